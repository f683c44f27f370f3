"""Whatever a text holds, every format is written, read back by its own reader, and has as many events as came in."""

import csv
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import openpyxl
import pyogrio
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from dateline.export.files import export_file
from dateline.records.span import Span
from tests.export.reports import BOMBING, report

# Control characters too, but no halves of surrogate pairs: ingest makes them U+FFFD, and no store can hold them.
WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
MARKED = st.sampled_from(
    ["=1", "\u202e", "a\tb\nc", "\x00\x0b", "]]>", "<a>&amp;", '"', "_x000D_", "😀", "\ufffe", "\r", "a\r\nb", "\x85"]
)


def xml_edges(path: Path) -> int:
    return sum(element.tag.endswith("}edge") for element in ElementTree.parse(path).iter())


READERS: dict[str, Callable[[Path], int]] = {
    "csv": lambda path: len(list(csv.reader(path.open(encoding="utf-8", newline="")))) - 1,
    "tsv": lambda path: len(list(csv.reader(path.open(encoding="utf-8", newline=""), delimiter="\t"))) - 1,
    "jsonl": lambda path: len([json.loads(line) for line in path.read_bytes().split(b"\n") if line]),
    "parquet": lambda path: int(parquet.read_table(path).num_rows),
    "xlsx": lambda path: int(openpyxl.load_workbook(path)["events"].max_row) - 1,
    "geojson": lambda path: len(json.loads(path.read_text("utf-8"))["features"]),
    "gpkg": lambda path: int(pyogrio.read_info(path)["features"]),
    "gexf": xml_edges,
    "graphml": xml_edges,
    "zip": lambda path: zipfile.ZipFile(path).read("events.csv").count(BOMBING.event_id[:-1].encode()),
}


@pytest.mark.parametrize("ending", READERS)
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(WORDS | MARKED, min_size=4, max_size=4))
def test_any_text_is_written_and_read_back(ending: str, words: list[str]) -> None:
    text, name, title, file = words
    one = report(BOMBING)
    article = replace(one.article, text=f"{text} killed 12 in Miranshah", title=title, source_file=file, publisher=name)
    actor = replace(BOMBING.actors[0], name=name, actor_id=None, text=text)
    event = replace(BOMBING, actors=(actor,), trigger=Span(0, 3), evidence=Span(0, len(article.text)), claims=())
    told = replace(one, event=event, article=article)
    other = replace(told, event=replace(event, event_id=BOMBING.event_id[:-1] + "0"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"events.{ending}"
        assert export_file([told, other], path).n_written == 2
        assert READERS[ending](path) == 2
