"""Acts told as against a truce though no word of the act says so, and breaches told as none.

In: claims and their report. Out: the phrase that sets an act against a truce; whether words tell of a breach that was
not, or only foresee one. Reads breach_words.en through `packs`.

Example: "hours after the ceasefire took effect Ada shelled Dolna, Bel said" is an alleged breach by Ada; "hours after
the ceasefire collapsed" is none, nor is "Ada returned fire an hour into the truce".
"""

import re
from functools import cache

from counterclaim.ledgers.telling.days import any_of
from counterclaim.ledgers.telling.mentions import find_mentions
from counterclaim.packs.parties import is_named, party
from counterclaim.records.claim import Claim
from counterclaim.records.report import Report

_BEFORE = 80
_AFTER = 30
_LONGEST = 1200
_NEAR = 90
_BETWEEN = r"(?P<between>(?:[\w’'-]+,?\s+){0,6})"
_TRUCES = frozenset(("sure", "pausing", "dealing"))


def set_against(words: str) -> tuple[str, bool] | None:
    """The phrase by which a sentence sets its acts against a truce, and whether it does so whoever speaks.

    False: it only tells that the truce held ("hours after it took effect"); then blame alone makes a breach of the act.
    """
    words = words[:_LONGEST]
    if _answering().search(words):
        return None
    if ink := _ink().search(words):
        return " ".join(ink[0].lower().split()), False
    for mention in find_mentions(words):
        if (
            mention.sort not in _TRUCES
            or mention.plural
            or _no_longer().match(words[mention.end : mention.end + _AFTER])
        ):
            continue
        before = words[max(0, mention.start - _BEFORE) : mention.start]
        if found := _young().match(words[mention.end : mention.end + _NEAR]):
            return " ".join(found["phrase"].lower().split()), False
        for pattern, sure in ((_despite(), True), (_while_held(), False)):
            found = pattern.search(before)
            if found and not _not_yet().search(f"{found['between']}{mention.words}"):
                return " ".join(found["phrase"].lower().split()), sure
        if _after_it().search(before) and (found := _begun().match(words[mention.end : mention.end + _NEAR])):
            return " ".join(found["phrase"].lower().split()), False
    article = _article().search(words)
    return (" ".join(article[0].lower().split()), True) if article else None


def despite_truce(words: str) -> str | None:
    """The phrase by which words set an act against the truce that they name, in whatever way they call it broken.

    "Despite the rain Ada shelled Dolna, and signed a truce on Friday" sets nothing against the truce.
    """
    words = words[:_LONGEST]
    for mention in find_mentions(words):
        before = words[max(0, mention.start - _BEFORE) : mention.start]
        found = _against_it().search(before)
        if found and not _not_yet().search(f"{found['between']}{mention.words}"):
            return " ".join(found["phrase"].lower().split())
        if found := _done_to().match(words[mention.end : mention.end + _NEAR]):
            return " ".join(found["phrase"].lower().split())
    return None


def is_untrue(claim: Claim, report: Report, start: int) -> bool:
    """Whether a breach told at character `start` is one that was invented, told in error, foreseen or threatened.

    Who denies an accusation denies it by a stance of his own; this is what somebody else says of it.
    """
    sentence = report.text[claim.sentence.start : min(claim.sentence.end, claim.sentence.start + _LONGEST)]
    return told_untrue(sentence, start - claim.sentence.start)


def is_heading(claim: Claim, report: Report) -> bool:
    """Whether a claim is nothing but the heading of a list: "2. Alleged violations" on a line of its own."""
    begin = report.text.rfind("\n", 0, claim.evidence.start) + 1
    end = report.text.find("\n", claim.evidence.end)
    line = report.text[begin : end if end >= 0 else None][:_LONGEST]
    alone = line.strip().rstrip(".:") == claim.evidence.text.strip().rstrip(".:")
    return alone and claim.speaker is None and _heading().fullmatch(line.strip()) is not None


def told_untrue(words: str, at: int) -> bool:
    """Whether words tell as untrue, or as not yet done, the breach told at character `at` of them."""
    near = words[max(0, at - _NEAR) : at + _NEAR]
    mistaken = re.search(r"\bby mistake\b", near, re.IGNORECASE) and _told_by().search(near)
    return bool(_untrue().search(near) or mistaken or _not_done().search(words[max(0, at - _NEAR) : at]))


@cache
def _listed(key: str) -> str:
    return any_of(key, pack="breach_words.en")


@cache
def _despite() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<phrase>{_listed('despite')})\s+{_BETWEEN}$", re.IGNORECASE)


@cache
def _against_it() -> re.Pattern[str]:
    phrases = any_of("despite", pack="incident_words.en")
    # "Breaking windows, and the truce holds": another clause has begun.
    between = r"(?P<between>(?:(?!(?:and|but|while|when)\b)[\w’'-]+,?\s+){0,6})"
    return re.compile(rf"\b(?P<phrase>{phrases})\s+{between}$", re.IGNORECASE)


@cache
def _done_to() -> re.Pattern[str]:
    """Behind a truce: "brokered by Orta was broken"."""
    return re.compile(rf"\s+(?:[\w’'-]+,?\s+){{0,8}}?(?P<phrase>{_listed('truce_done_to')})\b", re.IGNORECASE)


@cache
def _while_held() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<phrase>{_listed('while_held')})\s+{_BETWEEN}$", re.IGNORECASE)


@cache
def _not_yet() -> re.Pattern[str]:
    """Between such a phrase and a truce: "despite calls for a truce", "during the week before the truce"."""
    return re.compile(rf"\b{_listed('not_yet')}\b", re.IGNORECASE)


def blames(claim: Claim, sentence: str) -> bool:
    """Whether somebody lays an act to a doer by name: its speaker, or whom the sentence tells where none was read."""
    told = claim.speaker is not None or _somebody().search(sentence[:_LONGEST]) is not None
    return told and claim.event is not None and any(is_named(party(a)) for a in claim.event.agents)


@cache
def _somebody() -> re.Pattern[str]:
    return re.compile(rf"\baccording to\s|,\s+[^,;.“”]{{2,80}}\s{_listed('said_behind')}\b")


@cache
def _young() -> re.Pattern[str]:
    """Behind a truce: "was barely an hour old when"."""
    return re.compile(rf"\s+(?:[\w’'-]+\s+){{0,6}}?(?P<phrase>{_listed('young')})\s+when\b", re.IGNORECASE)


@cache
def _article() -> re.Pattern[str]:
    """As in "in breach of the first article", "contrary to its terms": of what was agreed, and of no convention."""
    own = rf"(?:\s+of\s+(?:the|this|that|its)\s+(?:[\w’'-]+\s+){{0,3}}?{_listed('agreed_texts')}|(?!\s+of\b))"
    against = rf"\b{_listed('against_text')}\s+(?:[\w’'-]+\s+){{0,3}}?{_listed('parts_of_text')}\b(?:\s+\d+)?"
    return re.compile(rf"{against}{own}", re.IGNORECASE)


@cache
def _ink() -> re.Pattern[str]:
    return re.compile(rf"\b{_listed('ink')}\b", re.IGNORECASE)


@cache
def _after_it() -> re.Pattern[str]:
    return re.compile(r"\b(?:after|once|when)\s+(?:the|a|this|that|its|their)\s+(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE)


@cache
def _begun() -> re.Pattern[str]:
    """Behind a truce that an act is told to have come after: "came into force"."""
    return re.compile(rf"\s+(?:[\w’'-]+\s+){{0,6}}?(?P<phrase>{any_of('begun')})\b", re.IGNORECASE)


@cache
def _no_longer() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[\w’'-]+\s+)?{_listed('no_longer')}\b", re.IGNORECASE)


@cache
def _answering() -> re.Pattern[str]:
    return re.compile(rf"\b{_listed('answering')}\b", re.IGNORECASE)


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"(?:\(?[\dIVX]{{1,4}}[.)]\s+)?(?:[\w’'-]+\s+){{0,3}}{_listed('heads')}[.:]?", re.IGNORECASE)


@cache
def _untrue() -> re.Pattern[str]:
    return re.compile(rf"\b{_listed('untrue')}\b", re.IGNORECASE)


@cache
def _told_by() -> re.Pattern[str]:
    return re.compile(rf"\b{_listed('told_by')}\b", re.IGNORECASE)


@cache
def _not_done() -> re.Pattern[str]:
    return re.compile(rf"\b{_listed('not_done')}\s+(?:(?:to|of|a|the|its|their|new|further)\s+){{0,2}}$", re.IGNORECASE)
