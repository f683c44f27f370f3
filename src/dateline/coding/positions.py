"""Positions: what sides want, refuse, favour or make conditional, from words of stance and from coded acts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding.dates import date_of
from dateline.coding.draft import Draft
from dateline.coding.entities import Entities
from dateline.coding.holding import FIRST, SIDES, Holders
from dateline.coding.provisos import conditions_of
from dateline.coding.record_ids import id_of
from dateline.coding.slots import is_gerund, words_at
from dateline.coding.sources import sources_of
from dateline.coding.spoken import Spoken
from dateline.coding.stance_nouns import StanceNouns
from dateline.coding.stance_words import StanceWords, load_stance_words
from dateline.coding.stances import Stance, Stances
from dateline.coding.topics import Topics, load_topics
from dateline.records.actor import Entity
from dateline.records.document import Document
from dateline.records.event import Event, Factuality, Source, Trigger
from dateline.records.layers import SENTENCES
from dateline.records.position import Position
from dateline.records.syntax import Token
from dateline.records.tree import Tree

ACTS = {"REQUEST": "seeks", "REJECT": "opposes"}  # acts that are positions whatever their word
EVENT_SLOTS = ("xcomp", "dobj", "obl:for", "obl:to", "obl:on", "nmod:for", "nmod:of", "nmod:to", "acl:to")
DENIALS = frozenset(
    {"deny", "refute", "rebut", "denial", "nonsense", "disprove", "cancel", "postpone", "collapse", "disobey", "ignore"}
)
SIDE = {"favours": 1, "seeks": 1, "priority": 1, "opposes": -1, "conditional": 0}
COURTS = frozenset({"court", "judge", "tribunal", "judges", "jury"})
FORCES = frozenset({"MIL", "REB", "PRM", "PTY", "OPP"})
PEOPLE = frozenset({"CVL", "UAF", "CRM", "REF"})
EVENT_SHARE = 0.6  # as `share` in data/stances.yaml


@dataclass(frozen=True, slots=True)
class Held:
    """A stance with those who hold it."""

    stance: Stance
    holders: tuple[Entity, ...]
    addressees: tuple[Entity, ...]


class Positions:
    """Reads the positions of one document."""

    def __init__(self, document: Document, tree: Tree, entities: Entities, words: StanceWords | None = None) -> None:
        self.document, self.tree, self.entities = document, tree, entities
        self.words = words or load_stance_words()
        self.holders = Holders(document, tree, entities, self.words)
        self.topics = Topics(tree, entities)

    def find(self, events: Sequence[Event]) -> tuple[Position, ...]:
        """All positions in text order, each once."""
        held = [*self.from_words(events), *self.from_events(events)]
        positions = [(one.stance.group, p) for one in held for p in self.records_of(one)]
        return tuple(sorted(once(positions), key=lambda p: (p.trigger.start, p.holder.span.start, p.position_id)))

    def from_words(self, events: Sequence[Event]) -> Iterator[Held]:
        """Stances that words tell, with holders who can hold one."""
        stances = Stances(self.tree, self.words)
        nouns, spoken = StanceNouns(self.tree, stances), Spoken(self.tree, self.words, stances)
        for stance in (*stances.of_predicates(), *stances.of_sides(), *nouns.of_nouns(), *spoken.of_clauses()):
            if stance.holder is None and (owner := nouns.view_over(stance.trigger)) is not None:
                stance = replace(stance, holder=owner)
            held = self.held(stance, events)
            if held is not None:
                yield held

    def held(self, stance: Stance, events: Sequence[Event]) -> Held | None:
        """The stance with its holders; None where nobody who can hold it is told."""
        if stance.holder is not None:
            known = self.holders.entities_at(stance.holder)
            holders = self.holders.holding(stance.holder, stance.weak) if known else self.acting(stance, events)
        else:
            holders = self.speaking(stance)
        if stance.issue and stance.content is not None and self.is_actor(stance.content):
            return None
        if stance.armed:
            single = stance.holder is not None and stance.holder.feat("Number") != "Plur"
            holders = [h for h in holders if self.has_force(h, single)]
        if self.is_act(stance, events):
            return None
        holders = [h for h in holders if h.name not in self.charged_with(stance)]
        if stance.holder is None and stance.group in {"duty", "verdict"}:
            holders = [h for h in holders if not COURTS & set(h.text.lower().split())]  # a ruling is no position
        if stance.group == "duty" and self.is_private(stance):
            holders = [h for h in holders if h.actor_id or h.office or h.sector in SIDES]
        asked = [e for head in stance.addressees for e in self.holders.entities_at(head)]
        asked = [e for e in asked if all(e.name != h.name for h in holders)]
        return Held(stance, tuple(holders), tuple(asked)) if holders else None

    def is_act(self, stance: Stance, events: Sequence[Event]) -> bool:
        """ "Attempted to storm the base" is told as an act; "is trying to" as an aim."""
        if stance.group != "attempts" or is_gerund(stance.trigger) or stance.content is None:
            return False
        return any(event.trigger == stance.content.span for event in events)

    def charged_with(self, stance: Stance) -> set[str | None]:
        """Whom a word of blame names: nobody accuses himself, so that such a holder is a slip of the parse."""
        thing = self.tree.object(stance.trigger) if stance.group == "blames" else None
        return {e.name for e in self.holders.entities_at(thing)} if thing is not None else set()

    def has_force(self, entity: Entity, single: bool) -> bool:
        """Is it a state, a listed group, troops or a party, whose attempts are politics?"""
        known = self.entities.registry.actors.get(entity.actor_id or "")
        if known is None:
            body = self.words.has("bodies", entity.text.split()[-1].lower())
            return entity.sector in FORCES and (body or not single)
        return known.kind in {"country", "group", "body"}

    def is_private(self, stance: Stance) -> bool:
        """Does the speaker tell a duty of his own circle: "we have to dock to the station"?"""
        if stance.content is None or not any(word.lemma.lower() in FIRST for word in stance.addressees):
            return False
        told = {w.lemma.lower() for w in self.tree.subtree(stance.content)}
        return stance.stance == "favours" and not told & set(load_topics()[0])

    def acting(self, stance: Stance, events: Sequence[Event]) -> list[Entity]:
        """Who does the act that the word tells or stands beside: the protesters of "thousands rallied in support"."""
        over = self.tree.head(stance.trigger)
        spans = {stance.trigger.span} | ({over.span} if over is not None and stance.group == "sides" else set())
        acting = [actor for event in events if event.trigger in spans for actor in event.actors]
        return [actor for actor in acting if actor.span not in spans or stance.group == "sides"]

    def speaking(self, stance: Stance) -> list[Entity]:
        """Who speaks the words; of a bargain without a speaker, its subject where that is a side."""
        for said in self.holders.speakers_of(stance.trigger):
            assert said.source_token is not None
            return self.holders.holding(self.tree.tokens[said.source_token], weak=False)
        subject = self.tree.subject(stance.trigger) if stance.group == "bargain" else None
        if subject is None:
            return []
        return [e for e in self.holders.holding(subject, weak=True) if e.actor_id or e.sector in SIDES]

    def is_actor(self, content: Token) -> bool:
        """Is the content a side or people: "backs the militia", "seeks two men"? A court or mission is an issue."""
        if content.upos not in {"NOUN", "PROPN", "PRON"}:
            return False
        entity = self.entities.resolve(content.index, self.tree.phrase(content))
        if entity is None or self.entities.is_facility(content.index):
            return False
        known = self.entities.registry.actors.get(entity.actor_id or "")
        return entity.sector in SIDES - {"JUD", "IGO"} | PEOPLE or (known is not None and known.kind != "body")

    def from_events(self, events: Iterable[Event]) -> Iterator[Held]:
        """Requests and refusals that no stance word tells."""
        yield from self.from_protests(events)
        stances = Stances(self.tree, self.words)
        starts = {t.span.start: t for t in self.tree.tokens}
        for event in events:
            stance, token = ACTS.get(event.event_type), starts.get(event.trigger.start)
            if stance is None or token is None or not event.actors or token.lemma in DENIALS:
                continue
            if event.status not in {"asserted", "future"} or self.words.of(token.upos, token.lemma):
                continue
            if any(c.deprel == "ccomp" for c in self.tree.children(token)) or self.words.has("orders", token.lemma):
                continue  # "said that it must": what is said of others is read there
            found = (w for slot in EVENT_SLOTS for w in words_at(self.tree, token, slot))
            people = {e.span for e in (*event.actors, *event.recipients)}
            content = next((w for w in found if self.tree.phrase(w) not in people), None)
            if content is None or self.words.has("untrue", content.lemma):
                continue
            conditions = event.conditions or conditions_of(self.tree, token)
            turned = stance == "seeks" and stances.is_turned(content)
            told = "conditional" if conditions else "opposes" if turned else stance
            told_by = Stance(token, told, None, content, event.event_type, EVENT_SHARE, True, (), conditions)
            yield Held(told_by, event.actors, event.recipients)

    def from_protests(self, events: Iterable[Event]) -> Iterator[Held]:
        """What "protests against" are against, where it is no side: those who protest in that sentence oppose it."""
        for token in self.tree.tokens:
            if token.upos != "NOUN" or not self.words.has("protests", token.lemma):
                continue
            here = (e for e in events if e.event_type == "PROTEST" and e.evidence.covers(token.span))
            protest = next((e for e in here if e.actors), None)
            content = next(iter(words_at(self.tree, token, "nmod:against")), None)
            if protest is not None and content is not None and not self.is_actor(content):
                told = Stance(token, "opposes", None, content, "protests", EVENT_SHARE)
                yield Held(told, protest.actors, protest.recipients)

    def records_of(self, held: Held) -> Iterator[Position]:
        """One position a holder."""
        stance, token = held.stance, held.stance.trigger
        content, about = stance.content, stance.about or stance.content
        sources = sources_at(token, self.document, self.entities)
        for holder in held.holders:
            said = tuple(s for s in sources if s.name is None or s.name != holder.name)
            said = tuple(s for s in said if s.span is None or s.span != holder.span)
            yield Position(
                position_id=id_of(
                    self.document.article.article_id,
                    token.span.start,
                    "position",
                    holder.name or holder.text,
                    stance.stance,
                    content.span.start if content is not None else "",
                ),
                holder=holder,
                issue=self.topics.issue_of(about) if about is not None else "",
                topic=self.topics.topic_of(about, (*held.holders, *held.addressees)) if about is not None else "",
                stance=stance.stance,
                content=self.topics.span_of(content) if content is not None else None,
                conditions=stance.conditions,
                addressee=held.addressees,
                date=date_of(token.index, self.document, self.tree),
                attribution=said,
                trigger=token.span,
                evidence=self.document[SENTENCES][token.sentence].span,
                confidence=stance.share,
            )


def once(positions: Iterable[tuple[str, Position]]) -> list[Position]:
    """One position a holder, side and issue of a sentence: the surest, of equals the first; with constructions."""
    kept: list[tuple[str, Position]] = []
    for group, position in sorted(positions, key=lambda p: (not p[1].conditions, -p[1].confidence, p[1].trigger.start)):
        if not any(tells_same(position, other, group == theirs) for theirs, other in kept):
            kept.append((group, position))
    return [position for _, position in kept]


def tells_same(one: Position, other: Position, alike: bool) -> bool:
    """Do two words of one sentence tell one holder's stance on one thing? `alike`: by one construction."""
    if one.evidence != other.evidence or one.holder.name != other.holder.name:
        return False
    if one.content is None or other.content is None:
        return one.stance == other.stance
    if one.trigger == other.trigger and alike:
        return one.content == other.content  # members of one list
    pairs = ((one, other.content), (other, one.content))
    if any(condition.overlaps(content) for held, content in pairs for condition in held.conditions):
        return True  # "as a precondition for talks it demanded a list"
    return one.content.overlaps(other.content) or (one.topic == other.topic and SIDE[one.stance] == SIDE[other.stance])


def sources_at(token: Token, document: Document, entities: Entities) -> tuple[Source, ...]:
    """Who says what a word tells, innermost first, as for an event."""
    trigger = Trigger(-1, token.index, token.span, "REQUEST", None, 1.0, "lexicon")
    return sources_of(Draft((trigger,), (), (), Factuality(-1, "asserted")), document, entities)[0]
