"""Truces by the words of a report's sentences, joined to the claims that speak of them.

In: the claims of a report, and the truces that its sentences tell of. Out: `Truce` drafts, the claims that speak of
none of them, and which truce a stretch of the text means. Reads countries and party_words through `packs`.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.ledgers.saying import says_of_it
from counterclaim.ledgers.telling.groups import ToldTruce
from counterclaim.ledgers.telling.mentions import Mention
from counterclaim.ledgers.telling.side_names import SideNames, named_in
from counterclaim.ledgers.truces import Truce, broker_key, is_mention
from counterclaim.packs.parties import nation_alone, plain_name
from counterclaim.records.claim import Agreement, Claim, Reason
from counterclaim.records.enums import AgreementType, Kind, Stance
from counterclaim.records.ledger import Actor

_STEP = "ceasefires"
_MAY_BE = (AgreementType.CEASEFIRE, AgreementType.OTHER)
_SHORT = 6
_SHORTLY = 300
"""Characters back to the truce that "it" means; two sentences or three."""
_NEAR = 50
"""Characters between a truce and the words that go on about it."""
_RELATIVE = re.compile(r"(?:(?:under|by|in|with)\s+)?(?:which|that)\b")


def worded_truces(
    claims: Sequence[Claim],
    told: Sequence[ToldTruce],
    sides: SideNames,
    actors: Sequence[Actor],
    *,
    aside: Sequence[Mention] = (),
) -> tuple[list[Truce], list[Claim]]:
    """The truces that words tell of and claims speak of, and the claims that are left.

    `aside`: words for truces that were only offered, or for several: what an agreement's claim says of those is none.

    Example: "A and B agreed to a truce on Monday" and "it took effect at midnight" are one draft with both days.
    """
    drafts: list[Truce] = []
    of_claim = {c.id: found for c in claims if (found := _spoken_of(c, told) or _gone_on_about(c, told))}
    for n, one in enumerate(told):
        own = [c for c in claims if n in of_claim.get(c.id, ())]
        if all(_is_unreal(c, made=one.made) for c in own) or (drafts and _is_only_counted(one)):
            continue
        if _is_told(one, claims):
            alone = [c for c in own if len(of_claim[c.id]) == 1]
            drafts.append(_draft(one, own, alone, sides, actors))
    taken = {c for c, n in of_claim.items() if any(c == m.id for d in drafts for m in d.mentions)}
    return drafts, [c for c in claims if c.id not in taken and not _of_none(c, aside)]


def _is_told(one: ToldTruce, claims: Sequence[Claim]) -> bool:
    """Whether some claim stands where the words tell which truce it is, and none only asks for it or denies it."""
    if not one.telling:
        return True
    for mention in one.telling:
        there = [c for c in claims if c.sentence.start <= mention.start and mention.end <= c.sentence.end]
        own = [c for c in there if c.evidence.start <= mention.start and mention.end <= c.evidence.end]
        if (there or mention.definite) and not any(_is_unreal(c, made=one.made) for c in own):
            return True
    return False


def _is_only_counted(one: ToldTruce) -> bool:
    """Whether only a number tells which truce is meant ("the second truce")."""
    known = one.agreed_on or one.effective or one.ended or one.brokers or one.names or one.parties or one.hours
    return one.number is not None and not known


def _is_unreal(claim: Claim, *, made: bool = False) -> bool:
    """Whether a claim speaks of an agreement only to deny it, to ask for it or to foresee it.

    Of one that is told as made, "not" is said of something else: "the truce of 12 May did not last".
    """
    may_be = claim.agreement is None or claim.agreement.type in _MAY_BE
    if made and claim.negated:
        claim = msgspec.structs.replace(claim, negated=False)
    agreed = msgspec.structs.replace(
        claim, kind=Kind.AGREEMENT, agreement=Agreement(type=AgreementType.CEASEFIRE), event=None
    )
    denied = claim.kind is Kind.POSITION and claim.stance is Stance.DENIES
    return (claim.kind is Kind.AGREEMENT or denied) and may_be and not is_mention(agreed)


def _of_none(claim: Claim, aside: Sequence[Mention]) -> bool:
    spoken = claim.agreement is not None and claim.agreement.type in _MAY_BE and not claim.agreement.agreed_on
    inside = any(claim.evidence.start <= m.start and m.end <= claim.evidence.end for m in aside)
    return claim.kind is Kind.AGREEMENT and spoken and inside and not (claim.agreement and claim.agreement.brokers)


def meant_at(start: int, end: int, told: Sequence[ToldTruce]) -> tuple[int, ...]:
    """Which truces the words at `start` to `end` speak of, in the order of the words."""
    inside = [(m.start, n) for n, one in enumerate(told) for m in one.mentions if start <= m.start and m.end <= end]
    return tuple(dict.fromkeys(n for _, n in sorted(inside)))


def _spoken_of(claim: Claim, told: Sequence[ToldTruce]) -> tuple[int, ...]:
    """The truces that a claim speaks of: in its own words; an agreement's, in its sentence."""
    if claim.kind is Kind.AGREEMENT and claim.agreement and claim.agreement.type not in _MAY_BE:
        return ()
    found = meant_at(claim.evidence.start, claim.evidence.end, told)
    if not found and claim.kind is Kind.AGREEMENT:
        found = meant_at(claim.sentence.start, claim.sentence.end, told)[-1:]
    if not found and _RELATIVE.match(claim.evidence.text):
        found = meant_at(claim.evidence.start - _NEAR, claim.evidence.start, told)[-1:]
    return found


def _gone_on_about(claim: Claim, told: Sequence[ToldTruce]) -> tuple[int, ...]:
    """The truce told last, shortly before words that break or keep "it": "The third binds all. Ada has violated it"."""
    if claim.kind is Kind.AGREEMENT or not says_of_it(claim.evidence.text):
        return ()
    before = [
        (m.end, n) for n, one in enumerate(told) for m in one.mentions if 0 <= claim.evidence.start - m.end <= _SHORTLY
    ]
    return (max(before)[1],) if before else ()


def _draft(
    one: ToldTruce, own: Sequence[Claim], alone: Sequence[Claim], sides: SideNames, actors: Sequence[Actor]
) -> Truce:
    """A truce by its words; what those leave open is taken from claims that speak of it `alone`."""
    agreements = [c.agreement for c in alone if c.agreement and is_mention(c) and c.stance is not Stance.DENIES]
    brokers = tuple(_full_name(b, actors) for b in one.brokers)
    brokers = brokers or tuple(dict.fromkeys(b for a in agreements for b in a.brokers))
    parties = one.parties or _parties([p for a in agreements for p in a.parties], sides)
    fighting = {broker_key(p) for p in parties}
    brokers = tuple(b for b in _once(brokers) if broker_key(b) not in fighting and any(map(str.isupper, b)))
    day = one.agreed_on or max((a.agreed_on for a in agreements if a.agreed_on), key=len, default=None)
    reasons = [Reason(_STEP, "worded", f"{own[0].id} tells of it")]
    reasons += [Reason(_STEP, "called", name) for name in one.names]
    reasons += [Reason(_STEP, "number", str(one.number))] if one.number else []
    reasons += [Reason(_STEP, "new", "told as one not told before")] if one.new and not one.number else []
    reasons += [Reason(_STEP, "hours", f"{one.hours:g}")] if one.hours else []
    return Truce(
        type=AgreementType.CEASEFIRE, brokers=brokers, parties=parties, agreed_on=day, effective=one.effective,
        ended=one.ended, mentions=tuple(own), reasons=tuple(reasons),
    )  # fmt: skip


def _parties(names: Sequence[str], sides: SideNames) -> tuple[str, ...]:
    """The sides that names of parties name; the names themselves where no side is known."""
    found = [named.side for name in names for named in named_in(name, sides)[:1]]
    if found or sides.sides:
        return tuple(sorted(set(found))) if len(set(found)) > 1 else ()
    return tuple(dict.fromkeys(names))


def _full_name(name: str, actors: Sequence[Actor]) -> str:
    """A broker by the fullest name of the report's actor of that name, a state's by its own."""
    plain = plain_name(re.sub(r"\.", "", name))
    for actor in actors:
        names = [plain_name(n) for n in (actor.name, *actor.aliases)]
        if plain in names:
            return max((actor.name, *actor.aliases), key=len) if len(name) < _SHORT and name.isupper() else actor.name
    nation = nation_alone(name)
    return nation.title() if nation and nation != plain else name


def _once(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(broker_key(name), name)
    return tuple(found.values())
