"""Lemmas as edit scripts: "k|suffix" cuts k characters from the lower-cased form and adds the suffix.

The runtime's dateline.encoder.lemmas applies them.
"""

from __future__ import annotations


def lemma_script(form: str, lemma: str) -> str:
    """The script that makes the lemma from the form; it begins with "=" where the form keeps its case."""
    keep = lemma != lemma.lower()
    base = form if keep else form.lower()
    common = 0
    while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
        common += 1
    return f"{'=' if keep else ''}{len(base) - common}|{lemma[common:]}"
