"""Explain: for each sentence what it gave, and why the rest of it gave nothing."""

from dateline.export.table import when, who
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.event import Event


def render_explanation(coding: Coding) -> str:
    """The sentences in order, below each its events with their evidence and the reasons for what was left out."""
    article = coding.article
    if article is None or coding.problems:
        return "".join(f"{p.step}: {p.kind}: {p.message}\n" for p in coding.problems)
    lines: list[str] = []
    for number, explanation in enumerate(coding.explanations):
        sentence = explanation.sentence
        lines.append(f"{number}. {' '.join(sentence.of(article.text).split())}")
        lines += [f"   + {line_of(e, article)}" for e in coding.events if sentence.covers(e.trigger)]
        lines += [f"   - {reason}" for reason in explanation.reasons]
    return "\n".join(lines) + "\n"


def line_of(event: Event, article: Article) -> str:
    """One event in one line, with the words and rules that chose it."""
    sides = " → ".join(filter(None, [who(event.actors) or "?", who(event.recipients)]))
    said = "; ".join(f"{s.name or s.text} ({s.cue})" for s in event.attribution)
    parts = [
        "/".join([event.event_type, *event.mode]),
        f"“{event.trigger.of(article.text)}”",
        sides,
        event.status,
        " ".join(when(event).split()),
        ", ".join(p.text for p in event.places),
        f"says {said}" if said else "",
        f"[{'; '.join(event.notes)}]",
    ]
    return " · ".join(part for part in parts if part)
