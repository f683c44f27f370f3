"""Layers: the names and types of what the reading steps add to a document."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dateline.records.attribution import Attribution
from dateline.records.event import Argument, Factuality, Trigger
from dateline.records.mention import Alias, Chain, Mention
from dateline.records.place import Toponym
from dateline.records.span import Span
from dateline.records.syntax import Sentence, Token, Word
from dateline.records.timex import Timex

T = TypeVar("T")


@dataclass(frozen=True)  # no slots: typing marks an instance of a generic with its type argument
class Layer(Generic[T]):
    """The key of one layer; a document holds a tuple of T under it."""

    name: str


AnyLayer = Layer[Any]

SENTENCES = Layer[Sentence]("sentences")
WORDS = Layer[Word]("words")
PROSE = Layer[Span]("prose")  # sentences that are read in another case than printed
TOKENS = Layer[Token]("tokens")
MENTIONS = Layer[Mention]("mentions")
ALIASES = Layer[Alias]("aliases")
CHAINS = Layer[Chain]("chains")
TIMEXES = Layer[Timex]("timexes")
TOPONYMS = Layer[Toponym]("toponyms")
TRIGGERS = Layer[Trigger]("triggers")
ARGUMENTS = Layer[Argument]("arguments")
ATTRIBUTIONS = Layer[Attribution]("attributions")
FACTUALITY = Layer[Factuality]("factuality")
