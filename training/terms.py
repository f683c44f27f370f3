"""python -m training.terms: the registry's heads of state and government against REIGN's list of leaders.

REIGN (One Earth Future, to March 2021) names who ruled each country, with months. A leader is found where a person of
the country bears one of the names and held an office then; the terms agree where one of the offices begins within a
month of REIGN's. What differs is printed, to be looked at by people: REIGN counts who holds power, and writes some
names in its own way; the registry counts who holds the office.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.records.actor import Actor
from dateline.reference.actor_index import shipped_actors
from dateline.reference.actor_table import name_key
from training.corpora import corpora_root, read_lines
from training.record import record

FIRST = date(2000, 1, 1)
MISSING = {"221": "MCO", "345": "SRB", "347": "XKX", "816": "VNM"}  # in the table without a code, or with an old one
MONTH = timedelta(days=45)  # REIGN gives months; a month of difference is not more than that


@dataclass(frozen=True, slots=True)
class Leader:
    """A row of REIGN: the last day is the last of its month."""

    country: str
    name: str
    begin: date
    end: date


def read_leaders() -> Iterator[Leader]:
    """Leaders in power after 1999, countries as alpha-3."""
    codes: dict[str, str] = {}
    for row in csv.DictReader(read_lines(corpora_root() / "actors" / "ngec_cow2iso.txt")):
        if not row["valid_until"] or row["cow_id"] not in codes:
            codes[row["cow_id"]] = row["iso3"]
    codes |= MISSING
    path = corpora_root() / "actors" / "reign_leaderlist_3_21.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", errors="ignore") as file:  # a few notes are in another encoding
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["sdate"] and row["eyear"] and int(row["eyear"]) >= FIRST.year and row["ccode"] in codes:
            begin = date(int(row["syear"]), int(row["smonth"]), min(28, int(row["sdate"])))
            end = date(int(row["eyear"]), int(row["emonth"]), 28)
            yield Leader(codes[row["ccode"]], row["leader"], begin, end)


def holders(leader: Leader, people: dict[tuple[str, str], list[Actor]]) -> list[Actor]:
    """Persons of the country who bear one of the names and held an office in the leader's time."""
    words = [word for word in name_key(leader.name).split() if len(word) > 2]
    named = dict.fromkeys(actor for word in words for actor in people.get((leader.country, word), []))
    return [
        actor for actor in named if any(overlaps(leader, role.begin, role.end) for role in actor.roles if role.office)
    ]


def overlaps(leader: Leader, begin: date | None, end: date | None) -> bool:
    """Do the days of an office and of the leader meet?"""
    return (begin or date.min) <= leader.end and leader.begin <= (end or date.max)


def agrees(leader: Leader, actor: Actor) -> bool:
    """Does one of the offices begin when REIGN says, or before 2000 as it does?"""
    begins = [role.begin for role in actor.roles if role.office and role.begin]
    early = leader.begin < FIRST and any(begin < FIRST + MONTH for begin in begins)
    return early or any(abs(begin - leader.begin) <= MONTH for begin in begins)


def main() -> None:
    """Print what differs, then the figures."""
    people: dict[tuple[str, str], list[Actor]] = {}
    for actor in shipped_actors():
        if actor.kind == "person" and actor.country:
            for name in (actor.name, *(alias.text for alias in actor.aliases)):
                for word in set(name_key(name).split()):
                    known = people.setdefault((actor.country, word), [])
                    if actor not in known:
                        known.append(actor)
    leaders = list(read_leaders())
    found = [(leader, holders(leader, people)) for leader in leaders]
    for leader, actors in found:
        if not any(agrees(leader, actor) for actor in actors):
            terms = "; ".join(f"{r.office} {r.begin} to {r.end}" for a in actors for r in a.roles if r.office)
            print(f"{leader.country} {leader.name} {leader.begin} to {leader.end}: {terms or 'not found'}")
    figures = {
        "leaders": len(leaders),
        "found": round(100 * sum(bool(actors) for _, actors in found) / len(leaders), 1),
        "begin within a month": round(
            100 * sum(any(agrees(leader, actor) for actor in actors) for leader, actors in found) / len(leaders), 1
        ),
    }
    print(figures)
    record({"leaders, REIGN 2000 to March 2021": figures}, "python -m training.terms")


if __name__ == "__main__":
    main()
