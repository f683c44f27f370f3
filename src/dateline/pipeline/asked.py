"""Asked: what a caller names in a filter, checked, and whom the registry knows by a name."""

import re
from collections.abc import Collection
from typing import Any

from dateline.errors import InputError
from dateline.reference.actor_table import name_key
from dateline.reference.codebook import load_codebook
from dateline.reference.registry import load_registry

DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
ALPHA3 = re.compile(r"[A-Z]{3}")


def listed(names: str | Collection[str] | None) -> list[str]:
    """One name or many, as a list."""
    return [] if names is None else [names] if isinstance(names, str) else list(names)


def everyone_called(names: str | Collection[str] | None) -> list[str] | None:
    """The names, and the ids of all actors that any of them means on some day; None asks nothing."""
    if names is None:
        return None
    registry = load_registry()
    found = listed(names)
    for name in listed(names):
        found += [use.actor_id for use in registry.uses(name_key(name))]
        found += [name.lower()] if name.lower() in registry.actors else []
    return list(dict.fromkeys(found))


def check_days(*days: Any) -> None:
    """InputError where one is no day, month or year."""
    for day in days:
        if day is not None and not DAY.fullmatch(str(day)):
            raise InputError(f"{day!r} is no day: YYYY-MM-DD, YYYY-MM or YYYY is expected")


def check_words(
    types: str | Collection[str] | None, statuses: str | Collection[str] | None, countries: str | Collection[str] | None
) -> None:
    """InputError where a type or status is none of the codebook's, or a country no alpha-3 code."""
    codebook = load_codebook()
    for given, known, what in ((types, codebook.types, "type"), (statuses, codebook.statuses, "status")):
        for word in listed(given):
            if word not in known:
                raise InputError(f"there is no {what} {word!r}, only {', '.join(known)}")
    for code in listed(countries):
        if not ALPHA3.fullmatch(code):
            raise InputError(f"country {code!r}: an alpha-3 code such as PAK is expected")
