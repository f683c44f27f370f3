"""Document: an article with the layers read so far. Immutable: a step makes a new one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar

from dateline.records.article import Article
from dateline.records.layers import AnyLayer, Layer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Document:
    """An article and its layers, each a tuple in text order."""

    article: Article
    layers: Mapping[str, tuple[Any, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def __getitem__(self, layer: Layer[T]) -> tuple[T, ...]:
        """The layer's values; KeyError where no step has written it or the step did not declare it."""
        return self.layers[layer.name]

    def __contains__(self, layer: AnyLayer) -> bool:
        return layer.name in self.layers

    def with_layer(self, layer: Layer[T], values: Iterable[T]) -> "Document":
        """The document with one more layer."""
        return Document(self.article, MappingProxyType({**self.layers, layer.name: tuple(values)}))

    def only(self, layers: Iterable[AnyLayer]) -> "Document":
        """The document as a step may see it: with the layers it declared and no others."""
        names = {layer.name for layer in layers}
        return Document(self.article, MappingProxyType({k: v for k, v in self.layers.items() if k in names}))
