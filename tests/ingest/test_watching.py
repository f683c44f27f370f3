"""Watching: a file is read once it is whole, and again when it changes."""

from pathlib import Path

from dateline.ingest.watching import Watch


def test_a_file_is_whole_when_it_has_not_changed_for_a_while(tmp_path: Path) -> None:
    watch, path = Watch(tmp_path, settle=5.0), tmp_path / "a.txt"
    assert watch.look(0.0) == []
    path.write_text("half")
    assert watch.look(1.0) == []
    path.write_text("half and half")
    assert watch.look(4.0) == []
    assert watch.look(8.9) == []
    assert watch.n_waiting() == 1
    assert watch.look(9.0) == [str(path)]
    assert watch.look(99.0) == []
    assert watch.n_waiting() == 0


def test_a_file_that_changes_or_comes_back_is_read_again(tmp_path: Path) -> None:
    watch, path = Watch(tmp_path, settle=0.0), tmp_path / "a.txt"
    path.write_text("one")
    assert watch.look(1.0) == [str(path)]
    path.write_text("another")
    assert watch.look(2.0) == [str(path)]
    path.unlink()
    assert watch.look(3.0) == []
    path.write_text("another")
    assert watch.look(4.0) == [str(path)]


def test_hidden_and_unfinished_files_and_links_are_left_alone(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("x")
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    (folder / ".c").mkdir()
    for name in ("a.txt", "b/d.txt", ".e.txt", ".c/f.txt", "g.txt.part", "h.tmp", "i.crdownload", "~j.txt", "k.txt~"):
        (folder / name).write_text("x")
    (folder / "link.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    assert Watch(folder, settle=0.0).look(1.0) == [str(folder / "a.txt"), str(folder / "b/d.txt")]
