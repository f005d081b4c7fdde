"""Mentions of agreements merged into agreements: one record per truce, exchange, corridor or withdrawal.

In: the claims of one report that speak of agreements. Out: `Truce` drafts in the order of their making.
Reads countries and party_words through `packs.parties` (a capital that brokers is its state).
"""

import re
from collections.abc import Sequence

import msgspec

from counterclaim.ledgers.telling.days import days_between
from counterclaim.packs.parties import nation_alone, plain_name
from counterclaim.records.claim import Agreement, Claim, Reason, TimeRange
from counterclaim.records.enums import AgreementType, Kind, Realis, Stance
from counterclaim.records.report import Report

LEDGERED = frozenset(
    (AgreementType.CEASEFIRE, AgreementType.EXCHANGE, AgreementType.CORRIDOR, AgreementType.WITHDRAWAL)
)
"""Types with a record of their own. Alliances and other treaties are background, not lines of a ceasefire ledger."""
_TOLD = frozenset((Stance.ASSERTS, Stance.ACCUSES, Stance.CONDEMNS, Stance.CONFIRMS, Stance.ACKNOWLEDGES))
_REAL = frozenset((Realis.OCCURRED, Realis.ONGOING))
_DAY = 10
_ANOTHER_TIME = 60
"""Days before its report from which words tell of another time."""
_LONG_LAPSED = 30
"""Days after which a truce is not just "the truce" where a report tells of a younger one."""
IN_FORCE = "ceasefire_in_force"
_BROKERED = re.compile(r"\b(?:brokered|mediated|sponsored|negotiated|facilitated)\s+by\s+(.{1,80})", re.IGNORECASE)
FAR = "9999-12-31"
"""Stands for a day that nothing tells, so that such truces come last."""


class Truce(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement as far as its mentions tell it."""

    type: AgreementType
    brokers: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    agreed_on: str | None = None
    agreed_by: str | None = None
    effective: str | None = None
    ended: str | None = None
    mentions: tuple[Claim, ...] = ()
    disputed: tuple[Claim, ...] = ()
    """Claims that it was never made, or is no longer in force."""
    reasons: tuple[Reason, ...] = ()

    @property
    def day(self) -> str | None:
        """The day on which it was agreed, else the latest by which it must have been."""
        return self.agreed_on or self.agreed_by

    @property
    def start(self) -> int:
        """Where the report first speaks of it."""
        return min((m.evidence.start for m in self.mentions), default=0)


def find_truces(claims: Sequence[Claim], report: Report, *, known: Sequence[Truce] = ()) -> tuple[Truce, ...]:
    """The agreements that claims in text order tell of, by day of making, then by the text; those `known` first.

    Mentions that tell most are taken first, and one with less joins the one that it fits: same type and nothing that
    contradicts in brokers, parties or day. A mention that fits several joins the last one told before it.
    """
    mentions = [c for c in claims if is_mention(c)]
    truces: list[Truce] = list(known)
    for claim in sorted(mentions, key=_telling):
        fitting = [n for n, truce in enumerate(truces) if _fits(truce, claim)]
        several = _of_several(truces, claim)
        if several:
            for n in several:
                truces[n] = _joined(truces[n], claim, "named together with others")
        elif not fitting:
            truces.append(_started(claim))
        else:
            n = fitting[0] if len(fitting) == 1 else _last_before(truces, fitting, claim)
            note = "fits this agreement alone" if len(fitting) == 1 else "fits several; the last one told before it"
            truces[n] = _joined(truces[n], claim, note)
    with_days = [dated(t, report) for t in truces]
    return tuple(sorted(with_days, key=lambda t: (t.day or FAR, t.start)))


def is_mention(claim: Claim) -> bool:
    """Whether a claim says that an agreement exists, or names one by broker or day in telling how it was kept."""
    agreement = claim.agreement
    if agreement is None or agreement.type not in LEDGERED:
        return False
    if claim.kind is Kind.AGREEMENT:
        return claim.stance in _TOLD and not claim.negated and claim.realis in _REAL
    return bool(agreement.brokers or agreement.agreed_on)


def with_broker(claim: Claim) -> Claim:
    """A claim that a truce took effect, with the agreement that its words name by their brokers where it has none.

    Example: "A truce brokered by Orta took effect" names Orta's truce, and Orta is no party that keeps it.
    """
    if claim.agreement or claim.event is None or claim.event.type != IN_FORCE:
        return claim
    named = _BROKERED.search(claim.evidence.text)
    plain = f" {plain_name(named[1])} " if named else ""
    brokers = tuple(a.name for a in claim.event.agents if f" {plain_name(a.name)} " in plain)
    if not brokers or claim.negated or claim.realis not in _REAL or claim.stance not in _TOLD:
        return claim
    return msgspec.structs.replace(claim, agreement=Agreement(type=AgreementType.CEASEFIRE, brokers=brokers))


def broker_key(name: str) -> str:
    """A broker or party for comparing: a state by its plain name, whether told by capital, people or formal name."""
    return plain_name(nation_alone(name) or name)


def keys(names: Sequence[str]) -> frozenset[str]:
    """Brokers or parties for comparing."""
    return frozenset(broker_key(n) for n in names)


def fits(truce: Truce, agreement: Agreement) -> bool:
    """Whether an agreement as named can be this one: same type, and no broker, party or day that contradicts."""
    return (
        truce.type is agreement.type
        and _meet(keys(truce.brokers), keys(agreement.brokers))
        and _within(keys(truce.parties), keys(agreement.parties))
        and (not truce.agreed_on or not agreement.agreed_on or _one_time(truce.agreed_on, agreement.agreed_on))
    )


def latest_day(time: TimeRange | None) -> str | None:
    """The last day that a time allows; None where it is open."""
    last = (time.latest or "")[:_DAY] if time else ""
    return last + FAR[len(last) :] if last else None


def still_meant(truces: Sequence[Truce], known: Sequence[int], day: str | None, report: Report) -> Sequence[int]:
    """Those of several truces that words without a name can mean on a `day`: none that ended before, none long past.

    Example: beside a truce of last week, "they broke the truce" does not mean the accord of two years ago.
    """
    live = [n for n in known if not (day and (truces[n].ended or day)[:_DAY] < day)] or known
    when = day or report.published
    return [n for n in live if not _long_past(truces[n].agreed_on, when)] or live


def _long_past(day: str | None, when: str | None) -> bool:
    if day and len(day) < _DAY:
        return when is not None and not when.startswith(day)
    return (days_between(day, when) or 0) > _LONG_LAPSED


def told_last(truces: Sequence[Truce], known: Sequence[int], start: int) -> int | None:
    """The truce that the text told last before a character; None where it told none of them."""
    told = [(m.evidence.start, n) for n in known for m in truces[n].mentions if m.evidence.start <= start]
    return max(told)[1] if told else None


def _fits(truce: Truce, claim: Claim) -> bool:
    return claim.agreement is not None and fits(truce, claim.agreement)


def _telling(claim: Claim) -> tuple[int, int]:
    """Order of merging: what tells broker and day first, then by the text."""
    a = claim.agreement
    told = 0 if a is None else 2 * bool(a.brokers) + 2 * bool(a.agreed_on) + bool(a.parties)
    return -told, claim.evidence.start


def _of_several(truces: Sequence[Truce], claim: Claim) -> list[int]:
    """Truces that a mention with several brokers sums up, each broker having one of its own."""
    brokers = keys(claim.agreement.brokers) if claim.agreement else frozenset()
    own = [n for n, t in enumerate(truces) if len(keys(t.brokers)) == 1 and keys(t.brokers) <= brokers]
    covered = {b for n in own for b in keys(truces[n].brokers)}
    undated = claim.agreement is not None and claim.agreement.agreed_on is None
    return own if len(brokers) > 1 and covered == brokers and undated else []


def _last_before(truces: Sequence[Truce], fitting: Sequence[int], claim: Claim) -> int:
    def gap(n: int) -> tuple[bool, int]:
        before = [m.evidence.start for m in truces[n].mentions if m.evidence.start <= claim.evidence.start]
        return (not before, claim.evidence.start - max(before) if before else truces[n].start)

    return min(fitting, key=gap)


def _started(claim: Claim) -> Truce:
    a = claim.agreement or Agreement(type=AgreementType.OTHER)
    return Truce(
        type=a.type,
        brokers=a.brokers,
        parties=a.parties,
        agreed_on=a.agreed_on,
        effective=a.effective,
        mentions=(claim,),
        reasons=(Reason("ceasefires", "told", f"{claim.id} tells of it"),),
    )


def _joined(truce: Truce, claim: Claim, note: str) -> Truce:
    a = claim.agreement or Agreement(type=truce.type)
    several = note.startswith("named together")
    return msgspec.structs.replace(
        truce,
        brokers=truce.brokers if several else _union(truce.brokers, a.brokers),
        parties=truce.parties or a.parties,
        agreed_on=_finer(truce.agreed_on, a.agreed_on),
        effective=truce.effective or a.effective,
        mentions=tuple(sorted((*truce.mentions, claim), key=lambda c: (c.evidence.start, c.id))),
        reasons=(*truce.reasons, Reason("ceasefires", "merged", f"{claim.id}: {note}")),
    )


def dated(truce: Truce, report: Report) -> Truce:
    """Where its day is not told: it was agreed by the first day on which somebody speaks of it, or by publication."""
    if truce.agreed_on:
        return truce
    # "Who said in 2029" tells of another time.
    exact = [
        m for m in truce.mentions if m.said_on and (m.said_on.earliest or "")[:_DAY] == (m.said_on.latest or "")[:_DAY]
    ]
    told = sorted((day, m.id) for m in exact if (day := latest_day(m.said_on)) and not _long_before(day, report))
    if told:
        day, claim_id = told[0]
        reason = Reason("ceasefires", "agreed_by", f"spoken of on {day} ({claim_id})")
    elif report.published:
        day = report.published
        reason = Reason("ceasefires", "agreed_by", f"the report of {day} speaks of it")
    else:
        return truce
    return msgspec.structs.replace(truce, agreed_by=day, reasons=(*truce.reasons, reason))


def _long_before(day: str, report: Report) -> bool:
    """Whether words are told as of another time than the report's: "which mediated the accord of 2029"."""
    return (days_between(day, report.published) or 0) > _ANOTHER_TIME


def _meet(one: frozenset[str], two: frozenset[str]) -> bool:
    return not one or not two or bool(one & two)


def _within(one: frozenset[str], two: frozenset[str]) -> bool:
    return not one or not two or one <= two or two <= one


def _one_time(one: str, two: str) -> bool:
    """Whether two dates can be one: a month holds its days."""
    return one.startswith(two) or two.startswith(one)


def _finer(one: str | None, two: str | None) -> str | None:
    return max(one or "", two or "", key=len) or None


def _union(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[str, ...]:
    known = keys(one)
    return (*one, *(name for name in two if broker_key(name) not in known))
