"""Arguments: who does it and to whom, for each trigger, from what is linked to it in the parse.

The lexicon entry that chose the trigger says where its roles stand; the network's role head speaks where the parse
gives none. Conjuncts are arguments of their own: "soldiers and two civilians" are two recipients.
"""

from collections.abc import Iterator, Mapping, Set

from dateline.annotate.distant import addressee, find_distant
from dateline.annotate.frames import Frames, frames_of
from dateline.annotate.parties import is_party, measured, whose
from dateline.annotate.readings import READINGS
from dateline.annotate.step import Step, each
from dateline.annotate.triggers import first_tokens
from dateline.records.document import Document
from dateline.records.event import Argument, Trigger
from dateline.records.layers import ARGUMENTS, MENTIONS, TOKENS, TRIGGERS
from dateline.records.syntax import Token
from dateline.records.tree import AGENTS
from dateline.reference.lexicon import Lexicon, load_lexicon

ROLES = ("actor", "recipient")
GENERAL = {  # where the roles stand for a trigger that only the network knows
    ("VERB", "actor"): ("subj",),
    ("VERB", "recipient"): ("dobj", "obl:against", "obl:on", "obl:with", "iobj", "obl:to"),
    ("NOUN", "actor"): ("nmod:by", "light.subj", "nmod:poss", "nmod:from", "nmod:between"),
    ("NOUN", "recipient"): ("nmod:against", "nmod:on", "nmod:with", "light.obl:against", "light.obl:on"),
}
LISTED = frozenset({"appos", "conj", "flat", "nmod:desc", "list", "compound"})
APART = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis"})  # clauses whose agents are their own
AWAY = frozenset({"from", "against"})  # "recaptured from the rebels": such a party suffers
SETTINGS = frozenset({"in", "near", "around", "outside", "across"})
SCENES = SETTINGS | {"at", "before", "inside"}  # "appeared in court": who is spoken of so does not act
NETWORK_LEAST = 0.2  # a role that only the network gives needs this probability

NetworkRoles = Mapping[tuple[int, str], list[tuple[Token, float]]]


def find_arguments(document: Document, lexicon: Lexicon) -> Iterator[Argument]:
    """Arguments in the order of their triggers; actors before recipients."""
    frames = frames_of(document, lexicon)
    from_network = network_roles(document)
    for trigger in document[TRIGGERS]:
        taken = {trigger.token}
        told = {word.index for word, _ in addressee(frames, frames.tree.tokens[trigger.token], trigger)}
        for role in ROLES:
            heads = parse_heads(frames, trigger, role) or guessed_heads(frames, from_network, trigger, role, taken)
            for head, score in heads:
                members = [measured(frames, member) for member in members_of(frames, head)]
                people = [w for w in members if w.index in frames.kinds or not frames.lexicon.is_quantity(w.lemma)]
                for word in people or members:
                    # Who is told of a threat does not threaten.
                    if word.index not in taken and not (role == "actor" and word.index in told):
                        taken.add(word.index)
                        yield Argument(trigger.index, role, word.index, frames.tree.phrase(word), score)


def guessed_heads(
    frames: Frames, from_network: NetworkRoles, trigger: Trigger, role: str, taken: Set[int]
) -> list[tuple[Token, float]]:
    """The word that the network holds likeliest for a role, where nothing in the parse speaks against it."""
    token = frames.tree.tokens[trigger.token]
    light = frames.light_verb(token)
    own = from_network.get((trigger.token, role), [])
    found = own or (
        from_network.get((light[0].index, role), [])
        if light is not None and role == light[1].subject == "actor"
        else []
    )
    near = [w for w in found if is_near(frames, w[0], trigger.token)]
    if role == "actor":
        near = [w for w in near if not is_anothers(frames, w[0], trigger) and is_party(frames, w[0], role)]
        suffer = sufferers(frames, trigger)
        near = [w for w in near if w[0].index not in suffer and not set(frames.tree.cases_of(w[0])) & SCENES]
        if token.upos == "VERB":
            near = [w for w in near if not set(frames.tree.cases_of(w[0])) & AWAY]
    if role == "recipient":
        near = [w for w in near if not is_moved_by(frames, w[0], token)]
    return [w for w in near[:1] if not (is_within(frames, w[0], taken) or is_setting(frames, w[0]))]


def sufferers(frames: Frames, trigger: Trigger) -> set[int]:
    """Those to whom the parse says it is done: who suffers does not act."""
    members = [word for head, _ in parse_heads(frames, trigger, "recipient") for word in members_of(frames, head)]
    return {word.index for word in members} | {measured(frames, word).index for word in members}


def is_moved_by(frames: Frames, word: Token, noun: Token) -> bool:
    """Does the event only move or trouble the word: "the kidnappings alarmed villagers"?"""
    verb = frames.tree.head(word) if word.deprel == "obj" else None
    doer = frames.tree.subject(verb) if verb is not None and verb.upos == "VERB" else None
    if verb is None or doer is None or frames.lexicon.light(frames.phrasal_lemma(verb)) is not None:
        return False
    measured = doer.index == noun.index or (noun.head == doer.index and frames.lexicon.is_quantity(doer.lemma))
    return measured and not frames.lexicon.entries(verb.lemma, "VERB")


def is_near(frames: Frames, word: Token, trigger: int) -> bool:
    """Does the word stand in the trigger's own clause or one above it? Who acts in the next clause acts there."""
    above = {trigger}
    governor = frames.tree.head(frames.tree.tokens[trigger])
    while governor is not None:
        above.add(governor.index)
        governor = frames.tree.head(governor)
    here: Token | None = word
    while here is not None and here.index not in above:
        if here.deprel in APART | AGENTS or (here.deprel == "conj" and here.upos in {"VERB", "AUX"}):
            return False
        here = frames.tree.head(here)
    return here is not None


def is_within(frames: Frames, word: Token, taken: Set[int]) -> bool:
    """Does the word only narrow a party that the event has: "Afghan" of "Pakistani and Afghan officials"?"""
    while word.deprel in {"amod", "compound", "conj", "flat"} and (over := frames.tree.head(word)) is not None:
        if word.deprel != "conj" and over.index in taken:
            return True
        word = over
    return False


def is_setting(frames: Frames, word: Token) -> bool:
    """Does the word only say where: "held talks in Astana"?"""
    return frames.kinds.get(word.index) in {"GPE", "LOC"} and bool(set(frames.tree.cases_of(word)) & SETTINGS)


def is_anothers(frames: Frames, word: Token, trigger: Trigger) -> bool:
    """Does the word do another act: "the abduction led to a search by soldiers", "clashes between herders"?"""
    act = frames.tree.head(frames.first_conjunct(word))
    if act is None or act.index == trigger.token or act.upos != "NOUN":
        return False
    if not {"by", "between"} & set(frames.tree.cases_of(word)):
        return False
    return bool(frames.lexicon.entries(act.lemma, "NOUN")) and act.lemma not in frames.lexicon.quantities


def members_of(frames: Frames, head: Token) -> list[Token]:
    """The phrase and those coordinated with it; a list of names that spells a plural out stands for it."""
    together = listed_with(frames, head)
    if head.feat("Number") != "Plur" or frames.kinds.get(head.index) != "PER":
        return together
    spelled = [
        word
        for word in frames.tree.subtree(head, APART)
        if word.index in frames.persons and word.index > head.index and hangs_by(frames, word, head, LISTED)
    ]
    return [*spelled, *together[1:]] if len(spelled) > 1 else together


def listed_with(frames: Frames, head: Token) -> list[Token]:
    """The members of a list, without those that are excepted: "the army, but not the police"."""
    conjuncts = frames.tree.conjuncts(head)
    following = {c.index for one in conjuncts for c in frames.tree.children(one) if c.deprel == "cc"}
    # "the rebels, the army and militias": right before "and", what looks like an apposition is a member.
    beside = [
        c
        for c in frames.tree.children(head)
        if c.deprel == "appos"
        and frames.tree.subtree(c)[-1].index + 1 in following
        and is_party(frames, c, "recipient")
    ]
    members = sorted((*beside, *conjuncts), key=lambda word: word.index)
    return [head, *(word for word in members if not is_excepted(frames, word))]


def is_excepted(frames: Frames, member: Token) -> bool:
    """ "but not the police"."""
    return any(c.lemma.lower() == "not" and c.index < member.index for c in frames.tree.children(member))


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
    return find_distant(frames, trigger, token, role) or (nobody if role == "recipient" else [])


def relations_of(frames: Frames, token: Token, trigger: Trigger, role: str) -> tuple[str, ...]:
    """Where to look for the role, best first; "came under attack" turns the light verb's subject into the recipient."""
    entry = frames.lexicon.entry(trigger.pattern) if trigger.pattern else None
    if entry is None:
        relations: tuple[str, ...] = GENERAL["VERB" if token.upos == "VERB" else "NOUN", role]
    else:
        relations = entry.actor if role == "actor" else entry.recipient
    if frames.is_owned(token):
        relations = ("nmod:poss",) if role == "actor" else ("nmod:of",)
    light = frames.light_verb(token)
    if light is not None and light[1].subject == "recipient":
        kept = tuple(r for r in relations if r != "light.subj")
        return ("light.subj", *kept) if role == "recipient" else (*kept, "light.obl:from", "light.obl:by")
    return relations


def network_roles(document: Document) -> NetworkRoles:
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
