"""Pronouns: does a pronoun stand for the one name or the other, against GAP's snippets of encyclopedia text."""

import csv
import gzip
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.records.article import Article
from dateline.records.document import Document
from dateline.records.layers import CHAINS, MENTIONS, TOKENS
from dateline.records.span import Span

UNDATED = date(2015, 1, 1)


@dataclass(frozen=True, slots=True)
class Snippet:
    """A text, a pronoun in it, and two names with whether it stands for them."""

    article: Article
    pronoun: Span
    names: tuple[tuple[Span, bool], tuple[Span, bool]]


def read_gap(path: Path) -> Iterator[Snippet]:
    """The rows of a table of GAP, in order; quotation marks in it are text."""
    lines = io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8"), newline="")
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        first, second = ((place(row, name), row[f"{name}-coref"].upper() == "TRUE") for name in "AB")
        pronoun = Span(int(row["Pronoun-offset"]), int(row["Pronoun-offset"]) + len(row["Pronoun"]))
        yield Snippet(Article(row["ID"], row["Text"], UNDATED), pronoun, (first, second))


def place(row: Mapping[str, str], name: str) -> Span:
    """Where the name "A" or "B" stands."""
    begin = int(row[f"{name}-offset"])
    return Span(begin, begin + len(row[name]))


def score_pronouns(gold: Iterable[Snippet], found: Iterable[Document]) -> Mapping[str, float]:
    """Percent: `f1`, and that of `masculine` and `feminine` pronouns; a pronoun and a name are one decision."""
    counts = {kind: [0, 0, 0] for kind in ("all", "masculine", "feminine")}
    for snippet, document in zip(gold, found, strict=True):
        said = snippet.pronoun.of(snippet.article.text).lower()
        kind = "feminine" if said in {"she", "her", "hers"} else "masculine"
        for name, is_right in snippet.names:
            linked = are_linked(document, snippet.pronoun, name)
            for own in (counts["all"], counts[kind]):
                own[0] += linked and is_right
                own[1] += linked
                own[2] += is_right
    figures = {kind: 100 * 2 * right / max(ours + all_, 1) for kind, (right, ours, all_) in counts.items()}
    return {"f1": figures.pop("all"), **figures}


def are_linked(document: Document, pronoun: Span, name: Span) -> bool:
    """Is there one chain with a mention whose head is the pronoun, and one whose head lies in the name?"""
    places = [document[TOKENS][mention.head].span for mention in document[MENTIONS]]
    return any(
        any(places[k].overlaps(pronoun) for k in chain.mentions) and any(name.covers(places[k]) for k in chain.mentions)
        for chain in document[CHAINS]
    )
