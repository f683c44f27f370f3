"""Said: whose word a word of a story is."""

from datetime import date

from dateline.annotate.registry import STEPS
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.layers import ATTRIBUTIONS
from dateline.records.span import Span


def sayers(text: str, word: str) -> list[str]:
    """Whose word a word of the story is, the nearest first."""
    edges = [0, *(place for k in range(len(text)) if text.startswith("\n\n", k) for place in (k, k + 2)), len(text)]
    paragraphs = tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))
    article = Article("a", text, date(2024, 3, 14), paragraphs=paragraphs)
    [document] = read_documents([article], [STEPS["attributions"]()])
    place = text.index(word)
    over = [
        (content.end - content.start, -said.cue.start, said.source.of(text))
        for said in document[ATTRIBUTIONS]
        for content in said.contents
        if said.source is not None and content.start <= place < content.end
    ]
    return [source for _, _, source in sorted(over)]
