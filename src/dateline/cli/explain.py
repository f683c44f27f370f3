"""`dateline explain`: what each sentence of an article gave, and why the rest of it gave nothing."""

import sys

from dateline.cli.code import Actors, Column, Published, StorePath
from dateline.cli.show import Called


def explain(
    article: Called,
    published: Published = None,
    column: Column = None,
    store: StorePath = None,
    actors: Actors = None,
) -> None:
    """Say for each sentence what was coded, and why the others gave nothing."""
    from dateline.cli.reading import find_article, read_options
    from dateline.config import load_settings
    from dateline.export.explain import render_explanation
    from dateline.pipeline.coder import Coder

    settings = load_settings(store=store, actors=actors)
    found = find_article(article, read_options(published, column), settings)
    sys.stdout.write(render_explanation(Coder(settings).code_article(found)))
