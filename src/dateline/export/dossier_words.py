"""Dossier words: dates, sides, numbers and sources as a reader reads them, in plain lines."""

from collections.abc import Iterable, Sequence
from typing import Any

from dateline.export.objects import COUNTS
from dateline.export.reports import called, one_line
from dateline.records.actor import Entity
from dateline.records.dossier import Check, Cited
from dateline.records.event import Claim, Count, Event, EventDate, EventPlace, Number, Source
from dateline.records.span import Span

CLAIMED = {"claimed": "claimed by", "denied": "responsibility denied by", "not_claimed": "claimed by nobody"}
FINE = frozenset({"day", "month", "year"})  # precisions that the date itself shows


def when(date: EventDate | None) -> str:
    """ "2022-10 to 2023-01-19", "by 2023-01-19 (week)", "almost daily"; "" where nothing is told."""
    if date is None:
        return ""
    shown = between(date.start, date.end)
    if shown and date.precision not in FINE and date.precision != "unknown":
        shown += f" ({date.precision})"
    return ", ".join(filter(None, [shown, date.duration and f"for {date.duration}", date.frequency]))


def between(start: str | None, end: str | None) -> str:
    """The two ends of a stretch of time, "" where both are open."""
    if start is None:
        return f"by {end}" if end else ""
    if end is None:
        return f"from {start}"
    return start if start == end else f"{start} to {end}"


def who(entities: Iterable[Entity]) -> str:
    """Names, each once."""
    return ", ".join(dict.fromkeys(map(called, entities)))


def where(places: Iterable[EventPlace]) -> str:
    """Names of places with their countries, each once: "Miranshah (PAK)"."""
    told = [f"{p.place.name} ({p.place.country})" if p.place and p.place.country else one_line(p.text) for p in places]
    return ", ".join(dict.fromkeys(told))


def amount(count: Count) -> str:
    """The text's words, and what they come to where they hold no figure: "over 150", "dozens (at least 24)"."""
    text, bounds = one_line(count.text or ""), bounded(count)
    if not text or not bounds:
        return text or bounds
    return text if any(sign.isdigit() for sign in text) else f"{text} ({bounds})"


def bounded(count: Count) -> str:
    """ "7", "at least 24", "20 to 30", "up to 40", "about 30"."""
    low, best, high = count.low, count.best, count.high
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"at least {low:,}"
    if high is not None:
        return f"up to {high:,}"
    return f"about {best:,}" if best is not None else ""


def number(told: Number) -> str:
    """One number with its kind and whose it is: "dead: at least 7 (soldiers of Pakistan)"."""
    text = one_line(told.count.text or "").lower()
    marks = [called(told.side)] if told.side and told.side.text.lower().split()[-1] not in text else []
    marks += ["part of another number"] if told.part else []
    marks += ["running total"] if told.total else []
    marks += ["taken back"] if told.corrected else []
    unit = one_line(told.count.unit or "") if told.kind in {"money", "arms", "attacks"} else ""
    shown = amount(told.count)
    if unit and unit not in shown:
        shown += f" {unit}"
    return f"{told.kind}: {shown}" + (f" ({'; '.join(marks)})" if marks else "")


def numbers(event: Event) -> list[str]:
    """All numbers told of an event; of older records those of its fields."""
    if event.numbers:
        return [number(told) for told in event.numbers]
    told = ((name, getattr(event, name)) for name in COUNTS)
    return [f"{name}: {amount(count)}" + unit_of(name, count) for name, count in told if count is not None]


def unit_of(name: str, count: Count) -> str:
    """The unit of a number that is neither dead nor injured nor arrested."""
    unit = one_line(count.unit or "")
    return f" {unit}" if unit and name not in {"dead", "injured", "arrested"} and unit not in (count.text or "") else ""


def said_by(sources: Iterable[Source]) -> str:
    """Who says so, innermost first: "officials (unnamed official), as told by The Express Tribune (media)"."""
    each = {(one.span or one.text): one for one in reversed(list(sources))}  # one source may stand twice
    return ", as told by ".join(map(source, reversed(each.values())))


def source(one: Source) -> str:
    """A source with its kind, where it has one."""
    kind = "" if one.kind in {"other", "none"} else f" ({one.kind.replace('_', ' ')})"
    return one_line(one.name or one.text) + kind


def claims(event: Event) -> list[str]:
    """What is said of the responsibility, and who denies the event."""
    told = [claim(one) for one in event.claims]
    return told + ([f"denied by {', '.join(map(source, event.denied_by))}"] if event.denied_by else [])


def claim(one: Claim) -> str:
    """ "claimed by the group", "claimed by nobody"."""
    by = f" {source(one.by)}" if one.by and one.state != "not_claimed" else ""
    return CLAIMED.get(one.state, one.state) + by


def conditions(spans: Sequence[Span], text: str, holders: Sequence[Entity | None] = ()) -> list[str]:
    """The words of each condition, and who must fulfil it."""
    by = [*holders, *[None] * len(spans)]
    return [condition(one_line(span.of(text)), holder) for span, holder in zip(spans, by, strict=False)]


def condition(words: str, holder: Entity | None) -> str:
    """ "condition: “if they surrendered” (to be fulfilled by the group)"."""
    return f"condition: “{words}”" + (f" (to be fulfilled by {called(holder)})" if holder else "")


def publisher(said: Cited[Any]) -> str:
    """Who printed it: the publisher, else the file."""
    article = said.article
    return one_line(article.publisher or (article.source_file or "").replace("\\", "/").rsplit("/", 1)[-1] or "article")


def known_of(check: Check) -> str:
    """ "12 of at least 151 known (8 % at most), from 15 reports"."""
    told = told_number(check)
    if not check.aggregate.actors:
        return "not compared, as the text names nobody who acts"
    if not told:
        return f"{check.n_known} known, from {n_of(check.n_reports, 'report')}; the text tells no number"
    return f"{check.n_known} of {told} known{share(check)}, from {n_of(check.n_reports, 'report')}"


def n_of(n: int, thing: str) -> str:
    """ "1 report", "12 reports"."""
    return f"{n} {thing}" if n == 1 else f"{n:,} {thing}s"


def told_number(check: Check) -> str:
    """How many are told; "" where the text gives no number."""
    return bounded(Count(check.low, check.best, check.high))


def share(check: Check) -> str:
    """ " (8 % at most)", " (40 % to 60 %)"."""
    least, most = check.share
    if least is not None and most is not None:
        return f" ({percent(least)})" if percent(least) == percent(most) else f" ({percent(least)} to {percent(most)})"
    one = most if most is not None else least
    word = "" if check.low is None and check.high is None else " at most" if most is not None else " at least"
    return f" ({percent(one)}{word})" if one is not None else ""


def percent(part: float) -> str:
    """A share in whole per cent, "under 1 %" where it is not nothing."""
    whole = round(100 * part)
    return "under 1 %" if whole == 0 and part > 0 else f"{whole} %"


def window(check: Check) -> str:
    """The days that the aggregate is about."""
    first, last = check.window.first, check.window.last
    shown = between(first.isoformat() if first else None, last.isoformat() if last else None) or "at any time"
    return f"{shown} (assumed: the text names no days)" if check.window.assumed else shown
