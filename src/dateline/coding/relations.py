"""Relations: standing ties of sides, with their time and source: who backs, leads, shelters or belongs to whom."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.date_ends import cut_end, cut_start
from dateline.coding.entities import Entities, is_media
from dateline.coding.holding import SIDES, Holders
from dateline.coding.positions import sources_at
from dateline.coding.record_ids import id_of
from dateline.coding.relation_words import load_tie_words
from dateline.coding.sources import as_source
from dateline.coding.stance_words import load_stance_words
from dateline.coding.ties import Tie, Ties
from dateline.records.actor import Entity
from dateline.records.document import Document
from dateline.records.event import Source
from dateline.records.layers import MENTIONS, SENTENCES, TIMEXES
from dateline.records.position import Relation
from dateline.records.syntax import Token
from dateline.records.timex import Timex
from dateline.records.tree import Tree

BEGIN = frozenset({"since", "from", "after", "in", "on"})
END = frozenset({"until", "till", "to"})
THINGS = frozenset({"WEA", "VEH", "FAC"})
PEOPLE = frozenset({"CVL", "REF", "CRM", "UAF", "EDU", "MED"})
PREFIXES = ("anti-", "pro-")
NOBODY = frozenset({"source", "witness", "report", "someone", "other", "others"})
NO_SIDE = frozenset({"JRN"})


class Relations:
    """Reads the relations of one document."""

    def __init__(self, document: Document, tree: Tree, entities: Entities) -> None:
        self.document, self.tree, self.entities = document, tree, entities
        self.words = load_tie_words()
        self.holders = Holders(document, tree, entities, load_stance_words())
        self._persons = {m.head for m in document[MENTIONS] if m.mention_type == "NAM" and m.entity_type == "PER"}

    def find(self) -> tuple[Relation, ...]:
        """All relations in text order, each once a sentence."""
        found: dict[tuple[object, ...], Relation] = {}
        for tie in Ties(self.tree, self.words).find():
            for relation in self.records_of(tie):
                to = relation.to.name if relation.to is not None else None
                found.setdefault((relation.evidence, relation.kind, relation.of.name, to), relation)
        return tuple(sorted(found.values(), key=lambda r: (r.trigger.start, r.of.span.start, r.relation_id)))

    def records_of(self, tie: Tie) -> Iterator[Relation]:
        """One record for each pair of sides."""
        single = tie.person or tie.trigger.deprel in {"amod", "compound"}  # "Turkish-backed rebels and US forces"
        ofs = self.sides(tie.of, tie.trigger)[: 1 if single else None]
        if tie.kind == "founded":
            for of in ofs:
                if (of.actor_id is not None or of.sector not in PEOPLE) and not tie.negated:
                    yield self.record(tie, of, None)
            return
        tos = self.sides(tie.to, tie.trigger) if tie.to is not None else []
        tos = tos[:1] if single and tie.to is not None and tie.to.index == tie.trigger.head else tos
        if tie.kind == "part_of":
            ofs = [self.by_own_name(of, tos) for of in ofs]
        for of in ofs:
            for to in tos:
                if of.name != to.name and self.is_fit(tie, of, to):
                    yield self.record(tie, of, to)

    def sides(self, head: Token, trigger: Token) -> list[Entity]:
        """Whom a word of a tie stands for; of a compound's first part what it names."""
        if head.index == trigger.index:
            named = self.named_in(head)
            return [named] if named is not None else []
        if head.lemma.lower() in NOBODY:
            return []
        return [e for e in self.holders.entities_at(head) if (e.sector or e.actor_id) and not is_media(e)]

    def by_own_name(self, of: Entity, tos: list[Entity]) -> Entity:
        """A wing that the registry has as the body itself, under the name that the text gives it."""
        if all(of.actor_id is None or of.actor_id != to.actor_id for to in tos):
            return of
        names = {m.span.of(self.entities.text) for m in self.document[MENTIONS] if m.mention_type == "NAM"}
        own = next((name for name in sorted(names, key=len, reverse=True) if name in of.text), None)
        is_other = own is not None and all(own != to.text for to in tos)
        return replace(of, name=own, actor_id=None, wikidata_id=None, inferred=True) if is_other else of

    def named_in(self, compound: Token) -> Entity | None:
        """ "Iran" of "Iran-backed", "Russian" of "pro-Russian", "government" of "pro-government"."""
        first, _, last = compound.text.rpartition("-")
        name = last if first.lower() in self.words.prefixes else first or self.name_before(compound)
        registry = self.entities.registry
        actor = registry.find(name, self.entities.day, self.entities.spoken)
        code = registry.country_of_demonym(name) or self.entities.countries.code_of(name)
        actor = (registry.country(code) if code else None) or actor
        if actor is not None:
            return self.entities.of_actor(actor, compound)
        if name.lower() in {"government", "regime", "state"}:
            return self.entities.government(compound, self.entities.countries.around(compound))
        return None

    def name_before(self, participle: Token) -> str:
        """The name before a hyphen that parsers take for a word of its own: "al-Qaeda" of "al-Qaeda - linked"."""
        end = self.tree.tokens[participle.index - 1].span.start
        mentions = (m.span for m in self.document[MENTIONS] if m.mention_type == "NAM")
        span = next((span for span in mentions if span.end in {end, participle.span.end}), None)
        if span is None:
            return self.tree.tokens[participle.index - 2].text
        return span.of(self.entities.text).removesuffix(f"-{participle.text}")

    def is_fit(self, tie: Tie, of: Entity, to: Entity) -> bool:
        """May the two stand in such a tie? Persons lead bodies, no states; a body is no part of itself."""
        things = {m.head for m in self.document[MENTIONS] if m.entity_type in THINGS}
        if (tie.to is not None and tie.to.index in things) or tie.of.index in things:
            return False
        if tie.kind == "part_of" and to.actor_id is None and to.sector == "CVL":
            return False
        if tie.kind == "depends_on" and to.actor_id is None:
            return False
        if tie.trigger.text.lower().startswith(PREFIXES) and of.actor_id is None and of.sector not in SIDES | {"UNK"}:
            return False  # "anti-Assad protesters"
        if tie.kind != "leads":
            return of.sector not in NO_SIDE and to.sector not in NO_SIDE
        known = self.entities.registry.actors.get(to.actor_id or "")
        state = known is not None and known.kind in {"country", "person"}
        by_name = tie.trigger.text.lower().endswith("led") and tie.trigger.deprel != "acl"
        person = tie.of.index in self._persons
        return by_name or (person and not state)

    def record(self, tie: Tie, of: Entity, to: Entity | None) -> Relation:
        """The record of one tie of two sides."""
        token = tie.trigger
        begin, end = self.time_of(tie)
        return Relation(
            relation_id=id_of(
                self.document.article.article_id,
                token.span.start,
                "relation",
                tie.kind,
                of.name or of.text,
                (to.name or to.text) if to is not None else "",
            ),
            of=of,
            to=to,
            kind=tie.kind,
            negated=tie.negated,
            begin=begin,
            end=end,
            attribution=self.sources_of(tie),
            trigger=token.span,
            evidence=self.document[SENTENCES][token.sentence].span,
            confidence=tie.share,
        )

    def sources_of(self, tie: Tie) -> tuple[Source, ...]:
        """Who says so; where it is a charge, who makes it comes first."""
        said = sources_at(tie.trigger, self.document, self.entities)
        if tie.charged_by is None:
            return said
        governor = Ties(self.tree, self.words).charge_over(tie.trigger)
        cue = governor.text if governor is not None else ""
        charge = as_source(tie.charged_by, cue, self.document, self.entities)
        return (charge, *(s for s in said if s.span != charge.span))

    def time_of(self, tie: Tie) -> tuple[str | None, str | None]:
        """(begin, end) of the tie, where words of time in its sentence say them; `ended` has an end nobody dates."""
        begin = end = None
        sentence = self.document[SENTENCES][tie.trigger.sentence].span
        for timex in self.document[TIMEXES]:
            if not sentence.covers(timex.span) or timex.type not in {"DATE", "TIME"} or timex.value is None:
                continue
            before = self.word_before(timex)
            if before == "since" or (tie.kind == "founded" and before in BEGIN and begin is None):
                begin = cut_start(timex)
            elif before in END:
                end = cut_end(timex)
        if tie.ended and end is None:
            end = self.document.article.published.isoformat()
        return begin, end

    def word_before(self, timex: Timex) -> str:
        """The word right before an expression, or its own first word: "since" of "since 2015"."""
        words = list(self.tree.tokens_in(timex.span))
        if not words:
            return ""
        first = words[0]
        if first.lemma.lower() in BEGIN | END:
            return first.lemma.lower()
        return self.tree.tokens[first.index - 1].lemma.lower() if first.index else ""
