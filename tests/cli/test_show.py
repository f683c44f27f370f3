"""`dateline show` and `dateline explain`, for a path and for what the store holds."""

import json
from pathlib import Path

from dateline.store import Store
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
    store = ("--store", str(tmp_path / "s.sqlite"))
    done = dateline(tmp_path, "show", "nowhere", *store)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"dateline: no file is called 'nowhere', and there is no store at {store[1]}\n"
    assert not Path(store[1]).exists()
    Store.open(Path(store[1])).close()
    done = dateline(tmp_path, "explain", "nowhere", *store)
    assert done.stderr == "dateline: no stored article and no file is called 'nowhere'\n"


def test_a_name_of_several_articles_tells_their_ids(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"x{n}", "date": "2024-03-01", "text": "Police came."}) for n in range(2)]
    news = tmp_path / "news.jsonl"
    news.write_text("\n".join(lines))
    dateline(tmp_path, "code", str(news))
    done = dateline(tmp_path, "show", "x")
    assert done.stderr == "dateline: 2 stored articles are called 'x': name one by its id, such as x0, x1\n"


def test_each_sentence_is_explained(example: Path, tmp_path: Path) -> None:
    done = dateline(tmp_path, "explain", str(example))
    assert done.returncode == 0, done.stderr
    assert "claimed responsibility" in done.stdout
