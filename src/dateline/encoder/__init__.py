"""The trained network: weights, tokenizer, one pass over an article's sentences, decoding of each head."""

from dateline.encoder.network import Encoder, load_encoder
from dateline.encoder.reading import MentionReading, RoleReading, SentenceReading, SideReading, TriggerReading

__all__ = [
    "Encoder",
    "MentionReading",
    "RoleReading",
    "SentenceReading",
    "SideReading",
    "TriggerReading",
    "load_encoder",
]
