"""A rule's match in the text, with the publication day, and the words that all rules share."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from dateline.annotate.timex_days import Interval, third_of
from dateline.records.span import Span
from dateline.records.timex import Timex
from dateline.reference.timewords import load_time_words

WORDS = load_time_words()
LED = re.compile(r"(?:of|and) ", re.IGNORECASE)  # lead to an expression and are no part of it


def any_of(words: Iterable[str]) -> str:
    """A pattern of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


MONTH = any_of(WORDS.months)
DAY = any_of(WORDS.weekdays)
UNIT = any_of(WORDS.units)
SEASON = any_of(WORDS.seasons)
PART = any_of(WORDS.parts)
DAYPART = any_of(WORDS.dayparts)
COUNT = rf"(?:(?:{any_of(WORDS.bounds)}) )?(?:\d{{1,3}}|{any_of(WORDS.numbers)})|a few|a couple of"
YEAR = r"(?:19|20)\d\d"
YEAR_SAID = rf"{YEAR}|(?:of )?(?:last|this|next) year"


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match, the publication day, and whether the verb over it looks ahead."""

    match: re.Match[str]
    published: date
    ahead: bool

    def word(self, name: str) -> str:
        """A group in lower case, without stops, hyphens and spaces around it; empty where it did not take part."""
        return (self.match.group(name) or "").lower().strip(". -")

    def capital(self, name: str) -> bool:
        """Does the group begin with a capital, as months and weekdays do and "may" and "march" don't?"""
        return self.match.group(name)[0].isupper()

    def after(self, n: int = 2) -> str:
        """The next n characters."""
        return self.match.string[self.match.end() : self.match.end() + n]

    def year(self) -> int | None:
        """The year said, as a number or from the publication's; None where the group did not take part."""
        said = self.word("y")
        if not said or said.isdigit():
            return int(said) if said else None
        return self.published.year + {"last": -1, "this": 0, "next": 1}[said.split()[-2]]

    def timex(
        self, interval: Interval, kind: str = "DATE", mod: str | None = None, frequency: str | None = None
    ) -> Timex:
        """The expression with what it stands for."""
        led = LED.match(self.match.group())
        span = Span(self.match.start() + (led.end() if led else 0), self.match.end())
        return Timex(span, kind, interval.value, interval.begin, interval.end, interval.precision, mod, frequency)

    def part(self, whole: Interval) -> Timex:
        """The part of an interval that the group `part` says, all of it where that is empty."""
        mod = WORDS.parts.get(self.word("part"))
        return self.since(self.timex(third_of(whole, mod) if mod else whole, mod=mod))

    def since(self, timex: Timex) -> Timex:
        """With "since" before it, an expression reaches to publication."""
        if not self.match.group().lower().startswith("since "):
            return timex
        return Timex(timex.span, timex.type, timex.value, timex.begin, self.published, timex.precision, timex.mod)


Rule = Callable[[Match], Timex | None]
Rules = list[tuple[re.Pattern[str], Rule]]


def adder(rules: Rules) -> Callable[[str], Callable[[Rule], Rule]]:
    """A decorator that adds a rule with its pattern (case ignored) to the list."""

    def rule(pattern: str) -> Callable[[Rule], Rule]:
        def add(function: Rule) -> Rule:
            rules.append((re.compile(pattern, re.IGNORECASE), function))
            return function

        return add

    return rule


def number(words: str) -> int | None:
    """The number of "three", "12", "a few", "more than ten"."""
    if words in {"a few", "a couple of"}:
        return 3 if words == "a few" else 2
    last = words.split()[-1] if words.split() else ""
    return int(last) if last.isdigit() else WORDS.numbers.get(last)


def bound(words: str) -> str | None:
    """The TIMEX3 mod of "more than ten", None for a plain number."""
    return next((mod for said, mod in WORDS.bounds.items() if f"{words} ".startswith(f"{said} ")), None)
