"""Datelines are known by their form, and body text is not taken for one."""

import pytest

from counterclaim.documents.dateline import find_dateline
from counterclaim.records.claim import Span


def find(text: str):
    return find_dateline(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "place", "agency", "published", "rest"),
    [
        ("NORTHTOWN (Combined Sources) — Fighting spread.", "NORTHTOWN", "Combined Sources", None, "Fighting spread."),
        ("NORTHTOWN, Northland (AP) _ Fighting spread.", "NORTHTOWN, Northland", "AP", None, "Fighting spread."),
        ("NORTHTOWN, August 8 (Xinhua) --", "NORTHTOWN", "Xinhua", None, ""),
        ("NORTHTOWN, 9 JAN 90 (EFE) -- [TEXT] THE MAYOR", "NORTHTOWN", "EFE", "1990-01-09", "[TEXT] THE MAYOR"),
        ("SAN NORTE, 3 JAN 90 -- [REPORT] THE MAYOR", "SAN NORTE", None, "1990-01-03", "[REPORT] THE MAYOR"),
        (
            "NORTHTOWN/SOUTHTOWN (Reuters) - The rebels left.",
            "NORTHTOWN/SOUTHTOWN",
            "Reuters",
            None,
            "The rebels left.",
        ),
        ("Northtown (AFP) – The rebels left.", "Northtown", "AFP", None, "The rebels left."),
        ("(Northtown, May 4, 2020) – The rebels left.", "Northtown", None, "2020-05-04", "The rebels left."),
        ("(Northtown) – The rebels left.", "Northtown", None, None, "The rebels left."),
        ("Northtown, 3 March 2022 – The rebels left.", "Northtown", None, "2022-03-03", "The rebels left."),
        ("NORTHTOWN, August 8. /TASS/. The rebels left.", "NORTHTOWN", "TASS", None, "The rebels left."),
        ("NORTHTOWN, OCTOBER 27, WIRE. The rebels left.", "NORTHTOWN", "WIRE", None, "The rebels left."),
        ("NORTHTOWN, Ill. — The senator spoke.", "NORTHTOWN, Ill", None, None, "The senator spoke."),
        ("Northtown — The rebels left.", "Northtown", None, None, "The rebels left."),
        ("NORTHTOWN: The rebels left.", "NORTHTOWN", None, None, "The rebels left."),
        ("PORT-AU-NORD, Northland -- The rebels left.", "PORT-AU-NORD, Northland", None, None, "The rebels left."),
        ("NORTH CITY (NORTHLAND), 10 JAN 90 (ACAN) -- THE", "NORTH CITY", "ACAN", "1990-01-10", "THE"),
    ],
)
def test_forms(text: str, place: str, agency: str | None, published: str | None, rest: str) -> None:
    found = find(text)
    assert found is not None
    assert (found.place, found.agency, found.published) == (place, agency, published)
    assert text[found.span.end :].strip() == rest


def test_words_leave_out_the_dash() -> None:
    found = find("NORTHTOWN, August 8 (Wire) -- The rebels left.")
    assert found is not None
    assert found.words == "NORTHTOWN, August 8 (Wire)"


@pytest.mark.parametrize(
    "text",
    [
        "The government — which denies it — sent troops.",
        "In May 2020 - the second year of war - the rebels left.",
        "The United Nations (UN) said on Monday that both sides had agreed.",
        "Amnesty International (AI) said - as before - that prisoners were beaten.",
        "QUESTION: Did the army fire first?",
        "On Monday, August 8, the rebels left.",
        "“Northtown – our home – is gone,” she said.",
        "THE ARMY SAID TODAY -- AS IT DID ON MONDAY -- THAT THE REBELS HAD LEFT THE TOWN AND THE HILLS AROUND IT.",
        "BREAKING: Rebels leave the town",
        "He left.",
        "",
    ],
)
def test_body_is_no_dateline(text: str) -> None:
    assert find(text) is None
