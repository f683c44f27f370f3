"""Attributions: who says what, as Dateline reads whole articles, against PolNeAR's sources, cues and contents.

`python -m dateline.evaluate.attributions` prints the figures of the dev part.
"""

import argparse
import re
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.annotate.registry import STEPS
from dateline.evaluate.spans import Matches
from dateline.pipeline.coder import read_documents
from dateline.records.article import Article
from dateline.records.attribution import Attribution
from dateline.records.layers import ATTRIBUTIONS
from dateline.records.span import Span

ARCHIVE = Path("polnear") / "dev.tar.gz"
UNDATED = date(2016, 9, 30)
SPAN = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t")
EVENT = re.compile(r"E\d+\tAttribution[\w-]*:T\d+(.*)")
ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")
UNDECIDED = frozenset({"Discard", "Discuss"})


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as characters of its text; a role may stand in several pieces or none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldSaid:
    """A text, its attributions, and the spans on which its annotators did not agree."""

    article: Article
    said: tuple[Said, ...]
    undecided: tuple[Span, ...]


def read_polnear(archive: Path) -> Iterator[GoldSaid]:
    """The documents of a part, by name."""
    texts: dict[str, str] = {}
    notes: dict[str, str] = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            stem, _, end = member.name.rpartition("/")[2].rpartition(".")
            if (file := tar.extractfile(member)) is not None and end in {"txt", "ann"}:
                # The annotations' names end in the annotator's mark.
                own, name = (texts, stem) if end == "txt" else (notes, stem.rpartition("_")[0])
                own[name] = file.read().decode("utf-8")
    for name in sorted(texts.keys() & notes.keys()):
        said, undecided = read_brat(notes[name])
        yield GoldSaid(Article(name, texts[name], UNDATED), said, undecided)


def read_brat(notes: str) -> tuple[tuple[Said, ...], tuple[Span, ...]]:
    """The attributions of a document that have a content, and the undecided spans."""
    spans: dict[str, tuple[Span, ...]] = {}
    undecided: list[Span] = []
    for row in map(SPAN.match, notes.splitlines()):
        if row is not None:
            pieces = (part.split() for part in row[3].split(";"))
            spans[row[1]] = tuple(Span(int(begin), int(end)) for begin, end in pieces)
            undecided += spans[row[1]] if row[2] in UNDECIDED else ()
    found: list[Said] = []
    for row in map(EVENT.match, notes.splitlines()):
        roles: dict[str, tuple[Span, ...]] = {"Source": (), "Cue": (), "Content": ()}
        for role, name in ROLE.findall(row[1]) if row is not None else ():
            roles[role] += spans.get(name, ())
        if roles["Content"]:
            found.append(Said(roles["Source"], roles["Cue"], roles["Content"]))
    return tuple(found), tuple(undecided)


def said_in(attributions: Iterable[Attribution]) -> tuple[Said, ...]:
    """What was found, in text order; sentences that only go on with one cue's content belong to it."""
    contents: dict[Span, list[Span]] = {}
    sources: dict[Span, Span | None] = {}
    for own in attributions:
        contents.setdefault(own.cue, []).extend(own.contents)
        sources[own.cue] = sources.get(own.cue) or own.source
    return tuple(
        Said((source,) if source else (), (cue,), tuple(contents[cue])) for cue, source in sorted(sources.items())
    )


def score_attributions(gold: Sequence[GoldSaid], found: Sequence[Sequence[Said]]) -> Mapping[str, float]:
    """F1 of cues, sources and contents, and of whole attributions.

    An attribution found and one of gold are the same where their cues share a character, else where source and
    content do; each is one of a pair at most. Within a pair a role is right where it shares a character; whole is a
    pair whose content is right, and whose source is, where gold has one. What stands on undecided spans counts nothing.
    """
    totals: dict[str, Matches] = dict.fromkeys(("source", "cue", "content", "whole"), Matches())
    for document, ours in zip(gold, found, strict=True):
        wanted = [s for s in document.said if not touches(s.cue, document.undecided)]
        given = [s for s in ours if not touches((*s.cue, *s.content), document.undecided)]
        right = Counter(role for pair in pairs_of(wanted, given) for role in right_roles(*pair))
        for role, matches in totals.items():
            n_gold, n_found = ((count_of(role, s) for s in side) for side in (wanted, given))
            totals[role] = matches + Matches(right[role], sum(n_gold), sum(n_found))
    return {name: round(m.f1, 2) for name, m in totals.items()} | {
        f"{name} {part}": round(value, 2)
        for name, m in totals.items()
        for part, value in (("precision", m.precision), ("recall", m.recall))
    }


def count_of(role: str, said: Said) -> int:
    """Does the attribution have the role?"""
    return 1 if role == "whole" else int(bool(getattr(said, role)))


def touches(one: Iterable[Span], other: Sequence[Span]) -> bool:
    """Do any two spans share a character?"""
    return any(a.overlaps(b) for a in one for b in other)


def pairs_of(wanted: Sequence[Said], given: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Pairs one to one: by their cues first, then by source and content."""
    left, pairs = list(given), list[tuple[Said, Said]]()
    unmet: list[Said] = []
    for own in wanted:
        match = next((s for s in left if touches(s.cue, own.cue)), None)
        if match is None:
            unmet.append(own)
            continue
        left.remove(match)
        pairs.append((own, match))
    for own in unmet:
        match = next((s for s in left if touches(s.content, own.content) and touches(s.source, own.source)), None)
        if match is not None:
            left.remove(match)
            pairs.append((own, match))
    return pairs


def right_roles(gold: Said, found: Said) -> Iterator[str]:
    """The roles in which a pair agrees."""
    agree = {role for role in ("source", "cue", "content") if touches(getattr(gold, role), getattr(found, role))}
    yield from sorted(agree)
    if "content" in agree and ("source" in agree or not gold.source):
        yield "whole"


def measure(corpora: Path) -> Mapping[str, float]:
    """The figures of the dev part, its articles read as articles are."""
    gold = list(read_polnear(corpora / ARCHIVE))
    documents = read_documents([document.article for document in gold], [STEPS["attributions"]()])
    return score_attributions(gold, [said_in(document[ATTRIBUTIONS]) for document in documents])


def main() -> None:
    """Print the figures."""
    beside = Path(__file__).parents[4] / "shared" / "corpora"
    parser = argparse.ArgumentParser(prog="python -m dateline.evaluate.attributions", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=beside)
    for name, value in measure(parser.parse_args().corpora).items():
        print(f"{name:20} {value:6.2f}")


if __name__ == "__main__":
    main()
