"""One record of a ledger in, a page about it out: its fields, the sentence it rests on, its reasons, its links."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from counterclaim.export.lines import Line, fields, title
from counterclaim.export.summary import accounts
from counterclaim.export.summary_text import account_lines
from counterclaim.export.wording import (
    OWN_VOICE,
    agreeing,
    count_of,
    denial_words,
    listed,
    stance_words,
    time_words,
    toll_words,
)
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.enums import CivilStatus, Sector, Stance, TimeBasis, TimePrecision
from counterclaim.records.ledger import Actor, Ceasefire, Incident, TollSeries
from counterclaim.records.report import Refusal
from counterclaim.store import ClaimFilter, Record, Store, StoredReport

_CONTEXT = 300
_HEAD = 1500
_BASIS = {
    TimeBasis.STATED: "the words alone",
    TimeBasis.DATELINE: "the words, counted from the dateline",
    TimeBasis.PUBLICATION: "the day of publication",
}
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
        label=label or f"{voice} {agreeing(voice, _act(claim))}",
        text=f"“{claim.evidence.text}”",
        level="quote",
        indent=1,
        id=claim.id,
    )


def _act(claim: Claim) -> str:
    return denial_words(claim.denial_scope) if claim.stance is Stance.DENIES else stance_words(claim.stance)


def _claim(claim: Claim, store: Store) -> Iterator[Line]:
    source = store.find(claim.report)
    yield Line(text=f"Claim ({claim.kind})", level="title", id=claim.id)
    if isinstance(source, StoredReport):
        yield _in_context(claim, source.report.text)
        report = source.report
        printed = ", ".join(part for part in (report.publisher, report.published, report.headline) if part)
        yield Line(label="Report", text=printed or source.origin, indent=1, id=report.id)
    yield from fields(_who(claim))
    yield from fields(_what(claim))
    yield from fields(_where_and_when(claim))
    yield from _tolls(claim)
    yield from fields(_agreement(claim))
    yield from _links(claim, store)
    yield from _reasons(claim.reasons)


def _in_context(claim: Claim, text: str) -> Line:
    """The sentence with what stands around it in its paragraph; the evidence is marked."""
    start, end = claim.evidence.start, claim.evidence.end
    first = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
    after = text.find("\n", end)
    last = min(len(text) if after < 0 else after, end + _CONTEXT)
    return Line(text=text[first:last], level="quote", indent=1, marked=(start - first, end - first))


def _who(claim: Claim) -> Iterator[tuple[str, str | None]]:
    speaker = claim.speaker
    yield "Speaker", _named(speaker) if speaker else f"{OWN_VOICE}, or hearsay with no speaker named"
    if speaker and speaker.mention and speaker.mention.text != speaker.name:
        yield "Named here as", speaker.mention.text
    yield "Side", claim.side or "nobody's"
    yield "By way of", listed(relay.name for relay in claim.via)
    yield "Told to", claim.addressee.name if claim.addressee else None
    yield "Channel", claim.channel.replace("_", " ")


def _named(party: Any) -> str:
    about = [party.country, party.sector.replace("_", " ") if party.sector != Sector.UNKNOWN else None]
    known = ", ".join(part for part in about if part)
    return f"{party.name} ({known})" if known else str(party.name)


def _what(claim: Claim) -> Iterator[tuple[str, str | None]]:
    cue = f" (“{claim.cue.text}”)" if claim.cue else ""
    yield "Stance", f"{_act(claim)}{cue}"
    yield "Negated", "yes" if claim.negated else None
    yield "Told as", f"{claim.realis}, {claim.certainty}"
    yield "Condition", claim.condition
    yield "Rests on", claim.grounds.replace("_", " ")
    if claim.event:
        yield "Happening", claim.event.type.replace("_", " ")
        yield "By", "; ".join(_named(agent) for agent in claim.event.agents)
        yield "Against", "; ".join(_target(target) for target in claim.event.targets)
    yield "Weapons", "; ".join(_weapon(weapon) for weapon in claim.weapons)
    yield "Words that judge", ", ".join(f"“{word}”" for word in claim.characterisations)


def _target(target: Any) -> str:
    return f"{target.name} (protected: {target.protected})" if target.protected else str(target.name)


def _weapon(weapon: Any) -> str:
    bound = {True: "user bound", False: "user not bound", None: "whether the user is bound is not known"}
    treaties = [f"{treaty.name}: {bound[treaty.bound]}" for treaty in weapon.treaties]
    known = "; ".join([*([weapon.class_] if weapon.class_ else []), *treaties])
    return f"{weapon.name} ({known})" if known else str(weapon.name)


def _where_and_when(claim: Claim) -> Iterator[tuple[str, str | None]]:
    if claim.event or claim.time:
        yield "When", _time(claim.time)
    yield "Said on", _time(claim.said_on) if claim.said_on else None
    for place in claim.places:
        about = [place.precision, place.country, place.gazetteer]
        known = ", ".join(str(part) for part in about if part)
        others = f"; also called {listed(place.other_names)}" if place.other_names else ""
        yield f"Place ({place.relation})", f"{place.name}{f' ({known})' if known else ''}{others}"


def _time(time: Any) -> str:
    if time is None:
        return "not fixed"
    words = f" (“{time.text}”)" if time.text else ""
    precision = "" if time.precision == TimePrecision.RANGE else f", to the {time.precision.replace('_', ' ')}"
    return f"{time_words(time)}{words}{precision}, by {_BASIS[time.basis]}"


def _tolls(claim: Claim) -> Iterator[Line]:
    for toll in claim.tolls:
        status = f", {toll.status}" if toll.status is not CivilStatus.UNKNOWN else ""
        words = toll_words(
            toll.low, toll.best, toll.high, text=toll.text, unit=toll.unit, since=toll.since, as_of=toll.as_of
        )
        of = f" of {toll.base}" if toll.base else ""
        yield Line(label=f"Toll ({toll.scope})", text=f"{toll.kind} {toll.who or ''}{status}: {words}{of}", indent=1)


def _agreement(claim: Claim) -> Iterator[tuple[str, str | None]]:
    if claim.agreement is None:
        return
    agreement = claim.agreement
    yield "Agreement", agreement.type
    yield "Parties", listed(agreement.parties)
    yield "Brokers", listed(agreement.brokers)
    yield "Agreed on", agreement.agreed_on
    yield "In force from", agreement.effective
    yield "Terms", "; ".join(agreement.terms)


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
    yield Line(label="Checked", text=UNCHECKED, indent=1)


def _reasons(reasons: Iterable[Reason]) -> Iterator[Line]:
    told = tuple(reasons)
    if told:
        yield title("Why")
    for reason in told:
        yield Line(label=reason.step, text=f"{reason.note} ({reason.rule})", indent=1)


def _incident(incident: Incident, store: Store) -> Iterator[Line]:
    facets = incident.facets
    claims = {claim.id: claim for claim in store.claims(ClaimFilter(ids=incident.claims))}
    yield Line(text=incident.title, level="title", id=incident.id)
    yield from fields(
        [
            ("Type", incident.type.replace("_", " ")),
            ("When", time_words(incident.time)),
            ("Where", listed(incident.places)),
            ("Contested", "yes" if facets.contested else "not in the reports read"),
            ("Denied by", listed(facets.denied_by)),
            ("Acknowledged by", listed(facets.acknowledged_by)),
            ("Told alike by", listed(facets.agreed_by)),
            ("Independent speakers", str(facets.origins)),
            ("Field findings", count_of(len(facets.field_findings), "claim") if facets.field_findings else None),
            ("Checked", UNCHECKED),
        ]
    )
    yield Line(label="Report", text=incident.report, indent=1)
    yield title("Accounts")
    for account in accounts(incident.accounts, claims):
        yield from account_lines(account, indent=1)
    for side in facets.not_quoted:
        yield Line(label=side, text="not quoted on this incident", level="note", indent=1)
    yield from _reasons(incident.reasons)


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


def _actor(actor: Actor, store: Store) -> Iterator[Line]:
    yield Line(text=actor.name, level="title", id=actor.id)
    yield from fields(
        (name.replace("_", " ").capitalize(), _field(getattr(actor, name)))
        for name in actor.__struct_fields__
        if name not in {"id", "name", "reasons"}
    )
    yield title("What it says")
    told = (claim for claim in store.claims() if claim.speaker and claim.speaker.actor == actor.id)
    yield from (_claim_line(claim, _act(claim)) for claim in told)
    yield from _reasons(actor.reasons)


def _field(value: Any) -> str | None:
    if value is None:
        return None
    return listed(value) if isinstance(value, tuple) else str(value).replace("_", " ")


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
    Incident: _incident,
    Ceasefire: _ceasefire,
    TollSeries: _series,
    Actor: _actor,
    Refusal: _refusal,
}
