"""Registry: the actors that Dateline knows by name, with dated roles. Data: actors/*.yaml and countries.tsv."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

import ahocorasick

from dateline.errors import MissingReference
from dateline.records.actor import Actor, Role
from dateline.reference.data_files import load_yaml

FILES = (
    ("groups.yaml", "group", "REB"),
    ("bodies.yaml", "body", "GOV"),
    ("bodies_states.yaml", "body", "GOV"),
    ("people.yaml", "person", "GOV"),
    ("people_asia.yaml", "person", "GOV"),
    ("people_africa_middle_east.yaml", "person", "GOV"),
)
KNOWN_FOR = timedelta(days=5 * 365)  # so long the papers need no first name for one who held office
LINKS = re.compile(r"(?<=\w)[-\s]+(?:e|i)[-\s]+(?=\w)")


@dataclass(frozen=True, slots=True)
class Registry:
    """Actors by id, and their names."""

    actors: Mapping[str, Actor]
    names: Mapping[str, str]  # key of a name → actor_id
    demonyms: Mapping[str, str]  # nationality word → alpha-3
    capitals: Mapping[str, str]  # capital → alpha-3
    surnames: Mapping[str, tuple[str, ...]]  # last word of a person's name, in lower case → actor_ids
    finder: Any  # Aho-Corasick automaton over the names as they are written

    def find(self, text: str, day: date) -> Actor | None:
        """The actor of a whole name on that day; spelling variants of hyphens, diacritics and "the" do not matter."""
        actor_id = self.names.get(name_key(text))
        return self.actors.get(actor_id) if actor_id else None

    def find_surname(self, name: str, day: date, countries: Collection[str]) -> Actor | None:
        """The one person so called, of these countries, who held an office on that day or some years before."""
        known = [self.actors[actor_id] for actor_id in self.surnames.get(name_key(name), ())]
        here = [actor for actor in known if actor.country in countries and held_office(actor, day, KNOWN_FOR)]
        if len(here) > 1:
            here = [actor for actor in here if held_office(actor, day, timedelta(0))]
        return here[0] if len(here) == 1 else None

    def is_country(self, name: str) -> bool:
        """Does the name stand for a country, and not for its capital?"""
        actor = self.actors.get(self.names.get(name) or self.names.get(name.lower()) or "")
        return actor is not None and actor.kind == "country"

    def is_demonym(self, text: str) -> bool:
        """Is it a nationality word, such as "Afghan", and no name of the country itself?"""
        return text in self.demonyms and name_key(text) not in self.names

    def country_of_demonym(self, text: str) -> str | None:
        """The alpha-3 code of a nationality word."""
        return self.demonyms.get(text)

    def capital_of(self, text: str) -> str | None:
        """The alpha-3 code of the country whose capital it names."""
        return self.capitals.get(text)

    def country(self, code: str) -> Actor | None:
        """The actor that is a country."""
        return self.actors.get(f"country-{code.lower()}")

    def find_names(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, actor_id) of registry names in the text: whole words, the longest first, without overlaps."""
        found = []
        for last, (name, actor_id) in self.finder.iter(text):
            start, end = last + 1 - len(name), last + 1
            if not is_inside_word(text, start, end):
                found.append((start, end, actor_id))
        return longest(found)


def held_office(actor: Actor, day: date, before: timedelta) -> bool:
    """Did the person hold an office on that day, or within that time before it?"""
    offices = [role for role in actor.roles if role.office]
    return any((r.begin is None or r.begin <= day) and (r.end is None or r.end >= day - before) for r in offices)


def is_inside_word(text: str, start: int, end: int) -> bool:
    """Does a letter or digit go on before or after?"""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() or (after.isalnum() and text[end - 1 : end] != ".")


def longest(found: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Of overlapping names the longest, in text order."""
    kept: list[tuple[int, int, str]] = []
    for start, end, actor_id in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        if all(end <= s or start >= e for s, e, _ in kept):
            kept.append((start, end, actor_id))
    return sorted(kept)


def name_key(text: str) -> str:
    """A name without "the", possessives, diacritics, hyphens and quotes; acronyms keep their case."""
    text = text.replace("’", "'").replace("‘", "'")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() or text
    plain = re.sub(r"(?:'s|')$", "", plain.strip())
    plain = LINKS.sub(" e ", plain)
    plain = " ".join(re.sub(r"[-'.,“”\"]", " ", plain).split())
    plain = plain.removeprefix("the ").removeprefix("The ")
    return plain if plain.isupper() and len(plain) <= 6 else plain.lower()


@cache
def load_registry() -> Registry:
    """The registry that Dateline ships; MissingReference where a file does not read."""
    actors = {actor.actor_id: actor for actor in read_actors()}
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for row in country_rows():
        demonyms |= dict.fromkeys(filter(None, row[3].split("|")), row[0])
        capitals |= dict.fromkeys(filter(None, [row[4], *row[5].split("|")]), row[0])
    names: dict[str, str] = {}
    surnames: dict[str, tuple[str, ...]] = {}
    for actor in actors.values():
        if actor.kind == "person":
            last = name_key(actor.name.split()[-1])
            surnames[last] = (*surnames.get(last, ()), actor.actor_id)
    finder = ahocorasick.Automaton()
    for actor in actors.values():
        for name in (actor.name, *actor.aliases):
            names.setdefault(name_key(name), actor.actor_id)
            for written in spellings(name):
                finder.add_word(written, (written, actor.actor_id))
    for word, code in demonyms.items():
        if word not in finder:
            finder.add_word(word, (word, f"country-{code.lower()}"))
    finder.make_automaton()
    return Registry(actors, names, demonyms, capitals, surnames, finder)


def spellings(name: str) -> Iterator[str]:
    """The name as newspapers write it: with either apostrophe, with or without diacritics."""
    yield name
    if "'" in name:
        yield name.replace("'", "’")
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    if plain and plain != name:
        yield plain


def country_rows() -> Iterator[list[str]]:
    """The rows of countries.tsv: code, name, other names, nationality words, capital, its other names."""
    text = (resources.files("dateline.reference") / "actors" / "countries.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), "", "", "", "", ""][:6]


def read_actors() -> Iterator[Actor]:
    """All actors: countries first, then groups, bodies and people."""
    for code, name, others, *_ in country_rows():
        aliases = tuple(filter(None, others.split("|")))
        yield Actor(f"country-{code.lower()}", name, "country", aliases, code, (Role(code, "GOV"),))
    for file, kind, sector in FILES:
        for raw in load_yaml(resources.files("dateline.reference") / "actors" / file):
            yield read_actor(raw, kind, sector, file)


def read_actor(raw: Mapping[str, Any], kind: str, sector: str, file: str) -> Actor:
    """One entry; its code is its country's, or what `code` says."""
    unknown = set(raw) - {
        "id",
        "name",
        "kind",
        "country",
        "code",
        "sector",
        "aliases",
        "roles",
        "other",
        "otherwise",
        "wikidata",
    }
    if unknown or not {"id", "name"} <= set(raw):
        raise MissingReference(f"{file}: entry {raw.get('id', raw.get('name'))!r} has unknown or lacks needed fields")
    code = raw.get("code", raw.get("country"))
    default = raw.get("otherwise", "ELI") if kind == "person" else raw.get("sector", sector)
    roles = [read_role(role, code, default) for role in raw.get("roles", ())]
    roles.append(Role(code or "", default or "", other_sector_codes=tuple(raw.get("other", ()))))
    return Actor(
        raw["id"],
        raw["name"],
        raw.get("kind", kind),
        tuple(raw.get("aliases", ())),
        code,
        tuple(roles),
        raw.get("wikidata"),
    )


def read_role(raw: Mapping[str, Any], code: str | None, sector: str | None) -> Role:
    """A dated role; a bare year stands for its first or last day."""
    own = raw.get("sector", sector)
    return Role(
        raw.get("code", code) or "",
        own or "",
        raw.get("office"),
        as_day(raw.get("from"), first=True),
        as_day(raw.get("to"), first=False),
        tuple(raw.get("other", ())),
    )


def as_day(value: Any, *, first: bool) -> date | None:
    """A date of the files as a day."""
    if value is None or isinstance(value, date):
        return value
    return date(int(value), 1, 1) if first else date(int(value), 12, 31)
