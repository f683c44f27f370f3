"""Readings made by hand: only what a test names differs from a plain sentence."""

from collections.abc import Sequence

from dateline.encoder import SentenceReading


def reading(
    heads: Sequence[int], deprels: Sequence[str] = (), upos: Sequence[str] = (), repaired: bool = False
) -> SentenceReading:
    """n words with these heads (-1 = root)."""
    n = len(heads)
    return SentenceReading(
        words=("w",) * n,
        upos=tuple(upos) or ("X",) * n,
        feats=("_",) * n,
        lemmas=("w",) * n,
        heads=tuple(heads),
        deprels=tuple(deprels) or ("dep",) * n,
        mentions=(),
        sides=(),
        triggers=(),
        roles=(),
        repaired=repaired,
    )
