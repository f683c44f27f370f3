"""Actor files: the registry as people write it, YAML a region or family, and as other programs read it.

A file is a mapping with `family`, `source`, the `kind` and `sector` of its entries unless they say otherwise, and
`actors` (see docs/actors.md for their fields); or with `patterns`, names that every country's bodies go by.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from dateline.errors import MissingReference
from dateline.records.actor import Actor, ActorName, Role, Tie
from dateline.reference.actor_table import name_key
from dateline.reference.data_files import load_yaml

FOLDER = "actors"
FIELDS = frozenset(
    {"id", "name", "kind", "country", "code", "sector", "aliases", "roles", "other", "otherwise"}
    | {"ties", "wikidata", "source"}
)
DEFAULT_SECTORS = {"group": "REB", "body": "GOV", "person": "GOV", "media": "JRN"}
FORMER = "ELI"  # what a person is outside of the terms in office, unless the entry says otherwise


def shipped_folder() -> Traversable:
    """The actor files in the package."""
    return resources.files("dateline.reference") / FOLDER


def actor_files(folder: Traversable) -> Iterator[Traversable]:
    """The YAML files of a folder and those below it, in the order of their names."""
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from actor_files(entry)
        elif entry.name.endswith((".yaml", ".yml")):
            yield entry


def country_rows() -> Iterator[list[str]]:
    """The rows of countries.tsv: code, name, other names, nationality words, capital, its other names."""
    text = (shipped_folder() / "countries.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), "", "", "", "", ""][:6]


def read_countries() -> Iterator[Actor]:
    """The countries, each with the role of its government; a name with "*" means it only beside its own name."""
    for code, name, others, *_ in country_rows():
        aliases = tuple(
            ActorName(other.removesuffix("*"), where=(code,) if other.endswith("*") else ())
            for other in others.split("|")
            if other
        )
        yield Actor(f"country-{code.lower()}", name, "country", aliases, code, (Role(code, "GOV"),))


def read_entries(content: Mapping[str, Any], file: str) -> Iterator[Actor]:
    """The actors of one file's mapping. MissingReference names the entry that can't be used."""
    kind = content.get("kind", "group")
    sector = content.get("sector", DEFAULT_SECTORS.get(kind))
    for raw in content.get("actors") or ():
        yield read_actor(raw, kind, sector, file, content.get("source"))


def read_content(file: Traversable) -> Mapping[str, Any]:
    """A file's mapping."""
    content = load_yaml(file)
    if not isinstance(content, Mapping) or not {"actors", "patterns"} & set(content):
        raise MissingReference(f"{file.name}: a mapping with `actors` or `patterns` is expected at the top")
    return content


def expand(content: Mapping[str, Any], written: Iterable[Actor]) -> Iterator[Actor]:
    """The bodies that every country has, by its name and its first nationality word: "Kenyan Parliament".

    A name that a written actor bears stays with that actor; so does a nationality word that two countries share with
    neither.
    """
    taken = {name_key(name) for actor in written for name in (actor.name, *(alias.text for alias in actor.aliases))}
    ids = {actor.actor_id for actor in written}
    first = {row[0]: row[3].split("|")[0].split(",")[0] for row in country_rows()}
    shared = {demonym for demonym, n in Counter(first.values()).items() if n > 1} | {""}
    for code, country, *_ in country_rows():
        for pattern in content.get("patterns") or ():
            actor_id = f"{pattern['id']}-{code.lower()}"
            forms = [form for form in pattern["names"] if "{demonym}" not in form or first[code] not in shared]
            given = dict.fromkeys(form.format(country=country, demonym=first[code]) for form in forms)
            names = [name for name in given if name_key(name) not in taken]
            if names and actor_id not in ids:
                role = Role(code, pattern["sector"], other_sector_codes=tuple(pattern.get("other", ())))
                aliases = tuple(map(ActorName, names[1:]))
                yield Actor(actor_id, names[0], "body", aliases, code, (role,), source=content.get("source"))


def read_actor(raw: Mapping[str, Any], kind: str, sector: str | None, file: str, source: str | None = None) -> Actor:
    """One entry; its code is its country's, or what `code` says."""
    if not isinstance(raw, Mapping) or set(raw) - FIELDS or not {"id", "name"} <= set(raw):
        known = raw.get("id", raw.get("name")) if isinstance(raw, Mapping) else raw
        raise MissingReference(f"{file}: entry {known!r} has unknown or lacks needed fields")
    kind = raw.get("kind", kind)
    code = raw.get("code", raw.get("country"))
    default = raw.get("otherwise", FORMER) if kind == "person" else raw.get("sector", sector)
    try:
        roles = [read_role(role, code, raw.get("sector", sector)) for role in listed(raw, "roles")]
        roles.sort(key=lambda role: role.begin or date.min, reverse=True)
        roles.append(Role(code or "", default or "", other_sector_codes=listed(raw, "other")))
        aliases = tuple(read_name(name) for name in listed(raw, "aliases"))
        ties = tuple(read_tie(tie) for tie in listed(raw, "ties"))
        name = read_name(raw["name"]).text
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise MissingReference(f"{file}: entry {raw['id']!r} does not read: {error}") from error
    own = raw.get("source", source)
    return Actor(str(raw["id"]), name, kind, aliases, code, tuple(roles), raw.get("wikidata"), ties, own)


def listed(raw: Mapping[str, Any], field: str) -> tuple[Any, ...]:
    """The values of a field, none where it is not there; TypeError for a string, whose letters are no values."""
    values = raw.get(field) or ()
    if not isinstance(values, list | tuple):
        raise TypeError(f"a list is expected as {field}")
    return tuple(values)


def read_role(raw: Mapping[str, Any], code: str | None, sector: str | None) -> Role:
    """A dated role; a bare year stands for its first or last day."""
    return Role(
        raw.get("code", code) or "",
        raw.get("sector", sector) or "",
        raw.get("office"),
        as_day(raw.get("from"), first=True),
        as_day(raw.get("to"), first=False),
        listed(raw, "other"),
    )


def read_name(raw: Any) -> ActorName:
    """A further name: a string, or a mapping with `name` and its `from`, `to` and `where`."""
    if isinstance(raw, str):
        return ActorName(raw)
    begin, end = as_day(raw.get("from"), first=True), as_day(raw.get("to"), first=False)
    where = raw.get("where", ())
    return ActorName(raw["name"], begin, end, (where,) if isinstance(where, str) else tuple(where))


def read_tie(raw: Mapping[str, Any]) -> Tie:
    """A tie; countries are named by their code."""
    of = str(raw["of"])
    actor_id = f"country-{of.lower()}" if len(of) == 3 and of.isupper() else of
    return Tie(raw["tie"], actor_id, as_day(raw.get("from"), first=True), as_day(raw.get("to"), first=False))


def as_day(value: Any, *, first: bool) -> date | None:
    """A date of the files as a day; ValueError for what is neither date nor year."""
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, str) and len(value) == 10:
        return date.fromisoformat(value)
    if isinstance(value, str) and len(value) == 7:
        year, month = map(int, value.split("-"))
        return date(year, month, 1) if first else last_day(year, month)
    return date(int(value), 1, 1) if first else date(int(value), 12, 31)


def last_day(year: int, month: int) -> date:
    """Of a month."""
    return date(year, month, monthrange(year, month)[1])
