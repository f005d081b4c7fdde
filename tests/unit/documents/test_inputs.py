"""Whatever is given, every input ends as a report or as a refusal with a reason, and the run goes on."""

import io
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen import canvas

from counterclaim.documents.inputs import Source, read_inputs
from counterclaim.documents.segmentation import segment
from counterclaim.records.enums import Zone
from counterclaim.records.report import Refusal
from counterclaim.records.settings import Settings

BODY = (
    "The defence ministry accused the rebels on Monday of shelling three villages in the north of the country, and "
    "said that at least twelve civilians had been wounded. A spokesman for the rebels denied it."
)
NOW = datetime(2031, 7, 1, 12, 0, tzinfo=UTC)
Read = Callable[..., list[Source | Refusal]]


@pytest.fixture
def read() -> Read:
    def run(*paths: object, stdin: bytes | None = None, **settings: object) -> list[Source | Refusal]:
        told = Settings(collector="monitor", **settings)
        return list(read_inputs([str(p) for p in paths], settings=told, stdin=stdin, clock=lambda: NOW))

    return run


def make_pdf(lines: list[str], *, lock: str | None = None, pages: int = 1) -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out)
    for _ in range(pages):
        for n, line in enumerate(lines):
            page.drawString(72, 760 - 14 * n, line)
        page.showPage()
    page.save()
    if lock is None:
        return out.getvalue()
    writer = PdfWriter(clone_from=PdfReader(out))
    writer.encrypt(lock, algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()


def reasons(results: list[Source | Refusal]) -> list[str]:
    return [r.reason if isinstance(r, Refusal) else "read" for r in results]


def test_plain_text_is_stored_as_it_stands(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfNORTHTOWN (Wire) -- " + BODY.encode() + b"\r\n")
    (source,) = read(path)
    assert source.report.text == f"NORTHTOWN (Wire) -- {BODY}\r\n"
    assert source.report.dateline == "NORTHTOWN (Wire)"
    assert source.report.publisher == "Wire"
    assert source.original.data == path.read_bytes()
    assert source.original.sha256 == source.report.sha256
    assert source.original.collected_at == "2031-07-01T12:00:00Z"
    assert source.original.collector == "monitor"
    assert source.original.origin == str(path)


def test_same_file_has_the_same_id(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_text(BODY)
    first, second = read(tmp_path)
    assert first.report.id == second.report.id


def test_clock_never_dates_a_report(read: Read) -> None:
    (source,) = read("-", stdin=f"NORTHTOWN, August 8 (Wire) -- {BODY}".encode())
    assert source.report.published is None


@pytest.mark.parametrize(
    ("text", "published"),
    [(f"NORTHTOWN, 9 JAN 90 (Wire) -- {BODY}", "1990-01-09"), (f"NORTHTOWN, January 9 (Wire) -- {BODY}", "2024-05-01")],
)
def test_users_day_fills_what_the_text_leaves_open(read: Read, text: str, published: str) -> None:
    (source,) = read("-", stdin=text.encode(), published="2024-05-01")
    assert source.report.published == published


def test_users_publisher_goes_before_the_agency(read: Read) -> None:
    (source,) = read("-", stdin=f"NORTHTOWN (Wire) -- {BODY}".encode(), publisher="Valley Herald")
    assert source.report.publisher == "Valley Herald"


def test_folder_is_read_in_order_without_hidden_files(read: Read, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/a.txt", ".hidden.txt", "a.txt"):
        (tmp_path / name).write_text(f"{name} {BODY}")
    assert [s.report.text.split()[0] for s in read(tmp_path)] == ["a.txt", "b/a.txt", "c.txt"]


def test_unknown_kind_in_a_folder_is_refused_and_the_run_goes_on(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b")
    (tmp_path / "b.txt").write_text(BODY)
    assert reasons(read(tmp_path)) == ["unknown_kind", "read"]


def test_unknown_kind_named_by_the_user_is_read(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.dispatch").write_text(BODY)
    assert reasons(read(tmp_path / "a.dispatch")) == ["read"]


def test_loop_of_links_ends(read: Read, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(BODY)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    assert reasons(read(tmp_path / "in")) == ["read"]


def test_link_out_of_the_folder_is_not_followed(read: Read, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text(BODY)
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "nothing.txt")
    assert reasons(read(tmp_path / "in")) == ["link", "missing"]


def test_pipe_in_a_folder_does_not_hang(read: Read, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert reasons(read(tmp_path)) == ["not_a_file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "a.txt").chmod(0)
    assert reasons(read(tmp_path / "a.txt")) == ["unreadable"]


def test_name_that_no_file_can_have(read: Read) -> None:
    assert reasons(read("a\0b")) == ["unreadable"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"-- --- --", "empty"),
        (b"abc\0def", "binary"),
        (b"PK\x03\x04\x14\0\0\0", "binary"),
        (b"x" * 2000, "too_large"),
        (b"%PDF-1.7 garbage", "damaged"),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>", "damaged"),
    ],
)
def test_refused_with_a_reason(read: Read, data: bytes, reason: str) -> None:
    (refusal,) = read("-", stdin=data, max_bytes=1500)
    assert isinstance(refusal, Refusal)
    assert refusal.reason == reason
    assert refusal.advice.endswith((".", ")"))
    assert refusal.at == "2031-07-01T12:00:00Z"


def test_missing_file_is_refused_and_the_run_goes_on(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    assert reasons(read(tmp_path / "none.txt", tmp_path / "a.txt")) == ["missing", "read"]


def test_long_text_is_refused(read: Read) -> None:
    assert reasons(read("-", stdin=(BODY * 9).encode(), max_chars=1000)) == ["too_long"]


def test_other_language_is_refused(read: Read) -> None:
    text = "El ministerio de defensa acusó el lunes a los rebeldes de bombardear tres aldeas en el norte del país. " * 3
    assert reasons(read("-", stdin=text.encode())) == ["language"]


def test_markdown_notes_and_headings(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: Truce holds\ndate: 2024-05-01\nsource: Wire\n---\n\n# Truce holds\n\n"
        f"{BODY}\n\n## Talks\n\n{BODY}\n"
    )
    (source,) = read(path)
    report = source.report
    assert (report.headline, report.published, report.publisher) == ("Truce holds", "2024-05-01", "Wire")
    found = [(p.zone, report.text[p.start : p.end]) for p in segment(report)]
    assert (Zone.HEADLINE, "Truce holds") in found
    assert (Zone.HEADING, "Talks") in found
    assert [words for zone, words in found if zone is Zone.BODY] == [BODY, BODY]


def test_json_lines_are_reports_of_their_own(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        f'{{"text": "{BODY}", "title": "T", "published": "2024-05-01", "publisher": "P", "url": "https://example.org"}}\n'
        f'\n{{"text": 5}}\nnot json\n{{"text": ""}}\n{{"text": "a\\u0000b"}}\n{{"title": "x"}}\n{{"text": "{BODY}"}}'
    )
    results = read(path)
    assert reasons(results) == ["read", "not_json", "not_json", "empty", "binary", "not_json", "read"]
    first = results[0].report
    assert (first.headline, first.published, first.publisher, first.url) == (
        "T",
        "2024-05-01",
        "P",
        "https://example.org",
    )
    assert results[0].original.origin == f"{path}#1"
    assert results[1].origin == f"{path}#3"
    assert "Line 3" in results[1].advice


@pytest.mark.parametrize("line", ['{"a":' * 100_000, "[" * 100_000, '{"text": ' + "[" * 50_000, '{"text": "\\ud800"}'])
def test_hostile_json_is_refused(read: Read, line: str) -> None:
    good = f'{{"text": "{BODY}"}}'
    assert reasons(read("-", stdin=f"{good}\n{line}\n{good}".encode())) == ["read", "not_json", "read"]


def test_json_document_over_many_lines_is_one_refusal(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{\n  "text": "a",\n  "b": 1\n}\n')
    assert reasons(read(tmp_path / "a.json")) == ["not_json"]


def test_file_of_bad_lines_is_given_up(read: Read, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("no json\n" * 500)
    assert len(read(tmp_path / "a.jsonl")) < 30


def test_overlong_line_is_refused_and_the_next_is_read(read: Read) -> None:
    lines = f'{{"text": "{"x" * 5000}"}}\n{{"text": "{BODY}"}}\n'
    results = read("-", stdin=b"{" + lines.encode()[1:], max_bytes=3000)
    assert reasons(results) == ["too_large", "read"]


def test_json_lines_are_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "{BODY}"}}\n' * 3 + "not json\n")
    results = read_inputs([path], settings=Settings())
    assert isinstance(next(results), Source)
    results.close()


def test_pdf_text_layer(read: Read, tmp_path: Path) -> None:
    lines = [
        "NORTHTOWN, 4 May 2021 (Wire) -- The ministry accused the rebels of shelling",
        "three villages and wounding twelve civi-",
    ]
    (tmp_path / "a.pdf").write_bytes(
        make_pdf([*lines, "lians, and said that the long-", "range guns had been used in the north."])
    )
    (source,) = read(tmp_path / "a.pdf")
    assert source.report.published == "2021-05-04"
    assert "twelve civilians, and said that the long-range guns" in source.report.text
    assert source.original.media_type == "application/pdf"


def test_running_heads_of_a_pdf_are_furniture(read: Read) -> None:
    lines = ["Bulletin of the Ministry", "", *[f"{BODY[:70]} {n}" for n in range(9)], "", "Page 1 of 4"]
    (source,) = read("-", stdin=make_pdf(lines, pages=4))
    text = source.report.text
    aside = {text[p.start : p.end] for p in segment(source.report) if p.zone is Zone.FURNITURE}
    assert {"Bulletin of the Ministry", "Page 1 of 4"} <= aside


def test_scan_is_refused(read: Read) -> None:
    assert reasons(read("-", stdin=make_pdf([]))) == ["no_text_layer"]


def test_locked_pdf_is_refused(read: Read) -> None:
    assert reasons(read("-", stdin=make_pdf([BODY[:80]], lock="x"))) == ["encrypted"]


def test_cut_pdf_is_refused_or_read(read: Read) -> None:
    data = make_pdf([BODY[:80]])
    for size in range(10, len(data), 97):
        assert set(reasons(read("-", stdin=data[:size]))) <= {"damaged", "no_text_layer", "read", "empty"}
