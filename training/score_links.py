"""Scores of links: does a pronoun or a name that comes again lead back to its own entity?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from dateline.encoder import SentenceReading
from training.example import Example
from training.scores import Figures, f1

LEAST = 0.5  # probability from which a link counts as found


def score_links(gold: Sequence[Example], readings: Sequence[SentenceReading]) -> dict[str, Figures]:
    """Links between mentions of the gold: right where both ends are one entity. Pronouns apart, too.

    In gold a mention has a link where its entity was mentioned before in the document, however far back: what lies
    outside the window counts as missed. Found links at words that are no gold mentions count nothing.
    """
    counts: Counter[tuple[str, str]] = Counter()
    pairs = list(zip(gold, readings, strict=True))
    for _, document in groupby(pairs, key=lambda pair: pair[0].doc_id):
        seen: set[int] = set()
        sentences = list(document)
        for example, reading in sentences:
            clusters = example.clusters or {}
            found = {link.word: link for link in reading.links if link.score >= LEAST}
            for word, entity in sorted(clusters.items()):
                kinds = ("all", "pronouns") if reading.upos[word] == "PRON" else ("all",)
                link = found.get(word)
                for kind in kinds:
                    counts["gold", kind] += entity in seen
                    counts["found", kind] += link is not None
                    counts["right", kind] += link is not None and entity == (
                        sentences[link.sentence][0].clusters or {}
                    ).get(link.earlier)
                seen.add(entity)
    return {k: f1(counts["right", k], counts["found", k], counts["gold", k]) for k in ("all", "pronouns")}
