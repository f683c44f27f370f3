"""Chain: reading steps in order. Each sees the layers it declared; a step that fails costs one article."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dateline.annotate.step import Step
from dateline.errors import SetupError, UnreadableChain
from dateline.records.document import Document
from dateline.records.problem import Problem


def check_chain(steps: Sequence[Step]) -> None:
    """Raises UnreadableChain where a step reads a layer that no earlier step writes."""
    written: set[str] = set()
    for step in steps:
        missing = [layer.name for layer in step.reads if layer.name not in written]
        if missing:
            raise UnreadableChain(step.name, missing)
        written.add(step.writes.name)


def run_chain(steps: Sequence[Step], documents: Iterable[Document]) -> list[Document | Problem]:
    """Each document with every layer, in order; a Problem in the place of one that a step failed on."""
    return [_run_steps(steps, document) for document in documents]


def run_step(step: Step, document: Document) -> Document:
    """The document with the step's layer, and the text as it hands it on; it sees no layer but those it reads."""
    [seen] = step.run([document.only(step.reads)])
    return replace(document, article=seen.article).with_layer(step.writes, seen[step.writes])


def complete_chain(steps: Sequence[Step], table: Sequence[Callable[[], Step]]) -> list[Step]:
    """The steps, each after those of the table that write what it reads and nothing has written yet."""
    writers = {step.writes.name: step for step in (make() for make in table)}
    chain: list[Step] = []
    written: set[str] = set()

    def add(step: Step) -> None:
        for layer in step.reads:
            if layer.name not in written and layer.name in writers:
                add(writers[layer.name])
        written.add(step.writes.name)
        chain.append(step)

    for step in steps:
        add(step)
    return chain


def _run_steps(steps: Sequence[Step], document: Document) -> Document | Problem:
    for step in steps:
        try:
            document = run_step(step, document)
        except SetupError:
            raise  # every article would fail alike: the run stops
        except Exception as error:
            return failure(step.name, document, error)
    return document


def failure(step: str, document: Document, error: Exception) -> Problem:
    """What to write down of an article that a step could not read."""
    article = document.article
    message = f"{type(error).__name__}: {error}"
    return Problem(article.article_id, article.source_file, step, "step-failed", message)
