"""Attributions: who says what. Reporting verbs with their subject and content, "according to", quoted sources."""

from collections.abc import Iterable, Iterator

from dateline.annotate.cited import by_aside, by_citing, by_figure, by_insertion, by_label, by_phrase, is_citing
from dateline.annotate.claims import with_claims
from dateline.annotate.quotes import find_continued
from dateline.annotate.readings import READINGS
from dateline.annotate.retold import find_retold
from dateline.annotate.step import Step, each
from dateline.records.attribution import Attribution
from dateline.records.document import Document
from dateline.records.layers import ATTRIBUTIONS, SENTENCES, TOKENS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base, tree_of
from dateline.reference.lexicon import Lexicon, load_lexicon

CONTENT = ("ccomp", "parataxis", "xcomp")
QUOTING = frozenset({"quote", "cite"})
# Verbs that report with a clause only: with a noun they perceive, await or pledge it.
NOT_OF_NOUNS = frozenset(
    [
        "see",
        "feel",
        "hear",
        "find",
        "learn",
        "know",
        "read",
        "hope",
        "fear",
        "expect",
        "understand",
        "rule",
        "think",
        "ask",
        "vow",
        "promise",
        "pledge",
        "swear",
        "show",
        "answer",
        "charge",
        "accuse",
        "continue",
    ]
)
# Acts of speech which, after "while", begin a report of their own.
SPEAKING = frozenset(
    {"say", "tell", "pledge", "promise", "vow", "accuse", "blame", "urge", "demand", "call", "condemn", "criticize"}
) | {
    "criticise",
    "praise",
    "reject",
    "deny",
    "insist",
    "warn",
    "threaten",
    "denounce",
    "claim",
    "ask",
    "offer",
    "agree",
}
NO_REPORT = frozenset({"life"})  # "claimed 40 lives"
# What is issued speaks for who issued it: "a statement from the ministry said".
ISSUED = frozenset(
    {"statement", "communique", "communiqué", "release", "letter", "tweet", "message", "post", "bulletin"}
    | {"estimate", "report", "survey", "study", "account"}
)


def find_attributions(document: Document, lexicon: Lexicon) -> Iterator[Attribution]:
    """Attributions in the order of their cues; contents may lie around the cue ("A, he said, B")."""
    tree = tree_of(document[TOKENS])
    inserted = list(by_insertion(tree, document, lexicon))
    ruled = [a for a in by_verb(tree, document, lexicon) if a.source is not None and not outdone(a, inserted)]
    ruled += [a for a in inserted if not any(a.cue == own.cue for own in ruled)]
    ruled += by_label(tree, document)
    spoken = sorted(with_claims(ruled, document, tree, lexicon), key=lambda a: (a.cue.start, a.cue.end))
    continued = find_continued(document.article.text, document[SENTENCES], spoken)
    phrases = [
        *by_phrase(tree, document),
        *by_figure(tree),
        *by_aside(tree, document, lexicon),
        *by_citing(tree, spoken),
    ]
    apart = [a for a in spoken if not any(a.cue.overlaps(p.cue) for p in phrases)]
    found = [*apart, *phrases, *continued, *find_retold(tree, document, lexicon, [*apart, *phrases])]
    yield from sorted(found, key=lambda a: (a.cue.start, a.cue.end, a.contents[:1]))


def outdone(own: Attribution, inserted: Iterable[Attribution]) -> bool:
    """Does an insertion name another speaker of the same verb: "talks broke down, a spokesman told reporters"?"""
    same = (a for a in inserted if a.cue == own.cue and a.source is not None and own.source is not None)
    return any(not a.source.overlaps(own.source) for a in same if a.source is not None and own.source is not None)


def by_verb(tree: Tree, document: Document, lexicon: Lexicon) -> Iterator[Attribution]:
    """ "officials said that ...", "..., the ministry said", "quoted officials as saying"."""
    for verb in tree.tokens:
        frame = lexicon.reporting(verb.lemma) if verb.upos == "VERB" else None
        if frame is None or is_quoting(tree, verb) or is_citing(verb):
            continue
        contents = contents_of(tree, verb) or contents_of_quote(tree, verb)
        contents = tuple(before_cue(span, verb, tree) for span in contents)
        if not contents:
            continue
        source = issuer_of(tree, speaker_of(tree, verb))
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


def before_cue(span: Span, verb: Token, tree: Tree) -> Span:
    """A content without the cue that the parse lays into it: "A was seized, witnesses said; police denied it"."""
    if not span.covers(verb.span):
        return span
    speaker = next((c for c in tree.children(verb) if base(c.deprel) == "nsubj"), verb)
    end = min(verb.span.start, tree.subtree_span(speaker).start if speaker.index != verb.index else verb.span.start)
    return Span(span.start, end) if end - span.start > 2 else span


def contents_of(tree: Tree, verb: Token) -> tuple[Span, ...]:
    """The clauses a reporting verb reports, in text order."""
    clauses = [c for c in tree.children(verb) if c.deprel in CONTENT and c.upos not in {"PUNCT"}]
    spans = [without_contrast(tree, clause) for clause in clauses]
    governor = tree.head(verb)
    apart = governor is not None and any(t.text == ";" for t in tree.tokens[governor.index : verb.index])
    if governor is not None and base(verb.deprel) == "parataxis" and not (spans and apart):
        # "The army attacked, officials said": the report is a parenthesis within what it reports.
        inside = tree.subtree_span(verb)
        whole = tree.subtree_span(governor)
        after = next((t.span.start for t in tree.tokens_in(Span(inside.end, whole.end)) if t.text == ";"), whole.end)
        spans += [Span(a, b) for a, b in ((whole.start, inside.start), (inside.end, after)) if b - a > 2]
    obj = next((c for c in tree.children(verb) if c.deprel == "obj" and c.upos in {"NOUN", "PROPN"}), None)
    if not spans and obj is not None and reports_noun(tree, verb, obj):
        spans.append(tree.subtree_span(obj))
    return tuple(sorted(spans))


def without_contrast(tree: Tree, clause: Token) -> Span:
    """The words of a clause up to what somebody else says: "said fuel was short, while Jordan pledged help"."""
    whole = tree.subtree_span(clause)
    for child in tree.children(clause):
        contrasts = child.deprel == "advcl" and {"while", "whereas"} & set(tree.marks_of(child))
        speaker = next((c for c in tree.children(child) if c.deprel == "nsubj" and c.upos != "PRON"), None)
        if contrasts and child.index > clause.index and speaker is not None and child.lemma.lower() in SPEAKING:
            return Span(whole.start, max(whole.start, tree.tokens[tree.subtree(child)[0].index - 1].span.end))
    return whole


def reports_noun(tree: Tree, verb: Token, obj: Token) -> bool:
    """ "confirmed the attack": the noun is what is reported; not in "saw an attack", "the war claimed lives"."""
    reports = verb.lemma not in NOT_OF_NOUNS and obj.lemma.lower() not in NO_REPORT
    return reports and tree.subject(verb) is not None


def contents_of_quote(tree: Tree, verb: Token) -> tuple[Span, ...]:
    """What a bare "saying" tells, where the clause hangs on the "quoted" over it."""
    outer = quoting_verb(tree, verb)
    if outer is None:
        return ()
    words = [t for t in tree.subtree(verb) if t.upos != "PUNCT"]
    inside = Span(words[0].span.start, words[-1].span.end)
    return tuple(span for span in contents_of(tree, outer) if not span.overlaps(inside) and not inside.covers(span))


def speaker_of(tree: Tree, verb: Token) -> Token | None:
    """The reporting verb's subject; the quoted one in "quoted officials as saying"; the agent of a passive."""
    outer = quoting_verb(tree, verb)
    if outer is not None:
        return tree.object(outer)
    subject = tree.subject(verb)
    if subject is not None and any(c.deprel in {"expl"} for c in tree.children(verb)):
        return None
    if base(verb.deprel) == "parataxis" and (after := inverted_subject(tree, verb)) is not None:
        return after
    return subject


def inverted_subject(tree: Tree, verb: Token) -> Token | None:
    """ "..., reports Daily Echo": with nobody before the verb, who stands right after it speaks, whatever the parse."""
    children = [c for c in tree.children(verb) if c.deprel in {"nsubj", "obj", "iobj", "obl:unmarked"}]
    if not children or children[0].index < verb.index or children[0].upos not in {"NOUN", "PROPN"}:
        return None
    return children[0]


def issuer_of(tree: Tree, source: Token | None) -> Token | None:
    """The ministry, for "a statement from the ministry" and for "the ministry released a statement saying"."""
    if source is None or source.lemma.lower() not in ISSUED:
        return source
    for child in tree.children(source):
        if child.deprel == "nmod:poss" or (base(child.deprel) == "nmod" and set(tree.cases_of(child)) & {"from", "by"}):
            return child
    governor = tree.head(source)
    issuing = governor is not None and governor.upos == "VERB" and source.deprel == "obj"
    issuer = tree.subject(governor) if issuing and governor is not None else None
    return issuer or source


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


def step(lexicon: Lexicon | None = None) -> Step:
    """Reads sentences, tokens and readings, writes the attributions."""
    return each(
        "attributions",
        (SENTENCES, TOKENS, READINGS),
        ATTRIBUTIONS,
        lambda d: find_attributions(d, lexicon or load_lexicon()),
    )
