"""`counterclaim dossier`: a file that is whole or not there, by the ending of its name."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_a_page_is_written_and_told(call, ledger: Path, tmp_path: Path) -> None:
    result = call("dossier", "-o", "page.html")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert result.stderr.startswith("counterclaim: page.html: 1 report, 4 claims, 0 checked, ")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.lstrip().startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["counterclaim.db", "page.html"]


@pytest.mark.parametrize(("name", "head"), [("b.txt", b"W"), ("b.docx", b"PK"), ("B.HTM", b"<!")])
def test_the_ending_says_what_it_is(call, ledger: Path, tmp_path: Path, name: str, head: bytes) -> None:
    assert call("dossier", "--title", "Who", "-o", name).exit_code == 0
    assert (tmp_path / name).read_bytes().lstrip().startswith(head)


def test_the_ledger_is_only_read(call, ledger: Path) -> None:
    before = ledger.read_bytes()
    call("dossier", "--public", "-o", "page.html")
    assert ledger.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["-o", "page.pdf"], "Write FILE.html"),
        (["-o", "page"], "Write FILE.html"),
        (["-o", "nowhere/page.html"], "cannot be written"),
        (["--ledger", "none.db", "-o", "page.html"], "There is no ledger at none.db"),
        (["--from", "yesterday", "-o", "page.html"], "'yesterday' is not a day"),
        (["--from", "2031-06-01", "--to", "2031-05-01", "-o", "page.html"], "Give the earlier day first"),
        ([], "'-o'"),
    ],
)
def test_wrong_use_is_told_and_leaves_nothing(call, ledger: Path, tmp_path: Path, words: list[str], told: str) -> None:
    result = call("dossier", *words)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())
    assert [path.name for path in tmp_path.iterdir()] == ["counterclaim.db"]


def test_the_ledger_itself_is_never_overwritten(call, ledger: Path, tmp_path: Path) -> None:
    ledger.rename(tmp_path / "ledger.html")
    before = (tmp_path / "ledger.html").read_bytes()
    assert call("dossier", "--ledger", "ledger.html", "-o", "./ledger.html").exit_code == 2
    assert (tmp_path / "ledger.html").read_bytes() == before


def test_a_page_that_stops_half_way_leaves_the_old_one(
    call, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from counterclaim.export.dossier import making

    def stops(*_: object, **__: object):
        yield "<!doctype html>"
        raise OSError(28, "No space left on device")

    (tmp_path / "page.html").write_text("old")
    monkeypatch.setattr(making, "write_html", stops)
    result = call("dossier", "-o", "page.html")
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert (tmp_path / "page.html").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_period_without_reports_is_a_page_that_says_so(call, ledger: Path, tmp_path: Path) -> None:
    assert call("dossier", "--from", "2040-01-01", "-o", "page.html").exit_code == 0
    assert "No report lies in this dossier." in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("words", "mode"), [([], 0o600), (["--public"], 0o644)])
def test_a_page_with_names_is_its_makers_alone(call, ledger: Path, tmp_path: Path, words: list[str], mode: int) -> None:
    assert call("dossier", *words, "-o", "page.html").exit_code == 0
    assert (tmp_path / "page.html").stat().st_mode & 0o777 == mode
