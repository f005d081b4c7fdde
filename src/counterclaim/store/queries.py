"""What can be asked of a ledger: an open connection in, streams of records and counts out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import groupby, islice
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, Table, and_, func, or_, select

from counterclaim.records.book import Doubt, Join, Repeat
from counterclaim.records.claim import Claim
from counterclaim.records.coded import ROW_TYPE
from counterclaim.records.enums import JoinKind, Kind, Scope, Stance, TollKind, Unit
from counterclaim.records.ledger import Actor, Ceasefire, Incident, SideCount, TollPoint, TollSeries
from counterclaim.records.redaction import Redaction
from counterclaim.records.report import Refusal, Report
from counterclaim.store import tables
from counterclaim.store.audit import REDACTION
from counterclaim.store.decided import Overlay
from counterclaim.store.leaving_out import decided_ceasefire, decided_incident, decided_points
from counterclaim.store.merging import merge_actors, merge_ceasefires, merge_incidents, merge_tolls
from counterclaim.store.rows import Counts, LogEntry, Period, StoredReport

_BATCH = 64
_WHOLE_REPORTS = 4
"""Rows at a time where each holds a whole report."""


class ClaimFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims are asked for; what is None does not narrow. Days are ISO days, both ends included."""

    report: str | None = None
    kind: Kind | None = None
    stance: Stance | None = None
    side: str | None = None
    speaker: str | None = None
    event_type: str | None = None
    first_day: str | None = None
    last_day: str | None = None
    ids: tuple[str, ...] | None = None
    period: Period | None = None


def stream(conn: Connection, query: Select[Any], *, batch: int = _BATCH) -> Iterator[Row[Any]]:
    """Rows a few at a time, so that memory stays flat."""
    yield from conn.execution_options(yield_per=batch).execute(query)


def report_query() -> Select[Any]:
    """Reports with the size of their original and the number of their claims."""
    claims = (
        select(func.count()).where(tables.claims.c.report == tables.reports.c.id).correlate(tables.reports)
    ).scalar_subquery()
    return select(tables.reports, tables.originals.c.bytes, claims.label("claims")).outerjoin(
        tables.originals, tables.originals.c.sha256 == tables.reports.c.original
    )


def stored_report(row: Row[Any]) -> StoredReport:
    """A report from its row in `report_query`."""
    return StoredReport(
        report=msgspec.json.decode(row.body, type=Report),
        origin=row.origin,
        collected_at=row.collected_at,
        collector=row.collector,
        media_type=row.media_type,
        bytes=row.bytes or 0,
        claims=row.claims,
        versions=msgspec.json.decode(row.versions, type=dict[str, str]),
        log=row.log,
    )


def _published(query: Select[Any], report: Any, period: Period | None) -> Select[Any]:
    """A query whose column `report` is narrowed to reports published in a period."""
    if period is None or not period.bounded:
        return query
    columns = tables.reports.c
    within = select(columns.id)
    if period.first is not None:
        within = within.where(columns.published >= period.first)
    if period.last is not None:
        within = within.where(columns.published <= period.last)
    return query.where(report.in_(within))


def reports(conn: Connection, *, period: Period | None = None) -> Iterator[StoredReport]:
    """Reports by day of publication, undated ones last."""
    columns = tables.reports.c
    query = report_query().order_by(columns.published.is_(None), columns.published, columns.id)
    query = _published(query, columns.id, period)
    for row in stream(conn, query, batch=_WHOLE_REPORTS):
        yield stored_report(row)


def claims(conn: Connection, which: ClaimFilter) -> Iterator[Claim]:
    """Claims in the order of their reports and, within one, of its text."""
    columns = tables.claims.c
    report = tables.reports.c
    query = (
        select(columns.body)
        .join(tables.reports, report.id == columns.report)
        .order_by(report.published.is_(None), report.published, report.id, columns.position)
    )
    for name in ("report", "kind"):
        if (wanted := getattr(which, name)) is not None:
            query = query.where(columns[name] == str(wanted))
    if which.ids is not None:
        query = query.where(columns.id.in_(which.ids))
    overlay = Overlay(conn)
    if narrow := _narrow(which):
        # What a person decided may fit where what was read does not: claims of those reports are looked at one by one.
        query = query.where(or_(and_(*narrow), columns.report.in_(listed(overlay.reports))))
    rows = stream(conn, _published(query.add_columns(columns.report), columns.report, which.period))
    while some := list(islice(rows, _BATCH)):
        ids = _book_ids(conn, {row.report for row in some})
        for row in some:
            claim = overlay.claim(msgspec.json.decode(row.body, type=Claim))
            if not narrow or row.report not in overlay.reports or _fits(claim, which):
                yield with_book_ids(claim, ids.get(row.report, {}))


def _narrow(which: ClaimFilter) -> list[ColumnElement[bool]]:
    """What a filter asks of the fields that a person can set."""
    columns = tables.claims.c
    names = ("stance", "side", "speaker", "event_type")
    asked = [columns[name] == str(wanted) for name in names if (wanted := getattr(which, name)) is not None]
    if which.first_day is not None:
        asked.append(columns.day >= which.first_day)
    if which.last_day is not None:
        asked.append(columns.day <= which.last_day)
    return asked


def listed(values: Iterable[str]) -> Select[Any]:
    """Values as rows: however many there are, they are one value to the database."""
    return select(_given(values).c.value)


def _given(values: Iterable[str]) -> Any:
    return func.json_each(msgspec.json.encode(tuple(values)).decode()).table_valued("value")


def _fits(claim: Claim, which: ClaimFilter) -> bool:
    """Whether a claim as decided is one that is asked for."""
    day = claim.time.earliest[:10] if claim.time and claim.time.earliest else None
    told = {
        "stance": str(claim.stance),
        "side": claim.side,
        "speaker": claim.speaker.name if claim.speaker else None,
        "event_type": claim.event.type if claim.event else None,
    }
    if any(wanted is not None and told[name] != str(wanted) for name in told for wanted in [getattr(which, name)]):
        return False
    if which.first_day is None and which.last_day is None:
        return True
    return day is not None and (which.first_day or day) <= day <= (which.last_day or day)


def _book_ids(conn: Connection, reports: Iterable[str]) -> dict[str, dict[str, str]]:
    """By report the ids of its actors, each with the id that the joined book knows the actor by."""
    columns, given = tables.joins.c, _given(reports)
    report = given.c.value
    # A look-up of each report on its own: of a plain join the database would read all joins for each report.
    told = select(func.json_group_object(columns.part, columns.whole)).where(
        columns.kind == JoinKind.ACTOR, columns.part >= report.op("||")("/"), columns.part < report.op("||")("0")
    )
    found = conn.execute(select(report, told.correlate(given).scalar_subquery().label("told")))
    return {
        row.value: {part.rpartition("/")[2]: whole for part, whole in msgspec.json.decode(row.told).items()}
        for row in found
    }


def with_book_ids(claim: Claim, ids: Mapping[str, str]) -> Claim:
    """The claim with the actors that it names known by their ids in the book."""
    if not ids:
        return claim

    def known(one: Any) -> Any:
        return msgspec.structs.replace(one, actor=ids.get(one.actor, one.actor)) if one and one.actor else one

    event = claim.event and msgspec.structs.replace(
        claim.event, agents=tuple(map(known, claim.event.agents)), targets=tuple(map(known, claim.event.targets))
    )
    return msgspec.structs.replace(
        claim,
        speaker=known(claim.speaker),
        via=tuple(map(known, claim.via)),
        addressee=known(claim.addressee),
        event=event,
    )


def incidents(
    conn: Connection, *, contested: bool | None = None, report: str | None = None, period: Period | None = None,
    record_id: str | None = None,
) -> Iterator[Incident]:  # fmt: skip
    """Incidents by day, undated ones last, what several reports tell of one brought together; of a `report` its own."""
    columns = tables.incidents.c
    overlay = Overlay(conn)

    def make(row: Row[Any]) -> Incident | None:
        """None where a person rejected all that tells of it; asked for by its id it is shown, with why."""
        one = decided_incident(msgspec.json.decode(row.body, type=Incident), overlay)
        return one if one.claims or record_id is not None or not overlay.rejected(one.report) else None

    if report is not None:
        query = select(columns.body).where(columns.report == report).order_by(columns.position)
        found: Iterator[Incident] = (made for row in stream(conn, query) if (made := make(row)) is not None)
    else:
        query = _published(_by_whole(tables.incidents, JoinKind.INCIDENT, "day"), columns.report, period)
        if record_id is not None:
            query = _of_whole(conn, query, tables.incidents, JoinKind.INCIDENT, record_id)
        found = _merged(conn, query, make, merge_incidents)
    yield from (one for one in found if contested is None or one.facets.contested == contested)


def joins(conn: Connection, kind: JoinKind) -> Iterator[Join]:
    """Joins of one kind by part."""
    columns = tables.joins.c
    for row in stream(conn, select(columns.body).where(columns.kind == kind).order_by(columns.part)):
        yield msgspec.json.decode(row.body, type=Join)


def doubts(conn: Connection, kind: JoinKind | None) -> Iterator[Doubt]:
    """Doubts by points, the highest first."""
    columns = tables.doubts.c
    query = select(columns.body).order_by(columns.points.desc(), columns.kind, columns.one, columns.two)
    for row in stream(conn, query if kind is None else query.where(columns.kind == kind)):
        yield msgspec.json.decode(row.body, type=Doubt)


def repeats(conn: Connection) -> Iterator[Repeat]:
    """Repeats by report and place."""
    columns = tables.repeats.c
    for row in stream(conn, select(columns.body).order_by(columns.report, columns.start, columns.source)):
        yield msgspec.json.decode(row.body, type=Repeat)


def whole_with(conn: Connection, part: str, kind: JoinKind) -> str:
    """The whole that a part stands in; what no linking has looked at is its own."""
    columns = tables.joins.c
    query = select(columns.whole).where(columns.kind == kind, columns.part == part)
    return conn.execute(query).scalars().first() or part.partition("/")[2]


def parts_in(conn: Connection, whole: str, kind: JoinKind) -> list[str]:
    """Every part that stands in a whole, in the order of their reports; what no linking has looked at is its own."""
    joins, report = tables.joins.c, tables.reports.c
    table = {
        JoinKind.ACTOR: tables.actors, JoinKind.INCIDENT: tables.incidents, JoinKind.CEASEFIRE: tables.ceasefires
    }[kind]  # fmt: skip
    part = table.c.report + "/" + table.c.id
    query = (
        select(part.label("part"))
        .join(tables.reports, report.id == table.c.report)
        .outerjoin(tables.joins, (joins.part == part) & (joins.kind == kind))
    )
    ordered = (report.published.is_(None), report.published, table.c.report, table.c.position)
    joined = select(joins.part).where(joins.kind == kind, joins.whole == whole)
    told = query.where(or_(part.in_(joined), and_(table.c.id == whole, joins.part.is_(None))))
    return list(dict.fromkeys(conn.execute(told.order_by(*ordered)).scalars()))


def whole_of(conn: Connection, record_id: str, kind: JoinKind) -> str | None:
    """The whole that a report's record stands in."""
    columns = tables.joins.c
    query = select(columns.whole).where(columns.kind == kind, columns.part.endswith(f"/{record_id}", autoescape=True))
    return conn.execute(query).scalars().first()


def _by_whole(table: Table, kind: JoinKind, *columns: str) -> Select[Any]:
    """Rows of a part table with the whole that each stands in as `whole`: those of one side by side, wholes by their
    smallest value in `columns`, within one by day of publication. What no linking has looked at is its own whole.
    """
    report = tables.reports.c
    joined, whole = with_wholes(table, kind)
    keys = [func.min(table.c[column]).label(f"first_{column}") for column in columns]
    first = select(whole.label("whole"), *keys).select_from(joined).group_by(whole).subquery()
    order = [part for key in keys for part in (first.c[key.name].is_(None), first.c[key.name])]
    return (
        select(table, whole.label("whole"))
        .select_from(joined.join(tables.reports, report.id == table.c.report))
        .join(first, first.c.whole == whole)
        .order_by(*order, whole, report.published.is_(None), report.published, table.c.report, table.c.position)
    )


def _merged(conn: Connection, query: Select[Any], make: Callable[[Row[Any]], Any], merge: Any) -> Iterator[Any]:
    """Records of one id brought together, but for those that `make` leaves out; the query orders by id."""
    for whole, rows in groupby(stream(conn, query), key=lambda row: row.whole):
        if parts := [made for row in rows if (made := make(row)) is not None]:
            yield msgspec.structs.replace(merge(parts), id=whole)


def _by_first(table: Table, *columns: str) -> Select[Any]:
    """Rows of a part table: records of one id side by side, ids by their smallest value in `columns`, none last."""
    keys = [func.min(table.c[column]).label(f"first_{column}") for column in columns]
    first = select(table.c.id, *keys).group_by(table.c.id).subquery()
    order = [part for key in keys for part in (first.c[key.name].is_(None), first.c[key.name])]
    return (
        select(table, table.c.id.label("whole"))
        .join(first, first.c.id == table.c.id)
        .order_by(*order, table.c.id, table.c.report, table.c.position)
    )


def ceasefires(conn: Connection, *, record_id: str | None = None, period: Period | None = None) -> Iterator[Ceasefire]:
    """Agreements by day, undated ones last."""
    query = _published(
        _by_whole(tables.ceasefires, JoinKind.CEASEFIRE, "agreed_on"), tables.ceasefires.c.report, period
    )
    if record_id is not None:
        query = _of_whole(conn, query, tables.ceasefires, JoinKind.CEASEFIRE, record_id)
    overlay = Overlay(conn)

    def make(row: Row[Any]) -> Ceasefire | None:
        told = msgspec.json.decode(row.body, type=Ceasefire)
        one = decided_ceasefire(told, row.report, overlay)
        return one if one.claims or not told.claims or record_id is not None else None

    yield from _merged(conn, query, make, merge_ceasefires)


def actors(
    conn: Connection, *, report: str | None = None, record_id: str | None = None, period: Period | None = None
) -> Iterator[Actor]:
    """Actors by name."""
    query = _published(_by_whole(tables.actors, JoinKind.ACTOR, "name"), tables.actors.c.report, period)
    if report is not None:
        query = query.where(tables.actors.c.report == report)
    if record_id is not None:
        query = _of_whole(conn, query, tables.actors, JoinKind.ACTOR, record_id)
    yield from _merged(conn, query, lambda row: msgspec.json.decode(row.body, type=Actor), merge_actors)


def _of_whole(conn: Connection, query: Select[Any], table: Table, kind: JoinKind, record_id: str) -> Select[Any]:
    """The rows of the whole that bears this id, or that a report's record of this id stands in."""
    whole = func.coalesce(tables.joins.c.whole, table.c.id)
    return query.where(whole == (whole_of(conn, record_id, kind) or record_id))


def toll_series(
    conn: Connection, *, record_id: str | None = None, period: Period | None = None
) -> Iterator[TollSeries]:
    """Toll series by side and claimant."""
    series, points = tables.toll_series.c, tables.toll_points
    query = _by_first(tables.toll_series, "side", "claimant", "scope", "kind", "who")
    if record_id is not None:
        query = query.where(series.id == record_id)
    query = (
        _published(query, series.report, period)
        .outerjoin(points, (points.c.report == series.report) & (points.c.series == series.position))
        .add_columns(*(points.c[name].label(f"point_{name}") for name in TollPoint.__struct_fields__))
        .order_by(points.c.position)
    )
    overlay = Overlay(conn)
    for _, rows in groupby(stream(conn, query), key=lambda row: row.id):
        parts = [_series(list(part), overlay) for _, part in groupby(rows, key=lambda row: (row.report, row.position))]
        if told := [one for one in parts if one.points or record_id is not None or not overlay.reports]:
            yield merge_tolls(told)


def _series(rows: list[Row[Any]], overlay: Overlay) -> TollSeries:
    """A series of one report from the rows of its points."""
    row = rows[0]
    told = [{name: getattr(row, f"point_{name}") for name in TollPoint.__struct_fields__} for row in rows]
    return TollSeries(
        id=row.id,
        claimant=row.claimant,
        side=row.side,
        kind=TollKind(row.kind),
        who=row.who,
        unit=Unit(row.unit),
        scope=Scope(row.scope),
        points=decided_points(
            (TollPoint(**point) for point in told if point["claim"] is not None), row.report, overlay
        ),
    )


def unjoined(conn: Connection) -> int:
    """Reports that no linking has looked at, and those that none could join."""
    last = select(func.coalesce(func.max(tables.linkings.c.through), 0)).scalar_subquery()
    return _count(conn, tables.reports, tables.reports.c.log > last) + _count(conn, tables.unjoined)


def refusals(conn: Connection, *, record_id: str | None = None) -> Iterator[Refusal]:
    """Inputs that were not read, in the order they were met."""
    columns = tables.refusals.c
    query = select(columns.id, columns.origin, columns.reason, columns.advice, columns.sha256, columns.at)
    if record_id is not None:
        query = query.where(columns.id == record_id)
    for row in conn.execution_options(yield_per=_BATCH).execute(query.order_by(columns.log)).mappings():
        yield Refusal(**row)


def redactions(conn: Connection, report: str | None = None) -> Iterator[tuple[LogEntry, Redaction]]:
    """What was blanked: all of it in order, or what was in one report."""
    query = select(tables.log).where(tables.log.c.kind == REDACTION).order_by(tables.log.c.seq)
    if report is not None:
        graves = select(tables.tombstones.c.seq).where(tables.tombstones.c.report == report)
        query = query.where(tables.log.c.seq.in_(graves))
    for row in conn.execute(query).mappings():
        entry = LogEntry(**row)
        with suppress(msgspec.DecodeError):  # restricted, and so not in sight
            yield entry, msgspec.json.decode(entry.payload, type=Redaction)


def _count(conn: Connection, table: Table, *conditions: Any, distinct: bool = False) -> int:
    what = func.count(table.c.id.distinct()) if distinct else func.count()
    return int(conn.execute(select(what).select_from(table).where(*conditions)).scalar_one())


def _without_toll() -> Select[Any]:
    counted = select(tables.toll_series.c.side).where(tables.toll_series.c.side.is_not(None))
    side = tables.claims.c.side
    return select(side).where(side.is_not(None), side.not_in(counted)).distinct().order_by(side)


def with_wholes(table: Table, kind: JoinKind) -> tuple[FromClause, ColumnElement[str]]:
    """A part table beside what its rows were joined to, and the id of each row's whole: its own id where no linking has
    looked at it.
    """
    joins = tables.joins.c
    rows = table.outerjoin(tables.joins, (joins.part == table.c.report + "/" + table.c.id) & (joins.kind == kind))
    return rows, func.coalesce(joins.whole, table.c.id)


def _wholes(conn: Connection, table: Table, kind: JoinKind, *conditions: Any) -> int:
    """How many wholes the rows of a part table make."""
    rows, whole = with_wholes(table, kind)
    return int(conn.execute(select(func.count(whole.distinct())).select_from(rows).where(*conditions)).scalar_one())


def counts(conn: Connection) -> Counts:
    """How much was read into the ledger, and whose words it rests on; no person's decision is heeded.

    Incidents, agreements and actors are counted as all reports tell them: what several tell of one is one.
    """
    claim, report = tables.claims.c, tables.reports.c
    by_side = conn.execute(
        select(claim.side, func.count()).where(claim.side.is_not(None)).group_by(claim.side).order_by(claim.side)
    )
    publishers = conn.execute(select(report.publisher, func.count()).group_by(report.publisher))
    first, last = conn.execute(select(func.min(report.published), func.max(report.published))).one()
    return Counts(
        reports=_count(conn, tables.reports),
        claims=_count(conn, tables.claims),
        incidents=_wholes(conn, tables.incidents, JoinKind.INCIDENT),
        contested=_wholes(conn, tables.incidents, JoinKind.INCIDENT, tables.incidents.c.contested),
        ceasefires=_wholes(conn, tables.ceasefires, JoinKind.CEASEFIRE),
        tolls=_count(conn, tables.toll_series, distinct=True),
        actors=_wholes(conn, tables.actors, JoinKind.ACTOR),
        refusals=_count(conn, tables.refusals),
        log=int(conn.execute(select(func.count()).select_from(tables.log)).scalar_one()),
        checked=0,
        by_side=tuple(SideCount(side, count) for side, count in by_side),
        no_toll_from=tuple(conn.execute(_without_toll()).scalars()),
        third_parties=_count(conn, tables.claims, claim.side.is_(None), claim.speaker.is_not(None)),
        own_voice=_count(conn, tables.claims, claim.side.is_(None), claim.speaker.is_(None)),
        undated=_count(conn, tables.reports, report.published.is_(None), report.media_type != ROW_TYPE),
        unresolved_times=_count(conn, tables.claims, claim.kind == "event", claim.day.is_(None)),
        first_day=first,
        last_day=last,
        publishers=tuple(sorted(((name, count) for name, count in publishers), key=lambda p: (-p[1], p[0] or "~"))),
    )
