"""Actor check: what is wrong with the registry's entries, each complaint with the actor it is about."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from dateline.records.actor import KINDS, TIES, Actor, Role
from dateline.reference.actor_table import Use, name_key, uses_of
from dateline.reference.codebook import load_codebook
from dateline.reference.own_actors import OwnActors

BLOCS = frozenset({"", "IGO", "NGO", "MNC"})
MORE_SECTORS = frozenset({""})  # none: a body of which only the code counts


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, and with which actor."""

    actor_id: str
    what: str

    def __str__(self) -> str:
        return f"{self.actor_id}: {self.what}"


def check_actors(shipped: Sequence[Actor], own: OwnActors | None = None) -> list[Complaint]:
    """All complaints, in the order of the actors; none where the registry is sound.

    A name of an own actor goes before that of a shipped one, and is no clash.
    """
    own = own or OwnActors()
    replaced = {*own.removed, *(actor.actor_id for actor in own.actors)}
    kept = [actor for actor in shipped if actor.actor_id not in replaced]
    actors = [*kept, *own.actors]
    by_id = {actor.actor_id: actor for actor in actors}
    countries = {actor.country for actor in actors if actor.kind == "country" and actor.country}
    sectors = frozenset(load_codebook().sectors) | MORE_SECTORS
    found = [Complaint(actor_id, f"{n} entries have this id") for actor_id, n in repeated(actors)]
    for actor in actors:
        found += [Complaint(actor.actor_id, what) for what in complaints_about(actor, countries, sectors, by_id)]
    return [*found, *clashes(kept), *clashes(own.actors)]


def repeated(actors: Iterable[Actor]) -> Iterator[tuple[str, int]]:
    """Ids that stand more than once."""
    counts = Counter(actor.actor_id for actor in actors)
    yield from ((actor_id, n) for actor_id, n in counts.items() if n > 1)


def complaints_about(
    actor: Actor, countries: Collection[str], sectors: Collection[str], by_id: Mapping[str, Actor]
) -> Iterator[str]:
    """What is wrong with one actor alone."""
    if actor.kind not in KINDS:
        yield f"kind {actor.kind!r} is none of {', '.join(KINDS)}"
    if not actor.actor_id or actor.actor_id != actor.actor_id.lower() or not actor.actor_id.isascii():
        yield "an id is lower case and ASCII"
    for role in actor.roles:
        if role.code not in BLOCS and role.code not in countries:
            yield f"code {role.code!r} is no country of the registry and none of IGO, NGO, MNC"
        yield from (f"sector {s!r} is not in the codebook" for s in sectors_of(role) if s not in sectors)
    yield from wrong_dates(actor)
    for name in actor.aliases:
        yield from (f"{name.text!r} names {code!r}, no country" for code in name.where if code not in countries)
        if len(name.text.strip()) < 2 or name.text != name.text.strip():
            yield f"name {name.text!r} is too short, or has space around it"
    for tie in actor.ties:
        if tie.tie not in TIES:
            yield f"tie {tie.tie!r} is none of {', '.join(sorted(TIES))}"
        if tie.of not in by_id:
            yield f"{tie.tie} {tie.of!r}, who is not in the registry"


def sectors_of(role: Role) -> tuple[str, ...]:
    """Of a role, the first and the others."""
    return (role.sector, *role.other_sector_codes)


def wrong_dates(actor: Actor) -> Iterator[str]:
    """What begins after its end, and roles of which nobody can tell which began last."""
    dated = [("role", r.begin, r.end) for r in actor.roles] + [(n.text, n.begin, n.end) for n in actor.aliases]
    dated += [(f"{t.tie} {t.of}", t.begin, t.end) for t in actor.ties]
    for what, begin, end in dated:
        if begin is not None and end is not None and begin > end:
            yield f"{what} ends on {end}, before it begins on {begin}"
    dated_roles = [role for role in actor.roles if role.begin or role.end]
    for one, other in pairwise(dated_roles):
        if one.begin == other.begin and sectors_of(one) != sectors_of(other):
            yield f"two roles begin on {one.begin}, {one.sector} and {other.sector}: only one can hold"


def clashes(actors: Iterable[Actor]) -> Iterator[Complaint]:
    """Names that two actors bear at one time, where not all but one say where the name means them.

    Two that are both bound to countries may have none of them in common.
    """
    uses: dict[str, dict[str, Use]] = {}
    for actor in actors:
        for written, use in uses_of(actor):
            uses.setdefault(name_key(written), {}).setdefault(f"{use.actor_id} {use.begin} {use.end} {use.where}", use)
    for key, known in uses.items():
        for one, other in combinations(known.values(), 2):
            if one.actor_id != other.actor_id and at_one_time(one, other) and bool(one.where) == bool(other.where):
                if one.where and not set(one.where) & set(other.where):
                    continue
                yield Complaint(other.actor_id, f"name {key!r} is also {one.actor_id}'s at the same time")


def at_one_time(one: Use, other: Use) -> bool:
    """Do the days of two meanings overlap?"""
    begin = max(one.begin or date.min, other.begin or date.min)
    return begin <= min(one.end or date.max, other.end or date.max)
