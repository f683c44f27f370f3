"""Who says what, how sure, which words mean the same: what the readers make of a corpus, and how it is scored."""

from dateline.encoder import ClaimReading, LinkReading, SentenceReading
from dateline.encoder.joining import EMPTY
from training.attributions import cue_word, mark_sentence, mask, read_brat
from training.example import Claim, Example
from training.links import brackets, nominal_head, read_conll
from training.plain import split_words
from training.score_links import score_links
from training.score_reports import calibration_error, score_claims, score_facts, three_way

TEXT = "The mayor said the bridge was closed. Nobody knows why."
NOTES = """\
T1\tSource 0 9\tThe mayor
T2\tCue 10 14\tsaid
T3\tContent 15 36\tthe bridge was closed
T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tDiscuss 38 55\tNobody knows why.
"""


def marked(notes: str) -> Example:
    spans = split_words(TEXT)
    attributions, undecided = read_brat(notes)
    example = mark_sentence("x", [TEXT[b:e] for b, e in spans], spans, attributions)
    return mask(example, spans, undecided)


def test_a_cue_has_its_source_and_its_content() -> None:
    example = marked(NOTES)
    assert example.cue == ["O", "O", "cue", "O", "O", "O", "O", "O", None, None, None, None]
    assert set(example.claims) == {Claim(2, 0, 2, "source"), Claim(2, 3, 7, "content")}


def test_a_content_without_a_cue_leaves_its_words_open() -> None:
    example = marked(NOTES.replace("Content:T3 Cue:T2 Source:T1", "Content:T3"))
    assert example.claims == []
    assert example.cue is not None
    assert example.cue[3:7] == [None] * 4
    assert example.cue[:3] == ["O"] * 3


def test_the_word_of_a_cue_is_no_particle() -> None:
    words = ["has", "been", "told", "that"]
    assert words[cue_word(words, 0, 4)] == "told"
    assert cue_word(["according", "to"], 0, 2) == 0
    assert cue_word(["said", "in", "a", "statement", ":"], 0, 5) == 0
    assert cue_word([":"], 0, 1) == 0


def test_mentions_nest_in_brackets() -> None:
    assert brackets(["(3", "_", "(7)", "3)", "(3)"]) == [(0, 4, 3), (2, 3, 7), (4, 5, 3)]
    assert nominal_head(["the", "master", "of", "the", "house"], 0, 5) == 1


def test_sentences_of_a_document_in_columns() -> None:
    """The guard slept. He snored."""
    rows = [("The", "(1"), ("guard", "1)"), ("slept", "_"), (".", "_"), None, ("He", "(1)"), ("snored", "_")]
    text = "\n".join("" if row is None else f"doc\t0\t0\t{row[0]}\t_\t{row[1]}" for row in rows)
    first, second = read_conll(f"#begin document (doc); part 0\n{text}\n")
    assert (first.words, first.clusters) == (["The", "guard", "slept", "."], {1: 1})
    assert (second.doc_id, second.clusters) == ("doc", {0: 1})


def reading(n_words: int, **layers: object) -> SentenceReading:
    """A reading with these layers, of words without tags."""
    values: dict[str, object] = {name: getattr(EMPTY, name) for name in SentenceReading.__slots__}
    values |= {"words": ("w",) * n_words, "upos": ("NOUN",) * n_words, **layers}
    return SentenceReading(**values)  # type: ignore[arg-type]


def test_a_claim_is_right_where_source_and_content_touch_the_gold() -> None:
    gold = marked(NOTES)
    right, wrong = ClaimReading(2, 0.9, (1,), (3, 4)), ClaimReading(2, 0.9, (5,), (3,))
    undecided = ClaimReading(9, 0.9, (8,), (10,))
    assert score_claims([gold], [reading(12, claims=(right, undecided))])["whole"]["f1"] == 100.0
    assert score_claims([gold], [reading(12, claims=(wrong,))])["whole"]["f1"] == 0.0
    assert score_claims([gold], [reading(12, claims=(right, right))])["whole"]["p"] == 50.0


def test_facts_are_yes_no_or_open() -> None:
    assert [three_way(v) for v in (2.0, -2.0, 0.3)] == ["yes", "no", "open"]
    gold = Example(["a", "b", "c"], "uw", fact=[3.0, -3.0, None])
    found = score_facts([gold], [reading(3, sureness=(2.0, 0.5, 0.0))])
    assert found["r"] == 1.0
    assert found["f1"] == 50.0


def test_a_link_is_right_where_both_ends_are_one_entity() -> None:
    """The guard slept. He snored."""
    gold = [
        Example(["The", "guard", "slept"], "x", clusters={1: 5}, doc_id="d"),
        Example(["He", "snored"], "x", clusters={0: 5}, doc_id="d"),
    ]
    link, astray = LinkReading(0, 0, 1, 0.9), LinkReading(0, 0, 2, 0.9)
    assert score_links(gold, [reading(3), reading(2, links=(link,))])["all"]["f1"] == 100.0
    assert score_links(gold, [reading(3), reading(2, links=(astray,))])["all"]["f1"] == 0.0
    assert score_links(gold, [reading(3), reading(2)])["all"]["r"] == 0.0


def test_calibration_is_what_chances_promise_and_do_not_keep() -> None:
    assert calibration_error([(0.8, True)] * 8 + [(0.8, False)] * 2) < 1e-9
    assert abs(calibration_error([(0.9, False)] * 10) - 0.9) < 1e-9
