"""Network: readings of an article, one a sentence, whole and the same each time."""

from pathlib import Path

import numpy as np
import pytest

from dateline.encoder import Encoder, SentenceReading, load_encoder
from dateline.encoder.decoding import calibrated
from dateline.encoder.joining import join_parts
from dateline.encoder.network import WEIGHTS
from dateline.encoder.tree import is_tree
from dateline.errors import MissingWeights
from tests.encoder.toy import PARSER, READER, ToySession, toy_encoder

ARTICLE = [
    ["Police", "fired", "on", "protesters", "in", "the", "capital", ",", "killing", "three", "."],
    [],
    ["Talks", "failed", "."],
    ["\u200b", "", "\ud7ff", "🚀", "a" * 5000],
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The network in the package, or a skip where none has been exported."""
    if not (WEIGHTS / "encoder.onnx").is_file():
        pytest.skip("no network in src/dateline/encoder/weights")
    return load_encoder()


def check_whole(sentence: list[str], reading: SentenceReading) -> None:
    """Every word has every value, and the heads are one tree."""
    n = len(sentence)
    assert list(reading.words) == sentence
    columns = (reading.upos, reading.feats, reading.lemmas, reading.heads, reading.deprels)
    assert {len(column) for column in columns} == {n}
    if n:
        assert is_tree(np.array(reading.heads) + 1)
        assert [d == "root" for d in reading.deprels] == [h == -1 for h in reading.heads]
    assert all(0 <= mention.begin < mention.end <= n for mention in reading.mentions)
    assert all(0 <= side.begin < side.end <= n for side in reading.sides)
    assert all(r.word != reading.triggers[r.trigger].word for r in reading.roles)


def test_every_sentence_has_a_reading() -> None:
    for sentence, reading in zip(ARTICLE, toy_encoder().read(ARTICLE), strict=True):
        check_whole(sentence, reading)


def test_nothing_to_read() -> None:
    assert toy_encoder().read([]) == []
    [reading] = toy_encoder().read([[]])
    assert reading == join_parts([])


def test_five_hundred_words_are_read_in_pieces_and_joined() -> None:
    words = [*(["police", "fired", "at", "noon", ","] * 100), "."]
    session = ToySession(PARSER)
    [reading] = toy_encoder(session).read([words])
    check_whole(words, reading)
    assert sum(len(inputs["ids"]) for inputs in session.seen) > 1
    assert "parataxis" in reading.deprels


def test_neighbours_are_read_together() -> None:
    """The parser reads each sentence alone; twenty short ones make one window of the reader, a long one another."""
    parser, reader = ToySession(PARSER), ToySession(READER)
    toy_encoder(parser, reader).read([*[["police", "fired", "."]] * 20, ["police"] * 190])
    assert [inputs["ids"].shape for inputs in parser.seen] == [(20, 5), (1, 192)]
    assert [inputs["states"].shape[:2] for inputs in reader.seen] == [(1, 100), (1, 192)]
    assert [inputs["first"].shape for inputs in reader.seen] == [(20, 4), (1, 191)]
    assert reader.seen[0]["order"].max() == 19


def test_the_reader_gets_the_states_of_each_word() -> None:
    """What the toy's reader sees at a word is the parser's sub-word, wherever its sentence stands."""
    alone = toy_encoder().read([["police", "fired", "at", "noon"]])[0]
    together = toy_encoder().read([["noon"], ["police", "fired", "at", "noon"], ["fired"] * 150])[1]
    assert together.triggers == alone.triggers
    assert together.claims == alone.claims


def test_an_article_is_read_alike_whatever_was_read_before() -> None:
    sentences = [["police"] * n for n in range(1, 60)]
    encoder = toy_encoder()
    readings = encoder.read(sentences)
    encoder.read(sentences[::-1])
    assert encoder.read(sentences) == readings


def test_a_link_leads_back() -> None:
    readings = toy_encoder().read([["police", "fired", "at", "noon"] * 5] * 4)
    links = [(sentence, link) for sentence, reading in enumerate(readings) for link in reading.links]
    assert links
    assert all((link.sentence, link.earlier) < (sentence, link.word) for sentence, link in links)


def test_an_argument_may_stand_in_another_sentence() -> None:
    readings = toy_encoder().read([["police", "fired", "at", "noon"] * 5] * 4)
    roles = [(sentence, role) for sentence, reading in enumerate(readings) for role in reading.far_roles]
    assert roles
    assert all(role.sentence != sentence for sentence, role in roles)
    assert all(role.trigger < len(readings[sentence].triggers) for sentence, role in roles)


def test_a_sentence_has_an_embedding_also_when_it_is_read_in_pieces() -> None:
    for reading in toy_encoder().read([["police", "fired"], ["police"] * 500]):
        assert sum(value * value for value in reading.embedding) == pytest.approx(1, abs=1e-3)


def test_calibration_moves_something_against_nothing_and_keeps_the_rest() -> None:
    chances = np.array([[0.6, 0.3, 0.1]], np.float32)
    assert calibrated(chances, 0, None).tolist() == chances.tolist()
    [[nothing, one, other]] = calibrated(chances, 0, (1.0, 1.0))
    assert nothing == pytest.approx(1 - 1 / (1 + np.exp(-(np.log(0.4 / 0.6) + 1.0))), abs=1e-5)
    assert one / other == pytest.approx(3, abs=1e-4)
    assert nothing + one + other == pytest.approx(1, abs=1e-5)


def test_what_is_done_between_two_words() -> None:
    [[pair]] = toy_encoder().types_between([["police", "fired", "at", "noon"]], [[(0, 3)]])
    assert (pair.source, pair.target) == (0, 3)
    assert {name for name, _ in pair.types} == {"ASSAULT", "AID"}
    assert sum(p for _, p in pair.types) == pytest.approx(1, abs=1e-3)
    with pytest.raises(ValueError, match="beyond"):
        toy_encoder().types_between([["police"] * 300], [[(0, 250)]])


def test_a_trigger_has_its_likeliest_modes() -> None:
    [reading] = toy_encoder().read([["police", "fired", "at", "noon"] * 5])
    assert reading.triggers
    for trigger in reading.triggers:
        (first, p), (second, q) = trigger.modes
        assert p >= q
        assert {first, second} < {"none", "drone", "strike"}


def test_a_claim_has_no_word_twice() -> None:
    [reading] = toy_encoder().read([["police", "fired", "at", "noon"] * 10])
    assert reading.claims
    assert len(reading.sureness) == 40
    for claim in reading.claims:
        assert not {claim.cue, *claim.source} & set(claim.content)
        assert claim.cue not in claim.source


def test_a_caller_can_ask_for_surer_triggers() -> None:
    [every] = toy_encoder().read([["police", "fired", "at", "noon"] * 5], min_trigger=0.0)
    [sure] = toy_encoder().read([["police", "fired", "at", "noon"] * 5], min_trigger=0.6)
    assert len(every.triggers) == 20
    assert sure.triggers == tuple(t for t in every.triggers if t.score >= 0.6)
    assert all(r.trigger < len(sure.triggers) for r in sure.roles)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(MissingWeights, match=r"encoder\.onnx"):
        load_encoder(tmp_path)


def test_the_shipped_network_reads_anything(encoder: Encoder) -> None:
    article = [*ARTICLE, ["word", ","] * 250]
    for sentence, reading in zip(article, encoder.read(article), strict=True):
        check_whole(sentence, reading)


def test_the_shipped_network_reads_alike_twice(encoder: Encoder) -> None:
    readings = encoder.read(ARTICLE)
    encoder.read([["Something", "else", "."]])
    assert encoder.read(ARTICLE) == readings


def test_the_shipped_network_parses_a_plain_sentence(encoder: Encoder) -> None:
    """The army attacked two villages near Goma on Monday."""
    words = ["The", "army", "attacked", "two", "villages", "near", "Goma", "on", "Monday", "."]
    [reading] = encoder.read([words])
    assert reading.upos[:5] == ("DET", "NOUN", "VERB", "NUM", "NOUN")
    assert reading.heads[:5] == (1, 2, -1, 4, 2)
    assert reading.deprels[1:5:3] == ("nsubj", "obj")
    assert (6, 7, "GPE") in {(m.begin, m.end, m.entity_type) for m in reading.mentions}
