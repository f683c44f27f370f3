"""Tolls: how many dead, injured and arrested an event has, each from its own phrase."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.counts import add_counts, count_of, load_numbers, one_of, upward
from dateline.coding.draft import Draft
from dateline.coding.merging import outcome_lemmas
from dateline.records.document import Document
from dateline.records.event import Count
from dateline.records.layers import CHAINS, MENTIONS, TRIGGERS
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

KINDS = ("dead", "injured", "arrested")
SEIZING = frozenset({"arrest", "abduct"})  # modes
NOT_ABOVE = frozenset({"acl:relcl", "ccomp", "parataxis"})
SUFFERING = frozenset({"suffer", "sustain", "receive", "incur"})
VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # others only speak of the dead
NOUNS = frozenset({"death", "casualty", "injury", "fatality", "toll", "life"})  # no happening of their own
BOUNDS = frozenset({"between", "over", "about", "around", "under"})
LOSING = frozenset({"claim", "lose", "cost", "take"})


def tolls_of(draft: Draft, document: Document, tree: Tree, mode: str | None) -> dict[str, Count | None]:
    """Dead, injured and arrested that the outcome words of the event count; None where none is told."""
    found: dict[str, Count | None] = dict.fromkeys(KINDS)
    words = list(outcome_words(draft, document, tree))
    for kind in KINDS:
        if kind == "arrested" and mode not in SEIZING:
            continue
        counts = [count for word in words for count in told_by(word, kind, document, tree)]
        found[kind] = add_counts(list(dict.fromkeys(counts)))
    return found


def outcome_words(draft: Draft, document: Document, tree: Tree) -> Iterator[Token]:
    """The event's own triggers, and the words near them that no other event has."""
    own = {t.token for t in draft.triggers}
    others = {t.token for t in document[TRIGGERS]} - own
    seen: set[int] = set()
    for index in sorted(own):
        near = about(tree.tokens[index], others, tree) if draft.event_type in VIOLENT else ()
        for word in (tree.tokens[index], *near):
            if word.index not in seen:
                seen.add(word.index)
                yield word


def about(trigger: Token, others: set[int], tree: Tree) -> Iterator[Token]:
    """Words below the trigger and, with its like, below the word right above it: "the attack left no casualties"."""
    above = tree.head(trigger)
    tops = [trigger]
    if above is not None and trigger.deprel not in NOT_ABOVE and above.index not in others:
        tops.append(above)
    for top in tops:
        waiting = [top]
        while waiting:
            here = waiting.pop(0)
            if here.index in others and here.lemma not in NOUNS:
                continue
            yield here
            waiting += [c for c in tree.children(here) if c.deprel not in NOT_ABOVE]


def told_by(word: Token, kind: str, document: Document, tree: Tree) -> Iterator[Count]:
    """The counts that one word gives of a kind; none where it is no such word."""
    text, lemma = document.article.text, word.lemma.lower()
    if lemma == "toll" and kind == "dead":
        yield from toll(word, tree, text)
    elif lemma in {"life", "casualty"}:
        yield from lives(word, kind, tree, text)
    elif lemma in outcome_lemmas()[kind]:
        yield from on_victims(word, document, tree)


def toll(word: Token, tree: Tree, text: str) -> Iterator[Count]:
    """ "The death toll rose to 40", "a toll of 12", "tolls exceeded 100"; the number and not the growth ("by 5")."""
    verb = tree.head(word)
    below = list(tree.children(word))
    if verb is not None and base(word.deprel) in {"nsubj", "obj"}:
        below += [c for c in tree.children(verb) if c.index > word.index]
    for noun in below:
        cases = set(tree.cases_of(noun))
        if "by" in cases or "from" in cases:
            continue
        if (count := count_of(tree, noun, text)) is not None and base(noun.deprel) in {"obj", "obl", "nmod", "xcomp"}:
            yield upward(count) if verb is not None and verb.lemma in {"exceed", "top", "pass", "surpass"} else count
            return


def lives(word: Token, kind: str, tree: Tree, text: str) -> Iterator[Count]:
    """ "claimed 48 lives" are dead; "no casualties" are neither dead nor injured."""
    verb, count = tree.head(word), count_of(tree, word, text)
    if count is None:
        return
    if word.lemma == "casualty":
        if count.high == 0 and kind != "arrested":
            yield count
    elif kind == "dead" and verb is not None and (verb.lemma in LOSING or verb.lemma == "loss"):
        yield count


def on_victims(word: Token, document: Document, tree: Tree) -> Iterator[Count]:
    """Counts on the victims of one outcome word, or on the word itself ("six deaths", "30 injured")."""
    text = document.article.text
    own = count_of(tree, word, text)
    if own is not None:
        yield own
        return
    for noun in victims_of(word, tree):
        count = count_of(tree, noun, text) or of_those(noun, tree, text) or one_of(tree, noun)
        if count is not None and noun.upos == "NUM" and word.deprel == "acl" and of_phrase(noun, tree) is not None:
            count = replace(count, high=None)  # "one of the guards killed": one or more were
        count = count or (antecedent_count(noun, document, tree) if noun.upos == "PRON" else None)
        if count is not None:
            yield count


def victims_of(word: Token, tree: Tree) -> list[Token]:
    """The nouns that an outcome word is about, in text order."""
    if word.upos == "NOUN":
        victim = victim_of_noun(word, tree)
    elif word.upos == "ADJ":
        victim = victim_of_adjective(word, tree)
    else:
        victim = tree.object(word) or (
            tree.subject(word) if word.lemma in {"die", "perish"} else bounded_by(word, tree)
        )
        victim = whole_list(victim or noun_before(word, tree), word, tree)
    if victim is None:
        return mistaken_subject(word, tree)
    # "killed reporter Omar Deeb": parsers take the name for a second object.
    named = [c for c in tree.children(word) if c.deprel == "obj" and c.upos == "PROPN" and c.index != victim.index]
    return [victim, *tree.conjuncts(victim), *named]


def mistaken_subject(word: Token, tree: Tree) -> list[Token]:
    """ "counted 30 children and 60 adults killed": a participle that parsers take for a verb with a subject."""
    subject = next((c for c in tree.children(word) if c.deprel == "nsubj"), None)
    if word.upos != "VERB" or subject is None or subject.index > word.index or not numbered(subject, tree):
        return []
    above = tree.head(word)
    first = tree.object(above) if above is not None and word.deprel == "conj" else None
    before = [first, *tree.conjuncts(first)] if first is not None else []
    return [*(before if all(numbered(n, tree) for n in before) else []), subject, *tree.conjuncts(subject)]


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
    if above is None:
        return None
    if above.upos == "VERB":
        return tree.object(above) if base(word.deprel) in {"xcomp", "advmod", "advcl", "conj"} else None
    return above if word.deprel in {"amod", "acl"} and above.index < word.index else None


def bounded_by(word: Token, tree: Tree) -> Token | None:
    """ "killed between 10 and 15 people", "killed over 40": a bound that parsers take for a preposition."""
    for noun in tree.children(word):
        if noun.deprel == "obl" and noun.index > word.index and numbered(noun, tree):
            cases = {*tree.cases_of(noun), *(case for c in tree.children(noun) for case in tree.cases_of(c))}
            if cases & BOUNDS:
                return noun
    return None


def noun_before(word: Token, tree: Tree) -> Token | None:
    """ "reported two soldiers and four civilians killed": the noun right before a participle."""
    if word.feat("VerbForm") != "Part" or word.index == 0:
        return None
    before = tree.tokens[word.index - 1]
    has_subject = any(base(c.deprel) == "nsubj" for c in tree.children(word))
    return before if before.upos in {"NOUN", "PROPN"} and before.sentence == word.sentence and not has_subject else None


def whole_list(noun: Token | None, word: Token, tree: Tree) -> Token | None:
    """The first member of the list that ends right before a participle, where each of its members has a number."""
    if noun is None or noun.index != word.index - 1:
        return noun
    first = noun
    while first.deprel in {"conj", "nmod"} and (above := tree.head(first)) is not None and above.upos == "NOUN":
        first = above
    members = [first, *tree.conjuncts(first)]
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
