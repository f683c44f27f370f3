"""Rules for ranges: from one day, month or year to another."""

from datetime import timedelta

from dateline.annotate.timex_calendar import nearest_year
from dateline.annotate.timex_days import Interval, a_month, a_year, months_of, safe_day, some_days
from dateline.annotate.timex_match import COUNT, DAY, MONTH, WORDS, YEAR, YEAR_SAID, Match, Rules, adder, number
from dateline.records.timex import Timex

RULES: Rules = []
rule = adder(RULES)
TO = "(?: to | until | till | through | and | ?[-–] ?)"


@rule(
    rf"\b(?:from|between) (?P<m1>{MONTH})\.?(?: (?P<y1>{YEAR}))? (?:to|and|until) (?P<m2>{MONTH})\.? (?P<y2>{YEAR})\b",
    needs=MONTH,
)
def month_range(m: Match) -> Timex | None:
    """between June 2014 and April 2016; from November to March 2020"""
    first, last = WORDS.months[m.word("m1")], WORDS.months[m.word("m2")]
    year = int(m.word("y2"))
    begin = a_month(int(m.word("y1")) if m.word("y1") else year - (first > last), first)
    end = a_month(year, last)
    return m.timex(Interval(f"{begin.value}/{end.value}", begin.begin, end.end, "month"))


@rule(
    rf"\b(?:(?:from|between) (?P<y1>{YEAR}) (?:to|and|until) |(?P<y0>{YEAR})[-–])"
    rf"(?P<y2>{YEAR}|\d\d(?=[ ,.;)]))(?!\d)\b",
    needs=YEAR,
)
def year_range(m: Match) -> Timex | None:
    """between 2003 and 2011; the 1975-1990 war; 1988-89"""
    first, last = int(m.word("y1") or m.word("y0")), int(m.word("y2"))
    last += 100 * (first // 100) if last < 100 else 0
    if not first < last:
        return None
    one, two = a_year(first), a_year(last)
    return m.timex(Interval(f"{one.value}/{two.value}", one.begin, two.end, "year"))


@rule(rf"\b(?:from|between) (?P<w1>{DAY}){TO}(?P<w2>{DAY})\b", needs=DAY)
def weekday_range(m: Match) -> Timex | None:
    """between Monday and Wednesday; from Friday to Sunday, where the verb looks ahead those to come"""
    one, two = WORDS.weekdays[m.word("w1")], WORDS.weekdays[m.word("w2")]
    if not (m.capital("w1") and m.capital("w2")) or one == two:
        return None
    if m.ahead:
        first = m.published + timedelta(days=(one - m.published.weekday()) % 7)
        return m.timex(some_days(first, first + timedelta(days=(two - one) % 7)))
    last = m.published - timedelta(days=(m.published.weekday() - two) % 7)
    return m.timex(some_days(last - timedelta(days=(two - one) % 7), last))


@rule(
    rf"\b(?:from|between) (?:(?P<m1>{MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?{TO}"
    rf"(?P<m2>{MONTH})\.? (?P<d2>\d{{1,2}})"
    rf"|(?P<d3>\d{{1,2}})(?: (?P<m3>{MONTH}))?{TO}(?P<d4>\d{{1,2}}) (?P<m4>{MONTH}))"
    rf"(?:st|nd|rd|th)?(?:,? (?P<y>{YEAR_SAID}))?\b",
    needs=MONTH,
)
def day_range(m: Match) -> Timex | None:
    """from January 8 to January 12; between 8 and 12 January 2023"""
    names = ("m1", "d1", "m2", "d2") if m.word("m1") else ("m3", "d3", "m4", "d4")
    month1, day1, month2, day2 = (m.word(name) for name in names)
    last_month, last_day = WORDS.months[month2], int(day2)
    first_month, first_day = WORDS.months[month1 or month2], int(day1)
    year = m.year() or nearest_year(last_month, min(last_day, 28), m.published, m.ahead)
    last = safe_day(year, last_month, last_day)
    first = safe_day(year - (first_month > last_month), first_month, first_day)
    return m.timex(some_days(first, last)) if first and last and first < last else None


@rule(rf"\b(?:in |during |over )?the (?P<how>first|last) (?P<n>{COUNT}) months of (?P<y>{YEAR_SAID})\b", needs="months")
def months_of_year(m: Match) -> Timex | None:
    """the first six months of 2022"""
    n, year = number(m.word("n")), m.year()
    if n is None or year is None or not 0 < n < 12:
        return None
    first, last = (1, n) if m.word("how") == "first" else (13 - n, 12)
    return m.timex(months_of(f"{year}-{first:02d}/{year}-{last:02d}", year, first, last))
