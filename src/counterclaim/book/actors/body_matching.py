"""How far the names of two bodies fit, whoever's they are: by their own words, their kind, their abbreviation.

In: names taken apart by `body_names.py`. Out: points with their grounds. Reads `body_words.en`.

Example: "Lake Observation Mission" and "Lake Mission" are one name in two forms.
"""

from collections.abc import Sequence
from functools import cache

from counterclaim.book.actors.body_names import Named
from counterclaim.book.actors.sameness import Verdict
from counterclaim.book.actors.spelling import Likeness, likeness
from counterclaim.packs.loader import load_pack

_OWN = {Likeness.SAME: 1.0, Likeness.SPELT: 0.85, Likeness.CLOSE: 0.7}
_LONG_NAME = 10
"""Letters of own words that hardly fit others by chance when all fit but for the spelling."""
_SHORTER = 0.6
_BY_INITIALS = 0.7


def compare_names(one: Named, two: Named) -> Verdict:
    """How far two names fit, sides and states aside. `apart` marks what may only ever be a doubt."""
    if one.short or two.short:
        same = one.short is not None and one.short == two.short
        return Verdict(1.0, (f"both called {one.short}",)) if same else Verdict()
    if one.known != two.known:
        return Verdict()
    if not one.own and not two.own:
        same = bool(one.kind and two.kind) and set(one.kind) ^ set(two.kind) <= state_words()
        return Verdict(1.0, ("one kind of body",)) if same else Verdict()
    grade = _own_words(one.own, two.own)
    lack = _lacking(one.kind, two.kind)
    if grade is Likeness.OTHER:
        return _shorter(one, two) if lack == 0 else Verdict()
    if lack is None:
        return Verdict()
    note = "one name" if grade is Likeness.SAME and not lack else "one name in two forms"
    telling = len(one.own) > 1 and min(len("".join(n.own)) for n in (one, two)) >= _LONG_NAME
    return Verdict((1.0 if telling and grade is Likeness.SPELT else _OWN[grade]) - lack, (note,))


def _own_words(one: tuple[str, ...], two: tuple[str, ...]) -> Likeness:
    """How alike the words of two names are, each with its best partner; the least alike counts."""
    if not one or not two or len(one) != len(two):
        return Likeness.SAME if "".join(one) == "".join(two) and one else Likeness.OTHER
    best = [max(likeness(a, b) for b in two) for a in one]
    return min(*best, *(max(likeness(a, b) for a in one) for b in two))


def _lacking(one: tuple[str, ...], two: tuple[str, ...]) -> float | None:
    """What it costs that one name has general words that the other lacks; None where they are two kinds of body."""
    differ = set(one) ^ set(two)
    if not differ:
        return 0.0
    minor = frozenset(load_pack("body_words.en")["minor"])
    if differ <= member_words():
        return 0.0
    if differ <= member_words() | minor:
        return 0.05
    return 0.3 if not one or not two else None


def _shorter(one: Named, two: Named) -> Verdict:
    """A name of two words or more that stands inside a longer one of the same kind: perhaps the same body's."""
    short, long = sorted((one.own, two.own), key=lambda w: (len(w), w))
    inside = all(any(likeness(a, b) > Likeness.CLOSE for b in long) for a in short)
    if not inside or len(short) + len(one.kind) < 2 or not short:
        return Verdict()
    return Verdict(_SHORTER, ("one name stands inside the other",), "may be another body")


def by_abbreviation(one: Sequence[Named], two: Sequence[Named]) -> Verdict:
    """The abbreviation of one body is told for the other, or is made of the other's first letters."""
    shared = _shorts(one) & _shorts(two)
    if shared:
        both = all(any(n.short is None for n in names) for names in (one, two))
        return Verdict() if both else Verdict(1.0, (f"both called {min(shared)}",))
    for a, b in ((one, two), (two, one)):
        if any(n.short is None for n in a):
            continue
        if _shorts(a) & {i for n in b for i in n.initials}:
            return Verdict(_BY_INITIALS, (f"{min(_shorts(a))} are the first letters of the other name",))
    return Verdict()


def _shorts(names: Sequence[Named]) -> frozenset[str]:
    return frozenset(n.short for n in names if n.short)


@cache
def member_words() -> frozenset[str]:
    """Words for those of a group: "fighters" of it are it."""
    return frozenset(load_pack("body_words.en")["members"])


@cache
def group_nouns() -> frozenset[str]:
    """Words for a group beside its listed name: "the militia of" it is it."""
    return frozenset(load_pack("body_words.en")["group_nouns"])


@cache
def state_words() -> frozenset[str]:
    """Words that only say that a body is the whole state's: "national police"."""
    return frozenset(load_pack("body_words.en")["of_state"])
