"""Statement lines: positions, commitments and relations as short sentences for the eye."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import Source
from dateline.records.position import Commitment, Position, Relation
from dateline.records.span import Span

Statement = Position | Commitment | Relation
TIES = {
    "backs": "backs",
    "part_of": "is part of",
    "depends_on": "depends on",
    "leads": "leads",
    "allied": "is allied with",
    "rival": "is a rival of",
    "shelters": "shelters",
    "close_links": "has close links with",
    "founded": "founded",
}
STANCES = {"conditional": "on condition", "priority": "has as priority"}


class Line(NamedTuple):
    """What one statement says, who says so, and where its word and sentence stand."""

    kind: str  # position commitment relation
    said: str  # "Hamas seeks: the release of prisoners"
    says: str
    trigger: Span
    evidence: Span


def lines_of(coding: Coding) -> Iterator[Line]:
    """All statements of a coding, in text order."""
    if coding.article is None:
        return
    found: Sequence[Statement] = [*coding.positions, *coding.commitments, *coding.relations]
    for one in sorted(found, key=lambda s: (s.trigger.start, type(s).__name__)):
        says = ", ".join(source_name(s) for s in one.attribution)
        yield Line(type(one).__name__.lower(), flat(said_of(one, coding.article)), says, one.trigger, one.evidence)


def said_of(statement: Statement, article: Article) -> str:
    """The statement as a sentence."""
    if isinstance(statement, Position):
        return position_said(statement, article)
    return commitment_said(statement, article) if isinstance(statement, Commitment) else relation_said(statement)


def position_said(position: Position, article: Article) -> str:
    """ "Hamas on condition: talks with Israel (if the siege is lifted)"."""
    stance = STANCES.get(position.stance, position.stance)
    beside = [span.of(article.text) for span in position.conditions]
    beside += [f"of {names(position.addressee)}"] if position.addressee else []
    return f"{name(position.holder)} {stance}: {position.issue}{bracketed(beside)}"


def commitment_said(commitment: Commitment, article: Article) -> str:
    """ "Kenya → Haiti, made: a thousand officers (the Nairobi accord)"."""
    to = f" → {names(commitment.to)}" if commitment.to else ""
    places = [span.of(article.text) for span in commitment.made_in]
    return f"{name(commitment.holder)}{to}, {commitment.state}: {commitment.content}{bracketed(places)}"


def relation_said(relation: Relation) -> str:
    """ "Iran backs Houthi movement (since 2015)"; what the text denies is marked."""
    times = [f"since {relation.begin}" if relation.kind != "founded" else relation.begin] if relation.begin else []
    times += [f"until {relation.end}"] if relation.end else []
    times += ["denied"] if relation.negated else []
    to = f" {name(relation.to)}" if relation.to is not None else ""
    return f"{name(relation.of)} {TIES[relation.kind]}{to}{bracketed(times)}"


def bracketed(parts: Sequence[str]) -> str:
    """ " (a; b)", nothing where there are no parts."""
    return f" ({'; '.join(parts)})" if parts else ""


def name(entity: Entity) -> str:
    """The resolved name, else the words."""
    return entity.name or entity.text


def names(entities: Sequence[Entity]) -> str:
    """Names with commas."""
    return ", ".join(name(entity) for entity in entities)


def source_name(source: Source) -> str:
    """The source's name, else its words."""
    return source.name or source.text


def flat(text: str) -> str:
    """Without line breaks."""
    return " ".join(text.split())
