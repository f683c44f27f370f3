"""Before a release: locks, install, licences, SBOM, known vulnerabilities; `make release-check` runs it.

    python -m tests.release.check [--audit skip]

Prints a line for each; ends with 1 where one does not hold, with 3 where only vulnerabilities could not be asked for.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.release.audit import run_audit
from tests.release.licences import find_licence_faults, load_rules
from tests.release.locks import find_install_faults, find_installed, find_lock_faults, find_strangers, read_lock
from tests.release.sbom import make_sbom

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
TOOLS = ROOT / "build" / "release" / "tools" / "bin"
RUNTIME = ROOT / "build" / "release" / "runtime"  # what requirements.lock installs, by itself
EXAMPLE = ROOT / "examples" / "2024-03-14-ceasefire.txt"
FAULT, UNREACHED = 1, 3


def report(what: str, told: str, faults: Iterable[str]) -> bool:
    """Print the line, or the faults; whether there were none."""
    found = list(faults)
    print(f"{what:<16}{'FAULT' if found else told}")
    for fault in found:
        print(f"{'':<16}{fault}")
    return not found


def check_locks() -> bool:
    """Every requirement of every lock."""
    pins = {path.name: read_lock(path.read_text("utf-8")) for path in LOCKS}
    faults = (f"{lock}: {fault}" for lock, of in pins.items() for fault in find_lock_faults(of))
    n = sum(map(len, pins.values()))
    return report("locks", f"{len(LOCKS)} files, {n} requirements, each of one version and with hashes", faults)


def check_install() -> bool:
    """This environment has the locked runtime; one made of the lock alone has that, no more, and codes an article."""
    pins = read_lock((ROOT / "requirements.lock").read_text("utf-8"))
    here = {name: one.version for name, one in find_installed().items()}
    alone = {name: one.version for name, one in find_installed(site_of(RUNTIME)).items()}
    faults = [f".venv: {fault}" for fault in find_install_faults(pins, here)]
    faults += [*find_install_faults(pins, alone), *(f"{name} is not locked" for name in find_strangers(pins, alone))]
    command = [str(RUNTIME / "bin" / "python"), "-m", "dateline", "code", str(EXAMPLE), "--no-store"]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True)
    faults += [f"the runtime alone codes no article: {done.stderr}"] if done.returncode else []
    return report("install", f"{len(alone)} packages, those of requirements.lock; they code the example alone", faults)


def check_licences() -> bool:
    """Of the runtime packages."""
    packages, rules = find_installed(site_of(RUNTIME)), load_rules()
    told = f"{len(packages)} packages, none under GPL or AGPL; judged by hand: {', '.join(sorted(rules.judged))}"
    return report("licences", told, find_licence_faults(packages, rules))


def check_sbom() -> bool:
    """build/sbom.json, read back."""
    packages, path = find_installed(site_of(RUNTIME)), ROOT / "build" / "sbom.json"
    python = RUNTIME / "bin" / "python"
    faults = make_sbom(path, TOOLS, python, ROOT / "pyproject.toml", packages, load_rules())
    told = f"build/sbom.json, CycloneDX 1.6, {len(packages)} packages with version and licence"
    return report("SBOM", told, faults)


def check_vulnerabilities() -> int:
    """0, 1 where one is known, 3 where OSV did not answer for every package."""
    audit = run_audit(ROOT / "requirements.lock", TOOLS)
    if audit.vulnerable:
        report("vulnerabilities", "", audit.vulnerable)
        return FAULT
    if audit.unasked:
        print(f"{'vulnerabilities':<16}NOT CHECKED, no answer from OSV: {'; '.join(audit.unasked)[:120]}")
        return UNREACHED
    print(f"{'vulnerabilities':<16}none known to OSV of {audit.n_asked} packages")
    return 0


def site_of(environment: Path) -> Path:
    """Its folder of packages."""
    [site] = environment.glob("lib/python3*/site-packages")
    return site


def check_release(audit: bool) -> int:
    """All in order; the exit code."""
    well = [check() for check in (check_locks, check_install, check_licences, check_sbom)]
    if audit:
        asked = check_vulnerabilities()
    else:
        asked = 0
        print(f"{'vulnerabilities':<16}not checked, as AUDIT=skip says")
    return asked if all(well) else FAULT


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--audit", choices=["osv", "skip"], default="osv")
    sys.exit(check_release(parser.parse_args().audit == "osv"))
