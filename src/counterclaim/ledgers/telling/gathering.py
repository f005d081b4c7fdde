"""Truces while their sentences are gathered: what each is told by, and what keeps two of them apart.

In: `Telling` records. Out: `Group` records, and whether two can be one. Reads no pack.
"""

from collections.abc import Iterable

import msgspec

from counterclaim.ledgers.telling.days import days_between
from counterclaim.ledgers.telling.making import Telling
from counterclaim.ledgers.telling.same import same_name
from counterclaim.packs.parties import nation_alone, plain_name

_SOON = 7
"""Days within which a truce takes effect."""
_LONG_AGO = 60
"""Days after which a truce is not just the truce."""


class Group(msgspec.Struct):
    """A truce while its sentences are gathered."""

    told: list[Telling]

    def days(self, key: str) -> set[str]:
        """The days of one sort that its sentences tell."""
        return {day for t in self.told if (day := getattr(t, key))}

    def headlined(self) -> bool:
        """Told by the headline alone, which may call it otherwise than the text."""
        return all(t.mention.headline for t in self.told)

    def called(self) -> set[str]:
        """Names and brokers, in plain words."""
        return {plain_name(n) for t in self.told for n in (*t.names, *t.brokers)}


def is_old(day: str, published: str | None) -> bool:
    """Whether a day, month or year is of another time than the report."""
    if len(day) < len("2031-05-06"):
        return bool(published) and not (published or "").startswith(day)
    return (days_between(day, published) or 0) > _LONG_AGO


def apart(one: Group, two: Group) -> bool:
    """Whether two can never be one: other days, numbers, lengths, or names and brokers with nothing in common."""
    for key in ("agreed_on", "effective", "ended"):
        first, second = one.days(key), two.days(key)
        if first and second and not any(a.startswith(b) or b.startswith(a) for a in first for b in second):
            return True
    crossed = [(one.days("agreed_on"), two.days("effective")), (two.days("agreed_on"), one.days("effective"))]
    if any((days_between(a, b) or 0) > _SOON for first, second in crossed for a in first for b in second):
        return True
    numbers = [{n for t in g.told if (n := t.mention.number)} for g in (one, two)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return True
    lengths = [{t.mention.hours for t in g.told if t.mention.hours and not t.prolonged} for g in (one, two)]
    if all(lengths) and not lengths[0] & lengths[1]:
        return True
    brokers = [{broker_words(b) for t in g.told for b in t.brokers} for g in (one, two)]
    if all(brokers) and not any(same_name(a, b) for a in brokers[0] for b in brokers[1]):
        return True
    names = [{plain_name(n) for t in g.told for n in t.names} for g in (one, two)]
    called = one.called() & two.called()
    offers = [all(t.offered for t in g.told) for g in (one, two)]
    if any(g.headlined() for g in (one, two)):
        called = called or names[0] | names[1]
    return (all(names) and not called) or (offers[0] != offers[1] and not called and _fresh(one, two))


def _fresh(one: Group, two: Group) -> bool:
    """Whether one of them speaks of a truce not told before: an offer is not the truce that is in force."""
    return any(t.mention.indefinite or t.mention.hours for g in (one, two) for t in g.told[:1] if t.offered)


def broker_words(name: str) -> str:
    """A broker for comparing: a state by its plain name."""
    return plain_name(nation_alone(name) or name)


def each_once(names: Iterable[str]) -> dict[str, str]:
    """Each broker once, a land before its people, and a full name before a part of it."""
    found: dict[str, str] = {}
    for name in names:
        same = next((key for key in found if same_name(key, broker_words(name))), None)
        if same is None:
            found[broker_words(name)] = name
        elif (len(name.split()), -len(name)) > (len(found[same].split()), -len(found[same])):
            found = {
                (broker_words(name) if key == same else key): (name if key == same else n) for key, n in found.items()
            }
    return found
