"""What one party does to another in a sentence: the network's answer weighed with what the codebook's lexicon finds.

The network says how likely each type is between two words. The lexicon, matched on the parse, names types for verbs
and nouns of the sentence; each counts the more the nearer it stands to the path between the two parties. What is still
to come counts as PLOVER has it: help, talks and concessions that are announced are AGREE, force that is announced is
THREATEN.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline.annotate import readings
from dateline.annotate.frames import frames_of
from dateline.annotate.registry import STEPS
from dateline.annotate.step import Step
from dateline.annotate.triggers import CONTENT_TAGS, fitting_entries
from dateline.encoder import Encoder
from dateline.pipeline.chain import run_step
from dateline.pipeline.recipe import load_recipe
from dateline.records.article import Article
from dateline.records.document import Document
from dateline.records.layers import FACTUALITY, TOKENS, TRIGGERS
from dateline.records.syntax import Token
from dateline.records.tree import Tree, tree_of
from dateline.reference.lexicon import load_lexicon

DAY = datetime.date(2015, 1, 1)  # of sentences without a date: it changes no trigger
LEXICON = 8.0  # worth of an entry of weight 1 on the path, beside log-probabilities; chosen on the first fold
FADING = 0.5  # of an entry's worth, for each step away from the path
FAR = 6  # steps from which on an entry counts as far
LEAST = 1e-3  # probability that the network's answer is taken to have at least
ANNOUNCED = {
    **dict.fromkeys(("CONSULT", "AID", "COOPERATE", "SUPPORT", "RETREAT", "CONCEDE"), "AGREE"),
    **dict.fromkeys(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"), "THREATEN"),
}


def read_sentence(words: Sequence[str], encoder: Encoder) -> Document:
    """The document of one sentence, read up to whether its events happened."""
    document = Document(Article("sentence", " ".join(words), DAY))
    for step in chain(encoder):
        document = run_step(step, document)
    return document


@cache
def chain(encoder: Encoder) -> tuple[Step, ...]:
    """The reading steps with this network."""
    names = list(load_recipe().steps)
    names = names[: names.index("factuality") + 1]
    return tuple(readings.step(encoder) if name == "readings" else STEPS[name]() for name in names)


def weigh(document: Document, source: int, target: int, chances: Mapping[str, float]) -> dict[str, float]:
    """Type → score between two tokens, the highest the likeliest; `chances` are the network's."""
    found = evidence(document, source, target)
    types = chances.keys() | found.keys()
    return {kind: math.log(chances.get(kind, 0.0) + LEAST) + LEXICON * found.get(kind, 0.0) for kind in types}


def evidence(document: Document, source: int, target: int) -> dict[str, float]:
    """Type → the worth, 0 to 1, of the best entry of the lexicon that names it."""
    frames, found = frames_of(document, load_lexicon()), dict[str, float]()
    far = steps_from_path(document, source, target)
    triggers = document[TRIGGERS]
    to_come = {triggers[f.trigger].token for f in document[FACTUALITY] if f.status == "future"}
    for token in document[TOKENS]:
        for entry in fitting_entries(frames, token) if token.upos in CONTENT_TAGS else ():
            kind = ANNOUNCED.get(entry.event_type, entry.event_type) if token.index in to_come else entry.event_type
            found[kind] = max(found.get(kind, 0.0), entry.weight * FADING ** far[token.index])
    return found


def steps_from_path(document: Document, source: int, target: int) -> list[float]:
    """Of each token: 0 where the paths of the two parties meet, a half on them, and more for each link away."""
    tree = tree_of(document[TOKENS])
    above = [[i, *(t.index for t in ancestors(tree, tree.tokens[i]))] for i in (source, target)]
    meeting = next((i for i in above[0] if i in above[1]), None)
    path = {i for way in above for i in way[: way.index(meeting) + 1 if meeting is not None else None]}
    found = []
    for token in document[TOKENS]:
        if token.index in path:
            found.append(0.0 if token.index == meeting else 0.5)
            continue
        away = next((n for n, t in enumerate(ancestors(tree, token), 1) if t.index in path), FAR)
        near = tree.head(token)
        found.append(float(away) + (0.5 if near is None or near.index != meeting else 0.0))
    return found


def ancestors(tree: Tree, token: Token) -> Iterator[Token]:
    """The words above, up to the root."""
    above = tree.head(token)
    while above is not None:
        yield above
        above = tree.head(above)


def token_at(document: Document, words: Sequence[str], word: int) -> int | None:
    """The token that holds the word's first letter; None where there is none."""
    start = sum(len(w) + 1 for w in words[:word])
    return next((t.index for t in document[TOKENS] if t.span.start <= start < t.span.end), None)
