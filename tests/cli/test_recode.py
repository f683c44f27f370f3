"""`dateline recode`: what the store holds, coded anew after an edit of the own actors."""

from pathlib import Path

from dateline.store import Store
from tests.cli.program import dateline

TEXT = "2024-03-14\nThe River Front attacked a police post in Kisumu, Kenya, on Thursday.\n"
OWN = "actors: [{id: river, name: River Front, country: UGA, sector: PRM}]\n"


def coded(home: Path) -> Path:
    """A store with one article, coded without own actors."""
    (home / "a.txt").write_text(TEXT, "utf-8")
    done = dateline(home, "code", str(home / "a.txt"), "--store", str(home / "s.sqlite"))
    assert done.returncode == 0, done.stderr
    return home / "s.sqlite"


def sectors(store: Path) -> set[str | None]:
    with Store.open(store) as opened:
        return {party.sector for event in opened.view.events() for party in event.record.actors}


def test_an_edit_of_the_actors_is_tried_then_done(tmp_path: Path) -> None:
    store = coded(tmp_path)
    before = sectors(store)
    assert "PRM" not in before
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.yaml").write_text(OWN, "utf-8")
    named = ("--store", str(store), "--actors", str(tmp_path / "own"))

    tried = dateline(tmp_path, "recode", "--dry-run", *named)
    assert tried.returncode == 0, tried.stderr
    assert "River Front [UGA PRM]" in tried.stdout
    assert "1 articles would be coded anew" in tried.stderr
    assert sectors(store) == before

    done = dateline(tmp_path, "recode", *named)
    assert done.stdout == tried.stdout
    assert "1 articles coded anew" in done.stderr
    assert "PRM" in sectors(store)

    again = dateline(tmp_path, "recode", *named)
    assert again.stdout == ""
    assert "0 articles coded anew" in again.stderr


def test_no_store_is_made_where_there_is_none(tmp_path: Path) -> None:
    done = dateline(tmp_path, "recode", "--store", str(tmp_path / "s.sqlite"))
    assert done.returncode == 2
    assert done.stderr == f"dateline: there is no store at {tmp_path / 's.sqlite'}\n"
    assert list(tmp_path.glob("*.sqlite")) == []
