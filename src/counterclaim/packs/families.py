"""Which event types can be views of one happening, and which break a truce or can have a toll.

In: names of event types. Out: how near they are, in words. Reads `event_families.yaml`.
"""

from functools import cache

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.records.errors import PackError

_PACK = "event_families"
_LISTS = (
    "broad",
    "violent",
    "harmful",
    "by_participants",
    "counted",
    "beside",
    "aftermath",
    "never_told_on",
    "looks_back",
)


class Families(msgspec.Struct, frozen=True):
    """The pack: families by event type, and the types that are broad, violent or harmful."""

    of_type: dict[str, frozenset[str]]
    broad: frozenset[str]
    violent: frozenset[str]
    harmful: frozenset[str]
    by_participants: frozenset[str]
    counted: frozenset[str]
    aftermath: frozenset[str]
    never_told_on: frozenset[str]
    beside: frozenset[str]
    looks_back: frozenset[str]
    titles: dict[str, str]
    across: frozenset[frozenset[str]]


@cache
def load_families() -> Families:
    """The packaged table. Read once."""
    data = load_pack(_PACK)
    of_type: dict[str, set[str]] = {}
    try:
        for family in data["families"]:
            for event_type in family["types"]:
                of_type.setdefault(event_type, set()).add(family["id"])
        lists = {key: frozenset(data[key]) for key in _LISTS}
        titles = dict(data["titles"])
        across = frozenset(frozenset(map(str, pair)) for pair in data["across"])
    except (KeyError, TypeError) as error:
        raise PackError(f"pack {_PACK}.yaml: lacks or misspells {error}; see its opening lines") from error
    return Families({t: frozenset(f) for t, f in of_type.items()}, titles=titles, across=across, **lists)


def shared_family(first: str, second: str) -> str | None:
    """The family in which two different types can be views of one happening; None where there is none.

    Example: `shared_family("shelling", "ceasefire_violated")` is "combat"; with "abduction" it is None.
    """
    table = load_families().of_type
    common = table.get(first, frozenset()) & table.get(second, frozenset())
    return min(common) if common else None


def told_otherwise(first: str, second: str) -> bool:
    """Whether two reports may tell one happening under these two types ("a boat was seized", "its crew was taken")."""
    return frozenset((first, second)) in load_families().across


def is_broad(event_type: str) -> bool:
    """Whether a type says little by itself ("fighting", "people killed")."""
    return event_type in load_families().broad


def breaks_truce(event_type: str) -> bool:
    """Whether an act of this type is a breach where the text sets it against a truce."""
    return event_type in load_families().violent


def can_harm(event_type: str) -> bool:
    """Whether a toll can be the result of an event of this type."""
    return event_type in load_families().harmful


def is_counted(event_type: str) -> bool:
    """Whether a running count is told of acts of this type ("40 abducted since May")."""
    return event_type in load_families().counted


def goes_by_participants(event_type: str) -> bool:
    """Whether two events of this type are one only where they share who took part (meetings, appointments)."""
    return event_type in load_families().by_participants


def is_act(event_type: str) -> bool:
    """Whether sides speak of a happening of this type as of something done to somebody: harm, or a breach."""
    return can_harm(event_type) or breaks_truce(event_type)


def can_be_told_on(event_type: str, *, after: str) -> bool:
    """Whether words of this type, told right after a happening and naming nothing, can go on about it.

    Example: after a naval action, "warning shots were fired" (small arms fire) and "an inquiry began" can; "nine men
    laid down their arms" is another happening, told by who was taken.
    """
    table = load_families()
    if event_type == after:
        return True
    if after in table.looks_back and event_type in table.harmful - table.never_told_on:
        return True
    if event_type in table.never_told_on or not is_act(after):
        return False
    return (
        shared_family(event_type, after) is not None
        or event_type in table.aftermath
        or (event_type in table.beside and after in table.harmful)
        or (breaks_truce(event_type) and breaks_truce(after))
    )


def type_words(event_type: str) -> str:
    """A type in words for a title: "air_strike" gives "air strike"."""
    return load_families().titles.get(event_type, event_type.replace("_", " "))


def looks_back(event_type: str) -> bool:
    """Whether its day says nothing of the day of the act that it is about: an inquiry comes days after."""
    return event_type in load_families().looks_back


def comes_to_look(first: str, second: str) -> bool:
    """Whether one of two types tells of an inquiry, the other of an act of force that it may be about."""
    harmful = load_families().harmful
    return any(looks_back(a) and b in harmful for a, b in ((first, second), (second, first)))


def stands_beside(first: str, second: str) -> bool:
    """Whether one of two types tells of what was done around an act of force of the other type.

    Example: an investigation at the crater tells of the shelling that made it; a meeting does not.
    """
    table = load_families()
    return any(
        a in table.beside and (b in table.harmful or b in table.beside) for a, b in ((first, second), (second, first))
    )
