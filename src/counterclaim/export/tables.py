"""Records in, rows of short text out: one view for each list command."""

from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec

from counterclaim.export.plain import shortened
from counterclaim.packs.conflict import Conflict
from counterclaim.records.report import Refusal
from counterclaim.store import LogEntry, StoredReport

_Record = TypeVar("_Record")
_LONG = 90


class View(msgspec.Struct, Generic[_Record], frozen=True):
    """A table: its name, its columns, and how a record becomes a row. The last column is the id or stands for it."""

    name: str
    columns: tuple[str, ...]
    row: Callable[[_Record], tuple[str, ...]]


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report without its text, for lists."""

    id: str
    headline: str | None
    dateline: str | None
    byline: str | None
    publisher: str | None
    published: str | None
    language: str | None
    url: str | None
    characters: int
    claims: int
    origin: str
    media_type: str
    bytes: int
    sha256: str
    collected_at: str
    collector: str
    versions: dict[str, str]
    affiliation: str | None = None
    """Of its publisher, by the conflict file that was named; so is the letter. Null: not said."""
    reliability: str | None = None


def report_row(stored: StoredReport, conflict: Conflict | None = None) -> ReportRow:
    """What a list tells of a report."""
    report = stored.report
    source = conflict.source_of(report.publisher) if conflict else None
    return ReportRow(
        id=report.id,
        headline=report.headline,
        dateline=report.dateline,
        byline=report.byline,
        publisher=report.publisher,
        published=report.published,
        language=report.language,
        url=report.url,
        characters=len(report.text),
        claims=stored.claims,
        origin=stored.origin,
        media_type=stored.media_type,
        bytes=stored.bytes,
        sha256=report.sha256,
        collected_at=stored.collected_at,
        collector=stored.collector,
        versions=stored.versions,
        affiliation=source.affiliation if source else None,
        reliability=source.reliability if source else None,
    )


def _report(stored: StoredReport) -> tuple[str, ...]:
    report = stored.report
    return (
        report.published or "no day",
        report.publisher or "not told",
        shortened(report.headline or report.text[:200], _LONG),
        str(stored.claims),
        stored.origin,
        report.id,
    )


def reports_view(conflict: Conflict) -> View[StoredReport]:
    """The list of reports with what the conflict file says of their publishers."""

    def row(stored: StoredReport) -> tuple[str, ...]:
        published, publisher, *rest = _report(stored)
        source = conflict.source_of(stored.report.publisher)
        return (
            published,
            publisher,
            (source and source.affiliation) or "",
            (source and source.reliability) or "",
            *rest,
        )

    published, publisher, *rest = REPORTS.columns
    return View(REPORTS.name, (published, publisher, "affiliation", "reliability", *rest), row)


def _refusal(refusal: Refusal) -> tuple[str, ...]:
    return (refusal.at, refusal.origin, refusal.reason, refusal.advice, refusal.id)


def _entry(entry: LogEntry) -> tuple[str, ...]:
    who = entry.actor_name if entry.actor_kind == "machine" else f"{entry.actor_name} ({entry.actor_kind})"
    return (str(entry.seq), entry.at, who, entry.run, entry.kind, entry.reason or "", entry.subject)


REPORTS = View("reports", ("published", "publisher", "headline", "claims", "origin", "id"), _report)
REFUSALS = View("refusals", ("at", "origin", "reason", "what to do", "id"), _refusal)
LOG = View("log entries", ("number", "at", "who", "run", "kind", "reason", "subject"), _entry)
