"""Event places: where the act of a verb happened, against sentences whose places were marked for one verb each.

The corpus is event-location (Halterman): a row is a sentence, a verb and the names of the places where its act was;
none where the sentence does not tell or the verb is no event. A tenth of the sentences is held back from training.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.annotate.registry import STEPS
from dateline.coding.places import named_places
from dateline.coding.sites import Sites
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.document import Document
from dateline.records.layers import TOKENS, TRIGGERS
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree

ROWS = Path("event-location") / "train.jsonl.gz"
HELD_BACK = 10  # one sentence of so many
SHORTEST = 3  # characters: shorter marks are slips of the hand, mostly one letter of a word
UNDATED = date(2015, 6, 1)  # the rows have no days; places need none


@dataclass(frozen=True, slots=True)
class GoldAct:
    """A sentence as an article, one verb of it, and the places where its act was, in text order."""

    article: Article
    verb: Span
    places: tuple[Span, ...]


def read_acts(corpora: Path, *, held_back: bool) -> Iterator[GoldAct]:
    """The rows in order: those of the tenth held back, or the others."""
    with gzip.open(corpora / ROWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            act = read_row(json.loads(line))
            if is_held_back(act.article.text) == held_back:
                yield act


def read_row(row: Mapping[str, object]) -> GoldAct:
    """One row; marks without letters and slips are left out, of several verbs the first counts."""
    text, spans = str(row["text"]), row["spans"]
    assert isinstance(spans, list)
    marked = [(str(s["label"]), Span(int(s["start"]), int(s["end"]))) for s in spans]
    places = tuple(s for label, s in marked if label == "LOCATION" and len(s.of(text).strip()) >= SHORTEST)
    verb = next(span for label, span in marked if label == "VERB")
    return GoldAct(Article(str(row["id"]).strip(), text, UNDATED), verb, tuple(sorted(places, key=lambda s: s.start)))


def is_held_back(sentence: str) -> bool:
    """Is it in the tenth that nothing is trained or tuned on? By the digest of its words."""
    digest = hashlib.sha256(" ".join(sentence.split()).encode()).hexdigest()
    return int(digest[:8], 16) % HELD_BACK == 0


def read_layers(acts: Iterable[GoldAct]) -> list[Document]:
    """The sentences with all that places of events rest on; one that comes for two verbs is read once."""
    articles = {act.article.text: act.article for act in acts}
    chain = [STEPS["toponyms"](), STEPS["triggers"](), STEPS["chains"]()]
    read = dict(zip(articles, read_documents(articles.values(), chain), strict=True))
    return [read[act.article.text] for act in acts]


def find_verb(act: GoldAct, document: Document) -> Token | None:
    """The head word of what is marked as the verb, None where no word lies there."""
    words = [token for token in document[TOKENS] if token.span.overlaps(act.verb)]
    inside = {token.index for token in words}
    return next((token for token in words if token.head not in inside), None)


def event_type_of(token: Token, document: Document) -> str:
    """The type of the event that the word tells, "" where it tells none."""
    return next((trigger.event_type for trigger in document[TRIGGERS] if trigger.token == token.index), "")


def find_places(act: GoldAct, document: Document) -> list[Span]:
    """The names that coding takes for the places of the act."""
    token = find_verb(act, document)
    if token is None:
        return []
    found = named_places(token, event_type_of(token, document), Sites(document, Tree(document[TOKENS])))
    return [place.span for place in found if place.span is not None]


def score_places(gold: Iterable[GoldAct], found: Iterable[Sequence[Span]]) -> Mapping[str, float]:
    """Percent: `precision`, `recall` and `f1` of the places, right where the ranges overlap."""
    right = hit = ours_all = gold_all = 0
    for act, ours in zip(gold, found, strict=True):
        ours_all += len(ours)
        gold_all += len(act.places)
        right += sum(any(span.overlaps(place) for place in act.places) for span in ours)
        hit += sum(any(place.overlaps(span) for span in ours) for place in act.places)
    precision, recall = right / max(ours_all, 1), hit / max(gold_all, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": 100 * precision, "recall": 100 * recall, "f1": 100 * f1}
