"""S7: whatever an archive's members are called, nothing is read or written outside of the archive."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from dateline.ingest.reading import read_files
from dateline.records.article import Article
from dateline.records.problem import Problem
from tests.hostile import makers as m

OUT = (
    "../outside.txt",
    "a/../../outside.txt",
    "/tmp/outside.txt",
    "..\\outside.txt",
    "a\\..\\..\\outside.txt",
    "C:\\outside.txt",
    "C:/outside.txt",
    "\\\\server\\share\\outside.txt",
    "//server/outside.txt",
)


def files_below(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.mark.parametrize("make", [m.zipped, m.tarred])
@pytest.mark.parametrize("name", OUT)
def test_a_name_that_leads_out_is_a_problem_and_nothing_is_written(name: str, make: object, tmp_path: Path) -> None:
    inner = tmp_path / "in" / "deep"
    inner.mkdir(parents=True)
    content = {name: m.plain(1).encode(), "good.txt": m.plain(2).encode()}
    (inner / "a.archive").write_bytes(make(content))  # type: ignore[operator]
    before = files_below(tmp_path)
    bad, good = read_files([str(inner / "a.archive")])
    assert isinstance(bad, Problem)
    assert bad.kind == "unsafe-path"
    assert isinstance(good, Article)
    assert files_below(tmp_path) == before


def special(kind: bytes, target: str = "") -> bytes:
    """A TAR archive of one member that is no file of its own, and one that is."""
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w") as archive:
        head = tarfile.TarInfo("a.txt")
        head.type, head.linkname = kind, target
        archive.addfile(head)
        good = m.plain(1).encode()
        head = tarfile.TarInfo("b.txt")
        head.size = len(good)
        archive.addfile(head, io.BytesIO(good))
    return into.getvalue()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_in_an_archive_are_not_followed(kind: bytes, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(m.plain(3), "utf-8")
    (tmp_path / "a.tar").write_bytes(special(kind, str(secret)))
    bad, good = read_files([str(tmp_path / "a.tar")])
    assert isinstance(bad, Problem)
    assert bad.kind == "unsafe-path"
    assert isinstance(good, Article)
    assert good.source_file == f"{tmp_path}/a.tar/b.txt"


def test_a_link_in_a_zip_is_its_own_words_alone(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(m.plain(3), "utf-8")
    head = zipfile.ZipInfo("a.txt")
    head.create_system, head.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(head, str(secret))
    [item] = read_files([str(tmp_path / "a.zip")])
    assert isinstance(item, Problem)
    assert item.kind == "no-date"
