"""Arguments: who does it and to whom, for each trigger, from what is linked to it in the parse.

The lexicon entry that chose the trigger says where its roles stand; the network's role head speaks where the parse
gives none. Conjuncts are arguments of their own: "soldiers and two civilians" are two recipients.
"""

from collections.abc import Iterator, Mapping

from dateline.annotate.frames import Frames, frames_of
from dateline.annotate.readings import READINGS
from dateline.annotate.step import Step, each
from dateline.annotate.triggers import first_tokens
from dateline.records.document import Document
from dateline.records.event import Argument, Trigger
from dateline.records.layers import ARGUMENTS, MENTIONS, TOKENS, TRIGGERS
from dateline.records.syntax import Token
from dateline.records.tree import base
from dateline.reference.lexicon import Lexicon, load_lexicon

ROLES = ("actor", "recipient")
GENERAL = {  # where the roles stand for a trigger that only the network knows
    ("VERB", "actor"): ("subj",),
    ("VERB", "recipient"): ("dobj", "obl:against", "obl:on", "obl:with"),
    ("NOUN", "actor"): ("nmod:by", "light.subj", "nmod:poss", "nmod:from", "nmod:between"),
    ("NOUN", "recipient"): ("nmod:against", "nmod:on", "nmod:with", "light.obl:against", "light.obl:on"),
}
TOWARDS = frozenset({"on", "against", "with", "upon", "to", "of", "from", "for", "at"})
THINGS = frozenset({"FAC", "WEA", "VEH", "LOC"})
MEANS = frozenset({"with", "through", "via"})
BODIES = frozenset({"PER", "ORG", "NORP"})
LISTED = frozenset({"appos", "conj", "flat", "nmod:desc", "list", "compound"})
APART = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis"})  # clauses whose agents are their own
ADDRESSED = frozenset({"THREATEN", "REQUEST", "ACCUSE"})
OF_CONTENT = frozenset({"THREATEN", "REJECT", "AGREE"})  # whom the refused, threatened or promised act would concern
NETWORK_LEAST = 0.5  # a role that only the network gives needs this probability


def find_arguments(document: Document, lexicon: Lexicon) -> Iterator[Argument]:
    """Arguments in the order of their triggers; actors before recipients."""
    frames = frames_of(document, lexicon)
    from_network = network_roles(document)
    for trigger in document[TRIGGERS]:
        taken = {trigger.token}
        for role in ROLES:
            heads = parse_heads(frames, trigger, role)
            for head, score in heads or from_network.get((trigger.token, role), []):
                for word in members_of(frames, head):
                    if word.index not in taken:
                        taken.add(word.index)
                        yield Argument(trigger.index, role, word.index, frames.tree.phrase(word), score)


def members_of(frames: Frames, head: Token) -> list[Token]:
    """The phrase and those coordinated with it; a list of names that spells a plural out stands for it."""
    together = [head, *frames.tree.conjuncts(head)]
    if head.feat("Number") != "Plur" or frames.kinds.get(head.index) != "PER":
        return together
    spelled = [
        word
        for word in frames.tree.subtree(head, APART)
        if word.index in frames.persons and word.index > head.index and hangs_by(frames, word, head, LISTED)
    ]
    return [*spelled, *together[1:]] if len(spelled) > 1 else together


def hangs_by(frames: Frames, low: Token, high: Token, relations: frozenset[str]) -> bool:
    """Is every link from the lower word up to the higher one of these relations?"""
    word: Token | None = low
    while word is not None and word.index != high.index:
        if word.deprel not in relations:
            return False
        word = frames.tree.head(word)
    return word is not None


def parse_heads(frames: Frames, trigger: Trigger, role: str) -> list[tuple[Token, float]]:
    """The first relation of the trigger's frame that has a party in it; else what hangs further off."""
    token = frames.tree.tokens[trigger.token]
    nobody: list[tuple[Token, float]] = []
    for relation in relations_of(frames, token, trigger, role):
        heads = [whose(frames, head, role) for head in frames.words_in(token, relation) if head.index != token.index]
        if any(is_party(frames, head, role) for head in heads):
            return [(head, 1.0) for head in heads]
        nobody = nobody or [(head, 1.0) for head in heads]
    return further_heads(frames, trigger, token, role) or (nobody if role == "recipient" else [])


def further_heads(frames: Frames, trigger: Trigger, token: Token, role: str) -> list[tuple[Token, float]]:
    """A party that the trigger's own relations do not reach."""
    noun = token.upos in {"NOUN", "PROPN"}
    if role == "actor":
        before = modifier_heads(frames, token) if noun else []
        hidden = [*means_heads(frames, token), *giver(frames, token)] if noun else writer(frames, token)
        return before or agent_heads(frames, token) or hidden[:1]
    return ([] if noun else below_heads(frames, token, trigger)) or addressee(frames, token, trigger)


def is_party(frames: Frames, head: Token, role: str) -> bool:
    """Does the phrase, or one coordinated with it, stand for somebody? A base or a bus suffers and does not act."""
    kinds = {frames.kinds.get(word.index) for word in (head, *frames.tree.conjuncts(head))} - {None}
    return bool(kinds - THINGS if role == "actor" else kinds)


def whose(frames: Frames, head: Token, role: str) -> Token:
    """The people measured ("dozens of soldiers"), or those whose part the head is ("a formation of the army")."""
    head = measured(frames, head)
    if is_party(frames, head, role):
        return head
    for child in frames.tree.children(head):
        if child.deprel == "nmod" and "of" in frames.tree.cases_of(child) and frames.kinds.get(child.index) in BODIES:
            return child
    return head


def agent_heads(frames: Frames, token: Token) -> list[tuple[Token, float]]:
    """A "by" that the parse hangs on a nearer noun: "killed in an assault on a town by the army"."""
    if token.upos == "VERB" and not frames.tree.is_passive(token):
        return []
    for word in frames.tree.subtree(token, APART):
        if word.index > token.index and "by" in frames.tree.cases_of(word) and frames.kinds.get(word.index) in BODIES:
            return [(word, 0.7)]
    return []


def writer(frames: Frames, verb: Token) -> list[tuple[Token, float]]:
    """Who does what a thing of his says: "posted a message blaming the army"."""
    thing = frames.tree.head(verb)
    over = frames.tree.head(thing) if thing is not None and verb.deprel == "acl" and thing.deprel == "obj" else None
    if over is None or frames.tree.is_passive(verb):
        return []
    doer = frames.tree.subject(over)
    return [(doer, 0.7)] if doer is not None and is_party(frames, doer, "actor") else []


def below_heads(frames: Frames, verb: Token, trigger: Trigger) -> list[tuple[Token, float]]:
    """A recipient that hangs on the thing acted on: "lifted the ban on the party", "refused to meet the mediators"."""
    thing = frames.tree.object(verb)
    if thing is not None and thing.head == verb.index:
        for child in frames.tree.children(thing):
            linked = base(child.deprel) == "nmod" and set(frames.tree.cases_of(child)) & TOWARDS
            owner = child.deprel == "nmod:poss" and child.upos != "PRON"
            if (linked or owner) and is_party(frames, measured(frames, child), "recipient"):
                return [(measured(frames, child), 0.8)]
    if trigger.event_type not in OF_CONTENT:
        return []
    for clause in (c for c in frames.tree.children(verb) if c.deprel in {"xcomp", "ccomp"}):
        below = frames.tree.object(clause) or next(iter(frames.words_in(clause, "obl:with")), None)
        if below is not None and is_party(frames, below, "recipient"):
            return [(below, 0.8)]
    return []


def addressee(frames: Frames, token: Token, trigger: Trigger) -> list[tuple[Token, float]]:
    """Who is told what threatens, accuses or asks: "the ministry was informed that ... would harm relations"."""
    if trigger.event_type not in ADDRESSED:
        return []
    clause = frames.tree.clause(token)
    over = frames.tree.head(clause) if clause.deprel == "ccomp" else None
    told = frames.tree.object(over) if over is not None else None
    return [(told, 0.7)] if told is not None and is_party(frames, told, "recipient") else []


def means_heads(frames: Frames, noun: Token) -> list[tuple[Token, float]]:
    """Who does something with or through an act does the act: "have spread fear with attacks on villages"."""
    governor = frames.tree.head(noun)
    if governor is None or governor.upos != "VERB" or not set(frames.tree.cases_of(noun)) & MEANS:
        return []
    doer = frames.tree.subject(governor)
    return [(doer, 0.7)] if doer is not None and is_party(frames, doer, "actor") else []


def relations_of(frames: Frames, token: Token, trigger: Trigger, role: str) -> tuple[str, ...]:
    """Where to look for the role, best first; "came under attack" turns the light verb's subject into the recipient."""
    entry = frames.lexicon.entry(trigger.pattern) if trigger.pattern else None
    if entry is None:
        relations: tuple[str, ...] = GENERAL["VERB" if token.upos == "VERB" else "NOUN", role]
    else:
        relations = entry.actor if role == "actor" else entry.recipient
    light = frames.light_verb(token)
    if light is not None and light[1].subject == "recipient":
        kept = tuple(r for r in relations if r != "light.subj")
        return ("light.subj", *kept) if role == "recipient" else (*kept, "light.obl:from", "light.obl:by")
    return relations


def giver(frames: Frames, noun: Token) -> list[tuple[Token, float]]:
    """Whom an act comes from: "the request came from the ministry", "words of condemnation came from the union"."""
    top = frames.tree.head(noun) if noun.deprel == "nmod" and "of" in frames.tree.cases_of(noun) else noun
    verb = frames.tree.head(top) if top is not None and base(top.deprel) == "nsubj" else None
    if verb is None or verb.lemma != "come":
        return []
    found = frames.words_in(verb, "obl:from")
    return [(word, 0.8) for word in found if is_party(frames, word, "actor")]


def modifier_heads(frames: Frames, noun: Token) -> list[tuple[Token, float]]:
    """ "Taliban attacks", "a Turkish airstrike": who acts stands before the event noun."""
    return [
        (child, 0.9)
        for child in frames.tree.children(noun)
        if child.deprel in {"compound", "amod"}
        and (frames.kinds.get(child.index) in BODIES or child.index in frames.states)
    ][:1]


def measured(frames: Frames, head: Token) -> Token:
    """ "dozens of soldiers" is about soldiers, "a group of gunmen" about gunmen."""
    if not frames.lexicon.is_quantity(head.lemma):
        return head
    for child in frames.tree.children(head):
        if base(child.deprel) in {"nmod", "obl"} and "of" in frames.tree.cases_of(child):
            return child
    return head


def network_roles(document: Document) -> Mapping[tuple[int, str], list[tuple[Token, float]]]:
    """(trigger token, role) → words with the network's probability, best first."""
    tokens, first = document[TOKENS], first_tokens(document)
    heads = {mention.head for mention in document[MENTIONS]}
    found: dict[tuple[int, str], list[tuple[Token, float]]] = {}
    for sentence, reading in enumerate(document[READINGS]):
        for role in reading.roles:
            trigger = first[sentence] + reading.triggers[role.trigger].word
            word = first[sentence] + role.word
            if role.role in ROLES and role.score >= NETWORK_LEAST and word in heads:
                found.setdefault((trigger, role.role), []).append((tokens[word], role.score))
    return {key: sorted(words, key=lambda w: (-w[1], w[0].index)) for key, words in found.items()}


def step(lexicon: Lexicon | None = None) -> Step:
    """Reads tokens, mentions, readings and triggers, writes the arguments."""
    reads = (TOKENS, MENTIONS, READINGS, TRIGGERS)
    return each("arguments", reads, ARGUMENTS, lambda d: find_arguments(d, lexicon or load_lexicon()))
