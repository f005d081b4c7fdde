"""On which day a sentence tells that a truce ended: it ran out, broke down, or one side left it or declared it void.

In: a `Mention`, and the report's day. Out: an ISO day, or None. Reads truce_words.en through `packs`.

A term that is still to come is no end ("expires on Sunday", "was to last until"), nor is one from which it was
prolonged. What somebody threatens, denies or accuses the other of ends nothing.
"""

import re
from functools import cache

from counterclaim.ledgers.telling.days import a_day, any_of, day_of
from counterclaim.ledgers.telling.mentions import Mention
from counterclaim.ledgers.telling.when import NEAR, Setting, day_words, lies_ahead, to_stop


def ended_on(mention: Mention, setting: Setting) -> str | None:
    """The day on which it ended, where that is told as past.

    Example: "The truce expired at midnight on Sunday", "On Sunday Ada withdrew from the truce", "the truce's end on
    Sunday" and "Ada declared the truce void on Sunday" tell one day.
    """
    if mention.sort == "stopping":
        return None
    return _ran_out(mention, setting) or _was_left(mention, setting)


def tells_end(mention: Mention) -> bool:
    """Whether the words before a truce tell of its end, so that they tell of no making: "announced the end of the"."""
    return bool(_left().search(mention.before) or (_declared().search(mention.before) and _void().match(mention.after)))


def _ran_out(mention: Mention, setting: Setting) -> str | None:
    """By what the truce did or had done to it: "collapsed on Monday", "was called off on Monday"."""
    if _supposed().search(mention.before):
        return None
    for match in _over().finditer(mention.after[: 2 * NEAR]):
        gap = mention.after[: match.start()]
        term = match[0].lower() == "until"
        # "They agreed to halt fire hours before a block of flats that collapsed": something else did.
        if _planned().search(gap[-30:]) or _turned().search(gap[-20:]) or re.search(r"\w+\s+(?:that|who)\s+$", gap):
            continue
        if (term and _prolonged().search(f"{mention.before[-NEAR:]}§{gap}")) or _other_subject().search(gap):
            continue
        words = to_stop(mention.after[match.end() :][:NEAR]).split(", ")[0]
        when = _when_it().search(gap)
        day = _past(words, setting) or (_past(when["when"], setting) if when else _lead(mention.before, setting))
        if day is None and _is_state().fullmatch(match[0]):
            said = _said_before().search(mention.before)
            day = _past(said["when"], setting) if said else None
        if day:
            return day
    return None


def _was_left(mention: Mention, setting: Setting) -> str | None:
    """By what a side did with it: "withdrew from the truce", "is no longer bound by it", "the end of the truce"."""
    left = _left().search(mention.before)
    void = _declared().search(mention.before) if left is None else None
    if void is not None and not _void().match(mention.after):
        void = None
    match = left or void
    if match is None or _aimed().search(mention.before[: match.start()]):
        return None
    after = to_stop(mention.after[:NEAR])
    own = re.split(r",\s|\s(?:and|but|after|while|as|that|which)\s", after)[0]
    said = re.search(rf",?\s[^.;]{{0,40}}\b(?:said|announced|declared)\b[^.;,]{{0,30}}?\bon\s+{a_day()}", after)
    told = _past(own, setting) or _last_day(mention.before[: match.start()], setting)
    return told or (day_of(said["day"], setting.published) if said else None)


def _past(words: str, setting: Setting) -> str | None:
    """The first day that words tell, where it is not still to come."""
    found = day_words().search(words)
    if found is None or lies_ahead(found["day"], setting.published):
        return None
    # "Bound by the truce after Friday" tells from when, and of a day to come.
    if re.search(r"\b(?:after|before|from|since)\s+$", words[: found.start()]):
        return None
    day = day_of(found["day"], setting.published)
    return day if day and day <= (setting.published or day) else None


def _lead(before: str, setting: Setting) -> str | None:
    """As in "On Tuesday the truce broke down" and "since Monday, when the truce lapsed"."""
    match = _day_before().search(before)
    return _past(match["when"], setting) if match else None


def _last_day(words: str, setting: Setting) -> str | None:
    """The day told last before the act of a side: "Ada on Tuesday declared"."""
    found = [m["day"] for m in day_words().finditer(words[-NEAR:])]
    return _past(found[-1], setting) if found else None


@cache
def _over() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('over')}\b", re.IGNORECASE)


@cache
def _planned() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('planned_end')}\b[^,;]*$", re.IGNORECASE)


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(r"\b(?:not|never|neither|nor|no|hardly|n[’']t)\s+(?:\w+\s+)?$", re.IGNORECASE)


@cache
def _prolonged() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('prolonging')}\b", re.IGNORECASE)


@cache
def _other_subject() -> re.Pattern[str]:
    """Another thing behind a truce, ahead of the verb: "the truce, said that the contract"."""
    other = r"(?:the|a|an|its|their)\s+(?!(?:truce|ceasefire|pause)\b)\w+"
    return re.compile(rf"\bsaid\s+(?:that\s+)?{other}", re.IGNORECASE)


@cache
def _left() -> re.Pattern[str]:
    own = r"(?:(?:the|its|their|his|this|that|a|an)\s+)?(?:[\w’'-]+\s+){0,4}?"
    return re.compile(rf"\b{any_of('leaving')}\s+{own}$", re.IGNORECASE)


@cache
def _declared() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:declared|pronounced|considered|proclaimed|called)\s+(?:(?:the|its|their|this|that)\s+)?(?:[\w’'-]+\s+){0,4}?$",
        re.IGNORECASE,
    )


@cache
def _void() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:to\s+be\s+)?{any_of('void')}\b", re.IGNORECASE)


@cache
def _aimed() -> re.Pattern[str]:
    """Ahead of an act that ends a truce: it was not done, is only threatened, or is what somebody denies."""
    return re.compile(rf"\b{any_of('aimed_at')}\b[^.;]{{0,60}}$", re.IGNORECASE)


@cache
def _day_before() -> re.Pattern[str]:
    other = r"(?!(?:said|says|told|announced|after|before|that|despite|of|on|in)\b)"
    part = r"(?:\s+(?:night|morning|evening|afternoon|noon))?"
    return re.compile(
        rf"(?:^|[\s,“])(?i:on|since|by|late on|early on)\s+(?P<when>{a_day()}){part}"
        rf",?\s+(?:(?:when|as|after)\s+)?(?:(?:the|its|their)\s+)?(?:{other}[\w’'-]+\s+){{0,4}}$"
    )


@cache
def _supposed() -> re.Pattern[str]:
    """As in "if the truce collapses", "rumours that the truce had collapsed"."""
    unsure = (
        "if|unless|should|whether|lest|(?:rumou?rs?|fears?|suggestions?|speculation|denied|denies)[^.;,]{0,30}?\\bthat"
    )
    return re.compile(rf"\b(?:{unsure})\s+(?:(?:the|a|this|that|its|their)\s+)?(?:[\w’'-]+\s+){{0,3}}$", re.IGNORECASE)


@cache
def _is_state() -> re.Pattern[str]:
    """What one may say of a truce on the day on which one says it: "was over", "no longer exists"."""
    return re.compile(r"(?:was|is|were)\s+(?:over|dead)|no\s+longer\s+.*", re.IGNORECASE)


@cache
def _said_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:said|declared|announced|ruled)\s+(?:late\s+)?on\s+(?P<when>{a_day()})\s+that\s+(?:[\w’'-]+\s+){{0,4}}$"
    )


@cache
def _when_it() -> re.Pattern[str]:
    """As in "was prolonged until 3 March, when it lapsed"."""
    return re.compile(rf"\b(?:on|until|till|to)\s+(?P<when>{a_day()}),\s+when\s+(?:it|they|both)\s+$")
