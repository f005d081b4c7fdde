"""Who is one party: a ministry and its army are, a nation's army and its rebels are not, "X-backed rebels" are not X.

In: names, countries, sectors, actor ids and sides as claims hold them. Out: whether two of them are one party, and the
side of each. Reads `party_words.en.yaml` (kinds of bodies) and
`countries.yaml` (a nation by its names, adjectives and capital).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import msgspec

from counterclaim.packs.actors import load_actor_words, split_words
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Agent, Claim, Speaker, Target
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

_STATE = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT))
_NO_PARTY = frozenset(
    (Sector.CIVILIANS, Sector.CIVIL_SOCIETY, Sector.MEDIA, Sector.BUSINESS, Sector.INTERNATIONAL_BODY)
)
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_MIN_STEM = 4
_LONGEST_NATION = 5
_REMEMBERED = 20_000  # names; a report compares each of its names many times


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as met in a claim, with its side where known."""

    name: str
    actor: str | None = None
    country: str | None = None
    sector: Sector = Sector.UNKNOWN
    side: str | None = None


class Marks(msgspec.Struct, frozen=True):
    """What a name tells: its own words, the nations among them, and the kinds of body that its other words name."""

    own: frozenset[str]
    nations: frozenset[str]
    state: bool
    apart: bool
    civil: bool
    plain: bool = False
    """Words that any party's body may carry: forces, brigade, command, spokesman."""


class Sides(msgspec.Struct, frozen=True):
    """What a report tells of sides: by actor id, by name, by country, and the known members of each."""

    by_actor: dict[str, str]
    by_name: dict[str, str]
    by_country: dict[str, str]
    members: tuple[Party, ...]


@lru_cache(maxsize=_REMEMBERED)
def plain_name(name: str) -> str:
    """A name for comparing: no accents, no capitals, no "the", no possessive, initials without stops."""
    text = unicodedata.normalize("NFKD", name).replace("’", "'")
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = _INITIALS.sub(lambda m: m[0].replace(".", ""), text)
    words = [w.removesuffix("'s") for w in _WORD.findall(text)]
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def party(who: Speaker | Agent | Target | Actor, side: str | None = None) -> Party:
    """A speaker, agent, target or actor as a party."""
    if isinstance(who, Actor):
        return Party(name=who.name, actor=who.id, country=who.country, sector=who.sector, side=side or who.side)
    sector = Sector.UNKNOWN if isinstance(who, Target) else who.sector
    return Party(name=who.name, actor=who.actor, country=who.country, sector=sector, side=side)


@lru_cache(maxsize=_REMEMBERED)
def same_party(a: Party, b: Party) -> bool:
    """Whether two actors are one party.

    An actor id or a known side decides. Else two countries that differ part them, and so does a state body against one
    that stands apart. What is left is one party where it has one name, or is of one state, or where the shorter name's
    own words all stand in the other ("Defence Ministry of X", "X's army", "X").
    """
    if a.actor and a.actor == b.actor:
        return True
    if a.side and b.side:
        return a.side == b.side
    if plain_name(a.name) == plain_name(b.name):
        return not (a.country and b.country and a.country != b.country)
    if a.country and b.country and a.country != b.country:
        return False
    first, second = marks(a.name), marks(b.name)
    kinds = {_kind(a, first), _kind(b, second)}
    if "civil" in kinds or kinds == {"state", "apart"}:
        return False
    if _only_of_a_land(a, first, b, second):
        return False
    if kinds == {"state"} and a.country and b.country and _of_state(a, first) and _of_state(b, second):
        return True
    return _words_meet(first.own, second.own) or _initials_of(a.name, b.name) or _initials_of(b.name, a.name)


def _only_of_a_land(a: Party, first: Marks, b: Party, second: Marks) -> bool:
    """Whether two names share nothing but a land, and the one names a body there that no word calls a state's.

    Example: "the doctors' union of X", "X Tribune" and "X Relief Society" are not X's army.
    """
    shared = first.own & second.own
    if not shared or shared - first.nations - second.nations:
        return False
    return any(
        found.own - found.nations and not (found.state or found.plain or found.apart) and who.sector is Sector.UNKNOWN
        for who, found in ((a, first), (b, second))
    )


def is_named(who: Party) -> bool:
    """Whether a name names a party at all: "gunmen", "unidentified forces" and "residents" do not."""
    found = marks(who.name)
    return bool(found.own or who.country or who.side) and _kind(who, found) != "civil"


@lru_cache(maxsize=_REMEMBERED)
def marks(name: str) -> Marks:
    """What the words of a name tell. "Eastern Front rebels" has own words eastern, front and stands apart."""
    words = plain_name(name).split()
    kinds = _kinds()
    own = set()
    found = set()
    nations = set()
    place = 0
    while place < len(words):
        nation, length = _nation_at(words, place)
        following = words[place + length] if place + length < len(words) else ""
        if nation and following not in _through():
            own.add(nation)
            nations.add(nation)
        elif not nation and not _comes_through(words[place], following):
            kind = kinds.get(words[place])
            (own.add(words[place]) if kind is None else found.add(kind))
        place += length
    return Marks(
        frozenset(own), frozenset(nations), "state" in found, "apart" in found, "civil" in found, "plain" in found
    )


def nations_in(text: str) -> frozenset[str]:
    """Plain names of the countries and territories that a text speaks of, by name, adjective or capital."""
    words = plain_name(text).split()
    return frozenset(_nation_at(words, n)[0] for n in range(len(words))) - {""}


def nation_alone(name: str) -> str | None:
    """The plain name of a country where a name is nothing but that country, its people or its capital."""
    words = plain_name(name).split()
    found, length = _nation_at(words, 0) if words else ("", 0)
    return found if found and length == len(words) else None


def learn_sides(claims: Iterable[Claim], actors: Sequence[Actor] = ()) -> Sides:
    """What claims (speaker and side) and actors tell of sides. A name or country that two sides share tells nothing."""
    members = {party(a): None for a in actors if a.side}
    members |= {party(c.speaker, c.side): None for c in claims if c.speaker is not None and c.side}
    found = tuple(sorted(members, key=lambda p: (p.side or "", p.name, p.actor or "", p.country or "", p.sector)))
    labels = tuple(Party(name=s, side=s) for s in sorted({p.side for p in found if p.side}))
    everyone = (*labels, *found)
    return Sides(
        _agreed((p.actor, p.side) for p in found),
        _agreed((plain_name(p.name), p.side) for p in everyone),
        _agreed((p.country, p.side) for p in found if _kind(p, marks(p.name)) == "state"),
        everyone,
    )


def side_of(who: Party, sides: Sides) -> str | None:
    """The side of an actor: by id, by name, by country (state bodies), or by the members that are one party with it."""
    if who.side:
        return who.side
    if who.actor and who.actor in sides.by_actor:
        return sides.by_actor[who.actor]
    if known := sides.by_name.get(plain_name(who.name)):
        return known
    found = marks(who.name)
    if who.country in sides.by_country and _kind(who, found) == "state" and _of_state(who, found):
        return sides.by_country[who.country]
    if _kind(who, found) == "civil" or _is_international(who.name):
        return None
    near = {m.side for m in sides.members if m.side and same_party(who, m)}
    return near.pop() if len(near) == 1 else None


def with_side(who: Party, sides: Sides) -> Party:
    """The same party with its side filled in where the report tells it."""
    side = side_of(who, sides)
    return who if side == who.side else msgspec.structs.replace(who, side=side)


def _agreed(pairs: Iterable[tuple[str | None, str | None]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for key, side in pairs:
        if key and side:
            found.setdefault(key, set()).add(side)
    return {key: min(told) for key, told in found.items() if len(told) == 1}


def _kind(who: Party, found: Marks) -> str:
    """State, apart, civil, or open where neither sector nor words tell (a bare name of a group)."""
    if who.sector in _NO_PARTY or (
        found.civil and not found.state and not found.apart and who.sector is Sector.UNKNOWN
    ):
        return "civil"
    if who.sector is Sector.ARMED_GROUP or (found.apart and who.sector not in _STATE):
        return "apart"
    if who.sector in _STATE or found.state or found.nations:
        return "state"
    return "open"


@lru_cache(maxsize=_REMEMBERED)
def _is_international(name: str) -> bool:
    """Whether a name holds that of an international body: "the UN office in" a land is nobody's there."""
    terms = (t for found in load_actor_words().scan(split_words(name)) for t in found.terms)
    return any(t.sector is Sector.INTERNATIONAL_BODY for t in terms)


def _of_state(who: Party, found: Marks) -> bool:
    """Whether a name stands for its whole country's state: by sector, or as a nation with nothing but general words."""
    return who.sector in _STATE or found.own == found.nations


def _initials_of(short: str, long: str) -> bool:
    """Whether one name is the initials of the other: "SLF" of "Southern Liberation Front"."""
    words = plain_name(long).split()
    letters = plain_name(short)
    stop = load_pack("party_words.en")["stop"]
    strict = "".join(w[0] for w in words if w not in stop)
    return len(letters) > 1 and letters.isalpha() and letters in (strict, "".join(w[0] for w in words))


def _words_meet(first: frozenset[str], second: frozenset[str]) -> bool:
    if not first or not second:
        return False
    short, long = sorted((first, second), key=lambda words: (len(words), sorted(words)))
    return all(any(_one_word(x, y) for y in long) for x in short)


@lru_cache(maxsize=_REMEMBERED)
def _one_word(x: str, y: str) -> bool:
    """Whether two words are one name, or a country's and its people's: they share a stem and end as the pack tells."""
    if x == y:
        return True
    words = load_pack("party_words.en")
    people, land = words["people_endings"], words["land_endings"]
    for first, second in ((x, y), (y, x)):
        for ending in people:
            stem = first.removesuffix(ending)
            if stem != first and len(stem) >= _MIN_STEM and any(second == stem + e for e in (*land, *people)):
                return True
    return False


@cache
def _kinds() -> dict[str, str]:
    data = load_pack("party_words.en")
    return {word: kind for kind in ("stop", "plain", "civil", "apart", "state") for word in data[kind]}


def _comes_through(word: str, following: str) -> bool:
    """Whether a word names a patron: "X-backed", or "X" before "backed"."""
    through = _through()
    return word in through or following in through or any(word.endswith(f"-{t}") for t in through)


@cache
def _through() -> frozenset[str]:
    return frozenset(load_pack("party_words.en")["through"])


def _nation_at(words: Sequence[str], place: int) -> tuple[str, int]:
    """The country that the words from `place` on name, and how many words that takes; "" and 1 where none is named."""
    table = _nations()
    for length in range(min(_LONGEST_NATION, len(words) - place), 0, -1):
        if found := table.get(" ".join(words[place : place + length])):
            return found, length
    return "", 1


@cache
def _nations() -> dict[str, str]:
    """Plain name of a country by each of its names, adjectives and capitals; words of two countries are left out."""
    data = load_pack("countries")
    found: dict[str, set[str]] = {}
    for entry in (*data["states"], *data.get("territories", ())):
        first = str(entry["names"][0])
        for key in ("names", "adjectives", "people", "capitals"):
            for word in entry.get(key, ()):
                found.setdefault(plain_name(str(word)), set()).add(first)
                if key == "adjectives":
                    found.setdefault(plain_name(str(word)) + "s", set()).add(first)
    return {word: min(firsts) for word, firsts in found.items() if len(firsts) == 1}
