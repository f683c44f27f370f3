"""Country words: the country that a text speaks of, by name, nationality or capital, without the registry."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

WORD = re.compile(r"\b[A-Z][\w.]*(?:[ -](?:of |the )?[A-Z][\w.]*)*")


@cache
def load_country_words() -> Mapping[str, str]:
    """Alpha-3 codes by name, other name, nationality word and capital, as the countries file spells them."""
    path = resources.files("dateline.reference") / "actors" / "countries.tsv"
    words: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, *fields = line.split("\t")
            for word in "|".join(fields).split("|"):
                if word and not word.endswith("*"):
                    words.setdefault(word, code)
    return words


def countries_in(text: str) -> list[str]:
    """Codes of the countries that a text names, in text order, each as often as it does."""
    words, found = load_country_words(), list[str]()
    for match in WORD.finditer(text):
        parts = match.group().split(" ")
        spans = ((i, j) for i in range(len(parts)) for j in range(len(parts), i, -1))
        said = (" ".join(parts[i:j]).removesuffix(".") for i, j in spans)
        found += [words[name] for name in said if name in words][:1]
    return found
