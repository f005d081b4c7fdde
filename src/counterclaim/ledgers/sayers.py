"""Who is taken to say that a truce was broken or kept: a side where he speaks for one, else his name.

In: a claim and the scene of its report. Out: a side, a name, or None. Reads what `alleging.py` and `breaching.py` read.
"""

import msgspec

from counterclaim.ledgers.alleging import (
    counted_by_known,
    counting_body,
    opening_side,
    reporting_side,
    saying_side,
    says_on,
    side_beside,
    side_in,
    side_of_surname,
    told_by_words,
)
from counterclaim.ledgers.breaching import own_voice, quoted_before, speaks_as_publisher
from counterclaim.ledgers.telling.side_names import SideNames
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import Sides, party, side_of
from counterclaim.records.claim import Claim
from counterclaim.records.report import Report


class Scene(msgspec.Struct, frozen=True):
    """What all lines of a report are made with: its sides, their names, and its claims in text order."""

    report: Report
    sides: Sides
    names: SideNames
    claims: tuple[Claim, ...]


def who_says(claim: Claim, scene: Scene) -> str | None:
    """Who says it: a side where he speaks for one, else his name."""
    if reports := reporting_side(claim, scene.report, scene.names):
        return reports
    if claim.speaker is None:
        before = says_on(claim, scene.claims, scene.report)
        told = told_by_words(claim, scene.report, scene.names)
        told = told or saying_side(claim, scene.report, scene.names)
        told = told or counted_by_known(claim, scene.claims, scene.report, scene.names)
        told = told or counting_body(claim, scene.report, scene.names)
        return who_says(before, scene) if before else told or own_voice(scene.report, scene.sides, scene.names)
    name = claim.speaker.name
    if name.lower() in load_pack("roles.en")["pronouns"]:
        # "After Ada shelled Dolna, they said": villagers may; an "it" that speaks is a body or a state.
        return (opening_side(claim, scene.report, scene.names) if name.lower() == "it" else None) or name
    mention = claim.speaker.mention.text.lower().split() if claim.speaker.mention else []
    if claim.side is None and mention[:1] in (["our"], ["we"], ["us"]):
        # "Our teams report": whoever is quoted, else who puts out the report, as the book knows it.
        quoted = quoted_before(claim, scene.claims, scene.report)
        return who_says(quoted, scene) if quoted else own_voice(scene.report, scene.sides, scene.names)
    by = side_in(side_of(party(claim.speaker, claim.side), scene.sides) or name, scene.names)
    if by != name:
        return by
    if speaks_as_publisher(name, scene.report) and (own := own_voice(scene.report, scene.sides, scene.names)):
        return own
    return side_beside(name, scene.report, scene.names) or side_of_surname(name, scene.report, scene.names) or by
