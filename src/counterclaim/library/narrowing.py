"""What a list or an export is narrowed to: words of a person in, the filter out, or a word on what does not fit.

Reads event_types and event_families, where a type of happening is asked for.
"""

import datetime as dt
import difflib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final, TypedDict, get_args

from counterclaim.book.filters import Asked
from counterclaim.records.errors import SettingsError


class Filters(TypedDict, total=False):
    """What narrows a list. Days are ISO days (`"2024-05-01"`) or dates, and both are included."""

    first_day: str | dt.date | None
    last_day: str | dt.date | None
    place: str | None
    """Told of this place, by any of its names."""
    side: str | None
    """This side speaks, is blamed, or is not quoted."""
    status: str | None
    """Of incidents: contested, denied, acknowledged, agreed, found."""
    weapon: str | None
    """With this weapon, or one of this class."""
    type: str | None
    """Type of happening, agreement, actor, or kind of toll."""
    contested: bool | None
    """Of incidents: some side denies it or tells it otherwise."""


DAYS: Final = ("first_day", "last_day")
OF_INCIDENTS: Final = (*DAYS, "place", "side", "status", "weapon", "type", "contested")
OF_TOLD: Final = (*DAYS, "place", "side", "type")
"""Of truces and tolls."""
OF_ACTORS: Final = (*DAYS, "side", "type")
_TOLD: Final = 24
"""Names that are told of a list that a value is none of."""


def one_of(value: str, known: Iterable[str], what: str) -> str:
    """The value where it is one of those that there are; SettingsError names them, or those near it."""
    names = tuple(known)
    wanted = value.strip().casefold().replace(" ", "_").replace("-", "_")
    if wanted in names:
        return wanted
    near = difflib.get_close_matches(wanted, names, n=3)
    told = f"Did you mean {' or '.join(near)}?" if near else f"There is {_some(names)}."
    raise SettingsError(f"{value!r} is no {what}. {told}")


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _TOLD} more" if len(names) > _TOLD else ""
    return f"{', '.join(names[:_TOLD])}{more}"


def a_status(value: str) -> str:
    """What an incident is by what is told of it."""
    from counterclaim.records.wholes import Status

    return one_of(value, get_args(Status), "status")


def an_event_type(value: str) -> str:
    """A type of happening, by its name or in words."""
    from counterclaim.packs.event_types import load_event_types
    from counterclaim.packs.families import type_words

    known = load_event_types().types
    by_words = {type_words(name).casefold(): name for name in known}
    return by_words.get(value.strip().casefold()) or one_of(value, known, "type of happening")


def a_toll_kind(value: str) -> str:
    """What a toll counts."""
    from counterclaim.records.enums import TollKind

    return one_of(value, [str(kind) for kind in TollKind], "kind of toll")


def an_agreement_type(value: str) -> str:
    """What an agreement is."""
    from counterclaim.records.enums import AgreementType

    return one_of(value, [str(kind) for kind in AgreementType], "kind of agreement")


def an_actor_kind(value: str) -> str:
    """What an actor is, or its sector."""
    from counterclaim.records.enums import Sector

    return one_of(value, ["person", "body", "state", "group", *(str(sector) for sector in Sector)], "kind of actor")


def a_day(value: str | dt.date) -> str:
    """A day as YEAR-MONTH-DAY."""
    if isinstance(value, dt.date):
        return value.strftime("%Y-%m-%d")
    try:
        return dt.datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=dt.UTC).date().isoformat()
    except ValueError:
        raise SettingsError(f"{value!r} is not a day. Write it as YEAR-MONTH-DAY, such as 2024-05-01.") from None


def wanted(filters: Mapping[str, Any], *, fit: Collection[str], kind: Callable[[str], str]) -> dict[str, Any]:
    """The filters that are given, each checked: `fit` are those that narrow this list, `kind` reads its types."""
    read: dict[str, Callable[[Any], Any]] = {"status": a_status, "type": kind, **dict.fromkeys(DAYS, a_day)}
    found: dict[str, Any] = {}
    for name, value in filters.items():
        if name not in fit:
            told = f"by {', '.join(fit)}" if fit else "by nothing"
            raise SettingsError(f"This is not narrowed by {name!r}, but {told}.")
        if value is not None:
            found[name] = read[name](value) if name in read else value
    first, last = (found.get(day) for day in DAYS)
    if first and last and first > last:
        raise SettingsError(f"{first} is later than {last}. Give the earlier day first.")
    return found


def asked_for(filters: Mapping[str, Any], *, fit: Collection[str], kind: Callable[[str], str] = an_event_type) -> Asked:
    """The filter of what is asked for."""
    return Asked(**wanted(filters, fit=fit, kind=kind))
