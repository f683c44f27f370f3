"""Draft: an event on its way from a trigger to a record, and the reason where it does not become one."""

from dataclasses import dataclass, replace

from dateline.records.document import Document
from dateline.records.event import Factuality, Trigger
from dateline.records.layers import ARGUMENTS, FACTUALITY, TRIGGERS
from dateline.records.syntax import Token
from dateline.records.tree import Tree


@dataclass(frozen=True, slots=True)
class Draft:
    """One event in the making. `triggers` holds all words that tell it, the leading one first."""

    triggers: tuple[Trigger, ...]
    actors: tuple[int, ...]  # head tokens
    recipients: tuple[int, ...]
    factuality: Factuality
    dropped: str | None = None  # why it is no event of its own

    @property
    def event_type(self) -> str:
        """The leading trigger's type."""
        return self.triggers[0].event_type

    @property
    def token(self) -> int:
        """The leading trigger's token."""
        return self.triggers[0].token

    def drop(self, reason: str) -> "Draft":
        """The draft, put aside for a reason."""
        return replace(self, dropped=self.dropped or reason)


def drafts_of(document: Document) -> list[Draft]:
    """One draft a trigger, in text order."""
    facts = {fact.trigger: fact for fact in document[FACTUALITY]}
    heads: dict[tuple[int, str], list[int]] = {}
    for argument in document[ARGUMENTS]:
        heads.setdefault((argument.trigger, argument.role), []).append(argument.token)
    return [
        Draft(
            (trigger,),
            tuple(heads.get((trigger.index, "actor"), ())),
            tuple(heads.get((trigger.index, "recipient"), ())),
            facts.get(trigger.index, Factuality(trigger.index, "asserted")),
        )
        for trigger in document[TRIGGERS]
    ]


def trigger_token(draft: Draft, tree: Tree) -> Token:
    """The leading trigger's token itself."""
    return tree.tokens[draft.token]
