"""Log entries in, rows of the state tables out: the one way by which anything enters the state, now and in a replay."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, or_, select

from counterclaim.records.book import Decision, Linking
from counterclaim.records.claim import Claim, TimeRange
from counterclaim.records.errors import StoreError
from counterclaim.records.ledger import Actor, Ceasefire, Incident, Reading, TollSeries
from counterclaim.records.redaction import Redaction, Restriction
from counterclaim.records.report import Original, Refusal, Report
from counterclaim.store import tables
from counterclaim.store.audit import REDACTION, entries
from counterclaim.store.rows import LogEntry

READING = "reading"
REFUSAL = "refusal"
LINKING = "linking"
DECISION = "decision"
RESTRICTION = "restriction"
LIFTING = "unrestriction"
EXPORT = "export"
IMPORT = "import"

Rows = list[tuple[Table, list[dict[str, Any]]]]


class _Logged(msgspec.Struct, frozen=True, kw_only=True):
    """A reading as logged. Bodies stay the very JSON of the log, so that a later version replays them unchanged."""

    report: msgspec.Raw
    original: Original
    claims: tuple[msgspec.Raw, ...]
    actors: tuple[msgspec.Raw, ...]
    incidents: tuple[msgspec.Raw, ...]
    ceasefires: tuple[msgspec.Raw, ...]
    tolls: tuple[TollSeries, ...]
    versions: dict[str, str]


def reading_payload(reading: Reading) -> str:
    """What the log keeps of a reading: everything but the original bytes, which it names by their hash."""
    named = msgspec.structs.replace(reading.original, data=b"")
    return msgspec.json.encode(msgspec.structs.replace(reading, original=named)).decode()


def refusal_payload(refusal: Refusal) -> str:
    """What the log keeps of a refusal: all of it."""
    return msgspec.json.encode(refusal).decode()


def apply(conn: Connection, entry: LogEntry) -> None:
    """Write what a log entry says into the state tables."""
    if entry.kind == LINKING:
        _relink(conn, entry)
        return
    if entry.kind == LIFTING:
        conn.execute(tables.restrictions.delete().where(tables.restrictions.c.seq == entry.supersedes))
        return
    make_rows = _APPLIED.get(entry.kind)
    if make_rows is None:
        raise StoreError(
            f"Log entry {entry.seq} is of the kind {entry.kind!r}, which this version does not know. "
            "Install the version that wrote it, or a newer one."
        )
    for table, rows in make_rows(entry):
        if rows:
            conn.execute(table.insert(), rows)


def replay(source: Connection, target: Connection) -> None:
    """Empty the state tables of `target` and build them again from the log of `source`."""
    for table in tables.STATE:
        target.execute(table.delete())
    for entry in entries(source):
        apply(target, entry)


def digests(conn: Connection) -> dict[str, str]:
    """A hash over all rows of each state table, in the order of their keys."""
    found = {}
    for table in tables.STATE:
        digest = hashlib.sha256()
        query = select(table).order_by(*table.primary_key.columns)
        for row in conn.execution_options(yield_per=4).execute(query):
            digest.update(msgspec.json.encode(tuple(row)) + b"\n")
        found[table.name] = digest.hexdigest()
    return found


def _reading_rows(entry: LogEntry) -> Rows:
    logged = msgspec.json.decode(entry.payload, type=_Logged)
    report = msgspec.json.decode(logged.report, type=Report)
    return [
        (tables.reports, [_report_row(report, logged, entry.seq)]),
        (tables.claims, [_claim_row(*part) for part in _parts(report, logged.claims, Claim)]),
        (tables.actors, [_actor_row(*part) for part in _parts(report, logged.actors, Actor)]),
        (tables.incidents, [_incident_row(*part) for part in _parts(report, logged.incidents, Incident)]),
        (tables.ceasefires, [_ceasefire_row(*part) for part in _parts(report, logged.ceasefires, Ceasefire)]),
        (tables.toll_series, [_series_row(report.id, n, series) for n, series in enumerate(logged.tolls)]),
        (tables.toll_points, list(_point_rows(report.id, logged.tolls))),
    ]


def _refusal_rows(entry: LogEntry) -> Rows:
    refusal = msgspec.json.decode(entry.payload, type=Refusal)
    return [(tables.refusals, [{**msgspec.structs.asdict(refusal), "log": entry.seq}])]


def _decision_rows(entry: LogEntry) -> Rows:
    decision = msgspec.json.decode(entry.payload, type=Decision)
    row = {"seq": entry.seq, "verb": decision.verb, "kind": decision.kind, "body": entry.payload}
    return [(tables.decisions, [row])]


def _redaction_rows(entry: LogEntry) -> Rows:
    redaction = msgspec.json.decode(entry.payload, type=Redaction)
    graves = [{"seq": entry.seq, **msgspec.structs.asdict(one)} for one in redaction.tombstones]
    row = {"seq": entry.seq, "what": redaction.what, "body": entry.payload}
    return [(tables.redactions, [row]), (tables.tombstones, graves)]


def _restriction_rows(entry: LogEntry) -> Rows:
    told = msgspec.json.decode(entry.payload, type=Restriction)
    return [
        (tables.restrictions, [{"seq": entry.seq, "what": told.what, "report": told.report, "body": entry.payload}])
    ]


_APPLIED: dict[str, Callable[[LogEntry], Rows]] = {
    READING: _reading_rows,
    REFUSAL: _refusal_rows,
    DECISION: _decision_rows,
    REDACTION: _redaction_rows,
    RESTRICTION: _restriction_rows,
    EXPORT: lambda _: [],
    IMPORT: lambda _: [],
}


def _relink(conn: Connection, entry: LogEntry) -> None:
    """What a linking changed: parts stand elsewhere, doubts are withdrawn, and new ones stand."""
    linking = msgspec.json.decode(entry.payload, type=Linking)
    if linking.anew:
        for table in (tables.joins, tables.doubts, tables.repeats, tables.linkings, tables.unjoined):
            conn.execute(table.delete())
    if linking.joins:
        joins = tables.joins
        stands = (joins.c.kind == bindparam("of"), joins.c.part == bindparam("at"))
        conn.execute(joins.delete().where(*stands), [{"of": join.kind, "at": join.part} for join in linking.joins])
    doubt = tables.doubts.c
    for whole in linking.undone:
        conn.execute(tables.doubts.delete().where(or_(doubt.one == whole, doubt.two == whole)))
    for report in (*linking.late, *(one.report for one in linking.left)):
        conn.execute(tables.unjoined.delete().where(tables.unjoined.c.report == report))
    for report in linking.looked_at:
        conn.execute(tables.repeats.delete().where(tables.repeats.c.report == report))
    rows: Rows = [
        (tables.joins, [_row(join, "kind", "part", "whole") for join in linking.joins]),
        (tables.doubts, [_row(one, "kind", "one", "two", "points") for one in linking.doubts]),
        (tables.repeats, [_row(one, "report", "start", "source", "whole") for one in linking.repeats]),
        (tables.unjoined, [_row(one, "report") for one in linking.left]),
        (tables.linkings, [{"seq": entry.seq, "through": linking.through}]),
    ]
    for table, values in rows:
        if values:
            conn.execute(table.insert(), values)


def _row(record: msgspec.Struct, *columns: str) -> dict[str, Any]:
    """A row of columns taken from a record, which stands whole in its body."""
    return {name: getattr(record, name) for name in columns} | {"body": msgspec.json.encode(record).decode()}


def _parts(report: Report, bodies: tuple[msgspec.Raw, ...], kind: type[Any]) -> Iterator[tuple[dict[str, Any], Any]]:
    """Each record of a report, with the columns that all parts share."""
    for position, body in enumerate(bodies):
        record = msgspec.json.decode(body, type=kind)
        yield {"report": report.id, "position": position, "id": record.id, "body": bytes(body).decode()}, record


def _report_row(report: Report, logged: _Logged, seq: int) -> dict[str, Any]:
    return {
        "id": report.id,
        "log": seq,
        "published": report.published,
        "publisher": report.publisher,
        "language": report.language,
        "url": report.url,
        "headline": report.headline,
        "original": logged.original.sha256,
        "media_type": logged.original.media_type,
        "origin": logged.original.origin,
        "collected_at": logged.original.collected_at,
        "collector": logged.original.collector,
        "versions": msgspec.json.encode(dict(sorted(logged.versions.items()))).decode(),
        "body": bytes(logged.report).decode(),
    }


def _day(time: TimeRange | None) -> str | None:
    """The earliest day a time allows; a bare month or year stays as short as it is and sorts before its days."""
    return time.earliest[:10] if time and time.earliest else None


def _claim_row(shared: dict[str, Any], claim: Claim) -> dict[str, Any]:
    return {
        **shared,
        "kind": str(claim.kind),
        "stance": str(claim.stance),
        "side": claim.side,
        "speaker": claim.speaker.name if claim.speaker else None,
        "event_type": claim.event.type if claim.event else None,
        "day": _day(claim.time),
    }


def _actor_row(shared: dict[str, Any], actor: Actor) -> dict[str, Any]:
    return {
        **shared,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": str(actor.sector),
        "side": actor.side,
    }


def _incident_row(shared: dict[str, Any], incident: Incident) -> dict[str, Any]:
    return {**shared, "type": incident.type, "contested": incident.facets.contested, "day": _day(incident.time)}


def _ceasefire_row(shared: dict[str, Any], ceasefire: Ceasefire) -> dict[str, Any]:
    return {**shared, "type": str(ceasefire.type), "agreed_on": ceasefire.agreed_on}


def _series_row(report: str, position: int, series: TollSeries) -> dict[str, Any]:
    return {
        "report": report,
        "position": position,
        "id": series.id,
        "claimant": series.claimant,
        "side": series.side,
        "kind": str(series.kind),
        "who": series.who,
        "unit": str(series.unit),
        "scope": str(series.scope),
    }


def _point_rows(report: str, tolls: tuple[TollSeries, ...]) -> Iterator[dict[str, Any]]:
    for number, series in enumerate(tolls):
        for position, point in enumerate(series.points):
            yield {"report": report, "series": number, "position": position, **msgspec.structs.asdict(point)}
