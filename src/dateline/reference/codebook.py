"""Codebook: the PLOVER types with their modes, scores, quads, CAMEO codes and the names of the contexts.

Source: PLOVER manual, version of September 2021, and its table of conversion from CAMEO (Open Event Data Alliance).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from dateline.errors import MissingReference
from dateline.reference.data_files import codebook_file, read_yaml

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


@dataclass(frozen=True, slots=True)
class Mode:
    """A manner of a type, with a score of its own."""

    name: str
    score: float  # conflict (-10) to cooperation (+10)
    definition: str


@dataclass(frozen=True, slots=True)
class CameoRule:
    """A CAMEO code for a mode and contexts; None and the empty set ask nothing."""

    code: str
    mode: str | None
    contexts: frozenset[str]  # one of them is enough


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's sixteen types."""

    name: str
    quad: str
    score: float  # conflict (-10) to cooperation (+10)
    reciprocal: bool  # all who take part are actors
    recipient_required: bool
    definition: str
    boundaries: tuple[str, ...]  # what belongs to another type, and to which
    modes: Mapping[str, Mode]
    cameo: str  # the code where no rule holds
    cameo_rules: tuple[CameoRule, ...]  # the first that holds decides


@dataclass(frozen=True, slots=True)
class Codebook:
    """The types, and what goes with them."""

    version: str
    types: Mapping[str, EventType]
    statuses: Mapping[str, str]  # name → meaning
    sectors: Mapping[str, str]  # code → meaning
    contexts: tuple[str, ...]

    def quad(self, event_type: str) -> str:
        """The type's quad class."""
        return self.types[event_type].quad

    def score(self, event_type: str, mode: str | None = None) -> float:
        """The mode's score, or the type's where there is no mode."""
        known = self.types[event_type]
        return known.modes[mode].score if mode and mode in known.modes else known.score

    def cameo(self, event_type: str, mode: str | None = None, contexts: Iterable[str] = ()) -> str:
        """The CAMEO code of an event of that type, mode and contexts: digits without a leading zero."""
        known = self.types[event_type]
        given = frozenset(contexts)
        for rule in known.cameo_rules:
            if rule.mode in (None, mode) and (not rule.contexts or rule.contexts & given):
                return rule.code
        return known.cameo


@cache
def load_codebook() -> Codebook:
    """The codebook that Dateline ships; MissingReference where its file does not follow the schema."""
    raw = read_yaml(codebook_file("plover.yaml"))
    contexts = tuple(raw["contexts"])
    types = {name: read_type(name, fields, contexts) for name, fields in raw["types"].items()}
    return Codebook(
        version=raw["version"],
        types=MappingProxyType(types),
        statuses=MappingProxyType(raw["statuses"]),
        sectors=MappingProxyType(raw["sectors"]),
        contexts=contexts,
    )


def read_type(name: str, raw: Mapping[str, Any], contexts: tuple[str, ...]) -> EventType:
    """One type of the file, checked."""
    if raw["quad"] not in QUADS:
        raise MissingReference(f"plover.yaml: {name} has the unknown quad {raw['quad']!r}")
    modes = {m: Mode(m, float(f["score"]), f["is"]) for m, f in (raw.get("modes") or {}).items()}
    return EventType(
        name=name,
        quad=raw["quad"],
        score=float(raw["score"]),
        reciprocal=raw.get("reciprocal", False),
        recipient_required=raw["recipient"] == "required",
        definition=raw["is"],
        boundaries=tuple(raw.get("not") or ()),
        modes=MappingProxyType(modes),
        cameo=raw["cameo"],
        cameo_rules=tuple(read_rule(name, code, rule, modes, contexts) for code, rule in raw["cameo_rules"]),
    )


def read_rule(
    name: str, code: str, raw: Mapping[str, Any], modes: Mapping[str, Mode], contexts: tuple[str, ...]
) -> CameoRule:
    """A CAMEO rule; its mode and contexts must be the codebook's own."""
    mode = raw.get("mode")
    wanted = frozenset(raw.get("contexts") or ())
    if mode is not None and mode not in modes:
        raise MissingReference(f"plover.yaml: {name}, CAMEO {code}: unknown mode {mode!r}")
    if unknown := wanted - set(contexts):
        raise MissingReference(f"plover.yaml: {name}, CAMEO {code}: unknown contexts {sorted(unknown)}")
    return CameoRule(code, mode, wanted)
