"""What persons keep out of sight: restrictions in; a view of the ledger without it out, by whatever query it is asked.

The view is made of temporary SQLite views that stand before the tables of the same names while one transaction looks.
So nothing that asks the ledger anything can forget to leave it out.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from counterclaim.records.coded import ROW_TYPE
from counterclaim.records.errors import StoreError
from counterclaim.records.redaction import Aim, Restriction
from counterclaim.store import audit, state, tables
from counterclaim.store.audit import Run
from counterclaim.store.blanking import blank_reading, blank_values, cut_of_span
from counterclaim.store.name_forms import Finder, blank, name_finder

_WORDS: dict[Table, tuple[str, ...]] = {
    tables.reports: ("publisher", "url", "headline", "origin", "collector", "body"),
    tables.claims: ("side", "speaker", "body"),
    tables.actors: ("name", "side", "body"),
    tables.incidents: ("body",),
    tables.ceasefires: ("body",),
    tables.toll_series: ("claimant", "side", "who"),
    tables.toll_points: ("text",),
    tables.refusals: ("origin", "advice"),
    tables.log: ("actor_name", "reason", "payload"),
    tables.joins: ("body",),
    tables.doubts: ("body",),
    tables.repeats: ("body",),
    tables.decisions: ("body",),
    tables.redactions: ("body",),
}
"""Columns that hold words of a report."""
_BODIES = {"claims": "claims", "actors": "actors", "incidents": "incidents", "ceasefires": "ceasefires"}
_OF_REPORTS = ("claims", "actors", "incidents", "ceasefires", "toll_series", "toll_points", "repeats")
_MENTIONING = ("joins", "doubts", "repeats", "decisions")
_UNSEEN: dict[str, str] = {"log": ""}
_REPORT_IDS = re.compile(r"\br_[0-9a-f]{16}\b")


def restrict(conn: Connection, aim: Aim, *, run: Run, at: str, reason: str) -> int:
    """Keep something out of sight; the number of the log entry."""
    if aim.name is not None:
        name_finder(aim.name, whole_only=aim.whole_only)
    if aim.what == "span":
        _check_span(conn, aim)
    if _standing(conn, aim) is not None:
        raise StoreError("That is restricted already. Nothing was changed.")
    told = Restriction(**msgspec.structs.asdict(aim), by=run.actor_name, reason=reason)
    entry = audit.append(
        conn, run=run, at=at, kind=state.RESTRICTION, subject=aim.report or "book",
        payload=msgspec.json.encode(told).decode(), reason=reason,
    )  # fmt: skip
    state.apply(conn, entry)
    return entry.seq


def unrestrict(conn: Connection, aim: Aim, *, run: Run, at: str, reason: str) -> int:
    """Bring back into sight what was restricted; the number of the log entry."""
    standing = _standing(conn, aim)
    if standing is None:
        raise StoreError("That is not restricted in this ledger: name it as it was restricted. Nothing was changed.")
    entry = audit.append(
        conn, run=run, at=at, kind=state.LIFTING, subject=aim.report or "book", payload="{}", supersedes=standing,
        reason=reason,
    )  # fmt: skip
    state.apply(conn, entry)
    return entry.seq


def restrictions(conn: Connection) -> list[tuple[int, Restriction]]:
    """What is restricted, each with the number of its log entry."""
    query = select(tables.restrictions.c.seq, tables.restrictions.c.body).order_by(tables.restrictions.c.seq)
    return [(row.seq, msgspec.json.decode(row.body, type=Restriction)) for row in conn.execute(query)]


def veil(conn: Connection, *, sets: bool = True) -> bool:
    """Put what is restricted out of sight of all that is asked in this transaction; whether anything was.

    Without `sets`, rows of hand-coded sets are out of sight as well: they are not the ledger's to pass on.
    """
    told, rows = [one for _, one in restrictions(conn)], [] if sets else coded_rows(conn)
    if not told and not rows:
        return False
    sight = _Sight(conn, told, rows)
    raw: Any = conn.connection.driver_connection
    raw.create_function("seen", 5, sight.seen, deterministic=True)
    raw.create_function("shut", 1, sight.shut, deterministic=True)
    raw.create_function("is_row", 1, sight.is_row, deterministic=True)
    raw.create_function("of_rows", 1, sight.of_rows, deterministic=True)
    raw.create_function("less_rows", 1, sight.less_rows, deterministic=True)
    for table, columns in _WORDS.items():
        conn.exec_driver_sql(_view(table, columns, sight))
    conn.exec_driver_sql(
        "CREATE TEMP VIEW originals AS SELECT sha256, media_type, bytes, "
        "CASE WHEN shut(sha256) THEN x'' ELSE data END AS data FROM main.originals"
    )
    return True


def coded_rows(conn: Connection) -> list[str]:
    """Ids of the reports that are rows of hand-coded sets."""
    # Of the table itself: a view may stand before it that has them no more.
    found = conn.exec_driver_sql("SELECT id FROM main.reports WHERE media_type = ? ORDER BY id", (ROW_TYPE,))
    return list(found.scalars())


def _standing(conn: Connection, aim: Aim) -> int | None:
    for seq, one in restrictions(conn):
        if (one.what, one.report, one.start, one.end, one.name) == (aim.what, aim.report, aim.start, aim.end, aim.name):
            return seq
    return None


def _check_span(conn: Connection, aim: Aim) -> None:
    length = len(_text(conn, aim.report or ""))
    if not 0 <= (aim.start or 0) < (aim.end or 0) <= length:
        raise StoreError(f"The report has characters 0 to {length}; {aim.start} to {aim.end} is no stretch of it.")


def _text(conn: Connection, report: str) -> str:
    body = conn.execute(select(tables.reports.c.body).where(tables.reports.c.id == report)).scalar_one()
    return str(msgspec.json.decode(body)["text"])


class _Sight:
    """What may be seen of each value."""

    def __init__(self, conn: Connection, told: Sequence[Restriction], rows: Iterable[str] = ()) -> None:
        self._raw: Any = conn.connection.driver_connection
        self.restricted = bool(told)
        self.rows = frozenset(rows)
        self.hidden = sorted({one.report for one in told if one.what == "report" and one.report})
        self._names = [
            (
                one.report,
                name_finder(one.name, whole_only=True),
                name_finder(one.name, whole_only=one.whole_only),
            )
            for one in told
            if one.name is not None
        ]
        self._holding: dict[tuple[int, str], bool] = {}
        self._made: dict[tuple[str, str], str] = {}
        self._cuts: dict[str, Any] = {}
        self.gone: list[str] = []
        """What rests on a restricted span alone: "report/id"."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for one in told:
            if one.what == "span" and one.report:
                spans.setdefault(one.report, []).append((one.start or 0, one.end or 0))
        for report, kept in spans.items():
            self._cut(conn, report, kept)

    @property
    def closed(self) -> list[str]:
        """Reports of which something is out of sight as a whole or in part, but for names."""
        return sorted({*self.hidden, *self._cuts})

    def _cut(self, conn: Connection, report: str, spans: list[tuple[int, int]]) -> None:
        number = select(tables.reports.c.log).where(tables.reports.c.id == report).scalar_subquery()
        payload = conn.execute(select(tables.log.c.payload).where(tables.log.c.seq == number)).scalar_one_or_none()
        if payload is None:
            return
        reading = msgspec.json.decode(payload)
        cut = cut_of_span(reading["report"]["text"], spans)
        made = blank_reading(reading, cut)
        self._cuts[report] = cut
        self._made["reports", report] = _json(made["report"])
        for name, key in _BODIES.items():
            for one in made[key]:
                self._made[name, f"{report}/{one['id']}"] = _json(one)
        for key in (*_BODIES.values(), "tolls"):
            kept = {one["id"] for one in made[key]}
            self.gone += [f"{report}/{one['id']}" for one in reading[key] if one["id"] not in kept]

    def seen(self, table: str, report: str | None, record: str | None, column: str, value: str | None) -> str | None:
        """What a column shows."""
        if value is None:
            return None
        if table in ("log", "redactions") and any(one in value for one in self.closed):
            return _UNSEEN.get(table, "{}") if column in ("payload", "body") else value
        if report in self._cuts:
            key = (table, report if table == "reports" else f"{report}/{record}")
            value = self._made.get(key, value) if column == "body" else self._cuts[report].hide(value)
        for find in self._finders(report):
            if not find(value):
                continue
            whole = column in ("body", "payload")
            value = _blank_json(value, find) if whole else blank(value, find(value))
        return value

    def _finders(self, report: str | None) -> Iterable[Finder]:
        """How names are looked for: a surname alone only in a report that holds the whole name."""
        for number, (scope, whole, every) in enumerate(self._names):
            if scope is None or scope == report:
                yield every if report and self._holds(number, report) else whole

    def _holds(self, number: int, report: str) -> bool:
        key = (number, report)
        if key not in self._holding:
            row = self._raw.execute("SELECT body, origin FROM main.reports WHERE id = ?", (report,)).fetchone()
            self._holding[key] = row is not None and any(self._names[number][1](words) for words in row)
        return self._holding[key]

    def is_row(self, report: str | None) -> bool:
        """Whether a report is a row of a set that is out of sight."""
        return report in self.rows

    def of_rows(self, body: str | None) -> bool:
        """Whether a record rests on such a row."""
        return not self.rows.isdisjoint(_REPORT_IDS.findall(body or ""))

    def less_rows(self, body: str) -> str:
        """A join whose reasons name such a row, without what the row tells."""
        if not self.of_rows(body):
            return body
        told = msgspec.json.decode(body)
        for reason in told["reasons"]:
            if self.of_rows(reason["note"]):
                reason["note"] = "with a row of a hand-coded set, which stays out of exports"
        return _json(told)

    def shut(self, sha256: str) -> bool:
        """Whether an original holds what is out of sight."""
        found = self._raw.execute("SELECT id FROM main.reports WHERE original = ?", (sha256,)).fetchall()
        return any(
            report in self.rows
            or report in self.closed
            or any(
                (scope is None or scope == report) and self._holds(number, report)
                for number, (scope, _, _) in enumerate(self._names)
            )
            for (report,) in found
        )


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _blank_json(value: str, find: Finder) -> str:
    return _json(blank_values(msgspec.json.decode(value), lambda words: blank(words, find(words))))


def _view(table: Table, columns: tuple[str, ...], sight: _Sight) -> str:
    """A view that stands before a table while it lasts."""
    name, held = table.name, table.columns.keys()
    report = "id" if name == "reports" else "report" if "report" in held else "NULL"
    if name == "log":
        report = "subject"
    if name == "joins":
        report = "substr(part, 1, instr(part, '/') - 1)"
    record = "id" if "id" in held else "NULL"
    shown = {c: f"seen('{name}', {report}, {record}, '{c}', {c})" for c in columns} if sight.restricted else {}
    if name == "joins" and sight.rows:
        shown["body"] = f"less_rows({shown.get('body', 'body')})"
    if name == "toll_points" and shown:
        shown |= {c: f"CASE WHEN {shown['text']} IS text THEN {c} END" for c in ("low", "best", "high")}
    listed = ", ".join(f'{shown[c]} AS "{c}"' if c in shown else f'"{c}"' for c in held)
    return f"CREATE TEMP VIEW {name} AS SELECT {listed} FROM main.{name} WHERE {_kept(name, report, sight)}"  # noqa: S608 - no word of a text, only ids


def _kept(name: str, report: str, sight: _Sight) -> str:
    """Which rows are in sight."""
    kept = ["1"]
    if sight.hidden and name in ("reports", *_OF_REPORTS, "joins"):
        kept.append(f"{report} NOT IN ({_listed(sight.hidden)})")
    if sight.hidden and name in _MENTIONING:
        kept += [f"instr(body, {_listed([one])}) = 0" for one in sight.hidden]
    if sight.rows and name in ("reports", *_OF_REPORTS, "joins"):
        kept.append(f"NOT is_row({report})")
    if sight.rows and name in ("doubts", "repeats", "decisions"):
        kept.append("NOT of_rows(body)")
    if sight.gone and name in _OF_REPORTS:
        column = "claim" if name == "toll_points" else "source" if name == "repeats" else "id"
        kept.append(f"report || '/' || {column} NOT IN ({_listed(sight.gone)})")
    return " AND ".join(kept)


def _listed(values: Iterable[str]) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)
