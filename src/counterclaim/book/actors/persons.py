"""Whether two reports name one person: first names, surnames, and what is told of side, country, office and body.

In: the actor of one report that is a person, with all of the report's actors. Out: what comparing needs, keys, and how
alike two are. Which packs are read is told in `person_names.py`.

Example: "Gen. A. Voss" and "Arlen Voss" are one where side or country and office agree; "Dena Voss" is another.
"""

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.book.actors.person_names import (
    FIRST_AND_LAST,
    compare_offices,
    is_nameless,
    name_parts,
    office_ids,
    rank_words,
)
from counterclaim.book.actors.sameness import Context, Verdict, land_key, meet, nation_meets, sector_group
from counterclaim.book.actors.spelling import Likeness, likeness, plain, sound, sounds
from counterclaim.packs.actors import load_actor_words
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import plain_name
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

_MOST_NAMES = 6
_ONE_WORD = 0.7
_INITIAL = 0.7
_PARTIAL = 0.6
_GIVEN = 0.3
_BOTH_SHORT = 0.3
_LONG_NAME = 10
"""Letters of a whole name that hardly fit another by chance when all of it fits but for the spelling."""
_CONSONANTS = 6
"""Consonants of first name and surname that hardly fit another by chance when the vowels differ."""
_WHOLE = {Likeness.SAME: 1.0, Likeness.SPELT: 0.85, Likeness.CLOSE: 0.75}
_WEAKER = {Likeness.SAME: 0.0, Likeness.SPELT: 0.05, Likeness.CLOSE: 0.15}
_FIGHTING = {"state", Sector.ARMED_GROUP.value}
_CIVIL = {Sector.CIVILIANS.value}
_NOT_SURE = 0.9
"""Whole names that agree while side, country or sort of office do not: for a person to look at."""


class Person(msgspec.Struct, frozen=True, kw_only=True, tag="person"):
    """A person as one report tells of them. `parts`: the words of the fullest name, initials as single letters."""

    parts: tuple[str, ...]
    name: str
    others: tuple[tuple[str, ...], ...] = ()
    """Further whole names of the same person."""
    shared: bool = False
    """The report names somebody else whom this single name fits too."""
    side: str | None = None
    nation: str | None = None
    offices: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    sector: Sector = Sector.UNKNOWN
    gender: str | None = None
    body: str | None = None
    """Name of the body that the person speaks for."""
    told_in: str | None = None
    """The report, where the name is too little to join two reports by."""


def person_traits(actor: Actor, actors: Sequence[Actor]) -> Person | None:
    """What comparing needs of a person; None where only an office is told ("an army spokesman")."""
    parts = name_parts(actor.name)
    if not parts or is_nameless(actor):
        return None
    bodies = {a.id: a for a in actors}
    body = bodies.get(actor.body or "")
    others = {name_parts(alias) for alias in actor.aliases[:_MOST_NAMES]}
    fellows = [p for a in actors if a.kind == "person" and a.id != actor.id for p in [name_parts(a.name)] if p]
    return Person(
        parts=parts,
        name=plain_name(actor.name),
        others=tuple(sorted(o for o in others if len(_telling(o)) > 1 and o != parts)),
        shared=len(parts) == 1 and any(any(likeness(parts[0], p) for p in f) for f in fellows),
        side=actor.side,
        nation=actor.nation or actor.country,
        offices=office_ids(actor.office or ""),
        ranks=rank_words(actor.office or ""),
        sector=_sector(actor),
        gender=actor.gender,
        body=plain_name(body.name) if body else None,
    )


def _sector(actor: Actor) -> Sector:
    """The sort of a person's office; not told by a rank or a word such as "adviser" alone: rebels have those too."""
    told = actor.nation or actor.country or actor.body
    open_ones = frozenset(load_pack("offices.en")["open"])
    if sector_group(actor.sector) == "state" and not told and set(office_ids(actor.office or "")) <= open_ones:
        return Sector.UNKNOWN
    return actor.sector


def person_keys(person: Person) -> Iterator[str]:
    """Blocks: the sound of each word that may be the surname."""
    names = (person.parts, *person.others)
    yield from sorted({f"p:{key}" for name in names for p in _surnames(name) if len(p) > 1 for key in sounds(p)})


def lone_keys(person: Person) -> Iterator[str]:
    """The block of states, for a lone name that tells nothing else: the reader may have taken a land for a person."""
    if len(person.parts) == 1 and not (person.offices or person.gender or person.side or person.nation):
        yield land_key(person.parts[0])


def _surnames(name: Sequence[str]) -> Sequence[str]:
    telling = [p for p in name if p not in load_actor_words().particles]
    return telling[1:] if len(telling) > 1 else telling


def is_short(person: Person) -> bool:
    """Whether a person is named by a surname alone or by initials: the name fits whoever shares them."""
    telling = _telling(person.parts)
    return not person.others and (len(telling) == 1 or all(len(p) == 1 for p in telling[:-1]))


def compare_persons(one: Person, two: Person) -> Verdict:
    """How much speaks for two reports naming one person, and what keeps them apart."""
    found = max((_names(a, b) for a in (one.parts, *one.others) for b in (two.parts, *two.others)), default=Verdict())
    if found.points <= 0:
        return found
    told = _context(one, two)
    if told.apart and "person" in told.apart:
        return Verdict(apart=told.apart)
    whole = found.points > _INITIAL
    if told.apart:
        return Verdict(_NOT_SURE * found.points if whole else 0.0, (*found.grounds, told.apart), told.apart)
    points = found.points + (told.points if whole or told.office_fits else min(told.points, 0.0))
    grounds = (*found.grounds, *told.grounds)
    if whole and _private(one, two) and told.points <= 0:
        return Verdict(min(points, _NOT_SURE), (*grounds, "a private person's name that others may bear"))
    if (
        not whole
        and told.points <= 0
        and (found.points < _INITIAL or min(len(one.parts), len(two.parts)) < FIRST_AND_LAST)
    ):
        return Verdict(0.0, grounds)
    if one.shared or two.shared:
        return Verdict(min(points, _NOT_SURE), (*grounds, "one of the reports names two of this surname"))
    return Verdict(points, grounds)


def _private(one: Person, two: Person) -> bool:
    return Sector.CIVILIANS in (one.sector, two.sector)


def _names(one: tuple[str, ...], two: tuple[str, ...]) -> Verdict:
    """How far two names fit: whole, by initials, by surname alone; apart where first names or surnames differ."""
    short, long = sorted((_telling(one), _telling(two)), key=lambda n: (len(n), n))
    if not short:
        return Verdict()
    if len(short) == 1:
        return _single(short[0], long)
    last = likeness(short[-1], long[-1])
    if last is Likeness.OTHER:
        if short == long[: len(short)] and len(short) < len(long):
            return Verdict(_PARTIAL, (f"the name {' '.join(short)!r} opens the other",))
        return Verdict(apart="other surnames")
    return _given(short, long, _particled(one), _particled(two), last)


def _single(word: str, long: tuple[str, ...]) -> Verdict:
    grade = likeness(word, long[-1])
    if grade is not Likeness.OTHER and len(long) > 1:
        return Verdict(_ONE_WORD - _WEAKER[grade], ("one bears the surname alone", *_spelling(grade)))
    if grade is not Likeness.OTHER:
        return Verdict(_BOTH_SHORT - _WEAKER[grade], ("both bear one name alone", *_spelling(grade)))
    if word in long[:-1]:
        return Verdict(_GIVEN, ("one bears a first name of the other",))
    return Verdict(apart="other names")


def _given(
    short: tuple[str, ...], long: tuple[str, ...], one: str, two: str, last: Likeness
) -> Verdict:  # fmt: skip
    """First names of two names with one surname."""
    letters = min(len(one + short[-1]), len(two + long[-1]))
    if one == two and len(one) > 1:
        sure = last is Likeness.SPELT and letters >= _LONG_NAME
        return Verdict(1.0 if sure else _WHOLE[last], ("one name", *_spelling(last)))
    joined = likeness(one, two)
    first = likeness(short[0], long[0])
    grade = max(joined, first)
    if _initial(short[0], long[0]):
        return Verdict(_INITIAL - _WEAKER[last], ("an initial and the surname fit", *_spelling(last)))
    if grade is Likeness.OTHER:
        inner = short == long[-len(short) :]
        return Verdict(_PARTIAL, ("one name ends the other",)) if inner else Verdict(apart="other first names")
    if not joined and _middle_differs(short[1:-1], long[1:-1]):
        return Verdict(apart="other middle names")
    grade = min(grade, last)
    sure = letters >= _LONG_NAME and (grade is Likeness.SPELT or _written_otherwise(short, long))
    return Verdict(1.0 if sure else _WHOLE[grade], ("first name and surname fit", *_spelling(grade)))


def _written_otherwise(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether first name and surname both differ in their writing and both fit by many consonants.

    That is one name on two ways from another script; a first name nearly alike before the very same surname may be a
    brother's.
    """
    differ = plain(one[-1]) != plain(two[-1])
    return differ and sum(len(sound(word)) for word in (one[0], one[-1])) >= _CONSONANTS


def _initial(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return len(short) == 1 and (likeness_of_first(short, long))


def likeness_of_first(letter: str, name: str) -> bool:
    """Whether an initial fits a first name, also through spelling: "K." of "Qasim"."""
    return name.startswith(letter) or sound(name)[:1] == sound(letter)[:1]


def _middle_differs(one: Sequence[str], two: Sequence[str]) -> bool:
    """Middle names or initials that both tell and that do not fit."""
    return bool(one and two) and not any(
        likeness(a, b) or (1 in (len(a), len(b)) and a[0] == b[0]) for a in one for b in two
    )


def _spelling(grade: Likeness) -> tuple[str, ...]:
    return () if grade is Likeness.SAME else ("in two spellings",)


def _telling(name: tuple[str, ...]) -> tuple[str, ...]:
    particles = load_actor_words().particles
    return tuple(p for p in name if p not in particles) or name


def _particled(name: tuple[str, ...]) -> str:
    """First names run together with their small words: "Abd el-Razi" and "Abdelrazi" meet."""
    return "".join(name[:-1])


def _context(one: Person, two: Person) -> Context:
    """What side, country, office and body add, and whether one of them parts the two."""
    if one.gender and two.gender and one.gender != two.gender:
        return Context(apart="one person is a man, the other a woman")
    side = meet(one.side, two.side)
    nation = nation_meets(one.nation, two.nation)
    if side is False and not (one.body and one.body == two.body):
        return Context(apart=f"on the sides of {one.side} and {two.side}")
    if nation is False and not side:
        return Context(apart="of two countries")
    groups = {sector_group(one.sector), sector_group(two.sector)} - {""}
    if len(groups) > 1 and groups & _FIGHTING and groups & _CIVIL | groups == _FIGHTING and not side:
        return Context(apart="in offices of two sorts")
    return _agreeing(one, two, side=bool(side), nation=bool(nation))


def _agreeing(one: Person, two: Person, *, side: bool, nation: bool) -> Context:
    points, grounds = 0.0, []
    if side:
        points += 0.4
        grounds.append(f"both on the side of {one.side}")
    if nation:
        points += 0.25
        grounds.append("of one country")
    fits, same = compare_offices(one.offices, two.offices)
    if same:
        points += 0.3
        grounds.append("in one office")
    if set(one.ranks) & set(two.ranks):
        points += 0.3
        grounds.append("of one rank")
    if one.body and two.body and one.body == two.body:
        points += 0.2
        grounds.append("for one body")
    if not fits:
        points -= 0.2
        grounds.append("told in two offices")
    return Context(min(points, 0.7), tuple(grounds), office_fits=fits)
