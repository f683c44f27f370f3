"""Printed: an article's coding, made from its text as prose, in the words that the article prints."""

from dataclasses import replace

from dateline.records.actor import Entity
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import Count, Event, EventDate, EventPlace, Source
from dateline.records.position import Commitment, Position, Relation
from dateline.records.span import Span


def as_printed(coding: Coding, article: Article) -> Coding:
    """The coding of the article as it came in; names stay as prose writes them, texts become the printed ones."""
    prose = coding.article.text if coding.article else article.text
    if prose == article.text:
        return coding
    return replace(
        coding,
        article=article,
        events=tuple(_Printed(prose, article.text, e.evidence).event(e) for e in coding.events),
        positions=tuple(_Printed(prose, article.text, p.evidence).position(p) for p in coding.positions),
        commitments=tuple(_Printed(prose, article.text, c.evidence).commitment(c) for c in coding.commitments),
        relations=tuple(_Printed(prose, article.text, r.evidence).relation(r) for r in coding.relations),
    )


class _Printed:
    """Finds what was printed for words of the prose; both texts have one length."""

    def __init__(self, prose: str, printed: str, evidence: Span) -> None:
        self.prose, self.printed, self.evidence = prose, printed, evidence

    def event(self, event: Event) -> Event:
        return replace(
            event,
            actors=tuple(map(self.entity, event.actors)),
            recipients=tuple(map(self.entity, event.recipients)),
            places=tuple(map(self.place, event.places)),
            date=self.date(event.date),
            dead=self.count(event.dead),
            injured=self.count(event.injured),
            arrested=self.count(event.arrested),
            count=self.count(event.count),
            attribution=tuple(map(self.source, event.attribution)),
            denied_by=tuple(map(self.source, event.denied_by)),
        )

    def position(self, position: Position) -> Position:
        return replace(
            position,
            holder=self.entity(position.holder),
            issue=self.words(position.issue),
            addressee=tuple(map(self.entity, position.addressee)),
            date=self.date(position.date),
            attribution=tuple(map(self.source, position.attribution)),
        )

    def commitment(self, commitment: Commitment) -> Commitment:
        return replace(
            commitment,
            holder=self.entity(commitment.holder),
            to=tuple(map(self.entity, commitment.to)),
            content=self.words(commitment.content),
            date=self.date(commitment.date),
            attribution=tuple(map(self.source, commitment.attribution)),
        )

    def relation(self, relation: Relation) -> Relation:
        return replace(
            relation,
            of=self.entity(relation.of),
            to=self.entity(relation.to) if relation.to is not None else None,
            attribution=tuple(map(self.source, relation.attribution)),
        )

    def entity(self, entity: Entity) -> Entity:
        return replace(entity, text=self.words(entity.text, entity.span))

    def place(self, place: EventPlace) -> EventPlace:
        return replace(place, text=self.words(place.text, place.span))

    def source(self, source: Source) -> Source:
        return replace(source, text=self.words(source.text, source.span))

    def date(self, found: EventDate | None) -> EventDate | None:
        return replace(found, text=self.words(found.text)) if found and found.text else found

    def count(self, found: Count | None) -> Count | None:
        return replace(found, text=self.words(found.text)) if found and found.text else found

    def words(self, said: str, span: Span | None = None) -> str:
        """The printed words: at their span, else where the evidence or the article says them."""
        at = span.start if span is not None else self.prose.find(said, self.evidence.start, self.evidence.end)
        at = at if at >= 0 else self.prose.find(said)
        if at < 0 or self.prose[at : at + len(said)] != said:
            return said
        return self.printed[at : at + len(said)]
