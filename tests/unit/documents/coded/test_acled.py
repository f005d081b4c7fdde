"""Rows of ACLED's CSV as coded events."""

import pytest
from tests.unit.documents.coded.conftest import ACLED, AN_ACLED_ROW, Read, Write

from counterclaim.records.enums import PlacePrecision


def test_a_row_of_the_31_columns(write: Write, read: Read) -> None:
    [event], bad = read(write(ACLED, [AN_ACLED_ROW]))
    assert bad == []
    assert (event.id, event.source, event.line, event.first, event.last) == (
        "XVA1", "ACLED records", 2, "2031-05-06", "2031-05-06",
    )  # fmt: skip
    assert [(one.name, one.precision) for one in event.places] == [
        ("Elmar", PlacePrecision.SETTLEMENT),
        ("North Province", PlacePrecision.PROVINCE),
    ]
    assert (event.places[0].lat, event.places[0].lon) == (10.5432, 20.1234)
    assert event.types == ("shelling",)
    assert event.parties == ("Lusk Front", "Civilians (Varnia)", "Traders", "Nurses")
    assert (event.low, event.best, event.high, event.toll_words) == (12, 12, 12, None)
    assert event.notes == "Shells, it is said, hit the market."


def test_an_older_file_with_other_columns_in_another_order(write: Write, read: Read) -> None:
    columns = ["iso3", "data_id", *reversed(ACLED), "event_id_no_cnty"]
    older = AN_ACLED_ROW | {"event_date": "06 May 2031", "inter1": "2", "inter2": "7", "data_id": "7", "iso3": "XVA"}
    [event], bad = read(write(columns, [older]))
    [newer], _ = read(write(ACLED, [AN_ACLED_ROW]))
    assert bad == []
    assert event == newer


@pytest.mark.parametrize(
    ("code", "days"),
    [("1", ("2031-05-06", "2031-05-06")), ("2", ("2031-05-03", "2031-05-09")), ("3", ("2031-05-01", "2031-05-31"))],
)
def test_time_precision_widens_the_days(write: Write, read: Read, code: str, days: tuple[str, str]) -> None:
    [event], _ = read(write(ACLED, [AN_ACLED_ROW | {"time_precision": code}]))
    assert (event.first, event.last) == days


def test_zero_is_unknown_only_where_our_tag_says_so(write: Write, read: Read) -> None:
    rows = [AN_ACLED_ROW | {"fatalities": "0"}, AN_ACLED_ROW | {"event_id_cnty": "B", "fatalities": "0"}]
    rows[1]["tags"] = "checked=no; toll=unknown"
    (zero, unknown), _ = read(write(ACLED, rows))
    assert (zero.best, zero.toll_words) == (0, "ACLED also writes 0 where no number is known")
    assert (unknown.low, unknown.best, unknown.high, unknown.toll_words) == (None, None, None, None)


def test_a_sub_type_that_is_not_known_leaves_the_types_of_the_event_type(write: Write, read: Read) -> None:
    [event], _ = read(write(ACLED, [AN_ACLED_ROW | {"event_type": "Battles", "sub_event_type": "New sub-type"}]))
    assert "armed_clash" in event.types
    assert "shelling" not in event.types


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"event_date": "6/5/2031"}, "tells no day in event_date ('6/5/2031'); write it as 2031-05-06"),
        ({"event_date": "2031-02-30"}, "tells no day in event_date ('2031-02-30'); write it as 2031-05-06"),
        ({"fatalities": "many"}, "tells no number in fatalities ('many')"),
        ({"fatalities": "-4"}, "tells no number in fatalities ('-4')"),
        ({"latitude": "95"}, "has coordinates that are no place on earth ('95', '20.1234')"),
        ({"longitude": ""}, "has coordinates that are no place on earth ('10.5432', nothing)"),
        ({"geo_precision": "9"}, "has a code in geo_precision that is none of 1 to 3 ('9')"),
        ({"event_id_cnty": ""}, "has no id in event_id_cnty"),
        ({"event_id_cnty": "XVA1"}, "has the id of line 2 ('XVA1')"),
    ],
)
def test_a_bad_row_is_refused_and_the_good_ones_are_kept(
    write: Write, read: Read, cells: dict[str, str], why: str
) -> None:
    rows = [AN_ACLED_ROW, AN_ACLED_ROW | {"event_id_cnty": "XVA2"} | cells, AN_ACLED_ROW | {"event_id_cnty": "XVA3"}]
    good, bad = read(write(ACLED, rows))
    assert [one.id for one in good] == ["XVA1", "XVA3"]
    assert [(one.line, one.why) for one in bad] == [(3, why)]
