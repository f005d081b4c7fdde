"""The open ledger: readings and refusals in, one transaction each; streams of records, and counts, out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import msgspec
from sqlalchemy import Connection, Engine, select

from counterclaim.records.book import Decision, Doubt, Join, Repeat
from counterclaim.records.claim import Claim
from counterclaim.records.enums import JoinKind
from counterclaim.records.errors import InputError, StoreError
from counterclaim.records.ledger import Actor, Ceasefire, Incident, Reading, TollSeries
from counterclaim.records.redaction import Aim, Redaction, Restriction
from counterclaim.records.report import Original, Refusal, Report
from counterclaim.store import (
    audit,
    lookup,
    making_anew,
    queries,
    redacting,
    restricting,
    scrubbing,
    state,
    tables,
    taking_out,
    together,
    verifying,
)
from counterclaim.store.audit import Run, new_run
from counterclaim.store.book import BookIndex
from counterclaim.store.counting import decided_counts
from counterclaim.store.decided import Overlay, stored_decisions
from counterclaim.store.faults import explained
from counterclaim.store.lookup import Record
from counterclaim.store.making_anew import Remade
from counterclaim.store.queries import ClaimFilter
from counterclaim.store.redacting import Outcome, Plan
from counterclaim.store.rows import Counts, LogEntry, Period, StoredDecision, StoredReport, Verification


def utc_now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Store:
    """An open ledger. Everything it gives in streams is read row by row, however large the ledger is."""

    def __init__(
        self, path: Path, engine: Engine, *, restricted: bool = False, sets: bool = True,
        now: Callable[[], str] = utc_now,
    ) -> None:  # fmt: skip
        self.path = path
        self.restricted = restricted
        self.sets = sets
        self._engine = engine
        self._now = now
        self._open: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _writing(self, *, spilling: bool = True) -> Iterator[Connection]:
        """One transaction that holds the write lock from its beginning: all of it is stored, or nothing.

        Without `spilling` nothing of it goes through temporary files.
        """
        with (
            explained(self.path),
            self._engine.connect().execution_options(write=True, spilling=spilling) as conn,
            conn.begin(),
        ):
            yield conn

    @contextmanager
    def _looking(self, *, everything: bool = False) -> Iterator[Connection]:
        """A view of the ledger as it stands at this moment, without what is restricted unless it was asked for."""
        if self._open is not None and not everything:
            with explained(self.path):
                yield self._open
            return
        with explained(self.path), self._engine.connect() as conn, conn.begin() as looking:
            veiled = not (everything or self.restricted) and restricting.veil(conn, sets=self.sets)
            yield conn
            if veiled:
                looking.rollback()

    @contextmanager
    def still(self) -> Iterator[None]:
        """All that is asked within sees the ledger as it stands now, whatever others write meanwhile.

        Whoever asks thousands of small questions is answered sooner, too: the view is made ready once.
        """
        failed: BaseException | None = None
        with self._looking() as conn:
            before, self._open = self._open, conn
            try:
                yield
            except BaseException as error:  # noqa: BLE001 (raised below: what fails in the asker's hands is no fault of the ledger)
                failed = error
            finally:
                self._open = before
        if failed is not None:
            raise failed

    def add_reading(self, reading: Reading, *, run: Run) -> bool:
        """Store a report with all that was read in it. False, and no change, where the report is there already."""
        try:
            payload = state.reading_payload(reading)
        except UnicodeEncodeError as error:
            raise InputError(
                f"Report {reading.report.id} ({reading.original.origin}) holds half a character, "
                "which cannot be stored. Save it as UTF-8 and read it again."
            ) from error
        with self._writing() as conn:
            redacting.refuse_known(conn, reading.report)
            if _holds(conn, tables.reports, reading.report.id):
                return False
            _keep_original(conn, reading.original)
            entry = audit.append(
                conn, run=run, at=self._now(), kind=state.READING, subject=reading.report.id, payload=payload
            )
            state.apply(conn, entry)
        return True

    def add_refusal(self, refusal: Refusal, *, run: Run) -> bool:
        """Store that an input was not read, and why. False, and no change, where that is recorded already."""
        payload = state.refusal_payload(refusal)
        with self._writing() as conn:
            if _holds(conn, tables.refusals, refusal.id):
                return False
            entry = audit.append(conn, run=run, at=self._now(), kind=state.REFUSAL, subject=refusal.id, payload=payload)
            state.apply(conn, entry)
        return True

    @contextmanager
    def linking(self, *, run: Run) -> Iterator[BookIndex]:
        """What joining reports needs, in one transaction that holds the write lock."""
        with self._writing() as conn:
            yield BookIndex(conn, run=run, at=self._now())

    def decisions(self) -> list[StoredDecision]:
        """What persons decided, in order; nothing is ever taken out."""
        with self._looking() as conn:
            return stored_decisions(conn)

    def reading(
        self, report: str, *, claims: tuple[Claim, ...] | None = None, actors: tuple[Actor, ...] | None = None
    ) -> Reading:
        """What was read in a report, as it was read; without its original bytes and its toll series.

        `claims` and `actors` stand for those that were read: for whoever has them as persons left them.
        """
        with self._looking() as conn:
            index = BookIndex(conn, run=new_run("", person=False), at="")
            return index.reading(report, claims=claims, actors=actors)

    def named_in(self, report: str) -> tuple[Actor, ...]:
        """The actors that a report names, as they were read there."""
        with self._looking() as conn:
            return BookIndex(conn, run=new_run("", person=False), at="").actors(report)

    def some_named_in(self, reports: Iterable[str]) -> dict[str, tuple[Actor, ...]]:
        """The actors that reports name, as they were read there, asked for together; only of those that name any."""
        with self._looking() as conn:
            return together.actors_read(conn, reports)

    def add_decision(self, decision: Decision, *, run: Run, supersedes: int | None = None) -> int:
        """Store what a person decided; the number of its log entry. The next linking heeds it.

        `supersedes`: number of the decision that it stands in place of, or takes back.
        """
        payload = msgspec.json.encode(decision).decode()
        subject = decision.anchors[0].report if decision.anchors else "book"
        with self._writing() as conn:
            entry = audit.append(
                conn, run=run, at=self._now(), kind=state.DECISION, subject=subject, payload=payload,
                reason=decision.reason, supersedes=supersedes,
            )  # fmt: skip
            state.apply(conn, entry)
        return entry.seq

    def joins(self, kind: JoinKind) -> Iterator[Join]:
        """Where the parts that reports tell stand in the joined book."""
        with self._looking() as conn:
            yield from queries.joins(conn, kind)

    def joins_of(self, parts: Sequence[str], kind: JoinKind) -> dict[str, Join]:
        """Where these parts stand in the book, and why; what no linking has looked at is left out."""
        with self._looking() as conn:
            return BookIndex(conn, run=new_run(""), at="").joined(kind, parts)

    def whole_of(self, part: str, kind: JoinKind) -> str:
        """Id of the whole that a part stands in."""
        with self._looking() as conn:
            return queries.whole_with(conn, part, kind)

    def parts_in(self, whole: str, kind: JoinKind) -> list[str]:
        """The parts that stand in a whole, by day of their reports."""
        with self._looking() as conn:
            return queries.parts_in(conn, whole, kind)

    def doubts(self, kind: JoinKind | None = None) -> Iterator[Doubt]:
        """Wholes that may be one and are not joined, likeliest first."""
        with self._looking() as conn:
            yield from queries.doubts(conn, kind)

    def repeats(self) -> Iterator[Repeat]:
        """What reports repeat of others, by report and place in it."""
        with self._looking() as conn:
            yield from queries.repeats(conn)

    def redaction_plan(self, aim: Aim) -> Plan:
        """What a redaction would blank; nothing is changed."""
        with self._writing() as conn:
            return redacting.plan(conn, aim)

    def redact(self, aim: Aim, *, run: Run, reason: str) -> Outcome:
        """Blank words for good, in one transaction, and scrub their old bytes from the file."""
        with self._writing(spilling=False) as conn:
            done = redacting.redact(conn, aim, run=run, at=self._now(), reason=reason)
            scrubbing.mark_pending(conn)
        if not scrubbing.scrub(self._engine):
            raise StoreError(
                f"The words are blanked (log entry {done.entry}), but old bytes still lie in {self.path}: another "
                "program has it open, or the disk is full. End that, then run any command on this ledger."
            )
        return done

    def restrict(self, aim: Aim, *, run: Run, reason: str) -> int:
        """Keep something out of lists, pages and exports; the number of its log entry."""
        with self._writing() as conn:
            return restricting.restrict(conn, aim, run=run, at=self._now(), reason=reason)

    def unrestrict(self, aim: Aim, *, run: Run, reason: str) -> int:
        """Bring back into sight what was restricted; the number of its log entry."""
        with self._writing() as conn:
            return restricting.unrestrict(conn, aim, run=run, at=self._now(), reason=reason)

    def restrictions(self) -> tuple[Restriction, ...]:
        """What is kept out of sight."""
        with self._looking(everything=True) as conn:
            return tuple(one for _, one in restricting.restrictions(conn))

    def redactions(self, report: str | None = None) -> Iterator[tuple[LogEntry, Redaction]]:
        """What was blanked, or what was in one report: the entries of the log, and what they tell."""
        with self._looking() as conn:
            yield from queries.redactions(conn, report)

    def reports(self, *, period: Period | None = None) -> Iterator[StoredReport]:
        """Reports by day of publication, undated ones last."""
        with self._looking() as conn:
            yield from queries.reports(conn, period=period)

    def report(self, report: str) -> StoredReport | None:
        """A report by its id; None where there is none in sight."""
        with self._looking() as conn:
            row = conn.execute(queries.report_query().where(tables.reports.c.id == report)).first()
            return queries.stored_report(row) if row is not None else None

    def some_reports(self, reports: Iterable[str]) -> dict[str, Report]:
        """Reports by their ids, asked for together; those out of sight are not among them."""
        with self._looking() as conn:
            return {report.id: report for report in together.report_records(conn, reports)}

    def claims(self, which: ClaimFilter = ClaimFilter()) -> Iterator[Claim]:  # noqa: B008 - frozen
        """Claims in the order of their reports and, within one, of its text."""
        with self._looking() as conn:
            yield from queries.claims(conn, which)

    def incidents(
        self, *, contested: bool | None = None, report: str | None = None, period: Period | None = None
    ) -> Iterator[Incident]:
        """Incidents by day, undated ones last; `contested` keeps only those that are, or are not."""
        with self._looking() as conn:
            yield from queries.incidents(conn, contested=contested, report=report, period=period)

    def ceasefires(self, *, period: Period | None = None) -> Iterator[Ceasefire]:
        """Agreements, with what every report says of one brought together."""
        with self._looking() as conn:
            yield from queries.ceasefires(conn, period=period)

    def toll_series(self, *, period: Period | None = None) -> Iterator[TollSeries]:
        """Toll series, with the points of every report brought together."""
        with self._looking() as conn:
            yield from queries.toll_series(conn, period=period)

    def actors(self, *, report: str | None = None, period: Period | None = None) -> Iterator[Actor]:
        """Actors by name, with the names that every report gives one brought together."""
        with self._looking() as conn:
            yield from queries.actors(conn, report=report, period=period)

    def refusals(self) -> Iterator[Refusal]:
        """Inputs that were not read, in the order they were met."""
        with self._looking() as conn:
            yield from queries.refusals(conn)

    def log(self) -> Iterator[LogEntry]:
        """The audit log from its beginning."""
        with self._looking() as conn:
            yield from audit.entries(conn)

    def original(self, sha256: str) -> bytes | None:
        """The bytes as collected, by their hash."""
        with self._looking() as conn:
            found: bytes | None = conn.execute(
                select(tables.originals.c.data).where(tables.originals.c.sha256 == sha256)
            ).scalar_one_or_none()
        return found

    def find(self, id_or_prefix: str) -> Record:
        """The one record whose id is this or begins with it; an error where there is none, or more than one."""
        try:
            with self._looking() as conn:
                return lookup.find(conn, id_or_prefix)
        except StoreError as error:
            with self._looking() as conn:
                seen = lookup.holds(conn, id_or_prefix)
            with self._looking(everything=True) as conn:
                if not seen and lookup.holds(conn, id_or_prefix):
                    raise StoreError(f"{id_or_prefix} is restricted in this ledger; --restricted shows it.") from error
            raise

    def head(self) -> str | None:
        """Hash of the last log entry: it names this state of the ledger. None where nothing was ever stored."""
        with self._looking() as conn:
            last = select(tables.log.c.hash).order_by(tables.log.c.seq.desc()).limit(1)
            found: str | None = conn.execute(last).scalar_one_or_none()
        return found

    def checked(self) -> frozenset[str]:
        """Ids of the claims that a person has confirmed, corrected or rejected, and that stand so."""
        with self._looking() as conn:
            return Overlay(conn).checked()

    def coded_rows(self) -> list[str]:
        """Ids of the reports that are rows of hand-coded sets, whether they are in sight or not."""
        with self._looking(everything=True) as conn:
            return restricting.coded_rows(conn)

    def reviewers(self) -> dict[str, tuple[str, ...]]:
        """Who checked each claim that was checked, as they named themselves."""
        with self._looking() as conn:
            return taking_out.reviewers(conn)

    def state_hash(self) -> str:
        """Hash of all that is stored apart from times, paths, and records of runs and exports."""
        with self._looking() as conn:
            # Then nothing is veiled, and within `still` it is that state.
            if not restricting.restrictions(conn) and (self.sets or not restricting.coded_rows(conn)):
                return taking_out.state_hash(conn)
        with self._looking(everything=True) as conn:
            return taking_out.state_hash(conn)

    def secret(self) -> bytes:
        """A key that is this ledger's alone; never export it."""
        with self._looking(everything=True) as conn:
            return taking_out.secret(conn)

    def logged(self) -> Iterator[bytes]:
        """All by which this ledger can be made anew, as JSON objects; StoreError where something is restricted."""
        with self._looking() as conn:
            yield from taking_out.logged(conn)

    def make_anew(
        self, file: BinaryIO, *, run: Run, program: str, then: Callable[[BookIndex], object] = lambda _: None
    ) -> Remade:
        """Fill this empty ledger from a complete export, in one transaction. `then`: what else is done in it.

        InputError where no ledger can be made of the file; StoreError where this one is not empty.
        """
        with self._writing() as conn:
            made = making_anew.make_anew(conn, file, run=run, at=self._now(), program=program)
            then(BookIndex(conn, run=run, at=self._now()))
        return made

    def add_export(self, manifest: bytes, *, name: str, run: Run) -> int:
        """Store that something was taken out, with its manifest as JSON; the number of its log entry."""
        with self._writing() as conn:
            entry = audit.append(
                conn, run=run, at=self._now(), kind=state.EXPORT, subject=name, payload=manifest.decode()
            )
        return entry.seq

    def add_import(self, told: bytes, *, name: str, run: Run) -> int:
        """Store that a set was brought in, with what became of its rows as JSON; the number of its log entry."""
        with self._writing() as conn:
            entry = audit.append(conn, run=run, at=self._now(), kind=state.IMPORT, subject=name, payload=told.decode())
        return entry.seq

    def counts(self) -> Counts:
        """How much the ledger holds, and whose words it rests on."""
        with self._looking() as conn:
            return decided_counts(queries.counts(conn), conn)

    def unjoined(self) -> int:
        """Reports that no linking has joined to the book yet."""
        with self._looking() as conn:
            return queries.unjoined(conn)

    def replay(self) -> None:
        """Build the whole state anew from the log, in one transaction."""
        with self._writing() as conn:
            state.replay(conn, conn)

    def verify(self, *, head: str | None = None) -> Verification:
        """Check the file, the chain of the log (which must hold `head`), every original, and state against log."""
        with self._looking(everything=True) as conn:
            return verifying.verify(conn, head=head)


def _holds(conn: Connection, table: Any, record_id: str) -> bool:
    return conn.execute(select(table.c.id).where(table.c.id == record_id)).first() is not None


def _keep_original(conn: Connection, original: Original) -> None:
    """Store the bytes once, however many reports come from them."""
    known = select(tables.originals.c.sha256).where(tables.originals.c.sha256 == original.sha256)
    if conn.execute(known).first() is None:
        row = {
            "sha256": original.sha256,
            "media_type": original.media_type,
            "bytes": len(original.data),
            "data": original.data,
        }
        conn.execute(tables.originals.insert(), [row])
