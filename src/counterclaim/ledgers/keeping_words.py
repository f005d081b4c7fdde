"""Whether words say that a truce was broken or kept, and by which side, where the type of a happening does not tell.

In: a claim, its report, the names of the sides, and who speaks. Out: whether it was kept, with the phrase; the sides
that are said to have broken or kept it. Reads truce_words.en through `packs`.

Example: "its guns had been silent since the truce began" says that it was kept, by the side that speaks.
"""

import re
from functools import cache

import msgspec

from counterclaim.ledgers.doers import first_doer, last_doer
from counterclaim.ledgers.telling.days import either
from counterclaim.ledgers.telling.mentions import a_number, find_mentions
from counterclaim.ledgers.telling.side_names import SideNames, all_named, named_in, other_side
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Claim
from counterclaim.records.report import Report

_NEAR = 60
_BEFORE = 260
"""Characters back to a truce of which words speak without naming it; a sentence or two."""
_LONGEST = 700
_OWN = re.compile(r"\b(?:we|our|ours|us|its|their|his|her|it|they)\b", re.IGNORECASE)
_SIDE = re.compile(r"(?:[’']s)?\s+side\b", re.IGNORECASE)


class Said(msgspec.Struct, frozen=True):
    """What words say of a truce: whether it was kept, by which phrase, at which characters of the report."""

    kept: bool
    phrase: str
    start: int
    end: int


def said_of_keeping(claim: Claim, report: Report) -> Said | None:
    """What a claim's words say of the keeping of a truce; None where they say nothing, or no truce stands near."""
    start, end = claim.evidence.start, min(claim.evidence.end, claim.evidence.start + _LONGEST)
    words = report.text[start:end]
    near = _truce_near(report.text, start, end)
    for pattern, kept, alone in ((_breaks(), False, False), (_keeps_alone(), True, True), (_keeps(), True, False)):
        for match in pattern.finditer(words):
            around = words[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if (not kept and _other().search(around)) or (kept and _wanted().search(words[: match.start()][-25:])):
                continue
            inside = _truce_near(report.text, start, end, own=True)
            if inside or (near and (alone or not kept or _points(words, match))):
                return Said(kept, match[0].lower(), start + match.start(), start + match.end())
    return None


def sides_said(claim: Claim, said: Said, report: Report, names: SideNames, by: str | None) -> tuple[str, ...]:
    """The sides that words say broke or kept it.

    Who is named after "by", or last before the word; "the enemy" of a war of two is the other side; "we" and "its" are
    who speaks. Nobody is guessed.
    """
    sentence = claim.sentence
    after = report.text[said.end : min(sentence.end, said.end + _NEAR)]
    agent = re.match(r"(?:\s+[\w’'-]+){0,6}?\s+by\s+(?P<who>[^,;.]{2,60})", after)
    if agent and (found := _in(agent["who"], names, by)):
        return found
    start = claim.evidence.start if said.kept else min(sentence.start, claim.evidence.start)
    words = report.text[max(start, said.start - _LONGEST) : said.start]
    named = [one.side for one in named_in(words, names)]
    if said.kept:
        both = all_named(words, names)
        own = by if by in names.sides and (_OWN.search(words) or not words.strip() or not named) else None
        last = named[-1:] if named and not (own and _OWN.search(words[-40:]) and named[-1] != own) else []
        return tuple(both or last or ([own] if own else []))
    told = named_in(words, names)
    if any(one.side != by for one in told):
        doer = last_doer(words, [one for one in told if one.side != by], phrase=said.phrase)
        return (doer,) if doer else ()
    other = other_side(report.text[sentence.start : sentence.end], names, by)
    if other is None and by in names.sides and _back().match(report.text[sentence.start : sentence.end]):
        before = {one.side for one in named_in(report.text[max(0, sentence.start - _BEFORE) : sentence.start], names)}
        other = min(before - {by}) if len(before - {by}) == 1 else None
    return (other,) if other else ()


def counted_sides(claim: Claim, report: Report, names: SideNames) -> tuple[str, ...]:
    """The sides of a count that is parted: "29 by Dorand and 21 by Velmar", "the Dorandi side six times"."""
    words = report.text[claim.evidence.start : claim.evidence.end][:_LONGEST]
    found = []
    for one in named_in(words, names):
        before, after = words[: one.start][-30:], words[one.end :][:30]
        by_it = _number_by().search(before) or (_number_on().search(before) and _SIDE.match(after))
        if by_it or _number_times().match(after):
            found.append(one.side)
    return tuple(dict.fromkeys(found)) if len(set(found)) > 1 else ()


def says_kept(words: str) -> bool:
    """Whether words hold one that says of a truce that it is kept, and not that it is prolonged or over."""
    found = _keeps_alone().search(words) or _keeps().search(words)
    return found is not None and not _wanted().search(words[: found.start()][-25:])


def says_prolonged(words: str) -> bool:
    """Whether words say that a truce is prolonged, or that somebody agreed to hold fire: neither is keeping it."""
    return bool(_prolonged().search(words))


def says_broken(words: str) -> bool:
    """Whether words hold one that says that somebody broke something."""
    return _breaks().search(words) is not None


def told_young(words: str) -> bool:
    """Whether words tell of the first hours of a truce: that is the day on which it took effect."""
    return bool(_at_first().search(words))


def told_stranger(name: str) -> bool:
    """Whether a doer's name tells that nobody knows whose he is, or that he is the speaker's own."""
    return bool(re.search(rf"\b{_any('strangers')}\b", name, re.IGNORECASE))


def _in(words: str, names: SideNames, by: str | None) -> tuple[str, ...]:
    named = named_in(words, names)
    doer = first_doer(words, named) if named else other_side(words, names, by)
    return (doer,) if doer else ()


def _truce_near(text: str, start: int, end: int, *, own: bool = False) -> bool:
    """Whether words speak of a truce, or others shortly before them do."""
    first = start if own else max(0, start - _BEFORE)
    return any(m.sort != "it" for m in find_mentions(text[first:end]))


def _points(words: str, match: re.Match[str]) -> bool:
    """Whether the words behind a word of keeping point back to a truce: "abides by it"."""
    return bool(
        re.match(
            r"\s+(?:strictly\s+|fully\s+)?(?:it|its|what|the\s+(?:terms|statement|text|regime))\b", words[match.end() :]
        )
    )


def _any(key: str) -> str:
    return either(load_pack("truce_words.en")[key])


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('breaks')}\b(?!\s+(?:open|into|out|down|off|through|up)\b)", re.IGNORECASE)


@cache
def _prolonged() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('prolonging')}|to\s+{_any('stopping')})\b", re.IGNORECASE)


@cache
def _back() -> re.Pattern[str]:
    return re.compile(r"[“\"]?(?:That|This|It|Which)\b")


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('breaks_other')}\b", re.IGNORECASE)


@cache
def _keeps() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('keeps')}\b(?!\s+(?:out|up|away|off|back|down|talks)\b)", re.IGNORECASE)


@cache
def _keeps_alone() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('keeps_alone')}\b", re.IGNORECASE)


@cache
def _wanted() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('to_keep')}\s+(?:\w+\s+)?$", re.IGNORECASE)


@cache
def _number_by() -> re.Pattern[str]:
    return re.compile(rf"\b{a_number()}\s+(?:\w+\s+){{0,2}}?(?:by|from)\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _number_on() -> re.Pattern[str]:
    """Before "the Orran side"; six "on Orran villages" are what others did there."""
    return re.compile(rf"\b{a_number()}\s+on\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _number_times() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:side\s+|army\s+)?{a_number()}\b", re.IGNORECASE)


@cache
def _at_first() -> re.Pattern[str]:
    return re.compile(rf"\b{_any('at_first')}\b", re.IGNORECASE)
