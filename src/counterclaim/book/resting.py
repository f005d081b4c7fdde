"""Claims in, the people, bodies, forces and states that they name out: who stays where only checked claims leave.

A report names many whom none of its checked claims names; they are read by machine alone. Reads no pack.
"""

from collections.abc import Callable, Iterable, Iterator

from counterclaim.records.claim import Claim
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Actor
from counterclaim.store import Store


def actors_in(claim: Claim) -> Iterator[str]:
    """Ids of those who speak in a claim, are spoken to, act or are acted on."""
    spoken = (one.actor for one in (claim.speaker, *claim.via, claim.addressee) if one)
    event = claim.event
    acted = (one.actor for named in ((event.agents, event.targets) if event else ()) for one in named)
    yield from (actor for actor in (*spoken, *acted) if actor)


def named_by(store: Store, claims: Iterable[Claim]) -> Callable[[Actor], bool]:
    """Whether one of the claims names an actor of the book: by its id, or as a party or broker of an agreement.

    The body that a person so named speaks for is named with the person.
    """
    parts, ids, names = set[str](), set[str](), set[str]()
    for claim in claims:
        ids.update(actors_in(claim))
        parts.update(f"{claim.report}/{actor}" for actor in actors_in(claim))
        agreed = claim.agreement
        names.update(name.casefold() for name in ((*agreed.parties, *agreed.brokers) if agreed else ()))
    ids.update(join.whole for join in store.joins(JoinKind.ACTOR) if join.part in parts)
    ids.update([one.body for one in store.actors() if one.id in ids and one.body])
    return lambda actor: actor.id in ids or any(name.casefold() in names for name in (actor.name, *actor.aliases))
