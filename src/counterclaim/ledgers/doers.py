"""Which side, named before a word such as "violated", is told as the one that did it.

In: words up to that word, and the sides named in them. Out: a side, or None where the words tell to whom it was done,
with whom the truce is, or on whose soil. Reads truce_words.en through `packs`.

Example: "Ada violated the truce" names Ada; "the truce between Ada and Bel was violated", "fire on Ada violated the
truce" and "a village of Ada was shelled in violation of the truce" name nobody.
"""

import re
from collections.abc import Sequence
from functools import cache

from counterclaim.ledgers.telling.days import either
from counterclaim.ledgers.telling.side_names import Named, SideNames, named_in
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import marks

_REACH = 60
"""Characters before a name in which the word that makes it no doer stands."""
_LAID = 220
_BETWEEN = re.compile(r"\bbetween\s+[^.;,]{1,40}?\band\s+(?:the\s+)?$", re.IGNORECASE)
_OF = re.compile(r"(?P<whose>[\w’'-]+)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_SMALL = r"(?:the|a|an|its|their|some|several|many|more|than|of|\d+|two|three|four|five|(?:north|south|east|west)\w*)"
_PARTICIPLE = re.compile(r"(?:\w+(?:ed|en)|torn\b.*)", re.IGNORECASE)
_IS_DONE = re.compile(r"\b(?:was|were|is|are|be|been|being|got)\s+(?:(?!not\b)\w+\s+){0,2}$", re.IGNORECASE)


def last_doer(words: str, named: Sequence[Named], *, phrase: str) -> str | None:
    """The side told last before `phrase` as the one that did it; None where the words tell no doer.

    `words`: what stands before the phrase; `named`: sides named in them, in their order.
    """
    if _PARTICIPLE.fullmatch(phrase) and _IS_DONE.search(words[-_REACH:]):
        return None
    for one in reversed(named):
        before = words[max(0, one.start - _REACH) : one.start]
        if _stands_by(before):
            return None
        if not _suffers(before):
            return None if _undergone().search(words[one.end :]) else one.side
    return None


def first_doer(words: str, named: Sequence[Named]) -> str | None:
    """The side that words after "by" tell first as the one that did it: none in "by the shelling of Ada"."""
    return next((one.side for one in named if may_act(words[max(0, one.start - _REACH) : one.start])), None)


def laid_at(words: str, names: SideNames) -> tuple[str, ...]:
    """The side at whose door a mission lays what it saw: "attributed the fire to Ada", "came from positions of Ada".

    Fire "from the direction of Ada" is laid at nobody's.
    """
    found = {
        one.side
        for one in named_in(words, names)
        if _laid_at().search(words[max(0, one.start - _LAID) : one.start]) and not _civil_after(words[one.end :])
    }
    return tuple(found) if len(found) == 1 else ()


def may_act(before: str) -> bool:
    """Whether the words right before a side's name leave it to be who acts."""
    return not _stands_by(before) and not _suffers(before)


def may_speak(before: str) -> bool:
    """Whether who is named with a side's name may speak for it: "the envoy of Ada" may, "the mission in Ada" not."""
    return not _stands_by(before) and not _onto().search(before)


def _stands_by(before: str) -> bool:
    beside = _beside().search(before) and not _laid_to().search(before)
    return bool(beside or _BETWEEN.search(before))


def _civil_after(after: str) -> bool:
    """Whether what follows a side's name makes it that of its press or people: "Ada's newspapers"."""
    found = re.match(r"(?:[’']s?)?\s+(?P<whose>[\w’'-]+)", after)
    return found is not None and marks(found["whose"]).civil


def _suffers(before: str) -> bool:
    """Whether a name is that of the place or people to which something was done: "fire on", "the shelling of"."""
    if of := _OF.search(before):
        whose = marks(of["whose"])
        return not (whose.state or whose.apart or _own_people().fullmatch(of["whose"]))
    return bool(_onto().search(before)) and not _laid_to().search(before)


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('truce_words.en')['beside'])}\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _laid_to() -> re.Pattern[str]:
    """As in "laid it to Ada", "blamed the fire on Ada"."""
    laid = either(load_pack("truce_words.en")["laid_to"])
    return re.compile(rf"\b{laid}\s+(?:[\w’'-]+\s+){{0,4}}(?:to|on)\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _laid_at() -> re.Pattern[str]:
    """What stands before a name in "attributed the fire, a breach of the truce, to", "originated from positions of"."""
    pack = load_pack("breach_words.en")
    between = rf"(?:(?!{either(pack['elsewhere'])}\b)[^;.“”]){{1,160}}?"
    told = rf"(?<!\bnot )(?<!\bnever )\b{either(load_pack('truce_words.en')['laid_to'])}\b"
    laid = rf"{told}{between}\s(?:to|on)\s+(?:the\s+)?"
    whose = rf"\b{either(pack['fired_from'])}\s+(?:[\w’'-]+\s+){{0,3}}?{either(pack['positions'])}\s+(?:the\s+)?"
    return re.compile(rf"(?:{laid}|{whose})(?:{either(pack['units_of'])}\s+(?:the\s+)?)?$", re.IGNORECASE)


@cache
def _onto() -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('truce_words.en')['onto'])}\s+(?:{_SMALL}\s+){{0,3}}$", re.IGNORECASE)


@cache
def _own_people() -> re.Pattern[str]:
    return re.compile(rf"{either(load_pack('truce_words.en')['own_people'])}", re.IGNORECASE)


@cache
def _undergone() -> re.Pattern[str]:
    """Words by which something was done to who stands before them: "were shelled", "lost"."""
    pack = load_pack("truce_words.en")
    done = rf"(?!{either(pack['accused'])}\b)(?:\w+(?:ed|en)|{either(pack['done_to'])})"
    passive = rf"(?:was|were|been|being|is|are)\s+(?:\w+\s+){{0,2}}?{done}"
    return re.compile(rf"\b(?:{passive}|{either(pack['undergone'])})\b", re.IGNORECASE)
