"""`dateline places`: what a place name means, what else it could mean, and why."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.annotate.place_ranking import Ranked
    from dateline.annotate.place_setting import Setting

app = typer.Typer(help="Where is where: what a place name means, and why.", no_args_is_help=True)


@app.callback()
def places() -> None:
    """Where is where: what a place name means, and why."""


@app.command()
def resolve(
    name: Annotated[str, typer.Argument(help='The name, with what it lies in where you like: "Miranshah, Pakistan".')],
    beside: Annotated[
        list[str] | None, typer.Option("--in", metavar="COUNTRY", help="A country spoken of: PAK. May be repeated.")
    ] = None,
    text: Annotated[
        Path | None, typer.Option("--text", metavar="FILE", help="An article that the name stands in.")
    ] = None,
    limit: Annotated[int, typer.Option(help="How many places.")] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Say which place a name means, which others bear it, and what speaks for each; exits with 1 for no place."""
    from dateline.annotate.place_names import read_name
    from dateline.annotate.place_ranking import rank_places
    from dateline.records.span import Span
    from dateline.reference.gazetteer import load_gazetteer
    from dateline.reference.registry import load_registry

    bare = name.split(",", 1)[0].strip()
    if not bare:
        raise InputError("the name is empty")
    registry = load_registry()
    setting = setting_for(beside or [], text, bare)
    ranked = rank_places(read_name(name, Span(0, len(bare)), load_gazetteer(), registry), setting, registry)[:limit]
    if as_json:
        sys.stdout.write(json.dumps([as_object(r) for r in ranked], ensure_ascii=False, indent=1) + "\n")
    else:
        print("\n".join(line for r in ranked for line in told(r)) or f"no place is called {bare!r}")
    if not ranked:
        raise typer.Exit(1)


def setting_for(countries: list[str], file: Path | None, said: str) -> "Setting":
    """What is spoken of: the countries named, and what an article says. InputError where either can't be read."""
    from dateline.annotate.place_setting import Setting
    from dateline.reference.registry import load_registry

    for code in countries:
        if load_registry().country(code) is None:
            raise InputError(f"--in {code!r} is no alpha-3 code of a country")
    given = Counter({("--in", code): countries.count(code) for code in countries})
    if file is None:
        return Setting(given)
    setting = setting_of_article(file)
    return Setting(given + setting.countries, tuple((name, place) for name, place in setting.guesses if name != said))


def setting_of_article(file: Path) -> "Setting":
    """The countries and places of an article's text."""
    from datetime import date

    from dateline.annotate.place_setting import Setting, countries_of, with_guesses
    from dateline.annotate.registry import STEPS
    from dateline.pipeline.coder import read_documents
    from dateline.records.article import Article
    from dateline.records.layers import TOPONYMS
    from dateline.reference.registry import load_registry

    try:
        words = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"--text {file}: {error}") from error
    [document] = read_documents([Article("text", words, date.today())], [STEPS["toponyms"]()])
    guesses = [(t.span.of(words), t.place) for t in document[TOPONYMS] if t.place is not None]
    return with_guesses(Setting(countries_of(document, load_registry())), guesses)


def told(ranked: "Ranked") -> "Iterator[str]":
    """A place in lines: what it is, where, and the reasons."""
    place = ranked.place
    within = ", ".join(dict.fromkeys(filter(None, [place.admin2, place.admin1, place.country])))
    number = f"  GeoNames {place.geoname_id}" if place.geoname_id else ""
    yield f"{ranked.score:6.2f}  {place.name}  ({place.feature_code}; {within or 'no country'})"
    extent = f"  {place.extent_km:,} km across" if place.extent_km else ""
    yield f"        {place.lat:.3f} {place.lon:.3f}{extent}{number}"
    yield from (f"        {part.value:+6.2f}  {part.why}" for part in ranked.parts)


def as_object(ranked: "Ranked") -> dict[str, Any]:
    """The same for other programs."""
    place = ranked.place
    fields = ("geoname_id", "name", "lat", "lon", "country", "admin1", "admin2", "feature_code", "population")
    return {
        **{field: getattr(place, field) for field in (*fields, "extent_km")},
        "score": round(ranked.score, 3),
        "reasons": [{"why": part.why, "value": round(part.value, 3)} for part in ranked.parts],
    }
