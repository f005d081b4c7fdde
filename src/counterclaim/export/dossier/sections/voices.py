"""A book in, who spoke out, and who is spoken of with an office or as doer or harmed: one line a name and side.

Those who spoke stand first, most claims first (a story that a copy tells again counts once); the number says how often
they are printed, and nothing of truth. A state that neither speaks nor acts is left out. No pack is read.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import Voice
from counterclaim.export.dossier.sections.names import folded, name_key
from counterclaim.export.dossier.sections.told_once import unrepeated
from counterclaim.records.claim import Agent, Claim, Event, Target
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

_STATE = "state"
_NOT_KNOWN = "not known"
_MOST_NAMED = 12
"""Claims that a line leads to where others name somebody."""

_Key = tuple[str, str | None]
_Named = Mapping[str, list[int]]


class _Person(msgspec.Struct):
    """What is gathered of one name and side while the book is read."""

    name: str
    actors: list[Actor]
    spoke: list[int]
    named: tuple[int, ...] = ()
    once: int = 0
    side: str | None = None
    sector: Sector = Sector.UNKNOWN
    country: str | None = None


def voices_of(book: Book) -> tuple[Voice, ...]:
    """Speakers by number of claims, then those spoken of by name. Ties go by the order of the text."""
    people = _gathered(book)
    done, harmed = _named_by(book, _doers), _named_by(book, _harmed)
    speakers = [person for person in people.values() if person.spoke]
    others = [person for person in people.values() if not person.spoke and _matters(person, done, harmed)]
    speakers.sort(key=lambda person: (-person.once, person.spoke[0]))
    others.sort(key=lambda person: (folded(person.name), person.side or ""))
    shown = (*speakers, *others)
    for person in shown:
        person.named = tuple(_named_in(book, person, done, harmed))
    return tuple(_voice(person, book) for person in shown)


def _gathered(book: Book) -> dict[_Key, _Person]:
    """Everybody in the book by name and side: two reports' records of one name are one line."""
    people: dict[_Key, _Person] = {}
    for actor in book.actors.values():
        key = _key(actor)
        person = people.setdefault(key, _Person(actor.name, [], [], side=actor.side))
        person.actors.append(actor)
    once = {claim.id for claim in unrepeated(book)}
    for claim in book.claims.values():
        if claim.speaker is not None:
            speaker = _speaker(book, claim, people)
            speaker.spoke.append(book.numbers[claim.id])
            speaker.once += claim.id in once
    return people


def _key(actor: Actor) -> _Key:
    """Masks tell nobody apart: who stands under one is a line for each record."""
    return (name_key(actor.name, actor.id), actor.side)


def _speaker(book: Book, claim: Claim, people: dict[_Key, _Person]) -> _Person:
    """The line of a claim's speaker; one without an actor stands under the name that the claim gives."""
    speaker = claim.speaker
    name = speaker.name if speaker else ""
    actor = book.actors.get((speaker.actor if speaker else None) or "")
    key = _key(actor) if actor else (name_key(name, claim.id), claim.side)
    person = people.setdefault(key, _Person(name, [], [], side=key[1]))
    if speaker is not None:
        person.sector = speaker.sector if person.sector is Sector.UNKNOWN else person.sector
        person.country = person.country or speaker.country
    return person


def _named_by(book: Book, role: Callable[[Event], Iterable[Agent | Target]]) -> _Named:
    """By actor: the claims that name it in this role, copies once."""
    found: dict[str, list[int]] = {}
    for claim in unrepeated(book):
        for named in role(claim.event) if claim.event else ():
            if named.actor:
                found.setdefault(named.actor, []).append(book.numbers[claim.id])
    return found


def _doers(event: Event) -> tuple[Agent, ...]:
    return event.agents


def _harmed(event: Event) -> tuple[Target, ...]:
    return event.targets


def _named_in(book: Book, person: _Person, doers: _Named, harmed: _Named) -> list[int]:
    """Claims of others that name somebody as doer or target; for who neither speaks nor acts, those with the name."""
    ids = [actor.id for actor in person.actors]
    spoke = set(person.spoke)
    found = {number for named in (doers, harmed) for actor in ids for number in named.get(actor, ())} - spoke
    if not found and not spoke:
        found = set(islice(_worded(book, {person.name, *_aliases(person)}), _MOST_NAMED))
    return sorted(found)[:_MOST_NAMED]


def _worded(book: Book, names: Iterable[str]) -> Iterator[int]:
    """Claims whose words hold one of the names whole, in the order of the text."""
    each = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    pattern = re.compile(rf"(?<!\w)(?:{each})(?!\w)") if each else None
    for claim in unrepeated(book):
        if pattern is not None and pattern.search(claim.evidence.text):
            yield book.numbers[claim.id]


def _matters(person: _Person, doers: _Named, harmed: _Named) -> bool:
    ids = {actor.id for actor in person.actors}
    if ids & doers.keys() or _offices(person):
        return True
    return bool(ids & harmed.keys()) and any(actor.kind != _STATE for actor in person.actors)


def _voice(person: _Person, book: Book) -> Voice:
    dated = dict.fromkeys(words for actor in person.actors for words in book.offices.get(actor.id, ()))
    sector = next((actor.sector for actor in person.actors if actor.sector is not Sector.UNKNOWN), person.sector)
    return Voice(
        name=person.name,
        office="; ".join(dated or _offices(person)) or None,
        aliases=tuple(sorted(_aliases(person), key=lambda name: (name.casefold(), name))),
        side=person.side,
        sector=_NOT_KNOWN if sector is Sector.UNKNOWN else sector.replace("_", " "),
        country=next((actor.country for actor in person.actors if actor.country), person.country),
        claims=tuple(sorted(person.spoke)),
        named_in=person.named,
    )


def _offices(person: _Person) -> list[str]:
    """Offices as the reports give them, in their order: an office may change hands, and a person change office."""
    return list(dict.fromkeys(actor.office for actor in person.actors if actor.office))


def _aliases(person: _Person) -> set[str]:
    """Every other spelling in the reports."""
    return {name for actor in person.actors for name in (actor.name, *actor.aliases)} - {person.name}
