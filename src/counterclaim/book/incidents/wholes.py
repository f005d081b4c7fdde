"""Incidents of the joined book: a ledger in; each with its accounts over time, both numbers, findings and doubts, out.

Reads account_words.en, credits.en and event_families through what it calls.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from counterclaim.book.filters import Asked, incident_fits, may_fit
from counterclaim.book.incidents.accounts import Heard, accounts_over_time, acknowledging, denying, holding
from counterclaim.book.incidents.findings import findings_of
from counterclaim.book.loading import Shelf
from counterclaim.book.voices import Voice
from counterclaim.incidents.comparing import one_day
from counterclaim.packs.families import shared_family
from counterclaim.records.claim import Claim
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Facets, Incident
from counterclaim.records.tallies import Tally
from counterclaim.records.wholes import DayTold, FieldFinding, SideTold, Status, WholeIncident
from counterclaim.store import ClaimFilter

_AT_ONCE = 50
_BOTH = 2


def whole_incidents(
    shelf: Shelf,
    asked: Asked = Asked(),  # noqa: B008 - frozen
    *,
    tallies: Mapping[str, Sequence[Tally]] | None = None,
) -> Iterator[WholeIncident]:
    """The incidents that are asked for, by day, undated ones last. `tallies`: tolls by incident, to tell revisions."""
    yield from (whole for whole, _ in told_incidents(shelf, asked, tallies=tallies))


def told_incidents(
    shelf: Shelf,
    asked: Asked = Asked(),  # noqa: B008 - frozen
    *,
    tallies: Mapping[str, Sequence[Tally]] | None = None,
) -> Iterator[tuple[WholeIncident, Sequence[Claim]]]:
    """The same, each with the claims that tell it, in the order of `WholeIncident.claims`."""
    wanted = (one for one in shelf.store.incidents() if may_fit(one, asked))
    while some := list(islice(wanted, _AT_ONCE)):
        claims = _claims(shelf, [claim for one in some for claim in one.claims])
        shelf.expect(report for one in some for report in one.reports or (one.report,))
        for incident in some:
            known = [claims[claim] for claim in incident.claims if claim in claims]
            whole = whole_incident(shelf, incident, known, tallies=(tallies or {}).get(incident.id, ()))
            if incident_fits(whole, known, asked):
                yield whole, known


def _claims(shelf: Shelf, ids: Iterable[str]) -> dict[str, Claim]:
    return {claim.id: claim for claim in shelf.store.claims(ClaimFilter(ids=tuple(dict.fromkeys(ids))))}


def whole_incident(
    shelf: Shelf, incident: Incident, claims: Sequence[Claim] | None = None, *, tallies: Sequence[Tally] = ()
) -> WholeIncident:
    """One incident as all reports tell it; its `claims`, where they are at hand."""
    known = claims if claims is not None else list(_claims(shelf, incident.claims).values())
    heard = {claim.id: one for claim in known if (one := _heard(shelf, claim)) is not None}
    sides = accounts_over_time(incident, heard, known=frozenset(shelf.sides.values()), tallies=tallies)
    findings = findings_of(incident, list(heard.values()))
    facets = _facets(incident.facets, sides, findings)
    reports = incident.reports or (incident.report,)
    fields = {name: getattr(incident, name) for name in incident.__struct_fields__ if name not in {"facets", "reports"}}
    return WholeIncident(
        **fields,
        reports=reports,
        facets=facets,
        statuses=tuple(_statuses(facets)),
        sources=shelf.sources(reports),
        told_on=told_on(incident, known),
        sides=sides,
        findings=findings,
        overlaps=shelf.overlaps(JoinKind.INCIDENT, incident.id),
        weapons=_weapons(known),
        checked=len(shelf.checked & set(incident.claims)),
        joined=shelf.why(JoinKind.INCIDENT, incident.id),
    )


def _weapons(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Weapons by the alphabet; of one word with and without a capital always in one order."""
    return tuple(sorted({weapon.name for claim in claims for weapon in claim.weapons}, key=lambda w: (w.casefold(), w)))


def _heard(shelf: Shelf, claim: Claim) -> Heard | None:
    report = shelf.report(claim.report)
    if report is None:
        return None
    name = claim.speaker.name if claim.speaker else None
    voice = Voice(name=name, side=claim.side)
    if name is None and claim.side is None and report.publisher:
        voice = shelf.own_voice(claim.report) or voice
    agents = claim.event.agents if claim.event else ()
    blamed = dict.fromkeys(shelf.sides.get(agent.actor or "", agent.name) for agent in agents)
    return Heard(
        claim=claim,
        report=report,
        voice=voice,
        blamed=tuple(one for one in blamed if one != voice.side),
        repeats=shelf.again(claim.report).get(claim.id),
    )


def told_on(incident: Incident, claims: Iterable[Claim]) -> tuple[DayTold, ...]:
    """Every day that claims tell an incident to have been on, with the reports that do.

    The day of a visit, a finding or another act beside it is none of the incident's.
    """
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.event is None or not _one_kind(claim.event.type, incident.type):
            continue
        day = one_day(claim.time)
        if day is not None:
            found.setdefault(day, []).append(claim)
    return tuple(
        DayTold(day=day, reports=tuple(dict.fromkeys(c.report for c in told)), claims=tuple(c.id for c in told))
        for day, told in sorted(found.items())
    )


def _one_kind(one: str, two: str) -> bool:
    return one == two or shared_family(one, two) is not None


def _facets(facets: Facets, sides: Sequence[SideTold], findings: Sequence[FieldFinding]) -> Facets:
    """The facets of the whole, by its accounts; findings that do not fit prove nothing here."""
    denied = denying(sides)
    mutual = facets.contested and not facets.denied_by
    agreed = tuple(voice for voice in holding(one for one in sides if one.side is not None) if voice not in denied)
    quoted = {one.side for one in sides if one.quoted}
    unquoted = tuple(one.side for one in sides if one.side is not None and not one.quoted)
    return msgspec.structs.replace(
        facets,
        contested=bool(denied) or mutual,
        denied_by=denied,
        acknowledged_by=acknowledging(sides),
        agreed_by=agreed if len(agreed) >= _BOTH and not mutual else (),
        not_quoted=tuple(dict.fromkeys((*unquoted, *(n for n in facets.not_quoted if n not in quoted)))),
        field_findings=tuple(one.claim for one in findings if one.fits),
    )


def _statuses(facets: Facets) -> Iterator[Status]:
    if facets.contested:
        yield "contested"
    if facets.denied_by:
        yield "denied"
    if facets.acknowledged_by:
        yield "acknowledged"
    if facets.agreed_by:
        yield "agreed"
    if facets.field_findings:
        yield "found"
