"""Lexicon: the words that tell events, each with its PLOVER type, mode, frame and conditions.

An entry is data (`codebooks/lexicon/events/*.yaml`). `actor` and `recipient` list relations, best first;
`when` and `unless` map a relation to the words that must, or must not, stand in it. All `when` relations must
hold; one `unless` is enough to silence the entry. Relations (`relations.yaml`), seen from the trigger:

    self            the trigger itself (for neg.self: the trigger is negated)
    subj, dobj      the logical subject and object: passives, control, coordination, relative clauses resolved
    nsubj, obj, iobj, ccomp, xcomp, advcl, acl, compound, compound:prt, amod, advmod, nmod:poss ...
                    the child in that very Universal Dependencies relation
    obl:PREP, nmod:PREP   the child whose case marker's lemma is PREP (obl and nmod are not told apart);
                    xcomp:PREP and advcl:PREP go by the mark ("from leaving"); obl:agent is a passive's "by"
    head.REL        the trigger's own head, where the trigger stands in REL to it: head.obj of
                    "responsibility" is "accept" in "accept responsibility"
    light.REL       the word that stands in REL to the light verb over an event noun: light.subj of "attack"
                    is "group" in "the group carried out an attack on the army"
    neg.REL         the words of REL that are negated: neg.xcomp of "decide" in "decided not to talk"
    must.REL        those under an obligation: must.ccomp of "say" in "said that Kabul must act"
    ccomp.REL, advcl.REL   REL of the clause below: ccomp.subj of "insist" in "insisted that Kabul act" is "Kabul"

A condition's words are lemmas in lower case; two lemmas with a space stand for a noun and the word before it
("peace talk"), `*` for any word. Marks ask for more than a lemma: `@propn @pron @num` for the part of speech,
`@per @org @gpe @norp @loc @fac @veh @wea` for the type of the mention that the word heads. In the files, names
in capitals are classes (`classes.yaml`), expanded here, and `a|b` in a condition's relation means either.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Any

from dateline.errors import MissingReference
from dateline.reference.codebook import Codebook, load_codebook
from dateline.reference.data_files import codebook_file, read_yaml, yaml_files

ENTRY_FIELDS = frozenset({"lemma", "pos", "frame", "mode", "actor", "recipient", "when", "unless", "weight"})
TAGS = frozenset({"VERB", "NOUN", "ADJ"})
PARTS_OF_SPEECH = ("@propn", "@pron", "@num")
MENTION_TYPES = ("@per", "@org", "@gpe", "@norp", "@loc", "@fac", "@veh", "@wea")
MARKS = frozenset({*PARTS_OF_SPEECH, *MENTION_TYPES})
Condition = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """A word in one frame, and the event it tells there."""

    key: str  # "ASSAULT.attack.VERB.1"
    lemma: str  # lower case; with its particle where it has one: "carry out"
    pos: str  # VERB NOUN ADJ
    event_type: str
    mode: str | None
    actor: tuple[str, ...]  # relations, best first
    recipient: tuple[str, ...]
    when: Condition
    unless: Condition
    weight: float  # 0 to 1: how sure the word tells this event where the conditions hold

    @property
    def particle(self) -> str | None:
        """ "out" of "carry out"."""
        return self.lemma.partition(" ")[2] or None


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that leaves the event to its noun."""

    lemma: str
    noun: tuple[str, ...]  # where the event noun stands: obj, obl:under ("came under attack")
    subject: str  # the role its logical subject has in the noun's event: actor or recipient


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb that says who says what."""

    lemma: str
    needs_clause: bool  # reports only with a clause or quotation as content: "expect", "suggest", "warn"
    denies: bool  # the speaker says that the content is not so


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, looked up by lemma and part of speech."""

    entries_by_word: Mapping[tuple[str, str], tuple[LexiconEntry, ...]]
    entries_by_key: Mapping[str, LexiconEntry]
    light_verbs: Mapping[str, LightVerb]
    reporting_verbs: Mapping[str, ReportingVerb]
    weapons: Mapping[str, str]
    quantities: frozenset[str]

    def entries(self, lemma: str, pos: str) -> tuple[LexiconEntry, ...]:
        """The entries of a word in file order, none where it has none."""
        return self.entries_by_word.get((lemma.lower(), pos), ())

    def entry(self, key: str) -> LexiconEntry | None:
        """The entry of a key, which `Trigger.pattern` keeps."""
        return self.entries_by_key.get(key)

    def light(self, lemma: str) -> LightVerb | None:
        """The light verb, with its particle where it has one."""
        return self.light_verbs.get(lemma.lower())

    def reporting(self, lemma: str) -> ReportingVerb | None:
        """The reporting verb's frame, None for any other word."""
        return self.reporting_verbs.get(lemma.lower())

    def weapon_mode(self, lemma: str) -> str | None:
        """The mode of ASSAULT that an instrument stands for: "explosives" of "bomb", "car bomb"."""
        return self.weapons.get(lemma.lower())

    def is_quantity(self, lemma: str) -> bool:
        """Does the noun only measure what its "of" phrase names: "dozens of attacks", "a wave of arrests"?"""
        return lemma.lower() in self.quantities


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that Dateline ships; MissingReference where a file does not follow the schema."""
    codebook = load_codebook()
    classes = read_classes()
    frames = read_yaml(codebook_file("lexicon", "frames.yaml"))
    entries = list(read_entries(codebook, classes, frames))
    check_unconditioned(entries)
    by_word: dict[tuple[str, str], tuple[LexiconEntry, ...]] = {}
    for entry in entries:
        by_word[entry.lemma, entry.pos] = (*by_word.get((entry.lemma, entry.pos), ()), entry)
    return Lexicon(
        MappingProxyType(by_word),
        MappingProxyType({entry.key: entry for entry in entries}),
        MappingProxyType(read_light_verbs()),
        MappingProxyType(read_reporting_verbs()),
        MappingProxyType(read_weapons(codebook)),
        frozenset(read_yaml(codebook_file("lexicon", "quantities.yaml"))["quantities"]),
    )


def read_classes() -> dict[str, frozenset[str]]:
    """Class name → its words, classes named within classes expanded."""
    raw = read_yaml(codebook_file("lexicon", "classes.yaml"))

    def expand(name: str, above: tuple[str, ...]) -> frozenset[str]:
        if name not in raw or name in above:
            raise MissingReference(f"classes.yaml: class {name!r} is not defined, or contains itself")
        words: set[str] = set()
        for word in raw[name]:
            words |= expand(word, (*above, name)) if str(word).isupper() else {str(word)}
        return frozenset(words)

    return {name: expand(name, ()) for name in raw}


def read_entries(
    codebook: Codebook, classes: Mapping[str, frozenset[str]], frames: Mapping[str, Any]
) -> Iterator[LexiconEntry]:
    """Every entry of `lexicon/events`, one for each lemma and each way in which its alternatives can hold."""
    numbers: dict[str, int] = {}
    for file in yaml_files("lexicon", "events"):
        content = read_yaml(file)
        event_type = str(content.get("event_type"))
        if event_type not in codebook.types:
            raise MissingReference(f"{file.name}: event_type {event_type!r} is not in the codebook")
        for raw in content["entries"]:
            where = f"{file.name}: entry {raw.get('lemma')!r}"
            values = {**frame_of(raw, frames, where), **raw}
            check_entry(values, event_type, codebook, where)
            unless = read_condition(values.get("unless"), classes, where)
            for lemma, when in product(as_list(values["lemma"]), alternatives(values.get("when"), classes, where)):
                stem = f"{event_type}.{lemma}.{values['pos']}"
                numbers[stem] = numbers.get(stem, 0) + 1
                yield LexiconEntry(
                    key=f"{stem}.{numbers[stem]}",
                    lemma=lemma,
                    pos=values["pos"],
                    event_type=event_type,
                    mode=values.get("mode"),
                    actor=tuple(as_list(values.get("actor"))),
                    recipient=tuple(as_list(values.get("recipient"))),
                    when=when,
                    unless=unless,
                    weight=float(values["weight"]),
                )


def frame_of(raw: Mapping[str, Any], frames: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    """The named frame whose values the entry starts from."""
    name = raw.get("frame")
    if name is None:
        return {}
    if name not in frames:
        raise MissingReference(f"{where}: frame {name!r} is not in frames.yaml")
    frame: Mapping[str, Any] = frames[name]
    return frame


def check_entry(values: Mapping[str, Any], event_type: str, codebook: Codebook, where: str) -> None:
    """MissingReference where an entry does not follow the schema."""
    if unknown := set(values) - ENTRY_FIELDS:
        raise MissingReference(f"{where}: unknown fields {sorted(unknown)}")
    if missing := {"lemma", "pos", "weight"} - set(values):
        raise MissingReference(f"{where}: fields {sorted(missing)} are missing")
    if values["pos"] not in TAGS:
        raise MissingReference(f"{where}: pos {values['pos']!r} is none of {sorted(TAGS)}")
    if not 0 < float(values["weight"]) <= 1:
        raise MissingReference(f"{where}: weight {values['weight']} is not in 0..1")
    mode = values.get("mode")
    if mode is not None and mode not in codebook.types[event_type].modes:
        raise MissingReference(f"{where}: {event_type} has no mode {mode!r}")
    for relation in [*as_list(values.get("actor")), *as_list(values.get("recipient"))]:
        check_relation(relation, where)


@cache
def read_relations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """(relations, those that take a preposition, prefixes) of `relations.yaml`."""
    raw = read_yaml(codebook_file("lexicon", "relations.yaml"))
    return frozenset(raw["relations"]), frozenset(raw["with_preposition"]), frozenset(raw["prefixes"])


def check_relation(relation: str, where: str) -> None:
    """MissingReference where a relation is not in the vocabulary of this module."""
    relations, with_preposition, prefixes = read_relations()
    prefix, dot, rest = relation.partition(".")
    bare = rest if dot and prefix in prefixes else relation
    kind, colon, preposition = bare.partition(":")
    if bare not in relations and not (kind in with_preposition and colon and preposition.isalpha()):
        raise MissingReference(f"{where}: unknown relation {relation!r}")


def read_condition(raw: Any, classes: Mapping[str, frozenset[str]], where: str) -> Condition:
    """Relation → words, with classes expanded and "a|b" written out."""
    condition: dict[str, frozenset[str]] = {}
    for relations, words in (raw or {}).items():
        for relation in relations.split("|"):
            check_relation(relation, where)
            condition[relation] = condition.get(relation, frozenset()) | expand_words(words, classes, where)
    return MappingProxyType(condition)


def alternatives(raw: Any, classes: Mapping[str, frozenset[str]], where: str) -> Iterator[Condition]:
    """The ways in which a `when` can hold: one condition for each choice among its "a|b" relations."""
    pairs = list((raw or {}).items())
    for choice in product(*(relations.split("|") for relations, _ in pairs)):
        chosen = {relation: words for relation, (_, words) in zip(choice, pairs, strict=True)}
        yield read_condition(chosen, classes, where)


def expand_words(words: Any, classes: Mapping[str, frozenset[str]], where: str) -> frozenset[str]:
    """The words of a condition in lower case, each class in capitals replaced by its words."""
    found: set[str] = set()
    for word in as_list(words):
        if word.isupper():
            if word not in classes:
                raise MissingReference(f"{where}: class {word!r} is not in classes.yaml")
            found |= classes[word]
        elif word.startswith("@") and word not in MARKS:
            raise MissingReference(f"{where}: unknown mark {word!r}")
        else:
            found.add(word)
    return frozenset(found)


def as_list(value: Any) -> list[str]:
    """A YAML value that may be one word, a list of words, or nothing."""
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def check_unconditioned(entries: Iterable[LexiconEntry]) -> None:
    """A word may have one entry without conditions at most: two could not be told apart."""
    seen: dict[tuple[str, str], str] = {}
    for entry in entries:
        if not entry.when:
            other = seen.setdefault((entry.lemma, entry.pos), entry.key)
            if other != entry.key:
                raise MissingReference(f"lexicon: {entry.key} and {other} are both without a condition")


def read_light_verbs() -> dict[str, LightVerb]:
    """`light.yaml`: the role of the subject → verbs, each with the places of its noun."""
    verbs: dict[str, LightVerb] = {}
    for subject, places in read_yaml(codebook_file("lexicon", "light.yaml")).items():
        for place, lemmas in places.items():
            for lemma in lemmas:
                noun = (*verbs[lemma].noun, place) if lemma in verbs else (place,)
                verbs[lemma] = LightVerb(lemma, noun, subject)
    return verbs


def read_reporting_verbs() -> dict[str, ReportingVerb]:
    """`reporting.yaml`: lists of lemmas; a verb of `denies` denies what it reports."""
    raw = read_yaml(codebook_file("lexicon", "reporting.yaml"))
    return {
        lemma: ReportingVerb(lemma, group in {"clause", "denies_clause"}, group.startswith("denies"))
        for group, lemmas in raw.items()
        for lemma in lemmas
    }


def read_weapons(codebook: Codebook) -> dict[str, str]:
    """`weapons.yaml`: mode → instruments, turned round."""
    weapons: dict[str, str] = {}
    for mode, lemmas in read_yaml(codebook_file("lexicon", "weapons.yaml")).items():
        if mode not in codebook.types["ASSAULT"].modes:
            raise MissingReference(f"weapons.yaml: ASSAULT has no mode {mode!r}")
        weapons |= dict.fromkeys(lemmas, mode)
    return weapons
