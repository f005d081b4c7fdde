"""What a page rests on: how many reports, whose words, how much a person has checked, and what was not read.

In: reports and their claims. Out: one `RestsOn`. Reads party_words through `packs`.

A side that is named as doer and not quoted is "not quoted in the reports read", never "silent".
"""

from collections.abc import Sequence

from counterclaim.packs.families import can_harm
from counterclaim.packs.parties import Party, is_named, learn_sides, party, same_party, with_side
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Stance
from counterclaim.records.ledger import Actor, RestsOn, SideCount
from counterclaim.records.report import Report

_BLAMING = frozenset((Stance.ACCUSES, Stance.CONDEMNS))


def what_it_rests_on(
    reports: Sequence[Report], claims: Sequence[Claim], *, actors: Sequence[Actor] = (), checked: int = 0
) -> RestsOn:
    """Counts of claims per side, of third parties and of the reports' own voice, and who is missing.

    Example: two reports with nine claims of one side, none of the other and one in the report's own voice give
    `sides=(SideCount("Northland", 9),)`, `own_voice=1`, and `not_quoted=("Southland",)` where Southland is accused.
    """
    sides = learn_sides(claims, actors)
    speakers = [with_side(party(c.speaker, c.side), sides) if c.speaker else None for c in claims]
    counted: dict[str, int] = {}
    for speaker in speakers:
        if speaker is not None and speaker.side:
            counted[speaker.side] = counted.get(speaker.side, 0) + 1
    telling = {s.side for s, c in zip(speakers, claims, strict=True) if s is not None and s.side and c.tolls}
    missing = _not_quoted(claims, [s for s in dict.fromkeys(speakers) if s is not None], actors)
    known = sorted({*counted, *(m.side for m in sides.members if m.side)})
    return RestsOn(
        reports=len(reports),
        claims=len(claims),
        sides=tuple(SideCount(side, counted[side]) for side in sorted(counted, key=lambda s: (-counted[s], s))),
        third_parties=sum(1 for s in speakers if s is not None and not s.side),
        own_voice=sum(1 for s in speakers if s is None),
        checked=checked,
        not_quoted=missing,
        no_toll_from=tuple(side for side in (*known, *(m for m in missing if m not in known)) if side not in telling),
    )


def _on_harm(claim: Claim) -> bool:
    """Whether a claim puts an act before its doer's side to answer: an accusation, or an act that harms."""
    return claim.stance in _BLAMING or (claim.event is not None and can_harm(claim.event.type))


def _not_quoted(claims: Sequence[Claim], quoted: Sequence[Party], actors: Sequence[Actor]) -> tuple[str, ...]:
    """Parties told as doers of harm, and sides of known actors, whom no report quotes."""
    sides = learn_sides(claims, actors)
    named = [with_side(party(a), sides) for c in claims if c.event and _on_harm(c) for a in c.event.agents]
    listed = [party(a) for a in actors if a.side]
    found: list[Party] = []
    for who in dict.fromkeys((*listed, *named)):
        if is_named(who) and not any(same_party(who, other) for other in (*quoted, *found)):
            found.append(who)
    return tuple(sorted({p.side or p.name for p in found}))
