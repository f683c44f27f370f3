"""The command line's start: `dateline --help` answers in under 0.3 s."""

import subprocess
import sys
from pathlib import Path
from typing import Any

BUDGET = 0.3  # seconds, median, on two cores


def test_help_answers_at_once(benchmark: Any) -> None:
    program = Path(sys.executable).parent / "dateline"
    benchmark.pedantic(subprocess.run, ([program, "--help"],), {"capture_output": True, "check": True}, rounds=10)
    assert benchmark.stats.stats.median < BUDGET
