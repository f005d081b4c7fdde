"""The words of time, and the atoms that a text is first read into.

In: the pack `times.en`. Out: its table, and the record of an atom ("October 27", "Tuesday", "three days ago").
"""

from collections.abc import Iterable
from functools import cache

import msgspec

from counterclaim.packs.alternatives import alternatives
from counterclaim.packs.tables import load_table


class TimeTable(msgspec.Struct, frozen=True, kw_only=True):
    """The pack `times.en`: words of time and what they stand for."""

    months: dict[str, int]
    short_months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    days: dict[str, int]
    other_days: dict[str, int]
    day_leads: list[str]
    day_follows: list[str]
    parts: dict[str, tuple[int, int, str]]
    nights: dict[str, tuple[int, int]]
    tonight: list[str]
    units: dict[str, str]
    seasons: dict[str, tuple[int, int, str]]
    last: list[str]
    this: list[str]
    next: list[str]
    period: list[str]
    ago: list[str]
    shifted: list[str]
    early: list[str]
    middle: list[str]
    late: list[str]
    earlier: list[str]
    later: list[str]
    since: list[str]
    so_far: list[str]
    until: list[str]
    after: list[str]
    from_: list[str] = msgspec.field(name="from")
    ending: list[str]
    born: list[str]
    saying: list[str]
    counting: list[str]
    counted: list[str]
    covers: list[str]
    frequency: dict[str, str]
    leads: list[str]
    future_aux: list[str]
    future_verbs: list[str]
    future_words: list[str]
    plans: list[str]
    vague_amounts: dict[str, tuple[int, int]]


class Atom(msgspec.Struct, frozen=True, kw_only=True):
    """A few words of time. `sort` tells which of the other fields are filled."""

    sort: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    to_year: int | None = None
    to_month: int | None = None
    to_day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    part: str | None = None
    week: int | None = None
    hour: int | None = None
    minute: int | None = None
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    edge: str | None = None
    """early, middle, late, earlier or later: the share of the period that is meant; "that": it is on a day told before;
    "to": the night that ends on the day beside it; "of": counted from what is named after it."""
    bare: bool = False
    """A part of the day that is a time only beside a day."""


@cache
def time_table() -> TimeTable:
    """The pack of time words."""
    return load_table("times.en", TimeTable)


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of these words, longest first, with any white space between them."""
    return alternatives(words)
