"""Ceasefire rows open in pandas with the names and codes that users of such data read, and judge nobody."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from counterclaim.export.deriving.truces.coding import date_parts, declared_by, sides_of
from counterclaim.export.deriving.truces.telling import remarks_on
from counterclaim.export.formats.ceasefires import COLUMNS
from counterclaim.records.enums import AgreementType
from counterclaim.records.tallies import Alleged, BreachCount, Declaration
from counterclaim.records.wholes import Sources, TruceLine

CONFLICT = """\
id: invented
name: An invented war
sides:
  - {name: Varnia, members: [Varnian army]}
  - {name: Lusk, members: [Lusk Front]}
"""
TRUCES = {
    "one": ("2031-05-12", "One Wire", """Truce holds

GENEVA, May 12 (One Wire) - Varnia and the Lusk Front agreed on May 8 on a humanitarian truce monitored by observers.
The truce took effect on May 9, the United Nations said. The truce collapsed on May 11, the Varnian army said.
The Lusk Front accused the Varnian army of violating the truce by shelling Tarn on May 10.
"""),
    "two": ("2031-06-02", "One Wire", """Front stops firing

TARN, June 2 (One Wire) - The Lusk Front declared a unilateral ceasefire for the holiday on June 1.
"""),
}  # fmt: skip


def frame_of(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, keep_default_na=False)


def a_line(**fields: Any) -> TruceLine:
    told = {
        "id": "cf_1", "type": AgreementType.CEASEFIRE, "parties": ("Lusk", "Varnia"),
        "sources": Sources(reports=1, origins=1, words="1 report"), **fields,
    }  # fmt: skip
    return TruceLine(**told)


def said(side: str, day: str | None, **fields: Any) -> Declaration:
    return Declaration(claim="c_1", report="r_1", by=side, side=side, day=day, words="we agreed", **fields)


def test_a_row_is_an_actors_part_in_one_ceasefire(export) -> None:
    path, manifest = export("ceasefires")
    frame = frame_of(path)
    assert tuple(frame.columns) == COLUMNS
    assert len(frame) == manifest.rows["parts"] == 2
    assert len(set(frame.cf_id)) == 1
    assert list(frame.actor_name) == ["Lusk", "Varnia"]
    assert set(frame.own_sides) == {"bilateral"}
    assert set(frame.mediator_nego) == {1}


def test_dates_are_parts_and_what_is_not_told_is_minus_one(exported) -> None:
    frame = frame_of(exported("ceasefires", TRUCES, CONFLICT)[0])
    both = frame[frame.own_sides == "bilateral"].iloc[0]
    assert (both.cf_dec_yr, both.cf_dec_month, both.cf_dec_day) == (2031, 5, 8)
    assert (both.cf_effect_yr, both.cf_effect_month, both.cf_effect_day) == (2031, 5, 9)
    alone = frame[frame.own_sides == "unilateral"].iloc[0]
    assert (alone.cf_dec_yr, alone.cf_dec_month, alone.cf_dec_day) == (2031, 6, 1)
    assert (alone.cf_effect_yr, alone.cf_effect_month, alone.cf_effect_day) == (-1, -1, -1)
    numbers = frame.filter(regex=r"_(yr|month|day)$")
    assert numbers.dtypes.map(lambda kind: kind.kind).unique().tolist() == ["i"]
    assert not (numbers == 0).any().any()


def test_class_and_purpose_stand_only_where_words_tell_them(exported) -> None:
    frame = frame_of(exported("ceasefires", TRUCES, CONFLICT)[0])
    both = frame[frame.own_sides == "bilateral"].iloc[0]
    assert (both.ceasefire_class, both.implement, both.p_humanitarian, both.p_unclear) == (2, 1, 1, 0)
    alone = frame[frame.own_sides == "unilateral"].iloc[0]
    assert (alone.ceasefire_class, alone.implement, alone.p_holiday, alone.mediator_nego) == (-1, -1, 1, -1)


def test_an_alleged_breach_ends_nothing_and_stands_by_who_alleges_it(export) -> None:
    path, manifest = export("ceasefires")
    frame = frame_of(path)
    assert set(frame.end_yr) == {-1}
    assert set(frame.evidence_end) == {""}
    assert all("Varnia alleges 1 breach by Lusk" in words for words in frame.comment)
    assert {one.rule for one in manifest.flattened} == {"ceasefires_alleged"}


def test_evidence_names_who_says_it(exported) -> None:
    frame = frame_of(exported("ceasefires", TRUCES, CONFLICT)[0])
    both = frame[frame.own_sides == "bilateral"].iloc[0]
    assert 'The report says: "' in both.evidence_onset
    assert "shelling Tarn" not in both.evidence_onset + both.evidence_end
    assert "Varnia" in both.evidence_end
    assert (both.end_yr, both.end_month, both.end_day) == (2031, 5, 11)


def test_other_agreements_are_left_out_and_told(exported) -> None:
    text = "Pact\n\nGENEVA, May 12 (One Wire) - Varnia and the Lusk Front signed a prisoner exchange deal on May 8.\n"
    path, manifest = exported("ceasefires", {"one": ("2031-05-12", "One Wire", text)}, CONFLICT)
    assert len(frame_of(path)) == 0
    assert [one.rule for one in manifest.left_out] == ["ceasefires_others"]


@pytest.mark.parametrize(
    ("iso", "parts"),
    [
        ("2031-05-08", (2031, 5, 8)),
        ("2031-05-08T06:00", (2031, 5, 8)),
        ("2031-05", (2031, 5, -1)),
        ("2031", (2031, -1, -1)),
        (None, (-1, -1, -1)),
    ],
)
def test_a_date_is_taken_apart(iso: str | None, parts: tuple[int, int, int]) -> None:
    assert date_parts(iso) == parts


def test_an_actor_declared_it_with_the_agreement_else_by_its_own_first_words() -> None:
    assert (
        declared_by(a_line(agreed_on="2031-05-08", declarations=(said("Lusk", "2031-05-09"),)), "Lusk") == "2031-05-08"
    )
    told = a_line(declarations=(said("Lusk", "2031-05-09"), said("Varnia", "2031-05-07", denies=True)))
    assert declared_by(told, "Lusk") == "2031-05-09"
    assert declared_by(told, "Varnia") is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("announced a truce", "2031-03-05"),
        ("accepts the truce", "2031-03-05"),
        ("both sides agreed to a truce", "2031-03-05"),
        ("Lusk has unilaterally declared a ceasefire", "2031-03-05"),
        ("it will observe a truce from noon", "2031-03-05"),
        ("a truce that Lenn had brokered four days earlier", None),
        ("a truce that Varnia announced", None),
        ("the truce was signed", None),
        ("it has not accepted a truce", None),
        ("it announced a truce two weeks ago", None),
        ("remains committed to the truce that was signed in Tarn", None),
    ],
)
@pytest.mark.parametrize("party", ["Lusk", "Varnia"])
def test_only_words_that_declare_a_truce_give_its_day(words: str, day: str | None, party: str) -> None:
    other = {"Lusk": "Varnia", "Varnia": "Lusk"}
    turned = " ".join(word if party == "Lusk" else other.get(word, word) for word in words.split())
    spoken = Declaration(claim="c_1", report="r_1", by=party, side=party, day="2031-03-05", words=turned)
    line = a_line(declarations=(spoken,))
    assert declared_by(line, party) == day
    assert declared_by(line, other[party]) is None


@pytest.mark.parametrize("sides", [("Varnia", "the Lusk Front"), ("the Lusk Front", "Varnia")])
def test_words_that_look_back_on_a_truce_declare_none_and_it_is_told(exported, sides: tuple[str, str]) -> None:
    one, two = sides
    text = f"""Truce

GENEVA, May 12 (One Wire) - Officials of {one} said that the truce with {two} that Lenn had brokered
four days earlier was over.
{one[0].upper() + one[1:]} accused {two} on Monday of breaking a truce that Lenn had brokered four days earlier.
"""
    path, manifest = exported("ceasefires", {"one": ("2031-05-12", "One Wire", text)}, CONFLICT)
    frame = frame_of(path)
    assert len(frame)
    assert set(frame.cf_dec_yr) == {-1}
    assert "ceasefires_mentioned" in {told.rule for told in manifest.flattened}


def test_who_denies_that_there_is_a_truce_has_declared_none() -> None:
    told = a_line(agreed_on="2031-05-08", declarations=(said("Lusk", "2031-05-09", denies=True),))
    assert declared_by(told, "Lusk") is None
    assert declared_by(told, "Varnia") == "2031-05-08"


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"count": 1}, "Varnia alleges 1 breach by Lusk (no day told)."),
        ({"count": 0, "claimed": (11.0,)}, "Varnia alleges breaches (11 by its own count) by Lusk (no day told)."),
        ({"count": 2, "claimed": (11.0,)}, "Varnia alleges 2 breaches (11 by its own count) by Lusk (no day told)."),
        ({"count": 1, "kept": True}, "Varnia says that Lusk kept it (no day told)."),
        ({"count": 1, "kept": True, "party": None}, "Varnia says that it was kept (no day told)."),
    ],
)
def test_what_is_alleged_stands_as_it_is_alleged(known: dict[str, Any], told: str) -> None:
    claimed = tuple(
        Alleged(claim="c_1", report="r_1", by="Varnia", party="Lusk", best=number)
        for number in known.pop("claimed", ())
    )
    fields = {"by": "Varnia", "party": "Lusk", "day": None, "place": None, "kept": False, "claims": ("c_1",)}
    assert remarks_on(a_line(counts=(BreachCount(**fields | known, claimed=claimed),))).startswith(told)


@pytest.mark.parametrize(
    ("parties", "sides"),
    [(("A",), "unilateral"), (("A", "B"), "bilateral"), (("A", "B", "C"), "multilateral")],
)
def test_sides_are_counted(parties: tuple[str, ...], sides: str) -> None:
    assert sides_of(a_line(parties=parties)) == sides


def test_every_row_is_whole_csv(export) -> None:
    with export("ceasefires")[0].open(newline="", encoding="utf-8") as file:
        assert {len(row) for row in csv.reader(file, strict=True)} == {len(COLUMNS)}
