"""A ledger in, the account of it out: what it rests on, contested incidents, truces, tolls, refusals; as records.

`summary_text.py` puts it in words. What it rests on stands first; nothing is added up across parties; a side that the
reports do not quote is told as not quoted in the reports read. What is one, and what a copy tells again, is told by the
ledger (`joined.py`): nothing is joined here.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from counterclaim.export.accounts import SideAccount, account_of
from counterclaim.export.joined import Copy, Joined, copies_of
from counterclaim.export.left_out import left_out
from counterclaim.export.when import iso_words
from counterclaim.export.wording import agreeing, bounds, count_of
from counterclaim.records.enums import AgreementType, Scope, TollKind, Unit
from counterclaim.records.ledger import Incident, SideCount
from counterclaim.records.report import Refusal
from counterclaim.records.tallies import Alleged, Tally, WholeTruce
from counterclaim.store import Counts, Store

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
    rejected: int
    """Claims that a person rejected; they are in no other count."""
    copies: tuple[Copy, ...]
    copies_total: int
    """Reports that repeat another whole: no further sources."""
    missing: tuple[str, ...]
    """What a reader should know is not there, in words."""


class Contested(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that somebody denies or tells otherwise, as all reports tell it, with each account."""

    id: str
    type: str
    title: str
    time: str
    places: tuple[str, ...]
    reports: int
    origins: int
    """Of the reports, those not shown to be copies of one another."""
    told_in: str
    """Both numbers in words."""
    field_findings: int
    accounts: tuple[SideAccount, ...]
    not_quoted: tuple[str, ...]


class Alleging(msgspec.Struct, frozen=True, kw_only=True):
    """How many claims of one claimant say that a party broke, or kept, a truce. Never added up across claimants."""

    by: str | None
    party: str | None
    claims: int
    """Those that copies tell again are left out, and those that give a number of their own."""
    numbers: tuple[str, ...] = ()
    """The numbers of breaches that the claimant gives itself; they are in no count."""
    first_day: str | None
    last_day: str | None


class Truce(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement as all reports tell it, with what each side alleges of its keeping."""

    id: str
    type: AgreementType
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    agreed_on: str | None
    agreed_by: str | None
    effective: str | None
    ended: str | None
    reports: int
    broken: tuple[Alleging, ...]
    kept: tuple[Alleging, ...]


class TollLine(msgspec.Struct, frozen=True, kw_only=True):
    """The latest figure of one claimant's toll series, with the words of the text."""

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


def summarise(store: Store, joined: Joined, *, run: RunCount | None = None, shown: int = SHOWN) -> Summary:
    """The summary of a ledger. Of each kind at most `shown` are told, picked without looking at who is party."""
    counts = store.counts()
    truces, tallies = joined.truces(None), joined.tallies()
    latest = heapq.nlargest(shown, truces, key=_by_day)
    return Summary(
        ledger=str(store.path),
        run=run,
        basis=_basis(store, counts, shown),
        contested=tuple(_most_argued(store, joined, shown)),
        contested_total=counts.contested,
        incidents_total=counts.incidents,
        truces=tuple(_truce(one) for one in reversed(latest)),
        truces_total=len(truces),
        tolls=tuple(_tolls(tallies, shown)),
        tolls_total=len(tallies),
        refusals=tuple(heapq.nlargest(shown, store.refusals(), key=lambda refusal: refusal.at)),
        refusals_total=counts.refusals,
    )


def _basis(store: Store, counts: Counts, shown: int) -> Basis:
    copies = copies_of(store)
    first = tuple(islice(copies, shown))
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
        rejected=counts.rejected,
        copies=first,
        copies_total=len(first) + sum(1 for _ in copies),
        missing=tuple(_missing(store, counts, shown)),
    )


def _missing(store: Store, counts: Counts, shown: int) -> Iterator[str]:
    """What is not there, so that nobody takes it for silence."""
    if unjoined := store.unjoined():
        yield (
            f"{count_of(unjoined, 'report')} not joined with the others yet: what they tell stands by itself until "
            "the next `counterclaim read`"
        )
    unquoted = Counter(side for incident in store.incidents() for side in incident.facets.not_quoted)
    most = sorted(unquoted.items(), key=lambda pair: (-pair[1], pair[0]))
    for side, number in sorted(most[:shown]):
        yield f"{side} {agreeing(side, 'is')} not quoted on {count_of(number, 'incident')}"
    if len(most) > shown:
        yield f"{count_of(len(most) - shown, 'more name')} not quoted on some incident: counterclaim incidents"
    for side in counts.no_toll_from[:shown]:
        yield f"no toll from {side} in the reports read: {agreeing(side, 'its')} losses are not known to be none"
    if len(counts.no_toll_from) > shown:
        yield f"no toll from {len(counts.no_toll_from) - shown:,} more sides: their losses are not known to be none"
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


def _most_argued(store: Store, joined: Joined, shown: int) -> Iterator[Contested]:
    """The contested incidents with the most accounts and claims, by day."""

    def size(incident: Incident) -> tuple[int, int]:
        return (len(incident.accounts), len(incident.claims))

    def day(incident: Incident) -> tuple[str, str]:
        return ((incident.time.earliest if incident.time else None) or "~", incident.id)

    picked = heapq.nlargest(shown, store.incidents(contested=True), key=size)
    return (_contested(incident, joined) for incident in sorted(picked, key=day))


def _contested(incident: Incident, joined: Joined) -> Contested:
    whole = joined.incident(incident)
    days = " or ".join(told.day for told in whole.told_on) if len(whole.told_on) > 1 else iso_words(whole.time)
    return Contested(
        id=whole.id,
        type=whole.type,
        title=whole.title,
        time=days,
        places=whole.places,
        reports=whole.sources.reports,
        origins=whole.sources.origins,
        told_in=whole.sources.words,
        field_findings=len(whole.facets.field_findings),
        accounts=tuple(account for side in whole.sides for account in account_of(side)),
        not_quoted=whole.facets.not_quoted,
    )


def _by_day(truce: WholeTruce) -> tuple[str, str]:
    told = truce.ceasefire
    return (told.agreed_on or told.agreed_by or told.effective or "", told.id)


def _truce(truce: WholeTruce) -> Truce:
    told = truce.ceasefire
    return Truce(
        id=told.id,
        type=told.type,
        parties=told.parties,
        brokers=told.brokers,
        agreed_on=told.agreed_on,
        agreed_by=told.agreed_by,
        effective=told.effective,
        ended=told.ended,
        reports=len(truce.reports),
        broken=tuple(alleging(truce.violations)),
        kept=tuple(alleging(truce.compliance)),
    )


def alleging(alleged: Iterable[Alleged]) -> Iterator[Alleging]:
    """Claims counted by who makes them and of whom; each count stands for itself."""
    found: dict[tuple[str, str], list[Alleged]] = {}
    for one in alleged:
        found.setdefault((one.by or "~", one.party or "~"), []).append(one)
    for _, group in sorted(found.items()):
        days = sorted(day for one in group for day in (one.first or one.day, one.last or one.day) if day)
        own = (bounds(one.low, one.best, one.high) for one in group if one.numbered and not one.kept)
        yield Alleging(
            by=group[0].by,
            party=group[0].party,
            claims=len({one.claim for one in group if one.kept or not one.numbered}),
            numbers=tuple(dict.fromkeys(own)),
            first_day=days[0] if days else None,
            last_day=days[-1] if days else None,
        )


def _tolls(tallies: Sequence[Tally], shown: int) -> Iterator[TollLine]:
    """Running totals first, then those of single incidents; at most `shown` of each, those with the most figures."""
    for scope in (Scope.CUMULATIVE, Scope.INCIDENT):
        lines = (line for tally in tallies if tally.scope is scope and (line := _toll_line(tally)) is not None)
        numbered = heapq.nlargest(shown, enumerate(lines), key=lambda pair: (pair[1].figures, -pair[0]))
        yield from sorted((line for _, line in numbered), key=_claimant_first)


def _claimant_first(line: TollLine) -> tuple[object, ...]:
    """Named claimants by side, the reports' own voice last."""
    return (line.claimant is None, line.side or "~", line.claimant or "", line.kind, line.who or "", line.id)


def _toll_line(tally: Tally) -> TollLine | None:
    last = tally.current
    if last is None:
        return None
    return TollLine(
        id=tally.id,
        claimant=tally.claimant,
        side=tally.side,
        kind=tally.kind,
        who=tally.who,
        unit=tally.unit,
        scope=tally.scope,
        figures=len({(f.low, f.best, f.high, f.since, f.as_of) for f in tally.figures}),
        low=last.low,
        best=last.best,
        high=last.high,
        text=last.text,
        since=last.since or tally.since,
        as_of=last.as_of,
    )
