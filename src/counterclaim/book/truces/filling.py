"""What one report leaves open of an alleged breach and the whole truce tells: who both parties are, and its first day.

In: a line of a truce, and the truce as all reports tell it. Out: the line, or one of each party. Reads no pack.

Example: "both parties assured the mission of their compliance" in a report that names no party is a line of each of the
two that another report tells to have signed. Of whom one side alone speaks, nothing is filled in.
"""

from collections.abc import Iterator

import msgspec

from counterclaim.ledgers.kept import AT_FIRST
from counterclaim.ledgers.mutual import EACH_ITSELF, EACH_KEEPS, EACH_OTHER, OTHER_OPEN
from counterclaim.records.claim import Reason
from counterclaim.records.ledger import Ceasefire
from counterclaim.records.tallies import Alleged

_STEP = "truces"
_TWO = 2
_DAY = len("2031-05-06")


def filled(line: Alleged, truce: Ceasefire) -> Iterator[Alleged]:
    """A line with what the whole truce tells of it: one of each party where it is said of all, with the first day."""
    dated = _with_first_day(line, truce)
    pairs = _pairs(dated, truce.parties) if line.party is None else ()
    why = Reason(_STEP, "parties_of_truce", "the parties are those that other reports tell")
    for by, who in pairs:
        yield msgspec.structs.replace(dated, by=by, party=who, reasons=(*dated.reasons, why))
    if not pairs:
        yield dated


def _pairs(line: Alleged, parties: tuple[str, ...]) -> tuple[tuple[str | None, str], ...]:
    rules = {reason.rule for reason in line.reasons}
    if len(parties) < _TWO:
        return ()
    if EACH_KEEPS in rules:
        return tuple((line.by, who) for who in parties)
    if EACH_ITSELF in rules:
        return tuple((who, who) for who in parties)
    if EACH_OTHER in rules and len(parties) == _TWO:
        return ((parties[0], parties[1]), (parties[1], parties[0]))
    if OTHER_OPEN in rules and len(parties) == _TWO and line.by in parties:
        return ((line.by, next(who for who in parties if who != line.by)),)
    return ()


def _with_first_day(line: Alleged, truce: Ceasefire) -> Alleged:
    """A breach told of a truce's first hours has the day on which it took effect."""
    day = (truce.effective or "")[:_DAY]
    counted = line.low is not None or line.best is not None or line.high is not None
    if line.day or counted or len(day) < _DAY or not any(reason.rule == AT_FIRST for reason in line.reasons):
        return line
    return msgspec.structs.replace(line, day=day, first=line.first or day, last=line.last or day)
