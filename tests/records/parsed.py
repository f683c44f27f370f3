"""Parses written down by hand: "Police/NOUN/2/nsubj came/VERB/0/root", heads counted from 1, the root's head 0."""

from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree

PARTICIPLE = (("Tense", "Past"), ("VerbForm", "Part"))


def parsed(written: str) -> Tree:
    """One sentence; VERB* is a past participle."""
    tokens, begin = [], 0
    for index, one in enumerate(written.split()):
        text, upos, head, deprel = one.split("/")
        feats = PARTICIPLE if upos.endswith("*") else ()
        span = Span(begin, begin + len(text))
        tokens.append(Token(index, span, text, 0, text.lower(), upos.strip("*"), feats, int(head) - 1, deprel))
        begin += len(text) + 1
    return Tree(tokens)


def word(tree: Tree, text: str) -> Token:
    """The token of that text."""
    [token] = [t for t in tree.tokens if t.text == text]
    return token


def sides(tree: Tree, verb: str) -> tuple[str | None, str | None]:
    """Who does it, to whom."""
    subject, target = tree.subject(word(tree, verb)), tree.object(word(tree, verb))
    return subject.text if subject else None, target.text if target else None
