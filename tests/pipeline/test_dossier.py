"""Dossiers of stores: what belongs to an actor, to two, to an issue, and what does not."""

from pathlib import Path
from typing import Any

import pytest

from dateline.errors import AmbiguousName, InputError, StoreError
from dateline.pipeline.dossier import build_dossier
from dateline.records.dossier import Cited, Dossier
from dateline.records.span import Span
from tests.pipeline.told_store import filled
from tests.resolve.told import article, commitment, entity, number, position, relation, report

LATER = article("a2", "2024-06-01", "Later it was told otherwise.")
TALKS: dict[str, Any] = {"event_type": "CONSULT", "quad": "verbal_cooperation"}
SAID: list[Cited[Any]] = [
    report("TTP → soldiers", event_id="attack", claimed_by="the TTP"),
    report("Pakistan → TTP", "2024-03-12", event_id="raid", event_type="COERCE"),
    report("Pakistan, Taliban", "2024-03-10", event_id="talks", **TALKS),
    report("Taliban, minister", "2024-03-11", event_id="minister", **TALKS),
    report("BLA → police", event_id="other"),
    report("→ civilians", event_id="claimed", claimed_by="the TTP", days="2024-03-01"),
    report("TTP →", "2024-01 to 2024-03", event_id="many", aggregate=True, attacks=number(41, 41, None, "over 40")),
    position("Pakistan", "opposes"),
    position("Pakistan", "conditional", in_=LATER),
    position("Taliban", "favours", "talks|country-pak|ttp", addressee=(entity("Pakistan"),)),
    position("TTP", "seeks", "law", issue="Sharia law"),
    position("Pakistan", "opposes", "attack|bla", issue="the attacks"),
    commitment("TTP", "Pakistan", "made"),
    commitment("TTP", "Pakistan", "broken", in_=LATER),
    commitment("Taliban", "", "demanded", topic="threat|ttp", content="neutralise the TTP", events=("talks",)),
    relation("Taliban", "close_links", "TTP"),
    relation("Taliban", "depends_on", "Pakistan"),
]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return filled(tmp_path / "s.db", SAID)


def told(dossier: Dossier) -> dict[str, list[str]]:
    """What each part holds, in short."""
    return {
        "timeline": [happening.event.event_id for happening in dossier.timeline],
        "positions": [
            f"{row.holder}: {' '.join(h.position.record.stance for h in row.held)}" for row in dossier.positions
        ],
        "about": [f"{row.holder}: {' '.join(h.position.record.stance for h in row.held)}" for row in dossier.about],
        "commitments": [
            f"{row.content}: {' '.join(said.record.state for said in row.states)}" for row in dossier.commitments
        ],
        "relations": [row.relation.kind for row in dossier.relations],
        "aggregates": [check.aggregate.event.event_id for check in dossier.aggregates],
    }


def test_an_actor(store: Path) -> None:
    dossier = build_dossier(store, ["TTP"])
    assert told(dossier) == {
        "timeline": ["claimed", "raid", "attack"],
        "positions": ["Tehreek-e-Taliban Pakistan: seeks"],
        "about": ["Afghan Taliban: favours", "Government of Pakistan: opposes conditional"],
        "commitments": ["a ceasefire: made broken", "neutralise the TTP: demanded"],  # the second is about it
        "relations": ["close_links"],
        "aggregates": ["many"],
    }
    assert [a.article_id for a in dossier.articles] == ["a1", "a2"]
    [row] = [row for row in dossier.about if row.holder == "Government of Pakistan"]
    assert [held.changed_from for held in row.held] == [None, "opposes"]
    [check] = dossier.aggregates
    assert [act.event.event_id for act in check.known] == ["claimed", "attack"]


def test_two(store: Path) -> None:
    for names in (["Pakistan", "Afghan Taliban"], ["Pakistan – Afghan Taliban"], ["Pakistan / Taliban"]):
        dossier = build_dossier(store, names)
        assert told(dossier) == {
            "timeline": ["talks"],
            # the Taliban ask Pakistan for talks with the TTP; on those Pakistan speaks too
            "positions": ["Afghan Taliban: favours", "Government of Pakistan: opposes conditional"],
            "about": [],
            "commitments": ["neutralise the TTP: demanded"],
            "relations": ["depends_on"],
            "aggregates": [],
        }
        assert dossier.asked.ids == ("country-pak", "afghan-taliban")


def test_with_its_parts(store: Path) -> None:
    """The minister, the soldiers and the police are Pakistan's."""
    alone, whole = build_dossier(store, ["Pakistan"]), build_dossier(store, ["Pakistan"], with_parts=True)
    assert told(alone)["timeline"] == ["talks", "raid"]
    assert told(whole)["timeline"] == ["talks", "minister", "raid", "attack", "other"]
    pair = build_dossier(store, ["Pakistan", "Afghan Taliban"], with_parts=True)
    assert told(pair)["timeline"] == ["talks", "minister"]


@pytest.mark.parametrize(
    ("words", "flag"),
    [("talks with the TTP", True), ("talks with the TTP", False), ("negotiations with Pakistani Taliban", True)],
)
def test_an_issue(words: str, flag: bool, store: Path) -> None:
    dossier = build_dossier(store, [], issue=words) if flag else build_dossier(store, [words])
    assert told(dossier)["positions"] == ["Afghan Taliban: favours", "Government of Pakistan: opposes conditional"]
    assert told(dossier)["commitments"] == []
    assert dossier.asked.kind == "issue"


def test_an_issue_of_commitments(store: Path) -> None:
    dossier = build_dossier(store, [], issue="the ceasefire")
    assert told(dossier)["commitments"] == ["a ceasefire: made broken"]
    assert told(dossier)["positions"] == []


def test_days(store: Path) -> None:
    """What has no date counts by its article; what lasts from January to March may lie in February."""
    early = told(build_dossier(store, ["TTP"], until="2024-03-12"))
    assert early["timeline"] == ["claimed", "raid"]
    assert (early["about"], early["aggregates"]) == ([], ["many"])
    late = told(build_dossier(store, ["TTP"], since="2024-06"))
    assert late["timeline"] == []
    assert (late["about"], late["commitments"]) == (["Government of Pakistan: conditional"], ["a ceasefire: broken"])


def test_acts_of_the_sentence_belong_to_the_issue(tmp_path: Path) -> None:
    """Of two sentences the first refuses talks, the second tells an attack."""
    where = article("a1", text="Pakistan rejected talks. They attacked a convoy.")
    first, second = Span(0, 24), Span(25, 48)
    said: list[Cited[Any]] = [
        report("Pakistan → TTP", event_id="refusal", event_type="REJECT", evidence=first, in_=where),
        report("TTP → soldiers", event_id="attack", evidence=second, in_=where),
        position("Pakistan", "opposes", evidence=first, in_=where),
    ]
    dossier = build_dossier(filled(tmp_path / "t.db", said), [], issue="talks with the TTP")
    assert told(dossier)["timeline"] == ["refusal"]


@pytest.mark.parametrize(
    ("names", "asked", "error", "said"),
    [
        (["Congo"], {}, AmbiguousName, "country-cog"),
        (["Nobody at all"], {}, InputError, "neither the registry nor the store"),
        (["TTP", "Nobody"], {}, InputError, "'Nobody'"),
        (["TTP – Nobody"], {}, InputError, "'Nobody'"),
        (["TTP", "Pakistani Taliban"], {}, InputError, "are one actor"),
        ([], {}, InputError, "name one actor"),
        (["TTP"], {"issue": "talks"}, InputError, "name one actor"),
        (["TTP", "BLA", "Taliban"], {}, InputError, "name one actor"),
        ([], {"issue": "the TTP"}, InputError, "names no issue"),
        (["TTP"], {"since": "March"}, InputError, "is no day"),
    ],
)
def test_what_can_not_be(names: list[str], asked: Any, error: type[Exception], said: str, store: Path) -> None:
    with pytest.raises(error, match=said):
        build_dossier(store, names, **asked)


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        build_dossier(tmp_path / "none.db", ["TTP"])
