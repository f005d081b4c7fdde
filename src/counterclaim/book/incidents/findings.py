"""Which field findings fit an incident: a finding of one day proves nothing about what happened on a later one.

In: an incident and the claims in it that rest on work on site, remnants, imagery or video. Out: each with whether it
fits, and the reasons. Reads event_families through `packs`.

The rule: a finding fits where it tells the incident's place, or none of its own, and
- tells the harm itself of a day on which the incident is told to have been, or
- tells what was found there on that day or later, or
- tells no day, and was said on that day or later.
A finding that was made or said before the incident, of another day, or of another place, does not.
"""

from collections.abc import Iterator, Sequence

from counterclaim.book.incidents.accounts import Heard
from counterclaim.incidents.comparing import Nearness, compare_places, days, known
from counterclaim.packs.families import can_harm
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.enums import Grounds
from counterclaim.records.ledger import Incident
from counterclaim.records.wholes import FieldFinding

_STEP = "findings"
_DAY = 10
IN_THE_FIELD = frozenset((Grounds.ON_SITE, Grounds.REMNANTS, Grounds.IMAGERY, Grounds.VIDEO))


def findings_of(incident: Incident, heard: Sequence[Heard]) -> tuple[FieldFinding, ...]:
    """The field findings among an incident's claims, each with whether it fits place and time.

    Example: of a strike of 26 May, remnants found on 27 May at the same school fit; those found there on 23 May do not.
    """
    found = [one for one in heard if one.claim.grounds in IN_THE_FIELD]
    told = [one.claim for one in heard if one.claim.grounds not in IN_THE_FIELD]
    return tuple(_finding(one, incident, told) for one in found)


def _finding(one: Heard, incident: Incident, told: Sequence[Claim]) -> FieldFinding:
    claim = one.claim
    said = (claim.said_on.latest if claim.said_on else None) or one.report.published
    judged = [*_of_place(claim, incident, told), *_of_time(claim, incident, said)]
    return FieldFinding(
        claim=claim.id,
        report=claim.report,
        by=one.voice.name,
        day=(said or "")[:_DAY] or None,
        grounds=claim.grounds,
        fits=all(fits for fits, _ in judged),
        reasons=tuple(reason for _, reason in judged),
    )


def _of_place(claim: Claim, incident: Incident, told: Sequence[Claim]) -> Iterator[tuple[bool, Reason]]:
    named = [other for other in told if other.places]
    if not claim.places:
        yield True, Reason(_STEP, "no_place", "the finding tells no place of its own; it stands with the incident")
        return
    if not named:
        yield True, Reason(_STEP, "place_open", "nothing else tells where the incident was")
        return
    near = {compare_places(claim, other) for other in named}
    where = ", ".join(place.name for place in claim.places)
    if near & {Nearness.SAME, Nearness.NEAR}:
        yield True, Reason(_STEP, "place", f"it is of {where}, as the incident is")
    elif near == {Nearness.APART}:
        places = ", ".join(incident.places[:3])
        yield False, Reason(_STEP, "other_place", f"it is of {where}, the incident of {places or 'another place'}")
    else:
        yield True, Reason(_STEP, "place_unknown", f"how far {where} lies from the incident is not known")


def _of_time(claim: Claim, incident: Incident, said: str | None) -> Iterator[tuple[bool, Reason]]:
    """Whether a finding can be of the incident by its day."""
    first, last = incident_days(incident)
    if first is None or last is None:
        yield True, Reason(_STEP, "day_open", "no day of the incident is told")
        return
    shown = first if first == last else f"{first} to {last}"
    if claim.time is None or not known(claim.time):
        early = said is not None and said[:_DAY] < first[: len(said[:_DAY])]
        if early:
            yield False, Reason(_STEP, "said_before", f"it was said on {said}, before the incident ({shown})")
        else:
            yield (
                True,
                Reason(_STEP, "no_day", f"the finding tells no day of its own; said on {said or 'a day not told'}"),
            )
        return
    begin, end = days(claim.time)
    of = begin if begin == end else f"{begin} to {end}"
    if end < _lowest(first):
        yield False, Reason(_STEP, "found_before", f"it is of {of}, before the incident ({shown})")
    elif begin <= _highest(last):
        yield True, Reason(_STEP, "day", f"it is of {of}, as the incident is ({shown})")
    elif claim.event is not None and can_harm(claim.event.type):
        yield False, Reason(_STEP, "other_day", f"it tells harm of {of}, after the incident ({shown})")
    else:
        yield True, Reason(_STEP, "found_after", f"it was found on {of}, after the incident ({shown})")


def incident_days(incident: Incident) -> tuple[str | None, str | None]:
    """The first and last day on which an incident is told to have been."""
    told = [day for day in incident.days or _ends(incident) if day]
    return (min(told), max(told)) if told else (None, None)


def _ends(incident: Incident) -> tuple[str | None, ...]:
    if incident.time is None or not known(incident.time):
        return ()
    return tuple(end[:_DAY] if end else None for end in (incident.time.earliest, incident.time.latest))


def _lowest(day: str) -> str:
    return day + "0000-01-01"[len(day) :]


def _highest(day: str) -> str:
    return day + "9999-12-31"[len(day) :]
