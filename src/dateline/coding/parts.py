"""Parts: numbers that another number holds: "12 people, among them three children", "nine of them women"."""

from collections.abc import Iterator

from dateline.coding.counts import count_of
from dateline.records.event import Count
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

REACH = 16  # words after the whole within which its parts are told
THEM = frozenset({"they", "them", "whom", "who", "which", "these", "those"})


def parts_of(whole: Token, tree: Tree, text: str) -> Iterator[tuple[Token, Count]]:
    """(noun, count) of the parts of a counted noun, each once, in text order."""
    after = [t for t in tree.sentence(whole) if whole.index < t.index <= whole.index + REACH]
    for at, word in enumerate(after):
        if word.text.lower() in {"including", "among"}:
            yield from listed(after[at + 1 :], tree, text)
            return
        of_them = [t.lemma.lower() for t in after[at + 1 : at + 3]]
        if word.upos == "NUM" and of_them[:1] == ["of"] and of_them[1:] and of_them[1] in THEM:
            noun = next((t for t in after[at + 3 :] if t.upos == "NOUN" and base(t.deprel) != "compound"), None)
            if noun is not None and (count := count_of(tree, word, text)) is not None:
                yield noun, Count(count.low, count.best, count.high, noun.text, f"{count.text} of them {noun.text}")
            return


def listed(words: list[Token], tree: Tree, text: str) -> Iterator[tuple[Token, Count]]:
    """The counted nouns of a list, up to the verb that ends it."""
    for word in words:
        if word.upos in {"VERB", "AUX"} or word.text in {".", ";"}:
            return
        if word.upos in {"NOUN", "PROPN"} and base(word.deprel) not in {"compound", "obl"}:
            count = count_of(tree, word, text) or single(word, tree)
            if count is not None:
                yield word, count


def single(noun: Token, tree: Tree) -> Count | None:
    """ "including a child"."""
    articled = any(c.deprel == "det" and c.lemma.lower() in {"a", "an", "one"} for c in tree.children(noun))
    return Count(1, 1, 1, noun.text, noun.text) if articled and noun.feat("Number") != "Plur" else None
