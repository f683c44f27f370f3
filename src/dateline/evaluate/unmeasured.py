"""Unmeasured: why a figure is not there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """What the measure needs is not here: no fault of ours."""

    why: str


@dataclass(frozen=True, slots=True)
class Failed:
    """All it needs is here, and yet it could not be taken: a fault."""

    why: str
