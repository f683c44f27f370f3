"""What the documents say is so: links lead somewhere, commands and files exist."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from dateline.cli.app import app

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"^ {4}(?:\$ )?((?:\.venv/bin/dateline|dateline|make)\b[^#\n]*)", re.MULTILINE)


def named(documents: list[Path]) -> list[str]:
    return [str(document.relative_to(ROOT)) for document in documents]


def commands(program: str) -> list[str]:
    texts = [document.read_text("utf-8") for document in DOCUMENTS]
    found = {command.strip().removeprefix(".venv/bin/") for text in texts for command in COMMAND.findall(text)}
    return sorted(command for command in found if command.split()[0] == program)


@pytest.mark.parametrize("document", named(DOCUMENTS))
def test_links_lead_somewhere(document: str) -> None:
    path = ROOT / document
    links = LINK.findall(path.read_text("utf-8"))
    own = [link for link in links if not link.startswith(("https:", "http:"))]
    assert [link for link in own if not (path.parent / link).exists()] == []


def test_every_chore_that_is_named_exists() -> None:
    chores = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    wanted = {word for command in commands("make") for word in command.split()[1:2]}
    assert {"demo", "test"} <= wanted <= chores


@pytest.mark.parametrize("command", commands("dateline"))
def test_every_flag_that_is_named_exists(command: str) -> None:
    app_command: Any = typer.main.get_command(app)
    words = shlex.split(re.split("[<>|]", command)[0])
    verbs: dict[str, Any] = {"--help": app_command, "--version": app_command} | app_command.commands
    verb = verbs[words[1]]
    verb = getattr(verb, "commands", {}).get(words[2], verb) if words[2:] else verb  # "actors find"
    flags = {flag for parameter in verb.params for flag in parameter.opts} | {"--help"}
    assert {word.split("=")[0] for word in words if word.startswith("-") and word != "-"} <= flags


def test_the_documents_tell_no_machine() -> None:
    for document in DOCUMENTS:
        assert not re.search(r"(/work/|/root/|/tmp/|/home/)", document.read_text("utf-8")), document
