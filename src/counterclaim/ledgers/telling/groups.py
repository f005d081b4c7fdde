"""Which sentences of one report speak of one truce, and what they tell of it together.

In: a report and its sides. Out: `ToldTruce` records, in the order in which the text first tells them; truces that are
only offered, and agreements of another sort, are left out. Reads what `mentions.py` and `making.py` read.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.ledgers.telling.days import days_between, shifted
from counterclaim.ledgers.telling.gathering import Group, apart, broker_words, each_once, is_old
from counterclaim.ledgers.telling.making import Telling, read_mention
from counterclaim.ledgers.telling.mentions import Mention, find_mentions
from counterclaim.ledgers.telling.side_names import SideNames, named_in
from counterclaim.ledgers.telling.when import Setting
from counterclaim.packs.parties import plain_name
from counterclaim.records.report import Report

_DATELINE = re.compile(r"^(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{2,40})(?:,|\s*[(–—-])", re.MULTILINE)
_MOST = 250
"""Mentions of one report that are looked at; one that speaks of truces more often is no news."""
_STEM = 4
_TWO = 2
_BESIDE = 240
"""Characters before a sentence in which its matter is told."""
_SOON = 7
"""Days within which a truce takes effect."""
_LONG_AGO = 60
"""Days after which a truce is not just the truce."""


class ToldTruce(msgspec.Struct, frozen=True, kw_only=True):
    """One truce as a report's sentences tell it, with where they speak of it."""

    mentions: tuple[Mention, ...]
    telling: tuple[Mention, ...] = ()
    """Those of them whose words tell which truce it is."""
    agreed_on: str | None = None
    effective: str | None = None
    ended: str | None = None
    brokers: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    number: int | None = None
    new: bool = False
    made: bool = False
    """Told as made: by its verb, or by its day."""
    hours: float | None = None


def find_told(report: Report, sides: SideNames) -> tuple[ToldTruce, ...]:
    """The truces that a report tells of by its words.

    Example: "A and B agreed on Monday to a truce. It took effect at midnight. C had offered another." tells one, agreed
    on that Monday and in effect from the Tuesday; what C had offered is none.
    """
    place = _DATELINE.search(report.text)
    setting = Setting(report.published, place["place"].strip(" -–—").title() if place else None, sides)
    groups: list[Group] = []
    for mention in find_mentions(report.text)[:_MOST]:
        if mention.plural:
            continue
        telling = read_mention(mention, setting)
        group = _home(telling, groups, report.published)
        if group is not None:
            group.told.append(telling)
        elif _opens(telling):
            groups.append(Group([telling]))
    kept = [group for group in _without_headline_alone(groups) if _is_one(group)]
    return tuple(_with_parties_beside(_truce(group, sides), report, sides) for group in kept)


def _with_parties_beside(one: ToldTruce, report: Report, sides: SideNames) -> ToldTruce:
    """A truce of another time whose parties nothing tells, with the two sides of the sentence right before it.

    Example: "The war began when Ada seized a boat of Bel. A truce signed in 2029 had kept the peace" was theirs.
    """
    first = one.mentions[0]
    if one.parties or not one.agreed_on or not is_old(one.agreed_on, report.published) or first.sort == "it":
        return one
    start = first.sentence[0]
    before = report.text[max(0, start - _BESIDE) : start].rpartition("\n")[2]
    named = {side.side for words in (before, first.whole) for side in named_in(words, sides)}
    return msgspec.structs.replace(one, parties=tuple(sorted(named))) if len(named) == _TWO else one


def _opens(telling: Telling) -> bool:
    """Whether words can be the first to speak of a truce: an agreement must be told as one about fire."""
    sort = telling.mention.sort
    if sort == "sure":
        return True
    if sort == "stopping":
        return telling.made
    if sort == "pausing":
        return telling.mention.hours is not None or telling.living or bool(telling.brokers)
    if sort == "elliptic":
        return bool(telling.agreed_on or telling.effective or telling.brokers)
    told = (telling.made and telling.fighting) or (telling.living and (telling.names or telling.brokers))
    named = telling.names or telling.agreed_on or telling.brokers or telling.parties
    return sort == "dealing" and bool(told) and bool(named)


def _is_one(group: Group) -> bool:
    """Whether there was such a truce: it is told as made, in force, broken, or is known by name or by "the"."""
    real = any((t.made or t.living or t.prolonged) and not t.offered for t in group.told)
    offered = any(t.offered for t in group.told)
    known = any(t.mention.definite and not t.offered for t in group.told)
    return real or (known and not offered)


def _without_headline_alone(groups: Sequence[Group]) -> list[Group]:
    """The groups, each headline with the first truce of the text that it can be."""
    for group in groups:
        if all(t.mention.headline and not (t.brokers or t.agreed_on) for t in group.told):
            other = next((g for g in groups if g is not group and not apart(group, g)), None)
            if other is not None:
                other.told[:0] = group.told
                group.told.clear()
    return [group for group in groups if group.told]


def _home(telling: Telling, groups: Sequence[Group], published: str | None) -> Group | None:
    """The truce told before that a sentence goes on about; None where it speaks of another."""
    mention = telling.mention
    if mention.sort == "it":
        # "It" at the beginning of a sentence goes on about what stands right before.
        near = [g for g in groups if any(_follows(t.mention, mention) for t in g.told)]
        return _last(near if mention.whole.startswith("It") else groups)
    same = [g for g in groups if any(t.mention.sort == "it" and t.mention.sentence == mention.sentence for t in g.told)]
    if same and not mention.plural and re.match(r"^.?It\s+(?:is|was)\b", mention.whole):
        return same[-1]
    beside = next((g for g in groups if _in_apposition(g.told[-1].mention, mention)), None)
    if beside is not None:
        return beside
    if mention.earlier:
        groups = [g for g in groups if g is not _last(groups)]
    return _fitting_home(telling, groups, published)


def _fitting_home(telling: Telling, groups: Sequence[Group], published: str | None) -> Group | None:
    """The truce among some that nothing keeps apart: one of the same name or day, else as the article tells."""
    mention, one = telling.mention, Group([telling])
    fitting = [g for g in groups if not apart(one, g) and not _long_ago(telling, g, published)]
    recent = [g for g in fitting if not any(is_old(day, published) for day in g.days("agreed_on"))]
    fitting = recent if recent and not telling.agreed_on else fitting
    if mention.sort != "sure" and not fitting:
        return None
    named = [g for g in fitting if one.called() & g.called() or one.days("agreed_on") & g.days("agreed_on")]
    if named:
        return named[-1]
    if mention.sort == "elliptic" and (telling.agreed_on or telling.effective or telling.brokers):
        return None
    if mention.new or mention.number:
        return _counted(mention, fitting, groups)
    if mention.indefinite and not telling.prolonged:
        return next((g for g in reversed(fitting) if _told_again(telling, g)), None)
    return _last(fitting)


def _counted(mention: Mention, fitting: Sequence[Group], groups: Sequence[Group]) -> Group | None:
    """The truce of that number, else the one that only the headline told."""
    headline = [g for g in fitting if all(t.mention.headline and not (t.brokers or t.agreed_on) for t in g.told)]
    same = [g for g in fitting if mention.number and any(t.mention.number == mention.number for t in g.told)]
    return next(iter((*(same or _by_count(mention, groups)), *headline)), None)


def _last(groups: Iterable[Group]) -> Group | None:
    """The one that the text spoke of last."""
    return max(groups, key=lambda g: g.told[-1].mention.start, default=None)


def _long_ago(telling: Telling, group: Group, published: str | None) -> bool:
    """Whether one is told by a day of another time, and the other is not: "the accord of 2029" is not this truce."""
    return bool(telling.agreed_on and is_old(telling.agreed_on, published) and not group.days("agreed_on"))


def _by_count(mention: Mention, groups: Sequence[Group]) -> list[Group]:
    """The truce that a number means where none is numbered: in the order of their days."""
    dated = sorted((min(g.days("agreed_on")), n) for n, g in enumerate(groups) if g.days("agreed_on"))
    if not mention.number or any(t.mention.number for g in groups for t in g.told) or mention.indefinite:
        return []
    return [groups[dated[mention.number - 1][1]]] if len(dated) > 1 and mention.number <= len(dated) else []


def _in_apposition(one: Mention, two: Mention) -> bool:
    """Whether a truce is told a second time beside the first: "the pause, the second truce of the month, ..."."""
    between = two.whole[one.end - two.sentence[0] : two.start - two.sentence[0]]
    return one.sentence == two.sentence and bool(re.fullmatch(r",\s+(?:the|a|an)\s+(?:[\w-]+\s+){0,3}", between))


def _told_again(telling: Telling, group: Group) -> bool:
    """Whether "a truce" may be one told before: by the headline, by its own sentence, or as just made."""
    near = [t.mention for t in group.told if t.mention.headline or t.mention.sentence == telling.mention.sentence]
    rival = telling.made and any(t.mention.definite and not t.mention.headline for t in group.told)
    if len(near) == len(group.told):
        return not rival
    made = any(t.made for t in group.told)
    parties = {t.parties for t in group.told if t.parties}
    begins = telling.effective or telling.at_midnight or telling.same_day
    follows = any(_follows(t.mention, telling.mention) for t in group.told)
    same = telling.made and telling.parties in parties
    return made and not telling.offered and (same or bool(begins and follows))


def _follows(one: Mention, two: Mention) -> bool:
    """Whether "it" at the beginning of a sentence stands right behind a sentence that speaks of a truce."""
    return 0 <= two.sentence[0] - one.sentence[1] <= 2


def _truce(group: Group, sides: SideNames) -> ToldTruce:
    told = sorted(group.told, key=lambda t: (t.mention.headline, t.mention.start))
    parties = next((t.parties for t in told if t.made and t.parties), ()) or next(
        (t.parties for t in told if t.parties), ()
    )
    day = _first(told, "agreed_on")
    effective = _effective(told, day)
    ended = _first(told, "ended")
    lasted = next((t.lasted for t in told if t.lasted), None)
    if ended is None and lasted and effective and len(effective) > 7:
        ended = shifted(effective, lasted)
    brokers = each_once(b for t in reversed(told) for b in t.brokers if not _fights(b, sides))
    return ToldTruce(
        mentions=tuple(t.mention for t in told), telling=tuple(t.mention for t in told if _tells(t)),
        agreed_on=day, effective=effective, ended=ended,
        brokers=tuple(brokers[key] for key in sorted(brokers)), parties=parties,
        names=tuple(sorted({n for t in told for n in t.names})),
        number=next((t.mention.number for t in told if t.mention.number), None),
        new=any(t.mention.new for t in told), made=any(t.made or t.agreed_on for t in told),
        hours=next((t.mention.hours for t in told if t.mention.hours and not t.prolonged), None),
    )  # fmt: skip


def _tells(t: Telling) -> bool:
    told = t.made or t.prolonged or t.agreed_on or t.effective or t.ended or t.at_midnight or t.same_day
    return bool(told or t.names or t.brokers or t.mention.number or t.mention.hours)


def _fights(name: str, sides: SideNames) -> bool:
    """Whether a name is one of a side, or of the land that a side is named for."""
    plain = broker_words(name)
    if any(plain == broker_words(known) for known, _ in sides.by_name):
        return True
    words = {word for side in sides.sides for word in plain_name(side).split()}
    return " " not in plain and any(len(plain) > _STEM and word.startswith(plain) for word in words)


def _effective(told: Iterable[Telling], agreed: str | None) -> str | None:
    for t in told:
        if t.effective:
            # "Agreed on Monday evening, in force at midnight on Monday": the midnight after.
            late = t.at_midnight and t.effective == agreed
            before = days_between(t.effective, agreed) if agreed and t.effective < agreed else None
            if before and before < _SOON:
                # "Agreed on Friday to halt fire from Sunday": the next one.
                return shifted(t.effective, _SOON)
            return shifted(t.effective, 1) if late else t.effective
        if t.at_midnight and agreed and len(agreed) > 7:
            return shifted(agreed, 1)
        if t.same_day and agreed:
            return agreed
    return None


def _first(told: Sequence[Telling], key: str) -> str | None:
    """The finest day that is told, the first where several are."""
    days = [day for t in told if (day := getattr(t, key))]
    return max(days, key=len, default=None)
