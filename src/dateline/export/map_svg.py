"""Map: events as points on a plain map, one SVG without tiles, scripts or any request."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice

WIDTH, HEIGHT = 720, 400  # of the drawing, in its own units
MARGIN = 0.18  # of land around the points, as a share
LEAST = 3.0  # degrees that a map spans at least
STEPS = (0.5, 1, 2, 5, 10, 15, 30)  # degrees between the lines
LETTER = {"here": 7.6, "country": 8.6, "town": 5.8}  # what a letter takes across, by the kind of name
LINE = 14  # and a line of it down
MOST = 40  # towns that are named


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map; those of events have a quad class, a number and what is told on hover."""

    name: str
    lat: float  # degrees north, WGS 84
    lon: float  # degrees east
    quad: str = ""
    n_events: int = 0
    told: str = ""
    rough: bool = False  # no spot but a province or country: the circle is hollow


@dataclass(frozen=True, slots=True)
class Frame:
    """The stretch of the earth that is drawn, and where a point of it lies on the drawing."""

    west: float
    north: float
    across: float  # units a degree of longitude
    down: float  # units a degree of latitude

    @property
    def east(self) -> float:
        """Its eastern edge, degrees."""
        return self.west + WIDTH / self.across

    @property
    def south(self) -> float:
        """Its southern edge, degrees."""
        return self.north - HEIGHT / self.down

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Units from the left and from the top."""
        return (lon - self.west) * self.across, (self.north - lat) * self.down

    def holds(self, lat: float, lon: float) -> bool:
        """Does the point lie on the drawing?"""
        return self.south <= lat <= self.north and self.west <= lon <= self.east


def frame_around(points: Sequence[Point]) -> Frame:
    """All the points with a margin; degrees of longitude shrink with the latitude of the middle."""
    lats, lons = [p.lat for p in points], [p.lon for p in points]
    middle_lat, middle_lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    shrink = max(0.2, math.cos(math.radians(middle_lat)))
    tall = max(LEAST, (max(lats) - min(lats)) * (1 + 2 * MARGIN))
    wide = max(LEAST * WIDTH / HEIGHT, (max(lons) - min(lons)) * shrink * (1 + 2 * MARGIN))
    down = min(HEIGHT / tall, WIDTH / wide)
    across = down * shrink
    return Frame(middle_lon - WIDTH / across / 2, middle_lat + HEIGHT / down / 2, across, down)


@dataclass(frozen=True, slots=True)
class Land:
    """What a map shows behind the events, the most important first."""

    dots: Sequence[tuple[float, float]] = ()  # (lat, lon) where people live
    countries: Sequence[Point] = ()
    towns: Sequence[Point] = ()


NO_LAND = Land()


def render_map(points: Sequence[Point], land: Land = NO_LAND) -> str:
    """An SVG of the points; countries and towns get their names where there is room."""
    if not points:
        return ""
    frame = frame_around(points)
    labels = Labels()
    shown = sorted(points, key=lambda p: (-p.n_events, p.name))
    parts = [*lines_of(frame), dots_of(frame, land.dots), *(circle_of(frame, point) for point in shown)]
    names_here = {point.name for point in points}
    for kind, named, most in (
        ("here", shown, len(shown)),
        ("country", land.countries, MOST),
        ("town", land.towns, MOST),
    ):
        inside = (p for p in named if frame.holds(p.lat, p.lon) and (kind == "here" or p.name not in names_here))
        parts += islice(filter(None, (labels.place(frame, point, kind) for point in inside)), most)
    names = ", ".join(dict.fromkeys(point.name for point in shown))
    return (
        f'<svg class="dateline-map" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Map: {escape(names)}" '
        f'xmlns="http://www.w3.org/2000/svg"><rect width="{WIDTH}" height="{HEIGHT}" class="sea"/>'
        + "".join(parts)
        + f'<rect width="{WIDTH}" height="{HEIGHT}" class="edge"/></svg>'
    )


def lines_of(frame: Frame) -> Iterable[str]:
    """Meridians and parallels, with their degrees at the edge."""
    step = next((s for s in STEPS if WIDTH / frame.across / s <= 8), STEPS[-1])
    for lon in multiples(frame.west, frame.east, step):
        x, _ = frame.at(frame.north, lon)
        yield f'<path class="line" d="M{x:.1f} 0V{HEIGHT}"/>'
        yield f'<text class="degree" x="{x + 3:.1f}" y="{HEIGHT - 4}">{degrees(lon, "E", "W")}</text>'
    for lat in multiples(frame.south, frame.north, step):
        _, y = frame.at(lat, frame.west)
        yield f'<path class="line" d="M0 {y:.1f}H{WIDTH}"/>'
        yield f'<text class="degree" x="4" y="{y - 3:.1f}">{degrees(lat, "N", "S")}</text>'


def multiples(low: float, high: float, step: float) -> list[float]:
    """Multiples of the step between two numbers."""
    first, last = math.ceil(low / step), math.floor(high / step)
    return [number * step for number in range(first, last + 1)]


def degrees(value: float, positive: str, negative: str) -> str:
    """ "70°E", of 190 degrees east "170°W"."""
    value = (value + 180) % 360 - 180 if positive == "E" else value
    return f"{abs(value):g}°{positive if value > 0 else negative if value < 0 else ''}"


def dots_of(frame: Frame, land: Iterable[tuple[float, float]]) -> str:
    """Where people live, as one path of dots."""
    found = (frame.at(lat, lon) for lat, lon in land if frame.holds(lat, lon))
    dots = dict.fromkeys(f"M{x:.0f} {y:.0f}h0" for x, y in found)
    return f'<path class="land" d="{"".join(dots)}"/>' if dots else ""


def circle_of(frame: Frame, point: Point) -> str:
    """A circle, the larger the more events, in the colour of their quad class."""
    x, y = frame.at(point.lat, point.lon)
    radius = 4 + 2.2 * math.sqrt(point.n_events)
    kind = f"event {point.quad} rough" if point.rough else f"event {point.quad}"
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" class="{kind}">'
        f"<title>{escape(point.told)}</title></circle>"
    )


class Labels:
    """Names on the map; one that would lie on another is left out."""

    def __init__(self) -> None:
        edge = (0.0, HEIGHT - LINE, float(WIDTH), float(HEIGHT))  # where the degrees of longitude stand
        self._taken: list[tuple[float, float, float, float]] = [edge, (0, 0, 30, HEIGHT)]

    def place(self, frame: Frame, point: Point, kind: str) -> str:
        """The name beside its point, or nothing where there is no room."""
        x, y = frame.at(point.lat, point.lon)
        width = LETTER[kind] * len(point.name)
        gap = {"here": 6 + 2.2 * math.sqrt(point.n_events), "country": -width / 2}.get(kind, 5)
        at_left = kind != "country" and x + gap + width > WIDTH
        left = x - gap - width if at_left else x + gap
        box = (left, y - LINE / 2, left + width, y + LINE / 2)
        inside = box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH
        if not inside or any(overlap(box, other) for other in self._taken):
            return ""
        self._taken.append(box)
        mark = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.6" class="dot"/>' if kind == "town" else ""
        anchor = ' text-anchor="end"' if at_left else ""
        at = x - gap if at_left else x + gap
        return f'{mark}<text class="{kind}" x="{at:.1f}" y="{y + 4:.1f}"{anchor}>{escape(point.name)}</text>'


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Do two boxes (left, top, right, bottom) share a spot?"""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
