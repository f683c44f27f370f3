"""Timexes: time expressions against the gold of TimeBank and AQUAINT, as TempEval-3 scores them."""

import hashlib
import re
import tarfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from dateline.evaluate.spans import LabelledSpan, Matches, match_exactly, match_relaxed
from dateline.records.article import Article
from dateline.records.timex import Timex

ARCHIVE = Path("timeml") / "TBAQ-cleaned.tar.gz"
CREATED = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
HELD_BACK = 5  # one document of so many
JOINT = re.compile(r" (?:and|to|through|until|till) | ?[-–—] ?")
LINE_END = re.compile(r"(?:(?<![ \t])[ \t]*)?\n[ \t]*")


class Said(NamedTuple):
    """A time expression as TIMEX3 has it: characters, half-open, and its value."""

    begin: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class GoldTimexes:
    """A dated text and its expressions in text order."""

    article: Article
    said: tuple[Said, ...]


def read_timebank(corpora: Path) -> Iterator[GoldTimexes]:
    """The documents of the archive in the order of their names; those without a day of creation are left out."""
    with tarfile.open(corpora / ARCHIVE) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            file = archive.extractfile(member) if member.name.endswith(".tml") else None
            if file is not None and (document := read_timeml(file.read().decode("utf-8"))) is not None:
                yield document


def is_held_back(document: GoldTimexes) -> bool:
    """Is it in the fifth that no rule is tuned on? By its name's digest: fixed before the rules of November 2026."""
    digest = hashlib.sha256(document.article.article_id.encode()).hexdigest()
    return int(digest, 16) % HELD_BACK == 0


def read_timeml(xml: str) -> GoldTimexes | None:
    """One TimeML document; its lines, broken where the wire broke them, become one line a paragraph."""
    root = ElementTree.fromstring(xml)
    created, body = root.find("DCT/TIMEX3"), root.find("TEXT")
    day = CREATED.match(created.get("value", "")) if created is not None else None
    if day is None or body is None:
        return None
    text, said = "", list[Said]()
    for piece, value in pieces(body):
        begin = len(text)
        text += LINE_END.sub(lambda m: " ", piece.replace("\n\n", "\f")).replace("\f", "\n\n")
        if value is not None:
            said.append(Said(begin, len(text), value))
    year, month, number = map(int, day.groups())
    return GoldTimexes(Article(root.findtext("DOCID", ""), text, date(year, month, number)), tuple(said))


def pieces(element: ElementTree.Element) -> Iterator[tuple[str, str | None]]:
    """The text in order, that of time expressions with their value."""
    value = element.get("value") if element.tag == "TIMEX3" else None
    if value is not None:
        yield "".join(element.itertext()), value
        return
    yield element.text or "", None
    for child in element:
        yield from pieces(child)
        yield child.tail or "", None


def said_of(timex: Timex, text: str) -> Iterator[Said]:
    """An expression as TIMEX3 has it, which writes a range as two: "1985" and "1987" of "1985 and 1987"."""
    begin, end, words = timex.span.start, timex.span.end, timex.span.of(text)
    values, joints = timex.value.split("/"), list(JOINT.finditer(words))
    if len(values) != 2 or len(joints) != 1:
        yield Said(begin, end, timex.value)
        return
    yield Said(begin, begin + joints[0].start(), values[0])
    yield Said(begin + joints[0].end(), end, values[1])


def score_timexes(gold: Iterable[GoldTimexes], found: Iterable[Sequence[Timex]]) -> Mapping[str, float]:
    """TempEval-3's figures in percent.

    `exact`, `relaxed`: F1 of the expressions' ranges, equal or overlapping; `value`: F1 of those that overlap and have
    gold's value; `right`: of those that overlap, the part with gold's value.
    """
    documents = list(gold)
    wanted = [document.said for document in documents]
    texts = [document.article.text for document in documents]
    ours = [[s for t in timexes for s in said_of(t, text)] for text, timexes in zip(texts, found, strict=True)]
    bare = [[LabelledSpan(b, e, "") for b, e, _ in said] for said in wanted]
    bare_ours = [[LabelledSpan(b, e, "") for b, e, _ in said] for said in ours]
    relaxed: Matches = match_relaxed(bare, bare_ours)
    value = match_relaxed(
        [[LabelledSpan(*s) for s in d] for d in wanted], [[LabelledSpan(*s) for s in d] for d in ours]
    )
    return {
        "exact": match_exactly(bare, bare_ours).f1,
        "relaxed": relaxed.f1,
        "value": value.f1,
        "right": 100 * value.right / max(relaxed.right, 1),
    }
