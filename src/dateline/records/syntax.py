"""Sentence and Token: the text cut up and parsed, after Universal Dependencies."""

from dataclasses import dataclass

from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the text; `begin` and `end` count tokens of the document, half-open."""

    index: int
    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word before it is parsed ("don't" gives "do" and "n't")."""

    span: Span
    sentence: int


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word with its parse. `index` and `head` count tokens of the whole document; the root's head is -1."""

    index: int
    span: Span
    text: str
    sentence: int
    lemma: str
    upos: str
    feats: tuple[tuple[str, str], ...]
    head: int
    deprel: str

    def feat(self, name: str) -> str | None:
        """The value of a feature, such as "Past" of "Tense"."""
        return next((value for key, value in self.feats if key == name), None)
