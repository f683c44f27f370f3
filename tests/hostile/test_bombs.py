"""S1: what unpacks to gigabytes is stopped by a limit, in under 500 MB, and the next article is read."""

from pathlib import Path

import pytest

from tests.hostile import makers
from tests.hostile.bombs import BOMBS
from tests.hostile.reader import read_apart

MEGABYTES_MOST = 500


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_stopped_and_the_next_article_is_read(name: str, tmp_path: Path) -> None:
    suffix, make, ends = BOMBS[name]
    bomb, after = tmp_path / f"bomb{suffix}", tmp_path / "next.txt"
    bomb.write_bytes(make())
    after.write_text(makers.plain(2), "utf-8")
    told = read_apart(bomb, after)
    assert told.kinds[-1] == "article"
    assert told.kinds[:-1][-len(ends) :] == ends
    assert told.megabytes < MEGABYTES_MOST
