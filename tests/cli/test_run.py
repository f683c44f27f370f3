"""`dateline run`: every input is coded, stood in the store before, or is a problem; the balance says how many."""

import re
from pathlib import Path

import pytest

from dateline.store import View
from tests.cli.program import dateline
from tests.hostile import makers as m


def numbers(printed: str) -> dict[str, int]:
    """The balance as it was printed."""
    lines = re.findall(r"^ *([a-z][a-z -]*?) +([\d,]+)(?:  .*)?$", printed, re.MULTILINE)
    return {name: int(n.replace(",", "")) for name, n in lines}


def check_even(balance: dict[str, int]) -> None:
    assert balance["articles in"] == balance["coded"] + balance.get("coded before", 0) + balance["problems"]
    kinds = set(balance) - {"articles in", "coded", "coded before", "problems"}
    assert sum(balance[kind] for kind in kinds) == balance["problems"]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Six articles in six formats, and four things that are none."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, content in {
        "a.txt": m.plain(1).encode(),
        "b.html": m.page(2).encode(),
        "c.jsonl": m.lines(m.record(3), m.record(4, date="soon")),
        "d.rss": m.feed(m.item(5)),
        "e.warc.gz": m.warc_gz(m.warc_record(6))[:-40] + m.warc_gz(m.warc_record(7)),
        "f.zip": m.zipped({"g.parquet": m.parquet_of(m.record(8)), "../h.txt": b"x"}),
        "i.pdf": b"%PDF-1.7",
    }.items():
        (folder / name).write_bytes(content)
    return folder


def test_the_balance_is_even_and_the_store_has_it_all(news: Path, tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    done = dateline(tmp_path, "run", str(news), "--store", str(store))
    assert done.returncode == 0, done.stderr
    balance = numbers(done.stdout)
    check_even(balance)
    assert balance == {
        "articles in": 10,
        "coded": 6,
        "problems": 4,
        "bad-date": 1,
        "corrupt": 1,
        "not-text": 1,
        "unsafe-path": 1,
    }
    with View.open(store) as view:
        assert (view.count()["article"], view.count()["problem"]) == (6, 4)


def test_a_run_begun_again_codes_only_what_is_new(news: Path, tmp_path: Path) -> None:
    arguments = ("run", str(news), "--store", str(tmp_path / "store.sqlite"))
    dateline(tmp_path, *arguments)
    (news / "j.txt").write_text(m.plain(20), "utf-8")
    (news / "a.txt").write_text(m.plain(1).replace("attacked", "shelled"), "utf-8")
    balance = numbers(dateline(tmp_path, *arguments).stdout)
    check_even(balance)
    assert (balance["coded"], balance["coded before"], balance["problems"]) == (2, 5, 4)


def test_a_dry_run_reads_all_and_keeps_nothing(news: Path, tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    balance = numbers(dateline(tmp_path, "run", str(news), "--store", str(store), "--dry-run").stdout)
    check_even(balance)
    assert (balance["articles in"], balance["coded"]) == (10, 6)
    assert not store.exists()


def test_window_and_limit(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_bytes(m.lines(*(m.record(k) for k in range(20))))
    window = ("--since", str(m.day_of(5)), "--until", str(m.day_of(12)), "--limit", "3")
    balance = numbers(dateline(tmp_path, "run", str(lines), *window, "--store", str(tmp_path / "s.sqlite")).stdout)
    check_even(balance)
    assert (balance["coded"], balance["outside-window"]) == (3, 5)
    with View.open(tmp_path / "s.sqlite") as view:
        assert view.count()["problem"] == 0  # what lies outside is counted, and no fault


def test_several_processes_give_the_same(news: Path, tmp_path: Path) -> None:
    one = dateline(tmp_path, "run", str(news), "--store", str(tmp_path / "one.sqlite"))
    two = dateline(tmp_path, "run", str(news), "--store", str(tmp_path / "two.sqlite"), "--jobs", "2")
    assert one.stdout == two.stdout
    with View.open(tmp_path / "one.sqlite") as first, View.open(tmp_path / "two.sqlite") as second:
        assert list(first.codings()) == list(second.codings())


def test_nothing_readable_is_exit_code_1_and_what_is_not_there_2(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("No date here.")
    assert dateline(tmp_path, "run", str(tmp_path / "a.txt"), "--store", str(tmp_path / "s.sqlite")).returncode == 1
    assert dateline(tmp_path, "run", "nowhere", "--store", str(tmp_path / "s.sqlite")).returncode == 2


def test_standard_input_may_be_an_archive(tmp_path: Path) -> None:
    given = m.feed(m.item(1) + m.item(2)).decode()
    done = dateline(tmp_path, "run", "-", "--store", str(tmp_path / "s.sqlite"), given=given)
    assert numbers(done.stdout)["coded"] == 2
