"""Place names: what a name in the text says of itself, its kind and what holds it, and the places that bear it."""

import re
from dataclasses import dataclass

from dateline.annotate.place_words import load_place_words
from dateline.records.place import Place
from dateline.records.span import Span
from dateline.reference.gazetteer import Gazetteer
from dateline.reference.registry import Registry

NAME = r"[A-Z][\w.'’-]*(?:\s+(?:of\s+|and\s+)?[A-Z][\w.'’-]*){0,3}"
AFTER = re.compile(rf"(?:,\s*|\s*\(|\s+in\s+)(?:the\s+)?(?:[a-z-]+ern\s+)?(?:(?:province|state|region) of\s+)?({NAME})")
BEFORE = re.compile(
    r"(?<![A-Za-z])((?:[A-Z][\w.-]{0,40}\s+){0,2}[A-Z][\w.-]{0,40})(['’]s)?\s+((?:[a-z-]{1,40}\s+){0,30})$"
)
NEXT = re.compile(r"(?:[-\s])[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?")
FAR_BACK = 90  # characters
MOST = 80  # places of a name, the likeliest


@dataclass(frozen=True, slots=True)
class Within:
    """What the text says a place lies in: "Quetta, Balochistan", "Pakistan's Punjab"."""

    words: str
    country: str | None
    province: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name as it stands in the text; `candidates` are (is it the primary name, place), the likeliest first."""

    said: str
    kinds: tuple[str, ...]  # feature codes that its kind allows: "Swat district"
    within: Within | None
    candidates: tuple[tuple[bool, Place], ...]


def read_name(text: str, span: Span, gazetteer: Gazetteer, registry: Registry) -> PlaceName:
    """The name at a span, with what stands around it."""
    said = span.of(text).removesuffix("'s").removesuffix("’s").strip()
    words = load_place_words()
    longer = longer_name(text, span, said, gazetteer)
    if goes_on(text, span, words.streets) or (longer is None and goes_on(text, span, words.endings)):
        return PlaceName(said, (), None, ())
    state = words.states.get(f"{said.rstrip('.')}.") or words.states.get(abbreviation_at(text, span))
    name, kinds, candidates = candidates_of(longer or state or said, gazetteer)
    if not candidates:
        name, candidates = place_inside(said, gazetteer)
    kinds = kinds or kind_beside(text, span)
    within = within_after(text, span, gazetteer, registry) or within_before(text, span, gazetteer, registry)
    if within is not None and registry.is_country(said) and within.province is None:
        within = None  # "Jordan, Lebanon and Turkey": countries in a row
    return PlaceName(name, kinds, within, candidates[:MOST])


def abbreviation_at(text: str, span: Span) -> str:
    """ "W.Va.", of which a name may be only the "W"; empty where no stop follows."""
    match = re.compile(r"(?:[A-Z][a-z]{0,4}\.){2,3}").match(text, span.start)
    return match.group() if match is not None and match.end() >= span.end else ""


def goes_on(text: str, span: Span, words: frozenset[str]) -> bool:
    """Is it "Memphis" of Memphis Street, with a capital and one of the words behind it?"""
    match = re.match(r"\s+([A-Z][a-z]+)", text[span.end : span.end + 15])
    return match is not None and match.group(1).lower() in words


def candidates_of(said: str, gazetteer: Gazetteer) -> tuple[str, tuple[str, ...], tuple[tuple[bool, Place], ...]]:
    """(name, kinds, places of it), else of it without its kind or side, or with an article ("Al Mahmudiyah")."""
    words = load_place_words()
    first, last = said.split(" ", 1)[0].lower(), said.rsplit(" ", 1)[-1].lower()
    kinds = words.kinds.get(last, ()) if " " in said else ()
    tries = [said, f"Al {said}"]
    if " " in said and last in words.kinds:
        tries.append(said.rsplit(" ", 1)[0])
    if " " in said and first in words.sides:
        tries.append(said.split(" ", 1)[1])
    if said.lower().startswith(("city of ", "town of ", "state of ", "province of ", "district of ", "county of ")):
        kinds = words.kinds[said.split(" ", 1)[0].lower()]
        tries.append(said.split(" ", 2)[2])
    for name in tries:
        if found := gazetteer.entries(name):
            return name, kinds, found
    return said, kinds, ()


def place_inside(said: str, gazetteer: Gazetteer) -> tuple[str, tuple[tuple[bool, Place], ...]]:
    """The place that such a name begins with: Benghazi of "Benghazi Medical Center".

    None of "Memphis Street" or "Tennessee Colony".
    """
    words = said.split()
    if words[-1].rstrip(".").lower() in load_place_words().streets | load_place_words().endings:
        return said, ()
    for n in range(len(words) - 1, 0, -1):
        name = " ".join(words[:n])
        if found := tuple((primary, place) for primary, place in gazetteer.entries(name) if primary):
            return name, found
    return said, ()


def longer_name(text: str, span: Span, said: str, gazetteer: Gazetteer) -> str | None:
    """The longer name of which only a part was read: "Inner" of Inner Mongolia, "Saxony" of Saxony-Anhalt."""
    match = NEXT.match(text, span.end)
    if match is None or said.lower() in {"the", ""}:
        return None
    whole = said + match.group()
    for name in (whole, " ".join(whole.split()[:-1])):
        found = gazetteer.entries(name) if len(name) > len(said) else ()
        if found and (any(primary for primary, _ in found) or not gazetteer.entries(said)):
            return name
    return None


def kind_beside(text: str, span: Span) -> tuple[str, ...]:
    """The kind that stands behind the name or before it: "Swat district", "the province of Kandahar"."""
    kinds = load_place_words().kinds
    match = re.match(r"\s+([a-z]+)\b", text[span.end : span.end + 20])
    if match is not None and match.group(1) in kinds:
        return kinds[match.group(1)]
    if match := re.search(r"\b([a-z]+)\s+of\s+$", text[max(0, span.start - 25) : span.start]):
        return kinds.get(match.group(1), ())
    return ()


def within_after(text: str, span: Span, gazetteer: Gazetteer, registry: Registry) -> Within | None:
    """What follows a comma or "in": "Hyderabad, India", "Alexandria, La.", "Tripoli in northern Lebanon"."""
    start = span.end + (2 if text[span.end : span.end + 2] in {"'s", "’s"} else 0)
    match = AFTER.match(text, start)
    if match is None:
        match = AFTER.match(re.sub(r"^\s+[a-z]+\b", "", text[start : start + 80]))  # "Kutum locality, Darfur"
        if match is None or not match.string.startswith(","):
            return None
    return holder(match.group(1), gazetteer, registry)


def holder(words: str, gazetteer: Gazetteer, registry: Registry) -> Within | None:
    """The country or province that the words begin with, the longest first; towns hold nothing."""
    states = load_place_words().states
    parts = words.split()
    for n in range(len(parts), 0, -1):
        name = " ".join(parts[:n])
        bare = name.rstrip(".,")
        state = states.get(name) or states.get(bare) or states.get(f"{bare}.")
        if state is not None:
            return Within(name, "USA", state)
        if (country := registry.country_named(bare)) is not None:
            return Within(bare, country.country)
        best = next((p for _, p in candidates_of(bare, gazetteer)[2][:6] if p.feature_code in {"ADM1", "ADM2"}), None)
        if best is not None and best.feature_code == "ADM1":
            return Within(bare, best.country, best.admin1)
    return None


def within_before(text: str, span: Span, gazetteer: Gazetteer, registry: Registry) -> Within | None:
    """A country or province before the name: "the Pakistani city of Hyderabad", "Sindh's Hyderabad"."""
    words = load_place_words()
    match = BEFORE.search(text[max(0, span.start - FAR_BACK) : span.start])
    if match is None or not all(w in words.fillers | words.sides for w in match.group(3).split()):
        return None
    owner = match.group(1).split()
    for n in range(len(owner)):
        name = " ".join(owner[n:])
        country = registry.country_named(name)
        code = country.country if country is not None else None
        if code := code or registry.country_of_demonym(name):
            return Within(name, code)
        if match.group(2) and (held := holder(name, gazetteer, registry)) is not None:
            return held
    return None
