"""Explain: for each sentence what it gave, and why the rest of it gave nothing."""

from dateline.export.table import when, who
from dateline.records.article import Article
from dateline.records.coding import Coding
from dateline.records.context import Context
from dateline.records.event import Event

SHOWN = 6  # words of a context that are told


def render_explanation(coding: Coding) -> str:
    """What the article is about, then its sentences, each with its events and the reasons for what it left out."""
    article = coding.article
    if article is None or coding.problems:
        return "".join(f"{p.step}: {p.kind}: {p.message}\n" for p in coding.problems)
    lines = [f"about {line_of_context(context, article)}" for context in coding.contexts]
    for number, explanation in enumerate(coding.explanations):
        sentence = explanation.sentence
        lines.append(f"{number}. {' '.join(sentence.of(article.text).split())}")
        lines += [f"   + {line_of(e, article)}" for e in coding.events if sentence.covers(e.trigger)]
        lines += [f"   - {reason}" for reason in explanation.reasons]
    return "\n".join(lines) + "\n"


def line_of_context(context: Context, article: Article) -> str:
    """A context of the article with the words that point to it."""
    words = ", ".join(f"“{' '.join(span.of(article.text).split())}”" for span in context.evidence[:SHOWN])
    more = f" and {len(context.evidence) - SHOWN} more" if len(context.evidence) > SHOWN else ""
    return f"{context.name} ({context.score:.2f}): {words}{more}"


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
