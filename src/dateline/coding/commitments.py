"""Commitments: what sides bound themselves to, where and to whom, and what became of it by the article's words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.coding.dates import date_of
from dateline.coding.entities import Entities
from dateline.coding.holding import SIDES, Holders
from dateline.coding.positions import sources_at
from dateline.coding.promise_words import load_promise_words
from dateline.coding.promises import Promise, Promises
from dateline.coding.record_ids import id_of
from dateline.coding.sources import as_source
from dateline.coding.stance_words import load_stance_words
from dateline.coding.topics import Topics
from dateline.records.actor import Entity
from dateline.records.document import Document
from dateline.records.event import Event, Source
from dateline.records.layers import SENTENCES, TIMEXES
from dateline.records.position import Commitment
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

SHARES = {"made": 0.75, "demanded": 0.75, "kept": 0.7, "broken": 0.8}
AFTERWARDS = frozenset({"after", "when", "as", "by", "with", "since", "because"})


class Commitments:
    """Reads the commitments of one document, one record for each state that it tells."""

    def __init__(self, document: Document, tree: Tree, entities: Entities) -> None:
        self.document, self.tree, self.entities = document, tree, entities
        self.words = load_promise_words()
        self.holders = Holders(document, tree, entities, load_stance_words())
        self.topics = Topics(tree, entities)

    def find(self, events: Sequence[Event]) -> tuple[Commitment, ...]:
        """All commitments in text order; what a later sentence refers to is taken from the earlier one."""
        found: list[Commitment] = []
        for promise in Promises(self.tree, self.words).find():
            for commitment in self.records_of(promise, found, events):
                if not any(tells_same(commitment, other) for other in found):
                    found.append(commitment)
        return tuple(found)

    def records_of(self, promise: Promise, told: Sequence[Commitment], events: Sequence[Event]) -> Iterator[Commitment]:
        """One record a holder."""
        holders = self.sides(promise.holders)
        to = self.receivers(promise, holders) or self.partners(promise, holders, events)
        earlier = self.referred_to(promise, holders, told) if promise.refers else ()
        if not holders and earlier:
            for one in earlier:
                yield self.record(promise, one.holder, one.to, one, events)
            return
        if promise.mutual:
            to = [*to, *holders]
        for holder in holders:
            others = tuple(e for e in to if e.name != holder.name)
            yield self.record(promise, holder, others, next(iter(earlier), None), events)

    def sides(self, heads: Sequence[Token]) -> list[Entity]:
        """Those who can bind themselves: sides, listed actors and those who hold an office."""
        return [
            e
            for head in heads
            for e in self.holders.holding(head, weak=True)
            if e.actor_id is not None or e.sector in SIDES
        ]

    def receivers(self, promise: Promise, holders: Sequence[Entity]) -> list[Entity]:
        """To whom it is owed: who is named with it, else who demands it."""
        asked = (promise.asked_by,) if promise.asked_by is not None else ()
        found = [e for head in (*promise.to, *asked) for e in self.holders.entities_at(head)]
        if promise.state == "demanded" and not found:
            said = self.holders.speaker_of(promise.trigger)
            if said is not None and said.source_token is not None:
                found = self.holders.holding(self.tree.tokens[said.source_token], weak=True)
        names = {h.name for h in holders}
        kept: list[Entity] = []
        for entity in found:
            if entity.name not in names and all(entity.name != other.name for other in kept):
                kept.append(entity)
        return kept

    def partners(self, promise: Promise, holders: Sequence[Entity], events: Sequence[Event]) -> list[Entity]:
        """Whom the event of the same word has on its other side: "agreed to a ceasefire" of talks told before."""
        of_word = (e for e in events if e.trigger == promise.trigger.span)
        names = {h.name for h in holders}
        return [r for event in of_word for r in event.recipients if r.name not in names]

    def referred_to(
        self, promise: Promise, holders: Sequence[Entity], told: Sequence[Commitment]
    ) -> tuple[Commitment, ...]:
        """The commitments told before that "the ceasefire" or "its promise" means: those of the last such sentence."""
        if promise.content is None:
            return ()
        word = self.words.is_word(promise.content) or promise.content.lemma in {"deal", "agreement", "accord", "pact"}
        topic = self.topics.topic_of(promise.content, holders)
        names = {h.name for h in holders}
        fitting = [
            one
            for one in told
            if one.state in {"made", "demanded"}
            and one.evidence.end <= self.document[SENTENCES][promise.trigger.sentence].span.start
            and (one.topic == topic or (word and (not names or one.holder.name in names)))
        ]
        if not fitting:
            return ()
        last = fitting[-1].evidence
        same = [one for one in fitting if one.evidence == last]
        return tuple(one for one in same if not names or one.holder.name in names) or tuple(same)

    def record(
        self,
        promise: Promise,
        holder: Entity,
        to: Sequence[Entity],
        earlier: Commitment | None,
        events: Sequence[Event],
    ) -> Commitment:
        """The record of one holder; what the words leave out comes from the commitment they refer to."""
        token, content = promise.trigger, promise.content
        assert content is not None
        places = tuple(self.tree.phrase(place) for place in promise.made_in if not self.is_time(place))
        commitment = Commitment(
            commitment_id=id_of(
                self.document.article.article_id,
                token.span.start,
                "commitment",
                holder.name or holder.text,
                promise.state,
                content.span.start,
            ),
            holder=holder,
            to=tuple(to),
            content=self.topics.promise_of(content),
            topic=self.topics.topic_of(content, (holder, *to)),
            made_in=places,
            state=promise.state,
            events=tuple(self.linked(promise, events)),
            date=date_of(token.index, self.document, self.tree),
            attribution=self.sources_of(promise, holder),
            trigger=token.span,
            evidence=self.document[SENTENCES][token.sentence].span,
            confidence=SHARES[promise.state],
        )
        if earlier is None:
            return commitment
        return replace(
            commitment,
            to=commitment.to or tuple(e for e in earlier.to if e.name != holder.name),
            content=earlier.content,
            topic=earlier.topic,
            made_in=commitment.made_in or earlier.made_in,
        )

    def is_time(self, place: Token) -> bool:
        """ "agreed to in September": a month is no meeting."""
        return any(timex.span.overlaps(place.span) for timex in self.document[TIMEXES])

    def sources_of(self, promise: Promise, holder: Entity) -> tuple[Source, ...]:
        """Who says so, but the holder; who makes the charge comes first."""
        said = sources_at(promise.trigger, self.document, self.entities)
        if promise.charged_by is not None:
            governor = self.tree.head(promise.trigger)
            cue = governor.text if governor is not None else ""
            charge = as_source(promise.charged_by, cue, self.document, self.entities)
            said = (charge, *(s for s in said if s.span != charge.span))
        kept = {s.name or s.text: s for s in reversed(said) if s.name is None or s.name != holder.name}
        return tuple(reversed(kept.values()))

    def linked(self, promise: Promise, events: Sequence[Event]) -> Iterator[str]:
        """Events that make, recall, keep or break it: told by its words, or after which it broke."""
        spans = [promise.trigger.span, *(place.span for place in promise.made_in)]
        if promise.content is not None:
            spans.append(self.tree.subtree_span(promise.content))
        spans += [self.tree.subtree_span(child) for child in self.causes(promise)]
        for event in events:
            if any(_covers(span, event.trigger) for span in spans):
                yield event.event_id

    def causes(self, promise: Promise) -> Iterator[Token]:
        """Clauses and phrases beside a broken word that say by what or after what."""
        if promise.state != "broken":
            return
        for child in self.tree.children(promise.trigger):
            marks = {*self.tree.marks_of(child), *self.tree.cases_of(child)}
            if base(child.deprel) in {"advcl", "obl"} and marks & AFTERWARDS:
                yield child


def _covers(span: Span, trigger: Span) -> bool:
    return span.covers(trigger)


def tells_same(one: Commitment, other: Commitment) -> bool:
    """Do two words of one sentence tell one holder's commitment in one state?"""
    same = one.evidence == other.evidence and one.holder.name == other.holder.name and one.state == other.state
    return same and (one.topic == other.topic or one.trigger == other.trigger)
