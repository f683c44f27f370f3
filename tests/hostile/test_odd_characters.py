"""S4: bytes that are no UTF-8, wrong charsets, NUL, halves of pairs, emoji, bidi, zero-width: offsets stay exact."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest.options import ReadOptions
from dateline.ingest.reading import read_files
from dateline.pipeline.coder import Coder
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.problem import Problem
from dateline.store import Store
from tests.hostile import makers as m

DAY = date(2024, 3, 1)
ODD = {
    "emoji": "😀👩‍👩‍👧🏽",
    "right to left": "العربية עברית",
    "bidi controls": "\u202e\u2066\u2069\u200f\u202c",
    "zero-width": "\u200b\u200c\u200d\u2060\ufeff",
    "combining": "e\u0301\u0323n\u0303" + "\u0301" * 40,
    "beyond the first plane": "𝔄𝕭𐍈",
    "no characters": "\ufffe\uffff\U0010ffff",
    "controls": "\x01\x02\x0b\x0c\x1b\x7f\x85\u2028\u2029",
    "half a pair": "\ud83d and \ude00",
    "NUL": "a\0b",
}
TEXT = "Police {odd} arrested 30 protesters {odd} in Dhaka on Thursday. {odd} Rebels killed 4 soldiers near Goma."


@cache
def coder() -> Coder:
    """The chain as it ships."""
    return Coder()


def check_offsets(coding: Coding) -> None:
    """Every span lies in the text, and every quoted text is the text at its span."""
    assert coding.article is not None
    assert coding.problems == ()
    text = coding.article.text
    assert text.encode().decode() == text
    for event in coding.events:
        for span in (event.trigger, event.evidence):
            assert 0 <= span.start < span.end <= len(text)
        for named in (*event.actors, *event.recipients):
            assert named.text == named.span.of(text)
        for place in event.places:
            assert place.span is None or place.text == place.span.of(text)


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".html", ".rss", ".parquet"])
def test_odd_characters_come_through_and_offsets_are_exact(name: str, suffix: str, tmp_path: Path) -> None:
    text = TEXT.format(odd=ODD[name])
    path = tmp_path / f"a{suffix}"
    path.write_bytes(written(text, suffix))
    [article] = read_files([str(path)], ReadOptions(published=DAY))
    assert isinstance(article, Article), article
    coding = coder().code_article(article)
    check_offsets(coding)
    assert {"arrested", "killed"} <= {event.trigger.of(article.text) for event in coding.events}
    with Store.open(tmp_path / "store.sqlite") as store:
        store.write([coding])
        stored = store.view.coding(article.article_id)
    assert stored is not None
    assert (stored.article, stored.events) == (article, coding.events)


def written(text: str, suffix: str) -> bytes:
    """The text in a format."""
    plain = text.encode("utf-8", "replace").decode() if suffix == ".parquet" else text
    makers = {
        ".jsonl": lambda: json.dumps({"date": "2024-03-01", "text": text, "title": text, "url": text}).encode(),
        ".csv": lambda: f'date,text\n2024-03-01,"{text}"\n'.encode("utf-8", "surrogatepass"),
        ".html": lambda: m.page(1, text).encode("utf-8", "surrogatepass"),
        ".rss": lambda: m.feed("#").replace(b"#", m.item(1, text=text).encode("utf-8", "surrogatepass")),
        ".parquet": lambda: m.parquet({"date": ["2024-03-01"], "text": [plain]}),
    }
    return makers[suffix]()


@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
@pytest.mark.parametrize("name", [name for name in ODD if name not in {"half a pair", "NUL"}])
def test_code_points_are_kept_one_for_one(name: str, suffix: str, tmp_path: Path) -> None:
    text = TEXT.format(odd=ODD[name]).replace("\ufeff", "")
    (tmp_path / f"a{suffix}").write_bytes(written(text, suffix))
    [article] = read_files([str(tmp_path / f"a{suffix}")])
    assert isinstance(article, Article)
    assert article.text == text


def test_what_no_database_holds_is_replaced_one_for_one(tmp_path: Path) -> None:
    text = "Police \ud83d arrested \0 30 \udc00 protesters."
    (tmp_path / "a.jsonl").write_text(json.dumps(m.record(1, text=text, title="\ud83d\0", id="\0\udfff")), "utf-8")
    [article] = read_files([str(tmp_path / "a.jsonl")])
    assert isinstance(article, Article)
    assert article.text == "Police \ufffd arrested \ufffd 30 \ufffd protesters."
    assert (article.title, article.article_id) == ("\ufffd\ufffd", "\ufffd\ufffd")


SPOKEN = "Köln’s “Café” – police arrested 30 protesters, officials said on Thursday in the town of Zürich."


@pytest.mark.parametrize(
    ("written_in", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "iso-8859-1"),  # as very many pages do
        ("utf-8", "no-such-charset"),
        ("utf-8-sig", "windows-1251"),
        ("cp1252", "windows-1252"),
        ("cp1252", "utf-8"),  # declared wrong the other way round
        ("cp1252", "iso-8859-1"),
        ("utf-16", "utf-8"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-8"),
        ("utf-32", "utf-8"),
        ("mac-roman", "macintosh"),
    ],
)
def test_the_charset_is_found_whatever_is_declared(written_in: str, declared: str, tmp_path: Path) -> None:
    page = m.page(1, SPOKEN, charset=declared)
    (tmp_path / "a.html").write_bytes(page.encode(written_in))
    [article] = read_files([str(tmp_path / "a.html")])
    assert isinstance(article, Article), article
    assert article.text == SPOKEN


def test_a_few_broken_bytes_cost_no_more_than_themselves(tmp_path: Path) -> None:
    raw = SPOKEN.encode()
    at = raw.index("–".encode())
    (tmp_path / "a.txt").write_bytes(b"date 2024-03-01 " + raw[:at] + b"\xe2\x80" + raw[at + 3 :])
    [article] = read_files([str(tmp_path / "a.txt")])
    assert isinstance(article, Article)
    assert article.text == SPOKEN.replace("–", "\ufffd")


@settings(max_examples=200, deadline=None)
@given(
    content=st.binary(max_size=400), suffix=st.sampled_from([".txt", ".csv", ".jsonl", ".html", ".rss", ".gz", ".zip"])
)
def test_any_bytes_are_an_article_or_a_problem(
    content: bytes, suffix: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(content)
    items = list(read_files([str(path)], ReadOptions(published=DAY)))
    assert items
    for item in items:
        assert isinstance(item, Problem) or item.text.strip()


@settings(max_examples=60, deadline=None)
@given(kept=st.floats(0, 1), at=st.floats(0, 0.999), turned=st.integers(1, 255), k=st.integers(0, 14))
def test_any_damage_to_a_good_input_is_an_article_or_a_problem(
    kept: float, at: float, turned: int, k: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from tests.hostile.mixed import good

    suffix, content, _ = good(k)
    content = content[: int(len(content) * kept)]
    if content:
        where = int(len(content) * at)
        content = content[:where] + bytes([content[where] ^ turned]) + content[where + 1 :]
    path = tmp_path_factory.mktemp("damaged") / f"a{suffix}"
    path.write_bytes(content)
    assert list(read_files([str(path)], ReadOptions(published=DAY)))
