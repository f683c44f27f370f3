"""Who says so where no verb of reporting has a clause of its own, and what is told before it."""

import pytest

from tests.annotate.said import sayers


@pytest.mark.parametrize(
    ("text", "word", "sources"),
    [
        ("As the ministry put it, rebels attacked the port.", "attacked", ["the ministry"]),
        ('Police spokesman Peter Otieno: "Gunmen attacked the port."', "attacked", ["Police spokesman Peter Otieno"]),
        ("The rebels, the army said in a statement, attacked the port.", "attacked", ["the army"]),
        ("Rebels attacked the port, Reuters reported, citing a guard.", "attacked", ["a guard", "Reuters"]),
        ("The ministry put the death toll at 86.", "toll", ["The ministry"]),
        ("Rebels attacked the port. The paper reported.", "attacked", ["The paper"]),
        ("Rebels attacked the port. Police confirmed the incident.", "attacked", ["Police"]),
        ("Rebels attacked the port. The mayor visited the paper.", "attacked", []),
    ],
)
def test_who_says_so(text: str, word: str, sources: list[str]) -> None:
    """All sources of a word, in whatever order they are told."""
    assert sorted(sayers(text, word)) == sorted(sources)
