"""Carried: parties that another sentence of the article tells of the same happening.

"The group claimed responsibility for the attack": on whom, an earlier sentence says. Only an event that refers
back, by a definite noun or by the claim itself, takes parties over: those of the attack that it refers to, which is the
one told last, or the first where that is far off. A protest shares the target of the article's other protests.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.draft import Draft
from dateline.coding.entities import Entities
from dateline.coding.sides import BACKING, Sided, load_implied, same
from dateline.records.actor import Entity
from dateline.records.syntax import Token
from dateline.records.tree import Tree

# Nouns that name one kind of act: "the execution" is no attack told before, unless by that word.
SPECIFIC = frozenset(
    {"execution", "death", "murder", "beheading", "assassination", "kidnapping", "abduction", "capture"}
)
CLAIMING = frozenset({"claim", "take", "accept", "assume"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday", "night"})
UNTOLD = frozenset({"historical", "future"})  # another time than the article's own
ATTACK_REACH = 3  # sentences back to the attack told last
TALKS_REACH = 2  # sentences from talks to what one side of them agreed or refused
CHARGES = frozenset({"charge", "accusation", "allegation", "claim"})
AGAINST = frozenset({"ACCUSE", "REJECT"})
ANSWERS = frozenset({"AGREE", "CONCEDE", "REJECT"})


def carry_sides(sided: Sequence[Sided], drafts: Sequence[Draft], tree: Tree, entities: Entities) -> list[Sided]:
    """The same events; missing sides filled from the event that they refer back to."""
    nouns = {t.token for d in drafts for t in d.triggers if t.event_type == "ASSAULT"}
    known = [n for n in sorted(nouns) if is_known(tree.tokens[n], tree)]
    own = {tree.tokens[s.draft.token].sentence for s in sided if s.draft.event_type == "ASSAULT" and s.recipients}
    first: dict[int, Sided] = {}  # attack, by its token → the first event of the same happening
    done: list[Sided] = []
    for one in sided:
        if one.draft.event_type == "ASSAULT":
            sentence = tree.tokens[one.draft.token].sentence
            claim = is_claim(one.draft, nouns, tree)
            noun = None if claim else noun_of(one.draft, known, tree)
            earlier = _attack_before(one, done, noun, tree) if claim or noun else None
            if earlier is not None:
                lead = first[earlier.draft.token]
                one = _filled(one, lead, sides=not claim, suffers=claim or sentence not in own)
                first[one.draft.token] = lead if lead.recipients else one
            else:
                first[one.draft.token] = one
        elif one.draft.event_type in ANSWERS and not one.recipients:
            one = replace(one, recipients=tuple(_partner(one, done, tree)))
        done.append(one)
    done = [_answered(one, done, tree) if one.draft.event_type == "REJECT" else one for one in done]
    done = [_condemned(one, done, tree) if one.draft.event_type in AGAINST else one for one in done]
    done = [_protest(one, done, tree, entities) if is_protest(one) and not one.recipients else one for one in done]
    return [_demanded(one, done) if one.draft.event_type == "REQUEST" and not one.recipients else one for one in done]


def _condemned(one: Sided, done: Sequence[Sided], tree: Tree) -> Sided:
    """Who condemns or opposes an attack condemns those who did it, where the text says who."""
    thing = tree.object(tree.tokens[one.draft.token])
    if one.recipients or thing is None:
        return one
    acts = [d for d in done if d.draft.event_type == "ASSAULT" and thing.index in {t.token for t in d.draft.triggers}]
    doers = tuple(a for act in acts for a in act.actors if not any(same(a, mine) for mine in one.actors))
    return replace(one, recipients=doers)


def _answered(one: Sided, done: Sequence[Sided], tree: Tree) -> Sided:
    """Who denies a charge denies it to the one who made it: "Chad accused Niger, and Niger denied the charge"."""
    thing = tree.object(tree.tokens[one.draft.token])
    if one.recipients or not one.actors or thing is None or thing.lemma not in CHARGES:
        return one
    here = tree.tokens[one.draft.token].sentence
    for told in reversed([d for d in done if d.draft.event_type == "ACCUSE" and d.draft.token < one.draft.token]):
        if here - tree.tokens[told.draft.token].sentence > TALKS_REACH:
            break
        if any(same(accused, denier) for accused in told.recipients for denier in one.actors):
            return replace(one, recipients=told.actors)
    return one


def _demanded(one: Sided, done: Sequence[Sided]) -> Sided:
    """What protesters demand, they demand of those against whom they march."""
    if not one.actors or any(a.sector != "CVL" or a.actor_id for a in one.actors):
        return one
    told = [d for d in done if is_protest(d) and d.recipients and any(same(a, one.actors[0]) for a in d.actors)]
    near = min(told, key=lambda d: abs(d.draft.token - one.draft.token), default=None)
    return replace(one, recipients=near.recipients) if near is not None else one


def noun_of(draft: Draft, known: Sequence[int], tree: Tree) -> str | None:
    """The "attack" by which an event points back: one of its own words, or one below them in its sentence."""
    own = {t.token for t in draft.triggers}
    for noun in known:
        word: Token | None = tree.tokens[noun]
        while word is not None and word.index not in own:
            word = tree.head(word)
        if word is not None:
            return tree.tokens[noun].lemma
    return None


def is_claim(draft: Draft, nouns: set[int], tree: Tree) -> bool:
    """Is the event told by a claim: "claimed responsibility", "the attack was claimed by"?"""
    token = tree.tokens[draft.token]
    thing = tree.object(token) if token.lemma in CLAIMING else None
    return thing is not None and (thing.lemma == "responsibility" or thing.index in nouns)


def is_known(noun: Token, tree: Tree) -> bool:
    """Is it a bare event noun that points to something told before: "the attack", "Monday's bombing"?"""
    children = tree.children(noun)
    if noun.upos not in {"NOUN", "PROPN"} or any(c.deprel in {"nmod", "acl", "acl:relcl"} for c in children):
        return False
    if any(c.deprel == "nmod:poss" and c.lemma in DAYS for c in children):
        return True
    return any(c.deprel == "det" and c.lemma.lower() in DEFINITE for c in children)


def _attack_before(one: Sided, done: Sequence[Sided], noun: str | None, tree: Tree) -> Sided | None:
    """The attack that "the attack" is: the one told last, the article's first where that is far off."""
    if one.draft.factuality.status in UNTOLD:
        return None
    told = [d for d in done if d.draft.event_type == "ASSAULT" and d.draft.factuality.status == "asserted"]
    if noun in SPECIFIC:
        told = [d for d in told if noun in {tree.tokens[t.token].lemma for t in d.draft.triggers}]
    if not told:
        return None
    near = tree.tokens[one.draft.token].sentence - tree.tokens[told[-1].draft.token].sentence <= ATTACK_REACH
    return told[-1] if near else told[0]


def _filled(one: Sided, lead: Sided, *, sides: bool, suffers: bool) -> Sided:
    """The event with the other's parties where it has none; a claim takes nobody's place who did it."""
    if suffers and not one.recipients:
        others = tuple(r for r in lead.recipients if not any(same(r, a) for a in one.actors))
        one = replace(one, recipients=others)
    if sides and not one.actors:
        others = tuple(a for a in lead.actors if not any(same(a, r) for r in one.recipients))
        one = replace(one, actors=others)
    return one


def _partner(one: Sided, done: Sequence[Sided], tree: Tree) -> list[Entity]:
    """The other side of the talks just told, where one side of them agrees, yields or refuses."""
    here = tree.tokens[one.draft.token].sentence
    for talks in reversed(done):
        if here - tree.tokens[talks.draft.token].sentence > TALKS_REACH:
            return []
        sides = (*talks.actors, *talks.recipients)
        if talks.draft.event_type == "CONSULT" and len(sides) == 2 and len(one.actors) == 1:
            others = [side for side in sides if not same(side, one.actors[0])]
            return others if len(others) == 1 else []
    return []


def is_protest(one: Sided) -> bool:
    """Is it a protest, by whomever?"""
    return one.draft.event_type == "PROTEST"


def _protest(one: Sided, done: Sequence[Sided], tree: Tree, entities: Entities) -> Sided:
    """The article's other protests say against whom; else it is the protesters' own government."""
    token = tree.tokens[one.draft.token]
    if any(c.lemma in BACKING for c in tree.children(token)):
        return one
    told = [d for d in done if is_protest(d) and d.recipients]
    near = min(told, key=lambda d: abs(d.draft.token - one.draft.token), default=None)
    if near is not None:
        return replace(one, recipients=near.recipients)
    if any(actor.sector not in load_implied()["protest"] for actor in one.actors):
        return one  # a candidate's rally is against nobody
    code = next((actor.code for actor in one.actors if actor.code), None)
    government = entities.government(token, code)
    return replace(one, recipients=(government,) if government is not None else ())
