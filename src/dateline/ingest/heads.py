"""Heads: what stands before a text: "date 2023-01-19 Islamabad:", "KABUL (AP) —", a title and a date line."""

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.ingest.dates import MONTH_WORD, day_of, find_date

WORD = r"[^\W\d_a-z][\w'’.-]*"
PLACE = rf"{WORD}(?:[ /](?:(?:de|del|do|da|al|el|and) )?{WORD}){{0,3}}"
NO_MONTH = rf"(?!{MONTH_WORD}\b)"
LINKED_PLACE = rf"{PLACE}(?:, {NO_MONTH}{PLACE})?"
DAY_WRITTEN = rf"(?:{MONTH_WORD}\.? \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH_WORD}\.?(?:,? \d{{4}}| \d\d)?)\b"
AGENCY = r" ?(?:\([A-Z][\w /.-]{1,30}\)|/[A-Z]\w{1,30}/)"  # "(Agency)", "/Agency/"
LABEL = r"(?i:published|posted|updated|date):?"
WEEKDAY = r"(?i:mon|tues|wednes|thurs|fri|satur|sun)day,?"
DASH = r"[ \xa0\n]?(?:—[ \xa0\n]*|(?:–|--|-|:)[ \xa0\n]+)"
# "date 2023-01-19 Islamabad: " and "date 2016-12-28 "
MARKED = re.compile(
    rf"\s*date (?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)\b(?: (?P<place>{LINKED_PLACE})(?P<colon>:))?[ \t]*"
)
# "KABUL — ", "ISLAMABAD, Jan 19 (Agency) - ", "BEIRUT, Lebanon (AP) — ", "QUITO (ECUADOR), 3 JAN 90 (AGENCY) -- "
CAPITALS = re.compile(
    rf"\s*(?P<place>[A-Z][A-Z'’.-]+(?:[ /][A-Z'’.-]{{2,}}){{0,3}}(?:, {NO_MONTH}{PLACE})?)"
    rf"(?: \([A-Z .]+\)(?=, \d))?(?:,? (?P<date>{DAY_WRITTEN}))?(?P<agency>{AGENCY})?(?:,? (?:{DAY_WRITTEN}))?{DASH}"
)
# "New Delhi, Jan 19 (Agency): ", "Kabul [Afghanistan], January 19 (Agency): ", "Dhaka (Agency) — ": a day or an agency
# must prove the place. "Hamas — which rules Gaza — said" has neither.
MIXED = re.compile(
    rf"\s*(?P<place>{LINKED_PLACE})(?: \[{PLACE}\])?"
    rf"(?=,? {DAY_WRITTEN}|{AGENCY})(?:,? (?P<date>{DAY_WRITTEN}))?(?P<agency>{AGENCY})?{DASH}"
)
NO_PLACES = frozenset({"ANALYSIS", "BREAKING", "EXCLUSIVE", "OPINION", "UPDATE", "VIDEO", "WATCH"})
# "Islamabad: 19 January 2023" and a date alone on a line
DATE_LINE = re.compile(
    rf"(?:(?!{LABEL}|{WEEKDAY})(?P<place>{LINKED_PLACE})[:,] )?(?i:(?:{LABEL} )?(?:{WEEKDAY} )?"
    rf"(?P<date>\d{{4}}-\d\d-\d\d|{MONTH_WORD}\.? \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTH_WORD},? \d{{4}})"
    r"(?:T?[ ,]*\d\d:\d\d\S*)?)[ \t]*$"
)
BYLINE = re.compile(r"(?:By|BY) [A-Z][^\n]{2,60}$")
HEADLINE = re.compile(
    r"\s*(?P<title>\S[^\n]*[\w)’'])[ \t]*\n(?P<gap>\s*)(?:(?:By|BY) [A-Z][^\n]{2,60}\n\s*)?(?![-•*▪–\d])(?=\S)"
)
ENDED = re.compile(r"[.!?…][\"”’')\]]*$")
TITLE_MOST = 140  # characters
LINES_MOST = 6  # that a head may have
PARTICLES = frozenset({"de", "del", "du", "da", "do", "au", "and"})
SHORT_NAMES = frozenset({"UN", "US", "UK", "UAE", "DRC", "DC"})


@dataclass(frozen=True, slots=True)
class Head:
    """What stood before the text."""

    end: int = 0  # where the text begins
    published: date | None = None
    dateline: str | None = None
    publisher: str | None = None
    title: str | None = None


def find_head(content: str, published: date | None) -> Head:
    """The head by the first form that fits; `published` gives the year that "Jan 19" leaves out."""
    if MARKED.match(content):
        return find_dateline(content, published)
    lines = head_lines(content)
    rest = wire_head(content, lines.published or published, lines.end) or Head()
    if rest.end > lines.end:
        return replace(rest, published=lines.published or rest.published, title=lines.title)
    return lines if lines.published else headline(content, published)


def find_dateline(content: str, published: date | None, start: int = 0) -> Head:
    """The dateline or date line alone; no title is looked for, so that it serves a column of texts too."""
    marked = MARKED.match(content, start)
    if marked:
        day = day_of(*map(int, marked.group("year", "month", "day")))
        if marked.group("colon"):
            return Head(marked.end(), day, marked.group("place"))
        rest = wire_head(content, day, marked.end()) or Head(after_date_line(content, marked.end()))
        return replace(rest, published=day)
    return wire_head(content, published, start) or Head(after_date_line(content, start))


def wire_head(content: str, near: date | None, start: int) -> Head | None:
    """A dateline as agencies write it."""
    wire = CAPITALS.match(content, start)
    if wire and not wire.group("date") and not wire.group("agency"):
        place = wire.group("place")
        wire = None if len(place) < 4 or place in NO_PLACES else wire  # "UN: 30 killed", "UPDATE: ..."
    wire = wire or MIXED.match(content, start)
    if wire is None:
        return None
    day = find_date(wire.group("date") or "", near)
    return Head(wire.end(), day, titled(wire.group("place")), (wire.group("agency") or "").strip(" ()/") or None)


def after_date_line(content: str, start: int) -> int:
    """Where the text goes on after a date that is said again, alone on its line."""
    line = re.compile(r"\s*[^\n]*\n").match(content, start)
    if line is None or not DATE_LINE.match(line.group().strip()):
        return start
    return line.end() + len(content[line.end() :]) - len(content[line.end() :].lstrip())


def head_lines(content: str) -> Head:
    """A title, bylines and a date line before the text; without a date, a title before a line with a dateline."""
    end, title = 0, None
    for line in content.splitlines(keepends=True)[:LINES_MOST]:
        said = line.strip()
        if dated := DATE_LINE.match(said):
            end += len(line)
            rest = content[end:]
            byline = re.match(r"\s*(?:By|BY) [A-Z][^\n]{2,60}\n", rest)
            end += byline.end() if byline else len(rest) - len(rest.lstrip())
            return Head(end, find_date(dated.group("date"), None), dated.group("place"), None, title)
        if said and wire_head(line, None, 0):
            return Head(end, title=title)
        if said and not BYLINE.match(said):
            if title is not None or len(said) > TITLE_MOST:
                return Head()
            title = said
        end += len(line)
    return Head()


def headline(content: str, published: date | None) -> Head:
    """A first line without a stop, over a longer text that has one: what it tells, the text tells again."""
    found = HEADLINE.match(content) if published else None
    if found is None or len(found.group("title")) > TITLE_MOST or len(found.group("title").split()) < 3:
        return Head()
    first = content[found.end() :].partition("\n\n")[0].rstrip()
    if len(first) <= len(found.group("title")) or not ENDED.search(first):
        return Head()
    if "\n" not in found.group("gap") and len(first.partition("\n")[0]) <= TITLE_MOST:
        return Head()  # wrapped lines, of which the first is no headline
    return Head(found.end(), title=found.group("title"))


def titled(place: str) -> str:
    """ "ISLAMABAD" as "Islamabad", "PORT-AU-PRINCE" as "Port-au-Prince"; mixed case is kept."""
    return " ".join(word if not word.isupper() or "." in word else titled_word(word) for word in place.split())


def titled_word(word: str) -> str:
    """One word or several linked by hyphens."""
    if word.rstrip(",") in SHORT_NAMES:
        return word
    parts = word.lower().split("-")
    return "-".join(part if part in PARTICLES else capitalized(part) for part in parts)


def capitalized(part: str) -> str:
    """ "sana'a" as "Sana'a", "n'djamena" as "N'Djamena"."""
    letter, mark, rest = part[:1], part[1:2], part[2:]
    return letter.upper() + mark + (rest.capitalize() if mark in {"'", "’"} else rest)
