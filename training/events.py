"""Corpora with marked triggers and arguments: WikiEvents, M2E2, RAMS, GENEVA."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from training.corpora import corpora_root, read_lines
from training.example import Example, FarRole, Role
from training.held_out import is_sample
from training.links import nominal_head
from training.mapping import MASK, OUTSIDE, open_types, plover_role, plover_type, reporting_words
from training.news import m2e2_held_back
from training.tokens import join_tokens, sentence_bounds

Span = tuple[int, int]  # begin, end exclusive


@dataclass(frozen=True, slots=True)
class Event:
    """An event over a document's words: the trigger's span, and arguments with the corpus's role names."""

    kind: str
    trigger: Span
    text: str
    arguments: list[tuple[Span, str]]


def mark_events(corpus: str, words: list[str], begin: int, end: int, events: Sequence[Event], doc_id: str) -> Example:
    """One sentence (words begin to end of its document) with the labels of the events in it."""
    example = Example(words[begin:end], corpus, doc_id=doc_id, open_types=open_types(corpus))
    trigger: list[str | None] = ["O" if w.lower() in reporting_words() else "open" for w in example.words]
    known = set()
    for event in events:
        kind = plover_type(corpus, event.kind, event.text)
        first, last = event.trigger[0] - begin, event.trigger[1] - begin
        if not 0 <= first < last <= len(trigger):
            continue
        for i in range(first, last):
            if trigger[i] in ("open", "O", None):
                trigger[i] = "O" if kind == OUTSIDE else None
        # The last word of a trigger carries the label ("set off" is as rare as "car bombing" is common).
        place = (
            first if example.words[first].lower() in ("set", "carried", "opened", "took", "blew", "blown") else last - 1
        )
        if kind in (MASK, OUTSIDE) or example.words[place].lower() in reporting_words():
            continue
        trigger[place] = kind
        known.add(place)
        for (b, e), role in event.arguments:
            if begin <= b < e <= end and (label := plover_role(kind, role)) != "none":
                example.roles.append(Role(place, b - begin, e - begin, label))
    example.trigger, example.role_triggers = trigger, frozenset(known)
    return example


def find_text(words: list[str], text: str, near: int, begin: int, end: int) -> Span | None:
    """Where a text of joined tokens stands among the words begin to end, nearest to the word `near`."""
    wanted = "".join(text.split()).lower()
    best: Span | None = None
    for b in range(begin, end):
        joined = ""
        for e in range(b + 1, min(b + 15, end) + 1):
            joined += words[e - 1].lower()
            if joined.rstrip(".") == wanted.rstrip(".") and (best is None or abs(b - near) < abs(best[0] - near)):
                best = (b, e)
            if not wanted.startswith(joined):
                break
    return best


def read_wikievents() -> Iterator[Example]:
    """The training documents up to their last marked trigger, without triggers that miss their text."""
    for line in read_lines(corpora_root() / "wikievents" / "train.jsonl.gz"):
        document = json.loads(line)
        words, at = join_tokens(document["tokens"])
        bounds = sentence_bounds(words)
        if is_sample(" ".join(words[b:e]) for b, e in bounds):
            continue
        events = []
        for mention in document["event_mentions"]:
            trigger = mention["trigger"]
            first, last = trigger["start_idx"], trigger["end_idx"]
            if " ".join(document["tokens"][first:last]) != trigger["text"]:
                continue
            span = (at[first], at[last - 1] + 1)
            inside = next((s for s in bounds if s[0] <= span[0] < s[1]), None)
            if inside is None:
                continue
            found = [(find_text(words, a["text"], span[0], *inside), a["role"]) for a in mention["arguments"]]
            arguments = [(place, role) for place, role in found if place is not None]
            events.append(Event(mention["event_type"], span, trigger["text"], arguments))
        last_word = max((event.trigger[1] for event in events), default=0)
        for begin, end in bounds:
            if begin < last_word:
                yield mark_events("wikievents", words, begin, end, events, document["doc_id"])


def entity_clusters(name: str) -> dict[str, dict[str, int]]:
    """For each document, the number of the entity of each mention that is one of several."""
    return {
        row["doc_key"]: {mention: k for k, cluster in enumerate(row["clusters"]) for mention in cluster}
        for row in map(json.loads, read_lines(corpora_root() / "wikievents" / name))
    }


def read_wikievents_dev() -> Iterator[Example]:
    """The dev documents, whose arguments have offsets; for measuring only."""
    entities = entity_clusters("coref_dev.jsonl.gz")
    for line in read_lines(corpora_root() / "wikievents" / "dev.jsonl.gz"):
        document = json.loads(line)
        words, at = join_tokens(document["tokens"])
        places = {e["id"]: (at[e["start"]], at[e["end"] - 1] + 1) for e in document["entity_mentions"]}
        events = [
            Event(
                mention["event_type"],
                (at[mention["trigger"]["start"]], at[mention["trigger"]["end"] - 1] + 1),
                mention["trigger"]["text"],
                [(places[a["entity_id"]], a["role"]) for a in mention["arguments"] if a["entity_id"] in places],
            )
            for mention in document["event_mentions"]
        ]
        together: dict[int, list[Span]] = {}
        for mention, number in entities.get(document["doc_id"], {}).items():
            if mention in places:
                together.setdefault(number, []).append(places[mention])
        done = 0
        for tokens, _ in document["sentences"]:
            begin, end = at[done], at[done + len(tokens) - 1] + 1
            done += len(tokens)
            example = mark_events("wikievents", words, begin, end, events, document["doc_id"])
            for spans in together.values():
                own = [(b - begin, e - begin) for b, e in spans if begin <= b < e <= end]
                example.alike |= {span: own for span in own if len(own) > 1}
            yield example


def read_m2e2(held_back: bool = False) -> Iterator[Example]:
    """The sentences of the documents that are held back, or of all others; without the articles with gold events."""
    for line in read_lines(corpora_root() / "m2e2" / "train.jsonl.gz"):
        document = json.loads(line)
        if m2e2_held_back(document["doc_id"]) != held_back:
            continue
        if is_sample(" ".join(s["words"]) for s in document["sentences"]):
            continue
        for sentence in document["sentences"]:
            words, at = join_tokens(sentence["words"])
            events = [
                Event(event["event_type"], span_at(at, event["trigger"]), event["trigger"]["text"],
                      [(span_at(at, a), a["role"]) for a in event["arguments"]])
                for event in sentence["events"]
            ]  # fmt: skip
            if words:
                example = mark_events("m2e2", words, 0, len(words), events, document["doc_id"])
                if not events and not held_back:  # the annotators passed over many: such a sentence says nothing
                    example.trigger = ["O" if label == "O" else None for label in example.trigger or ()]
                yield example


def span_at(at: list[int], place: dict[str, Any]) -> Span:
    """A span of tokens (start, end exclusive) as a span of words."""
    return at[place["start"]], at[place["end"] - 1] + 1


def read_rams() -> Iterator[Example]:
    """The five sentences of each RAMS window; one trigger is marked, with its arguments in all five."""
    for line in read_lines(corpora_root() / "rams" / "dev.jsonl.gz"):
        window = json.loads(line)
        [first, last, [[kind, _]]] = window["evt_triggers"][0]
        joined = [join_tokens(sentence) for sentence in window["sentences"]]
        places = [(k, token) for k, (_, at) in enumerate(joined) for token in at]  # of each token of the window
        own, begin = places[first]
        end = places[last][1] + 1 if places[last][0] == own else begin + 1
        arguments, far = [], []
        for _, (b, e), name in window["gold_evt_links"]:
            (sentence, left), (_, right) = places[b], places[e]
            if sentence == own:
                arguments.append(((left, right + 1), name[11:]))
            elif places[e][0] == sentence:
                far.append((sentence, nominal_head(joined[sentence][0], left, right + 1), name[11:]))
        for number, (words, _) in enumerate(joined):
            if number != own:
                yield Example(words, "rams", doc_id=window["doc_key"], trigger=[None] * len(words))
                continue
            event = Event(kind, (begin, end), " ".join(words[begin:end]), arguments)
            example = mark_events("rams", words, 0, len(words), [event], window["doc_key"])
            for trigger in example.role_triggers:
                found = ((n, word, plover_role((example.trigger or [])[trigger] or "", name)) for n, word, name in far)
                example.far_roles = [FarRole(trigger, n - own, word, role) for n, word, role in found if role != "none"]
            example.far_triggers = example.role_triggers
            yield example


def read_geneva() -> Iterator[Example]:
    """GENEVA's sentences, train and dev."""
    for split in ("train", "dev"):
        for line in read_lines(corpora_root() / "geneva" / f"{split}.jsonl.gz"):
            sentence = json.loads(line)
            words, at = join_tokens(sentence["tokens"])
            events = [
                Event(event["event_type"], span_at(at, event["trigger"]), event["trigger"]["text"],
                      [(span_at(at, a), a["role"]) for a in event["arguments"] if a["end"] > a["start"]])
                for event in sentence["events"]
            ]  # fmt: skip
            yield mark_events("geneva", words, 0, len(words), events, sentence["doc_id"])
