"""Counts of what was read in; counts of what stands after persons' decisions, out."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, select

from counterclaim.records.claim import Claim
from counterclaim.records.enums import JoinKind, Kind
from counterclaim.records.ledger import Ceasefire, Incident, SideCount
from counterclaim.store import tables
from counterclaim.store.decided import Overlay
from counterclaim.store.leaving_out import decided_ceasefire, decided_incident
from counterclaim.store.queries import listed, with_wholes
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
        ceasefires=counts.ceasefires + _ceasefires(conn, overlay),
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
    for rows in _touched(conn, tables.incidents, JoinKind.INCIDENT, overlay):
        read = [msgspec.json.decode(row.body, type=Incident) for row in rows]
        now = [decided_incident(part, overlay) for part in read]
        now = [part for part in now if part.claims or not overlay.rejected(part.report)]
        changed["incidents"] += bool(now) - 1
        changed["contested"] += any(p.facets.contested for p in now) - any(p.facets.contested for p in read)
    return changed


def _ceasefires(conn: Connection, overlay: Overlay) -> int:
    """By how much the decisions change the number of agreements."""
    gone = 0
    for rows in _touched(conn, tables.ceasefires, JoinKind.CEASEFIRE, overlay):
        read = [(msgspec.json.decode(row.body, type=Ceasefire), row.report) for row in rows]
        gone += not any(decided_ceasefire(*part, overlay).claims or not part[0].claims for part in read)
    return -gone


def _touched(conn: Connection, table: Table, kind: JoinKind, overlay: Overlay) -> Iterator[list[Row[Any]]]:
    """The parts of each whole that a report with a decision tells of."""
    rows, whole = with_wholes(table, kind)
    told = conn.execute(select(whole).select_from(rows).where(table.c.report.in_(listed(overlay.reports))))
    parts = select(table.c.body, table.c.report, whole.label("whole")).select_from(rows)
    query = parts.where(whole.in_(listed(set(told.scalars())))).order_by(whole)
    for _, some in groupby(conn.execute(query), key=lambda row: row.whole):
        yield list(some)
