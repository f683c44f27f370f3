"""TEI dates: the days that our time expressions mean, against the `date` elements of GUM's TEI files."""

import re
import tarfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.annotate.timex_days import a_month, a_year, safe_day
from dateline.records.article import Article
from dateline.records.timex import Timex

ARCHIVE = Path("ud-gum") / "gum-tei-xml.tar.gz"
HEADED = re.compile(r'partition="(\w+)"(?:(?!partition=).)*?dateCreated="(\d{4})-(\d\d)-(\d\d)"', re.S)
PIECE = re.compile(
    r"<date\b([^<>]*)>|(</date>)|<(?:p|head|item|caption|sp|row)\b[^<>]*>|</(?:p|head|item|caption|sp|row)>"
)
ATTRIBUTE = re.compile(r'(?<!\w)(\w+)="([^"]*)"')
DAY = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?$")
NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]”]|n['’]t$|['’](?:s|re|ve|ll|d|m)$)")
NO_SPACE_AFTER = frozenset("([“$#")
SLACK = 1  # days by which an end of a period may differ: some count the first day of "the past three years", some don't

Ends = tuple[date, date]  # the first and last day that a named end may stand for


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date of the text: characters, half-open, and what its two ends may be; None where gold names none."""

    begin: int
    end: int
    first: Ends | None
    last: Ends | None


@dataclass(frozen=True, slots=True)
class GoldDates:
    """A dated text and its dates in text order."""

    article: Article
    said: tuple[SaidDate, ...]


def read_tei(corpora: Path, partition: str = "dev") -> Iterator[GoldDates]:
    """The files of one part in the order of their names; those without a day of creation are left out."""
    with tarfile.open(corpora / ARCHIVE) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            file = archive.extractfile(member) if member.name.endswith(".xml") else None
            xml = file.read().decode("utf-8") if file else ""
            head = HEADED.search(xml[: xml.find("\n")])
            if head and head[1] == partition:
                yield read_text(Path(member.name).stem, xml, date(int(head[2]), int(head[3]), int(head[4])))


def read_text(name: str, xml: str, created: date) -> GoldDates:
    """One file: a word a line, a paragraph for each block, dates as elements around words."""
    text, said, opened = "", list[SaidDate](), list[tuple[int, Mapping[str, str]]]()
    for line in xml.splitlines():
        if "\t" in line and not line.startswith("<"):
            word = unescape(line.split("\t", 1)[0])
            glued = not text or text[-1] in NO_SPACE_AFTER or text.endswith("\n") or NO_SPACE_BEFORE.match(word)
            text += word if glued else f" {word}"
        elif piece := PIECE.match(line):
            if piece[1] is not None:
                opened.append((len(text), dict(ATTRIBUTE.findall(piece[1]))))
            elif piece[2]:
                start, attributes = opened.pop()
                start += len(text[start:]) - len(text[start:].lstrip())
                if dated := said_date(start, len(text), attributes):
                    said.append(dated)
            elif text and not text.endswith("\n\n"):
                text += "\n\n"
    return GoldDates(Article(name, text, created), tuple(said))


def unescape(word: str) -> str:
    """A word without XML's entities."""
    return word.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def said_date(begin: int, end: int, attributes: Mapping[str, str]) -> SaidDate | None:
    """The ends that `when`, or `from`, `to`, `notBefore`, `notAfter` name; None where none is a day of the calendar."""
    first = ends_of(attributes.get("when") or attributes.get("from") or attributes.get("notBefore"))
    last = ends_of(attributes.get("when") or attributes.get("to") or attributes.get("notAfter"))
    return SaidDate(begin, end, first, last) if first or last else None


def ends_of(value: str | None) -> Ends | None:
    """First and last day of "2016", "2016-05" or "2016-05-03"; None for years before 1000, before Christ or unsaid."""
    found = DAY.match(value or "")
    if found is None or int(found[1]) < 1:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    if day:
        exact = safe_day(year, month, day)
        return (exact, exact) if exact else None
    whole = a_month(year, month) if month else a_year(year)
    return (whole.begin, whole.end) if whole.begin and whole.end else None


def is_right(said: SaidDate, timex: Timex) -> bool:
    """Does each end that gold names hold ours? A whole day, month or year is our interval, our value or an end of it:
    in "since October 1805", "late 1980s" and "from 1990 to 1999" gold dates the words without what is around them."""
    if said.first == said.last and said.first is not None:
        return said.first in ((timex.begin, timex.end), *map(ends_of, timex.value.split("/")))
    begin, end = timex.begin, timex.end
    if re.fullmatch(r"[12]\d\d", timex.value):  # a decade, of which ours may be a part
        begin, end = date(10 * int(timex.value), 1, 1), date(10 * int(timex.value) + 9, 12, 31)
    pairs = ((said.first, begin), (said.last, end))
    return all(gold is None or (ours is not None and holds(gold, ours)) for gold, ours in pairs)


def holds(gold: Ends, ours: date) -> bool:
    """Is a day within what gold's end may be, give or take the slack?"""
    first, last = (end.toordinal() for end in gold)
    return first - SLACK <= ours.toordinal() <= last + SLACK


def score_dates(gold: Iterable[GoldDates], found: Iterable[Sequence[Timex]]) -> Mapping[str, float]:
    """In percent: `found`, the dates of gold that ours overlap; `right`, of these the part with gold's days;
    `all`, of gold's dates the part with gold's days."""
    n = n_found = n_right = 0
    for document, timexes in zip(gold, found, strict=True):
        for said in document.said:
            ours = [t for t in timexes if t.span.start < said.end and said.begin < t.span.end]
            n += 1
            n_found += bool(ours)
            n_right += any(is_right(said, t) for t in ours)
    return {
        "found": 100 * n_found / max(n, 1),
        "right": 100 * n_right / max(n_found, 1),
        "all": 100 * n_right / max(n, 1),
    }
