"""Tokens of other corpora into UD words, and their sentences.

"’ s" -> "’s", "haven ’ t" -> "have n’t", "U . S ." -> "U.S.", "Gen ." -> "Gen."
"""

from __future__ import annotations

from training.plain import TITLE

CLITICS = {"s", "re", "ve", "ll", "d", "m"}
QUOTES = {"'", "’", "‘"}
CLOSING = {'"', "”", "’", "'", ")", "]", "''"}


def join_tokens(tokens: list[str]) -> tuple[list[str], list[int]]:
    """(words, the word of each token)."""
    words: list[str] = []
    at: list[int] = []
    i = 0
    while i < len(tokens):
        n = joined(tokens, i)
        if n == 3 and tokens[i + 2] == "t":
            words += [tokens[i][:-1], f"n{tokens[i + 1]}t"]
            at += [len(words) - 2, len(words) - 1, len(words) - 1]
        else:
            words.append("".join(tokens[i : i + n]))
            at += [len(words) - 1] * n
        i += n
    return words, at


def joined(tokens: list[str], i: int) -> int:
    """How many tokens from i on make one word (or, for "haven ’ t", two)."""
    if tokens[i] in QUOTES and tokens[i + 1 : i + 2] and tokens[i + 1].lower() in CLITICS:
        return 2
    if (
        tokens[i].lower().endswith("n")
        and tokens[i + 1 : i + 2]
        and tokens[i + 1] in QUOTES
        and tokens[i + 2 : i + 3] == ["t"]
    ):
        return 3
    n = 0
    while (
        len(tokens[i + n : i + n + 2]) == 2
        and tokens[i + n].isalpha()
        and len(tokens[i + n]) == 1
        and tokens[i + n + 1] == "."
    ):
        n += 2
    if n >= 4 or (n == 2 and tokens[i].isupper() and tokens[i + 2 : i + 3] and tokens[i + 2][0].isupper()):
        return n
    if TITLE.match(tokens[i]) and tokens[i + 1 : i + 2] == ["."]:
        return 2
    return 1


def sentence_bounds(words: list[str]) -> list[tuple[int, int]]:
    """Sentences as (begin, end) over words: a full stop and the quotes that close after it."""
    found, begin, i = [], 0, 0
    while i < len(words):
        i += 1
        if words[i - 1] in (".", "!", "?", "..."):
            while i < len(words) and words[i] in CLOSING:
                i += 1
            found.append((begin, i))
            begin = i
    if begin < len(words):
        found.append((begin, len(words)))
    return found
