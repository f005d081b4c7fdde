"""Rows of UCDP GED's CSV as coded events."""

from tests.unit.documents.coded.conftest import A_GED_ROW, GED, Read, Write

from counterclaim.records.enums import PlacePrecision


def test_a_row_of_the_49_columns(write: Write, read: Read) -> None:
    [event], bad = read(write(GED, [A_GED_ROW]))
    assert bad == []
    assert (event.id, event.source, event.first, event.last, event.fixed) == (
        "901", "UCDP GED records", "2031-05-05", "2031-05-07", "days",
    )  # fmt: skip
    assert (event.places[0].name, event.places[0].precision) == ("Elmar town", PlacePrecision.NEAR_SETTLEMENT)
    assert {"attack_on_civilians", "shelling"} <= set(event.types)
    assert event.parties == ("Lusk Front", "Civilians")
    assert (event.low, event.best, event.high) == (9, 12, 14)


def test_an_older_layout_with_fewer_columns_and_other_names(write: Write, read: Read) -> None:
    older = [name for name in GED if name not in {"code_status", "date_prec", "best", "high", "low"}]
    row = {name: cell for name, cell in A_GED_ROW.items() if name in older}
    columns = [*older, "best_est", "low_est", "high_est"]
    [event], bad = read(write(columns, [row | {"best_est": "12", "low_est": "9", "high_est": "14"}]))
    assert bad == []
    assert (event.low, event.best, event.high, event.fixed) == (9, 12, 14, "days")


def test_an_end_before_the_beginning_is_refused(write: Write, read: Read) -> None:
    _, [bad] = read(write(GED, [A_GED_ROW | {"date_end": "2031-05-01"}]))
    assert bad.why == "ends (2031-05-01) before it begins (2031-05-05)"


def test_violence_between_armed_actors_is_no_attack_on_civilians(write: Write, read: Read) -> None:
    [event], _ = read(write(GED, [A_GED_ROW | {"type_of_violence": "1"}]))
    assert "attack_on_civilians" not in event.types
    assert "armed_clash" in event.types
