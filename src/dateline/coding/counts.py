"""Counts: numbers in the text with their bounds: how many dead, injured, arrested, and how many acts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from dateline.records.event import Count
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.data_files import read_yaml

DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+(?:\.\d+)?$")
SHORT = re.compile(r"^(\d[\d,]*(?:\.\d+)?)(k|m|mn|bn|tn)$")
HYPHENS = frozenset({"-", "‐", "‑"})
HYPHENED = re.compile(r"(?<=[a-z]) [-‐‑] (?=[a-z])")
SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}  # "$3.5bn"
CURRENCIES = {"$": "US dollars", "€": "euros", "£": "pounds"}
MONEY = frozenset(
    {"dollar", "euro", "pound", "rupee", "yuan", "rouble", "ruble", "yen", "franc", "peso", "shilling"}
) | {
    "naira",
    "dinar",
    "riyal",
    "rial",
    "lira",
    "dirham",
    "krona",
    "rand",
    "won",
    "cent",
}
FILLERS = re.compile(r" (?:another|an additional|a further|a total of|the)$")  # between a bound and its number
FEW = {"several": 3, "few": 2}
TENS = {"tens": 20}  # only with a scale: "tens of thousands"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What number words mean; `vague` gives the least that a vague quantity stands for."""

    units: Mapping[str, int]
    scales: Mapping[str, int]
    vague: Mapping[str, int]
    bounds: tuple[tuple[str, str], ...]  # (phrase, bound), longest phrase first
    arms: frozenset[str] = frozenset()  # nouns of arms beside the lexicon's weapons
    series: frozenset[str] = frozenset()  # nouns that gather acts: "a wave of attacks"


@lru_cache(maxsize=1)
def load_numbers() -> NumberWords:
    """The table data/numbers.yaml."""
    raw = read_yaml(resources.files("dateline.coding") / "data" / "numbers.yaml")
    pairs = [(phrase, bound) for bound, phrases in raw["bounds"].items() for phrase in phrases]
    ordered = tuple(sorted(pairs, key=lambda p: (-len(p[0]), p[0])))
    arms, series = frozenset(raw["arms"]), frozenset(raw["series"])
    return NumberWords(raw["units"], raw["scales"], raw["vague"], ordered, arms, series)


def parse_number(words: str) -> int | None:
    """The whole number that words or digits say: "1,200" → 1200, "two dozen" → 24, "4.6 billion" → 4600000000."""
    table = load_numbers()
    total, current, seen = 0.0, 0.0, False
    for word in re.split(r"[\s-]+", words.lower()):
        if word in {"and", "a", "an", ""}:
            continue
        if (short := SHORT.match(word)) is not None:
            current, seen = current + float(short[1].replace(",", "")) * SUFFIXES[short[2]], True
        elif DIGITS.match(word):
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
    number = next((c for c in tree.children(noun) if c.deprel.startswith("nummod") and c.index < noun.index), None)
    if number is None:
        number = number_before(tree, noun)
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
    if value is None or _is_year(number, value, noun):
        return None
    if is_half(tree, words):
        value //= 2
    if (several := few_before(tree, words)) is not None:
        said = said_of([tree.tokens[words[0].index - 1], *words, *((noun,) if unit else ())])
        return Count(several * value, None, None, unit, said)  # "several dozen soldiers", "a few hundred people"
    said = said_of([*words, *((noun,) if unit else ())])
    if [t.text.lower() for t in tree.tokens[words[-1].index + 1 : words[-1].index + 3]] == ["or", "more"]:
        return Count(value, value, None, unit, said)  # "four or more people"
    return between(tree, words, value, unit, said) or bounded(value, text[: words[0].span.start], unit, said)


def few_before(tree: Tree, words: list[Token]) -> int | None:
    """The least that "several" or "few" before a scale alone stands for: "several hundred"."""
    table, at = load_numbers(), words[0].index - 1
    if words[0].text.lower() not in table.scales or at < 0 or tree.tokens[at].sentence != words[0].sentence:
        return None
    return FEW.get(tree.tokens[at].text.lower())


def said_of(words: Iterable[Token]) -> str:
    """The words with a space between them, but none about a hyphen."""
    return HYPHENED.sub("-", " ".join(token.text for token in words))


def number_before(tree: Tree, noun: Token) -> Token | None:
    """The 50 of "as many as 50 soldiers", which parsers hang elsewhere."""
    words = tree.tokens[max(0, noun.index - 4) : noun.index]
    if not words or words[-1].upos != "NUM" or words[-1].sentence != noun.sentence:
        return None
    bound = [t.text.lower() for t in words[:-1]] == ["as", "many", "as"]
    return words[-1] if bound or any(t.index == words[-1].index for t in tree.subtree(noun)) else None


def is_half(tree: Tree, words: list[Token]) -> bool:
    """ "Half a dozen": the word stands before the number and its article."""
    before = [t.text.lower() for t in tree.tokens[max(0, words[0].index - 2) : words[0].index]]
    return before[-1:] == ["half"] or before == ["half", "a"]


def number_words(tree: Tree, number: Token) -> list[Token]:
    """The words of one number as they stand side by side: "1.7 million", "two dozen"."""
    first = last = number.index
    while step := next((n for n in (1, 2) if joins(tree, first - n, first, number.sentence)), 0):
        first -= step
    while step := next((n for n in (1, 2) if joins(tree, last, last + n, number.sentence)), 0):
        last += step
    return list(tree.tokens[first : last + 1])


def joins(tree: Tree, left: int, right: int, sentence: int) -> bool:
    """Do two places hold words of one number: side by side, or with a hyphen or "and" between them?"""
    if not (is_number(tree, left, sentence) and is_number(tree, right, sentence)):
        return False
    if right - left == 1:
        return True
    tens, hyphen, ones = tree.tokens[left : right + 1]
    if hyphen.text.lower() == "and":  # "two hundred and fifty", but not "two thousand and ten died"
        return tens.text.lower() == "hundred" and (parse_number(ones.text) or 100) < 100
    close = tens.span.end == hyphen.span.start and hyphen.span.end == ones.span.start and hyphen.text in HYPHENS
    units = load_numbers().units
    ten, one = units.get(tens.text.lower(), 0), units.get(ones.text.lower(), 0)
    return close and ten >= 20 and ten % 10 == 0 and 0 < one < 10


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
        # "rose by five to 31" is no range.
        paired = before[0] not in {"by", "from"} and (before[-1] != "and" or before[:-2][-1:] == ["between"])
        return Count(low, None, value, unit, said) if paired and low < value else None
    after = [t.text for t in tree.tokens[end + 1 : end + 3]]
    if len(after) == 2 and after[0] in {"to", "-", "–"} and (high := parse_number(after[1])) is not None:
        gap = "" if after[0] in HYPHENS | {"–"} else " "
        spoken = f"{said_of(words)}{gap}{after[0]}{gap}{after[1]} {unit or ''}".rstrip()
        return Count(value, None, high, unit, spoken) if high > value else None
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
    """ "$4.6 billion", "20 million euros": a sum under its sign or its name, in units of that currency."""
    if word.lemma.lower() in MONEY and word.upos == "NOUN":
        return count_of(tree, word, text)
    sign = tree.tokens[word.index - 1].text if word.index else ""
    if sign not in CURRENCIES or parse_number(word.text) is None:
        return None
    words = number_words(tree, word)
    value = parse_number(" ".join(t.text for t in words))
    said = sign + " ".join(t.text for t in words)
    return None if value is None else bounded(value, text[: word.span.start - 1].rstrip(" US"), CURRENCIES[sign], said)


def _is_year(number: Token, value: int, noun: Token) -> bool:
    """ "in March 2016", "the 1968 assassination": one thing is no 1,968."""
    plain = 1900 <= value <= 2100 and number.text.isdigit()
    return plain and (number.deprel == "nummod:date" or (noun.upos == "NOUN" and noun.feat("Number") == "Sing"))


def times(word: Token, tree: Tree) -> int:
    """What "tens of", "hundreds of" before "thousands" makes of it."""
    above, table = tree.head(word), load_numbers()
    if above is None or not word.deprel.startswith("nmod") or "of" not in tree.cases_of(word):
        return table.vague[word.text.lower()]
    least = TENS.get(above.text.lower()) or table.vague.get(above.text.lower())
    scale = table.scales.get(word.text.lower().removesuffix("s"))
    return least * scale if least and scale else table.vague[word.text.lower()]


def tens_before(tree: Tree, noun: Token) -> Count | None:
    """ "tens of thousands of people", however it is parsed."""
    words = [t.text.lower() for t in tree.tokens[max(0, noun.index - 4) : noun.index]]
    if len(words) < 4 or words[1] != "of" or words[3] != "of":
        return None
    table = load_numbers()
    least = TENS.get(words[0]) or table.vague.get(words[0])
    scale = table.scales.get(words[2].removesuffix("s"))
    return Count(least * scale, None, None, noun.text, " ".join([*words, noun.text])) if least and scale else None


def _vague(tree: Tree, noun: Token, text: str) -> Count | None:
    table = load_numbers()
    if (least := TENS.get(noun.text.lower()) or table.vague.get(noun.text.lower())) is not None:
        scaled = [c for c in tree.children(noun) if base(c.deprel) == "nmod" and c.text.lower() in table.vague]
        if scaled and (factor := table.scales.get(scaled[0].text.lower().removesuffix("s"))):
            unit = next((c.text for c in tree.children(scaled[0]) if base(c.deprel) == "nmod"), None)
            said = f"{noun.text} of {scaled[0].text}" + (f" of {unit}" if unit else "")
            return Count(least * factor, None, None, unit, said)  # "hundreds of thousands of people died"
        if noun.text.lower() in TENS:
            people = [c for c in tree.children(noun) if base(c.deprel) == "nmod" and "of" in tree.cases_of(c)]
            return tens_before(tree, people[-1]) if people else None
        return Count(least, None, None, None, noun.text)  # "dozens died"
    if (many := tens_before(tree, noun)) is not None:
        return many
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
