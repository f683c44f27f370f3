"""Where the corpora lie, and what each run may use of them."""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = ROOT / "training" / "runs"
WEIGHTS = ROOT / "src" / "dateline" / "encoder" / "weights"

# Corpora whose ORIGIN.md states a free licence (CC BY, CC BY-SA, MIT, CC0, public domain, OGL).
# The profile `free` reads only these; it learns no sides, since no free corpus marks them.
FREE = frozenset(
    {"ud-ewt", "ud-gum", "crossner_politics", "wikigold", "wnut17", "btc", "re3d"}
    | {"wikievents", "geneva", "wikinews", "plover-synthetic", "litbank", "gap", "event-location"}
)
# Every so many documents are read of the corpora that would outweigh the rest.
SHARES = {"polnear": 1, "gap": 2, "litbank": 4}
# Genres of GUM under a non-commercial licence: no profile trains on them.
NON_COMMERCIAL = ("fiction", "whow", "essay", "letter", "podcast")


def corpora_root() -> Path:
    """The folder of corpora: DATELINE_CORPORA, else ../shared/corpora beside the repository."""
    return Path(os.environ.get("DATELINE_CORPORA", ROOT.parent / "shared" / "corpora"))


def samples_root() -> Path:
    """The articles with gold events: DATELINE_SAMPLES, else ../shared/samples beside the repository."""
    return Path(os.environ.get("DATELINE_SAMPLES", ROOT.parent / "shared" / "samples"))


def read_lines(path: Path) -> Iterator[str]:
    """Lines of a text file, gzipped or not, without their line ends."""
    if path.suffix == ".gz":
        with gzip.open(path, "rb") as raw:
            yield from (line.rstrip("\r\n") for line in io.TextIOWrapper(raw, encoding="utf-8"))
    else:
        with path.open(encoding="utf-8") as plain:
            yield from (line.rstrip("\r\n") for line in plain)
