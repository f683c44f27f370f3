"""A file takes its name when it is whole, lies where the user said and nowhere else, and a full disk leaves none."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.export.files import FORMATS, export_file, format_of
from dateline.export.replacing import replacing
from dateline.export.reports import Report
from tests.export.reports import BOMBING, export, report, reports

ENDING = {name: "zip" if name == "datapackage" else name for name in FORMATS}


def breaking(after: int) -> Iterator[Report]:
    """Reports, and then an error, as from a store that goes away."""
    for _ in range(after):
        yield from reports()
    raise RuntimeError("the store went away")


@pytest.mark.parametrize("format", FORMATS)
def test_what_fails_half_way_leaves_what_stood_there(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"events.{ENDING[format]}"
    path.write_text("what stood there")
    with pytest.raises(RuntimeError, match="went away"):
        export_file(breaking(3), path)
    assert path.read_text() == "what stood there"
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("format", FORMATS)
def test_a_whole_file_replaces_the_old_one_and_leaves_nothing_beside(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"events.{ENDING[format]}"
    path.write_text("what stood there")
    assert export_file(reports(), path).n_written == 4
    assert os.listdir(tmp_path) == [path.name]
    assert path.stat().st_size > 100
    assert path.stat().st_mode & 0o444 == 0o444 & ~umask()


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


FULL = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
from itertools import chain, repeat
from dataclasses import replace
from dateline.export.files import export_file
from tests.export.reports import reports
many = (replace(r, event=replace(r.event, event_id=f"{n:032x}")) for n in range(4000) for r in reports())
try:
    export_file(many, Path(sys.argv[1]))
except Exception as error:
    from dateline.errors import DatelineError
    print(isinstance(error, OSError | DatelineError), error)
"""


@pytest.mark.parametrize("format", FORMATS)
def test_where_the_disk_is_full_there_is_an_error_and_no_file(format: str, tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: the kernel refuses in the same place."""
    path = tmp_path / f"events.{ENDING[format]}"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, cwd=root)
    assert done.stdout.startswith("True "), (done.stdout, done.stderr[-2000:])
    assert os.listdir(tmp_path) == []


def test_names_from_articles_never_become_paths(tmp_path: Path) -> None:
    """Ids, files and publishers that are paths: what is written is the one file that the user named."""
    hostile = "../../outside/\x00/etc/passwd"
    one = report(BOMBING)
    article = replace(one.article, article_id=hostile, source_file=hostile, title=hostile, publisher=hostile)
    event = replace(one.event, event_id=hostile, actors=(replace(one.event.actors[0], name=hostile),))
    folder = tmp_path / "in" / "here"
    folder.mkdir(parents=True)
    for format in FORMATS:
        export_file([replace(one, article=article, event=event)], folder / f"events.{ENDING[format]}")
    found = sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file())
    assert found == sorted(f"in/here/events.{ENDING[format]}" for format in FORMATS)
    with zipfile.ZipFile(folder / "events.zip") as archive:
        assert archive.namelist() == ["events.csv", "datapackage.json"]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("kept")
    (tmp_path / "events.csv").symlink_to(other)
    export(tmp_path, "events.csv")
    assert other.read_text() == "kept"
    assert not (tmp_path / "events.csv").is_symlink()


def test_a_path_that_can_not_be_is_an_error_of_the_user(tmp_path: Path) -> None:
    for path, said in ((tmp_path, "is a folder"), (tmp_path / "none" / "a.csv", "there is no folder")):
        with pytest.raises(InputError, match=said):
            export_file(reports(), path, "csv")


def test_the_format_is_that_of_the_ending_or_named() -> None:
    assert [format_of(Path(n)) for n in ("a.CSV", "b.zip", "c.ndjson", "d.tab")] == [
        "csv",
        "datapackage",
        "jsonl",
        "tsv",
    ]
    with pytest.raises(InputError, match="give --format"):
        format_of(Path("events"))


def test_a_geopackage_may_have_any_name(tmp_path: Path) -> None:
    export_file(reports(), tmp_path / "events.sqlite", "gpkg")
    assert (tmp_path / "events.sqlite").read_bytes().startswith(b"SQLite format 3\0")
    assert os.listdir(tmp_path) == ["events.sqlite"]


def test_an_error_inside_is_not_taken_for_one_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), replacing(tmp_path / "a") as part:
        part.write_text(str(1 / 0))
    assert os.listdir(tmp_path) == []
