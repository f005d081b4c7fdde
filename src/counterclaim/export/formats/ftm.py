"""Incidents as FollowTheMoney entities, one JSON object a line, for case databases such as Aleph and OpenAleph.

An incident is an Event, its place an Address, each report an Article, each speaker and each party a Person, PublicBody,
Organization or LegalEntity. Who says what stands as links: an UnknownLink from a speaker to the Event ("says",
"denies", "accuses") and from a speaker to the party that it blames. Nobody is told as `involved`: that would make a
party of whoever is blamed. Dates are as fine as told ("2031-05"). Streamed; memory holds the ids of what was written.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from counterclaim.export.deriving.acts import tells_an_act
from counterclaim.export.deriving.spots import RADIUS_KM, Spot, spot_of
from counterclaim.export.deriving.tolls import counts_of
from counterclaim.export.deriving.urls import web_address
from counterclaim.export.deriving.words import act_of, checked_words, notes_of
from counterclaim.export.formats.beyond import count_what_is_no_incident
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.formats.ftm_entities import (
    BY_RULE,
    Entity,
    country_of,
    entity,
    ftm_id,
    id_of_words,
    in_parts,
    language_of,
    name_of,
    party,
    party_named,
)
from counterclaim.export.material import Material, ToldIncident
from counterclaim.export.plain import harmless_json, plain
from counterclaim.export.wording import bounds, stance_words
from counterclaim.records.claim import Agent, Claim, Speaker
from counterclaim.records.enums import Stance, TollKind
from counterclaim.records.exporting import Rule
from counterclaim.records.report import Report
from counterclaim.records.wholes import WholeIncident

_ISO_DAY: Final = 10
_BLAMING: Final = frozenset((Stance.ACCUSES, Stance.CONDEMNS))
_NAMES_AS_ACTING: Final = "names as acting"
_UNDATED = Rule("ftm_undated", "No day is told: the Event has no date.")
_COUNTRY = Rule("ftm_country", "FollowTheMoney has no code for this territory; only its names go out.")
_FLAT = Rule("ftm_flat", "Tolls, places' precision and statuses are words in notes; spans and reasons are in jsonl.")
_BLAMED = Rule(
    "ftm_blamed", "A link from a speaker to the party it blames cannot name the Event: recordId is the claim."
)
_INVOLVED = Rule("ftm_involved", "Nobody is `involved` in an Event: a party stands in links of who names it.")
_NO_HASH = Rule("ftm_no_hash", "contentHash is SHA-1 of a file in FollowTheMoney's archive: an Article has none.")
_PARTS = Rule("ftm_parts", "A text longer than FollowTheMoney takes is given in parts.")
_POINT = Rule("ftm_point", "An Address's point stands for a circle; its remarks say how wide.")
_ONLY = Rule("ftm_incidents_only", "Claims that tell of no incident, such as positions and pledges, are in jsonl.")


class _Written:
    """Writes entities, those that are shared once."""

    def __init__(self, write: Callable[[str], object], material: Material, losses: Losses) -> None:
        self._write, self.material, self.losses = write, material, losses
        self._known: set[str] = set()

    def put(self, one: Entity, *, checked: bool = False) -> str:
        """Write an entity and give its id."""
        self._write(harmless_json(msgspec.json.encode(one).decode()) + "\n")
        self.losses.row(one.schema, checked=checked)
        return one.id

    def once(self, one: Entity) -> str:
        """The same, unless it was written before."""
        if one.id not in self._known:
            self._known.add(one.id)
            self.put(one)
        return one.id

    def article(self, report: str) -> str:
        """The id of a report, which is written where it was not before; it may have been withheld since."""
        new = ftm_id(report)
        if new not in self._known and (read := self.material.report(report)) is not None:
            self.once(_article(read, self.losses))
        return new

    def actor(self, named: Speaker | Agent, *, report: str) -> str:
        """The id of who speaks or acts in a report, who is written where it was not before."""
        if named.actor and (new := ftm_id(named.actor)) in self._known:
            return new
        known = self.material.actor(named.actor) if named.actor else None
        return self.once(party(known) if known is not None else party_named(named.name, report=report))


def _write(material: Material, path: Path, losses: Losses) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        out = _Written(file.write, material, losses)
        for told in material.incidents():
            _incident(told, out)
    count_what_is_no_incident(material, losses)


def _incident(told: ToldIncident, out: _Written) -> None:
    """An incident with its place, its reports, and what each speaker says."""
    spot = spot_of(told)
    address = out.once(_address(spot)) if spot is not None else None
    _tell_losses(told, spot, out.losses)
    event = out.put(_event(told, spot, address), checked=told.checked)
    for report in dict.fromkeys(claim.report for claim in told.claims):
        _documentation(told, event, report, out)
    for claim in told.claims:
        checked = out.material.checked(claim.id)
        for link in _links(claim, told, event, out):
            out.put(link, checked=checked)
    reasons = [one.note for one in (*told.whole.reasons, *told.whole.joined)]
    if reasons:
        note = entity(
            ftm_id(told.whole.id, "reasons"), "Note", name="Why these claims are held to tell of one thing",
            description=[plain(one) for one in reasons], entity=event, notes=checked_words(told),
        )  # fmt: skip
        out.put(note, checked=told.checked)


def _event(told: ToldIncident, spot: Spot | None, address: str | None) -> Entity:
    whole = told.whole
    days, first, last = dates_of(whole)
    return entity(
        ftm_id(whole.id), "Event",
        name=name_of(whole.title),
        date=days, startDate=first, endDate=last,
        location=[name_of(one) for one in (spot.name, *spot.other_names)] if spot else None,
        addressEntity=address,
        country=country_of(spot.country) if spot else None,
        summary=in_parts(notes_of(told, spot=spot)),
        notes=[*_notes(told), checked_words(told)],
        keywords=[whole.type, *whole.statuses, *(plain(one) for one in whole.weapons)],
        recordId=whole.id,
        proof=[ftm_id(report) for report in dict.fromkeys(claim.report for claim in told.claims)],
    )  # fmt: skip


def dates_of(whole: WholeIncident) -> tuple[list[str], str | None, str | None]:
    """Each day or month that is told, else the ends of the stretch that the words leave; all as fine as told."""
    days = [one.day for one in whole.told_on] or list(whole.days)
    if days:
        return [day[:_ISO_DAY] for day in days], None, None
    if whole.time is None:
        return [], None, None
    first, last = (end[:_ISO_DAY] if end else None for end in (whole.time.earliest, whole.time.latest))
    return ([first], None, None) if first and first == last else ([], first, last)


def _notes(told: ToldIncident) -> Iterator[str]:
    """What has no property: each claimant's toll, which no other's is added to."""
    for kind in TollKind:
        for one in counts_of(told, kind):
            who = f" ({one.who})" if one.who else ""
            words = f" “{plain(one.text)}”" if one.text else ""
            yield plain(
                f"{kind}{who}, by {one.claimant or 'the report'}:{words} {bounds(one.low, one.best, one.high)}."
            )


def _address(spot: Spot) -> Entity:
    located = spot.lat is not None and spot.lon is not None
    precision = f"How exact: {spot.precision.replace('_', ' ')}." if spot.precision else "How exact: not known."
    radius = (
        f" The point stands for a circle of {RADIUS_KM[spot.precision]:g} km." if spot.precision and located else ""
    )
    by = f" The point is that of {spot.located_by}." if spot.located_by else ""
    return entity(
        id_of_words("place", spot.name, str(spot.lat), str(spot.lon), spot.precision, spot.country), "Address",
        full=name_of(spot.name)[:250],
        alias=[name_of(one) for one in spot.other_names],
        latitude=str(spot.lat) if located else None,
        longitude=str(spot.lon) if located else None,
        country=country_of(spot.country),
        remarks=plain(precision + radius + by),
        notes=BY_RULE,
    )  # fmt: skip


def _article(report: Report, losses: Losses) -> Entity:
    parts = in_parts(report.text)
    if len(parts) > 1:
        losses.flattened(_PARTS, report.id)
    return entity(
        ftm_id(report.id), "Article",
        title=plain(report.headline or ""), author=plain(report.byline or ""), publisher=plain(report.publisher or ""),
        publishedAt=report.published, language=language_of(report.language), sourceUrl=web_address(report.url),
        bodyText=parts, notes=BY_RULE,
    )  # fmt: skip


def _documentation(told: ToldIncident, event: str, report: str, out: _Written) -> None:
    """That a report tells of an incident, with what it says of it in its own voice."""
    claims = [claim for claim in told.claims if claim.report == report]
    checked = all(out.material.checked(claim.id) for claim in claims)
    article = out.article(report)
    link = entity(
        ftm_id(told.whole.id, report), "Documentation", document=article, entity=event, role="tells of it",
        summary=[plain(claim.evidence.text) for claim in claims if claim.speaker is None],
        status=_status(checked=checked),
    )  # fmt: skip
    out.put(link, checked=checked)


def _links(claim: Claim, told: ToldIncident, event: str, out: _Written) -> Iterator[Entity]:
    """What one claim says of the incident, and whom it names as acting."""
    speaker = out.actor(claim.speaker, report=claim.report) if claim.speaker is not None else None
    said = {
        "summary": plain(claim.evidence.text), "recordId": claim.id, "proof": ftm_id(claim.report),
        "status": _status(checked=out.material.checked(claim.id)),
    }  # fmt: skip
    if speaker is not None:
        yield entity(
            ftm_id(claim.id, "says"), "UnknownLink", subject=speaker, object=event, role=_says(claim),
            description=act_of(claim), date=_said(claim), **said,
        )  # fmt: skip
    for agent in claim.event.agents if claim.event is not None and tells_an_act(claim) else ():
        named = out.actor(agent, report=claim.report)
        role = "blames" if claim.stance in _BLAMING else _NAMES_AS_ACTING
        said["description"] = plain(f"in {told.whole.title}")
        out.losses.flattened(_BLAMED, claim.id)
        if speaker is None:
            new = ftm_id(claim.id, "names", named)
            yield entity(new, "Documentation", document=ftm_id(claim.report), entity=named, role=role, **said)
        elif speaker != named:
            new = ftm_id(claim.id, "names", named)
            yield entity(new, "UnknownLink", subject=speaker, object=named, role=role, **said)


def _says(claim: Claim) -> str:
    """What the speaker does; where a plan, a call or "no shells fell" is told, that the act is not told as done."""
    act = stance_words(claim.stance)
    plain_act = claim.event is None or claim.stance is Stance.DENIES or tells_an_act(claim)
    return act if plain_act else f"{act} (not told as done)"


def _said(claim: Claim) -> str | None:
    """The day on which the words were said, where one is told."""
    time = claim.said_on
    if time is None or time.earliest is None or time.latest is None:
        return None
    return time.earliest[:_ISO_DAY] if time.earliest[:_ISO_DAY] == time.latest[:_ISO_DAY] else None


def _status(*, checked: bool) -> str:
    return "checked by a person" if checked else "not checked by a person"


def _tell_losses(told: ToldIncident, spot: Spot | None, losses: Losses) -> None:
    losses.flattened(_FLAT, told.whole.id)
    if dates_of(told.whole) == ([], None, None):
        losses.flattened(_UNDATED, told.whole.id)
    if spot is not None and spot.country and country_of(spot.country) is None:
        losses.flattened(_COUNTRY, told.whole.id)


FORMAT: Format = Format(
    name="ftm", about="Incidents with speakers, parties and reports for a case database.",
    of="FollowTheMoney 4 entities, JSON Lines", suffix=".ftm.json", write=_write,
    rules=(_INVOLVED, _NO_HASH, _POINT, _ONLY),
)  # fmt: skip
