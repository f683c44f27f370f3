"""Licences: what installed packages say of themselves, held against licences.yaml."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path

import yaml

GNU = re.compile(r"\b[AL]?GPL|GNU\s+(\w+\s+)?GENERAL\s+PUBLIC", re.IGNORECASE)
LESSER = re.compile(r"LGPL-\d\.\d(-only|-or-later)?")
FILE = re.compile(r"(licen[cs]es?|copying|notices?)[^/]*$|\.dist-info/licenses/", re.IGNORECASE)
SOURCE = (".py", ".pyc", ".pyi", ".so", ".json")


@dataclass(frozen=True, slots=True)
class Rules:
    """What licences.yaml says."""

    allowed: frozenset[str]  # SPDX ids
    spellings: Mapping[str, str]  # to an SPDX expression
    judged: Mapping[str, str]  # package to reason

    def expression(self, statement: str) -> str:
        """The SPDX expression for what a package says; what is not known stays as it is."""
        return self.spellings.get(statement, statement)

    def allow(self, expression: str, lesser: bool = False) -> bool:
        """Whether one may ship it, with `lesser` under the LGPL too. Brackets are not read, and so not allowed."""
        choices = (choice.split(" AND ") for choice in expression.split(" OR "))  # AND binds before OR
        return any(all(self._allow_one(one, lesser) for one in choice) for choice in choices)

    def _allow_one(self, licence: str, lesser: bool) -> bool:
        return licence in self.allowed or (lesser and LESSER.fullmatch(licence) is not None)


def load_rules() -> Rules:
    """The rules of this folder."""
    data = yaml.safe_load(Path(__file__).with_name("licences.yaml").read_text("utf-8"))
    return Rules(frozenset(data["allowed"]), data["spellings"], data["judged"])


def find_statements(package: Distribution) -> list[str]:
    """What the metadata says: the expression, or else the licence field and each classifier; empty if nothing."""
    said = package.metadata
    if expressions := said.get_all("License-Expression"):
        return list(expressions)
    classifiers = [one.split(" :: ")[-1] for one in said.get_all("Classifier", []) if one.startswith("License ::")]
    fields = [one.strip().partition("\n")[0] for one in said.get_all("License", [])]
    return [one for one in (*fields, *classifiers) if one not in {"", "OSI Approved"}]


def conclude_licence(package: Distribution, rules: Rules) -> str:
    """One SPDX expression; empty where the package says nothing."""
    return next(map(rules.expression, find_statements(package)), "")


def names_gnu(package: Distribution) -> bool:
    """Whether a licence file of the package names the GPL, LGPL or AGPL, which bundled libraries may be under."""
    files = [file for file in package.files or [] if FILE.search(str(file)) and not str(file).endswith(SOURCE)]
    paths = [Path(str(file.locate())) for file in files]
    return any(GNU.search(path.read_text("utf-8", errors="replace")) for path in paths if path.is_file())


def find_licence_faults(packages: Mapping[str, Distribution], rules: Rules) -> Iterator[str]:
    """Packages that may not be shipped, with what is wrong. The GPL and AGPL no judgement allows."""
    for name, package in packages.items():
        statements = find_statements(package)
        if not statements:
            yield f"{name} does not say its licence"
        for statement in statements:
            if not rules.allow(rules.expression(statement), lesser=name in rules.judged):
                yield f"{name} is under {statement}"
        if names_gnu(package) and name not in rules.judged:
            yield f"{name} has a licence file that names a GNU licence, which nobody has judged"
    for name in rules.judged.keys() - packages.keys():
        yield f"{name} is judged and not installed"
