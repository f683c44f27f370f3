"""Places: where an event happened, from the place names that the text links to the act."""

from dateline.records.document import Document
from dateline.records.event import EventPlace
from dateline.records.layers import MENTIONS, SENTENCES, TOKENS, TOPONYMS
from dateline.records.mention import Mention
from dateline.records.place import Toponym
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "across",
        "from",
        "around",
        "outside",
        "on",
        "along",
        "inside",
        "throughout",
        "into",
        "through",
        "within",
        "of",
        "by",
        "between",
        "toward",
        "to",
    }
)
SITES = frozenset({"target", "scene", "site"})
BARRIERS = frozenset({"ccomp", "acl:relcl", "parataxis", "advcl"})


def places_of(trigger: int, document: Document, event_type: str, tree: Tree | None = None) -> tuple[EventPlace, ...]:
    """Places in the act's own clause; for material acts also those of the clause above and of the sentence before."""
    tree = tree or Tree(document[TOKENS])
    token = tree.tokens[trigger]
    own = [t for t in document[TOPONYMS] if is_linked(t, token, tree, event_type)]
    text = document.article.text
    if not own and event_type not in VERBAL:
        own = above(token, document, tree)
        sites = [] if own else [m for m in document[MENTIONS] if is_site(m, token, tree)]
        if sites:
            return tuple(EventPlace(m.span.of(text), m.span, None, "unknown") for m in sites)
        own = own or before(token, document)
    return tuple(EventPlace(t.span.of(text), t.span, t.place, t.precision) for t in own)


def is_site(mention: Mention, token: Token, tree: Tree) -> bool:
    """Is it a place without a name where the act happened: "in a market", "attacked the base"?"""
    word = tree.tokens[mention.head]
    if mention.entity_type != "FAC" or word.head != token.index:
        return False
    located = base(word.deprel) in {"obl", "nmod"} and bool(set(tree.cases_of(word)) & WHERE)
    return located or word.deprel in {"obj", "nsubj:pass"}


def is_linked(toponym: Toponym, token: Token, tree: Tree, event_type: str) -> bool:
    """Does the name hang below the act, with a preposition of place, and through no other clause?"""
    word = head_of(toponym, tree)
    located = False
    while word is not None:
        if word.index == token.index:
            return located
        if word.deprel in BARRIERS or (word.deprel == "conj" and word.upos == "VERB"):
            return False
        cases = set(tree.cases_of(word))
        if base(word.deprel) in {"obl", "nmod"} and cases & WHERE:
            located = True
        if word.deprel == "compound" and word.head == token.index and event_type not in VERBAL:
            located = True  # "the Kabul bombing"
        if word.deprel in {"obj", "nsubj:pass"} and word.head == token.index and event_type in {"ASSAULT", "RETREAT"}:
            located = True  # "the rebels captured the town", "the army left the region"
        if base(word.deprel) == "nsubj" and event_type in VERBAL:
            return False
        word = tree.head(word)
    return False


def head_of(toponym: Toponym, tree: Tree) -> Token | None:
    """The head token of a place name."""
    inside = list(tree.tokens_in(toponym.span))
    indices = {t.index for t in inside}
    return next((t for t in inside if t.head not in indices), None)


def above(token: Token, document: Document, tree: Tree) -> list[Toponym]:
    """Places of the clauses over the act: "gunmen in Quetta opened fire, killing two", "In Baghdad, ..."."""
    governor = tree.head(token)
    while governor is not None:
        found = [t for t in document[TOPONYMS] if is_linked(t, governor, tree, "") or is_itself(t, governor, tree)]
        if found:
            return found
        governor = tree.head(governor)
    return []


def is_itself(toponym: Toponym, governor: Token, tree: Tree) -> bool:
    """Is the governor the place: "has been in Kyiv negotiating", "the town was the target of an attack"?"""
    word = head_of(toponym, tree)
    if word is None:
        return False
    if word.index == governor.index:
        return bool(set(tree.cases_of(word)) & WHERE)
    return word.head == governor.index and base(word.deprel) == "nsubj" and governor.lemma in SITES


def before(token: Token, document: Document) -> list[Toponym]:
    """The places of the sentence before in the same paragraph, its last one."""
    sentences = document[SENTENCES]
    if token.sentence == 0 or sentences[token.sentence - 1].paragraph != sentences[token.sentence].paragraph:
        return []
    span = sentences[token.sentence - 1].span
    return [t for t in document[TOPONYMS] if span.covers(t.span)][-1:]
