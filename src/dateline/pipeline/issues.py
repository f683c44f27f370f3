"""Issues: which positions and commitments are about what a reader's words say ("talks with the TTP")."""

from dataclasses import dataclass
from datetime import date

from dateline.errors import AmbiguousName, InputError
from dateline.pipeline.parties import listed, meant
from dateline.pipeline.topic_words import topic_ids, topic_words
from dateline.records.dossier import Cited
from dateline.records.position import Commitment, Position
from dateline.reference.registry import Registry, longest
from dateline.resolve.identities import Identities


@dataclass(frozen=True, slots=True)
class Subject:
    """An issue as its words say it."""

    words: tuple[str, ...]  # as topics have them: "talks"
    ids: tuple[str, ...]  # of the actors that the words name
    identities: Identities

    @property
    def search(self) -> str:
        """What the store looks for; too much rather than too little."""
        return " ".join(self.words)

    def is_of_position(self, said: Cited[Position]) -> bool:
        """Is the position on the issue?"""
        record, day = said.record, said.article.published
        sides = {self.identities.of(entity, day) for entity in (record.holder, *record.addressee)}
        return self._fits(record.topic, record.issue, sides, day)

    def is_of_commitment(self, said: Cited[Commitment]) -> bool:
        """Is the commitment on the issue?"""
        record, day = said.record, said.article.published
        sides = {self.identities.of(entity, day) for entity in (record.holder, *record.to)}
        return self._fits(record.topic, record.content, sides, day)

    def _fits(self, topic: str, issue: str, sides: set[str], day: date) -> bool:
        """Are all words in the topic or the issue, and all actors in the topic or among the sides?"""
        parts = topic_ids(topic, self.identities, day)
        named = {*parts, *sides}
        told = {word for part in topic.split("|") for word in part.split()} | set(topic_words(issue))
        wanted = {self.identities.of_actor(actor_id, day) for actor_id in self.ids}
        return wanted <= named and told >= set(self.words)


def subject_of(words: str, identities: Identities) -> Subject:
    """The issue that the words name.

    InputError where they hold nothing but names and joining words; AmbiguousName where a name may mean several.
    """
    registry, left = identities.registry, words
    ids: list[str] = []
    written = longest((start, end, words[start:end]) for start, end, _ in registry.written_in(words))
    for start, end, name in reversed(written):
        if known := actor_of(name, registry):
            left, ids = f"{left[:start]} {left[end:]}", [known, *ids]
    rest = []
    for word in topic_words(left):
        if word in registry.actors:  # an id
            ids.append(word)
        else:
            rest.append(word)
    if not rest:
        raise InputError(f'{words!r} names no issue: say what about, as in "talks with the TTP"')
    return Subject(tuple(rest), tuple(dict.fromkeys(ids)), identities)


def actor_of(name: str, registry: Registry) -> str | None:
    """The id of the one actor that a name means on any day."""
    ids = meant(name, registry)
    if len(ids) > 1:
        raise AmbiguousName(f"{name!r} may be any of these: name one by its id\n{listed(registry, ids)}")
    return ids[0] if ids else None
