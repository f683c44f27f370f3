"""The SBOM read back, and with the tools of `make release-check` made."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.release.check import ROOT, RUNTIME, TOOLS, site_of
from tests.release.licences import load_rules
from tests.release.locks import find_installed
from tests.release.sbom import add_licences, find_sbom_faults, find_schema_fault, make_sbom

PACKAGES = {name: package for name, package in find_installed().items() if name in {"bottleneck", "lxml", "pyyaml"}}
MIT = [{"license": {"id": "MIT"}}]


def sbom(**versions: str | None) -> dict[str, Any]:
    return {"components": [{"name": name, "version": v, "licenses": MIT} for name, v in versions.items()]}


def installed_versions() -> dict[str, str | None]:
    return {name: package.version for name, package in PACKAGES.items()}


def test_a_whole_sbom_has_no_fault() -> None:
    assert len(PACKAGES) == 3
    assert list(find_sbom_faults(sbom(**installed_versions()), PACKAGES)) == []


def test_a_missing_a_strange_and_another_version_are_told() -> None:
    made = sbom(**installed_versions() | {"lxml": "0.1", "torch": "2.0"})
    made["components"] = [one for one in made["components"] if one["name"] != "pyyaml"]
    assert list(find_sbom_faults(made, PACKAGES)) == [
        f"lxml has version 0.1, installed is {PACKAGES['lxml'].version}",
        "pyyaml is missing",
        "torch is not installed",
    ]


def test_a_licence_that_no_tool_reads_is_concluded() -> None:
    """Bottleneck says `Simplified BSD`, which is no SPDX id."""
    made = sbom(**installed_versions())
    [bottleneck] = [one for one in made["components"] if one["name"] == "bottleneck"]
    del bottleneck["licenses"]
    assert list(find_sbom_faults(made, PACKAGES)) == ["bottleneck has no licence"]
    add_licences(made, PACKAGES, load_rules())
    assert bottleneck["licenses"] == [{"expression": "BSD-2-Clause", "acknowledgement": "concluded"}]
    assert list(find_sbom_faults(made, PACKAGES)) == []


def test_the_sbom_of_the_runtime_is_whole_and_the_same_each_time(tmp_path: Path) -> None:
    if not (TOOLS / "cyclonedx-py").exists() or not (RUNTIME / ".done").exists():
        pytest.skip("no tools for an SBOM; `make release-check` installs them")
    packages, project = find_installed(site_of(RUNTIME)), ROOT / "pyproject.toml"
    once, again = tmp_path / "once.json", tmp_path / "again.json"
    for path in (once, again):
        assert make_sbom(path, TOOLS, RUNTIME / "bin" / "python", project, packages, load_rules()) == []
    assert once.read_bytes() == again.read_bytes()
    assert json.loads(once.read_text("utf-8"))["metadata"]["component"]["name"] == "dateline"
    assert find_schema_fault('{"bomFormat": "other"}', TOOLS)
