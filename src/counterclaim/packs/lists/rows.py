"""Rows of a list to its entries: which column tells what, and why a row cannot be one.

In: a row of a CSV file or workbook. Out: an actor or a source as the row tells it; `RowError` says in words why not.
Reads the packs `list_columns` (by which names columns are read) and `countries`.

Example: under `full_name,aka,side,position,since` a row is an actor with aliases, a side and an office since a day.
"""

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Final, Literal

from counterclaim.packs.conflict_entries import RELIABILITY, Source
from counterclaim.packs.gazetteer_index import state_code
from counterclaim.packs.listed_rows import ListedRow
from counterclaim.packs.lists.entries import KINDS, ListedActor, ListedOffice
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import plain_name
from counterclaim.records.enums import Sector

Kind = Literal["actors", "sources"]
_BREAKS: Final = re.compile(r"[;|]")
_DAY: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_ADDRESS: Final = re.compile(r"(?:https?://)?[^\s/@:]+\.[^\s/@:]+(?::\d+)?(?:/\S*)?")
_LONGEST: Final = 200
_MOST_NAMES: Final = 60


class RowError(ValueError):
    """Why a row is refused, in words that follow "line 3"."""


@cache
def columns_for(kind: Kind) -> Mapping[str, tuple[str, ...]]:
    """The names under which each column of a kind of list is read."""
    return {key: tuple(names) for key, names in load_pack("list_columns")[kind].items()}


def actor_of(row: ListedRow, sides: Collection[str]) -> ListedActor:
    """The actor that a row tells of. `sides`: those of the conflict file."""
    told = _asked(row, "actors")
    name = _name(told("name"), "name")
    office, first, last = told("office"), _day(told("office_from")), _day(told("office_to"))
    if (first or last) and not office:
        raise RowError("has days of an office and no office")
    if first and last and last[: len(first)] < first[: len(last)]:
        raise RowError(f"its office ends on {last}, before it begins on {first}")
    return ListedActor(
        name=name, aliases=_names(told("aliases"), name), kind=_one_of(told("kind"), KINDS, "kind"),
        side=_side(told("side"), sides), country=_country(told("country")), sector=_sector(told("sector")),
        offices=(ListedOffice(title=_bounded(office, "office"), first=first, last=last),) if office else (),
        note=told("note"),
    )  # fmt: skip


def source_of(row: ListedRow, sides: Collection[str]) -> Source:
    """The source that a row tells of, likewise."""
    told = _asked(row, "sources")
    name = _name(told("publisher"), "publisher")
    letter = told("reliability").upper() or None
    if letter is not None and letter not in RELIABILITY:
        raise RowError(f"reliability {letter[:20]!r} is no letter of the Admiralty scale (A to F); or leave it empty")
    address = told("address") or None
    if address is not None and not _ADDRESS.fullmatch(address):
        raise RowError(f"address {address[:60]!r} is no address of a page")
    return Source(
        publisher=name, other_names=_names(told("other_names"), name), affiliation=_side(told("affiliation"), sides),
        reliability=letter, note=told("note"), address=address,
    )  # fmt: skip


def _asked(row: ListedRow, kind: Kind) -> Callable[[str], str]:
    columns = columns_for(kind)
    return lambda key: row.get(columns[key])


def _name(text: str, column: str) -> str:
    if not plain_name(text):
        raise RowError(f"has no {column}")
    return _bounded(text, column)


def _bounded(text: str, column: str) -> str:
    if len(text) > _LONGEST:
        raise RowError(f"its {column} has more than {_LONGEST} characters")
    return text


def _names(text: str, own: str) -> tuple[str, ...]:
    """Further names, apart by semicolons or bars: a comma may stand in a name."""
    found = {plain_name(name): _bounded(name.strip(), "other name") for name in _BREAKS.split(text) if plain_name(name)}
    found.pop(plain_name(own), None)
    if len(found) > _MOST_NAMES:
        raise RowError(f"has more than {_MOST_NAMES} further names")
    return tuple(found.values())


def _one_of(text: str, known: tuple[str, ...], column: str) -> str | None:
    if not text:
        return None
    if text.casefold() not in known:
        raise RowError(f"{column} {text[:60]!r} is not one of {', '.join(known)}")
    return text.casefold()


def _sector(text: str) -> Sector | None:
    found = _one_of(text.replace(" ", "_"), tuple(Sector), "sector")
    return Sector(found) if found else None


def _side(text: str, sides: Collection[str]) -> str | None:
    """A side of the conflict file by its name; capitals and accents do not matter."""
    if not text:
        return None
    found = next((side for side in sides if plain_name(side) == plain_name(text)), None)
    if found is None:
        raise RowError(f"{text[:60]!r} is no side of the conflict file ({', '.join(sides) or 'which has none'})")
    return found


def _country(text: str) -> str | None:
    if not text:
        return None
    found = state_code(text)
    if found is None:
        raise RowError(f"country {text[:60]!r} is no ISO 3166-1 code and no state's name; leave it empty or mend it")
    return found


def _day(text: str) -> str | None:
    if text and not _DAY.fullmatch(text):
        raise RowError(f"{text[:40]!r} is no day; write it as 2031-03-01, 2031-03 or 2031")
    return text or None
