"""Network: the ONNX session and its tokenizer; an article's sentences in, their readings out."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dateline.encoder.decoding import LEAST_TRIGGER, Labels, decode_part
from dateline.encoder.joining import join_parts
from dateline.encoder.linking import link_window
from dateline.encoder.pieces import PIECES_A_WINDOW, Part, Window, arrays, batches, split_sentences, windows
from dateline.encoder.reading import SentenceReading
from dateline.errors import MissingWeights

WEIGHTS = Path(__file__).with_name("weights")
FILES = ("encoder.onnx", "tokenizer.json", "labels.json", "bilinear.npz")


class Encoder:
    """One pass of the network over the sentences of one article, in windows of running text.

    The int8 network scales its activations over a whole batch, so that what it reads in a sentence depends
    a little on the windows beside its own. A batch therefore never holds windows of two articles, and batches
    are made the same way each time: the same article gives the same readings, whatever else is coded.
    """

    def __init__(self, session: Any, tokenizer: Any, labels: Labels, n_pieces: int = PIECES_A_WINDOW) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._labels = labels
        self._n_pieces = n_pieces
        self._outputs = [output.name for output in session.get_outputs()]

    def read(self, sentences: Sequence[Sequence[str]], min_trigger: float = LEAST_TRIGGER) -> list[SentenceReading]:
        """One reading for each sentence of one article, in order; no word is lost.

        Words are those of Universal Dependencies ("don't" is "do", "n't"). A trigger is kept where the
        probability that the word tells some event reaches `min_trigger`.
        """
        readings: dict[tuple[int, int], SentenceReading] = {}
        for batch in batches(windows(split_sentences(sentences, self._tokenizer), self._n_pieces)):
            for part, reading in self._read_batch(batch, sentences, min_trigger):
                readings[part.sentence, part.begin] = reading
        by_sentence: list[list[SentenceReading]] = [[] for _ in sentences]
        for sentence, begin in sorted(readings):
            by_sentence[sentence].append(readings[sentence, begin])
        return [join_parts(parts) for parts in by_sentence]

    def _read_batch(
        self, batch: Sequence[Window], sentences: Sequence[Sequence[str]], min_trigger: float
    ) -> Iterator[tuple[Part, SentenceReading]]:
        outputs = dict(zip(self._outputs, self._session.run(self._outputs, arrays(batch)), strict=True))
        begin = 0
        for window in batch:
            found = []
            for row, part in enumerate(window.parts, begin):
                n = part.n_words
                scores = {name: values[row, : n + (name == "rel_head")] for name, values in outputs.items()}
                scores["arc"] = scores["arc"][:, : n + 1]
                words = sentences[part.sentence][part.begin : part.begin + n]
                found.append(decode_part(words, scores, self._labels, min_trigger))
            late, early = (outputs[name][begin : begin + len(found)] for name in ("link_late", "link_early"))
            yield from zip(window.parts, link_window(window.parts, found, late, early, self._labels), strict=True)
            begin += len(found)


def load_encoder(folder: Path | None = None, threads: int = 1) -> Encoder:
    """The network of a folder, by default the one in the package; MissingWeights where a file is absent."""
    import onnxruntime
    from tokenizers import Tokenizer

    folder = folder or WEIGHTS
    absent = [name for name in FILES if not (folder / name).is_file()]
    if absent:
        raise MissingWeights(f"{folder} has no {', '.join(absent)}: install Dateline anew, or train a network")
    session = onnxruntime.InferenceSession(
        str(folder / "encoder.onnx"), session_options(threads), providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    names = json.loads((folder / "labels.json").read_text("utf-8"))
    matrices = np.load(folder / "bilinear.npz")
    rel, role, claim, link = (matrices[name] for name in ("rel", "role", "claim", "link"))
    labels = Labels(names, rel, role, claim, link[0], names.get("reports", True))
    return Encoder(session, tokenizer, labels, names.get("window", PIECES_A_WINDOW))


def session_options(threads: int) -> Any:
    """So many threads, none of which spins while it waits: articles are read in parallel processes."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options
