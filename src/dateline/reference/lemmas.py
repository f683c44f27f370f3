"""Lemmas: the base form of an English word, by irregular forms, a vocabulary and the rules of inflection.

The words of the lexicon are the vocabulary: where the rules allow two lemmas ("refus" or "refuse"), a known one
is taken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.reference.data_files import codebook_file, read_yaml
from dateline.reference.lexicon import load_lexicon

# After these endings a stripped "-ed" or "-ing" mostly leaves a lemma in "-e": "forc", "accus", "struggl".
MUTE_E = re.compile(
    r"(?:[cvzu]|[^s]s|[bcdfgkptz]l|[dnrl]g|[aeiou]g|[^aeo]at|[iu]at|[bc]ut|lik|[^ao]id|[iou]d|[aiou]r"
    r"|[^aeo]in|[dc]ed|ys)$"
)
# ... and these never.
KEPT = re.compile(r"(?:ss|ll|ff|zz|[iao]ng|[^aeiou][aeiou]{2}[^aeious]|[fvnlsmrt]or|it|[ao]w.?)$")
DOUBLED = re.compile(r"([bdgklmnprtvz])\1$")


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Irregular forms, words that only look inflected, and known lemmas, each by part of speech."""

    irregular: dict[tuple[str, str], str]
    uninflected: frozenset[tuple[str, str]]
    known: frozenset[tuple[str, str]]

    def lemma(self, form: str, upos: str) -> str:
        """The lemma, in lower case but for names; only nouns and verbs are changed."""
        word = form.lower()
        if upos == "PROPN":
            return form
        pos = "VERB" if upos == "AUX" else upos
        if pos not in {"VERB", "NOUN"} or (pos, word) in self.uninflected:
            return word
        if (pos, word) in self.irregular:
            return self.irregular[pos, word]
        candidates = list(candidates_of(word, pos))
        return next((c for c in candidates if (pos, c) in self.known), candidates[0])


def candidates_of(word: str, pos: str) -> Iterator[str]:
    """Possible lemmas by the rules of inflection, the likeliest first."""
    for suffix in ("ed", "ing") if pos == "VERB" else ():
        if word.endswith(suffix) and re.search("[aeiouy]", word[: -len(suffix)]):
            yield from unsuffixed(word[: -len(suffix)], suffix)
            return
    yield from singular(word)


def unsuffixed(stem: str, suffix: str) -> Iterator[str]:
    """Lemmas of a verb whose "-ed" or "-ing" is cut off: "plann", "carri", "refus"."""
    if suffix == "ed" and stem.endswith("i"):
        yield f"{stem[:-1]}y"
        yield f"{stem}e"
        return
    if DOUBLED.search(stem) and not KEPT.search(stem):
        yield stem[:-1]
        yield stem
        return
    mute = (bool(MUTE_E.search(stem)) and not KEPT.search(stem)) or len(stem) < 3 or is_short(stem)
    yield from (f"{stem}e", stem) if mute else (stem, f"{stem}e")
    if DOUBLED.search(stem):
        yield stem[:-1]


def is_short(stem: str) -> bool:
    """One syllable with one vowel before one consonant: "fir", "nam"; without an "e" they would double."""
    return re.fullmatch(r"[^aeiou]*[aeiouy][^aeiouwxy]", stem) is not None


def singular(word: str) -> Iterator[str]:
    """Lemmas of a plural noun, or of a verb's third person."""
    if word.endswith("ies") and len(word) > 4:
        yield f"{word[:-3]}y"
        yield word[:-1]
    elif word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        yield word[:-2]
        yield word[:-1]
    elif word.endswith("men") and len(word) > 5:
        yield f"{word[:-2]}an"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and len(word) > 2:
        yield word[:-1]
        yield word[:-2] if word.endswith("es") else word
    yield word


@cache
def load_lemmas() -> Lemmas:
    """The lemmas that Dateline ships; MissingReference where the file does not read."""
    raw = read_yaml(codebook_file("lexicon", "irregular.yaml"))
    forms = {(pos, form): lemma for pos in ("VERB", "NOUN") for lemma, own in raw[pos].items() for form in own}
    bare = {(pos, lemma) for pos in ("VERB", "NOUN") for lemma in raw[pos]}
    fixed = {(pos, word) for pos, words in raw["uninflected"].items() for word in words}
    listed = {(pos, word) for pos, words in raw["known"].items() for word in words}
    return Lemmas(forms, frozenset(fixed | bare), known_words() | bare | listed)


def known_words() -> frozenset[tuple[str, str]]:
    """(part of speech, lemma) of every word that the lexicon names in any place."""
    lexicon = load_lexicon()
    known = {(entry.pos, entry.lemma.partition(" ")[0]) for entry in lexicon.entries_by_key.values()}
    known |= {("VERB", verb.partition(" ")[0]) for verb in (*lexicon.light_verbs, *lexicon.reporting_verbs)}
    conditions = {
        (relation, words)  # many entries share them
        for entry in lexicon.entries_by_key.values()
        for condition in (entry.when, entry.unless)
        for relation, words in condition.items()
    }
    for relation, words in conditions:
        pos = "VERB" if relation.split(".")[-1] in {"xcomp", "ccomp", "advcl", "acl", "head.nsubj"} else "NOUN"
        known |= {(pos, word) for word in words if word.isalpha()}
    return frozenset(known)
