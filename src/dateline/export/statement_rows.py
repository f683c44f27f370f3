"""Statement rows: positions, commitments, relations and deletions as rows of a table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dateline.export.fields import Field, Layout
from dateline.export.native import names, said, texts
from dateline.export.reports import first_day, last_day, one_line
from dateline.export.statements import commitment_object, position_object, relation_object
from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.event import EventDate
from dateline.records.position import Commitment, Position, Relation
from dateline.records.span import Span

S = TypeVar("S", Position, Commitment, Relation)


@dataclass(frozen=True, slots=True)
class Told(Generic[S]):
    """A position, commitment or relation as one article tells it."""

    record: S
    article: Article
    recipe: str

    @property
    def sentence(self) -> str:
        """The evidence in one line."""
        return one_line(self.record.evidence.of(self.article.text))


def side_fields(name: str, about: str, of: Callable[[Told[Any]], Iterable[Entity]]) -> tuple[Field[Any], ...]:
    """Names, ids, codes and sectors of one side."""
    return (
        Field(name, "list", about, lambda s: names(of(s))),
        Field(f"{name}_ids", "list", "their ids in the registry", lambda s: texts(e.actor_id for e in of(s))),
        Field(f"{name}_codes", "list", "their countries or blocs", lambda s: texts(e.code for e in of(s))),
        Field(f"{name}_sectors", "list", "their sectors", lambda s: texts(e.sector for e in of(s))),
    )


def date_fields(of: Callable[[Told[Any]], tuple[str | None, str | None]]) -> tuple[Field[Any], ...]:
    """The interval as told, and its first and last day."""
    return (
        Field("date_start", "string", "from: an ISO date cut to what is known", lambda s: of(s)[0]),
        Field("date_end", "string", "to, included: an ISO date cut to what is known", lambda s: of(s)[1]),
        Field("first_day", "date", "the first day of date_start", lambda s: first_day(of(s)[0])),
        Field("last_day", "date", "the last day of date_end", lambda s: last_day(of(s)[1])),
    )


def interval(statement: Told[Any]) -> tuple[str | None, str | None]:
    """From and to of a record with a date."""
    date: EventDate | None = statement.record.date
    return (date.start, date.end) if date else (None, None)


def phrase(span: Span | None, statement: Told[Any]) -> str | None:
    """The words of a span."""
    return one_line(span.of(statement.article.text)) if span else None


PROOF: tuple[Field[Any], ...] = (
    Field("attribution", "list", "who says so, innermost first", lambda s: said(s.record.attribution)),
    Field("trigger", "string", "the words that tell it", lambda s: phrase(s.record.trigger, s)),
    Field("sentence", "string", "the sentence that tells it", lambda s: s.sentence),
    Field("sentence_start", "integer", "its first code point in the article's text", lambda s: s.record.evidence.start),
    Field("sentence_end", "integer", "the code point after its last", lambda s: s.record.evidence.end),
    Field("confidence", "number", "0 to 1", lambda s: s.record.confidence),
    Field("article_id", "string", "the article's id", lambda s: s.article.article_id),
    Field("source_file", "string", "the file it was read from", lambda s: s.article.source_file),
    Field("published", "date", "the day of publication", lambda s: s.article.published),
    Field("publisher", "string", "newspaper or agency", lambda s: s.article.publisher),
    Field("title", "string", "its title", lambda s: s.article.title and one_line(s.article.title)),
    Field("url", "string", "its address", lambda s: s.article.url),
    Field("recipe", "string", "fingerprint of what coded it", lambda s: s.recipe),
)

POSITIONS: Layout[Told[Any]] = Layout(
    "positions", "What sides want or refuse.", "position_id",
    (
        Field("position_id", "string", "the position's stable id", lambda s: s.record.position_id),
        *side_fields("holder", "who wants it", lambda s: [s.record.holder]),
        Field("stance", "string", "favours, opposes, conditional, seeks or priority", lambda s: s.record.stance),
        Field("issue", "string", "what it is about", lambda s: s.record.issue),
        Field("topic", "string", "the same without its wording", lambda s: s.record.topic),
        Field("content", "string", "what exactly is wanted", lambda s: phrase(s.record.content, s)),
        Field("conditions", "list", "if …", lambda s: [phrase(span, s) for span in s.record.conditions]),
        *side_fields("addressee", "of whom it is asked", lambda s: s.record.addressee),
        *date_fields(interval),
        *PROOF,
    ),
    shown=("holder", "stance", "issue", "addressee", "date_start", "sentence"),
    whole=lambda s: position_object(s.record, s.article, s.recipe),
)  # fmt: skip

COMMITMENTS: Layout[Told[Any]] = Layout(
    "commitments", "What sides have bound themselves to.", "commitment_id",
    (
        Field("commitment_id", "string", "the commitment's stable id", lambda s: s.record.commitment_id),
        *side_fields("holder", "who is bound", lambda s: [s.record.holder]),
        *side_fields("to", "to whom", lambda s: s.record.to),
        Field("state", "string", "made, demanded, kept or broken", lambda s: s.record.state),
        Field("content", "string", "to what", lambda s: one_line(s.record.content)),
        Field("topic", "string", "the same without its wording", lambda s: s.record.topic),
        Field("made_in", "list", "agreements it was made in", lambda s: [phrase(span, s) for span in s.record.made_in]),
        Field("events", "list", "ids of events that make, keep or break it", lambda s: s.record.events),
        *date_fields(interval),
        *PROOF,
    ),
    shown=("holder", "to", "state", "content", "date_start", "sentence"),
    whole=lambda s: commitment_object(s.record, s.article, s.recipe),
)  # fmt: skip

RELATIONS: Layout[Told[Any]] = Layout(
    "relations", "How sides stand to each other.", "relation_id",
    (
        Field("relation_id", "string", "the relation's stable id", lambda s: s.record.relation_id),
        *side_fields("of", "who", lambda s: [s.record.of]),
        Field("kind", "string", "backs, part_of, leads, allied, rival …", lambda s: s.record.kind),
        *side_fields("to", "to whom", lambda s: [s.record.to] if s.record.to else []),
        Field("negated", "boolean", "the text says that it does not hold", lambda s: s.record.negated),
        *date_fields(lambda s: (s.record.begin, s.record.end)),
        *PROOF,
    ),
    shown=("of", "kind", "to", "negated", "date_start", "sentence"),
    whole=lambda s: relation_object(s.record, s.article, s.recipe),
)  # fmt: skip

DELETIONS: Layout[Any] = Layout(
    "deletions", "What articles say no more since they were coded anew: ids to take out of what was exported before.",
    "record_id",
    (
        Field("record_id", "string", "the id that the record had", lambda d: d.record_id),
        Field("kind", "string", "event, position, commitment or relation", lambda d: d.kind),
        Field("article_id", "string", "the article's id", lambda d: d.article_id),
        Field("recipe", "string", "fingerprint of what coded it", lambda d: d.recipe),
    ),
)  # fmt: skip
