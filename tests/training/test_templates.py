"""Templates: fillers that mean the same are one entity, and the words decide whether and what incident is told."""

import numpy as np

from training.muc import ROLES, Entity, Story, Template, make_story
from training.templates import (
    Choices,
    SentenceFillers,
    find_entities,
    find_templates,
    gold_fillers,
    in_light,
    is_acronym,
    is_same,
    learn_odds,
    learn_templates,
)

NAMES = ("ana ruiz", "luis vega", "eva soto", "raul paz", "ines gil", "juan leon", "rosa mora", "pablo cid")


def template(kind: str, **fillers: tuple[Entity, ...]) -> Template:
    return Template(kind, {role: fillers.get(role, ()) for role in ROLES})


def taught() -> list[Story]:
    """Kidnappings, bombings and quiet news."""
    stories = []
    for name in NAMES:
        kidnapped = template("kidnapping", Victim=((name,),), PerpInd=(("red dawn gunmen",),), PerpOrg=(("red dawn",),))
        bombed = template("bombing", Target=(("the bank",),), Weapon=(("a bomb", "bomb"),))
        stories += [
            make_story("k", f"red dawn gunmen kidnapped {name} on monday.", (kidnapped,)),
            make_story("b", "a bomb exploded and destroyed the bank on monday.", (bombed,)),
            make_story("q", f"the minister {name} opened a school on monday."),
            make_story("r", "parliament approved the budget on monday."),
        ]
    return stories


MODEL = learn_templates(taught())


def test_words_learn_to_answer() -> None:
    texts = [{"bomb", "monday"}, {"bomb", "today"}, {"school", "monday"}, {"school", "today"}] * 5
    odds = learn_odds(texts, np.array([[1.0], [1.0], [0.0], [0.0]] * 5))
    bomb, school = odds.logits([{"bomb"}, {"school"}])[:, 0]
    assert bomb > 2
    assert school < -2


def test_a_template_has_its_type_and_its_fillers() -> None:
    """Red Dawn gunmen kidnapped Carlos Diaz on Monday."""
    story = make_story("d", "red dawn gunmen kidnapped carlos diaz on monday.")
    readings = [SentenceFillers(((0, 3, "PerpInd", 0.9), (4, 6, "Victim", 0.8)))]
    [found] = find_templates(story, readings, MODEL)
    assert found.incident_type == "kidnapping"
    assert found.fillers["Victim"] == (("carlos diaz",),)
    assert found.fillers["PerpInd"] == (("red dawn gunmen",),)
    # The name of the group stands in that of its members, as the taught stories have it.
    assert found.fillers["PerpOrg"] == (("red dawn",),)


def test_quiet_news_have_no_template() -> None:
    """Parliament approved the school on Monday."""
    story = make_story("d", "parliament approved the school on monday.")
    assert find_templates(story, [SentenceFillers()], MODEL) == ()


def test_a_doubtful_filler_counts_only_where_the_story_tells_an_incident() -> None:
    """A bomb exploded and destroyed the bank. / Parliament approved the bank."""
    doubtful = ((0, 2, "Weapon", 0.35),)
    loud = make_story("d", "a bomb exploded and destroyed the bank.")
    quiet = make_story("d", "a bomb squad opened a school, parliament approved the budget.")
    choices = Choices(least=0.4, weight=0.5, least_document=1.0)
    assert [t.incident_type for t in find_templates(loud, [SentenceFillers(doubtful)], MODEL, choices)] == ["bombing"]
    assert find_templates(quiet, [SentenceFillers(doubtful)], MODEL, choices) == ()
    assert in_light(0.35, 2.0, 0.5) > 0.5 > in_light(0.35, -2.0, 0.5)


def test_a_story_that_tells_an_incident_has_a_template_without_fillers() -> None:
    story = make_story("d", "a bomb exploded and destroyed the bank on monday.")
    [found] = find_templates(story, [SentenceFillers()], MODEL)
    assert found == template("bombing")


def test_incidents_of_two_types_are_two_templates() -> None:
    """Red Dawn gunmen kidnapped Carlos Diaz.  A bomb exploded and destroyed the bank."""
    story = make_story("d", "red dawn gunmen kidnapped carlos diaz.  a bomb exploded and destroyed the bank.")
    readings = [
        SentenceFillers(((0, 3, "PerpInd", 0.9), (4, 6, "Victim", 0.9))),
        SentenceFillers(((1, 2, "Weapon", 0.9), (6, 7, "Target", 0.9))),
    ]
    found = {t.incident_type: t for t in find_templates(story, readings, MODEL, Choices(margin=0.0))}
    assert found["kidnapping"].fillers["Victim"] == (("carlos diaz",),)
    assert found["bombing"] == template("bombing", Weapon=(("bomb",),), Target=(("bank",),))


def test_mentions_of_one_entity_are_laid_together() -> None:
    """A powerful bomb went off.  The bomb hurt Ana Ruiz.  Ruiz is well."""
    story = make_story("d", "a powerful bomb went off.  the bomb hurt ana ruiz.  ruiz is well.")
    readings = [
        SentenceFillers(((1, 3, "Weapon", 0.6),)),
        SentenceFillers(((1, 2, "Weapon", 0.9), (3, 5, "Victim", 0.9))),
        SentenceFillers(((0, 1, "Victim", 0.5),)),
    ]
    weapon, victim = find_entities(story, readings, MODEL)
    assert (weapon.mentions, weapon.score, weapon.sentences) == (["bomb", "powerful bomb"], 0.9, [0, 1])
    assert (victim.mentions, victim.role) == (["ana ruiz", "ruiz"], "Victim")


def test_what_means_the_same() -> None:
    assert is_same("car bombs", "car bomb", "Weapon", frozenset())
    assert not is_same("bank", "bank manager", "Target", frozenset())
    assert is_same("red dawn", "rd", "PerpOrg", frozenset({frozenset({"reddawn", "rd"})}))
    assert not is_same("red dawn", "rd", "PerpOrg", frozenset())
    assert is_same("union of free rivers", "ufr", "PerpOrg", frozenset())


def test_an_acronym_may_leave_out_small_words() -> None:
    assert is_acronym("ufr", "union of free rivers")
    assert is_acronym("uofr", "union of free rivers")
    assert not is_acronym("fur", "union of free rivers")


def test_gold_fillers_are_what_a_faultless_network_reads() -> None:
    """Red Dawn gunmen kidnapped Ana Ruiz on Monday."""
    [own] = gold_fillers(taught()[0])
    assert own.fillers == ((0, 3, "PerpInd", 1.0), (4, 6, "Victim", 1.0))
