"""Checks: what `dateline doctor` looks at. Each says what it found, and where that is not well, what to do."""

import locale
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.config import Settings

LITTLE, TOO_LITTLE = 2_000, 100  # megabytes free
TRIED = "Police arrested two men in Cairo on Thursday."


class State(StrEnum):
    """How it is."""

    ok = "ok"
    warn = "warn"  # works, but should be seen to
    bad = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    state: State
    what: str
    told: str


def find_all(settings: "Settings") -> Iterator[Finding]:
    """Every check in turn; one that raises is bad, and the next goes on."""
    for what, check in CHECKS.items():
        try:
            yield from (Finding(state, what, told) for state, told in check(settings))
        except Exception as error:
            yield Finding(State.bad, what, f"{error or type(error).__name__}")


Told = Iterator[tuple[State, str]]


def check_python(settings: "Settings") -> Told:
    """Python, and the packages that Dateline names."""
    import re
    from importlib.metadata import PackageNotFoundError, requires, version

    yield State.ok, f"{sys.version.split()[0]} at {sys.executable}"
    needed = [re.split(r"[^\w.-]", line)[0] for line in requires("dateline") or () if "extra ==" not in line]
    absent = []
    for name in needed:
        try:
            version(name)
        except PackageNotFoundError:
            absent.append(name)
    if absent:
        yield State.bad, f"{', '.join(absent)} not installed: install Dateline anew, by `make setup` or pip"
    else:
        yield State.ok, f"dateline {version('dateline')}, {len(needed)} packages"


def check_coding(settings: "Settings") -> Told:
    """The weights, by a sentence that is coded."""
    from dateline.pipeline.coder import Coder
    from dateline.records.article import Article

    coding = Coder(settings).code_article(Article("doctor", TRIED, date(2024, 3, 14)))
    if coding.problems:
        yield State.bad, f"a sentence can't be coded: {coding.problems[0].message}"
    elif not coding.events:
        yield State.bad, "a plain sentence gives no event: the weights are not those of this Dateline, install it anew"
    else:
        yield State.ok, f"a sentence is coded: {coding.events[0].event_type}; recipe {coding.recipe}"


def check_gazetteer(settings: "Settings") -> Told:
    """The places."""
    from dateline.reference.gazetteer.lookup import load_gazetteer

    if load_gazetteer().named("Cairo"):
        yield State.ok, "places are found"
    else:
        yield State.bad, "Cairo is not in it: build it anew by `python -m dateline.reference.gazetteer.build`"


def check_actors(settings: "Settings") -> Told:
    """The shipped actors and the analyst's own."""
    from dateline.reference.own_actors import own_actors, use_own_actors
    from dateline.reference.registry import load_registry

    use_own_actors(settings.actors_folder)
    own = len(own_actors(settings.actors_folder).actors)
    yield State.ok, f"{len(load_registry().actors):,} actors, {own:,} of your own in {settings.actors_folder}"


def check_locale(settings: "Settings") -> Told:
    """Names of files and what is printed must be able to hold any script."""
    for what, encoding in (("files", sys.getfilesystemencoding()), ("text", locale.getencoding())):
        if encoding.lower().replace("-", "") == "utf8":
            yield State.ok, f"{what} are read as UTF-8" if what == "files" else "text is UTF-8"
        else:
            yield State.warn, f"{what}: {encoding}; set LC_ALL=C.UTF-8, or names in other scripts may be spoilt"


def check_space(settings: "Settings") -> Told:
    """Room for the store and for temporary files."""
    from dateline.store.engine import file_of

    file = file_of(settings.store_path)
    for what, folder in (("the store", file.parent if file else None), ("temporary files", Path(gettempdir()))):
        if folder is not None:
            there = next(path for path in (folder, *folder.resolve().parents) if path.exists())
            free = shutil.disk_usage(there).free // 1_000_000
            state = State.bad if free < TOO_LITTLE else State.warn if free < LITTLE else State.ok
            yield state, f"{free:,} MB free for {what} in {there}" + ("" if state is State.ok else ": make room")


def check_store(settings: "Settings") -> Told:
    """The store, if there is one: does it open, is it of today, what is in it?"""
    from dateline.errors import StoreError
    from dateline.pipeline.coder import Coder
    from dateline.store import View, has_store, name_of
    from dateline.store.engine import file_of

    where, file = settings.store_path, file_of(settings.store_path)
    if not has_store(where):
        yield State.ok, f"none yet; the first run makes {name_of(where)}"
        return
    if file is not None and not os.access(file, os.W_OK):
        yield State.warn, f"{file} can be read, not written: ask its owner"
    try:
        view = View.open(where)
    except StoreError as error:
        yield (State.warn if "migrate" in str(error) else State.bad), str(error)
        return
    with view:
        yield State.ok, f"{name_of(where)}: {', '.join(f'{n:,} {name}s' for name, n in view.count().items())}"
        recipe = Coder(settings).fingerprint
        others = sum(n for used, n in view.recipes().items() if used != recipe)
        if others:
            yield State.warn, f"{others:,} articles were coded by other rules or settings: `dateline recode`"


CHECKS: dict[str, Callable[["Settings"], Told]] = {
    "python": check_python,
    "locale": check_locale,
    "space": check_space,
    "gazetteer": check_gazetteer,
    "actors": check_actors,
    "coding": check_coding,
    "store": check_store,
}
