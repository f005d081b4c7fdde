"""What events and incidents are compared by, in one form for both."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.unit.export.formats.conftest import ledger, material, read_ledger, told_in  # noqa: F401 - fixtures

from counterclaim.book.hand_coded.entries import Killed, Span, entry_of_event, entry_of_incident, in_ledger
from counterclaim.export.material import Material, ToldIncident
from counterclaim.records.claim import Place, TimeRange
from counterclaim.records.coded import AROUND, CodedEvent
from counterclaim.records.enums import PlacePrecision, TimeBasis, TimePrecision

DAY = TimeRange(
    earliest="2031-05-06", latest="2031-05-06", precision=TimePrecision.DAY, basis=TimeBasis.STATED, text="6 May"
)


def event(**fields: Any) -> CodedEvent:
    told: dict[str, Any] = {
        "id": "XVA1",
        "source": "ACLED records",
        "line": 2,
        "first": "2031-05-06",
        "last": "2031-05-07",
    }
    return CodedEvent(**(told | {"fixed": "days"} | fields))


def test_days_between_two_spans() -> None:
    one = Span(10, 12)
    assert (one.days, one.gap(Span(12, 20)), one.gap(Span(15, 20)), one.gap(Span(1, 7))) == (3, 0, 3, 3)


@pytest.mark.parametrize(
    ("killed", "words"),
    [(Killed(12, 12), "12"), (Killed(9, 14), "9 to 14"), (Killed(12, None), "12 or more"), (Killed(0, 0), "0")],
)
def test_numbers_in_words(killed: Killed, words: str) -> None:
    assert str(killed) == words


@pytest.mark.parametrize(
    ("numbers", "killed"),
    [
        ({"low": 9, "best": 12, "high": 14}, Killed(9, 14)),
        ({"best": 12}, Killed(12, 12)),
        ({"low": 9}, Killed(9, None)),
        ({}, None),
    ],
)
def test_the_fewest_and_the_most_of_an_event(numbers: dict[str, float], killed: Killed | None) -> None:
    assert entry_of_event(event(**numbers)).killed == killed


def test_what_a_place_lies_in_is_no_place_of_the_event() -> None:
    town = Place(name="Elmar", precision=PlacePrecision.SETTLEMENT)
    district = Place(name="Elmar district", precision=PlacePrecision.DISTRICT, relation=AROUND)
    told = entry_of_event(event(places=(town, district)))
    assert (told.fine, told.wide) == ((town,), (district,))


def test_terms_of_office_are_left_off_names() -> None:
    told = entry_of_event(event(parties=("Military Forces of Varnia (2029-)", "Lusk Front (2020-2031)")))
    assert told.parties == ("Military Forces of Varnia", "Lusk Front")


def test_an_incident_is_whoever_is_blamed_or_speaks_of_it_without_direction(
    told_in: Callable[..., ToldIncident], material: Material  # noqa: F811
) -> None:  # fmt: skip
    incident = told_in("Orsk", time=DAY, lat=1.5, lon=2.5, precision=PlacePrecision.SETTLEMENT)
    told = entry_of_incident(incident, material)
    assert told.span is not None
    assert told.span.days == 1
    assert [place.name for place in told.fine] == ["Orsk"]
    assert (told.type, told.types, told.killed) == ("shelling", frozenset({"shelling"}), None)
    assert "South" in told.parties
    short = in_ledger(incident)
    assert (short.first, short.last, short.killed_min, short.checked) == ("2031-05-06", "2031-05-06", None, False)


def test_an_incident_that_nothing_dates_has_no_days(
    told_in: Callable[..., ToldIncident], material: Material  # noqa: F811
) -> None:  # fmt: skip
    assert entry_of_incident(told_in("Orsk"), material).span is None
