"""S9: every pattern is linear on 100,000 characters made to make it slow. `make soak` tells those over 50 ms."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.patterns import Shipped, find_slow

ROOT = Path(__file__).parent.parent.parent


def test_every_shipped_pattern_is_linear() -> None:
    """One that is not takes seconds or for ever, and is given up after a quarter of one: `seconds` is null."""
    command = [sys.executable, "-m", "tests.hostile.patterns"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-3000:]
    *slow, counts = map(json.loads, done.stdout.splitlines())
    assert counts["patterns"] > 200
    assert [one for one in slow if one["seconds"] is None] == []


@pytest.mark.parametrize(
    "pattern", [r"(a+)+$", r"\s+$", r"(\w+\s?)*!", r"[ \t]*\n", r"(?:a|a)*b", r"x.*y.*z", r"\d+\.\d+\."]
)
def test_patterns_that_are_not_linear_are_found(pattern: str) -> None:
    assert find_slow(Shipped(pattern, 0, "here", anchored=False)) is not None


@pytest.mark.parametrize("pattern", [r"\w+", r"(?<!\s)\s+$", r"\b(?:one|two)\b", r"[a-z]{1,20}\d"])
def test_patterns_that_are_linear_are_not(pattern: str) -> None:
    slow = find_slow(Shipped(pattern, re.UNICODE, "here", anchored=False))
    assert slow is None or slow.seconds < 0.25
