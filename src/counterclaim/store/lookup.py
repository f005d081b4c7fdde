"""An id, or its beginning, in; the one record that it names out."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, select, union

from counterclaim.records.claim import Claim
from counterclaim.records.errors import StoreError
from counterclaim.records.ledger import Actor, Ceasefire, Incident, TollSeries
from counterclaim.records.report import Refusal
from counterclaim.store import queries, tables
from counterclaim.store.rows import StoredReport

Record = StoredReport | Claim | Incident | Ceasefire | TollSeries | Actor | Refusal

_SHAPE = re.compile(r"[a-z]+_[0-9a-z_]*")
_SHOWN = 5
_TABLES = (
    tables.reports,
    tables.claims,
    tables.incidents,
    tables.ceasefires,
    tables.toll_series,
    tables.actors,
    tables.refusals,
)


def find(conn: Connection, id_or_prefix: str) -> Record:
    """The one record whose id is this or begins with it."""
    wanted = id_or_prefix.strip().lower()
    if not _SHAPE.fullmatch(wanted):
        raise StoreError(
            f"{id_or_prefix!r} is no id. An id is a letter, `_` and letters or digits, such as c_9f2c41d07be1a855; "
            "the lists (`counterclaim incidents`, ...) show them, and its beginning is enough."
        )
    ids = _matching(conn, wanted)
    if not ids:
        raise StoreError(
            f"Nothing in this ledger has an id that begins with {wanted}. The lists show the ids there are."
        )
    if wanted not in ids and len(ids) > 1:
        more = ", ..." if len(ids) > _SHOWN else ""
        raise StoreError(
            f"{wanted} begins several ids: {', '.join(ids[:_SHOWN])}{more}. Give more of the one you mean."
        )
    return _load(conn, wanted if wanted in ids else ids[0])


def holds(conn: Connection, id_or_prefix: str) -> bool:
    """Whether some id is this or begins with it."""
    wanted = id_or_prefix.strip().lower()
    return _SHAPE.fullmatch(wanted) is not None and bool(_matching(conn, wanted))


def _matching(conn: Connection, prefix: str) -> list[str]:
    """Ids that begin with the prefix: a few are enough to tell that there are several. The exact one sorts first."""
    parts = [
        select(column.label("id")).where(column >= prefix, column < prefix + "\U0010ffff")
        for column in (*(table.c.id for table in _TABLES), tables.joins.c.whole)
    ]
    return list(conn.execute(union(*parts).order_by("id").limit(_SHOWN + 1)).scalars())


def _load(conn: Connection, record_id: str) -> Record:
    row = conn.execute(queries.report_query().where(tables.reports.c.id == record_id)).first()
    if row is not None:
        return queries.stored_report(row)
    claim: Claim | None = next(queries.claims(conn, queries.ClaimFilter(ids=(record_id,))), None)
    if claim is not None:
        return claim
    streams: tuple[Callable[..., Iterator[Any]], ...] = (
        queries.incidents,
        queries.ceasefires,
        queries.toll_series,
        queries.actors,
        queries.refusals,
    )
    for stream in streams:
        record: Record | None = next(stream(conn, record_id=record_id), None)
        if record is not None:
            return record
    raise StoreError(f"{record_id} vanished from the ledger while it was read. Run this again.")
