"""Scores of templates, by examples that can be counted by hand."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.encoder import FillerReading, SentenceReading
from dateline.encoder.joining import EMPTY
from training.muc import ROLES, Entity, Template, make_story
from training.score_muc import align, choose, read_with, score_fillers, score_muc, score_slots, score_templates
from training.templates import Choices, SentenceFillers, gold_fillers, learn_templates


def template(kind: str = "attack", **fillers: tuple[Entity, ...]) -> Template:
    return Template(kind, {role: fillers.get(role, ()) for role in ROLES})


RAID = template(PerpInd=(("rebels", "rebel column"),), Target=(("the ferry",), ("the pier",)))


def test_a_faultless_reading_scores_full() -> None:
    scores = score_templates([[RAID], []], [[RAID], []])
    assert [own["f1"] for own in scores.values()] == [100.0, 100.0]


def test_one_mention_stands_for_its_entity_and_a_foreign_one_spoils_it() -> None:
    one = template(PerpInd=(("the rebel column",),))
    assert score_fillers([[RAID]], [[one]]) == {"p": 100.0, "r": 33.33, "f1": 50.0}
    mixed = template(PerpInd=(("rebels", "ferry"),))
    assert score_fillers([[RAID]], [[mixed]])["f1"] == 0.0


def test_an_entity_is_found_once() -> None:
    twice = template(PerpInd=(("rebels",), ("rebel column",)))
    assert score_fillers([[RAID]], [[twice]]) == {"p": 50.0, "r": 33.33, "f1": 40.0}


def test_fillers_count_once_over_the_templates_of_a_document() -> None:
    other = template("arson", PerpInd=(("rebels",),))
    assert score_fillers([[RAID, other]], [[RAID]])["r"] == 100.0


def test_entities_are_aligned_as_well_as_can_be() -> None:
    assert align([[True, True], [True, False]]) == 2
    assert align([[True, False], [True, False]]) == 1
    assert align([]) == 0


def test_templates_of_another_type_share_no_slot() -> None:
    # 4 slots in gold (type and three entities), 2 found, none of them right.
    assert score_slots([[RAID]], [[template("arson", PerpInd=(("rebels",),))]]) == {"p": 0.0, "r": 0.0, "f1": 0.0}
    both = Template("bombing / attack", RAID.fillers)
    assert score_slots([[both]], [[RAID]])["f1"] == 100.0


def test_slots_are_counted_under_the_best_alignment() -> None:
    """Two attacks; the found one fits the second."""
    second = template(Victim=(("ana ruiz",),))
    # Found: type and one victim, both right. Gold: 4 slots and 2 slots.
    assert score_slots([[RAID, second]], [[template(Victim=(("ana ruiz",),))]]) == {
        "p": 100.0, "r": 33.33, "f1": 50.0,
    }  # fmt: skip


def test_a_template_that_is_not_there_costs_all_its_slots() -> None:
    assert score_slots([[RAID], []], [[RAID], [second_hand()]]) == {"p": 66.67, "r": 100.0, "f1": 80.0}


def second_hand() -> Template:
    return template(Victim=(("ana ruiz",),))


def test_equal_templates_of_the_gold_count_once() -> None:
    assert score_slots([[RAID, RAID]], [[RAID]])["f1"] == 100.0


class Scripted:
    """A network that takes each second word of a sentence for a target."""

    def read(self, sentences: Sequence[Sequence[str]]) -> list[SentenceReading]:
        return [replace(EMPTY, fillers=(FillerReading(1, 2, "Target", 0.9),)) for _ in sentences]


def test_what_a_network_reads_becomes_fillers() -> None:
    [[first, second]] = read_with(Scripted(), [make_story("d", "rebels burned.  people fled.")])
    assert first.fillers == second.fillers == ((1, 2, "Target", 0.9),)


def test_readings_are_scored_against_the_key() -> None:
    """Rebels attacked the ferry. / Parliament approved the budget."""
    raid = template(PerpInd=(("rebels",),), Target=(("the ferry",),))
    stories = [
        make_story("a", "rebels attacked the ferry.", (raid,)),
        make_story("b", "parliament approved the budget."),
    ] * 6
    model = learn_templates(stories)
    readings = [gold_fillers(story) for story in stories]
    full = {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert score_muc(stories, readings, model) == {"role fillers": full, "templates": full}
    # A network that finds the same with little faith needs a lower bar.
    faint = [
        [SentenceFillers(tuple((b, e, role, 0.15) for b, e, role, _ in own.fillers)) for own in reading]
        for reading in readings
    ]
    strict = Choices(least=0.6, weight=0.0)
    assert score_muc(stories, faint, model, strict)["role fillers"]["f1"] == 0.0
    assert score_muc(stories, faint, model, choose(stories, faint, model))["role fillers"]["f1"] == 100.0
