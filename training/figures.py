"""python -m training.figures --run NAME: figures of the int8 network, on dev sets and held-back news."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from dateline.encoder import Encoder, load_encoder
from training.attributions import read_polnear
from training.bio import read_names
from training.conllu import read_sentences, read_ud
from training.corpora import RUNS, WEIGHTS, corpora_root
from training.events import read_m2e2, read_wikievents_dev
from training.export import write_weights
from training.factual import read_facts
from training.labels import read_labels
from training.likeness import Likeness
from training.model import Network, load_state
from training.muc import read_stories
from training.news import read_held_back
from training.reader import reader_over
from training.record import record, stamp_weights
from training.score_links import score_links
from training.score_modes import score_modes
from training.score_muc import read_with, score_muc
from training.score_reports import score_claims, score_facts
from training.scores import (
    measure_speed,
    read_examples,
    score_arguments,
    score_mentions,
    score_news,
    score_syntax,
    score_triggers,
)


def gold_lemmas(name: str) -> list[list[str]]:
    """The lemmas of a treebank's dev part."""
    short = name.removeprefix("ud-")
    path = corpora_root() / name / f"en_{short}-ud-dev.conllu.gz"
    return [[row[2] for row in rows] for _, rows in read_sentences(path)]


def measure(encoder: Encoder, syntax_only: Encoder | None) -> dict[str, object]:
    """All figures of one exported network."""
    found: dict[str, object] = {}
    for name in ("ud-ewt", "ud-gum"):
        gold = list(read_ud(name, "dev"))
        readings = read_examples(encoder, gold)
        found[f"{name} dev"] = score_syntax(gold, gold_lemmas(name), readings)
    found["mentions, ud-gum dev"] = score_mentions(gold, readings)
    found["links, ud-gum dev"] = score_links(gold, readings)
    gold = list(read_names("uner"))
    found["mentions, uner-ewt dev"] = score_mentions(gold, read_examples(encoder, gold))
    found |= measure_reading(encoder)
    news = [e for e in read_held_back() if len(e.words) > 1]
    if syntax_only is not None:
        for name in ("satp", "wikinews", "m2e2", "all"):
            gold = [e for e in news if name in (e.source, "all")]
            found[f"news, {name}"] = score_news(read_examples(encoder, gold), read_examples(syntax_only, gold))
    found["speed, one core"] = measure_speed(encoder, [e.words for e in news])
    return found


def measure_reading(encoder: Encoder) -> dict[str, object]:
    """The reader's figures: events with their arguments, who says what, how sure."""
    found: dict[str, object] = {}
    for corpus, gold in (("wikievents dev", read_wikievents_dev()), ("m2e2 held back", read_m2e2(held_back=True))):
        examples = list(gold)
        readings = read_examples(encoder, examples)
        found[f"triggers, {corpus}"] = score_triggers(examples, readings)
        found[f"arguments, {corpus}"] = score_arguments(examples, readings)
    claims = list(read_polnear("dev"))
    found["attributions, polnear dev"] = score_claims(claims, read_examples(encoder, claims))
    for name in ("UW", "UDS_IH2"):
        facts = list(read_facts(name, "dev"))
        found[f"factuality, {name.lower()} dev"] = score_facts(facts, read_examples(encoder, facts))
    found["modes, synthetic titles held back"] = score_modes(encoder)
    stories = list(read_stories("dev"))
    found["templates, muc-4 tst1 and tst2"] = score_muc(stories, read_with(encoder, stories))
    return found


def main() -> None:
    """Measure, print, and with --record write down, here and beside the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", default="full")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    run = RUNS / options.run
    syntax_only = None
    if (run / "syntax.pt").exists():
        labels = read_labels(run / "labels.json")
        network = load_state(Network(labels), run / "syntax.pt")
        with tempfile.TemporaryDirectory(dir=run) as folder:
            networks = (network, reader_over(network, labels), Likeness())
            write_weights(labels, networks, Path(folder) / "weights", {"stage": "syntax"})
            syntax_only = load_encoder(Path(folder) / "weights")
    figures = measure(load_encoder(options.weights), syntax_only)
    for name, value in figures.items():
        print(f"{name}: {json.dumps(value)}")
    if options.record:
        record(figures, f"python -m training.figures --run {options.run} --record")
        stamp_weights(options.weights, figures)


if __name__ == "__main__":
    main()
