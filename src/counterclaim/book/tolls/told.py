"""One number of a report: what it counts, who answers for it, and where it stands among others.

In: nothing; records only. Out: `Told`. Reads no pack.
"""

import msgspec

from counterclaim.book.tolls.claimants import Claimant
from counterclaim.book.tolls.groups import Group
from counterclaim.book.voices import Voice
from counterclaim.records.claim import Toll
from counterclaim.records.tallies import Figure


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One number with what it counts and who answers for it."""

    figure: Figure
    start: int
    toll: Toll
    group: Group
    voice: Voice
    claimant: Claimant
    incident: str | None
    publisher: str


def order(one: Told) -> tuple[object, ...]:
    """Where a number stands among others of its claimant: by day, then report and text."""
    figure = one.figure
    return (figure.day or "", figure.report, one.start, figure.claim, one.group.key, figure.text or "")
