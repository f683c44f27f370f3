"""Record ids: a hash of what makes a record that record, so that a rerun writes the same row."""

import hashlib


def id_of(article_id: str, *parts: object) -> str:
    """Sixteen hexadecimal digits."""
    return hashlib.sha256("|".join([article_id, *map(str, parts)]).encode()).hexdigest()[:16]
