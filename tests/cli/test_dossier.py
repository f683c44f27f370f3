"""`dateline dossier` and `dateline aggregates check`, from articles to what is printed."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.cli.aggregates import Format as CheckFormat
from dateline.cli.dossier import Format
from dateline.export import aggregates as checks
from dateline.export import dossier as dossiers
from tests.cli.program import dateline
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Five articles, from February to June, of a group and a government; coded once."""
    home = tmp_path_factory.mktemp("home")
    where = str(home / "s.db")
    coded = dateline(home, "code", str(ROOT / "examples" / "dossier"), "--format", "csv", "--store", where)
    assert coded.returncode == 0, coded.stderr
    return where


def told(home: Path, store: str, *arguments: str) -> Any:
    """The dossier as JSON."""
    done = dateline(home, "dossier", *arguments, "--format", "json", "--store", store)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_flags_name_every_format() -> None:
    assert [one.value for one in Format] == list(dossiers.FORMATS)
    assert [one.value for one in CheckFormat] == list(checks.FORMATS)


def test_one_attack_in_three_reports_is_told_once(store: str, tmp_path: Path) -> None:
    """Two papers tell the bombing near Saravena, one of them also that the group claims it; the toll rises to six."""
    timeline = told(tmp_path, store, "ELN")["timeline"]
    [bombing] = [one for one in timeline if one["mode"] == ["explosives"]]
    assert (bombing["first_day"], bombing["last_day"], bombing["n_reports"]) == ("2024-02-04", "2024-02-04", 2)
    assert [actor["actor_id"] for actor in bombing["actors"]] == ["eln"]
    tolls = {n["best"] for report in bombing["reports"] for n in report["numbers"] if n["kind"] == "dead"}
    assert tolls == {5, 6}
    assert {claim["state"] for report in bombing["reports"] for claim in report["claims"]} == {"claimed"}


def test_a_position_that_changes(store: str, tmp_path: Path) -> None:
    """Talks are rejected in February, offered on a condition in March, favoured in April, suspended in June."""
    for arguments in (
        ["Colombia – ELN"],
        ["Colombia", "ELN"],
        ["talks with the ELN"],
        ["--issue", "talks with the ELN"],
    ):
        rows = told(tmp_path, store, *arguments)["positions"]
        [talks] = [
            row for row in rows if row["topic"].startswith("talks") and row["holder"] == "Government of Colombia"
        ]
        assert [(change["from"], change["to"]) for change in talks["changes"]] == [
            ("opposes", "conditional"), ("conditional", "favours"), ("favours", "opposes"),
        ]  # fmt: skip
        sentences = [position["reference"]["sentence"] for position in talks["positions"]]
        assert [said.split()[1] for said in sentences] == ["rejected", "would", "said", "suspended"]


def test_a_ceasefire_made_and_broken(store: str, tmp_path: Path) -> None:
    promises = told(tmp_path, store, "ELN")["commitments"]
    [ceasefire] = [
        one for one in promises if one["holder"] == "National Liberation Army" and one["topic"].startswith("ceasefire")
    ]
    assert [said["state"] for said in ceasefire["states"]] == ["made", "broken"]
    assert [said["reference"]["published"] for said in ceasefire["states"]] == ["2024-04-22", "2024-06-10"]


def test_an_aggregate_and_what_is_known_of_it(store: str, tmp_path: Path) -> None:
    """At least 12 attacks in Arauca since January: Saravena, Arauquita, Tame and Fortul are known."""
    done = dateline(tmp_path, "aggregates", "check", "--actor", "ELN", "--format", "json", "--store", store)
    [check] = json.loads(done.stdout)
    assert (check["told"], check["known"], check["known_reports"], check["verdict"]) == (
        {"low": 12, "best": 12, "high": None}, 4, 5, "some known",
    )  # fmt: skip
    assert check["window"] == {"first_day": "2024-01-10", "last_day": "2024-06-10", "assumed": False}
    text = dateline(tmp_path, "aggregates", "check", "--store", store).stdout
    assert "known: 4 of at least 12 known (33 % at most), from 5 reports – some known" in text


def test_every_reference_leads_to_its_sentence(store: str, tmp_path: Path) -> None:
    texts = {
        file.name: file.read_text("utf-8").partition(": ")[2] for file in (ROOT / "examples" / "dossier").glob("*.txt")
    }
    found: list[Any] = []

    def gather(value: Any) -> None:
        if isinstance(value, dict):
            found.extend([value] if "sentence" in value else [])
            value = list(value.values())
        for part in value if isinstance(value, list) else ():
            gather(part)

    gather(told(tmp_path, store, "Colombia", "--with-parts"))
    gather(told(tmp_path, store, "ELN"))
    assert len(found) > 20
    for one in found:
        assert texts[Path(one["source_file"]).name][one["start"] : one["end"]] == one["sentence"]


@pytest.mark.parametrize("format", ["text", "markdown", "json"])
def test_a_file_holds_what_is_printed(format: str, store: str, tmp_path: Path) -> None:
    asked = ["ELN", "--quotes", "--format", format, "--store", store]
    printed = dateline(tmp_path, "dossier", *asked, COLUMNS="50").stdout
    done = dateline(tmp_path, "dossier", *asked, "-o", str(tmp_path / "d.out"), COLUMNS="200")
    assert (done.stdout, done.returncode) == ("", 0)
    assert (tmp_path / "d.out").read_text("utf-8") == printed
    assert "National Liberation Army" in printed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dossier", "Congo"], "'Congo' may be any of these: name one by its id\n  country-cog  Republic of the Congo"),
        (["dossier", "Xyzzy"], "neither the registry nor the store has an actor called 'Xyzzy'"),
        (["dossier"], "name one actor, two actors, or an --issue"),
        (["dossier", "ELN", "--until", "june"], "'june' is no day"),
        (["dossier", "ELN", "-o", "none/d.md"], "there is no folder none"),
        (["dossier", "ELN", "--store", "none.db"], "there is no store at none.db"),
        (["aggregates", "check", "--actor", "Congo"], "'Congo' may be any of these"),
        (["aggregates", "check", "--store", "none.db"], "there is no store at none.db"),
    ],
)
def test_what_can_not_be(arguments: list[str], said: str, store: str, tmp_path: Path) -> None:
    named = [] if "--store" in arguments else ["--store", store]
    done = dateline(tmp_path, *arguments, *named)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"dateline: {said}")


def test_an_actor_of_whom_nothing_is_known_is_told(store: str, tmp_path: Path) -> None:
    done = dateline(tmp_path, "dossier", "Boko Haram", "--store", store)
    assert done.returncode == 0
    assert done.stderr == "the store knows nothing of 'Boko Haram'\n"
