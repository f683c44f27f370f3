"""SBOM: the runtime packages as CycloneDX JSON, made by cyclonedx-bom and read back."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from tests.release.licences import Rules, conclude_licence

VALIDATE = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
print(JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read()) or "")
"""


def write_sbom(path: Path, tools: Path, runtime: Path, project: Path) -> None:
    """Of what the Python `runtime` has installed; `tools` is the folder of cyclonedx-py. The same bytes each time."""
    command = [str(tools / "cyclonedx-py"), "environment", "--pyproject", str(project), "--output-reproducible"]
    command += ["--short-PURLs", "--spec-version", "1.6", "--output-format", "JSON", "-o", str(path), str(runtime)]
    subprocess.run(command, check=True)


def add_licences(sbom: dict[str, Any], packages: Mapping[str, Distribution], rules: Rules) -> None:
    """Where a package says its licence in no way that the tool reads: what we conclude it to be, marked so."""
    for component in sbom["components"]:
        package = packages.get(canonicalize_name(component["name"]))
        if package and not component.get("licenses"):
            concluded = conclude_licence(package, rules)
            component["licenses"] = [{"expression": concluded, "acknowledgement": "concluded"}]


def find_sbom_faults(sbom: dict[str, Any], packages: Mapping[str, Distribution]) -> Iterator[str]:
    """Packages that are missing, of another version or without a licence; components that are not installed."""
    components: dict[str, Any] = {canonicalize_name(one["name"]): one for one in sbom["components"]}
    for name in sorted(packages.keys() | components.keys()):
        if name not in components:
            yield f"{name} is missing"
        elif name not in packages:
            yield f"{name} is not installed"
        elif components[name].get("version") != packages[name].version:
            yield f"{name} has version {components[name].get('version')}, installed is {packages[name].version}"
        elif not components[name].get("licenses"):
            yield f"{name} has no licence"


def find_schema_fault(text: str, tools: Path) -> str:
    """What the schema of CycloneDX 1.6 says against the text; empty if nothing."""
    command = [str(tools / "python"), "-c", VALIDATE]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.strip()


def make_sbom(
    path: Path, tools: Path, runtime: Path, project: Path, packages: Mapping[str, Distribution], rules: Rules
) -> list[str]:
    """Write, complete and read back; the faults."""
    write_sbom(path, tools, runtime, project)
    sbom = json.loads(path.read_text("utf-8"))
    add_licences(sbom, packages, rules)
    path.write_text(json.dumps(sbom, indent=2, sort_keys=True) + "\n", "utf-8")
    text = path.read_text("utf-8")
    schema = find_schema_fault(text, tools)
    return [*find_sbom_faults(json.loads(text), packages), *([schema] if schema else [])]
