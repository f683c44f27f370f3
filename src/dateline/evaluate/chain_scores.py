"""Chain scores: MUC, B-cubed and CEAF-phi4 of chains against gold, and CoNLL F1, their mean.

Chains are sets of mentions, any hashable values, that share none. Each metric gives two sums for recall, of what is
right and of what gold holds, and two for precision; the sums of many documents are added before they are divided.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence, Set

Chains = Sequence[Set[Hashable]]
Sums = tuple[float, float, float, float]  # right of gold, gold, right of ours, ours


def score_muc(gold: Chains, ours: Chains) -> Sums:
    """Links (Vilain et al. 1995): a chain of n has n - 1, of which it keeps one less than the parts it falls into."""
    return (*kept_links(gold, ours), *kept_links(ours, gold))


def kept_links(chains: Chains, others: Chains) -> tuple[float, float]:
    """(links of the chains that the others keep, all links of the chains)."""
    owner = {mention: number for number, other in enumerate(others) for mention in other}
    parts = (len({owner.get(mention, ("alone", mention)) for mention in chain}) for chain in chains)
    links = sum(len(chain) - 1 for chain in chains)
    return float(sum(len(chain) for chain in chains) - sum(parts)), float(links)


def score_b_cubed(gold: Chains, ours: Chains) -> Sums:
    """Mentions (Bagga and Baldwin 1998): each counts by the share of its chain that stands with it on both sides."""
    return (*shared_mentions(gold, ours), *shared_mentions(ours, gold))


def shared_mentions(chains: Chains, others: Chains) -> tuple[float, float]:
    """(sum over mentions of the share of their chain that is together in another, number of mentions)."""
    right = sum(len(chain & other) ** 2 / len(chain) for chain in chains for other in others)
    return right, float(sum(len(chain) for chain in chains))


def score_ceaf(gold: Chains, ours: Chains) -> Sums:
    """Entities (Luo 2005): chains matched one to one so that the sum of their overlaps, phi4, is greatest."""
    right = best_sum([[2 * len(a & b) / (len(a) + len(b)) for b in ours] for a in gold])
    return right, float(len(gold)), right, float(len(ours))


def best_sum(values: Sequence[Sequence[float]]) -> float:
    """The greatest sum of values, none negative, of which no two share a row or a column: the Hungarian method."""
    if not values or not values[0]:
        return 0.0
    rows = values if len(values) <= len(values[0]) else list(zip(*values, strict=True))
    matching = Matching(rows)
    for row in range(len(rows)):
        matching.add(row)
    return sum(rows[row][column] for column, row in enumerate(matching.row_of) if row is not None)


class Matching:
    """Rows matched to columns one by one, each time with the greatest sum; there are at least as many columns."""

    def __init__(self, values: Sequence[Sequence[float]]) -> None:
        self.values = values
        self.row_of: list[int | None] = [None] * len(values[0])
        self._row_price = [max(row) for row in values]  # price of row + price of column >= value, = where matched
        self._column_price = [0.0] * len(values[0])

    def add(self, row: int) -> None:
        """Matches one more row, moving others where the sum grows by it."""
        slack = {column: self._slack(row, column) for column in range(len(self.row_of))}
        before: dict[int, int | None] = dict.fromkeys(slack)  # the column from which each was reached
        passed: list[int] = []
        while True:
            column = min(slack, key=lambda c: slack[c])
            self._pay(slack.pop(column), row, passed, slack)
            passed.append(column)
            owner = self.row_of[column]
            if owner is None:
                break
            for other in slack:
                if (own := self._slack(owner, other)) < slack[other]:
                    slack[other], before[other] = own, column
        self._move(row, column, before)

    def _slack(self, row: int, column: int) -> float:
        return self._row_price[row] + self._column_price[column] - self.values[row][column]

    def _pay(self, step: float, row: int, passed: Sequence[int], slack: dict[int, float]) -> None:
        self._row_price[row] -= step
        for column in passed:
            owner = self.row_of[column]
            if owner is not None:
                self._row_price[owner] -= step
            self._column_price[column] += step
        for column in slack:
            slack[column] -= step

    def _move(self, row: int, column: int, before: Mapping[int, int | None]) -> None:
        at: int | None = column
        while at is not None:
            came = before[at]
            self.row_of[at] = row if came is None else self.row_of[came]
            at = came


def score_chains(documents: Sequence[tuple[Chains, Chains]]) -> Mapping[str, float]:
    """F1 of each metric in percent over (gold, ours) of each document, and `conll`, their mean."""
    figures = {name: f1_of([score(gold, ours) for gold, ours in documents]) for name, score in METRICS.items()}
    return {**figures, "conll": sum(figures.values()) / len(figures)}


def f1_of(sums: Sequence[Sums]) -> float:
    """F1 in percent of added sums."""
    right_gold, gold, right_ours, found = (sum(one[k] for one in sums) for k in range(4))
    recall, precision = right_gold / max(gold, 1e-9), right_ours / max(found, 1e-9)
    return 200 * precision * recall / max(precision + recall, 1e-9)


METRICS: Mapping[str, Callable[[Chains, Chains], Sums]] = {
    "muc": score_muc,
    "b_cubed": score_b_cubed,
    "ceaf": score_ceaf,
}
