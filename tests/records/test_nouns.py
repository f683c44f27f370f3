"""The nouns: spans are half-open, roles hold over dates, documents never change."""

from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import date
from importlib import import_module
from pkgutil import iter_modules

import pytest

import dateline.records
from dateline.records.actor import Actor, Role
from dateline.records.article import Article
from dateline.records.document import Document
from dateline.records.layers import SENTENCES, WORDS
from dateline.records.span import Span
from dateline.records.syntax import Sentence, Word

TALIBAN = Actor(
    "afghan-taliban", "Taliban", "group", country="AFG",
    roles=(Role("AFG", "REB", end=date(2021, 8, 14)), Role("AFG", "GOV", begin=date(2021, 8, 15))),
)  # fmt: skip
NOUNS = [
    value
    for module in iter_modules(dateline.records.__path__)
    for value in vars(import_module(f"dateline.records.{module.name}")).values()
    if isinstance(value, type) and is_dataclass(value) and value.__module__.endswith(f".{module.name}")
]


def test_a_span_ends_before_its_end() -> None:
    """😀 war"""
    span = Span(2, 5)
    assert span.of("😀 war") == "war"
    assert span.covers(Span(2, 5))
    assert not span.covers(Span(1, 5))
    assert span.overlaps(Span(4, 9))
    assert not span.overlaps(Span(5, 9))


def test_a_role_is_that_of_the_day() -> None:
    sectors = [role.sector for day in (14, 15) if (role := TALIBAN.role_on(date(2021, 8, day)))]
    assert sectors == ["REB", "GOV"]
    assert Actor("x", "X", "group", roles=(Role("AFG", "REB", end=date(2001, 1, 1)),)).role_on(date(2002, 1, 1)) is None


def test_a_document_is_never_changed() -> None:
    before = Document(Article("a", "Hi.", date(2024, 3, 1)))
    after = before.with_layer(SENTENCES, [Sentence(0, Span(0, 3), 0)]).with_layer(WORDS, [Word(Span(0, 2), 0)])
    assert SENTENCES not in before
    assert SENTENCES in after
    assert SENTENCES not in after.only([WORDS])
    with pytest.raises(KeyError):
        after.only([WORDS])[SENTENCES]
    with pytest.raises(TypeError):
        after.layers["words"] = ()  # type: ignore[index]


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_is_frozen(noun: type) -> None:
    empty: object = object.__new__(noun)
    with pytest.raises(FrozenInstanceError):
        setattr(empty, fields(noun)[0].name, None)
