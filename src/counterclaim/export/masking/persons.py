"""Which persons of some reports are private, by the rule of docs/explain/privacy.md; who is in doubt is private.

In: the actors of a ledger and the texts of its reports. Out: `PrivateNames`, the names to mask and those that stay.
Reads the pack `private_persons.en` through `packs/private_persons.py`.

Example: of "Colonel Ivo Tarn told Mira Sol, a nurse" the nurse is private, the colonel is not.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from counterclaim.export.masking.signs import Kind, Told, told_in
from counterclaim.export.masking.words import keys
from counterclaim.packs.actors import load_actor_words
from counterclaim.packs.private_persons import PrivateWords, Standing, describes, load_private_words
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

Name = tuple[str, ...]
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_STATE = frozenset((Sector.GOVERNMENT, Sector.PARLIAMENT, Sector.COURT))


class PrivateNames(msgspec.Struct, frozen=True, kw_only=True):
    """Names as rows of keys: those to mask, those of public persons, and those of bodies and places beside them.

    A name of two persons, one private, stands in both: it is masked but where an office stands before it.
    """

    private: frozenset[Name] = frozenset()
    public: frozenset[Name] = frozenset()
    things: frozenset[Name] = frozenset()

    @property
    def persons(self) -> int:
        """How many private persons there are: a short form beside a fuller one is not another."""
        by_word = _by_word(self.private)
        return sum(not any(_within(name, other) for other in by_word[name[0]]) for name in self.private)


class _Weighed(msgspec.Struct):
    """What is known of one name. `reports`: texts in which the words make it public, or private."""

    actor: Standing | None = None
    known: bool = False
    public: set[int] = msgspec.field(default_factory=set)
    private: set[int] = msgspec.field(default_factory=set)
    signed: bool = False
    """A sign stands beside the name somewhere: an age, a family, a house."""


def find_private(
    actors: Iterable[Actor],
    texts: Iterable[str],
    *,
    authors: Iterable[str] = (),
    places: Iterable[str] = (),
    known: Iterable[str] = (),
) -> PrivateNames:
    """The private persons of reports: those of `actors`, and those of whom only the texts tell.

    `authors` publish under their names, which stay unless a text tells of them as private. `places` are names of places
    and publishers that a text might take for a person's: a sign beside a full name outweighs them. `known` are places
    of a gazetteer and sides: only an age does.
    """
    words, everyone = load_private_words(), list(actors)
    firm = _firm(everyone, known)
    bodies = _things(everyone, (), words) | firm
    things = _things((), places, words) | bodies
    weighed: dict[Name, _Weighed] = {}
    for actor in everyone:
        if actor.kind == "person":
            _weigh_actor(actor, weighed, things, words)
    read: dict[str, tuple[Told, ...]] = {}
    for number, text in enumerate(texts):
        for paragraph in _BLANK_LINE.split(text):
            if paragraph not in read:
                read[paragraph] = tuple(told_in(paragraph, words))
            for told in read[paragraph]:
                _weigh_told(told, number, weighed, things, firm)
    written = {_plain(keys(author), words) for author in authors} - {()}
    return _sorted_out(weighed, written, things, bodies)


def _firm(actors: Iterable[Actor], known: Iterable[str]) -> frozenset[Name]:
    """Names of states, sides and places that stand whatever is told beside them."""
    states = (name for actor in actors if actor.kind == "state" for name in (actor.name, *actor.aliases))
    return frozenset({keys(name) for name in (*known, *states)} - {()})


def _things(actors: Iterable[Actor], places: Iterable[str], words: PrivateWords) -> frozenset[Name]:
    """Names of bodies, states and places. What only its capitals make a body is left to the words around it.

    A family, a household, a farm: who lives there is named with it, so it is no thing.
    """
    found = {keys(place) for place in places}
    for actor in actors:
        sure = actor.sector is not Sector.UNKNOWN or actor.country or actor.nation or actor.side
        if actor.kind != "person" and actor.sector is not Sector.CIVILIANS and sure:
            found.update(keys(name) for name in (actor.name, *actor.aliases))
    return frozenset(name for name in found if name and not (len(name) > 1 and name[-1] in words.households))


@cache
def _listed_names() -> frozenset[Name]:
    """Names of states and bodies that the packs list: who only speaks under one of them is no person."""
    rows = (entry for entries in load_actor_words().rows.values() for entry in entries)
    listed = (row for row, terms in rows if any(term.kind in ("known", "nation") for term in terms))
    return frozenset(keys(" ".join(row)) for row in listed)


def _plain(name: Name, words: PrivateWords) -> Name:
    """A name without the titles that open it."""
    while (
        len(name) > 1 and (name[0] in words.honorifics or (name[0],) in words.standing) and name[0] not in words.kunyas
    ):
        name = name[1:]
    return name


def _weigh_actor(actor: Actor, weighed: dict[Name, _Weighed], things: frozenset[Name], words: PrivateWords) -> None:
    standing = _standing(actor)
    if not actor.office and keys(actor.name) in things:
        return
    for written in (actor.name, *actor.aliases):
        name = _plain(keys(written), words)
        if not _may_be_name(name, words) or (name in things and not actor.office):
            continue
        known = weighed.setdefault(name, _Weighed())
        known.known = True
        known.actor = Standing.PUBLIC if Standing.PUBLIC in (known.actor, standing) else standing or known.actor


def _standing(actor: Actor) -> Standing | None:
    """What the ledger says of a person."""
    found = describes(actor.office) if actor.office else None
    if found is Standing.WITH_BODY:
        return Standing.PUBLIC if actor.body else Standing.PRIVATE
    if found is None and actor.office and actor.sector in _STATE:
        return Standing.PUBLIC
    return found


def _may_be_name(name: Name, words: PrivateWords) -> bool:
    """Whether a row of keys can be a person's name: not a land, a month, or one small word."""
    if not name or " ".join(name) in words.lands or all(w in words.calendar for w in name):
        return False
    if len(name) == 1 and (len(name[0]) < 2 or name[0] in words.common or name in words.standing):
        return False
    return any(any(c.isalpha() for c in word) for word in name)


def _weigh_told(
    told: Told, number: int, weighed: dict[Name, _Weighed], things: frozenset[Name], firm: frozenset[Name]
) -> None:
    """Add what one place in a text says of a name."""
    name = told.name
    if name not in weighed and told.kind is not Kind.PUBLIC:
        if name in things and not _outweighs(told, firm):
            return
        if told.kind in (Kind.PERSON, Kind.SIGN) and name in _listed_names():
            return
    known = weighed.setdefault(name, _Weighed())
    if told.kind is Kind.PUBLIC:
        known.public.add(number)
    elif told.kind is Kind.PRIVATE:
        known.private.add(number)
    elif told.kind is not Kind.PERSON:
        known.signed = True


def _outweighs(told: Told, firm: frozenset[Name]) -> bool:
    """Whether what stands beside a full name makes it a person's, though a body or a place is called so too."""
    if len(told.name) == 1 or told.kind is Kind.PERSON:
        return False
    return told.kind is Kind.AGE or told.name not in firm


def _sorted_out(
    weighed: Mapping[Name, _Weighed], written: set[Name], things: frozenset[Name], bodies: frozenset[Name]
) -> PrivateNames:
    told = {name for name, known in weighed.items() if (known.private or known.signed) and not known.public}
    public = {name for name, known in weighed.items() if _is_public(known)} | (written - told)
    by_word = _by_word(name for name in public if len(name) > 1)
    private = {
        name
        for name, known in weighed.items()
        if len(name) > 1 and name not in public and not _other_writing(name, by_word, known)
    }
    hidden = _by_word(private)
    for name, known in weighed.items():
        if len(name) > 1 or name in public:
            continue
        if known.private or name[0] in hidden or name[0] not in by_word:
            private.add(name)
    # A place of one word that no gazetteer knows may be a piece of a name: "the Petr Oland farm" read as in Petr.
    pieces = {name for name in things - bodies if len(name) == 1 and name[0] in hidden}
    also = {name for name, known in weighed.items() if known.public}
    return PrivateNames(
        private=frozenset(private),
        public=frozenset((public - private) | also),
        things=frozenset(name for name in things - private - pieces if not _holds_one(name, hidden)),
    )


def _holds_one(thing: Name, hidden: Mapping[str, list[Name]]) -> bool:
    """Whether a private person's full name stands in that of a thing: "Petr Oland farm"."""
    return any(_within(name, thing) for word in thing for name in hidden.get(word, ()))


def _is_public(known: _Weighed) -> bool:
    """Public words in the report that has private ones, or no private words at all; else the ledger's office."""
    if known.public:
        return not known.private or bool(known.public & known.private)
    return known.actor is Standing.PUBLIC and not known.private


def _by_word(names: Iterable[Name]) -> dict[str, list[Name]]:
    """Names by each of their words."""
    found: dict[str, list[Name]] = {}
    for name in names:
        for word in dict.fromkeys(name):
            found.setdefault(word, []).append(name)
    return found


def _other_writing(name: Name, full: Mapping[str, list[Name]], known: _Weighed) -> bool:
    """Whether a name is a public one with a word more or less, and nothing makes it private."""
    if known.private or known.actor is Standing.PRIVATE:
        return False
    return any(_within(name, other) or _within(other, name) for word in name for other in full.get(word, ()))


def _within(short: Name, long: Name) -> bool:
    """Whether a longer name holds the words of a shorter one, in order."""
    if len(short) >= len(long):
        return False
    rest = iter(long)
    return all(word in rest for word in short)
