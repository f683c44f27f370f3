"""Commitments: what sides bound themselves to and what became of it, by a table; commitments/README.md explains it."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import dateline
from dateline.records.position import Commitment
from tests.coding.told_rows import SHARE_RIGHT, Row, articles_of, rows_of
from tests.tables import params_of

ROWS = rows_of(Path(__file__).with_name("commitments"))
PARAMS = params_of(ROWS)


@pytest.fixture(scope="module")
def found() -> Mapping[str, list[Commitment]]:
    """Commitments of each row."""
    articles = articles_of(ROWS)
    codings = dateline.code(articles)
    return {row.name: list(coding.commitments) for row, coding in zip(ROWS, codings, strict=True)}


def fits(pattern: str, commitment: Commitment, text: str) -> bool:
    """ "made Kenya > Haiti | officers [| in ACCORD] [| by SOURCE]"."""
    ends, content, *more = pattern.split(" | ")
    state, sides = ends.split(" ", 1)
    holder, _, to = sides.partition(" > ")
    held = {
        "in": " ".join(span.of(text) for span in commitment.made_in),
        "by": " ".join(f"{s.name} {s.text}" for s in commitment.attribution),
    }
    return (
        commitment.state == state
        and bool(re.search(holder, f"{commitment.holder.name} {commitment.holder.text}", re.I))
        and bool(re.search(to, " ".join(f"{e.name} {e.text}" for e in commitment.to), re.I))
        and bool(re.search(content, f"{commitment.content} {commitment.topic}", re.I))
        and all(re.search(words.split(" ", 1)[1], held[words.split(" ", 1)[0]], re.I) for words in more)
    )


def wrong(row: Row, commitments: list[Commitment], text: str) -> list[str]:
    """What the row wants and the commitments lack, and commitments that it does not know."""
    left, missed = list(commitments), []
    for pattern in row.told:
        hit = next((c for c in left if fits(pattern, c, text)), None)
        if hit is None:
            missed.append(f"missed: {pattern}")
        else:
            left.remove(hit)
    left = [c for c in left if not any(fits(pattern, c, text) for pattern in row.allow)]
    extra = [f"extra: {c.state} {c.holder.name} > {[e.name for e in c.to]} | {c.content}" for c in left]
    return missed + extra


@pytest.mark.parametrize("row", PARAMS)
def test_commitments_of_text(row: Row, found: Mapping[str, list[Commitment]]) -> None:
    """The text's commitments in their states, and no others."""
    assert wrong(row, found[row.name], row.text) == [], row.text


def test_the_share_that_is_right_does_not_fall(found: Mapping[str, list[Commitment]]) -> None:
    right = sum(not wrong(row, found[row.name], row.text) for row in ROWS)
    assert right / len(ROWS) >= SHARE_RIGHT, f"{right} of {len(ROWS)}"
