"""What two sides say of each other, or all of themselves: a line for each.

In: a claim, its report, and the names of the sides. Out: pairs of who says it and of whom. Reads breach_words.en and
truce_words.en through `packs`.

Example: "Ada and Bel accused each other of breaking the truce" is an allegation by Ada of Bel, and one by Bel of Ada.
"""

import re
from collections.abc import Sequence
from functools import cache

from counterclaim.ledgers.saying import breaks, says_broken, says_the_same, told_stranger
from counterclaim.ledgers.telling.days import either
from counterclaim.ledgers.telling.side_names import SideNames, all_named, named_in, opens_only, tells_enemy
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import is_named, party
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.enums import Stance
from counterclaim.records.report import Report

_TWO = 2
EACH_OTHER, EACH_ITSELF, EACH_KEEPS = "each_other", "each_itself", "each_keeps"
"""The rules by which a line is of all parties of its truce: of the other one, of itself, or said of each."""
OTHER_OPEN = "other_open"
"""The rule by which a breach is of the other party of a truce of two, which another report may tell."""
_SOON = 160
"""Characters behind an accusation within which another is "of the same"."""
_EXPLAINED = 500
"""Characters back to where both charge each other; a sentence or two of the same paragraph."""
_EACH = re.compile(r"(?:each|both)(?:\s+(?:side|party|sides|parties|of them))?", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:the other|each other|one another)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)*\s+(?:had\s+|has\s+|have\s+)?$")
Pairs = tuple[tuple[str | None, str | None], ...]


def each_other(claim: Claim, report: Report, names: SideNames, *, by: str | None, bound: Sequence[str]) -> Pairs:
    """Both lines where two sides accuse each other, or "each side" says that the other broke it.

    `bound`: the two sides of a war or truce of two; among more, the words must name the two.
    """
    words = report.text[claim.sentence.start : claim.sentence.end]
    each = by is not None and _EACH.fullmatch(by) and by not in names.sides
    found = _mutual().search(words)
    if (not each and not says_each_other(words)) or by_others(claim, names):
        return ()
    if not each and found is not None:
        told = claim.evidence.start - claim.sentence.start
        # What stands before the words of the quarrel is another matter: "Ada shelled the port; they blamed each other".
        if claim.evidence.end - claim.sentence.start <= found.start() and told < found.start():
            return ()
    named = tuple(dict.fromkeys(one.side for one in named_in(words, names)))
    pair = named if len(named) == _TWO else tuple(bound)
    return ((pair[0], pair[1]), (pair[1], pair[0])) if len(pair) == _TWO else ()


def left_open(claim: Claim, report: Report, names: SideNames, *, by: str | None, kept: bool) -> Reason | None:
    """Why a line is of all parties of its truce, where this report does not tell who they are: another one may."""
    words = report.text[claim.sentence.start : claim.sentence.end]
    voice = by or ""
    together = _together().fullmatch(voice) or (not voice and _each_says().match(words))
    of_each = says_each_other(words) or (voice and _EACH.fullmatch(voice))
    if not kept and of_each and not by_others(claim, names):
        return Reason("ceasefires", EACH_OTHER, "each says it of the other; the report does not tell who they are")
    if kept and together:
        return Reason("ceasefires", EACH_ITSELF, "each says it of itself; the report does not tell who they are")
    if kept and (_everyone().search(words) or _both().search(words)):
        return Reason("ceasefires", EACH_KEEPS, "said of every party; the report does not tell who they are")
    if not kept and any(_together().fullmatch(agent.name) for agent in (claim.event.agents if claim.event else ())):
        return Reason("ceasefires", EACH_KEEPS, "said of every party; the report does not tell who they are")
    if not kept and names_no_doer(claim, names):
        return Reason("ceasefires", OTHER_OPEN, "its words name nobody; a party to a truce of two means the other one")
    return None


def names_no_doer(claim: Claim, names: SideNames) -> bool:
    """Whether a claim says that somebody broke it and neither names nor hints at anybody who did."""
    agents = claim.event.agents if claim.event else ()
    strange = any(told_stranger(agent.name) for agent in agents)
    return says_broken(claim.evidence.text) and not strange and not by_others(claim, names)


def by_others(claim: Claim, names: SideNames) -> bool:
    """Whether a claim tells that somebody of no side broke it: two who say so do not say it of each other."""
    words = claim.evidence.text
    found = breaks().search(words)
    agents = [party(a) for a in claim.event.agents] if claim.event else []
    other = any(
        is_named(a) and not named_in(a.name, names) and not all_named(a.name, names) and not tells_enemy(a.name, words)
        for a in agents
    )
    before = words[: found.start()] if found else ""
    name = _NAME.search(before)
    unknown = name is not None and not opens_only(name[0]) and not named_in(before, names)
    return other or told_stranger(before) or unknown


def of_the_same(claim: Claim, claims: Sequence[Claim]) -> Reason | None:
    """Why a claim accuses another of the breach told right before it: "and Velmar accused Dorand of the same"."""
    if claim.stance is not Stance.ACCUSES or not says_the_same(claim.evidence.text):
        return None
    before = [c for c in claims if c.evidence.end <= claim.evidence.start and c.event is not None]
    last = max(before, key=lambda c: c.evidence.start, default=None)
    broken = last is not None and last.event is not None and last.event.type == "ceasefire_violated"
    if last is None or not broken or claim.evidence.start - last.evidence.end > _SOON:
        return None
    return Reason("ceasefires", "the_same", f"accuses of the same as {last.id}")


def charge_explained(claim: Claim, report: Report) -> Reason | None:
    """Why an act is a breach that a side alleges: right before it, both charge each other with breaking a truce.

    Example: "Ada and Bel accused each other of breaking the truce. Ada's ministry said that mortars of Bel had fired."
    The first sentence of a paragraph may explain what the paragraph before told.
    """
    if claim.stance is not Stance.ACCUSES or claim.side is None or claim.event is None:
        return None
    agents = [party(a) for a in claim.event.agents]
    begin = report.text.rfind("\n", 0, claim.sentence.start) + 1
    if not report.text[begin : claim.sentence.start].strip():
        begin = report.text.rfind("\n", 0, len(report.text[:begin].rstrip())) + 1
    before = report.text[max(begin, claim.sentence.start - _EXPLAINED) : claim.sentence.start]
    named = any(is_named(a) and a.name != claim.side for a in agents)
    if not named or not says_each_other(before) or breaks().search(before) is None:
        return None
    return Reason("ceasefires", "explained", "both charge each other right before it, and it says with what")


def says_each_other(words: str) -> bool:
    """Whether words tell that two sides say something of each other."""
    found = _mutual().search(words)
    return found is not None and _the_other().search(words[found.start() :]) is not None


def each_of_itself(claim: Claim, report: Report, names: SideNames, *, by: str | None, bound: Sequence[str]) -> Pairs:
    """A line of each where both sides say that they keep the truce themselves: "both parties reported compliance"."""
    words = report.text[claim.sentence.start : min(claim.evidence.end, claim.sentence.end)]
    voice = by or ""
    if by in names.sides or not (
        voice == "" or _EACH.match(voice) or all_named(voice, names) or _each_named(voice, names)
    ):
        return ()
    if _OTHER.search(claim.evidence.text):
        return ()
    named = tuple(dict.fromkeys(one.side for one in named_in(voice, names)))
    both = tuple(all_named(voice, names)) or (tuple(bound) if voice and _EACH.match(voice) else ())
    pair = named if len(named) == _TWO else both
    if not voice and _each_says().match(words):
        pair = tuple(dict.fromkeys(one.side for one in named_in(words, names))) or tuple(bound)
    return tuple((side, side) for side in pair) if len(pair) == _TWO else ()


def all_of(words: str, names: SideNames, parties: Sequence[str]) -> tuple[str, ...]:
    """All parties, where words mean them together: "compliance by all signatories", "from either army"."""
    known = tuple(side for side in parties if side in names.sides)
    if _everyone().search(words):
        return known
    pair = known if len(known) == _TWO and _both().search(words) else ()
    return pair or all_named(words, names, bound=known)


def _each_named(voice: str, names: SideNames) -> bool:
    return len({one.side for one in named_in(voice, names)}) == _TWO


@cache
def _mutual() -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('breach_words.en')['mutual'])}\b", re.IGNORECASE)


@cache
def _the_other() -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('breach_words.en')['the_other'])}\b", re.IGNORECASE)


@cache
def _together() -> re.Pattern[str]:
    words = (*load_pack("truce_words.en")["together"], *load_pack("breach_words.en")["all_of_them"])
    return re.compile(rf"(?:the\s+)?{either((*words, *load_pack('breach_words.en')['both_of_them']))}", re.IGNORECASE)


@cache
def _each_says() -> re.Pattern[str]:
    """Words of both, or of two by name, that tell what they said: "Both parties assured", "A and B each reported"."""
    together = either(load_pack("truce_words.en")["together"])
    said = either(load_pack("breach_words.en")["says"])
    return re.compile(rf"(?:{together}|[^.;]{{3,120}}?\beach)\s+(?:also\s+)?{said}\b", re.IGNORECASE)


@cache
def _everyone() -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('breach_words.en')['all_of_them'])}\b", re.IGNORECASE)


@cache
def _both() -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('breach_words.en')['both_of_them'])}\b", re.IGNORECASE)
