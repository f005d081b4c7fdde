"""An open ledger for programs and notebooks: what the lists show as records and tables, decisions, exports.

Every call looks at the ledger anew, so that what others write meanwhile is seen by the next call.
"""

import datetime as dt
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

from counterclaim.book.deciding import asking as queue
from counterclaim.book.deciding.recording import Said, judging, merging, setting, splitting, undoing
from counterclaim.book.exporting import material_of
from counterclaim.book.filters import Asked
from counterclaim.book.loading import Shelf
from counterclaim.export.lines import to_text
from counterclaim.export.reasoning import reasoning
from counterclaim.export.summary import Summary, summarise
from counterclaim.export.tables import ReportRow, report_row
from counterclaim.library import asking, frames, narrowing
from counterclaim.library.deciding import decide
from counterclaim.library.exporting import export_ledger
from counterclaim.library.narrowing import OF_ACTORS, OF_INCIDENTS, OF_TOLD, Filters
from counterclaim.library.reading import AnyPath
from counterclaim.packs.conflict import load_conflict
from counterclaim.records.claim import Claim
from counterclaim.records.exporting import Choices, Ledgered, Manifest
from counterclaim.records.report import Refusal
from counterclaim.records.sources import SourceLine
from counterclaim.records.wholes import (
    ActorLine,
    Comparison,
    TallyLine,
    TimelineDay,
    TollSum,
    TruceLine,
    WholeIncident,
)
from counterclaim.store import ClaimFilter, LogEntry, Store, Verification, open_store
from counterclaim.store.store import utc_now

if TYPE_CHECKING:
    import pyarrow as pa

_T = TypeVar("_T")
_BY_WORDS = {
    "incidents": (OF_INCIDENTS, narrowing.an_event_type),
    "claims": (OF_INCIDENTS, narrowing.an_event_type),
    "tolls": (OF_TOLD, narrowing.a_toll_kind),
    "ceasefires": (OF_TOLD, narrowing.an_agreement_type),
    "breaches": (OF_TOLD, narrowing.an_agreement_type),
    "actors": (OF_ACTORS[:-1], narrowing.an_actor_kind),
}
"""What narrows each table, and what a type is there; the others are not narrowed."""


def open_ledger(
    path: AnyPath = "counterclaim.db", *, conflict: AnyPath | None = None, restricted: bool = False
) -> "Ledger":
    """Open a ledger that `read` made. Use it in a `with` block, or close it.

    `conflict`: a conflict file, for the truces, affiliations and letters that it states. `restricted`: show also what
    persons keep out of sight; it never leaves with an export.
    """
    store = open_store(Path(path), create=False, restricted=restricted)
    return Ledger(store, conflict=Path(conflict) if conflict else None)


class Ledger:
    """An open ledger, by `open_ledger`. Lists give what the command of the same name prints with `--json`."""

    def __init__(self, store: Store, *, conflict: Path | None = None) -> None:
        self._store = store
        self._conflict_file = conflict
        self._conflict = load_conflict(conflict) if conflict else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Ledger {self.path.name}>"

    @property
    def path(self) -> Path:
        """The file."""
        return self._store.path

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    # --- what the lists show ---

    def summary(self) -> Summary:
        """The ledger at a glance: what it rests on, contested incidents, truces, tolls, refusals."""
        from counterclaim.book.joined import joined_of

        return summarise(self._store, joined_of(self._store))

    def reports(self) -> list[ReportRow]:
        """The reports that were read, by day of publication. `show` gives one with its text."""
        return self._still(lambda: [report_row(one, self._conflict) for one in self._store.reports()])

    def sources(self) -> list[SourceLine]:
        """The publishers, each with its reports, independent origins, and claims by side."""
        from counterclaim.book.sources import sources_of

        return self._still(lambda: list(sources_of(self._store, conflict=self._conflict)))

    def refusals(self) -> list[Refusal]:
        """The inputs that were not read, each with the reason and what to do."""
        return self._still(lambda: list(self._store.refusals()))

    def claims(self, ids: Iterable[str] | None = None, *, report: str | None = None) -> list[Claim]:
        """Every claim as persons left it; or those of some ids, or of one report."""
        which = ClaimFilter(ids=tuple(ids) if ids is not None else None, report=report)
        return self._still(lambda: list(self._store.claims(which)))

    def incidents(self, **filters: Unpack[Filters]) -> list[WholeIncident]:
        """What is said to have happened, with each side's account. Narrowed by `first_day`, `last_day`, `place`,
        `side`, `status`, `weapon`, `type`, `contested`.
        """
        asked = narrowing.asked_for(filters, fit=OF_INCIDENTS)
        return self._told(lambda shelf: asking.incidents_of(shelf, asked, conflict=self._conflict))

    def ceasefires(self, *, on: str | dt.date | None = None, **filters: Unpack[Filters]) -> list[TruceLine]:
        """Truces and other agreements with alleged breaches; `on`: those in force on a day. Narrowed by `first_day`,
        `last_day`, `place`, `side`, `type`.
        """
        asked = narrowing.asked_for(filters, fit=OF_TOLD, kind=narrowing.an_agreement_type)
        day = narrowing.a_day(on) if on else None
        return self._told(lambda shelf: asking.ceasefires_of(shelf, asked, on=day, conflict=self._conflict))

    def tolls(self, **filters: Unpack[Filters]) -> list[TallyLine]:
        """Who counts how many of whom, a series for each claimant. Narrowed by `first_day`, `last_day`, `place`,
        `side`, `type`.
        """
        asked = narrowing.asked_for(filters, fit=OF_TOLD, kind=narrowing.a_toll_kind)
        return self._told(lambda shelf: asking.tolls_of(shelf, asked))

    def toll_sums(self, **filters: Unpack[Filters]) -> list[TollSum]:
        """Tolls of distinct incidents added up with bounds, as `tolls --sums`; running totals never are."""
        asked = narrowing.asked_for(filters, fit=OF_TOLD, kind=narrowing.a_toll_kind)
        return self._told(lambda shelf: asking.sums_of(shelf, asked))

    def actors(self, **filters: Unpack[Filters]) -> list[ActorLine]:
        """People, bodies, forces and states by name. Narrowed by `first_day`, `last_day`, `side`, `type`."""
        asked = narrowing.asked_for(filters, fit=OF_ACTORS, kind=narrowing.an_actor_kind)
        return self._told(lambda shelf: asking.actors_of(shelf, asked, conflict=self._conflict))

    def timeline(self, **filters: Unpack[Filters]) -> list[TimelineDay]:
        """The days, each with what is told of it. Narrowed by `first_day`, `last_day`, `place`, `side`."""
        asked = narrowing.asked_for(filters, fit=OF_TOLD[:-1])
        return self._told(lambda shelf: asking.timeline_of(shelf, asked))

    def compare(self, one: str, two: str, **filters: Unpack[Filters]) -> Comparison:
        """The same period in two sides' words. Narrowed by `first_day`, `last_day`, `place`."""
        asked = narrowing.asked_for(filters, fit=OF_TOLD[:3])
        return self._still(lambda: asking.compared(Shelf(self._store), one, two, asked))

    def show(self, record_id: str) -> Any:
        """The one record that an id, or its beginning, names, as all reports tell it."""
        return self._still(lambda: asking.shown(self._store, record_id))

    def why(self, record_id: str) -> str:
        """Why a record is as it is, with the sentences that it rests on and what persons decided; as the command
        prints it.
        """
        return self._still(
            lambda: "\n".join(map(to_text, reasoning(self._store.find(record_id), self._store)))
        )  # fmt: skip

    def queue(self, *, most: int = 10) -> list[queue.Question]:
        """What most needs a person, at most so many of each sort, with the commands that decide it."""
        return self._still(lambda: list(queue.questions(self._store, most=most)[0]))

    def log(self) -> list[LogEntry]:
        """The audit log: what was written, when, by whom."""
        return list(self._store.log())

    def verify(self, *, head: str | None = None) -> Verification:
        """Whether log, originals and state agree; nothing in `problems` means that they do."""
        return self._store.verify(head=head)

    # --- tables ---

    def arrow(self, table: str, **filters: Unpack[Filters]) -> "pa.Table":
        """A table of `TABLES` as Arrow, with the columns of the export `parquet`, and names as they are."""
        name = frames.named(table)
        fit, kind = _BY_WORDS.get(name, ((), narrowing.an_event_type))
        return self._still(
            lambda: frames.arrow_of(name, self._material(narrowing.asked_for(filters, fit=fit, kind=kind)))
        )

    def frame(self, table: str, engine: frames.Engine = "pandas", **filters: Unpack[Filters]) -> Any:
        """The same as a data frame of pandas or Polars, which `pip install "counterclaim[frames]"` adds."""
        return frames.frame_of(self.arrow(table, **filters), engine)

    # --- what persons decide ---

    def confirm(self, record_id: str, *, by: str, reason: str) -> list[int]:
        """A claim is read rightly, or what was joined is one. Gives the numbers of the log entries; none where that is
        decided already.
        """
        return self._decide(by, reason, lambda store, who: judging(store, "confirm", record_id, who))

    def reject(self, record_id: str, *, by: str, reason: str) -> list[int]:
        """A claim is misread and counts in nothing, or what was joined is not one."""
        return self._decide(by, reason, lambda store, who: judging(store, "reject", record_id, who))

    def set(self, record_id: str, field: str, value: str, *, by: str, reason: str) -> list[int]:
        """A field of a claim has this value; what was read is kept beside it."""
        return self._decide(by, reason, lambda store, who: setting(store, record_id, field, value, who))

    def merge(self, ids: Iterable[str], *, by: str, reason: str) -> list[int]:
        """Incidents, actors or agreements that are one."""
        wanted = list(ids)
        return self._decide(by, reason, lambda store, who: merging(store, wanted, who))

    def split(self, ids: Iterable[str], *, by: str, reason: str) -> list[int]:
        """Parts from the first id what the reports, or claims, of the others tell."""
        wanted = list(ids)
        return self._decide(by, reason, lambda store, who: splitting(store, wanted, who))

    def undo(self, number: int, *, by: str, reason: str) -> list[int]:
        """Takes the decision of that log entry back; both stay in the log."""
        return self._decide(by, reason, lambda store, who: undoing(store, number, who))

    # --- files for other tools ---

    def export(
        self, format: str, path: AnyPath, *, with_names: bool = False, checked_only: bool = False,  # noqa: A002
        by: str | None = None, **filters: Unpack[Filters],
    ) -> Manifest:  # fmt: skip
        """Write the ledger in a format that `counterclaim export --list` names; the manifest of what it lost.

        Names of private persons are withheld unless `with_names`. Each export is in the audit log; `by` says who made
        it. Narrowed by `first_day`, `last_day`, `place`, `side`, `status`, `weapon`, `type`.
        """
        return export_ledger(
            self.path, format, Path(path), filters=filters, with_names=with_names, checked_only=checked_only,
            conflict=self._conflict_file, by=by,
        )  # fmt: skip

    def _decide(self, by: str, reason: str, make: Callable[[Store, Said], Any]) -> list[int]:
        return decide(self._store, by, reason, make, warn=lambda text: warnings.warn(text, stacklevel=5))

    def _told(self, find: Callable[[Shelf], Iterable[_T]]) -> list[_T]:
        return self._still(lambda: list(find(Shelf(self._store))))

    def _still(self, look: Callable[[], _T]) -> _T:
        with self._store.still():
            return look()

    def _material(self, asked: Asked) -> Any:
        # The hash of all that is stored belongs to a manifest, and takes long on a large ledger.
        counts = self._store.counts()
        ledger = Ledgered(head=self._store.head(), state="", reports=counts.reports, claims=counts.claims)
        return material_of(
            self._store, Choices(with_names=True), made=utc_now(), asked=asked, conflict=self._conflict, ledger=ledger,
            apart=True,
        )  # fmt: skip
