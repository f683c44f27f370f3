"""Actor table: actors and their names laid out for looking up, each decoded when it is first asked for.

Some fifty thousand names are too many to build objects of at every start. The table holds each actor, each name's
meanings and the names that begin with one word as encoded bytes; a run decodes the few hundred that its articles name.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

import msgspec

from dateline.records.actor import Actor

LINKS = re.compile(r"(?<=\w)[-\s]+(?:e|i)[-\s]+(?=\w)")
WORD = re.compile(r"\w+")

Written = tuple[str, str, int]  # a name as newspapers write it, its key, where its first word begins in it


@dataclass(frozen=True, slots=True)
class Use:
    """One meaning of a name: an actor, and the days and countries for which the name means it."""

    actor_id: str
    begin: date | None = None  # both days included; None = open
    end: date | None = None
    where: tuple[str, ...] = ()  # alpha-3; empty: everywhere

    def holds(self, day: date, spoken: Collection[str]) -> bool:
        """Does the name mean this actor on that day, in an article that speaks of these countries?"""
        in_time = (self.begin is None or self.begin <= day) and (self.end is None or day <= self.end)
        return in_time and (not self.where or any(code in spoken for code in self.where))


class Table(msgspec.Struct, frozen=True):
    """Actors and names, encoded."""

    actors: dict[str, bytes]  # actor_id → Actor
    names: dict[str, bytes]  # key of a name → its Uses, the narrowest first
    starts: dict[str, bytes]  # first word, or first two with a space between → the Written that begin so
    surnames: dict[str, list[str]]  # key of a person's last word → actor_ids
    holders: dict[str, list[str]]  # "IRN foreign minister" → actor_ids of those who ever held the office


ACTOR = msgspec.msgpack.Decoder(Actor)
USES = msgspec.msgpack.Decoder(tuple[Use, ...])
WRITTEN = msgspec.msgpack.Decoder(tuple[Written, ...])


def build_table(actors: Iterable[Actor], words: Iterable[str] = ()) -> Table:
    """The table of these actors; `words` are found in texts too, without a meaning of their own."""
    encode = msgspec.msgpack.encode
    encoded: dict[str, bytes] = {}
    uses: dict[str, dict[Use, None]] = {}
    starts: dict[str, dict[Written, None]] = {}
    surnames: dict[str, list[str]] = {}
    holders: dict[str, list[str]] = {}
    for actor in actors:
        encoded[actor.actor_id] = encode(actor)
        if actor.kind == "person":
            surnames.setdefault(name_key(actor.name.split()[-1]), []).append(actor.actor_id)
            for office in {f"{role.code} {role.office.lower()}" for role in actor.roles if role.office}:
                holders.setdefault(office, []).append(actor.actor_id)
        for written, use in uses_of(actor):
            uses.setdefault(name_key(written), {})[use] = None
            enter(starts, written)
    for word in words:
        enter(starts, word)
    names = {key: encode(tuple(sorted(own, key=narrowness))) for key, own in uses.items()}
    return Table(encoded, names, {word: encode(tuple(own)) for word, own in starts.items()}, surnames, holders)


def enter(starts: dict[str, dict[Written, None]], written: str) -> None:
    """Put a name among those that begin with its first two words, or that are one word alone."""
    words = list(islice(WORD.finditer(written), 2))
    if words:
        key = " ".join(word.group() for word in words)
        starts.setdefault(key, {})[written, name_key(written), words[0].start()] = None


def uses_of(actor: Actor) -> Iterator[tuple[str, Use]]:
    """(name as written, its meaning) of each of an actor's names and spellings."""
    for written in spellings(actor.name):
        yield written, Use(actor.actor_id)
    for name in actor.aliases:
        for written in spellings(name.text):
            yield written, Use(actor.actor_id, name.begin, name.end, name.where)


def narrowness(use: Use) -> tuple[bool, bool]:
    """Names bound to countries first, then those bound to days; False sorts first."""
    return not use.where, use.begin is None and use.end is None


def spellings(name: str) -> Iterator[str]:
    """The name as newspapers write it: with either apostrophe, with or without diacritics."""
    yield name
    if "'" in name:
        yield name.replace("'", "’")
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        if plain and plain != name:
            yield plain


def name_key(text: str) -> str:
    """A name without "the", possessives, diacritics, hyphens and quotes; acronyms keep their case."""
    text = text.replace("’", "'").replace("‘", "'")
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() or text
    plain = re.sub(r"(?:'s|')$", "", plain.strip())
    plain = LINKS.sub(" e ", plain)
    plain = " ".join(re.sub(r"[-'.,“”\"]", " ", plain).split())
    plain = plain.removeprefix("the ").removeprefix("The ")
    return plain if plain.isupper() and len(plain) <= 6 else plain.lower()
