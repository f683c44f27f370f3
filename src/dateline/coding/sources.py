"""Sources: who says that an event happened, innermost first, what kind of source it is, and who denies it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.coding.draft import Draft
from dateline.coding.entities import Entities, is_media
from dateline.coding.responsibility import claims_on
from dateline.coding.source_kinds import kind_of, load_source_words
from dateline.records.actor import Entity
from dateline.records.attribution import Attribution
from dateline.records.document import Document
from dateline.records.event import Claim, Source
from dateline.records.layers import ATTRIBUTIONS, MENTIONS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree
from dateline.reference.agents import load_agents
from dateline.reference.lexicon import load_lexicon

GOING_ON = frozenset({"continue", "go", "proceed"})  # "continued to attack" says nothing, "he continued" may
CITED = frozenset({"citing", "quoting"})
REACH = 2  # sentences back to the speaker whom a pronoun of a report means
PERSONAL = {"he": "Sing", "she": "Sing", "it": "Sing", "they": "Plur"}


def sources_of(draft: Draft, document: Document, entities: Entities) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """(who says so, who denies it)."""
    # "The paper quoted officials as saying": both say the same words, and the later cue is the inner one.
    over = sorted(attributions_over(draft, document, entities.tree), key=depth)
    said = [source_of(a, document, entities) for _, a in over if not a.denies]
    denied = [replace(source_of(a, document, entities), status="negated") for _, a in over if a.denies]
    said = [*claimants(draft, document, entities), *said, *accusing_media(draft, document, entities)]
    return once(said), once(denied)


def depth(pair: tuple[int, Attribution]) -> tuple[int, bool, int]:
    """How far inside a source stands: by its content's length, who is cited before who cites, the later cue first."""
    length, said = pair
    return length, said.cue_text.lower() not in CITED, -said.cue.start


def author_status(draft: Draft, document: Document, tree: Tree, status: str) -> str | None:
    """The status by the author's own word; None where only sources tell it."""
    return None if any(attributions_over(draft, document, tree)) else status


def claims_of(draft: Draft, document: Document, entities: Entities) -> tuple[Claim, ...]:
    """Who claims or denies the responsibility for it, or that nobody has."""
    found: dict[tuple[str, str | None], Claim] = {}
    for told in claims_on(draft, document, entities):
        by = None if told.speaker is None else as_source(told.speaker, told.words, document, entities)
        found.setdefault((told.state, by.name or by.text if by else None), Claim(told.state, by, told.span))
    return tuple(found.values())


def once(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each speaker once, with the first cue: by name where there is one, else by the words."""
    found: dict[str | Span | None, Source] = {}
    for source in sources:
        found.setdefault(source.name or source.span, source)
    return tuple(found.values())


def claimants(draft: Draft, document: Document, entities: Entities) -> Iterator[Source]:
    """Who "claimed responsibility" is the source of what they claim."""
    for told in claims_on(draft, document, entities):
        if told.state == "claimed" and told.speaker is not None and told.own:
            yield as_source(told.speaker, told.words, document, entities)
            return


def as_source(speaker: Token, cue: str, document: Document, entities: Entities) -> Source:
    """A party as a source."""
    span = entities.tree.phrase(speaker)
    entity = entities.resolve(speaker.index, span)
    name = entity.name if entity is not None and is_named(entity, document) else None
    return Source(span.of(document.article.text), name, cue, span, kind_of(speaker, entity, document, entities))


def accusing_media(draft: Draft, document: Document, entities: Entities) -> Iterator[Source]:
    """A paper or station whose own verb is the act ("state television charged that"): no actor, but the source."""
    trigger = draft.triggers[0].span
    for said in document[ATTRIBUTIONS]:
        if said.source is None or said.source_token is None or not said.cue.overlaps(trigger):
            continue
        entity = entities.resolve(said.source_token, said.source)
        by_kind = entities.tree.tokens[said.source_token].lemma.lower() in load_source_words()["media"]
        if by_kind or (entity is not None and is_media(entity)):
            yield source_of(said, document, entities)


def attributions_over(draft: Draft, document: Document, tree: Tree) -> Iterator[tuple[int, Attribution]]:
    """Attributions whose content holds the trigger, each with the length of that content."""
    trigger = draft.triggers[0].span
    for attribution in document[ATTRIBUTIONS]:
        covering = [content for content in attribution.contents if content.covers(trigger)]
        if not covering or attribution.source is None or attribution.source_token is None:
            continue
        nobody = tree.tokens[attribution.source_token].lemma.lower() in load_source_words()["nobody"]
        claim = attribution.cue_text.lower().startswith("claim") and trigger.start > attribution.cue.end
        empty = nobody or any(
            c.lemma.lower() in {"no", "neither"}
            for c in tree.children(tree.tokens[attribution.source_token])
            if c.deprel == "det"
        )
        if attribution.cue.overlaps(trigger) or (empty and claim) or nobody or not tells(attribution, tree):
            continue
        if not can_tell(tree.tokens[attribution.source_token]):
            continue
        yield min(c.end - c.start for c in covering), attribution


def can_tell(speaker: Token) -> bool:
    """Can who or what is cited say something: a name, an agent, a report, and not "the only way"?"""
    if speaker.upos != "NOUN" or load_agents().knows(speaker.lemma.lower()):
        return True
    return any(speaker.lemma.lower() in words for words in load_source_words().values())


def tells(attribution: Attribution, tree: Tree) -> bool:
    """Is the cue a word of speech or thought, and no deed or wish: not "police foiled it", "their decision to"?"""
    cue = next(tree.tokens_in(attribution.cue), None)
    told = attribution.cue_text.lower()
    if cue is None or "…" in told or told in CITED or told.startswith("according"):
        return True
    if cue.upos == "VERB":
        unnamed = tree.is_passive(cue) and tree.subject(cue) is None  # "the ministry was told", and by whom?
        goes_on = cue.lemma in GOING_ON and any(c.deprel == "xcomp" for c in tree.children(cue))
        return load_lexicon().reporting(cue.lemma) is not None and not unnamed and not goes_on
    return cue.upos not in {"NOUN", "ADJ"} or cue.lemma.lower() in load_source_words()["telling"]


def source_of(attribution: Attribution, document: Document, entities: Entities) -> Source:
    """The source by its words and, where it can be resolved, by its name; a pronoun by whom it stands for."""
    assert attribution.source is not None
    assert attribution.source_token is not None
    head = entities.tree.tokens[attribution.source_token]
    if head.lemma.lower() in PERSONAL and (before := speaker_before(attribution, document, entities.tree)) is not None:
        return replace(source_of(before, document, entities), cue=attribution.cue_text)
    entity = entities.resolve(attribution.source_token, attribution.source)
    text, span = attribution.source.of(document.article.text), attribution.source
    if head.upos == "PRON" and entity is not None and entity.span.start < span.start:
        text, span = entity.text, entity.span
    name = entity.name if entity is not None and is_named(entity, document) else None
    if name is None and head.lemma.lower() in load_source_words()["media"]:
        name = medium_before(attribution, document, entities)
    return Source(text, name, attribution.cue_text, span, kind_of(head, entity, document, entities))


def speaker_before(said: Attribution, document: Document, tree: Tree) -> Attribution | None:
    """The attribution whose speaker a report's pronoun means: "police said ...; they added ..."."""
    assert said.source_token is not None
    pronoun = tree.tokens[said.source_token]
    for earlier in reversed(document[ATTRIBUTIONS]):
        if earlier.source_token is None or earlier.cue.start >= said.cue.start or earlier.denies:
            continue
        speaker = tree.tokens[earlier.source_token]
        if pronoun.sentence - speaker.sentence > REACH:
            continue
        if speaker.upos in {"NOUN", "PROPN"} and agree(pronoun, speaker):
            return earlier
        return None
    return None


def agree(pronoun: Token, speaker: Token) -> bool:
    """May the pronoun stand for the speaker, by number and kind?"""
    lemma, noun = pronoun.lemma.lower(), speaker.lemma.lower()
    words = load_source_words()
    plural = speaker.feat("Number") == "Plur" or noun in {"police", "military", "army"}
    body = speaker.upos == "NOUN" and (noun in words["official"] | words["group"]) and noun.endswith(("y", "t", "e"))
    if lemma == "they":
        return plural
    return not plural and (lemma != "it" or body)


def is_named(entity: Entity, document: Document) -> bool:
    """Is it known by a name? "Officials" and "a witness" stay without one, whatever country they are of."""
    text = document.article.text
    names = {mention.span.of(text) for mention in document[MENTIONS] if mention.mention_type == "NAM"}
    return entity.actor_id is not None or entity.name in names


def medium_before(attribution: Attribution, document: Document, entities: Entities) -> str | None:
    """The paper or agency by name that "the paper" means: the last one that the article quoted before."""
    for earlier in reversed(document[ATTRIBUTIONS]):
        if earlier.source is None or earlier.source_token is None or earlier.cue.start >= attribution.cue.start:
            continue
        entity = entities.resolve(earlier.source_token, earlier.source)
        if entity is not None and entity.name and is_media(entity):
            return entity.name
    return None
