"""Actors of the lists beside a conflict file are one actor by all their names."""

from __future__ import annotations

from counterclaim.claims.actors.listed import with_listed_names
from counterclaim.packs.conflict import Conflict, parse_conflict
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor


def conflict(lists: str) -> Conflict:
    war = "{id: w, name: W, sides: [{name: Velmar, members: [A]}, {name: Dorand, members: [B]}], lists: l.yaml}"
    return parse_conflict(war, "war.yaml", lists=lambda _: lists)


def test_an_alias_brings_the_other_names_and_the_sector() -> None:
    known = conflict("- {actor: Lake Corps, aliases: [Hammer Brigade], kind: body, sector: military}")
    (actor,) = with_listed_names([Actor(id="a_1", name="the Hammer Brigade")], known)
    assert (actor.name, actor.aliases, actor.sector) == ("the Hammer Brigade", ("Lake Corps",), Sector.MILITARY)
    assert [reason.step for reason in actor.reasons] == ["lists"]


def test_what_the_report_tells_goes_before() -> None:
    known = conflict("- {actor: Lake Corps, sector: military}")
    (actor,) = with_listed_names([Actor(id="a_1", name="Lake Corps", sector=Sector.POLICE)], known)
    assert actor.sector is Sector.POLICE


def test_a_person_is_no_body_and_part_of_a_name_is_no_name() -> None:
    known = conflict("- {actor: Sela Marr, kind: person}")
    told = [Actor(id="a_1", name="Sela Marr", kind="body"), Actor(id="a_2", name="Marr", kind="person")]
    assert with_listed_names(told, known) == tuple(told)
