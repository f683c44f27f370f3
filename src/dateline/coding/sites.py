"""Sites: which place names and nameless places ("a market", "the border post") a word of the parse has as its where."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.coding.site_words import SiteWords, load_site_words
from dateline.records.document import Document
from dateline.records.event import EventPlace
from dateline.records.layers import CHAINS, MENTIONS, TIMEXES, TOPONYMS
from dateline.records.mention import Mention
from dateline.records.place import Toponym
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
BARRIERS = frozenset({"ccomp", "acl:relcl", "parataxis", "advcl"})
REACH = 12  # links
MOVING = frozenset({"PROTEST", "MOBILIZE", "RETREAT", "CONSULT", "AID", "COERCE"})  # these have a from and a to
SUFFERED = frozenset({"ASSAULT", "RETREAT"})  # their object can be the place: "captured the town"


class Sites:
    """The places of a document and how its words hang on them."""

    def __init__(self, document: Document, tree: Tree, words: SiteWords | None = None) -> None:
        self.text = document.article.text
        self.tree, self.words = tree, words or load_site_words()
        self.toponyms = {head.index: t for t in document[TOPONYMS] if (head := head_of(t.span, tree)) is not None}
        self.mentions = {m.head: m for m in document[MENTIONS]}
        self.times = [t.span for t in document[TIMEXES]]
        self._named_before = names_of_chains(document, self.toponyms)

    def at(self, token: Token, event_type: str, told_at: int | None = None) -> tuple[EventPlace, ...]:
        """Places below a word, through no other clause; names before nameless ones; `told_at`: only those before it."""
        limit = len(self.tree.tokens) if told_at is None else told_at
        here = {word.index for word in self.tree.sentence(token) if word.index < limit}  # links end with the sentence
        names = [t for i, t in self.toponyms.items() if i in here and self.is_where_of(i, token, event_type)]
        if names:
            return self.named(self._nearest(names))
        below = [i for i in self._nameless_heads(token) if i < limit and self.is_where_of(i, token, event_type)]
        return tuple(self._nameless(i) for i in below)

    def of_subject(self, token: Token) -> tuple[EventPlace, ...]:
        """Where the subject is: "residents of the resort of Sharm el-Sheikh demonstrated"."""
        subject = next((c for c in self.tree.children(token) if c.deprel == "nsubj"), None)
        return () if subject is None else self.at(subject, "")

    def beside(self, token: Token) -> tuple[EventPlace, ...]:
        """A place behind the trigger with a preposition, no verb or comma between, whatever the parse hangs it on."""
        for word in self.tree.tokens[token.index + 1 :]:
            if word.sentence != token.sentence or word.upos in {"VERB", "AUX", "PUNCT", "SCONJ"}:
                break
            if word.index in self.toponyms and set(self.tree.cases_of(word)) & self.words.where:
                return self.named([self.toponyms[word.index]])
        return ()

    def is_where(self, toponym: Toponym) -> bool:
        """Does a preposition of place stand with the name?"""
        head = head_of(toponym.span, self.tree)
        return head is not None and bool(set(self.tree.cases_of(head)) & self.words.where)

    def is_settlement(self, words: str) -> bool:
        """ "the city", "the village": stands for a name that was told before."""
        first, *rest = words.lower().split()
        return first in {"the", "this", "that"} and len(rest) == 1 and rest[0] in self.words.nouns - self.words.parts

    def named(self, toponyms: Iterable[Toponym]) -> tuple[EventPlace, ...]:
        """Records of names, each with the words that place it: "Syria's border with Jordan" for Syria."""
        return tuple(EventPlace((s := self._phrase(t)).of(self.text), s, t.place, t.precision) for t in toponyms)

    def in_phrases(self, toponyms: Sequence[Toponym]) -> list[Toponym]:
        """The other names in the words that place these: Libya of "Niger's border with Libya"."""
        phrases = [phrase for t in toponyms if (phrase := self._phrase(t)) != t.span]
        return [t for t in self.toponyms.values() if any(phrase.covers(t.span) for phrase in phrases)]

    def _phrase(self, toponym: Toponym) -> Span:
        """The noun phrase whose head is a part, side or border of the named place; else the name."""
        head = head_of(toponym.span, self.tree)
        above = self.tree.head(head) if head is not None else None
        if head is None or above is None or base(head.deprel) not in {"nmod", "compound"}:
            return toponym.span
        return self.tree.phrase(above) if above.lemma.lower() in self.words.parts else toponym.span

    def _nearest(self, names: list[Toponym]) -> list[Toponym]:
        """Without the points of reference ("south of Baghdad") where the place itself is named."""
        own = [t for t in names if not self._is_reference(t)]
        return own or names

    def _is_reference(self, toponym: Toponym) -> bool:
        head = head_of(toponym.span, self.tree)
        above = self.tree.head(head) if head is not None else None
        while above is not None and above.upos == "PROPN":
            head, above = above, self.tree.head(above)
        return above is not None and above.lemma.lower() in self.words.bearings

    def is_where_of(self, index: int, token: Token, event_type: str) -> bool:
        """Does the name hang below the word as its place?"""
        word, located = self.tree.tokens[index], False
        if index == token.index:
            return bool(set(self.cases_of(word)) & self.words.where) and not event_type
        for step in range(REACH):
            link, above = self._link(word, token, event_type, itself=step == 0), self.tree.head(word)
            if link is None or above is None:
                return False
            located = located or link
            if above.index == token.index:
                return located
            word = above
        return False

    def _link(self, word: Token, token: Token, event_type: str, itself: bool) -> bool | None:
        """Does the word's own link place what is below it? None where it leads nowhere; `itself`: is it the name?"""
        relation, above = base(word.deprel), self.tree.head(word)
        if above is None or word.deprel in BARRIERS or (relation == "conj" and word.upos == "VERB"):
            return None
        direct = above.index == token.index
        if relation in {"obl", "nmod"} and word.deprel not in {"nmod:poss", "obl:agent"}:
            return self._by_preposition(word, above, direct, event_type, itself)
        if relation in {"compound", "amod"} or word.deprel == "nmod:poss":
            return self._by_noun(word, above, direct, event_type)
        if relation in {"obj", "nsubj"} and direct:
            return self._by_act(word, token, event_type, itself)
        return None if itself and relation in {"nsubj", "obj", "iobj", "csubj", "obl"} else False

    def _by_preposition(self, word: Token, above: Token, direct: bool, event_type: str, itself: bool) -> bool | None:
        cases = set(self.cases_of(word))
        if cases & self.words.where or (cases & self.words.motion and direct and event_type in MOVING):
            return True
        if "of" in cases and direct and event_type in SUFFERED:
            return True  # "the bombing of Aleppo"
        if "of" in cases and self._holds_place(above):
            return False  # "the town of Mokha"
        if "with" in cases and above.lemma.lower() in self.words.parts:
            return False  # "the border with Libya"
        return None if itself or "of" in cases else False

    def cases_of(self, word: Token) -> tuple[str, ...]:
        """Its prepositions; a bare name right behind a placed noun has that noun's: "in the capital Grozny"."""
        cases, before = self.tree.cases_of(word), self.tree.tokens[word.index - 1]
        if cases or not word.index or before.head != word.head or base(before.deprel) not in {"obl", "nmod"}:
            return cases
        return self.tree.cases_of(before) if word.upos == "PROPN" else ()

    def _by_noun(self, word: Token, above: Token, direct: bool, event_type: str) -> bool | None:
        toponym = self.toponyms.get(word.index)
        is_country = toponym is not None and toponym.precision == "country"
        if direct:  # "the Kabul bombing"
            return True if event_type and not is_country and word.deprel == "compound" else None
        mention = self.mentions.get(above.index)
        if above.lemma.lower() in self.words.nouns:
            return False
        building = mention is not None and mention.entity_type == "FAC"
        return False if building and not is_country else None  # "a Kabul market", but "the U.S. embassy"

    def _by_act(self, word: Token, token: Token, event_type: str, itself: bool) -> bool | None:
        if word.deprel in {"obj", "nsubj:pass"}:
            holds = itself or self._holds_place(word)
            suffered = holds and (event_type in SUFFERED or token.lemma.lower() in self.words.visited)
            return True if suffered else (None if itself else False)
        lemma = token.lemma.lower()
        return True if lemma in self.words.falling | self.words.sites else None  # "the city fell to the rebels"

    def _holds_place(self, noun: Token) -> bool:
        mention = self.mentions.get(noun.index)
        return noun.lemma.lower() in self.words.nouns or (mention is not None and mention.entity_type in PLACE_TYPES)

    def _nameless_heads(self, token: Token) -> list[int]:
        """Nouns of the sentence that stand for places and have no name: mentions, and words such as "the southeast"."""
        found = []
        for word in self.tree.sentence(token):
            mention = self.mentions.get(word.index)
            if word.index in self.toponyms or word.lemma.lower() in self.words.vehicles:
                continue
            known = mention is not None and mention.index in self._named_before
            site = mention is not None and mention.entity_type in PLACE_TYPES and mention.mention_type == "NOM"
            named = mention is not None and mention.mention_type == "NAM"
            part = not named and word.lemma.lower() in self.words.nouns and word.upos in {"NOUN", "PROPN"}
            if known or site or (part and base(word.deprel) in {"obl", "nmod"}):
                found.append(word.index)
        return found

    def _nameless(self, index: int) -> EventPlace:
        """The name that "the city" or "it" had before; else the words alone."""
        mention = self.mentions.get(index)
        if mention is not None and (toponym := self._named_before.get(mention.index)) is not None:
            return EventPlace(toponym.span.of(self.text), toponym.span, toponym.place, toponym.precision)
        span = mention.span if mention is not None else self.tree.phrase(self.tree.tokens[index])
        return EventPlace(span.of(self.text), span, None, "unknown")


def head_of(span: Span, tree: Tree) -> Token | None:
    """The head token of a name."""
    inside = list(tree.tokens_in(span))
    indices = {t.index for t in inside}
    return next((t for t in inside if t.head not in indices), None)


def names_of_chains(document: Document, toponyms: dict[int, Toponym]) -> dict[int, Toponym]:
    """For each mention of a place, the name that its chain had last before it."""
    mentions = document[MENTIONS]
    return dict(
        pair for chain in document[CHAINS] for pair in names_in_order([mentions[i] for i in chain.mentions], toponyms)
    )


def names_in_order(chain: list[Mention], toponyms: dict[int, Toponym]) -> Iterator[tuple[int, Toponym]]:
    """Each nameless mention of a chain with the name before it."""
    name: Toponym | None = None
    for mention in chain:
        if (here := toponyms.get(mention.head)) is not None:
            name = here
        elif name is not None:
            yield mention.index, name
