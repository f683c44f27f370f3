"""Casing: the case that running prose gives to words which are printed all in capitals or all in small letters.

What the network reads as a name gets a capital, what the registry lists is written as listed, what the article writes
elsewhere in ordinary case is written as there; the rest is small.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import ahocorasick

from dateline.annotate.aliases import by_acronym
from dateline.annotate.mentions import PARTICLES
from dateline.annotate.spacing import squeeze
from dateline.encoder import SentenceReading
from dateline.records.span import Span
from dateline.reference.registry import is_inside_word, load_registry, longest

CAPITALS = 0.8  # from this share of capital letters on, a text has no case
FEWEST = 20  # letters from which an article shows whether it has case
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
NAMED = frozenset({"PROPN"})
# Words that a name holds beside proper nouns: "the United Nations High Commissioner for Refugees".
IN_NAMES = frozenset({"PROPN", "NOUN", "ADJ"})
INNER = PARTICLES - {"abu"}
SPACE = re.compile(r"\s")
PARTS = re.compile(r"[^\W_]+")
ALONE = re.compile(r"(?<=\w) \((?P<short>[A-Z]{2,6})\)")
NO_VOWEL = re.compile(r"[b-df-hj-np-tv-xz]{2,6}", re.I)


def is_capital(text: str) -> bool:
    """Is a stretch printed in capitals, so that they mark no names? A list of acronyms is not."""
    return share_capital(text) >= CAPITALS and len(LONG_WORD.findall(text)) >= 2


def is_small(text: str) -> bool:
    """Is a text printed without any capital?"""
    return share_capital(text) == 0 and sum(map(str.isalpha, text)) >= FEWEST


def share_capital(text: str) -> float:
    """Which share of the letters that have case is capital."""
    large = sum(map(str.isupper, text))
    return large / ((large + sum(map(str.islower, text))) or 1)


def small(text: str) -> str:
    """In small letters, character by character, so that the length stays."""
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def capital(word: str) -> str:
    """ "Tehreek-e-Taliban", "O'Brien", "Sana'a": each part of more than a letter begins with a capital."""
    last = len(word)

    def raised(part: re.Match[str]) -> str:
        lone = part.end() - part.start() == 1
        inner = lone and (part.start() > 0 or word[part.end() : part.end() + 1] == "-")
        return part.group() if inner and last > 1 else part.group()[0].upper() + part.group()[1:]

    raised_word = PARTS.sub(raised, word)
    return raised_word if len(raised_word) == last else word


@cache
def small_names() -> Any:
    """An automaton over the registry's names in small letters, each with the way it is written."""
    finder = ahocorasick.Automaton()
    for written in load_registry().written_names():
        if len(low := small(written)) and low not in finder:
            finder.add_word(low, (low, written))
    finder.make_automaton()
    return finder


def names_in(low: str) -> Iterator[tuple[int, str]]:
    """(start, the name as written) of listed names in a text in small letters, the longest, without overlaps."""
    found = [(last + 1 - len(key), last + 1, written) for last, (key, written) in small_names().iter(low)]
    whole = [name for name in found if not is_inside_word(low, name[0], name[1])]
    for start, _, written in longest(whole):
        yield start, written


def short_forms(text: str) -> frozenset[str]:
    """Acronyms, in small letters, that the text sets in brackets behind the words they stand for, in any language."""
    alone = (match.group("short") for match in ALONE.finditer(text))
    return frozenset(small(short) for short in (*alone, *(alias.short.of(text) for alias in by_acronym(text))))


def written_forms(text: str, words: Sequence[Span], reading: SentenceReading) -> Mapping[str, str]:
    """How a sentence in ordinary case writes its names: small letters → as written."""
    pairs = zip(words, reading.upos, strict=True)
    return {small(said): said for span, upos in pairs if upos in NAMED and not (said := span.of(text)).islower()}


def recase(
    text: str,
    sentence: Span,
    words: Sequence[Span],
    reading: SentenceReading,
    forms: Mapping[str, str],
    acronyms: frozenset[str],
) -> str:
    """The sentence in ordinary case, of the same length; `forms` are those that the article writes elsewhere."""
    low = SPACE.sub(" ", small(sentence.of(text)))
    letters = list(low)
    named = named_words(reading)

    def put(start: int, said: str) -> None:
        letters[start : start + len(said)] = said

    for k, span in enumerate(words):
        start, word = span.start - sentence.start, small(span.of(text))
        if word in acronyms and reading.upos[k] in {*IN_NAMES, "X"}:
            put(start, word.upper())
        elif named[k]:
            put(start, name_form(word, named[k], forms))
        elif "." in word.rstrip(".") and word.replace(".", "").isalpha():
            put(start, word.upper())  # "U.N."
        elif reading.upos[k] == "PRON" and word == "i":
            put(start, "I")
    spacing = squeeze(low)
    for start, written in names_in(spacing.text):
        places = spacing.places[start : start + len(written)]
        inside = [k for k, s in enumerate(words) if places[0] <= s.start - sentence.start <= places[-1]]
        if is_meant(inside, named, reading):
            for place, letter in zip(places, written, strict=True):
                letters[place] = letter
    begin = next((k for k, c in enumerate(letters) if c.isalnum()), 0)
    put(begin, one_capital(letters[begin]))
    return "".join(letters)


def one_capital(letter: str) -> str:
    """The capital of a letter, the letter itself where that would be longer."""
    return letter.upper() if len(letter.upper()) == 1 else letter


def named_words(reading: SentenceReading) -> list[str]:
    """For each word "first" or "inner" of a name that the network reads, empty for others."""
    found = ["first" if upos in NAMED else "" for upos in reading.upos]
    for mention in reading.mentions:
        inside = range(mention.begin, mention.end)
        if any(reading.upos[k] in NAMED for k in inside):
            for k in inside:
                allowed = NAMED if mention.entity_type == "PER" else IN_NAMES
                found[k] = ("first" if k == mention.begin else "inner") if reading.upos[k] in allowed else ""
    return found


def name_form(word: str, place: str, forms: Mapping[str, str]) -> str:
    """One word of a name; `word` is in small letters."""
    if (form := forms.get(word)) is not None:
        return form
    if place == "inner" and word in INNER:
        return word
    if NO_VOWEL.fullmatch(word) or ("." in word and len(word) <= 6):
        return word.upper() if len(word.upper()) == len(word) else word
    return capital(word)


def is_meant(inside: Sequence[int], named: Sequence[str], reading: SentenceReading) -> bool:
    """Is a listed name meant, and not words spelled alike: "US" and not "us", "Polish" and not "polish"?"""
    if any(named[k] for k in inside):
        return True
    if len(inside) == 1 and inside[0] and small(reading.words[inside[0] - 1]) == "the":
        return reading.upos[inside[0]] in {"PRON", "ADJ"}  # "the WHO", "the Polish"; not "the house"
    tags = {reading.upos[k] for k in inside}
    return bool(tags) and tags <= IN_NAMES and (len(inside) > 1 or "ADJ" in tags)
