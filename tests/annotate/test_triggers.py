"""Triggers: the words that tell events, and the words that only look like it."""

from datetime import date

import pytest

from dateline.annotate.registry import STEPS
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import TRIGGERS


def triggers(text: str) -> dict[str, str]:
    """The type of each trigger, by its word."""
    [document] = read_documents([Article("a", text, date(2024, 3, 14))], [STEPS["triggers"]()])
    return {trigger.span.of(text): trigger.event_type for trigger in document[TRIGGERS]}


@pytest.mark.parametrize(
    ("text", "word", "event_type"),
    [
        ("The government imposed a ban on rallies.", "imposed", "COERCE"),
        ("The government lifted the ban on rallies.", "lifted", "CONCEDE"),
        ("The union called off the strike.", "called", "CONCEDE"),
        ("Protesters called for reform.", "called", "REQUEST"),
        ("The rebels rejected the ceasefire.", "rejected", "REJECT"),
        ("The court ordered the release of the editor.", "ordered", "RETREAT"),
        ("The High Court ruled that the levy was unlawful.", "ruled", "SANCTION"),
        ("The judge ordered an inquiry into the raid.", "ordered", "ACCUSE"),
        ("The general ordered his men to halt.", "ordered", "REQUEST"),
        ("The envoy reiterated his country's support for Mali.", "reiterated", "SUPPORT"),
        ("Militiamen drove the villagers from their homes.", "drove", "COERCE"),
    ],
)
def test_the_company_makes_the_type(text: str, word: str, event_type: str) -> None:
    """One verb tells different events with different objects."""
    assert triggers(text).get(word) == event_type, triggers(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Talks resumed in March after rains.", "March"),
        ("An attack helicopter flew over Juba.", "attack"),
        ("Military units stood by in Juba.", "units"),
        ("The task force released a statement on Monday.", "released"),
        ("The candidate told a rally that prices were high.", "rally"),
        ("The bishop died of pneumonia at 92.", "died"),
        ("Two armed groups are known in the region.", "groups"),
        ("The country is a nation of farmers.", "nation"),
        ("Operation Desert Strike ended.", "Strike"),
        ("The report demonstrates that both countries share an interest in trade.", "demonstrates"),
    ],
)
def test_false_friends(text: str, word: str) -> None:
    """Months, modifiers, units and groups, names, statements and natural deaths tell no event."""
    assert word not in triggers(text)
