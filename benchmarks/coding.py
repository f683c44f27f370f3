"""The main job's speed: an article of the examples, read and coded in one process, weights already loaded."""

from pathlib import Path
from typing import Any

from dateline.ingest.reading import read_articles
from dateline.pipeline.coder import Coder
from dateline.records.article import Article

EXAMPLE = Path(__file__).parent.parent / "examples" / "2024-03-14-ceasefire.txt"


def test_an_article(benchmark: Any) -> None:
    [article] = read_articles([str(EXAMPLE)])
    assert isinstance(article, Article)
    coder = Coder()
    coding = benchmark.pedantic(coder.code_article, (article,), rounds=10, warmup_rounds=2)
    assert coding.events
    words = len(article.text.split())
    benchmark.extra_info["words_a_second"] = round(words / benchmark.stats.stats.median)
