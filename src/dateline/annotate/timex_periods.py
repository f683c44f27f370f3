"""Rules for seasons, decades and centuries."""

from dateline.annotate.timex_days import Interval, a_century, a_decade, a_season, a_year
from dateline.annotate.timex_match import PART, SEASON, WORDS, YEAR, YEAR_SAID, Match, Rules, adder, any_of
from dateline.records.timex import Timex

RULES: Rules = []
rule = adder(RULES)
TENS = {"sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}


@rule(
    rf"\b(?:(?P<how>in|since|during|of|from) )?(?:the )?(?:(?P<part>{PART})[ -])?(?P<y>{YEAR})['’]?s\b",
    needs=rf"(?:{YEAR})['’]?s",
)
def decade(m: Match) -> Timex | None:
    """the 1990s; in the early 2000s"""
    year = int(m.word("y"))
    return m.part(a_decade(year)) if year % 10 == 0 else None


@rule(
    rf"\b(?:(?P<how>in|since|during|of|from) )?(?:the )?(?:(?P<part>{PART})[ -])?"
    rf"(?:['’‘](?P<y>[2-9]0)s|(?<=the )(?P<y2>[2-9]0)s|(?<=the )(?P<name>{any_of(TENS)}))\b",
    needs=rf"[2-9]0s|{any_of(TENS)}",
)
def short_decade(m: Match) -> Timex | None:
    """the '90s; the 90s; the nineties"""
    said = m.word("y") or m.word("y2")
    return m.part(a_decade(1900 + int(said) if said else TENS[m.word("name")]))


@rule(r"\b(?P<y>\d{1,4}) (?P<era>(?-i:BCE?|B\.C\.|AD|A\.D\.|CE))(?![A-Za-z])", needs=r"bce?|b\.c|ad|a\.d|ce")
def year_of_era(m: Match) -> Timex | None:
    """508 BC, which no calendar of days reaches; 394 AD"""
    year = int(m.word("y"))
    if m.match.group("era").startswith("B"):
        return m.timex(Interval(f"BC{year:04d}", None, None, "year"))
    return m.timex(a_year(year)) if year else None


@rule(
    rf"\b(?:(?P<how>last|this past|this|next|in|during|since|by) )?(?:the )?(?P<s>{SEASON})"
    rf"(?:,? (?:of )?(?P<y>{YEAR_SAID}))?\b",
    needs=SEASON,
)
def season(m: Match) -> Timex | None:
    """last summer; in the winter of 2014"""
    name, year = m.word("s"), m.year()
    if not year and (not m.word("how") or (m.word("how") in {"since", "by"} and name == "fall")):
        return None
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
    if m.word("how") in {"last", "this past"}:
        return next(s for s, _, end in bounds if end < day)
    if m.word("how") == "next":
        return next(s for s, begin, _ in reversed(bounds) if begin > day)
    if m.ahead:
        return next(s for s, _, end in reversed(bounds) if end >= day)
    return next(s for s, begin, _ in bounds if begin <= day)


@rule(rf"\b(?:the )?(?:(?P<part>{PART})[ -])?(?P<n>\d\d)(?:th|st|nd|rd)[ -]century\b", needs="century")
def century(m: Match) -> Timex | None:
    """the 19th century"""
    return m.part(a_century(int(m.word("n"))))
