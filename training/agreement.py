"""python -m training.agreement --run NAME: news that Dateline itself has read, as training for the reader.

Where the codebook's lexicon, matched on the parse, and the network agree on a word's type, or the network is silent
and the lexicon sure, the word is a trigger of that type, with the lexicon's mode. A content word is none where the
lexicon has no entry for it and the network nearly excludes it. All others are masked. Articles with gold events, and
those that other readers of the training use, are left out.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import dateline
from dateline.annotate.readings import READINGS
from dateline.records.article import Article
from dateline.records.document import Document
from dateline.records.layers import SENTENCES, TOKENS, TRIGGERS
from dateline.reference.lexicon import load_lexicon
from training.attributions import read_files
from training.corpora import RUNS, corpora_root, read_lines
from training.example import Example
from training.held_out import sample_document
from training.labels import NO_TRIGGER, PLOVER

FILE = "agreement.jsonl"
SURE = 0.8  # score of a lexicon entry from which it needs no second witness
LEAST, MOST = 0.5, 0.1  # the network's probability of a trigger, and of one where there is none
DAY = datetime.date(2015, 1, 1)  # of articles without a date: it changes no trigger


def articles() -> Iterator[tuple[str, str]]:
    """(name, text) of the unlabelled articles."""
    for name in ("wikinews/wikinews_2019.csv.gz", "news-guardian-sdf/Guardian_SDF_sample.csv.gz"):
        for i, row in enumerate(csv.DictReader(read_lines(corpora_root() / name))):
            if i % 5 or "guardian" in name:  # each fifth of Wikinews is held back
                yield f"{name}/{i}", row["text"]
    for k, (name, text, _) in enumerate(read_files("train")):
        if k % 2:
            yield name, text


def mark_document(document: Document) -> Iterator[Example]:
    """The sentences of one article with their triggers; function words are none."""
    lexicon = load_lexicon()
    triggers = {trigger.token: trigger for trigger in document[TRIGGERS]}
    sentences: list[list[int]] = [[] for _ in document[SENTENCES]]
    for token in document[TOKENS]:
        sentences[token.sentence].append(token.index)
    for own, reading in zip(sentences, document[READINGS], strict=True):
        beliefs = {trigger.word: trigger for trigger in reading.triggers}
        example = Example(list(reading.words), "agreement", doc_id=document.article.article_id, trigger=[])
        assert example.trigger is not None
        for word, index in enumerate(own):
            token, trigger, belief = document[TOKENS][index], triggers.get(index), beliefs.get(word)
            label = None
            if token.upos in NO_TRIGGER:
                label = "O"
            elif trigger is not None and trigger.pattern:
                agreed = belief is not None and belief.event_type == trigger.event_type and belief.score >= LEAST
                if agreed or (trigger.score >= SURE and (belief is None or belief.score < LEAST)):
                    label = trigger.event_type
                    if trigger.mode:
                        example.modes[word] = trigger.mode
            elif trigger is None and not lexicon.entries(token.lemma, token.upos):
                label = "O" if belief is None or belief.score < MOST else None
            example.trigger.append(label)
        if any(label in PLOVER for label in example.trigger):
            yield example


def write_agreement(run: Path) -> None:
    """Read the articles, and keep what was found in the run's folder."""
    with (run / FILE).open("w", encoding="utf-8") as file:
        for name, text in articles():
            if sample_document(text) or not text.strip():
                continue
            [document] = dateline.read([Article(name, text, DAY)])
            for example in mark_document(document):
                kept = {"words": example.words, "trigger": example.trigger, "modes": example.modes, "doc": name}
                file.write(json.dumps(kept) + "\n")


def read_agreement(run: Path) -> Iterable[Example]:
    """What `write_agreement` kept; nothing where the run has none."""
    path = run / FILE
    for line in read_lines(path) if path.exists() else ():
        kept = json.loads(line)
        modes = {int(word): mode for word, mode in kept["modes"].items()}
        yield Example(kept["words"], "agreement", trigger=kept["trigger"], modes=modes, doc_id=kept["doc"])


def main() -> None:
    """Read the news."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", default="full")
    write_agreement(RUNS / parser.parse_args().run)


if __name__ == "__main__":
    main()
