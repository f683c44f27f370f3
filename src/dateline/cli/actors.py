"""`dateline actors`: the registry looked up, checked, added to, edited, and what the store knows that it lacks."""

import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.code import StorePath
from dateline.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.config import Settings
    from dateline.records.actor import Actor

app = typer.Typer(help="Who is who: look up, check, add, edit and import actors.", no_args_is_help=True)

Folder = Annotated[
    Path | None, typer.Option("--actors", help="The folder of your own actor files; by default in your settings.")
]
Day = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day; by default today.")]
Aliases = Annotated[list[str] | None, typer.Option("--alias", help="A further name; may be given several times.")]
Roles = Annotated[
    list[str] | None,
    typer.Option("--role", metavar="SECTOR[:OFFICE][:FROM][:TO]", help="A dated role: GOV:Prime Minister:2021-01-02:"),
]


@app.command()
def find(
    name: str,
    on: Day = None,
    beside: Annotated[list[str] | None, typer.Option("--in", help="Countries spoken of: PAK.")] = None,
    actors: Folder = None,
) -> None:
    """Say whom a name means on a day, and what it was then."""
    from dateline.reference.registry import load_registry

    use(actors)
    day = on.date() if on else date.today()
    registry = load_registry()
    actor = registry.find(name, day, beside or ()) or registry.country(registry.country_of_demonym(name) or "")
    if actor is None:
        raise InputError(f"no actor is called {name!r} on {day}")
    print("\n".join(told(actor, day)))


def told(actor: "Actor", day: date) -> list[str]:
    """An actor's entry in lines, the role of the day first."""
    role = actor.role_on(day)
    now = " ".join([role.code, role.sector, *role.other_sector_codes, role.office or ""]).split() if role else ["none"]
    lines = [f"{actor.name}  ({actor.actor_id}, {actor.kind})", f"  on {day}: {' '.join(now)}"]
    for own in reversed(actor.roles):
        if own.begin or own.end:
            what = " ".join(filter(None, [own.code, own.sector, *own.other_sector_codes, own.office]))
            lines.append(f"  {own.begin or '…'} to {own.end or '…'}: {what}")
    lines += [f"  {tie.tie.replace('_', ' ')} {tie.of}" + days(tie.begin, tie.end) for tie in actor.ties]
    if actor.aliases:
        lines.append("  also: " + "; ".join(alias.text + days(alias.begin, alias.end) for alias in actor.aliases))
    return lines + ([f"  source: {actor.source}"] if actor.source else [])


def days(begin: date | None, end: date | None) -> str:
    """ " (2001-11-14 to …)", nothing where no day is named."""
    return f" ({begin or '…'} to {end or '…'})" if begin or end else ""


@app.command("list")
def list_actors(
    kind: Annotated[str | None, typer.Option(help="country, group, body, person or media.")] = None,
    country: Annotated[str | None, typer.Option(help="An alpha-3 code.")] = None,
    on: Day = None,
    actors: Folder = None,
) -> None:
    """List actors, one a line: id, name, kind, and code and sector on the day; the numbers by kind at the end."""
    from dateline.reference.registry import load_registry

    use(actors)
    day = on.date() if on else date.today()
    counts: Counter[str] = Counter()
    for actor in load_registry().actors.values():
        if kind in (None, actor.kind) and country in (None, actor.country):
            role = actor.role_on(day)
            counts[actor.kind] += 1
            print(
                "\t".join(
                    [actor.actor_id, actor.name, actor.kind, role.code if role else "", role.sector if role else ""]
                )
            )
    print(", ".join(f"{n:,} {name}" for name, n in sorted(counts.items())) or "no actor", file=sys.stderr)


@app.command()
def check(actors: Folder = None) -> None:
    """Say what is wrong with the shipped actors and with your own; exits with 1 where anything is."""
    from dateline.reference.actor_check import check_actors
    from dateline.reference.actor_files import actor_files, shipped_folder
    from dateline.reference.actor_index import read_all
    from dateline.reference.own_actors import own_actors

    settings = use(actors)
    # From the files: the table has room for one entry of an id only.
    shipped, own = tuple(read_all(actor_files(shipped_folder()))), own_actors(settings.actors_folder)
    complaints = check_actors(shipped, own)
    print(
        "\n".join(map(str, complaints)) if complaints else f"{len(shipped) + len(own.actors):,} actors, nothing wrong"
    )
    if complaints:
        raise typer.Exit(1)


@app.command()
def add(
    name: str,
    kind: Annotated[str, typer.Option(help="group, body, person or media.")],
    actor_id: Annotated[str | None, typer.Option("--id", help="By default made of the name.")] = None,
    country: Annotated[str | None, typer.Option(help="An alpha-3 code, or IGO, NGO, MNC.")] = None,
    sector: Annotated[str | None, typer.Option(help="A PLOVER sector: REB, MIL, PTY ...")] = None,
    alias: Aliases = None,
    role: Roles = None,
    actors: Folder = None,
) -> None:
    """Add an actor to your own file."""
    from dateline.reference.registry import load_registry

    settings = use(actors)
    entry: dict[str, Any] = {"id": actor_id or slug(name), "name": name, "kind": kind}
    if entry["id"] in load_registry().actors:
        raise InputError(f"there is an actor {entry['id']!r}: edit it, or give another --id")
    entry |= coded(country) if country else {}
    if sector:
        entry["otherwise" if kind == "person" else "sector"] = sector
    entry |= {"aliases": alias} if alias else {}
    entry |= {"roles": [read_role(text) for text in role]} if role else {}
    keep(settings, [entry])


@app.command()
def edit(
    actor_id: Annotated[str, typer.Argument(metavar="ID")],
    name: Annotated[str | None, typer.Option(help="The name to print.")] = None,
    country: Annotated[str | None, typer.Option(help="An alpha-3 code.")] = None,
    sector: Annotated[str | None, typer.Option(help="The sector, or that of a person out of office.")] = None,
    alias: Aliases = None,
    drop_alias: Annotated[list[str] | None, typer.Option(help="A name to take away.")] = None,
    role: Roles = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the actor out of the registry.")] = False,
    actors: Folder = None,
) -> None:
    """Change an actor, shipped or your own; the change is kept in your own file."""
    from dateline.reference.own_edit import FILE, entry_of, take_out
    from dateline.reference.registry import load_registry

    settings = use(actors)
    actor = load_registry().actors.get(actor_id)
    if actor is None:
        raise InputError(f"there is no actor {actor_id!r}")
    if remove:
        take_out(settings.actors_folder / FILE, actor_id)
        print(f"{actor_id} is taken out")
        return
    entry = entry_of(actor)
    entry |= {"name": name} if name else {}
    if country:
        entry = {field: value for field, value in entry.items() if field not in {"country", "code"}}
        entry |= coded(country)
    entry |= {"otherwise" if actor.kind == "person" else "sector": sector} if sector else {}
    names = [known for known in entry.get("aliases", []) if text_of(known) not in (drop_alias or ())]
    entry["aliases"] = names + [new for new in alias or () if new not in map(text_of, names)]
    entry["roles"] = entry.get("roles", []) + [read_role(text) for text in role or ()]
    keep(settings, [{field: value for field, value in entry.items() if value != []}])


def coded(country: str) -> dict[str, str]:
    """The field for a country or a bloc."""
    return {"code" if country in {"IGO", "NGO", "MNC"} else "country": country}


def text_of(alias: str | dict[str, Any]) -> str:
    """The name itself."""
    return alias if isinstance(alias, str) else str(alias["name"])


@app.command("import")
def import_dictionaries(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="PETRARCH actor or agent dictionaries.")],
    known_too: Annotated[
        bool, typer.Option("--known-too", help="Take actors too whose name is known already.")
    ] = False,
    actors: Folder = None,
) -> None:
    """Import PETRARCH dictionaries: actors with their dated roles, and agents; each into a file of your own.

    The shipped facts are newer than those dictionaries, so an actor whose name is known already is left out.
    """
    from dateline.reference.actor_index import NAME, write_index
    from dateline.reference.own_actors import build_index
    from dateline.reference.own_edit import write_import
    from dateline.reference.petrarch import read_dictionary, unlisted

    settings = use(actors)
    for file in files:
        entries, agents = read_dictionary(file)
        target = settings.actors_folder / f"imported-{slug(file.name)}.yaml"
        kept = entries if known_too else unlisted(entries, names_beside(target))
        write_import(target, kept, agents)
        left = f", {len(entries) - len(kept):,} known already" if len(kept) < len(entries) else ""
        write_index(settings.actors_folder / NAME, build_index(settings.actors_folder))
        print(f"{file.name}: {len(kept):,} actors, {sum(map(len, agents.values())):,} agents{left}; now in {target}")


def names_beside(target: Path) -> "Callable[[str], bool]":
    """Is a name known but for that own file, which an import writes anew?"""
    from dateline.reference.actor_table import name_key, uses_of
    from dateline.reference.own_actors import own_actors
    from dateline.reference.registry import registry_of

    own = own_actors(target.parent, without=target.name).actors
    keys = {name_key(written) for actor in own for written, _ in uses_of(actor)}
    return lambda name: name_key(name) in keys or registry_of(None).is_name(name)


@app.command()
def unknown(
    store: StorePath = None,
    limit: Annotated[int, typer.Option(help="How many names.")] = 50,
    toml: Annotated[bool, typer.Option("--toml", help="As entries, ready to be added to your own file.")] = False,
    actors: Folder = None,
) -> None:
    """List the names in the store that no actor bears, the most frequent first."""
    from dateline.pipeline.unknown import unknown_names
    from dateline.reference.own_edit import as_toml
    from dateline.reference.registry import load_registry
    from dateline.store import View

    settings = use(actors, store)
    with View.open(settings.store_path) as opened:
        # What was added since the articles were coded is unknown no more.
        found = [name for name in unknown_names(opened.codings()) if not load_registry().is_name(name.text)][:limit]
    if toml:
        sys.stdout.write(as_toml([name.as_entry() for name in found]))
        return
    for name in found:
        print(f"{name.n_events}\t{name.text}\t{name.kind}\t{name.code or ''}\t{name.sector or ''}\t{name.example}")


def slug(name: str) -> str:
    """A name as an id: lower case, hyphens."""
    from dateline.reference.petrarch import slug

    return slug(name)


def use(folder: Path | None, store: str | None = None) -> "Settings":
    """The settings; from now on the registry holds the own actors of their folder."""
    from dateline.config import load_settings
    from dateline.reference.own_actors import use_own_actors

    settings = load_settings(actors=folder, store=store)
    use_own_actors(settings.actors_folder)
    return settings


def keep(settings: "Settings", entries: list[dict[str, Any]]) -> None:
    """Write entries into the own file, if the registry stays sound with them."""
    from dateline.reference.actor_check import check_actors
    from dateline.reference.actor_files import DEFAULT_SECTORS, read_actor
    from dateline.reference.actor_index import shipped_actors
    from dateline.reference.own_actors import OwnActors, own_actors
    from dateline.reference.own_edit import FILE, put

    kept = own_actors(settings.actors_folder)
    new = tuple(read_actor(entry, "group", DEFAULT_SECTORS.get(entry["kind"]), "entry") for entry in entries)
    ids = {actor.actor_id for actor in new}
    with_new = OwnActors((*(a for a in kept.actors if a.actor_id not in ids), *new), kept.removed)
    if complaints := [c for c in check_actors(shipped_actors(), with_new) if c.actor_id in ids]:
        raise InputError("; ".join(map(str, complaints)))
    put(settings.actors_folder / FILE, entries)
    print("\n".join(line for actor in new for line in told(actor, date.today())))


def read_role(text: str) -> dict[str, Any]:
    """ "GOV:Prime Minister:2021-01-02:2023-05-01" as an entry's role. InputError where it does not read."""
    sector, *rest = [part.strip() for part in text.split(":")]
    office = rest.pop(0) if rest and not rest[0][:1].isdigit() else ""
    if not sector or len(rest) > 2:
        raise InputError(f"--role {text!r}: SECTOR[:OFFICE][:FROM][:TO] is expected")
    begin, end = ([*rest, "", ""])[:2]
    try:
        role = {"sector": sector, "office": office, "from": as_date(begin), "to": as_date(end)}
    except ValueError as error:
        raise InputError(f"--role {text!r}: {error}") from error
    return {name: value for name, value in role.items() if value}


def as_date(text: str) -> date | int | None:
    """A day or a bare year."""
    if not text:
        return None
    return int(text) if len(text) == 4 else date.fromisoformat(text)
