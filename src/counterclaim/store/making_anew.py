"""A complete export in, an empty ledger filled from it: the same log, originals and state, with a chain of its own.

The way back from `taking_out.logged`. The file is hostile input: lines are bounded, and nothing in it is trusted but
what is checked. A line that nothing rests on is refused by itself; where an entry is missing or changed the whole is
refused, because undo values and all that was decided or joined name entries by their number.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, NoReturn

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from counterclaim.records.errors import CounterclaimError, InputError, StoreError
from counterclaim.records.redaction import Redaction
from counterclaim.records.whole_export import (
    FORMAT,
    OF_THE_BOOK,
    VERSION,
    End,
    Header,
    Imported,
    LoggedEntry,
    LoggedOriginal,
    digest_of,
)
from counterclaim.store import audit, state, tables
from counterclaim.store.audit import REDACTION, Run
from counterclaim.store.redacting import TOMB
from counterclaim.store.taking_out import state_hash
from counterclaim.store.verifying import missing_originals

LONGEST: Final = 256 * 1024 * 1024
"""Bytes of a line. The largest input that is read makes lines of a tenth of it."""
_TOLD: Final = 200
"""Refused lines that are told one by one."""
_FAULTS: Final = (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError)


class RefusedLine(msgspec.Struct, frozen=True):
    """A line that was not taken, and why."""

    line: int
    why: str


class Remade(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of an export."""

    entries: int
    originals: int
    of_the_book: int
    """Lines that follow from the entries: they were looked at and are made anew."""
    refused: tuple[RefusedLine, ...]
    refused_in_all: int
    same_state: bool
    """Whether the state is that which the header tells. Another version may keep more or less of a record."""
    state: str


def make_anew(conn: Connection, file: BinaryIO, *, run: Run, at: str, program: str, longest: int = LONGEST) -> Remade:
    """Fill an empty ledger. The connection holds the write lock; where this raises, nothing is to be kept.

    InputError: no ledger can be made of this file. StoreError: the ledger is not empty.
    """
    if conn.execute(select(tables.log.c.seq).limit(1)).first() is not None:
        raise StoreError("The ledger is not empty. Name a file that is not there yet with --ledger.")
    seen = hashlib.sha256()
    lines = bounded_lines(file, longest, seen)
    header = _header(next(lines, (1, b""))[1])
    maker = _Maker(conn, run)
    for number, line in lines:
        maker.take(number, line)
    maker.finish()
    made = state_hash(conn)
    if made != header.ledger.state and header.program == program:
        maker.refuse_all(
            0, "what its entries add up to is not the state that its header tells: entries were exchanged or changed"
        )
    told = Imported(
        ledger=header.ledger, program=header.program, made=header.made, sha256=seen.hexdigest(),
        refused=maker.refused_in_all,
    )  # fmt: skip
    payload = msgspec.json.encode(told).decode()
    audit.append(conn, run=run, at=at, kind=state.IMPORT, subject="ledger", payload=payload)
    return Remade(
        entries=maker.entries,
        originals=maker.originals,
        of_the_book=sum(maker.met[kind] for kind in OF_THE_BOOK),
        refused=tuple(maker.refused),
        refused_in_all=maker.refused_in_all,
        same_state=made == header.ledger.state,
        state=made,
    )


def bounded_lines(file: BinaryIO, longest: int, seen: Any = None) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers; None for one that is too long, of which no more is kept at a time than is allowed."""
    number = 0
    while line := file.readline(longest + 1):
        number += 1
        whole = len(line) <= longest
        while True:
            if seen is not None:
                seen.update(line)
            if whole or line.endswith(b"\n"):
                break
            rest = file.readline(longest + 1)
            if not rest:
                break
            line = rest
        yield number, line.rstrip(b"\r\n") if whole else None


def _header(line: bytes | None) -> Header:
    """The first line, where a ledger can be made of what follows."""
    try:
        header = msgspec.json.decode(line or b"", type=Header)
    except _FAULTS as error:
        raise InputError(
            f"This is no export of a whole ledger: its first line is no header of {FORMAT} ({error}). "
            "Give the file that `counterclaim export jsonl --with-names` wrote."
        ) from error
    if header.version != VERSION:
        raise InputError(
            f"The export is of version {header.version} of {FORMAT}; this program reads version {VERSION}. "
            "Install the version that wrote it, or a newer one."
        )
    if not header.complete:
        raise InputError(
            "The export holds no log entries, so no ledger can be made of it: it was written without --with-names, "
            "with a filter, or from a ledger in which something is restricted."
        )
    return header


class _Maker:
    """Takes lines one after another, and knows what was met so far."""

    def __init__(self, conn: Connection, run: Run) -> None:
        self._conn = conn
        self._run = run
        self._end: End | None = None
        self._tombs: dict[str, int] = {}
        """Originals whose bytes are not what their name says, and their lines: a redaction must tell of each."""
        self.met = Counter[str]()
        self.entries = 0
        self.originals = 0
        self.refused: list[RefusedLine] = []
        self.refused_in_all = 0

    def take(self, number: int, line: bytes | None) -> None:
        """Take a line, or refuse it, or refuse the whole."""
        if line is None:
            return self._refuse(number, "is longer than any line that this program writes")
        try:
            kind = msgspec.json.decode(line, type=_Kind).record
        except _FAULTS as error:
            return self._refuse(number, f"is no JSON object with a `record` ({error})")
        if self._end is not None:
            return self._refuse(number, "stands after the last line of the export")
        self.met[kind] += 1
        if kind == "entry":
            return self._entry(number, line)
        if kind == "original":
            return self._original(number, line)
        if kind == "end":
            return self._take_end(number, line)
        if kind not in OF_THE_BOOK:
            return self._refuse(number, f"is of a kind that no export has after its header ({kind[:40]!r})")
        try:
            msgspec.json.decode(line, type=OF_THE_BOOK[kind])
        except _FAULTS as error:
            return self._refuse(number, f"is no {kind} ({error})")
        return None

    def finish(self) -> None:
        """Refuse the whole where something is missing."""
        if self._end is None:
            self.refuse_all(0, "it ends before its last line: it was cut short")
        for name, number in self._tombs.items():
            self.refuse_all(number, f"the bytes of the original {name} are not those that its name says")
        lost = next(missing_originals(self._conn), None)
        if lost is not None:
            self.refuse_all(0, lost)

    def refuse_all(self, number: int, why: str) -> NoReturn:
        """Nothing can be made of this file."""
        where = f"line {number}: " if number else ""
        also = "".join(f" Line {one.line} {one.why}." for one in self.refused[:3])
        raise InputError(f"No ledger can be made of this file: {where}{why}.{also} Export it anew. Nothing was stored.")

    def _refuse(self, number: int, why: str) -> None:
        self.refused_in_all += 1
        if len(self.refused) < _TOLD:
            self.refused.append(RefusedLine(number, why))

    def _original(self, number: int, line: bytes) -> None:
        try:
            told = msgspec.json.decode(line, type=LoggedOriginal)
        except _FAULTS as error:
            return self._refuse(number, f"is no original ({error})")
        columns = tables.originals.c
        if self._conn.execute(select(columns.bytes).where(columns.sha256 == told.sha256)).first() is not None:
            return self._refuse(number, f"gives the original {told.sha256} a second time")
        if audit.sha256(told.data) != told.sha256:
            if told.data != TOMB:
                return self._refuse(number, f"was changed: its bytes are not those of the original {told.sha256}")
            self._tombs[told.sha256] = number
        row = {"sha256": told.sha256, "media_type": told.media_type, "bytes": len(told.data), "data": told.data}
        self._conn.execute(tables.originals.insert(), [row])
        self.originals += 1
        return None

    def _entry(self, number: int, line: bytes) -> None:
        try:
            told = msgspec.json.decode(line, type=LoggedEntry)
        except _FAULTS as error:
            self.refuse_all(number, f"a log entry cannot be read ({error})")
        if told.digest != digest_of(told):
            self.refuse_all(number, f"log entry {told.seq} was changed after it was exported")
        if told.seq <= self.entries:
            return self._refuse(number, f"gives log entry {told.seq} a second time")
        if told.seq != self.entries + 1:
            self.refuse_all(number, f"log entry {self.entries + 1} is missing: entry {told.seq} stands in its place")
        if told.supersedes is not None and not 0 < told.supersedes < told.seq:
            self.refuse_all(number, f"log entry {told.seq} stands in place of an entry that is not before it")
        try:
            self._store(told)
        except (CounterclaimError, SQLAlchemyError, *_FAULTS) as error:
            cause = getattr(error, "orig", None) or error
            self.refuse_all(number, f"log entry {told.seq} ({told.kind}) says what cannot stand ({cause})")
        self.entries += 1
        return None

    def _store(self, told: LoggedEntry) -> None:
        entry = audit.append(
            self._conn, run=Run(id=self._run.id, actor_kind=_actor_kind(told), actor_name=told.actor_name),
            at=told.at, kind=told.kind, subject=told.subject, payload=bytes(told.payload).decode(),
            supersedes=told.supersedes, reason=told.reason,
        )  # fmt: skip
        state.apply(self._conn, entry)
        if told.kind == REDACTION:
            for name in msgspec.json.decode(told.payload, type=Redaction).originals:
                self._tombs.pop(name, None)

    def _take_end(self, number: int, line: bytes) -> None:
        try:
            self._end = msgspec.json.decode(line, type=End)
        except _FAULTS as error:
            return self._refuse(number, f"is no last line ({error})")
        if self._end.lines.get("entry") != self.entries:
            self.refuse_all(number, f"the last log entries are missing: {self.entries} of them stand in it")
        for kind in (*OF_THE_BOOK, "original"):
            if (told := self._end.lines.get(kind, 0)) != self.met[kind]:
                self._refuse(number, f"tells of {told} lines of the kind {kind}, and {self.met[kind]} were met")
        return None


class _Kind(msgspec.Struct, frozen=True):
    record: str


def _actor_kind(told: LoggedEntry) -> Any:
    return told.actor_kind
