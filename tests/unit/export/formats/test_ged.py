"""GED's shape opens in pandas and duckdb with its 49 columns by name, and holds deaths by organised actors alone."""

import re

import duckdb
import pandas as pd
import pytest
from tests.unit.export.deriving.house_parts import BOOK, known_material, make_act, make_told

from counterclaim.export.formats import ged
from counterclaim.export.formats.format import Losses

DEATHS = ["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]


def row(*claims, losses: Losses | None = None, **told) -> dict[str, object] | None:
    return ged.row_of(make_told(*claims, **told), known_material(BOOK), None, losses or Losses())


def test_pandas_reads_its_49_columns_by_name(export) -> None:
    path, manifest = export("ged")
    frame = pd.read_csv(path)
    assert tuple(frame.columns) == ged.COLUMNS
    assert len(set(ged.COLUMNS)) == 49
    assert len(frame) == manifest.rows["events"] == 1
    assert all(pd.api.types.is_integer_dtype(frame[name]) for name in (*DEATHS, "best", "high", "low", "date_prec"))
    assert (frame[DEATHS].sum(axis=1) == frame["best"]).all()


def test_duckdb_reads_dates_and_points(export) -> None:
    path, _ = export("ged")
    found = duckdb.sql(f"select date_start, low, best, high, geom_wkt, priogrid_gid from '{path}'")  # noqa: S608
    start, low, best, high, point, cell = found.fetchall()[0]
    assert str(start) == "2031-05-06 00:00:00"
    assert (low, best, high) == (9, 9, 14)
    assert point == "POINT (20.123 10.543)"
    assert cell == 145121


def test_the_attribution_stands_in_source_original(export) -> None:
    one = pd.read_csv(export("ged")[0]).iloc[0]
    assert "Varnian Defence Ministry (Varnia) accuses" in one["source_original"]
    assert "Lusk Front (Lusk) denies the act" in one["source_original"]
    assert (one["side_a"], one["side_b"], one["type_of_violence"]) == ("Lusk", "Civilians", 3)
    assert one["code_status"] == "Not checked by a person"
    assert one["number_of_sources"] == 2


def test_what_ucdp_would_not_record_is_left_out_and_counted(export) -> None:
    _, manifest = export("ged")
    left = {one.rule: one.count for one in manifest.left_out}
    assert left == {"ged_unorganised": 1, "ged_type": 1, "ged_unnamed": 1, "no_truces": 1, "no_agreements": 1}
    assert "best is low" in next(rule.words for rule in manifest.rules if rule.id == "ged_best")


def test_private_names_are_withheld_unless_asked_for(export) -> None:
    assert not {"Mira", "Sol"} & set(re.findall(r"\w+", export("ged")[0].read_text()))
    assert "Mira Sol" in export("ged", with_names=True)[0].read_text()


def test_a_fight_has_both_sides_dead() -> None:
    claim = make_act(
        "armed_clash", by="Norland army", agents=["Reed Front", "Norland army"],
        tolls=[{"best": 2, "who": "soldiers", "status": "combatant"}, {"best": 3, "who": "fighters"}],
    )  # fmt: skip
    one = row(claim, of={"soldiers": "Norland", "fighters": "Reed"})
    assert one is not None
    assert (one["type_of_violence"], one["dyad_name"]) == (1, "Norland - Reed")
    assert [one[name] for name in (*DEATHS, "best")] == [2, 3, 0, 0, 5]


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"agents": ["Reed Front"], "civilians": True}, "ged_deathless"),
        ({"agents": ["Reed Front"], "civilians": True, "tolls": [{"best": 0}]}, "ged_deathless"),
        ({"agents": ["Some Body"], "civilians": True, "tolls": [{"best": 4}]}, "ged_unorganised"),
        ({"civilians": True, "tolls": [{"best": 4}]}, "ged_unnamed"),
        ({"agents": ["Reed Front"], "civilians": True, "tolls": [{"best": 4}], "place": None}, "ged_nowhere"),
        ({"agents": ["Reed Front"], "tolls": [{"best": 4}], "stance": "denies"}, "only_denied"),
    ],
)
def test_what_is_no_death_by_an_organised_actor_has_no_row(fields, rule) -> None:
    losses = Losses()
    assert row(make_act(**fields), losses=losses) is None
    assert [one.rule for one in losses.told()[0]] == [rule]


def test_a_span_of_days_keeps_both_ends() -> None:
    claim = make_act(agents=["Reed Front"], civilians=True, tolls=[{"best": 4}])
    one = row(claim, days=["2031-05-06", "2031-05-08"])
    assert one is not None
    assert (one["date_prec"], one["date_start"], one["date_end"], one["event_clarity"]) == (
        2, "2031-05-06 00:00:00.000", "2031-05-08 00:00:00.000", 2,
    )  # fmt: skip


def test_a_row_says_whether_a_person_has_checked_it() -> None:
    claim = make_act(agents=["Reed Front"], civilians=True, tolls=[{"best": 4}])
    found = [row(claim, checked=checked) for checked in (0, 1)]
    assert [one["code_status"] for one in found if one] == ["Not checked by a person", "Checked by a person"]
