"""Rules for quarters, halves, seasons, decades and centuries."""

from dateline.annotate.timex_days import Interval, a_century, a_decade, a_season, a_year, months_of
from dateline.annotate.timex_match import PART, SEASON, WORDS, YEAR, YEAR_SAID, Match, Rules, adder
from dateline.records.timex import Timex

RULES: Rules = []
rule = adder(RULES)
ORDINAL = "|".join(WORDS.ordinals)


@rule(
    rf"\b(?:(?P<how>in|since|during|of|from) )?(?:the )?(?:(?P<part>{PART})[ -])?(?P<y>{YEAR})['’]?s\b",
    needs=rf"(?:{YEAR})['’]?s",
)
def decade(m: Match) -> Timex | None:
    """the 1990s; in the early 2000s"""
    year = int(m.word("y"))
    return m.part(a_decade(year)) if year % 10 == 0 else None


@rule(rf"\b(?P<how>last|this|next|in|during) (?:the )?(?P<s>{SEASON})(?: of)?(?: (?P<y>{YEAR_SAID}))?\b")
def season(m: Match) -> Timex | None:
    """last summer; in the winter of 2014"""
    name, year = m.word("s"), m.year()
    if name == "fall" and not year and m.word("how") in {"in", "during"}:
        return None
    first, last = WORDS.seasons[name]
    years = [m.published.year + k for k in (1, 0, -1, -2)]
    near = [a_season(name, y, first, last) for y in years]
    return m.timex(a_season(name, year, first, last) if year else chosen_season(near, m))


def chosen_season(near: list[Interval], m: Match) -> Interval:
    """Of the seasons around publication, latest first: "last" is over, "next" has not begun, others have or will."""
    day = m.published.toordinal()
    bounds = [(s, s.begin.toordinal(), s.end.toordinal()) for s in near if s.begin and s.end]
    if m.word("how") == "last":
        return next(s for s, _, end in bounds if end < day)
    if m.word("how") == "next":
        return next(s for s, begin, _ in reversed(bounds) if begin > day)
    if m.ahead:
        return next(s for s, _, end in reversed(bounds) if end >= day)
    return next(s for s, begin, _ in bounds if begin <= day)


@rule(
    rf"\b(?:the )?(?:(?P<y>{YEAR}) )?(?:fiscal )?(?P<n>{ORDINAL})[ -](?P<u>quarter|half)\b"
    rf"(?:,? (?:of )?(?P<y2>{YEAR_SAID}))?"
)
def part_of_year(m: Match) -> Timex | None:
    """the third quarter; the second half of 2014; the 1988 third quarter"""
    n, size = WORDS.ordinals[m.word("n")], {"quarter": 3, "half": 6}[m.word("u")]
    if n * size > 12 or (size == 6 and not (m.word("y") or m.word("y2"))):
        return None
    year = int(m.word("y")) if m.word("y") else m.year("y2")
    if year is None:
        # The last one that has begun; the next one where the verb looks ahead.
        begun = (m.published.month - 1) // size + 1 >= n
        year = m.published.year - (not begun and not m.ahead)
    letter = {3: "Q", 6: "H"}[size]
    return m.timex(months_of(f"{year}-{letter}{n}", year, (n - 1) * size + 1, n * size))


@rule(rf"\b(?:the )?(?:(?P<part>{PART})[ -])?(?P<n>\d\d)th[ -]century\b")
def century(m: Match) -> Timex | None:
    """the 19th century"""
    return m.part(a_century(int(m.word("n"))))


@rule(rf"\b(?:fiscal|post|pre)[ -](?P<y>{YEAR})\b")
def fiscal_year(m: Match) -> Timex | None:
    """fiscal 1989"""
    return m.timex(a_year(int(m.word("y"))))
