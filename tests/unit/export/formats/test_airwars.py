"""The incident table keeps ranges, suspicion and denial apart, and never grades."""

import csv

import pandas as pd


def rows(path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_as_a_person_reads_it(export) -> None:
    path, _ = export("airwars")
    (market,) = (row for row in rows(path) if row["location"] == "Elmar market")
    told = {
        name: market[name]
        for name in (
            "incident_date", "strike_status", "strike_type", "suspected_belligerents", "known_belligerents",
            "belligerent_positions", "civilians_killed_min", "civilians_killed_max", "killed_status_not_told_min",
            "location_accuracy", "cause_of_injury_death", "checked",
        )
    }  # fmt: skip
    assert told == {
        "incident_date": "2031-05-06",
        "strike_status": "Likely",
        "strike_type": "Artillery",
        "suspected_belligerents": "Lusk Front",
        "known_belligerents": "",
        "belligerent_positions": "Lusk Front: denies the act",
        "civilians_killed_min": "14",
        "civilians_killed_max": "14",
        "killed_status_not_told_min": "9",
        "location_accuracy": "Town",
        "cause_of_injury_death": "Heavy weapons and explosive munitions",
        "checked": "false",
    }


def test_no_grade_is_derived_and_the_manifest_says_so(export) -> None:
    path, manifest = export("airwars")
    assert {row["harm_grade"] for row in rows(path)} == {""}
    assert {one.rule: one.count for one in manifest.flattened}["airwars_grade"] == manifest.rows["incidents"]


def test_fighters_alone_are_left_out_and_told(export) -> None:
    path, manifest = export("airwars")
    assert "Tarn" not in {row["location"] for row in rows(path)}
    assert [one.rule for one in manifest.left_out] == ["airwars_no_harm"]


def test_pandas_reads_it_with_numbers_as_numbers(export) -> None:
    path, manifest = export("airwars")
    frame = pd.read_csv(path)
    assert len(frame) == manifest.rows["incidents"]
    assert frame["civilians_killed_max"].dtype.kind in "if"


def test_private_names_are_withheld_unless_asked_for(export) -> None:
    assert "Mira" not in export("airwars")[0].read_text()
    assert "Mira Sol" in export("airwars", with_names=True)[0].read_text()
