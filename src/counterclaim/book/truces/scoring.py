"""How alike two tellings of a truce are: by day, by broker, by name, by number, or by being of one war and time.

In: `TruceTraits` of two reports. Out: points with grounds, and what keeps two apart. Reads no pack.

A day decides: two truces of two days are two, whoever brokered them. A truce without a day can be any that was made
before its report, so that a name in common, or parties in common and a short time, speak for it.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from counterclaim.book.linker import Linker
from counterclaim.book.truces.traits import TruceTraits, truce_traits
from counterclaim.ledgers.telling.days import DAY
from counterclaim.ledgers.telling.same import name_words, same_name
from counterclaim.records.book import Score
from counterclaim.records.enums import JoinKind

ENOUGH: Final = 2.0
DOUBTFUL: Final = 1.0
_STILL_MEANT: Final = 60
"""Days after a truce within which "the truce" of a report may be it without further words."""
_EFFECT: Final = 3
"""Days between making a truce and its taking effect within which a day of either may be told for it."""
_NEWS: Final = 2
"""Days within which "a truce" is the one just made."""
_ONE_TELLING: Final = 7
"""Days within which two reports that both tell no day mean one truce of the same parties."""
_FAR: Final = "9999-12-31"


def scoring_linker() -> Linker:
    """How two truces are compared, with nothing else looked at; `linker.py` adds what many of them tell."""
    return Linker(
        kind=JoinKind.CEASEFIRE, traits=truce_traits, kept_as=TruceTraits, equal_is_one=True, keys=truce_keys,
        score=score_truces, apart=truces_apart, order=_order, enough=ENOUGH, doubtful=DOUBTFUL,
    )  # fmt: skip


def truce_keys(one: TruceTraits) -> Iterator[str]:
    """Blocks: the days of a truce, its brokers and names in a year, its parties in a month."""
    if one.full_day:
        # Two days that follow each other share a block, so that a day told otherwise by one is seen as a doubt.
        yield from (f"{one.type}|d|{day}" for day in (one.full_day, _shifted(one.full_day, 1)) if day)
    if one.effective:
        yield f"{one.type}|d|{one.effective[:DAY]}"
    yield from (f"{one.type}|s|{mark}" for mark in one.sentences)
    when = one.day or one.told
    if when is None:
        return
    years = (when[:4],) if one.full_day else (when[:4], str(int(when[:4]) - 1) if when[:4].isdigit() else when[:4])
    words = {word for name in one.called for word in (name_words(name) or (name,))}
    yield from (f"{one.type}|n|{word}|{year}" for word in sorted(words) for year in years)
    if one.stated:
        yield f"{one.type}|f|{one.stated}"
    if one.war:
        yield from (f"{one.type}|w|{one.war}|{m}" for m in sorted(_months(one, when)))
    yield from (
        f"{one.type}|p|{p}|{m}" for p in sorted({*one.involved, *one.theatre}) for m in sorted(_months(one, when))
    )


def _months(one: TruceTraits, when: str) -> set[str]:
    """The month of a truce's day, the months of its year; else those in which one without a day may have been made."""
    if one.day and len(one.day) == len("2031"):
        return {f"{one.day}-{n:02d}" for n in range(1, 13)}
    return {when[:7]} if one.full_day else {(_shifted(when, -30 * n) or when)[:7] for n in range(3)}


def score_truces(one: TruceTraits, two: TruceTraits) -> Score | None:
    """How much speaks for two tellings being of one truce."""
    if one.type != two.type or _contradict(one, two):
        return None
    if frozenset(one.sentences) & frozenset(two.sentences) and truces_apart(one, two) is None:
        return Score(3.0, ("told in the same words",))
    if one.stated and one.stated == two.stated:
        return Score(3.0, (f"both are the {one.stated} of the conflict file",))
    if one.full_day and two.full_day:
        return _both_dated(one, two)
    if not one.full_day and not two.full_day:
        return _neither_dated(one, two)
    return _one_dated(one, two) if one.full_day else _one_dated(two, one)


def truces_apart(one: TruceTraits, two: TruceTraits) -> str | None:
    """Why two tellings can never be of one truce."""
    if one.type != two.type:
        return "two sorts of agreement"
    if why := _contradict(one, two):
        return why
    if one.full_day and two.full_day and not _one_day(one, two):
        return f"made on two days: {', '.join(sorted((one.full_day, two.full_day)))}"
    for dated, other in ((one, two), (two, one)):
        if dated.full_day and not other.full_day and not _can_be(dated, other):
            return f"told of before {dated.full_day}"
    return None


def shares_name(one: TruceTraits, two: TruceTraits) -> frozenset[str]:
    """Names and brokers by which both are called, one's words within the other's ("Orr" and "Port Orr")."""
    return frozenset(
        min(a, b, key=lambda name: (len(name), name)) for a in one.called for b in two.called if same_name(a, b)
    )


def connection(one: TruceTraits, two: TruceTraits) -> int:
    """2: their claims are of a party in common; 1: their reports are; 0: one tells of none; -1: of other parties."""
    brokers = frozenset((*one.brokers, *two.brokers))
    strong, other = frozenset(one.involved) - brokers, frozenset(two.involved) - brokers
    if strong & other:
        return 2
    bound = frozenset(one.parties), frozenset(two.parties)
    if one.war and one.war == two.war and not (all(bound) and not bound[0] & bound[1]):
        return 1
    wide, wider = strong | frozenset(one.theatre) - brokers, other | frozenset(two.theatre) - brokers
    if wide & wider:
        return 1
    return -1 if wide and wider else 0


def _both_dated(one: TruceTraits, two: TruceTraits) -> Score | None:
    shared, near = sorted(shares_name(one, two)), connection(one, two)
    told = [f"both called by {', '.join(shared)}"] if shared else []
    if one.full_day and two.full_day and not _one_day(one, two):
        if _days_between(one.full_day, two.full_day) == 1 and (shared or near == 2):
            return Score(1.5, (f"made on {' or '.join(sorted((one.full_day, two.full_day)))}", *told))
        return None
    told = [f"made on one day, {min(one.full_day or '', two.full_day or '')}", *told]
    if near == -1 and not shared:
        return Score(1.5, (*told, "between parties that are not the same"))
    if near == 2:
        told.append("between the same parties")
    return Score(2.2 + 0.5 * bool(shared) + 0.2 * max(near, 0), tuple(told))


def _one_dated(dated: TruceTraits, other: TruceTraits) -> Score | None:
    if not _can_be(dated, other):
        return None
    if connection(dated, other) > 0 and (why := _same_time(dated, other)):
        return Score(2.4, (why, "between the same parties"))
    shared, near = sorted(shares_name(dated, other)), connection(dated, other)
    gap = _days_between(dated.full_day, other.told)
    if shared:
        told = (f"both called by {', '.join(shared)}", f"one of {dated.full_day}, told {gap} days later")
        if near == -1 or other.new:
            return Score(1.4, (*told, "told as a new one" if other.new else "between other parties"))
        if gap is None or (gap > _ONE_TELLING and not other.said):
            return Score(1.5, (*told, "its words alone do not name it"))
        return Score(2.8 - min(gap, 400) / 1000, told)
    if near < 1 or gap is None:
        return None
    told = (f"told {gap} days after that of {dated.full_day}", "between the same parties")
    one_war = dated.war is not None and dated.war == other.war
    rivals = bool(dated.names and other.names) if one_war else bool(dated.called and other.called)
    news = gap <= _NEWS and one_war
    if other.new or (other.some and not news) or rivals or gap > _STILL_MEANT:
        why = (
            "called otherwise"
            if rivals
            else "told as another"
            if other.new or (other.some and not news)
            else "long after"
        )
        return Score(1.4 - min(gap, 300) / 1000, (*told, why))
    return Score(2.4 + 0.1 * (near == 2) - min(gap, _STILL_MEANT) / 200, told)


def _same_time(dated: TruceTraits, other: TruceTraits) -> str | None:
    """Whether a truce without a day is told by the month or year of a dated one, or as in force from the same day."""
    starts, own = (other.effective or "")[:DAY], (dated.effective or "")[:DAY]
    if other.day:
        return f"both of {other.day}"
    return f"in force from {own}" if starts and starts in (own, dated.full_day) else None


def _neither_dated(one: TruceTraits, two: TruceTraits) -> Score | None:
    shared, near = sorted(shares_name(one, two)), connection(one, two)
    gap = _days_between(one.told, two.told)
    if gap is None or near == -1:
        return None
    told = f"told {gap} days apart"
    if shared:
        points = 1.4 if gap > _STILL_MEANT or one.new != two.new else 2.4 - gap / 1000
        return Score(points, (f"both called by {', '.join(shared)}", told))
    starts = {(t.effective or "")[:DAY] for t in (one, two)} - {""}
    if len(starts) > 1 or any(_of_old(a, b) for a, b in ((one, two), (two, one))):
        return None
    if one.day and two.day and near > 0:
        return Score(2.2, (f"both of {max(one.day, two.day, key=len)}", told))
    if one.effective and two.effective and near > 0:
        return Score(2.6, (f"in force from {min(starts)}", told))
    both = frozenset(one.involved) & frozenset(two.involved)
    if (one.called and two.called) or gap > _ONE_TELLING or near < 1:
        return None
    # One party in common makes no war: its truce with another may be meant.
    sure = (len(both) > 1 or (one.war is not None and one.war == two.war)) and not (
        one.new or two.new or one.some or two.some
    )
    return Score((2.05 if sure else 1.2) - gap / 100, (told, f"of {', '.join(sorted(both)) or 'the same sides'}"))


def _of_old(one: TruceTraits, two: TruceTraits) -> bool:
    """Whether one is of a month or a year long before, and the other, of no time, is told as the one of now."""
    last = f"{one.day}-28" if one.day and len(one.day) > len("2031") else f"{one.day}-12-28"
    return one.day is not None and two.day is None and (_days_between(last, two.told) or 0) > _STILL_MEANT


def _contradict(one: TruceTraits, two: TruceTraits) -> str | None:
    if one.stated and two.stated and one.stated != two.stated:
        return "two truces of the conflict file"
    if one.number and two.number and one.number != two.number:
        return f"told as number {one.number} and number {two.number}"
    if one.hours and two.hours and one.hours != two.hours:
        return f"for {one.hours:g} and for {two.hours:g} hours"
    if one.day and two.day and not (one.full_day and two.full_day) and not _of_one_time(one.day, two.day):
        return f"of {one.day} and of {two.day}"
    if one.brokers and two.brokers and not any(same_name(a, b) for a in one.brokers for b in two.brokers):
        return f"brokered by {', '.join(one.brokers)} and by {', '.join(two.brokers)}"
    parties, others = frozenset(one.parties), frozenset(two.parties)
    if parties and others and not (parties <= others or others <= parties):
        return "between parties that are not the same"
    return None


def _of_one_time(one: str, two: str) -> bool:
    return one.startswith(two) or two.startswith(one)


def _one_day(one: TruceTraits, two: TruceTraits) -> bool:
    """Whether two dated tellings can be of one day: the day of making, or one tells that of its taking effect."""
    first, second = one.full_day, two.full_day
    begins = [(t.effective or "")[:DAY] for t in (one, two)]
    gap = _days_between(first, second) or 0
    close = gap <= _EFFECT
    later = max((one, two), key=lambda t: t.full_day or "")
    # Some call a truce by the day on which it was made, others by the next, on which it began.
    if gap == 1 and one.war and one.war == two.war and not later.effective and not (one.called and two.called):
        return True
    return first == second or (close and (first == begins[1] or second == begins[0]))


def _can_be(dated: TruceTraits, other: TruceTraits) -> bool:
    """Whether nothing that is told of an undated truce lies before a dated one was made."""
    day = dated.full_day or ""
    if other.day and not day.startswith(other.day):
        return False
    starts = (other.effective or "")[:DAY]
    own = (dated.effective or "")[:DAY]
    # One that begins on that very day is it, whatever else a report dates before.
    seen = (other.told,) if starts and starts in (own, day) else (other.told, other.earliest)
    if any(when is not None and when[:DAY] < day[: len(when)] for when in seen):
        return False
    if starts and own:
        return starts in (own, day)
    return not starts or 0 <= (_days_between(day, starts) or 0) <= _EFFECT


def _order(one: TruceTraits) -> tuple[str, ...]:
    return (one.day or one.told or _FAR, one.told or "", one.own or "", *sorted(one.called))


def _days_between(one: str | None, two: str | None) -> int | None:
    try:
        return abs((date.fromisoformat((one or "")[:DAY]) - date.fromisoformat((two or "")[:DAY])).days)
    except ValueError:
        return None


def _shifted(day: str, by: int) -> str | None:
    try:
        return date.fromordinal(date.fromisoformat(day[:DAY]).toordinal() + by).isoformat()
    except (ValueError, OverflowError):
        return None
