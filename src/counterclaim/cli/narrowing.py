"""The options by which lists of the joined book are narrowed, and the filter made from them."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli.options import iso_day
from counterclaim.records.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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


def one_of(value: str | None, known: "Iterable[str]", option: str) -> str | None:
    """The value where it is one of those that there are; BadParameter names them, or those near it."""
    from counterclaim.library import narrowing

    return _checked(value, lambda given: narrowing.one_of(given, known, option))


def a_status(value: str | None) -> str | None:
    """The option `--status`, checked."""
    from counterclaim.library import narrowing

    return _checked(value, narrowing.a_status)


def an_event_type(value: str | None) -> str | None:
    """The option `--type` of incidents, checked."""
    from counterclaim.library import narrowing

    return _checked(value, narrowing.an_event_type)


def a_toll_kind(value: str | None) -> str | None:
    """The option `--type` of tolls, checked."""
    from counterclaim.library import narrowing

    return _checked(value, narrowing.a_toll_kind)


def an_agreement_type(value: str | None) -> str | None:
    """The option `--type` of ceasefires, checked."""
    from counterclaim.library import narrowing

    return _checked(value, narrowing.an_agreement_type)


def an_actor_kind(value: str | None) -> str | None:
    """The option `--type` of actors, checked: what they are, or their sector."""
    from counterclaim.library import narrowing

    return _checked(value, narrowing.an_actor_kind)


def _checked(value: str | None, check: "Callable[[str], str]") -> str | None:
    """The value as it is meant; BadParameter names those that there are, or those near it."""
    try:
        return check(value) if value is not None else None
    except SettingsError as error:
        raise typer.BadParameter(str(error)) from None
