"""Counts: numbers in the text with their bounds: how many dead, injured, arrested, and how many acts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from dateline.records.event import Count
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.data_files import read_yaml

DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+(?:\.\d+)?$")
CURRENCIES = {"$": "US dollars", "€": "euros", "£": "pounds"}
FILLERS = re.compile(r" (?:another|an additional|a further|a total of|the)$")  # between a bound and its number
TENS = {"tens": 20}  # only with a scale: "tens of thousands"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What number words mean; `vague` gives the least that a vague quantity stands for."""

    units: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, int]
    bounds: tuple[tuple[str, str], ...]  # (phrase, bound), longest phrase first


@lru_cache(maxsize=1)
def load_numbers() -> NumberWords:
    """The table data/numbers.yaml."""
    raw = read_yaml(resources.files("dateline.coding") / "data" / "numbers.yaml")
    pairs = [(phrase, bound) for bound, phrases in raw["bounds"].items() for phrase in phrases]
    ordered = tuple(sorted(pairs, key=lambda p: (-len(p[0]), p[0])))
    return NumberWords(raw["units"], raw["scales"], raw["vague"], ordered)


def parse_number(words: str) -> int | None:
    """The whole number that words or digits say: "1,200" → 1200, "two dozen" → 24, "4.6 billion" → 4600000000."""
    table = load_numbers()
    total, current, seen = 0.0, 0.0, False
    for word in re.split(r"[\s-]+", words.lower()):
        if word in {"and", "a", "an", ""}:
            continue
        if DIGITS.match(word):
            current, seen = current + float(word.replace(",", "")), True
        elif word in table.units:
            current, seen = current + table.units[word], True
        elif word in table.scales:
            factor = table.scales[word]
            current, seen = (current or 1.0) * factor, True
            if factor >= 1000:
                total, current = total + current, 0.0
        else:
            return None
    return int(total + current) if seen else None


def count_of(tree: Tree, noun: Token, text: str) -> Count | None:
    """The number that a noun carries ("at least 20 soldiers", "dozens of attacks"), None where it carries none."""
    number = next((c for c in tree.children(noun) if c.deprel.startswith("nummod")), None)
    if number is None and noun.upos == "NUM":
        number, unit = noun, None  # "killed twelve"
    else:
        unit = noun.text
    if number is None and any(c.deprel == "det" and c.lemma.lower() == "no" for c in tree.children(noun)):
        return Count(0, 0, 0, noun.text, f"no {noun.text}")
    if number is None:
        return _vague(tree, noun, text)
    words = number_words(tree, number)
    value = parse_number(" ".join(t.text for t in words))
    if value is None or _is_year(number, value):
        return None
    said = " ".join(t.text for t in (*words, *((noun,) if unit else ())))
    return between(tree, words, value, unit, said) or bounded(value, text[: words[0].span.start], unit, said)


def number_words(tree: Tree, number: Token) -> list[Token]:
    """The words of one number as they stand side by side: "1.7 million", "two dozen"."""
    first = last = number.index
    while is_number(tree, first - 1, number.sentence):
        first -= 1
    while is_number(tree, last + 1, number.sentence):
        last += 1
    return list(tree.tokens[first : last + 1])


def is_number(tree: Tree, index: int, sentence: int) -> bool:
    """Is there a number word at the place?"""
    if not 0 <= index < len(tree.tokens) or tree.tokens[index].sentence != sentence:
        return False
    return parse_number(tree.tokens[index].text) is not None


def between(tree: Tree, words: list[Token], value: int, unit: str | None, said: str) -> Count | None:
    """ "between 10 and 15 people", "10 to 15": the words are those of either number."""
    begin, end = words[0].index, words[-1].index
    before = [t.text.lower() for t in tree.tokens[max(0, begin - 3) : begin]]
    if len(before) >= 2 and before[-1] in {"and", "to", "-", "–"} and (low := parse_number(before[-2])) is not None:
        said = f"{before[-2]} {before[-1]} {said}"
        paired = before[-1] != "and" or before[:-2][-1:] == ["between"]
        return Count(low, None, value, unit, said) if paired and low < value else None
    after = [t.text for t in tree.tokens[end + 1 : end + 3]]
    if before[-1:] == ["between"] and len(after) == 2 and after[0] == "and":
        high = parse_number(after[1])
        return Count(value, None, high, unit, f"{said} and {after[1]}") if high and high > value else None
    return None


def upward(count: Count) -> Count:
    """ "exceeded 100" is more than 100."""
    if count.best is None:
        return count
    return Count(count.best + 1, count.best + 1, None, count.unit, count.text)


def money_of(tree: Tree, word: Token, text: str) -> Count | None:
    """ "$4.6 billion": a sum under its sign, in units of that currency."""
    sign = tree.tokens[word.index - 1].text if word.index else ""
    if sign not in CURRENCIES or parse_number(word.text) is None:
        return None
    words = number_words(tree, word)
    value = parse_number(" ".join(t.text for t in words))
    said = sign + " ".join(t.text for t in words)
    return None if value is None else bounded(value, text[: word.span.start - 1].rstrip(" US"), CURRENCIES[sign], said)


def one_of(tree: Tree, noun: Token) -> Count | None:
    """One for a victim told as a single person: a name, "a soldier", "the photographer"."""
    if noun.feat("Number") == "Plur" or tree.conjuncts(noun):
        return None
    below = tree.children(noun)
    article = any(c.deprel == "det" and c.lemma.lower() in {"a", "an", "one", "another"} for c in below)
    named = noun.upos == "NOUN" and any(c.upos == "PROPN" and base(c.deprel) in {"appos", "flat"} for c in below)
    single = noun.upos == "PROPN" or noun.text.lower() in {"he", "she", "him", "her"}
    return Count(1, 1, 1, None, noun.text) if single or article or named else None


def _is_year(number: Token, value: int) -> bool:
    return 1900 <= value <= 2100 and "," not in number.text and number.text.isdigit() and number.deprel == "nummod:date"


def times(word: Token, tree: Tree) -> int:
    """What "tens of", "hundreds of" before "thousands" makes of it."""
    above, table = tree.head(word), load_numbers()
    if above is None or not word.deprel.startswith("nmod") or "of" not in tree.cases_of(word):
        return table.vague[word.text.lower()]
    least = TENS.get(above.text.lower()) or table.vague.get(above.text.lower())
    scale = table.scales.get(word.text.lower().removesuffix("s"))
    return least * scale if least and scale else table.vague[word.text.lower()]


def _vague(tree: Tree, noun: Token, text: str) -> Count | None:
    table = load_numbers()
    if (least := table.vague.get(noun.text.lower())) is not None:
        return Count(least, None, None, None, noun.text)  # "dozens died"
    governor = tree.head(noun)
    candidates = [c for c in tree.children(noun) if c.deprel in {"amod", "det", "det:predet", "compound"}]
    if governor is not None and noun.deprel.startswith("nmod") and "of" in tree.cases_of(noun):
        candidates.append(governor)
    for word in candidates:
        least = table.vague.get(word.text.lower())
        if least is not None:
            return Count(
                times(word, tree),
                None,
                None,
                noun.text,
                f"{word.text} of {noun.text}" if word is governor else f"{word.text} {noun.text}",
            )
        value = (
            parse_number(word.text)
            if word.text.lower() in {"dozen", "twin", "double", "triple", "pair", "hundred"}
            else None
        )
        if value is not None:
            return bounded(value, text[: word.span.start], noun.text, f"{word.text} {noun.text}")
    return None


def bounded(value: int, before: str, unit: str | None, said: str) -> Count:
    """The number with the bound that the words before it give: "more than 150" is 151 or more."""
    lead = FILLERS.sub("", " ".join(before[-40:].lower().split()))
    phrase, bound = next(
        (
            (p, b)
            for p, b in load_numbers().bounds
            if lead == p or (lead.endswith(p) and not lead[-len(p) - 1].isalnum())
        ),
        (None, None),
    )
    text = f"{phrase} {said}" if phrase else said
    if bound == "at_least":
        return Count(value, value, None, unit, text)
    if bound == "more_than":
        return Count(value + 1, value + 1, None, unit, text)
    if bound == "at_most":
        return Count(None, value, value, unit, text)
    if bound == "less_than":
        return Count(None, value, value, unit, text)
    if bound == "about":
        return Count(None, value, None, unit, text)
    return Count(value, value, value, unit, text)


def add_counts(counts: list[Count]) -> Count | None:
    """The sum of counts of different victims: "two soldiers and at least three civilians" is at least five."""
    if not counts:
        return None
    if len(counts) == 1:
        return counts[0]

    def total(values: list[int | None]) -> int | None:
        return None if any(v is None for v in values) else sum(v for v in values if v is not None)

    low = sum(c.low or c.best or 0 for c in counts)
    best = total([c.best for c in counts])
    high = total([c.high for c in counts])
    return Count(low, best, high, "people", " and ".join(c.text or "" for c in counts))
