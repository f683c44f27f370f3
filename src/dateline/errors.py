"""Every exception of Dateline.

DatelineError
├── SetupError                set-up is wrong, the run stops
│   ├── MissingWeights        the network's files are not there
│   ├── MissingReference      a reference file (codebook, actors, gazetteer) is not there or does not read
│   ├── UnreadableChain       a step reads a layer that no earlier step writes
│   └── StoreError            the store can't be opened, migrated or written
├── InputError                what the caller gave can't be used: a path, a column, a date
│   └── AmbiguousName         a name may mean any of several actors
└── OutputError               a file can't be written
"""

from collections.abc import Sequence


class DatelineError(Exception):
    """Anything that Dateline raises on purpose."""


class SetupError(DatelineError):
    """Set-up is wrong, and the run stops."""


class MissingWeights(SetupError):
    """The network's files are not where they should be."""


class MissingReference(SetupError):
    """A reference file is not there or does not read."""


class UnreadableChain(SetupError):
    """A step reads a layer that no earlier step writes."""

    def __init__(self, step: str, missing: Sequence[str]) -> None:
        super().__init__(f"step {step!r} reads {', '.join(missing)}, which no step before it writes")


class StoreError(SetupError):
    """The store can't be opened, migrated or written."""


class InputError(DatelineError):
    """What the caller gave can't be used."""


class AmbiguousName(InputError):
    """A name may mean any of several actors."""


class OutputError(DatelineError):
    """A file can't be written."""
