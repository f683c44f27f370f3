"""Groups: the listed group or body to which a phrase or a person belongs."""

from collections.abc import Callable, Iterator, Mapping

from dateline.coding.titles import NAMING, modifiers_of
from dateline.records.actor import Actor
from dateline.records.document import Document
from dateline.records.layers import MENTIONS, TOKENS
from dateline.records.mention import Chain, Mention
from dateline.records.syntax import Token
from dateline.records.tree import tree_of
from dateline.reference.agents import Agents

SPEAKS_FOR = frozenset({"of", "for", "from", "at"})


class Groups:
    """Finds them in one document; `actor_of` says whom a name means."""

    def __init__(
        self,
        document: Document,
        agents: Agents,
        by_head: Mapping[int, list[Mention]],
        chains: Mapping[int, Chain],
        actor_of: Callable[[Mention], Actor | None],
    ) -> None:
        self.document, self.agents, self.actor_of = document, agents, actor_of
        self.tree = tree_of(document[TOKENS])
        self._by_head, self._chains = by_head, chains

    def before(self, head: Token) -> Actor | None:
        """The listed group or body before the noun or owning it: "Houthi rebels", "the Taliban's fighters"."""
        for child in self.tree.children(head):
            owns = child.deprel in {"compound", "amod", "nmod:poss"} or (
                child.deprel == "nmod" and bool(SPEAKS_FOR & set(self.tree.cases_of(child)))
            )
            if not owns:
                continue
            for mention in self._by_head.get(child.index, []):
                if (actor := self._group_of(mention)) is not None:
                    return actor
        return None

    def _group_of(self, mention: Mention) -> Actor | None:
        """The listed group or body that a mention names, or that its pronoun stands for: "its fighters"."""
        if mention.mention_type == "NAM":
            actor = self.actor_of(mention)
            return actor if actor is not None and actor.kind in {"group", "body"} else None
        chain = self._chains.get(mention.index) if mention.mention_type == "PRO" else None
        for index in chain.mentions if chain else ():
            other = self.document[MENTIONS][index]
            if index < mention.index and other.mention_type == "NAM" and other.entity_type != "NORP":
                return self._group_of(other)
            if index < mention.index and other.mention_type == "NOM":
                return self.before(self.tree.tokens[other.head])
        return None

    def of_person(self, mention: Mention) -> Actor | None:
        """The listed group or body that a person speaks or acts for: "Taliban spokesman X", "Y, head of the IMF"."""
        chain = self._chains.get(mention.index)
        for index in chain.mentions if chain else (mention.index,):
            named = self.document[MENTIONS][index]
            if named.mention_type != "NAM":
                continue
            head = self.tree.tokens[named.head]
            below = [c for c in self.tree.children(head) if c.deprel == "nmod"]
            for title in (head, *below, *self._titles_around(named)):
                if (actor := self.before(title)) is not None:
                    return actor
        return None

    def _titles_around(self, mention: Mention) -> Iterator[Token]:
        """Nouns that say what a named person is: before the name, in apposition to it, or what the name hangs on."""
        head = self.tree.tokens[mention.head]
        governor = self.tree.head(head)
        before = self.tree.tokens[head.index - 1] if head.index else None
        inside = next(self.tree.tokens_in(mention.span), head)
        if inside.index:
            before = self.tree.tokens[inside.index - 1]
        beside = [c for c in self.tree.children(head) if c.deprel in {"appos", "compound", "nmod:desc"}]
        over = [governor] if governor is not None and head.deprel in NAMING else []
        for word in dict.fromkeys((*([before] if before else []), *beside, *over)):
            if word.upos in {"NOUN", "PROPN"} and word.sentence == head.sentence and self.agents.office(word.lemma):
                yield word

    def sector_of_body(self, member: Token) -> str | None:
        """The sector of that to which a member or head belongs: "one member of the Coast Guard", "head of the army"."""
        for body in self.tree.children(member):
            named = any(mention.mention_type == "NAM" for mention in self._by_head.get(body.index, []))
            if body.deprel == "nmod" and "of" in self.tree.cases_of(body) and not named:
                sector = self.agents.sector(body.lemma.lower(), tuple(modifiers_of(body, self.tree)))
                if sector not in {None, "UNK", "CVL"}:
                    return sector
        return None
