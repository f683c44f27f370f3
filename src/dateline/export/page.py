"""Page: an article with its marks, a map and a table of its events, as one piece of HTML."""

from collections import Counter
from collections.abc import Iterable
from html import escape

from dateline.export.map_svg import NO_LAND, Land, Point, render_map
from dateline.export.marked_html import COLOURS, render_events, render_text, shown, told_of
from dateline.records.coding import Coding
from dateline.records.event import Event
from dateline.records.place import Place

STYLE = """
.dateline{max-width:760px;padding:14px 18px;background:#fff;color:#222;border:1px solid #ddd;border-radius:6px;
 font:15px/1.6 Georgia,'Times New Roman',serif}
.dateline h3{font:600 17px/1.3 system-ui,sans-serif;margin:0 0 2px;color:#222}
.dateline .about,.dateline .legend,.dateline table,.dateline svg{font-family:system-ui,sans-serif}
.dateline .about{color:#666;font-size:13px;margin:0 0 10px}
.dateline .text{white-space:pre-wrap;overflow-wrap:anywhere}
.dateline .text span{cursor:help;border-radius:2px}
.dateline .trigger{font-weight:700;padding:0 2px}
.dateline .negated{text-decoration:line-through}
.dateline .future,.dateline .hypothetical,.dateline .historical{font-style:italic}
.dateline .actor{border-bottom:2px solid currentColor}
.dateline .recipient{border-bottom:2px dashed currentColor}
.dateline .place{border-bottom:2px dotted #495057}
.dateline .text span:not(.trigger){color:inherit}
.dateline sup{font:600 9px/1 system-ui,sans-serif;margin-left:2px;letter-spacing:.03em}
.dateline i{font:10px monospace;background:#ffe8cc;color:#7a3d00;padding:0 2px}
.dateline .legend{font-size:12px;color:#555;margin:10px 0 6px}
.dateline .legend b{font-weight:600;margin-right:10px}
.dateline table{border-collapse:collapse;width:100%;font-size:12.5px;line-height:1.35;margin:10px 0 0}
.dateline th,.dateline td{text-align:left!important;vertical-align:top;padding:4px 8px 4px 0;
 border-bottom:1px solid #eee;background:#fff;color:#222}
.dateline th{color:#666;font-weight:600}
.dateline td:nth-child(4){white-space:nowrap}
.dateline svg{display:block;width:100%;height:auto;margin:10px 0 0}
.dateline .sea{fill:#f6f8fa}.dateline .edge{fill:none;stroke:#ced4da}
.dateline .line{stroke:#e1e6eb;fill:none}.dateline .degree{font-size:9px;fill:#868e96}
.dateline .land{stroke:#c3ccd5;stroke-width:2.4;stroke-linecap:round;fill:none}
.dateline .event{fill:currentColor;fill-opacity:.72;stroke:#fff;stroke-width:1.2;cursor:help}
.dateline .event.rough{fill-opacity:.08;stroke:currentColor;stroke-width:2}
.dateline text.country{font-size:11px;letter-spacing:.12em;text-transform:uppercase;fill:#adb5bd}
.dateline text.here{font-size:12px;font-weight:600;fill:#212529;paint-order:stroke;stroke:#fff;stroke-width:3px}
.dateline text.town{font-size:10px;fill:#6c757d;paint-order:stroke;stroke:#f6f8fa;stroke-width:2px}
.dateline .dot{fill:#6c757d}
"""
TINTS = "".join(
    f".dateline .trigger.{quad}{{background:{colour}22;color:{colour}}}"
    f".dateline sup.{quad},.dateline .event.{quad},.dateline td.{quad} b,.dateline .legend .{quad}{{color:{colour}}}"
    for quad, colour in COLOURS.items()
)


def render_page(coding: Coding, land: Land = NO_LAND) -> str:
    """The article, its events and where they were; of an article that was not coded, why."""
    article = coding.article
    if article is None or coding.problems:
        told = "".join(f"<p>{shown(p.step)}: {shown(p.kind)}: {shown(p.message)}</p>" for p in coding.problems)
        return f'<style>{STYLE}</style><div class="dateline">{told}</div>'
    n_events = len(coding.events)
    about = [article.published.isoformat(), article.dateline, article.publisher, article.source_file]
    told = " · ".join([*filter(None, about), f"{n_events} event{'' if n_events == 1 else 's'}"])
    title = f"<h3>{shown(article.title)}</h3>" if article.title else ""
    parts = [
        f'{title}<p class="about">{shown(told)}</p>',
        f'<div class="text" dir="auto">{render_text(coding)}</div>',
        LEGEND if coding.events else "",
        render_map(points_of(coding.events), land),
        render_events(coding.events, article) if coding.events else "",
    ]
    return f'<style>{STYLE}{TINTS}</style><div class="dateline">{"".join(parts)}</div>'


LEGEND = (
    '<div class="legend">'
    + "".join(f'<b class="{quad}">{quad.replace("_", " ")}</b>' for quad in COLOURS)
    + '<span class="actor">who acts</span> · <span class="recipient">on whom</span> · <span class="place">where</span>'
    + ' · <span class="negated">not so</span> · <span class="future">not yet, or long ago</span>'
    + "</div>"
)


def points_of(events: Iterable[Event]) -> list[Point]:
    """The places of events that have coordinates, each with all its events, in the colour of most of them."""
    at: dict[Place, list[Event]] = {}
    for event in events:
        for place in dict.fromkeys(where.place for where in event.places if where.place):
            at.setdefault(place, []).append(event)
    return [
        Point(
            place.name, place.lat, place.lon, Counter(event.quad for event in found).most_common(1)[0][0], len(found),
            "\n\n".join([place.name, *map(told_of, found)]), not place.feature_code.startswith("PPL"),
        )
        for place, found in at.items()
    ]  # fmt: skip


def standalone(content: str, title: str) -> str:
    """The same as a whole page, which loads nothing."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{escape(title)}</title></head><body>{content}</body></html>\n"
    )
