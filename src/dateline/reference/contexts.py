"""Contexts: the words and phrases that point to PLOVER's contexts, and the events and parties that bring one with them.

All of it is data: `codebooks/contexts.yaml`, whose head says what each weight and threshold means.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from dateline.errors import MissingReference
from dateline.reference.codebook import Codebook, load_codebook
from dateline.reference.data_files import codebook_file, read_yaml

CUE_LISTS = ("tells", "suggests", "hints")
FIELDS = frozenset({*CUE_LISTS, "implied", "sectors"})
Word = frozenset[str]  # the forms of one word in lower case: its lemma and as it is written


@dataclass(frozen=True, slots=True)
class ContextCue:
    """A phrase and what it points to; one that is silent points to nothing."""

    words: tuple[str, ...]  # lemmas in lower case
    weights: tuple[tuple[str, float], ...]  # context, 0 to 1


@dataclass(frozen=True, slots=True)
class ArticleRule:
    """When an article as a whole has a context; see the head of contexts.yaml."""

    threshold: float
    most: int
    lead: int
    lead_factor: int
    length: float
    sentences: int


@dataclass(frozen=True, slots=True)
class Contexts:
    """The cues of all contexts."""

    names: tuple[str, ...]  # in the codebook's order
    cues: Mapping[str, tuple[ContextCue, ...]]  # first word → cues that begin with it, longest first
    implied: Mapping[str, tuple[str, ...]]  # "ASSAULT/suicide-attack", "PROTEST" → contexts
    by_sector: Mapping[str, tuple[str, ...]]  # "MIL" → ("military",)
    sector_weight: float
    event_threshold: float
    article: ArticleRule

    def find_cues(self, words: Sequence[Word]) -> Iterator[tuple[int, int, ContextCue]]:
        """The cues in words, as their begin and end among them, half-open; the longest at each place, none overlap."""
        place = 0
        while place < len(words):
            cue = self._longest_at(words, place)
            if cue is None:
                place += 1
                continue
            if cue.weights:
                yield place, place + len(cue.words), cue
            place += len(cue.words)

    def implied_by(self, event_type: str, modes: Iterable[str]) -> frozenset[str]:
        """The contexts which an event of that type and those modes brings with it."""
        keys = [event_type, *(f"{event_type}/{mode}" for mode in modes)]
        return frozenset(context for key in keys for context in self.implied.get(key, ()))

    def of_event(self, words: Sequence[Word], event_type: str, modes: Iterable[str]) -> tuple[str, ...]:
        """The contexts of an event told in a clause of these words, in the codebook's order."""
        found = dict.fromkeys(self.implied_by(event_type, modes), 1.0)
        for cue in dict.fromkeys(cue for _, _, cue in self.find_cues(words)):
            for context, weight in cue.weights:
                found[context] = found.get(context, 0.0) + weight
        return tuple(name for name in self.names if found.get(name, 0.0) >= self.event_threshold)

    def _longest_at(self, words: Sequence[Word], place: int) -> ContextCue | None:
        candidates = [cue for form in words[place] for cue in self.cues.get(form, ())]
        fitting = [cue for cue in candidates if matches(cue.words, words[place : place + len(cue.words)])]
        return max(fitting, key=lambda cue: (len(cue.words), cue.words), default=None)


def matches(wanted: Sequence[str], words: Sequence[Word]) -> bool:
    """Is each wanted word a form of the word that stands in its place?"""
    return len(wanted) == len(words) and all(one in forms for one, forms in zip(wanted, words, strict=True))


@cache
def load_contexts() -> Contexts:
    """The contexts that Dateline ships; MissingReference where the file does not follow the schema."""
    return read_contexts(read_yaml(codebook_file("contexts.yaml")), load_codebook())


def read_contexts(raw: Mapping[str, Any], codebook: Codebook) -> Contexts:
    """The content of contexts.yaml, checked against the codebook."""
    listed: Mapping[str, Mapping[str, list[str]]] = raw["contexts"]
    for name, values in listed.items():
        check_context(name, values, codebook)
    return Contexts(
        names=codebook.contexts,
        cues=MappingProxyType(by_first_word(read_cues(listed, raw["weights"], raw["silent"]))),
        implied=MappingProxyType(inverted({name: values.get("implied", ()) for name, values in listed.items()})),
        by_sector=MappingProxyType(inverted({name: values.get("sectors", ()) for name, values in listed.items()})),
        sector_weight=float(raw["weights"]["sector"]),
        event_threshold=float(raw["event"]["threshold"]),
        article=ArticleRule(**raw["article"]),
    )


def check_context(name: str, values: Mapping[str, Any], codebook: Codebook) -> None:
    """MissingReference where a context, field, type, mode or sector is not known."""
    unknown = [field for field in values if field not in FIELDS]
    unknown += [] if name in codebook.contexts else [name]
    unknown += [sector for sector in values.get("sectors", ()) if sector not in codebook.sectors]
    for key in values.get("implied", ()):
        event_type, _, mode = key.partition("/")
        known = codebook.types.get(event_type)
        if known is None or (mode and mode not in known.modes):
            unknown.append(key)
    if unknown:
        raise MissingReference(f"contexts.yaml: {name}: not known: {', '.join(unknown)}")


def read_cues(
    listed: Mapping[str, Mapping[str, list[str]]], weights: Mapping[str, float], silent: Iterable[str]
) -> Iterator[ContextCue]:
    """One cue a phrase, with all contexts that it points to; MissingReference where one context names it twice."""
    found: dict[str, dict[str, float]] = {phrase: {} for phrase in silent}
    for name, values in listed.items():
        for strength in CUE_LISTS:
            for phrase in values.get(strength, ()):
                if name in found.setdefault(phrase, {}):
                    raise MissingReference(f"contexts.yaml: {name} names {phrase!r} twice")
                found[phrase][name] = float(weights[strength])
    for phrase, given in found.items():
        yield ContextCue(tuple(phrase.split()), tuple(given.items()))


def by_first_word(cues: Iterable[ContextCue]) -> dict[str, tuple[ContextCue, ...]]:
    """First word → cues, longest first."""
    found: dict[str, list[ContextCue]] = {}
    for cue in sorted(cues, key=lambda cue: (-len(cue.words), cue.words)):
        found.setdefault(cue.words[0], []).append(cue)
    return {word: tuple(begun) for word, begun in found.items()}


def inverted(listed: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Value → the names that list it."""
    found: dict[str, tuple[str, ...]] = {}
    for name, values in listed.items():
        for value in values:
            found[value] = (*found.get(value, ()), name)
    return found
