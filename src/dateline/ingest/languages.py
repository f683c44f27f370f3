"""Languages: is a text English? Function words say it at once; only where they are few, py3langid is asked."""

import re
import unicodedata
from functools import cache
from typing import Any

from dateline.records.article import Article
from dateline.records.problem import Problem

WORD = re.compile(r"[^\W\d_]+")
LOOKED_AT = 4_000  # code points
ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the of to and in a an is was were are be been on for that by with as at from said has have had it its he his "
        "she her they their who which this not but after before would will over more than into against",
    )
)
SHARE = 0.2  # of the words of English news a third and more are these; of other languages' hardly a tenth
LETTERS_FEW = 4
WORDS_FEW = 6  # with fewer nothing is certain
DOUBT = 0.05  # a probability of English from which it is taken for English
UNKNOWN = "und"  # ISO 639: undetermined


def check_language(item: Article | Problem) -> Article | Problem:
    """The same article; a Problem where it is surely of another language."""
    if isinstance(item, Problem):
        return item
    language = find_language(item.text)
    if language == "en":
        return item
    message = f"the text is not English but of language {language!r}; --any-language codes it all the same"
    return Problem(item.article_id, item.source_file, "ingest", "language", message)


def find_language(text: str) -> str:
    """ISO 639-1 code; "en" where in doubt, as with a few words, names or numbers alone."""
    words = WORD.findall(without_marks(text[:LOOKED_AT]))
    latin = [word for word in words if is_latin(word)]
    n_latin, n_all = sum(map(len, latin)), sum(map(len, words))
    if n_all >= LETTERS_FEW and n_latin * 2 < n_all:
        return next((language for language, _ in rank(" ".join(words)) if language != "en"), UNKNOWN)
    if len(latin) < WORDS_FEW or sum(word.lower() in ENGLISH for word in latin) >= SHARE * len(latin):
        return "en"
    ranked = rank(" ".join(latin))
    return "en" if dict(ranked).get("en", 0.0) >= DOUBT else ranked[0][0]


def without_marks(text: str) -> str:
    """Without marks that make no letter with the one before them, as in text that is disfigured by them."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(character for character in composed if unicodedata.category(character) != "Mn")


def is_latin(word: str) -> bool:
    """Is the word written in Latin letters?"""
    return all(character < "\u0250" or "\u1e00" <= character < "\u1f00" for character in word)


def rank(text: str) -> list[tuple[str, float]]:
    """Languages with their probabilities, the likeliest first."""
    return [(str(language), float(probability)) for language, probability in identifier().rank(text)]


@cache
def identifier() -> Any:
    """py3langid's model; half a second and 100 MB, so that it is loaded only where it is asked."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
