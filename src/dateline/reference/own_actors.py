"""Own actors: the analyst's files beside the shipped ones, in YAML or TOML.

They have the form of the shipped files (docs/actors.md). An entry with the id of a shipped actor takes its place,
`removed: [ID, ...]` at the top takes actors out, and `agents: {SECTOR: [noun, ...]}` adds nouns that can act.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.errors import MissingReference
from dateline.records.actor import Actor
from dateline.reference.actor_files import listed, read_entries
from dateline.reference.actor_index import NAME, Index, indexed
from dateline.reference.actor_table import build_table
from dateline.reference.codebook import load_codebook
from dateline.reference.data_files import load_yaml

SUFFIXES = (".yaml", ".yml", ".toml")


@dataclass(frozen=True, slots=True)
class OwnActors:
    """The actors of the own files, the ids that they take out, and nouns with their sectors."""

    actors: tuple[Actor, ...] = ()
    removed: tuple[str, ...] = ()
    agents: Mapping[str, str] = field(default_factory=dict)  # noun in the singular, lower case → sector


@dataclass(slots=True)
class Chosen:
    """Which folder of own files this process reads; None: none."""

    folder: Path | None = None


CHOSEN = Chosen()


def use_own_actors(folder: Path | None) -> None:
    """From now on the registry of this process holds the actors of that folder too."""
    CHOSEN.folder = folder


def own_files(folder: Path | None) -> list[Path]:
    """The files of the folder, by name; none where there is no such folder."""
    if folder is None or not folder.is_dir():
        return []
    return sorted(path for path in folder.glob("*") if path.suffix in SUFFIXES)


def own_actors(folder: Path | None, without: str = "") -> OwnActors:
    """What the files say; of two entries with one id the later file's holds. MissingReference names a bad one.

    `without`: the name of a file that is passed over.
    """
    actors: dict[str, Actor] = {}
    removed: list[str] = []
    agents: dict[str, str] = {}
    for path in own_files(folder):
        if path.name == without:
            continue
        content = read_own(path)
        try:
            removed += map(str, listed(content, "removed"))
            agents |= read_agents(content.get("agents") or {})
        except (TypeError, AttributeError) as error:
            raise MissingReference(f"actor file {path}: {error}") from error
        actors |= {actor.actor_id: actor for actor in read_entries(content, path.name)}
    return OwnActors(tuple(actors.values()), tuple(removed), agents)


def own_index(folder: Path | None) -> Index | None:
    """What the files say, laid out for looking up, from the folder's index if it is of them; None for no files."""
    digest = own_digest(folder)
    return indexed(folder / NAME, digest, lambda _: build_index(folder)) if folder is not None and digest else None


def build_index(folder: Path) -> Index:
    """The index of a folder's files, from the files."""
    own = own_actors(folder)
    return Index(own_digest(folder), build_table(own.actors), own.removed, dict(own.agents))


def read_agents(raw: Mapping[str, Any]) -> dict[str, str]:
    """Noun → sector; TypeError for what is no sector or no list of nouns."""
    sectors = load_codebook().sectors
    if unknown := [sector for sector in raw if sector not in sectors]:
        raise TypeError(f"sector {unknown[0]!r} is not in the codebook")
    return {str(noun).lower(): sector for sector in raw for noun in listed(raw, sector)}


def read_own(path: Path) -> dict[str, Any]:
    """The content of an own file; MissingReference where it does not read."""
    if path.suffix == ".toml":
        try:
            content: Any = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise MissingReference(f"actor file {path}: {error}") from error
    else:
        content = load_yaml(path)
    if not isinstance(content, dict) or not {"actors", "removed", "agents"} & set(content):
        raise MissingReference(
            f"actor file {path}: a mapping with `actors`, `agents` or `removed` is expected at the top"
        )
    return content


def own_digest(folder: Path | None) -> str:
    """SHA-256 of the own files, empty where there are none: they decide what a text is coded as."""
    files = own_files(folder)
    if not files:
        return ""
    digest = sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return digest.hexdigest()
