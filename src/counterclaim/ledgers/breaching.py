"""Who broke a truce and who says so, where the words of the breach alone do not name them.

In: claims of one report in text order, its sides, and the report. Out: the side that speaks in the report's own voice,
the acts that an allegation calls a breach, the phrase that sets an act against a truce, and the day of an act. Reads
incident_words and party_words through `packs`.

Example: "The ministry accused Velmar of both attacks and said that they had broken the truce" alleges a breach by
Velmar; in a statement that the defence ministry of Velmar itself puts out, it is Velmar that says what nobody else is
made to say.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

import msgspec

from counterclaim.ledgers.telling.days import either
from counterclaim.ledgers.telling.side_names import SideNames, named_in
from counterclaim.ledgers.truces import Truce
from counterclaim.packs.families import breaks_truce
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import Party, Sides, is_named, marks, party, plain_name, side_of
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Claim, Reason, TimeRange
from counterclaim.records.enums import Realis, Stance
from counterclaim.records.ledger import Breach
from counterclaim.records.report import Report

_TRUCE_DAY = re.compile(r"\b(?:of|from|signed|agreed|brokered|reached)(?:\s+(?:on|the))*\s*$", re.IGNORECASE)
_DAY = 10
_BROKEN = "ceasefire_violated"
_TOLD = frozenset((Stance.ASSERTS, Stance.ACCUSES, Stance.CONDEMNS, Stance.CONFIRMS, Stance.ACKNOWLEDGES))
_REAL = frozenset((Realis.OCCURRED, Realis.ONGOING))
_BESIDE = 3
_REACH = 400
"""Characters back to where the speaker names the act that he calls a breach; a paragraph mostly."""


def organ_of(name: str) -> str | None:
    """The body that a press office speaks for: "Press Service of the Front", "Front Media Centre" give the Front."""
    found = _organ().fullmatch(" ".join(name.split()))
    return (found["after"] or found["before"]) if found else None


def side_named(name: str, names: SideNames) -> str | None:
    """The side that a whole name is a name of, or whose press office it names."""
    of = dict(names.by_name)
    plain = re.sub(r"^[Tt]he\s+", "", name.strip())
    return of.get(plain) or of.get(organ_of(plain) or "")


def own_voice(report: Report, sides: Sides, names: SideNames) -> str | None:
    """The side whose body puts out the report: it speaks where the words name no speaker. No paper counts.

    Its press office does, and what the user's file lists as a member of the side.
    """
    publisher = Party(name=report.publisher or "")
    if known := side_named(publisher.name, names):
        return known
    found = marks(publisher.name)
    if not found.state or found.civil:
        return None
    named = {one.side for one in named_in(publisher.name, names)}
    return side_of(publisher, sides) or (named.pop() if len(named) == 1 else None)


def speaks_as_publisher(name: str, report: Report) -> bool:
    """Whether a speaker is told by words of the publisher's own name: "the Ombudsman", "the Ministry"."""
    own, of = plain_name(name).split(), set(plain_name(report.publisher or "").split())
    return bool(own) and set(own) <= of


def quoted_before(claim: Claim, claims: Sequence[Claim], report: Report) -> Claim | None:
    """The claim right before, of one quotation with this one: "our forces" are those of who said it."""
    begin = report.text.rfind("\n", 0, claim.evidence.start) + 1
    lead = report.text[begin : claim.evidence.start]
    if lead.count("“") <= lead.count("”") and lead.count('"') % 2 == 0:
        return None
    opened = begin + max(lead.rfind("“"), lead.rfind('"'))
    last = bisect_left(claims, claim.evidence.start, key=_start) - 1
    before = claims[last] if last >= 0 else None
    told = before is not None and before.speaker is not None and before.evidence.start >= opened
    mention = before.speaker.mention if told and before is not None and before.speaker else None
    return before if told and (mention is None or mention.text.split()[:1] not in (["Our"], ["our"], ["We"])) else None


def against_truce(claim: Claim) -> str | None:
    """The phrase by which a claim calls its act a breach ("in violation of the ceasefire"); None where it does not."""
    found = _against().search(" ".join(claim.evidence.text.split()))
    return found[0] if found else None


def blamed(claim: Claim, claims: Sequence[Claim], by: str | None, sides: Sides) -> tuple[str, ...]:
    """The side that the same speaker has just told as doer of the acts that this claim calls a breach.

    None where the claim names no breach, where acts of several sides stand before it, or of the speaker's own.
    """
    if claim.event is None or claim.event.type != _BROKEN or not find_phrase("breach", claim.evidence.text):
        return ()
    start = claim.evidence.start
    reach = claims[bisect_left(claims, start - _REACH, key=_start) : bisect_right(claims, start, key=_start)]
    near = [c for c in reach if _is_act(c) and _same_speaker(c, claim) and c.id != claim.id]
    told = [side_of(party(a), sides) or a.name for c in near if c.event for a in c.event.agents if is_named(party(a))]
    names = tuple(dict.fromkeys(told))
    return names if len(names) == 1 and by is not None and names[0] != by else ()


def told_of_himself(claim: Claim, by: str | None, claims: Sequence[Claim], sides: Sides) -> Claim | None:
    """The act right before, told by another, where who is taken to call it a breach is the one that did it.

    "Ada said that Bel shelled Dolna and called it a violation": it is Ada that calls it so.
    """
    if by is None or claim.event is None or any(is_named(party(a)) for a in claim.event.agents):
        return None
    first = bisect_left(claims, claim.sentence.start, key=_start)
    acts = [c for c in claims[first : bisect_left(claims, claim.evidence.start, key=_start)] if _is_act(c)]
    last = acts[-1] if acts else None
    if last is None or last.event is None or last.sentence != claim.sentence or last.speaker is None:
        return None
    doers = {side_of(party(a), sides) or a.name for a in last.event.agents}
    return last if by in doers and side_of(party(last.speaker, last.side), sides) != by else None


def told_in_relative(claim: Claim, report: Report) -> bool:
    """Whether who is taken to speak stands in a clause about another: "Bel, which Ada says broke it, denies it".

    What comes behind the clause is not his.
    """
    mention = claim.speaker.mention if claim.speaker else None
    if mention is None or not claim.sentence.start < mention.start < claim.evidence.start:
        return False
    lead, between = (
        report.text[claim.sentence.start : mention.start], report.text[mention.end : claim.evidence.start],
    )  # fmt: skip
    return "," in between and re.fullmatch(r"[^,;.]{2,60},\s+(?:which|who|whom)\s+(?:the\s+)?", lead) is not None


def breach_day(claim: Claim, truce: Truce) -> str | None:
    """The day of the act. "Broke the truce of 10 May" gives the day of the truce, not of what broke it."""
    day = single_day(claim.time)
    own = [m for m in truce.mentions if day and day == truce.agreed_on and m.sentence == claim.sentence]
    words = claim.time.text if claim.time and own else None
    if words is None:
        return day
    before, found, _ = claim.evidence.text.partition(words)
    of_truce = bool(found and _TRUCE_DAY.search(before)) or any(
        m.id != claim.id and words in m.evidence.text for m in own
    )
    return None if of_truce else day


def told_by_act(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """A breach told ahead of its act, with who did the act and who tells of it: "Violating the truce, Ada shelled"."""
    led = claim.event is not None and not claim.event.agents and claim.speaker is None
    if not led or claim.event is None or not _leading().match(claim.evidence.text) or not _opens(claim):
        return claim
    after, end = (bisect_right(claims, place, key=_start) for place in (claim.evidence.start, claim.sentence.end))
    acts = [c for c in claims[after:end] if _is_act(c) and c.sentence == claim.sentence]
    first = min(acts, key=lambda c: c.evidence.start, default=None)
    if first is None or first.event is None or first.evidence.start - claim.evidence.end > _BESIDE:
        return claim
    event = msgspec.structs.replace(claim.event, agents=first.event.agents)
    return msgspec.structs.replace(claim, event=event, speaker=first.speaker, side=first.side)


def _opens(claim: Claim) -> bool:
    return claim.evidence.start - claim.sentence.start <= _BESIDE


def act_day(claim: Claim, claims: Sequence[Claim], report: Report) -> tuple[str, tuple[Reason, ...]] | None:
    """The day of the act that a claim calls a breach: told in its sentence, or just before where its words point back.

    None where it counts breaches, and where acts of several days may be meant.
    """
    if _counted().search(claim.evidence.text):
        return None
    first, end = (bisect_left(claims, n, key=_start) for n in (claim.sentence.start - _REACH, claim.sentence.end))
    acts = [c for c in claims[first:end] if _is_act(c) and c.id != claim.id and single_day(c.time)]
    near = [c for c in acts if c.sentence == claim.sentence]
    lead = report.text[claim.sentence.start : claim.evidence.end]
    if not near and (_pointing().search(claim.evidence.text) or _points_alone().match(lead)):
        before = [c for c in acts if 0 < claim.sentence.start - c.evidence.start <= _REACH]
        last = max((c.sentence.start for c in before), default=-1)
        near = [c for c in before if c.sentence.start == last]
    days = {single_day(c.time): c.id for c in near}
    (day, told), *more = [*days.items(), (None, "")]
    if day is None or len(more) > 1:
        return None
    return day, (Reason("ceasefires", "day_of_act", f"{told} tells the day of the act"),)


def bounded(truce: Truce, keeping: Sequence[Claim]) -> Truce:
    """A truce whose day is not told was agreed by the first day of an act that its own sentence sets against it."""
    inside = [c for c in keeping if any(m.sentence == c.sentence and m.id != c.id for m in truce.mentions)]
    days = sorted((day, c.id) for c in inside if (day := breach_day(c, truce)))
    if truce.agreed_on or not days or (truce.agreed_by and truce.agreed_by <= days[0][0]):
        return truce
    day, claim_id = days[0]
    reason = Reason("ceasefires", "agreed_by", f"an act of {day} is told as against it ({claim_id})")
    return msgspec.structs.replace(truce, agreed_by=day, reasons=(*truce.reasons, reason))


def once_each(lines: Sequence[tuple[Claim, Breach]]) -> tuple[Breach, ...]:
    """The lines of a truce without those whose claim stands within the words of another that says the same."""
    same: dict[tuple[object, ...], list[Claim]] = {}
    for claim, line in sorted(lines, key=lambda one: one[0].evidence.start):
        same.setdefault(_says(line), []).append(claim)
    longest = max((c.evidence.end - c.evidence.start for c, _ in lines), default=0)
    kept = []
    for claim, line in lines:
        others, start = same[_says(line)], claim.evidence.start
        near = others[bisect_left(others, start - longest, key=_start) : bisect_right(others, start, key=_start)]
        if not any(c.id != claim.id and _within(claim, c) for c in near):
            kept.append((claim, line))
    told = {(claim.sentence, line.party, line.kept) for claim, line in kept if line.alleged_by is not None}
    # Of a sentence that tells who says so, nobody says it once more.
    open_ = [line.alleged_by is None and (claim.sentence, line.party, line.kept) in told for claim, line in kept]
    return tuple(line for (_, line), again in zip(kept, open_, strict=True) if not again)


def _says(line: Breach) -> tuple[object, ...]:
    return line.alleged_by, line.party, line.kept


def _start(claim: Claim) -> int:
    return claim.evidence.start


def _within(claim: Claim, other: Claim) -> bool:
    """Whether a claim's words are a part of another's; of the very same words, the first by its id counts."""
    one, two = (claim.evidence.start, claim.evidence.end), (other.evidence.start, other.evidence.end)
    return two[0] <= one[0] and one[1] <= two[1] and (one != two or other.id < claim.id)


def single_day(time: TimeRange | None) -> str | None:
    """The one day of a time; None where it is open or tells several."""
    if time is None or not time.earliest or not time.latest:
        return None
    low, high = time.earliest[:_DAY], time.latest[:_DAY]
    return low if low == high and len(low) == _DAY else None


def _is_act(claim: Claim) -> bool:
    real = claim.realis in _REAL and not claim.negated and claim.stance in _TOLD
    return real and claim.event is not None and claim.event.type != _BROKEN and breaks_truce(claim.event.type)


def _same_speaker(one: Claim, two: Claim) -> bool:
    return (one.speaker.name if one.speaker else None) == (two.speaker.name if two.speaker else None)


@cache
def _organ() -> re.Pattern[str]:
    office = either(load_pack("breach_words.en")["press_offices"])
    return re.compile(
        rf"(?:{office}\s+of\s+(?:the\s+)?(?P<after>.{{2,80}}?)|(?:the\s+)?(?P<before>.{{2,80}}?)(?:['’]s)?\s+{office})",
        re.IGNORECASE,
    )


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"{either(load_pack('breach_words.en')['leading'])}\b", re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(r"\b(?:times|violations|breaches|infringements)\b", re.IGNORECASE)


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('breach_words.en')['pointing'])}\b", re.IGNORECASE)


@cache
def _points_alone() -> re.Pattern[str]:
    return re.compile(rf"[“\"]?{either(load_pack('breach_words.en')['points_alone'])}\b", re.IGNORECASE)


@cache
def _against() -> re.Pattern[str]:
    words = load_pack("incident_words.en")
    truces, breaking = ("|".join(re.escape(str(w)) for w in words[key]) for key in ("truce", "against"))
    return re.compile(rf"\b(?:{breaking})\s+(?:[\w'’.-]+\s+){{0,4}}?(?:{truces})\b", re.IGNORECASE)
