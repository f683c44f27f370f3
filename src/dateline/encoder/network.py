"""Network: the ONNX sessions and their tokenizer; an article's sentences in, their readings out."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.encoder.decoding import LEAST_TRIGGER, Labels, decode_pair, decode_part
from dateline.encoder.joining import join_parts
from dateline.encoder.linking import read_across
from dateline.encoder.pieces import (
    PIECES_A_WINDOW,
    Window,
    arrays,
    batches,
    split_sentences,
    window_arrays,
    window_batches,
    windows,
)
from dateline.encoder.reading import PairReading, SentenceReading
from dateline.errors import MissingWeights

WEIGHTS = Path(__file__).with_name("weights")
FILES = ("encoder.onnx", "reader.onnx", "tokenizer.json", "labels.json", "bilinear.npz")
ACROSS = ("link_late", "link_early", "role_trigger", "role_word")  # outputs that are compared over sentences

Floats = NDArray[np.float32]
Scores = dict[str, Floats]
Key = tuple[int, int]  # of a part


class Encoder:
    """One pass of the network over the sentences of one article.

    The parser reads each sentence alone. The reader goes on from the parser's lower layers, in windows of running
    text: what it has learned of events cannot spoil the parse. The int8 network scales its activations over a whole
    batch, so that what it reads in a sentence depends a little on those beside it. A batch therefore never holds
    sentences of two articles, and batches are made the same way each time: the same article gives the same readings,
    whatever else is coded.
    """

    def __init__(
        self, parser: Any, reader: Any, tokenizer: Any, labels: Labels, n_pieces: int = PIECES_A_WINDOW
    ) -> None:
        self._parser, self._reader = parser, reader
        self._tokenizer = tokenizer
        self._labels = labels
        self._n_pieces = n_pieces

    def read(self, sentences: Sequence[Sequence[str]], min_trigger: float = LEAST_TRIGGER) -> list[SentenceReading]:
        """One reading for each sentence of one article, in order; no word is lost.

        Words are those of Universal Dependencies ("don't" is "do", "n't"). A trigger is kept where the
        probability that the word tells some event reaches `min_trigger`.
        """
        article = windows(split_sentences(sentences, self._tokenizer), self._n_pieces)
        scores = self._scores(article)
        readings: list[list[SentenceReading]] = [[] for _ in sentences]
        for window in article:
            found = []
            for part in window.parts:
                words = sentences[part.sentence][part.begin : part.begin + part.n_words]
                found.append(decode_part(words, scores[part.key], self._labels, min_trigger))
            across = {name: [scores[part.key][name] for part in window.parts] for name in ACROSS}
            for part, reading in zip(window.parts, read_across(window.parts, found, across, self._labels), strict=True):
                readings[part.sentence].append(reading)
        return [join_parts(own) for own in readings]

    def types_between(
        self, sentences: Sequence[Sequence[str]], pairs: Sequence[Sequence[tuple[int, int]]]
    ) -> list[list[PairReading]]:
        """What the first word of each pair does to the second, for the pairs of each sentence of one article.

        Words count from 0 in their sentence. Pairs of a sentence that is too long for one pass must stand in its
        first part; ValueError otherwise.
        """
        scores = self._scores(windows(split_sentences(sentences, self._tokenizer), self._n_pieces))
        found: list[list[PairReading]] = []
        for sentence, own in enumerate(pairs):
            if any(word >= len(scores[sentence, 0]["pair_source"]) for pair in own for word in pair):
                raise ValueError(f"sentence {sentence} has {own} beyond what one pass reads")
            found.append([decode_pair(scores[sentence, 0], *pair, self._labels) for pair in own])
        return found

    def _scores(self, article: Sequence[Window]) -> dict[Key, Scores]:
        """Every head's scores for each part, cut to its words (rel_head and arc: with the root)."""
        scores: dict[Key, Scores] = {}
        states: dict[Key, Floats] = {}
        for batch in batches([part for window in article for part in window.parts]):
            outputs = run(self._parser, arrays(batch))
            for row, part in enumerate(batch):
                own, n = {name: values[row] for name, values in outputs.items()}, part.n_words
                states[part.key] = own.pop("stem")[: len(part.ids)]
                scores[part.key] = {name: values[: n + (name == "rel_head")] for name, values in own.items()}
                scores[part.key]["arc"] = scores[part.key]["arc"][:, : n + 1]
                scores[part.key]["likeness"] = own["likeness"]
        for windowed in window_batches(article):
            outputs = run(self._reader, window_arrays(windowed, states))
            for row, part in enumerate(part for window in windowed for part in window.parts):
                scores[part.key] |= {name: values[row, : part.n_words] for name, values in outputs.items()}
        return scores


def run(session: Any, inputs: Mapping[str, NDArray[Any]]) -> Scores:
    """The session's outputs by name."""
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, inputs), strict=True))


def load_encoder(folder: Path | None = None, threads: int = 1) -> Encoder:
    """The network of a folder, by default the one in the package; MissingWeights where a file is absent."""
    import onnxruntime
    from tokenizers import Tokenizer

    folder = folder or WEIGHTS
    absent = [name for name in FILES if not (folder / name).is_file()]
    if absent:
        raise MissingWeights(f"{folder} has no {', '.join(absent)}: install Dateline anew, or train a network")
    parser, reader = (
        onnxruntime.InferenceSession(str(folder / name), session_options(threads), providers=["CPUExecutionProvider"])
        for name in ("encoder.onnx", "reader.onnx")
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    names = json.loads((folder / "labels.json").read_text("utf-8"))
    forms = np.load(folder / "bilinear.npz")
    lines = {head: (slope, shift) for head, (slope, shift) in names["calibration"].items()}
    labels = Labels(names, forms["rel"], forms["role"], forms["claim"], forms["link"][0], forms["pair"], lines)
    return Encoder(parser, reader, tokenizer, labels, names["window"])


def session_options(threads: int) -> Any:
    """So many threads, none of which spins while it waits: articles are read in parallel processes."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options
