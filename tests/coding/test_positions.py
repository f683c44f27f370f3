"""Positions: who wants, refuses or offers what, by a table; positions/README.md explains it."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import dateline
from dateline.records.position import Position
from tests.coding.told_rows import SHARE_RIGHT, Row, articles_of, rows_of
from tests.tables import params_of

ROWS = rows_of(Path(__file__).with_name("positions"))
PARAMS = params_of(ROWS)


@pytest.fixture(scope="module")
def found() -> Mapping[str, tuple[list[Position], str]]:
    """Positions and text of each row."""
    articles = articles_of(ROWS)
    return {
        row.name: (list(coding.positions), row.text) for row, coding in zip(ROWS, dateline.code(articles), strict=True)
    }


def fits(pattern: str, position: Position, text: str) -> bool:
    """ "seeks Israel | release [| if WORDS] [| of ADDRESSEE]": alternatives with a bar without spaces around it."""
    head, issue, *more = pattern.split(" | ")
    stances, holder = head.split(" ", 1)
    said = f"{position.holder.name} {position.holder.text}"
    about = f"{position.issue} {position.content.of(text) if position.content else ''}"
    if position.stance not in stances.split("|") or not re.search(holder, said, re.I):
        return False
    if not re.search(issue, about, re.I):
        return False
    conditions = " ".join(span.of(text) for span in position.conditions)
    asked = " ".join(f"{e.name} {e.text}" for e in position.addressee)
    held = {"if": conditions, "of": asked}
    return all(re.search(words.split(" ", 1)[1], held[words.split(" ", 1)[0]], re.I) for words in more)


def wrong(row: Row, positions: list[Position], text: str) -> list[str]:
    """What the row wants and the positions lack, and positions that it does not know."""
    left, missed = list(positions), []
    for pattern in row.told:
        hit = next((p for p in left if fits(pattern, p, text)), None)
        if hit is None:
            missed.append(f"missed: {pattern}")
        else:
            left.remove(hit)
    left = [p for p in left if not any(fits(pattern, p, text) for pattern in row.allow)]
    return missed + [f"extra: {p.stance} {p.holder.name} | {p.issue}" for p in left]


@pytest.mark.parametrize("row", PARAMS)
def test_positions_of_sentence(row: Row, found: Mapping[str, tuple[list[Position], str]]) -> None:
    """The sentence's positions, and no others."""
    assert wrong(row, *found[row.name]) == [], row.text


def test_the_share_that_is_right_does_not_fall(found: Mapping[str, tuple[list[Position], str]]) -> None:
    right = sum(not wrong(row, *found[row.name]) for row in ROWS)
    assert right / len(ROWS) >= SHARE_RIGHT, f"{right} of {len(ROWS)}"
