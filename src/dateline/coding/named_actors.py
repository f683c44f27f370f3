"""Naming actors: whom a name in the text means on the day of the article."""

from collections.abc import Mapping

from dateline.coding.countries import Countries
from dateline.coding.titles import Titles
from dateline.records.actor import Actor
from dateline.records.document import Document
from dateline.records.layers import ALIASES
from dateline.records.mention import Chain, Mention
from dateline.records.syntax import Token
from dateline.reference.agents import Agents
from dateline.reference.registry import Registry, spoken_in


class NamedActors:
    """Looks the names of one document up: by registry, by the text's own short forms, by title and surname."""

    def __init__(
        self,
        document: Document,
        registry: Registry,
        agents: Agents,
        chains: Mapping[int, Chain],
        countries: Countries,
        titles: Titles,
    ) -> None:
        self.registry, self.agents, self.countries, self.titles = registry, agents, countries, titles
        self.text, self.day = document.article.text, document.article.published
        self.spoken = spoken_in(registry, self.text)
        self._chains = chains
        self._longs = {a.short.of(self.text): a.long.of(self.text) for a in document[ALIASES]}

    def of(self, mention: Mention) -> Actor | None:
        """The actor of a mention that is a name; None where the registry has none."""
        said = mention.span.of(self.text)
        chain = self._chains.get(mention.index)
        for name in (self._longs.get(said), said, chain.name if chain else None):
            actor = self.registry.find(name, self.day, self.spoken) if name else None
            if actor is not None and (name != said or self._is_short_for(said, actor)):
                return actor
        if mention.entity_type != "PER":
            return None
        title, _ = self.titles.title_within(said)
        if title and (actor := self.registry.find(said[len(title) :].strip(), self.day, self.spoken)) is not None:
            return actor  # "General Joseph Dunford"
        # "Karzai said", "President Karzai said": a statesman who needs no first name.
        *first, surname = ((chain.name if chain else None) or said).split() or [said]
        if first and self.agents.office(" ".join(first)) is None:
            return None
        office, sector = self.titles.title_before(mention)
        return self.registry.find_surname(surname, self.day, self.countries.spoken_of, office, sector)

    def _is_short_for(self, said: str, actor: Actor) -> bool:
        """Where the text itself says what a short form stands for, does the actor bear one of those words?"""
        long = self._longs.get(said)
        if long is None:
            return True
        names = " ".join((actor.name, *(alias.text for alias in actor.aliases))).lower()
        return any(word in names for word in long.lower().split() if len(word) > 3)

    def seated_at(self, said: str, head: Token) -> Actor | None:
        """The power that a town stands for where it acts: "Rawalpindi rejected the offer"."""
        acts = head.deprel.startswith("nsubj") and not head.deprel.endswith("pass")
        return self.registry.actors.get(self.agents.seats.get(said, "")) if acts else None
