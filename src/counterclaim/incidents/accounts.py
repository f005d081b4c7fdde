"""What each side says of one incident, and what can be said of the incident as a whole.

In: a scene and the claims of one incident. Out: accounts per side and facets. Reads party_words through `packs`.

Facets stand side by side: a denial lowers no finding, and a side that is not quoted is not called silent.
"""

from collections.abc import Iterable, Sequence

from counterclaim.incidents.scene import Scene
from counterclaim.packs.families import can_harm
from counterclaim.packs.parties import Party, same_party
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Grounds, Realis, Stance
from counterclaim.records.ledger import Account, Denial, Facets

_IN_THE_FIELD = frozenset((Grounds.ON_SITE, Grounds.REMNANTS, Grounds.IMAGERY, Grounds.VIDEO))
_HOLDING = frozenset((Stance.ASSERTS, Stance.ACCUSES, Stance.CONDEMNS, Stance.CONFIRMS, Stance.ACKNOWLEDGES))
_TWO = 2


def accounts_of(scene: Scene, members: Sequence[int]) -> tuple[Account, ...]:
    """One account per side in the order of the text; what nobody's side says stands last, side null."""
    sides = dict.fromkeys(_side(scene, i) for i in members)
    ordered = [*(s for s in sides if s is not None), *([None] if None in sides else [])]
    return tuple(_account(scene, side, [i for i in members if _side(scene, i) == side]) for side in ordered)


def facets_of(scene: Scene, members: Sequence[int]) -> Facets:
    """The facets of an incident: denied, acknowledged and agreed by whom, not quoted, field findings, origins."""
    claims = [scene.claims[i] for i in members]
    denied = _voices(scene, (i for i in members if scene.claims[i].stance is Stance.DENIES))
    holding = _voices(scene, (i for i in members if _holds(scene.claims[i]) and scene.speakers[i] is not None))
    agreed = tuple(v for v in holding if v not in denied)
    mutual = _blame_each_other(scene, members)
    return Facets(
        contested=bool(denied) or mutual,
        denied_by=denied,
        acknowledged_by=_voices(scene, (i for i in members if scene.claims[i].stance is Stance.ACKNOWLEDGES)),
        agreed_by=() if mutual or len(agreed) < _TWO else agreed,
        not_quoted=_not_quoted(scene, members),
        field_findings=tuple(c.id for c in claims if c.grounds in _IN_THE_FIELD),
        origins=max(1, len(_independent(scene, members))),
    )


def _account(scene: Scene, side: str | None, members: Sequence[int]) -> Account:
    sorted_claims: dict[str, list[str]] = {"asserts": [], "blames": [], "acknowledges": [], "other": []}
    denies = []
    for i in members:
        claim = scene.claims[i]
        if claim.stance is Stance.DENIES:
            denies.append(Denial(claim.id, claim.denial_scope))
        else:
            sorted_claims[_part(scene, i)].append(claim.id)
    return Account(side=side, denies=tuple(denies), **{k: tuple(v) for k, v in sorted_claims.items()})


def _part(scene: Scene, i: int) -> str:
    claim = scene.claims[i]
    if claim.stance is Stance.ACKNOWLEDGES:
        return "acknowledges"
    if not _holds(claim):
        return "other"
    return "blames" if claim.stance is Stance.ACCUSES or _blames_another(scene, i) else "asserts"


def _blames_another(scene: Scene, i: int) -> bool:
    """Whether a claim that condemns or tells a harmful act names a party other than the speaker's as its doer."""
    speaker, claim = scene.speakers[i], scene.claims[i]
    if claim.event is None or not can_harm(claim.event.type):
        return False
    accusing = claim.stance is Stance.CONDEMNS or (speaker is not None and speaker.side is not None)
    return accusing and any(speaker is None or not same_party(agent, speaker) for agent in scene.agents[i])


def _holds(claim: Claim) -> bool:
    """Whether a claim holds that the thing happened."""
    return claim.stance in _HOLDING and not claim.negated and claim.realis in (Realis.OCCURRED, Realis.ONGOING)


def _side(scene: Scene, i: int) -> str | None:
    speaker = scene.speakers[i]
    return speaker.side if speaker is not None else scene.claims[i].side


def _voices(scene: Scene, members: Iterable[int]) -> tuple[str, ...]:
    """Sides, or names of speakers of no side, once each in text order; hearsay and the report's own voice have none."""
    found = (scene.speakers[i] for i in members)
    return tuple(dict.fromkeys(p.side or p.name for p in found if p is not None))


def _blame_each_other(scene: Scene, members: Sequence[int]) -> bool:
    blaming = [i for i in members if _part(scene, i) == "blames"]
    return any(
        scene.blames(i, scene.speakers[j]) and scene.blames(j, scene.speakers[i])
        for n, i in enumerate(blaming)
        for j in blaming[n + 1 :]
        if scene.speakers[i] is not None and scene.speakers[j] is not None and not scene.one_voice(i, j)
    )


def _not_quoted(scene: Scene, members: Sequence[int]) -> tuple[str, ...]:
    """Parties that are blamed here and are not quoted anywhere in the report."""
    known = list(dict.fromkeys(p for p in scene.speakers if p is not None))
    found: list[Party] = []
    # Each only once: a report may blame one party in hundreds of claims.
    for agent in dict.fromkeys(a for i in members if _part(scene, i) == "blames" for a in scene.agents[i]):
        if not any(same_party(agent, q) for q in known):
            found.append(agent)
            known.append(agent)
    return tuple(dict.fromkeys(p.side or p.name for p in found))


def _independent(scene: Scene, members: Sequence[int]) -> list[Party]:
    """Speakers who hold that it happened, bodies of one side counted once."""
    found: list[Party] = []
    for i in members:
        speaker = scene.speakers[i]
        known = speaker is None or any(same_party(speaker, other) for other in found)
        if speaker is not None and not known and _holds(scene.claims[i]):
            found.append(speaker)
    return found
