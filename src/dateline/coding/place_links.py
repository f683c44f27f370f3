"""Place links: which place names of a sentence are where an act of it happened, by weights that were learned.

The weights stand in data/place_links.tsv; training/place_links.py writes them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import exp

from dateline.coding.place_evidence import PlaceEvidence
from dateline.coding.place_yielding import is_owner, joined, yields
from dateline.coding.sites import Sites, head_of
from dateline.records.place import Toponym
from dateline.records.proper_runs import joined_runs
from dateline.records.span import Span
from dateline.records.syntax import Token

LIKELIEST, FURTHER = 0.28, 0.5  # least chance of the likeliest name, and of any other; set on the training part


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, float]:
    """What each piece of evidence counts: data/place_links.tsv."""
    lines = (resources.files("dateline.coding") / "data" / "place_links.tsv").read_text("utf-8").splitlines()
    return {told: float(weight) for told, weight in (line.split("\t") for line in lines if not line.startswith("#"))}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name of an act's sentence, what speaks for and against it, and the chance that it tells where the act was."""

    name: Toponym
    head: int  # index of its head word
    told: tuple[str, ...]
    chance: float  # 0 to 1


class PlaceLinks:
    """Judges the place names of one document."""

    def __init__(self, sites: Sites, weights: Mapping[str, float] | None = None) -> None:
        self.names = {**unknown_names(sites), **sites.toponyms}
        self.evidence = PlaceEvidence(sites, self.names)
        self.weights = load_weights() if weights is None else weights

    def of(self, token: Token, event_type: str) -> list[Toponym]:
        """The names that tell where the act was, in text order: the likeliest, other likely ones, and their equals."""
        tree, found = self.evidence.tree, self.candidates(token, event_type)
        if event_type == "PROTEST":
            found = [c for c in found if not is_owner(c.head, token, self.names, tree)]
        apart = [c for c in found if not yields(c.head, token, event_type, tree)]
        found = apart if any(c.chance >= LIKELIEST for c in apart) else found
        best = max((c.chance for c in found), default=0.0)
        chosen = [c.head for c in found if c.chance >= (LIKELIEST if c.chance == best else FURTHER)]
        return [self.names[head] for head in joined(chosen, self.names, tree)]

    def candidates(self, token: Token, event_type: str) -> list[Candidate]:
        """All names of the sentence in text order."""
        heads = [word.index for word in self.evidence.tree.sentence(token) if word.index in self.names]
        return [self._judge(head, self.evidence.of(token, event_type, head)) for head in heads]

    def _judge(self, head: int, told: Sequence[str]) -> Candidate:
        odds = exp(sum(self.weights.get(one, 0.0) for one in told))
        return Candidate(self.names[head], head, tuple(told), odds / (1.0 + odds))


@lru_cache(maxsize=2)  # an article's acts ask one after the other
def unknown_names(sites: Sites) -> dict[int, Toponym]:
    """Proper nouns that no step took for a place but that stand as one may: "at Alexandria University"."""
    tree, taken = sites.tree, [*sites.times, *(t.span for t in sites.toponyms.values())]
    found: dict[int, Toponym] = {}
    for run in joined_runs(tree.tokens):
        span = Span(run[0].span.start, run[-1].span.end)
        head = head_of(span, tree) or run[0]
        if not any(span.overlaps(other) for other in taken) and stands_as_place(head, sites):
            found[head.index] = Toponym(span, None, "unknown")
    return found


def stands_as_place(head: Token, sites: Sites) -> bool:
    """Does a preposition of place stand over the name, or is it what an act is done to, or of a noun of places?"""
    mention = sites.mentions.get(head.index)
    kind = mention.entity_type if mention is not None else ""
    if kind != "NORP" and set(sites.cases_of(head)) & sites.words.where:
        return True
    above = sites.tree.head(head)
    if above is None or kind in {"NORP", "PER"}:
        return False
    of_place = head.deprel == "compound" and above.lemma.lower() in sites.words.nouns
    return of_place or head.deprel in {"obj", "nsubj:pass"}
