"""What a sentence tells of a truce: whether it was made or only offered, when, by whose mediation, between whom.

In: a `Mention`, and the report's day, place and sides. Out: `Telling` records. Reads truce_words.en through `packs`.
"""

import re
from functools import cache

import msgspec

from counterclaim.ledgers.telling.brokering import find_brokers
from counterclaim.ledgers.telling.calling import find_names
from counterclaim.ledgers.telling.days import any_of
from counterclaim.ledgers.telling.ending import ended_on, tells_end
from counterclaim.ledgers.telling.mentions import Mention, small_number
from counterclaim.ledgers.telling.side_names import SideNames, all_named, named_in
from counterclaim.ledgers.telling.when import (
    CLOSE,
    NEAR,
    Setting,
    begins,
    day_made,
    lasted,
    named_by_day,
)


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What one sentence tells of the truce it mentions."""

    mention: Mention
    made: bool = False
    offered: bool = False
    living: bool = False
    """Told as one that is or was in force."""
    prolonged: bool = False
    fighting: bool = False
    """The words around an agreement speak of fire."""
    agreed_on: str | None = None
    effective: str | None = None
    at_midnight: bool = False
    """It begins at the midnight after it was made, if no other day is told."""
    same_day: bool = False
    """It begins on the day on which it was made."""
    ended: str | None = None
    lasted: int | None = None
    """Days that it lasted."""
    names: tuple[str, ...] = ()
    brokers: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


def read_mention(mention: Mention, setting: Setting) -> Telling:
    """What a mention's own words tell.

    Example: "Ada and Bel signed a truce in Orr on Monday, mediated by Cor" was made on that Monday by Ada and Bel, is
    called by Orr and was brokered by Cor.
    """
    before, after = _made_before(mention), _made_after(mention)
    prolonged = bool(_prolong().search(mention.before[-NEAR:]) or _prolong().match(mention.after.strip()[:CLOSE]))
    offered = _offered(mention, before)
    dated = named_by_day(mention, setting)
    over = tells_end(mention)
    made = bool((before or after) and not offered and not mention.plural and not over)
    effective, midnight, same = begins(mention, setting) if not prolonged else (None, False, False)
    ended = ended_on(mention, setting)
    over_after = lasted().search(mention.after[:NEAR])
    day = dated or (day_made(mention, before, after, setting) if made and not prolonged else None)
    around = f"{mention.before[-40:]}§{mention.after[:60]}"
    return Telling(
        mention=mention, made=made and not prolonged, offered=offered and not (dated or prolonged), prolonged=prolonged,
        living=any((dated, effective, midnight, same, ended, over_after, _living().search(around))),
        fighting=bool(_stops().search(f"{mention.whole} {mention.next}")), agreed_on=day, effective=effective,
        at_midnight=midnight, same_day=same, ended=ended,
        lasted=small_number(over_after["number"]) if over_after else None,
        names=tuple(dict.fromkeys(find_names(mention, setting, made=before is not None))),
        brokers=() if over else find_brokers(mention),
        parties=_parties(mention, before, setting.sides),
    )  # fmt: skip


def _made_before(mention: Mention) -> re.Match[str] | None:
    """The verb before a truce by which it was made: "have agreed on Monday to a".

    An article belongs to no verb that stands further off than some words.
    """
    found = None
    for match in _verb_before().finditer(mention.before):
        between = mention.before[match.end() :]
        lead = mention.before[: match.start()]
        turned = _not().search(lead[-25:]) and not _caused().search(lead[-2 * NEAR :])
        if len(between) <= NEAR and not turned and (not _offering().search(between) or _accepted(mention, match)):
            found = match
    return found


@cache
def _caused() -> re.Pattern[str]:
    """As in "the elders got Ada and Bel to sign"."""
    return re.compile(rf"\b{any_of('causing')}\s+(?:[\w’'.-]+\s+){{1,12}}to\s+$", re.IGNORECASE)


def _accepted(mention: Mention, verb: re.Match[str]) -> bool:
    """Whether all accepted what was offered: "both sides accepted a proposal of Orr for a truce"."""
    words = f"{verb['verb']} {mention.before[verb.end() :]}"
    return bool(_accepting().match(words) and _all_together().search(mention.before[: verb.start()]))


def _made_after(mention: Mention) -> re.Match[str] | None:
    for match in _verb_after().finditer(mention.after[: 2 * NEAR]):
        gap = mention.after[: match.start()]
        if not _not_after().search(gap) and not re.search(r"[“”\"]|\bsa(?:id|ys)\b", gap):
            return match
    return None


def _offered(mention: Mention, made: re.Match[str] | None) -> bool:
    if made and _accepted(mention, made):
        return False
    before = mention.before[made.end() :] if made else mention.before[-NEAR:]
    coming = made and _will_begin().match(mention.after)
    after = (not coming and _offered_after().match(mention.after[:NEAR])) or _came_to_nothing().match(
        mention.after[: 2 * NEAR]
    )
    return bool(_offering().search(before) or after)


def _parties(mention: Mention, before: re.Match[str] | None, sides: SideNames) -> tuple[str, ...]:
    """The sides that make it: those before the verb, or "between A and B" after the noun."""
    alone = _by_one(mention, before, sides)
    if alone is not None:
        return (alone,)
    stretches = []
    between = re.match(r"[^.;]{0,80}?\b(?:between|binds|binding)\s+(?P<who>[^.;]{3,140})", mention.after)
    if between:
        who = re.split(
            r",\s+(?:was|negotiated|mediated|brokered|which|that|and\s+was)\b|\s(?:was|went|came|took|has|had)\s",
            between["who"],
        )[0]
        stretches.append(who)
    if before is not None:
        stretches += [mention.before[: before.start()], mention.whole]
    elif _prolong().search(mention.before[-NEAR:]):
        # "Ada and Bel extended their truce".
        stretches.append(mention.before)
    elif _made_after(mention) and re.search(r"\bby\b", mention.after[: 2 * NEAR]):
        stretches.append(re.split(r"[.;]|,\s+(?:and|but|while|as|when)\s", mention.after)[0])
    for words in stretches:
        named = {one.side for one in named_in(words, sides)}
        found = named | set(all_named(words, sides, named))
        if len(found) > 1:
            return tuple(sorted(found))
    return ()


def _by_one(mention: Mention, before: re.Match[str] | None, sides: SideNames) -> str | None:
    """The only side of a truce that one declares for itself: "Ada declared a unilateral truce"."""
    own = re.match(rf"\s*(?:which|that)?\s*(?:it|they|he|she)\s+(?:\w+\s+){{0,2}}?{any_of('alone')}\b", mention.after)
    if own:
        named = {one.side for one in named_in(mention.before, sides)}
        return named.pop() if len(named) == 1 else None
    itself = mention.sort == "stopping" and re.search(r"\b(?:it|they)\s+(?:is|was|were|are)\s+$", mention.before)
    if itself and before is not None:
        named = {one.side for one in named_in(mention.before[: before.start()], sides)}
        return named.pop() if len(named) == 1 else None
    if re.match(r"[^.;]{0,60}?\b(?:between|with)\b", mention.after) or not _alone().search(
        f"{before['verb'] if before else ''} {mention.words} § {mention.after[:NEAR]}"
    ):
        return None
    by = re.search(r"\bby\s+(?:the\s+)?", mention.after[: 2 * NEAR])
    words = mention.before[: before.start() if before else None]
    words = mention.after[by.end() :][:CLOSE] if by and before is None else words
    named = {one.side for one in named_in(words, sides)}
    return named.pop() if len(named) == 1 and not all_named(words, sides) else None


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('alone')}\b", re.IGNORECASE)


@cache
def _accepting() -> re.Pattern[str]:
    return re.compile(
        rf"{any_of('accepting')}\b.{{0,60}}\b(?:proposals?|plans?|calls?|drafts?|offers?)\b", re.IGNORECASE
    )


@cache
def _all_together() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('together')}|the parties|and)\b", re.IGNORECASE)


@cache
def _will_begin() -> re.Pattern[str]:
    return re.compile(rf"[^.;]{{0,80}}?\b{any_of('to_come')}\b", re.IGNORECASE)


@cache
def _verb_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<verb>{any_of('made_before')})\b", re.IGNORECASE)


@cache
def _verb_after() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<verb>{any_of('made_after')})\b", re.IGNORECASE)


@cache
def _not() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('not_made')})(?:\s+(?:\w+ly|be|have|been|yet))*\s*$", re.IGNORECASE)


@cache
def _not_after() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:not|never|will|would|should|could|can|cannot|might|may|must|to be|of being|if|but|who|whose|he|she|they"
        r"|it)\b",
        re.IGNORECASE,
    )


@cache
def _offering() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('offering')}\b", re.IGNORECASE)


@cache
def _offered_after() -> re.Pattern[str]:
    return re.compile(rf"[^.;,]{{0,50}}?\b{any_of('offered_after')}\b", re.IGNORECASE)


@cache
def _came_to_nothing() -> re.Pattern[str]:
    return re.compile(rf"[^.;]*?\b{any_of('never_made')}\b", re.IGNORECASE)


@cache
def _prolong() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('prolonging')}\b", re.IGNORECASE)


@cache
def _living() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('living')}\b", re.IGNORECASE)


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('stops')}\b", re.IGNORECASE)
