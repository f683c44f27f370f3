"""What no training may see: dev sets and articles with gold events."""

import pytest

from training.conllu import read_ud
from training.example import Example, normalize
from training.held_out import dev_sentences, sample_text, without_held_out


@pytest.mark.usefixtures("corpora", "samples")
def test_a_dev_sentence_is_taken_out() -> None:
    dev = next(e for e in read_ud("ud-ewt", "dev") if len(normalize(e.words)) > 60)
    other = Example(
        ["A", "sentence", "that", "no", "corpus", "of", "ours", "has", "ever", "held", "in", "any", "form"],
        "x",
    )
    assert list(without_held_out([Example(dev.words, "x"), other])) == [other]


@pytest.mark.usefixtures("corpora", "samples")
def test_a_sentence_of_an_article_with_gold_events_is_taken_out() -> None:
    piece = sample_text()[200:280]
    assert "\n" not in piece
    assert list(without_held_out([Example([piece], "x")])) == []


@pytest.mark.usefixtures("corpora", "samples")
def test_no_training_sentence_of_the_treebanks_stands_in_a_dev_set() -> None:
    kept = {normalize(e.words) for e in without_held_out(read_ud("ud-ewt", "train"))}
    assert kept
    assert not kept & dev_sentences()
