"""Settings: one frozen object, read once. Nothing else reads the environment."""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from dateline.errors import SetupError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told; the TOML file has the same names, the environment has them as DATELINE_NAME."""

    store: Path | str | None = None  # the database: a path, or a URL of PostgreSQL; None: `default_store()`
    jobs: int = 1  # processes
    threads: int = 1  # of the network, in each process
    min_confidence: float = 0.0  # 0 to 1; events below it are left out, and counted
    min_trigger: float = 0.5  # 0 to 1; from which score on a word tells an event
    recipe: Path | None = None  # the chain as TOML; None: the one in the package
    actors: Path | None = None  # the folder of the analyst's own actor files; None: `default_actors()`

    def __post_init__(self) -> None:
        if self.jobs < 1 or self.threads < 1:
            raise SetupError("jobs and threads start at 1")
        for name in ("min_confidence", "min_trigger"):
            if not 0.0 <= getattr(self, name) <= 1.0:
                raise SetupError(f"{name} lies between 0 and 1, not {getattr(self, name):g}")

    @property
    def store_path(self) -> Path | str:
        """The database to use, named or default: a path, or a URL."""
        return self.store if self.store is not None else default_store()

    @property
    def actors_folder(self) -> Path:
        """The folder of own actor files, named or default; it need not exist."""
        return self.actors if self.actors is not None else default_actors()


READ_AS: Mapping[str, Callable[[Any], Any]] = {
    "store": lambda value: str(value) if "://" in str(value) else Path(value).expanduser(),
    "recipe": lambda value: Path(value).expanduser(),
    "actors": lambda value: Path(value).expanduser(),
    "jobs": int,
    "threads": int,
    "min_confidence": float,
    "min_trigger": float,
}


def load_settings(environment: Mapping[str, str] | None = None, **flags: Any) -> Settings:
    """File, then environment, then the flags that are not None. SetupError names a bad one."""
    environment = os.environ if environment is None else environment
    named: dict[str, Any] = {}
    named |= _from_file(environment.get("DATELINE_CONFIG"))
    named |= {f.name: v for f in fields(Settings) if (v := environment.get(f"DATELINE_{f.name.upper()}"))}
    named |= {name: value for name, value in flags.items() if value is not None}
    return Settings(**{name: _read(name, value) for name, value in named.items()})


def default_store() -> Path:
    """dateline.sqlite in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("dateline") / "dateline.sqlite"


def default_actors() -> Path:
    """`actors` in the user's configuration folder."""
    from platformdirs import user_config_path

    return user_config_path("dateline") / "actors"


def _from_file(given: str | None) -> dict[str, Any]:
    """The TOML file that DATELINE_CONFIG names, else the user's own where there is one."""
    from platformdirs import user_config_path

    path = Path(given) if given else user_config_path("dateline") / "dateline.toml"
    if not given and not path.is_file():
        return {}
    try:
        named = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SetupError(f"settings file {path}: {error}") from error
    for name in named:
        if name not in READ_AS:
            raise SetupError(f"settings file {path}: no setting {name!r}; there are {', '.join(READ_AS)}")
    return named


def _read(name: str, value: Any) -> Any:
    try:
        return READ_AS[name](value)
    except (TypeError, ValueError) as error:
        raise SetupError(f"{name}: {value!r} does not read: {error}") from error
