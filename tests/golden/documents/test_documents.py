"""Each case is one file: a text, then its zones paragraph by paragraph, then what its head tells."""

from pathlib import Path

import pytest

from counterclaim.documents.segmentation import outline, segment
from counterclaim.records.report import Report

CASES = sorted(Path(__file__).parent.glob("*.txt"))


def parts(case: Path) -> tuple[str, list[str], list[str]]:
    text, rest = case.read_text(encoding="utf-8").split("=== zones\n")
    zones, told = rest.split("=== told\n")
    return text, zones.splitlines(), told.splitlines()


def test_there_are_cases() -> None:
    assert len(CASES) >= 8


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_zones(case: Path) -> None:
    text, expected, _ = parts(case)
    found = segment(Report(id="r", text=text))
    assert [f"{p.zone.value} | {text[p.start : p.end].replace(chr(10), ' ')}" for p in found] == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_head(case: Path) -> None:
    text, _, expected = parts(case)
    header = outline(text)[1]
    told = {
        "headline": header.headline,
        "dateline": header.dateline.words if header.dateline else None,
        "byline": header.byline,
        "publisher": header.publisher,
        "published": header.published,
    }
    assert [f"{name} | {value}" for name, value in told.items() if value] == expected
