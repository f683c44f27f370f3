"""Where measured figures are kept: figures.json, and the labels.json that ships."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from training.corpora import ROOT

FILE = ROOT / "training" / "figures.json"


def record(figures: dict[str, object], command: str) -> None:
    """Add figures to figures.json, each with its date and command."""
    known = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    stamp = {"date": datetime.date.today().isoformat(), "command": command}
    for name, value in figures.items():
        known[name] = {"figures": value, **stamp}
    FILE.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def stamp_weights(folder: Path, figures: dict[str, object]) -> None:
    """Write the figures into the labels.json that ships."""
    path = folder / "labels.json"
    contents = json.loads(path.read_text(encoding="utf-8"))
    contents["trained"] = {**contents["trained"], "date": datetime.date.today().isoformat(), **figures}
    path.write_text(json.dumps(contents, ensure_ascii=False, indent=1), encoding="utf-8")
