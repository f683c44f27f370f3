"""S3: a line of 100 MB, ten thousand levels: a Problem, in little memory. How long each takes, `make soak` measures."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile import makers as m
from tests.hostile.reader import read_apart

MB = 1_000_000
DEEP = 10_000
SENTENCE = b"It rained in the town on Monday, officials said. "

LARGE: dict[str, tuple[str, Callable[[], bytes], list[str]]] = {
    "text of 100 MB": (".txt", lambda: SENTENCE * 2 * MB, ["too-large"]),
    "text of one word of 100 MB": (".txt", lambda: b"a" * 100 * MB, ["too-large"]),
    "JSON Lines: 100 MB, then an article": (
        ".jsonl",
        lambda: b'{"date": "2023-01-01", "text": "' + b"a" * 100 * MB + b'"}\n' + m.lines(m.record(1)),
        ["too-large", "article"],
    ),
    "CSV: a cell of 100 MB": (".csv", lambda: b"date,text\n2023-01-01," + b"a" * 100 * MB, ["too-large"]),
    "CSV: a row of 100 MB in lines": (".csv", lambda: b'date,text\n2023-01-01,"' + b"ab\n" * 33 * MB, ["too-large"]),
    "page of 100 MB": (".html", lambda: b"<html><p>" + b"a " * 50 * MB, ["too-large"]),
    "feed of 100 MB": (".rss", lambda: m.feed("<!-- " + "a" * 100 * MB + " -->"), ["too-large"]),
    "JSON list of 100 MB": (".json", lambda: b"[" + b'"ab",' * 20 * MB + b"1]", ["too-large"]),
    "JSON of five million objects": (".json", lambda: b"[" + b"{}," * 5 * MB + b"{}]", ["too-large"]),
    "JSON Line of five million objects": (".jsonl", lambda: b'{"a":[' + b"{}," * 5 * MB + b"1]}", ["too-large"]),
    "JSON of 10,000 objects": (".json", lambda: b'{"text":\n' * DEEP + b"1" + b"}" * DEEP, ["bad-json"]),
    "JSON of 10,000 lists": (".json", lambda: b"[" * DEEP + b"]" * DEEP, ["bad-json"]),
    "JSON Line of 10,000 objects": (".jsonl", lambda: b'{"text":' * DEEP + b"1" + b"}" * DEEP, ["bad-line"]),
    "page of 10,000 levels": (".html", lambda: b"<html>" + b"<div>" * DEEP + b"a", ["too-deep"]),
    "page of 100,000 lines": (".html", lambda: b"<html><body>" + b"a<br>" * 100_000, ["too-large"]),
    "page of 40,000 list items": (".html", lambda: b"<html><ul>" + b"<li>ab cd" * 40_000, ["too-large"]),
    "page of 100,000 attributes": (
        ".html",
        lambda: b"<html><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">a",
        ["too-large"],
    ),
    "feed of 10,000 levels": (".rss", lambda: b"<rss>" + b"<a>" * DEEP + b"a", ["too-deep"]),
    "feed whose text has 10,000 levels": (".rss", lambda: m.feed(m.item(1, text="<b>" * DEEP)), ["too-deep"]),
    "gzip in gzip, 50 deep": (".gz", lambda: packed(50), ["nested"]),
    "column names of 10 MB": (".csv", lambda: b",".join(b"column%d" % n for n in range(MB)) + b"\n1,2\n", ["no-text"]),
    "JSON Line of 200,000 keys": (
        ".jsonl",
        lambda: json.dumps({f"key{n}": n for n in range(200_000)}).encode(),
        ["no-text"],
    ),
}


def packed(times: int) -> bytes:
    """Packed again and again."""
    content = m.plain(1).encode()
    for _ in range(times):
        content = gzip.compress(content)
    return content


@pytest.mark.parametrize("name", LARGE)
def test_it_is_a_problem(name: str, tmp_path: Path) -> None:
    suffix, make, kinds = LARGE[name]
    path = tmp_path / f"large{suffix}"
    path.write_bytes(make())
    told = read_apart(path)
    assert told.kinds == kinds
    assert told.megabytes < 500
