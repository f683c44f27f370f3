"""Factuality: did it happen, is it to come, may it be, was it denied, is it background?"""

from datetime import date

import pytest

from dateline.annotate.registry import STEPS
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import FACTUALITY, TRIGGERS


def statuses(text: str) -> dict[str, str]:
    """The status of each trigger, by its word."""
    [document] = read_documents([Article("a", text, date(2024, 3, 14))], [STEPS["factuality"]()])
    facts = {fact.trigger: fact.status for fact in document[FACTUALITY]}
    return {trigger.span.of(text): facts[trigger.index] for trigger in document[TRIGGERS]}


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The army attacked the rebels.", "attacked", "asserted"),
        ("The army is to attack the rebels on Monday.", "attack", "future"),
        ("The aim of the rebels is to attack the port.", "attack", "hypothetical"),
        ("The army will attack the rebels.", "attack", "future"),
        ("The army said it would attack the rebels.", "attack", "future"),
        ("Critics say an invasion would kill thousands.", "kill", "hypothetical"),
        ("The rebels plan to attack the port.", "attack", "future"),
        ("Residents fear an attack on the port.", "attack", "hypothetical"),
        ("The women are determined to attack the port.", "attack", "future"),
        ("The army may attack the rebels.", "attack", "hypothetical"),
        ("The men came to the port in order to attack the guards.", "attack", "hypothetical"),
        ("The rebels managed to kill the guards.", "kill", "asserted"),
        ("The minister will use every means, and urged residents to help.", "urged", "asserted"),
        ("There will be more protests in Lome.", "protests", "future"),
        ("Protests were not held in Lome.", "Protests", "negated"),
        ("The army did not attack the rebels.", "attack", "negated"),
        ("The chief is not willing to meet the mediators.", "willing", "asserted"),
        ("Police foiled an attack on the port.", "attack", "negated"),
        ("If the talks fail, the army will attack the rebels.", "attack", "hypothetical"),
    ],
)
def test_cues(text: str, word: str, status: str) -> None:
    """Auxiliaries, verbs above, negation, purpose and conditions."""
    assert statuses(text).get(word) == status, statuses(text)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("In 1998 rebels killed forty villagers.", "killed", "historical"),
        ("In February rebels killed forty villagers.", "killed", "asserted"),
        ("The group was founded in 2007 and attacked dozens of posts.", "attacked", "historical"),
        ("The council was set up in 2003 after troops ousted the president.", "ousted", "historical"),
        ("In 2015 Chad started supporting the rebels.", "supporting", "historical"),
        ("Police arrested a man who was jailed in 2009.", "arrested", "asserted"),
        ("The army blamed rebels for the worst attack since the uprising of 2011.", "blamed", "asserted"),
    ],
)
def test_background(text: str, word: str, status: str) -> None:
    """What is older than about four months is history, and so is what such a time frames."""
    assert statuses(text).get(word) == status, statuses(text)
