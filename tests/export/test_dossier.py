"""Dossiers as text, Markdown and JSON: the same facts, each with its sentence; the same bytes each time."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from dateline.export.dossier import FORMATS, write_dossier
from dateline.pipeline.dossier import build_dossier
from dateline.records.dossier import Dossier
from dateline.records.event import Claim, Number, Source
from dateline.records.span import Span
from tests.pipeline.told_store import filled
from tests.resolve.told import article, commitment, entity, exactly, number, position, relation, report

TEXT = "Gunmen killed <five> soldiers | of *Pakistan* in [Bannu], if #1 holds & `x` _y_ is said by officials."
FIRST = article("a1", "2024-03-14", TEXT)
SECOND = article("a2", "2024-03-15", "The TTP killed seven soldiers in Bannu and did so without any warning at all.")
THIRD = article("a3", "2024-06-01", "It was told otherwise.")
OFFICIALS = Source("officials", None, "said", Span(0, 1), "unnamed_official")
PAPER = Source("the paper", "The Paper", "reported", Span(1, 2), "media")


def dead(n: int) -> dict[str, Any]:
    return {"dead": exactly(n), "numbers": (Number("dead", exactly(n), side=entity("soldiers")),)}


SAID: list[Any] = [
    report("TTP → soldiers", place="Bannu", in_=FIRST, attribution=(OFFICIALS, PAPER), mode=("firearms",), **dead(5)),
    report("TTP → soldiers", place="Bannu", in_=SECOND, denied_by=(Source("the army", None, "denied"),),
           claims=(Claim("not_claimed", None),), **dead(7)),
    report("TTP →", "2024-01 to 2024-06", in_=THIRD, aggregate=True, attacks=number(41, 41, None, "over 40"),
           precision="month"),
    report("Pakistan → TTP", None, event_type="THREATEN", status="future", in_=FIRST, event_id="threat",
           conditions=(Span(58, 70),), fulfilled_by=(entity("TTP"),)),
    position("Pakistan", "opposes", in_=FIRST, attribution=(OFFICIALS,)),
    position("Pakistan", "conditional", in_=THIRD, conditions=(Span(0, 6),), addressee=(entity("TTP"),)),
    commitment("TTP", "Pakistan", "made", in_=FIRST, made_in=(Span(0, 6),)),
    commitment("TTP", "Pakistan", "broken", in_=THIRD),
    relation("Taliban", "close_links", "TTP", in_=THIRD),
    relation("TTP", "founded", begin="2007", in_=THIRD),
]  # fmt: skip


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return build_dossier(filled(tmp_path / "s.db", SAID), ["TTP"])


def written(dossier: Dossier, format: str, quotes: bool = False, width: int = 80) -> str:
    stream = io.StringIO()
    write_dossier(dossier, stream, format, quotes, width)
    return stream.getvalue()


def test_the_text(dossier: Dossier) -> None:
    """The two reports of the attack are one; the second follows with what it tells otherwise."""
    assert written(dossier, "text").splitlines() == [
        "Tehreek-e-Taliban Pakistan (ttp)",
        "asked: “TTP”; 3 articles: 2 happenings from 3 reports, 2 positions, 1",
        "commitment, 2 relations, 1 aggregate",
        "",
        "TIMELINE",
        "────────",
        "2024-03-13  ASSAULT firearms",
        "  Tehreek-e-Taliban Pakistan → soldiers of Pakistan",
        "  at Bannu (PAK)",
        "  dead: 5 (soldiers of Pakistan)",
        "  said by officials (unnamed official), as told by The Paper (media)",
        "  claimed by nobody; denied by the army",
        "  [Agency, 2024-03-14; a1 0–101]",
        "  [Agency, 2024-03-15; a2 0–77]",
        "    dead: 7 (soldiers of Pakistan)",
        "undated, told 2024-03-14  THREATEN [future]",
        "  Government of Pakistan → Tehreek-e-Taliban Pakistan",
        "  condition: “if #1 holds” (to be fulfilled by Tehreek-e-Taliban Pakistan)",
        "  [Agency, 2024-03-14; a1 0–101]",
        "",
        "WHAT OTHERS HOLD ABOUT IT",
        "─────────────────────────",
        "Government of Pakistan on talks with the TTP (changed: opposes → conditional)",
        "  as of 2024-03-14  opposes",
        "    “talks with the TTP”",
        "    said by officials (unnamed official)",
        "    [Agency, 2024-03-14; a1 0–101]",
        "  as of 2024-06-01  conditional (changed: opposes → conditional)",
        "    “talks with the TTP”",
        "    asked of Tehreek-e-Taliban Pakistan",
        "    condition: “It was”",
        "    [Agency, 2024-06-01; a3 0–22]",
        "",
        "COMMITMENTS",
        "───────────",
        "Tehreek-e-Taliban Pakistan to Government of Pakistan: a ceasefire (made →",
        "  broken)",
        "  as of 2024-03-14  made",
        "    “a ceasefire”",
        "    made in Gunmen",
        "    [Agency, 2024-03-14; a1 0–101]",
        "  as of 2024-06-01  broken",
        "    “a ceasefire”",
        "    [Agency, 2024-06-01; a3 0–22]",
        "",
        "RELATIONS",
        "─────────",
        "from 2007  Tehreek-e-Taliban Pakistan founded",
        "  [Agency, 2024-06-01; a3 0–22]",
        "as of 2024-06-01  Afghan Taliban close links Tehreek-e-Taliban Pakistan",
        "  [Agency, 2024-06-01; a3 0–22]",
        "",
        "AGGREGATES",
        "──────────",
        "2024-01 to 2024-06  ASSAULT",
        "  Tehreek-e-Taliban Pakistan",
        "  attacks: over 40",
        "  window: 2024-01-01 to 2024-06-30",
        "  known: 1 of at least 41 known (2 % at most), from 2 reports – some known",
        "  known acts: 2024-03-13 Bannu (PAK) [a1 0–101]",
        "  [Agency, 2024-06-01; a3 0–22]",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_text_keeps_to_the_width(width: int, dossier: Dossier) -> None:
    lines = written(dossier, "text", quotes=True, width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert "“The TTP killed seven soldiers" in " ".join(line.strip() for line in lines)


def test_quotes_are_the_sentences(dossier: Dossier) -> None:
    assert TEXT not in " ".join(written(dossier, "text").split())
    assert TEXT in " ".join(written(dossier, "text", quotes=True).split())


def test_markdown_renders_as_the_text_that_was_written(dossier: Dossier) -> None:
    """Signs of the article's own, such as * and [ and <, render as themselves and as nothing more."""
    tokens = MarkdownIt().enable("table").parse(written(dossier, "markdown", quotes=True))
    inline = [token for token in tokens if token.type == "inline"]
    told = ["".join(part.content for part in token.children or () if part.type == "text") for token in inline]
    kinds = {part.type for token in inline for part in token.children or ()}
    assert kinds == {"text", "strong_open", "strong_close", "em_open", "em_close"}
    assert told[0] == "Tehreek-e-Taliban Pakistan (ttp)"
    assert "2024-03-13 ASSAULT firearms" in told
    assert f"Agency, 2024-03-14 a1 0–101 “{TEXT}”" in told
    headings = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]
    assert [h for h in headings if h in {"Timeline", "Commitments", "Relations", "Aggregates"}] == [
        "Timeline", "Commitments", "Relations", "Aggregates",
    ]  # fmt: skip
    assert max(token.level for token in tokens if token.type == "list_item_open") == 3  # items below items


def test_markdown_links_an_address(tmp_path: Path) -> None:
    from dataclasses import replace

    where = replace(FIRST, url="https://news.example/a_b?(c) d")
    store = filled(tmp_path / "u.db", [report("TTP → soldiers", in_=where)])
    text = written(build_dossier(store, ["TTP"]), "markdown")
    [link] = [
        part
        for token in MarkdownIt().parse(text)
        for part in token.children or ()
        if part.type == "link_open"
    ]  # fmt: skip
    assert link.attrs["href"] == "https://news.example/a_b?%28c%29%20d"
    store = filled(tmp_path / "j.db", [report("TTP → soldiers", in_=replace(FIRST, url="javascript:alert(1)"))])
    assert "javascript" not in written(build_dossier(store, ["TTP"]), "markdown")


def test_json_holds_every_reference(dossier: Dossier) -> None:
    told = json.loads(written(dossier, "json"))
    assert list(told) == [
        "kind", "of", "asked", "names", "actor_ids", "with_parts", "since", "until", "articles", "timeline",
        "positions", "about", "commitments", "relations", "aggregates",
    ]  # fmt: skip
    first = told["timeline"][0]
    assert (first["first_day"], first["n_reports"], first["mode"]) == ("2024-03-13", 2, ["firearms"])
    assert [report["numbers"][0]["best"] for report in first["reports"]] == [5, 7]
    assert first["reports"][0]["reference"] == {
        "article_id": "a1", "source_file": "news/a1.txt", "publisher": "Agency", "published": "2024-03-14",
        "title": None, "url": None, "start": 0, "end": 101, "sentence": TEXT,
    }  # fmt: skip
    [row] = told["about"]
    assert row["changes"] == [
        {"from": "opposes", "to": "conditional", "position_id": "a3-Pakistan-conditional-talks|ttp"}
    ]
    assert [promise["state"] for promise in told["commitments"]] == ["broken"]
    [check] = told["aggregates"]
    assert (check["told"], check["known"], check["known_reports"], check["share"], check["verdict"]) == (
        {"low": 41, "best": 41, "high": None}, 1, 2, {"low": None, "high": 0.0244}, "some known",
    )  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_store_gives_the_same_bytes(format: str, tmp_path: Path) -> None:
    """Whatever the order in which the articles came in."""
    stores = [
        filled(tmp_path / "a.db", SAID),
        filled(tmp_path / "b.db", sorted(SAID, key=lambda s: s.article.article_id, reverse=True)),
    ]
    told = [written(build_dossier(store, ["TTP"]), format, quotes=True) for store in stores]
    assert told[0] == told[1]
    assert len(told[0]) > 500


def test_an_actor_of_whom_nothing_is_told(tmp_path: Path) -> None:
    nothing = build_dossier(filled(tmp_path / "s.db", SAID), ["Boko Haram"])
    assert written(nothing, "text").splitlines()[1] == (
        "asked: “Boko Haram”; 0 articles: 0 happenings from 0 reports, 0 positions, 0"
    )
    assert json.loads(written(nothing, "json"))["timeline"] == []
