"""The gate: each measure against its floor, what is skipped and why, closed where a floor is missed."""

import json
from pathlib import Path

import pytest

from dateline.evaluate.figures import KINDS, Gauge, Places, find_figure
from dateline.evaluate.floors import Measure, load_floors
from dateline.evaluate.gate import judge, lines_of, main
from dateline.evaluate.samples import in_percent, run_score, score_samples
from dateline.evaluate.unmeasured import Failed, Skipped


def measure(least: float | None = None, most: float | None = None) -> Measure:
    return Measure("tags", "treebank", "ud-ewt", "upos", least, most)


@pytest.mark.parametrize(
    ("bounds", "value", "word"),
    [
        (measure(least=96), 96.0, "ok"),
        (measure(least=96), 95.996, "ok"),
        (measure(least=96), 95.99, "short"),
        (measure(most=12), 12.01, "short"),
        (measure(most=0), 0.0, "ok"),
        (measure(), 1.0, "shown"),
        (measure(least=96), Skipped("no corpus"), "skipped"),
        (measure(least=96), Failed("no weights"), "failed"),
    ],
)
def test_the_verdict(bounds: Measure, value: float | Skipped | Failed, word: str) -> None:
    verdict = judge(bounds, value)
    assert verdict.word == word
    assert verdict.misses == (word in {"short", "failed"})


def test_a_failure_without_a_floor_does_not_close_the_gate() -> None:
    assert not judge(measure(), Failed("no weights")).misses


def test_the_table_says_why_a_measure_was_skipped() -> None:
    [_, line] = lines_of([judge(measure(least=96), Skipped("no corpus ud-ewt"))])
    assert line.split() == ["tags", "-", "≥", "96", "skipped", "(no", "corpus", "ud-ewt)"]


def test_floors_are_measures_that_can_be_taken_each_once() -> None:
    floors = load_floors()
    assert {floor.kind for floor in floors} == set(KINDS)
    assert len({floor.name for floor in floors}) == len(floors)
    assert len({(floor.kind, floor.of, floor.figure) for floor in floors}) == len(floors)


@pytest.mark.parametrize(
    ("of", "figure", "bound"),
    [
        ("ud-ewt", "las", "≥ 88.5"),
        ("ud-gum", "las", "≥ 88.5"),
        ("ud-ewt", "upos", "≥ 96"),
        ("ud-gum", "upos", "≥ 96"),
        ("all", "no_tree", "≤ 9"),
        ("news, all", "agreement", "≥ 92"),
        ("spans, cameo-conflibert, 5-fold", "source and target.f1", "≥ 68"),
        ("all", "event", "≥ 82"),
        ("all", "dyad", "≥ 47"),
        ("all", "code", "≥ 86"),
        ("all", "status", "≥ 92"),
        ("all", "never", "≤ 0"),
    ],
)
def test_no_floor_was_lowered(of: str, figure: str, bound: str) -> None:
    """The least that the first version had to reach."""
    assert [floor.bound for floor in load_floors() if (floor.of, floor.figure) == (of, figure)] == [bound]


def test_without_corpora_and_samples_everything_is_skipped(tmp_path: Path) -> None:
    gauge = Gauge(Places(*[tmp_path / name for name in ("corpora", "samples", "score", "figures", "weights")]))
    assert {type(gauge.measure(floor)) for floor in load_floors()} == {Skipped}


def test_missing_weights_are_a_failure(tmp_path: Path) -> None:
    folder = tmp_path / "ud-ewt"
    folder.mkdir()
    (folder / "en_ewt-ud-dev.conllu.gz").write_bytes(b"")
    gauge = Gauge(Places(corpora=tmp_path, weights=tmp_path))
    assert isinstance(gauge.measure(measure(least=96)), Failed)


def test_recorded_figures_are_read_back(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text(json.dumps({"trained": {"news, all": {"agreement": 93.5}}}))
    sides = {"spans": {"figures": {"source and target": {"f1": 70.1}}, "date": "2024-03-01"}}
    (tmp_path / "figures.json").write_text(json.dumps(sides))
    gauge = Gauge(Places(weights=tmp_path, training=tmp_path / "figures.json"))
    assert gauge.measure(Measure("a", "weights", "news, all", "agreement")) == 93.5
    assert gauge.measure(Measure("b", "training", "spans", "source and target.f1")) == 70.1
    assert isinstance(gauge.measure(Measure("c", "training", "others", "f1")), Skipped)


def test_a_figure_that_is_not_there_is_a_failure() -> None:
    assert find_figure({"all": {"f1": 1}}, "all.f1") == 1
    assert isinstance(find_figure({"all": 1}, "all.f1"), Failed)


def test_shares_become_percent_and_counts_stay() -> None:
    scores = {"event": 0.5, "status": None, "never": 2, "articles": 1, "gold_events": 20, "coded_events": 12}
    shown = in_percent(scores)
    assert (shown["event"], shown["status"], shown["never"]) == (50, 0, 2)
    assert shown["events_found"] == 8


@pytest.mark.parametrize("script", ["import sys; sys.exit('no gold')", "print('{}')"])
def test_a_scorer_that_gives_nothing_is_a_failure(tmp_path: Path, script: str) -> None:
    (tmp_path / "score.py").write_text(script)
    assert isinstance(run_score(tmp_path / "score.py", tmp_path, ""), Failed)


def test_no_samples_no_figures(tmp_path: Path) -> None:
    assert isinstance(score_samples(tmp_path / "none", tmp_path / "score.py", "all"), Skipped)


def test_the_gate_opens_where_nothing_is_missed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    trained = {"trained": {"news, all": {"agreement": 93.5}}}
    (tmp_path / "labels.json").write_text(json.dumps(trained))
    assert main(["--weights", str(tmp_path), "--only", "weights"]) == 0
    trained["trained"]["news, all"]["agreement"] = 91
    (tmp_path / "labels.json").write_text(json.dumps(trained))
    assert main(["--weights", str(tmp_path), "--only", "weights"]) == 1
    assert "short" in capsys.readouterr().out
