"""Which corpora each stage of each profile reads."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path

from training.agreement import read_agreement
from training.attributions import read_polnear
from training.bio import read_names
from training.conllu import read_ud
from training.corpora import FREE, SHARES, WEIGHTS
from training.events import read_geneva, read_m2e2, read_rams, read_wikievents
from training.example import Example, normalize
from training.factual import add_uds, read_factuality
from training.held_out import without_held_out
from training.labels import read_labels
from training.links import read_gap, read_litbank
from training.model import Network, load_state
from training.muc import read_muc
from training.news import read_classified, read_held_back, read_wikinews
from training.places import read_places
from training.re3d import read_re3d
from training.shipped import restore_parser
from training.silver import load_silver, parse_silver, save_silver
from training.weak import read_aw, read_plv, read_satp, read_sides, read_synthetic

# UNER-EWT stays out: its dev part is the text of EWT dev, on which parses are measured.
NAMES = ("crossner_politics", "wikigold", "wnut17", "btc")


def allowed(name: str, profile: str) -> bool:
    """May the profile read this corpus?"""
    return profile == "full" or name in FREE


def read_treebanks(profile: str) -> Iterator[Example]:
    """The two treebanks' training sentences."""
    for name in ("ud-ewt", "ud-gum"):
        if allowed(name, profile):
            examples = without_held_out(read_ud(name, "train"))
            yield from add_uds(examples) if allowed("factuality", profile) else examples


def read_name_corpora(profile: str) -> Iterator[Example]:
    """All name corpora."""
    for name in NAMES:
        if allowed(name, profile):
            yield from without_held_out(read_names(name))
    if allowed("re3d", profile):
        yield from without_held_out(read_re3d())


def islice_documents(examples: Iterable[Example], n: int) -> Iterator[Example]:
    """The sentences of every n-th document."""
    for k, (_, document) in enumerate(groupby(examples, key=lambda example: example.doc_id)):
        if k % n == 0:
            yield from document


def without_final_mark(examples: Iterable[Example], rng: random.Random, share: float = 0.08) -> Iterator[Example]:
    """The examples, a share of those with a parse stripped of the final mark, as headlines are."""
    for example in examples:
        head = example.head
        marked = head and len(head) > 3 and example.upos and example.upos[-1] == "PUNCT" and len(head) not in head
        if marked and rng.random() < share:
            for layer in ("words", "upos", "feats", "lemma", "head", "rel", "mention"):
                labels = getattr(example, layer)
                if labels is not None:
                    del labels[-1]
        yield example


def read_events(profile: str, rng: random.Random) -> Iterator[Example]:
    """The corpora of events, their places, sides and news, as yet without parses."""
    sources = {
        "wikievents": read_wikievents,
        "m2e2": read_m2e2,
        "rams": read_rams,
        "geneva": read_geneva,
        "plover-plv": lambda: chain(read_plv(), read_aw()),
        "satp": read_satp,
        "plover-synthetic": lambda: read_synthetic(rng),
        "cameo-conflibert": lambda: chain(read_sides(), read_classified()),
        "wikinews": lambda: read_wikinews(held_back=False),
        "event-location": read_places,
        "polnear": lambda: islice_documents(read_polnear("train"), SHARES["polnear"]),
    }
    for name, read in sources.items():
        if allowed(name, profile):
            yield from read()


def read_unparsed(profile: str) -> Iterator[Example]:
    """Corpora whose text is no news: they teach factuality and coreference, and need no parse."""
    sources = {
        "factuality": lambda: read_factuality("train"),
        "gap": lambda: islice_documents(read_gap(), SHARES["gap"]),
        "litbank": lambda: islice_documents(read_litbank(), SHARES["litbank"]),
    }
    for name, read in sources.items():
        if allowed(name, profile):
            yield from read()


def parsed(examples: list[Example], run: Path) -> list[Example]:
    """The examples that a parse could be found for: one tree each, kept in the run's silver.pt.

    The run's syntax-only network parses, or the shipped parser where the run has none yet. The trees say which words
    head the spans that a corpus marks, and a parser learns from them at a lower weight.
    """
    if lacking := load_silver(run / "silver.pt", examples):
        labels = read_labels(run / "labels.json" if (run / "syntax.pt").exists() else WEIGHTS / "labels.json")
        own = run / "syntax.pt"
        network = load_state(Network(labels), own) if own.exists() else restore_parser(WEIGHTS, labels)
        parse_silver(network, labels, lacking)
        save_silver(run / "silver.pt", lacking)
    return [example for example in examples if example.head is not None]


def read_parsed_events(profile: str, rng: random.Random, run: Path) -> list[Example]:
    """The corpora of events with parses, without anything held out or held back.

    Sentences with sides are few, and are read twice an epoch.
    """
    held_back = {normalize(example.words) for example in read_held_back()}
    examples = [
        example
        for example in without_held_out(read_events(profile, rng))
        if len(example.words) > 2 and normalize(example.words) not in held_back
    ]
    found = parsed(examples, run)
    return found + [example for example in found if example.side or (example.bag and example.bag.actor)]


def near_fillers(examples: list[Example], around: int = 2, share: int = 4) -> Iterator[Example]:
    """The sentences with fillers, those around them, and every so many of the rest."""
    filled = [any(tag not in (None, "O") for tag in example.filler or ()) for example in examples]
    for i, example in enumerate(examples):
        if i % share == 0 or any(filled[max(0, i - around) : i + around + 1]):
            yield example


def read_for_content(profile: str, rng: random.Random, run: Path) -> Iterator[Example]:
    """What the reader learns from: events, sides, attributions, templates, sureness, links."""
    yield from read_parsed_events(profile, rng, run)
    yield from without_held_out(read_unparsed(profile))
    for example in read_treebanks(profile):
        if example.clusters or example.fact:
            yield example
    if allowed("muc4", profile):
        yield from without_held_out(near_fillers(list(read_muc("train"))))
    if profile == "full":
        yield from without_held_out(read_agreement(run))


def read_stage(stage: str, profile: str, seed: int, run: Path) -> list[Example]:
    """All examples of a stage, in the order of their documents.

    "syntax": treebanks and names. "joint": what is read for content.
    """
    rng = random.Random(seed)
    if stage == "joint":
        return list(read_for_content(profile, rng, run))
    return [*without_final_mark(read_treebanks(profile), rng), *read_name_corpora(profile)]
