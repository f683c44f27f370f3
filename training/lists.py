"""Lists of names: which names are states, provinces or towns, which words are demonyms."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from training.corpora import corpora_root, read_lines

NAMES = Path(__file__).parent / "names.yaml"


@cache
def name_table() -> dict[str, Any]:
    """names.yaml as it stands."""
    table: dict[str, Any] = yaml.safe_load(NAMES.read_text(encoding="utf-8"))
    return table


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the word lists of names.yaml, lower-case."""
    return frozenset(name_table()[name].split())


@cache
def countries() -> list[dict[str, Any]]:
    """The countries of mledoze/countries."""
    text = "\n".join(read_lines(corpora_root() / "gazetteer" / "countries_mledoze.json.gz"))
    found: list[dict[str, Any]] = json.loads(text)
    return found


@cache
def demonyms() -> frozenset[str]:
    """Words for the people of a state or of a group, lower-case, with plain plurals."""
    found = set(word_list("demonyms"))
    for country in countries():
        for form in country.get("demonyms", {}).get("eng", {}).values():
            if form and " " not in form:
                found |= {form.lower(), form.lower() + "s"}
    return frozenset(found)


@cache
def plain_states() -> frozenset[str]:
    """Names of states and of their capitals that are one word, lower-case."""
    names = {c["name"]["common"] for c in countries()} | {n for c in countries() for n in c.get("capital", [])}
    return frozenset(name.lower() for name in names if name.isalpha())


@cache
def governed_places() -> frozenset[str]:
    """Names of states, provinces and towns, lower-case: by these, LOC becomes GPE in corpora without GPE."""
    found = {
        "u.s.",
        "us",
        "uk",
        "u.k.",
        "usa",
        "u.s.a.",
        "america",
        "england",
        "scotland",
        "wales",
        "britain",
        "gaza",
        "west bank",
    }
    for country in countries():
        found |= {country["name"]["common"].lower(), country["name"]["official"].lower()}
        found |= {name.lower() for name in country.get("capital", [])}
        found |= {name.lower() for name in country.get("altSpellings", []) if len(name) > 3}
    gazetteer = corpora_root() / "gazetteer"
    for line in read_lines(gazetteer / "admin1CodesASCII.txt.gz"):
        found |= {field.lower() for field in line.split("\t")[1:3]}
    for row in csv.reader(read_lines(gazetteer / "geonames_cities1000.csv.gz")):
        found.add(row[2].lower())
    return frozenset(found)


def place_type(name: list[str]) -> str:
    """FAC by its words, GPE by the gazetteer, else LOC."""
    words = [word.lower() for word in name if word.lower() not in ("the", "#")]
    if any(word in word_list("facilities") for word in words[-1:] + words[:1]) and len(words) > 1:
        return "FAC"
    joined = " ".join(words)
    known = joined in governed_places() or joined.lstrip("#") in governed_places()
    return "GPE" if known or words[-1:] in (["province"], ["city"], ["district"], ["county"]) else "LOC"
