"""Who fights, among the sides that a book names: by the conflict file, else by what the claims tell.

In: claims, incidents and actors. Out: names of sides. Reads event_families through `packs`. Everyone else who has a
side is a third state or body, and gets no column of a party's own.
"""

from collections.abc import Iterable, Iterator, Mapping

from counterclaim.export.dossier.sections.holding import BLAMING, HOLDING
from counterclaim.packs.conflict import Conflict
from counterclaim.packs.families import can_harm
from counterclaim.records.claim import Agent, Claim, Target
from counterclaim.records.enums import Stance
from counterclaim.records.ledger import Actor, Incident


def parties_of(
    claims: Mapping[str, Claim],
    incidents: Iterable[Incident],
    actors: Mapping[str, Actor],
    *,
    conflict: Conflict | None,
) -> frozenset[str]:
    """The conflict file's sides. Without one: who denies, who by a speaker's account does harm or is harmed as an armed
    party, and the one side that accuses the one that denies it.

    What a report tells in its own voice makes nobody a party: there a broker is most easily taken for a doer.
    """
    if conflict is not None and conflict.sides:
        return frozenset(side.name for side in conflict.sides)
    told = {side for claim in claims.values() for side in _told_by(claim, actors)}
    return frozenset(told | {side for incident in incidents for side in _opposed(incident)})


def _told_by(claim: Claim, actors: Mapping[str, Actor]) -> Iterator[str]:
    """The sides that one claim makes parties."""
    if claim.stance is Stance.DENIES and claim.side:
        yield claim.side
    voiced = claim.side is not None or (claim.speaker is not None and claim.stance in BLAMING)
    if claim.event is None or not voiced or claim.stance not in HOLDING or not can_harm(claim.event.type):
        return
    doers = set(_sides(claim.event.agents, actors))
    yield from doers
    if doers:
        yield from _sides(claim.event.targets, actors)


def _sides(named: Iterable[Agent | Target], actors: Mapping[str, Actor]) -> Iterator[str]:
    for actor in (actors.get(one.actor or "") for one in named):
        if actor is not None and actor.side is not None:
            yield actor.side


def _opposed(incident: Incident) -> Iterator[str]:
    """Accuser and denier of an incident, where there is one of each: whoever is only accused and hit is one too."""
    accusers = {account.side for account in incident.accounts if account.side is not None and account.blames}
    deniers = {account.side for account in incident.accounts if account.side is not None and account.denies}
    if len(accusers) == len(deniers) == 1:
        yield from accusers | deniers
