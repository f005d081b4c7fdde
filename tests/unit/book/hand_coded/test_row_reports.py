"""Rows of hand-coded sets as reports of their own kind: the text, the one claim, and what is never told."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents.coded.conftest import A_GED_ROW, ACLED, AN_ACLED_ROW, GED

from counterclaim.book.hand_coded.row_reports import row_report
from counterclaim.documents.coded.acled import acled_event
from counterclaim.documents.coded.ged import ged_event
from counterclaim.documents.coded.reading import CodedRow
from counterclaim.documents.coded.rows import Row
from counterclaim.packs.coded_types import filed_as_acled
from counterclaim.packs.event_types import load_event_types
from counterclaim.records.coded import RowsOf
from counterclaim.records.enums import Certainty, Grounds, PlacePrecision, Stance, TimePrecision
from counterclaim.records.ledger import Reading


def made(kind: RowsOf = "acled", cells: dict[str, str] | None = None, *, before: str | None = None) -> Reading:
    """A row of the set, with these cells otherwise, as a reading."""
    columns, row = (ACLED, AN_ACLED_ROW) if kind == "acled" else (GED, A_GED_ROW)
    read = Row(2, {name: (row | (cells or {})).get(name, "") for name in columns})
    event = acled_event(read) if kind == "acled" else ged_event(read)
    return row_report(
        CodedRow(read, event), kind, origin="set.csv#2", at="2031-06-01T00:00:00Z", by="R. Desk", before=before
    )  # fmt: skip


def test_an_acled_row_in_plain_words() -> None:
    told = made("acled", {"source": "One Wire; Another Paper", "civilian_targeting": "Civilian targeting"})
    assert told.report.text == (
        "ACLED records, event XVA1: 6 May 2031, Elmar, North Province. Explosions/Remote violence: "
        "Shelling/artillery/missile attack. Parties named, without direction: Lusk Front; Civilians (Varnia); Traders; "
        "Nurses. Killed: 12. Civilians were the target. Sources that it names: One Wire; Another Paper."
        "\n\nNotes: Shells, it is said, hit the market."
    )
    assert (told.report.coded, told.report.publisher, told.report.published) == ("ACLED", "ACLED", None)
    assert told.report.headline == "ACLED records, event XVA1"


def test_a_ged_row_in_plain_words() -> None:
    told = made(
        "ged",
        dict.fromkeys(("deaths_a", "deaths_b", "deaths_unknown"), "0")
        | {"deaths_civilians": "12", "source_headline": "Shells hit Elmar"},
    )
    assert told.report.text == (
        "UCDP GED records, event 901: 5 May 2031 to 7 May 2031, near Elmar town, North Province. One-sided violence. "
        "Parties named, without direction: Lusk Front; Civilians. Killed: 9 to 14, best estimate 12. Of these, by its "
        "columns: deaths_a 0, deaths_b 0, deaths_civilians 12, deaths_unknown 0. Civilians were the target."
        "\n\nNotes: Shells hit Elmar"
    )


def test_the_claim_is_made_of_columns_with_spans_into_the_text() -> None:
    told = made()
    [claim] = told.claims
    assert told.report.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
    assert claim.evidence.text.endswith("Killed: 12.")
    assert claim.speaker is not None
    assert claim.speaker.mention is not None
    assert (claim.speaker.name, claim.speaker.mention.text, claim.side) == ("ACLED", "ACLED", None)
    assert claim.cue is not None
    assert told.report.text[claim.cue.start : claim.cue.end] == claim.cue.text == "records"
    assert (claim.stance, claim.certainty, claim.grounds) == (Stance.ASSERTS, Certainty.REPORTED, Grounds.NONE_STATED)
    assert claim.event is not None
    assert (claim.event.type, claim.event.agents, claim.event.targets) == ("shelling", (), ())
    assert [(toll.low, toll.best, toll.high, toll.text) for toll in claim.tolls] == [(None, 12, None, "12")]
    assert [(place.name, place.precision, place.lat) for place in claim.places] == [
        ("Elmar", PlacePrecision.SETTLEMENT, 10.5432)
    ]
    assert {reason.rule for reason in claim.reasons} == {"columns", "filed_as", "no_direction"}


def test_the_incident_has_no_origin_no_finding_and_no_blame() -> None:
    [incident] = made("ged").incidents
    assert incident.facets.origins == 0
    assert incident.facets.field_findings == incident.facets.denied_by == incident.facets.not_quoted == ()
    [account] = incident.accounts
    assert (account.side, account.blames, len(account.asserts)) == (None, (), 1)


@pytest.mark.parametrize(
    ("cells", "words", "tolls"),
    [
        ({"fatalities": "0", "tags": "toll=unknown"}, "Killed: not told.", []),
        ({"fatalities": ""}, "Killed: not told.", []),
        ({"fatalities": "0"}, "Killed: 0, which ACLED also writes where no number is known.", []),
        ({"fatalities": "3"}, "Killed: 3.", [(None, 3, None)]),
    ],
)
def test_what_is_unknown_is_no_toll_and_never_0(cells: dict[str, str], words: str, tolls: list[Any]) -> None:
    told = made("acled", cells)
    assert words in told.report.text
    assert [(toll.low, toll.best, toll.high) for toll in told.claims[0].tolls] == tolls
    assert len(told.tolls) == len(tolls)


@pytest.mark.parametrize(
    ("cells", "tolls"),
    [
        ({"best": "0", "low": "0", "high": "3"}, [(0, 0, 3)]),
        ({"best": "5", "low": "5", "high": "5"}, [(None, 5, None)]),
        ({"best": "", "low": "2", "high": "5"}, [(2, None, 5)]),
        ({"best": "", "low": "", "high": ""}, []),
    ],
)
def test_ged_numbers_stay_apart(cells: dict[str, str], tolls: list[Any]) -> None:
    assert [(toll.low, toll.best, toll.high) for toll in made("ged", cells).claims[0].tolls] == tolls


@pytest.mark.parametrize(
    ("cells", "words", "precision"),
    [
        ({}, "6 May 2031", TimePrecision.DAY),
        ({"time_precision": "2"}, "some day from 3 May 2031 to 9 May 2031", TimePrecision.RANGE),
        ({"time_precision": "3"}, "May 2031", TimePrecision.MONTH),
    ],
)
def test_a_day_that_stands_for_more_is_told_as_more(
    cells: dict[str, str], words: str, precision: TimePrecision
) -> None:
    told = made("acled", cells)
    [claim] = told.claims
    assert claim.time is not None
    assert (claim.time.text, claim.time.precision) == (words, precision)
    assert f"event XVA1: {words}, Elmar" in told.report.text


def test_civilians_are_a_target_only_where_a_column_says_so() -> None:
    def hit(told: Reading) -> list[str]:
        event = told.claims[0].event
        return [target.name for target in event.targets] if event else []

    assert hit(made()) == hit(made("ged", {"type_of_violence": "1"})) == []
    assert hit(made("acled", {"civilian_targeting": "Civilian targeting"})) == hit(made("ged")) == ["civilians"]


def test_the_same_row_is_the_same_report_and_another_reading_of_it_is_another() -> None:
    first, later = made(), made("acled", {"fatalities": "9"})
    assert made("acled", {"timestamp": "1999999999"}).report.id == first.report.id != later.report.id
    told = made("acled", {"fatalities": "9"}, before=first.report.id)
    assert told.report.id == later.report.id
    assert told.report.text.endswith(f"\n\nThe ledger holds this row in other words as report {first.report.id}.")
    assert told.report.headline == first.report.headline


def test_a_row_that_names_no_place_has_none() -> None:
    told = made("acled", {"location": "", "admin1": ""})
    assert told.claims[0].places == ()
    assert "6 May 2031, no place named." in told.report.text


def test_every_type_of_acled_is_filed_under_one_of_ours() -> None:
    known = load_event_types()
    assert {filed_as_acled(event, sub) for sub, event in known.acled_events.items()} <= set(known.types)
    assert filed_as_acled("Strategic developments", "Agreement") == filed_as_acled("Something new", "New") == "other"


@given(
    st.dictionaries(
        st.sampled_from(["actor1", "actor2", "notes", "location", "admin1", "source", "event_type", "sub_event_type"]),
        st.text(max_size=60),
    )
)
def test_whatever_stands_in_the_cells_the_spans_hold_and_nobody_is_blamed(cells: dict[str, str]) -> None:
    told = made("acled", cells)
    [claim] = told.claims
    assert told.report.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
    assert "\n" not in claim.evidence.text
    assert claim.event is not None
    assert claim.event.agents == ()
    assert all(account.blames == () for incident in told.incidents for account in incident.accounts)


def test_renaming_the_parties_changes_their_names_alone() -> None:
    one = made("acled", {"actor1": "Lusk Front", "actor2": "Varnian army"})
    two = made("acled", {"actor1": "Varnian army", "actor2": "Lusk Front"})
    swapped = {"Lusk Front": "Varnian army", "Varnian army": "Lusk Front"}
    halves = one.report.text.split("Lusk Front; Varnian army")
    assert two.report.text == f"{swapped['Lusk Front']}; {swapped['Varnian army']}".join(halves)
    assert (one.claims[0].event, one.claims[0].tolls, one.claims[0].time) == (
        two.claims[0].event, two.claims[0].tolls, two.claims[0].time,
    )  # fmt: skip


def test_what_coders_say_of_how_clear_it_is_stands_in_the_text() -> None:
    told = made("ged", {"event_clarity": "2", "code_status": "Check dates"})
    assert told.report.text.endswith("By its columns: told less clearly, or in sum with others, marked “Check dates”.")
    assert "By its columns" not in made("ged", {"event_clarity": "1", "code_status": "Clear"}).report.text
