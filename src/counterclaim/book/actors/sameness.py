"""What comparing persons and comparing bodies have in common: verdicts, and whether sides and states meet.

In: names of sides, states and sectors as reports tell them. Out: one, two, or not told. Reads `party_words.en` and
`countries` through `packs/parties.py`.
"""

from functools import lru_cache

import msgspec

from counterclaim.book.actors.spelling import plain
from counterclaim.packs.parties import Party, plain_name, same_party
from counterclaim.records.enums import Sector

_STATE = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT))
_LONGEST_ENDING = 3
_SHORTEST = 4


class Verdict(msgspec.Struct, frozen=True, order=True):
    """Points for two being one, why, and what keeps them apart for good."""

    points: float = 0.0
    grounds: tuple[str, ...] = ()
    apart: str = ""


class Context(msgspec.Struct, frozen=True):
    """What is told around two names."""

    points: float = 0.0
    grounds: tuple[str, ...] = ()
    apart: str = ""
    office_fits: bool = True


@lru_cache(maxsize=20_000)
def meet(one: str | None, two: str | None) -> bool | None:
    """Whether two reports name one side, perhaps by two names ("Dorand", "Dorandi army"); None where one tells none."""
    if not one or not two:
        return None
    return plain_name(one) == plain_name(two) or same_party(Party(name=one), Party(name=two))


def nation_meets(one: str | None, two: str | None) -> bool | None:
    """Whether two states are one; states that no list holds also by the word for what is theirs."""
    if not one or not two:
        return None
    if one == two:
        return True
    return not (one.isupper() or two.isupper()) and (is_form(one, two) or is_form(two, one))


@lru_cache(maxsize=20_000)
def is_form(word: str, land: str) -> bool:
    """Whether a word is what is of a land: "dorandi" of "dorand", "zhedian" of "zhedia"."""
    stem = land[:-1] if land[-1:] in ("a", "e", "i") and len(land) > _SHORTEST else land
    return word == land or (
        len(land) >= _SHORTEST and word.startswith(stem) and len(word) - len(stem) <= _LONGEST_ENDING
    )


def land_key(nation: str) -> str:
    """The block of a state: its code, or the first letters of a land that no list holds ("dorand", "dorandi")."""
    return f"s:{nation if nation.isupper() else plain(nation)[:_SHORTEST]}"


def sector_group(sector: Sector) -> str:
    """State, armed group, or another sort; "" where it is not told."""
    return "state" if sector in _STATE else "" if sector is Sector.UNKNOWN else sector.value
