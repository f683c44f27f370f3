"""Licences of the runtime, from metadata; small packages are written for each case."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.release.licences import find_licence_faults, load_rules
from tests.release.locks import find_installed, read_lock

RULES = load_rules()
JUDGED = "lxml"  # any that licences.yaml judges


def faults_of(folder: Path, name: str, *lines: str, licence: str = "") -> list[str]:
    """Of a package with these lines of metadata and this licence file; the other judged ones are left out."""
    info = folder / f"{name}-1.0.dist-info"
    (info / "licenses").mkdir(parents=True)
    (info / "METADATA").write_text(
        "\n".join(["Metadata-Version: 2.4", f"Name: {name}", "Version: 1.0", *lines, "", ""])
    )
    (info / "licenses" / "LICENSE").write_text(licence)
    (info / "RECORD").write_text(f"{info.name}/METADATA,,\n{info.name}/licenses/LICENSE,,\n")
    found = find_licence_faults(find_installed(folder), RULES)
    return [fault for fault in found if not fault.endswith("judged and not installed")]


def test_the_runtime_may_be_shipped() -> None:
    pins = read_lock((ROOT / "requirements.lock").read_text("utf-8"))
    installed = find_installed()
    runtime = {pin.name: installed[pin.name] for pin in pins if pin.here}
    assert len(runtime) > 50
    assert list(find_licence_faults(runtime, RULES)) == []


@pytest.mark.parametrize(
    "line",
    [
        "License-Expression: MIT",
        "License-Expression: GPL-2.0-only OR MPL-1.1",
        "License-Expression: BSD-3-Clause AND MIT",
        "License: Simplified BSD",
        "Classifier: License :: OSI Approved :: Apache Software License",
    ],
)
def test_what_is_allowed(line: str, tmp_path: Path) -> None:
    assert faults_of(tmp_path, "thing", line) == []


@pytest.mark.parametrize("name", ["thing", JUDGED])
@pytest.mark.parametrize(
    "statement",
    [
        "GPL-3.0-only",
        "AGPL-3.0-or-later",
        "MIT AND GPL-2.0-only",
        "LGPL-2.1-only AND GPL-2.0-only",
        "(MIT OR ISC) AND GPL-2.0-only",
        "LicenseRef-Ours",
    ],
)
def test_what_is_not_allowed_even_when_judged(statement: str, name: str, tmp_path: Path) -> None:
    assert faults_of(tmp_path, name, f"License-Expression: {statement}") == [f"{name} is under {statement}"]


def test_a_gpl_classifier_beside_another_licence_is_told(tmp_path: Path) -> None:
    gpl = "GNU General Public License v3 (GPLv3)"
    lines = ["License: MIT", f"Classifier: License :: OSI Approved :: {gpl}"]
    assert faults_of(tmp_path, "thing", *lines) == [f"thing is under {gpl}"]


def test_the_lgpl_needs_a_reason(tmp_path: Path) -> None:
    line = "License-Expression: LGPL-2.1-or-later"
    assert faults_of(tmp_path / "a", "thing", line) == ["thing is under LGPL-2.1-or-later"]
    assert faults_of(tmp_path / "b", JUDGED, line) == []


def test_a_bundled_library_under_a_gnu_licence_needs_a_reason(tmp_path: Path) -> None:
    text = "Name: libquadmath\nLicense: LGPL-2.1-or-later\n"
    assert faults_of(tmp_path / "a", "thing", "License-Expression: MIT", licence=text) == [
        "thing has a licence file that names a GNU licence, which nobody has judged"
    ]
    assert faults_of(tmp_path / "b", JUDGED, "License-Expression: MIT", licence=text) == []


def test_silence_is_told(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "thing", "Summary: a thing") == ["thing does not say its licence"]


def test_a_judgement_of_what_is_not_shipped_is_told() -> None:
    told = list(find_licence_faults({}, RULES))
    assert sorted(told) == sorted(f"{name} is judged and not installed" for name in RULES.judged)


def test_each_judgement_has_a_reason_and_each_spelling_a_licence_that_is_allowed() -> None:
    assert all(len(reason.split()) > 5 for reason in RULES.judged.values())
    assert all(RULES.allow(expression) for expression in RULES.spellings.values())
