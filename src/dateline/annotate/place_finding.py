"""Place finding: the spans of place names: regions of our table, the network's names, proper nouns it left over."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.annotate.place_words import load_place_words
from dateline.records.document import Document
from dateline.records.layers import MENTIONS, TOKENS
from dateline.records.mention import Mention
from dateline.records.proper_runs import joined_runs, proper_runs
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree, base, tree_of
from dateline.reference.gazetteer import Gazetteer, region_names
from dateline.reference.registry import Registry

PLACES = frozenset({"GPE", "LOC", "FAC"})
CUT = re.compile(r"\b(?:A[dlnrstz]|A[ds]h|E[dlnrsz]|Ul|al|el)$")  # articles of Arabic names
MONTHS = frozenset({"March", "May", "April", "June", "August"})  # a month far oftener than the town of that name
SIDE = re.compile(r"\b(?:North|South|East|West)(?:ern)? $")
REST = re.compile(r"[-–]['‘’ʿ]?[A-Z][\w'’]*")
LARGE, TOWN = 100_000, 15_000  # inhabitants of what is known without a preposition, and with one


def find_names(document: Document, gazetteer: Gazetteer, registry: Registry) -> list[Span]:
    """The spans in text order, none over another: regions first, then the network's, then the others."""
    text = document.article.text
    named = [m for m in document[MENTIONS] if m.mention_type == "NAM"]
    found = [with_side(span, text, gazetteer) for span in find_regions(text, named, registry)]
    for mention in named:
        said = mention.span.of(text)
        if mention.entity_type in PLACES and not (is_nationality(said, registry) or is_group(said, document, registry)):
            found += [] if meets(mention.span, found) else [to_the_end(mention.span, text)]
    taken = [*found, *(m.span for m in named if m.entity_type != "PER")]
    found += [span for span in find_called(document, registry) if not meets(span, taken)]
    taken = [*found, *(m.span for m in named)]
    found += [span for span in find_left_over(document, gazetteer, registry) if not meets(span, taken)]
    return sorted((span for span in found if span.of(text) not in MONTHS), key=lambda span: span.start)


def with_side(span: Span, text: str, gazetteer: Gazetteer) -> Span:
    """The span with the quarter before it, where that names a province: "North Kivu", and not "north Kivu"."""
    before = SIDE.search(text, max(0, span.start - 9), span.start)
    if before is None:
        return span
    longer = Span(before.start(), span.end)
    return longer if is_known(longer.of(text), LARGE, gazetteer) else span


def to_the_end(span: Span, text: str) -> Span:
    """The span with what its article belongs to: "Tal Al-Eis", of which the network read "Tal Al"."""
    match = CUT.search(span.of(text))
    rest = REST.match(text, span.end) if match else None
    return Span(span.start, rest.end()) if rest else span


def is_nationality(said: str, registry: Registry) -> bool:
    """ "Iraqi" is no place; "U.S." is."""
    return registry.is_demonym(said) and not registry.is_country(said)


def is_group(said: str, document: Document, registry: Registry) -> bool:
    """Is it the name of an armed group, which the network takes for a place?"""
    actor = registry.find(said, document.article.published, ())
    return actor is not None and actor.kind == "group"


def meets(span: Span, others: Sequence[Span]) -> bool:
    """Does it overlap one of them?"""
    return any(span.overlaps(other) for other in others)


def find_regions(text: str, named: Sequence[Mention], registry: Registry) -> Iterator[Span]:
    """Regions, seas and zones of our table, but not inside other names: "the Kashmir Times"."""
    for match in region_pattern().finditer(text):
        span = Span(*match.span())
        around = [m for m in named if m.span.overlaps(span)]
        inside = any(m.span.covers(span) and m.span != span and m.entity_type not in PLACES for m in around)
        person = any(m.span == span and m.entity_type == "PER" for m in around)
        inside = inside or any(m.span.end > span.end + 2 or m.span.start < span.start - 4 for m in around)
        if not inside and not person and not is_nationality(match.group(), registry):
            yield span


@lru_cache(maxsize=1)
def region_pattern() -> re.Pattern[str]:
    """Every name of our regions, the longest first; not where a capital follows: "Pacific Gas"."""
    names = sorted(region_names(), key=lambda name: (-len(name), name))
    one_word = by_first_letter([name for name in names if " " not in name])
    several = by_first_letter([name for name in names if " " in name])
    return re.compile(rf"\b(?:(?:{several})|(?:{one_word})(?![-\s][A-Z]))\b")


def by_first_letter(names: Sequence[str]) -> str:
    """One of the names, in their order where they begin alike: at a word the others are passed over all at once."""
    letters = sorted({name[0] for name in names})
    rests = {letter: "|".join(re.escape(name[1:]) for name in names if name[0] == letter) for letter in letters}
    return "|".join(f"{re.escape(letter)}(?:{rest})" for letter, rest in rests.items())


def find_left_over(document: Document, gazetteer: Gazetteer, registry: Registry) -> Iterator[Span]:
    """Proper nouns in no name of the network that are a country, a province or a town, large or after "in"."""
    text, words = document.article.text, load_place_words()
    for before, run in proper_runs(document[TOKENS]):
        span = Span(run[0].span.start, run[-1].span.end)
        least = TOWN if before is not None and before.text.lower() in words.before else LARGE
        if before is not None and not registry.is_demonym(span.of(text)) and is_known(span.of(text), least, gazetteer):
            yield span


def find_called(document: Document, registry: Registry) -> Iterator[Span]:
    """Names that the text itself calls a place, known or not: "Mundu village", "the towns of Daraya and Al-Bab"."""
    tree, text = tree_of(document[TOKENS]), document.article.text
    words = [t for t in document[TOKENS] if is_plain_name(t, tree)]
    for run in (*joined_runs(document[TOKENS]), *([word] for word in words)):
        span = Span(run[0].span.start, run[-1].span.end)
        if is_called_a_place(run, tree) and not registry.is_demonym(span.of(text)):
            yield span


def is_plain_name(word: Token, tree: Tree) -> bool:
    """ "a raid in Tank district": a common word with a capital before such a noun, not at a sentence's beginning."""
    above, before = tree.head(word), tree.tokens[word.index - 1] if word.index else None
    inside = before is not None and before.sentence == word.sentence and before.text[:1].islower()
    beside = above is not None and above.index == word.index + 1 and above.text.islower()
    return word.upos == "NOUN" and word.text.istitle() and inside and beside and base(word.deprel) == "compound"


def is_called_a_place(run: Sequence[Token], tree: Tree) -> bool:
    """Does a word such as "village" stand with the name, or with the one that "and" joins it to?"""
    kinds, inside = load_place_words().called, {token.index for token in run}
    head = next((t for t in run if t.head not in inside), run[0])
    if len(run) > 1 and run[-1].lemma.lower() in kinds:
        return True
    while head.deprel == "conj" and (first := tree.head(head)) is not None:
        head = first
    above = tree.head(head)
    if above is None or above.lemma.lower() not in kinds:
        return False
    if base(head.deprel) == "compound":
        return above.index > head.index
    of = base(head.deprel) == "nmod" and "of" in tree.cases_of(head)
    return above.index < head.index and (of or base(head.deprel) in {"appos", "flat"})


def is_known(name: str, least: int, gazetteer: Gazetteer) -> bool:
    """Is it the own name of a country or province, or of a town of so many inhabitants?"""
    found = gazetteer.entries(name) if len(name) > 3 else ()
    return any(p.feature_code in {"PCLI", "ADM1"} or (primary and p.population >= least) for primary, p in found[:5])


def find_context(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """Places in the names of bodies: "Ohio" of the Ohio State Patrol is no place told, but tells where we are."""
    bodies = [m.span for m in document[MENTIONS] if m.mention_type == "NAM" and m.entity_type == "ORG"]
    words = [t for t in document[TOKENS] if t.upos == "PROPN" and meets(t.span, bodies)]
    return [token.span for token in words if is_known(token.text, TOWN, gazetteer)]
