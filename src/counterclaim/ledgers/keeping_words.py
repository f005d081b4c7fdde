"""Whether words say that a truce was broken or kept, and by which side, where the type of a happening does not tell.

In: a claim, its report, the names of the sides, and who speaks. Out: whether it was kept, with the phrase; the sides
that are said to have broken or kept it. Reads truce_words.en through `packs`.

Example: "its guns had been silent since the truce began" says that it was kept, by the side that speaks.
"""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from counterclaim.ledgers.doers import first_doer, laid_at, last_doer
from counterclaim.ledgers.mutual import all_of
from counterclaim.ledgers.saying import breaks, keeps, keeps_alone, tells_of_breaches, told_aside, wanted
from counterclaim.ledgers.telling.days import any_of, either
from counterclaim.ledgers.telling.mentions import a_number, speaks_of_any
from counterclaim.ledgers.telling.side_names import SideNames, named_in, other_side
from counterclaim.packs.families import breaks_truce
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Stance
from counterclaim.records.report import Report

_NEAR = 60
_BEFORE = 260
"""Characters back to a truce of which words speak without naming it; a sentence or two."""
_FAR = 900
"""The same for words that are said of nothing but a truce: "shot first", "its guns were silent"."""
_LONGEST = 700
_PACK = "breach_words.en"
DENIED = " … "
"""Between a "no" and the words by which it is of all days."""
_OWN = re.compile(r"\b(?!(?-i:US)\b)(?:we|our|ours|us|its|their|his|her|it|they)\b", re.IGNORECASE)
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
    far = near or _truce_near(report.text, start, end, reach=_FAR)
    if found := denies_fire(claim, report):
        return found
    # A quoted word may end a claim's own words: "accused Ada of “burying” the truce".
    told = _made_nothing_of().search(report.text[start : max(end, min(claim.sentence.end, end + _NEAR))])
    if told and start + told.start() < end:
        return Said(
            kept=False, phrase=told["how"].lower(), start=start + told.start("how"), end=start + told.end("how")
        )
    for pattern, kept, alone in ((breaks(), False, False), (keeps_alone(), True, True), (keeps(), True, False)):
        for match in pattern.finditer(words):
            around = words[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if (not kept and _other().search(around) and not _of_truce().match(words[match.end() :])) or (
                kept and (wanted().search(words[: match.start()][-25:]) or told_aside(words, match))
            ):
                continue
            inside = _truce_near(report.text, start, end, own=True)
            plain = alone or (not kept and bool(_breaks_alone().fullmatch(match[0])))
            if inside or (far and plain) or (near and (not kept or _points(words, match))):
                return Said(kept, match[0].lower(), start + match.start(), start + match.end())
    return None


def sides_said(
    claim: Claim, said: Said, report: Report, names: SideNames, by: str | None, *, parties: Sequence[str] = ()
) -> tuple[str, ...]:
    """The sides that words say broke or kept it.

    Who is named after "by", or last before the word; "the enemy" of a war of two is the other side; "we" and "its" are
    who speaks. Nobody is guessed.
    """
    sentence = claim.sentence
    after = report.text[said.end : min(sentence.end, said.end + _NEAR)]
    # "Broke the truce to take the hill from Ada", "and was hit by Ada": what follows is another act.
    agent = re.match(
        r"(?:\s+(?!(?:to|and|but|when|while|after|as|that)\b)[\w’'-]+){0,6}?\s+(?:by|from)\s+(?P<who>[^,;.]{2,60})",
        after,
    )
    if agent and said.kept and (both := all_of(agent["who"], names, parties)):
        return both
    if agent and (found := _in(agent["who"], names, by, parties)):
        return found
    start = claim.evidence.start if said.kept else min(sentence.start, claim.evidence.start)
    words = report.text[max(start, said.start - _LONGEST) : said.start]
    named = [one.side for one in named_in(words, names)]
    if said.kept and DENIED in said.phrase:
        words = claim.evidence.text[:_LONGEST]
        doer = first_doer(words, named_in(words, names))
        return all_of(words, names, parties) or ((doer,) if doer else (by,) if by in names.sides else ())
    if said.kept:
        both = all_of(words, names, parties)
        own = by if by in names.sides and (_OWN.search(words) or not words.strip() or not named) else None
        last = named[-1:] if named and not (own and _OWN.search(words[-40:]) and named[-1] != own) else []
        return tuple(both or last or ([own] if own else []))
    if laid := _laid(claim, report, names):
        return laid
    words = words[tells_of_breaches(f"{words}{said.phrase}") or 0 :]
    told = named_in(words, names)
    if any(one.side != by for one in told):
        doer = last_doer(words, [one for one in told if one.side != by], phrase=said.phrase)
        return (doer,) if doer else ()
    other = other_side(report.text[sentence.start : sentence.end], names, by, parties=parties)
    if other is None and by in names.sides and _back().match(report.text[sentence.start : sentence.end]):
        before = {one.side for one in named_in(report.text[max(0, sentence.start - _BEFORE) : sentence.start], names)}
        other = min(before - {by}) if len(before - {by}) == 1 else None
    return (other,) if other else ()


def _laid(claim: Claim, report: Report, names: SideNames) -> tuple[str, ...]:
    """At whose door the breach is laid: by the words of the claim, or of its sentence where those name no side."""
    sentence = report.text[claim.sentence.start : min(claim.sentence.end, claim.sentence.start + _LONGEST)]
    own = claim.evidence.text[:_LONGEST]
    return laid_at(own, names) or (() if named_in(own, names) else laid_at(sentence, names))


def counted_sides(claim: Claim, report: Report, names: SideNames) -> tuple[str, ...]:
    """The sides of a count that is parted: "29 by Dorand and 21 by Velmar", "the Dorandi side six times"."""
    end = max(claim.evidence.end, claim.sentence.end)
    words = re.split(r"[;“”]", report.text[claim.evidence.start : end][:_LONGEST], maxsplit=1)[0]
    found = []
    for one in named_in(words, names):
        before, after = words[: one.start][-60:], words[one.end :][:30]
        by_it = _number_by().search(before) or (_number_on().search(before) if _SIDE.match(after) else None)
        if (by_it or _number_times().match(after)) and _counts_breaches(by_it, words[: one.start], after):
            found.append(one.side)
    return tuple(dict.fromkeys(found)) if len(set(found)) > 1 else ()


def _counts_breaches(by: re.Match[str] | None, before: str, after: str) -> bool:
    """Whether a count is one of breaches: by the noun beside its number, or by the one before where it has none.

    "12 hurt by Ada and 21 who fled from Bel" are people; "nine violations, six by Ada and three by Bel" are not.
    """
    if by is not None:
        own = _beside_count().sub("", by["counted"]).strip()
        return bool(_breaches().search(own or before))
    number = _number_times().match(after)
    rest = after[number.end() :] if number else ""
    bare = re.match(r"\s*(?:times\b|[,.;:]|and\b|$)", rest, re.IGNORECASE)
    return bool(_breaches().search(before) if bare else re.match(rf"\s*{_breaches().pattern}", rest, re.IGNORECASE))


def denies_fire(claim: Claim, report: Report) -> Said | None:
    """Whether a claim denies all fire while a truce held: "has not fired once since Monday" says that it is kept."""
    start, end = claim.evidence.start, min(claim.evidence.end, claim.evidence.start + _LONGEST)
    words = report.text[start:end]
    found = told = _no_fire().search(words) or _none_fired().search(words)
    if found is None and claim.event is not None and breaks_truce(claim.event.type):
        found = _no().search(words) if claim.negated or claim.stance is Stance.DENIES else None
    rest = report.text[end : min(claim.sentence.end, end + _NEAR)]
    always = _of_all_days().search(words) or _since_then().match(rest) if found else None
    inside = _truce_near(report.text, claim.sentence.start, claim.sentence.end, own=True)
    if found is None or always is None or (found[0].lower().startswith("den") and not inside):
        return None  # "denied having fired a single shell" may be of one night
    # "For four days our men have not fired a round" may open a text that comes to the truce; "no explosion" may not.
    if not _truce_near(report.text, start, end + (_FAR if told else 0), reach=_FAR):
        return None
    return Said(
        kept=True,
        phrase=f"{found[0].lower()}{DENIED}{always[0].lower()}",
        start=start + found.start(),
        end=start + found.end(),
    )


def broken_at(claim: Claim) -> int:
    """Where a claim's words tell of a breach; its beginning where none of them does."""
    found = breaks().search(claim.evidence.text)
    return claim.evidence.start + (found.start() if found else 0)


def _in(words: str, names: SideNames, by: str | None, parties: Sequence[str]) -> tuple[str, ...]:
    named = named_in(words, names)
    doer = first_doer(words, named) if named else other_side(words, names, by, parties=parties)
    return (doer,) if doer else ()


def _truce_near(text: str, start: int, end: int, *, own: bool = False, reach: int = _BEFORE) -> bool:
    """Whether words speak of a truce, or others shortly before them do."""
    first = start if own else max(0, start - reach)
    return speaks_of_any(text[first:end])


def _points(words: str, match: re.Match[str]) -> bool:
    """Whether the words about a word of keeping point back to a truce: "abides by it", "it is holding"."""
    stands = re.search(r"\b[Ii]t\s+$", words[: match.start()]) and _stands().match(match[0])
    if stands and re.match(
        r"\s*(?:[.,;:”\"’)]|$|\s(?:so far|for now|firmly|everywhere|well|since)\b)", words[match.end() :]
    ):
        return True
    after = r"(?:it|its|what|the\s+(?:terms|statement|text|regime)|(?:every|each)\s+(?:line|word|article|clause|point))"
    return bool(re.match(rf"\s+(?:strictly\s+|fully\s+)?{after}\b", words[match.end() :]))


@cache
def _breaks_alone() -> re.Pattern[str]:
    return re.compile(any_of("breaks_alone", pack=_PACK), re.IGNORECASE)


@cache
def _stands() -> re.Pattern[str]:
    return re.compile(r"(?:is|was|has)\s+(?:held|holding)|holds|held", re.IGNORECASE)


@cache
def _no_fire() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('no_fire', pack=_PACK)}\b", re.IGNORECASE)


@cache
def _none_fired() -> re.Pattern[str]:
    """As in "no aircraft of the army has released a bomb", "none of our batteries had opened fire"."""
    return re.compile(rf"\b(?:no|none|not one)\s+(?:[\w’'-]+\s+){{1,6}}?{any_of('fires', pack=_PACK)}\b", re.IGNORECASE)


@cache
def _no() -> re.Pattern[str]:
    return re.compile(r"\b(?:no(?!\.?\s*\d)|not|none|never|nobody)\b", re.IGNORECASE)


@cache
def _of_all_days() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('of_all_days', pack=_PACK)}\b", re.IGNORECASE)


@cache
def _of_truce() -> re.Pattern[str]:
    """Right behind a word of breaking: it is a truce that was broken, whatever else stands near."""
    pack = load_pack("truce_words.en")
    truce = either((*pack["sure"], *pack["pausing"]))
    return re.compile(rf"\s+(?:of\s+)?(?:the|a|this|its|their)\s+(?:[\w’'-]+\s+){{0,2}}?{truce}\b", re.IGNORECASE)


@cache
def _made_nothing_of() -> re.Pattern[str]:
    """Words that tell of a breach where a truce follows: "buried the truce", "made a mockery of the deal"."""
    pack = load_pack("truce_words.en")
    truce = either((*pack["sure"], *pack["pausing"], *pack["dealing"]))
    how = rf"\b(?P<how>{any_of('broke_it_off', pack=_PACK)})[”\"]?"
    return re.compile(rf"{how}\s+(?!an?\b)(?:[\w’'-]+\s+){{0,4}}?{truce}\b", re.IGNORECASE)


@cache
def _since_then() -> re.Pattern[str]:
    """Right behind a claim's words: what they deny is of all days."""
    return re.compile(r",?\s+(?:ever\s+)?(?:since|throughout|at\s+any\s+time)\b", re.IGNORECASE)


@cache
def _back() -> re.Pattern[str]:
    return re.compile(r"[“\"]?(?:That|This|It|Which)\b")


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('breaks_other')}\b", re.IGNORECASE)


@cache
def _number_by() -> re.Pattern[str]:
    return re.compile(
        rf"\b{a_number()}\s+(?P<counted>(?:(?!by\b|from\b)\w+\s+){{0,5}}?)(?:by|from)\s+(?:the\s+)?$", re.IGNORECASE
    )


@cache
def _number_on() -> re.Pattern[str]:
    """Before "the Orran side"; six "on Orran villages" are what others did there."""
    return re.compile(rf"\b{a_number()}\s+(?P<counted>)on\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _beside_count() -> re.Pattern[str]:
    """Between a number and "by": "29 were by", "six of them by"."""
    return re.compile(rf"\b{any_of('beside_count', pack=_PACK)}\b", re.IGNORECASE)


@cache
def _breaches() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('counted_breaches', pack=_PACK)}\b", re.IGNORECASE)


@cache
def _number_times() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:side\s+|army\s+)?{a_number()}\b", re.IGNORECASE)
