"""What a claim is in PLOVER: an act, a saying about an act, or no event at all.

By the stance and nothing else, so that the same words give the same code whoever speaks. A denial is no event: PLOVER
dropped CAMEO's statements, and as ACCUSE, REJECT or the denied act it would be counted for what it is not. What the
words are about stands beside. Reads the packs `event_types` and `plover`.

Example: "accused the front of shelling the market" is ACCUSE/allege, about ASSAULT/heavy-weapons.
"""

from typing import Final, Literal

import msgspec

from counterclaim.export.deriving.acts import is_real
from counterclaim.packs.event_types import Circumstances, PloverCode, load_event_types
from counterclaim.packs.plover import load_plover
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Stance

Polarity = Literal["affirms", "negates", "denies", "doubts"]
_TELLING: Final = frozenset((Stance.ASSERTS, Stance.CONFIRMS, Stance.ACKNOWLEDGES))


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """The event of a claim's line, and the act that its words are about."""

    event: PloverCode | None = None
    act: PloverCode | None = None
    what: str | None = None
    """The type of happening or agreement, as our vocabulary has it."""

    @property
    def done(self) -> bool:
        """Whether the line is the act itself."""
        return self.event is not None and self.event is self.act


def coded_as(claim: Claim, what: Circumstances) -> Coded:
    """The PLOVER event of a claim, by its stance, and of the act that it is about."""
    act, kind = _act(claim, what)
    return Coded(event=_event(claim, act), act=act, what=kind)


def polarity_of(claim: Claim) -> Polarity:
    """Whether a claim affirms what it is about, negates it ("no shells fell"), denies it, or doubts it."""
    if claim.stance is Stance.DENIES:
        return "denies"
    if claim.stance is Stance.DOUBTS:
        return "doubts"
    return "negates" if claim.negated else "affirms"


def _act(claim: Claim, what: Circumstances) -> tuple[PloverCode | None, str | None]:
    if claim.event is not None:
        kind = claim.event.type
        return (load_event_types().plover(kind, what) if kind in load_event_types().types else None), kind
    if claim.agreement is not None:
        return load_event_types().agreement_codes.get(claim.agreement.type), str(claim.agreement.type)
    return None, None


def _event(claim: Claim, act: PloverCode | None) -> PloverCode | None:
    """A saying is an event whatever it is of; an act is one where it is told as done."""
    codes = load_plover()
    if claim.stance in codes.stances:
        return codes.stances[claim.stance]
    if claim.stance is Stance.CALLS_FOR:
        return codes.request(claim.evidence.text)
    if act is None or claim.negated:
        return None
    if claim.stance is Stance.PLEDGES:
        return codes.pledges.get(act.event)
    return act if claim.stance in _TELLING and is_real(claim) else None
