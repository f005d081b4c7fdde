"""A ledger in, what one dossier needs of it out: the records of the reports in the period, numbered, sides in order.

Everything is held in memory, because a page is: a dossier is made of hundreds of reports, not of millions.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from counterclaim.export.book_tables import office_words
from counterclaim.export.claim_fields import act_words
from counterclaim.export.dossier.model import Quotation
from counterclaim.export.dossier.parties import parties_of
from counterclaim.export.joined import Copy, Joined, copies_of
from counterclaim.export.left_out import left_out
from counterclaim.export.when import moment_words
from counterclaim.export.wording import OWN_VOICE, agreeing
from counterclaim.packs.conflict import Conflict
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Agent, Claim
from counterclaim.records.correcting import is_rejected
from counterclaim.records.ledger import Actor, Ceasefire, Incident, TollSeries
from counterclaim.records.report import Refusal
from counterclaim.records.tallies import Beside, Tally
from counterclaim.records.wholes import WholeIncident
from counterclaim.store import ClaimFilter, Period, Store, StoredReport

_FEW = 7
"""Words under which those of a claim say little by themselves: "denied it", "rejected that accusation"."""
_MANY = 40
"""Words over which a sentence is too long to stand around them. Words, not characters: names differ in length."""


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """The records that a dossier tells of. Claims, incidents and reports are numbered from 1 in their order."""

    reports: tuple[StoredReport, ...]
    claims: dict[str, Claim]
    incidents: tuple[Incident, ...]
    again: dict[str, str]
    """Claims that tell again what another report told, each with the first that told it."""
    truces: tuple[Ceasefire, ...]
    tolls: tuple[TollSeries, ...]
    actors: dict[str, Actor]
    refusals: tuple[Refusal, ...]
    copies: tuple[Copy, ...]
    sides: tuple[str, ...]
    """Every side that speaks or acts, in the conflict file's order, else alphabetical."""
    parties: frozenset[str]
    """Of them, those who fight: named by the conflict file, or told as doers of harm."""
    filters: tuple[str, ...]
    checked: int
    checked_ids: frozenset[str] = frozenset()
    """Claims that a person has checked."""
    head: str
    title: str
    """The user's heading or the conflict file's name; empty where neither is given."""
    numbers: dict[str, int]
    """Number by id, of claims, incidents, truces (their first id) and reports."""
    sources: dict[str, str]
    """By report: publisher and day."""
    texts: dict[str, str]
    """By report: its text."""
    told_in: dict[str, str] = {}
    """By incident that several reports tell of: how many, and of how many origins, in words."""
    days_told: dict[str, tuple[str, ...]] = {}
    """By incident whose day the reports dispute: every day told."""
    repeats: dict[str, tuple[str, ...]] = {}
    """By report that has some words of others and is no copy of them: the reports that it repeats."""
    together: dict[str, tuple[str, ...]] = {}
    """By a name of a place, folded: the names that stand together for it, in the conflict file's order."""
    offices: dict[str, tuple[str, ...]] = {}
    """By person: the offices that the reports give, with their days, in words."""
    tallies: tuple[Tally, ...] = ()
    """Each claimant's tolls as the reports of the book are joined."""
    beside: tuple[Beside, ...] = ()
    """Those that count the same by two claimants."""
    origins: str = ""
    """How many reports there are, and of how many origins, in words; empty where that was not looked at."""

    def quoted(self, claim: Claim) -> Quotation:
        """A claim as a line."""
        voice = claim.speaker.name if claim.speaker else OWN_VOICE
        return Quotation(
            number=self.numbers[claim.id],
            speaker=voice,
            act=agreeing(voice, act_words(claim)),
            words=claim.evidence.text,
            side=claim.side,
            source=self.sources[claim.report],
            **self._around(claim),
        )

    def _around(self, claim: Claim) -> dict[str, str]:
        """The rest of the sentence where the words of a claim are few."""
        text, (start, end) = self.texts[claim.report], (claim.evidence.start, claim.evidence.end)
        first, last = claim.sentence.start, claim.sentence.end
        few = len(claim.evidence.text.split()) < _FEW and len(text[first:last].split()) <= _MANY
        if not few or not first <= start <= end <= last:
            return {}
        return {"before": text[first:start].lstrip(), "after": text[end:last].rstrip()}

    def of(self, ids: Iterable[str]) -> list[Claim]:
        """The claims of these ids that are in the book, in the order of the text."""
        found = [self.claims[claim_id] for claim_id in dict.fromkeys(ids) if claim_id in self.claims]
        return sorted(found, key=lambda claim: self.numbers[claim.id])

    def side_of(self, agent: Agent) -> str | None:
        """The side of a doer, where its actor has one."""
        actor = self.actors.get(agent.actor or "")
        return actor.side if actor else None


class Records(msgspec.Struct, frozen=True, kw_only=True):
    """The records of some reports as the ledger gives them: incidents and agreements are wholes."""

    reports: tuple[StoredReport, ...]
    claims: tuple[Claim, ...] = ()
    incidents: tuple[Incident, ...] = ()
    ceasefires: tuple[Ceasefire, ...] = ()
    tolls: tuple[TollSeries, ...] = ()
    actors: tuple[Actor, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    copies: tuple[Copy, ...] = ()
    again: dict[str, str] = {}


def load_book(
    store: Store, *, period: Period, conflict: Conflict | None = None, title: str | None = None,
    joined: Joined | None = None,
) -> Book:  # fmt: skip
    """The records of the reports published in the period. `conflict` gives the order of the sides and a title.

    `joined` tells how they hang together: findings that do not fit an incident are told as none, both numbers and
    disputed days stand with each, and what copies tell again is told once. Without it the records are as they are kept.
    """
    reports = tuple(store.reports(period=period))
    told = {stored.report.id for stored in reports}
    copies = tuple(copy for copy in copies_of(store) if {copy.report, copy.same_as} <= told)
    claims = tuple(claim for claim in store.claims(ClaimFilter(period=period)) if not is_rejected(claim))
    wholes = [joined.incident(one) for one in store.incidents(period=period)] if joined else []
    incidents = tuple(map(_plain, wholes)) if joined else tuple(store.incidents(period=period))
    truces = (one.ceasefire for one in joined.truces(frozenset(told))) if joined else store.ceasefires(period=period)
    records = Records(
        reports=reports,
        claims=claims,
        incidents=incidents,
        ceasefires=tuple(truces),
        tolls=tuple(store.toll_series(period=period)),
        actors=tuple(store.actors(period=period)),
        refusals=tuple(store.refusals()),
        copies=copies,
        again={claim: first for report in told for claim, first in joined.again(report).items()} if joined else {},
    )
    book = make_book(records, conflict=conflict, title=title)
    checked = store.checked() & book.claims.keys()
    tolls = joined.tolls(frozenset(told)) if joined else None
    return msgspec.structs.replace(
        book,
        filters=tuple(_filters(store, period, len(reports))),
        checked=len(checked),
        checked_ids=checked,
        tallies=tuple(tolls.tallies) if tolls else (),
        beside=tuple(tolls.beside) if tolls else (),
        head=store.head() or "",
        repeats=_repeated(store, told, copies) if joined else {},
        told_in={one.id: one.sources.words for one in wholes if one.sources.reports > 1},
        offices=_offices(joined, told) if joined else {},
        days_told={one.id: tuple(day.day for day in one.told_on) for one in wholes if len(one.told_on) > 1},
        origins=joined.sources(stored.report.id for stored in reports).words if joined and len(reports) > 1 else "",
    )


def _offices(joined: Joined, reports: Iterable[str]) -> dict[str, tuple[str, ...]]:
    held = joined.offices(sorted(reports))
    return {person: tuple(office_words(one, day=moment_words) for one in told) for person, told in held.items()}


def _repeated(store: Store, told: set[str], copies: Iterable[Copy]) -> dict[str, tuple[str, ...]]:
    """What reports have of others' words, but for those that are told as copies already."""
    whole = {(copy.report, copy.same_as) for copy in copies}
    found: dict[str, dict[str, None]] = {}
    for repeat in store.repeats():
        if {repeat.report, repeat.source} <= told and (repeat.report, repeat.source) not in whole:
            found.setdefault(repeat.report, {})[repeat.source] = None
    return {report: tuple(sources) for report, sources in found.items()}


def _plain(whole: WholeIncident) -> Incident:
    """An incident as pages take it; what they quote is quoted from its claims."""
    return Incident(**{name: getattr(whole, name) for name in Incident.__struct_fields__})


def make_book(records: Records, *, conflict: Conflict | None = None, title: str | None = None) -> Book:
    """Records numbered, sides in order; nothing filtered, nothing checked."""
    claims = {claim.id: claim for claim in records.claims}
    actors = {actor.id: actor for actor in records.actors}
    truces = sorted(records.ceasefires, key=_first_day)
    sides = _in_order({claim.side for claim in claims.values()} | {actor.side for actor in actors.values()}, conflict)
    return Book(
        reports=records.reports,
        claims=claims,
        incidents=records.incidents,
        again=records.again,
        truces=tuple(truces),
        tolls=records.tolls,
        actors=actors,
        refusals=records.refusals,
        copies=records.copies,
        sides=sides,
        parties=parties_of(claims, records.incidents, actors, conflict=conflict) & set(sides),
        filters=(),
        checked=0,
        head="",
        title=title or (conflict.name if conflict else ""),
        together=_together(conflict) if conflict else {},
        numbers=_numbered(records.reports, claims, records.incidents, truces),
        sources={stored.report.id: _source(stored) for stored in records.reports},
        texts={stored.report.id: stored.report.text for stored in records.reports},
    )


def _together(conflict: Conflict) -> dict[str, tuple[str, ...]]:
    """The names of each place for which sides have names of their own; what names several places tells of none."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for place in conflict.places:
        for name in conflict.all_names(place):
            found.setdefault(plain_name(name), set()).add(conflict.shown_names(place))
    return {name: told.pop() for name, told in found.items() if len(told) == 1 and len(min(told)) > 1}


def _numbered(
    reports: Sequence[StoredReport],
    claims: Mapping[str, Claim],
    incidents: Sequence[Incident],
    truces: Sequence[Ceasefire],
) -> dict[str, int]:
    kinds: tuple[Iterable[str], ...] = (
        (stored.report.id for stored in reports),
        claims,
        (incident.id for incident in incidents),
        (truce.id for truce in truces),
    )
    return {record_id: number for ids in kinds for number, record_id in enumerate(ids, start=1)}


def _source(stored: StoredReport) -> str:
    report = stored.report
    return ", ".join([report.publisher or "publisher not told", report.published or "day not told"])


def _first_day(truce: Ceasefire) -> tuple[str, str]:
    return (truce.agreed_on or truce.agreed_by or truce.effective or "~", truce.id)


def _in_order(named: Iterable[str | None], conflict: Conflict | None) -> tuple[str, ...]:
    """The conflict file's sides in its order, then all others by the alphabet: never by how much they say."""
    first = list(conflict.order) if conflict else []
    rest = sorted({side for side in named if side is not None} - set(first), key=str.casefold)
    return (*first, *rest)


def _filters(store: Store, period: Period, shown: int) -> Iterable[str]:
    """The filters in force, with what they leave out, and what persons took out of sight."""
    yield from left_out(store)
    if not period.bounded:
        return
    ends = [f"from {period.first}" if period.first else "", f"to {period.last}" if period.last else ""]
    counts = store.counts()
    undated = f", {counts.undated} of them without a day of publication" if counts.undated else ""
    yield (
        f"Only reports published {' '.join(end for end in ends if end)}: "
        f"{counts.reports - shown} of {counts.reports} reports in the ledger are left out{undated}."
    )
