"""One record of a ledger in, a page about it out: its fields, the sentence it rests on, its reasons, its links.

Incidents, actors and tolls over all reports have theirs in `book_cards.py`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from counterclaim.export.claim_fields import act_words, claim_fields
from counterclaim.export.lines import Line, fields, title
from counterclaim.export.wording import (
    OWN_VOICE,
    agreeing,
    count_of,
    listed,
    toll_words,
)
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.correcting import decided_by
from counterclaim.records.ledger import Actor, Ceasefire, TollSeries
from counterclaim.records.report import Refusal
from counterclaim.store import ClaimFilter, Record, Store, StoredReport

_CONTEXT = 300
_HEAD = 1500
_SPOKEN = 200
"""Claims of a speaker on its page."""
UNCHECKED = "machine-read, not checked by a person"


def card_lines(record: Record, store: Store) -> Iterator[Line]:
    """The page about a record."""
    make: Callable[[Any, Store], Iterator[Line]] = _CARDS[type(record)]
    yield from make(record, store)


def _report(stored: StoredReport, store: Store) -> Iterator[Line]:
    report = stored.report
    yield Line(text=report.headline or "Report without a headline", level="title", id=report.id)
    yield from fields(
        [
            ("Published", report.published or "day not fixed by the user, the file or the text"),
            ("Publisher", report.publisher or "not told"),
            ("Dateline", report.dateline),
            ("Byline", report.byline),
            ("Language", report.language),
            ("Address", report.url),
            ("Collected", f"{stored.collected_at} by {stored.collector}, from {stored.origin}"),
            ("Original", f"{stored.media_type}, {count_of(stored.bytes, 'byte')}, sha256 {report.sha256}"),
            ("Read by", ", ".join(f"{name} {version}" for name, version in sorted(stored.versions.items()))),
            ("Checked", UNCHECKED),
        ]
    )
    for entry, told in store.redactions(report.id):
        yield Line(label="Redacted", text=f"{told.what} on {entry.at} by {told.by}: {told.reason}", indent=1)
    yield title(f"Text ({count_of(len(report.text), 'character')})")
    for line in report.text[:_HEAD].splitlines():
        if line.strip():
            yield Line(text=line, indent=1)
    if len(report.text) > _HEAD:
        yield Line(text="the text goes on; --json gives all of it", level="note", indent=1)
    yield title(count_of(stored.claims, "claim"))
    for claim in store.claims(ClaimFilter(report=report.id)):
        yield _claim_line(claim)


def _claim_line(claim: Claim, label: str | None = None) -> Line:
    voice = claim.speaker.name if claim.speaker else OWN_VOICE
    return Line(
        label=label or f"{voice} {agreeing(voice, act_words(claim))}",
        text=f"“{claim.evidence.text}”",
        level="quote",
        indent=1,
        id=claim.id,
    )


def _claim(claim: Claim, store: Store) -> Iterator[Line]:
    source = store.find(claim.report)
    yield Line(text=f"Claim ({claim.kind})", level="title", id=claim.id)
    if isinstance(source, StoredReport):
        yield _in_context(claim, source.report.text)
        report = source.report
        printed = ", ".join(part for part in (report.publisher, report.published, report.headline) if part)
        yield Line(label="Report", text=printed or source.origin, indent=1, id=report.id)
    yield from fields(claim_fields(claim))
    yield from _links(claim, store)
    yield from _reasons(claim.reasons)


def _in_context(claim: Claim, text: str) -> Line:
    """The sentence with what stands around it in its paragraph; the evidence is marked."""
    start, end = claim.evidence.start, claim.evidence.end
    first = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
    after = text.find("\n", end)
    last = min(len(text) if after < 0 else after, end + _CONTEXT)
    return Line(text=text[first:last], level="quote", indent=1, marked=(start - first, end - first))


def _links(claim: Claim, store: Store) -> Iterator[Line]:
    """What this claim answers, what answers it, and the incidents it is part of."""
    siblings = {other.id: other for other in store.claims(ClaimFilter(report=claim.report))}
    for answer in claim.answers:
        if answer.claim in siblings:
            yield _claim_line(siblings[answer.claim], f"Answers, as {answer.kind.replace('_', ' ')}")
    for other in siblings.values():
        for answer in other.answers:
            if answer.claim == claim.id:
                yield _claim_line(other, f"Answered by, as {answer.kind.replace('_', ' ')}")
    for incident in store.incidents(report=claim.report):
        if claim.id in incident.claims:
            yield Line(label="Part of", text=incident.title, indent=1, id=incident.id)
    yield Line(label="Checked", text="; ".join(decided_by(claim.reasons)) or UNCHECKED, indent=1)


def _reasons(reasons: Iterable[Reason]) -> Iterator[Line]:
    told = tuple(reasons)
    if told:
        yield title("Why")
    for reason in told:
        yield Line(label=reason.step, text=f"{reason.note} ({reason.rule})", indent=1)


def _ceasefire(ceasefire: Ceasefire, store: Store) -> Iterator[Line]:
    named = {claim.id: claim for claim in store.claims(ClaimFilter(ids=ceasefire.claims))}
    ids = tuple(breach.claim for breach in ceasefire.breaches)
    breaches = {claim.id: claim for claim in store.claims(ClaimFilter(ids=ids))}
    yield Line(text=f"Agreement ({ceasefire.type})", level="title", id=ceasefire.id)
    yield from fields(
        [
            ("Parties", listed(ceasefire.parties) or "not told"),
            ("Brokers", listed(ceasefire.brokers) or "not told"),
            ("Agreed on", ceasefire.agreed_on or "not told"),
            ("Agreed on or before", ceasefire.agreed_by),
            ("In force from", ceasefire.effective),
            ("Ended", ceasefire.ended),
            ("Checked", UNCHECKED),
        ]
    )
    yield title("Claims that tell of it")
    yield from (_claim_line(claim) for claim in named.values())
    yield title("What is alleged of its keeping (never added up across parties)")
    for breach in ceasefire.breaches:
        act = "kept it" if breach.kept else "broke it"
        label = (
            f"{breach.alleged_by or 'others'}: {breach.party or 'a party not named'} {act}, {breach.day or 'no day'}"
        )
        words = f"“{breaches[breach.claim].evidence.text}”" if breach.claim in breaches else "claim not in this ledger"
        yield Line(label=label, text=words, level="quote", indent=1, id=breach.claim)
    yield from _reasons(ceasefire.reasons)


def _series(series: TollSeries, store: Store) -> Iterator[Line]:
    claims = {c.id: c for c in store.claims(ClaimFilter(ids=tuple(point.claim for point in series.points)))}
    yield Line(text=f"Toll: {series.kind} {series.who or ''}".rstrip(), level="title", id=series.id)
    yield from fields(
        [
            ("Claimant", series.claimant or OWN_VOICE),
            ("Side", series.side or "nobody's"),
            ("Counts", "a running total; never added up" if series.scope == "cumulative" else "one incident"),
            ("Checked", UNCHECKED),
        ]
    )
    for point in series.points:
        words = toll_words(
            point.low, point.best, point.high,
            text=point.text, unit=series.unit, since=point.since, as_of=point.as_of,
        )  # fmt: skip
        yield Line(label="Figure", text=words, level="head", indent=1, id=point.claim)
        if point.claim in claims:
            yield Line(text=f"“{claims[point.claim].evidence.text}”", level="quote", indent=2)


def spoken_lines(actor: Actor, store: Store, *, most: int = _SPOKEN) -> Iterator[Line]:
    """What an actor says, and how much more there is."""
    told = [claim for claim in store.claims() if claim.speaker and claim.speaker.actor == actor.id]
    if told:
        yield title(f"What it says ({count_of(len(told), 'claim')})")
    yield from (_claim_line(claim, act_words(claim)) for claim in told[:most])
    if len(told) > most:
        yield Line(text=f"{len(told) - most:,} more: counterclaim claims tells all", level="note", indent=1)


def _refusal(refusal: Refusal, _store: Store) -> Iterator[Line]:
    yield Line(text=f"Not read: {refusal.origin}", level="title", id=refusal.id)
    yield from fields(
        [
            ("Reason", refusal.reason),
            ("What to do", refusal.advice),
            ("Met", refusal.at),
            ("Original", f"sha256 {refusal.sha256}" if refusal.sha256 else None),
        ]
    )


_CARDS: dict[type[msgspec.Struct], Callable[[Any, Store], Iterator[Line]]] = {
    StoredReport: _report,
    Claim: _claim,
    Ceasefire: _ceasefire,
    TollSeries: _series,
    Refusal: _refusal,
}
