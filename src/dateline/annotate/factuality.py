"""Factuality: whether the text makes an event one that happened, is to come, may be, was denied, or is history.

Read off the parse and the cue lists of data/factuality.yaml: the trigger's own auxiliaries and negation first, then
each word that governs its clause ("planned to attack", "fears of an attack"), conditions, and at last its time, which
`history` reads.
"""

from collections.abc import Iterator, Set

from dateline.annotate.conditions import conditions_of
from dateline.annotate.cues import Cues, load_cues
from dateline.annotate.frames import Frames, frames_of
from dateline.annotate.history import historical
from dateline.annotate.outcomes import outcome_of
from dateline.annotate.step import Step, each
from dateline.records.document import Document
from dateline.records.event import Factuality, Trigger
from dateline.records.layers import ATTRIBUTIONS, FACTUALITY, MENTIONS, TIMEXES, TOKENS, TRIGGERS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base
from dateline.reference.lexicon import Lexicon, load_lexicon

AIMS = frozenset({"aim", "goal", "plan", "purpose", "objective", "task", "idea", "intention", "mission", "hope"})
STRENGTH = ("negated", "hypothetical", "future", "historical", "asserted")  # the first that is cued wins
COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "advcl", "csubj", "obj", "obl", "nmod", "nsubj"})


def find_factuality(document: Document, lexicon: Lexicon) -> Iterator[Factuality]:
    """One verdict a trigger, in their order."""
    frames = frames_of(document, lexicon)
    cues, days = load_cues()
    for trigger in document[TRIGGERS]:
        token = frames.tree.tokens[trigger.token]
        cues_of = list(without_own_negation(frames, token, trigger))
        verdicts: list[tuple[str, Span | None]] = [
            *(cue for cue in cues_of if not took_place(trigger, token, cue[1], document)),
            *historical(frames.tree, token, document, cues["historical_adverbs"][""], days),
        ]
        status, cue = min(verdicts, key=lambda v: STRENGTH.index(v[0]), default=("asserted", None))
        conditions = tuple(conditions_of(frames, token, cues))
        # "threatened measures if the fighting went on": the threat was made, whatever comes of it.
        if conditions and status in {"asserted", "future"} and trigger.event_type != "THREATEN":
            status = "hypothetical"
        yield Factuality(trigger.index, status, cue, conditions, outcome_of(frames, token, cues_of))


def took_place(trigger: Trigger, token: Token, cue: Span, document: Document) -> bool:
    """ "After failed negotiations": they were held, and came to nothing."""
    held = trigger.event_type == "CONSULT" and token.upos == "NOUN"
    return held and cue.of(document.article.text).lower() == "failed" and cue.end < token.span.start


def without_own_negation(frames: Frames, token: Token, trigger: Trigger) -> Iterator[tuple[str, Span]]:
    """The cues; where the type itself rests on the negation ("will not hold"), it is none."""
    entry = frames.lexicon.entry(trigger.pattern) if trigger.pattern else None
    own = list(own_cues(frames.tree, token, load_cues()[0]))
    refused = entry is None and trigger.event_type == "REJECT" and any(status == "negated" for status, _ in own)
    if entry is not None and any(relation.startswith("neg.") for relation in entry.when):
        own = [cue for cue in own if cue[0] == "negated"]
    elif not refused:
        own = []
    return (cue for cue in cued(frames, token) if cue not in own)


def cued(frames: Frames, trigger: Token) -> Iterator[tuple[str, Span]]:
    """Statuses that words above and beside the trigger give it, with the words."""
    cues, _ = load_cues()
    light = frames.light_verb(trigger)
    if light is not None:
        yield from own_cues(frames.tree, light[0], cues)
        yield from complement_cues(frames.tree, light[0], trigger, cues)
    yield from own_cues(frames.tree, trigger, cues)
    yield from failed_attempt(frames.tree, trigger, cues)
    yield from governing_cues(frames.tree, light[0] if light else trigger, cues, frames.lexicon.quantities)


def own_cues(tree: Tree, word: Token, cues: Cues) -> Iterator[tuple[str, Span]]:
    """Auxiliaries, negation and adjectives among the word's dependents."""
    if (arranged := to_be_done(tree, word)) is not None:
        aimed = any(base(c.deprel) == "nsubj" and c.lemma.lower() in AIMS for c in tree.children(word))
        yield ("hypothetical" if aimed else "future"), arranged
    for child in tree.children(word):
        lemma = child.lemma.lower()
        if lemma in cues["negators"][""] and base(child.deprel) in {"advmod", "det", "cc", "case", "discourse"}:
            yield "negated", child.span
        for status, lemmas in cues["modals"].items():
            if base(child.deprel) == "aux" and lemma in lemmas:
                told = lemma == "would" and is_told(tree, word, cues) and not is_perfect(tree, word)
                yield ("future" if told else status), child.span
        for status, lemmas in cues["governors"].items():
            # "is due to visit": parsers take "due to" for a preposition before the verb.
            if word.upos == "VERB" and child.deprel == "case" and lemma in lemmas:
                yield status, child.span
        for status, lemmas in cues["adjectives"].items():
            if base(child.deprel) in {"amod", "det"} and {lemma, child.text.lower()} & lemmas:
                yield status, child.span
        for status, lemmas in cues["adverbs"].items():
            if child.deprel == "advmod" and lemma in lemmas:
                yield status, child.span
    for party in (tree.subject(word), tree.object(word)) if word.upos == "VERB" else ():
        if party is not None and any(c.lemma in {"no", "neither", "none"} for c in (party, *tree.children(party))):
            yield "negated", party.span


def to_be_done(tree: Tree, verb: Token) -> Span | None:
    """The "are to" of "the sides are to meet on Monday": what is arranged."""
    children = tree.children(verb)
    to = next((c for c in children if c.deprel == "mark" and c.lemma.lower() == "to"), None)
    be = next((c for c in children if c.lemma == "be" and to is not None and c.index == to.index - 1), None)
    present = be is not None and be.text.lower() in {"is", "are", "'s", "’s"}
    return Span(be.span.start, to.span.end) if be is not None and to is not None and present else None


def is_perfect(tree: Tree, verb: Token) -> bool:
    """ "Would have attacked": it did not come to it."""
    return any(base(c.deprel) == "aux" and c.lemma.lower() == "have" for c in tree.children(verb))


def is_told(tree: Tree, verb: Token, cues: Cues) -> bool:
    """ "said it would withdraw": told from then, what would come was to come, as "will" says it from now."""
    governor = tree.head(verb)
    if governor is None or governor.lemma.lower() not in cues["tellers"][""] or governor.feat("Tense") != "Past":
        return False
    return base(verb.deprel) == "ccomp"


def governing_cues(tree: Tree, word: Token, cues: Cues, measures: Set[str] = frozenset()) -> Iterator[tuple[str, Span]]:
    """Statuses from each word whose complement the event is, from the nearest outwards.

    Words of measure stand for what they measure: "a round of talks will be held".
    """
    if (purpose := unfinished_purpose(tree, word, cues)) is not None:
        yield "hypothetical", purpose
    event = word
    while (governor := tree.head(word)) is not None:
        relation = base(word.deprel)
        # "the plan that they agreed to": what a relative clause tells is no part of the plan.
        if word.deprel == "acl:relcl" or is_circumstance(tree, word, cues):
            break
        if relation == "conj":
            if is_finite_past(word) and is_infinitive(tree, governor):
                break  # "thwarted a plot to blow it up and arrested four"
            yield from shared_cues(tree, governor, word, cues)
        elif relation not in COMPLEMENTS or (relation == "advcl" and not is_complement(tree, word)):
            break
        elif governor.lemma.lower() not in cues["implicatives"][""]:
            yield from complement_cues(tree, governor, word, cues)
        if word is event and relation == "nmod" and "of" in tree.cases_of(word) and governor.lemma.lower() in measures:
            event = governor
        if relation == "nsubj":
            if word is event:
                yield from occurrence_cues(tree, governor, cues)
            break
        word = governor


def unfinished_purpose(tree: Tree, word: Token, cues: Cues) -> Span | None:
    """ "to prevent attacks", but not the complement of "helped to prevent"; "came in order to attack" is a purpose."""
    governor = tree.head(word)
    implied = governor is not None and governor.lemma.lower() in cues["implicatives"][""]
    in_order = any(c.text.lower() == "in" and c.deprel == "mark" for c in tree.children(word))
    return purpose_of(tree, word) if in_order or not implied else None


def is_circumstance(tree: Tree, word: Token, cues: Cues) -> bool:
    """ "promised at a meeting", "feared after the attack": when or where it was said is no part of what was said."""
    return base(word.deprel) in {"obl", "nmod"} and bool(set(tree.cases_of(word)) & cues["circumstances"][""])


def shared_cues(tree: Tree, governor: Token, word: Token, cues: Cues) -> Iterator[tuple[str, Span]]:
    """ "will attack and kill": the first conjunct's auxiliaries hold for a second one without tense."""
    if any(base(c.deprel) in {"aux", "nsubj"} for c in tree.children(word)):
        return
    if word.feat("VerbForm") == "Fin" and word.feat("Tense") == "Past":
        return
    yield from (cue for cue in own_cues(tree, governor, cues) if cue[0] != "negated" or word.upos != "VERB")


def occurrence_cues(tree: Tree, governor: Token, cues: Cues) -> Iterator[tuple[str, Span]]:
    """ "talks will be held", "there will be protests": the verb only says that the event takes place."""
    if governor.lemma.lower() in cues["occurrences"][""]:
        yield from own_cues(tree, governor, cues)
        over = tree.head(governor)
        if over is not None and governor.deprel == "xcomp":
            yield from complement_cues(tree, over, governor, cues)  # "talks are due to resume"


def complement_cues(tree: Tree, governor: Token, word: Token, cues: Cues) -> Iterator[tuple[str, Span]]:
    """What a governor such as "planned", "fears" or "refused" makes of its complement."""
    relation, lemma = base(word.deprel), governor.lemma.lower()
    if is_called_off(tree, governor, word):
        yield "negated", governor.span
        return
    for status, lemmas in cues["undergone" if word.deprel == "nsubj:pass" else "governors"].items():
        if lemma in lemmas and (relation != "nsubj" or governor.upos in {"ADJ", "NOUN"} or word.deprel == "nsubj:pass"):
            # "said it planned an attack": a noun is planned as an act is; "condemned an attack" is not in the lists.
            yield status, governor.span
    if lemma == "have" and relation == "xcomp" and any(c.lemma == "yet" for c in tree.children(governor)):
        yield "negated", governor.span  # "has yet to retake the town"
    if relation == "ccomp" and lemma in cues["tellers"][""]:
        # "has not confirmed that it will attend": what is not said is open.
        yield from (
            ("hypothetical" if status == "negated" else status, span) for status, span in own_cues(tree, governor, cues)
        )
    elif relation in {"xcomp", "ccomp"}:
        yield from own_cues(tree, governor, cues)
    elif relation == "advcl" and governor.upos == "ADJ":
        # "is allegedly responsible for murdering": who doubts the one doubts the other.
        yield from (cue for cue in own_cues(tree, governor, cues) if cue[0] in {"hypothetical", "negated"})


def is_finite_past(word: Token) -> bool:
    """ "arrested": a deed told of its own."""
    return word.upos == "VERB" and word.feat("VerbForm") == "Fin" and word.feat("Tense") == "Past"


def is_called_off(tree: Tree, governor: Token, word: Token) -> bool:
    """ "Called off the talks", "the talks were called off": no call for them."""
    off = any(c.lemma == "off" and c.index > governor.index for c in tree.children(governor))
    return governor.lemma == "call" and off and base(word.deprel) in {"obj", "nsubj", "obl"}


def failed_attempt(tree: Tree, event: Token, cues: Cues) -> Iterator[tuple[str, Span]]:
    """ "An attempt to kidnap him failed", "the assassination attempt was foiled": what was tried did not come about."""
    over = tree.head(event)
    tried = over if over is not None and event.deprel in {"acl", "compound", "nmod"} else event
    kinds = {tried.lemma.lower(), *(c.lemma.lower() for c in tree.children(event) if c.deprel == "compound")}
    verb = tree.head(tried)
    if not kinds & cues["attempts"][""] or verb is None or base(tried.deprel) != "nsubj":
        return
    if verb.lemma.lower() in cues["failing"][""] or verb.lemma.lower() in cues["undergone"]["negated"]:
        yield "negated", verb.span


def is_complement(tree: Tree, word: Token) -> bool:
    """An infinitive, or a gerund under "from", "of", "for": "prevented from marching", "guilty of killing"."""
    if is_infinitive(tree, word):
        return True
    governor, marks = tree.head(word), set(tree.marks_of(word))
    gerund = word.upos == "VERB" and word.text.lower().endswith("ing")
    adjective = governor is not None and governor.upos == "ADJ"
    return gerund and bool(marks & ({"from", "of", "for"} if adjective else {"from", "of"}))


def purpose_of(tree: Tree, word: Token) -> Span | None:
    """ "to prevent attacks": an infinitive of purpose tells what is wanted, not what was done."""
    if base(word.deprel) in {"advcl", "acl"} and is_infinitive(tree, word):
        return next((c.span for c in tree.children(word) if c.lemma == "to"), None)
    return None


def is_infinitive(tree: Tree, word: Token) -> bool:
    """Is it a "to" infinitive?"""
    return word.upos == "VERB" and any(
        c.deprel in {"mark", "aux"} and c.text.lower() == "to" for c in tree.children(word)
    )


def step(lexicon: Lexicon | None = None) -> Step:
    """Reads tokens, mentions, time expressions, triggers and attributions, writes the verdicts."""
    reads = (TOKENS, MENTIONS, TIMEXES, TRIGGERS, ATTRIBUTIONS)
    return each("factuality", reads, FACTUALITY, lambda d: find_factuality(d, lexicon or load_lexicon()))
