"""What a stage of training sees, and at what rates."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: rates of AdamW, batch size in padded sub-words, epochs, and the longest it may take."""

    name: str
    epochs: int
    budget: float  # seconds of training; the rates reach their end by then, whatever the load
    encoder_rate: float
    head_rate: float
    n_subwords: int = 1200
    n_gold: int = 800  # sub-words of gold parses and names beside each batch, where the stage has them beside
    warm_up: int = 100  # steps
    pull: float = 1.0  # share of the reader's gradient that reaches the stem
    window: int = 1  # sub-words of running text that are read together at most; 1 reads each sentence alone
    average: float = 0.0  # decay of the running mean of the states, which is what is kept; 0 keeps the last state
    masked: float = 0.0  # share of sub-words that are hidden
    rounded: float = 1.0  # progress (0 to 1) from which on the layers learn under rounding

    def factor(self, step: int, progress: float) -> float:
        """Warm-up, then linear decay, as a factor of the rates; progress is 0 to 1."""
        return min(1.0, (step + 1) / self.warm_up) * max(0.02, 1.0 - progress)

    def slower(self, share: float) -> Stage:
        """The stage with its rates at a share."""
        return replace(self, encoder_rate=self.encoder_rate * share, head_rate=self.head_rate * share)

    def wider(self, share: float) -> Stage:
        """The stage with so many times larger batches."""
        return replace(self, n_subwords=round(self.n_subwords * share), n_gold=round(self.n_gold * share))


# Stage A learns syntax and names alone: it is the parser's measure, and its teacher on news.
SYNTAX = Stage("syntax", epochs=12, budget=60 * 60, encoder_rate=2e-4, head_rate=1.5e-3, average=0.998, masked=0.03)
# Stage B learns to parse and to read at once, the parser and the reader over one stem.
JOINT = Stage(
    "joint", epochs=12, budget=3 * 60 * 60, encoder_rate=2e-4, head_rate=1e-3, pull=0.5, window=240, average=0.999,
    masked=0.03, rounded=0.6,
)  # fmt: skip
STAGES = {stage.name: stage for stage in (SYNTAX, JOINT)}
