"""What a format of incidents has no place for: truces and running totals, counted, so that nothing is lost unsaid."""

from counterclaim.export.formats.format import Losses
from counterclaim.export.material import Material
from counterclaim.records.enums import Scope
from counterclaim.records.exporting import Rule

TRUCES = Rule("incidents_only_truces", "Truces and what is said of their keeping are no incidents; they are in jsonl.")
TOTALS = Rule("incidents_only_totals", "Running totals count no single incident; they are in jsonl.")


def count_what_is_no_incident(material: Material, losses: Losses) -> None:
    """Tell of every truce and running total that a format of incidents leaves out."""
    for truce in material.ceasefires():
        losses.left_out(TRUCES, truce.id)
    for toll in material.tolls():
        if toll.scope is Scope.CUMULATIVE:
            losses.left_out(TOTALS, toll.id)
