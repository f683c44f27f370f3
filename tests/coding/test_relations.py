"""Relations: standing ties of two sides, by a table; relations/README.md explains it."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import dateline
from dateline.records.position import Relation
from tests.coding.told_rows import SHARE_RIGHT, Row, articles_of, rows_of
from tests.tables import params_of

ROWS = rows_of(Path(__file__).with_name("relations"))
PARAMS = params_of(ROWS)


@pytest.fixture(scope="module")
def found() -> Mapping[str, list[Relation]]:
    """Relations of each row."""
    articles = articles_of(ROWS)
    codings = dateline.code(articles)
    return {row.name: list(coding.relations) for row, coding in zip(ROWS, codings, strict=True)}


def fits(pattern: str, relation: Relation) -> bool:
    """ "backs Iran > Houthi [| not] [| by X] [| begin 2015] [| end 1990]"; `founded X` has no second side."""
    ends, *more = pattern.split(" | ")
    kinds, sides = ends.split(" ", 1)
    of, _, to = sides.partition(" > ")
    said_to = f"{relation.to.name} {relation.to.text}" if relation.to is not None else ""
    by = " ".join(f"{s.name} {s.text}" for s in relation.attribution)
    return (
        relation.kind in kinds.split("|")
        and bool(re.search(of, f"{relation.of.name} {relation.of.text}", re.I))
        and bool(re.search(to, said_to, re.I))
        and bool(to) == (relation.to is not None)
        and relation.negated == ("not" in more)
        and (relation.end is not None) == any(m == "ended" or m.startswith("end ") for m in more)
        and all(m.split()[1] == relation.begin for m in more if m.startswith("begin "))
        and all(m.split()[1] == relation.end for m in more if m.startswith("end "))
        and all(re.search(m.split(" ", 1)[1], by, re.I) for m in more if m.startswith("by "))
    )


def wrong(row: Row, relations: list[Relation]) -> list[str]:
    """What the row wants and the relations lack, and relations that it does not know."""
    left, missed = list(relations), []
    for pattern in row.told:
        hit = next((r for r in left if fits(pattern, r)), None)
        if hit is None:
            missed.append(f"missed: {pattern}")
        else:
            left.remove(hit)
    left = [r for r in left if not any(fits(pattern, r) for pattern in row.allow)]
    return missed + [f"extra: {r.kind} {r.of.name} > {r.to.name if r.to else None}" for r in left]


@pytest.mark.parametrize("row", PARAMS)
def test_relations_of_sentence(row: Row, found: Mapping[str, list[Relation]]) -> None:
    """The sentence's ties, and no others."""
    assert wrong(row, found[row.name]) == [], row.text


def test_the_share_that_is_right_does_not_fall(found: Mapping[str, list[Relation]]) -> None:
    right = sum(not wrong(row, found[row.name]) for row in ROWS)
    assert right / len(ROWS) >= SHARE_RIGHT, f"{right} of {len(ROWS)}"
