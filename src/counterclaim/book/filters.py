"""What a list is narrowed to: day, place, side, status, weapon, type. A filter in; whether a thing fits it, out.

A thing fits a period by any day that it is told of; what nothing dates fits none. Places and weapons are found by any
of their names, sides by who speaks, is blamed, or is not quoted. Reads event_families through `packs`.
"""

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.book.incidents.findings import incident_days
from counterclaim.incidents.comparing import days
from counterclaim.packs.families import type_words
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Claim
from counterclaim.records.ledger import Incident
from counterclaim.records.tallies import Tally
from counterclaim.records.wholes import ActorLine, Status, TruceLine, WholeIncident

_DAY = 10


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for; what is None does not narrow. Days are ISO days, both included."""

    first_day: str | None = None
    last_day: str | None = None
    place: str | None = None
    side: str | None = None
    status: Status | None = None
    weapon: str | None = None
    type: str | None = None
    contested: bool | None = None

    @property
    def narrowed(self) -> bool:
        """Whether anything narrows at all."""
        return self != Asked()

    @property
    def bounded(self) -> bool:
        """Whether a period is asked for."""
        return self.first_day is not None or self.last_day is not None


def in_period(first: str | None, last: str | None, asked: Asked) -> bool:
    """Whether days, months or years from first to last meet the period; None at both ends meets none.

    >>> in_period("2031-05", "2031-05", Asked(first_day="2031-05-20"))
    True
    """
    if not asked.bounded:
        return True
    if first is None and last is None:
        return False
    low = (first or last or "")[:_DAY]
    high = (last or first or "")[:_DAY]
    return (asked.last_day is None or low + "0000-01-01"[len(low) :] <= asked.last_day) and (
        asked.first_day is None or high + "9999-12-31"[len(high) :] >= asked.first_day
    )


def may_fit(incident: Incident, asked: Asked) -> bool:
    """What can be told of an incident before its claims are looked at: its period and type."""
    if asked.type is not None and not of_type(incident.type, asked.type):
        return False
    return in_period(*_told_days(incident), asked)


def incident_fits(whole: WholeIncident, claims: Sequence[Claim], asked: Asked) -> bool:
    """Whether an incident is asked for, by all that is told of it."""
    if asked.contested is not None and whole.facets.contested != asked.contested:
        return False
    if asked.status is not None and asked.status not in whole.statuses:
        return False
    if asked.side is not None and not _named(asked.side, _sides(whole, claims)):
        return False
    if asked.place is not None and not named_in(asked.place, _places(whole, claims)):
        return False
    arms = {name for claim in claims for weapon in claim.weapons for name in (weapon.name, weapon.class_)}
    return asked.weapon is None or named_in(asked.weapon, arms)


def truce_fits(truce: TruceLine, asked: Asked) -> bool:
    """Whether an agreement is asked for: told of, in force, or said to be broken or kept in the period."""
    window = truce.in_force
    ends = [(truce.agreed_on or truce.agreed_by, truce.ended or truce.agreed_on or truce.agreed_by)]
    ends += [(truce.effective, truce.ended or truce.effective)] if truce.effective else []
    ends += [(window.since, window.until or "9999")] if window else []
    ends += [(one.first or one.day, one.last or one.day) for one in truce.alleged if one.first or one.day]
    if not any(in_period(first, last, asked) for first, last in ends):
        return False
    if asked.type is not None and plain_name(asked.type) != plain_name(str(truce.type)):
        return False
    named = [*truce.parties, *truce.brokers, *(one.side or one.by for one in truce.declarations)]
    named += [name for one in truce.alleged for name in (one.by, one.party)]
    if asked.side is not None and not _named(asked.side, named):
        return False
    return asked.place is None or named_in(asked.place, [p for one in truce.alleged for p in one.places])


def tally_fits(tally: Tally, asked: Asked, *, places: Iterable[str] = ()) -> bool:
    """Whether a toll series is asked for: a figure of the period, by a claimant or of people of the side."""
    days_told = [figure.day for figure in tally.figures]
    if asked.bounded and not any(in_period(day, day, asked) for day in days_told):
        return False
    if asked.type is not None and plain_name(asked.type) != plain_name(tally.kind.value):
        return False
    if asked.side is not None and not _named(asked.side, (tally.side, tally.of, *tally.claimants)):
        return False
    return asked.place is None or named_in(asked.place, places)


def actor_fits(actor: ActorLine, asked: Asked) -> bool:
    """Whether an actor is asked for: of a side, and of a kind (person, body, state, group) or sector."""
    if asked.side is not None and not _named(asked.side, (actor.side,)):
        return False
    return asked.type is None or plain_name(asked.type) in {plain_name(actor.kind), plain_name(str(actor.sector))}


def of_type(event_type: str, wanted: str) -> bool:
    """Whether a type of happening is the one asked for, by its name or in words."""
    return plain_name(wanted.replace("_", " ")) in {
        plain_name(event_type.replace("_", " ")), plain_name(type_words(event_type))
    }  # fmt: skip


def named_in(wanted: str, names: Iterable[str | None]) -> bool:
    """Whether the words asked for stand in one of the names, as whole words: `brann` in "Lower Brann"."""
    words = f" {plain_name(wanted.replace('_', ' '))} "
    return any(words in f" {plain_name(name.replace('_', ' '))} " for name in names if name)


def _named(wanted: str, names: Iterable[str | None]) -> bool:
    return plain_name(wanted) in {plain_name(name) for name in names if name}


def _told_days(incident: Incident) -> tuple[str | None, str | None]:
    first, last = incident_days(incident)
    if incident.time is not None and (incident.time.earliest or incident.time.latest):
        low, high = days(incident.time)
        return min(first or low, low), max(last or high, high)
    return first, last


def _sides(whole: WholeIncident, claims: Sequence[Claim]) -> list[str | None]:
    told: list[str | None] = [one.side for one in whole.sides]
    told += [statement.by for one in whole.sides for name in ("asserts", "denies") for statement in getattr(one, name)]
    told += [name for one in whole.sides for statement in one.blames for name in statement.blames]
    told += [agent.name for claim in claims if claim.event for agent in claim.event.agents]
    return told


def _places(whole: WholeIncident, claims: Sequence[Claim]) -> list[str]:
    told = [name for claim in claims for place in claim.places for name in (place.name, *place.other_names)]
    return [*whole.places, *told]
