"""Provisos: what must come first, in the words that say it: "if they surrender", "until the hostages are free"."""

from collections.abc import Iterator

from dateline.records.clauses import second_condition
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

CLAUSE_MARKS = frozenset({"if", "unless", "until", "till", "provided", "providing", "lest"})
WITHOUT = frozenset({"without", "until", "unless", "pending"})
AFTER = frozenset({"after", "when", "once", "if"})
TERMS = frozenset({"condition", "proviso", "understanding"})
GO_UP = frozenset({"xcomp", "obj", "conj", "ccomp"})


def conditions_of(tree: Tree, *tokens: Token | None) -> tuple[Span, ...]:
    """The conditions on any of the words, in text order, each once."""
    found = {condition for token in tokens if token is not None for condition in conditions_at(tree, token)}
    spans = sorted(_bare(tree, condition) for condition in found)
    return tuple(s for s in spans if not any(s != other and other.covers(s) for other in spans))


def conditions_at(tree: Tree, token: Token) -> Iterator[Token]:
    """Heads of the conditional clauses and phrases of a word."""
    for child in tree.children(token):
        if is_condition(tree, child):
            yield child
        elif child.deprel == "xcomp":
            yield from conditions_at(tree, child)


def is_condition(tree: Tree, child: Token) -> bool:
    """Is it a clause or phrase of condition? "Even if" and "without delay" are none."""
    words = {c.lemma.lower() for c in tree.children(child)} | {c.text.lower() for c in tree.children(child)}
    marks = set(tree.marks_of(child)) | set(tree.cases_of(child)) | ({"provided"} & words)
    if "even" in words:
        return False
    relation = base(child.deprel)
    if relation == "parataxis" and child.text.lower() in {"provided", "providing"}:
        return True
    if relation == "advcl" and (marks & CLAUSE_MARKS or child.text.lower() in {"provided", "providing"}):
        return child.feat("VerbForm") is not None or child.upos != "SCONJ"
    if relation in {"obl", "advcl", "nmod"} and marks & AFTER and "only" in words | _word_before(tree, child):
        return True
    if relation in {"obl", "advcl", "nmod"} and marks & WITHOUT:
        return child.lemma.lower() not in {"delay", "further", "hesitation", "success", "result", "notice"}
    return relation in {"obl", "nmod"} and child.lemma.lower() in TERMS and "on" in marks


def without_ends(conditions: tuple[Span, ...], tree: Tree) -> tuple[Span, ...]:
    """Without "until" phrases: of what is asked they say how long, of what is refused what must come first."""
    return tuple(c for c in conditions if next(tree.tokens_in(c)).lemma.lower() not in {"until", "till"})


def _word_before(tree: Tree, child: Token) -> set[str]:
    first = tree.subtree(child)[0]
    return {tree.tokens[first.index - 1].lemma.lower()} if first.index else set()


def _bare(tree: Tree, head: Token) -> Span:
    """The condition's words without the marks of punctuation around them."""
    second = second_condition(tree, head)
    words = [*tree.subtree(head), *(tree.subtree(second) if second is not None else ())]
    while words and words[-1].upos == "PUNCT":
        words.pop()
    while len(words) > 1 and words[0].upos == "PUNCT":
        words.pop(0)
    return Span(words[0].span.start, words[-1].span.end)
