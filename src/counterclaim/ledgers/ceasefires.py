"""The ceasefire ledger: agreements, and who says that whom broke or kept them.

In: the claims of one report, and the report. Out: `Ceasefire` records by day of making, each with its breaches in text
order. Reads countries, party_words, event_families and incident_words through `packs`.

Alleged breaches stay with who alleges them: nothing here is added up across parties.
"""

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.ledgers.breaching import bounded, once_each, single_day
from counterclaim.ledgers.disputing import disputes
from counterclaim.ledgers.kept import REAL, SAID, ToldKeeping, is_broker, on_keeping
from counterclaim.ledgers.naming import with_day
from counterclaim.ledgers.sayers import Scene
from counterclaim.ledgers.saying import says_broken, says_kept
from counterclaim.ledgers.shaped import Line, Shaped, find_shaped, lines_of, replaced
from counterclaim.ledgers.stated import meant_by_name
from counterclaim.ledgers.telling.groups import find_told
from counterclaim.ledgers.telling.mentions import find_mentions
from counterclaim.ledgers.telling.side_names import learn_side_names
from counterclaim.ledgers.truces import (
    FAR,
    IN_FORCE,
    Truce,
    broker_key,
    find_truces,
    fits,
    keys,
    latest_day,
    still_meant,
    told_last,
    with_broker,
)
from counterclaim.ledgers.worded import worded_truces
from counterclaim.packs.conflict import Conflict
from counterclaim.packs.parties import is_named, learn_sides, nations_in, party, plain_name
from counterclaim.packs.phrases import find_phrase, ordinal
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.enums import AgreementType, Kind, Stance
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Actor, Ceasefire
from counterclaim.records.report import Report


def tally_ceasefires(
    claims: Sequence[Claim],
    report: Report,
    *,
    actors: Sequence[Actor] = (),
    named: Iterable[Actor] = (),
    conflict: Conflict | None = None,
) -> tuple[Ceasefire, ...]:
    """The agreements of a report with what is said of their keeping. `named`: parties that neither speak nor act.

    Example: "the truce that X brokered on 10 May", "Y broke it on Monday, the ministry of Z said" and "Y's army said it
    was keeping to it" give one record with one alleged breach by Y and one claim that Y kept it. What is said of a
    truce that nothing names stands on a record without broker or day.
    """
    ordered = [
        with_day(with_broker(c), report) for c in sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.id))
    ]
    names = learn_side_names((*actors, *named), conflict)
    told_of = find_told(report, names)
    seen = {m.start for one in told_of for m in one.mentions}
    aside = [m for m in find_mentions(report.text) if m.start not in seen]
    worded, others = worded_truces(ordered, told_of, names, actors, aside=aside)
    truces = list(find_truces(others, report, known=worded))
    begun = [c for c in ordered if _begins(c, truces)]
    rest = [c for c in ordered if c not in begun]
    scene = Scene(report, learn_sides(ordered, actors), names, tuple(ordered))
    keeping = [(c, kept, r) for c in rest if (found := on_keeping(c, ordered, report)) for kept, r in [found]]
    known = bool(keeping) or any(t.type is AgreementType.CEASEFIRE for t in truces)
    shaped = find_shaped(ordered, scene) if known else ()
    keeping = [one for one in keeping if not replaced(one[0], shaped, kept=one[1])]
    truces = sorted((bounded(t, [c for c, _, _ in keeping]) for t in truces), key=lambda t: (t.day or FAR, t.start))
    truces = [_in_effect(t, n, begun, truces, report) for n, t in enumerate(truces)]
    if any(not _possible(truces, c) for c in (*(c for c, _, _ in keeping), *(s.claim for s in shaped))):
        truces.append(Truce(type=AgreementType.CEASEFIRE, reasons=(Reason("ceasefires", "unnamed", _UNNAMED),)))
    told: list[tuple[ToldKeeping, Shaped | None]] = [
        (ToldKeeping(c, kept, *_meant(c, truces, report, why)), None) for c, kept, why in keeping
    ]
    told += [(ToldKeeping(s.claim, s.kept, *_meant(s.claim, truces, report, _BY_SHAPE)), s) for s in shaped]
    told.sort(key=lambda one: (one[0].claim.evidence.start, one[1] is not None, one[0].claim.id))
    truces = _disputed(truces, ordered, report)
    if conflict is not None and conflict.sides:
        war = Reason("conflict file", "war", conflict.id)
        truces = [msgspec.structs.replace(t, reasons=(*t.reasons, war)) for t in truces]
    ledger = [_ceasefire(t, [one for one in told if n in one[0].truces], scene) for n, t in enumerate(truces)]
    return tuple(_with_stated(truce, conflict) for truce in ledger)


def _with_stated(truce: Ceasefire, conflict: Conflict | None) -> Ceasefire:
    """The truce with the one of the user's file that it is among its reasons: a fixed point for joining."""
    one = meant_by_name(truce, conflict) if conflict is not None else None
    if one is None or truce.type is not AgreementType.CEASEFIRE:
        return truce
    return msgspec.structs.replace(truce, reasons=(*truce.reasons, Reason("conflict file", "stated_as", one.name)))


_BY_SHAPE = Reason("ceasefires", "shape", "its sentence tells by its shape who broke or kept it")
_UNNAMED = "claims speak of a truce whose broker and day the report does not tell"


def _disputed(truces: Sequence[Truce], claims: Sequence[Claim], report: Report) -> list[Truce]:
    """The truces, each with the claims that it was never made, or is no longer in force."""
    found = list(truces)
    for claim in claims:
        why = disputes(claim)
        if why is None or not (known := _possible(truces, claim) or _any_named(truces, claim)):
            continue
        for n in _of_known(claim, truces, known, report, why)[0]:
            more = Reason("ceasefires", "disputed", why.note)
            both = {c.id: c for c in (*found[n].disputed, claim)}
            found[n] = msgspec.structs.replace(
                found[n], disputed=tuple(both.values()), reasons=(*found[n].reasons, more)
            )
    return found


def _any_named(truces: Sequence[Truce], claim: Claim) -> list[int]:
    """The report's only truce: who denies it may name its parties otherwise than who tells of it."""
    told = [n for n, t in enumerate(truces) if t.type is AgreementType.CEASEFIRE and t.mentions]
    named = claim.agreement
    apart = named is not None and (named.brokers or named.agreed_on)
    return told if len(told) == 1 and not apart and not _before(claim, truces[told[0]]) else []


def _begins(claim: Claim, truces: Sequence[Truce]) -> bool:
    """Whether a claim tells that a truce took effect, and not that anybody kept it: no party to it does anything."""
    if claim.kind is not Kind.EVENT or claim.event is None or claim.event.type != IN_FORCE:
        return False
    own = [t for t in truces if claim in t.mentions]
    keepers = [a for a in claim.event.agents if is_named(party(a)) and not any(is_broker(a.name, t) for t in own)]
    words = claim.evidence.text
    if find_phrase("truce_ends", words) or find_phrase("ran_out", words) or says_broken(words):
        return False
    if says_kept(words) and (claim.speaker is not None or not find_phrase("takes_effect", words)):
        return False
    return not keepers and (bool(find_phrase("takes_effect", words)) or not find_phrase("holds", words))


def _in_effect(truce: Truce, n: int, begun: Sequence[Claim], truces: Sequence[Truce], report: Report) -> Truce:
    """The truce with the day on which it is said to have taken effect, where that is told and it had none."""
    if truce.effective or truce.type is not AgreementType.CEASEFIRE:
        return truce
    for claim in begun:
        day, real = single_day(claim.time), claim.realis in REAL and claim.stance in SAID and not claim.negated
        # "Signed late on Monday, and all shooting stopped at midnight": Monday is the day of its making.
        made = day == truce.agreed_on and not find_phrase("takes_effect", claim.evidence.text)
        if day and real and not made and claim.stance is not Stance.DENIES and (truce.agreed_on or "") <= day:
            meant, reason = _meant(
                claim, truces, report, Reason("ceasefires", "effective", f"{claim.id} tells its start")
            )
            if meant == (n,):
                return msgspec.structs.replace(truce, effective=day, reasons=(*truce.reasons, reason))
    return truce


def _meant(claim: Claim, truces: Sequence[Truce], report: Report, why: Reason) -> tuple[tuple[int, ...], Reason]:
    """The truces that a claim on keeping means: named, in its sentence, several, counted, else the latest before it."""
    known = _possible(truces, claim)
    if not known:
        return (len(truces) - 1,), Reason("ceasefires", "unnamed", f"{why.note}; no truce of the report fits")
    return _of_known(claim, truces, known, report, why)


def _of_known(
    claim: Claim, truces: Sequence[Truce], known: Sequence[int], report: Report, why: Reason
) -> tuple[tuple[int, ...], Reason]:
    if claim.agreement and (claim.agreement.brokers or claim.agreement.agreed_on):
        fitting = [n for n in known if fits(truces[n], claim.agreement)]
        day = claim.agreement.agreed_on
        fitting = [n for n in fitting if day and truces[n].agreed_on == day] or fitting
        if fitting:
            return tuple(fitting), Reason("ceasefires", "named", f"{why.note}; names broker or day")
    same = [n for n in known if any(m.sentence == claim.sentence for m in truces[n].mentions)]
    # "The accord of May is dead, and Ada broke that of June": the claim's own words go before those beside them.
    same = [n for n in same if any(m.id == claim.id for m in truces[n].mentions)] or same
    if same:
        return tuple(same), Reason("ceasefires", "sentence", f"{why.note}; told in one sentence with this truce")
    words = claim.evidence.text
    if find_phrase("brokered", words) and (named := [n for n in known if _speaks_of(words, truces[n])]):
        return tuple(named), Reason("ceasefires", "broker", f"{why.note}; its words name the broker")
    if len(known) > 1 and (phrase := find_phrase("several_truces", words)):
        return tuple(known), Reason("ceasefires", "several", f"{why.note}; “{phrase}” means each of them")
    number = ordinal(words) if find_phrase("truce", words) else None
    if number is not None and number <= len(known):
        return (known[number - 1],), Reason("ceasefires", "counted", f"{why.note}; number {number} in order of making")
    return _latest(claim, truces, known, report, why)


def _speaks_of(words: str, truce: Truce) -> bool:
    spoken = {broker_key(n) for n in nations_in(words)}
    plain = f" {plain_name(words)} "
    return bool(keys(truce.brokers) & spoken) or any(f" {plain_name(b)} " in plain for b in truce.brokers)


def _latest(
    claim: Claim, truces: Sequence[Truce], known: Sequence[int], report: Report, why: Reason
) -> tuple[tuple[int, ...], Reason]:
    if len(known) == 1:
        return (known[0],), Reason("ceasefires", "only", f"{why.note}; the only truce that the report tells of")
    day = single_day(claim.time)
    known = still_meant(truces, known, day, report)
    if day is None:
        if (last := told_last(truces, known, claim.evidence.start)) is not None:
            return (last,), Reason("ceasefires", "told", f"{why.note}; the last truce told before it: uncertain")
        day = report.published
    before = [n for n in known if not day or (truces[n].day or "") <= day]
    if not before:
        open_ = [n for n in known if not truces[n].agreed_on]
        last = told_last(truces, open_, claim.evidence.start) if open_ else None
        if last is not None:
            return (last,), Reason("ceasefires", "told", f"{why.note}; the last truce told before it: uncertain")
        return (known[0],), Reason("ceasefires", "first", f"{why.note}; every truce told is later: uncertain")
    best = max(before, key=lambda n: (truces[n].day or "", n))
    return (best,), Reason("ceasefires", "latest", f"{why.note}; the last one agreed before it: uncertain")


def _possible(truces: Sequence[Truce], claim: Claim) -> list[int]:
    """Ceasefires that a claim may mean; those made later, or contradicting what it names, are out."""
    return [
        n
        for n, t in enumerate(truces)
        if t.type is AgreementType.CEASEFIRE and t.mentions and not _before(claim, t)
        if claim.agreement is None or fits(t, claim.agreement)
    ]


def _before(claim: Claim, truce: Truce) -> bool:
    """Whether a claim tells of a day before the truce was made, or was said before: it cannot be of that truce."""
    last = [day for day in (latest_day(claim.time), latest_day(claim.said_on)) if day]
    return bool(truce.agreed_on) and any(day[: len(truce.agreed_on or "")] < (truce.agreed_on or "") for day in last)


def _ceasefire(truce: Truce, told: Sequence[tuple[ToldKeeping, Shaped | None]], scene: Scene) -> Ceasefire:
    lines: list[Line] = []
    for one, shaped in told:
        lines += lines_of(one, shaped, truce, scene, before=lines)
    brokers, parties = sorted(keys(truce.brokers)), sorted(keys(truce.parties))
    # A truce that neither broker nor day tells apart would be one with every other such truce of the world.
    alone = () if truce.brokers or truce.agreed_on else (scene.report.id,)
    mentioned = {m.id: m.evidence.start for m in (*truce.mentions, *truce.disputed, *(one.claim for one, _ in told))}
    return Ceasefire(
        id=make_id("cf", truce.type.value, "|".join(brokers), "|".join(parties), truce.day, *alone),
        type=truce.type,
        parties=truce.parties,
        brokers=truce.brokers,
        agreed_on=truce.agreed_on,
        agreed_by=truce.agreed_by,
        effective=truce.effective,
        ended=truce.ended,
        claims=tuple(sorted(mentioned, key=lambda i: (mentioned[i], i))),
        breaches=once_each(lines),
        reasons=truce.reasons,
    )
