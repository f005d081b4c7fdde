"""The toll ledger: what each claimant says was the toll of one kind on one group.

In: the claims of one report, the report, and its incidents where there are some. Out: `TollSeries`, each with its
points in order. Reads no pack.

A running total and the toll of one happening are never one series, and nothing is added up.
"""

import re
from collections.abc import Sequence

import msgspec

from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Claim, Toll
from counterclaim.records.enums import Realis, Scope, Stance, Unit
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Incident, TollPoint, TollSeries
from counterclaim.records.report import Report

_ASIDE = frozenset((Stance.DENIES, Stance.DOUBTS, Stance.CALLS_FOR, Stance.PLEDGES, Stance.WARNS))
_REAL = frozenset((Realis.OCCURRED, Realis.ONGOING))
_LEADING = re.compile(r"^(?:(?:the|a|an|its|his|her|their|our|other|another|more|of|at least|some)\s+|[\d.,]+\s+)+")
_DAY = 10


class _Key(msgspec.Struct, frozen=True):
    """What makes two numbers one series. `happening` is the incident or claim of an incident's toll, else null.

    Status and side are left out: the next report of the same total may not tell the one, and the conflict file
    settles the other; neither may part a claimant's series between reports.
    """

    claimant: str | None
    kind: str
    who: str | None
    unit: str
    base: str | None
    scope: str
    sex: str | None
    age: str | None
    happening: str | None


def tally_tolls(
    claims: Sequence[Claim], report: Report, *, incidents: Sequence[Incident] = ()
) -> tuple[TollSeries, ...]:
    """The toll series of a report, in the order in which the text first tells them.

    Example: "12 civilians have been killed since May, the ministry said on Monday; on Friday it said 15" is one
    cumulative series with two points. Denied, doubted and feared numbers are no points. The id of a cumulative series
    is the same in every report: claimant, kind, group and unit make it.
    """
    of_claim = {c: i.id for i in incidents for c in i.claims}
    found: dict[_Key, list[tuple[Claim, Toll]]] = {}
    for claim in sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.id)):
        if claim.stance in _ASIDE or claim.realis not in _REAL:
            continue
        for toll in claim.tolls:
            if not claim.negated or toll.best == 0:
                found.setdefault(_key(claim, toll, of_claim), []).append((claim, toll))
    return tuple(_series(key, told, report) for key, told in found.items())


def group_key(who: str | None) -> str | None:
    """A counted group for comparing: no article, number or capitals. "The 40 civilians" gives "civilians"."""
    return (_LEADING.sub("", plain_name(who)) or plain_name(who)) if who else None


def _key(claim: Claim, toll: Toll, of_claim: dict[str, str]) -> _Key:
    happening = of_claim.get(claim.id, claim.id) if toll.scope is Scope.INCIDENT else None
    return _Key(
        claimant=plain_name(claim.speaker.name) if claim.speaker else None,
        kind=toll.kind.value,
        who=group_key(toll.who),
        unit=toll.unit.value,
        base=group_key(toll.base) if toll.unit is Unit.PERCENT else None,
        scope=toll.scope.value,
        sex=toll.sex,
        age=toll.age,
        happening=happening,
    )


def _series(key: _Key, told: Sequence[tuple[Claim, Toll]], report: Report) -> TollSeries:
    claim, toll = told[0]
    ordered = sorted(told, key=lambda pair: _moment(pair[0], pair[1], report))
    return TollSeries(
        id=make_id(
            "t", key.claimant, key.kind, key.who, key.unit, key.base, key.scope, key.sex, key.age, _own(key, report)
        ),
        claimant=claim.speaker.name if claim.speaker else None,
        side=next((c.side for c, _ in told if c.side), None),
        kind=toll.kind,
        who=toll.who,
        unit=toll.unit,
        scope=toll.scope,
        points=tuple(
            TollPoint(claim=c.id, low=t.low, best=t.best, high=t.high, text=t.text, since=t.since, as_of=t.as_of)
            for c, t in ordered
        ),
    )


def _own(key: _Key, report: Report) -> str | None:
    """What keeps a series of one happening, or one that nobody answers for, apart from those of other reports."""
    return key.happening or (report.publisher or report.id if key.claimant is None else None)


def _moment(claim: Claim, toll: Toll, report: Report) -> tuple[str, int]:
    """Where a number stands in time: as of when, else when it was said, else when published; then by the text."""
    said = claim.said_on.latest if claim.said_on else None
    return (toll.as_of or said or report.published or "")[:_DAY], claim.evidence.start
