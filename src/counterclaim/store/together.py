"""Reports, and whom they name, asked for together: ids in, records out; one question for many.

What is out of sight in the view of the connection is not among what comes out.
"""

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, select

from counterclaim.records.ledger import Actor
from counterclaim.records.redaction import BLANK
from counterclaim.records.report import Report
from counterclaim.store import tables
from counterclaim.store.queries import listed, stream


def report_records(conn: Connection, reports: Iterable[str]) -> Iterator[Report]:
    """Some reports by their ids, those that are in sight."""
    columns = tables.reports.c
    for row in stream(conn, select(columns.body).where(columns.id.in_(listed(reports)))):
        yield msgspec.json.decode(row.body, type=Report)


def actors_read(conn: Connection, reports: Iterable[str]) -> dict[str, tuple[Actor, ...]]:
    """By report the actors that it names, as they were read there. Blanked names are no names."""
    columns = tables.actors.c
    query = select(columns.report, columns.body).where(columns.report.in_(listed(reports)))
    found: dict[str, list[Actor]] = {}
    for row in stream(conn, query.order_by(columns.report, columns.position)):
        actor = msgspec.json.decode(row.body, type=Actor)
        if BLANK not in actor.name:
            found.setdefault(row.report, []).append(actor)
    return {report: tuple(told) for report, told in found.items()}
