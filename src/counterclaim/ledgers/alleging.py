"""Who says that a truce was broken or kept: the side of a speaker by his name, or by the words beside it.

In: a claim, its report, and the names of the sides. Out: a side or a name; None where another side of the sentence may
be who speaks. Reads breach_words.en, roles.en and countries through `packs`.

Example: "Igor Dorun", where the report once says "the Ostrevan president, Igor Dorun", speaks for Ostrev; a teacher in
Ostrev, an envoy to it and its newspapers do not.
"""

import re
from collections.abc import Sequence
from functools import cache

from counterclaim.ledgers.breaching import organ_of, side_named
from counterclaim.ledgers.doers import may_speak
from counterclaim.ledgers.saying import breaks
from counterclaim.ledgers.telling.days import any_of, either
from counterclaim.ledgers.telling.side_names import SideNames, named_in
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import marks
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Stance
from counterclaim.records.report import Report

_PACK = "breach_words.en"
_MOST = 12
"""Places of a report where a speaker's name is looked at."""
_BESIDE = 80
_SHORTEST = 3
_LONGEST = 900
_STOP = re.compile(r"[.;:\n“”\"(]")


def side_in(by: str | None, names: SideNames) -> str | None:
    """The side of a speaker whose name holds that of one side: "Dorand's General Command".

    The press and people of a side's land do not speak for it, nor does a mission "in Dorand". An official of a state
    that is no side is that state.
    """
    if not by or by in names.sides:
        return by
    if known := side_named(by, names):
        return known
    if marks(organ_of(by) or by).civil:
        return by
    named = named_in(by, names)
    found = {one.side for one in named} if any(may_speak(by[: one.start]) for one in named) else set()
    return found.pop() if len(found) == 1 else _state_of(by) or by


def side_beside(name: str, report: Report, names: SideNames) -> str | None:
    """The side that a report once tells beside a person's name: "Ostrev's president, NAME", "NAME, for Ostrev"."""
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    if len(last) < _SHORTEST or not last[:1].isupper() or named_in(name, names) or marks(name).civil:
        return None
    found: set[str] = set()
    places = re.finditer(rf"(?:\b{re.escape(name)}|\b{re.escape(last)})\b", report.text)
    for _, match in zip(range(_MOST), places, strict=False):
        before = _STOP.split(report.text[max(0, match.start() - _BESIDE) : match.start()])[-1]
        after = _STOP.split(report.text[match.end() : match.end() + _BESIDE], maxsplit=1)[0]
        found |= {side for side in (_led_by(before, names), _followed_by(after, names)) if side}
    return found.pop() if len(found) == 1 else None


def side_of_surname(name: str, report: Report, names: SideNames) -> str | None:
    """The side of a person told by his last name alone, where the report knows nobody else of that name.

    Example: "Commander Dorun said", where the conflict file has Igor Dorun with Ada, speaks for Ada; not where the
    report also tells of a Pavel Dorun.
    """
    full = [(known, side) for known, side in names.by_name if known.split()[1:] and known.split()[-1] == name]
    if len({side for _, side in full}) != 1 or marks(name).civil:
        return None
    known_words = {word for known, _ in full for word in known.split()}
    office = {word for words in load_pack(_PACK)["speaks"] for word in words.split()}
    before = {m["first"] for m in re.finditer(rf"\b(?P<first>[A-ZÀ-Þ][\w’'-]+)\s+{re.escape(name)}\b", report.text)}
    return full[0][1] if all(word in known_words or word.casefold() in office for word in before) else None


def counted_by_known(claim: Claim, claims: Sequence[Claim], report: Report, names: SideNames) -> str | None:
    """The side of a body that a count is told to be by and that spoke before: "by the ministry's count"."""
    sentence = report.text[claim.sentence.start : min(claim.sentence.end, claim.sentence.start + _LONGEST)]
    for match in _counted_by().finditer(sentence):
        word = match["who"].split()[-1].casefold()
        spoken = [c for c in claims if c.speaker is not None and c.evidence.start < claim.evidence.start]
        told = [c.speaker.name for c in spoken if c.speaker and word in c.speaker.name.casefold().split()]
        found = {side_in(name, names) for name in told}
        if len(found) == 1 and (side := found.pop()) in names.sides:
            return side
    return None


def told_by_words(claim: Claim, report: Report, names: SideNames) -> str | None:
    """The side by which a sentence without a speaker says that it is told: "according to Ostrev's ministry".

    Also "by Ostrev's count", "..., Ostrev's ministry said" and "..., countered Igor Tal of Ostrev".
    """
    sentence = report.text[claim.sentence.start : min(claim.sentence.end, claim.sentence.start + _LONGEST)]
    for match in (m for pattern in (_according(), _counted_by(), _said_last()) for m in pattern.finditer(sentence)):
        named = named_in(match["who"], names)
        rest = match["who"][named[0].end :] if named else ""
        if len({one.side for one in named}) == 1 and not match["who"][: named[0].start] and _office().fullmatch(rest):
            return named[0].side
    after = report.text[claim.evidence.end : min(claim.sentence.end, claim.evidence.end + _LONGEST)]
    behind = _said_behind().match(after)
    named = named_in(behind["who"], names) if behind else ()
    if behind is None or len({one.side for one in named}) != 1:
        return None
    lead, rest = behind["who"][: named[0].start], behind["who"][named[0].end :]
    return named[0].side if _name_of().fullmatch(lead) and _office().fullmatch(rest) else None


def saying_side(claim: Claim, report: Report, names: SideNames) -> str | None:
    """The one side that its sentence tells as saying something ahead of a claim: "Ostrev reports fire and calls it".

    None in "Ostrev said that Kaldor reported": who speaks of whom is not told by the order of the words alone.
    """
    words = report.text[claim.sentence.start : min(claim.evidence.start, claim.sentence.start + _LONGEST)]
    found = [one for one in named_in(words, names) if _says().match(words, one.end) and may_speak(words[: one.start])]
    quoted = re.search(r"[“”\"]", words)
    return found[0].side if len(found) == 1 and not quoted and not _asks().search(words[found[0].end :]) else None


def reporting_side(claim: Claim, report: Report, names: SideNames) -> str | None:
    """The side that a claim's sentence opens with as reporting on itself: "Ostrev has reported full compliance"."""
    sentence = report.text[claim.sentence.start : min(claim.sentence.end, claim.sentence.start + _LONGEST)]
    lead = sentence[: max(0, claim.evidence.end - claim.sentence.start)]
    named = named_in(lead, names)
    if not named or not _opening().fullmatch(lead[: named[0].start]):
        return None
    return named[0].side if _reports().match(lead, named[0].end) else None


def counting_body(claim: Claim, report: Report, names: SideNames) -> str | None:
    """The mission that a sentence without a speaker names as it counts breaches: "the Lake Mission recorded"."""
    words = report.text[claim.sentence.start : min(claim.evidence.end, claim.sentence.start + _LONGEST)]
    found = {m["who"] for m in _counting().finditer(words) if not named_in(m["who"], names)}
    return found.pop() if len(found) == 1 else None


def opening_side(claim: Claim, report: Report, names: SideNames) -> str | None:
    """The side of which a sentence speaks first, for the "it" that says the rest: "When Ada left, it said"."""
    words = report.text[claim.sentence.start : min(claim.evidence.start, claim.sentence.start + _LONGEST)]
    named = named_in(words, names)
    alone = len({one.side for one in named}) == 1 and _opening().fullmatch(words[: named[0].start])
    return named[0].side if alone else None


def says_on(claim: Claim, claims: Sequence[Claim], report: Report) -> Claim | None:
    """The accusation that a claim without a speaker goes on with: "accused Ada of this, and Bel of breaking it"."""
    words = report.text[claim.evidence.start : claim.evidence.start + _LONGEST]
    further = re.search(rf",?\s+and\s+(?={_goes_on().pattern})", claim.evidence.text[:_LONGEST])
    told = breaks().search(words)
    # "When jets bombed a depot, and Bel of flouting it": the charge goes on behind what was told of the first.
    behind = further is not None and told is not None and told.start() > further.end()
    if not behind and not _goes_on().match(words[:_BESIDE]):
        return None
    before = [c for c in claims if c.sentence == claim.sentence and c.evidence.start < claim.evidence.start]
    found = [c for c in before if c.speaker is not None and c.stance is Stance.ACCUSES]
    between = report.text[found[-1].evidence.end : claim.evidence.start] if found else ""
    return found[-1] if found and not re.search(r"\b(?:said|says)\b", between) else None


def another_speaks(claim: Claim, by: str | None, report: Report, names: SideNames) -> bool:
    """Whether the sentence itself names another side before the words, and not who is taken to say them.

    Then nobody is named as the one who says it: the wrong side would be worse.
    """
    mention = claim.speaker.mention if claim.speaker else None
    if by not in names.sides or mention is None:
        return False
    pronoun = mention.text.lower() in load_pack("roles.en")["pronouns"]
    if claim.sentence.start <= mention.start < claim.sentence.end and not pronoun:
        return False
    before = named_in(report.text[claim.sentence.start : claim.evidence.start], names)
    return bool(before) and by not in {one.side for one in before}


def _state_of(by: str) -> str | None:
    """The state whose unnamed officials speak ("officials of X", "Xan officials"); a person by name is himself."""
    found, words = marks(by), by.split()
    unnamed = words[-1].islower() if words else False
    return next(iter(found.nations)) if unnamed and found.state and len(found.nations) == 1 == len(found.own) else None


def _led_by(before: str, names: SideNames) -> str | None:
    """The side told right before a name, with nothing but the words of an office between."""
    named = named_in(before, names)
    if not named:
        return None
    office = before[named[-1].end :]
    whole = before[named[-1].start :]
    if not _office().fullmatch(office) or not _speaks().search(whole) or not may_speak(before[: named[-1].start]):
        return None
    return named[-1].side


def _followed_by(after: str, names: SideNames) -> str | None:
    """The side told right behind a name, as that for which he speaks."""
    match = re.match(r",\s+(?P<told>[^,]{2,70})(?:,|$)", after)
    named = named_in(match["told"], names) if match else ()
    if match is None or len({one.side for one in named}) != 1:
        return None
    lead, told = match["told"][: named[0].start], match["told"]
    spoken = _for().search(lead) or _speaks().search(told)
    fitting = _office().fullmatch(f" {lead}") and _office().fullmatch(told[named[-1].end :] + " ")
    return named[0].side if spoken and fitting else None


@cache
def _according() -> re.Pattern[str]:
    who = r"(?:the\s+)?(?P<who>[^,;:.“”\"]{2,80}?)"
    return re.compile(rf"\baccording to\s+{who}(?=[,;:.“”\"]|$)")


@cache
def _said_behind() -> re.Pattern[str]:
    """Behind words: ", countered Igor Tal of the Adan Ministry"."""
    verbs = either(load_pack("breach_words.en")["said_behind"])
    return re.compile(rf"[”\"]?,?[”\"]?\s+{verbs}\s+(?P<who>[^,;:.“”\"]{{2,90}})")


@cache
def _said_last() -> re.Pattern[str]:
    """Behind words: ", Ada's ministry said"."""
    verbs = either(load_pack("breach_words.en")["said_behind"])
    return re.compile(rf"[,”\"]\s+(?:[Tt]he\s+)?(?P<who>[^,;:.“”\"]{{2,80}}?)\s+{verbs}\b")


@cache
def _name_of() -> re.Pattern[str]:
    """Nothing but a person's name, and that he is of what follows."""
    return re.compile(r"(?:(?:[A-ZÀ-Þ][\w.’'-]*\s+){1,4}(?:of|for)\s+)?(?:the\s+)?")


@cache
def _counted_by() -> re.Pattern[str]:
    return re.compile(r"\b[Bb]y\s+(?:the\s+)?(?P<who>[^,;:.“”\"]{2,80}?)[’']s\s+(?:own\s+)?(?:count|tally|reckoning)\b")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"[“\"]?(?:(?:[Ww]hen|[Aa]fter|[Aa]s|[Bb]efore|[Ww]hile|[Aa]lthough|[Tt]hough)\s+)?(?:[Tt]he\s+)?"
    )


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(r"(?:and\s+)?(?:the\s+)?[A-Z][\w’'-]*(?:\s+[\w’'-]+){0,4}?\s+of\s+(?:\w+ly\s+)?\w+ing\b")


@cache
def _says() -> re.Pattern[str]:
    """An office and a verb of saying, right behind a side's name: "'s army reports"."""
    pack = load_pack("breach_words.en")
    words = either({*pack["speaks"], *pack["between"]} - {"and"})
    office = rf"(?:[’']s?)?(?:\s+{words}(?:[’']s)?){{0,6}}"
    verbs = either((*pack["says"], *pack["charges"]))
    return re.compile(rf"{office}\s+(?:has\s+|had\s+|also\s+|then\s+)?{verbs}\b", re.IGNORECASE)


@cache
def _reports() -> re.Pattern[str]:
    office = rf"(?:[’']s?)?(?:\s+{either(load_pack('breach_words.en')['between'])}){{0,6}}"
    verbs = any_of("reports_own", pack=_PACK)
    return re.compile(rf"{office}\s+(?:has\s+|had\s+)?{verbs}\b[^,;]{{0,60}}\bcompliance\b", re.IGNORECASE)


@cache
def _asks() -> re.Pattern[str]:
    """Behind it, another who may speak: "Ostrev said that observers reported"."""
    verbs = any_of("another_says", pack=_PACK)
    return re.compile(rf"\b(?:that|how|whether)\s+[^,;]*\b{verbs}\b", re.IGNORECASE)


@cache
def _counting() -> re.Pattern[str]:
    """A name of two words or more, and behind it a verb of counting and breaches."""
    verbs = either(load_pack("breach_words.en")["counting"])
    name = r"(?P<who>[A-ZÀ-Þ][\w’'-]+(?:\s+(?:of\s+|for\s+)?[A-ZÀ-Þ][\w’'-]+){1,5})"
    breaches = r"(?i:violations?|breach|breaches|infringements?)"
    return re.compile(rf"{name}\s+(?:has\s+|had\s+)?{verbs}\s+(?:[\w,’'-]+\s+){{0,6}}?{breaches}\b")


@cache
def _office() -> re.Pattern[str]:
    """Nothing but the words of an office: "'s foreign minister, "."""
    words = either((*load_pack(_PACK)["speaks"], *load_pack(_PACK)["between"]))
    return re.compile(rf"(?:[’']s?)?(?:,?\s+(?:{words}(?:[’']s)?))*\s*,?\s*", re.IGNORECASE)


@cache
def _speaks() -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('breach_words.en')['speaks'])}\b", re.IGNORECASE)


@cache
def _for() -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('breach_words.en')['speaks_for'])}\s+(?:the\s+)?$", re.IGNORECASE)
