"""Incidents of harm to people as recorders of civilian harm tabulate them: a row each, ranges of civilians killed.

Column names are those of Airwars' public incident pages, in lower case. The grade of harm stays empty: a person gives
it, and nothing here comes near "Confirmed". Victims are not listed.
"""

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.export.deriving.columns.column import Cell, texts, web, whole
from counterclaim.export.deriving.columns.incidents import IncidentRow, incident_row
from counterclaim.export.deriving.days import days_of_act
from counterclaim.export.deriving.harm import Harm, harm_of
from counterclaim.export.deriving.parties import parties_of
from counterclaim.export.deriving.strikes import (
    ACCURACIES,
    ACCURACY,
    POSITION,
    STATUS,
    TYPE,
    acknowledges,
    cause,
    harms_people,
    positions,
    strike_status,
    strike_type,
)  # fmt: skip
from counterclaim.export.deriving.tolls import Range
from counterclaim.export.deriving.words import notes_of
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.formats.rows import DISARMED, JOINED, ONE_LINE, write_csv
from counterclaim.export.material import Material, ToldIncident
from counterclaim.records.enums import TollKind
from counterclaim.records.exporting import Rule
from counterclaim.records.report import Report

_NO_HARM = Rule("airwars_no_harm", "No claim tells of killed or wounded people other than combatants: left out.")
_UNGRADED = Rule("airwars_grade", "The harm grade stays empty: only a person gives one, and none is in the ledger.")
_VICTIMS = Rule("airwars_victims", "Victims are not listed by name; names that may be told stand in the assessment.")
_UNTOLD = Rule(
    "airwars_status_untold",
    "Nobody is taken for a civilian whom no claim calls one: people of whom it is not told have columns of their own. "
    "Claimants may count the same dead there, and women, children and men are among them: never add columns up.",
)
_CODE = Rule("airwars_code", "Codes are our ids with CC- before them, so that they are never taken for Airwars' own.")


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with its harm, reports, and what was derived by the rules of strikes."""

    row: IncidentRow
    killed: Harm
    injured: Harm
    reports: tuple[Report, ...]
    status: str


_Column = tuple[str, Callable[[_Row], Cell]]


def _write(material: Material, path: Path, losses: Losses) -> None:
    write_csv(path, [[name for name, _ in _COLUMNS]], _rows(material, losses))


def _rows(material: Material, losses: Losses) -> Iterator[list[Any]]:
    for told in material.incidents():
        if not harms_people(told):
            losses.left_out(_NO_HARM, told.whole.id)
            continue
        losses.row("incidents", checked=told.checked)
        losses.flattened(_UNGRADED, told.whole.id)
        losses.flattened(_VICTIMS, told.whole.id)
        made = _made(told, material)
        yield [get(made) for _, get in _COLUMNS]


def _made(told: ToldIncident, material: Material) -> _Row:
    parties = parties_of(told, material, of_force=True)
    row = msgspec.structs.replace(incident_row(told, material), parties=parties, days=days_of_act(told))
    known = (material.report(one) for one in texts(claim.report for claim in told.claims))
    return _Row(
        row=row,
        killed=harm_of(told, TollKind.KILLED),
        injured=harm_of(told, TollKind.WOUNDED),
        reports=tuple(report for report in known if report is not None),
        status=strike_status(told, row.parties, material),
    )


def _ranged(name: str, get: Callable[[_Row], Range | None]) -> tuple[_Column, _Column]:
    return (
        (f"{name}_min", lambda one: whole(found.low) if (found := get(one)) else None),
        (f"{name}_max", lambda one: whole(found.high) if (found := get(one)) else None),
    )


def _date(one: _Row) -> Cell:
    days = one.row.days
    return days.first if days is not None and days.exact == "day" else None


def _names(one: _Row) -> tuple[str, ...]:
    return (one.row.spot.name, *one.row.spot.other_names) if one.row.spot else ()


def _latin(text: str) -> bool:
    """Whether all letters of a name are Latin ones."""
    return all("LATIN" in unicodedata.name(sign, "") for sign in text if sign.isalpha())


def _belligerents(one: _Row, *, known: bool) -> Cell:
    told = one.row.told
    return tuple(party.name for party in one.row.parties.acting if acknowledges(told, party) is known)


def _protected(one: _Row) -> Cell:
    events = (claim.event for claim in one.row.told.claims)
    return texts(target.protected for event in events if event for target in event.targets)


def _overlaps(one: _Row) -> Cell:
    others = one.row.told.whole.overlaps
    return tuple(f"may be the same as CC-{other.other} ({other.title})" for other in others)


_WHAT: tuple[_Column, ...] = (
    ("incident_code", lambda one: f"CC-{one.row.told.whole.id}"),
    ("incident_date", _date),
    ("incident_date_from", lambda one: one.row.days.first if one.row.days else None),
    ("incident_date_to", lambda one: one.row.days.last if one.row.days else None),
    ("incident_date_precision", lambda one: one.row.days.exact if one.row.days else None),
    ("location", lambda one: next((name for name in _names(one) if _latin(name)), None)),
    ("location_local_script", lambda one: next((name for name in _names(one) if not _latin(name)), None)),
    ("location_other_names", lambda one: _names(one)[1:]),
    ("country", lambda one: one.row.spot.country if one.row.spot else None),
    ("latitude", lambda one: one.row.spot.lat if one.row.spot else None),
    ("longitude", lambda one: one.row.spot.lon if one.row.spot else None),
    ("location_accuracy",
     lambda one: ACCURACIES.get(one.row.spot.precision) if one.row.spot and one.row.spot.precision else None),
    ("strike_status", lambda one: one.status),
    ("strike_type", lambda one: strike_type(one.row.told)),
    ("protected_people_and_places", _protected),
    ("cause_of_injury_death", lambda one: cause(one.row.told)),
)  # fmt: skip
_HARM: tuple[_Column, ...] = (
    *_ranged("civilians_killed", lambda one: one.killed.civilians),
    *_ranged("children_killed", lambda one: one.killed.children),
    *_ranged("women_killed", lambda one: one.killed.women),
    *_ranged("men_killed", lambda one: one.killed.men),
    *_ranged("civilians_injured", lambda one: one.injured.civilians),
    *_ranged("killed_status_not_told", lambda one: one.killed.not_told),
    *_ranged("injured_status_not_told", lambda one: one.injured.not_told),
    *_ranged("belligerents_killed", lambda one: one.killed.combatants),
    *_ranged("belligerents_injured", lambda one: one.injured.combatants),
    ("harm_grade", lambda _: None),
)
_WHO: tuple[_Column, ...] = (
    ("suspected_belligerents", lambda one: _belligerents(one, known=False)),
    ("known_belligerents", lambda one: _belligerents(one, known=True)),
    ("belligerent_positions", lambda one: positions(one.row.told, one.row.parties)),
    ("suspected_targets", lambda one: tuple(party.name for party in one.row.parties.hit)),
    ("sources", lambda one: texts(report.publisher for report in one.reports)),
    ("source_links", lambda one: texts(web(report.url) for report in one.reports)),
    ("source_languages", lambda one: texts(report.language for report in one.reports)),
    ("reports", lambda one: one.row.told.whole.sources.reports),
    ("origins", lambda one: one.row.told.whole.sources.origins),
    ("possible_overlap", _overlaps),
    ("checked", lambda one: one.row.told.checked),
    ("assessment", lambda one: notes_of(one.row.told, spot=one.row.spot)),
)  # fmt: skip
_COLUMNS: tuple[_Column, ...] = (*_WHAT, *_HARM, *_WHO)

FORMAT: Format = Format(
    name="airwars", about="Incidents of harm to people, as recorders of civilian harm tabulate them.",
    of="Airwars' incident pages, as read in 2026", suffix=".csv", write=_write,
    rules=(_CODE, STATUS, TYPE, ACCURACY, POSITION, _UNTOLD, JOINED, DISARMED, ONE_LINE),
)  # fmt: skip
