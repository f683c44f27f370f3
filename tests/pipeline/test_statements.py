"""Positions in order of time and where they change; commitments and what became of them; ties told once."""

from dateline.pipeline.statements import find_bonds, find_issues, find_promises
from dateline.records.dossier import Cited
from dateline.records.position import Position
from tests.resolve.told import article, commitment, entity, identities, position, relation

MAY, JUNE, JULY = (article(f"a{n}", f"2024-0{n}-10", f"Words of {n}.") for n in (5, 6, 7))


def changes(*positions: Cited[Position]) -> list[tuple[str, str | None]]:
    """(stance, what it was before) of the one issue."""
    [issue] = find_issues(positions, identities())
    return [(held.position.record.stance, held.changed_from) for held in issue.held]


def test_a_side_that_moves_has_changed() -> None:
    moved = changes(
        position("Pakistan", "favours", in_=JULY),
        position("Pakistan", "opposes", in_=MAY),
        position("Islamabad", "conditional", "talks|country-pak|ttp", in_=JUNE),
    )
    assert moved == [("opposes", None), ("conditional", "opposes"), ("favours", "conditional")]


def test_saying_it_in_other_words_is_no_change() -> None:
    told = changes(
        position("Pakistan", "favours", in_=MAY),
        position("Pakistan", "seeks", in_=JUNE),
        position("Pakistan", "priority", in_=JULY),
    )
    assert [before for _, before in told] == [None, None, None]


def test_the_day_it_is_held_counts_and_not_that_of_the_article() -> None:
    """In July a paper tells that in April Pakistan was against."""
    told = changes(
        position("Pakistan", "favours", in_=MAY),
        position("Pakistan", "opposes", days="2024-04-02", in_=JULY),
    )
    assert told == [("opposes", None), ("favours", "opposes")]


def test_two_stances_at_once_are_told_and_are_no_change() -> None:
    [issue] = find_issues(
        [position("Pakistan", "opposes", in_=MAY), position("Pakistan", "conditional", in_=MAY)], identities()
    )
    assert [(h.changed_from, h.beside) for h in issue.held] == [(None, ("conditional",)), (None, ("opposes",))]


def test_from_two_at_once_to_one_of_them_is_no_change() -> None:
    told = changes(
        position("Pakistan", "opposes", in_=MAY),
        position("Pakistan", "conditional", in_=MAY),
        position("Pakistan", "conditional", in_=JUNE),
        position("Pakistan", "favours", in_=JULY),
    )
    assert sorted(told[:2]) == [("conditional", None), ("opposes", None)]
    assert told[2:] == [("conditional", None), ("favours", "conditional")]


def test_each_side_and_issue_has_a_row() -> None:
    rows = find_issues(
        [
            position("Taliban", "favours", "talks|country-pak|ttp"),
            position("Pakistan", "opposes"),
            position("minister", "conditional"),
            position("Pakistan", "seeks", "ceasefire|ttp"),
            position("Afghanistan", "favours", "talks|country-pak|ttp", in_=MAY),  # the same as the Taliban
        ],
        identities(),
    )
    told = {(row.holder, row.topic): len(row.held) for row in rows}
    assert told == {
        ("Government of Afghanistan", "talks|country-pak|ttp"): 2,
        ("Government of Pakistan", "talks|ttp"): 1,
        ("minister of Pakistan", "talks|ttp"): 1,
        ("Government of Pakistan", "ceasefire|ttp"): 1,
    }


def test_one_issue_in_more_and_in_fewer_names() -> None:
    """ "Dialogue with the TTP", "talks between Pakistan and the TTP"; "talks" alone may be with anyone."""
    rows = find_issues(
        [
            position("Taliban", "favours", "talks|ttp"),
            position("Afghanistan", "seeks", "talks|country-pak|ttp", in_=MAY),
            position("Taliban", "opposes", "talks", in_=JUNE),
            position("Taliban", "opposes", "talks|country-ind", in_=JULY),
        ],
        identities(),
    )
    assert sorted(len(row.held) for row in rows) == [1, 1, 2]


def test_a_topic_that_names_nobody_is_of_those_asked() -> None:
    """ "Pakistan demanded of the TTP that it return to the talks": talks with the TTP."""
    rows = find_issues(
        [
            position("Pakistan", "seeks", "talks", addressee=(entity("TTP"),)),
            position("Pakistan", "opposes", "talks|ttp", in_=MAY),
            position("Pakistan", "opposes", "talks", addressee=(entity("Taliban"),), in_=JUNE),
        ],
        identities(),
    )
    assert sorted(len(row.held) for row in rows) == [1, 2]


def test_a_topic_of_actors_alone_is_told_apart_by_its_words() -> None:
    """ "Action against the group", "the issue of the group": both have the topic "ttp"."""
    rows = find_issues(
        [
            position("Taliban", "opposes", "ttp", issue="any action"),
            position("Taliban", "favours", "ttp", issue="the actions"),
            position("Taliban", "favours", "ttp", issue="the issue"),
        ],
        identities(),
    )
    assert sorted(len(row.held) for row in rows) == [1, 2]


def test_a_commitment_made_and_broken_is_one() -> None:
    [promise] = find_promises(
        [
            commitment("TTP", "", "broken", in_=JULY),
            commitment("TTP", "Pakistan", "made", in_=MAY),
            commitment("TTP", "Islamabad", "demanded", topic="ceasefire|ttp", in_=JUNE),
        ],
        identities(),
    )
    assert [said.record.state for said in promise.states] == ["made", "demanded", "broken"]
    assert (promise.state, promise.holder, promise.to) == (
        "broken", "Tehreek-e-Taliban Pakistan", ("Government of Pakistan",),
    )  # fmt: skip


def test_of_one_sentence_making_comes_before_breaking() -> None:
    """ "The ceasefire, agreed on in May, collapsed.": both without a day of their own."""
    [promise] = find_promises(
        [commitment("TTP", "Pakistan", "broken"), commitment("TTP", "Pakistan", "made")], identities()
    )
    assert [said.record.state for said in promise.states] == ["made", "broken"]


def test_promises_to_others_or_of_others_are_their_own() -> None:
    rows = find_promises(
        [
            commitment("TTP", "Pakistan", "made"),
            commitment("TTP", "Taliban", "made"),
            commitment("Taliban", "Pakistan", "made"),
            commitment("TTP", "Pakistan", "made", topic="release"),
        ],
        identities(),
    )
    assert len(rows) == 4


def test_a_tie_is_told_once_and_its_denial_apart() -> None:
    rows = find_bonds(
        [
            relation("Taliban", "shelters", "TTP", in_=JUNE),
            relation("Afghanistan", "shelters", "TTP", in_=MAY),
            relation("Taliban", "shelters", "TTP", negated=True, in_=JULY),
            relation("TTP", "founded", begin="2007", in_=JULY),
        ],
        identities(),
    )
    told = [(row.relation.kind, row.relation.negated, len(row.reports)) for row in rows]
    assert told == [("founded", False, 1), ("shelters", False, 2), ("shelters", True, 1)]
