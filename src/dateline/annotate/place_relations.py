"""Place relations: how exactly a name says where: in it, near it, on its border, in a part of it.

The words are UCDP's where_prec: 1 exact, 2 near (within about 25 km), 3 district, 4 province, 5 region or line,
6 country, 7 waters.
"""

import re
from typing import Final

from dateline.annotate.place_words import load_place_words
from dateline.records.place import Place
from dateline.records.span import Span

OF_FEATURE: Final = {"PCLI": "country", "ADM1": "province", "ADM2": "district"}
NEAR_KM, DISTRICT_KM, LARGE_KM = 25, 100, 60
BEHIND = 60  # characters
WORD = re.compile(r"[\w'’.-]+|,")
LENGTH = re.compile(
    r"((?<!\d)\d[\d,.]{0,20}|a few|several|some|dozens of|a|ten|twelve|twenty|thirty|forty|fifty)[\s-]*([a-z]{1,30})\b",
    re.IGNORECASE,
)


def precision_of(place: Place, text: str, span: Span) -> str:
    """How exactly the place is given by the name at the span."""
    before, after = text[max(0, span.start - BEHIND) : span.start], text[span.end : span.end + BEHIND]
    own = own_precision(place)
    if own in {"country", "province"} and is_border(before, after):
        return "region"
    if own == "country" and has_side(before):
        return "region"
    return away(own, before, after) if own == "exact" else own


def own_precision(place: Place) -> str:
    """Of the place itself."""
    if place.is_water:
        return "waters"
    if place.feature_code in OF_FEATURE:
        return OF_FEATURE[place.feature_code]
    if not place.is_region:
        return "exact"
    size = place.extent_km or 0
    return "exact" if size <= NEAR_KM else ("district" if size <= 2 * LARGE_KM else "region")


def away(own: str, before: str, after: str) -> str:
    """Of a town from which the text counts: "20 km south of Kandahar", "the outskirts of Mosul", "the Swat area"."""
    words = load_place_words()
    said = [word.lower() for word in WORD.findall(before)]
    kilometres = length_before(before)
    if kilometres is not None:
        return "near" if kilometres <= NEAR_KM else ("district" if kilometres <= DISTRICT_KM else "province")
    last = [
        word for word in said[-4:] if word not in {"the", "of", "to", "from", "city", "town", "village", "in", "on"}
    ]
    if last and said[-1] != "," and last[-1] in words.near:
        return "near"
    if len(said) > 1 and said[-1] == "of" and said[-2] in words.sides:
        return "near"  # "south of Baghdad"
    if re.match(r"\s+(area|outskirts|suburbs?|environs)\b", after):
        return "near"
    between = re.search(r"\bbetween\s+(?:[\w'’-]+\s+and\s+)?(?:the\s+)?$", before) is not None
    return "near" if between else own


def length_before(before: str) -> float | None:
    """The kilometres right before the name; "a few miles" as 5 of them."""
    if not re.search(r"\b(of|from|outside|off|away)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}$", before):
        return None
    lengths = load_place_words().lengths
    for match in reversed(list(LENGTH.finditer(before))):
        if (unit := lengths.get(match.group(2).lower())) is not None:
            number = match.group(1).replace(",", "")
            return unit * (float(number) if re.fullmatch(r"\d+(\.\d+)?", number) else 5.0)
    return None


def is_border(before: str, after: str) -> bool:
    """ "the border between X and Y", "X's border with Y", "the X-Y border", "the Syrian side of the border with X"."""
    borders = "|".join(sorted(load_place_words().borders))
    if re.search(
        rf"\b({borders})\s+(?:between|with|of|to|from|region of)\s+(?:[\w'’.-]+\s+and\s+)?(?:the\s+)?$", before
    ):
        return True
    return re.match(rf"(?:['’]s)?(?:[-–—/ ]+(?:and )?[A-Z][\w-]+)?\s+(?:[a-z]+\s+)?({borders})\b", after) is not None


def has_side(before: str) -> bool:
    """ "northern Mali", "the east of Syria"."""
    said = [word.lower() for word in WORD.findall(before)]
    sides = load_place_words().sides
    return bool(said) and (said[-1] in sides or (len(said) > 1 and said[-1] == "of" and said[-2] in sides))
