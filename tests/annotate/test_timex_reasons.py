"""Reasons of readings: the rule, the anchor, and the other readings."""

from datetime import date

from dateline.annotate.timex_reasons import Reasoned, bare_sentence, reasoned
from dateline.records.article import Article
from dateline.records.document import Document


def found(text: str) -> list[Reasoned]:
    """What a text without parse is read as, in a story of a Thursday."""
    return list(reasoned(bare_sentence(Document(Article("a", text, date(2024, 3, 14))))))


def test_the_rule_and_the_day_before_it() -> None:
    """On March 4 rebels took the town and left the next day."""
    day, following = found("On March 4 rebels took the town and left the next day.")
    assert (day.reading.rule, day.reading.anchor) == ("month_day", None)
    assert following.reading.rule == "same_unit"
    assert following.reading.anchor == day.reading.timex


def test_the_other_readings_differ_from_the_one_taken() -> None:
    """ "Friday" is the last one, or the next; no reading is told twice."""
    [friday] = found("Friday")
    assert [r.timex.value for r in friday.others] == ["2024-03-15"]
    [every] = found("every Friday")
    assert [r.timex.value for r in every.others] == ["2024-03-08", "2024-03-15"]
    assert found("cheese") == []
