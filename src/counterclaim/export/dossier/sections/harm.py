"""A book in, its harm out: incidents that harmed, each with places, tolls, weapons and what every claim rests on.

Told is what somebody holds to have happened or to be going on; an incident that is only denied is told among the
disputes. A truce violation of which no words say whom, where or with what it hit stands under the truces. What a claim
rests on orders its marks and grades nothing: a denial lowers no finding, and a finding proves no doer. A finding is
one that somebody holds; what a denial rests on stands beside as the denial's. Reads event_families.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from counterclaim.export.claim_fields import act_words
from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import Ground, Harm, Spot
from counterclaim.export.dossier.sections.holding import holds
from counterclaim.export.dossier.sections.names import folded, once_each
from counterclaim.export.dossier.sections.told_once import incidents_once, unrepeated
from counterclaim.export.when import first_day, hour_words, stretch_words
from counterclaim.export.wording import OWN_VOICE, agreeing, toll_words
from counterclaim.packs.families import can_harm
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Claim, Place, Toll
from counterclaim.records.enums import Grounds, PlacePrecision, Scope, Stance
from counterclaim.records.ledger import Incident

LOOKED_AT: Final = 2
"""Rank of a ground where somebody looked: pictures, remnants, on site."""

_LABELS: Final[Mapping[Grounds, tuple[str, int]]] = MappingProxyType(
    {
        Grounds.NONE_STATED: ("asserted", 0),
        Grounds.WITNESS: ("witness", 1),
        Grounds.RECORD: ("document or record", 1),
        Grounds.INTERCEPT: ("intercept", 1),
        Grounds.IMAGERY: ("pictures", LOOKED_AT),
        Grounds.VIDEO: ("video", LOOKED_AT),
        Grounds.REMNANTS: ("remnants", LOOKED_AT),
        Grounds.ON_SITE: ("on-site finding", LOOKED_AT),
    }
)
_HERE: Final = frozenset(("in", "near", "over", "off", "on_border", "between"))
"""Relations of a place to a happening that say where it was, not where somebody came from or went."""
_FINENESS: Final = tuple(PlacePrecision)
_VAGUE: Final = frozenset((PlacePrecision.PROVINCE, PlacePrecision.ZONE, PlacePrecision.COUNTRY))
_TRUCE_BROKEN: Final = "ceasefire_violated"


def never(_book: Book, _incident: Incident) -> bool:
    """Keeps every incident on the map."""
    return False


def harm_of(book: Book, *, off_map: Callable[[Book, Incident], bool] = never) -> tuple[Harm, ...]:
    """The incidents that harmed, by day, undated last. `off_map` picks those whose place the public map leaves out."""
    found = [_harm(book, incident, claims, off_map(book, incident)) for incident, claims in _harmful(book)]
    return tuple(sorted(found, key=lambda harm: (harm.day or "~", harm.number)))


def findings_of(book: Book) -> tuple[Ground, ...]:
    """Field findings (on site, remnants, pictures, video) that no incident of harm holds, in the order of the text.

    What is doubted, denied, negated or yet to come is no finding.
    """
    shown = {claim.id for _, claims in _harmful(book) for claim in claims}
    findings = (ground_of(book, claim) for claim in unrepeated(book) if claim.id not in shown and holds(claim))
    return tuple(ground for ground in findings if ground.rank == LOOKED_AT)


def ground_of(book: Book, claim: Claim) -> Ground:
    """What a claim says it rests on, with who says so. Only who holds the harm can have found it."""
    label, rank = _LABELS[claim.grounds]
    if claim.stance is Stance.DENIES:
        return Ground(label=f"{label}, for a denial", rank=0, quotation=book.quoted(claim))
    return Ground(label=label, rank=rank if holds(claim) else 0, quotation=book.quoted(claim))


def _harmful(book: Book) -> Iterator[tuple[Incident, list[Claim]]]:
    """Incidents of harm that somebody holds, with the claims that carry them."""
    for incident, told in incidents_once(book):
        held = [claim for claim in told if holds(claim)]
        counted = any(claim.tolls for claim in held)
        bare = incident.type == _TRUCE_BROKEN and not any(_says_whom(claim) for claim in held)
        if held and (counted or can_harm(incident.type)) and not bare:
            yield incident, [claim for claim in told if _carries(claim)]


def _carries(claim: Claim) -> bool:
    """Whether a claim holds the harm, or answers it with grounds of its own."""
    return holds(claim) or (claim.stance is Stance.DENIES and claim.grounds is not Grounds.NONE_STATED)


def _says_whom(claim: Claim) -> bool:
    targets = claim.event.targets if claim.event else ()
    return bool(targets or claim.tolls or claim.weapons or any(p.precision not in _VAGUE for p in _here(claim)))


def _harm(book: Book, incident: Incident, claims: Sequence[Claim], hidden: bool) -> Harm:  # noqa: FBT001
    held = [claim for claim in claims if holds(claim)]
    ranked = sorted(claims, key=lambda claim: (-_LABELS[claim.grounds][1], book.numbers[claim.id]))
    tolls = _tolls(book, claims)
    return Harm(
        number=book.numbers[incident.id],
        id=incident.id,
        title=incident.title,
        day=first_day(incident.time),
        when=_when(incident),
        spots=tuple(_together(spot, book) for spot in _spots(place for claim in held for place in _here(claim))),
        tolls=tuple(words for words, _ in tolls),
        toll_refs=tolls,
        weapons=once_each(weapon.name for claim in held for weapon in claim.weapons),
        grounds=tuple(ground_of(book, claim) for claim in ranked),
        contested=incident.facets.contested,
        on_map=not hidden,
    )


def _when(incident: Incident) -> str:
    day, hour = stretch_words(incident.time), hour_words(incident.time)
    if day is None:
        return "day not known"
    return f"{day}, “{hour}”" if hour else day


def _here(claim: Claim) -> list[Place]:
    return [place for place in claim.places if place.relation in _HERE]


def _spots(places: Iterable[Place]) -> tuple[Spot, ...]:
    """Places, finest first; one that the text calls by several names is one, with all of them."""
    found: list[list[Place]] = []
    for place in places:
        same = next((group for group in found if any(_same(place, other) for other in group)), None)
        if same is None:
            found.append([place])
        else:
            same.append(place)
    return tuple(_spot(group) for group in sorted(found, key=lambda group: min(map(_fineness, group))))


def _same(one: Place, two: Place) -> bool:
    if one.gazetteer and two.gazetteer:
        return one.gazetteer == two.gazetteer
    return folded(one.name) == folded(two.name)


def _spot(group: Sequence[Place]) -> Spot:
    """One place from all that the claims say of it; its position is that of its record, else none."""
    place = next((place for place in group if place.gazetteer), group[0])
    names = {name for one in group for name in (one.name, *one.other_names)}
    return Spot(
        name=group[0].name,
        other_names=tuple(sorted(names - {group[0].name}, key=lambda name: (name.casefold(), name))),
        precision=str(place.precision) if place.precision else "unknown",
        lat=place.lat,
        lon=place.lon,
        country=place.country,
    )


def _together(spot: Spot, book: Book) -> Spot:
    """The place with the names that the conflict file sets together for it."""
    told = {names for name in (spot.name, *spot.other_names) if (names := book.together.get(plain_name(name)))}
    return msgspec.structs.replace(spot, together=min(told)) if len(told) == 1 else spot


def _fineness(place: Place) -> int:
    """A name that no list holds is most often a village, and at least finer than a province."""
    return _FINENESS.index(place.precision or PlacePrecision.DISTRICT)


def _tolls(book: Book, claims: Iterable[Claim]) -> tuple[tuple[str, int], ...]:
    """The tolls of an incident, the same line once, each with the number of the first claim that gives it."""
    found: dict[str, int] = {}
    for claim in claims:
        for toll in claim.tolls:
            found.setdefault(_toll(claim, toll), book.numbers[claim.id])
    return tuple(found.items())


def _toll(claim: Claim, toll: Toll) -> str:
    """`wounded drivers: “several” (at least 2), says the Relief Office`: the number never goes without who gives it."""
    voice = claim.speaker.name if claim.speaker else OWN_VOICE
    group = f"{toll.kind} {toll.who}" if toll.who else str(toll.kind)
    words = toll_words(
        toll.low, toll.best, toll.high, text=toll.text, unit=toll.unit, since=toll.since, as_of=toll.as_of
    )
    running = ", a running total" if toll.scope is Scope.CUMULATIVE else ""
    if claim.stance is Stance.DENIES:
        return f"{group}: {words}{running}; {voice} {agreeing(voice, act_words(claim))}"
    return f"{group}: {words}{running}, {agreeing(voice, 'says')} {voice}"
