"""The mapping of other corpora's events onto PLOVER (mapping.yaml), read and checked."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from training.labels import PLOVER, ROLES

FILE = Path(__file__).parent / "mapping.yaml"
OUTSIDE, MASK = "outside", "mask"


@cache
def mapping() -> dict[str, Any]:
    """mapping.yaml as it stands, its types checked."""
    table: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    check_types(table)
    return table


def check_types(table: dict[str, Any]) -> None:
    """Raise ValueError for a type or role that is not ours."""
    known = {*PLOVER, OUTSIDE, MASK}
    for corpus, entry in table["corpora"].items():
        for name, rule in {**entry["types"], "default": entry["default"]}.items():
            for kind in [rule] if isinstance(rule, str) else [case["type"] for case in rule]:
                if kind not in known:
                    raise ValueError(f"{corpus}: {name} is mapped to {kind!r}, which is no PLOVER type")
    if unknown := set(table["roles"]) - set(ROLES):
        raise ValueError(f"unknown roles: {', '.join(sorted(unknown))}")


def plover_type(corpus: str, name: str, trigger: str) -> str:
    """The PLOVER type of a corpus's event, OUTSIDE or MASK; `trigger` is the trigger's text."""
    entry = mapping()["corpora"][corpus]
    rule = None
    while rule is None:
        rule = entry["types"].get(name)
        shorter = name.rpartition(".")[0]
        if not shorter:
            break
        name = shorter
    rule = rule or entry["default"]
    if isinstance(rule, str):
        return rule
    word = trigger.lower()
    return str(next(case["type"] for case in rule if any(map(word.startswith, case.get("words", [""])))))


@cache
def role_words() -> dict[str, str]:
    """Our role of each corpus role's name."""
    return {name: role for role, names in mapping()["roles"].items() for name in names.split()}


def plover_role(kind: str, name: str) -> str:
    """Our role of a corpus's role under an event of a PLOVER type."""
    name = name.lower()
    exceptions = mapping()["role_exceptions"].get(kind, {})
    return str(exceptions.get(name) or role_words().get(name, "none"))


@cache
def open_types(corpus: str) -> frozenset[str]:
    """The PLOVER types that a word may carry although the corpus leaves it unmarked."""
    return frozenset(PLOVER) - frozenset(mapping()["corpora"][corpus]["annotated"])


@cache
def reporting_words() -> frozenset[str]:
    """Words of reporting, lower-case."""
    return frozenset(mapping()["reporting"].split())


def sentence_types(label: str) -> tuple[str, ...]:
    """The PLOVER types that a sentence's label stands for."""
    return tuple(mapping()["sentence_types"].get(label, [label]))
