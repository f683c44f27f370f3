"""Selection: which triggers are events of their own, and which only say what another event is about."""

from collections.abc import Mapping, Sequence

from dateline.coding.accidents import load_words, without_accidents
from dateline.coding.attempts import without_foilers
from dateline.coding.deaths import without_natural_deaths
from dateline.coding.draft import Draft
from dateline.coding.merging import outcome_lemmas
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base

# What is only said, asked, offered, refused or threatened is the content of that act and no event of its own.
VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"})
GIVEN = frozenset({"COOPERATE", "AID", "SUPPORT", "AGREE", "CONSULT"})
CONTENT_RELATIONS = frozenset(
    {"xcomp", "ccomp", "obj", "obl", "nmod", "acl", "advcl", "compound", "amod", "iobj", "csubj"}
)
# A clause that only stands beside the act: "urged talks, after gunmen attacked", "condemned the group, which attacked".
OWN_CLAUSE = frozenset({"acl:relcl", "parataxis"})
TEMPORAL = frozenset(
    {
        "after",
        "before",
        "when",
        "while",
        "as",
        "since",
        "because",
        "until",
        "following",
        "during",
        "amid",
        "in",
        "by",
        "at",
    }
)
CONDITIONAL = frozenset({"if", "unless"})
DUTIES = frozenset({"should", "must", "ought"})
WISHES = frozenset(
    {
        "want",
        "hope",
        "wish",
        "fear",
        "urge",
        "demand",
        "call",
        "ask",
        "request",
        "order",
        "need",
        "worry",
        "concern",
        "danger",
        "risk",
        "deserve",
        "prefer",
    }
)
EXPECTING = frozenset({"expect"})  # "are expected to meet" demands nothing
NAMING = frozenset({"name", "identify", "quote"})  # "an official who asked not to be named"
SUFFERED = frozenset({"casualty", "injury", "death", "fatality", "victim"})
ABOUT = frozenset({"on", "for", "against", "of", "to", "about", "in"})
ANYONE = frozenset({"anyone", "anybody", "whoever", "those", "everyone"})
POSSESSIVES = frozenset({"its", "their", "his", "her"})
OCCURRENCES = frozenset({"begin", "start", "take", "occur", "happen", "erupt", "resume", "break", "hold", "end"})
BACK_REFERENCES = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "such"})


def put_aside(drafts: Sequence[Draft], tree: Tree) -> list[Draft]:
    """The same drafts; those that are no event of their own carry the reason."""
    telling = [draft for draft in drafts if not is_expectation(tree.tokens[draft.token], tree)]
    by_token = {trigger.token: draft for draft in telling for trigger in draft.triggers}
    judged = [_judged(draft, by_token, tree) for draft in drafts]
    return without_foilers(without_natural_deaths(without_accidents(judged, tree), tree), tree)


def is_expectation(token: Token, tree: Tree) -> bool:
    """ "Are expected to meet": nobody demands it."""
    below = any(c.deprel == "xcomp" for c in tree.children(token))
    return token.lemma in EXPECTING and tree.is_passive(token) and below


def _judged(draft: Draft, by_token: Mapping[int, Draft], tree: Tree) -> Draft:
    token = tree.tokens[draft.token]
    if is_expectation(token, tree):
        return draft.drop(f"“{token.text}” only says what is to come")
    over = act_over(token, by_token, tree)
    if over is not None:
        return draft.drop(f"“{token.text}” is what the {over.event_type} “{tree.tokens[over.token].text}” is about")
    if is_back_reference(draft, token, tree):
        return draft.drop(f"“{token.text}” only refers back")
    if (noun := spoken_about(token, tree) or only_written(draft, token, tree)) is not None:
        return draft.drop(f"“{token.text}” is what the “{noun.text}” is about")
    if (reason := unreal(draft, token, tree)) is not None:
        return draft.drop(f"“{token.text}” is only {reason}")
    return draft


def unreal(draft: Draft, token: Token, tree: Tree) -> str | None:
    """Why the text does not tell the act as an event: a condition, a duty, a claim that nobody makes, anyone's act."""
    if any(condition.covers(token.span) for condition in draft.factuality.conditions):
        return "a condition"
    clause: Token | None = tree.clause(token)
    while clause is not None:
        marks = {c.lemma.lower() for c in tree.children(clause) if c.deprel == "mark"}
        if base(clause.deprel) == "advcl" and marks & CONDITIONAL:
            return "a condition"
        governor = tree.head(clause)
        if clause.deprel == "acl:relcl" and governor is not None and governor.lemma.lower() in ANYONE:
            return "what anyone might do"
        clause = tree.clause(governor) if governor is not None and base(clause.deprel) in {"xcomp", "conj"} else None
    unspecified = any(c.deprel == "det" and c.lemma.lower() == "any" for c in tree.children(token))
    if unspecified and draft.factuality.status != "negated":
        return "what might be"
    cue = draft.factuality.cue
    if draft.factuality.status == "hypothetical" and cue is not None and wish_at(cue.start, tree):
        return "wished, asked or feared"
    if any(base(c.deprel) == "aux" and c.lemma.lower() in DUTIES for c in tree.children(token)):
        return "demanded"
    named = any(c.lemma in NAMING for c in tree.children(token) if c.deprel == "xcomp")
    if named and token.lemma in {"ask", "decline", "refuse", "request"}:
        return "asked for a source to stay without a name"
    if token.upos == "NOUN" and token.lemma in SUFFERED and any(c.lemma == "no" for c in tree.children(token)):
        return "that nobody suffered"
    if token.lemma == "claim" and draft.factuality.status == "negated":
        return "claimed by nobody"
    return None


def only_written(draft: Draft, token: Token, tree: Tree) -> Token | None:
    """The rules of "drew up rules for rallies", where no more than the network takes the verb for an act."""
    thing = tree.object(token) if token.upos == "VERB" and draft.triggers[0].reason == "network" else None
    return thing if thing is not None and thing.lemma.lower() in load_words()["about"] else None


def spoken_about(token: Token, tree: Tree) -> Token | None:
    """The noun that only speaks of such acts: "ban" of "the ban on rallies", "right" of "the right to hold rallies"."""
    words, word = load_words(), token
    while (governor := tree.head(word)) is not None:
        if base(word.deprel) in {"conj", "obj", "xcomp"} and governor.upos in {"VERB", word.upos}:
            word = governor
            continue
        infinitive = word.deprel == "acl" and "to" in tree.marks_of(word)
        aimed = base(word.deprel) in {"nmod", "obl"} and set(tree.cases_of(word)) & ABOUT
        if aimed and governor.upos == "VERB" and word is token:
            # "imposed a ban on rallies": the parse may hang what is banned on the verb.
            thing = tree.object(governor)
            governor = thing if thing is not None and thing.index < word.index else governor
        if governor.lemma.lower() not in words["about"] or governor.upos == "VERB":
            return None
        return governor if infinitive or (aimed and governor.lemma not in words["with_infinitive"]) else None
    return None


def wish_at(start: int, tree: Tree) -> bool:
    """Is the word at this place one that only wishes, asks or fears?"""
    return any(t.span.start == start and t.lemma.lower() in WISHES for t in tree.tokens)


def act_over(token: Token, by_token: Mapping[int, Draft], tree: Tree) -> Draft | None:
    """The verbal act whose content the token belongs to, None where it stands on its own."""
    mine = by_token[token.index]
    if (called_off := by_token.get(undone_by(token, tree))) is not None and called_off.event_type == "REJECT":
        return called_off
    ended = by_token.get(token.head) if token.deprel in {"obj", "nsubj:pass"} else None
    if ended is not None and ended.event_type == "SANCTION" and mine.event_type in GIVEN:
        return ended  # "broke off military cooperation", "suspended aid"
    word: Token | None = token
    while word is not None and (governor := tree.head(word)) is not None:
        if word.deprel in OWN_CLAUSE or base(word.deprel) not in CONTENT_RELATIONS | {"conj"}:
            return None
        if word.deprel == "advcl" and any(base(c.deprel) == "nsubj" for c in tree.children(word)):
            return None
        if base(word.deprel) == "conj" and word.upos in {"VERB", "ADJ"} and word.index in by_token:
            return None
        if (
            base(word.deprel) in {"advcl", "obl", "nmod"}
            and set(tree.cases_of(word)) | set(tree.marks_of(word)) <= TEMPORAL
            and (tree.cases_of(word) or tree.marks_of(word))
        ):
            return None
        other = by_token.get(governor.index)
        if other is not None and other is not mine and other.event_type in VERBAL:
            return other
        word = governor
    return None


def undone_by(token: Token, tree: Tree) -> int:
    """The passive verb whose subject an event noun is: "a meeting was to take place but was called off"; -1 if none."""
    governor = tree.head(token)
    if governor is None or base(token.deprel) != "nsubj":
        return -1
    shared = [v for v in tree.conjuncts(governor) if not any(base(c.deprel) == "nsubj" for c in tree.children(v))]
    return next((verb.index for verb in (governor, *shared) if tree.is_passive(verb)), -1)


def is_back_reference(draft: Draft, token: Token, tree: Tree) -> bool:
    """A definite event noun that adds neither side, place, time nor number: "the attack", "their talks"."""
    if token.upos not in {"NOUN", "PROPN"} or set(draft.recipients) - onlookers(token, tree):
        return False
    over = tree.head(token)
    if over is not None and over.lemma.lower() == "responsibility":
        return False  # "claimed responsibility for the assault": who did it is news
    children = tree.children(token)
    definite = any(c.text.lower() in BACK_REFERENCES for c in children if base(c.deprel) in {"det", "nmod"})
    adds = any(adds_news(c, tree) for c in children) or is_dated(token, tree)
    owned = any(c.text.lower() in POSSESSIVES for c in children)
    return (
        definite
        and not adds
        and not brings_numbers(token, tree)
        and not (draft.actors and light_subject(draft, token, tree) and not owned)
    )


def brings_numbers(token: Token, tree: Tree) -> bool:
    """ "The fighting forced 3,000 people to flee": what it did to how many is news."""
    verb = tree.head(token)
    if verb is None or base(token.deprel) != "nsubj" or tree.is_passive(verb):
        return False
    below = {verb.lemma, *(c.lemma for c in tree.children(verb) if c.deprel in {"xcomp", "advcl", "ccomp"})}
    people = tree.object(verb)
    counted = people is not None and any(c.deprel.startswith("nummod") for c in tree.children(people))
    return counted and bool(below & outcome_lemmas()["displaced"])


def is_dated(token: Token, tree: Tree) -> bool:
    """ "The talks began in early October": the verb of the event noun says when or where it took place."""
    governor = tree.head(token)
    if governor is None or base(token.deprel) != "nsubj" or governor.lemma.lower() not in OCCURRENCES:
        return False
    settings = [c for c in tree.children(governor) if base(c.deprel) == "obl"]
    return any(t.upos in {"PROPN", "NUM"} for setting in settings for t in tree.subtree(setting))


def onlookers(token: Token, tree: Tree) -> frozenset[int]:
    """Who only speaks or thinks of the event noun: "he sees the killings as a sign"."""
    governor = tree.head(token)
    if governor is None or governor.upos != "VERB" or base(token.deprel) != "obj" or tree.is_passive(governor):
        return frozenset()
    subject = tree.subject(governor)
    return frozenset({subject.index}) if subject is not None else frozenset()


def adds_news(child: Token, tree: Tree) -> bool:
    """Does a word below a definite event noun tell something that the article has not told before?"""
    if base(child.deprel) not in {"nmod", "nummod", "acl"} or child.text.lower() in BACK_REFERENCES:
        return False
    if child.deprel != "nmod":
        return True
    told = {t.lemma.lower() for t in tree.tokens if t.sentence < child.sentence}
    return any(t.lemma.lower() not in told for t in tree.subtree(child) if t.upos in {"PROPN", "NOUN", "NUM"})


def light_subject(draft: Draft, token: Token, tree: Tree) -> bool:
    """Does a verb's subject do it, as in "the group carried out the attack"?"""
    governor = tree.head(token)
    return governor is not None and base(token.deprel) == "obj" and tree.subject(governor) is not None
