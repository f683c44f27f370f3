"""Lemmas: the edit script "k|suffix" cuts k characters off a form and adds a suffix.

The form is lower-cased first, unless the script begins with "=".
"""


def lemma_of(form: str, script: str) -> str:
    """The lemma that a script makes of a form: "3|y" makes "country" of "countries"."""
    keeps_case = script.startswith("=")
    cut, _, suffix = script.removeprefix("=").partition("|")
    word = form if keeps_case else form.lower()
    n = int(cut)
    if n >= len(word):
        return suffix or word
    return (word[: len(word) - n] if n else word) + suffix
