"""Rules for quarters, halves and fiscal years, and the same quarter of another year."""

import re
from datetime import date

from dateline.annotate.timex_days import Interval, a_year, months_of
from dateline.annotate.timex_match import COUNT, WORDS, YEAR, YEAR_SAID, Match, Rules, adder, is_vague, number
from dateline.records.timex import Timex

RULES: Rules = []
ANCHORED: Rules = []  # these need the quarter told before
rule, anchored = adder(RULES), adder(ANCHORED)
ORDINAL = "|".join(WORDS.ordinals)
QUARTER = 3  # months
LATEST = 1  # the quarter that companies report on is the one before


FIGURES = re.compile(r"\b(?:a share|million|billion|sales|revenue|earnings|earned|profit|net income)\b|%")
NAMED = re.compile(rf"\b({ORDINAL})[- ]quarter\b", re.I)
NEAR, FAR = 120, 2500  # characters


def quarter(year: int, n: int) -> Interval:
    """The nth quarter of a year; n may run over it, to either side."""
    year, n = year + (n - 1) // 4, (n - 1) % 4 + 1
    return months_of(f"{year}-Q{n}", year, (n - 1) * QUARTER + 1, n * QUARTER)


def quarter_of(day: date) -> int:
    """The quarter that a day falls in, from 1."""
    return (day.month - 1) // QUARTER + 1


@rule(
    rf"\b(?:(?P<when>last|next|this) year['’]s |the )?(?:(?P<y>{YEAR}) )?(?:fiscal )?"
    rf"(?P<n>{ORDINAL})[ -](?P<u>quarter|half)\b"
    rf"(?:,? (?:of )?(?P<y2>{YEAR_SAID}))?",
    needs="quarter|half",
)
def part_of_year(m: Match) -> Timex | None:
    """the third quarter; the second half of 2014; the 1988 third quarter; next year's first quarter"""
    n, size = WORDS.ordinals[m.word("n")], {"quarter": 3, "half": 6}[m.word("u")]
    if n * size > 12 or (size == 6 and not (m.word("y") or m.word("y2") or m.word("when"))):
        return None
    year = int(m.word("y")) if m.word("y") else m.year("y2")
    if m.word("when"):
        year = m.published.year + {"last": -1, "this": 0, "next": 1}[m.word("when")]
    if year is None:
        # The last one that has begun; the next one where the verb looks ahead.
        begun = (m.published.month - 1) // size + 1 >= n
        year = m.published.year - (not begun and not m.ahead)
    letter = {3: "Q", 6: "H"}[size]
    return m.timex(months_of(f"{year}-{letter}{n}", year, (n - 1) * size + 1, n * size))


@rule(rf"\b(?:(?P<n>Q[1-4])(?: of)? (?P<y>{YEAR})|(?P<y2>{YEAR})[ -](?P<n2>Q[1-4]))\b", needs="q[1-4]")
def short_quarter(m: Match) -> Timex | None:
    """Q3 2022"""
    return m.timex(quarter(int(m.word("y") or m.word("y2")), int((m.word("n") or m.word("n2"))[1])))


@rule(
    r"\b(?:(?P<how>last|previous|this|current|the current|the last|the latest|the previous"
    r"|next|the next|the coming) quarter|the latest period)\b(?!-)",
    needs="quarter|period",
)
def near_quarter(m: Match) -> Timex | None:
    """last quarter; the latest quarter: the one before publication's; this quarter; next quarter"""
    step = {"this": 0, "current": 0, "next": 1, "coming": 1}.get(m.word("how").removeprefix("the "), -1)
    return m.timex(quarter(m.published.year, quarter_of(m.published) + step))


@rule(rf"\bthe (?P<y>{YEAR}) (?:quarter|period)\b", needs="quarter|period")
def quarter_of_year(m: Match) -> Timex | None:
    """the 1988 quarter: of that year the quarter spoken of"""
    told = quarter_spoken_of(m)
    return m.timex(quarter(int(m.word("y")), told[1])) if told else None


@rule(
    rf"\b(?:in |over |for |during )?(?:the )?(?:last|past|next|coming) (?P<n>{COUNT}) quarters\b"
    r"|\bevery (?P<each>quarter)\b",
    needs="quarters?",
)
def some_quarters(m: Match) -> Timex | None:
    """over the past two quarters; every quarter"""
    if m.word("each"):
        return m.timex(Interval("P1Q", None, None, "unknown"), kind="SET", frequency=m.match.group().lower())
    n = "X" if is_vague(m.word("n")) else number(m.word("n"))
    return m.timex(Interval(f"P{n}Q", None, None, "unknown"), kind="DURATION")


@rule(
    rf"\b(?:(?:fiscal|post|pre)[ -]|(?:the )?(?:fiscal|financial) year )(?P<y>{YEAR})\b",
    needs="fiscal|financial|post|pre",
)
def fiscal_year(m: Match) -> Timex | None:
    """fiscal 1989; the fiscal year 2022"""
    return m.timex(a_year(int(m.word("y"))))


@rule(r"\b(?P<how>the current|this|last|next) (?:fiscal|financial) year\b", needs="fiscal|financial")
def near_fiscal_year(m: Match) -> Timex | None:
    """last fiscal year, taken for the calendar's"""
    return m.timex(a_year(m.published.year + {"last": -1, "next": 1}.get(m.word("how"), 0)))


def told_quarter(m: Match) -> tuple[int, int] | None:
    """Year and quarter of the quarter told before."""
    anchor = m.anchor
    if anchor is not None and anchor.begin is not None and "-Q" in anchor.value:
        return anchor.begin.year, quarter_of(anchor.begin)
    return quarter_spoken_of(m)


def quarter_spoken_of(m: Match) -> tuple[int, int] | None:
    """In talk of figures the quarter named last, however far back: "up from $1.22 a share a year earlier"."""
    text, start = m.match.string, m.match.start()
    if not FIGURES.search(text, max(0, start - NEAR), m.match.end() + NEAR):
        return None
    named = [q.group(1).lower() for q in NAMED.finditer(text, max(0, start - FAR), start)]
    if not named:
        return None
    n = WORDS.ordinals[named[-1]]
    return m.published.year - (n > quarter_of(m.published)), n


@anchored(r"\b(?:the|that) quarter\b(?!-| of\b)", needs="quarter")
def same_quarter(m: Match) -> Timex | None:
    """the quarter: the one told before, else the one that companies report on"""
    year, n = told_quarter(m) or (m.published.year, quarter_of(m.published) - LATEST)
    return m.timex(quarter(year, n))


@anchored(r"\b(?:the )?(?:comparable )?year[- ](?:ago|earlier)(?: (?:quarter|period))?\b", needs="year")
def quarter_a_year_before(m: Match) -> Timex | None:
    """the year-earlier quarter; year-ago results: those of the quarter told before, a year before it"""
    told = told_quarter(m)
    if told is None and m.match.group().lower().endswith("quarter"):
        told = m.published.year, quarter_of(m.published) - LATEST
    if told is None:
        return m.timex(a_year(m.published.year - 1))
    return m.timex(quarter(told[0] - (0 if is_year_ago(m, told) else 1), told[1]))


@anchored(r"\ba year (?:ago|earlier)\b", needs="year")
def same_quarter_a_year_before(m: Match) -> Timex | None:
    """ "profit rose from a year earlier", of the quarter told before"""
    told = told_quarter(m)
    return m.timex(quarter(told[0] - (0 if is_year_ago(m, told) else 1), told[1])) if told else None


def is_year_ago(m: Match, told: tuple[int, int]) -> bool:
    """Is the quarter told itself that of the year before, as in a row of such figures?"""
    return told[0] < m.published.year - (quarter_of(m.published) == 1)
