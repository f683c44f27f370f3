"""`dateline show` and `dateline explain`, for a path and for what the store holds."""

import json
from pathlib import Path

from tests.cli.program import dateline


def test_an_article_is_found_by_path_file_name_and_beginning_of_id(example: Path, tmp_path: Path) -> None:
    coded = dateline(tmp_path, "code", str(example), "--format", "jsonl")
    article_id = json.loads(coded.stdout.splitlines()[0])["article"]["article_id"]
    shown = [dateline(tmp_path, "show", called) for called in (str(example), example.name, article_id[:8])]
    assert [done.returncode for done in shown] == [0, 0, 0], shown[-1].stderr
    assert len({done.stdout for done in shown}) == 1
    assert "Miranshah" in shown[0].stdout


def test_layers_are_printed_on_request(example: Path, tmp_path: Path) -> None:
    done = dateline(tmp_path, "show", str(example), "--layer", "aliases", "--layer", "timexes")
    assert "aliases" in done.stdout
    assert "TTP" in done.stdout
    assert "last month" in done.stdout


def test_a_layer_that_is_none_is_named(example: Path, tmp_path: Path) -> None:
    done = dateline(tmp_path, "show", str(example), "--layer", "colours")
    assert done.returncode == 2
    assert "colours" in done.stderr


def test_an_unknown_article_is_one_line(tmp_path: Path) -> None:
    done = dateline(tmp_path, "show", "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "dateline: no stored article and no file is called 'nowhere'\n"


def test_each_sentence_is_explained(example: Path, tmp_path: Path) -> None:
    done = dateline(tmp_path, "explain", str(example))
    assert done.returncode == 0, done.stderr
    assert "claimed responsibility" in done.stdout
