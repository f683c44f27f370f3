"""Naming: how an unlisted party is called, from the words that describe it."""

import re


def article_before(name: str) -> str:
    """ "the " before names of countries that take it."""
    return (
        "the "
        if name.startswith(("United ", "Democratic ", "Republic ", "Central African"))
        or name.endswith(("Islands", "Philippines", "Netherlands", "Maldives"))
        else ""
    )


def is_alliance(lemma: str, modifiers: tuple[str, ...], sector: str) -> bool:
    """Is it a military coalition of states, or its troops, and no coalition of parties?"""
    own = lemma in {"coalition", "alliance"} and not {"ruling", "governing", "opposition"} & set(modifiers)
    return sector == "MIL" and (own or "coalition" in modifiers)


def without_article(text: str) -> str:
    """ "the coalition" as "coalition"."""
    return text.split(" ", 1)[1] if text.lower().startswith(("the ", "a ", "an ")) else text


def singular(word: str) -> str:
    """A plural, or what owns, without its ending: "students'", "fishermen's"."""
    word = re.sub(r"['’]s?$", "", word)
    if word.endswith("men"):
        return f"{word[:-2]}an"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
