"""Plain text into sentences and UD-like words, for corpora that come without them."""

from __future__ import annotations

import re

# A word, a number, a contraction's clitic or one mark; "don't" = do + n't, "U.S." stays whole.
WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d+(?:[.,:/]\d+)*|\w+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b"
    r"|[A-Za-z]+['’](?=[A-Za-z]{3,})[A-Za-z]+|[^\W_]+(?:_[^\W_]+)*|\.{2,}|--+|[^\w\s]|_",
    re.IGNORECASE,
)
# Words that keep their full stop; after these, and after single letters, a sentence goes on.
TITLES = (
    "Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Brig|Sen|Rep|Gov|St|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Prof|Rev|Inc|Ltd|Corp"
)
TITLE = re.compile(rf"(?:{TITLES})$")
ABBREVIATION = re.compile(
    rf"(?:\b(?:{TITLES}|Pres|vs|Mar|Apr|Jun|Jul|Sep|Co|Md|Mohd)|\b[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
END = re.compile(r"""[.!?]+["'”’)\]]*(?=\s+["'“‘(\[]*[A-Z0-9])""")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Sentences as (begin, end) offsets; a line break always ends one."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        begin = line.start()
        for stop in END.finditer(text, line.start(), line.end()):
            if stop.group()[0] == "." and ABBREVIATION.search(text[begin : stop.start() + 1]):
                continue
            found.append((begin, stop.end()))
            begin = stop.end()
        found.append((begin, line.end()))
    return [(b, e) for b, e in found if text[b:e].strip()]


def split_words(text: str, begin: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Words of a stretch of text as (begin, end) offsets; a title keeps its dot ("Gen.")."""
    found: list[tuple[int, int]] = []
    for match in WORD.finditer(text, begin, len(text) if end is None else end):
        dot = match.group() == "." and bool(found) and found[-1][1] == match.start()
        if dot and TITLE.search(text[slice(*found[-1])]) and match.end() < (end or len(text)):
            found[-1] = (found[-1][0], match.end())
        else:
            found.append(match.span())
    return found


def words_of(text: str) -> list[str]:
    """The words of a sentence."""
    return [text[b:e] for b, e in split_words(text)]


def cover(words: list[tuple[int, int]], begin: int, end: int) -> tuple[int, int] | None:
    """The words (first, last + 1) that a stretch of characters touches."""
    inside = [i for i, (b, e) in enumerate(words) if b < end and e > begin]
    return (inside[0], inside[-1] + 1) if inside else None
