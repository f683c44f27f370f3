"""S2: entities are not expanded, no file is read and no socket opened; a feed with entities of its own is refused."""

from pathlib import Path

import pytest

from tests.hostile import makers
from tests.hostile.reader import read_apart

SECRET = "The secret of the file was arrested in Dhaka."
RSS = "<rss version='2.0'><channel><title>Paper</title>{}</channel></rss>"


def laughs() -> str:
    """A billion laughs: ten levels, ten times the level below."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha ">{levels}]>'


def external(path: str) -> dict[str, str]:
    """Documents that name a file or a server, and would put what it says into the text."""
    entry = RSS.format(makers.item(1, text="&x;").replace("<![CDATA[", "").replace("]]>", ""))
    return {
        "general entity": f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{path}">]>{entry}',
        "parameter entity": f'<!DOCTYPE rss [<!ENTITY % p SYSTEM "{path}"> %p;]>{entry}',
        "external DTD": f'<!DOCTYPE rss SYSTEM "{path}">{RSS.format(makers.item(1))}',
        "public DTD": f'<!DOCTYPE rss PUBLIC "-//X//Y" "{path}">{RSS.format(makers.item(1))}',
        "XInclude": RSS.format(
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{path}"/>{makers.item(1)}'
        ),
        "stylesheet": f'<?xml-stylesheet href="{path}"?>{RSS.format(makers.item(1))}',
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_laughs_are_not_expanded(encoding: str, tmp_path: Path) -> None:
    feed = tmp_path / "laughs.rss"
    feed.write_bytes((laughs() + RSS.format(makers.item(1, text="&l9;"))).encode(encoding))
    told = read_apart(feed)
    assert told.kinds == ["unsafe-xml"]
    assert told.megabytes < 200


@pytest.mark.parametrize("suffix", [".rss", ".html", ".xml"])
@pytest.mark.parametrize("where", ["file", "server"])
@pytest.mark.parametrize("name", external(""))
def test_what_is_named_is_not_read(name: str, where: str, suffix: str, tmp_path: Path) -> None:
    """Whatever the file is taken for, the secret is in no article, no socket was opened."""
    (tmp_path / "secret.txt").write_text(SECRET)
    path = (tmp_path / "secret.txt").as_uri() if where == "file" else "http://127.0.0.1:9/secret"
    feed = tmp_path / f"feed{suffix}"
    feed.write_text(f'<?xml version="1.0"?>{external(path)[name]}', "utf-8")
    told = read_apart(feed)
    assert told.sockets == []
    assert not [text for text in told.texts if "secret" in text]


def test_a_feed_that_names_a_path_as_its_content_is_not_that_file(tmp_path: Path) -> None:
    """feedparser opens what looks like a path, unless it gets a stream."""
    (tmp_path / "secret.rss").write_bytes(makers.feed(makers.item(1)))
    feed = tmp_path / "feed.rss"
    feed.write_text(str(tmp_path / "secret.rss"))
    assert read_apart(feed).kinds == ["bad-feed"]
