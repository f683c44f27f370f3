"""Counts: numbers in the text with their bounds: how many dead, injured, arrested, and how many acts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from dateline.records.event import Count
from dateline.records.syntax import Token
from dateline.records.tree import Tree

DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+(?:\.\d+)?$")


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
    raw: dict[str, Any] = yaml.safe_load(
        (resources.files("dateline.coding") / "data" / "numbers.yaml").read_text("utf-8")
    )
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
    if number is None and noun.upos == "NUM" and (alone := parse_number(noun.text)) is not None:
        return bounded(alone, text[: noun.span.start], unit=None, said=noun.text)  # "killed twelve"
    if number is None and any(c.deprel == "det" and c.lemma.lower() == "no" for c in tree.children(noun)):
        return Count(0, 0, 0, noun.text, f"no {noun.text}")
    if number is None:
        return _vague(tree, noun, text)
    span = tree.subtree_span(number)
    words = " ".join(t.text for t in tree.tokens_in(span) if t.upos in {"NUM", "NOUN"} or DIGITS.match(t.text.lower()))
    value = parse_number(words) if words else parse_number(number.text)
    if value is None:
        value = parse_number(number.text)
    if value is None or _is_year(number, value):
        return None
    return bounded(value, text[: number.span.start], unit=noun.text, said=f"{number.text} {noun.text}")


def one_of(tree: Tree, noun: Token) -> Count | None:
    """One for a victim told as a single person: a name, "a soldier", "the photographer"."""
    if noun.feat("Number") == "Plur" or tree.conjuncts(noun):
        return None
    article = any(c.deprel == "det" and c.lemma.lower() in {"a", "an", "one", "another"} for c in tree.children(noun))
    return Count(1, 1, 1, None, noun.text) if noun.upos == "PROPN" or article else None


def _is_year(number: Token, value: int) -> bool:
    return 1900 <= value <= 2100 and "," not in number.text and number.text.isdigit() and number.deprel == "nummod:date"


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
                least,
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
    lead = " ".join(before[-24:].lower().split())
    bound = next((b for phrase, b in load_numbers().bounds if re.search(rf"(?:^|\W){re.escape(phrase)}$", lead)), None)
    phrase = next((p for p, _ in load_numbers().bounds if re.search(rf"(?:^|\W){re.escape(p)}$", lead)), None)
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
