"""What a column and a table are: the one definition that CSV, Excel, Parquet and data frames share.

A table is a stream of records with typed columns over them. A cell is null where nothing is told, and never 0.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

import msgspec

from counterclaim.export.material import Material
from counterclaim.records.exporting import Rule

_Record = TypeVar("_Record")


class Type(StrEnum):
    """What the cells of a column hold, unless they are null."""

    TEXT = "text"
    TEXTS = "list of texts"
    WHOLE = "whole number"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "true or false"


Cell = str | Sequence[str] | float | dt.date | bool | None


class Column(msgspec.Struct, Generic[_Record], frozen=True):
    """A column: its name, what its cells hold, what that means, and how a record tells it."""

    name: str
    type: Type
    about: str
    get: Callable[[_Record], Cell]


class Table(msgspec.Struct, Generic[_Record], frozen=True, kw_only=True):
    """A table: its records, one a row, with columns over them, and what a row does not hold."""

    name: str
    about: str
    columns: tuple[Column[_Record], ...]
    records: Callable[[Material], Iterable[_Record]]
    named: Callable[[_Record], str]
    """The id by which the manifest names a record."""
    checked: Callable[[_Record], bool] = lambda _: False
    """Whether a person has checked every claim behind a row."""
    flat: Rule | None = None
    """What of each record has no column."""
    kept: Rule | None = None
    """Where only what is checked is asked for: why a row that nobody checks by itself stays."""
    apart: Callable[[_Record], Rule | None] = lambda _: None
    """The rule by which a record is left out, where one is."""


def cells_of(table: Table[_Record], record: _Record) -> list[Any]:
    """The cells of one row, in the order of the columns: plain Python values, lists as lists."""
    return [_HOLD[column.type](column.get(record)) for column in table.columns]


def texts(values: Iterable[str | None]) -> tuple[str, ...]:
    """Each text once, in the order met; nulls left out."""
    return tuple(dict.fromkeys(value for value in values if value))


def web(url: str | None) -> str | None:
    """An address on the web as it is; null for any other, which may be a path of somebody's machine."""
    return url if url is not None and url.lower().startswith(("http://", "https://")) else None


def whole(value: float | None) -> float | None:
    """12.0 as 12; a percentage such as 59.5 stays."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _text(value: Any) -> str | None:
    """A plain text; half characters, which no UTF-8 can hold, as a question mark."""
    if value is None:
        return None
    text = value if type(value) is str else str(value)
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _list(values: Any) -> list[str | None] | None:
    return None if values is None else [_text(value) for value in values]


def _same(value: Any) -> Any:
    return value


_HOLD: Final = MappingProxyType(dict.fromkeys(Type, _same) | {Type.TEXT: _text, Type.TEXTS: _list})
