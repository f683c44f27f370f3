"""Dossier JSON: a dossier as one object whose keys are fixed (docs/dossier.md)."""

import json
from typing import Any, TextIO

from dateline.export.objects import (
    COUNTS,
    Json,
    claim_object,
    condition_objects,
    count_object,
    entity_object,
    number_object,
    place_object,
    source_object,
    span_object,
)
from dateline.export.reports import one_line
from dateline.export.statements import date_object
from dateline.records.actor import Entity
from dateline.records.dossier import Bond, Check, Cited, Dossier, Happening, Held, Issue, Promise
from dateline.records.event import Event


def write_dossier_json(dossier: Dossier, stream: TextIO) -> None:
    """Writes the object, indented, and a line end."""
    json.dump(dossier_object(dossier), stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def dossier_object(dossier: Dossier) -> Json:
    """The dossier, its keys in the fixed order."""
    asked = dossier.asked
    return {
        "kind": "dossier",
        "of": asked.kind,
        "asked": asked.words,
        "names": list(asked.names),
        "actor_ids": list(asked.ids),
        "with_parts": asked.with_parts,
        "since": asked.since,
        "until": asked.until,
        "articles": [article.article_id for article in dossier.articles],
        "timeline": [happening_object(happening) for happening in dossier.timeline],
        "positions": [issue_object(issue) for issue in dossier.positions],
        "about": [issue_object(issue) for issue in dossier.about],
        "commitments": [promise_object(promise) for promise in dossier.commitments],
        "relations": [bond_object(bond) for bond in dossier.relations],
        "aggregates": [check_object(check) for check in dossier.aggregates],
    }


def happening_object(happening: Happening) -> Json:
    """A happening as its fullest report has it, and every report."""
    event = happening.event
    return {
        "first_day": happening.first.isoformat() if happening.first else None,
        "last_day": happening.last.isoformat() if happening.last else None,
        "event_type": event.event_type,
        "mode": list(event.mode),
        "status": event.status,
        "outcome": event.outcome,
        "actors": [party(entity) for entity in happening.actors],
        "recipients": [party(entity) for entity in happening.recipients],
        "places": [
            {
                key: place_object(place)[key]
                for key in ("text", "name", "geoname_id", "lat", "lon", "admin1", "country", "precision")
            }
            for place in event.places
        ],
        "n_reports": happening.n_reports,
        "reports": [report_object(report) for report in happening.reports],
    }


def report_object(report: Cited[Event]) -> Json:
    """What one article tells of a happening."""
    event, text = report.record, report.article.text
    return {
        "event_id": event.event_id,
        "status": event.status,
        "date": date_object(event.date),
        "numbers": [
            {key: value for key, value in number_object(told).items() if key != "side"}
            | {"side": party(told.side) if told.side else None}
            for told in event.numbers
        ],
        "attributes": {name: count_object(getattr(event, name)) for name in COUNTS if getattr(event, name)},
        "attribution": [source_object(source) for source in event.attribution],
        "denied_by": [source_object(source) for source in event.denied_by],
        "claims": [claim_object(claim, text) for claim in event.claims],
        "conditions": condition_objects(event, text),
        "trigger": span_object(event.trigger, text),
        "reference": reference(report),
    }


def issue_object(issue: Issue) -> Json:
    """One side on one issue; `changes` in order of time."""
    return {
        "holder": issue.holder,
        "issue": issue.issue,
        "topic": issue.topic,
        "changes": [
            {
                "from": held.changed_from,
                "to": held.position.record.stance,
                "position_id": held.position.record.position_id,
            }
            for held in issue.held
            if held.changed_from
        ],
        "positions": [held_object(held) for held in issue.held],
    }


def held_object(held: Held) -> Json:
    """One position."""
    record, text = held.position.record, held.position.article.text
    return {
        "position_id": record.position_id,
        "holder": party(record.holder),
        "stance": record.stance,
        "changed_from": held.changed_from,
        "beside": list(held.beside),
        "content": span_object(record.content, text) if record.content else None,
        "conditions": [span_object(span, text) for span in record.conditions],
        "addressee": [party(entity) for entity in record.addressee],
        "date": date_object(record.date),
        "attribution": [source_object(source) for source in record.attribution],
        "reference": reference(held.position),
    }


def promise_object(promise: Promise) -> Json:
    """One commitment with its states in order of time; `state` is the last."""
    return {
        "holder": promise.holder,
        "to": list(promise.to),
        "content": promise.content,
        "topic": promise.topic,
        "state": promise.state,
        "states": [
            {
                "commitment_id": said.record.commitment_id,
                "state": said.record.state,
                "date": date_object(said.record.date),
                "made_in": [span_object(span, said.article.text) for span in said.record.made_in],
                "events": list(said.record.events),
                "attribution": [source_object(source) for source in said.record.attribution],
                "reference": reference(said),
            }
            for said in promise.states
        ],
    }


def bond_object(bond: Bond) -> Json:
    """One tie, told once."""
    relation = bond.relation
    return {
        "of": party(relation.of),
        "relation": relation.kind,
        "to": party(relation.to) if relation.to else None,
        "negated": relation.negated,
        "begin": relation.begin,
        "end": relation.end,
        "reports": [
            {
                "relation_id": said.record.relation_id,
                "attribution": [source_object(source) for source in said.record.attribution],
                "reference": reference(said),
            }
            for said in bond.reports
        ],
    }


def check_object(check: Check) -> Json:
    """An aggregate with what the store knows of it."""
    return {
        "aggregate": happening_object(check.aggregate),
        "window": {
            "first_day": check.window.first.isoformat() if check.window.first else None,
            "last_day": check.window.last.isoformat() if check.window.last else None,
            "assumed": check.window.assumed,
        },
        "told": {"low": check.low, "best": check.best, "high": check.high},
        "known": check.n_known,
        "known_happenings": len(check.known),
        "known_reports": check.n_reports,
        "share": {"low": rounded(check.share[0]), "high": rounded(check.share[1])},
        "verdict": check.verdict,
        "acts": [[reference(report) for report in act.reports] for act in check.known],
        "beside": [[reference(report) for report in act.reports] for act in check.beside],
    }


def rounded(share: float | None) -> float | None:
    """A share to four places."""
    return round(share, 4) if share is not None else None


def party(entity: Entity) -> Json:
    """Who, without where the text says it."""
    told = entity_object(entity)
    return {key: told[key] for key in ("text", "name", "actor_id", "wikidata_id", "code", "sector", "office")}


def reference(said: Cited[Any]) -> Json:
    """The article and the sentence that tells a record."""
    article, span = said.article, said.record.evidence
    return {
        "article_id": article.article_id,
        "source_file": article.source_file,
        "publisher": article.publisher,
        "published": article.published.isoformat(),
        "title": one_line(article.title) if article.title else None,
        "url": article.url,
        "start": span.start,
        "end": span.end,
        "sentence": span.of(article.text),
    }
