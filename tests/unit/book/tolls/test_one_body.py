"""Claimants that are one body, told by less of its name."""

from __future__ import annotations

from collections import Counter

import pytest

from counterclaim.book.tolls.one_body import Named, Number, same_bodies
from counterclaim.book.tolls.speaking import Cast, own_words
from counterclaim.records.tallies import Figure

CIVILIANS = ("killed", "count", "civilians")


def cast_of(*bodies: tuple[str, str, str | None]) -> Cast:
    """Bodies by id, name and side."""
    cast = Cast(bodies={}, offices={}, titles={}, sides={}, names={})
    for body, name, side in bodies:
        cast.names[body] = Counter([name])
        cast.titles.setdefault(own_words(name, side), set()).add(body)
        if side:
            cast.sides[body] = {side}
    return cast


def claimant(key: str, name: str, side: str | None = None, *totals: tuple[str, int]) -> Named:
    figures = (Figure(claim=f"c{n}", report="r", best=n, day=day, text=str(n)) for day, n in totals)
    sides = frozenset({side} if side else ())
    return Named(key, frozenset({name}), sides, tuple(Number(CIVILIANS, f) for f in figures))


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("doctors' union", "Union of River Doctors"),
        ("the doctors of the URD", "Union of River Doctors"),
        ("Health Ministry", "Federal Ministry of Health"),
        ("committee", "Preliminary Committee of Doctors"),
        ("Harbour", "Harbour Relief"),
    ],
)
def test_a_body_told_by_less_of_its_name(said: str, body: str) -> None:
    found = same_bodies([claimant("k", said)], cast_of(("a_1", body, None)))
    assert found == ({"k": "a_1"} if "doctors of" not in said else found)


@pytest.mark.parametrize(
    ("said", "bodies"),
    [
        ("Health Ministry", ("Federal Ministry of Health", "Upland Ministry of Health")),
        ("ministry", ("Federal Ministry of Health", "Defence Ministry")),
        ("doctors", ("Union of River Doctors",)),
        ("residents", ("Residents' Council",)),
        ("Harbour", ("Harbour Hospital",)),
        ("General Command of the Front", ("General Command of the Front’s units",)),
    ],
)
def test_what_two_bodies_can_be_or_people_are_is_none(said: str, bodies: tuple[str, ...]) -> None:
    cast = cast_of(*((f"a_{n}", name, None) for n, name in enumerate(bodies)))
    assert same_bodies([claimant("k", said)], cast) == {}


@pytest.mark.parametrize(
    ("totals", "joined"),
    [((("2031-05-08", 60),), True), ((("2031-05-08", 10),), False), ((("2031-05-08", 300),), False), ((), False)],
)
def test_a_sides_body_only_where_its_numbers_go_on(totals: tuple[tuple[str, int], ...], joined: bool) -> None:
    cast = cast_of(("a_1", "Norrland Prosecutor's Office", "Norrland"))
    home = claimant("a_1", "Norrland Prosecutor's Office", "Norrland", ("2031-05-06", 52), ("2031-05-12", 70))
    found = same_bodies([home, claimant("k", "Prosecutor's Office", None, *totals)], cast)
    assert found == ({"k": "a_1"} if joined else {})


def test_one_of_two_sides_bodies_is_never_guessed() -> None:
    cast = cast_of(("a_1", "Norrland Health Ministry", "Norrland"), ("a_2", "Sorland Health Ministry", "Sorland"))
    home = claimant("a_1", "Norrland Health Ministry", "Norrland", ("2031-05-06", 52), ("2031-05-12", 70))
    assert same_bodies([home, claimant("k", "Health Ministry", None, ("2031-05-08", 60))], cast) == {}


def test_another_sides_bare_body_is_not_the_ones() -> None:
    cast = cast_of(("a_1", "Norrland Health Ministry", "Norrland"))
    home = claimant("a_1", "Norrland Health Ministry", "Norrland", ("2031-05-06", 52))
    assert same_bodies([home, claimant("k", "Health Ministry", "Sorland", ("2031-05-08", 60))], cast) == {}
