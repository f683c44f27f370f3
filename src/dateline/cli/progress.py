"""Progress: one line on the terminal during long runs, with rate and remaining time; silent when piped."""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TextIO

from dateline.records.coding import Coding

LONG = 2.0  # seconds before the line appears
CLEAR = "\r\x1b[K"


def follow(codings: Iterable[Coding], n_bytes: int | None, stream: TextIO = sys.stderr) -> Iterator[Coding]:
    """The same codings. `n_bytes` is the size of all input, None where unknown, as on standard input."""
    if not stream.isatty():
        yield from codings
        return
    begun = monotonic()
    n_read = 0
    for n, coding in enumerate(codings, start=1):
        stream.write(CLEAR)
        stream.flush()
        yield coding
        sys.stdout.flush()
        n_read += len(coding.article.text.encode()) if coding.article else 0
        seconds = monotonic() - begun
        if seconds > LONG:
            stream.write(CLEAR + progress_line(n, seconds, n_read / n_bytes if n_bytes else None))
            stream.flush()
    stream.write(CLEAR)
    stream.flush()


def progress_line(n: int, seconds: float, done: float | None) -> str:
    """ "120 articles, 8.4 a second, 2:10 left"; `done` is the share of the input read, 0 to 1."""
    line = f"{n} articles, {n / seconds:.1f} a second"
    if not done:
        return line
    minutes, left = divmod(round(seconds * max(0.0, 1 - done) / done), 60)
    clock = f"{minutes // 60}:{minutes % 60:02}:{left:02}" if minutes >= 60 else f"{minutes}:{left:02}"
    return f"{line}, {clock} left"
