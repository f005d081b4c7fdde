"""The dead of an incident as its claimants count them, those of an act that went on for days among them.

A number for a stretch of days is a running total in the ledger. It is the incident's own where the claim that gives it
tells the act itself for just those days ("shelled the town from 3 to 5 May, killing 11"). Reads no pack.
"""

from collections.abc import Iterable, Iterator

from counterclaim.export.deriving.acts import acts_of
from counterclaim.export.deriving.tolls import Count, counts_of
from counterclaim.export.material import ToldIncident
from counterclaim.records.claim import Claim, Toll
from counterclaim.records.enums import TollKind, Unit


def killed_of(told: ToldIncident) -> tuple[Count, ...]:
    """Each claimant's last count of the dead by group, with what is told of the act's own stretch of days."""
    counted = counts_of(told, TollKind.KILLED)
    seen = {one.claim for one in counted}
    return (*counted, *(one for one in _told_with_the_act(told) if one.claim not in seen))


def by_claimant(counts: Iterable[Count]) -> Iterator[tuple[Count, ...]]:
    """Counts put together by who gives them; what nobody is named for stays with its report."""
    found: dict[str, list[Count]] = {}
    for one in counts:
        found.setdefault(one.claimant or f"report {one.report or one.claim}", []).append(one)
    yield from (tuple(several) for several in found.values())


def _told_with_the_act(told: ToldIncident) -> tuple[Count, ...]:
    """Counts of the act's own stretch of days, the last of each claimant and group.

    Other numbers count where the ledger counts them: a headline's dead are those of the text below it, once.
    """
    found: dict[tuple[str, str | None], Count] = {}
    for claim in acts_of(told):
        for toll in claim.tolls:
            if toll.kind is TollKind.KILLED and toll.unit is Unit.COUNT and own_stretch(toll, claim):
                who = claim.speaker.name if claim.speaker else None
                found[who or claim.id, toll.who] = Count(
                    claimant=who, side=claim.side, who=toll.who, of=None, status=toll.status, low=toll.low,
                    best=toll.best, high=toll.high, text=toll.text, claim=claim.id, report=claim.report,
                    sex=toll.sex, age=toll.age,
                )  # fmt: skip
    return tuple(found.values())


def own_stretch(toll: Toll, claim: Claim) -> bool:
    """Whether a number for a stretch of days counts the act that its own claim tells for just those days."""
    time = claim.time
    return time is not None and toll.since is not None and (toll.since, toll.as_of) == (time.earliest, time.latest)
