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
    wording: tuple[str, ...] = ()
    """The general words as they stand, where one word for the kind stands for them: "Defence Army", not "army"."""
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
    towns: list[str] = []
    """Words after "in", which may be a capital that no list holds."""


@lru_cache(maxsize=20_000)
def read_name(name: str, lands: tuple[str, ...] = ()) -> Named:
    """A name of a body taken apart. `lands`: states that the report names and no list holds, in small letters."""
    texts = split_words(name)[:_MOST_WORDS]
    read = _read(texts, lands)
    joins, members = (frozenset(load_pack("body_words.en")[key]) for key in ("joins", "members"))
    _seat(read)
    _of_force(read, members)
    own = tuple(dict.fromkeys(read.own))
    kind = _kind(read.general, alone=not own and not read.known)
    words = _kind(read.general, alone=False)
    joined = bool(joins & {t.lower() for t in texts})
    several = len(set(read.nations)) > 1 or (joined and (not read.noun and not read.known))
    several = several or (joined and bool(read.known) and not set(read.general) <= members)
    return Named(
        nations=tuple(dict.fromkeys(read.nations)),
        known=read.known[-1] if read.known else None,
        kind=kind,
        own=own,
        wording=words if words != kind else (),
        short=_short(texts),
        initials=_initials(texts),
        noun=read.noun,
        people=read.people and not read.noun,
        several=several,
    )


def is_general(name: Named) -> bool:
    """Whether a name says of which kind a body is and nothing more: "the Defence Ministry"."""
    return name.short is None and bool(name.kind) and not (name.own or name.known or name.nations)


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
        elif text[0].isupper() and place and read.noun and _in_town(texts, place):
            read.towns.append(plain(text))
        elif place == 0 and plain(text) in _days():
            pass
        elif plain(text) not in _small() and plain(text) and word_key(text) not in words.qualifiers:
            alone = len(texts) == 1 and plain(text) in _nouns()
            (read.general if alone or word_key(text) in _minor() else read.own).append(plain(text))
        place += 1
    return read


def _of_force(read: _Read, members: frozenset[str]) -> None:
    """A body of listed armed forces is one of their state: "General Command of the Dorandi Armed Forces"."""
    force = as_force(Named(known=read.known[-1])) if len(set(read.known)) == 1 and set(read.general) - members else None
    if force:
        read.nations += force.nations
        read.general.append("army")
        read.known.clear()


def _in_town(texts: Sequence[str], place: int) -> bool:
    """Whether "in" stands before a row of capitalised words: "the General Staff in Port Brann"."""
    while place > 0 and texts[place][0].isupper():
        place -= 1
    return texts[place].lower() == "in"


def _seat(read: _Read) -> None:
    """A capital stands for its state before a ministry or alone; a police force or hospital is the town's."""
    kind = _kind(read.general, alone=True)
    of_state = not read.own and not read.known and (kind in _seated() or bool(set(kind) & _seated_nouns()))
    for nation, word in read.seats:
        if of_state or not read.general:
            read.nations.append(nation)
        else:
            read.own.append(word)
    if not of_state:
        read.own += read.towns


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
def _state_forces() -> frozenset[str]:
    """Listed names of the armed forces of a state."""
    return frozenset(load_pack("body_words.en")["state_forces"])


def as_force(name: Named) -> Named | None:
    """The armed forces of a listed name told as those of their state, so that "Dorandi army" meets them."""
    if name.known not in _state_forces() or name.own or name.kind:
        return None
    country = next((e.get("country") for e in load_pack("actors")["entries"] if e["id"] == name.known), None)
    return Named(nations=(country,), kind=_kind(("army",), alone=True), noun=True) if country else None


@cache
def _seated() -> frozenset[tuple[str, ...]]:
    """Kinds of bodies that sit in a capital for the whole state."""
    return frozenset((entry["id"],) for entry in load_pack("body_words.en")["classes"] if entry.get("seated"))


@cache
def _seated_nouns() -> frozenset[str]:
    """Words for bodies of a state that sit in its capital: "the Health Ministry in Brann"."""
    return frozenset(load_pack("body_words.en")["seated_nouns"])


@cache
def _nouns() -> frozenset[str]:
    """Nouns for bodies that alone name none: "the Guard" may be a National Guard."""
    return frozenset(load_pack("body_words.en")["nouns"])


@cache
def _days() -> frozenset[str]:
    """Days of the week, which the reader may take for the opening of a name."""
    return frozenset(load_pack("body_words.en")["days"])


@cache
def _small() -> frozenset[str]:
    return frozenset(load_pack("body_words.en")["small"])


@cache
def _minor() -> frozenset[str]:
    return frozenset(load_pack("body_words.en")["minor"])
