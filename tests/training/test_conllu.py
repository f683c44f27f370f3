"""UD treebanks: rows without ranges, GUM's entities, names cut out of noun phrases."""

from pathlib import Path

from dateline.encoder.lemmas import lemma_of
from training.conllu import Entity, name_span, read_entities, read_sentences
from training.example import Example
from training.lemmas import lemma_script

ROWS = """\
# newdoc id = GUM_news_x
# sent_id = 1
1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
2.1\tempty\t_\t_\t_\t_\t_\t_\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_

"""


def test_ranges_and_empty_nodes_are_no_words(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text(ROWS, encoding="utf-8")
    [(doc_id, rows)] = read_sentences(path)
    assert doc_id == "GUM_news_x"
    assert [row[1] for row in rows] == ["do", "n't", "go"]


def test_entities_nest_and_close_by_number() -> None:
    misc = ["Entity=(7-organization-new-x-Y(76-place-giv-x-Iran)", "_", "SpaceAfter=No|Entity=7)"]
    found = set(read_entities(misc))
    assert found == {Entity(0, 3, "organization", 7), Entity(0, 1, "place", 76)}


def test_a_name_is_cut_out_of_its_noun_phrase() -> None:
    """the late President Barack Obama, who left"""
    example = Example(
        ["the", "late", "President", "Barack", "Obama", ",", "who", "left"],
        "ud-gum",
        upos=["DET", "ADJ", "PROPN", "PROPN", "PROPN", "PUNCT", "PRON", "VERB"],
        head=[3, 3, 0, 3, 3, 8, 8, 3],
        rel=["det", "amod", "root", "flat", "flat", "punct", "nsubj", "acl:relcl"],
    )
    assert name_span(example, Entity(0, 8, "person", 1), []) == (3, 5)


def test_a_common_noun_is_no_name() -> None:
    """the two gunmen"""
    example = Example(
        ["the", "two", "gunmen"],
        "ud-gum",
        upos=["DET", "NUM", "NOUN"],
        head=[3, 3, 0],
        rel=["det", "nummod", "root"],
    )
    assert name_span(example, Entity(0, 3, "person", 1), []) is None


def test_the_runtime_undoes_lemma_scripts() -> None:
    pairs = [
        ("went", "go"),
        ("countries", "country"),
        ("Londoners", "Londoner"),
        ("The", "the"),
        ("n't", "not"),
    ]
    for form, lemma in pairs:
        assert lemma_of(form, lemma_script(form, lemma)) == lemma
