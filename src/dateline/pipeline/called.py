"""Called: whom a user means by a name, as the store is asked for it."""

from dateline.reference.actor_table import name_key
from dateline.reference.registry import load_registry


def names_meant(called: str) -> tuple[str, ...]:
    """The name itself, and the ids of all actors that bear it or bore it: "TTP" → ("TTP", "ttp").

    The store is asked with all of them, and so finds events whose article called the actor by another of its names.
    """
    registry = load_registry()
    ids = [use.actor_id for use in registry.uses(name_key(called))]
    code = registry.country_of_demonym(called)
    country = registry.country(code) if code else None
    return tuple(dict.fromkeys([called, *ids, *([country.actor_id] if country else [])]))
