"""Types of other houses read backwards: which of our types may stand behind an ACLED or UCDP code.

In: the words or the number of a code. Out: a set of our types, for several of ours share one of theirs. Reads the pack
`event_types`.
"""

from functools import cache

from counterclaim.packs.event_types import load_event_types

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
