"""Statements: positions, commitments and relations as the JSON objects whose names are fixed (docs/formats.md)."""

from collections.abc import Iterator

from dateline.export.objects import Json, article_object, entity_object, source_object, span_object
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import EventDate
from dateline.records.position import Commitment, Position, Relation

Statement = Position | Commitment | Relation


def statements_of(coding: Coding) -> Iterator[Json]:
    """The coding's positions, then its commitments, then its relations, each kind in text order."""
    if coding.article is None:
        return
    for position in coding.positions:
        yield position_object(position, coding.article, coding.recipe)
    for commitment in coding.commitments:
        yield commitment_object(commitment, coding.article, coding.recipe)
    for relation in coding.relations:
        yield relation_object(relation, coding.article, coding.recipe)


def position_object(position: Position, article: Article, recipe: str) -> Json:
    """One position, its keys in the fixed order."""
    text = article.text
    return {
        "kind": "position",
        "position_id": position.position_id,
        "recipe": recipe,
        "article": article_object(article),
        "holder": entity_object(position.holder),
        "issue": position.issue,
        "topic": position.topic,
        "stance": position.stance,
        "content": span_object(position.content, text) if position.content is not None else None,
        "conditions": [span_object(span, text) for span in position.conditions],
        "addressee": [entity_object(e) for e in position.addressee],
        "date": date_object(position.date),
        **proof_of(position, article),
    }


def commitment_object(commitment: Commitment, article: Article, recipe: str) -> Json:
    """One commitment in one state, its keys in the fixed order."""
    return {
        "kind": "commitment",
        "commitment_id": commitment.commitment_id,
        "recipe": recipe,
        "article": article_object(article),
        "holder": entity_object(commitment.holder),
        "to": [entity_object(e) for e in commitment.to],
        "content": commitment.content,
        "topic": commitment.topic,
        "made_in": [span_object(span, article.text) for span in commitment.made_in],
        "state": commitment.state,
        "events": list(commitment.events),
        "date": date_object(commitment.date),
        **proof_of(commitment, article),
    }


def relation_object(relation: Relation, article: Article, recipe: str) -> Json:
    """One relation, its keys in the fixed order; what it is stands in `relation`, as `kind` says what the line is."""
    return {
        "kind": "relation",
        "relation_id": relation.relation_id,
        "recipe": recipe,
        "article": article_object(article),
        "of": entity_object(relation.of),
        "to": entity_object(relation.to) if relation.to is not None else None,
        "relation": relation.kind,
        "negated": relation.negated,
        "begin": relation.begin,
        "end": relation.end,
        **proof_of(relation, article),
    }


def proof_of(statement: Statement, article: Article) -> Json:
    """What every statement rests on."""
    return {
        "attribution": [source_object(s) for s in statement.attribution],
        "trigger": span_object(statement.trigger, article.text),
        "evidence": span_object(statement.evidence, article.text),
        "confidence": statement.confidence,
    }


def date_object(date: EventDate | None) -> Json | None:
    """When, as of an event."""
    if date is None:
        return None
    return {name: getattr(date, name) for name in ("text", "start", "end", "precision", "duration", "frequency")}
