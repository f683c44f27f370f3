"""Forks: a piece of work in a process of its own, let end or killed at a moment."""

import os
import signal
import time
from collections.abc import Callable


def forked(work: Callable[[], None]) -> int:
    """Does the work in a process of its own; its id."""
    child = os.fork()
    if child:
        return child
    code = 3
    try:
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        work()
        code = 0
    finally:
        os._exit(code)


def let_end(work: Callable[[], None]) -> float:
    """Does the work; the seconds that it took."""
    begun = time.monotonic()
    _, status = os.waitpid(forked(work), 0)
    assert status == 0, f"an undisturbed run ended with {status}"
    return time.monotonic() - begun


def kill_after(seconds: float, work: Callable[[], None]) -> bool:
    """Begins the work and kills it then; was it still at it?"""
    child = forked(work)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
