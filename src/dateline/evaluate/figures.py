"""Figures: what each kind of measure finds, taken once; what can't be taken says why."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from dateline.annotate.registry import STEPS
from dateline.encoder import Encoder, SentenceReading, load_encoder
from dateline.encoder.network import WEIGHTS
from dateline.errors import MissingWeights
from dateline.evaluate import (
    attributions,
    coreference,
    event_places,
    factuality,
    pronouns,
    tei_dates,
    timexes,
    toponyms,
)
from dateline.evaluate.floors import Measure
from dateline.evaluate.news import READERS
from dateline.evaluate.parses import read_gold_words, score_parses, share_no_tree
from dateline.evaluate.samples import score_samples
from dateline.evaluate.treebank import read_treebank
from dateline.evaluate.unmeasured import Failed, Skipped
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import TIMEXES, TOPONYMS
from dateline.records.timex import Timex

Figures = Mapping[str, Any]  # numbers by name, or such mappings
REPOSITORY = Path(__file__).parents[3]
BESIDE = REPOSITORY.parent / "shared"


@dataclass(frozen=True, slots=True)
class Places:
    """Where gold lies."""

    corpora: Path = BESIDE / "corpora"
    samples: Path = BESIDE / "samples"  # NAME.txt, NAME.gold.yaml, NAME.sents.json
    score: Path = BESIDE / "score" / "score.py"
    training: Path = REPOSITORY / "training" / "figures.json"
    weights: Path = WEIGHTS


@dataclass
class Gauge:
    """Takes each figure when it is first asked for."""

    places: Places = field(default_factory=Places)
    _taken: dict[tuple[str, str], Figures | Skipped | Failed] = field(default_factory=dict)

    def measure(self, measure: Measure) -> float | Skipped | Failed:
        """The figure, or why there is none."""
        key = (measure.kind, measure.of)
        if key not in self._taken:
            try:
                self._taken[key] = KINDS[measure.kind](self, measure.of)
            except MissingWeights as error:
                self._taken[key] = Failed(str(error))
        figures = self._taken[key]
        return figures if isinstance(figures, Skipped | Failed) else find_figure(figures, measure.figure)

    @cached_property
    def encoder(self) -> Encoder:
        """The shipped network."""
        return load_encoder(self.places.weights)

    def of_treebank(self, name: str) -> Figures | Skipped:
        """Parses of a treebank's dev part, over its own words."""
        path = self.places.corpora / name / f"en_{name.removeprefix('ud-')}-ud-dev.conllu.gz"
        if not path.is_file():
            return Skipped(f"no corpus {name}")
        gold = read_treebank(path)
        return score_parses(gold, read_gold_words(self.encoder, gold))

    def of_news(self, name: str) -> Figures | Skipped:
        """Parses of one news corpus, or of all."""
        readings: list[SentenceReading] = []
        for corpus in READERS if name == "all" else [name]:
            if not (self.places.corpora / corpus).is_dir():
                return Skipped(f"no corpus {corpus}")
            for article in READERS[corpus](self.places.corpora):
                readings.extend(reading for reading in self.encoder.read(article) if len(reading.words) > 1)
        return {"no_tree": share_no_tree(readings), "sentences": len(readings)}

    def of_weights(self, name: str) -> Figures | Skipped:
        """What was measured of these very weights, and stands beside them."""
        path = self.places.weights / "labels.json"
        trained = json.loads(path.read_text("utf-8")).get("trained", {}) if path.is_file() else {}
        return trained[name] if name in trained else Skipped("not recorded with the weights")

    def of_training(self, name: str) -> Figures | Skipped:
        """What was measured in training, by more than the weights."""
        path = self.places.training
        recorded = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        return recorded[name]["figures"] if name in recorded else Skipped("not recorded in training")

    def of_samples(self, name: str) -> Figures | Skipped | Failed:
        """Articles coded now, against analysts' gold; "all" or one of them."""
        return score_samples(self.places.samples, self.places.score, name)

    def of_timexes(self, name: str) -> Figures | Skipped:
        """Time expressions of TimeBank and AQUAINT, all or the fifth held back, or the dates of GUM's dev part."""
        archive = tei_dates.ARCHIVE if name == "gum" else timexes.ARCHIVE
        if not (self.places.corpora / archive).is_file():
            return Skipped(f"no corpus {name}")
        if name == "gum":
            dates = list(tei_dates.read_tei(self.places.corpora))
            return tei_dates.score_dates(dates, found_timexes([document.article for document in dates]))
        gold, found = self.timebank
        kept = [k for k, document in enumerate(gold) if name == "all" or timexes.is_held_back(document)]
        return timexes.score_timexes([gold[k] for k in kept], [found[k] for k in kept])

    @cached_property
    def timebank(self) -> tuple[list[timexes.GoldTimexes], list[Sequence[Timex]]]:
        """TimeBank and AQUAINT, and the expressions found in each document."""
        gold = list(timexes.read_timebank(self.places.corpora))
        return gold, found_timexes([document.article for document in gold])

    def of_toponyms(self, name: str) -> Figures | Skipped:
        """Place names of one corpus of `geoparse`, read as articles are."""
        if not (self.places.corpora / "geoparse").is_dir():
            return Skipped("no corpus geoparse")
        gold = list(toponyms.READERS[name](self.places.corpora))
        documents = read_documents([document.article for document in gold], [STEPS["toponyms"]()])
        return toponyms.score_toponyms(gold, [document[TOPONYMS] for document in documents])

    def of_event_places(self, name: str) -> Figures | Skipped:
        """Places of the acts of event-location's verbs: the tenth of its sentences held back."""
        if not (self.places.corpora / event_places.ROWS).is_file():
            return Skipped(f"no corpus {name}")
        acts = list(event_places.read_acts(self.places.corpora, held_back=True))
        documents = event_places.read_layers(acts)
        return event_places.score_places(acts, map(event_places.find_places, acts, documents))

    def of_coreference(self, name: str) -> Figures | Skipped:
        """Chains of names and pronouns in GUM's dev part, read as articles are; of all genres or those like news."""
        path = self.places.corpora / "ud-gum" / "en_gum-ud-dev.conllu.gz"
        if not path.is_file():
            return Skipped("no corpus ud-gum")
        gold = [g for g in coreference.read_gum(path) if name == "all" or g.genre in coreference.NEWS_LIKE]
        documents = read_documents([document.article for document in gold], [STEPS["chains"]()])
        return coreference.score_coreference(gold, documents)

    def of_pronouns(self, name: str) -> Figures | Skipped:
        """Pronouns between two names in GAP's validation part, read as articles are."""
        path = self.places.corpora / "gap" / "gap-validation.tsv.gz"
        if not path.is_file():
            return Skipped(f"no corpus {name}")
        gold = list(pronouns.read_gap(path))
        documents = read_documents([snippet.article for snippet in gold], [STEPS["chains"]()])
        return pronouns.score_pronouns(gold, documents)

    def of_attributions(self, name: str) -> Figures | Skipped:
        """Sources, cues and contents of PolNeAR's dev part, read as articles are."""
        if not (self.places.corpora / attributions.ARCHIVE).is_file():
            return Skipped(f"no corpus {name}")
        return attributions.measure(self.places.corpora)

    def of_factuality(self, name: str) -> Figures | Skipped:
        """What happened and what did not, by sureness: UW's or UDS-IH2's dev part, sentence by sentence."""
        if not (self.places.corpora / "factuality").is_dir():
            return Skipped(f"no corpus {name}")
        return factuality.measure(self.places.corpora, name, self.encoder)


KINDS: Mapping[str, Callable[[Gauge, str], Figures | Skipped | Failed]] = {
    "treebank": Gauge.of_treebank,
    "news": Gauge.of_news,
    "weights": Gauge.of_weights,
    "training": Gauge.of_training,
    "samples": Gauge.of_samples,
    "timexes": Gauge.of_timexes,
    "toponyms": Gauge.of_toponyms,
    "event-places": Gauge.of_event_places,
    "coreference": Gauge.of_coreference,
    "pronouns": Gauge.of_pronouns,
    "attributions": Gauge.of_attributions,
    "factuality": Gauge.of_factuality,
}


def found_timexes(articles: Sequence[Article]) -> list[Sequence[Timex]]:
    """The time expressions of each article, read as articles are."""
    return [document[TIMEXES] for document in read_documents(articles, [STEPS["timexes"]()])]


def find_figure(figures: Figures, name: str) -> float | Failed:
    """A figure by its dotted name: "all.f1"."""
    value: Any = figures
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return Failed(f"no figure {name}") if value is None else float(value)
