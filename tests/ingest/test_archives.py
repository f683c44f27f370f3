"""Archives and compressed files: whatever may lie in a folder may lie in them, and in one another."""

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.records.article import Article
from tests.hostile import makers as m
from tests.ingest.inputs import articles, kinds, read

MEMBERS = {
    "a.txt": m.plain(1).encode(),
    "b/c.html": m.page(2).encode(),
    "d.jsonl": m.lines(m.record(3), m.record(4)),
    "e.csv": f"date,text\n{m.day_of(5)},{m.text_of(5).replace(',', ';')}\n".encode(),
    "f.rss": m.feed(m.item(6)),
    "g.warc.gz": m.warc_gz(m.warc_record(7)),
    "h.parquet": m.parquet_of(m.record(8)),
    "i.jsonl.gz": gzip.compress(m.lines(m.record(9))),
    "j.zip": m.zipped({"k.txt": m.plain(10).encode()}),
    "l.tar": m.tarred({"m.txt": m.plain(11).encode()}),
    ".hidden.txt": b"x",
    "__MACOSX/a.txt": b"x",
}


@pytest.mark.parametrize("make", [m.zipped, m.tarred])
def test_every_format_lies_in_an_archive(make: Callable[[dict[str, bytes]], bytes], tmp_path: Path) -> None:
    found = articles(tmp_path, "a.archive", make(MEMBERS))
    days = [m.day_of(k) for k in range(1, 12)]
    assert [one.published for one in found] == days
    inside = [str(one.source_file).removeprefix(f"{tmp_path}/a.archive/") for one in found]
    assert inside[:3] == ["a.txt", "b/c.html", "d.jsonl"]
    assert inside[-2:] == ["j.zip/k.txt", "l.tar/m.txt"]


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
@pytest.mark.parametrize("inner", list(MEMBERS)[:6])
def test_every_format_may_be_compressed(
    suffix: str, pack: Callable[[bytes], bytes], inner: str, tmp_path: Path
) -> None:
    name = inner.replace("/", "-") + suffix
    plain = articles(tmp_path, inner.replace("/", "-"), MEMBERS[inner])
    packed = articles(tmp_path, name, pack(MEMBERS[inner]))
    assert [one.article_id for one in packed] == [one.article_id for one in plain]


@pytest.mark.parametrize("name", ["a.tar.gz", "a.tgz", "a"])
def test_a_tar_in_gzip(name: str, tmp_path: Path) -> None:
    assert kinds(read(tmp_path, name, gzip.compress(m.tarred(MEMBERS)))) == ["article"] * 11


def test_members_of_gzip_follow_one_another(tmp_path: Path) -> None:
    content = b"".join(gzip.compress(m.lines(m.record(k))) for k in range(5))
    assert len(articles(tmp_path, "a.jsonl.gz", content)) == 5


def test_a_bad_member_costs_only_itself(tmp_path: Path) -> None:
    content = bytearray(m.zipped(MEMBERS))
    at = content.index(b"PK\x03\x04", 10) + 60  # in the second member
    content[at : at + 10] = b"\xff" * 10
    assert kinds(read(tmp_path, "a.zip", bytes(content))) == ["article", "corrupt"] + ["article"] * 9


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_what_is_cut_off_is_told(share: float, tmp_path: Path) -> None:
    """Of JSON Lines the whole lines are kept; half a text or page is no article."""
    lines = m.lines(*(m.record(k) for k in range(50)))
    items = read(tmp_path, "a.jsonl.gz", gzip.compress(lines)[: int(len(gzip.compress(lines)) * share)])
    assert kinds(items)[-1] == "truncated"
    whole = [item.text for item in items if isinstance(item, Article)]
    assert whole == [m.text_of(k) for k in range(len(whole))]
    packed = gzip.compress(m.page(1).encode())
    assert kinds(read(tmp_path, "a.html.gz", packed[: int(len(packed) * share)])) == ["truncated"]
    tar = m.tarred({f"{k}.txt": m.plain(k).encode() for k in range(20)})
    found = kinds(read(tmp_path, "a.tar", tar[: int(20 * 1024 * share)]))
    assert found == ["article"] * (len(found) - 1) + ["truncated"]


def test_an_old_tar_without_a_magic_number_is_known(tmp_path: Path) -> None:
    content = bytearray(m.tarred({"a.txt": m.plain(1).encode()}))
    content[257:265] = bytes(8)
    content[148:156] = b" " * 8
    content[148:156] = b"%06o\0 " % sum(content[:512])
    assert kinds(read(tmp_path, "a.tar", bytes(content))) == ["article"]
