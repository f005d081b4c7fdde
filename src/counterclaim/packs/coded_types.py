"""Types of other houses read backwards: which of our types may stand behind an ACLED or UCDP code.

In: the words or the number of a code. Out: a set of our types, for several of ours share one of theirs, or the one that
a row is filed under. Reads the packs `event_types` and `coded_types`.
"""

from functools import cache
from typing import Any

from counterclaim.packs.event_types import load_event_types
from counterclaim.packs.loader import load_pack

ONE_SIDED = 3
_VIOLENCE = (1, 2, ONE_SIDED)


@cache
def types_of_acled(event: str, sub_event: str) -> tuple[str, ...]:
    """Our types that ACLED could code so; by the event type alone where the sub-event type is none that it has.

    >>> types_of_acled("Explosions/Remote violence", "Air/drone strike")
    ('air_strike',)
    """
    known = load_event_types()
    subs = {name.casefold(): name for name in known.acled_events}
    if sub_event.strip().casefold() in subs:
        wanted = {subs[sub_event.strip().casefold()]}
    else:
        wanted = {name for name, of in known.acled_events.items() if of.casefold() == event.strip().casefold()}
    return tuple(
        sorted(
            name for name, one in known.types.items()
            if wanted & {one.acled.default, *(value for value, _ in one.acled.alternatives)}
        )
    )  # fmt: skip


@cache
def types_of_ged(violence: int) -> tuple[str, ...]:
    """Our types that UCDP could count so: one-sided violence (3), or between organised actors (1, 2)."""
    if violence not in _VIOLENCE:
        return ()
    rules = {"by_actors"} if violence != ONE_SIDED else {"by_actors", "one_sided"}
    return tuple(sorted(name for name, one in load_event_types().types.items() if one.ucdp in rules))


@cache
def filed_as_acled(event: str, sub_event: str) -> str:
    """The one type that an ACLED row is filed under.

    >>> filed_as_acled("Battles", "Armed clash"), filed_as_acled("Battles", "A new sub-type")
    ('armed_clash', 'armed_clash')
    """
    pack = load_pack("coded_types")
    found = _named(pack["acled"], sub_event) or _named(pack["acled_events"], event)
    return found or "other"


@cache
def filed_as_ged(violence: int) -> str:
    """The one type that a UCDP row is filed under, by its type of violence."""
    return str(load_pack("coded_types")["ged"].get(violence, "other"))


def _named(table: dict[str, Any], name: str) -> str | None:
    wanted = name.strip().casefold()
    return next((str(ours) for theirs, ours in table.items() if theirs.casefold() == wanted), None)
