"""Truces as rows of the shape of the ETH/PRIO Civil Conflict Ceasefire data: a row each actor's part in one ceasefire.

Columns are named as public users of the data name them; their order is ours, so address them by name. What the data
code by the judgement of their coders, or by codes that are not public, stays empty. Our own columns begin with `own_`.
Reads the pack `ceasefire_codes.en`.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from counterclaim import __version__
from counterclaim.export.deriving.truces.coding import (
    UNKNOWN,
    Words,
    date_parts,
    declared_by,
    only_mentioned,
    sides_of,
    tells_of_making,
    words_of,
)
from counterclaim.export.deriving.truces.telling import beginning_of, claims_behind, end_of, remarks_on
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.formats.rows import DISARMED, ONE_LINE, write_csv
from counterclaim.export.material import Material
from counterclaim.packs.loader import load_pack
from counterclaim.records.enums import AgreementType, Sector
from counterclaim.records.exporting import Rule
from counterclaim.records.wholes import ActorLine, TruceLine

_LINKS: Final = tuple(f"link_id{number}" for number in range(1, 36))
_PURPOSES: Final = ("p_humanitarian", "p_peaceprocess", "p_holiday", "p_election")
COLUMNS: Final = (
    "cc", "location", "region", "cf_id", "uniq_id", "ucdp_actor_id", "actor_name", "ucdp_acd_id", "ucdp_dyad",
    "pax_id", "link", *_LINKS,
    "cf_dec_yr", "cf_dec_month", "cf_dec_day", "cf_effect_yr", "cf_effect_month", "cf_effect_day",
    "side", "nsa_frac", "splinter", "ceasefire_class", "partial", "written", "fixed", "fixed_time", "timing",
    *_PURPOSES, "p_other", "p_other_comment", "p_unclear",
    "mediator_nego", "mediator_send", "implement", "enforcement", "ddr", "truce", "cf_pp",
    "ended", "end_yr", "end_month", "end_day",
    "evidence_onset", "evidence_end", "comment", "factivia_source", "factivia_page", "coder", "recentadditions", "id",
    "own_sides", "own_brokers", "own_in_force_since", "own_in_force_until", "own_reports", "own_origins", "own_claims",
    "own_claims_checked", "checked",
)  # fmt: skip
"""Every column; which of them stay empty is told by the rule `ceasefires_empty`."""
_OTHER: Final = Rule(
    "ceasefires_others", "Exchanges, corridors, withdrawals and other agreements are no ceasefires: they are in jsonl."
)
_NO_PARTY: Final = Rule("ceasefires_no_party", "No report names who made it, and a row is an actor's part in one.")
_STATES: Final = Rule(
    "ceasefires_between_states", "All its parties are states: the data cover civil conflicts alone; the rows stand."
)
_ALLEGED: Final = Rule(
    "ceasefires_alleged", "Alleged breaches have no column and end no truce: they stand in comment by who alleges them."
)
_ENDINGS: Final = Rule(
    "ceasefires_one_end", "Voices that call it over are in evidence_end; end_yr, end_month and end_day have one day."
)
_ASIDE: Final = Rule(
    "ceasefires_aside", "Calls, pledges to keep it, denials and stands to it are no evidence of its onset: in jsonl."
)
_MENTIONED: Final = Rule(
    "ceasefires_mentioned", "A party's words mention it or look back on it, and declare nothing: its cf_dec is -1."
)
_DENIED: Final = Rule("ceasefires_denied", "Who denies that it was made has no column: it stands in comment.")
_RULES: Final = (
    Rule("ceasefires_dates", "Parts of a date that are not told are -1. 0 is never written: to some it means that the "
         "truce never took effect."),
    Rule("ceasefires_declared", "cf_dec is the day of the agreement, else that of the actor's own first words that "
         "announce, accept, sign or declare it; words that only mention it or look back on it give no day (-1). "
         "An actor that itself denies that there is such a truce has none (-1)."),
    Rule("ceasefires_sides", "own_sides is from the number of actors that reports name: one may be unnamed."),
    Rule("ceasefires_class", "Class, implement and purposes by words of its terms or of what tells of it, else unclear "
         "(-1, p_unclear 1). Class 1 is never given: silence does not tell that nothing else was agreed."),
    Rule("ceasefires_mediator", "mediator_nego is 1 where a broker is told, else -1: not told is not none."),
    Rule("ceasefires_unclear", "partial, written and enforcement are -1 (unclear)."),
    Rule("ceasefires_empty", "Left empty: cc, region, ids of UCDP and PA-X, links, side, nsa_frac, splinter, fixed, "
         "fixed_time, timing, mediator_send, ddr, truce, cf_pp, ended, factivia_page, recentadditions; their codes are "
         "not public or are a coder's judgement."),
    Rule("ceasefires_location", "location is the country whose state bodies are among the parties' own, where it is "
         "one country alone."),
    Rule("ceasefires_ids", "cf_id, uniq_id and id are ours and none of the data's."),
    DISARMED, ONE_LINE,
)  # fmt: skip
_OF_A_STATE: Final = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE))
_CODER: Final = f"counterclaim {__version__}"


def _write(material: Material, path: Path, losses: Losses) -> None:
    write_csv(path, [COLUMNS], ([row.get(name) for name in COLUMNS] for row in _rows(material, losses)))


def _rows(material: Material, losses: Losses) -> Iterator[dict[str, Any]]:
    actors = tuple(material.actors())
    states, homes = _states(actors), _homes(actors)
    for line in material.ceasefires():
        if line.type is not AgreementType.CEASEFIRE:
            losses.left_out(_OTHER, line.id)
        elif not line.parties:
            losses.left_out(_NO_PARTY, line.id)
        else:
            told = words_of(line, material)
            _tell(line, told, states, losses)
            whole = _whole(line, told, homes)
            for number, party in enumerate(line.parties, start=1):
                losses.row("parts", checked=bool(whole["checked"]))
                yield {**whole, **_part(line, party, number, told)}


def _tell(line: TruceLine, told: Words, states: frozenset[str], losses: Losses) -> None:
    if all(party.casefold() in states for party in line.parties):
        losses.flattened(_STATES, line.id)
    if line.alleged:
        losses.flattened(_ALLEGED, line.id)
    if len(line.endings) > 1:
        losses.flattened(_ENDINGS, line.id)
    if any(one.denies for one in line.declarations):
        losses.flattened(_DENIED, line.id)
    if any(only_mentioned(line, party, told.claims) for party in line.parties):
        losses.flattened(_MENTIONED, line.id)
    if not all(tells_of_making(claim) for claim in told.claims):
        losses.flattened(_ASIDE, line.id)


def _part(line: TruceLine, party: str, number: int, told: Words) -> dict[str, Any]:
    """What is one actor's own."""
    declared = date_parts(declared_by(line, party, told.claims))
    day = zip(("cf_dec_yr", "cf_dec_month", "cf_dec_day"), declared, strict=True)
    return {"actor_name": party, "id": f"{line.id}-{number}", **dict(day)}


def _whole(line: TruceLine, told: Words, homes: dict[str, set[str]]) -> dict[str, Any]:
    """What all rows of one truce share."""
    effect = zip(("cf_effect_yr", "cf_effect_month", "cf_effect_day"), date_parts(line.effective), strict=True)
    end = zip(("end_yr", "end_month", "end_day"), date_parts(line.ended), strict=True)
    return {
        "location": _location(line, homes),
        "cf_id": line.id,
        "uniq_id": line.id,
        **dict(effect),
        **dict(end),
        "ceasefire_class": told.klass,
        "partial": UNKNOWN,
        "written": UNKNOWN,
        **{name: int(name in told.purposes) for name in _PURPOSES},
        "p_other": 0,
        "p_unclear": int(not told.purposes),
        "mediator_nego": 1 if line.brokers else UNKNOWN,
        "implement": 1 if told.arranged else UNKNOWN,
        "enforcement": UNKNOWN,
        "evidence_onset": beginning_of(claim for claim in told.claims if tells_of_making(claim)),
        "evidence_end": end_of(line),
        "comment": remarks_on(line),
        "factivia_source": [one.name for one in line.sources.drawn if one.name],
        "coder": _CODER,
        **_ours(line),
    }


def _ours(line: TruceLine) -> dict[str, Any]:
    behind = claims_behind(line)
    return {
        "own_sides": sides_of(line),
        "own_brokers": line.brokers,
        "own_in_force_since": line.in_force.since if line.in_force else None,
        "own_in_force_until": line.in_force.until if line.in_force else None,
        "own_reports": line.sources.reports,
        "own_origins": line.sources.origins,
        "own_claims": behind,
        "own_claims_checked": line.checked,
        "checked": line.checked >= behind > 0,
    }


def _states(actors: Iterable[ActorLine]) -> frozenset[str]:
    """Names of the states among the actors of the book, and of the sides that they stand for."""
    states = [actor for actor in actors if actor.kind == "state"]
    return frozenset(name.casefold() for one in states for name in _names(one))


def _homes(actors: Iterable[ActorLine]) -> dict[str, set[str]]:
    """By name of an actor or side: the countries whose state bodies it has."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        code = actor.country or actor.nation
        if code and (actor.kind == "state" or (actor.kind != "person" and actor.sector in _OF_A_STATE)):
            for name in _names(actor):
                found.setdefault(name.casefold(), set()).add(code)
    return found


def _names(actor: ActorLine) -> tuple[str, ...]:
    return (actor.name, *actor.aliases, *([actor.side] if actor.side else []))


def _location(line: TruceLine, homes: dict[str, set[str]]) -> str | None:
    codes = {code for party in line.parties for code in homes.get(party.casefold(), ())}
    if len(codes) != 1:
        return None
    known = {str(one["iso3"]): str(one["names"][0]) for one in load_pack("countries")["states"]}
    (code,) = codes
    named = (party for party in line.parties if party.casefold() in homes)
    return known.get(code) or next(named, None)


FORMAT: Format = Format(
    name="ceasefires", about="Truces for ceasefire research, a row each actor's part in one.",
    of="ETH/PRIO Civil Conflict Ceasefire data, columns as public users name them; CSV", suffix=".csv", write=_write,
    rules=_RULES,
)  # fmt: skip
