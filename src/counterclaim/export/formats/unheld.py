"""What houses that record acts have no row for, counted so that the manifest tells it.

Truces, positions, running totals, plans, and acts that are only denied. Reads no pack.
"""

from typing import Final

from counterclaim.export.deriving.acts import acts_of, is_real
from counterclaim.export.deriving.killed import own_stretch
from counterclaim.export.deriving.rejected import REJECTED
from counterclaim.export.formats.format import Losses
from counterclaim.export.material import Material, ToldIncident
from counterclaim.records.correcting import is_rejected
from counterclaim.records.enums import Kind, Scope
from counterclaim.records.exporting import Rule

_TRUCES: Final = Rule("no_truces", "A truce has no place and no act: it is in `ceasefires`.")
_KINDS: Final = {
    Kind.POSITION: Rule("no_positions", "A position is what somebody thinks or wants; no act is told."),
    Kind.AGREEMENT: Rule("no_agreements", "An agreement without an act is in `ceasefires` and `jsonl`."),
}
_UNREAL: Final = Rule("no_unreal", "What is planned, feared, or only spoken of as possible has not happened.")
_TOTALS: Final = Rule("no_totals", "A running total belongs to no one event: it is in `csv` and `jsonl`.")
_DENIED: Final = Rule("only_denied", "Nobody tells the act as done: it is only denied.")


def tell_unheld(material: Material, losses: Losses) -> None:
    """Count the records that no event row can hold."""
    for truce in material.ceasefires():
        losses.left_out(_TRUCES, truce.id)
    for claim in material.claims():
        if is_rejected(claim):
            losses.left_out(REJECTED, claim.id)
        elif claim.kind in _KINDS and claim.event is None:
            losses.left_out(_KINDS[claim.kind], claim.id)
        elif not is_real(claim):
            losses.left_out(_UNREAL, claim.id)
        elif any(t.scope is Scope.CUMULATIVE and not own_stretch(t, claim) for t in claim.tolls):
            losses.left_out(_TOTALS, claim.id)


def only_denied(told: ToldIncident, losses: Losses) -> bool:
    """Whether nobody tells the act as done; told as left out where so."""
    if acts_of(told):
        return False
    losses.left_out(_DENIED, told.whole.id)
    return True
