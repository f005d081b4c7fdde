"""What a sentence tells of a truce: whether it was made or only offered, when, by whose mediation, between whom.

In: a `Mention`, and the report's day, place and sides. Out: `Telling` records. Reads truce_words.en through `packs`.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from counterclaim.ledgers.telling.brokering import find_brokers
from counterclaim.ledgers.telling.mentions import Mention, small_number
from counterclaim.ledgers.telling.side_names import SideNames, all_named, named_in
from counterclaim.ledgers.telling.when import (
    CLOSE,
    NEAR,
    Setting,
    any_of,
    begins,
    day_made,
    day_words,
    ended_on,
    lasted,
    named_by_day,
    to_verb,
)
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import nation_alone

_NAME = r"[A-ZÀ-Þ][\w’'-]*(?:\s+(?:el-|al-)?[A-ZÀ-Þ][\w’'-]*){0,3}"


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
    made = bool((before or after) and not offered and not mention.plural)
    effective, midnight, same = begins(mention, setting) if not prolonged else (None, False, False)
    ended = ended_on(mention, setting)
    over_after = lasted().search(mention.after[:NEAR])
    day = dated or (day_made(mention, before, after, setting) if made and not prolonged else None)
    around = f"{mention.before[-40:]}§{mention.after[:60]}"
    return Telling(
        mention=mention, made=made and not prolonged, offered=offered and not dated, prolonged=prolonged,
        living=any((dated, effective, midnight, same, ended, over_after, _living().search(around))),
        fighting=bool(_stops().search(f"{mention.whole} {mention.next}")), agreed_on=day, effective=effective,
        at_midnight=midnight, same_day=same, ended=ended,
        lasted=small_number(over_after["number"]) if over_after else None,
        names=tuple(dict.fromkeys(_names(mention, setting))), brokers=find_brokers(mention),
        parties=_parties(mention, before, setting.sides),
    )  # fmt: skip


def _made_before(mention: Mention) -> re.Match[str] | None:
    """The verb before a truce by which it was made: "have agreed on Monday to a".

    An article belongs to no verb that stands further off than some words.
    """
    found = None
    for match in _verb_before().finditer(mention.before):
        between = mention.before[match.end() :]
        turned = _not().search(mention.before[max(0, match.start() - 25) : match.start()])
        if len(between) <= NEAR and not turned and not _offering().search(between):
            found = match
    return found


def _made_after(mention: Mention) -> re.Match[str] | None:
    for match in _verb_after().finditer(mention.after[: 2 * NEAR]):
        gap = mention.after[: match.start()]
        if not _not_after().search(gap) and not re.search(r"[“”\"]|\bsa(?:id|ys)\b", gap):
            return match
    return None


def _offered(mention: Mention, made: re.Match[str] | None) -> bool:
    before = mention.before[made.end() :] if made else mention.before[-NEAR:]
    after = _offered_after().match(mention.after[:NEAR]) or _came_to_nothing().match(mention.after[: 2 * NEAR])
    return bool(_offering().search(before) or after)


def _names(mention: Mention, setting: Setting) -> Iterator[str]:
    """What it is called by: names right before it, and the place where it was made."""
    yield from _names_before(mention, setting)
    owner = re.search(r"\b([a-z]{4,})[’']$", mention.words.strip())
    if owner and not _length_words(owner[1]):
        yield owner[1]
    for place in _place_after().finditer(mention.after[: 2 * NEAR]):
        yield place["place"]
    for place in _place_then().finditer(to_verb(mention.after[:NEAR])) if _made_before(mention) else ():
        yield place["place"]
    for place in _place_before().finditer(mention.before):
        yield place["place"]
    if setting.place and re.search(
        r"\b(?:here|in this (?:\w+\s+){0,2}(?:town|city|village|port))\b", mention.after[:NEAR]
    ):
        yield setting.place


def _names_before(mention: Mention, setting: Setting) -> Iterator[str]:
    """Names right before it: "the Orr truce", "the Ada-Bel ceasefire". A headline's "Ada truce" tells its war."""
    if named_in(mention.words, setting.sides) or (mention.headline and not mention.definite):
        return
    for match in re.finditer(_NAME, mention.words):
        bare = not (mention.definite or mention.indefinite) and not mention.words.endswith(match[0])
        word = re.sub(r"[’']s$", "", match[0])
        if bare or day_words().search(word) or word.lower() in _no_names() or "brokered" in word or "mediated" in word:
            continue
        pieces = word.split("-")
        yield from pieces if len(pieces) > 1 and all(map(nation_alone, pieces)) else (word,)


@cache
def _no_names() -> frozenset[str]:
    words = load_pack("incident_words.en")
    listed = (
        *words["ordinals"],
        *words["new_truce"],
        *words["latest"],
        "the",
        "a",
        "an",
        "this",
        "that",
        "both",
        "it",
        "each",
    )
    return frozenset(str(w).lower() for w in listed)


def _length_words(word: str) -> bool:
    return word.rstrip("s") in ("hour", "day", "week", "month")


def _parties(mention: Mention, before: re.Match[str] | None, sides: SideNames) -> tuple[str, ...]:
    """The sides that make it: those before the verb, or "between A and B" after the noun."""
    stretches = []
    between = re.match(r"[^.;]{0,40}?\b(?:between|binds|binding)\s+(?P<who>[^.;]{3,140})", mention.after)
    if between:
        who = re.split(
            r",\s+(?:was|negotiated|mediated|brokered|which|that|and\s+was)\b|\s(?:was|went|came|took|has|had)\s",
            between["who"],
        )[0]
        stretches.append(who)
    if before is not None:
        stretches += [mention.before[: before.start()], mention.whole]
    for words in stretches:
        named = {one.side for one in named_in(words, sides)}
        found = named | set(all_named(words, sides, named))
        if len(found) > 1:
            return tuple(sorted(found))
    return ()


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
        r"\b(?:not|never|will|would|should|could|might|may|must|to be|if|but|who|whose|he|she|they|it)\b", re.IGNORECASE
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


@cache
def _place_after() -> re.Pattern[str]:
    inside = rf"\b(?:in|at|aboard)\s+(?:the\s+[\w\s]{{0,30}}?(?:of|in)\s+)?(?P<place>{_NAME})"
    return re.compile(rf"\b(?i:{any_of('making')})\b[^.;]{{0,40}}?{inside}")


@cache
def _place_then() -> re.Pattern[str]:
    """As in "signed a truce late on Saturday in the city of Orr"."""
    return re.compile(rf"\b(?:in|at|aboard)\s+(?:the\s+[\w\s]{{0,30}}?(?:of|in)\s+)?(?P<place>{_NAME})")


@cache
def _place_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{any_of('made_before')})\b[^.;,]{{0,30}}?\b(?:in|at|aboard)\s+(?P<place>{_NAME})")
