"""Graphs: actors as nodes, events as edges, in GEXF and GraphML, for Gephi and networkx.

Every pair of who acts and on whom is an edge; an event with one side alone has none. Memory holds the nodes, and
nothing of the edges, which wait in a file beside.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path
from typing import IO, Any
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

import msgspec

from dateline.export.fields import Layout
from dateline.export.reports import RECIPROCAL, Report, called
from dateline.records.actor import Entity

NODE = {"actor_id": "string", "code": "string", "sector": "string", "n_events": "integer"}
EDGE = {
    "event_id": "string", "event_type": "string", "mode": "string", "quad": "string", "score": "number",
    "status": "string", "date_start": "string", "date_end": "string", "place": "string", "country": "string",
    "dead": "integer", "confidence": "number", "article_id": "string", "sentence": "string",
}  # fmt: skip
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # that XML can't hold
Values = dict[str, Any]


class Edge(msgspec.Struct):
    """One pair of an event; `source` and `target` are keys of nodes."""

    edge_id: str
    source: str
    target: str
    values: Values
    begin: str | None  # ISO days
    end: str | None


@dataclass
class Graph:
    """The nodes by their key, and the edges on disk."""

    spool: IO[bytes]
    nodes: dict[str, Values] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        """The event's sides as nodes, its pairs as edges."""
        for entity in (*report.event.actors, *report.event.recipients):
            node = self.nodes.setdefault(key_of(entity), node_of(entity))
            node["n_events"] += 1
        for number, (source, target) in enumerate(pairs(report)):
            first, last = report.days
            edge = Edge(
                f"{report.event.event_id}-{number}", key_of(source), key_of(target), values_of(report),
                first.isoformat() if first else None, last.isoformat() if last else None,
            )  # fmt: skip
            self.spool.write(msgspec.json.encode(edge) + b"\n")

    def edges(self) -> Iterator[Edge]:
        """The edges as they came."""
        self.spool.seek(0)
        decode = msgspec.json.Decoder(Edge).decode
        for line in self.spool:
            yield decode(line)


def pairs(report: Report) -> Iterator[tuple[Entity, Entity]]:
    """Who acts, each with on whom; of talks and clashes each two sides."""
    actors, recipients = report.event.actors, report.event.recipients
    if not recipients and report.event.event_type in RECIPROCAL:
        return iter(combinations(actors, 2))
    return iter(product(actors, recipients))


def key_of(entity: Entity) -> str:
    """The registry's id; of others the name with code and sector, for "police" are not everywhere the same."""
    return entity.actor_id or "|".join([called(entity).casefold(), entity.code or "", entity.sector or ""])


def node_of(entity: Entity) -> Values:
    """What a node says."""
    return {
        "label": called(entity),
        "actor_id": entity.actor_id,
        "code": entity.code,
        "sector": entity.sector,
        "n_events": 0,
    }


def values_of(report: Report) -> Values:
    """What an edge says, by the names of EDGE."""
    event = report.event
    return {
        "event_id": event.event_id,
        "event_type": event.event_type,
        "mode": "; ".join(event.mode),
        "quad": event.quad,
        "score": event.score,
        "status": event.status,
        "date_start": event.date.start if event.date else None,
        "date_end": event.date.end if event.date else None,
        "place": report.place.name if report.place else None,
        "country": report.place.country if report.place else None,
        "dead": event.dead.best if event.dead else None,
        "confidence": event.confidence,
        "article_id": report.article.article_id,
        "sentence": report.sentence,
    }


@contextmanager
def spooled(reports: Iterable[Report], folder: Path) -> Iterator[Graph]:
    """The graph of the events; its edges lie in a nameless file of the folder."""
    with tempfile.TemporaryFile(dir=folder) as spool:
        graph = Graph(spool)
        for report in reports:
            graph.add(report)
        yield graph


class Writer:
    """XML, an element at a time; what XML can't hold becomes U+FFFD."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._xml = XMLGenerator(stream, "utf-8", short_empty_elements=True)
        self._xml.startDocument()

    @contextmanager
    def element(self, name: str, **attributes: object) -> Iterator[None]:
        """An element around what is written inside; attributes that are None are left out."""
        told = {key: legal(value) for key, value in attributes.items() if value is not None}
        self._xml.startElement(name, AttributesImpl(told))
        yield
        self._xml.endElement(name)

    def leaf(self, name: str, text: object = None, **attributes: object) -> None:
        """An element that holds at most a text."""
        with self.element(name, **attributes):
            if text is not None:
                self._xml.characters(legal(text))


def legal(value: object) -> str:
    """The value as XML can hold it."""
    return ILLEGAL.sub("\ufffd", str(value))


def write_gexf(reports: Iterable[Report], layout: Layout[Report], path: Path, excel: bool = False) -> None:
    """GEXF 1.2 with the edges' first and last days, by which Gephi's timeline moves."""
    types = {"string": "string", "integer": "integer", "number": "double"}
    with spooled(reports, path.parent) as graph, path.open("wb") as stream:
        xml = Writer(stream)
        opening = xml.element("gexf", xmlns="http://www.gexf.net/1.2draft", version="1.2")
        with opening, xml.element("graph", defaultedgetype="directed", mode="dynamic", timeformat="date"):
            for thing, names in (("node", NODE), ("edge", EDGE)):
                with xml.element("attributes", **{"class": thing}, mode="static"):
                    for name, kind in names.items():
                        xml.leaf("attribute", id=f"{thing}_{name}", title=name, type=types[kind])
            with xml.element("nodes"):
                for key, node in graph.nodes.items():
                    with xml.element("node", id=key, label=node["label"]):
                        write_attvalues(xml, "node", NODE, node)
            with xml.element("edges"):
                for edge in graph.edges():
                    ends = {"source": edge.source, "target": edge.target, "label": edge.values["event_type"]}
                    with xml.element("edge", id=edge.edge_id, **ends, start=edge.begin, end=edge.end):
                        write_attvalues(xml, "edge", EDGE, edge.values)


def write_attvalues(xml: Writer, thing: str, names: dict[str, str], values: Values) -> None:
    """GEXF's attributes of a node or edge; those without a value are left out."""
    with xml.element("attvalues"):
        for name in names:
            if values[name] is not None:
                xml.leaf("attvalue", **{"for": f"{thing}_{name}", "value": values[name]})


def write_graphml(reports: Iterable[Report], layout: Layout[Report], path: Path, excel: bool = False) -> None:
    """GraphML."""
    types = {"string": "string", "integer": "long", "number": "double"}
    with spooled(reports, path.parent) as graph, path.open("wb") as stream:
        xml = Writer(stream)
        with xml.element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns"):
            for thing, names in (("node", {"label": "string"} | NODE), ("edge", EDGE)):
                for name, kind in names.items():
                    title = {"attr.name": name, "attr.type": types[kind]}
                    xml.leaf("key", id=f"{thing}_{name}", **{"for": thing}, **title)
            with xml.element("graph", edgedefault="directed"):
                for key, node in graph.nodes.items():
                    with xml.element("node", id=key):
                        write_data(xml, "node", node)
                for edge in graph.edges():
                    with xml.element("edge", id=edge.edge_id, source=edge.source, target=edge.target):
                        write_data(xml, "edge", edge.values)


def write_data(xml: Writer, thing: str, values: Values) -> None:
    """GraphML's attributes of a node or edge; those without a value are left out."""
    for name, value in values.items():
        if value is not None:
            xml.leaf("data", value, key=f"{thing}_{name}")
