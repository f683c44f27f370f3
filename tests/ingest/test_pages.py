"""Pages: the article of an HTML page, its title, day and publisher."""

from datetime import date
from pathlib import Path

import pytest

from tests.hostile import makers as m
from tests.ingest.inputs import articles, kinds, read

PAGE = """<!DOCTYPE html><html><head><title>Thirty held in Dhaka - The Example</title>
<meta property="og:title" content="Thirty held in Dhaka">
<meta property="og:site_name" content="The Example">
<link rel="canonical" href="https://paper.example/30">
{head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Thirty held in Dhaka</h1>
<p>DHAKA (Agency) — Police arrested 30 protesters in Dhaka on Wednesday, officials said after a night of unrest.</p>
<p>The protest was the third in a week, and organisers said that it would not be the last one of its kind.</p>
<script>alert("script")</script></article>
<aside><a href="/other">Read also: prices rise</a></aside><footer>Copyright 2019 The Example</footer></body></html>"""
META = '<meta property="article:published_time" content="2024-02-28T22:00:00-05:00">'


def test_text_title_day_publisher_and_address(tmp_path: Path) -> None:
    [found] = articles(tmp_path, "a.html", PAGE.format(head=META))
    assert found.title == "Thirty held in Dhaka"
    assert found.published == date(2024, 2, 28)
    assert found.publisher == "The Example"
    assert found.url == "https://paper.example/30"
    assert found.dateline == "Dhaka"
    assert found.text == (
        "Police arrested 30 protesters in Dhaka on Wednesday, officials said after a night of unrest.\n\n"
        "The protest was the third in a week, and organisers said that it would not be the last one of its kind."
    )
    assert [span.of(found.text)[:6] for span in found.paragraphs] == ["Police", "The pr"]


@pytest.mark.parametrize(
    "head",
    [
        META,
        '<meta name="date" content="2024-02-28">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-02-28T22:00:00Z"}</script>',
        '<meta itemprop="datePublished" content="2024-02-28">',
        '<meta name="DC.date.issued" content="2024-02-28">',
    ],
)
def test_the_pages_own_day_is_found_in_its_metadata(head: str, tmp_path: Path) -> None:
    [found] = articles(tmp_path, "a.html", PAGE.format(head=head))
    assert found.published == date(2024, 2, 28)


def test_the_callers_day_beats_the_pages(tmp_path: Path) -> None:
    [found] = articles(tmp_path, "a.html", PAGE.format(head=META), published=date(2024, 3, 1))
    assert found.published == date(2024, 3, 1)


def test_a_year_in_the_foot_is_no_day_of_publication(tmp_path: Path) -> None:
    """ "Copyright 2019 The Example"."""
    assert kinds(read(tmp_path, "a.html", PAGE.format(head=""))) == ["no-date"]


def test_scripts_menus_and_feet_are_not_text(tmp_path: Path) -> None:
    [found] = articles(tmp_path, "a.html", PAGE.format(head=META))
    assert not [word for word in ("alert", "Sport", "Copyright", "prices") if word in found.text]


def test_a_title_with_markup_is_plain(tmp_path: Path) -> None:
    page = PAGE.replace(
        'content="Thirty held in Dhaka"', 'content="&lt;script&gt;x&lt;/script&gt;Held &amp;amp; freed"'
    )
    [found] = articles(tmp_path, "a.html", page.format(head=META))
    assert found.title == "Held & freed"


def test_a_large_page_is_told_not_dropped(tmp_path: Path) -> None:
    """trafilatura itself drops a page over 20 MB without a word."""
    page = PAGE.format(head=META).encode() + b"<!-- filler -->" * 1_500_000
    assert kinds(read(tmp_path, "a.html", page)) == ["too-large"]


def test_a_folder_of_pages_below_one_another(tmp_path: Path) -> None:
    from dateline.ingest.reading import read_articles

    for k, name in enumerate(["a.html", "b/c.htm", "b/d/e.xhtml", "f"]):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(m.page(k), "utf-8")
    found = list(read_articles([str(tmp_path)]))
    assert [item.source_file for item in found] == [
        f"{tmp_path}/{n}" for n in ["a.html", "b/c.htm", "b/d/e.xhtml", "f"]
    ]
    assert kinds(found) == ["article"] * 4


def test_a_page_that_is_called_text_is_a_page_still(tmp_path: Path) -> None:
    [found] = articles(tmp_path, "a.txt", "\n" + m.page(3))
    assert found.title == "News 3"
