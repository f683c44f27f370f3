"""docs/inputs.md tells every problem, every limit's number and every column's name that the code has."""

import re
from pathlib import Path

from dateline.ingest import limits
from dateline.ingest.options import USUAL

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "docs" / "inputs.md").read_text("utf-8")
KIND = re.compile(r'(?:Refused\(|"ingest", |problem\(|kind, said = \(|OUTSIDE = )"([a-z-]+)"')


def test_every_problem_is_told() -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / "src" / "dateline" / "ingest").glob("*.py")]
    kinds = {kind for source in sources for kind in KIND.findall(source)}
    assert len(kinds) >= 20
    assert sorted(kind for kind in kinds if f"`{kind}`" not in TEXT) == []


def test_every_name_of_a_column_is_told() -> None:
    for field, names in USUAL.items():
        assert f"| `{field}` | {', '.join(names)} |" in TEXT


def test_the_limits_are_as_told() -> None:
    assert f"{limits.TEXT_MOST:,} characters" in TEXT
    assert (
        f"{limits.LINE_MOST // limits.MB} MB, {limits.ROW_LINES_MOST:,} lines; {limits.VALUES_MOST:,} objects" in TEXT
    )
    beside = int(limits.SIBLINGS_MOST**0.5)
    assert (
        f"{limits.PAGE_MOST // limits.MB} MB, {limits.ELEMENTS_MOST:,} elements, {limits.NESTING_MOST:,} within" in TEXT
    )
    assert f"{beside:,} beside one another, {limits.ATTRIBUTES_MOST:,} attributes" in TEXT
    assert f"{limits.WHOLE_MOST // limits.MB} MB |" in TEXT
    assert f"more than {limits.RATIO_MOST} times" in TEXT
