"""Joining: the parts of a sentence that was too long for one pass become one reading again."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.encoder.reading import ClaimReading, SentenceReading

EMPTY = SentenceReading((), (), (), (), (), (), (), (), (), (), False)


def join_parts(parts: Sequence[SentenceReading]) -> SentenceReading:
    """One reading; the roots of later parts hang on the first part's root as parataxis."""
    if not parts:
        return EMPTY
    whole = parts[0]
    for part in parts[1:]:
        whole = _joined(whole, part)
    return whole


def _joined(one: SentenceReading, two: SentenceReading) -> SentenceReading:
    shift, n_triggers = len(one.words), len(one.triggers)
    root = one.heads.index(-1)
    return SentenceReading(
        words=one.words + two.words,
        upos=one.upos + two.upos,
        feats=one.feats + two.feats,
        lemmas=one.lemmas + two.lemmas,
        heads=one.heads + tuple(root if h < 0 else h + shift for h in two.heads),
        deprels=one.deprels + tuple("parataxis" if d == "root" else d for d in two.deprels),
        mentions=one.mentions + tuple(replace(m, begin=m.begin + shift, end=m.end + shift) for m in two.mentions),
        sides=one.sides + tuple(replace(s, begin=s.begin + shift, end=s.end + shift) for s in two.sides),
        triggers=one.triggers + tuple(replace(t, word=t.word + shift) for t in two.triggers),
        roles=one.roles + tuple(replace(r, trigger=r.trigger + n_triggers, word=r.word + shift) for r in two.roles),
        repaired=one.repaired or two.repaired,
        sureness=one.sureness + two.sureness,
        claims=one.claims + tuple(shifted_claim(c, shift) for c in two.claims),
        links=one.links + two.links,  # they count words of the sentence already
        far_roles=one.far_roles + tuple(replace(r, trigger=r.trigger + n_triggers) for r in two.far_roles),
        fillers=one.fillers + tuple(replace(f, begin=f.begin + shift, end=f.end + shift) for f in two.fillers),
        embedding=between(one.embedding, two.embedding, shift / (shift + len(two.words))),
    )


def shifted_claim(claim: ClaimReading, shift: int) -> ClaimReading:
    """The claim with its words counted from further left."""
    source, content = (tuple(word + shift for word in words) for words in (claim.source, claim.content))
    return replace(claim, cue=claim.cue + shift, source=source, content=content)


def between(one: Sequence[float], two: Sequence[float], share: float) -> tuple[float, ...]:
    """The direction between two vectors, the first having this share; of length 1."""
    mixed = [share * a + (1 - share) * b for a, b in zip(one, two, strict=True)]
    length = sum(value * value for value in mixed) ** 0.5 or 1.0
    return tuple(round(value / length, 4) for value in mixed)
