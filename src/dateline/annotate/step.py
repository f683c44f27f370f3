"""Step: a name, the layers read, the layer written, and a function over a batch of documents."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dateline.records.document import Document
from dateline.records.layers import AnyLayer, Layer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """One reading step. `run` gets documents that hold only the layers of `reads`, and gives each one the new layer."""

    name: str
    reads: tuple[AnyLayer, ...]
    writes: AnyLayer
    run: Callable[[Sequence[Document]], list[Document]]


def each(name: str, reads: Sequence[AnyLayer], writes: Layer[T], find: Callable[[Document], Iterable[T]]) -> Step:
    """A step that looks at one document at a time."""

    def run(documents: Sequence[Document]) -> list[Document]:
        return [document.with_layer(writes, find(document)) for document in documents]

    return Step(name, tuple(reads), writes, run)
