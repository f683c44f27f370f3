"""Audit: known vulnerabilities of what the lock names, asked of OSV by pip-audit."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Audit:
    """What the service answered."""

    n_asked: int
    vulnerable: tuple[str, ...]  # "name version: id"
    unasked: tuple[str, ...]  # why there is no answer, at all or for one package


OSV = "https://api.osv.dev/v1/query"


def run_audit(lock: Path, tools: Path, address: str = OSV) -> Audit:
    """Over the lock; the service may not be reachable, which is no answer and not a good one."""
    command = [str(tools / "pip-audit"), "--requirement", str(lock), "--disable-pip", "--vulnerability-service", "osv"]
    command += ["--format", "json", "--progress-spinner", "off", "--timeout", "15", "--osv-url", address]
    done = subprocess.run(command, capture_output=True, text=True)
    return read_audit(done.stdout, done.stderr.strip().splitlines())


def read_audit(answer: str, errors: Sequence[str]) -> Audit:
    """From what pip-audit writes: JSON, or nothing and an error whose last line is the cause."""
    try:
        packages: list[dict[str, Any]] = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        packages = []
    asked = [one for one in packages if "skip_reason" not in one]
    vulnerable = [f"{one['name']} {one['version']}: {vuln['id']}" for one in asked for vuln in one["vulns"]]
    unasked = [f"{one['name']}: {one['skip_reason']}" for one in packages if "skip_reason" in one]
    if not packages:
        unasked = [errors[-1] if errors else "no answer"]
    return Audit(len(asked), tuple(vulnerable), tuple(unasked))
