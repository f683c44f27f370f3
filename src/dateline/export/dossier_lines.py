"""Dossier lines: what every form of a dossier for the eye prints, section by section, each line with its sources."""

from dataclasses import dataclass
from typing import Any

from dateline.export import dossier_words as words
from dateline.export.reports import called, one_line
from dateline.records.dossier import Asked, Bond, Check, Cited, Dossier, Happening, Held, Issue, Promise
from dateline.records.event import Event
from dateline.records.position import Commitment

SHOWN = 20  # known acts of an aggregate that are named in text and Markdown


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a line comes from."""

    source: str  # publisher or file
    published: str
    article_id: str
    url: str | None
    start: int  # of the sentence, code points of the article's text
    end: int
    sentence: str
    note: str = ""  # what this report tells otherwise


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is known."""

    when: str
    what: str
    details: tuple[str, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading; "" where there is none."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the dossier."""

    title: str
    groups: tuple[Group, ...]


def title_of(asked: Asked) -> str:
    """Whom or what it is about, with ids."""
    shown = [f"{name} ({i})" if i else name for name, i in zip(asked.names, asked.ids, strict=True)]
    return f"issue: {asked.words}" if asked.kind == "issue" else " – ".join(shown)


def summary_of(dossier: Dossier) -> str:
    """What was asked, and how much is known."""
    asked = dossier.asked
    days = words.between(asked.since, asked.until)
    told = sum(happening.n_reports for happening in dossier.timeline)
    counts = [
        f"{words.n_of(len(dossier.timeline), 'happening')} from {words.n_of(told, 'report')}",
        words.n_of(sum(len(issue.held) for issue in (*dossier.positions, *dossier.about)), "position"),
        words.n_of(len(dossier.commitments), "commitment"),
        words.n_of(len(dossier.relations), "relation"),
        words.n_of(len(dossier.aggregates), "aggregate"),
    ]
    first = [f"asked: “{asked.words}”", "with its parts" if asked.with_parts else "", days]
    return "; ".join(filter(None, first)) + f"; {words.n_of(len(dossier.articles), 'article')}: {', '.join(counts)}"


def sections_of(dossier: Dossier) -> list[Section]:
    """The sections that hold anything, in a fixed order."""
    told = [
        Section("Timeline", (Group("", tuple(map(happening_line, dossier.timeline))),)),
        Section("Positions", tuple(map(issue_group, dossier.positions))),
        Section("What others hold about it", tuple(map(issue_group, dossier.about))),
        Section("Commitments", tuple(map(promise_group, dossier.commitments))),
        Section("Relations", (Group("", tuple(map(bond_line, dossier.relations))),)),
        Section("Aggregates", (Group("", tuple(map(check_line, dossier.aggregates))),)),
    ]
    return [section for section in told if any(group.lines for group in section.groups)]


def happening_line(happening: Happening) -> Line:
    """An act, told once; other reports follow with what they tell otherwise."""
    event, article = happening.event, happening.reports[0].article
    status = event.status + (f", {event.outcome.replace('_', ' ')}" if event.outcome else "")
    to = f" → {words.who(happening.recipients)}" if happening.recipients else ""
    details = [
        (words.who(happening.actors) or "unknown") + to,
        f"at {words.where(happening.places)}" if happening.places else "",
        "; ".join(words.numbers(event)),
        f"said by {words.said_by(event.attribution)}" if event.attribution else "",
        "; ".join(dict.fromkeys(told for report in happening.reports for told in words.claims(report.record))),
        *words.conditions(event.conditions, article.text, event.fulfilled_by),
    ]
    what = " ".join([event.event_type, *event.mode]) + ("" if status == "asserted" else f" [{status}]")
    proofs = [proof_of(report, otherwise(report.record, event)) for report in happening.reports]
    return Line(
        words.when(event.date) or f"undated, told {article.published}",
        what,
        tuple(filter(None, details)),
        tuple(proofs),
    )


def otherwise(report: Event, fullest: Event) -> str:
    """What another report of one happening tells differently."""
    if report is fullest:
        return ""
    told = [n for n in words.numbers(report) if n not in words.numbers(fullest)]
    if report.attribution and report.attribution != fullest.attribution:
        told.append(f"said by {words.said_by(report.attribution)}")
    return "; ".join(told)


def issue_group(issue: Issue) -> Group:
    """One side's positions on one issue, with the stances in their order where it has moved."""
    stances = [held.position.record.stance for held in issue.held]
    moved = any(held.changed_from for held in issue.held)
    path = [stance for n, stance in enumerate(stances) if n == 0 or stance != stances[n - 1]]
    change = f" (changed: {' → '.join(path)})" if moved else ""
    return Group(f"{issue.holder} on {issue.issue}{change}", tuple(map(held_line, issue.held)))


def held_line(held: Held) -> Line:
    """A position, and what it was before."""
    record, article = held.position.record, held.position.article
    content = one_line(record.content.of(article.text)) if record.content else record.issue
    details = [
        f"“{content}”",
        f"asked of {words.who(record.addressee)}" if record.addressee else "",
        *words.conditions(record.conditions, article.text),
        f"said by {words.said_by(record.attribution)}" if record.attribution else "",
        f"at the same time also told: {', '.join(held.beside)}" if held.beside else "",
    ]
    what = record.stance + (f" (changed: {held.changed_from} → {record.stance})" if held.changed_from else "")
    return Line(
        words.when(record.date) or f"as of {article.published}",
        what,
        tuple(filter(None, details)),
        (proof_of(held.position),),
    )


def promise_group(promise: Promise) -> Group:
    """A commitment, and its states in their order."""
    to = f" to {', '.join(promise.to)}" if promise.to else ""
    return Group(
        f"{promise.holder}{to}: {promise.content} ({' → '.join(s.record.state for s in promise.states)})",
        tuple(map(state_line, promise.states)),
    )


def state_line(said: Cited[Commitment]) -> Line:
    """One state of a commitment."""
    record, text = said.record, said.article.text
    details = [
        f"“{one_line(record.content)}”",
        f"made in {', '.join(one_line(span.of(text)) for span in record.made_in)}" if record.made_in else "",
        f"said by {words.said_by(record.attribution)}" if record.attribution else "",
    ]
    return Line(
        words.when(record.date) or f"as of {said.article.published}",
        record.state,
        tuple(filter(None, details)),
        (proof_of(said),),
    )


def bond_line(bond: Bond) -> Line:
    """A tie, with the days that the text gives it."""
    relation = bond.relation
    kind = ("does not: " if relation.negated else "") + relation.kind.replace("_", " ")
    to = f" {called(relation.to)}" if relation.to else ""
    days = words.between(relation.begin, relation.end) or f"as of {bond.reports[0].article.published}"
    said = [f"said by {words.said_by(r.record.attribution)}" for r in bond.reports if r.record.attribution]
    proofs = tuple(proof_of(report) for report in bond.reports)
    return Line(days, f"{called(relation.of)} {kind}{to}", tuple(dict.fromkeys(said)), proofs)


def check_line(check: Check) -> Line:
    """An aggregate with what the store knows of it, and the acts that it knows."""
    line = happening_line(check.aggregate)
    known = [act_words(act) for act in check.known]
    details = [
        *line.details,
        f"window: {words.window(check)}",
        f"known: {words.known_of(check)}" + (f" – {check.verdict}" if check.verdict else ""),
        f"known acts: {', '.join(known[:SHOWN])}{more(len(known))}" if known else "",
        f"beside them {len(check.beside)} at other places or against others" if check.beside else "",
    ]
    return Line(line.when, line.what, tuple(filter(None, details)), line.proofs)


def more(n: int) -> str:
    """What is left out of a list for the eye."""
    return f" and {n - SHOWN:,} more, which JSON lists" if n > SHOWN else ""


def act_words(act: Happening) -> str:
    """A known act in short: day, place, where it is told."""
    proof = proof_of(act.reports[0])
    place = f" {words.where(act.places[:1])}" if act.places else ""
    return f"{words.when(act.event.date) or proof.published}{place} [{proof.article_id} {proof.start}–{proof.end}]"


def proof_of(said: Cited[Any], note: str = "") -> Proof:
    """The sentence that tells a record."""
    article, span = said.article, said.record.evidence
    sentence = one_line(span.of(article.text))
    day = article.published.isoformat()
    return Proof(words.publisher(said), day, article.article_id, article.url, span.start, span.end, sentence, note)
