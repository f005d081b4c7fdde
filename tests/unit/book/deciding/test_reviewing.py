"""A sheet goes out, comes back with what a person typed, and does no more than that."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.readings import make_reading

from counterclaim.book.deciding.asking import questions
from counterclaim.book.deciding.recording import write
from counterclaim.book.deciding.reviewing import apply_rows, rows_of
from counterclaim.export.review import ANCHOR, REASON, VERDICT, TypedRow, read_sheet, write_sheet
from counterclaim.export.review.rows import COLUMNS, SHEET, Row, typed_rows
from counterclaim.export.review.workbook import day_of, render_workbook, workbook_rows
from counterclaim.records.correcting import is_rejected
from counterclaim.records.enums import Stance
from counterclaim.records.errors import InputError
from counterclaim.records.ids import make_id
from counterclaim.store import Store, new_run, open_store

PERSON = new_run("A. Monitor", person=True)
ENDINGS = [".xlsx", ".html", ".csv"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "a.db") as opened:
        opened.add_reading(make_reading(), run=PERSON)
        yield opened


def typed(row: Row, number: int = 2, **cells: str) -> TypedRow:
    return TypedRow(number, cells, row.anchor, row.seal)


def applied(store: Store, *rows: TypedRow) -> tuple[int, list[str]]:
    """How many decisions were written, and why rows were refused."""
    outcomes = list(apply_rows(store, rows, by="A. Monitor"))
    written = write(store, [one for outcome in outcomes for one in outcome.decisions], run=PERSON)
    return len(written), [f"{one.number}: {one.refused}" for one in outcomes if one.refused]


def fill(path: Path, number: int, **cells: str) -> None:
    """Type into a sheet as its program would."""
    if path.suffix == ".csv":
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        for name, text in cells.items():
            rows[number - 1][rows[0].index(name)] = text
        out = io.StringIO()
        csv.writer(out, delimiter=";").writerows(rows)
        path.write_text(out.getvalue(), encoding="utf-8")
        return
    if path.suffix == ".html":
        lines = path.read_text(encoding="utf-8").split("<tr>")
        for name, text in cells.items():
            empty = f'aria-label="{name}">'
            lines[number] = lines[number].replace(empty, f"{empty}<b>{text}</b><br>")
        path.write_text("<tr>".join(lines), encoding="utf-8")
        return
    rows = [list(row) for _, row in workbook_rows(path.read_bytes())]
    for name, text in cells.items():
        rows[number - 1][COLUMNS.index(name)] = text
    path.write_bytes(render_workbook(rows[1:]))


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_typed_comes_back_and_twice_changes_nothing(store: Store, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"review{ending}"
    rows = list(rows_of(store))
    path.write_bytes(write_sheet(path, rows))
    assert list(read_sheet(path)) == []
    number = 2 + next(n for n, row in enumerate(rows) if row.words.startswith("accused"))
    fill(path, number, STANCE="asserts", DAY="2031-05-05", VERDICT="right", REASON="read again")
    (row,) = read_sheet(path)
    assert (row.number, row.typed[VERDICT], row.typed[REASON]) == (number, "right", "read again")
    assert applied(store, row) == (3, [])
    claim = next(claim for claim in store.claims() if claim.event and claim.stance is Stance.ASSERTS)
    assert claim.time.earliest == "2031-05-05"
    assert store.checked() == {claim.id}
    assert applied(store, *read_sheet(path)) == (0, [])


def test_every_unchecked_claim_is_a_row_once(store: Store) -> None:
    rows = list(rows_of(store))
    assert sorted(row.words for row in rows) == sorted(claim.evidence.text for claim in store.claims())
    assert applied(store, typed(rows[0], VERDICT="wrong")) == (1, [])
    assert len(list(rows_of(store))) == len(rows) - 1
    assert sum(map(is_rejected, store.claims())) == 1


def test_what_was_decided_is_asked_no_more(store: Store) -> None:
    asked, counted = questions(store)
    rows = list(rows_of(store, claims=False))
    assert len(asked) == len(rows) == counted["reading"]
    applied(store, *(typed(row, n, VERDICT="right") for n, row in enumerate(rows)))
    assert questions(store)[1]["reading"] == 0


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"VERDICT": "perhaps"}, "right or wrong"),
        ({"REASON": "hm"}, "Only a reason"),
        ({"VERDICT": "wrong", "SIDE": "Ostmark"}, "as well"),
        ({"STANCE": "shouts"}, "not in the list"),
        ({"TYPE": "shellin"}, "Did you mean"),
        ({"SIDE": "\x00formula"}, "formula"),
        ({"DAY": "tomorrow"}, "no day"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_and_the_others_are_applied(store: Store, cells, why: str) -> None:
    rows = [row for row in rows_of(store) if "type: shelling" in row.read]
    written, refused = applied(store, typed(rows[0], 7, **cells), typed(rows[1], 8, VERDICT="right"))
    assert written == 1
    assert len(refused) == 1
    assert refused[0].startswith("7: ")
    assert why in refused[0]


def test_a_row_is_refused_whole_where_one_cell_does_not_fit(store: Store) -> None:
    row = next(iter(rows_of(store)))
    assert applied(store, typed(row, SIDE="Ostmark", STANCE="shouts"))[0] == 0


def test_edited_anchors_are_refused(store: Store) -> None:
    row = next(iter(rows_of(store)))
    told = msgspec.json.decode(row.anchor)

    def resealed(anchor: str) -> TypedRow:
        return TypedRow(3, {VERDICT: "right"}, anchor, make_id("s", anchor))

    def moved(place: int, value: object) -> TypedRow:
        first = [*told["anchors"][0]] if isinstance(told, dict) else [*told[1][0]]
        first[place] = value
        return resealed(msgspec.json.encode({"kind": None, "anchors": [first]}).decode())

    hostile = [
        TypedRow(2, {VERDICT: "right"}, row.anchor + " ", row.seal),
        TypedRow(2, {VERDICT: "right"}, "", ""),
        resealed("{}"),
        resealed("[" * 5000),
        resealed('{"kind": "claim", "anchors": []}'),
        resealed('{"kind": null, "anchors": []}'),
        moved(0, "r_elsewhere"),
        moved(0, "r_"),
        moved(1, -5),
        moved(2, 10**9),
        moved(3, "w_other words"),
        moved(4, "no such kind"),
    ]
    for one in hostile:
        written, refused = applied(store, one)
        assert (written, len(refused)) == (0, 1), one


def test_two_rows_on_the_same_words_are_not_both_applied(store: Store) -> None:
    row = next(iter(rows_of(store)))
    written, refused = applied(store, typed(row, 2, VERDICT="right"), typed(row, 9, VERDICT="wrong"))
    assert written == 1
    assert refused == ["9: Row 2 decides on the same words already."]


@pytest.mark.parametrize("name", ["a.pdf", "sheet"])
def test_other_endings_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="review sheet is named"):
        write_sheet(tmp_path / name, [])


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.xlsx", b"no archive", "no whole Excel workbook"),
        ("a.xlsx", b"PK\x03\x04", "no whole Excel workbook"),
        ("a.csv", b"a,b\n1,2\n", "lacks"),
        ("a.csv", b"", "lacks"),
        ("a.csv", b"\xff\xfe\x00", "not UTF-8"),
        ("a.html", b"", "no whole page"),
        ("a.html", b"<p>hello</p>", "no review table"),
        ("a.html", b"<table id=review><tr><td>x</td></tr></table>", "lacks"),
        ("gone.csv", None, "cannot be read"),
    ],
)
def test_what_is_no_sheet_is_refused(tmp_path: Path, name: str, data: bytes | None, why: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=why):
        list(read_sheet(path))


def workbook(**parts: str) -> bytes:
    """A workbook with some parts exchanged."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(render_workbook([]))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            stem = name.rpartition("/")[2].partition(".")[0]
            new.writestr(name, parts.get(stem, old.read(name).decode()))
    return made.getvalue()


def sheet(cells: str) -> str:
    """A sheet whose fourth row has these cells."""
    return f'<worksheet {MAIN}><sheetData><row r="4">{cells}</row></sheetData></worksheet>'


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (lambda: workbook(workbook=f"<workbook {MAIN}><sheet name='Other'/></workbook>"), "no sheet named"),
        (lambda: workbook(sheet1=f'<!DOCTYPE x [<!ENTITY a "b">]><worksheet {MAIN}>&a;</worksheet>'), "entities"),
        (lambda: workbook(sheet1="<worksheet"), "no whole Excel workbook"),
        (lambda: workbook(sheet1=sheet('<c r="F1" t="s"><v>9</v></c>')), "no whole Excel workbook"),
        (lambda: workbook(sheet1=" " * 200_000_100), "unpacks to more"),
    ],
)  # fmt: skip
def test_hostile_workbooks_are_refused(data, why: str) -> None:
    with pytest.raises(InputError, match=why):
        list(workbook_rows(data()))


def test_cells_are_read_as_spreadsheets_write_them() -> None:
    cells = (
        '<c r="A1" t="inlineStr"><is><r><t>in </t></r><r><t>parts</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
        '<c r="C1"><v>12.0</v></c><c r="D1" t="b"><v>1</v></c><c r="E1"><f>1+1</f><v>2</v></c>'
        '<c r="ZZZ1"><v>1</v></c>'
    )
    *_, (number, row) = workbook_rows(workbook(sheet1=sheet(cells)))
    assert number == 4
    assert row == ["in parts", "", "12", "yes", "\x00formula"]


def test_words_that_would_be_a_formula_are_disarmed(store: Store, tmp_path: Path) -> None:
    row = msgspec.structs.replace(next(iter(rows_of(store))), words="=HYPERLINK(1)", why="@SUM(1)")
    told = write_sheet(tmp_path / "a.csv", [row]).decode("utf-8-sig")
    assert "'=HYPERLINK" in told
    assert "'@SUM" in told
    page = write_sheet(tmp_path / "a.html", [msgspec.structs.replace(row, words="<script>x</script>\u202e")]).decode()
    assert "<script" not in page
    assert "\u202e" not in page


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.export.review.rows.MOST_ROWS", 2)
    with pytest.raises(InputError, match="more than 2 rows"):
        list(typed_rows(enumerate([COLUMNS, *[("",) * len(COLUMNS)] * 3])))


@pytest.mark.parametrize(("typed_in", "day"), [("47974", "2031-05-06"), ("2031-05-06", "2031-05-06"), ("12", "12")])
def test_a_day_kept_as_a_number_is_that_day(typed_in: str, day: str) -> None:
    assert day_of(typed_in) == day


@settings(deadline=None)  # the library is loaded by whichever example comes first
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=5))
def test_any_text_passes_through_a_workbook(texts: list[str]) -> None:
    from counterclaim.export.plain import plain

    cells = [plain(text) for text in texts] + [""] * (len(COLUMNS) - len(texts) - 1) + ["end"]
    rows = list(workbook_rows(render_workbook([cells])))
    assert [rows[0][1], rows[1][1]] == [list(COLUMNS), cells]
    assert SHEET
    assert ANCHOR
