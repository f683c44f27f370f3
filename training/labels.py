"""The labels of each head, in the order of its logits."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dateline.reference.codebook import load_codebook
from training.example import Example

MENTIONS = ("PER", "ORG", "GPE", "LOC", "FAC", "WEA", "VEH", "NORP")
PLOVER = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
ROLES = ("none", "actor", "recipient", "place", "instrument", "time")
# What a role's target may be beside a role: any but actor and recipient; any but place.
NEITHER_SIDE, NO_PLACE = len(ROLES), len(ROLES) + 1
CUES = ("O", "cue")
CLAIMS = ("none", "source", "content")
FILLERS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")  # of MUC-4's templates
# Words of these tags are no triggers, whatever a corpus leaves open.
NO_TRIGGER = frozenset("DET ADP PUNCT PRON AUX CCONJ SCONJ PART NUM SYM INTJ PROPN X".split())  # noqa: SIM905
RAREST = 3  # a FEATS string or lemma script seen less often is no label

Labels = dict[str, list[str]]


def bio(types: Iterable[str]) -> list[str]:
    """O, then B and I of each type."""
    return ["O", *(f"{prefix}-{kind}" for kind in types for prefix in "BI")]


def modes() -> tuple[str, ...]:
    """The modes of all PLOVER types; some stand under several types."""
    return tuple(sorted({mode for kind in load_codebook().types.values() for mode in kind.modes}))


def collect_labels(parsed: list[Example]) -> Labels:
    """The label lists of all heads; those of the syntax heads come from the treebanks."""

    def seen(layer: str, rarest: int = 1) -> list[str]:
        counts = Counter(label for example in parsed for label in getattr(example, layer) or ())
        return sorted(label for label, n in counts.items() if n >= rarest)

    lemma = ["0|", *(script for script in seen("lemma", RAREST) if script != "0|")]
    return {
        "upos": seen("upos"),
        "feats": seen("feats", RAREST),
        "lemma": lemma,
        "rel": seen("rel"),
        "mention": bio(MENTIONS),
        "side": bio("STR"),
        "trigger": ["O", *PLOVER],
        "role": list(ROLES),
        **reader_labels(),
    }


def reader_labels() -> Labels:
    """The label lists of the heads that only the reader has."""
    return {"cue": list(CUES), "claim": list(CLAIMS), "mode": ["none", *modes()], "filler": bio(FILLERS)}


def write_labels(labels: Labels, path: Path) -> None:
    """The label lists as JSON."""
    path.write_text(json.dumps(labels, ensure_ascii=False, indent=0), encoding="utf-8")


def read_labels(path: Path) -> Labels:
    """What `write_labels` wrote; of the shipped labels.json, the label lists alone."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return reader_labels() | {name: names for name, names in found.items() if isinstance(names, list)}
