"""A claim in, whether its speaker holds that the thing happened out: one set of stances for every section.

To hold is to say, accuse, condemn, confirm or acknowledge it, as something that has occurred or goes on. To deny,
doubt, call for, pledge or warn of a thing is to hold nothing. No pack is read.
"""

from typing import Final

from counterclaim.records.claim import Claim
from counterclaim.records.enums import Realis, Stance, TollKind

BLAMING: Final = frozenset((Stance.ACCUSES, Stance.CONDEMNS))
HOLDING: Final = frozenset((Stance.ASSERTS, Stance.CONFIRMS, Stance.ACKNOWLEDGES, *BLAMING))
WISHING: Final = frozenset((Stance.CALLS_FOR, Stance.PLEDGES, Stance.WARNS))
"""What somebody wants, promises or fears."""
REAL: Final = frozenset((Realis.OCCURRED, Realis.ONGOING))
THINGS: Final = frozenset((TollKind.DESTROYED, TollKind.DAMAGED))
"""Kinds of tolls that count no people."""


def holds(claim: Claim) -> bool:
    """Whether the speaker holds that the thing happened or is going on: says, accuses, condemns, confirms it."""
    return tells(claim) and not claim.negated


def tells(claim: Claim) -> bool:
    """Whether the speaker tells of the thing as real, be it to say that it did not happen: "nobody was hurt"."""
    return claim.stance in HOLDING and claim.realis in REAL
