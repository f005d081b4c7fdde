"""Words blanked for good: what a person aims at in; log, originals and state without it, and a tombstone, out.

All of it is one transaction. `plan` tells what would be blanked and changes nothing. Why ids and hashes are made anew:
docs/adr/0012-redaction-blanks-and-leaves-a-tombstone.md.
"""

import hashlib
import hmac
import html
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import Connection, select, text

from counterclaim.records.book import Linking
from counterclaim.records.errors import InputError, StoreError
from counterclaim.records.redaction import BLANK, Aim, Blanked, Redaction, Tombstone
from counterclaim.records.report import Report
from counterclaim.store import audit, state, tables
from counterclaim.store.audit import Run
from counterclaim.store.blanking import Cut, blank_reading, bury_reading, cut_of_name, cut_of_span
from counterclaim.store.name_forms import Finder, name_finder
from counterclaim.store.rewriting import Changes, new_id, rewritten
from counterclaim.store.rows import LogEntry

TOMB = b"redacted"
"""Stands where the bytes of an original stood."""
_MOVED = "redacted-"
_LIFTED = ("log_no_update", "originals_no_update")


class RedactedError(InputError):
    """A report that was redacted here is read again."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a redaction would blank."""

    reports: tuple[str, ...]
    places: int
    """Stretches of the reports' texts."""
    originals: int
    others: tuple[str, ...]
    """Reports that stay, though their bytes go, because they come from the same file."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What was blanked. `key` opens the seal of the tombstone; it stands nowhere else."""

    entry: int
    key: str
    reports: tuple[str, ...]
    """Ids by which the reports are known from now on."""
    places: int
    originals: int
    joined_anew: bool
    """Whether reports were joined, and are to be joined again by the words that are left."""


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    changes: Changes
    originals: dict[str, str]
    """Names of originals, and those that they bear from now on."""
    tombstones: tuple[Tombstone, ...]
    places: int
    words: str


def plan(conn: Connection, aim: Aim) -> Plan:
    """What a redaction would blank."""
    found = _look(conn, aim)
    reports = tuple(sorted(found.changes.reports))
    columns = tables.reports.c
    rows = conn.execute(select(columns.id, columns.original))
    others = [row.id for row in rows if row.original in found.originals and row.id not in found.changes.reports]
    return Plan(
        reports=reports, places=found.places, originals=len(found.originals), others=tuple(sorted(others))
    )  # fmt: skip


def redact(conn: Connection, aim: Aim, *, run: Run, at: str, reason: str) -> Outcome:
    """Blank what is aimed at. The connection holds the write lock, and all is done when it is let go of."""
    found = _look(conn, aim)
    hide = found.changes.hide
    if hide is not None and any(hide(words) != words for words in (reason, run.actor_name)):
        raise StoreError("The reason or the name in --as holds words that are to be blanked. Say it without them.")
    if not found.changes.entries and not found.originals:
        raise StoreError("Nothing in this ledger holds that. Nothing was changed.")
    key = secrets.token_bytes(32)
    with _lifted(conn):
        blanked = tuple(_rewrite(conn, found.changes))
        _bury_originals(conn, found.originals)
    ids = found.changes.ids
    redaction = Redaction(
        what=aim.what,
        report=ids.get(aim.report, aim.report) if aim.report else None,
        start=aim.start,
        end=aim.end,
        seal=hmac.new(key, found.words.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest(),
        places=found.places,
        tombstones=found.tombstones,
        blanked=blanked,
        originals=tuple(sorted(found.originals.values())),
        by=run.actor_name,
        reason=reason,
    )
    entry = audit.append(
        conn, run=run, at=at, kind=audit.REDACTION, subject=redaction.report or "book",
        payload=msgspec.json.encode(redaction).decode(), reason=reason,
    )  # fmt: skip
    joined = _join_anew(conn, run=run, at=at)
    state.replay(conn, conn)
    return Outcome(
        entry=entry.seq,
        key=key.hex(),
        reports=tuple(sorted(one.report for one in found.tombstones)),
        places=found.places,
        originals=len(found.originals),
        joined_anew=joined,
    )


def refuse_known(conn: Connection, report: Report) -> None:
    """Raise RedactedError where words of this report were blanked before: reading it must not bring them back."""
    grave, reports = tables.tombstones.c, tables.reports.c
    whole = select(grave.report).where((grave.whole == text_key(report.text)) | (grave.report == report.id))
    known = conn.execute(whole).scalars().first()
    if known is None:
        alike = (
            select(reports.id, reports.body)
            .join(tables.tombstones, grave.report == reports.id)
            .where(grave.length == len(report.text), grave.whole.is_(None))
        )
        for row in conn.execute(alike).all():
            kept = msgspec.json.decode(row.body, type=Report).text
            if all(one in (BLANK, other) for one, other in zip(kept, report.text, strict=True)):
                known = row.id
                break
    if known is not None:
        raise RedactedError(f"It is report {known}, words of which were redacted here; they are not read again.")


def text_key(words: str) -> str:
    """The same for texts that differ in blanks and line breaks alone."""
    return audit.sha256("".join(words.split()).encode("utf-8", "surrogatepass"))


def _look(conn: Connection, aim: Aim) -> _Found:
    """What there is to blank, in a first pass that changes nothing."""
    find = name_finder(aim.name, whole_only=aim.whole_only) if aim.name else None
    whole = name_finder(aim.name, whole_only=True) if aim.name else None
    ids: dict[str, str] = {}
    originals: dict[str, str] = {}
    found: list[int] = []
    graves: dict[str, Tombstone] = {}
    reports: set[str] = set()
    places, words, hide = 0, aim.name or "", None
    for entry in _candidates(conn, aim):
        if whole is not None and not whole(entry.payload):
            continue  # a surname alone may be anybody's, or a town's
        reading = msgspec.json.decode(entry.payload)
        told = reading["report"]["text"]
        cut = cut_for(aim, told, find)
        made = bury_reading(reading) if cut is None else blank_reading(reading, cut)
        if made == reading:
            continue
        report = reading["report"]["id"]
        found.append(entry.seq)
        reports.add(report)
        places += 1 if cut is None else len(cut.spans)
        if cut is None:
            words = told
        elif aim.what == "span":
            words, hide = told[aim.start : aim.end], cut.hide
        if cut is not None:
            ids |= {old: new_id(old) for old in _renamed(reading, made) if old not in ids}
        sha = reading["original"]["sha256"]
        originals[sha] = sha if cut is None or sha.startswith(_MOVED) else originals.get(sha) or _new_name()
        kept = ids.get(report, report)
        graves[kept] = Tombstone(kept, len(told), text_key(told) if cut is None else None)
    if find is not None:
        hide = Cut(find=find).hide
    everywhere = whole if aim.report is None else None
    if everywhere is not None:
        found += _elsewhere(conn, everywhere, ids)
        originals |= _other_originals(conn, everywhere, originals)
    changes = Changes(
        aim=aim, reports=frozenset(reports), entries=frozenset(found), ids={**ids, **_moved(originals)},
        hide=hide, hide_elsewhere=Cut(find=everywhere).hide if everywhere else None,
    )  # fmt: skip
    return _Found(changes=changes, originals=originals, tombstones=tuple(graves.values()), places=places, words=words)


def cut_for(aim: Aim, told: str, find: Finder | None) -> Cut | None:
    """What is to be cut from a report's text; None: all of it."""
    if aim.what == "report":
        return None
    if find is not None:
        return cut_of_name(told, find)
    start, end = aim.start or 0, aim.end or 0
    if not 0 <= start < end <= len(told):
        raise StoreError(f"The report has characters 0 to {len(told)}; {start} to {end} is no stretch of it.")
    return cut_of_span(told, [(start, end)])


def _candidates(conn: Connection, aim: Aim) -> Iterator[LogEntry]:
    """Entries of the readings that may hold what is aimed at."""
    if aim.report is None:
        yield from (entry for entry in audit.entries(conn) if entry.kind == state.READING)
        return
    number = conn.execute(select(tables.reports.c.log).where(tables.reports.c.id == aim.report)).scalar_one()
    yield next(audit.entries(conn, after=number - 1))


def _renamed(old: Mapping[str, Any], made: Mapping[str, Any]) -> Iterator[str]:
    """Ids made of words that go: they would let a guess at the words be proved right."""
    yield old["report"]["id"]
    for name in ("claims", "actors", "incidents"):
        yield from (one["id"] for one in old[name])
    for name in ("ceasefires", "tolls"):
        kept = made[name]
        yield from (one["id"] for one in old[name] if one not in kept)


def _moved(originals: Mapping[str, str]) -> dict[str, str]:
    return {old: new for old, new in originals.items() if old != new}


def _elsewhere(conn: Connection, find: Finder, ids: dict[str, str]) -> list[int]:
    """Entries that are no readings and hold the name; refusals are named by what they say, so they get other ids."""
    found = []
    for entry in audit.entries(conn):
        heading = (entry.payload if entry.kind != state.READING else "", entry.reason or "", entry.actor_name)
        if any(find(words) for words in heading):
            found.append(entry.seq)
            if entry.kind == state.REFUSAL:
                ids[entry.subject] = new_id(entry.subject)
    return found


def _other_originals(conn: Connection, find: Finder, known: Mapping[str, str]) -> dict[str, str]:
    """Originals of other reports that hold the name where nothing was read from: in a menu, in a head."""
    found = {}
    columns = tables.originals.c
    for row in conn.execution_options(yield_per=1).execute(select(columns.sha256, columns.data)):
        if row.sha256 not in known and any(find(words) for words in _readings_of(row.data)):
            found[row.sha256] = _new_name()
    return found


def _new_name() -> str:
    """A name for an original that is no hash of it."""
    return f"{_MOVED}{secrets.token_hex(16)}"


def _readings_of(data: bytes) -> Iterator[str]:
    """Bytes as the texts that they may be."""
    plain = data.decode("utf-8", "replace")
    yield plain
    yield html.unescape(plain)
    if b"\0" in data:
        yield from (data.decode(name, "replace") for name in ("utf-16-le", "utf-16-be"))
    else:
        yield data.decode("latin-1")


def _rewrite(conn: Connection, changes: Changes) -> Iterator[Blanked]:
    """Second pass: each entry that holds what goes, or an id that goes with it, is written anew."""
    before = audit.blanked_entries(conn)
    changes = changes.with_wholes(entry for entry in audit.entries(conn) if entry.kind == state.LINKING)
    numbers = conn.execute(select(tables.log.c.seq).order_by(tables.log.c.seq)).scalars().all()
    for seq in numbers:
        entry = next(audit.entries(conn, after=seq - 1))
        made = rewritten(entry, changes)
        if made == entry:
            continue
        old = entry.salt is None or ((known := before.get(seq)) is not None and known.heading is not None)
        made = msgspec.structs.replace(made, salt=audit.new_salt())
        kept = {name: getattr(made, name) for name in ("payload", "subject", "reason", "actor_name", "salt")}
        conn.execute(tables.log.update().where(tables.log.c.seq == seq).values(**kept))
        yield Blanked(seq, audit.content_hash(made), audit.chain_hash(made, salted=False) if old else None)


def _bury_originals(conn: Connection, originals: Mapping[str, str]) -> None:
    table = tables.originals
    for old, new in originals.items():
        values = {"sha256": new, "data": TOMB, "bytes": len(TOMB)}
        conn.execute(table.update().where(table.c.sha256 == old).values(**values))


@contextmanager
def _lifted(conn: Connection) -> Iterator[None]:
    """Within this transaction alone, log and originals may be changed."""
    kept = {}
    for name in _LIFTED:
        query = text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name")
        kept[name] = conn.execute(query, {"name": name}).scalar_one_or_none()
        conn.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
    yield
    for sql in kept.values():
        if sql:
            conn.exec_driver_sql(sql)


def _join_anew(conn: Connection, *, run: Run, at: str) -> bool:
    """What was joined by words that are gone is joined anew, by those that are left, at the next linking."""
    for table in (tables.book_parts, tables.book_keys, tables.book_edges):
        conn.execute(table.delete())
    if conn.execute(select(tables.linkings.c.seq).limit(1)).first() is None:
        return False
    machine = Run(id=run.id, actor_kind="machine", actor_name="counterclaim")
    payload = msgspec.json.encode(Linking(through=0, anew=True)).decode()
    audit.append(conn, run=machine, at=at, kind=state.LINKING, subject="book", payload=payload)
    return True
