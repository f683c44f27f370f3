"""Which names of a sentence tell where an act was: what is told of them, the weights, and who gives way."""

from datetime import date

import pytest

from dateline.coding.place_evidence import PlaceEvidence, path_between, relations
from dateline.coding.place_links import PlaceLinks, load_weights, unknown_names
from dateline.coding.place_yielding import joined, yields
from dateline.coding.sites import Sites
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import TOKENS
from dateline.records.syntax import Token
from dateline.records.tree import Tree


def read(text: str) -> tuple[Sites, Tree]:
    [document] = read_documents([Article("a", text, date(2024, 3, 14))])
    tree = Tree(document[TOKENS])
    return Sites(document, tree), tree


def word(tree: Tree, text: str) -> Token:
    return next(token for token in tree.tokens if token.text == text)


def places(text: str, verb: str, event_type: str) -> list[str]:
    sites, tree = read(text)
    return [t.span.of(text) for t in PlaceLinks(sites).of(word(tree, verb), event_type)]


@pytest.mark.parametrize(
    ("text", "verb", "event_type", "found"),
    [
        ("Gunmen killed two policemen in Quetta on Tuesday.", "killed", "ASSAULT", ["Quetta"]),
        ("Rebels captured Bor on Monday.", "captured", "ASSAULT", ["Bor"]),
        ("Soldiers patrolled the streets of Nairobi.", "patrolled", "MOBILIZE", ["Nairobi"]),
        ("In Quetta, officials said gunmen had attacked a bank.", "attacked", "ASSAULT", ["Quetta"]),
        ("Coalition jets bombed Sanaa, Taiz and Hodeidah.", "bombed", "ASSAULT", ["Sanaa", "Taiz", "Hodeidah"]),
        ("Students in London marched against the war in Gaza.", "marched", "PROTEST", ["London"]),
        ("Officials in Kabul said that gunmen had attacked a mosque in Herat.", "attacked", "ASSAULT", ["Herat"]),
        ("China condemned the attack.", "attack", "ASSAULT", []),
    ],
)
def test_found(text: str, verb: str, event_type: str, found: list[str]) -> None:
    assert places(text, verb, event_type) == found


def test_every_name_is_judged() -> None:
    """The chance of one that stands with the act is above that of who acts."""
    text = "Turkey bombed Kurdish fighters in Sinjar on Friday."
    sites, tree = read(text)
    chances = {c.name.span.of(text): c.chance for c in PlaceLinks(sites).candidates(word(tree, "bombed"), "ASSAULT")}
    assert chances["Sinjar"] > 0.5 > chances["Turkey"]


def test_without_weights_all_are_even() -> None:
    sites, tree = read("Gunmen killed two policemen in Quetta on Tuesday.")
    [candidate] = PlaceLinks(sites, {}).candidates(word(tree, "killed"), "ASSAULT")
    assert candidate.chance == 0.5


def test_evidence_is_told_in_words() -> None:
    sites, tree = read("Gunmen killed two policemen in Quetta on Tuesday.")
    told = PlaceEvidence(sites, sites.toponyms).of(word(tree, "killed"), "ASSAULT", word(tree, "Quetta").index)
    assert len(told) == len(set(told))
    assert {"type ASSAULT", "lemma kill", "precision exact", "before in", "rule True", "nearest after"} <= set(told)


def test_names_that_nobody_knows() -> None:
    """A building behind a preposition of place, but no person and no day."""
    text = "On Monday students demonstrated at Alexandria University with Nadia Hassan."
    sites, _ = read(text)
    assert [t.span.of(text) for t in unknown_names(sites).values()] in (["Alexandria University"], [])
    assert all(
        "Monday" not in t.span.of(text) and "Nadia" not in t.span.of(text) for t in unknown_names(sites).values()
    )


def test_the_way_between_two_words() -> None:
    _, tree = read("Gunmen killed two policemen in Quetta.")
    path = path_between(word(tree, "Quetta"), word(tree, "killed"), tree)
    assert path is not None
    assert path.joint.text == "killed"
    assert relations(path.up) in {"obl", "nmod>obj"}
    assert path.down == ()


def test_words_of_two_sentences_have_no_way() -> None:
    _, tree = read("Gunmen killed two men. Police sealed off Quetta.")
    assert path_between(word(tree, "Quetta"), word(tree, "killed"), tree) is None


def test_who_gives_way() -> None:
    """A place in a relative clause of the object."""
    _, tree = read("Police in Lyon arrested two men who were planning an attack in Paris.")
    arrested = word(tree, "arrested")
    assert yields(word(tree, "Paris").index, arrested, "COERCE", tree)
    assert not yields(word(tree, "Lyon").index, arrested, "COERCE", tree)


def test_equals_come_along() -> None:
    sites, tree = read("Thousands protested in Lagos and Abuja on Friday.")
    lagos, abuja = word(tree, "Lagos").index, word(tree, "Abuja").index
    assert joined([lagos], sites.toponyms, tree) == [lagos, abuja]
    assert joined([abuja], sites.toponyms, tree) == [lagos, abuja]


def test_the_weights_are_shipped() -> None:
    weights = load_weights()
    assert weights["is GPE, True, in"] > 0 > weights["is GPE, True, from"]
    assert len(weights) > 1000
