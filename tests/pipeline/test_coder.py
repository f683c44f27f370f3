"""The coder: one coding for each article or problem, in order, the same for any number of processes."""

from datetime import date
from pathlib import Path

from dateline.config import Settings
from dateline.pipeline.coder import Coder, read_documents
from dateline.records.article import Article
from dateline.records.layers import SENTENCES, WORDS
from dateline.records.problem import Problem

UNDATED = Problem(None, "undated.txt", "ingest", "no-date", "no date in it")


def article(text: str) -> Article:
    return Article(text[:6].strip(), text, date(2024, 3, 1))


NEWS = [
    article("Police arrested 30 protesters in Dhaka on Thursday, officials said."),
    article("Gunmen attacked a military convoy near Miranshah and killed seven soldiers."),
    article("The minister will meet union leaders next week."),
]


def test_one_coding_an_item_in_order() -> None:
    first, second, third = Coder().code([NEWS[0], UNDATED, NEWS[1]])
    assert first.article == NEWS[0]
    assert first.events
    assert second.problems == (UNDATED,)
    assert third.article == NEWS[1]
    assert {first.recipe, second.recipe, third.recipe} == {Coder().fingerprint}


def test_two_processes_give_what_one_gives() -> None:
    one = list(Coder().code([*NEWS, UNDATED]))
    assert list(Coder(Settings(jobs=2)).code([*NEWS, UNDATED])) == one


def test_an_article_without_sentences_is_coded_to_nothing() -> None:
    [coding] = Coder().code([Article("empty", "\n", date(2024, 3, 1))])
    assert (coding.events, coding.problems) == ((), ())


def test_confidence_selects() -> None:
    [coding] = Coder(Settings(min_confidence=1.0)).code([NEWS[0]])
    assert coding.events == ()


def test_what_confidence_leaves_out_is_counted_and_its_sentence_says_so() -> None:
    [whole] = Coder().code([NEWS[0]])
    [coding] = Coder(Settings(min_confidence=1.0)).code([NEWS[0]])
    assert coding.n_unsure == len(whole.events) > 0
    [told] = coding.explanations
    assert told.n_events == 0
    assert "“arrested” COERCE has confidence" in told.reasons[-1]


def test_a_higher_bar_for_triggers_gives_fewer_events() -> None:
    [coding] = Coder(Settings(min_trigger=1.0)).code([NEWS[0]])
    assert (coding.events, coding.n_unsure) == ((), 0)


def test_reading_stops_where_it_is_told() -> None:
    from dateline.annotate.registry import STEPS

    [document] = read_documents([NEWS[0]], [STEPS["words"]()])
    assert SENTENCES in document
    assert document[WORDS][0].span.of(NEWS[0].text) == "Police"


def test_the_public_functions(example: Path) -> None:
    from dateline import code, read

    [coding] = code(example)
    assert coding.article is not None
    assert coding.article.source_file
    [same] = code([coding.article])
    assert same == coding
    [document] = read([coding.article])
    assert document.article == coding.article
