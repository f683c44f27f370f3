"""Agents: nouns that can act, with the sector they imply, and titles of persons. Data: nouns.yaml, offices.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from dateline.reference.data_files import read_yaml
from dateline.reference.own_actors import CHOSEN, own_index

ORGANIZED = frozenset({"MIL", "COP", "SPY", "JUD", "LEG", "GOV", "PTY", "BUS", "PRM", "SOC"})
IRREGULAR = frozenset({"REB", "PRM", "COP", "CRM", "UAF"})
FORMER = frozenset({"former", "ex", "ousted", "deposed", "toppled", "ex-president"})
PERSONS_OF = frozenset(
    [
        "soldier",
        "policeman",
        "judge",
        "lawmaker",
        "minister",
        "president",
        "king",
        "general",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "governor",
        "mayor",
        "ambassador",
        "diplomat",
        "envoy",
        "politician",
    ]
)


@dataclass(frozen=True, slots=True)
class Agents:
    """Nouns (one or two words, lower case, singular) and titles with their sectors."""

    sectors: Mapping[str, str]
    offices: Mapping[str, str]
    facilities: Mapping[str, str]  # what can be attacked and can't act, with the sector of its people
    heads: frozenset[str]  # last words of all nouns
    seats: Mapping[str, str]  # town → actor_id of the power that sits there

    def knows(self, lemma: str) -> bool:
        """Is the noun one that can act or suffer?"""
        return lemma in self.sectors or lemma in self.facilities

    def facility(self, lemma: str, modifiers: tuple[str, ...] = ()) -> str | None:
        """The sector of those in a place or vehicle: "rebel positions" is REB, "an army base" MIL."""
        for modifier in reversed(modifiers):
            if (known := self.facilities.get(f"{modifier} {lemma}")) is not None:
                return known
        own = self.facilities.get(lemma)
        if own in {"MIL", "CVL"}:
            narrower = next((s for m in reversed(modifiers) if (s := self.sectors.get(m))), None)
            return narrower if narrower not in {None, "UNK"} else own
        return own

    def sector(self, lemma: str, modifiers: tuple[str, ...] = ()) -> str | None:
        """The noun's sector; a modifier before it may narrow it ("security official" is MIL, "official" GOV)."""
        for modifier in reversed(modifiers):
            if (known := self.sectors.get(f"{modifier} {lemma}")) is not None:
                return known
        own = self.sectors.get(lemma)
        if own is None:
            return None
        if FORMER & set(modifiers) and own in {"GOV", "LEG", "MIL", "COP", "SPY", "JUD"}:
            return "ELI"
        if own == "MIL":
            # "rebel commander", "militia forces", "police commandos" are no soldiers of the state.
            return next((s for m in reversed(modifiers) if (s := self.sectors.get(m)) in IRREGULAR), own)
        if own in {"UNK", "GOV", "CVL"}:
            # "rebel commander", "police chief", "opposition leader": the word before the noun says whose.
            for modifier in reversed(modifiers):
                narrower = self.sectors.get(modifier)
                if narrower not in {None, "UNK", "CVL"}:
                    return narrower
        return own

    def entity_type(self, lemma: str) -> str:
        """PER for persons, ORG for bodies, FAC for places and vehicles."""
        if lemma in self.facilities and lemma not in self.sectors:
            return "FAC"
        return "ORG" if self.sectors.get(lemma) in ORGANIZED and lemma not in PERSONS_OF else "PER"

    def office(self, words: str) -> str | None:
        """The sector of a title, its longest known ending: "Pakistani Interior Minister"."""
        parts = words.lower().split()
        for begin in range(len(parts)):
            title = " ".join(parts[begin:])
            if title in self.offices:
                return self.offices[title]
        return None


def load_agents() -> Agents:
    """The lists that Dateline ships, and the nouns of the analyst's own files before them."""
    return agents_of(CHOSEN.folder)


@cache
def agents_of(own: Path | None) -> Agents:
    """The shipped lists with those of a folder of own files."""
    folder = resources.files("dateline.reference") / "agents"
    raw = read_yaml(folder / "nouns.yaml")
    seats = read_yaml(folder / "seats.yaml")
    titles = read_yaml(folder / "offices.yaml")
    facilities = sectors_of(raw.pop("facilities"))
    index = own_index(own)
    sectors = {**sectors_of(raw), **(index.agents if index else {})}
    return Agents(sectors, sectors_of(titles), facilities, frozenset(noun.split()[-1] for noun in sectors), seats)


def sectors_of(lists: Mapping[str, list[str]]) -> Mapping[str, str]:
    """Noun → sector; a noun listed twice has the first."""
    sectors: dict[str, str] = {}
    for sector, nouns in lists.items():
        for noun in nouns:
            sectors.setdefault(str(noun), sector)
    return sectors
