"""Balance: what came in and what became of it. Articles in = coded + coded before + problems."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from dateline.records.article import Article
    from dateline.records.coding import Coding
    from dateline.records.problem import Problem

SHOWN_ALIKE = 3  # problems of one kind that are told one by one


@dataclass
class Balance:
    """Counts, and of each kind of problem the first few, so that memory stays the same however long the run."""

    n_in: int = 0
    n_coded: int = 0
    n_before: int = 0  # stored already, coded by the same recipe
    n_events: int = 0
    problems: Counter[str] = field(default_factory=Counter)  # by kind
    told: TextIO = field(default_factory=lambda: sys.stderr)

    def count_in(self, items: Iterable["Article | Problem"]) -> "Iterator[Article | Problem]":
        """The same items, counted as they come."""
        for item in items:
            self.n_in += 1
            yield item

    def count_out(self, codings: Iterable["Coding"]) -> "Iterator[Coding]":
        """The same codings, counted; a problem is told on stderr, of many alike the first few."""
        for coding in codings:
            if coding.problems:
                self.add_problem(coding.problems[0])
            else:
                self.n_coded += 1
                self.n_events += len(coding.events)
            yield coding

    def add_problem(self, problem: "Problem") -> None:
        """One article or input that was not coded."""
        self.problems[problem.kind] += 1
        if self.problems[problem.kind] <= SHOWN_ALIKE:
            where = " ".join(filter(None, [problem.source_file, problem.article_id])) or "input"
            print(f"{where}: {problem.step}: {problem.kind}: {problem.message}", file=self.told)

    @property
    def n_problems(self) -> int:
        """Articles or inputs that were not coded."""
        return self.problems.total()

    def is_even(self) -> bool:
        """Is nothing lost?"""
        return self.n_in == self.n_coded + self.n_before + self.n_problems

    def lines(self) -> Iterator[str]:
        """The balance as it is printed."""
        yield f"articles in   {self.n_in:>9,}"
        yield f"coded         {self.n_coded:>9,}  {self.n_events:,} events"
        if self.n_before:
            yield f"coded before  {self.n_before:>9,}"
        yield f"problems      {self.n_problems:>9,}"
        for kind, n in sorted(self.problems.items(), key=lambda told: (-told[1], told[0])):
            yield f"  {kind:<14}{n:>7,}"
