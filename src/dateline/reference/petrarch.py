"""PETRARCH: actor and agent dictionaries of TABARI, PETRARCH and their kin, read as entries of our own.

The format: an actor's name, its synonyms after "+", and its codes in brackets with the dates for which they hold,
`AFGHAN_TALIBAN_ [AFGREB 940801-960927]`; agents as `COMMANDER [~MIL]`, with sets between exclamation marks for the
words that may stand there (PETRARCH's documentation, Open Event Data Alliance). Codes become PLOVER's: the first three
letters are a country or IGO, NGO, MNC, the rest sectors; what PLOVER has no sector for is left out.
"""

import gzip
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.reference.actor_files import country_rows
from dateline.reference.actor_table import name_key
from dateline.reference.codebook import load_codebook

BRACKET = re.compile(r"\[([^\[\]]*)\]")
SET = re.compile(r"!(\w+)!")
BLOCS = frozenset({"IGO", "NGO", "MNC"})
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "al", "el", "bin", "e", "i", "ul"})
# CAMEO's sectors under the name that PLOVER has for them; a sector of both needs no line here.
SECTORS = {
    "HLH": "MED",
    "HRI": "SOC",
    "INS": "REB",
    "SEP": "REB",
    "RAD": "REB",
    "SET": "CVL",
    "DEV": "SOC",
    "MOD": "PTY",
}
CENTURY = 30  # of two digits, those up to it are of this century


@dataclass(slots=True)
class Entry:
    """One actor of a dictionary as it is gathered."""

    names: list[str] = field(default_factory=list)
    codes: list[tuple[str, str]] = field(default_factory=list)  # code, dates as written


def read_actor_dictionary(
    lines: Iterable[str], sectors: Iterable[str], countries: Iterable[str]
) -> list[dict[str, Any]]:
    """The entries of an actor dictionary in the form of an actor file; those without a usable code are left out."""
    known, states = frozenset(sectors), frozenset(countries)
    found = (as_entry(entry, known, states) for entry in gather(lines))
    return [entry for entry in found if entry is not None]


def read_dictionary(path: Path) -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
    """The actors and the agents of a dictionary file, gzipped or not. InputError where it can't be read or has none."""
    try:
        with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except gzip.BadGzipFile:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except OSError as error:
        raise InputError(f"{path}: {error}") from error
    sectors = load_codebook().sectors
    agents = read_agent_dictionary((line for line in lines if "[~" in line or line.startswith("!")), sectors)
    countries = [row[0] for row in country_rows()]
    actors = (
        read_actor_dictionary((line for line in lines if "[~" not in line), sectors, countries) if not agents else []
    )
    if not actors and not agents:
        raise InputError(f"{path}: no actor and no agent in the form of PETRARCH's dictionaries")
    return actors, agents


def unlisted(entries: Iterable[dict[str, Any]], is_name: Callable[[str], bool]) -> list[dict[str, Any]]:
    """The entries whose name nobody bears, without the further names that somebody bears."""
    kept: dict[str, dict[str, Any]] = {}
    taken: set[str] = set()
    for entry in entries:
        key = name_key(entry["name"])
        if is_name(entry["name"]) or key in taken:
            continue
        free = [name for name in entry.get("aliases", ()) if not is_name(name) and name_key(name) not in taken]
        taken |= {key, *map(name_key, free)}
        kept.setdefault(entry["id"], {**entry, "aliases": free} if free else without(entry, "aliases"))
    return list(kept.values())


def without(entry: dict[str, Any], field_name: str) -> dict[str, Any]:
    """The entry without a field."""
    return {name: value for name, value in entry.items() if name != field_name}


def gather(lines: Iterable[str]) -> Iterator[Entry]:
    """The dictionary's actors: a name that follows a code begins a new one, unless a "+" stands before it."""
    entry = Entry()
    for raw in lines:
        line = raw.partition("#")[0].rstrip()
        if not line.strip() or line.lstrip().startswith(("!", "<", "&")):
            continue
        name = line.partition("[")[0].strip()
        if name and not name.startswith("+") and entry.names:
            yield entry
            entry = Entry()
        for said in filter(None, name.split("+")):
            entry.names += map(written, with_acronym(said))
        for code in BRACKET.findall(line):
            sign, _, dates = code.strip().partition(" ")
            entry.codes.append((sign, dates.strip()))
    if entry.names:
        yield entry


def as_entry(entry: Entry, sectors: frozenset[str], countries: frozenset[str]) -> dict[str, Any] | None:
    """The actor as a mapping of an actor file; None where none of its codes is a country or a bloc."""
    roles = [role for code, dates in entry.codes if (role := as_role(code, dates, sectors, countries)) is not None]
    names = list(dict.fromkeys(name for name in entry.names if len(name) > 1))
    if not roles or not names:
        return None
    dated = [role for role in roles if "from" in role or "to" in role]
    usual = next((role for role in roles if role not in dated), None)
    found: dict[str, Any] = {"id": f"imported-{slug(names[0])}", "name": names[0]}
    code = (usual or roles[-1]).get("code")
    if code:
        found["code" if code in BLOCS else "country"] = code
    if usual is not None and "sector" in usual:
        found["sector"] = usual["sector"]
        found |= {"other": usual["other"]} if "other" in usual else {}
    if len(names) > 1:
        found["aliases"] = names[1:]
    if dated:
        found["roles"] = without_overlap(dated)
    return found


def as_role(code: str, dates: str, sectors: frozenset[str], countries: frozenset[str]) -> dict[str, Any] | None:
    """A bracket as a role; None where its code names neither a country nor a bloc."""
    parts = [code[i : i + 3] for i in range(0, len(code) - len(code) % 3, 3)]
    if not parts or (parts[0] not in countries | BLOCS and parts[0] != "IMG"):
        return None
    own = [SECTORS.get(part, part) for part in parts[1:]]
    kept = list(dict.fromkeys(part for part in own if part in sectors))
    if parts[0] == "IMG" and not kept:
        kept = ["REB"]
    role: dict[str, Any] = {} if parts[0] == "IMG" else {"code": parts[0]}
    if kept:
        role["sector"] = kept[0]
    if len(kept) > 1:
        role["other"] = kept[1:]
    begin, end = as_days(dates)
    if begin and end and begin > end:
        return None
    role |= {"from": begin} if begin else {}
    return role | ({"to": end} if end else {})


def as_days(dates: str) -> tuple[date | None, date | None]:
    """ ">011222" is from that day on, "<…" up to it, "940801-960927" between; what is no date is open."""
    if dates.startswith(">"):
        return as_day(dates[1:]), None
    if dates.startswith("<"):
        return None, as_day(dates[1:])
    begin, _, end = dates.partition("-")
    return as_day(begin), as_day(end)


def as_day(digits: str) -> date | None:
    """YYMMDD or YYYYMMDD; a month or day of 00 is the first."""
    digits = digits.strip()
    if not digits.isdigit() or len(digits) not in {6, 8}:
        return None
    year = int(digits[:-4])
    if len(digits) == 6:
        year += 2000 if year <= CENTURY else 1900
    try:
        return date(year, int(digits[-4:-2]) or 1, int(digits[-2:]) or 1)
    except ValueError:
        return None


def without_overlap(roles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Roles by their beginning, those left out that begin before the one before them ends."""
    kept: list[dict[str, Any]] = []
    for role in sorted(roles, key=lambda r: (r.get("from") or date.min, r.get("to") or date.max)):
        if not kept or (role.get("from") or date.min) >= (kept[-1].get("to") or date.max):
            kept.append(role)
    return kept


def with_acronym(name: str) -> list[str]:
    """ "ISLAMIC_ARMY_(IA)_" as the name and its acronym."""
    found = re.fullmatch(r"(.+?)_?\((\w+)\)_?", name.strip())
    return [found[1], found[2]] if found else [name]


def written(name: str) -> str:
    """ "AFGHAN_NATIONAL_ARMY_" as newspapers write it; a single short word stays an acronym."""
    words = [word for word in re.sub(r"[_\s]+", " ", name).strip().split(" ") if word]
    if len(words) == 1 and len(words[0]) <= 5:
        return words[0]
    return " ".join(word.lower() if i and word.lower() in SMALL else capital(word) for i, word in enumerate(words))


def capital(word: str) -> str:
    """Each part of a hyphenated word with a capital; letters with stops stay as they are."""
    if "." in word[:-1]:
        return word
    return "-".join(
        part if part.lower() in SMALL and i else part.capitalize() for i, part in enumerate(word.split("-"))
    )


def slug(name: str) -> str:
    """The name as an id."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def read_agent_dictionary(lines: Iterable[str], sectors: Iterable[str]) -> dict[str, list[str]]:
    """Sector → nouns in the singular, from an agent dictionary; agents of no PLOVER sector are left out."""
    known = frozenset(sectors)
    kept = [line.partition("#")[0].strip() for line in lines]
    sets = dict(set_of(line) for line in kept if line.startswith("!") and "=" in line)
    found: dict[str, list[str]] = {}
    for line in kept:
        codes = BRACKET.findall(line)
        if not codes or line.startswith("!"):
            continue
        code = codes[0].strip().lstrip("~").partition(" ")[0]
        parts = (SECTORS.get(code[i : i + 3], code[i : i + 3]) for i in range(0, len(code), 3))
        sector = next((part for part in parts if part in known), None)
        if sector is not None:
            nouns = spelled_out(line.partition("[")[0].partition("{")[0].strip(), sets)
            found.setdefault(sector, []).extend(noun for noun in nouns if noun not in found.get(sector, []))
    return found


def set_of(line: str) -> tuple[str, list[str]]:
    """ "!PERSON! = MAN, MEN" as the set's name and its words."""
    name, _, words = line.partition("=")
    return name.strip().strip("!"), [word.strip() for word in words.split(",") if word.strip()]


def spelled_out(pattern: str, sets: Mapping[str, list[str]]) -> Iterator[str]:
    """The pattern with each word of its sets, in lower case with spaces."""
    parts = SET.split(pattern)
    choices = [[part] if i % 2 == 0 else sets.get(part, [part]) for i, part in enumerate(parts)]
    for chosen in product(*choices):
        noun = re.sub(r"[_\s]+", " ", "".join(chosen)).strip().lower()
        if noun:
            yield noun
