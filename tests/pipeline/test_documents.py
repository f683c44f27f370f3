"""The notebook runs to its end, and the Python page says what is so."""

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import dateline
from dateline.store import Store

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def outputs(notebook: Any) -> list[Any]:
    """What the code cells gave, in order."""
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def test_the_notebook_runs_and_shows_article_map_and_tables() -> None:
    notebook = nbformat.read(ROOT / "examples" / "notebook.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    assert outputs(notebook) == []  # kept without, so that none is stale
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": ROOT / "examples"}}).execute()
    given = outputs(notebook)
    assert {output.output_type for output in given} == {"stream", "execute_result"}  # nothing beside the results
    html = [str(output.get("data", {}).get("text/html", "")) for output in given]
    pages = [page for page in html if '<div class="dateline">' in page]
    assert len(pages) == 2
    assert all('<svg class="dateline-map"' in page for page in pages)
    assert "Bannu" in pages[1]
    assert any("Tehreek-e-Taliban Pakistan" in table for table in html if table.startswith("<table>"))
    assert any("sub_event_type" in table for table in html)


def test_the_blocks_of_the_python_page_run(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(tmp_path / "store.db") as store:
        store.write(dateline.code(example))
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in BLOCK.findall((ROOT / "docs" / "python.md").read_text("utf-8")):
        exec(compile(block, "docs/python.md", "exec"), names)
    said = capsys.readouterr().out
    assert "COERCE 2024-02-29 arrested" in said
    assert "ASSAULT" in said
    assert names["table"].num_rows == len(names["frame"]) > 0
    assert (tmp_path / "ttp.xlsx").is_file()
    assert "best" in names["deaths"].columns
