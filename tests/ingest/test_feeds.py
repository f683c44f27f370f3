"""Feeds: RSS and Atom, from bytes; the article's text where the feed has it."""

from datetime import date
from pathlib import Path

import pytest

from dateline.ingest.refusals import Refused
from tests.hostile import makers as m
from tests.ingest.inputs import articles, kinds, read

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title><link href="https://paper.example/"/>
<entry><id>tag:paper.example,2024:7</id><title type="html">Talks &amp;amp; truce</title>
<link href="https://paper.example/7"/><published>2024-02-29T23:30:00+05:00</published>
<updated>2024-03-04T10:00:00Z</updated><summary>In short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>DOHA (Agency) — The rebels met envoys.</p>
<p>They agreed on a truce.</p></div></content></entry></feed>"""


def test_an_entry_of_atom(tmp_path: Path) -> None:
    [found] = articles(tmp_path, "a.atom", ATOM)
    assert found.article_id == "tag:paper.example,2024:7"
    assert found.title == "Talks & truce"
    assert found.published == date(2024, 2, 29)  # as the paper writes it, not as Greenwich has it
    assert (found.url, found.publisher, found.dateline) == ("https://paper.example/7", "The Example", "Doha")
    assert found.text == "The rebels met envoys.\n\nThey agreed on a truce."


def test_entries_of_rss_and_their_own_ids(tmp_path: Path) -> None:
    found = articles(tmp_path, "a.rss", m.feed(m.item(1) + m.item(2)))
    assert [one.text for one in found] == [m.text_of(1), m.text_of(2)]
    assert [one.published for one in found] == [m.day_of(1), m.day_of(2)]
    [other] = articles(
        tmp_path, "b.rss", m.feed(m.item(1, text=m.text_of(5))).replace(b"paper.example/<", b"other.example/<")
    )
    assert other.article_id not in {one.article_id for one in found}  # "1" is an id in its feed alone


def test_a_script_in_a_title_is_gone(tmp_path: Path) -> None:
    """feedparser hands it on."""
    titles = (
        "&lt;script&gt;alert(1)&lt;/script&gt;Talks",
        "<![CDATA[<img src=x onerror=alert(1)>Talks]]>",
        "&lt;b onclick=&quot;x&quot;&gt;Talks&lt;/b&gt;",
    )
    found = articles(tmp_path, "a.rss", m.feed("".join(m.item(k, title=title) for k, title in enumerate(titles))))
    assert [one.title for one in found] == ["Talks"] * 3


def test_an_address_that_is_no_address_is_none(tmp_path: Path) -> None:
    entry = m.item(1).replace("https://paper.example/1", "javascript:alert(1)")
    [found] = articles(tmp_path, "a.rss", m.feed(entry))
    assert found.url is None


def test_the_summary_serves_where_there_is_no_text(tmp_path: Path) -> None:
    entry = m.item(1).replace("content:encoded>", "description>")
    [found] = articles(tmp_path, "a.rss", m.feed(entry))
    assert found.text == m.text_of(1)


def test_a_headline_alone_is_a_problem_unless_its_page_may_be_fetched(tmp_path: Path) -> None:
    feed = m.feed(m.item(1, text=""))
    assert kinds(read(tmp_path, "a.rss", feed)) == ["no-text"]
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        return m.page(1).encode()

    [found] = articles(tmp_path, "a.rss", feed, fetch=fetch)
    assert asked == ["https://paper.example/1"]
    assert (found.text, found.publisher) == (m.page_text(1), "The Example")


def test_a_page_that_is_not_had_is_a_problem_and_the_next_entry_is_read(tmp_path: Path) -> None:
    def fetch(url: str) -> bytes:
        raise Refused("fetch-failed", url)

    feed = m.feed(m.item(1, text="") + m.item(2))
    assert kinds(read(tmp_path, "a.rss", feed, fetch=fetch)) == ["fetch-failed", "article"]


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.txt", "a"])
def test_a_feed_is_known_by_how_it_begins(name: str, tmp_path: Path) -> None:
    for feed in (ATOM, m.feed(m.item(1)).decode(), "<!-- a --><rss><channel>" + m.item(1) + "</channel></rss>"):
        assert kinds(read(tmp_path, name, feed))[:1] == ["article"]


def test_a_feed_with_the_old_public_dtd_is_read(tmp_path: Path) -> None:
    dtd = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "https://paper.example/rss-0.91.dtd">'
    assert kinds(read(tmp_path, "a.rss", f"{dtd}<rss version='0.91'><channel>{m.item(1)}</channel></rss>")) == [
        "article"
    ]


@pytest.mark.parametrize("rest", ["<item><title>A & B", "<item><title>A</title><description>Police", "", "<it"])
def test_a_feed_cut_off_gives_its_whole_entries_and_says_so(rest: str, tmp_path: Path) -> None:
    feed = m.feed(m.item(1) + m.item(2)).decode().replace("</channel></rss>", rest)
    assert kinds(read(tmp_path, "a.rss", feed)) == ["article", "article", "truncated"]


@pytest.mark.parametrize("fault", ["A & B", "A &nbsp; B", "A < B", "A\x01B", "<x:y>A</x:y>"])
def test_a_feed_that_is_no_good_xml_is_read_all_the_same(fault: str, tmp_path: Path) -> None:
    found = articles(tmp_path, "a.rss", m.feed(m.item(1, title=fault) + m.item(2)))
    assert [one.text for one in found] == [m.text_of(1), m.text_of(2)]


def test_a_feed_in_another_charset(tmp_path: Path) -> None:
    feed = m.feed(m.item(3)).decode().replace('encoding="utf-8"', 'encoding="iso-8859-1"')
    [found] = articles(tmp_path, "a.rss", feed.encode("iso-8859-1"))
    assert "Bogotá" in found.text
