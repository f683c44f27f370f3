"""Attributions: who says what. Reporting verbs with their subject and content, "according to", quoted sources."""

from collections.abc import Iterator

from dateline.annotate.step import Step, each
from dateline.records.attribution import Attribution
from dateline.records.document import Document
from dateline.records.layers import ATTRIBUTIONS, SENTENCES, TOKENS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.lexicon import Lexicon, load_lexicon

CONTENT = ("ccomp", "parataxis", "xcomp")
QUOTING = frozenset({"quote", "cite"})


def find_attributions(document: Document, lexicon: Lexicon) -> Iterator[Attribution]:
    """Attributions in the order of their cues; contents may lie around the cue ("A, he said, B")."""
    tree = Tree(document[TOKENS])
    found = [*by_verb(tree, document, lexicon), *by_phrase(tree, document)]
    yield from sorted(found, key=lambda a: (a.cue.start, a.cue.end))


def by_verb(tree: Tree, document: Document, lexicon: Lexicon) -> Iterator[Attribution]:
    """ "officials said that ...", "..., the ministry said", "quoted officials as saying"."""
    for verb in tree.tokens:
        frame = lexicon.reporting(verb.lemma) if verb.upos == "VERB" else None
        if frame is None or is_quoting(tree, verb):
            continue
        contents = contents_of(tree, verb) or contents_of_quote(tree, verb)
        if not contents:
            continue
        source = speaker_of(tree, verb)
        cue = verb.span
        text = quoting_text(tree, verb) or verb.text
        denies = frame.denies or any(c.lemma in {"not", "n't", "never"} and frame.denies for c in tree.children(verb))
        yield Attribution(
            tree.phrase(source) if source else None,
            source.index if source else None,
            cue,
            text,
            contents,
            denies,
        )
        outer = quoting_verb(tree, verb)
        if outer is not None and (quoter := tree.subject(outer)) is not None:
            # "The paper quoted officials as saying": the paper is the outer source of the same content.
            yield Attribution(tree.phrase(quoter), quoter.index, outer.span, outer.text, contents)


def contents_of(tree: Tree, verb: Token) -> tuple[Span, ...]:
    """The clauses a reporting verb reports, in text order."""
    spans = [tree.subtree_span(c) for c in tree.children(verb) if c.deprel in CONTENT and c.upos not in {"PUNCT"}]
    governor = tree.head(verb)
    if governor is not None and base(verb.deprel) in {"parataxis"}:
        # "The army attacked, officials said": the report is a parenthesis within what it reports.
        inside = tree.subtree_span(verb)
        whole = tree.subtree_span(governor)
        spans += [Span(a, b) for a, b in ((whole.start, inside.start), (inside.end, whole.end)) if b - a > 2]
    obj = next((c for c in tree.children(verb) if c.deprel == "obj" and c.upos in {"NOUN", "PROPN"}), None)
    if not spans and obj is not None and tree.subject(verb) is not None:
        spans.append(tree.subtree_span(obj))
    return tuple(sorted(spans))


def contents_of_quote(tree: Tree, verb: Token) -> tuple[Span, ...]:
    """What a bare "saying" tells, where the clause hangs on the "quoted" over it."""
    outer = quoting_verb(tree, verb)
    if outer is None:
        return ()
    inside = tree.subtree_span(verb)
    return tuple(span for span in contents_of(tree, outer) if not span.overlaps(inside) and not inside.covers(span))


def speaker_of(tree: Tree, verb: Token) -> Token | None:
    """The reporting verb's subject; the quoted one in "quoted officials as saying"; the agent of a passive."""
    outer = quoting_verb(tree, verb)
    if outer is not None:
        return tree.object(outer)
    subject = tree.subject(verb)
    if subject is not None and any(c.deprel in {"expl"} for c in tree.children(verb)):
        return None
    return subject


def quoting_verb(tree: Tree, verb: Token) -> Token | None:
    """ "quoted" for the "saying" of "quoted officials as saying"."""
    governor = tree.head(verb)
    if governor is None or governor.lemma not in QUOTING:
        return None
    return governor if "as" in tree.marks_of(verb) else None


def is_quoting(tree: Tree, verb: Token) -> bool:
    """Is it the "quoted" over an "as saying", which speaks through the inner verb?"""
    return verb.lemma in QUOTING and any("as" in tree.marks_of(c) for c in tree.children(verb) if c.upos == "VERB")


def quoting_text(tree: Tree, verb: Token) -> str | None:
    """The cue as an analyst would cite it."""
    outer = quoting_verb(tree, verb)
    return f"{outer.text} … as {verb.text}" if outer is not None else None


def by_phrase(tree: Tree, document: Document) -> Iterator[Attribution]:
    """ "according to Kenyan police": the whole sentence but the phrase is what they say."""
    for token in tree.tokens:
        first = next((c for c in tree.children(token) if c.deprel == "case" and c.text.lower() == "according"), None)
        if first is None:
            continue
        sentence = document[SENTENCES][token.sentence].span
        inside = Span(first.span.start, tree.phrase(token).end)
        around = ((sentence.start, inside.start), (inside.end, sentence.end))
        contents = tuple(Span(a, b) for a, b in around if b - a > 2)
        yield Attribution(tree.phrase(token), token.index, first.span, "according to", contents)


def step(lexicon: Lexicon | None = None) -> Step:
    """Reads sentences and tokens, writes the attributions."""
    return each(
        "attributions",
        (SENTENCES, TOKENS),
        ATTRIBUTIONS,
        lambda d: find_attributions(d, lexicon or load_lexicon()),
    )
