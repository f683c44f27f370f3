"""`dateline actors`: looking up, checking, adding, editing, importing, and what the store knows of."""

import tomllib
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from dateline.cli.actors import read_role
from dateline.errors import InputError
from tests.cli.program import dateline

DICTIONARY = "RIVER_FRONT_ [KENREB <031231]\n  [KENGOV >040101]\nTALIBAN_ [AFGREB]\nKISUMU_WATER_BOARD_ [KEN]\n"


def actors(home: Path, *arguments: str) -> CompletedProcess[str]:
    """`dateline actors ARGUMENTS` with the own files in `own`."""
    return dateline(home, "actors", *arguments, DATELINE_ACTORS=str(home / "own"))


def test_a_name_means_somebody_on_a_day(tmp_path: Path) -> None:
    before, after = (
        actors(tmp_path, "find", "the Taliban", "--on", day).stdout for day in ("2020-01-01", "2022-01-01")
    )
    assert "afghan-taliban" in before
    assert "on 2020-01-01: AFG REB" in before
    assert "on 2022-01-01: AFG GOV" in after


def test_a_name_that_is_nobody_s(tmp_path: Path) -> None:
    done = actors(tmp_path, "find", "River Front", "--on", "2020-01-01")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "dateline: no actor is called 'River Front' on 2020-01-01\n"


def test_actors_of_a_kind_and_country(tmp_path: Path) -> None:
    done = actors(tmp_path, "list", "--kind", "country", "--country", "KEN")
    assert done.stdout == "country-ken\tKenya\tcountry\tKEN\tGOV\n"
    assert done.stderr == "1 country\n"


def test_an_actor_is_added_edited_and_removed(tmp_path: Path) -> None:
    named = ("--kind", "group", "--country", "KEN", "--sector", "REB")
    added = actors(tmp_path, "add", "River Front", *named, "--alias", "RF", "--role", "GOV::2021-01-02:")
    assert added.returncode == 0, added.stderr
    assert "river-front" in added.stdout

    found = actors(tmp_path, "find", "RF", "--on", "2020-12-31").stdout
    assert "on 2020-12-31: KEN REB" in found
    assert "2021-01-02 to …: KEN GOV" in found

    twice = actors(tmp_path, "add", "River Front", *named)
    assert twice.returncode == 2
    assert "there is an actor 'river-front'" in twice.stderr

    edited = actors(
        tmp_path, "edit", "river-front", "--country", "NGO", "--drop-alias", "RF", "--alias", "R.F.", "--sector", "SOC"
    )
    assert edited.returncode == 0, edited.stderr
    again = actors(tmp_path, "edit", "river-front", "--country", "UGA")
    assert again.returncode == 0, again.stderr
    [entry] = tomllib.loads((tmp_path / "own" / "own.toml").read_text("utf-8"))["actors"]
    assert (entry.get("country"), entry.get("code"), entry["sector"], entry["aliases"]) == (
        "UGA",
        None,
        "SOC",
        ["R.F."],
    )

    assert actors(tmp_path, "edit", "river-front", "--remove").stdout == "river-front is taken out\n"
    assert actors(tmp_path, "find", "River Front").returncode == 2
    assert actors(tmp_path, "edit", "river-front", "--sector", "REB").returncode == 2


def test_a_shipped_actor_is_changed_in_the_own_file(tmp_path: Path) -> None:
    """The United Nations have no sector; what is not changed stays."""
    done = actors(tmp_path, "edit", "un", "--alias", "World Organisation")
    assert done.returncode == 0, done.stderr
    found = actors(tmp_path, "find", "World Organisation", "--on", "2020-01-01").stdout
    assert "on 2020-01-01: IGO\n" in found
    assert "United Nations" in found


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--kind", "gang"), "kind 'gang'"),
        (("--kind", "group", "--country", "KEA"), "code 'KEA'"),
        (("--kind", "group", "--sector", "RBL"), "sector 'RBL'"),
        (("--kind", "group", "--role", "GOV:King:soon"), "--role 'GOV:King:soon'"),
    ],
)
def test_what_is_wrong_is_not_written(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    done = actors(tmp_path, "add", "River Front", *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / "own").exists()


def test_own_files_are_checked(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    sound = actors(tmp_path, "check")
    assert (sound.returncode, sound.stdout.split(" ", 1)[1]) == (0, "actors, nothing wrong\n")
    (tmp_path / "own" / "a.yaml").write_text("actors: [{id: x, name: X Front, country: KEN, sector: RBL}]", "utf-8")
    wrong = actors(tmp_path, "check")
    assert (wrong.returncode, wrong.stdout) == (1, "x: sector 'RBL' is not in the codebook\n")


def test_a_dictionary_is_imported_but_for_what_is_known(tmp_path: Path) -> None:
    (tmp_path / "dict.txt").write_text(DICTIONARY, "utf-8")
    done = actors(tmp_path, "import", str(tmp_path / "dict.txt"))
    assert done.stdout.startswith("dict.txt: 2 actors, 0 agents, 1 known already; now in ")
    assert "on 2010-01-01: KEN GOV" in actors(tmp_path, "find", "River Front", "--on", "2010-01-01").stdout
    assert "on 2010-01-01: KEN\n" in actors(tmp_path, "find", "Kisumu Water Board", "--on", "2010-01-01").stdout
    assert "afghan-taliban" in actors(tmp_path, "find", "Taliban").stdout
    assert actors(tmp_path, "check").returncode == 0
    again = actors(tmp_path, "import", str(tmp_path / "dict.txt"))
    assert again.stdout == done.stdout  # what the first import brought is not known already


def test_no_store_is_made_where_there_is_none(tmp_path: Path) -> None:
    done = actors(tmp_path, "unknown", "--store", str(tmp_path / "s.sqlite"))
    assert (done.returncode, done.stdout) == (2, "")
    assert not (tmp_path / "s.sqlite").exists()


def test_unknown_names_can_be_added(tmp_path: Path) -> None:
    """The Nyanza Liberation Army attacked a police post in Kisumu, Kenya."""
    (tmp_path / "a.txt").write_text(
        "2024-03-14\nThe Nyanza Liberation Army attacked a police post in Kisumu, Kenya.\n", "utf-8"
    )
    store = ("--store", str(tmp_path / "s.sqlite"))
    dateline(tmp_path, "code", str(tmp_path / "a.txt"), *store)
    count, name, *_, example = actors(tmp_path, "unknown", *store).stdout.strip().split("\t")
    assert (count, name) == ("1", "Nyanza Liberation Army")
    assert example == "The Nyanza Liberation Army attacked a police post in Kisumu, Kenya."

    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "own.toml").write_text(actors(tmp_path, "unknown", "--toml", *store).stdout, "utf-8")
    assert "nyanza-liberation-army" in actors(tmp_path, "find", "Nyanza Liberation Army").stdout
    assert actors(tmp_path, "unknown", *store).stdout == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("GOV", {"sector": "GOV"}),
        ("GOV:Prime Minister", {"sector": "GOV", "office": "Prime Minister"}),
        ("GOV:2021", {"sector": "GOV", "from": 2021}),
        ("GOV::2021:2023", {"sector": "GOV", "from": 2021, "to": 2023}),
    ],
)
def test_roles_in_short(text: str, wanted: dict[str, object]) -> None:
    assert read_role(text) == wanted


@pytest.mark.parametrize("text", ["GOV:King:2021-13-01", "GOV:King:next year", "GOV:King:2021:2022:2023", ""])
def test_roles_that_do_not_read(text: str) -> None:
    with pytest.raises(InputError, match="--role"):
        read_role(text)
