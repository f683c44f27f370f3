"""Entities: an argument's words become the actor they stand for on the day of the article.

Names resolve through the registry and the text's own aliases, descriptions and pronouns through their chain; whoever is
not listed gets a sector from the head noun and a country from the words around it, and is marked as inferred.
"""

from dataclasses import dataclass, replace

from dateline.coding.countries import Countries
from dateline.coding.groups import Groups
from dateline.coding.holders import holder_of
from dateline.coding.named_actors import NamedActors
from dateline.coding.naming import article_before, is_alliance, singular, without_article
from dateline.coding.titles import NAMING, Titles, modifiers_of
from dateline.records.actor import Actor, Entity
from dateline.records.document import Document
from dateline.records.layers import ATTRIBUTIONS, CHAINS, MENTIONS, TOKENS
from dateline.records.mention import Mention
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import base, tree_of
from dateline.reference.agents import Agents, load_agents
from dateline.reference.registry import Registry, load_registry, spoken_in

OF_GROUP = frozenset({"REB", "UNK", "GOV", "CVL", "UAF", "PRM", "MIL", "CRM"})
PACTS = frozenset({"agreement", "accord", "deal", "pact", "talk", "treaty", "declaration", "process", "summit"})
ALIEN = frozenset({"foreign", "international", "overseas", "western", "multinational", "outside", "regional"})
FOREIGN_AFFAIRS = frozenset({"ministry", "minister", "office", "secretary", "department", "affair"})
# What armed groups that no list holds call themselves.
ARMED_NAMES = frozenset(
    {"liberation", "mujahideen", "mujahedeen", "lashkar", "jaish", "jihad", "tigers", "maoist", "harkat", "hizb"}
)
STATES = frozenset({"country", "nation", "neighbour", "neighbor", "state", "government", "capital"})
PAIRED = STATES | {"side", "party", "rival", "foe", "enemy"}
PAIRS = frozenset({"two", "both", "warring", "rival", "opposing"})
LOCATED = frozenset({"in", "at", "near"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
FIRST_PERSON = frozenset({"i", "we", "us", "our"})
PERSON_NOUNS = frozenset(
    {
        "supporter",
        "family",
        "victim",
        "relative",
        "hostage",
        "prisoner",
        "opponent",
        "civilian",
        "area",
        "sympathizer",
    }
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """An argument: its words and its head."""

    head: Token
    span: Span


class Entities:
    """Resolves the argument phrases of one document."""

    def __init__(self, document: Document, registry: Registry | None = None, agents: Agents | None = None) -> None:
        self.document = document
        self.registry = registry or load_registry()
        self.agents = agents or load_agents()
        self.tree = tree_of(document[TOKENS])
        self.text = document.article.text
        self.day = document.article.published
        self.spoken = spoken_in(self.registry, self.text)
        self.countries = Countries(document, self.registry)
        self.titles = Titles(self.tree, self.text, self.agents, self.countries)
        self._chains = {index: chain for chain in document[CHAINS] for index in chain.mentions}
        self._persons = [m for m in document[MENTIONS] if m.mention_type == "NAM" and m.entity_type == "PER"]
        self._by_head: dict[int, list[Mention]] = {}
        self._over: dict[int, list[Mention]] = {}  # names by the tokens within them
        for mention in document[MENTIONS]:
            self._by_head.setdefault(mention.head, []).append(mention)
            for token in self.tree.tokens_in(mention.span) if mention.mention_type == "NAM" else ():
                self._over.setdefault(token.index, []).append(mention)
        self._actors = NamedActors(document, self.registry, self.agents, self._chains, self.countries, self.titles)
        self._groups = Groups(document, self.agents, self._by_head, self._chains, self._actors.of)

    def resolve(self, head: int, span: Span) -> Entity | None:
        """Whom a phrase stands for; None where it stands for nobody who can act or suffer."""
        phrase = Phrase(self.tree.tokens[head], span)
        if (noun := self._noun_of_relative(phrase.head)) is not None:
            return self.resolve(noun.index, span)
        mention = self._mention(head)
        if mention is not None and mention.mention_type == "PRO":
            own = phrase.head.lemma.lower() in FIRST_PERSON
            return self._speaker(phrase) if own else self._through_chain(mention, phrase)
        name = self._name_in(phrase, mention)
        if name is not None:
            return self._named(name, phrase)
        if mention is not None and (linked := self._through_chain(mention, phrase)) is not None:
            return linked
        return self._described(phrase)

    def _noun_of_relative(self, pronoun: Token) -> Token | None:
        """What "who" or "which" stands for: the noun over its clause."""
        if pronoun.lemma.lower() not in RELATIVE or pronoun.upos != "PRON":
            return None
        clause = self.tree.head(pronoun)
        while clause is not None and not clause.deprel.startswith("acl:relcl"):
            clause = self.tree.head(clause)
        noun = self.tree.head(clause) if clause is not None else None
        return noun if noun is not None and noun.index < pronoun.index else None

    def resolve_all(self, head: int, span: Span) -> list[Entity]:
        """Whom a phrase stands for; "both countries" and "the two sides" stand for two."""
        token = self.tree.tokens[head]
        if token.lemma.lower() in PAIRED and self._is_pair(token):
            pair = self._pair_before(token)
            if len(pair) == 2:
                return [replace(e, text=span.of(self.text), span=span) for e in pair]
        found = self.resolve(head, span)
        if found is not None and found.actor_id is None and len(codes := self.countries.shared_by(token)) > 1:
            # "Pakistani and Afghan officials", "ministers from Egypt and Jordan": officials of each.
            return [self._of_country(found, token, code) for code in codes]
        return [found] if found is not None else []

    def _of_country(self, entity: Entity, head: Token, code: str) -> Entity:
        name = self._generic_name(head, entity.sector or "", code)
        return replace(entity, code=code, name=name, inferred=False)

    def _is_pair(self, head: Token) -> bool:
        return any(c.lemma.lower() in PAIRS for c in self.tree.children(head) if c.index < head.index)

    def _pair_before(self, head: Token) -> list[Entity]:
        """The two parties last named before "the two sides", in text order; states only for "the two countries"."""
        found: list[Entity] = []
        doer = self.tree.subject(self.tree.clause(head)) if base(head.deprel) != "nsubj" else None
        for mention in reversed(self.document[MENTIONS]):
            token = self.tree.tokens[mention.head]
            if doer is not None and token.index == doer.index:
                continue  # "Qatar has asked both sides"
            if mention.head >= head.index or mention.mention_type != "NAM" or head.sentence - token.sentence > 2:
                continue
            if set(self.tree.cases_of(token)) & LOCATED or self._names_a_pact(token):
                continue
            entity = self._party(mention, head.lemma.lower() in STATES)
            if entity is not None and all(entity.name != other.name for other in found):
                found.append(entity)
            if len(found) == 2:
                break
        return found[::-1]

    def _names_a_pact(self, token: Token) -> bool:
        """ "the Doha agreement": the town is where it was signed."""
        over = self.tree.head(token)
        return over is not None and token.deprel in {"compound", "amod"} and over.lemma.lower() in PACTS

    def _party(self, mention: Mention, states: bool) -> Entity | None:
        """A state, or also a listed group or body, that a name stands for; a capital stands for its state."""
        said = mention.span.of(self.text)
        phrase = Phrase(self.tree.tokens[mention.head], mention.span)
        code = self.countries.code_of(said)
        country = self.registry.country(code) if code else None
        if country is not None:
            return self._listed(country, phrase)
        actor = self._actors.of(mention)
        if actor is None or states or actor.kind not in {"group", "body"}:
            return None
        return self._listed(actor, phrase)

    def _speaker(self, phrase: Phrase) -> Entity | None:
        """Who says "we": the source of the innermost words around it."""
        over = [
            (content.end - content.start, a.source_token, a.source)
            for a in self.document[ATTRIBUTIONS]
            for content in a.contents
            if content.covers(phrase.span) and a.source is not None and a.source_token is not None
        ]
        if not over:
            return None
        _, head, span = min(over, key=lambda found: found[0])
        if self.tree.tokens[head].lemma.lower() in FIRST_PERSON:
            return None
        speaker = self.resolve(head, span)
        return replace(speaker, text=phrase.span.of(self.text), span=phrase.span) if speaker is not None else None

    def against(self, token: Token) -> Entity | None:
        """Whom an "anti-" before the act names: "anti-government protests"."""
        for child in self.tree.children(token):
            target = child.text.lower().removeprefix("anti-")
            if target == child.text.lower():
                continue
            named = self.registry.find(child.text[len("anti-") :], self.day, self.spoken)
            if named is not None:
                return self._listed(named, Phrase(child, child.span))
            if self.agents.sector(target) is not None:
                entity = self.implied(child, target, self.agents.sector(target) or "")
                country = self.registry.country(entity.code or "")
                if target in {"government", "regime"} and country is not None:
                    return replace(entity, name=f"Government of {article_before(country.name)}{country.name}")
                return entity
        return None

    def government(self, token: Token, code: str | None) -> Entity | None:
        """The government of a country that an act implies; None where there is no such country."""
        country = self.registry.country(code) if code else None
        if country is None:
            return None
        return replace(self._listed(country, Phrase(token, token.span)), inferred=True)

    def of_actor(self, actor: Actor, token: Token) -> Entity:
        """An actor of the registry that a word names in passing: "Iran" of "Iran-backed"."""
        return self._listed(actor, Phrase(token, token.span))

    def implied(self, token: Token, name: str, sector: str) -> Entity:
        """Those whom the act itself implies: protests are by protesters, of the country that is spoken of."""
        code = self.countries.of_phrase(token) or self.countries.around(token)
        country = self.registry.country(code) if code else None
        full = f"{name} of {article_before(country.name)}{country.name}" if country else name
        return Entity(token.text, token.span, full, None, None, code, sector, (), None, True)

    def _mention(self, head: int) -> Mention | None:
        found = self._by_head.get(head, [])
        inside = self._over.get(head, [])
        return next((m for m in (*inside, *found) if m.mention_type == "NAM"), found[0] if found else None)

    def _name_in(self, phrase: Phrase, mention: Mention | None) -> Mention | None:
        """The name that a phrase carries: itself, or the person after a title ("Interior Minister Rana Sanaullah")."""
        if mention is not None and mention.mention_type == "NAM" and mention.entity_type != "NORP":
            return mention
        for child in self.tree.children(phrase.head):
            if child.deprel in NAMING:
                for named in self._by_head.get(child.index, []):
                    beside = named.entity_type == "ORG" and child.index == phrase.head.index + 1
                    if named.mention_type == "NAM" and (named.entity_type == "PER" or beside):
                        return named
        return self._name_after(phrase.head)

    def _name_after(self, title: Token) -> Mention | None:
        """The person's name right after a title, whatever the parse makes of the two: "foreign minister Ana Costa"."""
        if self.agents.office(title.lemma) is None or title.index + 1 >= len(self.tree.tokens):
            return None
        after = self.tree.tokens[title.index + 1].span
        return next((m for m in self._persons if m.span.start == after.start), None)

    def _named(self, mention: Mention, phrase: Phrase) -> Entity | None:
        said = mention.span.of(self.text)
        actor = self._actors.of(mention)
        if actor is not None:
            return self._listed(actor, phrase)
        if (seat := self._actors.seated_at(said, phrase.head)) is not None:
            return self._listed(seat, phrase)
        if (code := self.countries.of_capital(mention)) and (country := self.registry.country(code)):
            return self._listed(country, phrase)
        if mention.entity_type == "GPE" and self.countries.is_namesake(mention):
            return None
        if mention.entity_type in {"LOC", "FAC", "WEA", "VEH"}:
            facility = self._described(phrase)
            return replace(facility, name=said) if facility is not None else None
        if mention.entity_type == "GPE":
            return None
        return self._unlisted_name(mention, phrase)

    def _listed(self, actor: Actor, phrase: Phrase) -> Entity:
        role = actor.role_on(self.day)
        name = f"Government of {article_before(actor.name)}{actor.name}" if actor.kind == "country" else actor.name
        return Entity(
            text=phrase.span.of(self.text),
            span=phrase.span,
            name=name,
            actor_id=actor.actor_id,
            wikidata_id=actor.wikidata_id,
            code=(role.code or None) if role else actor.country,
            sector=(role.sector or None) if role else None,
            other_sector_codes=role.other_sector_codes if role else (),
            office=role.office if role else None,
        )

    def _unlisted_name(self, mention: Mention, phrase: Phrase) -> Entity | None:
        """A person or body that the registry lacks: title, keywords and context give what can be had."""
        chain = self._chains.get(mention.index)
        name = (chain.name if chain else None) or mention.span.of(self.text)
        if mention.entity_type == "PER" and (group := self._groups.of_person(mention)) is not None:
            return replace(self._listed(group, phrase), name=name, actor_id=None, wikidata_id=None, inferred=True)
        title, sector, code = self.titles.title_of(mention, phrase.head)
        if sector is None and mention.entity_type == "PER":
            title, sector = self.titles.title_within(name)
            sector = sector or self.agents.office(name)  # "the Queen"
        if sector is None and chain is not None:
            for other in chain.mentions:
                earlier = self.document[MENTIONS][other]
                if earlier.mention_type == "NAM" and sector is None:
                    title, sector, code = self.titles.title_of(earlier, self.tree.tokens[earlier.head])
        if mention.entity_type == "ORG" and sector is None:
            words = name.lower().split()
            sector = next(
                (s for w in reversed(words) if (s := self.agents.sector(singular(w), tuple(words))) is not None),
                None,
            )
        if sector is None and mention.entity_type == "ORG" and phrase.head.index != mention.head:
            # "the state news firm Saba": the noun beside the name says what it is.
            sector = self.agents.sector(phrase.head.lemma.lower(), tuple(modifiers_of(phrase.head, self.tree)))
        if sector is None and ARMED_NAMES & {word.lower() for word in name.split()}:
            sector = "REB"
        code = code or self.countries.around(phrase.head)
        fallback = "CVL" if mention.entity_type == "PER" else "UNK"
        return Entity(
            phrase.span.of(self.text),
            phrase.span,
            name,
            None,
            None,
            code,
            sector or fallback,
            (),
            title,
            True,
        )

    def _through_chain(self, mention: Mention, phrase: Phrase) -> Entity | None:
        """The entity of an earlier mention of the chain, said in this mention's words."""
        chain = self._chains.get(mention.index)
        if chain is None:
            return None
        before = [self.document[MENTIONS][index] for index in chain.mentions if index < mention.index]
        for other in sorted(before, key=lambda m: m.mention_type != "NAM"):  # names say more than descriptions
            if other.mention_type == "PRO":
                continue
            if other.mention_type == "NAM" and other.entity_type != "NORP":
                return self._named(other, phrase)
            if mention.mention_type == "PRO" or mention.entity_type == other.entity_type == "FAC":
                described = self._described(Phrase(self.tree.tokens[other.head], phrase.span))
                if described is not None:
                    return described
        return None

    def _described(self, phrase: Phrase) -> Entity | None:
        """A phrase without a name of its own: "two Pakistani soldiers", "the opposition", "TTP militants"."""
        head = phrase.head
        if head.upos not in {"NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET"}:
            return None
        modifiers = tuple(modifiers_of(head, self.tree))
        lemma = head.lemma.lower()
        sector = self.agents.sector(lemma, modifiers) or self.agents.facility(lemma, modifiers)
        sector = self._groups.sector_of_body(head) or sector if sector == "UNK" else sector
        group = self._groups.before(head)
        if group is not None and (sector is None or sector in OF_GROUP) and lemma not in PERSON_NOUNS:
            listed = self._listed(group, phrase)
            told = sector if sector != "UNK" else None  # "UN peacekeepers" are soldiers, "an IMF team" is the fund
            return replace(listed, sector=listed.sector or told) if sector is not None else None
        if sector is None and self.registry.country_of_demonym(head.text):
            if head.deprel in {"amod", "compound"} or self._is_nation(head):
                return self._state(head, phrase)
            sector = "CVL"
        if sector is None:
            return None
        alien = not ALIEN.isdisjoint(modifiers) and lemma not in FOREIGN_AFFAIRS
        code = None if alien else self.countries.of_phrase(head) or self.countries.of_same_noun(head)
        inferred = code is None and not alien
        if is_alliance(lemma, modifiers, sector):
            code, name = "IGO", without_article(self.tree.phrase(head).of(self.text))
            return Entity(phrase.span.of(self.text), phrase.span, name, None, None, code, sector, (), None, True)
        if code is not None and (holder := holder_of(head, self.tree, code, self.day, self.registry)) is not None:
            return self._listed(holder, phrase)
        if not alien:  # "foreign forces" are not those of the country that is spoken of
            code = code or self.countries.around(head)
        name = self._generic_name(head, sector, code)
        return Entity(phrase.span.of(self.text), phrase.span, name, None, None, code, sector, (), None, inferred)

    def is_facility(self, head: int) -> bool:
        """Is it a place or vehicle that stands for those inside: "a police station", "the oil field"?"""
        token = self.tree.tokens[head]
        return self.agents.facility(token.lemma.lower(), tuple(modifiers_of(token, self.tree))) is not None

    def _is_nation(self, head: Token) -> bool:
        """Is it "the Saudis", "the British", a nation that acts as one, and not "two Saudis" or "British tourists"?"""
        words = [c for c in self.tree.children(head) if c.deprel not in {"case", "punct", "cc", "conj"}]
        one = f"{head.text}s" in self.registry.demonyms  # "the Afghan" is one person, "the French" are all
        return [c.text.lower() for c in words] == ["the"] and not one

    def _state(self, adjective: Token, phrase: Phrase) -> Entity | None:
        """The state that a nationality before an event noun stands for: "Turkish" of "a Turkish airstrike"."""
        country = self.registry.country(self.registry.country_of_demonym(adjective.text) or "")
        return self._listed(country, phrase) if country is not None else None

    def _generic_name(self, head: Token, sector: str, code: str | None) -> str:
        """ "security forces of Pakistan": the noun with what narrows it, and the country."""
        before = [
            c.text
            for c in self.tree.children(head)
            if c.deprel == "compound" and c.index < head.index and not self.countries.names_country(c)
        ]
        noun = " ".join([*before, head.text.lower() if head.upos == "NOUN" else head.text])
        country = self.registry.country(code) if code else None
        if (
            sector == "GOV"
            and head.lemma.lower() in {"government", "administration", "authority", "regime", "leadership"}
            and country
        ):
            return f"Government of {article_before(country.name)}{country.name}"
        return f"{noun} of {article_before(country.name)}{country.name}" if country else noun


def is_media(entity: Entity, registry: Registry | None = None) -> bool:
    """Is it an outlet, which reports and is no party?"""
    known = (registry or load_registry()).actors.get(entity.actor_id or "")
    return known is not None and known.kind == "media"
