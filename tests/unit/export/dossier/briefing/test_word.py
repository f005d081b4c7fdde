"""The Word briefing, read back: headings, tables, language, properties, footer; nothing foreign, same bytes again."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import docx
import msgspec
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.export.dossier.briefing.word import to_docx
from counterclaim.export.dossier.briefing.word_file import LINE_WIDTH, element, text_element, word_file
from counterclaim.export.dossier.model import Dossier

Build = Callable[..., Any]


def opened(dossier: Dossier) -> Document:
    return docx.Document(io.BytesIO(to_docx(dossier)))


def parts_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def headings(document: Document) -> list[tuple[str, str]]:
    found = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    return [(style, text) for style, text in found if style == "Title" or style.startswith("Heading")]


def all_text(document: Document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def with_speaker(build: Build, word: str) -> Dossier:
    said = build("quotation", 1, word, "says", word)
    dispute = build("dispute", title=word, where=(word,), others=(said,), open=(word,))
    harm = build("harm", title=word, tolls=(word,), weapons=(word,))
    toll = build("group", build("toll", claimant=word, who=word, figures=(build("figure", words=word, source=word),)))
    return build("dossier", title=word, disputes=(dispute,), harm=(harm,), tolls=(toll,), ledger_state=word)


def test_headings_have_real_styles_in_order(build: Build) -> None:
    assert headings(opened(build("dossier"))) == [
        ("Title", "The vale, May 2031"),
        ("Heading 1", "1. What this rests on"),
        ("Heading 1", "2. Disputed now"),
        ("Heading 2", "Shelling, Brezna, 7 May 2031"),
        ("Heading 2", "Raid, Ilm, 7 May 2031, Brezna"),
        ("Heading 1", "3. Truces and other agreements"),
        ("Heading 2", "Ceasefire, 5 May 2031, between Kestria and Ostia"),
        ("Heading 1", "4. Tolls, by claimant"),
        ("Heading 2", "Running totals, each by its claimant"),
        ("Heading 3", "Killed"),
        ("Heading 2", "Of single incidents"),
        ("Heading 3", "Killed"),
        ("Heading 1", "5. Harm, with its grounds"),
        ("Heading 1", "Not read, and how this was made"),
    ]


def test_what_nobody_checked_stands_under_the_title(build: Build) -> None:
    document = opened(build("dossier"))
    assert document.paragraphs[1].text.endswith("Machine-read, 0 of 6 claims checked by a person.")


def test_the_two_accounts_stand_side_by_side_under_the_sides_names(build: Build) -> None:
    table = opened(build("dossier")).tables[1]
    assert [cell.text for cell in table.rows[0].cells] == ["Kestria", "Ostia"]
    kestria, ostia = (cell.text for cell in table.rows[1].cells)
    assert "denies having done it: “our guns were cold” [2]" in kestria
    assert "accuses: “Kestrian guns fired on Brezna” [1]" in ostia


def test_a_side_without_words_is_not_quoted(build: Build) -> None:
    table = opened(build("dossier")).tables[2]
    told = ["no words of it were matched to this", "not quoted in the reports read"]
    assert [cell.text for cell in table.rows[1].cells] == told


def test_the_toll_table_has_a_column_for_each_thing_to_know(build: Build) -> None:
    tables = [[cell.text for cell in table.rows[0].cells] for table in opened(build("dossier")).tables]
    assert ["Claimant", "Group", "Words", "Meaning", "Since", "As of", "Report"] in tables


def test_the_report_column_goes_where_there_is_one_report(build: Build) -> None:
    document = opened(build("dossier", basis=build("basis", reports=1)))
    tables = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert ["Claimant", "Group", "Words", "Meaning", "Since", "As of"] in tables


def test_every_table_has_one_header_row_and_a_name(build: Build) -> None:
    for table in opened(build("dossier")).tables:
        marked = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert marked == [True] + [False] * (len(table.rows) - 1)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_tables_fit_the_page(build: Build) -> None:
    document = opened(build("dossier"))
    section = document.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    for margin in (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin):
        assert abs(margin - Cm(2)) < Cm(0.01)
    for table in document.tables:
        columns = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert LINE_WIDTH - 10 < sum(columns) <= LINE_WIDTH
        assert table.autofit is False


def test_no_two_tables_touch(build: Build) -> None:
    tags = [child.tag for child in opened(build("dossier")).element.body]
    assert not any(one == two == qn("w:tbl") for one, two in pairwise(tags))


def test_four_sides_stand_two_by_two(build: Build) -> None:
    column = build("dispute").columns[0]
    columns = tuple(msgspec.structs.replace(column, side=name) for name in ("Dal", "Kestria", "Ostia", "Vell"))
    heads = [
        [cell.text for cell in table.rows[0].cells]
        for table in opened(build("dossier", disputes=(build("dispute", columns=columns),))).tables
    ]
    assert ["Dal", "Kestria"] in heads
    assert ["Ostia", "Vell"] in heads


def test_a_dispute_without_sides_still_opens(build: Build) -> None:
    assert opened(build("dossier", disputes=(build("dispute", columns=()),))).tables


def test_the_language_is_english(build: Build) -> None:
    document = opened(build("dossier"))
    assert document.core_properties.language == "en"
    assert b'<w:lang w:val="en-GB"' in parts_of(to_docx(build("dossier")))["word/styles.xml"]


def test_properties_name_the_briefing_and_nobody_else(build: Build) -> None:
    properties = opened(build("dossier")).core_properties
    assert properties.title == "The vale, May 2031"
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created == properties.modified == datetime(2031, 5, 9, 7, 30, tzinfo=UTC)


def test_the_footer_tells_what_is_checked_which_state_and_which_page(build: Build) -> None:
    footer = opened(build("dossier")).sections[0].footer.paragraphs[0]
    assert footer.text.startswith("Machine-read, 0 of 6 claims checked by a person | ledger 5e5e5e5e5e5e5e5e")
    fields = [field.get(qn("w:instr")) for field in footer._p.iter(qn("w:fldSimple"))]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_nothing_foreign_is_in_the_file(build: Build) -> None:
    parts = parts_of(to_docx(build("dossier")))
    assert sorted(parts) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    for name, raw in parts.items():
        assert b'TargetMode="External"' not in raw, name
        assert b"python-docx" not in raw, name
        assert b"Macintosh" not in raw, name


def test_every_style_in_use_is_there(build: Build) -> None:
    document = opened(build("dossier"))
    known = {style.style_id for style in document.styles}
    used = {node.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle") for node in _nodes(document, tag)}
    assert used <= known


def _nodes(document: Document, tag: str) -> list[Any]:
    return list(document.element.body.iter(qn(tag)))


def test_two_runs_give_the_same_bytes(build: Build) -> None:
    assert to_docx(build("dossier")) == to_docx(build("dossier"))


def test_every_part_carries_the_moment_of_making(build: Build) -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(build("dossier")))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(2031, 5, 9, 7, 30, 0)}
        assert {part.create_system for part in archive.infolist()} == {0}


@pytest.mark.parametrize(
    ("made", "created"),
    [
        ("2031-05-09T07:30:00+02:00", (2031, 5, 9, 5, 30)),
        ("2031-05-09 07:30 UTC", (2031, 5, 9, 7, 30)),
        ("2031-05-09", (2031, 5, 9, 0, 0)),
        ("some day", (1980, 1, 1, 0, 0)),
        ("1970-01-01T00:00:00Z", (1980, 1, 1, 0, 0)),
    ],
)
def test_a_moment_is_read_or_the_first_that_a_zip_can_hold(made: str, created: tuple[int, ...]) -> None:
    raw = word_file([element("p")], footer=[element("p")], title="t", made=made)
    assert docx.Document(io.BytesIO(raw)).core_properties.created.timetuple()[:5] == created


def test_a_long_title_fits_the_property() -> None:
    raw = word_file([element("p")], footer=[element("p")], title="t" * 999, made="2031-05-09")
    assert len(docx.Document(io.BytesIO(raw)).core_properties.title) == 255


def test_spaces_in_text_are_kept() -> None:
    assert text_element(" a ").get(qn("xml:space")) == "preserve"


def test_a_dossier_of_nothing_says_so(build: Build) -> None:
    document = opened(build("nothing_read"))
    assert "No report is in this dossier: nothing is known here, of any side." in all_text(document)
    assert not document.tables
    assert "ledger not told" in document.sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("a\x00b\x1bc", "a<U+0000>b<U+001B>c"),
        ("]]><script>&amp;</w:t>", "]]><script>&amp;</w:t>"),
        ("\u202egnp.exe", "<U+202E>gnp.exe"),
        ("\ud800\ufffe\uffff", "<U+D800><U+FFFE><U+FFFF>"),
        ("one\r\n\ttwo", "one two"),
        ("שלום عربي 漢字 👁", "שלום عربي 漢字 👁"),
    ],
)
def test_hostile_words_show_as_text(build: Build, word: str, written: str) -> None:
    assert written in all_text(opened(with_speaker(build, word)))


@pytest.mark.parametrize("word", ["x" * 5000, "", " ", "“" * 400])
def test_odd_words_do_not_break_the_file(build: Build, word: str) -> None:
    assert opened(with_speaker(build, word)).tables


@settings(max_examples=15, deadline=None)
@given(word=st.text(st.characters(), max_size=60), made=st.text(max_size=20))
def test_any_words_give_a_file_that_opens(build: Build, word: str, made: str) -> None:
    dossier = msgspec.structs.replace(with_speaker(build, word), made=made)
    assert opened(dossier).tables
