"""Lists are narrowed by day, place, side, status, weapon and type; nothing is narrowed by what was not asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.store.three_reports import make_book
from typer.testing import CliRunner, Result

from counterclaim.book.filters import Asked, in_period, named_in, of_type
from counterclaim.cli import make_app


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [
        ("2031-05-06", "2031-05-06", True),
        ("2031-05-05", "2031-05-05", False),
        ("2031-05-09", "2031-05-09", False),
        ("2031-05", "2031-05", True),
        ("2031", None, True),
        ("2031-05-01", "2031-05-20", True),
        (None, "2031-05-05", False),
        (None, None, False),
    ],
)
def test_a_day_month_or_year_meets_a_period(first: str | None, last: str | None, fits: bool) -> None:
    assert in_period(first, last, Asked(first_day="2031-05-06", last_day="2031-05-08")) is fits
    assert in_period(first, last, Asked())


def test_names_are_found_by_whole_words() -> None:
    assert named_in("brann", ["Lower Brann"])
    assert named_in("multiple rocket launcher", ["multiple_rocket_launcher"])
    assert not named_in("bran", ["Lower Brann"])


def test_a_type_is_known_by_its_name_and_in_words() -> None:
    assert of_type("air_strike", "air_strike")
    assert of_type("air_strike", "air strike")
    assert not of_type("shelling", "air strike")


@pytest.fixture
def ask(tmp_path: Path):
    make_book(tmp_path / "book.db")

    def run(*args: str) -> Result:
        return CliRunner().invoke(make_app(), [*args, "--ledger", str(tmp_path / "book.db")])

    return run


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), 2),
        (("--from", "2031-05-07"), 1),
        (("--to", "2031-05-05"), 0),
        (("--place", "Elvby"), 2),
        (("--place", "Holm"), 0),
        (("--side", "sudmark"), 2),
        (("--side", "ostmark"), 0),
        (("--status", "denied"), 1),
        (("--status", "acknowledged"), 1),
        (("--status", "found"), 1),
        (("--status", "agreed"), 0),
        (("--weapon", "artillery"), 1),
        (("--weapon", "drone"), 0),
        (("--type", "shelling"), 2),
        (("--type", "Air strike"), 0),
        (("--uncontested",), 1),
        (("--contested", "--place", "elv", "--side", "norrland"), 1),
    ],
)
def test_incidents_are_narrowed(ask, options: tuple[str, ...], found: int) -> None:
    result = ask("incidents", "--json", *options)
    assert len(json.loads(result.stdout)) == found


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--on", "2031-05-04"), 1),
        (("--on", "2031-05-02"), 0),
        (("--from", "2031-05-04", "--to", "2031-05-05"), 1),
        (("--to", "2031-05-02"), 0),
        (("--side", "Norrland"), 1),
        (("--side", "Lakes Union"), 1),
        (("--place", "elv"), 1),
        (("--type", "exchange"), 0),
    ],
)
def test_ceasefires_are_narrowed(ask, options: tuple[str, ...], found: int) -> None:
    assert len(json.loads(ask("ceasefires", "--json", *options).stdout)) == found


@pytest.mark.parametrize(
    ("options", "found"),
    [(("--type", "killed"), 1), (("--type", "wounded"), 0), (("--side", "sudmark"), 0), (("--place", "Elv"), 1),
     (("--from", "2031-05-08"), 1), (("--from", "2031-05-10"), 0)],
)  # fmt: skip
def test_tolls_are_narrowed(ask, options: tuple[str, ...], found: int) -> None:
    assert len(json.loads(ask("tolls", "--json", *options).stdout)) == found


@pytest.mark.parametrize(
    "args",
    [
        ("incidents", "--status", "proven"),
        ("incidents", "--type", "shelings"),
        ("incidents", "--from", "2031-05-08", "--to", "2031-05-01"),
        ("tolls", "--type", "harmed"),
        ("ceasefires", "--on", "Monday"),
        ("compare", "Norrland", "Ostmark"),
        ("compare", "Norrland", "norrland"),
    ],
)
def test_what_cannot_be_asked_is_wrong_use_and_says_what_can(ask, args: tuple[str, ...]) -> None:
    result = ask(*args)
    assert result.exit_code == 2
    assert result.stderr


def test_a_period_says_what_it_leaves_out(ask) -> None:
    assert "What nothing dates is left out." in ask("incidents", "--from", "2031-05-01").stdout
    assert "What nothing dates is left out." not in ask("incidents").stdout
