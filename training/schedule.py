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
    warm_up: int = 100  # steps
    small_pull: float = 1.0  # see training.losses
    window: int = 1  # sub-words of running text that are read together at most; 1 reads each sentence alone
    average: float = 0.0  # decay of the running mean of the states, which is what is kept; 0 keeps the last state

    def factor(self, step: int, progress: float) -> float:
        """Warm-up, then linear decay, as a factor of the rates; progress is 0 to 1."""
        return min(1.0, (step + 1) / self.warm_up) * max(0.02, 1.0 - progress)

    def slower(self, share: float) -> Stage:
        """The stage with its rates at a share."""
        return replace(self, encoder_rate=self.encoder_rate * share, head_rate=self.head_rate * share)


# Stage A learns syntax and names alone: it is the parser's measure, and the teacher of stage B.
SYNTAX = Stage("syntax", epochs=2, budget=45 * 60, encoder_rate=2e-4, head_rate=1.5e-3)
# Stage B learns sides, triggers and roles beside the syntax in mixed batches, from stage A's network.
ALL = Stage("all", epochs=5, budget=75 * 60, encoder_rate=1.2e-4, head_rate=1e-3, small_pull=0.7)
# Stage C learns to read for content over stage B's stem, which stays as it is.
READER = Stage("reader", epochs=4, budget=75 * 60, encoder_rate=1.5e-4, head_rate=1e-3, window=240, average=0.999)
STAGES = {stage.name: stage for stage in (SYNTAX, ALL, READER)}
