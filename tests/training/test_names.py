"""Name corpora: their types become ours, what they don't annotate stays open."""

from pathlib import Path

import pytest

from training.bio import closed_types, map_tags, read_columns


def test_columns_of_uner_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "x.iob2.gz"
    import gzip

    path.write_bytes(gzip.compress(b"# text = Tampa Bay\n1\tTampa\tB-LOC\t-\tx\n2\tBay\tI-LOC\t-\tx\n\n"))
    assert list(read_columns(path)) == [(["Tampa", "Bay"], ["B-LOC", "I-LOC"])]


@pytest.mark.usefixtures("corpora")
def test_types_become_ours() -> None:
    """The Iraqi premier met Kofi Annan in Basra on behalf of the Baath Party after the 2001 election."""
    text = "Iraqi Kofi Annan Basra Baath Party 2001 election met"
    words = text.split()
    tags = ["O", "B-person", "I-person", "B-location", "B-politicalparty", "I-politicalparty"]
    mapped = map_tags("crossner_politics", words, [*tags, "B-election", "I-election", "O"])
    assert mapped == ["B-NORP", "B-PER", "I-PER", "B-GPE", "B-ORG", "I-ORG", None, None, "open"]


@pytest.mark.usefixtures("corpora")
def test_user_names_are_masked() -> None:
    assert map_tags("btc", ["@", "someone", "hey"], ["B-PER", "I-PER", "O"]) == [None, None, "open"]


def test_only_what_a_corpus_annotates_throughout_is_closed() -> None:
    assert "ORG" in closed_types("wikigold")
    assert "WEA" not in closed_types("wikigold")
