"""The trained network: weights, tokenizer, one pass over an article's sentences, decoding of each head."""

from dateline.encoder.network import Encoder, load_encoder
from dateline.encoder.reading import (
    ClaimReading,
    FarRoleReading,
    FillerReading,
    LinkReading,
    MentionReading,
    PairReading,
    RoleReading,
    SentenceReading,
    SideReading,
    TriggerReading,
)

__all__ = [
    "ClaimReading",
    "Encoder",
    "FarRoleReading",
    "FillerReading",
    "LinkReading",
    "MentionReading",
    "PairReading",
    "RoleReading",
    "SentenceReading",
    "SideReading",
    "TriggerReading",
    "load_encoder",
]
