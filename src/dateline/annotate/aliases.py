"""Aliases: short forms that a text defines itself: "the National Security Committee, or NSC"."""

import re
from collections.abc import Iterator

from dateline.annotate.step import Step, each
from dateline.records.document import Document
from dateline.records.layers import ALIASES, MENTIONS
from dateline.records.mention import Alias
from dateline.records.span import Span

# A short form in brackets, its long form before it: up to ten words that begin with a capital or link such words.
BRACKETED = re.compile(
    r"(?P<long>(?:[^\W\d_][\w'’.-]*+[ -]++){0,8}[^\W\d_][\w'’.-]*[ -]+[^\W\d_][\w'’.-]*+) ?"
    r"[(\[](?P<short>[A-Z][\w&/-]{1,9})[)\]]"
)
CALLED = re.compile(
    r"(?:also|formerly|better|commonly) known as (?:the )?[\"“]?(?P<short>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3})"
)
REVERSED = re.compile(
    r"(?P<short>[A-Z][A-Z&/-]{1,9}) ?[(\[](?P<long>(?:[^\W\d_][\w'’.-]*[ -]+){1,9}[^\W\d_][\w'’.-]*)[)\]]"
)
BEHIND = re.compile(r" ?\((?:the )?(?P<short>[A-Z][A-Z-]{1,8}[A-Z])\)")
OR_SHORT = re.compile(
    r"(?<![\w'’.])(?P<long>(?:[A-Z][\w'’.-]{0,40}+[ -]+){1,8}[A-Z][\w'’.-]{0,40}), or (?:the )?(?P<short>[A-Z]{2,8}),"
)
BRACKET = re.compile(r"[(\[][^\n()\[\]]*[)\]]")
NOT_BEFORE = "\n,;:()[]"  # none of these stands between a bracket and the beginning of what it defines
SMALL = frozenset({"of", "the", "and", "for", "in", "e", "i", "ul", "al", "to", "on", "a"})


def find_aliases(document: Document) -> Iterator[Alias]:
    """Definitions in text order."""
    text = document.article.text
    found = {(a.short, a.long): a for a in [*by_acronym(text), *by_apposition(document)]}
    known = {alias.short for alias in found.values()}
    found |= {(a.short, a.long): a for a in by_bracket(document) if a.short not in known}
    yield from sorted(found.values(), key=lambda a: a.short)


def by_acronym(text: str) -> Iterator[Alias]:
    """Short forms whose letters are the initials of the words before them."""
    for pattern in (BRACKETED, REVERSED, OR_SHORT):
        for match in definitions(pattern, text):
            start = begin_of_long(match.group("long"), match.group("short"))
            if start == 0 or (start is not None and pattern is not REVERSED):
                long = Span(match.start("long") + start, match.end("long"))
                yield Alias(long, Span(match.start("short"), match.end("short")))


def definitions(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The pattern's matches; those of brackets are sought near brackets only, which spares the rest of the text."""
    if pattern is OR_SHORT:
        yield from pattern.finditer(text)
        return
    for bracket in BRACKET.finditer(text):
        begin = 1 + max(text.rfind(mark, 0, bracket.start()) for mark in NOT_BEFORE)
        yield from pattern.finditer(text, begin, bracket.end())


def begin_of_long(words: str, short: str) -> int | None:
    """Where, in the words before the bracket, the long form begins; None where the letters do not fit."""
    letters = [c.lower() for c in short if c.isalpha()]
    starts = [m.start() for m in re.finditer(r"[^\W_]+", words)]
    for start in reversed(starts):
        parts = re.findall(r"[^\W_]+", words[start:])
        if parts[0].lower() not in SMALL and initials_fit(parts, letters):
            return start
    return None


def initials_fit(parts: list[str], letters: list[str]) -> bool:
    """Do the letters come in order from the words' initials, small words and inner letters being free?"""
    initials = [p[0].lower() for p in parts]
    if initials == letters or [p[0].lower() for p in parts if p.lower() not in SMALL] == letters:
        return True
    joined = "".join(parts).lower()
    at = 0
    for k, letter in enumerate(letters):
        at = joined.find(letter, at) + 1
        if at == 0 or (k == 0 and at != 1):
            return False
    return (
        initials[0] == letters[0]
        and len(parts) >= 2
        and sum(i in letters for i in initials) >= min(len(letters), len(parts)) - 1
    )


def by_bracket(document: Document) -> Iterator[Alias]:
    """Capitals in brackets right behind a body's name, of any language: "Doctors Without Borders (MSF)"."""
    text = document.article.text
    for mention in document[MENTIONS]:
        if mention.mention_type == "NAM" and mention.entity_type == "ORG":
            match = BEHIND.match(text, mention.span.end)
            if match is not None:
                yield Alias(mention.span, Span(match.start("short"), match.end("short")))


def by_apposition(document: Document) -> Iterator[Alias]:
    """ "X, also known as Y": the name right before the phrase is the long form."""
    text = document.article.text
    names = [m for m in document[MENTIONS] if m.mention_type == "NAM"]
    for match in CALLED.finditer(text):
        before = [m for m in names if m.span.end <= match.start() and match.start() - m.span.end <= 3]
        if before:
            yield Alias(before[-1].span, Span(match.start("short"), match.end("short")))


def step() -> Step:
    """Reads the mentions, writes the aliases."""
    return each("aliases", (MENTIONS,), ALIASES, find_aliases)
