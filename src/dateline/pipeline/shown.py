"""Shown: a coding as a notebook, a browser or a terminal shows it."""

from io import StringIO
from pathlib import Path

from dateline.export.map_svg import Land, Point
from dateline.export.marks import render_article
from dateline.export.page import render_page, standalone
from dateline.export.replacing import replacing
from dateline.export.table import write_table
from dateline.records.coding import Coding
from dateline.reference.gazetteer.towns import load_towns


class Shown:
    """An article with its marks, a map and a table: in a notebook by itself, elsewhere by `html`, `save` or `print`."""

    def __init__(self, coding: Coding) -> None:
        self.coding = coding

    @property
    def html(self) -> str:
        """One piece of HTML without scripts, which loads nothing."""
        return render_page(self.coding, known_land())

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        stream = StringIO()
        render_article(self.coding, stream)
        write_table([self.coding], stream)
        return stream.getvalue()

    def save(self, path: str | Path) -> None:
        """Writes it as a page of its own."""
        article = self.coding.article
        title = (article.title or article.article_id) if article else "no article"
        with replacing(Path(path)) as part:
            part.write_text(standalone(self.html, title), "utf-8")


def known_land() -> Land:
    """The gazetteer's towns and countries, for the background of a map."""
    towns = load_towns()
    countries, great = (
        tuple(Point(town.name, town.lat, town.lon) for town in named) for named in (towns.countries, towns.great)
    )
    return Land(towns.points, countries, great)


def show(coding: Coding) -> Shown:
    """The article of a coding with its events marked in place, and a map of them."""
    return Shown(coding)
