"""The options by which lists of the joined book are narrowed, and the filter made from them."""

import difflib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from counterclaim.cli.options import iso_day

if TYPE_CHECKING:
    from counterclaim.book.filters import Asked

From = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", callback=iso_day, help="Only what is told of this day or later."),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="DATE", callback=iso_day, help="Only what is told of this day or earlier."),
]
Place = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="Only what is told of this place, by any of its names.")
]
Side = Annotated[
    str | None, typer.Option("--side", metavar="NAME", help="Only what this side speaks of, or is blamed for.")
]
Why = Annotated[bool, typer.Option("--why", help="Each in full, with the words and the reasons.")]
Weapon = Annotated[
    str | None, typer.Option("--weapon", metavar="NAME", help="Only with this weapon, or weapons of this class.")
]


def asked_for(*, first_day: str | None = None, last_day: str | None = None, **wanted: Any) -> "Asked":
    """The filter; BadParameter where the days are the wrong way round."""
    from counterclaim.book.filters import Asked

    if first_day and last_day and first_day > last_day:
        raise typer.BadParameter(f"--from {first_day} is later than --to {last_day}. Give the earlier day first.")
    return Asked(first_day=first_day, last_day=last_day, **wanted)


def one_of(value: str | None, known: Iterable[str], option: str) -> str | None:
    """The value where it is one of those that there are; BadParameter names them, or those near it."""
    if value is None:
        return None
    names = tuple(known)
    wanted = value.strip().casefold().replace(" ", "_").replace("-", "_")
    if wanted in names:
        return wanted
    near = difflib.get_close_matches(wanted, names, n=3)
    told = f"Did you mean {' or '.join(near)}?" if near else f"There is {', '.join(names[:12])}."
    raise typer.BadParameter(f"{value!r} is no {option}. {told}")


def a_status(value: str | None) -> str | None:
    """The option `--status`, checked."""
    from counterclaim.records.wholes import Status

    return one_of(value, get_args(Status), "status")


def an_event_type(value: str | None) -> str | None:
    """The option `--type` of incidents, checked."""
    if value is None:
        return None
    from counterclaim.packs.event_types import load_event_types
    from counterclaim.packs.families import type_words

    known = load_event_types().types
    by_words = {type_words(name).casefold(): name for name in known}
    return by_words.get(value.strip().casefold()) or one_of(value, known, "type of happening")


def a_toll_kind(value: str | None) -> str | None:
    """The option `--type` of tolls, checked."""
    from counterclaim.records.enums import TollKind

    return one_of(value, [str(kind) for kind in TollKind], "kind of toll")


def an_agreement_type(value: str | None) -> str | None:
    """The option `--type` of ceasefires, checked."""
    from counterclaim.records.enums import AgreementType

    return one_of(value, [str(kind) for kind in AgreementType], "kind of agreement")


def an_actor_kind(value: str | None) -> str | None:
    """The option `--type` of actors, checked: what they are, or their sector."""
    from counterclaim.records.enums import Sector

    return one_of(value, ["person", "body", "state", "group", *(str(sector) for sector in Sector)], "kind of actor")
