"""ACLED's shape opens in pandas and duckdb with its 31 columns, says who denies, and mints no id like theirs."""

import csv
import re

import duckdb
import pandas as pd
import pytest
from tests.unit.export.deriving.house_parts import BOOK, known_material, make_act, make_told

from counterclaim.export.formats import acled
from counterclaim.export.formats.format import Losses

SINCE_2023 = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
WHOLE = ("year", "time_precision", "geo_precision", "fatalities", "timestamp")


@pytest.fixture
def frame(export) -> pd.DataFrame:
    return pd.read_csv(export("acled")[0])


def test_pandas_reads_its_31_columns_with_whole_numbers(export, frame) -> None:
    path, manifest = export("acled")
    assert path.read_text().splitlines()[0] == SINCE_2023
    assert len(frame.columns) == 31
    assert len(frame) == manifest.rows["events"] == 3
    assert all(pd.api.types.is_integer_dtype(frame[name]) for name in WHOLE)
    assert pd.to_datetime(frame["event_date"], format="%Y-%m-%d").dt.year.tolist() == frame["year"].tolist()


def test_duckdb_reads_dates_and_numbers(export) -> None:
    path, _ = export("acled")
    found = duckdb.sql(f"select event_date, fatalities, latitude from '{path}' order by event_date")  # noqa: S608
    assert [str(kind) for kind in found.types] == ["DATE", "BIGINT", "DOUBLE"]
    assert [row[1] for row in found.fetchall()] == [9, 2, 0]


def test_the_lowest_stands_and_the_notes_say_who_denies(frame) -> None:
    market = frame[frame["location"] == "Elmar market"].iloc[0]
    assert (market["sub_event_type"], market["actor1"], market["actor2"]) == (
        "Shelling/artillery/missile attack", "Lusk Front", "Civilians",
    )  # fmt: skip
    assert (market["inter1"], market["inter2"], market["interaction"]) == (
        "Rebel group", "Civilians", "Rebel group-Civilians",
    )  # fmt: skip
    assert market["fatalities"] == 9
    assert market["notes"].startswith("Said to have acted: Lusk Front (said by Varnia; denied). Denied by Lusk.")
    assert market["source"] == "One Wire; Another Paper"
    assert market["tags"] == "checked=no; toll=disputed; denied=yes"
    assert market["civilian_targeting"] == "Civilian targeting"


def test_no_number_is_0_with_its_tag(frame) -> None:
    breach = frame[frame["event_type"] == "Strategic developments"].iloc[0]
    assert breach["fatalities"] == 0
    assert "toll=unknown" in breach["tags"]


def test_ids_look_like_none_of_acleds(frame) -> None:
    assert frame["event_id_cnty"].is_unique
    assert not frame["event_id_cnty"].str.fullmatch(r"[A-Z]{3}\d+").any()
    assert frame["event_id_cnty"].str.startswith("counterclaim-").all()


def test_what_acled_would_not_record_is_left_out_and_counted(export) -> None:
    _, manifest = export("acled")
    left = {one.rule: one.count for one in manifest.left_out}
    assert left == {"acled_undated": 1, "no_truces": 1, "no_agreements": 1}
    assert {"acled_flat", "acled_lowest", "acled_toll_unknown"} <= {one.rule for one in manifest.flattened}
    assert {"acled_order", "acled_lowest", "acled_words", "acled_middle"} <= {rule.id for rule in manifest.rules}


def test_private_names_are_withheld_unless_asked_for(export) -> None:
    assert not {"Mira", "Sol"} & set(re.findall(r"\w+", export("acled")[0].read_text()))
    assert "Mira Sol" in export("acled", with_names=True)[0].read_text()


def test_checked_only_leaves_out_what_nobody_checked(export) -> None:
    path, manifest = export("acled", checked_only=True)
    assert manifest.rows == {}
    assert path.read_text().splitlines() == [SINCE_2023]


def rows(*claims, **told) -> list[dict[str, object]]:
    return list(acled.rows_of(make_told(*claims, **told), known_material(BOOK), None, Losses()))


def test_a_row_says_whether_a_person_has_checked_it() -> None:
    two = (make_act(by="Norland army"), make_act(by="Reed Front"))
    assert [rows(*two, checked=n)[0]["tags"][0] for n in (0, 1, 2)] == ["checked=no", "checked=partly", "checked=yes"]


@pytest.mark.parametrize(
    ("places", "rule"),
    [((), "acled_nowhere"), (({"name": "Norland", "precision": "country", "lat": 1.0, "lon": 1.0},), "acled_country")],
)
def test_no_place_or_a_country_alone_has_no_row(places, rule) -> None:
    import msgspec

    from counterclaim.records.claim import Place

    losses = Losses()
    told = make_told(make_act(places=tuple(msgspec.convert(one, Place) for one in places)))
    assert list(acled.rows_of(told, known_material(BOOK), None, losses)) == []
    assert [one.rule for one in losses.told()[0]] == [rule]


@pytest.mark.parametrize(
    ("relation", "precision", "geo", "told"),
    [
        ("near", None, 2, True), ("in", None, None, False), ("near", "near_settlement", 2, False),
        ("near", "province", 3, False),
    ],
)  # fmt: skip
def test_near_a_place_that_no_gazetteer_knows_is_precision_2_and_told(relation, precision, geo, told) -> None:
    import msgspec

    from counterclaim.records.claim import Place

    losses = Losses()
    place = msgspec.convert({"name": "Tarn", "relation": relation, "precision": precision}, Place)
    (row,) = acled.rows_of(make_told(make_act(places=(place,))), known_material(BOOK), None, losses)
    assert (row["geo_precision"], row["latitude"]) == (geo, None)
    assert ("acled_near" in {one.rule for one in losses.told()[1]}) is told


def test_a_position_a_plan_and_a_denial_alone_have_no_row() -> None:
    unfit = (
        make_act(stance="calls_for"),
        make_act(realis="planned"),
        make_act(stance="denies"),
        make_act(negated=True),
    )
    assert [rows(one) for one in unfit] == [[], [], [], []]


def test_hostile_words_run_in_no_spreadsheet(tmp_path) -> None:
    book = BOOK | {"=HYPERLINK(1)": {"sector": "armed_group"}}
    told = make_told(make_act(agents=["=HYPERLINK(1)"], book=book, words='+cmd|" /C calc"!A0\n@x', civilians=True))
    material = known_material(BOOK, [told])
    acled.FORMAT.write(material, tmp_path / "out.csv", Losses())
    with (tmp_path / "out.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["actor1"] == "'=HYPERLINK(1)"
    assert row["source"] == "One Wire"
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert float(row["latitude"]) == 10.5
