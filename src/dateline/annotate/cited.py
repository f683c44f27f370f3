"""Cited: whose word something is where no verb of reporting has a clause of its own.

"According to police", "as the ministry put it", "Police spokesman Peter Otieno: ...", "Reuters reported, citing a
security source".
"""

from collections.abc import Iterator, Sequence

from dateline.annotate.readings import READINGS
from dateline.records.attribution import Attribution
from dateline.records.document import Document
from dateline.records.layers import SENTENCES
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import RELATIVE, Tree, base
from dateline.reference.lexicon import Lexicon

CITING = frozenset({"cite", "quote"})
PUTTING = frozenset({"put", "have"})  # "as the ministry put it", "as the paper has it"
INSERTED = frozenset(
    {"say", "tell", "report", "add", "state", "confirm", "announce", "claim", "write", "note", "warn"}
) | {
    "explain",
    "insist",
    "argue",
    "acknowledge",
}
FIGURES = frozenset({"toll", "number", "figure", "total", "count", "casualty"})
SHORT = 3  # words of a body's label: "UN: 400 dead"
LABEL = 12  # the longest label, in words: name, titles and comma
OPENING = frozenset({'"', "“", "„", "«", "``", "'", "‘"})


def by_phrase(tree: Tree, document: Document) -> Iterator[Attribution]:
    """ "according to Kenyan police": the whole sentence but the phrase is what they say."""
    for token in tree.tokens:
        first = next((c for c in tree.children(token) if c.deprel == "case" and c.text.lower() == "according"), None)
        if first is not None:
            inside = Span(first.span.start, tree.phrase(token).end)
            contents = around(inside, document[SENTENCES][token.sentence].span)
            yield Attribution(tree.phrase(token), token.index, first.span, "according to", contents)


def around(inside: Span, outside: Span) -> tuple[Span, ...]:
    """What of the outer span lies before and after the inner one."""
    edges = ((outside.start, inside.start), (inside.end, outside.end))
    return tuple(Span(a, b) for a, b in edges if b - a > 2)


def by_aside(tree: Tree, document: Document, lexicon: Lexicon) -> Iterator[Attribution]:
    """ "As the ministry put it, ...", "..., as officials said later": the rest of the sentence is theirs."""
    for verb in tree.tokens:
        governor = tree.head(verb)
        if verb.upos != "VERB" or governor is None or base(verb.deprel) != "advcl" or "as" not in tree.marks_of(verb):
            continue
        speaker, thing = tree.subject(verb), tree.object(verb)
        puts = verb.lemma in PUTTING and thing is not None and thing.lemma == "it"
        says = lexicon.reporting(verb.lemma) is not None and not holds_a_clause(verb, tree)
        if speaker is not None and (puts or says) and governor.lemma not in CITING:
            inside = tree.subtree_span(verb)
            contents = around(inside, document[SENTENCES][verb.sentence].span)
            yield Attribution(tree.phrase(speaker), speaker.index, verb.span, f"as … {verb.text}", contents)


def by_figure(tree: Tree) -> Iterator[Attribution]:
    """ "The ministry put the death toll at 86": the number is theirs."""
    for verb in tree.tokens:
        thing = tree.object(verb) if verb.upos == "VERB" and verb.lemma in {"put", "set", "estimate"} else None
        speaker = tree.subject(verb) if thing is not None and thing.lemma.lower() in FIGURES else None
        if thing is not None and speaker is not None and thing.index > verb.index:
            said = Span(tree.subtree_span(thing).start, tree.subtree(verb)[-1].span.end)
            yield Attribution(tree.phrase(speaker), speaker.index, verb.span, f"{verb.text} … at", (said,))


def holds_a_clause(verb: Token, tree: Tree) -> bool:
    """Has the verb something of its own that it says?"""
    return any(base(c.deprel) in {"ccomp", "xcomp", "obj"} for c in tree.children(verb))


def by_insertion(tree: Tree, document: Document, lexicon: Lexicon) -> Iterator[Attribution]:
    """ "The rebels, the UN said in a report, ...", "..., stated Minister Osei, and ...": however it is parsed.

    Between commas stand a speaker and a verb of speech that says nothing of its own.
    """
    for sentence in document[SENTENCES]:
        words = list(tree.tokens_in(sentence.span))
        commas = [k for k, w in enumerate(words) if w.text in {",", ",”", ",’"}]
        ends = [*commas[1:], next((k for k in range(len(words) - 1, -1, -1) if words[k].upos != "PUNCT"), 0) + 1]
        for begin, end in zip(commas, ends, strict=True) if commas else ():
            inside = words[begin + 1 : end]
            found = speech_in(inside, tree, lexicon)
            if found is not None:
                verb, speaker = found
                contents = around(Span(words[begin].span.start, inside[-1].span.end), sentence.span)
                yield Attribution(nominal(speaker, inside, tree), speaker.index, verb.span, verb.text, contents)


def speech_in(words: Sequence[Token], tree: Tree, lexicon: Lexicon) -> tuple[Token, Token] | None:
    """The verb of speech and the speaker, where the words hold these and at most where or when it was said."""
    verbs = [k for k, w in enumerate(words) if w.upos in {"VERB", "AUX", "SCONJ", "CCONJ"}]
    if len(verbs) != 1 or len(words) < 2 or words[verbs[0]].lemma not in INSERTED:
        return None
    at = verbs[0]
    before, after = words[:at], words[at + 1 :]
    if words[at].upos != "VERB" or lexicon.reporting(words[at].lemma) is None:
        return None
    if before:
        fits = before[-1].upos in {"NOUN", "PROPN", "PRON"} and before[-1].lemma.lower() not in RELATIVE
        speaker = top_of(before, tree) if fits else None
    else:
        fits = after[0].upos in {"NOUN", "PROPN", "DET", "ADJ"}
        speaker = top_of([w for w in after if w.upos in {"NOUN", "PROPN"}], tree) if fits else None
    return (words[at], speaker) if speaker is not None else None


def top_of(words: Sequence[Token], tree: Tree) -> Token | None:
    """The noun that the others hang on, else the first."""
    inside = {w.index for w in words}
    nouns = [w for w in words if w.upos in {"NOUN", "PROPN", "PRON"}]
    return next((w for w in nouns if w.head not in inside), nouns[0] if nouns else None)


def nominal(speaker: Token, words: Sequence[Token], tree: Tree) -> Span:
    """The speaker's phrase as far as it lies within the words, without the verb of speech."""
    inside = [w for w in words if w.upos not in {"VERB", "PUNCT"}]
    run = [speaker]
    for word in sorted(inside, key=lambda w: abs(w.index - speaker.index)):
        near = min(abs(word.index - own.index) for own in run) == 1
        if near and word.upos in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"}:
            run.append(word)
    return Span(min(w.span.start for w in run), max(w.span.end for w in run))


def by_label(tree: Tree, document: Document) -> Iterator[Attribution]:
    """ "Police spokesman Peter Otieno: ...": a name before a colon speaks what follows it."""
    for sentence, reading in zip(document[SENTENCES], document[READINGS], strict=True):
        words = list(tree.tokens_in(sentence.span))
        colon = next((k for k, w in enumerate(words[:LABEL]) if w.text == ":"), 0)
        label, rest = words[:colon], words[colon + 1 :]
        if not label or len(rest) < 3 or any(w.upos in {"VERB", "AUX"} for w in label):
            continue
        quoted = rest[0].text in OPENING and any(w.upos in {"PROPN", "NOUN"} for w in label)
        person = any(m.entity_type == "PER" and m.end <= colon for m in reading.mentions)
        person |= colon <= SHORT and any(m.entity_type == "ORG" and m.end <= colon for m in reading.mentions)
        person |= colon == 1 and label[0].upos == "PROPN" and label[0].text.isupper()  # "UN: 400 dead"
        speaker = label_head(label, tree)
        if (quoted or person) and speaker is not None:
            said = Span(rest[0].span.start, sentence.span.end)
            named = Span(label[0].span.start, label[-1].span.end)
            yield Attribution(named, speaker.index, words[colon].span, ":", (said,))


def label_head(label: Sequence[Token], tree: Tree) -> Token | None:
    """The word that the label's others hang on."""
    inside = {word.index for word in label}
    tops = [w for w in label if w.head not in inside and w.upos in {"PROPN", "NOUN"}]
    return tops[0] if tops else None


def by_citing(tree: Tree, reports: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "Reuters reported, citing a source": the source says what Reuters reports."""
    for verb in tree.tokens:
        thing = tree.object(verb) if is_citing(verb) else None
        if thing is None or thing.upos not in {"NOUN", "PROPN", "PRON"}:
            continue
        beside = [r for r in reports if tree.sentence(verb)[0].span.start <= r.cue.start < verb.span.start]
        after = [r for r in reports if verb.span.end <= r.cue.start < tree.sentence(verb)[-1].span.end]
        for report in [*beside[-1:], *after[:1]][:1]:
            clause = tree.subtree_span(verb)
            contents = tuple(span for span in report.contents if not clause.covers(trimmed(span, clause)))
            yield Attribution(tree.phrase(thing), thing.index, verb.span, verb.text, contents)


def trimmed(span: Span, clause: Span) -> Span:
    """A span without the comma before the clause that it ends in."""
    return clause if span.overlaps(clause) and span.start >= clause.start - 2 else span


def is_citing(verb: Token) -> bool:
    """ "citing", "quoting" beside another verb: the content is that verb's."""
    beside = base(verb.deprel) in {"advcl", "acl", "parataxis"}
    return verb.upos == "VERB" and verb.lemma in CITING and beside and verb.text.lower().endswith("ing")
