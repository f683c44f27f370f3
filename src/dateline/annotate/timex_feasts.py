"""Rules for religious and national days, and for dates of the Islamic and the Iranian and Afghan calendar."""

import re
from datetime import date, timedelta

from dateline.annotate.timex_days import Interval, a_day, some_days
from dateline.annotate.timex_match import YEAR, Match, Rules, adder, any_of
from dateline.records.timex import Timex
from dateline.reference.calendars import islamic_days, islamic_year, islamic_year_of, solar_days
from dateline.reference.country_words import countries_in
from dateline.reference.feasts import Feast, load_feasts, load_national_days, read_feasts

RULES: Rules = []
rule = adder(RULES)
CLOSE_BY = timedelta(days=21)  # a feast so near ahead is meant where the last one is long past
LONG_PAST = timedelta(days=60)
AFTER_NAME = r"(?! (?-i:[A-Z]))"  # no "Easter Island", no "Yom Kippur War"
PERSON = re.compile(
    r"(?<!^)(?<![.!?:;] )(?<![.!?:;]\" )\b"
    r"(?!This |Last |Next |The |On |At |In |By |Since |During |Before |After )[A-Z]\w+ $"
)
LEADING_UP = re.compile(r"\b(?:ahead of|in the run-up to|on the eve of|upcoming|coming)(?: the)? $", re.I)
LEADING_TO = re.compile(r"\b(?:for|before|until|by)(?: the)? $", re.I)
REACH = 300  # characters: how far before a national day its country may be named
SPREAD = {" ": "[ -]", "-": "[ -]?", "'": "['’‘]?"}


def spelled(names: list[str]) -> str:
    """A pattern of names, whatever their hyphens and apostrophes."""
    return any_of("".join(SPREAD.get(c, re.escape(c)) for c in name) for name in names)


def plain(said: str) -> str:
    """A name without what may be spelled otherwise."""
    return re.sub(r"['’‘]", "", said.lower()).replace("-", " ")


FEASTS = {plain(name): feast for name, feast in load_feasts().items()}
ISLAMIC = {plain(name): month for name, month in read_feasts()["islamic_months"].items()}
SOLAR = {plain(name): month for name, month in read_feasts()["solar_months"].items()}
FEAST, NATIONAL = spelled(list(load_feasts())), any_of(load_national_days())
HIJRI, PERSIAN = spelled(list(read_feasts()["islamic_months"])), any_of(SOLAR)


@rule(
    rf"\b(?:(?P<how>last|this|next|this year's) )?(?P<w>{FEAST})\b(?:,? (?P<y>{YEAR}))?{AFTER_NAME}",
    needs=FEAST,
)
def feast(m: Match) -> Timex | None:
    """on Christmas Eve; during Ramadan; last Diwali; Eid al-Adha 2019"""
    text, start = m.match.string, m.match.start("w")
    named = m.match.group("w").removeprefix("the ").removeprefix("The ")
    if named.islower() or PERSON.search(text, max(0, start - 20), start):
        return None
    found = FEASTS[plain(m.match.group("w"))]
    day = chosen_feast(found, m, ahead=m.ahead or LEADING_UP.search(text, max(0, start - 24), start) is not None)
    if day is None:
        return None
    return m.timex(
        a_day(day[0]) if day[0] == day[1] else some_days(*day), mod="APPROX" if found.kind == "islamic" else None
    )


def chosen_feast(found: Feast, m: Match, ahead: bool) -> tuple[date, date] | None:
    """Of the feast's days around publication: the year said, the last begun, or the next where that is meant."""
    if m.word("y") or found.kind == "once":
        return next(found.days_in(int(m.word("y")) if m.word("y") else found.rule.year), None)
    year, how = m.published.year, m.word("how")
    days = sorted(d for y in range(year - 2, year + 3) for d in found.days_in(y))
    if how.startswith("this"):
        return next((d for d in days if d[0].year == year), None)
    past = [d for d in days if d[0] <= m.published]
    coming = [d for d in days if d[0] > m.published]
    if past and past[-1][1] >= m.published and how != "last":
        return past[-1]  # it is going on
    if coming and how != "last":
        close = coming[0][0] <= m.published + CLOSE_BY and (not past or past[-1][1] < m.published - LONG_PAST)
        before = m.match.string[: m.match.start("w")][-20:]
        if ahead or how == "next" or (close and LEADING_TO.search(before)):
            return coming[0]
    return past[-1] if past else None


@rule(
    rf"\b(?:(?P<how>last|this|next) )?(?P<w>{NATIONAL})\b(?:,? (?P<y>{YEAR}))?{AFTER_NAME}",
    needs=NATIONAL,
)
def national_day(m: Match) -> Timex | None:
    """Pakistan's Independence Day; on Republic Day, of the country named last before it"""
    text, start = m.match.string, m.match.start()
    if not m.capital("w"):
        return None
    days = load_national_days()[m.word("w")]
    before, after = (
        countries_in(text[max(0, start - REACH) : start]),
        countries_in(text[m.match.end() : m.match.end() + 60]),
    )
    code = next((c for c in [*reversed(before), *after, *countries_in(text[:REACH])] if c in days), None)
    if code is None and len(days) > 1:
        return None
    found = Feast((m.word("w"),), "fixed", days[code or next(iter(days))])
    day = chosen_feast(found, m, ahead=m.ahead or LEADING_UP.search(text, max(0, start - 24), start) is not None)
    return m.timex(a_day(day[0])) if day else None


@rule(
    rf"\b(?:the )?(?:(?P<d>\d{{1,2}}|first|last)(?:st|nd|rd|th)?(?: day)?(?: of)? )?"
    rf"(?P<m>{HIJRI})(?:,? (?P<y>1[34]\d\d)(?: ?(?:AH|A\.H\.|H)\b)?)?\b",
    needs=HIJRI,
)
def islamic_date(m: Match) -> Timex | None:
    """10 Muharram 1445; Rajab 1443; the first of Ramadan, of the last year that it fell in"""
    month = ISLAMIC[plain(m.match.group("m"))]
    if not m.capital("m") or not (m.word("y") or m.word("d")):
        return None
    years = [int(m.word("y"))] if m.word("y") else range(*around(islamic_year_of(m.published)))
    if m.word("d") == "last":
        wholes = [d for y in years if (d := islamic_days(y, month))]
        days = [(last, last) for _, last in wholes]
    else:
        day = 1 if m.word("d") == "first" else int(m.word("d") or 0) or None
        days = [d for y in years if (d := islamic_days(y, month, day))]
    past = [d for d in days if d[0] <= m.published]
    found = days[:1] if m.word("y") or (m.ahead and not past) else past[-1:]
    return m.timex(as_days(found[0]), mod="APPROX") if found else None


def around(year: int) -> tuple[int, int]:
    """The year before, that year, and the one after, as a range's ends."""
    return year - 1, year + 2


def as_days(days: tuple[date, date]) -> Interval:
    """One day, or several."""
    return a_day(days[0]) if days[0] == days[1] else some_days(*days)


@rule(r"\b(?:(?:in|since|of|during) )?(?P<y>1[34]\d\d) (?-i:AH|A\.H\.|Hijri)(?![A-Za-z])", needs=r"ah|a\.h|hijri")
def hijri_year(m: Match) -> Timex | None:
    """1445 AH"""
    days = islamic_year(int(m.word("y")))
    return m.timex(some_days(*days), mod="APPROX") if days else None


@rule(
    rf"\b(?:(?:on|in|since) )?(?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{PERSIAN}),? (?P<y>1[34]\d\d)\b",
    needs=PERSIAN,
)
def solar_date(m: Match) -> Timex | None:
    """24 Asad 1400; 22 Bahman 1357"""
    days = solar_days(int(m.word("y")), SOLAR[plain(m.match.group("m"))], int(m.word("d")))
    return m.timex(a_day(days[0])) if days else None
