"""Registry: the actors known by name, with dated roles; data in actors/, and in the analyst's own folder."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from pathlib import Path

from dateline.records.actor import Actor, Role
from dateline.reference.actor_files import country_rows
from dateline.reference.actor_index import shipped_table
from dateline.reference.actor_table import ACTOR, USES, WORD, WRITTEN, Table, Use, Written, name_key
from dateline.reference.own_actors import CHOSEN, own_index

KNOWN_FOR = timedelta(days=5 * 365)  # so long the papers need no first name for one who held office
# Of two persons of one surname the one in such an office is meant.
HIGH = frozenset(
    {"President", "Prime Minister", "King", "Emir", "Sultan", "Chancellor", "Supreme Leader", "Interim President"}
    | {"Acting President", "Transitional President", "Caretaker Prime Minister", "Secretary-General", "Pope"}
    | {"Foreign Minister", "Defence Minister", "Interior Minister", "Secretary of State", "Secretary of Defense"}
    | {"Army Chief", "Chief of Army Staff", "Chief of Defence Staff"}
)
NOWHERE: frozenset[str] = frozenset()


class Actors(Mapping[str, Actor]):
    """The actors of some tables by id, decoded when asked for; an earlier table's goes before a later one's."""

    def __init__(self, tables: tuple[Table, ...], removed: Collection[str]) -> None:
        self._encoded: dict[str, bytes] = {}
        for table in reversed(tables):
            self._encoded |= table.actors
        for actor_id in removed:
            self._encoded.pop(actor_id, None)
        self._known: dict[str, Actor] = {}

    def __getitem__(self, actor_id: str) -> Actor:
        """Raises KeyError."""
        known = self._known.get(actor_id)
        if known is None:
            known = self._known[actor_id] = ACTOR.decode(self._encoded[actor_id])
        return known

    def __iter__(self) -> Iterator[str]:
        return iter(self._encoded)

    def __len__(self) -> int:
        return len(self._encoded)


class Registry:
    """Actors by id, and whom their names mean."""

    def __init__(self, shipped: Table, own: Table | None = None, removed: Collection[str] = ()) -> None:
        """`own`: the analyst's, whose entries and names go before the shipped; `removed`: ids that are taken out."""
        self._own = frozenset(own.actors) if own else NOWHERE
        self._tables = (own, shipped) if own else (shipped,)
        self._removed = frozenset(removed) - self._own
        self.actors = Actors(self._tables, self._removed)
        self._uses: dict[str, tuple[Use, ...]] = {}
        self._starts: dict[str, tuple[Written, ...]] = {}

    @cached_property
    def demonyms(self) -> Mapping[str, str]:
        """Nationality word → alpha-3."""
        return {word: row[0] for row in country_rows() for word in row[3].split("|") if word}

    @cached_property
    def capitals(self) -> Mapping[str, str]:
        """Capital → alpha-3."""
        return {word: row[0] for row in country_rows() for word in (row[4], *row[5].split("|")) if word}

    def uses(self, key: str) -> tuple[Use, ...]:
        """The meanings of a name's key: own ones first, then those bound to countries, then to days."""
        found = self._uses.get(key)
        if found is None:
            found = self._uses[key] = tuple(self._decode_uses(key))
        return found

    def _decode_uses(self, key: str) -> Iterator[Use]:
        for number, table in enumerate(self._tables):
            own = number == 0 and bool(self._own)
            for use in USES.decode(table.names[key]) if key in table.names else ():
                if own or use.actor_id not in self._removed | self._own:
                    yield use

    def is_name(self, text: str) -> bool:
        """Does an actor bear that name, on any day?"""
        return bool(self.uses(name_key(text)))

    def find(self, text: str, day: date, spoken: Collection[str] = NOWHERE) -> Actor | None:
        """The actor of a whole name on that day; variants of hyphens, diacritics and "the" do not matter.

        `spoken`: the countries that the article speaks of, alpha-3; some names mean an actor only beside its country.
        """
        return self.meant(name_key(text), day, spoken)

    def meant(self, key: str, day: date, spoken: Collection[str] = NOWHERE) -> Actor | None:
        """The same of a name's key.

        A meaning that is bound to countries yields to one that is not, where the article speaks of that one's country.
        """
        found = [use for use in self.uses(key) if use.holds(day, spoken)]
        actors = [self.actors[use.actor_id] for use in found]
        if len(found) > 1 and found[0].where:
            free = (a for use, a in zip(found, actors, strict=True) if not use.where and a.country in spoken)
            return next(free, actors[0])
        return actors[0] if actors else None

    def find_surname(
        self, name: str, day: date, countries: Collection[str], office: str | None = None, sector: str | None = None
    ) -> Actor | None:
        """The one person so called, of these countries, who held an office on that day or some years before.

        `office` and `sector`: what the title before the name says of him on that day, where there is one.
        """
        key = name_key(name)
        ids = dict.fromkeys(i for table in self._tables for i in table.surnames.get(key, ()))
        known = [self.actors[actor_id] for actor_id in ids if actor_id in self.actors]
        here = [actor for actor in known if actor.country in countries and held_office(actor, day, KNOWN_FOR)]
        for fits in ((lambda r: is_office(r, office)), (lambda r: r.sector == sector)):
            if office is not None and len(here) > 1:
                here = [actor for actor in here if (role := actor.role_on(day)) and fits(role)] or here
        for offices, before in ((HIGH, KNOWN_FOR), (None, timedelta(0)), (HIGH, timedelta(0))):
            if len(here) > 1:
                here = [actor for actor in here if held_office(actor, day, before, offices)] or here
        return here[0] if len(here) == 1 else None

    def holder(self, code: str, office: str, day: date) -> Actor | None:
        """Who held a country's office on that day; None where that is not known of one person alone."""
        own = f"{code} {office.lower()}"
        ids = dict.fromkeys(i for table in self._tables for i in table.holders.get(own, ()))
        known = [self.actors[actor_id] for actor_id in ids if actor_id in self.actors]
        held = [
            a
            for a in known
            if any(r.code == code and is_office(r, office) and r.holds_on(day) for r in a.roles if r.begin)
        ]
        return held[0] if len(held) == 1 else None

    def country_named(self, name: str) -> Actor | None:
        """The country of that name, and not of a nationality or a capital."""
        ids = (use.actor_id for use in self.uses(name_key(name)))
        return next((self.actors[actor_id] for actor_id in ids if actor_id.startswith("country-")), None)

    def is_country(self, name: str) -> bool:
        """Does the name stand for a country, and not for its capital?"""
        return self.country_named(name) is not None

    def is_demonym(self, text: str) -> bool:
        """Is it a nationality word, such as "Afghan", and no name of the country itself?"""
        return text in self.demonyms and not self.is_name(text)

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
        """(start, end, actor_id) of names in the text that mean an actor on that day, of overlapping ones the longest.

        A name is whole words, written as the registry writes it.
        """
        written, spoken = read_names(self, text)
        found = []
        for start, end, key in written:
            code = self.demonyms.get(text[start:end])
            actor = self.meant(key, day, spoken) or (self.country(code) if code else None)
            if actor is not None:
                found.append((start, end, actor.actor_id))
        return longest(found)

    def find_capitals(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, end) of capitals of several words, which a reader may cut in pieces: "Port-au-Prince"."""
        for start, end, _ in read_names(self, text)[0]:
            if not text[start:end].isalnum() and text[start:end] in self.capitals:
                yield start, end

    def country_code(self, said: str, key: str) -> str:
        """The alpha-3 code of a country's name, a nationality or a capital; empty for all others.

        "Congo", which may be either of two, speaks of neither.
        """
        countries = {u.actor_id for u in self.uses(key) if u.actor_id.startswith("country-")}
        country = countries.pop() if len(countries) == 1 else ""
        return self.demonyms.get(said) or self.capitals.get(said) or country[-3:].upper()

    def written_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, key) of every name, nationality and capital written in the text, overlapping ones too."""
        heads = self._heads
        words = [(word.start(), word.group()) for word in WORD.finditer(text)]
        for i, (begin, one) in enumerate(words):
            if one not in heads:
                continue
            two = words[i + 1][1] if i + 1 < len(words) else ""
            for name, key, offset in (*self._starting(one), *self._starting(f"{one} {two}")):
                start = begin - offset
                if text.startswith(name, start) and not is_inside_word(text, start, start + len(name)):
                    yield start, start + len(name), key

    @cached_property
    def _heads(self) -> frozenset[str]:
        """The words that a name may begin with."""
        return frozenset(words.partition(" ")[0] for table in self._tables for words in table.starts)

    def _starting(self, words: str) -> tuple[Written, ...]:
        if words in self._starts:
            return self._starts[words]
        encoded = [table.starts[words] for table in self._tables if words in table.starts]
        if not encoded:
            return ()
        found = tuple(dict.fromkeys(name for own in encoded for name in WRITTEN.decode(own)))
        self._starts[words] = found
        return found

    def written_names(self) -> Iterator[str]:
        """Every name as newspapers write it, nationalities and capitals too; some twice."""
        for table in self._tables:
            for encoded in table.starts.values():
                yield from (name for name, _, _ in WRITTEN.decode(encoded))


def spoken_in(registry: Registry, text: str) -> frozenset[str]:
    """Alpha-3 codes of the countries that an article names, by name, nationality or capital."""
    return read_names(registry, text)[1]


@lru_cache(maxsize=4)
def read_names(registry: Registry, text: str) -> tuple[tuple[tuple[int, int, str], ...], frozenset[str]]:
    """The names written in a text, and the countries that it speaks of; kept for the steps that follow on it."""
    written = tuple(registry.written_in(text))
    return written, frozenset(filter(None, (registry.country_code(text[s:e], key) for s, e, key in written)))


def held_office(actor: Actor, day: date, before: timedelta, among: Collection[str] | None = None) -> bool:
    """Did the person hold an office, of those named, on that day or within that time before it?"""
    offices = [role for role in actor.roles if role.office and (among is None or role.office in among)]
    return any((r.begin is None or r.begin <= day) and (r.end is None or r.end >= day - before) for r in offices)


def is_office(role: Role, office: str | None) -> bool:
    """Is it the role's office, by the words of it?"""
    return role.office is not None and office is not None and role.office.lower() == office.lower()


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


def load_registry() -> Registry:
    """The shipped actors and the analyst's own, once a process; MissingReference where a file does not read."""
    return registry_of(CHOSEN.folder)


@cache
def registry_of(folder: Path | None) -> Registry:
    """The shipped actors, and those of a folder of own files."""
    own = own_index(folder)
    return Registry(shipped_table(), own.table, own.removed) if own else Registry(shipped_table())
