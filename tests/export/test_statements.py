"""Statements: the JSON of positions, commitments and relations, and their lines for the eye."""

from dataclasses import replace
from io import StringIO

from dateline.export.marks import render_article
from dateline.export.statement_lines import Line, lines_of
from dateline.export.statements import statements_of
from dateline.export.table import write_table
from dateline.records.coding import Coding
from dateline.records.event import EventDate, Source
from dateline.records.position import Commitment, Position, Relation
from dateline.records.span import Span
from tests.export.records import coding, entity, span

TEXT = "Kenya wants talks with Chad if the border opens, officials said. It broke the Lomé accord. Chad backs rebels."
KENYA = entity("Kenya", TEXT, name="Government of Kenya")
CHAD = entity("Chad", TEXT, name="Government of Chad")
FIRST = Span(0, TEXT.index(". It") + 1)
SAID = (Source("officials", None, "said", span("officials", TEXT)),)

WANTS = Position(
    "p1", KENYA, "talks with Chad", "talks|country-tcd", "conditional", span("talks with Chad", TEXT),
    (span("if the border opens", TEXT),), (CHAD,), None, SAID, span("wants", TEXT), FIRST, 0.8,
)  # fmt: skip
BROKE = Commitment(
    "c1", KENYA, (CHAD,), "the Lomé accord", "accord", (span("the Lomé accord", TEXT),), "broken", ("e1",),
    EventDate(None, None, "2024-03-01", "day"), (), span("broke", TEXT), FIRST, 0.8,
)  # fmt: skip
BACKS = Relation(
    "r1", CHAD, entity("rebels", TEXT, name=None), "backs", True, "2015", None, (), span("backs", TEXT), FIRST, 0.7
)


def stated() -> Coding:
    return replace(coding(text=TEXT), positions=(WANTS,), commitments=(BROKE,), relations=(BACKS,))


def test_each_statement_has_the_names_that_are_fixed() -> None:
    position, commitment, relation = statements_of(stated())
    shared = ["attribution", "trigger", "evidence", "confidence"]
    assert list(position) == [
        "kind", "position_id", "recipe", "article", "holder", "issue", "topic", "stance", "content", "conditions",
        "addressee", "date", *shared,
    ]  # fmt: skip
    assert list(commitment) == [
        "kind", "commitment_id", "recipe", "article", "holder", "to", "content", "topic", "made_in", "state", "events",
        "date", *shared,
    ]  # fmt: skip
    assert list(relation) == [
        "kind", "relation_id", "recipe", "article", "of", "to", "relation", "negated", "begin", "end", *shared,
    ]  # fmt: skip
    assert (position["kind"], commitment["kind"], relation["kind"]) == ("position", "commitment", "relation")


def test_their_values_are_those_of_the_records() -> None:
    position, commitment, relation = statements_of(stated())
    assert position["holder"]["name"] == "Government of Kenya"
    assert position["content"] == {"text": "talks with Chad", "start": 12, "end": 27}
    assert [c["text"] for c in position["conditions"]] == ["if the border opens"]
    assert commitment["state"] == "broken"
    assert commitment["date"]["end"] == "2024-03-01"
    assert (relation["relation"], relation["negated"], relation["begin"]) == ("backs", True, "2015")


def test_a_founding_has_no_second_side() -> None:
    founded = replace(stated(), positions=(), commitments=(), relations=(replace(BACKS, kind="founded", to=None),))
    [relation] = statements_of(founded)
    assert relation["to"] is None


def test_an_article_with_a_problem_states_nothing() -> None:
    assert list(statements_of(Coding(None, "r1"))) == []
    assert list(lines_of(Coding(None, "r1"))) == []


def test_lines_say_it_in_short() -> None:
    assert [line.said for line in lines_of(stated())] == [
        "Government of Kenya on condition: talks with Chad (if the border opens; of Government of Chad)",
        "Government of Kenya → Government of Chad, broken: the Lomé accord (the Lomé accord)",
        "Government of Chad backs rebels (since 2015; denied)",
    ]
    assert next(lines_of(stated())) == Line(
        "position", "Government of Kenya on condition: talks with Chad (if the border opens; of Government of Chad)",
        "officials", WANTS.trigger, FIRST,
    )  # fmt: skip


def test_the_table_and_the_marked_article_show_them() -> None:
    table, marked = StringIO(), StringIO()
    write_table([stated()], table)
    render_article(stated(), marked)
    assert "what sides hold" in table.getvalue()
    assert "commitment" in table.getvalue()
    assert "relation   Government of Chad backs rebels (since 2015; denied) · “backs”\n" in marked.getvalue()
