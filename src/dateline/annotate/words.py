"""Words: the text cut into syntactic words as the English Universal Dependencies treebanks cut it.

Every character that is neither white space nor in an editor's note belongs to exactly one word. Clitics are words
("do" + "n't", "Iran" + "'s"), hyphenated compounds are split ("Afghan", "-", "led") but for prefixes ("pro-Iranian")
and linking vowels of Persian and Arabic names ("Tehreek-e-Taliban").
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from dateline.annotate.step import Step, each
from dateline.records.document import Document
from dateline.records.layers import SENTENCES, WORDS
from dateline.records.span import Span
from dateline.records.syntax import Word
from dateline.reference.data_files import read_yaml

APOSTROPHES = "'’`"
CHUNK = re.compile(r"\S+")
URL = re.compile(
    r"(?:https?://|www\.)[^\s<>]+[^\s<>.,;:!?)\]'\"”’]|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|km|m|kg|bn|pm|am)?\b|\d+(?:[.,:/]\d+)*")
ACRONYM = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b(?!['’]))?|(?:[A-Z]\.)(?!\w)")
LETTERS = re.compile(r"[^\W_]+(?:[&/_][^\W_]+)*", re.UNICODE)
NEGATION = re.compile(rf"(?i)(?<=\w)n[{APOSTROPHES}]t\b")
CLITIC = re.compile(rf"(?i)[{APOSTROPHES}](?:s|ll|re|ve|d|m)\b")
MARKS = re.compile(r"\.{2,}|…|([*=_+#~-])\1+|[!?]+|[$€£¥]|.", re.DOTALL)


@lru_cache(maxsize=1)
def load_word_lists() -> dict[str, frozenset[str]]:
    """The lists of data/words.yaml."""
    raw = read_yaml(resources.files("dateline.annotate") / "data" / "words.yaml")
    return {name: frozenset(str(word).lower() for word in words) for name, words in raw.items()}


def find_words(document: Document) -> Iterator[Word]:
    """The words of every sentence, in text order."""
    text = document.article.text
    for sentence in document[SENTENCES]:
        for span in split_words(text, sentence.span):
            yield Word(span, sentence.index)


def split_words(text: str, within: Span) -> Iterator[Span]:
    """The words of a stretch of text."""
    for chunk in chunks(text, within):
        at = chunk.start()
        if (letters := chunk.group()).isalpha() and letters.lower() != "cannot":
            yield Span(at, chunk.end())  # most words: spared the patterns
            continue
        while at < chunk.end():
            end = word_end(text, at, chunk.end())
            yield from split_clitics(text, at, end)
            at = end


def chunks(text: str, within: Span) -> Iterator[re.Match[str]]:
    """The stretches between white space and editor's notes."""
    begin = within.start
    for note in editors_note().finditer(text, within.start, within.end):
        yield from CHUNK.finditer(text, begin, note.start())
        begin = note.end()
    yield from CHUNK.finditer(text, begin, within.end)


@cache
def editors_note() -> re.Pattern[str]:
    """What an editor of a wire or a broadcast says in square brackets about the text, of the list `editors`."""
    phrases = "|".join(sorted(map(re.escape, load_word_lists()["editors"]), key=len, reverse=True))
    about = r"(?: (?:by|with|from|on|in|of)\b[^\[\]]{1,80})?"
    return re.compile(rf"\[(?:{phrases}){about}\]".replace("\\ ", " ").replace(" ", r"\s+"), re.I)


def word_end(text: str, at: int, limit: int) -> int:
    """Where the word that begins at `at` ends, clitics included."""
    clitic = CLITIC.match(text, at, limit) or NEGATION.match(text, at, limit)
    if clitic and at > 0 and text[at - 1].isalnum():
        return clitic.end()
    for pattern in (URL, ACRONYM):
        if found := pattern.match(text, at, limit):
            return found.end()
    if number := NUMBER.match(text, at, limit):
        letters = LETTERS.match(text, at, limit)
        return max(number.end(), letters.end() if letters else 0)
    if letters := LETTERS.match(text, at, limit):
        return letters_end(text, at, letters.end(), limit)
    marks = MARKS.match(text, at, limit)
    return marks.end() if marks else at + 1


def letters_end(text: str, at: int, end: int, limit: int) -> int:
    """The end of a word of letters with what belongs to it: abbreviation's stop, prefix's hyphen, inner apostrophe."""
    lists = load_word_lists()
    while end < limit:
        word = text[at:end].lower()
        if text[end] == "." and word in lists["abbreviations"]:
            return end + 1
        if text[end] in APOSTROPHES and (inner := LETTERS.match(text, end + 1, limit)):
            if CLITIC.match(text, end, limit) or NEGATION.match(text, end - 1, limit):
                return end + (0 if CLITIC.match(text, end, limit) else 2)
            end = inner.end()  # O'Brien, Sana'a
        elif text[end] == "-" and (after := LETTERS.match(text, end + 1, limit)):
            if f"{word}-{after.group().lower()}" in lists["whole"]:
                return after.end()
            linking = after.group().lower() in lists["linking"] and text[after.end() : after.end() + 1] == "-"
            if not linking and word.rsplit("-", 1)[-1] not in lists["prefixes"] | lists["linking"]:
                return end
            end = after.end()
        else:
            return end
    return end


def split_clitics(text: str, begin: int, end: int) -> Iterator[Span]:
    """ "don't" → "do", "n't"; "cannot" → "can", "not"."""
    word = text[begin:end]
    if word.lower() == "cannot":
        yield Span(begin, begin + 3)
        yield Span(begin + 3, end)
        return
    negation = NEGATION.search(text, begin, end)
    if negation and negation.start() > begin and negation.end() == end:
        yield Span(begin, negation.start())
        yield Span(negation.start(), end)
        return
    yield Span(begin, end)


def step() -> Step:
    """Reads the sentences, writes the words."""
    return each("words", (SENTENCES,), WORDS, find_words)
