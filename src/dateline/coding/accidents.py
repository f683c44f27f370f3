"""Accidents: deaths and damage that a fire, a crash or a collapse brought about, and nobody's attack.

"A fire killed twelve workers" is no ASSAULT; "a fire set by rebels killed two guards" is one. The words are those of
data/selection.yaml.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from dateline.coding.draft import Draft
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.data_files import read_yaml

CAUSING = frozenset({"in", "by", "from", "during", "after", "of", "when", "as"})
BLASTS = frozenset({"explosion", "blast"})


@lru_cache(maxsize=1)
def load_words() -> Mapping[str, frozenset[str]]:
    """The lists of data/selection.yaml, lemmas in lower case."""
    raw = read_yaml(resources.files("dateline.coding") / "data" / "selection.yaml")
    return {name: frozenset(map(str, words)) for name, words in raw.items()}


def without_accidents(drafts: Sequence[Draft], tree: Tree) -> list[Draft]:
    """The same drafts; an ASSAULT by nobody that an accident brought about carries the reason."""
    assaults = [d for d in drafts if d.event_type == "ASSAULT" and not d.dropped]
    causes = {d.token: cause_of(tree.tokens[d.token], tree) for d in assaults}
    # "the crash killed ten; rebels had shot at the plane": with an attack in the sentence, the deaths may be its own.
    attacked = {
        tree.tokens[d.token].sentence
        for d in assaults
        if d.actors or (causes[d.token] is None and not follows_accident(tree.tokens[d.token], causes, tree))
    }
    judged: list[Draft] = []
    for draft in drafts:
        token = tree.tokens[draft.token]
        if draft in assaults and token.sentence not in attacked:
            draft = draft.drop(f"“{token.text}” tells of an accident")
        judged.append(draft)
    return judged


def follows_accident(token: Token, causes: Mapping[int, Token | None], tree: Tree) -> bool:
    """ "were killed in a fire and others were injured": the second verb shares the cause of the first."""
    first = tree.head(token)
    return base(token.deprel) in {"conj", "parataxis"} and first is not None and causes.get(first.index) is not None


def cause_of(token: Token, tree: Tree) -> Token | None:
    """The accident that did what the word tells, None where there is none."""
    return next((word for word in linked_words(token, tree) if is_accident(word, tree)), None)


def linked_words(token: Token, tree: Tree) -> Iterator[Token]:
    """The word itself and what may have caused it, nearest first."""
    yield token
    governor = tree.head(token)
    over = governor if governor is not None and token.deprel in {"xcomp", "advcl", "acl"} else None
    for word in (token, *((over,) if over is not None else ())):
        if word.upos in {"VERB", "ADJ"} and (doer := tree.subject(word)) is not None:
            yield doer
        for child in tree.children(word):
            marks = {*tree.cases_of(child), *tree.marks_of(child)}
            marks |= {c.lemma.lower() for c in tree.children(child) if c.deprel == "advmod"}
            if base(child.deprel) in {"obl", "nmod", "advcl"} and marks & CAUSING:
                yield child
    if over is not None:
        yield over


def is_accident(word: Token, tree: Tree) -> bool:
    """Is it a fire, a crash or the like that nobody brought about?"""
    lists, lemma = load_words(), word.lemma.lower()
    below = {c.lemma.lower() for c in tree.children(word) if c.deprel in {"compound", "amod"}}
    if word.upos == "VERB":
        acted_on = any(base(c.deprel) in {"obj", "iobj"} or c.deprel == "obl:agent" for c in tree.children(word))
        return lemma in lists["happenings"] and not acted_on
    if lemma in BLASTS:
        return bool(below & lists["unstable"])
    if lemma not in lists["accidents"] or is_made(word, tree):
        return False
    counted = any(c.deprel == "det" for c in tree.children(word)) or word.feat("Number") == "Plur"
    return lemma != "fire" or (counted and not below & lists["gunfire"])


def is_made(accident: Token, tree: Tree) -> bool:
    """ "a fire set by rebels": does somebody bring it about?"""
    return any(
        child.deprel == "acl" and any(c.deprel == "obl:agent" or "by" in tree.cases_of(c) for c in tree.children(child))
        for child in tree.children(accident)
    )
