"""Which claims of an incident tell an act as something that happened: those that rows of other houses are made of.

A denial, a plan, a call, or "no shelling took place" tells no act. Reads no pack.
"""

from typing import Final

from counterclaim.export.material import ToldIncident
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Certainty, Realis, Stance

_TELLING: Final = frozenset(
    (Stance.ASSERTS, Stance.ACCUSES, Stance.CONDEMNS, Stance.CONFIRMS, Stance.ACKNOWLEDGES)
)  # fmt: skip
_REAL: Final = frozenset((Realis.OCCURRED, Realis.ONGOING))
_TRUCE_BROKEN: Final = "ceasefire_violated"


def acts_of(told: ToldIncident) -> tuple[Claim, ...]:
    """The claims that tell the act as done, in the order of their reports and of the text."""
    return tuple(claim for claim in told.claims if tells_an_act(claim))


def blaming_of(told: ToldIncident, *, of_force: bool) -> tuple[Claim, ...]:
    """The claims of the act that tell who acted.

    Who is only said to have broken a truce is no actor of a shelling for which other claims name somebody: "South
    shelled the town", says North; "North broke the truce", says South. Where the incident is itself the breaking of a
    truce, both stand, but for a house that records the force alone (`of_force`).
    """
    acts = acts_of(told)
    if told.whole.type == _TRUCE_BROKEN and not of_force:
        return acts
    others = tuple(claim for claim in acts if claim.event is not None and claim.event.type != _TRUCE_BROKEN)
    return others if any(claim.event is not None and claim.event.agents for claim in others) else acts


def tells_an_act(claim: Claim) -> bool:
    """Whether a claim tells a happening as real: "shells fell" does, "no shells fell" and "shells may fall" do not.

    What is expected has not happened either ("talks are expected to resume on Monday").
    """
    return claim.event is not None and claim.stance in _TELLING and is_real(claim) and not claim.negated


def is_real(claim: Claim) -> bool:
    """Whether the words tell it as something that happened or goes on, and not as expected, planned or supposed."""
    return claim.realis in _REAL and claim.certainty is not Certainty.EXPECTED
