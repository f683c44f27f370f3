"""Chains: mentions of one entity, linked by sieves from the surest to the weakest; each mention finds an earlier one.

Names link by the registry, by equal or contained words and by the text's own aliases; descriptions ("the banned group",
"the interior minister") by what their noun can stand for; pronouns by number, kind, place in the sentence and nearness.
"""

from collections.abc import Iterator

from dateline.annotate.chain_entities import CLASS_OF, Entity, Said, find_things, genders_of, said_by
from dateline.annotate.chain_pronouns import Chooser
from dateline.annotate.chain_rules import Linker, untitled
from dateline.annotate.pronoun_grammar import Grammar
from dateline.annotate.readings import READINGS
from dateline.annotate.step import Step, each
from dateline.records.document import Document
from dateline.records.layers import ALIASES, CHAINS, MENTIONS, SENTENCES, TOKENS
from dateline.records.mention import Chain, Mention
from dateline.records.tree import tree_of
from dateline.reference.registry import Registry, load_registry


def find_chains(document: Document, registry: Registry) -> Iterator[Chain]:
    """All chains, by their first mention; a mention that links to nothing is a chain of one."""
    mentions = document[MENTIONS]
    reader = ChainReader(document, registry, Chooser(Grammar(document)))
    for index, chain in enumerate(reader.read()):
        yield Chain(index, chain.mentions, fullest_name([mentions[i] for i in chain.mentions], document))


class ChainReader:
    """Goes through a document once and puts each mention, and each other noun, to an entity."""

    def __init__(self, document: Document, registry: Registry, chooser: Chooser) -> None:
        self.tree = tree_of(document[TOKENS])
        self.linker = Linker(document, registry)
        self.chooser = chooser
        self.mentions = document[MENTIONS]
        self._latest: dict[int, Entity] = {}  # by id, who was said last at the end
        self._of_mention: dict[int, Entity] = {}
        self._of_thing: dict[str, Entity] = {}

    def read(self) -> list[Entity]:
        """The entities with mentions, by their first one."""
        said = [(m.span.start, k, said_by(m, self.tree)) for k, m in enumerate(self.mentions)]
        said += [(s.span.start, -1, s) for s in find_things(self.tree, [m.head for m in self.mentions])]
        for _, index, one in sorted(said, key=lambda s: (s[0], s[1])):
            self.put(one, self.mentions[index] if index >= 0 else None)
        found = dict.fromkeys(self._of_mention[m.index] for m in self.mentions)
        return list(found)

    def put(self, said: Said, mention: Mention | None) -> Entity:
        """The entity that is said, with one more saying."""
        if mention is None:
            return self._say(self._of_thing.setdefault(said.head.lemma.lower(), Entity()), said)
        word = CLASS_OF.get(said.head.text.lower(), "")
        if mention.mention_type != "PRO":
            entity = self._repeated(mention) or Entity(known=self.linker.known_kind(mention))
        else:  # "I" and "we" stand for nobody named before
            entity = (self.chooser.choose(said, reversed(self._latest.values())) if word else None) or Entity()
        self._say(entity, said, *genders_of(mention, self.tree))
        if mention.mention_type == "PRO":
            entity.stands(word)
        self._of_mention[mention.index] = entity
        return entity

    def _repeated(self, mention: Mention) -> Entity | None:
        antecedent = self.linker.antecedent(mention)
        return self._of_mention[antecedent.index] if antecedent is not None else None

    def _say(self, entity: Entity, said: Said, gender: str = "", likely: str = "") -> Entity:
        entity.add(said, gender, likely)
        self._latest.pop(id(entity), None)
        self._latest[id(entity)] = entity
        return entity


def fullest_name(mentions: list[Mention], document: Document) -> str | None:
    """The longest name in the chain, titles not counted, the first of several; an alias's long form counts."""
    text = document.article.text
    longs = {alias.short: alias.long for alias in document[ALIASES]}
    names = [longs.get(m.span, m.span).of(text) for m in mentions if m.mention_type == "NAM"]
    bare = {name: " ".join(untitled(name.split())) for name in names}
    return max(names, key=lambda name: (len(bare[name]), len(name), -names.index(name)), default=None)


def step(registry: Registry | None = None) -> Step:
    """Reads sentences, readings, tokens, mentions and aliases, writes the chains."""
    reads = (SENTENCES, READINGS, TOKENS, MENTIONS, ALIASES)
    return each("chains", reads, CHAINS, lambda d: find_chains(d, registry or load_registry()))
