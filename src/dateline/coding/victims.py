"""Victims: the nouns that an outcome word is about: whom it kills, wounds, seizes or drives out."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.counts import count_of, load_numbers, number_before
from dateline.coding.merging import outcome_lemmas
from dateline.records.document import Document
from dateline.records.event import Count
from dateline.records.layers import CHAINS, MENTIONS
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

SUFFERING = frozenset({"suffer", "sustain", "receive", "incur"})
BOUNDS = frozenset({"between", "over", "about", "around", "under"})
BEFALLING = frozenset({"die", "perish", "flee", "escape"})  # whose subject it befalls
NOBODY = frozenset({"nobody", "none", "no-one"})
# Persons told by one noun who are many.
COLLECTIVE = frozenset({"family", "crew", "group", "team", "couple", "crowd", "staff", "unit", "patrol", "police"}) | {
    "people",
    "population",
    "public",
    "opposition",
    "squad",
    "army",
    "military",
    "troop",
    "force",
    "crew",
    "convoy",
    "militia",
    "leadership",
    "gang",
}


def counts_of(word: Token, document: Document, tree: Tree) -> Iterator[tuple[Token, Count]]:
    """(noun, count) of the victims of one outcome word, or of the word itself ("six deaths", "30 injured")."""
    text = document.article.text
    if word.upos == "NOUN" and word.lemma.lower() == "wound":
        return  # "two deep wounds" are one man's
    if (more := more_before(word, tree)) is not None and (count := count_of(tree, more, text)) is not None:
        yield more, count
        return
    own = count_of(tree, word, text)
    if own is not None:
        yield of_phrase(word, tree) or word, own
        return
    for noun in victims_of(word, tree):
        count = count_of(tree, noun, text) or of_those(noun, tree, text) or one_of(noun, document, tree)
        if count is not None and noun.upos == "NUM" and word.deprel == "acl" and of_phrase(noun, tree) is not None:
            count = replace(count, high=None)  # "one of the guards killed": one or more were
        count = count or (antecedent_count(noun, document, tree) if noun.upos == "PRON" else None)
        if count is not None:
            yield noun, count


def more_before(word: Token, tree: Tree) -> Token | None:
    """The four of "three were killed and four more wounded", the 30 of "12 killed, 30 hurt", however it is parsed."""
    before = tree.tokens[max(0, word.index - 2) : word.index]
    if len(before) < 2 or before[0].sentence != word.sentence:
        return None
    first, second = before
    bare = second.upos == "NUM" and first.text in {",", "and"} and word.feat("VerbForm") != "Fin"
    if first.upos == "NUM" and second.text.lower() in {"more", "others", "other"}:
        return first
    return second if bare and not any(c.deprel == "aux:pass" for c in tree.children(word)) else None


def one_of(noun: Token, document: Document, tree: Tree) -> Count | None:
    """One for a victim told as a single person: a name, "a soldier", "his wife", "the driver"; none for "nobody"."""
    if noun.lemma.lower() in NOBODY:
        return Count(0, 0, 0, None, noun.text)
    if noun.feat("Number") == "Plur" or noun.lemma.lower() in COLLECTIVE:
        return None
    below = tree.children(noun)
    articled = any(c.deprel == "det" and c.lemma.lower() in {"a", "an", "one", "another"} for c in below)
    definite = any(c.lemma.lower() == "the" for c in below if c.deprel == "det") or any(
        c.deprel == "nmod:poss" for c in below
    )
    person = any(m.head == noun.index and m.entity_type == "PER" for m in document[MENTIONS])
    named = noun.upos == "NOUN" and any(c.upos == "PROPN" and base(c.deprel) in {"appos", "flat"} for c in below)
    single = noun.upos == "PROPN" or noun.text.lower() in {"he", "she", "him", "her"}
    some = articled or named or (definite and person and noun.upos == "NOUN")
    return Count(1, 1, 1, None, noun.text) if single or some else None


def victims_of(word: Token, tree: Tree) -> list[Token]:
    """The nouns that an outcome word is about, in text order."""
    if word.upos == "NOUN":
        victim = victim_of_noun(word, tree)
    elif word.upos == "ADJ":
        victim = victim_of_adjective(word, tree)
    else:
        victim = tree.subject(word) if word.lemma in BEFALLING else tree.object(word) or bounded_by(word, tree)
        victim = whole_list(victim or noun_before(word, tree), word, tree)
    mistaken = mistaken_subject(word, tree)
    if victim is None or len(mistaken) > 1:
        return mistaken
    victim = whose_part(victim, tree)
    # "killed reporter Omar Deeb": parsers take the name for a second object.
    named = [c for c in tree.children(word) if c.deprel == "obj" and c.upos == "PROPN" and c.index != victim.index]
    return [victim, *tree.conjuncts(victim), *named]


def mistaken_subject(word: Token, tree: Tree) -> list[Token]:
    """ "counted 30 children and 60 adults killed": a participle that parsers take for a verb with a subject."""
    subject = next((c for c in tree.children(word) if c.deprel == "nsubj"), None)
    if word.upos != "VERB" or subject is None or subject.index > word.index or not numbered(subject, tree):
        return []
    if any(c.deprel in {"aux", "aux:pass", "mark"} for c in tree.children(word)):
        return []  # "... and 60 were killed" is a clause of its own
    above = tree.head(word)
    if above is not None and above.lemma in outcome_lemmas()["outcomes"]:
        return []  # "12 killed, 30 hurt"
    first = tree.object(above) if above is not None and word.deprel == "conj" else None
    before = [first, *tree.conjuncts(first)] if first is not None else []
    return [*(before if all(numbered(n, tree) for n in before) else []), subject, *tree.conjuncts(subject)]


def whose_part(victim: Token, tree: Tree) -> Token:
    """The woman of "a woman whose eye was injured"."""
    if not any(c.deprel == "nmod:poss" and c.lemma.lower() == "whose" for c in tree.children(victim)):
        return victim
    clause = tree.head(victim)
    while clause is not None and clause.deprel != "acl:relcl":
        clause = tree.head(clause)
    owner = tree.head(clause) if clause is not None else None
    return owner if owner is not None else victim


def victim_of_noun(word: Token, tree: Tree) -> Token | None:
    """ "the deaths of 34 villagers", "30 people suffered injuries", "the dead are two soldiers and a guard"."""
    above, relation = tree.head(word), base(word.deprel)
    below = of_phrase(word, tree)
    if below is not None or above is None:
        return below
    if relation == "obj" and above.lemma in SUFFERING:
        return tree.subject(above)
    return above if relation == "nsubj" and above.upos == "NOUN" else None


def victim_of_adjective(word: Token, tree: Tree) -> Token | None:
    """ "left two men dead", "was shot dead", "two men dead"."""
    above = tree.head(word)
    if any(c.deprel in {"cop", "aux:pass"} for c in tree.children(word)):
        return next((c for c in tree.children(word) if base(c.deprel) == "nsubj"), None)
    if above is None:
        return None
    if above.upos == "VERB":
        return tree.object(above) if base(word.deprel) in {"xcomp", "advmod", "advcl", "conj"} else None
    return above if word.deprel in {"amod", "acl"} and above.index < word.index else None


def bounded_by(word: Token, tree: Tree) -> Token | None:
    """ "killed between 10 and 15 people", "injured over 100": a bound that parsers take for a preposition."""
    for noun in tree.children(word):
        free = noun.deprel == "obl" and noun.index > word.index and not tree.cases_of(noun)
        if free and number_before(tree, noun) is not None:
            return noun  # "killed as many as 50 soldiers"
        if noun.deprel == "obl" and noun.index > word.index and numbered(noun, tree):
            cases = {*tree.cases_of(noun), *(case for c in tree.children(noun) for case in tree.cases_of(c))}
            bare = noun.upos == "NUM" and not cases and noun.index - word.index <= 3
            if cases & BOUNDS or bare:
                return noun
    return None


def noun_before(word: Token, tree: Tree) -> Token | None:
    """ "reported two soldiers and four civilians killed": the noun right before a participle."""
    if word.feat("VerbForm") != "Part" or word.index == 0:
        return None
    before = tree.tokens[word.index - 1]
    has_subject = any(base(c.deprel) == "nsubj" for c in tree.children(word))
    return (
        before
        if before.upos in {"NOUN", "PROPN", "NUM"} and before.sentence == word.sentence and not has_subject
        else None
    )


def whole_list(noun: Token | None, word: Token, tree: Tree) -> Token | None:
    """The first member of the list that ends right before a participle, where each of its members has a number."""
    if noun is None or noun.index != word.index - 1:
        return noun
    first = noun
    while first.deprel in {"conj", "nmod"} and (above := tree.head(first)) is not None and above.upos == "NOUN":
        first = above
    members = [first, *tree.conjuncts(first)]
    told = {w for name in ("dead", "injured", "arrested") for w in outcome_lemmas()[name]}
    if any(t.lemma.lower() in told for t in tree.tokens[first.index + 1 : noun.index]):
        return noun  # "12 killed, 30 hurt"
    return first if all(numbered(member, tree) for member in members) else noun


def numbered(noun: Token, tree: Tree) -> bool:
    """Does a number or a vague quantity stand with the noun, or is it one?"""
    vague = load_numbers().vague
    return (
        noun.upos == "NUM"
        or noun.text.lower() in vague
        or any(c.deprel.startswith("nummod") or c.text.lower() in vague for c in tree.children(noun))
    )


def of_phrase(noun: Token, tree: Tree) -> Token | None:
    """The noun after "of": the people of "a total of 15 people"."""
    return next((c for c in tree.children(noun) if base(c.deprel) == "nmod" and "of" in tree.cases_of(c)), None)


def of_those(noun: Token, tree: Tree, text: str) -> Count | None:
    """ "a total of 15 people"; "one of the soldiers killed" is one or more."""
    if (inner := of_phrase(noun, tree)) is not None and noun.lemma in {"total", "group", "number", "sum"}:
        return count_of(tree, inner, text)
    above = tree.head(noun)
    if above is not None and base(noun.deprel) == "nmod" and "of" in tree.cases_of(noun) and above.upos == "NUM":
        count = count_of(tree, above, text)
        return None if count is None else replace(count, high=None, unit=noun.text)
    return None


def antecedent_count(pronoun: Token, document: Document, tree: Tree) -> Count | None:
    """How many "they" are: the number of the mention told last in the same chain."""
    mentions = document[MENTIONS]
    mine = next((i for i, m in enumerate(mentions) if m.head == pronoun.index), None)
    for chain in document[CHAINS]:
        if mine is not None and mine in chain.mentions:
            earlier = [mentions[i] for i in chain.mentions if i < mine and mentions[i].mention_type != "PRO"]
            counts = [count_of(tree, tree.tokens[m.head], document.article.text) for m in reversed(earlier)]
            return next((c for c in counts if c is not None), None)
    return None
