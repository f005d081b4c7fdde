"""A field finding counts for an incident only where it fits its place and day."""

from __future__ import annotations

import pytest

from counterclaim.book.incidents.accounts import Heard
from counterclaim.book.incidents.findings import findings_of
from counterclaim.book.voices import Voice
from counterclaim.records.claim import Claim, Event, Place, Quote, Span, TimeRange
from counterclaim.records.enums import Grounds, Kind, PlacePrecision, TimeBasis, TimePrecision
from counterclaim.records.ledger import Facets, Incident
from counterclaim.records.report import Report

DOLNA = Place(name="Dolna", precision=PlacePrecision.SETTLEMENT)
BREZNA = Place(name="Brezna", precision=PlacePrecision.SETTLEMENT)


def on(first: str, last: str | None = None) -> TimeRange:
    return TimeRange(
        earliest=first, latest=last or first, precision=TimePrecision.DAY, basis=TimeBasis.STATED, text=first
    )


def claim(
    name: str, *, day: TimeRange | None = None, place: Place | None = DOLNA, grounds: Grounds = Grounds.NONE_STATED,
    kind: str = "shelling",
) -> Claim:  # fmt: skip
    return Claim(
        id=name, report="r_1", kind=Kind.EVENT, evidence=Quote(0, 1, "x"), sentence=Span(0, 1), grounds=grounds,
        time=day, places=(place,) if place else (), event=Event(type=kind),
    )  # fmt: skip


STRUCK = on("2031-05-26")


def fits(
    *, day: TimeRange | None, place: Place | None = DOLNA, kind: str = "investigation", said: str = "2031-05-28",
    incident_on: TimeRange | None = STRUCK, days: tuple[str, ...] = ("2031-05-26",),
) -> tuple[bool, list[str]]:  # fmt: skip
    """Whether a finding fits a shelling of Dolna, and by which rules."""
    told = claim("c_told", day=incident_on)
    found = claim("c_found", day=day, place=place, grounds=Grounds.REMNANTS, kind=kind)
    incident = Incident(
        id="i_1", report="r_1", type="shelling", title="", claims=("c_told", "c_found"), time=incident_on,
        places=("Dolna",), days=days, facets=Facets(contested=False),
    )  # fmt: skip
    report = Report(id="r_1", text="x", published=said)
    heard = [Heard(claim=one, report=report, voice=Voice(name="monitors")) for one in (told, found)]
    (finding,) = findings_of(incident, heard)
    return finding.fits, [reason.rule for reason in finding.reasons]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ({"day": on("2031-05-23")}, (False, ["place", "found_before"])),
        ({"day": on("2031-05-26"), "kind": "shelling"}, (True, ["place", "day"])),
        ({"day": on("2031-05-27")}, (True, ["place", "found_after"])),
        ({"day": on("2031-05-27"), "kind": "shelling"}, (False, ["place", "other_day"])),
        ({"day": on("2031-05-27"), "place": BREZNA}, (False, ["other_place", "found_after"])),
        ({"day": on("2031-05-27"), "place": None}, (True, ["no_place", "found_after"])),
        ({"day": None}, (True, ["place", "no_day"])),
        ({"day": None, "said": "2031-05-24"}, (False, ["place", "said_before"])),
        ({"day": on("2031-05-20", "2031-05-30")}, (True, ["place", "day"])),
        ({"day": on("2031-05-23"), "incident_on": None, "days": ()}, (True, ["place", "day_open"])),
    ],
)  # fmt: skip
def test_the_rule(case: dict, expected: tuple[bool, list[str]]) -> None:
    assert fits(**case) == expected


def test_a_disputed_day_is_met_by_either() -> None:
    assert fits(day=on("2031-05-27"), kind="shelling", days=("2031-05-26", "2031-05-27"))[0]


def test_a_month_holds_its_days() -> None:
    assert fits(day=on("2031-05"), kind="shelling")[0]
