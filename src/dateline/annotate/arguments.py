"""Arguments: who does it and to whom, for each trigger, from what is linked to it in the parse.

The lexicon entry that chose the trigger says where its roles stand; the network's role head speaks where the parse
gives none. Conjuncts are arguments of their own: "soldiers and two civilians" are two recipients.
"""

from collections.abc import Iterable, Iterator

from dateline.annotate.frames import light_verb, words_in
from dateline.annotate.readings import READINGS
from dateline.annotate.step import Step, each
from dateline.annotate.syntax import Tree
from dateline.records.document import Document
from dateline.records.event import Argument, Trigger
from dateline.records.layers import ARGUMENTS, MENTIONS, TOKENS, TRIGGERS
from dateline.records.syntax import Token
from dateline.reference.lexicon import Lexicon, load_lexicon

ROLES = ("actor", "recipient")
VERB_FRAME = {"actor": ("subj",), "recipient": ("dobj", "obl:against", "obl:on", "obl:with")}
NOUN_FRAME = {
    "actor": ("nmod:by", "light.subj", "nmod:poss", "nmod:from", "nmod:between"),
    "recipient": ("nmod:against", "nmod:on", "nmod:with", "light.obl:against", "light.obl:on", "light.obl:with"),
}
NETWORK_LEAST = 0.5  # a role that only the network gives needs this probability


def find_arguments(document: Document, lexicon: Lexicon) -> Iterator[Argument]:
    """Arguments in the order of their triggers; actors before recipients."""
    tree = Tree(document[TOKENS])
    from_network = network_roles(document)
    for trigger in document[TRIGGERS]:
        taken: set[int] = set()
        for role in ROLES:
            heads = parse_heads(tree, trigger, role, lexicon) or from_network.get((trigger.token, role), [])
            for head, score in heads:
                for word in (head, *tree.conjuncts(head)):
                    if word.index not in taken and word.index != trigger.token:
                        taken.add(word.index)
                        yield Argument(trigger.index, role, word.index, tree.phrase(word), score)


def parse_heads(tree: Tree, trigger: Trigger, role: str, lexicon: Lexicon) -> list[tuple[Token, float]]:
    """The first relation of the trigger's frame that has a word."""
    token = tree.tokens[trigger.token]
    for relation in frame_of(token, trigger, role, lexicon):
        heads = [head for head in words_in(tree, token, relation, lexicon) if head.index != token.index]
        if heads:
            return [(resolve_quantity(tree, head, lexicon), 1.0) for head in heads]
    return []


def frame_of(token: Token, trigger: Trigger, role: str, lexicon: Lexicon) -> Iterable[str]:
    """Where to look for the role, best first."""
    entry = lexicon.entry(trigger.pattern) if trigger.pattern else None
    own = (entry.actor if role == "actor" else entry.recipient) if entry else ()
    general = VERB_FRAME if token.upos == "VERB" else NOUN_FRAME
    if own:
        light = ("light.subj",) if role == "actor" and token.upos != "VERB" else ()
        return (*own, *(relation for relation in light if relation not in own))
    return () if entry else general[role]


def resolve_quantity(tree: Tree, head: Token, lexicon: Lexicon) -> Token:
    """ "dozens of soldiers" is about soldiers, "a group of gunmen" about gunmen."""
    if not lexicon.is_quantity(head.lemma):
        return head
    for child in tree.children(head):
        if child.deprel.startswith("nmod") and "of" in tree.cases_of(child):
            return child
    return head


def network_roles(document: Document) -> dict[tuple[int, str], list[tuple[Token, float]]]:
    """(trigger token, role) → words with the network's probability, best first."""
    tokens = document[TOKENS]
    first: dict[int, int] = {}
    for token in tokens:
        first.setdefault(token.sentence, token.index)
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


__all__ = ["find_arguments", "light_verb", "step"]
