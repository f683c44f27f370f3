"""python -m training.likeness --run NAME: an embedding for each sentence out of the stem's states.

The teacher is MiniLM as it was before any training here (sentences that say the same lie close together); the stem
has moved on to parse. One hidden layer over the mean of a sentence's states learns to give the teacher's embedding.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.batches import Item, Numbering, make_batch
from training.corpora import RUNS
from training.example import Example
from training.labels import read_labels
from training.model import WIDTH, Encoder, Network, load_state, pretrained_encoder
from training.news import read_held_back
from training.reading import read_stage
from training.states import by_length, stem_states

HIDDEN = 512
SOURCES = frozenset(
    {"polnear", "m2e2", "wikievents", "rams", "plover-plv", "plover-synthetic", "muc4", "agreement", "satp"}
)
N_SENTENCES = 16000
STEPS, ROWS = 4000, 256


class Likeness(nn.Module):
    """[S,D] embeddings of length 1 from the stem's states [S,T,D] of sentences and their mask [S,T]."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(WIDTH, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, WIDTH))

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        return self.embed(mean_state(states, mask))

    def embed(self, mean: Tensor) -> Tensor:
        """The same from the means [S,D]."""
        found: Tensor = nn.functional.normalize(self.layers(mean), dim=-1)
        return found


def load_likeness(path: Path) -> Likeness:
    """The layer with the state in a file."""
    likeness = Likeness()
    likeness.load_state_dict(torch.load(path))
    return likeness.eval()


def mean_state(states: Tensor, mask: Tensor) -> Tensor:
    """[S,D]: the mean over the sub-words that are there."""
    weight = mask.to(states.dtype)[..., None]
    return (states * weight).sum(1) / weight.sum(1).clamp(min=1)


def teach(encoder: Encoder, items: Sequence[Item]) -> Tensor:
    """[items, D]: the teacher's embeddings, in the order of the items."""
    encoder.eval()
    found = torch.zeros(len(items), WIDTH)
    place = {id(item): i for i, item in enumerate(items)}
    for group in by_length(items):
        batch = make_batch([[item] for item in group], {})
        with torch.no_grad():
            hidden = encoder(batch.ids, batch.mask)
        embedded = nn.functional.normalize(mean_state(hidden, batch.mask), dim=-1)
        found[[place[id(item)] for item in group]] = embedded
    return found


def means(network: Network, items: Sequence[Item]) -> Tensor:
    """[items, D]: the mean of each sentence's stem states."""
    states = stem_states(network, items)
    return torch.from_numpy(np.stack([states[i.at : i.at + len(i.ids)].astype(np.float32).mean(0) for i in items]))


def train_likeness(inputs: Tensor, targets: Tensor, seed: int) -> Likeness:
    """The layer that gives the targets from the inputs, by cosine."""
    torch.manual_seed(seed)
    likeness = Likeness()
    optimizer = torch.optim.AdamW(likeness.parameters(), lr=1e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=STEPS)
    for _ in range(STEPS):
        rows = torch.randint(len(inputs), (ROWS,))
        loss = (1 - (likeness.embed(inputs[rows]) * targets[rows]).sum(-1)).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return likeness.eval()


def agreement(found: Tensor, taught: Tensor) -> dict[str, float]:
    """Mean cosine with the teacher's embedding, and Pearson's r of the likenesses of all pairs of sentences."""
    upper = torch.triu_indices(len(found), len(found), 1)
    pairs = [(matrix @ matrix.T)[upper[0], upper[1]] for matrix in (found, taught)]
    r = float(torch.corrcoef(torch.stack(pairs))[0, 1])
    return {"cosine": round(float((found * taught).sum(-1).mean()), 3), "r": round(r, 3)}


def numbered(examples: Sequence[Example], numbering: Numbering) -> list[Item]:
    """The examples as items, those that are too long left out."""
    return [item for example in examples if (item := numbering.item(example)) is not None]


def main() -> None:
    """Train, keep likeness.pt in the run, and print the agreement on news held back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", default="full")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    run: Path = RUNS / options.run
    labels = read_labels(run / "labels.json")
    network, teacher = load_state(Network(labels), run / "parser.pt"), pretrained_encoder()
    numbering = Numbering(labels)
    plain = [Example(e.words, e.source) for e in read_stage("joint", "full", options.seed, run) if e.source in SOURCES]
    items = numbered(random.Random(options.seed).sample(plain, min(N_SENTENCES, len(plain))), numbering)
    likeness = train_likeness(means(network, items), teach(teacher, items), options.seed)
    torch.save(likeness.state_dict(), run / "likeness.pt")
    held = numbered([Example(e.words, e.source) for e in read_held_back()][::2], numbering)[:1500]
    with torch.no_grad():
        print(agreement(likeness.embed(means(network, held)), teach(teacher, held)))


if __name__ == "__main__":
    main()
