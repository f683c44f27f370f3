"""Data files: YAML beside the code, read into plain values with errors that name the file."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from dateline.errors import MissingReference

CODEBOOKS = "codebooks"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's reads ten times as fast


def codebook_file(*path: str) -> Traversable:
    """A file of the codebooks folder, whether it exists or not."""
    return files("dateline.reference").joinpath(CODEBOOKS, *path)


def load_yaml(file: Traversable) -> Any:
    """The content of a YAML file; MissingReference where it is not there or does not read."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise MissingReference(f"reference file {file} can't be opened: {error}") from error
    try:
        return yaml.load(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise MissingReference(f"reference file {file} is no valid YAML: {error}") from error


def read_yaml(file: Traversable) -> dict[str, Any]:
    """A YAML file whose top is a mapping; MissingReference where it is not there or does not read."""
    content = load_yaml(file)
    if not isinstance(content, dict):
        raise MissingReference(f"reference file {file}: a mapping is expected at the top")
    return content


def yaml_files(*path: str) -> Iterator[Traversable]:
    """The YAML files of a codebooks folder, by name."""
    folder = codebook_file(*path)
    yield from sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
