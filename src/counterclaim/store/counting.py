"""Counts of what was read in; counts of what stands after persons' decisions, out."""

from collections import Counter

import msgspec
from sqlalchemy import Connection, select

from counterclaim.records.claim import Claim
from counterclaim.records.enums import Kind
from counterclaim.records.ledger import Incident, SideCount
from counterclaim.store import tables
from counterclaim.store.decided import Overlay
from counterclaim.store.leaving_out import decided_incident
from counterclaim.store.rows import Counts


def decided_counts(counts: Counts, conn: Connection) -> Counts:
    """The counts without rejected claims, and with each other claim where a person put it."""
    overlay = Overlay(conn)
    decided = list(overlay.decided())
    if not decided:
        return msgspec.structs.replace(counts, checked=0)
    sides = Counter({one.side: one.claims for one in counts.by_side})
    moved = Counter[str]()
    rejected = 0
    for before, now, word in decided:
        rejected += word.rejects
        for claim, sign in ((before, -1), *([] if word.rejects else [(now, 1)])):
            if claim.side is not None:
                sides[claim.side] += sign
            moved.update(dict.fromkeys(_kinds(claim), sign))
    incidents = _incidents(conn, overlay)
    gone = {claim.id for claim, _, word in decided if word.rejects}
    return msgspec.structs.replace(
        counts,
        claims=counts.claims - rejected,
        rejected=rejected,
        checked=len(overlay.checked() - gone),
        by_side=tuple(SideCount(side, count) for side, count in sorted(sides.items()) if count > 0),
        third_parties=counts.third_parties + moved["third_parties"],
        own_voice=counts.own_voice + moved["own_voice"],
        unresolved_times=counts.unresolved_times + moved["unresolved_times"],
        incidents=counts.incidents + incidents["incidents"],
        contested=counts.contested + incidents["contested"],
    )


def _kinds(claim: Claim) -> list[str]:
    """What a claim is counted as, beside its side."""
    found = []
    if claim.side is None:
        found.append("own_voice" if claim.speaker is None else "third_parties")
    if claim.kind is Kind.EVENT and not (claim.time and claim.time.earliest):
        found.append("unresolved_times")
    return found


def _incidents(conn: Connection, overlay: Overlay) -> Counter[str]:
    """By how much the decisions change the number of incidents, and of contested ones."""
    changed = Counter[str]()
    columns = tables.incidents.c
    for report in overlay.reports:
        for body in conn.execute(select(columns.body).where(columns.report == report)).scalars():
            incident = msgspec.json.decode(body, type=Incident)
            now = decided_incident(incident, overlay)
            stands = bool(now.claims) or not incident.claims
            changed["incidents"] += stands - 1
            changed["contested"] += (stands and now.facets.contested) - incident.facets.contested
    return changed
