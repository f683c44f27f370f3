"""Titles: what the words before and after a person's name say of him: title, sector and country."""

from collections.abc import Iterator

from dateline.coding.countries import Countries
from dateline.records.mention import Mention
from dateline.records.span import Span
from dateline.records.syntax import Token
from dateline.records.tree import Tree
from dateline.reference.agents import Agents

AFTER_TITLES = frozenset({"of", "for", "in", "at", "to", "on", "and", "who", "from", "with", "under", "since", "until"})
NAMING = frozenset({"flat", "appos", "compound", "nmod:desc", "flat:name"})


class Titles:
    """Reads the titles of one document."""

    def __init__(self, tree: Tree, text: str, agents: Agents, countries: Countries) -> None:
        self.tree, self.text, self.agents, self.countries = tree, text, agents, countries

    def title_of(self, mention: Mention, top: Token) -> tuple[str | None, str | None, str | None]:
        """(title, sector, country) from the words before a name, and from the apposition after it."""
        head = self.tree.tokens[mention.head]
        candidates = [
            self.tree.phrase(top),
            *(self.tree.subtree_span(c) for c in self.tree.children(head) if c.deprel == "appos"),
        ]
        governor = self.tree.head(head)
        if governor is not None and head.deprel in {*NAMING}:
            candidates.append(self.tree.phrase(governor))
        before = Span(max(0, mention.span.start - 60), mention.span.start).of(self.text).replace("\n", " ").rstrip()
        country = next((code for span in candidates if (code := self.countries.within(span))), None)
        for span in candidates:
            words = span.of(self.text).replace(mention.span.of(self.text), "").strip(" ,")
            found = self._office_in(words)
            if found:
                return found[0], found[1], country
        if (listed := self._spelled_out(head)) is not None:
            return listed
        found = self._office_at_end(before) if before[-1:].isalpha() else None
        return (found[0], found[1], None) if found else (None, None, None)

    def _spelled_out(self, name: Token) -> tuple[str, str, str | None] | None:
        """What the plural before a list of names says of each: "two lawmakers, Ana Costa and Ben Okoye"."""
        while name.deprel == "conj" and (first := self.tree.head(name)) is not None:
            name = first
        noun = self.tree.head(name)
        if noun is None or name.deprel != "appos" or noun.feat("Number") != "Plur":
            return None
        sector = self.agents.sector(noun.lemma.lower(), tuple(modifiers_of(noun, self.tree)))
        return (noun.lemma, sector, self.countries.of_phrase(noun)) if sector else None

    def title_before(self, mention: Mention) -> tuple[str | None, str | None]:
        """The title right before a name, and its sector: "Prime Minister" of "Prime Minister Sharif".

        The mention may begin within it: with "Minister Sharif", "Prime" belongs to the title too.
        """
        within, _ = self.title_within(mention.span.of(self.text))
        begin = mention.span.start + len(within or "")
        before = Span(max(0, begin - 40), begin).of(self.text).replace("\n", " ").rstrip()
        found = self._office_at_end(before) if before[-1:].isalpha() else None
        return found or (None, None)

    def title_within(self, name: str) -> tuple[str | None, str | None]:
        """The title that a name begins with: "King" of "King Abdullah", "General" of "General Adem Huduti"."""
        parts = name.split()
        for end in range(min(4, len(parts) - 1), 0, -1):
            title = " ".join(parts[:end])
            if sector := self.agents.office(title):
                return title, sector
        return None, None

    def _office_at_end(self, words: str) -> tuple[str, str] | None:
        """The longest title that the words end in."""
        parts = words.replace(",", " ").split()
        for begin in range(max(0, len(parts) - 4), len(parts)):
            title = " ".join(parts[begin:])
            # "her father" is no priest.
            if title != "father" and (sector := self.agents.office(title)):
                return title, sector
        return None

    def _office_in(self, words: str) -> tuple[str, str] | None:
        """The longest title that the words end in or begin with."""
        if (found := self._office_at_end(words)) is not None:
            return found
        parts = words.replace(",", " ").split()
        for end in range(min(5, len(parts)), 0, -1):
            title = " ".join(parts[:end]).lower().removeprefix("the ").removeprefix("a ")
            if end < len(parts) and parts[end].islower() and parts[end] not in AFTER_TITLES:
                continue  # "the general manager" is no general
            if sector := self.agents.office(title):
                return title, sector
        return None


def modifiers_of(noun: Token, tree: Tree) -> Iterator[str]:
    """The words before a noun that may narrow it, in lower case."""
    for child in tree.children(noun):
        if child.deprel in {"compound", "amod", "nmod"} and child.index < noun.index:
            yield child.lemma.lower()
            if child.text.lower() != child.lemma.lower():
                yield child.text.lower()  # "masked", "rights"
