"""Whose words a report's own voice are: a ministry's statement speaks for the ministry, a newspaper for nobody.

In: a report with its claims and actors. Out: the body that publishes it, with its side. Reads body_words.en, and
party_words through `packs`.
"""

from collections.abc import Sequence

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import Party, Sides, learn_sides, marks, plain_name, same_party, side_of
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

_SPEAKS = frozenset(
    (
        Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT, Sector.ARMED_GROUP,
        Sector.PARTY, Sector.INTERNATIONAL_BODY, Sector.CIVIL_SOCIETY,
    )
)  # fmt: skip


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers for words."""

    name: str | None = None
    side: str | None = None
    actor: str | None = None
    """Id of the report's actor record."""
    inferred: bool = False
    """The words name nobody; the body that published them speaks."""


def publisher_voice(report: Report, actors: Sequence[Actor], claims: Sequence[Claim] = ()) -> Voice | None:
    """The body whose own statement a report is; None where its publisher only reports.

    Example: a text published by "Dorandi Ministry of Defence" speaks for that ministry; one of "Example Wire" does not.
    """
    if not report.publisher:
        return None
    named = Party(name=report.publisher)
    key = plain_name(report.publisher)
    own = [a for a in actors if a.kind != "person" and key in (plain_name(n) for n in (a.name, *a.aliases))]
    alike = own or [a for a in actors if a.kind == "body" and same_party(named, Party(name=a.name))]
    bodies = [a for a in alike if a.sector in _SPEAKS]
    if not bodies and not marks(report.publisher).state and not _is_body(key):
        return None
    found = bodies[0] if len(bodies) == 1 else None
    side = side_of(named, learn_sides(claims, actors)) or (found.side if found else None)
    return Voice(name=report.publisher, side=side, actor=found.id if found else None, inferred=True)


def _is_body(name: str) -> bool:
    """Whether a name, in plain words, is one of a council, mission or other body that speaks for itself."""
    return bool(set(load_pack("body_words.en")["nouns"]) & set(name.split()))


def voice_of(claim: Claim, own: Voice | None, sides: Sides) -> Voice:
    """Who answers for a claim: its speaker, else the body whose statement the report is, else nobody."""
    if claim.speaker is None:
        return own or Voice(side=claim.side)
    side = claim.side or side_of(Party(name=claim.speaker.name, actor=claim.speaker.actor), sides)
    return Voice(name=claim.speaker.name, side=side, actor=claim.speaker.actor)
