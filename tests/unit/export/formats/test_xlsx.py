"""The workbook opens in openpyxl: a sheet a table, days as days, numbers as numbers, and no cell a formula."""

import datetime as dt
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from counterclaim.export.deriving.columns import SHEETS
from counterclaim.export.deriving.columns.column import Column, Table, Type
from counterclaim.export.formats import xlsx
from counterclaim.export.formats.format import Losses


def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, values: list[str]) -> tuple[object, Losses]:
    """A workbook with one sheet of these texts."""
    column = Column("words", Type.TEXT, "Words.", lambda text: text)
    table = Table(
        name="texts", about="Texts.", columns=(column,), records=lambda _: values, named=lambda text: text[:3]
    )
    monkeypatch.setattr(xlsx, "SHEETS", (table,))
    losses = Losses()
    xlsx.FORMAT.write(None, tmp_path / "out.xlsx", losses)
    return openpyxl.load_workbook(tmp_path / "out.xlsx")["texts"], losses


def test_a_sheet_a_table_with_its_head_frozen(export) -> None:
    path, manifest = export("xlsx")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["README", *(table.name for table in SHEETS)]
    for table in SHEETS:
        sheet = book[table.name]
        assert [cell.value for cell in sheet[1]] == [column.name for column in table.columns]
        assert sheet.max_row - 1 == manifest.rows[table.name]
        assert sheet.freeze_panes == "A2"


def test_days_are_days_and_numbers_numbers(export) -> None:
    path, _ = export("xlsx")
    rows = openpyxl.load_workbook(path)["incidents"].iter_rows(values_only=True)
    head = next(rows)
    market = next(row for row in (dict(zip(head, one, strict=True)) for one in rows) if row["denied_by"] == "Lusk")
    assert market["first_day"] == dt.datetime(2031, 5, 6)  # noqa: DTZ001 - openpyxl tells days so
    assert (market["killed_min"], market["killed_max"], market["checked"]) == (9, 14, False)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x.example")', "#REF!"])
def test_no_text_is_a_formula(tmp_path, monkeypatch, text) -> None:
    sheet, _ = written(tmp_path, monkeypatch, [text])
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == (text, "s", True)


def test_control_characters_and_marks_of_direction_are_written_out(tmp_path, monkeypatch) -> None:
    sheet, _ = written(tmp_path, monkeypatch, ["a\x0bb\u202ec\x01d"])
    assert sheet["A2"].value == "a b<U+202E>c<U+0001>d"


def test_long_texts_are_cut_and_told(tmp_path, monkeypatch) -> None:
    sheet, losses = written(tmp_path, monkeypatch, ["x" * 40_000])
    assert len(sheet["A2"].value) == xlsx.LONGEST
    assert [one.rule for one in losses.told()[1]] == ["xlsx_cut"]


def test_rows_that_do_not_fit_are_told(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    sheet, losses = written(tmp_path, monkeypatch, ["one", "two", "three"])
    assert sheet.max_row == 3
    assert [(one.rule, one.count) for one in losses.told()[0]] == [("xlsx_rows", 1)]


def test_no_name_of_a_user_no_link_and_no_macro_is_in_it(export) -> None:
    path, _ = export("xlsx")
    with zipfile.ZipFile(path) as parts:
        assert b">counterclaim</dc:creator>" in parts.read("docProps/core.xml")
        assert not any("external" in name.lower() or "vba" in name.lower() for name in parts.namelist())
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())


_FULL = """
import resource, signal, sys
from pathlib import Path
from counterclaim.export.deriving.columns.column import Column, Table, Type
from counterclaim.export.formats import xlsx
from counterclaim.export.formats.format import Losses

column = Column("words", Type.TEXT, "Words.", lambda text: text)
records = lambda _: (f"{number} " * 500 for number in range(1000))
xlsx.SHEETS = tuple(Table(name=n, about="Texts.", columns=(column,), records=records, named=str) for n in ("a", "b"))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
try:
    xlsx.FORMAT.write(None, Path(sys.argv[2]), Losses())
except OSError:
    print("told")
"""


@pytest.mark.parametrize("room", [100, 400_000])
def test_a_full_disk_is_told_once_and_without_a_path(tmp_path, room) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _FULL, str(room), str(tmp_path / "out.xlsx")],
        capture_output=True, text=True, check=False, env=os.environ | {"TMPDIR": str(tmp_path)},
    )  # fmt: skip
    assert (ran.stdout, ran.stderr) == ("told\n", "")
