"""Rules for durations, repetitions, and words that only point at the past, the present or the future."""

import re

from dateline.annotate.timex_days import Interval, period
from dateline.annotate.timex_match import (
    COUNT,
    DAY,
    MONTH,
    UNDER_TEN,
    UNIT,
    WORDS,
    Match,
    Rules,
    adder,
    any_of,
    bound,
    length,
    number,
)
from dateline.records.timex import Timex

RULES: Rules = []
rule = adder(RULES)
# A number of things before "a week": as many every week. "700 seats a week", "$500 million a year".
RATE = re.compile(rf"(?:(?<!\d)\d[\d,.]{{0,20}}|\b(?:{any_of(UNDER_TEN)}))%?(?: [a-z]+){{0,2}} $", re.I)
HALVES = {"hour": "30M", "year": "6M"}  # "P2Y6M"
ADVERBS = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H"}


@rule(
    rf"\b(?:every|each) (?:(?P<n>{COUNT}) )?(?:(?P<w>{DAY})|(?P<u>{UNIT}|weekend)|(?P<m>{MONTH}))\b"
    rf"|\bon (?P<ws>{DAY})s\b"
    rf"|\b(?P<times>once|twice|several times|{COUNT} times) (?:a|an|every|per) (?P<v>{UNIT})\b",
    needs=rf"{UNIT}|(?:{DAY})s?|weekend|{MONTH}",
)
def repeated(m: Match) -> Timex | None:
    """every Friday; every two weeks; twice a week"""
    if day := m.word("w") or m.word("ws"):
        value = f"XXXX-WXX-{WORDS.weekdays[day] + 1}"
    elif m.word("m"):
        value = f"XXXX-{WORDS.months[m.word('m')]:02d}"
    elif m.word("u") == "weekend":
        value = "XXXX-WXX-WE"
    else:
        value = period(number(m.word("n")) or 1, WORDS.units[m.word("u") or m.word("v")])
    return m.timex(Interval(value, None, None, "unknown"), kind="SET", frequency=m.match.group().lower())


@rule(rf"\b(?:(?:almost|nearly) )?(?P<s>{any_of(ADVERBS)}|regularly)\b")
def adverb(m: Match) -> Timex | None:
    """almost daily; regularly; no newspaper's name"""
    if m.capital("s") and m.after().strip()[:1].isupper():
        return None
    if m.word("s") in {"annually", "yearly"} and RATE.search(m.before(40)):
        return None  # "to grow by 20% annually", "10,000 units annually"
    value = ADVERBS.get(m.word("s"), "PXX")
    return m.timex(Interval(value, None, None, "unknown"), kind="SET", frequency=m.match.group().lower())


@rule(
    r"\b(?:for |lasted |lasting )?(?:the (?:first |final |full )?)?"
    rf"(?P<n>{COUNT})[- ](?P<u>{UNIT})(?P<old>[- ](?:long|old))?\b"
    r"(?! (?:ago|earlier|later|before|after)\b)",
    needs=UNIT,
)
def duration(m: Match) -> Timex | None:
    """for two days; a 10-day truce; no age"""
    n = number(m.word("n"))
    if n is None or m.word("old") == "old":
        return None
    if m.word("n") in {"a", "an"} and RATE.search(m.before(40)):
        return None
    value = length(m.word("n"), WORDS.units[m.word("u")])
    return m.timex(Interval(value, None, None, "unknown"), kind="DURATION", mod=bound(m.word("n")))


@rule(
    rf"\b(?P<n>\d{{1,2}}|{any_of(UNDER_TEN)}) (?:1/2|and a half|½) (?P<u>hours|days|weeks|months|years)\b",
    needs="hours|days|weeks|months|years",
)
def and_a_half(m: Match) -> Timex | None:
    """2 1/2 years; five and a half hours"""
    n, unit = number(m.word("n")), WORDS.units[m.word("u")]
    if n is None:
        return None
    return m.timex(Interval(period(n, unit) + HALVES.get(unit, ""), None, None, "unknown"), kind="DURATION")


@rule(
    r"\b(?P<u>days?|weeks?|months?|years?|decades?)-(?:long|old)\b",
    needs=r"(?:day|week|month|year|decade)s?-(?:long|old)",
)
def unit_long(m: Match) -> Timex | None:
    """a day-long meeting; the decades-long war"""
    n = None if m.word("u").endswith("s") else 1
    if n and m.match.group().lower().endswith("old"):
        return None
    return m.timex(Interval(period(n, WORDS.units[m.word("u")]), None, None, "unknown"), kind="DURATION")


@rule(r"\b(?:for |in )?the (?:fiscal |full )?year(?= (?:to end|ended|ending)\b)", needs="year")
def year_ended(m: Match) -> Timex | None:
    """the year ended Aug. 31"""
    return m.timex(Interval("P1Y", None, None, "unknown"), kind="DURATION")


@rule(
    r"\b(?:for (?:many )?|(?<=first time )in |within |over the )(?P<u>minutes|hours|days|weeks|months|years|decades)\b",
    needs=UNIT,
)
def some_time(m: Match) -> Timex | None:
    """for months"""
    return m.timex(Interval(period(None, WORDS.units[m.word("u")]), None, None, "unknown"), kind="DURATION")


@rule(rf"\b(?P<w>{any_of(WORDS.references)})\b(?!-)")
def reference(m: Match) -> Timex | None:
    """now; recently; the near future: no day at all"""
    return m.timex(Interval(WORDS.references[m.word("w")], None, None, "unknown"))
