"""Proper runs: proper nouns side by side, which are the words of one name."""

from collections.abc import Iterator, Sequence

from dateline.records.syntax import Token


def proper_runs(tokens: Sequence[Token]) -> Iterator[tuple[Token | None, list[Token]]]:
    """Proper nouns side by side in a sentence, with the token before them, None at the sentence's beginning."""
    run: list[Token] = []
    before: Token | None = None
    for last, token in zip((None, *tokens), tokens, strict=False):
        goes_on = bool(run) and last is not None and token.sentence == last.sentence
        if token.upos == "PROPN" and goes_on:
            run.append(token)
            continue
        if run:
            yield before, run
        run = [token] if token.upos == "PROPN" else []
        before = last if last is not None and last.sentence == token.sentence else None
    if run:
        yield before, run


def joined_runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The runs, those that a hyphen joins as one: "Tariq Al-Bab"."""
    run: list[Token] = []
    for _, here in proper_runs(tokens):
        between = tokens[run[-1].index + 1 : here[0].index] if run else ()
        if len(between) == 1 and between[0].text == "-" and here[0].span.start - run[-1].span.end == 1:
            run = [*run, *between, *here]
            continue
        if run:
            yield run
        run = here
    if run:
        yield run
