"""Files that are no set, and rows that are none: clear answers."""

from pathlib import Path

import pytest
from tests.unit.documents.coded.conftest import ACLED, AN_ACLED_ROW, Read, Write

from counterclaim.documents.coded.reading import layout_of
from counterclaim.documents.coded.rows import LONGEST_LINE
from counterclaim.records.errors import InputError


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"PK\x03\x04 sheet", "save the sheet as CSV"),
        (b"\x00\x01\x02", "is no text"),
        (b"a,b,c\n1,2,3\n", "is no set that is known"),
        (b"\xe9v\xe9nement,date\n", "is not UTF-8"),
        (",".join(ACLED).replace(",fatalities", "").encode(), "lacks its column fatalities"),
        (b"\xff\xfea\x00,\x00b", "is no "),
    ],
)
def test_a_file_that_is_no_set_is_refused_as_a_whole(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "set.csv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=words):
        layout_of(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        layout_of(tmp_path / "none.csv")
    with pytest.raises(InputError, match="cannot be read"):
        layout_of(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_separators(write: Write, read: Read, encoding: str, delimiter: str) -> None:
    path = write(ACLED, [AN_ACLED_ROW | {"location": "Élmar"}], encoding=encoding, delimiter=delimiter)
    [event], bad = read(path)
    assert bad == []
    assert event.places[0].name == "Élmar"


def test_bytes_that_are_no_utf_8_refuse_their_row_alone(write: Write, read: Read) -> None:
    rows = [AN_ACLED_ROW | {"location": "Elmar"}, AN_ACLED_ROW | {"event_id_cnty": "XVA2", "location": "Élmar"}]
    [event], [bad] = read(write(ACLED, rows, encoding="latin-1"))
    assert event.id == "XVA1"
    assert (bad.line, bad.why) == (3, "is not UTF-8: save the file as CSV in UTF-8")


@pytest.mark.parametrize("size", [150_000, LONGEST_LINE + 10])
def test_a_huge_cell_refuses_its_row_alone(write: Write, read: Read, size: int) -> None:
    rows = [
        AN_ACLED_ROW,
        AN_ACLED_ROW | {"event_id_cnty": "XVA2", "notes": "x" * size},
        AN_ACLED_ROW | {"event_id_cnty": "XVA3"},
    ]
    good, [bad] = read(write(ACLED, rows))
    assert [one.id for one in good] == ["XVA1", "XVA3"]
    assert bad.line == 3
    assert "has a cell of more than" in bad.why


def test_lines_are_counted_through_notes_of_several(write: Write, read: Read) -> None:
    rows = [AN_ACLED_ROW | {"notes": "one\ntwo\nthree"}, AN_ACLED_ROW | {"event_id_cnty": "XVA2"}]
    good, _ = read(write(ACLED, rows))
    assert [one.line for one in good] == [2, 5]


def test_rows_with_cells_too_few_or_too_many_are_refused(write: Write, read: Read) -> None:
    path = write(ACLED, [AN_ACLED_ROW])
    path.write_text(path.read_text() + "a,b\n" + "," * 40 + "x\n\n")
    good, bad = read(path)
    assert len(good) == 1
    assert [(one.line, one.why) for one in bad] == [
        (3, "has 2 cells under 31 column names"),
        (4, "has 41 cells under 31 column names"),
    ]


def test_the_kind_is_guessed_and_said_or_given(write: Write) -> None:
    path = write(ACLED, [AN_ACLED_ROW])
    assert layout_of(path).words == "ACLED's CSV, by its columns event_id_cnty, event_date, event_type, ..."
    assert layout_of(path, "acled").words == "ACLED's CSV, as --kind says"
    with pytest.raises(InputError, match="read as UCDP GED's CSV, and lacks its column id"):
        layout_of(path, "ged")


def test_rows_that_an_open_quotation_mark_takes_in_are_told(write: Write, read: Read) -> None:
    path = write(ACLED, [AN_ACLED_ROW])
    path.write_text(path.read_text() + 'XVA2,"never closed\nXVA3,a row\nXVA4,another\n')
    good, [bad] = read(path)
    assert [one.id for one in good] == ["XVA1"]
    assert bad.line == 3
    assert bad.why.endswith("and runs to line 5: is a quotation mark open?")
