"""Places: where an event happened, from the places that the text links to the act, else from what was told before."""

from collections.abc import Iterable, Sequence

from dateline.coding.back_references import is_definite, tells_another
from dateline.coding.place_evidence import path_between
from dateline.coding.place_links import PlaceLinks
from dateline.coding.sites import Sites, head_of
from dateline.records.document import Document
from dateline.records.event import EventPlace
from dateline.records.layers import SENTENCES, TOKENS, TOPONYMS
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base, tree_of

# Of these acts it was learned which names of their sentence tell where they were; "" is a word that tells no event.
LEARNED = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", ""})
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})  # said anywhere
TOLD = VERBAL | {"CONSULT"}  # what these are about has places of its own
INNER = frozenset({"xcomp", "ccomp", "acl", "advcl"})
ABOUT = frozenset({"about", "over", "for", "on", "with", "of", "against", "to"})
PARTIES = frozenset({"PER", "ORG", "GPE", "NORP"})
COMING = frozenset({"will", "would", "shall", "may", "might"})
BACK = 3  # sentences


def places_of(
    triggers: Sequence[int], document: Document, event_type: str, sites: Sites | None = None, *, parties: bool = True
) -> tuple[EventPlace, ...]:
    """Places of the clauses of an event's words, the leading one first; what is only said has no others.

    Acts that happen somewhere have also those of the clauses above and of the sentences before, where none is here.
    An act without `parties` is an event only by a place of its own: there the rules alone speak.
    """
    sites = sites or Sites(document, tree_of(document[TOKENS]))
    tree = sites.tree
    tokens = [tree.tokens[i] for i in triggers]
    if parties and (named := first(named_places(t, event_type, sites) for t in tokens)):
        return named
    own = first(sites.at(t, event_type) for t in tokens) or first(sites.beside(t) for t in tokens)
    if event_type in TOLD:
        own = without_content(own, tokens, sites)
        own = own or first(sites.at(clause, "") for t in tokens for clause in framing(t, tree))
    if event_type in VERBAL or any(place.place for place in own):
        return own
    rest = first(above(t, sites, tree) for t in tokens) or before(tokens[0], document, sites, tree)
    if event_type in TOLD:
        rest = without_content(rest, tokens, sites)
    told = tuple(place for place in rest if place.place is not None)
    # "The army shelled the city": the city is the one that was told before.
    kept = tuple(place for place in own if not (told and sites.is_settlement(place.text)))
    return (*kept, *told) if own else rest


def named_places(token: Token, event_type: str, sites: Sites) -> tuple[EventPlace, ...]:
    """The names of the sentence that tell where the act was; none for acts of which that was not learned."""
    found = PlaceLinks(sites).of(token, event_type) if event_type in LEARNED else []
    return sites.named([*found, *(t for t in sites.in_phrases(found) if t not in found)])


def without_content(found: tuple[EventPlace, ...], tokens: Sequence[Token], sites: Sites) -> tuple[EventPlace, ...]:
    """The places without those of what is said or talked about."""
    return tuple(place for place in found if not any(is_content(place, token, sites) for token in tokens))


def is_content(place: EventPlace, token: Token, sites: Sites) -> bool:
    """Does the place belong to what is said, agreed, threatened or talked about, and not to the act of words itself?

    "agreed to end the fighting in Tigray", "condemned the attack in Gwadar", "talks about the border at Torkham".
    """
    head = head_of(place.span, sites.tree) if place.span is not None else None
    path = path_between(head, token, sites.tree) if head is not None else None
    if path is None or not path.up:
        return False
    if any(base(word.deprel) in INNER for word in path.up):
        return True
    direct = path.up[-1]
    mention = sites.mentions.get(direct.index)
    itself = len(path.up) == 1 and direct.index in sites.toponyms
    if itself or path.joint.index != token.index or (mention and mention.entity_type in PARTIES):
        return False
    if token.lemma.lower() in sites.words.signing:
        return False  # "signed a ceasefire in Lusaka"
    return direct.deprel in {"obj", "nsubj:pass"} or bool(set(sites.tree.cases_of(direct)) & ABOUT)


def framing(token: Token, tree: Tree) -> list[Token]:
    """ "Meeting in Riyadh, the factions agreed ...": clauses before the act that tell where it was done."""
    clauses = (c for c in tree.children(token) if base(c.deprel) == "advcl" and c.index < token.index)
    return [c for c in clauses if c.feat("VerbForm") not in {"Fin", "Inf"} and not tree.marks_of(c)]


def first(found: Iterable[tuple[EventPlace, ...]]) -> tuple[EventPlace, ...]:
    """The first that is not empty."""
    return next((places for places in found if places), ())


def above(token: Token, sites: Sites, tree: Tree) -> tuple[EventPlace, ...]:
    """Places of the clauses over the act: "gunmen in Quetta opened fire, killing two", "In Quetta, police said ..."."""
    if found := sites.of_subject(token):
        return found
    here, told_at = token, len(tree.tokens)
    while (governor := tree.head(here)) is not None and here.deprel != "acl:relcl":
        if here.deprel == "ccomp":
            told_at = min(told_at, governor.index)  # only what stands before "said" frames what is said
        found = sites.at(governor, "", told_at)
        if found:
            return found
        here = governor
    return ()


def before(token: Token, document: Document, sites: Sites, tree: Tree) -> tuple[EventPlace, ...]:
    """The place told last: in the sentence before in the same paragraph, further back where the act points back."""
    if any(c.deprel == "aux" and c.lemma.lower() in COMING for c in tree.children(token)):
        return ()
    sentences = document[SENTENCES]
    here = [t for t in document[TOPONYMS] if sentences[token.sentence].span.covers(t.span)]
    if tells_another(token, tree) or any(t.place is not None and t.precision != "country" for t in here):
        return ()  # the sentence has places of its own, though the parse does not link them
    words = (token, tree.subject(token), tree.object(token))
    back = any(word is not None and is_definite(word, tree) for word in words)
    for sentence in reversed(sentences[max(0, token.sentence - (BACK if back else 1)) : token.sentence]):
        if not back and sentence.paragraph != sentences[token.sentence].paragraph:
            return ()
        told = [t for t in document[TOPONYMS] if sentence.span.covers(t.span)]
        located = [t for t in told if sites.is_where(t)]
        if found := (located or told):
            return sites.named(found[-1:])
    return ()
