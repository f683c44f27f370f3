"""What the documents say is so: links lead somewhere, commands and files exist."""

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"^ {4}(?:\$ )?((?:\.venv/bin/dateline|dateline|make)\b[^#\n]*)", re.MULTILINE)


def named(documents: list[Path]) -> list[str]:
    return [str(document.relative_to(ROOT)) for document in documents]


def commands(program: str) -> list[str]:
    found = (command.strip() for document in DOCUMENTS for command in COMMAND.findall(document.read_text("utf-8")))
    return sorted({command.removeprefix(".venv/bin/") for command in found if program in command.split()[0]})


@pytest.mark.parametrize("document", named(DOCUMENTS))
def test_links_lead_somewhere(document: str) -> None:
    path = ROOT / document
    links = [link for link in LINK.findall(path.read_text("utf-8")) if not link.startswith(("https:", "http:"))]
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_chore_that_is_named_exists() -> None:
    chores = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    wanted = {word for command in commands("make") for word in command.split()[1:2]}
    assert {"demo", "test"} <= wanted <= chores


@pytest.mark.parametrize("command", commands("dateline"))
def test_every_flag_that_is_named_exists(command: str) -> None:
    import typer

    from dateline.cli.app import app

    words = [word for word in shlex.split(command.split("<")[0].split(">")[0].split("|")[0])]
    group = typer.main.get_command(app)
    verb = group.commands[words[1]] if len(words) > 1 and not words[1].startswith("-") else group  # type: ignore[attr-defined]
    flags = {flag for parameter in verb.params for flag in [*parameter.opts, "--help"]}
    assert {word.split("=")[0] for word in words if word.startswith("-") and word != "-"} <= flags


def test_the_documents_tell_no_machine() -> None:
    for document in DOCUMENTS:
        assert not re.search(r"(/work/|/root/|/tmp/|/home/)", document.read_text("utf-8")), document
