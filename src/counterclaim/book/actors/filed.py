"""Names of the user's conflict file that a report holds, though nobody of that name speaks or acts in it.

In: the text of a report and the conflict file. Out: names as the text writes them, each with its side; a short name
("the Front") where one side alone has a name that ends so. Reads, through `packs/actors.py`, the packs for actors.

Example: with the member "Home Guard" of a side, "at checkpoints of the Home Guard" names that body of that side.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from counterclaim.book.actors.person_names import FIRST_AND_LAST
from counterclaim.packs.actors import load_actor_words, split_words, word_key
from counterclaim.packs.conflict import Conflict
from counterclaim.packs.loader import load_pack
from counterclaim.records.enums import Sector

_MOST = 20_000
"""Names of a conflict file that are looked for."""
_SHORTEST = 3
_PERSON_WORDS = 3


def filed_names(text: str, conflict: Conflict) -> Iterator[tuple[str, str, str]]:
    """Each name with its kind and side: whole names first, in the order of the file, then short ones."""
    names = tuple((name, side.name) for side in conflict.sides for name in dict.fromkeys((side.name, *side.members)))
    sides = {side.name for side in conflict.sides}
    held: list[str] = []
    for name, side in names[:_MOST]:
        if len(name) >= _SHORTEST and name[0].isupper() and _holds(text, name):
            held.append(name)
            yield name, "person" if name not in sides and _is_persons(name) else "body", side
    for word, side in _short_names(names[:_MOST]):
        found = re.search(rf"\b[Tt]he ({re.escape(word)})\b(?!\s+[A-Z])", text)
        if found and not any(f" {word} " in f" {name} " for name in held):
            yield word, "body", side


def _holds(text: str, name: str) -> bool:
    return name in text and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


@lru_cache(maxsize=4)
def _short_names(names: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Last words of names that one side alone has, where it may be an armed group's: "Front", not "Ministry"."""
    return tuple(_shortened(names))


def _shortened(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    ends: dict[str, set[tuple[str, str]]] = {}
    for name, side in names:
        words = name.split()
        if len(words) > 1 and words[-1][0].isupper() and not _is_persons(name):
            ends.setdefault(words[-1], set()).add((name, side))
    for word, owners in sorted(ends.items()):
        (name, side), *others = sorted(owners)
        if not others and (name == side or _may_be_short(word)) and not _is_states(word):
            yield word, side


def _may_be_short(word: str) -> bool:
    """Whether a noun alone can stand for one armed body; "the Ministry" and "the Office" may be anybody's."""
    return word.isalpha() and not word.isupper() and all(s is Sector.ARMED_GROUP for s in _sectors(word))


def _is_states(word: str) -> bool:
    """Whether a noun is of bodies that every state has: "army", "government"."""
    return any(s in (Sector.GOVERNMENT, Sector.MILITARY) for s in _sectors(word))


def _sectors(word: str) -> list[Sector]:
    return [t.sector for f in load_actor_words().scan((word,)) for t in f.terms]


def _is_persons(name: str) -> bool:
    """Whether a name of a conflict file is a person's: two or three words, none of them a word for a body or land."""
    words = split_words(name)
    pack = load_pack("body_words.en")
    nouns = {word for key in ("nouns", "speaks", "media", "small") for word in pack[key]}
    plain = all(w[0].isalpha() and word_key(w) not in nouns for w in words)
    listed = any(True for _ in load_actor_words().scan(words))
    return plain and not listed and FIRST_AND_LAST <= len(words) <= _PERSON_WORDS
