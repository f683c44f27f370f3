"""Proper nouns side by side."""

from dateline.records.proper_runs import joined_runs, proper_runs
from dateline.records.span import Span
from dateline.records.syntax import Token


def tokens(*words: tuple[str, str, int]) -> list[Token]:
    """(text, tag, sentence), a space between two words but for hyphens."""
    found, at = list[Token](), 0
    for index, (text, upos, sentence) in enumerate(words):
        joined = text == "-" or (index > 0 and words[index - 1][0] == "-")
        at += 0 if joined or not found else 1
        found.append(Token(index, Span(at, at + len(text)), text, sentence, text, upos, (), -1, "root"))
        at += len(text)
    return found


def test_runs_end_with_other_words_and_with_sentences() -> None:
    said = tokens(
        ("Port", "PROPN", 0), ("Sudan", "PROPN", 0), ("fell", "VERB", 0), ("Kassala", "PROPN", 0), ("Bor", "PROPN", 1)
    )
    runs = [([t.text for t in run], before.text if before else None) for before, run in proper_runs(said)]
    assert runs == [(["Port", "Sudan"], None), (["Kassala"], "fell"), (["Bor"], None)]


def test_a_hyphen_joins() -> None:
    said = tokens(("Tariq", "PROPN", 0), ("Al", "PROPN", 0), ("-", "PUNCT", 0), ("Bab", "PROPN", 0))
    assert [[t.text for t in run] for run in joined_runs(said)] == [["Tariq", "Al", "-", "Bab"]]
    assert len(list(proper_runs(said))) == 2
