"""Registry: the actors known by name, with dated roles; data in actors/, and in the analyst's own folder."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import ahocorasick

from dateline.records.actor import Actor
from dateline.reference.actor_files import country_rows
from dateline.reference.actor_index import shipped_actors, spellings
from dateline.reference.own_actors import CHOSEN, own_actors

KNOWN_FOR = timedelta(days=5 * 365)  # so long the papers need no first name for one who held office
LINKS = re.compile(r"(?<=\w)[-\s]+(?:e|i)[-\s]+(?=\w)")
NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Use:
    """One meaning of a name: an actor, and the days and countries for which the name means it."""

    actor_id: str
    begin: date | None
    end: date | None
    where: tuple[str, ...]
    own: bool  # from the analyst's own files, which go before the shipped ones

    def holds(self, day: date, spoken: Collection[str]) -> bool:
        """Does the name mean this actor on that day, in an article that speaks of these countries?"""
        in_time = (self.begin is None or self.begin <= day) and (self.end is None or day <= self.end)
        return in_time and (not self.where or any(code in spoken for code in self.where))


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """Actors by id, and their names."""

    actors: Mapping[str, Actor]
    names: Mapping[str, tuple[Use, ...]]  # key of a name → its meanings, the narrowest first
    demonyms: Mapping[str, str]  # nationality word → alpha-3
    capitals: Mapping[str, str]  # capital → alpha-3
    surnames: Mapping[str, tuple[str, ...]]  # last word of a person's name, in lower case → actor_ids
    finder: Any  # Aho-Corasick automaton over the names as they are written; each with its key

    def find(self, text: str, day: date, spoken: Collection[str] = NOWHERE) -> Actor | None:
        """The actor of a whole name on that day; variants of hyphens, diacritics and "the" do not matter.

        `spoken`: the countries that the article speaks of, alpha-3; some names mean an actor only beside its country.
        """
        return self.meant(name_key(text), day, spoken)

    def meant(self, key: str, day: date, spoken: Collection[str] = NOWHERE) -> Actor | None:
        """The same of a name's key."""
        for use in self.names.get(key, ()):
            if use.holds(day, spoken):
                return self.actors[use.actor_id]
        return None

    def find_surname(self, name: str, day: date, countries: Collection[str]) -> Actor | None:
        """The one person so called, of these countries, who held an office on that day or some years before."""
        known = [self.actors[actor_id] for actor_id in self.surnames.get(name_key(name), ())]
        here = [actor for actor in known if actor.country in countries and held_office(actor, day, KNOWN_FOR)]
        if len(here) > 1:
            here = [actor for actor in here if held_office(actor, day, timedelta(0))]
        return here[0] if len(here) == 1 else None

    def country_named(self, name: str) -> Actor | None:
        """The country of that name, and not of a nationality or a capital."""
        uses = self.names.get(name_key(name), ())
        known = (self.actors[use.actor_id] for use in uses)
        return next((actor for actor in known if actor.kind == "country"), None)

    def is_country(self, name: str) -> bool:
        """Does the name stand for a country, and not for its capital?"""
        return self.country_named(name) is not None

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

    def find_names(self, text: str, day: date) -> list[tuple[int, int, str]]:
        """(start, end, actor_id) of names in the text that mean an actor on that day: whole words, the longest first,
        without overlaps.
        """
        spoken = spoken_in(self, text)
        found = []
        for start, end, key in self._written(text):
            code = self.demonyms.get(text[start:end])
            actor = self.meant(key, day, spoken) or (self.country(code) if code else None)
            if actor is not None:
                found.append((start, end, actor.actor_id))
        return longest(found)

    def countries_in(self, text: str) -> Iterator[str]:
        """Alpha-3 codes of the countries that a text names, by name, nationality or capital."""
        for start, end, key in self._written(text):
            said = text[start:end]
            country = next((u.actor_id for u in self.names.get(key, ()) if u.actor_id.startswith("country-")), "")
            if code := self.demonyms.get(said) or self.capitals.get(said) or country[-3:].upper():
                yield code

    def _written(self, text: str) -> Iterator[tuple[int, int, str]]:
        for last, (name, key) in self.finder.iter(text):
            start, end = last + 1 - len(name), last + 1
            if not is_inside_word(text, start, end):
                yield start, end, key


@lru_cache(maxsize=4)
def spoken_in(registry: Registry, text: str) -> frozenset[str]:
    """The countries that an article speaks of; kept for the steps that follow on the same text."""
    return frozenset(registry.countries_in(text))


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
    return sorted(kept, key=lambda n: n[0])


def name_key(text: str) -> str:
    """A name without "the", possessives, diacritics, hyphens and quotes; acronyms keep their case."""
    text = text.replace("’", "'").replace("‘", "'")
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() or text
    plain = re.sub(r"(?:'s|')$", "", plain.strip())
    plain = LINKS.sub(" e ", plain)
    plain = " ".join(re.sub(r"[-'.,“”\"]", " ", plain).split())
    plain = plain.removeprefix("the ").removeprefix("The ")
    return plain if plain.isupper() and len(plain) <= 6 else plain.lower()


def load_registry() -> Registry:
    """The shipped actors and the analyst's own, once a process; MissingReference where a file does not read."""
    return registry_of(CHOSEN.folder)


@cache
def registry_of(folder: Path | None) -> Registry:
    """The shipped actors, and those of a folder of own files."""
    own = own_actors(folder)
    removed = frozenset(own.removed) | {actor.actor_id for actor in own.actors}
    shipped = [actor for actor in shipped_actors() if actor.actor_id not in removed]
    return build_registry(shipped, own.actors)


def build_registry(shipped: Sequence[Actor], own: Sequence[Actor] = ()) -> Registry:
    """A registry of these actors; a name of an own one goes before the same name of a shipped one."""
    demonyms: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for row in country_rows():
        demonyms |= dict.fromkeys(filter(None, row[3].split("|")), row[0])
        capitals |= dict.fromkeys(filter(None, [row[4], *row[5].split("|")]), row[0])
    uses: dict[str, list[Use]] = {}
    surnames: dict[str, tuple[str, ...]] = {}
    finder = ahocorasick.Automaton()
    for number, actor in enumerate((*own, *shipped)):
        for written, key, use in uses_of(actor, own=number < len(own)):
            finder.add_word(written, (written, key))
            known = uses.setdefault(key, [])
            if use not in known:
                known.append(use)
        if actor.kind == "person":
            last = name_key(actor.name.split()[-1])
            surnames[last] = (*surnames.get(last, ()), actor.actor_id)
    for word in (*demonyms, *capitals):
        if word not in finder:
            finder.add_word(word, (word, name_key(word)))
    finder.make_automaton()
    names = {key: tuple(sorted(known, key=narrowness)) for key, known in uses.items()}
    return Registry({a.actor_id: a for a in (*shipped, *own)}, names, demonyms, capitals, surnames, finder)


def uses_of(actor: Actor, *, own: bool = False) -> Iterator[tuple[str, str, Use]]:
    """(name as written, its key, its meaning) of each of an actor's names and spellings."""
    plain = Use(actor.actor_id, None, None, (), own)
    for written in spellings(actor.name):
        yield written, name_key(written), plain
    for name in actor.aliases:
        for written in spellings(name.text):
            yield written, name_key(written), Use(actor.actor_id, name.begin, name.end, name.where, own)


def narrowness(use: Use) -> tuple[bool, bool, bool]:
    """Own files first, then names bound to countries, then those bound to days; False sorts first."""
    return not use.own, not use.where, use.begin is None and use.end is None
