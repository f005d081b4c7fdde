"""Records in, rows of short text out: one view for each list command."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

from counterclaim.export.plain import shortened
from counterclaim.export.summary import alleged
from counterclaim.export.when import iso_words
from counterclaim.export.wording import OWN_VOICE, count_of, listed, toll_words
from counterclaim.packs.conflict import Conflict
from counterclaim.records.ledger import Actor, Ceasefire, Incident, TollSeries
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


def _incident(incident: Incident) -> tuple[str, ...]:
    facets = incident.facets
    told = [f"{account.side or 'others'}: {_account_words(account)}" for account in incident.accounts]
    told += [f"{side}: not quoted on this incident" for side in facets.not_quoted]
    return (
        iso_words(incident.time),
        incident.type,
        shortened(incident.title, _LONG),
        "contested" if facets.contested else "",
        "; ".join(told),
        str(len(incident.claims)),
        incident.id,
    )


def _account_words(account: Any) -> str:
    words = {
        "asserts": account.asserts,
        "blames": account.blames,
        "denies": account.denies,
        "acknowledges": account.acknowledges,
        "other": account.other,
    }
    return listed(word for word, claims in words.items() if claims)


def _ceasefire(ceasefire: Ceasefire) -> tuple[str, ...]:
    broken = alleged(breach for breach in ceasefire.breaches if not breach.kept)
    kept = alleged(breach for breach in ceasefire.breaches if breach.kept)
    told = [f"{a.by or 'others'}: {a.party or 'a party'} broke it ({count_of(a.claims, 'claim')})" for a in broken]
    told += [f"{a.by or 'others'}: {a.party or 'a party'} kept it ({count_of(a.claims, 'claim')})" for a in kept]
    return (
        ceasefire.agreed_on or (f"on or before {ceasefire.agreed_by}" if ceasefire.agreed_by else "not told"),
        ceasefire.effective or "",
        str(ceasefire.type),
        listed(ceasefire.parties),
        listed(ceasefire.brokers),
        "; ".join(told),
        ceasefire.id,
    )


def _toll(series: TollSeries) -> tuple[str, ...]:
    figures = dict.fromkeys(
        toll_words(p.low, p.best, p.high, text=p.text, unit=series.unit, since=p.since, as_of=p.as_of)
        for p in series.points
    )
    return (
        series.claimant or OWN_VOICE,
        series.side or "",
        str(series.scope),
        str(series.kind),
        series.who or "",
        "; ".join(figures),
        series.id,
    )


def _actor(actor: Actor) -> tuple[str, ...]:
    return (
        actor.name,
        ", ".join(actor.aliases),
        actor.office or "",
        actor.kind,
        str(actor.sector),
        actor.country or "",
        actor.side or "",
        actor.id,
    )


def _refusal(refusal: Refusal) -> tuple[str, ...]:
    return (refusal.at, refusal.origin, refusal.reason, refusal.advice, refusal.id)


def _entry(entry: LogEntry) -> tuple[str, ...]:
    who = entry.actor_name if entry.actor_kind == "machine" else f"{entry.actor_name} ({entry.actor_kind})"
    return (str(entry.seq), entry.at, who, entry.run, entry.kind, entry.reason or "", entry.subject)


REPORTS = View("reports", ("published", "publisher", "headline", "claims", "origin", "id"), _report)
INCIDENTS = View("incidents", ("time", "type", "title", "contested", "accounts", "claims", "id"), _incident)
CEASEFIRES = View("ceasefires", ("agreed", "in force", "type", "parties", "brokers", "alleged", "id"), _ceasefire)
TOLLS = View("tolls", ("claimant", "side", "scope", "kind", "who", "figures", "id"), _toll)
ACTORS = View("actors", ("name", "other names", "office", "kind", "sector", "country", "side", "id"), _actor)
REFUSALS = View("refusals", ("at", "origin", "reason", "what to do", "id"), _refusal)
LOG = View("log entries", ("number", "at", "who", "run", "kind", "reason", "subject"), _entry)
