"""R4: bytes changed, a page zeroed, the end cut off: verify names the rows, and a backup brings them back."""

from pathlib import Path
from random import Random

import pytest

from tests.reliability.damage import KINDS, Found, make_store, spoil_and_verify

TRIALS = {"overwritten": 40, "zeroed": 20, "cut": 10}


@pytest.mark.parametrize("kind", KINDS)
def test_the_rows_that_were_hit_are_named(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    rows = make_store(path, 150)
    random = Random(kind)
    found = [spoil_and_verify(path, rows, KINDS[kind], random, tmp_path / f"{n}.sqlite") for n in range(TRIALS[kind])]
    assert sum(one.n_hit for one in found) > 10  # or nothing is shown
    assert sum(one.n_named for one in found) >= 0.99 * sum(one.n_hit for one in found), found
    assert [one for one in found if one.n_hit and not one.n_faults] == []


def test_a_store_that_is_whole_has_nothing_to_name(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    rows = make_store(path, 20)
    untouched = spoil_and_verify(path, rows, lambda file, random: (0, len(file)), Random(0), tmp_path / "copy.sqlite")
    assert untouched == Found(len(rows), 0, 0, sqlite_saw=False)
