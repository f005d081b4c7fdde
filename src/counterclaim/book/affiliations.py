"""Whose side the origins of an incident stand on by the conflict file: an official body is never independent.

In: both numbers of an incident's reports, and the conflict file. Out: the same, with what the file says in words and
reasons. The numbers stay: that two outlets stand on one side does not show that they copy one another. Reads no pack.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from counterclaim.claims.bare_parties import side_that_publishes
from counterclaim.packs.conflict import Conflict
from counterclaim.records.claim import Reason
from counterclaim.records.wholes import Sources, WholeIncident

_STEP = "origins"


def with_affiliations(incidents: Iterable[WholeIncident], conflict: Conflict | None) -> Iterator[WholeIncident]:
    """Incidents with what the conflict file says of the origins of their reports."""
    for one in incidents:
        yield msgspec.structs.replace(one, sources=affiliated(one.sources, conflict)) if conflict else one


def affiliated(sources: Sources, conflict: Conflict) -> Sources:
    """Both numbers, and which origins stand on a side: by `affiliation`, or as one of a side's members.

    Example: of "2 reports, 2 origins ..." whose publishers are a side's ministry and its radio, no two are independent.
    """
    told: dict[str, list[str]] = {}
    for origin in sources.drawn:
        side = side_that_publishes(origin.name, conflict)
        if side is not None and origin.name:
            told.setdefault(side.name, []).append(origin.name)
    notes = [_note(side, told[side]) for side in conflict.order if side in told]
    if not notes:
        return sources
    reasons = tuple(Reason(_STEP, "affiliation", note) for note in notes)
    return msgspec.structs.replace(
        sources, words="; ".join((sources.words, *notes)), reasons=(*sources.reasons, *reasons)
    )  # fmt: skip


def _note(side: str, names: Sequence[str]) -> str:
    who = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    stands = "stands" if len(names) == 1 else "stand"
    return f"{who} {stands} with {side} by the conflict file, not independent of it"
