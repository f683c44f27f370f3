"""Patterns: every regular expression that Dateline compiles, and text made from it to make it slow.

`python -m tests.hostile.patterns` collects them as they are compiled, in code and from data, while all modules load and
the examples are coded; makes adversarial text from each one's own parts; and prints those that are slow on it.
"""

import ast
import importlib
import json
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
SRC = ROOT / "src"
PROBE, LARGE = 5_000, 100_000  # characters
SECONDS_PROBE = 0.002  # below it, LARGE is not tried: a quadratic pattern takes 20 and more
SECONDS_MOST = 0.05
SECONDS_LONG = 0.25  # after which a trial is given up
CANDIDATES = "aA0 .,-'\n\t(\"“’—:$é_/"
ANCHORED = frozenset({"match", "fullmatch"})
MANY = 20  # a repeat that may be longer can be pumped
parser: Any = re._parser  # type: ignore[attr-defined]
REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})


@dataclass(frozen=True, slots=True)
class Shipped:
    """A pattern, where it is compiled, and whether it is only ever held against a beginning."""

    pattern: str
    flags: int
    where: str  # "dateline/ingest/heads.py:20"
    anchored: bool


@dataclass(frozen=True, slots=True)
class Slow:
    """A pattern and the text on which it is not linear."""

    where: str
    pattern: str
    attack: str  # its beginning
    seconds: float  # of the processor, on LARGE; infinite where it was given up


def collect() -> list[Shipped]:
    """All patterns, compiled while modules load and the examples are coded. Only in a process of its own."""
    found: dict[tuple[str, int], tuple[str, int]] = {}
    compile_: Callable[[Any, Any], re.Pattern[Any]] = re._compile  # type: ignore[attr-defined]

    def remember(pattern: Any, flags: Any) -> re.Pattern[Any]:
        compiled = compile_(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_globals.get("__name__") == "re":
            frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(SRC / "dateline") and isinstance(compiled.pattern, str):
            found.setdefault((compiled.pattern, compiled.flags), (str(path), frame.f_lineno))
        return compiled

    re._compile = remember  # type: ignore[attr-defined]
    import dateline

    for module in pkgutil.walk_packages(dateline.__path__, "dateline."):
        if not module.name.endswith("__main__") and "migrations" not in module.name:
            importlib.import_module(module.name)
    for _ in dateline.code(sorted(map(str, (ROOT / "examples").glob("*.txt")))):
        pass
    return [
        Shipped(pattern, flags, f"{Path(path).relative_to(SRC)}:{line}", is_anchored(Path(path), line))
        for (pattern, flags), (path, line) in found.items()
    ]


@cache
def methods_of(name: str) -> frozenset[str]:
    """The methods by which patterns of this name are used anywhere."""
    used = set()
    for path in (SRC / "dateline").rglob("*.py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Attribute) and name in {
                getattr(node.value, "id", ""),
                getattr(node.value, "attr", ""),
            }:
                used.add(node.attr)
    return frozenset(used)


@cache
def tree_of(path: Path) -> ast.Module:
    """A module's syntax."""
    return ast.parse(path.read_text("utf-8"))


def is_anchored(path: Path, line: int) -> bool:
    """Is what is compiled at that line only ever matched from a beginning on?"""
    there = [node for node in ast.walk(tree_of(path)) if getattr(node, "lineno", line + 1) <= line <= end_of(node)]
    if any(isinstance(node, ast.Call) and ast.unparse(node.func) in {"re.match", "re.fullmatch"} for node in there):
        return True
    for node in there:
        if isinstance(node, ast.Assign) and node in tree_of(path).body:
            used = methods_of(getattr(node.targets[0], "id", ""))
            return bool(used) and used <= ANCHORED
    return False


def end_of(node: ast.AST) -> int:
    """The last line of a piece of syntax."""
    return getattr(node, "end_lineno", None) or 0


def sample(parts: Any, flags: int) -> str:
    """A short text that the parts match, lookarounds aside."""
    return "".join(sample_one(str(op), argument, flags) for op, argument in parts)


def sample_one(op: str, argument: Any, flags: int) -> str:
    """A short text that one part matches."""
    if op == "LITERAL":
        return chr(argument)
    if op in {"IN", "NOT_LITERAL", "ANY", "CATEGORY"}:
        return one_of(op, argument, flags)
    if op in REPEATS:
        least, _, inner = argument
        return sample(inner, flags) * max(int(least), 1)
    if op == "SUBPATTERN":
        return sample(argument[3], flags)
    if op == "ATOMIC_GROUP":
        return sample(argument, flags)
    if op == "BRANCH":
        return sample(argument[1][0], flags)
    return ""


def one_of(op: str, argument: Any, flags: int) -> str:
    """A character that a class allows."""
    if op == "ANY":
        return "a"
    if op == "NOT_LITERAL":
        return str(next(character for character in CANDIDATES if ord(character) != argument))
    if op == "CATEGORY":
        return "a" if "WORD" in str(argument) else "0" if "DIGIT" in str(argument) else " "
    return next((c for c in (*CANDIDATES, *members(argument)) if is_member(c, argument)), "a")


def members(argument: Any) -> Iterator[str]:
    """Characters that a class names."""
    for op, value in argument:
        if str(op) == "LITERAL":
            yield chr(value)
        elif str(op) == "RANGE":
            yield chr(value[0])


def is_member(character: str, argument: Any) -> bool:
    """Does the class allow the character?"""
    negated = any(str(op) == "NEGATE" for op, _ in argument)
    return bool(negated != any(allows(str(op), value, character) for op, value in argument))


def allows(op: str, value: Any, character: str) -> bool:
    """Does one member of a class allow the character?"""
    if op == "LITERAL":
        return ord(character) == int(value)
    if op == "RANGE":
        return bool(value[0] <= ord(character) <= value[1])
    if op == "CATEGORY":
        name = str(value)
        letter = "d" if "DIGIT" in name else "s" if "SPACE" in name else "w"
        return bool(re.match(f"\\{letter.upper() if 'NOT' in name else letter}", character))
    return False


def pumps(parts: Any, flags: int, before: str = "") -> Iterator[tuple[str, str]]:
    """(prefix, pump) of each repeat that may be long."""
    for op, argument in parts:
        name = str(op)
        if name in REPEATS:
            _, most, inner = argument
            if most >= MANY:
                yield before, sample(inner, flags)
            yield from pumps(inner, flags, before)
        elif name == "SUBPATTERN":
            yield from pumps(argument[3], flags, before)
        elif name == "ATOMIC_GROUP":
            yield from pumps(argument, flags, before)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from pumps(branch, flags, before)
        elif name in {"ASSERT", "ASSERT_NOT"}:
            yield from pumps(argument[1], flags, before)
        before += sample_one(name, argument, flags)


def attacks(pattern: str, flags: int) -> Iterator[Callable[[int], str]]:
    """Makers of text of a length: what a repeat takes again and again, with and without what goes before it."""
    parts = parser.parse(pattern, flags)
    whole = sample(parts, flags)
    seeds = {("", whole), ("", whole[:-1]), ("", whole[:1]), ("", " "), ("", "a"), ("", "A "), ("", "\n"), ("", "0")}
    for prefix, pump in pumps(parts, flags):
        seeds |= {(prefix, pump), ("", pump), ("", prefix + pump), ("", prefix)}
    for prefix, pump in sorted(seed for seed in seeds if seed[1]):
        for end in ("", "\0", "!", "_"):
            yield lambda n, prefix=prefix, pump=pump, end=end: (prefix + pump * (n // len(pump)))[: n - 1] + end  # type: ignore[misc]


class GivenUp(Exception):
    """A trial took too long to be waited for."""


def give_up(number: int, frame: Any) -> None:
    """The expression engine looks for signals as it goes."""
    raise GivenUp


@contextmanager
def patience() -> Iterator[None]:
    """GivenUp after a while of the processor's time."""
    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_LONG)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def trial(compiled: re.Pattern[str], text: str, anchored: bool) -> float:
    """Seconds of the processor for all that it finds, or matches at the beginning; infinite where it is given up."""
    begun = time.process_time()
    try:
        with patience():
            if anchored:
                compiled.match(text)
                compiled.fullmatch(text)
            else:
                for _ in compiled.finditer(text):
                    pass
    except GivenUp:
        return float("inf")
    return time.process_time() - begun


def find_slow(shipped: Shipped) -> Slow | None:
    """The first of the attacks on which the pattern is slow: more than linear, or linear and too long."""
    compiled = re.compile(shipped.pattern, shipped.flags)
    for make in attacks(shipped.pattern, shipped.flags):
        if trial(compiled, make(PROBE), shipped.anchored) < SECONDS_PROBE:
            continue
        text = make(LARGE)
        seconds = trial(compiled, text, shipped.anchored)
        if SECONDS_MOST < seconds < SECONDS_LONG:  # other work may have held it up
            seconds = min(trial(compiled, text, shipped.anchored) for _ in range(5))
        if seconds > SECONDS_MOST:
            return Slow(shipped.where, shipped.pattern, text[:60], seconds)
    return None


def main(arguments: Sequence[str]) -> None:
    """Prints the slow ones as JSON Lines, then a line of counts."""
    shipped = [one for one in collect() if not arguments or any(part in one.where for part in arguments)]
    n_slow = 0
    for slow in filter(None, map(find_slow, shipped)):
        n_slow += 1
        told = {"where": slow.where, "seconds": round(slow.seconds, 3) if slow.seconds < SECONDS_LONG else None}
        print(json.dumps(told | {"attack": slow.attack, "pattern": slow.pattern[:200]}, ensure_ascii=False), flush=True)
    print(json.dumps({"patterns": len(shipped), "slow": n_slow}))


if __name__ == "__main__":
    main(sys.argv[1:])
