"""Parses against a treebank's, and against each other."""

from pathlib import Path

import pytest

from dateline.encoder import SentenceReading
from dateline.evaluate.parses import agreement, read_gold_words, score_parses, share_no_tree
from dateline.evaluate.treebank import find_sentences, read_treebank
from tests.encoder.toy import toy_encoder
from tests.evaluate.readings import reading

CONLLU = """# newdoc id = news-1
# text = Troops don't fire.
1\tTroops\ttroop\tNOUN\t_\tNumber=Plur\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tfire\tfire\tVERB\t_\t_\t0\troot\t_\t_
4.1\tfire\tfire\tVERB\t_\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

# newdoc id = news-2
1\tCalm\tcalm\tNOUN\t_\t_\t0\troot\t_\t_
"""


def test_ranges_and_empty_nodes_are_no_words(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text(CONLLU, "utf-8")
    [first, second] = read_treebank(tmp_path / "a.conllu")
    assert first.words == ("Troops", "do", "n't", "fire", ".")
    assert first.heads == (3, 3, 3, -1, 3)
    assert (first.document, second.document) == ("news-1", "news-2")
    assert second.lemmas == ("calm",)


def test_a_relation_counts_with_its_subtype_and_its_head() -> None:
    gold = list(find_sentences(CONLLU.split("\n")))
    found = [
        reading(
            heads=[3, 3, 3, -1, 0],
            deprels=["nsubj:pass", "aux", "advmod", "root", "punct"],
            upos=["NOUN", "AUX", "PART", "NOUN", "PUNCT"],
        ),
        reading([-1], ["root"], ["NOUN"]),
    ]
    scores = score_parses(gold, found)
    assert scores["upos"] == pytest.approx(100 * 5 / 6)
    assert scores["uas"] == pytest.approx(100 * 5 / 6)
    assert scores["las"] == pytest.approx(100 * 4 / 6)


def test_gold_words_are_read_as_they_stand() -> None:
    gold = list(find_sentences(CONLLU.split("\n")))
    readings: list[SentenceReading] = read_gold_words(toy_encoder(), gold)
    assert [r.words for r in readings] == [g.words for g in gold]
    assert score_parses(gold, readings)["uas"] <= 100


def test_share_of_sentences_that_were_no_tree() -> None:
    assert share_no_tree([reading([-1], repaired=True), reading([-1]), reading([-1]), reading([-1])]) == 25


def test_agreement_counts_words() -> None:
    assert agreement([reading([-1, 0, 1]), reading([-1])], [reading([-1, 0, 0]), reading([-1])]) == 75
    assert agreement([], []) == 0
