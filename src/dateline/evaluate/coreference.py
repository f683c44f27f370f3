"""Coreference: chains of names and pronouns against the gold of UD-GUM, read as articles are.

A mention counts where its head is a proper noun or a pronoun of the third person, on both sides; it is known by its
head word. Chains with one such mention are left out, on both sides.
"""

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.evaluate.chain_scores import score_chains
from dateline.records.article import Article
from dateline.records.document import Document
from dateline.records.layers import CHAINS, MENTIONS, TOKENS
from dateline.records.span import Span

UNDATED = date(2015, 1, 1)  # the chains read a day only where an actor's roles changed
NEWS_LIKE = frozenset({"news", "interview", "speech", "bio", "voyage", "textbook", "court"})
THIRD = frozenset(
    {"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself"}
    | {"they", "them", "their", "theirs", "themselves"}
)
BRACKET = re.compile(r"\((\d+)-[^()]*|(?<!\d)(\d+)\)|\)")
PIECE = re.compile(r"\[\d+/\d+\]")  # of a mention in several pieces: "(3[1/2]-person"


@dataclass(frozen=True, slots=True)
class GoldChains:
    """A text and its chains of head words, each of two or more."""

    article: Article
    chains: tuple[tuple[Span, ...], ...]

    @property
    def genre(self) -> str:
        """ "news" of "GUM_news_iodine"."""
        return self.article.article_id.split("_")[1]


def read_gum(path: Path, *, every_head: bool = False) -> Iterator[GoldChains]:
    """The documents of a CoNLL-U file of GUM, in order; with `every_head`, descriptions are in the chains too."""
    lines = gzip.decompress(path.read_bytes()).decode("utf-8")
    for document in lines.split("# newdoc id = ")[1:]:
        yield gold_chains(document, every_head=every_head)


def gold_chains(document: str, *, every_head: bool = False) -> GoldChains:
    """One document, its id in the first line; its paragraphs stand apart by an empty line."""
    name, _, body = document.partition("\n")
    text, paragraphs, heads = "", list[int](), dict[str, list[Span]]()
    for block in body.split("\n\n"):
        said = re.search(r"^# text = (.*)$", block, re.M)
        if said is None:
            continue
        if "# newpar" in block or not paragraphs:
            text += "\n\n" if text else ""
            paragraphs.append(len(text))
        else:
            text += " "
        for number, head in heads_of(block, said.group(1), every_head=every_head):
            heads.setdefault(number, []).append(Span(len(text) + head.start, len(text) + head.end))
        text += said.group(1)
    spans = tuple(Span(a, b) for a, b in zip(paragraphs, [*(p - 2 for p in paragraphs[1:]), len(text)], strict=True))
    chains = tuple(tuple(chain) for chain in heads.values() if len(chain) > 1)
    return GoldChains(Article(name, text, UNDATED, paragraphs=spans), chains)


def heads_of(block: str, text: str, *, every_head: bool) -> Iterator[tuple[str, Span]]:
    """(entity, head word in the sentence's text) of what is counted; of two mentions with one head, the shorter."""
    lines = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
    rows = [row for row in lines if row[0].isdigit()]
    places = places_of(lines, text)
    owner: dict[int, tuple[int, str]] = {}
    for number, begin, end in entities_of([row[9] for row in rows]):
        head = next((k for k in range(begin, end) if not begin < int(rows[k][6]) <= end), begin)
        owner[head] = min(owner.get(head, (end - begin, number)), (end - begin, number), key=lambda o: o[0])
    for head, (_, number) in sorted(owner.items()):
        if every_head or is_counted(rows[head][3], rows[head][1]):
            yield number, places[head]


def is_counted(upos: str, word: str) -> bool:
    """Does the word head a name, or is it a pronoun of the third person?"""
    return upos == "PROPN" or (upos == "PRON" and word.lower() in THIRD)


def places_of(lines: Sequence[Sequence[str]], text: str) -> list[Span]:
    """Where each word stands; the words of a contraction stand one after the other where their letters do."""
    found, at = list[Span](), 0
    for row in lines:
        if row[0].isdigit():
            start = text.find(row[1], at)
            if 0 <= start <= at + 3:
                at = start + len(row[1])
                found.append(Span(start, at))
            else:  # letters that the text does not have: "wo" and "n't" of "won't"
                found.append(Span(max(at - 1, 0), max(at, 1)))
    return found


def entities_of(column: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """(entity, first word, last word + 1) from the brackets of the last column; one in pieces counts by each piece."""
    opened: list[tuple[str, int]] = []
    for k, misc in enumerate(column):
        value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for number, closing in BRACKET.findall(PIECE.sub("", value)):
            if number:
                opened.append((number, k))
            elif opened:
                # A closing bracket without a number ends what was opened last.
                at = next((n for n in reversed(range(len(opened))) if opened[n][0] == closing), len(opened) - 1)
                number, begin = opened.pop(at)
                yield number, begin, k + 1


def score_coreference(gold: Iterable[GoldChains], found: Iterable[Document]) -> Mapping[str, float]:
    """F1 in percent of `muc`, `b_cubed` and `ceaf`, and `conll`, their mean."""
    return score_chains([aligned(one, document) for one, document in zip(gold, found, strict=True)])


def aligned(gold: GoldChains, document: Document) -> tuple[list[set[Span]], list[set[Span]]]:
    """(gold's chains, ours), both by gold's head words where ours is one of them."""
    heads = {place: head for chain in gold.chains for head in chain for place in range(head.start, head.end)}
    ours = list[set[Span]]()
    for chain in document[CHAINS]:
        tokens = [document[TOKENS][document[MENTIONS][k].head] for k in chain.mentions]
        spans = {heads.get(t.span.start, t.span) for t in tokens if is_counted(t.upos, t.text)}
        if len(spans) > 1:
            ours.append(spans)
    return [set(chain) for chain in gold.chains], ours
