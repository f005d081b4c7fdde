"""A ledger in, the account of it out: what it rests on, contested incidents, truces, tolls, refusals; as records.

`summary_text.py` puts it in words. What it rests on stands first; nothing is added up across parties; a side that the
reports do not quote is told as not quoted in the reports read.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec

from counterclaim.export.left_out import left_out
from counterclaim.export.same_story import claims_again, claims_of, copies_of, told_again, wording
from counterclaim.export.same_truce import Told, joined_truces
from counterclaim.export.when import iso_words
from counterclaim.export.wording import (
    OWN_VOICE,
    THIRD_PARTIES,
    agreeing,
    count_of,
    denial_words,
    stance_words,
)
from counterclaim.records.claim import Claim
from counterclaim.records.enums import AgreementType, DenialScope, Scope, Stance, TollKind, Unit
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Account, Breach, Ceasefire, Incident, SideCount, TollSeries
from counterclaim.records.report import Refusal
from counterclaim.store import Copy, Counts, Store

SHOWN = 12
"""Items of one kind in a summary; the list commands show all."""


class RunCount(msgspec.Struct, frozen=True, kw_only=True):
    """What one run of `read` did."""

    stored: int = 0
    known: int = 0
    """Reports that the ledger held already; they changed nothing."""
    refused: int = 0


class Publisher(msgspec.Struct, frozen=True):
    """A publisher and the number of its reports; null: none told."""

    name: str | None
    reports: int


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger rests on."""

    reports: int
    first_day: str | None
    last_day: str | None
    publishers: tuple[Publisher, ...]
    claims: int
    by_side: tuple[SideCount, ...]
    third_parties: int
    own_voice: int
    checked: int
    copies: tuple[Copy, ...]
    missing: tuple[str, ...]
    """What a reader should know is not there, in words."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One claim inside an account: what its speaker does, and the words it rests on."""

    claim: str
    speaker: str | None
    act: str
    words: str


class SideAccount(msgspec.Struct, frozen=True, kw_only=True):
    """What one side says of an incident; `side` null: nobody's side, `voice` tells whose."""

    side: str | None
    voice: str
    said: tuple[Said, ...]


class Contested(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that somebody denies or tells otherwise, with each account."""

    id: str
    report: str
    type: str
    title: str
    time: str
    places: tuple[str, ...]
    origins: int
    field_findings: int
    accounts: tuple[SideAccount, ...]
    not_quoted: tuple[str, ...]
    also_in: tuple[str, ...] = ()
    """Incidents of other reports that tell the same in the same words: copies, told once."""


class Alleged(msgspec.Struct, frozen=True, kw_only=True):
    """How many claims of one claimant say that a party broke, or kept, a truce. Never added up across claimants."""

    by: str | None
    party: str | None
    claims: int
    wordings: int
    """Claims in words of their own: copies of one story are one."""
    first_day: str | None
    last_day: str | None


class Truce(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement with what each side alleges of its keeping."""

    id: str
    type: AgreementType
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    agreed_on: str | None
    agreed_by: str | None
    effective: str | None
    ended: str | None
    broken: tuple[Alleged, ...]
    kept: tuple[Alleged, ...]
    also_in: tuple[str, ...] = ()
    """Records of other reports that tell of the same agreement with less, or other, detail."""


class TollLine(msgspec.Struct, frozen=True, kw_only=True):
    """The latest figure of one toll series, with the words of the text."""

    id: str
    claimant: str | None
    side: str | None
    kind: TollKind
    who: str | None
    unit: Unit
    scope: Scope
    figures: int
    """Different figures in the series."""
    low: float | None
    best: float | None
    high: float | None
    text: str | None
    since: str | None
    as_of: str | None
    also_in: tuple[str, ...] = ()
    """Series of other reports that tell the same in the same words: copies, told once."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """A ledger at a glance. The `_total` fields tell how many there are where only some are shown."""

    ledger: str
    run: RunCount | None
    basis: Basis
    contested: tuple[Contested, ...]
    contested_total: int
    incidents_total: int
    truces: tuple[Truce, ...]
    truces_total: int
    tolls: tuple[TollLine, ...]
    tolls_total: int
    refusals: tuple[Refusal, ...]
    refusals_total: int


def summarise(store: Store, *, run: RunCount | None = None, shown: int = SHOWN) -> Summary:
    """The summary of a ledger. Of each kind at most `shown` are told, picked without looking at who is party."""
    counts = store.counts()
    again = told_again(store, copies_of(store))
    contested = _by_story(store, again)
    joined = list(_joined(store))
    truces = tuple(_truce(*told, store) for told in heapq.nlargest(shown, joined, key=lambda told: _by_day(told[0])))
    return Summary(
        ledger=str(store.path),
        run=run,
        basis=_basis(store, counts, again),
        contested=tuple(_most_argued(store, contested, again, shown)),
        contested_total=len(contested),
        incidents_total=counts.incidents - len(again) - sum(len(told.ids) - 1 for told in contested),
        truces=truces[::-1],
        truces_total=len(joined),
        tolls=tuple(_tolls(store, shown)),
        tolls_total=counts.tolls,
        refusals=tuple(heapq.nlargest(shown, store.refusals(), key=lambda refusal: refusal.at)),
        refusals_total=counts.refusals,
    )


def _joined(store: Store) -> Iterator[tuple[Ceasefire, tuple[str, ...]]]:
    """The agreements of the ledger, each once, with the ids of further records of it."""
    ceasefires, copies = tuple(store.ceasefires()), tuple(copies_of(store))
    claims = claims_of(store, tuple(dict.fromkeys(claim for ceasefire in ceasefires for claim in ceasefire.claims)))
    reports = [stored.report for stored in store.reports()]
    texts = {report.id: report.text for report in reports}
    told = Told(
        claims=claims,
        published={report.id: report.published for report in reports},
        again=claims_again(copies, claims.values(), texts),
        copies=frozenset(copy.report for copy in copies),
    )
    return joined_truces(ceasefires, told)


def _basis(store: Store, counts: Counts, again: Mapping[str, str]) -> Basis:
    return Basis(
        reports=counts.reports,
        first_day=counts.first_day,
        last_day=counts.last_day,
        publishers=tuple(Publisher(name, number) for name, number in counts.publishers),
        claims=counts.claims,
        by_side=counts.by_side,
        third_parties=counts.third_parties,
        own_voice=counts.own_voice,
        checked=counts.checked,
        copies=tuple(copies_of(store)),
        missing=tuple(_missing(store, counts, again)),
    )


def _missing(store: Store, counts: Counts, again: Mapping[str, str]) -> Iterator[str]:
    """What is not there, so that nobody takes it for silence."""
    told = (incident for incident in store.incidents() if incident.id not in again)
    unquoted = Counter(side for incident in told for side in incident.facets.not_quoted)
    for side, number in sorted(unquoted.items()):
        yield f"{side} {agreeing(side, 'is')} not quoted on {count_of(number, 'incident')}"
    for side in counts.no_toll_from:
        yield f"no toll from {side} in the reports read: {agreeing(side, 'its')} losses are not known to be none"
    if counts.undated:
        yield (
            f"{count_of(counts.undated, 'report')} without a day of publication: "
            "times in them stay open (--published DATE gives one)"
        )
    if counts.unresolved_times:
        yield f"{count_of(counts.unresolved_times, 'claim')} of happenings whose day nothing in the text fixes"
    if counts.refusals:
        yield f"{count_of(counts.refusals, 'input')} that could not be read"
    yield from left_out(store)


class _Argued(msgspec.Struct, frozen=True):
    """What is kept of an incident while the most argued ones are picked: little, because there may be many."""

    size: tuple[int, int]
    day: str
    ids: list[str]


def _by_story(store: Store, again: Mapping[str, str]) -> list[_Argued]:
    """The contested incidents, each once: what copies, or others in the same words, tell again is one with it."""
    found: dict[str, _Argued] = {}
    for incident in store.incidents(contested=True):
        if incident.id in again:
            continue
        words = sorted({wording(claim) for claim in claims_of(store, incident.claims).values()})
        key = make_id("w", incident.title, iso_words(incident.time), *(words or [incident.id]))
        size = (len(incident.accounts), len(incident.claims))
        day = (incident.time.earliest if incident.time else None) or "~"
        found.setdefault(key, _Argued(size, day, [])).ids.append(incident.id)
    return list(found.values())


def _most_argued(
    store: Store, contested: Sequence[_Argued], again: Mapping[str, str], shown: int
) -> Iterator[Contested]:
    """The contested incidents with the most accounts and claims, by day, with the ids of those that tell them again."""
    picked = heapq.nlargest(shown, contested, key=lambda argued: argued.size)
    for argued in sorted(picked, key=lambda argued: (argued.day, argued.ids)):
        incident_id, *others = argued.ids
        first = store.find(incident_id)
        copies = [i for i, of in again.items() if of in argued.ids]
        if isinstance(first, Incident):
            yield msgspec.structs.replace(_contested(store, first), also_in=(*others, *copies))


def _contested(store: Store, incident: Incident) -> Contested:
    return Contested(
        id=incident.id,
        report=incident.report,
        type=incident.type,
        title=incident.title,
        time=iso_words(incident.time),
        places=incident.places,
        origins=incident.facets.origins,
        field_findings=len(incident.facets.field_findings),
        accounts=tuple(accounts(incident.accounts, claims_of(store, incident.claims))),
        not_quoted=incident.facets.not_quoted,
    )


def accounts(told: Iterable[Account], claims: dict[str, Claim]) -> Iterator[SideAccount]:
    """Accounts with the words of their claims; claims of nobody's side are told apart by having a speaker."""
    for account in told:
        said = [(claims[claim_id], act) for claim_id, act in _acts(account, claims).items() if claim_id in claims]
        if account.side is not None:
            yield SideAccount(side=account.side, voice=account.side, said=tuple(_said(*pair) for pair in said))
            continue
        for voice, spoken in ((THIRD_PARTIES, True), (OWN_VOICE, False)):
            part = tuple(_said(claim, act) for claim, act in said if (claim.speaker is not None) is spoken)
            if part:
                yield SideAccount(side=None, voice=voice, said=part)


def _acts(account: Account, claims: dict[str, Claim]) -> dict[str, str]:
    """What each claim of an account does, in the order of the text; one listed twice keeps the weightier word."""
    scopes: dict[str, DenialScope | None] = {denial.claim: denial.scope for denial in account.denies}
    ids = dict.fromkeys((*account.acknowledges, *scopes, *account.blames, *account.asserts, *account.other))
    acts = {}
    for claim_id in sorted(ids, key=lambda i: claims[i].evidence.start if i in claims else 0):
        if claim_id in account.acknowledges:
            acts[claim_id] = stance_words(Stance.ACKNOWLEDGES)
        elif claim_id in scopes:
            words = claims[claim_id].evidence.text if claim_id in claims else ""
            acts[claim_id] = denial_words(scopes[claim_id], words)
        else:
            acts[claim_id] = stance_words(claims[claim_id].stance) if claim_id in claims else ""
    return acts


def _said(claim: Claim, act: str) -> Said:
    name = claim.speaker.name if claim.speaker else None
    return Said(claim=claim.id, speaker=name, act=act, words=claim.evidence.text)


def _by_day(ceasefire: Ceasefire) -> tuple[str, str]:
    return (ceasefire.agreed_on or ceasefire.agreed_by or ceasefire.effective or "", ceasefire.id)


def _truce(ceasefire: Ceasefire, also: tuple[str, ...], store: Store) -> Truce:
    claims = claims_of(store, tuple(breach.claim for breach in ceasefire.breaches))
    words = {claim_id: wording(claim) for claim_id, claim in claims.items()}
    return Truce(
        id=ceasefire.id,
        type=ceasefire.type,
        parties=ceasefire.parties,
        brokers=ceasefire.brokers,
        agreed_on=ceasefire.agreed_on,
        agreed_by=ceasefire.agreed_by,
        effective=ceasefire.effective,
        ended=ceasefire.ended,
        broken=tuple(alleged((breach for breach in ceasefire.breaches if not breach.kept), words)),
        kept=tuple(alleged((breach for breach in ceasefire.breaches if breach.kept), words)),
        also_in=also,
    )


def alleged(breaches: Iterable[Breach], words: Mapping[str, str] = MappingProxyType({})) -> Iterator[Alleged]:
    """Claims counted by who makes them and of whom; each count stands for itself. `words`: the wording by claim."""
    found: dict[tuple[str, str], list[Breach]] = {}
    for breach in breaches:
        found.setdefault((breach.alleged_by or "~", breach.party or "~"), []).append(breach)
    for _, group in sorted(found.items()):
        days = sorted(breach.day for breach in group if breach.day)
        yield Alleged(
            by=group[0].alleged_by,
            party=group[0].party,
            claims=len({breach.claim for breach in group}),
            wordings=len({words.get(breach.claim, breach.claim) for breach in group}),
            first_day=days[0] if days else None,
            last_day=days[-1] if days else None,
        )


def _tolls(store: Store, shown: int) -> Iterator[TollLine]:
    """Running totals first, then those of single incidents; at most `shown` of each, those with the most figures."""
    for scope in (Scope.CUMULATIVE, Scope.INCIDENT):
        lines = (_toll_line(line) for line in store.toll_series() if line.scope is scope and line.points)
        numbered = heapq.nlargest(shown, enumerate(_told_once(lines)), key=lambda pair: (pair[1].figures, -pair[0]))
        yield from (line for _, line in sorted(numbered, key=lambda pair: pair[0]))


def _told_once(lines: Iterable[TollLine]) -> Iterator[TollLine]:
    """Lines that say the same as one, with the ids of the others on it."""
    found: dict[TollLine, list[str]] = {}
    for line in lines:
        found.setdefault(msgspec.structs.replace(line, id=""), []).append(line.id)
    for line, (first, *others) in found.items():
        yield msgspec.structs.replace(line, id=first, also_in=tuple(others))


def _toll_line(series: TollSeries) -> TollLine:
    last = max(series.points, key=lambda point: point.as_of or "")
    return TollLine(
        id=series.id,
        claimant=series.claimant,
        side=series.side,
        kind=series.kind,
        who=series.who,
        unit=series.unit,
        scope=series.scope,
        figures=len({(p.low, p.best, p.high, p.text, p.since, p.as_of) for p in series.points}),
        low=last.low,
        best=last.best,
        high=last.high,
        text=last.text,
        since=last.since,
        as_of=last.as_of,
    )
