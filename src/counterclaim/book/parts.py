"""A reading to the parts that are joined with those of other reports.

In: what was read in one report. Out: a `Part` for each actor, incident and agreement, with the claims that tell it.
Reads no pack.
"""

from collections.abc import Iterator, Sequence

from counterclaim.records.book import Part, part_id
from counterclaim.records.claim import Claim
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Actor, Ceasefire, Reading
from counterclaim.records.report import Report

_ACTORS = 1000
"""Actors of a report that a part is seen beside: each is looked at for every part."""


def parts_of(reading: Reading, kind: JoinKind) -> tuple[Part, ...]:
    """The parts of one kind, in the order of the reading."""
    made = {JoinKind.ACTOR: _actors, JoinKind.INCIDENT: _incidents, JoinKind.CEASEFIRE: _ceasefires}[kind](reading)
    return tuple({part.id: part for part in made}.values())


def actors_alone(report: Report, actors: Sequence[Actor]) -> tuple[Part, ...]:
    """The actors of a report without the claims that tell of them; ids are those of the actors."""
    seen = tuple(actors[:_ACTORS])
    return tuple({one.id: Part(id=one.id, report=report, record=one, actors=seen) for one in actors}.values())


def _actors(reading: Reading) -> Iterator[Part]:
    told: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        for named in dict.fromkeys(_named(claim)):
            told.setdefault(named, []).append(claim)
    for actor in reading.actors:
        yield Part(
            id=part_id(reading.report.id, actor.id),
            report=reading.report,
            record=actor,
            claims=tuple(told.get(actor.id, ())),
            actors=reading.actors[:_ACTORS],
        )


def _named(claim: Claim) -> Iterator[str]:
    """Ids of the actors that a claim is spoken by, relayed by, or tells of."""
    event = claim.event
    named = (claim.speaker, *claim.via, *(event.agents if event else ()), *(event.targets if event else ()))
    yield from (one.actor for one in named if one is not None and one.actor is not None)


def _incidents(reading: Reading) -> Iterator[Part]:
    claims = {claim.id: claim for claim in reading.claims}
    for incident in reading.incidents:
        yield Part(
            id=part_id(reading.report.id, incident.id),
            report=reading.report,
            record=incident,
            claims=tuple(claims[one] for one in incident.claims if one in claims),
            actors=reading.actors[:_ACTORS],
        )


def _ceasefires(reading: Reading) -> Iterator[Part]:
    for truce in reading.ceasefires:
        telling = _telling(truce)
        yield Part(
            id=part_id(reading.report.id, truce.id),
            report=reading.report,
            record=truce,
            claims=tuple(claim for claim in reading.claims if claim.id in telling),
            actors=reading.actors[:_ACTORS],
        )


def _telling(truce: Ceasefire) -> frozenset[str]:
    return frozenset((*truce.claims, *(breach.claim for breach in truce.breaches)))
