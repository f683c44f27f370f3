"""Progress shows on a terminal during long runs, with rate and remaining time, and nowhere else."""

from io import StringIO

from dateline.cli.progress import follow, progress_line
from dateline.records.coding import Coding

CODINGS = [Coding(None, "r"), Coding(None, "r")]


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_sees_nothing() -> None:
    pipe = StringIO()
    assert list(follow(CODINGS, 100, pipe)) == CODINGS
    assert pipe.getvalue() == ""


def test_a_short_run_leaves_the_terminal_as_it_was() -> None:
    terminal = Terminal()
    assert list(follow(CODINGS, 100, terminal)) == CODINGS
    assert set(terminal.getvalue().split("\r\x1b[K")) == {""}


def test_the_line_tells_rate_and_remaining_time() -> None:
    assert progress_line(120, 10.0, 0.25) == "120 articles, 12.0 a second, 0:30 left"
    assert progress_line(120, 3600.0, 0.25) == "120 articles, 0.0 a second, 3:00:00 left"


def test_without_a_size_the_line_tells_the_rate() -> None:
    assert progress_line(120, 10.0, None) == "120 articles, 12.0 a second"
