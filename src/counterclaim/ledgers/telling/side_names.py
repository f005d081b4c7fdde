"""Which sides words name: by their names and members, by what only one of them has, or as all of them together.

In: the conflict file, and the actors of a report. Out: `SideNames`, and where they stand in a text. Reads
truce_words.en through `packs`.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

import msgspec

from counterclaim.ledgers.telling.days import any_of
from counterclaim.packs.common_names import is_common
from counterclaim.packs.conflict import Conflict
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import marks, plain_name
from counterclaim.records.ledger import Actor

_SHORTEST = 2
_LONGEST_WORD = 40
_CAPITAL = re.compile(r"(?<![\w’'-])([A-Z][\w’'-]*)\s+$")
_OF_LAND = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]")
_TWO = 2
_ALIKE = 4
"""Letters that an adjective shares with the name of its side."""


class SideNames(msgspec.Struct, frozen=True):
    """Sides by each name that words can call them by, and all sides there are."""

    by_name: tuple[tuple[str, str], ...]
    """Names as written with the side that each means, the longest first."""
    sides: tuple[str, ...]


class Named(msgspec.Struct, frozen=True):
    """A side named at characters `start` to `end`."""

    start: int
    end: int
    side: str


def learn_side_names(actors: Sequence[Actor], conflict: Conflict | None = None) -> SideNames:
    """The names of all sides: of the conflict file where there is one, and of the report's actors.

    Example: a file with the side Dorand and its member "Dorandi army" knows both, and "the army" where no other side
    has one. A name of two sides tells nothing.
    """
    pairs: list[tuple[str, str]] = []
    for side in conflict.sides if conflict else ():
        for name in (side.name, *side.members):
            pairs += [(form, side.name) for form in (name, *_numbers(name))]
        pairs += [(name, side.name) for code in side.countries for name in _of_country(code)]
    pairs += [(word, side) for name, side in pairs if (word := _adjective(name, side))]
    for actor in actors:
        if actor.side:
            pairs += [(name, actor.side) for name in (actor.side, actor.name, *actor.aliases)]
    of: dict[str, set[str]] = {}
    for name, told in pairs:
        plain = re.sub(r"^(?:the|The)\s+", "", name.strip())
        if len(plain) >= _SHORTEST and any(sign.isalnum() for sign in plain):
            of.setdefault(plain, set()).add(told)
    sides = tuple(sorted({side for _, side in pairs}))
    of |= {word: {side} for word, side in _alone(pairs).items() if word not in of}
    known = [(name, min(meant)) for name, meant in of.items() if len(meant) == 1]
    return SideNames(tuple(sorted(known, key=lambda one: (-len(one[0]), one))), sides)


def named_in(words: str, names: SideNames) -> tuple[Named, ...]:
    """Every side that words name, in their order, each time they do."""
    if not names.by_name:
        return ()
    of = dict(names.by_name)
    found = []
    for match in _pattern(tuple(name for name, _ in names.by_name)).finditer(words):
        if _of_another(words, match):
            continue
        key = re.sub(r"\s+", " ", match["name"])
        found.append(Named(match.start(), match.end(), of.get(key) or of[key.casefold()]))
    return tuple(found)


def _of_another(words: str, match: re.Match[str]) -> bool:
    """Whether a common noun is part of another's name: "army" in "Lennish army", "police" in "police of Lenn"."""
    if not match["name"].islower() and (" " in match["name"] or not is_common(match["name"])):
        return False
    # "Sorn Council" beside a side that is also called "Council".
    before = _CAPITAL.search(words[max(0, match.start() - _LONGEST_WORD) : match.start()])
    told = plain_name(before[1]) if before else ""
    other = bool(told) and told not in _openers()
    return other or _OF_LAND.match(words, match.end()) is not None


def opens_only(words: str) -> bool:
    """Whether a word with a capital is no name, but opens a sentence or counts: "The violations", "Seventeen"."""
    plain = plain_name(words)
    return plain in _openers() or plain.isdecimal() or plain in load_pack("truce_words.en")["numbers"]


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """Words with a capital that are no name: those that open a sentence, and days."""
    pack = load_pack("common_names.en")
    times = load_pack("times.en")
    return frozenset((*load_pack("party_words.en")["stop"], *pack["openers"], *times["months"], *times["weekdays"]))


def _numbers(name: str) -> tuple[str, ...]:
    """A common noun in small letters and in both numbers: "separatists", "separatist"; none of a name."""
    if not is_common(name):
        return ()
    small = name.casefold()
    one = small[:-1] if small.endswith("s") and not small.endswith("ss") else small
    return (small, one, f"{one}s") if " " not in small else (small,)


def all_named(
    words: str, names: SideNames, named: Collection[str] = (), *, bound: Sequence[str] = ()
) -> tuple[str, ...]:
    """Both sides of a war of two, or those `bound` by a truce, where words mean them together ("the two armies").

    Of three sides, one `named` beside "the two governments" leaves the other two.
    """
    if len(bound) == _TWO and set(bound) <= set(names.sides):
        return tuple(bound) if _together().search(words) else ()
    left = [side for side in names.sides if side not in named] if len(named) == 1 else names.sides
    return tuple(left) if len(left) == _TWO and _together().search(words) else ()


def other_side(words: str, names: SideNames, by: str | None, *, parties: Sequence[str] = ()) -> str | None:
    """The other side of a war of two, or of `parties` to a truce of two, where one's words speak of "the enemy"."""
    bound = parties if len(parties) == _TWO and set(parties) <= set(names.sides) else names.sides
    others = [side for side in bound if side != by]
    return others[0] if len(others) == 1 and by in bound and _against().search(words) else None


def tells_enemy(name: str, words: str = "") -> bool:
    """Whether a doer's name is only how one side calls the other: "the rebels", "the leaders of the coup".

    `words`: a fuller name ("Adan rebels") is so where they say nothing but "the rebels".
    """
    last = re.search(rf"(?:^|\s){any_of('enemy')}$", name.strip(), re.IGNORECASE)
    plain = last[0].strip() if last else ""
    if not plain or re.fullmatch(rf"(?:the\s+)?{re.escape(plain)}", name.strip(), re.IGNORECASE):
        return bool(plain)
    return name not in words and re.search(rf"\b[Tt]he\s+{re.escape(plain)}\b", words) is not None


@lru_cache(maxsize=64)
def _of_country(code: str) -> tuple[str, ...]:
    """What a state is called: its names, its adjectives with their plurals, its people, its capital."""
    data = load_pack("countries")
    entries = [entry for entry in data["states"] if entry.get("iso3") == code or entry.get("id") == code]
    keys = ("names", "adjectives", "people", "capitals")
    found = [str(word) for entry in entries for key in keys for word in entry.get(key, ())]
    return (*found, *(f"{word}s" for entry in entries for word in entry.get("adjectives", ())))


def _adjective(name: str, side: str) -> str | None:
    """The adjective of a side in the name of one of its bodies: "Dorandi" in "Dorandi army" of Dorand."""
    first, _, rest = name.partition(" ")
    both = zip(first.casefold(), side.casefold(), strict=False)
    alike = sum(1 for _ in takewhile(lambda two: two[0] == two[1], both))
    long = alike >= _ALIKE and alike >= len(side.split(maxsplit=1)[0]) - 2
    # A side of several words is no state: "Dorandi" may be anybody in a civil war.
    return first if rest and first[:1].isupper() and long and first != side and " " not in side else None


def _alone(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Words such as "army" or "rebels" that one side alone can mean, by its names: the side of each."""
    pack = load_pack("truce_words.en")
    plain = [(f" {plain_name(name)} ", side) for name, side in pairs]
    governing = {side for name, side in plain if any(f" {word} " in name for word in pack["governs"])}
    found: dict[str, str] = {}
    for key, words in pack["bodies"].items():
        having = {side for name, side in plain if any(f" {word} " in name for word in words)}
        # Beside a "People's Army" of rebels, "the army" is that of the side that governs.
        having = having & governing if len(having) > 1 and key in pack["of_states"] else having
        if len(having) == 1:
            found |= {str(word): min(having) for word in (*words, key)}
    if army := found.get("army"):
        # Where one side alone has an army, "the General Command" is its own.
        theirs = [name for name, side in plain if side != army]
        found |= {str(w): army for w in pack["of_an_army"] if not any(f" {w} " in name for name in theirs)}
    state = {side for name, side in plain if marks(name).state}
    others = {side for _, side in pairs} - state
    if len(others) == 1 and state:
        found |= {str(word): min(others) for word in pack["no_state"] if str(word) not in found}
    return found


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    # A name in small letters ("the army") may open a sentence.
    either = "|".join(
        re.escape(name).replace(r"\ ", r"\s+") if not name.islower() else f"(?i:{name})" for name in names
    )
    return re.compile(rf"(?<![\w-])(?P<name>{either})(?![\w])(?!-backed|-led)")


@lru_cache(maxsize=1)
def _together() -> re.Pattern[str]:
    return _listed("together")


@lru_cache(maxsize=1)
def _against() -> re.Pattern[str]:
    return _listed("enemy")


def _listed(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(key)}\b", re.IGNORECASE)
