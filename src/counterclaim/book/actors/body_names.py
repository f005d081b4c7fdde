"""What the name of a body tells: whose it is, what kind, and the words of its own.

In: a name as a report writes it, and the lands that the report speaks of. Out: its state, its kind as a set of general
words (or the one word for them), its own words, and its abbreviation. Reads `body_words.en` and, through
`packs/actors.py`, the packs `actors.en`, `actors` and `countries`.

Example: "the Orlan Defence Ministry" and "Orlan's Ministry of Defence" are of Orlan, of one kind, with no own words.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import msgspec

from counterclaim.book.actors.sameness import is_form
from counterclaim.book.actors.spelling import plain
from counterclaim.packs.actors import Found, load_actor_words, split_words, word_key
from counterclaim.packs.loader import load_pack

_MOST_WORDS = 16
_LONGEST_SHORT = 8


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A name taken apart. `known`: id of a listed body in it; `kind`: general words; `own`: words of its own."""

    nations: tuple[str, ...] = ()
    known: str | None = None
    kind: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    short: str | None = None
    """The name as an abbreviation, where it is nothing else."""
    initials: tuple[str, ...] = ()
    """What the name may be shortened to."""
    noun: bool = False
    """It holds a noun for a body."""
    people: bool = False
    """It speaks of persons, not of a body: "officials in the capital"."""
    several: bool = False
    """It joins two ("army and rebels")."""


class _Read(msgspec.Struct):
    nations: list[str] = []
    known: list[str] = []
    general: list[str] = []
    own: list[str] = []
    people: bool = False
    noun: bool = False
    seats: list[tuple[str, str]] = []
    """States named by their capital, with the word."""


@lru_cache(maxsize=20_000)
def read_name(name: str, lands: tuple[str, ...] = ()) -> Named:
    """A name of a body taken apart. `lands`: states that the report names and no list holds, in small letters."""
    texts = split_words(name)[:_MOST_WORDS]
    read = _read(texts, lands)
    joins, members = (frozenset(load_pack("body_words.en")[key]) for key in ("joins", "members"))
    _seat(read)
    own = tuple(dict.fromkeys(read.own))
    joined = bool(joins & {t.lower() for t in texts})
    several = len(set(read.nations)) > 1 or (joined and (not read.noun and not read.known))
    several = several or (joined and bool(read.known) and not set(read.general) <= members)
    return Named(
        nations=tuple(dict.fromkeys(read.nations)),
        known=read.known[-1] if read.known else None,
        kind=_kind(read.general, alone=not own and not read.known),
        own=own,
        short=_short(texts),
        initials=_initials(texts),
        noun=read.noun,
        people=read.people and not read.noun,
        several=several,
    )


def _read(texts: Sequence[str], lands: tuple[str, ...]) -> _Read:
    words = load_actor_words()
    read = _Read()
    found = {f.first: f for f in words.scan(texts)}
    place = 0
    while place < len(texts):
        term = found.get(place)
        if term is not None and _listed(read, term, texts):
            place = term.last
            continue
        text = texts[place]
        land = next((x for x in lands if is_form(plain(text), x)), None) if text[0].isupper() else None
        if land:
            read.nations.append(land)
        elif word_key(text) in words.portfolios:
            read.general.append(word_key(text))
        elif plain(text) not in _small() and plain(text) and word_key(text) not in words.qualifiers:
            (read.general if word_key(text) in _minor() else read.own).append(plain(text))
        place += 1
    return read


def _seat(read: _Read) -> None:
    """A capital stands for its state before a ministry or alone; a police force or hospital is the town's."""
    town = not read.own and not read.known and _kind(read.general, alone=True) in _seated()
    for nation, word in read.seats:
        if town or not read.general:
            read.nations.append(nation)
        else:
            read.own.append(word)


def _listed(read: _Read, found: Found, texts: Sequence[str]) -> bool:
    """Words that the packs list; whether they have been taken."""
    kinds = {t.kind for t in found.terms}
    if "known" in kinds:
        known = found.term("known")
        read.known.append(known.id if known else "")
        return True
    if "nation" in kinds:
        nations = sorted({t.id for t in found.terms if t.kind == "nation"})[:1]
        if all(t.form == "capital" for t in found.terms):
            read.seats.append((nations[0], "".join(plain(t) for t in texts[found.first : found.last])))
        else:
            read.nations += nations
        return True
    if kinds & {"body", "people"}:
        read.noun = read.noun or "body" in kinds
        read.people = read.people or "people" in kinds
        read.general += [word_key(t) for t in texts[found.first : found.last]]
        return True
    return False


def _kind(general: Iterable[str], *, alone: bool) -> tuple[str, ...]:
    """General words in one order and spelling; one word for those that the pack holds to be one."""
    text = f" {' '.join(w for w in general if w not in _small() and w != '-')} "
    same = load_actor_words().same
    for phrase in sorted(same, key=lambda p: (-len(p), p)):
        text = text.replace(f" {phrase} ", f" {same[phrase]} ")
    words = set(text.split())
    found = tuple(sorted(words - load_actor_words().qualifiers or words))
    return (_classes().get(found, ""),) if alone and found in _classes() else found


def _short(texts: Sequence[str]) -> str | None:
    text = "".join(texts).replace(".", "")
    capitals = sum(c.isupper() for c in text)
    return text.upper() if len(texts) == 1 and 2 <= len(text) <= _LONGEST_SHORT and capitals > 1 else None


def _initials(texts: Sequence[str]) -> tuple[str, ...]:
    """First letters of a long name, with and without its small words."""
    every = [t for t in texts if t[0].isalnum() and t != "s"]
    telling = [t for t in every if word_key(t) not in _small()]
    found = {"".join(t[0] for t in row).upper() for row in (every, telling, telling[1:])}
    return tuple(sorted(i for i in found if 2 < len(i) <= _LONGEST_SHORT))


def without(name: Named, word: str) -> Named:
    """The name without a word that turned out to be the word for a state."""
    own = tuple(w for w in name.own if w != word)
    return msgspec.structs.replace(name, own=own, kind=name.kind if own or name.known else general_kind(name, own=own))


def general_kind(name: Named, *, own: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """The kind of a name, as the one word for it where it has no words of its own."""
    alone = not (name.own if own is None else own) and not name.known
    return (_classes().get(name.kind, ""),) if alone and name.kind in _classes() else name.kind


@cache
def _classes() -> dict[tuple[str, ...], str]:
    """Kinds by their words in the form that names are brought to."""
    found: dict[tuple[str, ...], str] = {}
    for entry in load_pack("body_words.en")["classes"]:
        for phrase in entry["words"]:
            found[_kind(phrase.split(), alone=False)] = entry["id"]
    return found


@cache
def _seated() -> frozenset[tuple[str, ...]]:
    """Kinds of bodies that sit in a capital for the whole state."""
    return frozenset((entry["id"],) for entry in load_pack("body_words.en")["classes"] if entry.get("seated"))


@cache
def _small() -> frozenset[str]:
    return frozenset(load_pack("body_words.en")["small"])


@cache
def _minor() -> frozenset[str]:
    return frozenset(load_pack("body_words.en")["minor"])
