"""A record of a ledger in, why it is as it is out: reasons with the sentences they rest on, and who decided what."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from counterclaim.export.lines import Line, title
from counterclaim.export.wording import count_of, toll_words
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Actor, Ceasefire, Incident, TollSeries
from counterclaim.records.report import Refusal
from counterclaim.store import ClaimFilter, Record, Store, StoredDecision, StoredReport

_KINDS: dict[type[msgspec.Struct], JoinKind] = {
    Actor: JoinKind.ACTOR, Incident: JoinKind.INCIDENT, Ceasefire: JoinKind.CEASEFIRE
}  # fmt: skip
_MOST = 200
"""Sentences shown; the rest is counted."""


def reasoning(record: Record, store: Store) -> Iterator[Line]:
    """Why a claim is read so, why reports' tellings are one, which sentences make a number."""
    make: Callable[[Any, Store], Iterator[Line]] = _WHY[type(record)]
    yield from make(record, store)


def _claim(claim: Claim, store: Store) -> Iterator[Line]:
    yield Line(text=f"Why this claim ({claim.kind}, {claim.stance}) is read so", level="title", id=claim.id)
    yield _sentence(claim, store)
    yield from _reasons(claim.reasons)
    yield from _decided(store, [claim])


def _whole(record: Any, store: Store) -> Iterator[Line]:
    kind = _KINDS[type(record)]
    name = (
        record.title if isinstance(record, Incident) else getattr(record, "name", None) or f"agreement ({record.type})"
    )
    parts = store.parts_in(record.id, kind)
    yield Line(text=f"Why these are one: {name}", level="title", id=record.id)
    joins = store.joins_of(parts, kind)
    for part in parts:
        report, _, own = part.partition("/")
        yield Line(label="Told by", text=_source(store, report), level="head", indent=1, id=own)
        yield from (Line(text=reason.note, indent=2) for reason in (joins[part].reasons if part in joins else ()))
    yield from _reasons(record.reasons)
    doubts = [one for one in store.doubts(kind) if record.id in (one.one, one.two)]
    if doubts:
        yield title("May be one with")
    for doubt in doubts:
        other = doubt.two if doubt.one == record.id else doubt.one
        yield Line(text="; ".join(reason.note for reason in doubt.reasons), indent=1, id=other)
    claims = _claims(record, store)
    yield title("The sentences")
    yield from _sentences(claims, store)
    yield from _decided(store, claims)


def _claims(record: Any, store: Store) -> list[Claim]:
    if isinstance(record, Incident):
        ids: tuple[str, ...] = record.claims
    elif isinstance(record, Ceasefire):
        ids = tuple(dict.fromkeys((*record.claims, *(breach.claim for breach in record.breaches))))
    else:
        return [claim for claim in store.claims() if claim.speaker is not None and claim.speaker.actor == record.id]
    return list(store.claims(ClaimFilter(ids=ids)))


def _series(series: TollSeries, store: Store) -> Iterator[Line]:
    yield Line(text=f"Which sentences make this number: {series.kind} {series.who or ''}".rstrip(), level="title")
    claims = {c.id: c for c in store.claims(ClaimFilter(ids=tuple(point.claim for point in series.points)))}
    for point in series.points:
        words = toll_words(
            point.low, point.best, point.high,
            text=point.text, unit=series.unit, since=point.since, as_of=point.as_of,
        )  # fmt: skip
        yield Line(label="Figure", text=words, level="head", indent=1, id=point.claim)
        if (claim := claims.get(point.claim)) is not None:
            yield _sentence(claim, store)
            yield from _reasons(claim.reasons, step="tolls")
    yield from _decided(store, claims.values())


def _plain(record: StoredReport | Refusal, _store: Store) -> Iterator[Line]:
    what = "read" if isinstance(record, StoredReport) else "refused"
    yield Line(text=f"Nothing was decided or joined here: this was {what} as it came.", level="note")
    if isinstance(record, Refusal):
        yield Line(label=record.reason, text=record.advice, indent=1)


def _sentences(claims: Iterable[Claim], store: Store) -> Iterator[Line]:
    told = list(claims)
    yield from (_sentence(claim, store) for claim in told[:_MOST])
    if len(told) > _MOST:
        yield Line(text=f"and {count_of(len(told) - _MOST, 'sentence')} more", level="note", indent=1)


def _sentence(claim: Claim, store: Store) -> Line:
    """The sentence of a claim, with the words that it rests on marked."""
    report = store.find(claim.report)
    text = report.report.text if isinstance(report, StoredReport) else claim.evidence.text
    start, end = claim.sentence.start, claim.sentence.end
    start, end = min(start, claim.evidence.start), max(end, claim.evidence.end)
    marked = (claim.evidence.start - start, claim.evidence.end - start)
    return Line(text=text[start:end], level="quote", indent=1, marked=marked, id=claim.id)


def _source(store: Store, report_id: str) -> str:
    found = store.find(report_id)
    if not isinstance(found, StoredReport):
        return report_id
    report = found.report
    return ", ".join(part for part in (report.publisher, report.published, report.headline) if part) or report_id


def _reasons(reasons: Iterable[Reason], *, step: str | None = None) -> Iterator[Line]:
    told = [reason for reason in reasons if step in (None, reason.step)]
    if told:
        yield title("Reasons")
    for reason in told:
        yield Line(label=reason.step, text=f"{reason.note} ({reason.rule})", indent=1)


def _decided(store: Store, claims: Iterable[Claim]) -> Iterator[Line]:
    """Every decision on words of these claims, in order, also those that hold no longer."""
    spans = [(claim.report, claim.evidence.start, claim.evidence.end) for claim in claims]
    told = [one for one in store.decisions() if _touches(one, spans)]
    if told:
        yield title("What persons decided")
    for one in told:
        decision = one.decision
        what = " ".join(part for part in (decision.verb, decision.field, decision.value) if part)
        what = decision.verb if decision.verb == "confirm" else what
        ended = f"; undone by log entry {one.undone_by}" if one.undone_by else ""
        yield Line(
            label=f"Log entry {one.seq}, {one.at}, {decision.by}", text=f"{what}: {decision.reason}{ended}", indent=1
        )


def _touches(one: StoredDecision, spans: Iterable[tuple[str, int, int]]) -> bool:
    return any(
        anchor.report == report and anchor.start < end and start < anchor.end
        for anchor in one.decision.anchors
        for report, start, end in spans
    )


_WHY: dict[type[msgspec.Struct], Callable[[Any, Store], Iterator[Line]]] = {
    Claim: _claim,
    Incident: _whole,
    Actor: _whole,
    Ceasefire: _whole,
    TollSeries: _series,
    StoredReport: _plain,
    Refusal: _plain,
}
