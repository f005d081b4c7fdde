"""The days that a sentence tells of a truce: when it was made, from when it holds, when it ended.

In: a `Mention`, the verbs of its making, and the report's day, place and sides. Out: ISO days. Reads truce_words.en
through `packs`.
"""

import re
from functools import cache

import msgspec

from counterclaim.ledgers.telling.days import a_day, any_of, day_of, days_between, either, last_month, shifted
from counterclaim.ledgers.telling.mentions import Mention, a_number
from counterclaim.ledgers.telling.side_names import SideNames
from counterclaim.packs.loader import load_pack

NEAR = 90
CLOSE = 45
_AHEAD = 60
"""Days from a report within which a date without a year may be one to come."""


class Setting(msgspec.Struct, frozen=True):
    """What all sentences of a report are read with: its day, the place of its dateline, and the sides."""

    published: str | None
    place: str | None
    sides: SideNames


def named_by_day(mention: Mention, setting: Setting) -> str | None:
    """The day that names a truce: "the truce of 10 May", "the 10 May truce"."""
    year = re.match(r"\s+of\s+((?:19|20)\d\d)\b(?!-)", mention.after)
    if year:
        return year[1]
    month = _of_month().match(mention.after)
    if month and setting.published:
        return last_month(month["month"], setting.published)
    match = _of_day().match(mention.after) or day_words().search(mention.words)
    if match is None:
        return None
    # "A truce from 8 March", told before that day, begins on it.
    if lies_ahead(match["day"], setting.published):
        return None
    # "Friday's truce" was made on that Friday.
    own = match.string[match.end() :][:2] in ("'s", "’s")
    return day_of(match["day"], setting.published) if own or any(map(str.isdigit, match["day"])) else None


def lies_ahead(words: str, published: str | None) -> bool:
    """Whether a date without a year is one of the weeks after the report: "until 10 March", told on 6 March."""
    if not re.search(r"\d", words):
        return False
    day = day_of(words, published, coming=True)
    return bool(day and published and day > published) and (days_between(day, published) or 0) <= _AHEAD


def day_made(
    mention: Mention, before: re.Match[str] | None, after: re.Match[str] | None, setting: Setting
) -> str | None:
    """The day nearest to the verb of making that is not the day from which it holds."""
    stretches = []
    if after is not None:
        stretches.append(to_verb(mention.after[after.end() :][:NEAR]))
        stretches.append(mention.after[: after.start()][-CLOSE:])
    if before is not None and not mention.before[: before.start()].endswith("-"):
        lead = mention.before[: before.start()][-CLOSE:]
        opening = _opening().match(mention.before)
        stretches += [
            mention.before[before.end() :],
            re.split(r"[“”\"]|\bsaid\b", lead)[-1],
            to_verb(mention.after[:NEAR]),
            opening[0] if opening else "",
            *(met[0] for met in _met().finditer(mention.before[: before.start()])),
        ]
    for words in stretches:
        for match in day_words().finditer(words):
            if not _from_then().search(words[: match.start()][-40:]):
                return day_of(match["day"], setting.published)
    return _day_said(mention, before, setting) if before is not None else None


@cache
def _met() -> re.Pattern[str]:
    """As in "met in Orr on Monday and, before witnesses, agreed to cease fire"."""
    return re.compile(rf"\b{any_of('meeting')}\b[^.;]{{0,60}}?\b{a_day()}[^.;]{{0,15}}\band\b")


def _day_said(mention: Mention, before: re.Match[str], setting: Setting) -> str | None:
    """The day on which somebody says that they "have agreed", where no other is told: it is news on that day."""
    if not re.match(r"(?:have|has)\b|.*(?<!ed)$", before["verb"].lower()) and not re.search(
        r"\b(?:have|has|had)\s+$", mention.before[: before.start()]
    ):
        return None
    said = re.search(rf"\b(?:said|announced|confirmed|declared|told)\b[^.;]{{0,40}}?\bon\s+{a_day()}", mention.after)
    return day_of(said["day"], setting.published) if said else None


def to_verb(words: str) -> str:
    """Words up to the next verb that tells something else, or the end of a quotation."""
    for match in _verbs_on().finditer(words):
        if match["word"] is None and _was_made().match(words, match.start()):
            continue
        if match["word"] is None or match["word"].lower() not in load_pack("truce_words.en")["made_after"]:
            return words[: match.start()]
    return words


def begins(mention: Mention, setting: Setting) -> tuple[str | None, bool, bool]:
    """The day from which it holds; else whether that is the next midnight, or the day on which it was made."""
    if since := _in_place().search(f"{mention.before[-CLOSE:]}§{mention.after[:NEAR]}"):
        return day_of(since["day"], setting.published), False, False
    match = _begin().search(mention.after)
    words = mention.after[match.start() : match.end() + NEAR] if match else ""
    words = to_stop(words)
    # "At midnight the truce took effect."
    lead = mention.before if match and not day_words().search(words) and len(mention.before) < CLOSE else ""
    if not match:
        match = re.search(
            rf"\b{either(load_pack('truce_words.en')['beginning'])}\s+.{{0,30}}?{a_day()}",
            mention.after[:NEAR],
            re.IGNORECASE,
        )
        words = mention.after[match.start() : match.end() + 15] if match else ""
    if not match:
        return None, False, False
    past = re.search(r"\b(?:was|were|been|had)\s+(?:due\s+)?$", mention.after[: match.start()])
    coming = bool(_to_come().search(words)) and not past
    found = day_words().search(words) or day_words().search(lead) or _when().search(mention.before)
    at_night = bool(re.search(r"\bmidnight\b|\b(?:00[:.]00|24[:.]00)\b", f"{lead} {words}"))
    day = _nearest(found["day"], words, setting, coming=coming or mention.headline) if found else None
    return day, at_night, bool(_same().search(words))


def _nearest(words: str, around: str, setting: Setting, *, coming: bool) -> str | None:
    """The day of such words: of a date without a year the one nearest to the report, which may be still to come."""
    span = _span().search(around)
    if re.search(r"\bmidnight\s+(?:tonight|today)\b", around):
        return shifted(day_of("today", setting.published) or "", 1)
    if span:
        words = f"{span['number']} {span['month']}"
    days = [
        day_of(words, setting.published, coming=c)
        for c in ((coming, not coming) if _dated().search(words) else (coming,))
    ]
    return min((d for d in days if d), key=lambda d: days_between(d, setting.published) or 0, default=None)


def to_stop(words: str) -> str:
    """Words up to the end of what they tell of one time."""
    return re.split(r";\s|\.\s+(?=[A-Z])|\band is to last\b|,\s+(?:a day|hours|minutes|after|when|before)\b", words)[0]


@cache
def day_words() -> re.Pattern[str]:
    """A pattern for a day."""
    return re.compile(rf"\b{a_day()}")


@cache
def _opening() -> re.Pattern[str]:
    """As in "Late on Monday, the leaders of Ada and Bel signed"."""
    return re.compile(rf"\s*(?:[A-Z][a-z]+\s+)?[Oo]n\s+{a_day()}(?:\s+\w+)?,")


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _span() -> re.Pattern[str]:
    """As in "from 2 to 22 April"."""
    return re.compile(r"\bfrom\s+(?P<number>\d{1,2})\s+(?:to|until|till|through)\s+\d{1,2}\s+(?P<month>[A-Z][a-z]+)")


@cache
def _of_month() -> re.Pattern[str]:
    months = either(w for w in load_pack("times.en")["months"])
    return re.compile(rf"\s+of\s+(?:last\s+)?(?P<month>(?i:{months}))\b(?!\s+\d)")


@cache
def _of_day() -> re.Pattern[str]:
    return re.compile(
        rf"\s+(?:(?:of|from|dated)|(?:made|reached|signed|agreed|concluded)\s+(?:\w+\s+){{0,3}}?on)\s+(?:the\s+)?{a_day()}"
    )


@cache
def _from_then() -> re.Pattern[str]:
    words = load_pack("truce_words.en")
    starts = either((*words["begun"], *words["to_come"]))
    from_then = either((*words["beginning"], "until", "since", "till"))
    return re.compile(
        rf"\b(?:{starts}\b[^,]*|{from_then}\s+(?:[\w.:]+\s+){{0,4}}|(?:after|by|before)\s+(?:the\s+)?)$", re.IGNORECASE
    )


@cache
def _verbs_on() -> re.Pattern[str]:
    plain = (
        "was|is|are|were|has|had|have|went|goes|took|takes|"
        "came|comes|enters|begins|starts|broke|fell|ran|held|left|began|said|says|will|would|did"
    )
    return re.compile(rf"[“”\"]|\b(?:{plain})\b|\b(?P<word>[a-z]{{2,}}ed)\b", re.IGNORECASE)


@cache
def _was_made() -> re.Pattern[str]:
    """As in "facilitated by the bishops, was agreed on Monday"."""
    return re.compile(rf"(?:was|were|has|had|have)\s+(?:been\s+)?{any_of('made_after')}\b", re.IGNORECASE)


@cache
def _begin() -> re.Pattern[str]:
    words = load_pack("truce_words.en")
    return re.compile(rf"\b{either(w for w in (*words['begun'], *words['to_come']) if w != 'due to')}\b", re.IGNORECASE)


@cache
def _in_place() -> re.Pattern[str]:
    """As in "has been in place at the bridge since Monday", "there has been a truce in the valley since Monday"."""
    there = r"\bthere\s+(?:has|had)\s+been\s+(?:[\w-]+\s+){1,4}§"
    stands = r"§[^.;,]{0,30}?\bin\s+(?:place|force|effect)\b"
    return re.compile(rf"(?:{there}|{stands})[^.;,]{{0,40}}?\bsince\s+{a_day()}", re.IGNORECASE)


@cache
def _when() -> re.Pattern[str]:
    """As in "since Saturday, when a truce took effect"."""
    return re.compile(rf"\b{a_day()},\s+when\s+(?:[\w’'-]+\s+){{1,4}}$")


@cache
def _to_come() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('to_come')}\b", re.IGNORECASE)


@cache
def _same() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('then')}\b", re.IGNORECASE)


@cache
def lasted() -> re.Pattern[str]:
    """A pattern for how many days it lasted."""
    return re.compile(rf"\b{any_of('lasted')}\s+(?P<number>{a_number()})\s+days?\b", re.IGNORECASE)
