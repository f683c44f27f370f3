"""Toponyms: place names in text, each resolved to the place it most likely means in this article."""

from collections.abc import Iterator, Sequence

from dateline.annotate.place_finding import find_context, find_names
from dateline.annotate.place_names import PlaceName, Within, read_name
from dateline.annotate.place_ranking import Ranked, rank_places
from dateline.annotate.place_relations import precision_of
from dateline.annotate.place_setting import Setting, setting_of, with_guesses
from dateline.annotate.step import Step, each
from dateline.records.document import Document
from dateline.records.layers import MENTIONS, TOKENS, TOPONYMS
from dateline.records.place import Place, Toponym
from dateline.reference.gazetteer import Gazetteer, load_gazetteer
from dateline.reference.registry import Registry, load_registry

N_ALTERNATIVES = 5
LOOKS = 3


def find_toponyms(document: Document, gazetteer: Gazetteer, registry: Registry) -> Iterator[Toponym]:
    """Place names in text order; the best place first, the others kept as alternatives."""
    text = document.article.text
    spans = find_names(document, gazetteer, registry)
    names = one_sense([read_name(text, span, gazetteer, registry) for span in spans])
    context = [read_name(text, span, gazetteer, registry) for span in find_context(document, gazetteer)]
    setting = setting_of(document, names, registry)
    for span, place, others in zip(spans, *resolve(names, setting, registry, context), strict=True):
        yield Toponym(span, place, precision_of(place, text, span) if place else "unknown", others)


def one_sense(names: Sequence[PlaceName]) -> list[PlaceName]:
    """What is once said to lie somewhere lies there all through the article."""
    within: dict[str, Within] = {}
    for name in names:
        if name.within is not None:
            within.setdefault(name.said, name.within)
    return [PlaceName(n.said, n.kinds, n.within or within.get(n.said), n.candidates) for n in names]


def resolve(
    names: Sequence[PlaceName], setting: Setting, registry: Registry, context: Sequence[PlaceName] = ()
) -> tuple[list[Place | None], list[tuple[Place, ...]]]:
    """The place of each name, and the other places it could be; each look knows what the one before found."""
    distinct = dict.fromkeys([*context, *names])  # what is said often is ranked once
    around, ranked = setting, {name: rank_places(name, setting, registry) for name in distinct}
    for _ in range(LOOKS - 1):
        around = with_guesses(setting, [(name.said, found[0].place) for name, found in ranked.items() if found])
        ranked = {name: rank_places(name, around, registry) for name in distinct}
    places = [chosen(name, ranked[name], around) for name in names]
    return places, [tuple(r.place for r in ranked[name][1 : 1 + N_ALTERNATIVES]) for name in names]


def chosen(name: PlaceName, ranked: Sequence[Ranked], setting: Setting) -> Place | None:
    """The likeliest place, but for a village that the article can't mean."""
    return ranked[0].place if ranked and not setting.is_foreign(ranked[0].place, name) else None


def step(gazetteer: Gazetteer | None = None, registry: Registry | None = None) -> Step:
    """Reads tokens and mentions, writes the toponyms."""

    def find(document: Document) -> Iterator[Toponym]:
        return find_toponyms(document, gazetteer or load_gazetteer(), registry or load_registry())

    return each("toponyms", (TOKENS, MENTIONS), TOPONYMS, find)
