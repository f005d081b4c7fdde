"""The tolls of many reports: for each claimant, kind and group one series over time, and what may count the same.

In: what each report tells (`TollReport`), the actors and incidents that reports were joined to, claims of copies. Out:
`Tally` records, and `TallyDoubt`s. Reads what `groups.py` reads, through `packs`.

A running total is one series since one day, and is never summed. The toll of one incident is one series in the order of
telling. Numbers that others stand in place of stay, and say which claim replaced them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from counterclaim.book.tolls.claimants import claimant_of, named_wholes
from counterclaim.book.tolls.groups import Group, group_of, may_be_one_group, told_as_earlier
from counterclaim.book.tolls.one_body import Named, Number, same_bodies
from counterclaim.book.tolls.revising import EARLIER, revised
from counterclaim.book.tolls.same_groups import open_joined, people_joined, side_joined
from counterclaim.book.tolls.speaking import Cast, note_cast, shown_names, spoken_for
from counterclaim.book.tolls.told import Told, order
from counterclaim.book.voices import publisher_voice, voice_of
from counterclaim.packs.parties import learn_sides
from counterclaim.records.claim import Claim, Reason, Toll
from counterclaim.records.enums import Scope, TollKind, Unit
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Actor, TollPoint, TollSeries
from counterclaim.records.report import Report
from counterclaim.records.tallies import Figure, Tally, TallyDoubt

_STEP = "tolls"
_DAY = 10


class TollReport(msgspec.Struct, frozen=True, kw_only=True):
    """What one report tells of tolls: its series, with all claims and actors."""

    report: Report
    claims: tuple[Claim, ...]
    series: tuple[TollSeries, ...]
    actors: tuple[Actor, ...] = ()


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """What the book holds to be one: whole actors by part, whole incidents by claim, claims that copies tell again."""

    actors: Mapping[str, str] = {}
    """By `part_id(report, actor)`."""
    incidents: Mapping[str, str] = {}
    """By id of claim."""
    repeats: Mapping[str, str] = {}
    """Claims of copies, each with the claim that it tells again."""


def tally_book(told: Iterable[TollReport], joined: Joined) -> tuple[tuple[Tally, ...], tuple[TallyDoubt, ...]]:
    """Every claimant's tolls over all reports, by claimant and kind, and those that may count the same.

    Example: "71 civilians killed since May, the ministry said" and, five days later, "68 civilians; an earlier report
    of 71 had counted three twice" are one series of the ministry with two figures, the first superseded by the second.
    """
    by_place: dict[tuple[str, ...], list[Told]] = {}
    for one in _answered(told, joined):
        by_place.setdefault(_place(one), []).append(one)
    tallies: list[Tally] = []
    doubts: list[TallyDoubt] = []
    for _, several in sorted(by_place.items()):
        made, unsure = _tallies(sorted(several, key=order), joined)
        tallies += made
        doubts += unsure
    return tuple(tallies), tuple(doubts)


def _answered(told: Iterable[TollReport], joined: Joined) -> Iterator[Told]:
    """Every number with who answers for it: a body met by name alone is the joined one of that name, and what a copy
    tells in nobody's name is of whoever told it first.
    """
    found: list[Told] = []
    names: dict[str, set[str]] = {}
    cast = Cast()
    for report in told:
        note_cast(cast, report.report, report.actors, joined.actors)
        found += _once(list(_figures(report, joined)), report.report)
        for key, wholes in named_wholes(report.report, report.actors, joined.actors).items():
            names.setdefault(key, set()).update(wholes)
    told_by: list[Told] = []
    bodies = spoken_for(cast)
    found = [_known_by_name(one, names) for one in found]
    first = {one.figure.claim: one for one in found}
    homes = same_bodies(_claimants(found), cast)
    for one in found:
        source = first.get(joined.repeats.get(one.figure.claim, ""))
        if source is not None and not one.claimant.key:
            one = msgspec.structs.replace(one, claimant=source.claimant, voice=source.voice, group=source.group)  # noqa: PLW2901
        key = homes.get(one.claimant.key, one.claimant.key)
        claimant = msgspec.structs.replace(one.claimant, key=bodies.get(key, key))
        told_by.append(msgspec.structs.replace(one, claimant=claimant))
    called = shown_names(cast, ((t.claimant.key, t.figure.report, t.claimant.name) for t in told_by))
    for one in told_by:
        name = one.claimant.name if one.claimant.personal else called.get(one.claimant.key, one.claimant.name)
        yield msgspec.structs.replace(one, claimant=msgspec.structs.replace(one.claimant, name=name))


def _known_by_name(one: Told, names: Mapping[str, set[str]]) -> Told:
    """A number of a body met by name alone is of the joined one of that name, where there is but one."""
    whole = names.get(one.claimant.key, set())
    if one.claimant.joined or len(whole) != 1:
        return one
    claimant = msgspec.structs.replace(one.claimant, key=min(whole), joined=True)
    return msgspec.structs.replace(one, claimant=claimant)


def _claimants(told: Iterable[Told]) -> list[Named]:
    """Every body that answers for a number, with its running totals."""
    by_key: dict[str, list[Told]] = {}
    for one in told:
        if one.claimant.key and not one.claimant.personal:
            by_key.setdefault(one.claimant.key, []).append(one)
    return [
        Named(
            key,
            frozenset(t.claimant.name for t in some if t.claimant.name),
            frozenset(t.voice.side for t in some if t.voice.side),
            tuple(
                Number((t.toll.kind.value, t.toll.unit.value, t.group.noun), t.figure)
                for t in some
                if t.toll.scope is Scope.CUMULATIVE
            ),
        )
        for key, some in sorted(by_key.items())
    ]


def _figures(told: TollReport, joined: Joined) -> Iterator[Told]:
    claims = {claim.id: claim for claim in told.claims}
    own, sides = publisher_voice(told.report, told.actors, told.claims), learn_sides(told.claims, told.actors)
    bodies = {actor.id: actor for actor in told.actors}
    for series in told.series:
        for point in series.points:
            claim = claims.get(point.claim)
            toll = _toll(series, point, claim) if claim else None
            if claim is not None and toll is not None and _is_numbered(point):
                voice = voice_of(claim, own, sides)
                yield Told(
                    figure=_figure(point, claim, told.report, joined, inferred=voice.inferred),
                    start=claim.evidence.start,
                    toll=toll,
                    group=group_of(toll, claim, side=voice.side, sides=sides),
                    voice=voice,
                    claimant=claimant_of(voice, told.report, bodies, joined.actors),
                    incident=joined.incidents.get(claim.id, claim.id) if series.scope is Scope.INCIDENT else None,
                    publisher=told.report.publisher or told.report.id,
                )


def _once(told: Sequence[Told], report: Report) -> Iterator[Told]:
    """The numbers of a report but for those of its headline that its text tells again."""
    end = len(report.headline or "")
    head = [report.text.startswith(report.headline or "") and one.start < end for one in told]
    below = {_numbers(one) for one, headed in zip(told, head, strict=True) if not headed}
    yield from (one for one, headed in zip(told, head, strict=True) if not headed or _numbers(one) not in below)


def _numbers(one: Told) -> tuple[object, ...]:
    return (one.toll.kind, one.toll.unit, one.figure.low, one.figure.best, one.figure.high)


def _toll(series: TollSeries, point: TollPoint, claim: Claim) -> Toll | None:
    """The toll of a claim that a point was made of."""
    bounds = (point.low, point.best, point.high, point.text)
    alike = [t for t in claim.tolls if (t.kind, t.unit, t.scope) == (series.kind, series.unit, series.scope)]
    return next((t for t in alike if (t.low, t.best, t.high, t.text) == bounds), None)


def _is_numbered(point: TollPoint) -> bool:
    """Whether the words give a number at all: "several were wounded" does, "people were wounded" makes no series."""
    return any(value is not None for value in (point.low, point.best, point.high))


def _figure(point: TollPoint, claim: Claim, report: Report, joined: Joined, *, inferred: bool) -> Figure:
    said = claim.said_on.latest if claim.said_on else None
    again = joined.repeats.get(claim.id)
    reasons = [Reason(_STEP, "copy", f"told again; first told by {again}")] if again else []
    if told_as_earlier(claim, point.text):
        reasons.append(Reason(_STEP, EARLIER, "its words give it as an earlier number"))
    if inferred:
        reasons.append(Reason(_STEP, "publisher", "its words name no speaker; the body that published them speaks"))
    return Figure(
        claim=claim.id, report=report.id, low=point.low, best=point.best, high=point.high, text=point.text,
        since=point.since, as_of=point.as_of, day=(point.as_of or said or report.published or "")[:_DAY] or None,
        reasons=tuple(reasons),
    )  # fmt: skip


def _place(one: Told) -> tuple[str, ...]:
    """What two numbers must share to be looked at together; groups and periods are settled within it."""
    toll = one.toll
    # Nobody's running totals stay with who printed them; nobody's toll of one incident is the reports' own.
    own = one.publisher if not one.claimant.key and one.incident is None else ""
    base = toll.base or "" if toll.unit is Unit.PERCENT else ""
    return (one.claimant.key, own, toll.kind.value, toll.unit.value, base, toll.scope.value, one.incident or "")


# --- groups and periods ----------------------------------------------------------------------------------------------


def _tallies(told: Sequence[Told], joined: Joined) -> tuple[list[Tally], list[TallyDoubt]]:
    """The series of one claimant, kind and scope: a group and a period each."""
    groups: dict[tuple[str, ...], list[Told]] = {}
    for one in told:
        groups.setdefault((one.group.key, one.toll.sex or "", one.toll.age or ""), []).append(one)
    reasons: dict[tuple[str, ...], list[Reason]] = {key: [] for key in groups}
    if told[0].toll.scope is Scope.INCIDENT:
        open_joined(groups, reasons)
    else:
        side_joined(groups, reasons)
        people_joined(groups, reasons)
    series: list[tuple[Tally, Group]] = []
    for key, several in sorted(groups.items()):
        for since, members, why in _periods(several):
            tally = _tally(key, since, members, (*reasons[key], *why), joined)
            series.append((tally, members[0].group))
    return [tally for tally, _ in series], list(_doubts(series))


def _periods(told: Sequence[Told]) -> Iterator[tuple[str | None, list[Told], tuple[Reason, ...]]]:
    """Numbers since one day: a month holds its days; those without one are of the longest period told."""
    firsts = sorted({t.figure.since for t in told if t.figure.since}, key=lambda day: (day, -len(day)))
    periods: list[str] = []
    for day in firsts:
        if not any(day.startswith(p) or p.startswith(day) for p in periods):
            periods.append(day)
    if not periods:
        yield None, list(told), ()
        return
    for n, period in enumerate(periods):
        inside = [t for t in told if (s := t.figure.since) and (s.startswith(period) or period.startswith(s))]
        bare = [t for t in told if not t.figure.since] if n == 0 else []
        why = (Reason(_STEP, "since", f"numbers that tell no start are put with those since {period}"),) if bare else ()
        yield period, sorted((*inside, *bare), key=order), why


def _tally(
    key: tuple[str, ...], since: str | None, told: Sequence[Told], reasons: Sequence[Reason], joined: Joined
) -> Tally:
    first = told[0]
    names = sorted({t.toll.who for t in told if t.toll.who})
    if len({" ".join(name.casefold().split()) for name in names}) > 1:
        reasons = (*reasons, Reason(_STEP, "names", f"one group under {len(names)} names: {', '.join(names)}"))
    groups = [Reason(_STEP, "group", note) for note in sorted({r for t in told for r in t.group.reasons})]
    claimants = sorted({name for t in told for name in (t.voice.name, t.claimant.name) if name})
    return Tally(
        id=make_id("t", *_place(first), *key, since),
        claimant=_most(t.claimant.name for t in told),
        claimants=tuple(claimants),
        side=_most(t.voice.side for t in told),
        kind=TollKind(first.toll.kind),
        who=_most(t.toll.who for t in told),
        groups=tuple(names),
        of=first.group.of,
        unit=first.toll.unit,
        scope=first.toll.scope,
        since=since,
        incident=first.incident,
        figures=revised(
            [(t.figure, t.publisher) for t in told],
            scope=first.toll.scope,
            again=joined.repeats,
            claimed=bool(first.claimant.key),
        ),
        reasons=(*reasons, *groups),
    )


def _most(values: Iterable[str | None]) -> str | None:
    """The value that most give; of equals the longest, then the first by the alphabet."""
    known = [value for value in values if value]
    return min(known, key=lambda value: (-known.count(value), -len(value), value)) if known else None


def _doubts(series: Sequence[tuple[Tally, Group]]) -> Iterator[TallyDoubt]:
    for (one, group), (two, other) in combinations(series, 2):
        if one.since and two.since and one.since != two.since:
            continue
        if why := may_be_one_group(group, other):
            note = f"“{one.who or 'no group'}” and “{two.who or 'no group'}”: {why}"
            first, second = sorted((one.id, two.id))
            yield TallyDoubt(one=first, two=second, reasons=(Reason(_STEP, "may_be_one", note),))
