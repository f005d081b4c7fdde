"""Who only speaks for whom over many reports, and under what one name their numbers stand."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from typing import Any

import msgspec
import pytest

from counterclaim.book.tolls.series import Joined, TollReport, tally_book
from counterclaim.book.tolls.speaking import Cast, holder_of, note_cast, own_words, spoken_for
from counterclaim.ledgers.tolls import tally_tolls
from counterclaim.records.book import part_id
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report


def person(name: str, office: str | None, side: str | None = "Norrland", **more: Any) -> Actor:
    return Actor(id=f"a_{name}", name=name, kind="person", office=office, side=side, **more)


def body(name: str, side: str | None = "Norrland", *aliases: str) -> Actor:
    return Actor(id=f"a_{name}", name=name, aliases=aliases, side=side, sector=Sector.MILITARY)


def cast_of(*reports: list[Actor], one: Mapping[str, str] = {}) -> Cast:
    """What reports tell; actors are one by name, or as `one` says."""
    cast = Cast()
    for number, actors in enumerate(reports):
        report = Report(id=f"r{number}", text="", sha256="")
        note_cast(cast, report, actors, {part_id(report.id, a.id): one.get(a.name, a.name) for a in actors})
    return cast


@pytest.mark.parametrize(
    ("office", "name", "found"),
    [
        ("army spokesman, Colonel", "army", True),
        ("spokeswoman of the Norrish General Staff in Orr", "General Staff", True),
        ("defence ministry spokesperson", "Norrland's Defence Ministry", True),
        ("official of the Coast Guard", "Coast Guard", True),
        ("army commander", "army", False),
        ("mayor of Tarn", "Tarn", False),
        ("spokesman", "army", False),
    ],
)
def test_a_spokesman_speaks_for_the_body_that_his_office_names(office: str, name: str, *, found: bool) -> None:
    cast = cast_of([person("Orr Dane", office)], [body(name)])
    assert spoken_for(cast) == ({"Orr Dane": name} if found else {})


def test_whom_a_spokesman_speaks_for_may_be_told_by_another_report() -> None:
    army = body("army")
    told = person("Orr Dane", "spokesman", body=army.id)
    assert spoken_for(cast_of([told, army], [person("Orr Dane", "Colonel")])) == {"Orr Dane": "army"}


def test_a_spokesman_of_two_bodies_speaks_for_neither() -> None:
    army, front = body("army"), body("Coast Front")
    one, two = (person("Orr Dane", "spokesman", body=b.id) for b in (army, front))
    assert spoken_for(cast_of([one, army], [two, front])) == {}


def test_the_body_told_most_counts_before_a_single_misreading() -> None:
    army, front = body("army"), body("Coast Front")
    one, two = (person("Orr Dane", "spokesman", body=b.id) for b in (army, front))
    assert spoken_for(cast_of([one, army], [one, army], [two, front])) == {"Orr Dane": "army"}


def test_nobody_speaks_for_a_body_of_another_side() -> None:
    theirs = body("army", "Sudria")
    assert spoken_for(cast_of([person("Orr Dane", "army spokesman")], [theirs])) == {}
    assert spoken_for(cast_of([person("Orr Dane", "spokesman", body=theirs.id), theirs])) == {}


def test_of_two_bodies_of_a_name_none_is_taken() -> None:
    cast = cast_of([person("Orr Dane", "council spokesman")], [body("council")], [body("Council")])
    assert spoken_for(cast) == {}


def test_swapping_the_sides_mirrors_who_speaks_for_whom() -> None:
    def told(mine: str, other: str) -> dict[str, str]:
        return spoken_for(
            cast_of(
                [person("Orr Dane", "army spokesman", mine), person("Lun Vey", "army spokesman", other)],
                [body(f"{mine} army", mine), body(f"{other} army", other)],
            )
        )

    assert told("Norrland", "Sudria") == {"Orr Dane": "Norrland army", "Lun Vey": "Sudria army"}
    assert told("Sudria", "Norrland") == {"Orr Dane": "Sudria army", "Lun Vey": "Norrland army"}


def test_an_office_of_nothing_but_words_is_not_tried_in_all_parts() -> None:
    office = " ".join(f"word{n}" for n in range(2000)) + " spokesman"
    assert spoken_for(cast_of([person("Orr Dane", office), body("army")])) == {}


def test_own_words_are_those_that_the_side_does_not_give() -> None:
    assert own_words("spokesman of Norrland's army", "Norrland") == own_words("the army", "Norrland") == {"army"}


OMBUDSMAN = person("Mira Orr", "human rights ombudswoman")


@pytest.mark.parametrize(
    ("name", "issues", "found"),
    [
        ("Mira Orr's office", False, True),
        ("Mira Orr’s office", False, True),
        ("ombudswoman's office", False, True),
        ("Office of the Human Rights Ombudswoman", False, True),
        ("Office of the Human Rights Ombudswoman of Norrland", True, True),
        ("office of Sudria's own ombudswoman", False, False),
        ("Governor's office", False, False),
        ("Mira Orr", False, False),
        ("UN office in Orr", False, False),
    ],
)
def test_an_office_that_one_person_is(name: str, *, issues: bool, found: bool) -> None:
    assert (holder_of(name, {OMBUDSMAN.id: OMBUDSMAN}, issues=issues) is not None) is found


def test_of_two_holders_none_is_taken() -> None:
    mayors = (person("Mira Orr", "mayor"), person("Lun Vey", "mayor"))
    assert holder_of("mayor's office", {m.id: m for m in mayors}, issues=False) is None


# --- series ----------------------------------------------------------------------------------------------------------


def report(tell: Any, name: str, by: str, best: int, *actors: Actor, publisher: str = "Example Wire") -> TollReport:
    words = f"{best} civilians have been killed since May"
    toll = {"kind": "killed", "who": "civilians", "text": str(best), "scope": "cumulative", "best": best}
    speaker = {"by": by} if by else {}
    claims, told = tell(f"{words}.", {"words": words, "id": f"c_{name}", "tolls": [toll]} | speaker)
    told = msgspec.structs.replace(told, id=name, publisher=publisher)
    claims = tuple(
        msgspec.structs.replace(
            claim,
            report=name,
            speaker=msgspec.structs.replace(claim.speaker, actor=f"a_{by}") if claim.speaker else None,
        )
        for claim in claims
    )
    return TollReport(report=told, claims=claims, series=tally_tolls(claims, told), actors=actors)


def series(*reports: TollReport) -> list[tuple[str | None, list[float | None]]]:
    wholes = {part_id(r.report.id, a.id): a.name for r in reports for a in r.actors}
    found = {tally_book(order, Joined(actors=wholes))[0] for order in permutations(reports)}
    assert len(found) == 1, "the order of the reports changes the tolls"
    return [(tally.claimant, [f.best for f in tally.figures]) for tally in found.pop()]


def test_a_spokesmans_numbers_are_his_bodys_in_reports_that_tell_only_his_rank(tell: Any) -> None:
    army = body("army")
    first = report(tell, "r1", "army", 12, army)
    second = report(tell, "r2", "Orr Dane", 14, person("Orr Dane", "Colonel"))
    spokesman = TollReport(
        report=Report(id="r3", text="", sha256=""), claims=(), series=(), actors=(person("Orr Dane", "army spokesman"),)
    )
    assert series(first, second, spokesman) == [("army", [12, 14])]
    assert len(series(first, second)) == 2, "nothing tells that he speaks for the army"


def test_the_ombudsmans_office_and_the_ombudsman_are_one(tell: Any) -> None:
    mira = person("Mira Orr", "ombudswoman")
    reports = (
        report(tell, "r1", "Mira Orr", 12, mira),
        report(tell, "r2", "Mira Orr", 14, mira),
        report(tell, "r3", "", 17, mira, publisher="Office of the Ombudswoman of Norrland"),
    )
    assert series(*reports) == [("Mira Orr", [12, 14, 17])]


def test_a_body_bears_one_name_in_all_its_series(tell: Any) -> None:
    long, short = "Defence Ministry of the Republic of Norrland", "Norrish Defence Ministry"
    told = [report(tell, f"r{n}", name, 12 + n, body(name)) for n, name in enumerate((short, short, long))]
    wholes = {part_id(r.report.id, a.id): "ministry" for r in told for a in r.actors}
    assert {tally.claimant for tally in tally_book(told, Joined(actors=wholes))[0]} == {short}
