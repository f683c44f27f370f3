"""A rule's match in the text, with the publication day, and the words that all rules share."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dateline.annotate.timex_days import Interval, period, third_of
from dateline.records.span import Span
from dateline.records.timex import Timex
from dateline.reference.timewords import load_time_words

WORDS = load_time_words()
# Words that lead to an expression and are no part of it.
LED = re.compile(
    r"(?:on|in|at|over|during|within|for|from|of|and|between|through|since|until|by|before|after|lasted|lasting) ", re.I
)
SINCE = re.compile(r"\bsince (?:at least |as early as |the )?$", re.I)


def any_of(words: Iterable[str]) -> str:
    """A pattern of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


MONTH = any_of(WORDS.months)
DAY = any_of(WORDS.weekdays)
UNIT = any_of(WORDS.units)
SEASON = any_of(WORDS.seasons)
PART = any_of(WORDS.parts)
DAYPART = any_of(WORDS.dayparts)
UNDER_TEN = tuple(
    word for word, n in WORDS.numbers.items() if len(word) > 2 and word not in {"few", "several", "couple"} and n < 10
)
COUNT = (
    rf"(?:(?:(?:{any_of(WORDS.bounds)}) )?"
    rf"(?:(?<![\d.,/])\d{{1,3}}|(?:twenty|thirty|forty|fifty)[- ](?:{any_of(UNDER_TEN)})|{any_of(WORDS.numbers)})"
    r"(?: more)?"
    r"|a few|the few|a couple of|many)"
)
FEW = {"a few": 3, "the few": 3, "a couple of": 2, "many": 3}
YEAR = r"(?:1[5-9]|20)\d\d"
YEAR_SAID = rf"{YEAR}|(?:of )?(?:last|this|next) year"


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match, the publication day, and whether the verb over it looks ahead."""

    match: re.Match[str]
    published: date
    ahead: bool
    anchor: Timex | None = None  # the last date told before

    def word(self, name: str) -> str:
        """A group in lower case, without stops, hyphens and spaces around it; empty where it did not take part."""
        return (self.match.group(name) or "").lower().strip(". -")

    def capital(self, name: str) -> bool:
        """Does the group begin with a capital, as months and weekdays do and "may" and "march" don't?"""
        return self.match.group(name)[0].isupper()

    def after(self, n: int = 2) -> str:
        """The next n characters."""
        return self.match.string[self.match.end() : self.match.end() + n]

    def before(self, n: int) -> str:
        """The n characters before."""
        return self.match.string[max(0, self.match.start() - n) : self.match.start()]

    def year(self, name: str = "y") -> int | None:
        """The year said, as a number or from the publication's; None where the group did not take part."""
        said = self.word(name)
        if not said or said.isdigit():
            return int(said) if said else None
        return self.published.year + {"last": -1, "this": 0, "next": 1}[said.split()[-2]]

    def timex(
        self, interval: Interval, kind: str = "DATE", mod: str | None = None, frequency: str | None = None
    ) -> Timex:
        """The expression with what it stands for."""
        text, start = self.match.string, self.match.start()
        led = LED.match(text, start)
        start = led.end() if led else start
        end = interval.end
        if end and kind in {"DATE", "TIME"} and SINCE.search(text, max(0, start - 24), start):
            end = max(self.published, end)  # "since January 8" reaches to publication
        return Timex(
            Span(start, self.match.end()), kind, interval.value, interval.begin, end, interval.precision, mod, frequency
        )

    def part(self, whole: Interval) -> Timex:
        """The part of an interval that the group `part` says, all of it where that is empty."""
        mod = WORDS.parts.get(self.word("part"))
        return self.timex(third_of(whole, mod) if mod else whole, mod=mod)


Meaning = Callable[[Match], Timex | None]


class Rule(NamedTuple):
    """A pattern and what its matches mean; `needs` finds, in folded case, a word that every match holds."""

    pattern: re.Pattern[str]
    meaning: Meaning
    needs: re.Pattern[str] | None


Rules = list[Rule]


def adder(rules: Rules) -> Callable[..., Callable[[Meaning], Meaning]]:
    """A decorator that adds a rule with its pattern (case ignored) to the list.

    `needs` are whole words, as a pattern, of which every match holds one; where there is none, no match is sought.
    """

    def rule(pattern: str, needs: str = "") -> Callable[[Meaning], Meaning]:
        hint = re.compile(rf"[^a-z](?:{needs})\b") if needs else None  # quicker than with "\b" before

        def add(function: Meaning) -> Meaning:
            rules.append(Rule(re.compile(pattern, re.I), function, hint))
            return function

        return add

    return rule


def told_by(rules: Rules, said: str) -> Iterator[Rule]:
    """The rules that can match in the words of a sentence."""
    folded, heard = f" {said.casefold()}", dict[str, bool]()
    for rule in rules:
        if rule.needs is not None:
            if (words := rule.needs.pattern) not in heard:
                heard[words] = rule.needs.search(folded) is not None
            if not heard[words]:
                continue
        yield rule


def number(words: str) -> int | None:
    """The number of "three", "12", "a few", "more than ten"."""
    words = words.removesuffix(" more")
    if words in FEW:
        return FEW[words]
    *before, last = words.replace("-", " ").split() or [""]
    if last.isdigit():
        return int(last)
    tens = WORDS.numbers.get(before[-1], 0) if before else 0
    ones = WORDS.numbers.get(last)
    return tens + ones if ones is not None and ones < 10 and 20 <= tens <= 50 else ones


def is_vague(words: str) -> bool:
    """ "several", "a few": how many is not said."""
    return words in {"a few", "the few", "many"} or words.split()[-1:] in (["several"], ["few"])


def length(words: str, unit: str) -> str:
    """The TIMEX3 value of so many units: "P3M", "PXM" where the number is vague."""
    return period(None if is_vague(words) else number(words), unit)


def bound(words: str) -> str | None:
    """The TIMEX3 mod of "more than ten", None for a plain number."""
    return next((mod for said, mod in WORDS.bounds.items() if f"{words} ".startswith(f"{said} ")), None)
