"""Which claimants of a book are one body, told by less of its name: "the Health Ministry", "the doctors of the URD".

In: the numbers of all claimants, the names and sides of the bodies of all reports. Out: by claimant, the one it is.
Reads party_words.en and toll_groups.en.

A body that stands on a side is taken for the only one of its name with that side's, and only where its numbers go on in
the order of the other's; whatever two bodies can be stays apart.
"""

from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.book.tolls.revising import goes_between
from counterclaim.book.tolls.speaking import Cast
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import plain_name
from counterclaim.records.tallies import Figure

_STEM = 4
_SHORT = 2
"""Letters of initials that may be anybody's."""


class Number(msgspec.Struct, frozen=True):
    """A running total of a claimant, with what it counts."""

    counts: tuple[str, ...]
    figure: Figure


class Named(msgspec.Struct, frozen=True):
    """A claimant with the names under which it was told, its sides, and its running totals."""

    key: str
    names: frozenset[str]
    sides: frozenset[str]
    numbers: tuple[Number, ...] = ()


def same_bodies(claimants: Sequence[Named], cast: Cast) -> dict[str, str]:
    """By claimant, the body that it is, where there is but one.

    Example: one report tells of "the Union of River Doctors", another of "the doctors' union" alone: one claimant.
    """
    titles = _titles(cast)
    by_key = {one.key: one for one in claimants}
    found = {one.key: home for one in claimants if (home := _home(one, titles, cast, by_key)) is not None}
    return {key: home for key, home in found.items() if found.get(home, home) == home}


def _titles(cast: Cast) -> dict[str, set[frozenset[str]]]:
    """By body, the words of its names that its side does not give."""
    found: dict[str, set[frozenset[str]]] = {}
    for title, bodies in cast.titles.items():
        for body in bodies:
            found.setdefault(body, set()).add(frozenset(_stem(word) for word in title))
    return found


def _home(
    one: Named, titles: Mapping[str, set[frozenset[str]]], cast: Cast, claimants: Mapping[str, Named]
) -> str | None:
    """The one body of the book of which a claimant's names can be."""
    homes = set()
    for name in one.names:
        said = _said(name, titles, cast)
        if said is None:
            return None
        bodies = {body: {t for t in own if said <= t} for body, own in titles.items() if body != one.key}
        fuller = {
            body: own for body, own in bodies.items() if own and (min(map(len, own)) > len(said) or _sided(body, cast))
        }
        home = _only({body: own for body, own in fuller.items() if own and not _is_part(body, name, cast)}, cast)
        if home is None:
            return None
        homes.add(home)
    if len(homes) != 1:
        return None
    home = homes.pop()
    theirs = cast.sides.get(home, set())
    if one.sides and theirs and not one.sides <= theirs:
        return None
    goes_on = not theirs or one.sides or _go_on(one, claimants.get(home))
    return home if goes_on else None


def _only(bodies: Mapping[str, set[frozenset[str]]], cast: Cast) -> str | None:
    """The one body; of several under one name the one that is told with its side."""
    if len(bodies) == 1:
        return next(iter(bodies))
    shared = frozenset.intersection(*(frozenset(own) for own in bodies.values())) if bodies else frozenset()
    sided = [body for body in bodies if _sided(body, cast)]
    return sided[0] if shared and len(sided) == 1 else None


def _is_part(body: str, name: str, cast: Cast) -> bool:
    """Whether a body is told as something of this one: "the General Command's units"."""
    begins = _apostrophe(name) + "'s "
    return any(_apostrophe(told).startswith(begins) for told in cast.names.get(body, ()))


def _apostrophe(name: str) -> str:
    return name.replace("’", "'").casefold()


def _sided(body: str, cast: Cast) -> bool:
    """Whether a body is told by its side's name: "Dorandi Health Ministry", not "Health Ministry"."""
    stems = [plain_name(side).rstrip("aeiou") for side in cast.sides.get(body, ())]
    words = [word for name in cast.names.get(body, ()) for word in plain_name(name).split()]
    return any(len(stem) >= _STEM and word.startswith(stem) for stem in stems for word in words)


def _said(name: str, titles: Mapping[str, set[frozenset[str]]], cast: Cast) -> frozenset[str] | None:
    """The telling words of a name; None where they are no body's: whoever has no word for a body, or only a place."""
    pack = load_pack("toll_groups.en")
    stop = load_pack("party_words.en")["stop"]
    plain = plain_name(name).replace("’", "'").partition(" in ")[0].split()
    words = {_stem(word) for word in plain if word not in stop}
    short = {w for w in words if w.upper() in name.split()}
    full = (
        {_initials(n): n for names in cast.names.values() for n in names if len(_initials(n)) > _SHORT} if short else {}
    )
    for word in short & full.keys():
        whole = {_stem(w) for w in plain_name(full[word]).split() if w not in stop}
        words = whole if words - {word} <= whole else words
    if words & set(pack["bodies"]):
        return frozenset(words)
    trade = set(pack["left_out"])
    alone = len(words) == 1 and any(
        t - words and t - words <= trade for own in titles.values() for t in own if words <= t
    )
    return frozenset(words) if alone else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper()).casefold()


def _stem(word: str) -> str:
    return word.removesuffix("'s").strip("'’").removesuffix("s")


def _go_on(one: Named, home: Named | None) -> bool:
    """Whether a claimant's running totals stand between those of another before and after them."""
    theirs = home.numbers if home is not None else ()
    pairs = [(n.figure, [other.figure for other in theirs if other.counts == n.counts]) for n in one.numbers]
    told = [goes_between([figure], others) for figure, others in pairs if others]
    return bool(told) and all(told)
