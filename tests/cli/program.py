"""The program itself, run as a user runs it, with a home of its own."""

import os
import subprocess
import sys
from pathlib import Path


def dateline(home: Path, *arguments: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """`dateline ARGUMENTS` with standard input `given`, away from the user's own settings and store."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "XDG_"))}
    return subprocess.run(
        [sys.executable, "-m", "dateline", *arguments],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=kept | {"HOME": str(home), "COLUMNS": "120"} | environment,
    )
