"""Text: a plain article with its head: "date 2023-01-19 Islamabad: ", "KABUL (AP) — ", a title and a date line."""

import re
from dataclasses import dataclass
from datetime import date

from dateline.ingest.article_of import make_article
from dateline.ingest.dates import MONTH_WORD, find_date
from dateline.ingest.options import ReadOptions
from dateline.records.article import Article
from dateline.records.problem import Problem

PLACE = r"[A-Z][\w'’.-]*(?:[ /][A-Z][\w'’.-]*){0,3}"
LINKED_PLACE = rf"{PLACE}(?:, [A-Z][\w'’. ]{{1,25}})?"
# "date 2023-01-19 Islamabad: " and "date 2016-12-28 "
MARKED = re.compile(rf"\s*date (?P<date>\d{{4}}-\d\d-\d\d)(?: (?P<place>{PLACE}))?(?P<colon>:)?[ \t]*")
# "ISLAMABAD, Jan 19 (Agency) - ", "KABUL (AP) — ", "KABUL — "
WIRE = re.compile(
    rf"\s*(?P<place>[A-Z][A-Z'’.-]+(?:[ /-][A-Z'’.-]{{2,}}){{0,3}}(?:, [A-Z][\w. ]{{1,25}}?)?)"
    rf"(?:,? (?P<date>{MONTH_WORD}\.? \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH_WORD}(?:,? \d{{4}})?))?"
    r"(?: ?\((?P<agency>[A-Z][\w /.-]{1,30})\))?(?:,? ?\d{1,2} [A-Z][a-z]+)? ?(?:—|–|--|-|:)\s+"
)
# "Islamabad: 19 January 2023" and a date alone on a line
DATE_LINE = re.compile(
    rf"(?:(?P<place>{LINKED_PLACE})[:,] )?(?:(?:Published|Posted|Updated|Date):? )?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?P<date>\d{{4}}-\d\d-\d\d|{MONTH_WORD}\.? \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTH_WORD},? \d{{4}})"
    r"(?:T?[ ,]*\d\d:\d\d\S*)?[ \t]*$",
    re.IGNORECASE,
)
BYLINE = re.compile(r"(?:By|BY) [A-Z][^\n]{2,60}$")


@dataclass(frozen=True, slots=True)
class Head:
    """What stood before the text."""

    end: int = 0  # where the text begins
    published: date | None = None
    dateline: str | None = None
    publisher: str | None = None
    title: str | None = None


def read_text(content: str, source: str, options: ReadOptions) -> Article | Problem:
    """The article in a plain text; its text is what follows the head, to the last character."""
    head = find_head(content, options.published)
    return make_article(
        content[head.end :].rstrip("\n"),
        head.published or options.published,
        source,
        title=head.title,
        publisher=head.publisher,
        dateline=head.dateline,
        head=content[: head.end].strip() or None,
    )


def find_head(content: str, published: date | None) -> Head:
    """The head by the first form that fits."""
    marked = MARKED.match(content)
    if marked:
        colon = marked.group("colon")
        end = marked.end() if colon or not marked.group("place") else marked.start("place")
        return Head(end, date.fromisoformat(marked.group("date")), marked.group("place") if colon else None)
    lines = head_lines(content)
    wire = WIRE.match(content, lines.end)
    if wire:
        day = find_date(wire.group("date") or "", lines.published or published) or lines.published
        return Head(wire.end(), day, titled(wire.group("place")), wire.group("agency"), lines.title)
    return lines


def head_lines(content: str) -> Head:
    """A title, a byline and a date line before the text; only where one of the first lines is a date."""
    end, title, place, published = 0, None, None, None
    for line in content.splitlines(keepends=True)[:6]:
        said = line.strip()
        dated = DATE_LINE.match(said)
        if dated:
            published = find_date(dated.group("date"), None)
            place, end = dated.group("place"), end + len(line)
            break
        if said and not BYLINE.match(said) and (title is not None or len(said) > 140):
            return Head()
        title = title or (said if said and not BYLINE.match(said) else None)
        end += len(line)
    if published is None:
        return Head()
    rest = content[end:]
    byline = re.match(r"\s*(?:By|BY) [A-Z][^\n]{2,60}\n", rest)
    end += byline.end() if byline else len(rest) - len(rest.lstrip())
    return Head(end, published, place, None, title)


def titled(place: str) -> str:
    """ "ISLAMABAD" as "Islamabad"; mixed case is kept."""
    return " ".join(word.title() if word.isupper() and len(word) > 3 else word for word in place.split())
