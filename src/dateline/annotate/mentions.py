"""Mentions: the phrases that stand for persons, groups, places and things.

Names come from the network and from the actor registry (the longer one wins where they overlap), descriptions are noun
phrases whose head noun is one who can act ("gunmen", "the interior ministry"), pronouns those of the third person.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import takewhile

from dateline.annotate.aliases import by_acronym
from dateline.annotate.chain_rules import load_rules
from dateline.annotate.readings import READINGS
from dateline.annotate.spacing import squeeze
from dateline.annotate.step import Step, each
from dateline.records.document import Document
from dateline.records.layers import MENTIONS, TOKENS
from dateline.records.mention import Mention
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, tree_of
from dateline.reference.agents import Agents, load_agents
from dateline.reference.registry import Registry, load_registry

PRONOUNS = frozenset(
    {"i", "we", "us", "our", "he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "theirs"}
)
TYPE_OF_KIND = {
    "country": "GPE",
    "place": "GPE",
    "group": "ORG",
    "body": "ORG",
    "media": "ORG",
    "person": "PER",
}
# Words in lower case with which persons' names begin.
PARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "bin",
        "ibn",
        "bint",
        "ben",
        "abu",
        "de",
        "da",
        "di",
        "du",
        "la",
        "van",
        "von",
        "der",
        "den",
        "dos",
    }
)
TITLES = frozenset({"compound", "nmod:desc", "flat"})
SIDES = frozenset({"Northern", "Southern", "Eastern", "Western", "North", "South", "East", "West", "Central"})
CAPITALIZED = r"[A-Z][a-z][\w’'-]*"
BODY_NAME = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]|[Aa]n) |(?<=[a-z,] ))"
    rf"(?P<name>{CAPITALIZED}(?: (?:(?:of|for|and|in) (?:the )?)?{CAPITALIZED}){{0,6}} "
    r"(?:Front|Army|Movement|Brigades?|Party|Council|Union|Alliance|Coalition|Network|Command|League|Committee|Commission"
    r"|Forces?|Organi[sz]ation|Association|Federation|Congress|Resistance|Militia|Battalion|Foundation|Institute|Authority))\b"
)
AFTER_NAMES = frozenset({"ADJ", "ADP", "ADV", "CCONJ", "DET", "PUNCT", "VERB"})
JOINED = re.compile(r"[-‐‑](?:[a-z]+ed|led|held|run|born|made|wide)$")  # "US-backed", "Houthi-held"
NO_NATIONS = frozenset({"foreign", "international", "national", "federal", "regional", "western"})
LEAST_SCORE = 0.4  # names of which the network is less sure than this are left out


@dataclass(frozen=True, slots=True)
class Name:
    """A name found by one of the two witnesses."""

    span: Span
    entity_type: str
    score: float
    listed: bool  # in the registry


def find_mentions(document: Document, registry: Registry, agents: Agents) -> Iterator[Mention]:
    """Mentions in text order, numbered; an outer phrase before the name inside it."""
    tree = tree_of(document[TOKENS])
    found: list[tuple[Span, int, str, str, float]] = []
    found_names = [*network_names(document), *registry_names(document, registry), *defined_names(document.article.text)]
    found_names += [*sided_names(found_names, document.article.text), *body_names(found_names, document.article.text)]
    names = merged(found_names)
    covered: set[int] = set()
    for name in names:
        inside = list(tree.tokens_in(name.span))
        if not inside:
            continue
        covered |= {t.index for t in inside}
        found.append((name.span, head_of(inside), name.entity_type, "NAM", name.score))
    for span, head in titled_names(tree, covered, agents):
        covered |= {t.index for t in tree.tokens_in(span)}
        found.append((span, head, "PER", "NAM", LEAST_SCORE))
    for token in tree.tokens:
        if token.lemma.lower() in PRONOUNS and token.upos in {"PRON", "DET"}:
            kind = "PER" if token.text.lower() in {"he", "him", "his", "she", "her", "hers"} else "ORG"
            found.append((token.span, token.index, kind, "PRO", 1.0))
        elif token.index not in covered and is_description(token) and is_known(token, agents):
            found.append((tree.phrase(token), token.index, entity_type_of(token, tree, agents), "NOM", 1.0))
    ordered = sorted(found, key=lambda f: (f[0].start, -f[0].end, f[1]))
    for index, (span, head, entity_type, mention_type, score) in enumerate(ordered):
        yield Mention(index, span, head, entity_type, mention_type, tree.tokens[head].sentence, score)


def defined_names(text: str) -> Iterator[Name]:
    """The long forms of which the text itself gives an acronym, and the acronym wherever it stands."""
    for alias in by_acronym(text):
        long, short = alias.long.of(text), alias.short.of(text)
        if sum(word[:1].isupper() for word in long.split()) < 2 or sum(map(str.isupper, short)) < 2:
            continue
        yield Name(alias.long, "ORG", LEAST_SCORE, listed=False)
        for match in re.finditer(rf"\b{re.escape(short)}\b", text):
            yield Name(Span(*match.span()), "ORG", LEAST_SCORE, listed=False)


def sided_names(names: Iterable[Name], text: str) -> Iterator[Name]:
    """A side and the place after it that were found as two names: "Northern" and "Ireland"."""
    places = {name.span.start: name for name in names if name.entity_type in {"GPE", "LOC"}}
    for name in list(places.values()):
        after = places.get(name.span.end + 1)
        if after is not None and name.span.of(text) in SIDES and text[name.span.end] == " ":
            yield Name(Span(name.span.start, after.span.end), "GPE", name.score, listed=False)


def body_names(names: Iterable[Name], text: str) -> Iterator[Name]:
    """Names that say of themselves that they are a body's, where neither witness knows them: "the River Front"."""
    taken = [name.span for name in names]
    for match in BODY_NAME.finditer(text):
        span = Span(match.start("name"), match.end("name"))
        if not any(span.overlaps(other) for other in taken):
            yield Name(span, "ORG", LEAST_SCORE, listed=False)


def is_description(token: Token) -> bool:
    """Can the word head a phrase that describes somebody: a noun that does not itself stand before a noun?"""
    return token.upos in {"NOUN", "PROPN"} and token.deprel not in {"compound", "amod"}


def is_known(noun: Token, agents: Agents) -> bool:
    """Is it a noun for one who can act, or one that only leads back to a name: "the paper", "the republic"?"""
    return agents.knows(noun.lemma.lower()) or noun.lemma.lower() in load_rules()["leading_back"]


def entity_type_of(noun: Token, tree: Tree, agents: Agents) -> str:
    """What kind the noun's mention is of; "the foreign office" is a body, though an office is a place."""
    lemma = noun.lemma.lower()
    before = (c for c in tree.children(noun) if c.index < noun.index and c.deprel in {"compound", "amod"})
    if any(f"{c.text.lower()} {lemma}" in agents.sectors for c in before) and agents.entity_type(lemma) == "FAC":
        return "ORG"
    return load_rules()["leading_back"].get(noun.lemma.lower()) or agents.entity_type(noun.lemma.lower())


def network_names(document: Document) -> Iterator[Name]:
    """The network's names as spans of the text."""
    tokens = document[TOKENS]
    first = 0
    for reading in document[READINGS]:
        for mention in reading.mentions:
            if mention.score >= LEAST_SCORE:
                words = tokens[first + mention.begin : first + mention.end]
                if mention.entity_type == "PER":
                    words = words[sum(1 for _ in takewhile(stands_before, words)) :]
                if not any(word.text[0].isupper() or word.text[0].isdigit() for word in words):
                    continue  # "the president" is a description
                if mention.entity_type == "NORP" and {word.text.lower() for word in words} <= NO_NATIONS:
                    continue
                words = words[: len(words) - sum(1 for _ in takewhile(follows_name, reversed(words)))]
                span = Span(words[0].span.start, words[-1].span.end)
                if (joined := JOINED.search(span.of(document.article.text))) is not None and joined.start():
                    span = Span(span.start, span.start + joined.start())
                if mention.entity_type == "PER":
                    span = hyphenated(span, document.article.text)
                yield Name(span, mention.entity_type, mention.score, listed=False)
        first += len(reading.words)


def follows_name(word: Token) -> bool:
    """Is it a small word that ends no name: "special" after "UN", "-backed" after "US", "of" after all?"""
    return word.upos in AFTER_NAMES and not any(map(str.isupper, word.text)) and not word.text[:1].isdigit()


def hyphenated(span: Span, text: str) -> Span:
    """A person's name with what a hyphen joins to its last word, where the network ended before: "Ziad al-Sharabi"."""
    rest = re.compile(r"(?:[-‐‑][^\W\d_]+)+").match(text, span.end)
    return Span(span.start, rest.end()) if rest is not None and text[span.end + 1].isupper() else span


def stands_before(word: Token) -> bool:
    """Is it a word in lower case that begins no name: "extradite" before "extradite Yanukovych"?"""
    return word.text.islower() and word.text.isalpha() and word.text not in PARTICLES


def titled_names(tree: Tree, covered: Set[int], agents: Agents) -> Iterator[tuple[Span, int]]:
    """(span, head) of names that only their title shows to be a person's: "King Abdullah"."""
    for token in tree.tokens:
        if token.upos != "PROPN" or token.index in covered or token.deprel in {"compound", "flat", "nmod:desc"}:
            continue
        children = tree.children(token)
        if any(c.index < token.index and c.deprel in TITLES and agents.office(c.lemma) for c in children):
            rest = [c for c in children if c.deprel == "flat" and c.index not in covered]
            yield Span(token.span.start, max(c.span.end for c in (token, *rest))), token.index


def registry_names(document: Document, registry: Registry) -> Iterator[Name]:
    """Names of the registry's actors in the text; nationalities are NORP."""
    spacing = squeeze(document.article.text)
    for start, end in registry.find_capitals(spacing.text):
        yield Name(spacing.outward(Span(start, end)), "GPE", 1.0, listed=True)
    for start, end, actor_id in registry.find_names(spacing.text, document.article.published):
        span = spacing.outward(Span(start, end))
        kind = registry.actors[actor_id].kind
        demonym = kind == "country" and registry.is_demonym(spacing.text[start:end])
        yield Name(span, "NORP" if demonym else TYPE_OF_KIND.get(kind, "ORG"), 1.0, listed=True)


def merged(names: Iterable[Name]) -> list[Name]:
    """Names without overlaps: the longer wins, at one length the registry's."""
    kept: list[Name] = []
    ordered = sorted(names, key=lambda n: (-(n.span.end - n.span.start), not n.listed, n.span.start))
    taken = bytearray(max((name.span.end for name in ordered), default=0))  # one a code point
    for name in ordered:
        if not any(taken[name.span.start : name.span.end]):
            kept.append(name)
            taken[name.span.start : name.span.end] = b"\x01" * (name.span.end - name.span.start)
    return sorted(kept, key=lambda n: n.span.start)


def head_of(tokens: list[Token]) -> int:
    """The token of a phrase whose governor lies outside it; the last of several."""
    inside = {t.index for t in tokens}
    tops = [t.index for t in tokens if t.head not in inside and t.upos != "PUNCT"]
    return tops[0] if tops else tokens[-1].index


def step(registry: Registry | None = None, agents: Agents | None = None) -> Step:
    """Reads tokens and readings, writes the mentions."""

    def find(document: Document) -> Iterator[Mention]:
        return find_mentions(document, registry or load_registry(), agents or load_agents())

    return each("mentions", (TOKENS, READINGS), MENTIONS, find)
