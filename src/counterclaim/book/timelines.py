"""Days of a book: whole incidents, truces and running totals in; each day with what is told of it, out.

An incident told of several days stands on each, with the others beside it. Reads no pack.
"""

from collections.abc import Iterable, Iterator

from counterclaim.book.filters import Asked, in_period
from counterclaim.records.enums import Scope
from counterclaim.records.tallies import BreachCount
from counterclaim.records.wholes import Entry, SideTold, TallyLine, TimelineDay, TruceLine, WholeIncident

_DAY = 10
_ORDER = {"truce": 0, "incident": 1, "toll": 2}
_VERBS = (
    ("blames", "blames another"), ("denies", "denies"), ("acknowledges", "acknowledges"), ("asserts", "says so"),
)  # fmt: skip


def timeline(
    incidents: Iterable[WholeIncident], truces: Iterable[TruceLine], tolls: Iterable[TallyLine],
    asked: Asked = Asked(),  # noqa: B008 - frozen
) -> tuple[TimelineDay, ...]:  # fmt: skip
    """Each day that anything is told of, in order; what nothing dates stands last, where no period is asked for."""
    found: dict[str | None, list[Entry]] = {}
    for day, entry in (*_incidents(incidents), *_truces(truces), *_tolls(tolls)):
        if in_period(day, day, asked):
            found.setdefault(day, []).append(entry)
    ordered = sorted(found, key=lambda day: (day is None, day or ""))
    return tuple(TimelineDay(day=day, entries=tuple(sorted(found[day], key=_order))) for day in ordered)


def accounts_in_words(sides: Iterable[SideTold]) -> str:
    """Who does what, briefly: `Orta blames another, denies; Sarn not quoted in the reports read`."""
    return "; ".join(told for one in sides if (told := _account(one)))


def _account(one: SideTold) -> str:
    if not one.quoted:
        return f"{one.side} not quoted in the reports read"
    told = [words for name, words in _VERBS if getattr(one, name)]
    return f"{one.side} {', '.join(told)}" if told and one.side is not None else ""


def _incidents(incidents: Iterable[WholeIncident]) -> Iterator[tuple[str | None, Entry]]:
    for one in incidents:
        days: list[str | None] = [*(told.day for told in one.told_on)] or [_first(one)]
        told = (accounts_in_words(one.sides), "" if one.places else _first_words(one), one.sources.words)
        words = "; ".join(part for part in told if part)
        for day in days:
            also = tuple(other for other in days if other is not None and other != day)
            yield day, Entry(kind="incident", id=one.id, what=one.title, words=words, also=also, claims=one.claims)


def _first_words(one: WholeIncident) -> str:
    """The words of the first that tells of it, for what has no place to be known by."""
    told = [s for side in one.sides for name in ("asserts", "blames", "denies", "other") for s in getattr(side, name)]
    first = next((s for s in told if s.claim == one.claims[0]), told[0] if told else None)
    return f"“{first.words}”" if first else ""


def _first(one: WholeIncident) -> str | None:
    told = (one.time.earliest or one.time.latest) if one.time else None
    return told[:_DAY] if told else None


def _truces(truces: Iterable[TruceLine]) -> Iterator[tuple[str | None, Entry]]:
    for one in truces:
        brokers = f", brokered by {', '.join(one.brokers)}" if one.brokers else ""
        parties = f" between {' and '.join(one.parties)}" if one.parties else ""
        told = [(one.agreed_on, "agreed"), (one.effective, "takes effect"), (one.ended, "told as ended")]
        for day, what in told:
            if day:
                yield day[:_DAY], Entry(
                    kind="truce", id=one.id, what=f"{one.type}{parties}{brokers}: {what}", words=one.sources.words,
                    claims=one.claims,
                )  # fmt: skip
        for count in one.counts:
            if count.day:
                yield (
                    count.day[:_DAY],
                    Entry(kind="truce", id=one.id, what=breaches_in_words(count), words="", claims=count.claims),
                )


def breaches_in_words(count: BreachCount) -> str:
    """`Orta alleges 2 breaches by Sarn at Dolna`; numbers that a claimant gives itself stand in its own words."""
    by, party = count.by or "an unnamed voice", count.party or "a party not named"
    place = f" at {count.place}" if count.place else ""
    if count.kept:
        return f"{by}: {party} kept it{place}"
    claimed = "; ".join(f"“{one.words}”" for one in count.claimed)
    own = f"{by} alleges {count.count} {'breach' if count.count == 1 else 'breaches'} by {party}{place}"
    if not claimed:
        return own
    return f"{own}, and a number of its own: {claimed}" if count.count else f"{by} of {party}{place}: {claimed}"


def _tolls(tolls: Iterable[TallyLine]) -> Iterator[tuple[str | None, Entry]]:
    """Running totals; the tolls of incidents stand with them."""
    for one in tolls:
        if one.scope is not Scope.CUMULATIVE:
            continue
        for figure in one.figures:
            if any(reason.rule == "copy" for reason in figure.reasons):
                continue
            what = f"{one.claimant or 'the reports’ own voice'}: {one.kind} {one.who or ''}".rstrip()
            since = f", since {one.since}" if one.since else ""
            later = ", replaced by a later number" if figure.superseded_by else ""
            words = f"“{figure.text or 'a number'}”{since}{later}"
            day = figure.day[:_DAY] if figure.day else None
            yield day, Entry(kind="toll", id=one.id, what=what, words=words, claims=(figure.claim,))


def _order(entry: Entry) -> tuple[object, ...]:
    return (_ORDER[entry.kind], entry.what, entry.id, entry.words)
