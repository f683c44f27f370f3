"""Recipe: the chain as TOML, and the fingerprint of all that decides what a text is coded as."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path

from dateline.annotate import readings, triggers
from dateline.annotate.registry import STEPS
from dateline.annotate.step import Step
from dateline.errors import SetupError
from dateline.pipeline.chain import check_chain
from dateline.reference.own_actors import CHOSEN, own_digest

HERE = Path(__file__).parent
SHIPPED = HERE / "recipe.toml"
# Their weights, cue lists, codebook, actors, gazetteer and rules decide; other rooms only carry.
DECIDING_ROOMS = ("annotate", "coding", "encoder", "pipeline", "records", "reference")


@dataclass(frozen=True, slots=True)
class Recipe:
    """The names of the steps, in order."""

    steps: tuple[str, ...]

    def chain(self, threads: int = 1, min_trigger: float = triggers.THRESHOLD) -> list[Step]:
        """The steps, their order checked; `threads` are the network's. Raises UnreadableChain."""
        given = {
            "readings": partial(readings.step, threads=threads),
            "triggers": partial(triggers.step, least=min_trigger),
        }
        chain = [given.get(name, STEPS[name])() for name in self.steps]
        check_chain(chain)
        return chain


def load_recipe(path: Path | None = None) -> Recipe:
    """The recipe in a TOML file; without one, the recipe in the package."""
    path = path or SHIPPED
    try:
        steps = tomllib.loads(path.read_text("utf-8"))["steps"]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise SetupError(f"recipe {path}: {error}") from error
    unknown = [name for name in steps if name not in STEPS]
    if unknown:
        raise SetupError(f"recipe {path}: no step {', '.join(unknown)}; there are {', '.join(STEPS)}")
    return Recipe(tuple(steps))


def fingerprint_of(recipe: Recipe, min_confidence: float = 0.0, min_trigger: float = triggers.THRESHOLD) -> str:
    """16 hexadecimal digits: the same for the same weights, reference data, rules, chain and settings."""
    settings = f"{min_confidence!r} {min_trigger!r}"
    told = f"{' '.join(recipe.steps)}\n{settings}\n{package_fingerprint()}{own_digest(CHOSEN.folder)}"
    return sha256(told.encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def package_fingerprint() -> str:
    """SHA-256 over the name and content of every file of the deciding rooms; once a process."""
    digest = sha256()
    for path in deciding_files():
        digest.update(f"{path.relative_to(HERE.parent).as_posix()}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def deciding_files() -> Iterator[Path]:
    """Weights, data and rules, in the order of their names; what Python caches is left out."""
    for room in DECIDING_ROOMS:
        for path in sorted((HERE.parent / room).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith("."):
                yield path
