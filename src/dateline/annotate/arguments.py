"""Arguments: who does it and to whom, for each trigger, from what is linked to it in the parse.

The lexicon entry that chose the trigger says where its roles stand; the network's role head speaks where the parse
gives none. Conjuncts are arguments of their own: "soldiers and two civilians" are two recipients.
"""

from collections.abc import Iterator, Mapping

from dateline.annotate.distant import addressee, find_distant
from dateline.annotate.frames import Frames, frames_of
from dateline.annotate.parties import is_party, whose
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
    ("VERB", "recipient"): ("dobj", "obl:against", "obl:on", "obl:with"),
    ("NOUN", "actor"): ("nmod:by", "light.subj", "nmod:poss", "nmod:from", "nmod:between"),
    ("NOUN", "recipient"): ("nmod:against", "nmod:on", "nmod:with", "light.obl:against", "light.obl:on"),
}
LISTED = frozenset({"appos", "conj", "flat", "nmod:desc", "list", "compound"})
APART = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis"})  # clauses whose agents are their own
AWAY = frozenset({"from", "against"})  # "recaptured from the rebels": such a party suffers
NETWORK_LEAST = 0.5  # a role that only the network gives needs this probability


def find_arguments(document: Document, lexicon: Lexicon) -> Iterator[Argument]:
    """Arguments in the order of their triggers; actors before recipients."""
    frames = frames_of(document, lexicon)
    from_network = network_roles(document)
    for trigger in document[TRIGGERS]:
        taken = {trigger.token}
        told = {word.index for word, _ in addressee(frames, frames.tree.tokens[trigger.token], trigger)}
        for role in ROLES:
            heads = parse_heads(frames, trigger, role)
            guessed = [w for w in from_network.get((trigger.token, role), []) if is_near(frames, w[0], trigger.token)]
            if role == "actor" and frames.tree.tokens[trigger.token].upos == "VERB":
                guessed = [w for w in guessed if not set(frames.tree.cases_of(w[0])) & AWAY]
            for head, score in heads or guessed[:1]:
                for word in members_of(frames, head):
                    # Who is told of a threat does not threaten.
                    if word.index not in taken and not (role == "actor" and word.index in told):
                        taken.add(word.index)
                        yield Argument(trigger.index, role, word.index, frames.tree.phrase(word), score)


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
