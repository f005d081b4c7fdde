"""Lists of places that desks keep: columns by many names, good rows kept, bad ones refused with line and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from counterclaim.packs.own_places.opening import open_own
from counterclaim.packs.own_places.table import read_table
from counterclaim.records.errors import CounterclaimError, InputError, PackError

if TYPE_CHECKING:
    from pathlib import Path

    from counterclaim.packs.gazetteer_entry import Entry
    from counterclaim.packs.own_places.opened import OwnPlaces


def read(tmp_path: Path, text: str | bytes) -> OwnPlaces:
    path = tmp_path / "own.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(path)


def only(tmp_path: Path, text: str) -> Entry:
    (entry,) = read(tmp_path, text).entries
    return entry


@pytest.mark.parametrize(
    "header",
    ["name,lat,lon", "Place_Name,Latitude,Longitude", "village;lat;lng", "name_en\ty\tx", "Settlement,POINT_Y,POINT_X"],
)
def test_columns_are_found_by_their_usual_names(tmp_path: Path, header: str) -> None:
    separator = next(one for one in ",;\t" if one in header)
    place = only(tmp_path, f"{header}\n" + separator.join(["Upper Sample", "12.5", "41.25"]) + "\n")
    assert (place.name, place.lat, place.lon, place.own) == ("Upper Sample", 12.5, 41.25, True)


@pytest.mark.parametrize(
    ("header", "row", "name", "precision", "ref"),
    [
        ("ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_PCODE", "Kenya,KE,Brann,KE01", "Brann", "province", "own:pcode:KE01"),
        ("adm1_name,adm2_name,adm2_pcode,adm0_pcode", "Brann,Orm,KE0102,KE", "Orm", "district", "own:pcode:KE0102"),
        (
            "admin1Name_en,admin2Name_en,admin3Name_en,admin0Pcode",
            "Brann,Orm,Tarn,KEN",
            "Tarn",
            "district",
            "own:tarn#orm",
        ),
    ],
)
def test_administrative_units_as_ocha_publishes_them(
    tmp_path: Path, header: str, row: str, name: str, precision: str, ref: str
) -> None:
    place = only(tmp_path, f"{header}\n{row}\n")
    assert (place.name, place.precision, place.id, place.country) == (name, precision, ref, "KEN")


def test_districts_of_one_name_in_two_provinces_are_two(tmp_path: Path) -> None:
    found = read(tmp_path, "ADM1_EN,ADM2_EN\nBrann,Orm\nVarn,Orm\nVarn,Orm\n")
    assert [entry.id for entry in found.entries] == ["own:orm#brann", "own:orm#varn"]
    assert [row.line for row in found.refused] == [4]


def test_names_in_other_languages_are_other_names(tmp_path: Path) -> None:
    place = only(tmp_path, "name,name_fr,other_names\nBrann,Le Brann,Brannfell; Brannvik|Brana\n")
    assert place.other_names == ("Brana", "Brannfell", "Brannvik", "Le Brann")


def test_columns_that_are_not_read_are_told(tmp_path: Path) -> None:
    assert read(tmp_path, "name,shape_area\nBrann,3\n").columns_left == ("shape_area",)


@pytest.mark.parametrize(("told", "country"), [("sdn", "SDN"), ("SD", "SDN"), ("Sudan", "SDN"), ("", None)])
def test_a_state_by_code_or_name_or_none(tmp_path: Path, told: str, country: str | None) -> None:
    assert only(tmp_path, f"name,country\nOne,{told}\n").country == country


@pytest.mark.parametrize(
    ("header", "row", "why"),
    [
        ("name,lat,lon", ",3,4", "`name` is empty"),
        ("name,lat,lon", "Two,north,2", "lat 'north' is no number"),
        ("name,lat,lon", "Two,91,2", "lat '91'"),
        ("name,lat,lon", "Two,1,-180.5", "lon '-180.5'"),
        ("name,lat,lon", "Two,nan,2", "lat 'nan'"),
        ("name,lat,lon", "Two,1,", "lat and lon"),
        ("name,lat,lon", "Two,1,2,3", "more values than columns"),
        ("name,precision", "Two,village", "precision 'village'"),
        ("name,country", "Two,Nowhereland", "country 'Nowhereland' is no ISO"),
        ("name,note", "Two,\udcff", "is not UTF-8"),
        ("name,note", f"Two,{'x' * 30_000}", "cell of more than"),
        ("name,lat,lon", "One,,", "the place of line 2 once more"),
        ("name,feature_code", "Two,ST", "of the sort 'ST'"),
    ],
)
def test_a_bad_row_is_refused_and_the_good_ones_are_kept(tmp_path: Path, header: str, row: str, why: str) -> None:
    blanks = "," * header.count(",")
    text = f"{header}\nOne{blanks}\n{row}\nThree{blanks}\n"
    found = read(tmp_path, text.encode(errors="surrogateescape"))
    assert [entry.name for entry in found.entries] == ["One", "Three"]
    assert [refused.line for refused in found.refused] == [3]
    assert why in found.refused[0].why


def test_two_villages_of_one_name_stand_apart_by_their_positions(tmp_path: Path) -> None:
    found = read(tmp_path, "name,lat,lon\nOne,1,2\nOne,5,6\nOne,1,2\n")
    assert [entry.id for entry in found.entries] == ["own:one", "own:one#settlement:5.0000,6.0000"]
    assert [refused.line for refused in found.refused] == [4]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"station,lat\nX,1\n", "line 1: no column of names"),
        (b"name,lat,lon\nOne,91,2\n", "line 2: lat '91'"),
        (b"name,lat\n", "it has no rows"),
        (b"", "is empty"),
        (b"\xff\xfen\0a\0", "cannot be read as UTF-8"),
        (b"\0\1\2", "is no text"),
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\3\4 no workbook", "no whole Excel workbook"),
    ],
)
def test_a_file_that_gives_nothing_is_one_refusal(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises((PackError, InputError), match=words):
        read(tmp_path, data)


def test_a_workbook_is_read_and_its_formulas_are_not(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["name", "lat", "lon"], ["Upper Sample", 12.5, 41.25], ['=HYPERLINK("http://example.org")', 1, 2]):
        book.active.append(row)
    book.save(tmp_path / "own.xlsx")
    found = open_own(tmp_path / "own.xlsx")
    assert [(entry.name, entry.lat) for entry in found.entries] == [("Upper Sample", 12.5)]
    assert [(one.line, one.why) for one in found.refused] == [(3, "holds a formula, which is not worked out")]


@given(st.binary(max_size=200))
def test_whatever_the_bytes_it_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "own.csv"
    path.write_bytes(b"name,lat,lon\n" + data)
    try:
        found = read_table(path)
    except CounterclaimError:
        return
    assert all(-90 <= entry.lat <= 90 for entry in found.entries if entry.lat is not None)
    assert all(row.line > 1 and row.why for row in found.refused)
