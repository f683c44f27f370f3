"""MUC-4: wire stories of terrorism with their templates, and where the templates' fillers stand in the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from training.corpora import corpora_root, read_lines
from training.example import Example
from training.plain import TITLES, split_words

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
PERPETRATORS = frozenset({"PerpInd", "PerpOrg"})
# The text is lower-cased and has no line breaks: two spaces end a sentence, three or more a paragraph. One space
# after a full stop ends a sentence too, unless an abbreviation stands before it ("col. isaacs", "u.s. troops").
END = re.compile(r"""(?P<word>[\w.]*)[.!?]+["')]*(?P<space>\s+)|\s{3,}""")
KEPT = re.compile(rf"(?:{TITLES}|mrs|vs|\w|(?:\w\.)+\w?)", re.IGNORECASE)
ARTICLES = frozenset({"a", "an", "the"})
STAND = 13  # of so many training documents, two are held back

Chars = tuple[int, int]  # begin, end exclusive
Place = tuple[int, int, int]  # sentence, first word, last word + 1
Entity = tuple[str, ...]  # mentions of one person, group or thing, each a string of the text


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its type, and for each role the entities that fill it."""

    incident_type: str  # "bombing / attack" where the key leaves it open
    fillers: dict[str, tuple[Entity, ...]]


@dataclass(frozen=True, slots=True)
class Story:
    """A document: its text, the words of its sentences as offsets, its templates by the key."""

    doc_id: str
    text: str
    sentences: list[list[Chars]]
    templates: tuple[Template, ...]

    def words(self, sentence: int) -> list[str]:
        """The words of a sentence."""
        return [self.text[b:e] for b, e in self.sentences[sentence]]


def key(mention: str) -> str:
    """What decides whether two mentions are the same string: no case, articles, punctuation or spaces."""
    words = (re.sub(r"[\W_]+", "", word) for word in mention.lower().split())
    return "".join(word for word in words if word not in ARTICLES)


def split_wire(text: str) -> list[Chars]:
    """Sentences of a text without capitals, as (begin, end) offsets."""
    found, begin = [], 0
    for stop in END.finditer(text):
        if len(stop["space"] or "   ") == 1 and KEPT.fullmatch(stop["word"]):
            continue
        found.append((begin, stop.end()))
        begin = stop.end()
    return [(b, b + len(text[b:e].rstrip())) for b, e in [*found, (begin, len(text))] if text[b:e].strip()]


def read_stories(part: str) -> Iterator[Story]:
    """The stories of a part in the corpus' order.

    `train` and `held` are the 1,300 training stories, 200 of them held back for choices; `dev` is tst1 and tst2, 200
    stories, for measuring only.
    """
    name = "dev" if part == "dev" else "train"
    for number, line in enumerate(read_lines(corpora_root() / "muc4" / f"gtt_{name}.jsonl.gz")):
        held = number % STAND in (0, STAND // 2)
        if part == "dev" or held == (part == "held"):
            row = json.loads(line)
            yield make_story(row["docid"], row["doctext"], tuple(read_template(t) for t in row["templates"]))


def read_template(row: dict[str, object]) -> Template:
    """A template of the corpus, without the offsets: they say only where a string stands first."""
    fillers = {}
    for role in ROLES:
        entities = row[role]
        assert isinstance(entities, list)
        fillers[role] = tuple(tuple(text for text, _ in entity) for entity in entities)
    return Template(str(row["incident_type"]), fillers)


def make_story(doc_id: str, text: str, templates: tuple[Template, ...] = ()) -> Story:
    """A story of a text without capitals."""
    sentences = [split_words(text, begin, end) for begin, end in split_wire(text)]
    return Story(doc_id, text, [words for words in sentences if words], templates)


def read_muc(part: str) -> Iterator[Example]:
    """The sentences of a part in text order, with the layer `filler`."""
    for story in read_stories(part):
        yield from mark_story(story)


def mark_story(story: Story) -> Iterator[Example]:
    """The sentences of a story; a filler counts where its incident is told, and elsewhere its words are masked."""
    tags: list[list[str | None]] = [["O"] * len(words) for words in story.sentences]
    marks: list[tuple[Place, str | None]] = []
    for template in story.templates:
        marks += mark_template(template, story)
    # A wide mention before one inside of it, and what is known before what is masked.
    marks.sort(key=lambda mark: (mark[0][1] - mark[0][2], mark[1] is None))
    taken: set[tuple[int, int]] = set()
    for (sentence, begin, end), role in marks:
        inside = [(sentence, i) for i in range(begin, end)]
        if taken.isdisjoint(inside):
            for i in range(begin, end):
                tags[sentence][i] = None if role is None else f"{'B' if i == begin else 'I'}-{role}"
            taken.update(inside if role is not None else ())
    for number, own in enumerate(tags):
        yield Example(story.words(number), "muc4", filler=own, doc_id=story.doc_id)


def mark_template(template: Template, story: Story) -> Iterator[tuple[Place, str | None]]:
    """Each place of a template's fillers, with the role, or None where it is in doubt that it tells the incident.

    Whoever is named in many places fills a role where another role of the incident stands in the same sentence, best
    one across from it (a perpetrator with a target), else where it is named first.
    """
    roles: list[set[str]] = [set() for _ in story.sentences]
    found = [(role, find_places(story, entity)) for role in ROLES for entity in template.fillers[role]]
    for role, places in found:
        for sentence, _, _ in places:
            roles[sentence].add(role)
    for role, places in found:
        ranks = [rank_sentence(role, roles[sentence]) for sentence, _, _ in places]
        best = max(ranks, default=0)
        for place, rank in zip(places, ranks, strict=True):
            known = rank == best > 0 or (best == 0 and place[0] == places[0][0])
            yield place, role if known else None


def rank_sentence(role: str, roles: set[str]) -> int:
    """How well the roles in a sentence, this one among them, show that it tells the incident: 0, 1 or 2."""
    across = any((other in PERPETRATORS) != (role in PERPETRATORS) for other in roles)
    return 2 if across else 1 if len(roles) > 1 else 0


def find_places(story: Story, entity: Entity) -> list[Place]:
    """Where the mentions of an entity stand, in text order; articles and marks at a mention's ends don't count."""
    wanted = [bare for mention in entity if (bare := bare_words(mention))]
    found = set()
    for sentence in range(len(story.sentences)):
        words = [word.lower() for word in story.words(sentence)]
        for bare in wanted:
            for i in range(len(words) - len(bare) + 1):
                if words[i] == bare[0] and words[i : i + len(bare)] == bare:
                    found.add((sentence, i, i + len(bare)))
    return sorted(found)


def bare_words(mention: str) -> list[str]:
    """The words of a mention without the articles and marks at its ends."""
    words = [mention[b:e].lower() for b, e in split_words(mention)]
    while words and (words[0] in ARTICLES or not words[0][0].isalnum()):
        del words[0]
    while words and not words[-1][-1].isalnum() and len(words[-1]) == 1:
        del words[-1]
    return words
