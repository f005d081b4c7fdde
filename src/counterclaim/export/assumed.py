"""The conflict file of a run, or none, in; in words what was taken from it and what was assumed, out."""

from collections.abc import Iterator

from counterclaim.export.wording import count_of
from counterclaim.packs.conflict import Conflict

_SHORT = 12


def assumed(conflict: Conflict | None) -> Iterator[str]:
    """What a reader of the ledger should know was not said by a person, and how to say it."""
    if conflict is None:
        yield (
            "no conflict file: sides were proposed from the claims of each report, and stand by the alphabet; places "
            "have the names of the place index; no source has a letter. `counterclaim init` proposes a file"
        )
        return
    given = [
        (len(conflict.sides), "side"),
        (len(conflict.places), "place"),
        (len(conflict.ceasefires), "stated ceasefire"),
        (len(conflict.sources), "source"),
        (len(conflict.actors), "listed actor"),
    ]
    state = f"version {conflict.version}, " if conflict.version else ""
    told = ", ".join(count_of(number, word) for number, word in given if number) or "nothing"
    yield f"conflict file {conflict.name} ({state}sha256 {conflict.sha256[:_SHORT]}): {told}"
    if not conflict.sides:
        yield "the conflict file names no sides: they were proposed from the claims of each report"
    if not conflict.naming:
        yield "no naming order: names of one place stand by the alphabet, sides as in the file"
    if ungraded := sum(source.reliability is None for source in conflict.sources):
        yield f"{count_of(ungraded, 'source')} without a letter: not graded, which is no judgement"
