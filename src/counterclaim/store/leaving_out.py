"""Records of one report in; the same with what persons decided of their claims, out.

A rejected claim stands in no account, toll or breach. A claim whose side or stance a person set stands in that side's
account. Everything else is as it was read.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.records.claim import Claim, Reason
from counterclaim.records.correcting import STEP
from counterclaim.records.enums import Grounds, Realis, Stance
from counterclaim.records.ledger import Account, Ceasefire, Denial, Facets, Incident, TollPoint
from counterclaim.store.decided import Overlay, Word

_LISTS = ("asserts", "blames", "denies", "acknowledges", "other")
_HOLDING = frozenset((Stance.ASSERTS, Stance.ACCUSES, Stance.CONDEMNS, Stance.CONFIRMS, Stance.ACKNOWLEDGES))
_IN_THE_FIELD = frozenset((Grounds.ON_SITE, Grounds.REMNANTS, Grounds.IMAGERY, Grounds.VIDEO))
_TWO = 2
_Told = Mapping[str, tuple[Claim, Claim, Word]]


def decided_incident(incident: Incident, overlay: Overlay) -> Incident:
    """The incident without rejected claims, and with each other claim in the account where a person put it."""
    told = {one: told for one, told in overlay.told(incident.report).items() if one in incident.claims}
    if not told:
        return incident
    every = [claim for claim in overlay.read(incident.report) if claim.id in incident.claims]
    now = [told[claim.id][1] if claim.id in told else claim for claim in every]
    kept = [claim for claim in now if claim.id not in told or not told[claim.id][2].rejects]
    accounts = _accounts(incident.accounts, told)
    return msgspec.structs.replace(
        incident,
        claims=tuple(claim.id for claim in kept),
        accounts=accounts,
        facets=_facets(incident.facets, every, kept, accounts),
        reasons=(*incident.reasons, *_reasons(told)),
    )


def decided_ceasefire(truce: Ceasefire, report: str, overlay: Overlay) -> Ceasefire:
    """The agreement without rejected claims; who alleges a breach is whom a person named."""
    told = overlay.told(report)
    if not told:
        return truce
    gone = overlay.rejected(report)
    breaches = []
    for breach in truce.breaches:
        if breach.claim in gone:
            continue
        before, now, _ = told.get(breach.claim, (None, None, None))
        moved = before is not None and now is not None and before.side != now.side
        alleged = now.side if moved and now is not None else breach.alleged_by
        breaches.append(msgspec.structs.replace(breach, alleged_by=alleged))
    claims = tuple(one for one in truce.claims if one not in gone)
    return msgspec.structs.replace(truce, claims=claims, breaches=tuple(breaches))


def decided_points(points: Iterable[TollPoint], report: str, overlay: Overlay) -> tuple[TollPoint, ...]:
    """The figures without those of rejected claims, with the numbers that a person set."""
    told = overlay.told(report)
    kept = []
    for point in points:
        if point.claim not in told:
            kept.append(point)
            continue
        _, now, word = told[point.claim]
        if not word.rejects:
            numbers = {name: getattr(now.tolls[0], name) for name in ("low", "best", "high") if name in word.fields}
            kept.append(msgspec.structs.replace(point, **numbers) if len(now.tolls) == 1 else point)
    return tuple(kept)


def _accounts(accounts: Sequence[Account], told: _Told) -> tuple[Account, ...]:
    """The accounts with each decided claim taken out, and those that stand put into the account of their side."""
    was = {claim: name for account in accounts for name in _LISTS for claim in _ids(account, name)}
    lists: dict[str | None, dict[str, list[Any]]] = {
        account.side: {name: [x for x in getattr(account, name) if _id(x) not in told] for name in _LISTS}
        for account in accounts
    }
    for claim_id, (before, now, word) in told.items():
        if word.rejects or claim_id not in was:
            continue
        same = (before.stance, before.negated, before.realis) == (now.stance, now.negated, now.realis)
        name = was[claim_id] if same else _list_of(now)
        item = Denial(claim_id, now.denial_scope) if name == "denies" else claim_id
        lists.setdefault(now.side, {name: [] for name in _LISTS})[name].append(item)
    ordered = [*(side for side in lists if side is not None), *([None] if None in lists else [])]
    made = [Account(side=side, **{name: tuple(items) for name, items in lists[side].items()}) for side in ordered]
    return tuple(account for account in made if any(getattr(account, name) for name in _LISTS))


def _id(item: Any) -> str:
    return str(item.claim) if isinstance(item, Denial) else str(item)


def _ids(account: Account, name: str) -> list[str]:
    return [_id(item) for item in getattr(account, name)]


def _list_of(claim: Claim) -> str:
    if claim.stance is Stance.DENIES:
        return "denies"
    if claim.stance is Stance.ACKNOWLEDGES:
        return "acknowledges"
    if not _holds(claim):
        return "other"
    return "blames" if claim.stance is Stance.ACCUSES else "asserts"


def _holds(claim: Claim) -> bool:
    return claim.stance in _HOLDING and not claim.negated and claim.realis in (Realis.OCCURRED, Realis.ONGOING)


def _facets(facets: Facets, read: Sequence[Claim], kept: Sequence[Claim], accounts: Sequence[Account]) -> Facets:
    """Facets moved by what the decisions change: a voice that is gone is taken out, one that is new is added."""
    mutual = facets.contested and not facets.denied_by
    mutual = mutual and sum(bool(account.blames) for account in accounts) >= _TWO
    denied = _moved(facets.denied_by, read, kept, lambda claim: claim.stance is Stance.DENIES)
    holding = _voices(kept, _holds)
    agreed = tuple(voice for voice in holding if voice not in denied)
    quoted = {account.side for account in accounts}
    return Facets(
        contested=bool(denied) or mutual,
        denied_by=denied,
        acknowledged_by=_moved(facets.acknowledged_by, read, kept, lambda claim: claim.stance is Stance.ACKNOWLEDGES),
        agreed_by=agreed if len(agreed) >= _TWO and not mutual else (),
        not_quoted=tuple(side for side in facets.not_quoted if side not in quoted),
        field_findings=tuple(claim.id for claim in kept if claim.grounds in _IN_THE_FIELD),
        origins=max(1, facets.origins + len(holding) - len(_voices(read, _holds))) if facets.origins else 0,
    )


def _moved(before: tuple[str, ...], read: Sequence[Claim], kept: Sequence[Claim], asked: Any) -> tuple[str, ...]:
    was, now = _voices(read, asked), _voices(kept, asked)
    still = [voice for voice in before if voice in now or voice not in was]
    return tuple(dict.fromkeys((*still, *(voice for voice in now if voice not in was))))


def _voices(claims: Iterable[Claim], asked: Any) -> tuple[str, ...]:
    """Sides, or names of speakers of no side, once each."""
    found = (claim.side or (claim.speaker.name if claim.speaker else None) for claim in claims if asked(claim))
    return tuple(dict.fromkeys(voice for voice in found if voice is not None))


def _reasons(told: _Told) -> Iterable[Reason]:
    for claim_id, (_, now, word) in told.items():
        for reason in now.reasons:
            if reason.step == STEP and (word.rejects or word.fields):
                yield Reason(STEP, reason.rule, f"{claim_id}: {reason.note}")
