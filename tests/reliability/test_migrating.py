"""R2: a migration that is killed leaves the old schema or the new one, and ends the same when it is begun again."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_a_migration_that_is_killed_leaves_the_old_or_the_new() -> None:
    command = [sys.executable, "-m", "tests.reliability.migrating", "--trials", "20"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == 20
    assert {one["left"] for one in told} <= {"old", "new"}
    assert [one for one in told if not one["same"] or one["faults"]] == []
    assert sum(one["killed"] for one in told) >= 10  # or nothing is shown
