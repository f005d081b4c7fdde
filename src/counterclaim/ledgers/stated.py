"""Truces that the user states by hand in the conflict file, beside those that the reports tell.

In: a conflict file, and truces of the ledger. Out: the stated truces as records, and which of them one of the ledger
is. Nothing that a report tells is changed by it. Reads no pack.
"""

import msgspec

from counterclaim.ledgers.truces import broker_key
from counterclaim.packs.conflict import Conflict, StatedCeasefire
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Reason
from counterclaim.records.enums import AgreementType
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Ceasefire

_DAY = len("2031-05-06")


def as_ceasefires(conflict: Conflict) -> tuple[Ceasefire, ...]:
    """The stated truces in the order of the file, with no claims: they rest on the user's word, and say so.

    Example: `{name: Lake truce, agreed_on: 2031-03-02}` gives a ceasefire agreed on 2 March 2031.
    """
    return tuple(_record(one, conflict) for one in conflict.ceasefires)


def stated_for(truce: Ceasefire, conflict: Conflict) -> StatedCeasefire | None:
    """The one stated truce that a truce of the ledger is: by its day, and by its brokers where both tell them.

    None where none fits or several do: then a person must say.
    """
    days = {day[:_DAY] for day in (truce.agreed_on, truce.effective) if day}
    fitting = [one for one in conflict.ceasefires if days & _days(one) and _same_brokers(truce, one)]
    return fitting[0] if len(fitting) == 1 else None


def meant_by_name(truce: Ceasefire, conflict: Conflict) -> StatedCeasefire | None:
    """The stated truce that a report's truce is, so that its reports can be joined: by day and brokers, else by name.

    Example: "the Orr truce" of a report that tells no day is the stated "Orr truce"; a truce of another day is not, nor
    one that a report tells of before the stated one was agreed.
    """
    if (one := stated_for(truce, conflict)) is not None:
        return one
    if truce.agreed_on or truce.effective:
        return None
    called = [broker_key(r.note) for r in truce.reasons if r.rule == "called"]
    fitting = [
        one
        for one in conflict.ceasefires
        if any(f" {name} " in f" {plain_name(one.name)} " for name in called)
        and _same_brokers(truce, one)
        and not _told_before(truce, one)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _told_before(truce: Ceasefire, one: StatedCeasefire) -> bool:
    first = min(_days(one), default="")
    return bool(truce.agreed_by and first and truce.agreed_by[:_DAY] < first)


def with_stated(truce: Ceasefire, conflict: Conflict) -> Ceasefire:
    """The truce with the stated one's name among its reasons, where it is one; its fields stay as the reports tell."""
    stated = stated_for(truce, conflict)
    if stated is None:
        return truce
    return msgspec.structs.replace(truce, reasons=(*truce.reasons, _reason(stated, conflict)))


def _record(stated: StatedCeasefire, conflict: Conflict) -> Ceasefire:
    return Ceasefire(
        id=make_id("cf", "stated", conflict.id, stated.name), type=AgreementType.CEASEFIRE, parties=stated.parties,
        brokers=stated.brokers, agreed_on=stated.agreed_on, effective=stated.effective, ended=stated.ended,
        reasons=(_reason(stated, conflict),),
    )  # fmt: skip


def _reason(stated: StatedCeasefire, conflict: Conflict) -> Reason:
    note = f" ({stated.note})" if stated.note else ""
    return Reason("conflict file", "stated", f"{stated.name}: stated by hand in {conflict.name}{note}")


def _days(stated: StatedCeasefire) -> set[str]:
    return {day[:_DAY] for day in (stated.agreed_on, stated.effective) if day and len(day) >= _DAY}


def _same_brokers(truce: Ceasefire, stated: StatedCeasefire) -> bool:
    if not truce.brokers or not stated.brokers:
        return True
    return bool(set(map(broker_key, truce.brokers)) & set(map(broker_key, stated.brokers)))
