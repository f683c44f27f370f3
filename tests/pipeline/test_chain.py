"""The chain: its order is checked first, a step sees what it declared, a bad article costs only itself."""

from collections.abc import Sequence
from datetime import date

import pytest

from dateline.annotate.step import Step, each
from dateline.errors import MissingWeights, UnreadableChain
from dateline.pipeline.chain import check_chain, complete_chain, run_chain
from dateline.records.article import Article
from dateline.records.document import Document
from dateline.records.layers import Layer
from dateline.records.problem import Problem

LINES, LENGTHS = Layer[str]("lines"), Layer[int]("lengths")


def document(text: str, article_id: str = "a") -> Document:
    return Document(Article(article_id, text, date(2024, 3, 1), source_file=f"{article_id}.txt"))


def lines() -> Step:
    return each("lines", (), LINES, lambda d: d.article.text.splitlines())


def lengths() -> Step:
    return each("lengths", (LINES,), LENGTHS, lambda d: [len(line) for line in d[LINES]])


def test_a_step_before_its_source_is_refused() -> None:
    with pytest.raises(UnreadableChain, match="'lengths' reads lines, which no step before it writes"):
        check_chain([lengths(), lines()])


def test_steps_build_on_each_other() -> None:
    [read] = run_chain([lines(), lengths()], [document("one\nthree")])
    assert isinstance(read, Document)
    assert read[LENGTHS] == (3, 5)


def test_a_step_sees_only_what_it_declared() -> None:
    seen: list[bool] = []

    def run(documents: Sequence[Document]) -> list[Document]:
        seen.extend(LINES in d for d in documents)
        return [d.with_layer(LENGTHS, ()) for d in documents]

    run_chain([lines(), Step("blind", (), LENGTHS, run)], [document("one")])
    assert seen == [False]


def test_a_step_cannot_change_an_earlier_layer() -> None:
    def run(documents: Sequence[Document]) -> list[Document]:
        return [d.with_layer(LINES, ["forged"]).with_layer(LENGTHS, ()) for d in documents]

    [read] = run_chain([lines(), Step("forger", (LINES,), LENGTHS, run)], [document("one")])
    assert isinstance(read, Document)
    assert read[LINES] == ("one",)


def test_a_failing_step_costs_one_article() -> None:
    halves = each("halves", (LINES,), LENGTHS, lambda d: [10 // len(line) for line in d[LINES]])
    good, bad = run_chain([lines(), halves], [document("one"), document("one\n\ntwo", "b")])
    assert isinstance(good, Document)
    message = "ZeroDivisionError: integer division or modulo by zero"
    assert bad == Problem("b", "b.txt", "halves", "step-failed", message)


def test_missing_weights_stop_the_run() -> None:
    def run(documents: Sequence[Document]) -> list[Document]:
        raise MissingWeights("encoder.onnx is not there")

    with pytest.raises(MissingWeights):
        run_chain([Step("readings", (), LINES, run)], [document("one")])


def test_a_chain_is_completed_from_the_table() -> None:
    assert [step.name for step in complete_chain([lengths()], [lines, lengths])] == ["lines", "lengths"]
    assert [step.name for step in complete_chain([lines(), lengths()], [lines])] == ["lines", "lengths"]
