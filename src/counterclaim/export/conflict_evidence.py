"""What a ledger tells for a conflict file: who is on which side, places of several names, truces, publishers; counted.

In: an open ledger. Out: an `Evidence`, from which `conflict_draft.py` writes the file. Reads event_families, places.en
and the names of states through `packs`. Texts are not kept: memory grows with names, not with reports.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from counterclaim.packs.families import can_harm
from counterclaim.packs.gazetteer_names import fold_name
from counterclaim.packs.gazetteer_regions import bare_name
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Claim, Place
from counterclaim.records.enums import AgreementType, PlacePrecision, Stance
from counterclaim.records.ledger import Actor, Ceasefire
from counterclaim.store import Store

_FINE = frozenset((PlacePrecision.SITE, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT))
_WIDE = frozenset((PlacePrecision.COUNTRY, PlacePrecision.SEA_OR_AIR))


class Seen(msgspec.Struct):
    """How often something is met: claims, and the reports that they stand in."""

    claims: int = 0
    reports: int = 0
    last: str = ""

    def count(self, report: str) -> None:
        """Once more, in this report; claims come report by report."""
        self.claims += 1
        self.reports += report != self.last
        self.last = report


class SideSeen(msgspec.Struct):
    """What makes a side one: how much it says, what harm it is told to do, whom it accuses, what it denies."""

    said: Seen
    harm: int = 0
    blames: int = 0
    denials: int = 0


class NameSeen(msgspec.Struct):
    """A name of a place, in its spellings, and by whom it is used; null: nobody's side."""

    spelled: Counter[str]
    by: Counter[str | None]
    seen: Seen


class PlaceSeen(msgspec.Struct):
    """A place by its record, with the names that reports give it."""

    place: Place
    names: dict[str, NameSeen]


class Evidence(msgspec.Struct):
    """All that is proposed from."""

    sides: dict[str, SideSeen]
    actors: dict[str, Actor]
    spoke: dict[str, Seen]
    """By actor."""
    stood: dict[str, Counter[str]]
    """Sides of an actor's claims; more than one where reports differ."""
    places: dict[str, PlaceSeen]
    unlisted: dict[str, NameSeen]
    """Places that no list knows."""
    ceasefires: tuple[Ceasefire, ...]
    publishers: Counter[str]
    reports: int = 0


def gather(store: Store) -> Evidence:
    """Everything that a ledger tells for a conflict file."""
    publishers = Counter[str]()
    reports = 0
    for stored in store.reports():
        reports += 1
        publishers.update([stored.report.publisher] if stored.report.publisher else [])
    truces = tuple(one for one in store.ceasefires() if one.type is AgreementType.CEASEFIRE)
    found = Evidence({}, {a.id: a for a in store.actors()}, {}, {}, {}, {}, truces, publishers, reports)
    for claim in store.claims():
        _count_voices(claim, found)
        for place in claim.places:
            _count_place(place, claim, found)
    return found


def _count_voices(claim: Claim, found: Evidence) -> None:
    speaker = claim.speaker.actor if claim.speaker else None
    if speaker is not None:
        found.spoke.setdefault(speaker, Seen()).count(claim.report)
        if claim.side:
            found.stood.setdefault(speaker, Counter())[claim.side] += 1
    if claim.side:
        side = found.sides.setdefault(claim.side, SideSeen(Seen()))
        side.said.count(claim.report)
        side.denials += claim.stance is Stance.DENIES
        side.blames += claim.stance is Stance.ACCUSES and claim.event is not None and can_harm(claim.event.type)
    for name in dict.fromkeys(_doers(claim, found.actors)):
        found.sides.setdefault(name, SideSeen(Seen())).harm += 1


def _doers(claim: Claim, actors: Mapping[str, Actor]) -> Iterator[str]:
    """The sides that a claim tells as doers of harm."""
    if claim.event is None or claim.stance is Stance.DENIES or not can_harm(claim.event.type):
        return
    for agent in claim.event.agents:
        actor = actors.get(agent.actor or "")
        if actor is not None and actor.side:
            yield actor.side


def _count_place(place: Place, claim: Claim, found: Evidence) -> None:
    name = " ".join(place.name.split())
    if place.precision in _WIDE or not fold_name(name) or " near " in name:
        return
    key = bare_name(name, load_pack("places.en")["region_words"])
    if place.gazetteer:
        names = found.places.setdefault(place.gazetteer, PlaceSeen(place, {})).names
    elif place.precision is None or place.precision in _FINE:
        names = found.unlisted
    else:
        return
    seen = names.setdefault(key, NameSeen(Counter(), Counter(), Seen()))
    seen.spelled[name] += 1
    seen.by[claim.side] += 1
    seen.seen.count(claim.report)


def most_used(names: Mapping[str, NameSeen]) -> list[NameSeen]:
    """Names, the most used first."""
    return sorted(names.values(), key=lambda n: (-n.seen.claims, spelling(n)))


def spelling(name: NameSeen) -> str:
    """A name as it is spelled most."""
    return min(name.spelled, key=lambda word: (-name.spelled[word], word))


def by_use(actors: Iterable[Actor], found: Evidence) -> list[Actor]:
    """Actors, those with most claims first."""
    return sorted(actors, key=lambda a: (-found.spoke.get(a.id, Seen()).claims, a.name.casefold(), a.id))
