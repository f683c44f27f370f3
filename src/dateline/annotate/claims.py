"""Claims: attributions that the network reads, and what it says of those that the rules find.

The network knows cues that no list holds, and tells a report ("she thinks that ...") from what only looks like one ("I
think so"). The rules know whose words a clause is. Where both see a cue, the rules give the content and the network may
correct the source; where only one does, the network's is taken, and of the rules' what is sure without it.
"""

from collections.abc import Iterable, Iterator, Sequence

from dateline.annotate.quotations import find_quotations
from dateline.annotate.readings import READINGS
from dateline.encoder import ClaimReading
from dateline.records.attribution import Attribution
from dateline.records.document import Document
from dateline.records.layers import SENTENCES, TOKENS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.lexicon import Lexicon

# Verbs of the mind: what one knows or hopes is reported only where another's word tells it.
OF_MIND = frozenset({"think", "know", "believe", "see", "feel", "hope", "expect", "understand", "hear", "find"}) | {
    "learn",
    "continue",
    "assume",
    "guess",
    "wonder",
    "fear",
}
# With a noun only, these report what happened ("confirmed the attack"); others add, show or maintain a thing.
OF_NOUNS = frozenset({"report", "confirm", "deny", "announce", "describe", "claim", "reject", "dismiss", "detail"}) | {
    "acknowledge",
    "admit",
    "document",
    "recount",
}
SOURCES = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
SPEAKERS = frozenset({"I", "we", "you", "me", "us", "one"})  # who speaks within another's quotation


def with_claims(rules: Sequence[Attribution], document: Document, tree: Tree, lexicon: Lexicon) -> list[Attribution]:
    """The attributions of rules and network together, no cue twice."""
    read = list(read_claims(document, tree, lexicon))
    quotations = find_quotations(document.article.text, document[SENTENCES])
    kept: list[Attribution] = []
    for own in rules:
        claim = next((c for c in read if c.cue.overlaps(own.cue)), None)
        if claim is not None:
            kept.append(corrected(own, claim, tree))
        elif is_sure(own, tree, quotations):
            kept.append(own)
    return [*kept, *(c for c in read if not any(c.cue.overlaps(own.cue) for own in rules))]


def read_claims(document: Document, tree: Tree, lexicon: Lexicon) -> Iterator[Attribution]:
    """The network's claims that have a content, sentence by sentence."""
    first: dict[int, int] = {}
    for token in document[TOKENS]:
        first.setdefault(token.sentence, token.index)
    for sentence, reading in enumerate(document[READINGS]):
        for claim in reading.claims:
            if claim.content:
                yield attribution_of(claim, first[sentence], tree, lexicon)


def attribution_of(claim: ClaimReading, first: int, tree: Tree, lexicon: Lexicon) -> Attribution:
    """A claim whose words count from the token `first`."""
    cue = tree.tokens[first + claim.cue]
    source = head_of([tree.tokens[first + word] for word in claim.source], tree)
    if source is None and cue.upos == "VERB":
        source = tree.subject(cue)
    if source is not None and (tree.phrase(source).covers(cue.span) or is_told_of(source, cue, tree)):
        source = None
    frame = lexicon.reporting(cue.lemma)
    return Attribution(
        tree.phrase(source) if source is not None else None,
        source.index if source is not None else None,
        cue.span,
        cue.text,
        tuple(runs_of([tree.tokens[first + word] for word in claim.content])),
        frame is not None and frame.denies,
    )


def is_told_of(source: Token, cue: Token, tree: Tree) -> bool:
    """ "Militants said to belong to the group": they are spoken of, and say nothing."""
    return cue.upos == "VERB" and tree.is_passive(cue) and (source.index == cue.head or source.deprel == "nsubj:pass")


def head_of(words: Sequence[Token], tree: Tree) -> Token | None:
    """The word of a source that the others hang on: a subject where there is one, else a name."""
    inside = {word.index for word in words}
    tops = [w for w in words if w.head not in inside and w.upos in SOURCES]
    return min(tops, key=lambda w: (base(w.deprel) != "nsubj", w.upos != "PROPN", w.index), default=None)


def runs_of(words: Sequence[Token]) -> Iterator[Span]:
    """The stretches that words make in the text; a gap of one word is closed."""
    begin: Token | None = None
    last: Token | None = None
    for word in words:
        if begin is None or last is None or word.index > last.index + 2:
            if begin is not None and last is not None:
                yield Span(begin.span.start, last.span.end)
            begin = word
        last = word
    if begin is not None and last is not None:
        yield Span(begin.span.start, last.span.end)


def corrected(own: Attribution, claim: Attribution, tree: Tree) -> Attribution:
    """The rules' attribution; its source is the network's where the two have nothing in common.

    Who is told, or quoted, is no better source than the speaker.
    """
    cue = next(tree.tokens_in(own.cue), None)
    passive = cue is not None and cue.upos == "VERB" and tree.is_passive(cue)
    if claim.source is None or claim.source_token is None or passive or "…" in own.cue_text:
        return own
    if own.source is not None and own.source_token is not None:
        told = base(tree.tokens[claim.source_token].deprel) in {"obj", "iobj", "obl"}
        speaker = tree.tokens[own.source_token]
        governor = tree.head(speaker)
        direct = speaker.deprel == "nsubj" and governor is not None and governor.span.overlaps(own.cue)
        if told or direct or own.source.overlaps(claim.source):
            return own
    return Attribution(claim.source, claim.source_token, own.cue, own.cue_text, own.contents, own.denies)


def is_sure(own: Attribution, tree: Tree, quotations: Iterable[Span]) -> bool:
    """May the rules' word stand where the network sees no cue?"""
    if own.source_token is None:
        return False
    source, cue = tree.tokens[own.source_token], next(tree.tokens_in(own.cue), None)
    if cue is None or source.text in SPEAKERS or source.text.lower() in SPEAKERS:
        return False
    if cue.lemma in OF_MIND and (source.upos == "PRON" or any(q.covers(own.cue) for q in quotations)):
        return False
    noun = any(c.span.overlaps(span) for span in own.contents for c in tree.children(cue) if c.deprel == "obj")
    return not noun or cue.lemma in OF_NOUNS or any(q.overlaps(span) for q in quotations for span in own.contents)
