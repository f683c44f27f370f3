"""python -m training.folds --run NAME --of types|sides|names: figures in five folds, where a corpus has no dev part.

Every fold begins from a network that has seen no label of the corpus: types and sides from a reader over the stem
of the run's syntax-only network, trained on the other corpora of events (kept as folds-base.pt), names from MiniLM
itself and the other corpora of names (folds-names.pt). The fold learns four fifths, and the fifth left out is read
by the int8 network.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import torch

from dateline.encoder import Encoder, SentenceReading, load_encoder
from training.batches import Item, Numbering
from training.between import read_sentence, token_at, weigh
from training.corpora import RUNS
from training.example import Example, head_word, spans_of
from training.export import write_weights
from training.labels import PLOVER, Labels, read_labels
from training.likeness import Likeness
from training.mapping import sentence_types
from training.model import Network, load_state
from training.re3d import read_re3d
from training.reader import Reader, load_reader, reader_over
from training.reading import read_name_corpora, read_parsed_events, read_treebanks
from training.record import record
from training.schedule import Stage
from training.scores import Figures, f1, read_examples, score_mentions
from training.silver import parse_silver
from training.states import stem_states
from training.train import Trainer
from training.weak import read_aw, read_plv, read_sides

FOLDS = 5
BASE = Stage("folds-base", epochs=1, budget=3600, encoder_rate=1.5e-4, head_rate=1e-3, window=240)
NAMES = Stage("folds-names", epochs=2, budget=3600, encoder_rate=2e-4, head_rate=1.5e-3)
FOLD = Stage("fold", epochs=5, budget=3600, encoder_rate=1.5e-4, head_rate=1e-3, n_subwords=600, warm_up=40)
# Seven hundred sentences with sides are few: they are read more often, in smaller batches.
SIDES = Stage("fold", epochs=10, budget=3600, encoder_rate=1.5e-4, head_rate=1e-3, n_subwords=300, warm_up=60)
EVENTS = frozenset({"wikievents", "m2e2", "rams", "geneva", "plover-synthetic", "satp"})

Read = Callable[[Encoder, Sequence[Example]], None]


def split(examples: Iterable[Example], seed: int) -> list[list[Example]]:
    """The examples in five parts, shuffled once; a document, or equal sentences, in one part."""
    groups: dict[str, list[Example]] = {}
    for example in examples:
        groups.setdefault(example.doc_id or " ".join(example.words).lower(), []).append(example)
    keys = sorted(groups)
    random.Random(seed).shuffle(keys)
    return [[e for key in keys[k::FOLDS] for e in groups[key]] for k in range(FOLDS)]


class Folds:
    """What all folds share: the run, its labels, and the network that they begin from."""

    def __init__(self, run: Path, seed: int) -> None:
        self.run, self.seed = run, seed
        self.labels: Labels = read_labels(run / "labels.json")
        self.parser = load_state(Network(self.labels), run / "syntax.pt")

    def items(self, examples: Iterable[Example]) -> tuple[list[Item], Numbering]:
        """The examples in numbers."""
        numbering = Numbering(self.labels)
        return [item for example in examples if (item := numbering.item(example)) is not None], numbering

    def train_reader(self, stage: Stage, folder: Path, reader: Reader, examples: Iterable[Example]) -> Reader:
        """The reader after a stage over the syntax-only stem."""
        items, numbering = self.items(examples)
        states = stem_states(self.parser, items)
        torch.manual_seed(self.seed)
        trainer = Trainer(folder, stage, reader, items, numbering.set_matrices(), self.seed, states)
        trainer.resume()
        trainer.train()
        return reader.eval()

    def base(self) -> Reader:
        """A reader that has learned events from other corpora; trained once a run."""
        path = self.run / f"{BASE.name}.pt"
        if not path.exists():
            examples = [e for e in read_parsed_events("full", random.Random(self.seed), self.run) if e.source in EVENTS]
            self.train_reader(BASE, self.run, reader_over(self.parser, self.labels), examples)
        return load_reader(self.labels, path)

    def names_base(self) -> Network:
        """A network that has learned tags and names from all corpora but re3d; trained once a run."""
        path = self.run / f"{NAMES.name}.pt"
        if not path.exists():
            gum = [e for e in read_treebanks("full") if e.source == "ud-gum"]
            for example in gum:
                example.head = example.rel = None
            self.train_parser(NAMES, self.run, Network(self.labels), [*gum, *other_names()])
        return load_state(Network(self.labels), path)

    def train_parser(self, stage: Stage, folder: Path, network: Network, examples: Iterable[Example]) -> Network:
        """The network after a stage."""
        items, numbering = self.items(examples)
        torch.manual_seed(self.seed)
        trainer = Trainer(folder, stage, network, items, numbering.set_matrices(), self.seed)
        trainer.resume()
        trainer.train()
        return network.eval()

    def kept(self, name: str, examples: Iterable[Example], stage: Stage = FOLD) -> Encoder:
        """The int8 runtime of a reader trained on these examples; kept in the run's folder, and trained once."""
        folder = self.run / name
        if not (folder / "weights" / "labels.json").exists():
            folder.mkdir(exist_ok=True)
            return self.exported(folder, self.parser, self.train_reader(stage, folder, self.base(), examples))
        return load_encoder(folder / "weights")

    def exported(self, folder: Path, network: Network, reader: Reader) -> Encoder:
        """The int8 runtime of a fold."""
        write_weights(self.labels, (network, reader, Likeness()), folder / "weights", {"stage": "fold"})
        return load_encoder(folder / "weights")


def other_names() -> list[Example]:
    """The corpora of names without re3d."""
    return [example for example in read_name_corpora("full") if example.source != "re3d"]


def fold_types(folds: Folds) -> dict[str, object]:
    """PLOVER root of a sentence whose source and target are given; macro-F1 over the fifteen roots of PLV."""
    examples = list(read_plv())
    more = list(read_aw())
    parse_silver(folds.parser, folds.labels, [*examples, *more])
    parts = split((e for e in examples if e.bag and e.bag.actor and e.bag.recipient), folds.seed)
    pairs: list[tuple[str, str]] = []
    both: list[tuple[str, str]] = []
    for k, part in enumerate(parts):
        rest = [example for i, other in enumerate(parts) if i != k for example in other]
        held = {" ".join(e.words).lower() for e in part}
        rest += [example for example in more if " ".join(example.words).lower() not in held]
        encoder = folds.kept(f"types-{k}", rest)
        for example in part:
            alone, weighed = found_roots(encoder, example)
            pairs.append((root_of(example), alone))
            both.append((root_of(example), weighed))
        print(f"fold {k}: {score_roots(pairs)['macro']} alone, {score_roots(both)['macro']} with lexicon", flush=True)
    name = "types, plover-plv, 5-fold"
    return {f"{name} (network alone)": score_roots(pairs), f"{name} (network and lexicon)": score_roots(both)}


def root_of(example: Example) -> str:
    """PLV's root: YIELD for CONCEDE and RETREAT."""
    assert example.bag is not None
    return merged(example.bag.types[0])


def merged(kind: str) -> str:
    """A PLOVER type as PLV has it."""
    return "YIELD" if kind in sentence_types("YIELD") else kind


def found_roots(encoder: Encoder, example: Example) -> tuple[str, str]:
    """The root that the network gives, and the one that it gives with the lexicon; CONCEDE and RETREAT are one."""
    assert example.bag is not None
    assert example.head is not None
    heads = [head_word(example.head, *span) for span in (example.bag.actor, example.bag.recipient) if span]
    [[pair]] = encoder.types_between([example.words], [[(heads[0], heads[1])]])
    chances: dict[str, float] = {}
    for kind, chance in pair.types:
        chances[merged(kind)] = chances.get(merged(kind), 0.0) + chance
    document = read_sentence(example.words, encoder)
    source, target = (token_at(document, example.words, head) for head in heads)
    weighed: dict[str, float] = chances
    if source is not None and target is not None:
        by_type = weigh(document, source, target, dict(pair.types))
        weighed = {merged(kind): max(s for k, s in by_type.items() if merged(k) == merged(kind)) for kind in by_type}
    return max(chances, key=lambda kind: chances[kind]), max(weighed, key=lambda kind: weighed[kind])


def score_roots(pairs: Sequence[tuple[str, str]]) -> Figures:
    """Macro-F1 and accuracy of (gold, found), percent, and F1 of each root."""
    roots = sorted({merged(kind) for kind in PLOVER})
    by_root = {
        root: f1(
            sum(a == b == root for a, b in pairs), sum(b == root for _, b in pairs), sum(a == root for a, _ in pairs)
        )["f1"]
        for root in roots
    }
    right = sum(a == b for a, b in pairs)
    macro = {"macro": round(sum(by_root.values()) / len(roots), 2), "accuracy": round(100 * right / len(pairs), 2)}
    return macro | by_root


def fold_sides(folds: Folds) -> dict[str, object]:
    """Source and target spans of cameo-conflibert; a span counts if it is exact."""
    parts = split(read_sides(), folds.seed)
    parse_silver(folds.parser, folds.labels, [example for part in parts for example in part])
    counts = {name: dict.fromkeys(("right", "found", "gold"), 0) for name in ("all", "sides")}
    for k, part in enumerate(parts):
        rest = [example for i, other in enumerate(parts) if i != k for example in other]
        encoder = folds.kept(f"sides-{k}", rest, SIDES)
        for example, reading in zip(part, read_examples(encoder, part), strict=True):
            count_sides(example, reading, counts)
        print(f"fold {k}: {f1(**counts['sides'])} so far", flush=True)
    figures = {"source and target": f1(**counts["sides"]), "source, target and related": f1(**counts["all"])}
    return {"spans, cameo-conflibert, 5-fold": figures}


def count_sides(example: Example, reading: SentenceReading, counts: dict[str, dict[str, int]]) -> None:
    """Add one sentence's spans to the counts, those of related actors to "all" alone."""
    gold = set(spans_of(example.side or []))
    found = {(s.begin, s.end, s.side[0].upper()) for s in reading.sides}
    for name, spans in (("right", gold & found), ("found", found), ("gold", gold)):
        counts["all"][name] += len(spans)
        counts["sides"][name] += sum(kind != "R" for _, _, kind in spans)


def fold_names(folds: Folds) -> dict[str, object]:
    """Names, weapons and vehicles of re3d, by document; a span counts if it is exact and of the right type."""
    parts = split(read_re3d(), folds.seed)
    names = random.Random(folds.seed).sample(other_names(), 300)
    gold: list[Example] = []
    readings: list[SentenceReading] = []
    for k, part in enumerate(parts):
        rest = [example for i, other in enumerate(parts) if i != k for example in other]
        with tempfile.TemporaryDirectory(dir=folds.run) as name:
            network = folds.train_parser(FOLD, Path(name), folds.names_base(), rest + names)
            encoder = folds.exported(Path(name), network, reader_over(network, folds.labels))
        gold += part
        readings += read_examples(encoder, part)
        print(f"fold {k}: {score_mentions(gold, readings)['all']} so far", flush=True)
    return {"mentions, re3d, 5-fold": score_mentions(gold, readings)}


TASKS = {"types": fold_types, "sides": fold_sides, "names": fold_names}


def main() -> None:
    """Train and score the folds; the figures go to figures.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", default="full")
    parser.add_argument("--of", choices=sorted(TASKS), action="append", help="default: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    for name in options.of or sorted(TASKS):
        figures = TASKS[name](Folds(RUNS / options.run, options.seed))
        print(figures)
        record(figures, f"python -m training.folds --run {options.run} --of {name} --seed {options.seed}")


if __name__ == "__main__":
    main()
