"""Distant: parties of an act that the trigger's own relations do not reach.

"Have spread fear with attacks on villages", "lifted the ban on the party", "refused to meet the mediators": who
acts, or suffers, hangs on another word, and the parse leads there.
"""

from dateline.annotate.frames import CAUSING, OUTCOMES, Frames
from dateline.annotate.parties import BODIES, is_party, measured
from dateline.records.event import Trigger
from dateline.records.syntax import Token
from dateline.records.tree import base

TOWARDS = frozenset({"on", "against", "with", "upon", "to", "of", "from", "for", "at"})
MEANS = frozenset({"with", "through", "via"})
APART = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis"})  # clauses whose agents are their own
ADDRESSED = frozenset({"THREATEN", "REQUEST", "ACCUSE"})
OF_CONTENT = frozenset({"THREATEN", "REJECT", "AGREE"})  # whom the refused, threatened or promised act would concern
OF_MAKER = frozenset({"REJECT", "ACCUSE", "SUPPORT", "AGREE"})
FORCIBLE = frozenset({"ASSAULT", "COERCE", "SANCTION"})
TAKING = frozenset({"capture", "recapture", "seize", "retake", "wrest", "take", "liberate", "regain", "reclaim"})
PARTNER = ("obl:with", "obl:to")
INTO = ("obl:into", "obl:toward", "obl:towards", "obl:along", "obl:against", "obl:to", "obl:near")

Heads = list[tuple[Token, float]]


def find_distant(frames: Frames, trigger: Trigger, token: Token, role: str) -> Heads:
    """A party that the trigger's own relations do not reach."""
    noun = token.upos in {"NOUN", "PROPN"}
    if role == "actor":
        before = modifier_heads(frames, token) if noun else []
        hidden = [*means_heads(frames, token), *giver(frames, token)] if noun else writer(frames, token)
        return before or agent_heads(frames, token, trigger) or hidden[:1]
    if noun:
        return left_place(frames, token, trigger)
    below = below_heads(frames, token, trigger.event_type in OF_CONTENT) or maker(frames, token, trigger)
    told = asked(frames, token, trigger) or addressee(frames, token, trigger)
    return below or told or destination(frames, token, trigger) or loser(frames, token, trigger)


def left_place(frames: Frames, noun: Token, trigger: Trigger) -> Heads:
    """The state that troops leave: "the withdrawal of French troops from Niger", wherever "from" hangs."""
    if trigger.event_type != "RETREAT":
        return []
    leaving = frames.words_in(noun, "nmod:of") + frames.words_in(noun, "nmod:poss")
    places = [place for force in leaving for place in frames.words_in(force, "nmod:from")]
    return [(place, 0.8) for place in places if place.index in frames.states][:1]


def maker(frames: Frames, verb: Token, trigger: Trigger) -> Heads:
    """Whose the thing is that is refused or welcomed: "rejected the truce proposed by Chad", "the claim by Mali"."""
    thing = frames.tree.object(verb) if trigger.event_type in OF_MAKER else None
    if thing is None or thing.head != verb.index:
        return []
    made = [
        frames.tree.subject(c) for c in frames.tree.children(thing) if c.deprel == "acl" and frames.tree.is_passive(c)
    ]
    said = [thing, *frames.words_in(thing, "nmod:of")]  # "the offer of talks from the government"
    given = [word for part in said for by in ("nmod:by", "nmod:from") for word in frames.words_in(part, by)]
    found = [*given, *(doer for doer in made if doer is not None)]
    return [(word, 0.8) for word in found if is_party(frames, word, "actor")][:1]


def loser(frames: Frames, verb: Token, trigger: Trigger) -> Heads:
    """From whom a place is taken: "was recaptured from the rebels"."""
    words = frames.words_in(verb, "obl:from") if trigger.event_type == "ASSAULT" and verb.lemma in TAKING else []
    return [(word, 0.8) for word in words if is_party(frames, word, "recipient")][:1]


def asked(frames: Frames, verb: Token, trigger: Trigger) -> Heads:
    """Of whom something is asked: "demanded answers from the ministry"."""
    words = frames.words_in(verb, "obl:from") if trigger.event_type == "REQUEST" else []
    return [(word, 0.8) for word in words if is_party(frames, word, "recipient")][:1]


def agent_heads(frames: Frames, token: Token, trigger: Trigger) -> Heads:
    """A "by" that the parse hangs on a nearer noun: "killed in an assault on a town by the army"."""
    if token.upos == "VERB" and not frames.tree.is_passive(token):
        return []
    if token.upos != "VERB" and trigger.event_type not in FORCIBLE:
        return []  # "calls for an end to abuses by the police" are not the police's
    for word in frames.tree.subtree(token, APART):
        if word.index > token.index and "by" in frames.tree.cases_of(word) and frames.kinds.get(word.index) in BODIES:
            return [] if has_verb_between(frames, word, token) else [(word, 0.7)]
    return []


def has_verb_between(frames: Frames, low: Token, high: Token) -> bool:
    """Is it the agent of another verb: "the toll, provided by officials"?"""
    word = frames.tree.head(low)
    while word is not None and word.index != high.index:
        if word.upos == "VERB" and not brings_about(frames, word, high):
            return True
        word = frames.tree.head(word)
    return False


def brings_about(frames: Frames, verb: Token, act: Token) -> bool:
    """Is the verb one that only says who did the act before it: "the attack, conducted by the group"?"""
    noun = frames.tree.head(verb)
    if noun is None:
        return False
    if noun.lemma.lower() in OUTCOMES:
        return verb.lemma in CAUSING
    event = noun.index == act.index or bool(frames.lexicon.entries(noun.lemma.lower(), "NOUN"))
    return event and frames.lexicon.light(frames.phrasal_lemma(verb)) is not None


def writer(frames: Frames, verb: Token) -> Heads:
    """Who does what a thing of his says: "posted a message blaming the army"."""
    thing = frames.tree.head(verb)
    over = frames.tree.head(thing) if thing is not None and verb.deprel == "acl" and thing.deprel == "obj" else None
    if over is None or frames.tree.is_passive(verb):
        return []
    doer = frames.tree.subject(over)
    return [(doer, 0.7)] if doer is not None and is_party(frames, doer, "actor") else []


def below_heads(frames: Frames, verb: Token, content: bool) -> Heads:
    """A recipient that hangs on the thing acted on: "lifted the ban on the party", "refused to meet the mediators".

    With `content`, the clause below counts: whom a promised, refused or threatened act would concern.
    """
    thing = frames.tree.object(verb)
    if thing is not None and thing.head == verb.index:
        for child in frames.tree.children(thing):
            linked = base(child.deprel) == "nmod" and set(frames.tree.cases_of(child)) & TOWARDS
            owner = child.deprel == "nmod:poss" and child.upos != "PRON"
            if (linked or owner) and is_party(frames, measured(frames, child), "recipient"):
                return [(measured(frames, child), 0.8)]
    if not content:
        return []
    if (spoken_to := next((w for p in PARTNER for w in frames.words_in(verb, p)), None)) is not None:
        return [(spoken_to, 0.8)] if is_party(frames, spoken_to, "recipient") else []
    for clause in (c for c in frames.tree.children(verb) if c.deprel in {"xcomp", "ccomp"}):
        below = frames.tree.object(clause)
        if below is not None and is_party(frames, below, "recipient"):
            return [(below, 0.8)]
        if found := below_heads(frames, clause, content):
            return found
    return []


def destination(frames: Frames, verb: Token, trigger: Trigger) -> Heads:
    """The state that a force moves into or up to: "crossed into Chad", "massed along the border with Chad"."""
    if trigger.event_type != "MOBILIZE":
        return []
    for place in (w for p in INTO for w in frames.words_in(verb, p)):
        inside = [place, *(c for c in frames.tree.children(place) if base(c.deprel) == "nmod")]
        if (state := next((w for w in reversed(inside) if w.index in frames.states), None)) is not None:
            return [(state, 0.7)]
    return []


def addressee(frames: Frames, token: Token, trigger: Trigger) -> Heads:
    """Who is told what threatens, accuses or asks: "the ministry was informed that ... would harm relations"."""
    if trigger.event_type not in ADDRESSED:
        return []
    clause = frames.tree.clause(token)
    over = frames.tree.head(clause) if clause.deprel == "ccomp" else None
    told = frames.tree.object(over) if over is not None else None
    return [(told, 0.7)] if told is not None and is_party(frames, told, "recipient") else []


def means_heads(frames: Frames, noun: Token) -> Heads:
    """Who does something with or through an act does the act: "have spread fear with attacks on villages"."""
    governor = frames.tree.head(noun)
    if governor is not None and governor.upos == "NOUN" and governor.deprel == "obj":
        governor = frames.tree.head(governor)  # "spread fear with attacks": "with" may hang on "fear"
    if governor is None or governor.upos != "VERB" or not set(frames.tree.cases_of(noun)) & MEANS:
        return []
    if noun.lemma.lower() in OUTCOMES:
        return []
    doer = frames.tree.subject(governor)
    return [(doer, 0.7)] if doer is not None and is_party(frames, doer, "actor") else []


def giver(frames: Frames, noun: Token) -> Heads:
    """Whom an act comes from: "the request came from the ministry", "words of condemnation came from the union"."""
    top = frames.tree.head(noun) if noun.deprel == "nmod" and "of" in frames.tree.cases_of(noun) else noun
    verb = frames.tree.head(top) if top is not None and base(top.deprel) == "nsubj" else None
    if verb is None or verb.lemma != "come":
        return []
    found = frames.words_in(verb, "obl:from")
    return [(word, 0.8) for word in found if is_party(frames, word, "actor")]


def modifier_heads(frames: Frames, noun: Token) -> Heads:
    """ "Taliban attacks", "a Turkish airstrike": who acts stands before the event noun."""
    return [
        (child, 0.9)
        for child in frames.tree.children(noun)
        if child.deprel in {"compound", "amod"}
        and (frames.kinds.get(child.index) in BODIES or child.index in frames.states)
    ][:1]
