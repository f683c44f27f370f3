"""Own edit: entries written into the analyst's own actor file. What stands there, comments included, stays."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit
import yaml
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT

from dateline.errors import InputError
from dateline.records.actor import Actor, ActorName, Role
from dateline.reference.actor_files import FORMER

FILE = "own.toml"  # what `dateline actors add` and `edit` write
HEAD = "Actors of your own, written by `dateline actors`; edit it as you like. Its fields: docs/actors.md"


def put(path: Path, entries: Iterable[Mapping[str, Any]]) -> None:
    """Write entries into the file, each in the place of that with its id. InputError where the file does not read."""
    content = read(path)
    actors = as_tables(content)
    for entry in entries:
        places = [i for i, known in enumerate(actors) if known.get("id") == entry["id"]]
        if places:
            update(actors[places[0]], entry)
        else:
            table = tomlkit.table()
            update(table, entry)
            actors.append(table)
    write(path, tomlkit.dumps(content))


def as_tables(content: tomlkit.TOMLDocument) -> Any:
    """The file's actors as tables of their own, where they stand as one list too: `actors = [{…}]`."""
    actors = content.get("actors")
    if not isinstance(actors, AoT):
        tables = tomlkit.aot()
        for known in content.unwrap().get("actors", []):
            tables.append(tomlkit.item(known))
        content.pop("actors", None)
        content["actors"] = tables
    return content["actors"]


def take_out(path: Path, actor_id: str) -> None:
    """Remove an actor: its own entry, and the shipped one where there is one."""
    content = read(path)
    actors = content.get("actors")
    if actors is not None:
        for i in reversed([i for i, known in enumerate(actors) if known.get("id") == actor_id]):
            del actors[i]
    removed = list(content.get("removed", []))
    if actor_id not in removed:
        content["removed"] = [*removed, actor_id]
    if actors is not None and not actors:
        del content["actors"]
    write(path, tomlkit.dumps(content))


def write_import(path: Path, entries: Iterable[Mapping[str, Any]], agents: Mapping[str, Iterable[str]]) -> None:
    """A file of what was imported, in YAML; what an earlier import of the same name wrote is replaced."""
    # No sector unless an entry has one: a bare "KANDAHAR [AFG]" is no rebel.
    content: dict[str, Any] = {"family": f"Imported as {path.name}", "sector": ""}
    content["actors"] = [dict(entry) for entry in entries]
    if agents:
        content["agents"] = {sector: list(nouns) for sector, nouns in agents.items()}
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    write(path, yaml.dump(content, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1000))


def as_toml(entries: Iterable[Mapping[str, Any]]) -> str:
    """Entries as a file of their own would have them."""
    content = tomlkit.document()
    actors = tomlkit.aot()
    for entry in entries:
        table = tomlkit.table()
        update(table, entry)
        actors.append(table)
    content["actors"] = actors
    return tomlkit.dumps(content)


def update(table: Any, entry: Mapping[str, Any]) -> None:
    """The entry's fields in the table, those that it lacks taken out."""
    for name in [name for name in table if name not in entry]:
        del table[name]
    for name, value in entry.items():
        if table.get(name) != value:
            table[name] = value


def read(path: Path) -> tomlkit.TOMLDocument:
    """The file, or a new one."""
    if not path.exists():
        content = tomlkit.document()
        content.add(tomlkit.comment(HEAD))
        return content
    try:
        return tomlkit.parse(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise InputError(f"actor file {path}: {error}") from error


def write(path: Path, content: str) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(content, "utf-8")
    beside.replace(path)


def entry_of(actor: Actor) -> dict[str, Any]:
    """An actor in the form of a file's entry; reading it gives the same actor."""
    *dated, usual = actor.roles
    bloc = actor.country is None or len(actor.country) != 3 or actor.country in {"IGO", "NGO", "MNC"}
    entry: dict[str, Any] = {"id": actor.actor_id, "name": actor.name, "kind": actor.kind}
    if actor.country:
        entry["code" if bloc else "country"] = actor.country
    if actor.kind == "person":
        entry |= {"otherwise": usual.sector} if usual.sector != FORMER else {}
    else:
        entry["sector"] = usual.sector  # even where it is none: left out, the kind's would stand for it
    optional = {
        "other": list(usual.other_sector_codes),
        "aliases": [name_entry(name) for name in actor.aliases],
        "roles": [role_entry(role, actor.country) for role in dated],
        "ties": [between({"tie": t.tie, "of": t.of}, t.begin, t.end) for t in actor.ties],
        "wikidata": actor.wikidata_id,
        "source": actor.source,
    }
    return entry | {name: value for name, value in optional.items() if value}


def name_entry(name: ActorName) -> str | dict[str, Any]:
    """A further name as an entry has it."""
    entry = between({"name": name.text}, name.begin, name.end) | ({"where": list(name.where)} if name.where else {})
    return name.text if entry == {"name": name.text} else entry


def role_entry(role: Role, country: str | None) -> dict[str, Any]:
    """A dated role as an entry has it."""
    entry: dict[str, Any] = {"code": role.code} if role.code != (country or "") else {}
    entry |= {"sector": role.sector} | ({"office": role.office} if role.office else {})
    entry |= {"other": list(role.other_sector_codes)} if role.other_sector_codes else {}
    return between(entry, role.begin, role.end)


def between(entry: dict[str, Any], begin: date | None, end: date | None) -> dict[str, Any]:
    """The entry with its days."""
    return entry | ({"from": begin} if begin else {}) | ({"to": end} if end else {})
