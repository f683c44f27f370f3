"""Samples: articles with analysts' gold, coded by the program itself and scored by score.py."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from dateline.evaluate.unmeasured import Failed, Skipped

COUNTS = frozenset({"never", "articles", "gold_events", "coded_events"})
GOLD_FILES = (".txt", ".gold.yaml", ".sents.json")


def score_samples(samples: Path, score: Path, name: str) -> Mapping[str, float] | Skipped | Failed:
    """score.py's figures for all samples or the one called NAME: shares in percent, counts as they are."""
    if not samples.is_dir() or not score.is_file():
        return Skipped("no samples or score.py beside the repository")
    coded = code_samples(samples)
    if isinstance(coded, Failed):
        return coded
    if name == "all":
        return run_score(score, samples, coded)
    with tempfile.TemporaryDirectory() as folder:
        for ending in GOLD_FILES:
            shutil.copy(samples / f"{name}{ending}", folder)
        return run_score(score, Path(folder), coded)


@lru_cache(maxsize=1)
def code_samples(samples: Path) -> str | Failed:
    """JSON Lines of all articles of the folder, coded as a user does."""
    files = [str(path) for path in sorted(samples.glob("*.txt"))]
    command = [sys.executable, "-m", "dateline", "code", *files, "--format", "jsonl", "--no-store"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        return Failed(f"dateline code: {last_line(done.stderr)}")
    return done.stdout


def run_score(score: Path, gold: Path, coded: str) -> Mapping[str, float] | Failed:
    """The figures of one folder of gold; `events_found` is added."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coded.jsonl"
        path.write_text(coded, "utf-8")
        done = subprocess.run(
            [sys.executable, str(score), str(gold), str(path), "--json"],
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
    figures = json.loads(done.stdout) if done.returncode == 0 else {}
    if not set(figures) >= COUNTS:
        return Failed(f"{score.name}: {last_line(done.stderr)}")
    return in_percent(figures)


def in_percent(figures: Mapping[str, float | None]) -> Mapping[str, float]:
    """Shares times 100. What is None had nothing to score, and is 0."""
    shown = {name: (value or 0.0) * (1 if name in COUNTS else 100) for name, value in figures.items()}
    # F1 is 2 * right / (gold + coded).
    both = shown["gold_events"] + shown["coded_events"]
    return {**shown, "events_found": round(shown["event"] / 100 * both / 2)}


def last_line(text: str) -> str:
    """The end of what a program said."""
    return (text.strip().splitlines() or ["nothing said"])[-1]
