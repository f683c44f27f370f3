"""Coder: articles in, codings out, in the order they came, by one process or many, to the same bytes."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from threading import Thread

from dateline.annotate.registry import STEPS
from dateline.annotate.step import Step
from dateline.coding.coder import code_document
from dateline.config import Settings
from dateline.errors import SetupError
from dateline.pipeline.chain import complete_chain, failure, run_chain, run_step
from dateline.pipeline.printed import as_printed
from dateline.pipeline.recipe import fingerprint_of, load_recipe
from dateline.records.article import Article
from dateline.records.coding import Coding, Explanation
from dateline.records.document import Document
from dateline.records.event import Event
from dateline.records.problem import Problem
from dateline.reference.own_actors import use_own_actors

AHEAD = 4  # articles that wait for each process, so that none is idle and memory stays small


class Coder:
    """Codes articles by one recipe; `fingerprint` stands in every coding."""

    def __init__(self, settings: Settings | None = None, fingerprint: str | None = None) -> None:
        """Checks the chain; `fingerprint` spares a worker from reckoning it anew. Raises SetupError."""
        self.settings = settings or Settings()
        use_own_actors(self.settings.actors_folder)
        recipe = load_recipe(self.settings.recipe)
        self.chain = recipe.chain(self.settings.threads, self.settings.min_trigger)
        self.fingerprint = fingerprint or fingerprint_of(
            recipe, self.settings.min_confidence, self.settings.min_trigger
        )

    def read(self, article: Article) -> Document | Problem:
        """The article with every layer, or why that failed."""
        [document] = run_chain(self.chain, [Document(article)])
        return document

    def code_article(self, article: Article) -> Coding:
        """The events of one article; where a step fails, a Problem and no events."""
        document = self.read(article)
        if isinstance(document, Problem):
            return Coding(article, self.fingerprint, problems=(document,))
        try:
            coding = code_document(document, self.fingerprint)
        except SetupError:
            raise
        except Exception as error:
            return Coding(article, self.fingerprint, problems=(failure("coding", document, error),))
        return self._above_confidence(as_printed(coding, article))

    def code(self, incoming: Iterable[Article | Problem]) -> Iterator[Coding]:
        """One coding for each article or problem that comes in, in its order."""
        if self.settings.jobs > 1:
            yield from self._code_by_many(incoming)
        else:
            for item in incoming:
                yield self._code_item(item)

    def _code_item(self, item: Article | Problem) -> Coding:
        if isinstance(item, Problem):
            return Coding(None, self.fingerprint, problems=(item,))
        return self.code_article(item)

    def _code_by_many(self, incoming: Iterable[Article | Problem]) -> Iterator[Coding]:
        """A window of articles is under way at a time; the oldest is waited for first."""
        jobs, items = self.settings.jobs, iter(incoming)
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(jobs, context, _start_worker, (self.settings, self.fingerprint)) as pool:
            under_way: deque[Future[Coding]] = deque()
            under_way.extend(pool.submit(_work, item) for item in islice(items, jobs * AHEAD))
            try:
                while under_way:
                    yield under_way.popleft().result()
                    under_way.extend(pool.submit(_work, item) for item in islice(items, 1))
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _above_confidence(self, coding: Coding) -> Coding:
        """Without the events that are less sure than asked for; their sentences say so, and they are counted."""
        least = self.settings.min_confidence
        unsure = [event for event in coding.events if event.confidence < least]
        if not unsure or coding.article is None:
            return coding
        text = coding.article.text
        return replace(
            coding,
            events=tuple(event for event in coding.events if event.confidence >= least),
            explanations=tuple(_without(told, unsure, text, least) for told in coding.explanations),
            n_unsure=len(unsure),
        )


def _without(told: Explanation, unsure: Sequence[Event], text: str, least: float) -> Explanation:
    here = [event for event in unsure if event.evidence == told.sentence]
    reasons = tuple(
        f"“{event.trigger.of(text)}” {event.event_type} has confidence {event.confidence:.2f}, below {least:g}"
        for event in here
    )
    return replace(told, n_events=told.n_events - len(here), reasons=(*told.reasons, *reasons))


def read_documents(articles: Iterable[Article], steps: Sequence[Step] | None = None) -> list[Document]:
    """Articles with the layers of the steps, and of those before them; what a step raises is raised."""
    table = [STEPS[name] for name in load_recipe().steps]
    chain = [make() for make in table] if steps is None else complete_chain(steps, table)
    return [_read_through(chain, Document(article)) for article in articles]


def _read_through(chain: Sequence[Step], document: Document) -> Document:
    for step in chain:
        document = run_step(step, document)
    return document


_coder: Coder | None = None  # of this worker process


def _start_worker(settings: Settings, fingerprint: str) -> None:
    global _coder
    Thread(target=_leave_with_parent, daemon=True).start()
    _coder = Coder(replace(settings, jobs=1), fingerprint)


def _leave_with_parent() -> None:
    """A run that was killed can't tell its workers, which would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(item: Article | Problem) -> Coding:
    assert _coder is not None
    return _coder._code_item(item)
