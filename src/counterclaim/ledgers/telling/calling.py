"""What a sentence calls a truce by: names right before it, and the place where it was made.

In: a `Mention`, and the report's place and sides. Out: names as written. Reads truce_words.en, times.en and
incident_words.en through `packs`.
"""

import re
from collections.abc import Iterator
from functools import cache

from counterclaim.ledgers.telling.days import any_of
from counterclaim.ledgers.telling.mentions import Mention
from counterclaim.ledgers.telling.side_names import named_in
from counterclaim.ledgers.telling.when import NEAR, Setting, day_words, to_verb
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import nation_alone

_NAME = r"[A-ZÀ-Þ][\w’'-]*(?:\s+(?:el-|al-)?[A-ZÀ-Þ][\w’'-]*){0,3}"


def find_names(mention: Mention, setting: Setting, *, made: bool) -> Iterator[str]:
    """What it is called by; a month is no name. `made`: a verb before it tells of its making."""
    yield from (name for name in _called_by(mention, setting, made=made) if name.strip().lower() not in _times())


def _called_by(mention: Mention, setting: Setting, *, made: bool) -> Iterator[str]:
    """Names right before it, and the place where it was made."""
    yield from _names_before(mention, setting)
    owner = re.search(r"\b([a-z]{4,})[’']$", mention.words.strip())
    if owner and not _length_words(owner[1]):
        yield owner[1]
    for place in _place_after().finditer(mention.after[: 2 * NEAR]):
        yield place["place"]
    for place in _place_then().finditer(to_verb(mention.after[:NEAR])) if made else ():
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
def _times() -> frozenset[str]:
    times = load_pack("times.en")
    return frozenset(str(w).lower() for key in ("weekdays", "months", "short_months") for w in times[key])


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
