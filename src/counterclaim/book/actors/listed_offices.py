"""Offices that the lists of a conflict file give the persons of the book, beside those that reports tell.

In: persons as lists show them, and the conflict file. Out: the same with the listed offices, each saying that the user
states it and no report. Reads no pack.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from counterclaim.packs.conflict import Conflict
from counterclaim.packs.lists.entries import ListedActor, ListedOffice
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Reason
from counterclaim.records.wholes import ActorLine, OfficeHeld


def with_listed_offices(lines: Iterable[ActorLine], conflict: Conflict | None) -> Iterator[ActorLine]:
    """Persons with the offices of the lists after those of the reports; all others as they are."""
    by_name = _by_name(conflict) if conflict else {}
    for line in lines:
        known = {plain_name(name): None for name in (line.name, *line.aliases)} if line.kind == "person" else {}
        found = {one.name: one for name in known if (one := by_name.get(name)) is not None}
        listed = next(iter(found.values())) if len(found) == 1 else None
        yield msgspec.structs.replace(line, offices=(*line.offices, *_held(line, listed))) if listed else line


def _held(line: ActorLine, listed: ListedActor) -> Iterator[OfficeHeld]:
    for office in listed.offices:
        why = Reason("lists", "office", "stated in the lists of the conflict file; no report is its ground")
        yield OfficeHeld(title=f"{office.title} ({_when(office)})", person=line.id, name=listed.name, reasons=(why,))


def _when(office: ListedOffice) -> str:
    """The days of an office as the user states them: those of `OfficeHeld` are days on which reports tell it."""
    days = [f"{word} {day}" for word, day in (("from", office.first), ("to", office.last)) if day]
    return ", ".join([*([" ".join(days)] if days else []), "by the conflict file"])


def _by_name(conflict: Conflict) -> Mapping[str, ListedActor]:
    """Persons of the lists that have an office, by each of their names."""
    persons = (actor for actor in conflict.actors if actor.offices and actor.kind in {None, "person"})
    return {plain_name(name): actor for actor in persons for name in actor.names}
