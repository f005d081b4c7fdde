"""Both sides are served by one rule: with their names exchanged, the same rows stand there with names exchanged."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from counterclaim.export.formats import airwars, csv, hxl, parquet
from counterclaim.export.formats.format import Losses
from counterclaim.export.material import Material, ToldIncident
from counterclaim.records.claim import Agent, Claim, Event, Quote, Span, Speaker, Toll
from counterclaim.records.enums import AgreementType, CivilStatus, Kind, Scope, Stance, TollKind
from counterclaim.records.exporting import Choices, Ledgered
from counterclaim.records.ledger import Actor, Facets
from counterclaim.records.tallies import Alleged, Declaration, Figure, Tally
from counterclaim.records.wholes import Sources, TruceLine, WholeIncident

SOURCES = Sources(reports=2, origins=2, words="2 reports")


def claims(one: str, other: str) -> Iterator[Claim]:
    """One accuses, the other denies and accuses; each with another number."""
    for number, (by, blamed, stance) in enumerate(
        ((one, other, Stance.ACCUSES), (other, other, Stance.DENIES), (other, one, Stance.ACCUSES))
    ):
        words = f"{blamed} fired"
        yield Claim(
            id=f"c{number}", report="r", kind=Kind.EVENT, sentence=Span(0, len(words)), side=by, stance=stance,
            evidence=Quote(0, len(words), words), speaker=Speaker(name=f"{by} army", actor=by),
            event=Event(type="shelling", agents=(Agent(name=f"{blamed} army", actor=blamed),)),
            tolls=(Toll(kind=TollKind.KILLED, who="civilians", status=CivilStatus.CIVILIAN, best=3.0 + number),),
        )  # fmt: skip


def material(one: str, other: str) -> Material:
    told = tuple(claims(one, other))
    tallies = tuple(
        Tally(
            id=f"t{number}", claimant=f"{side} army", side=side, kind=TollKind.KILLED, who="civilians",
            scope=Scope.INCIDENT, incident="i", figures=(Figure(claim=claim, report="r", best=best),),
        )
        for number, (side, claim, best) in enumerate(((one, "c0", 3.0), (other, "c2", 5.0)))
    )  # fmt: skip
    whole = WholeIncident(
        id="i", report="r", type="shelling", title="shelling", claims=tuple(claim.id for claim in told),
        facets=Facets(contested=True, denied_by=(other,)), sources=SOURCES,
    )  # fmt: skip
    truce = TruceLine(
        id="x", type=AgreementType.CEASEFIRE, parties=(one, other), sources=SOURCES, claims=("c0",),
        declarations=tuple(Declaration(claim="c0", report="r", by=by, side=by, day=None, words="yes")
                           for by in (one, other)),
        alleged=(Alleged(claim="c0", report="r", by=one, party=other),
                 Alleged(claim="c2", report="r", by=other, party=one)),
    )  # fmt: skip
    actors = {side: Actor(id=side, name=f"{side} army", side=side) for side in (one, other)}

    def nothing() -> Iterator[Any]:
        return iter(())

    return Material(
        choices=Choices(), ledger=Ledgered(head=None, state="", reports=0, claims=0), made="2031-01-01T00:00:00Z",
        incidents=lambda: iter((ToldIncident(whole=whole, claims=told, tallies=tallies),)), claims=lambda: iter(told),
        ceasefires=lambda: iter((truce,)), tolls=nothing, actors=nothing, sources=nothing, reports=nothing,
        report=lambda _: None, actor=actors.get, claim=lambda _: None, checked=lambda _: False,
        reviewers=lambda _: (), logged=nothing,
    )  # fmt: skip


def told_in(folder: Path) -> str:
    """All that a format wrote, as text."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "\n".join(
        str(pl.read_parquet(path).to_dicts()) if path.suffix == ".parquet" else path.read_text() for path in files
    )


@pytest.mark.parametrize("format_", [csv, parquet, hxl, airwars], ids=lambda one: one.FORMAT.name)
def test_sides_exchanged_give_rows_exchanged(format_, tmp_path) -> None:
    found = []
    for sides in (("North", "South"), ("South", "North")):
        folder = tmp_path / sides[0]
        folder.mkdir()
        format_.FORMAT.write(material(*sides), folder / "out", Losses())
        found.append(told_in(folder))
    exchanged = {"North": "South", "South": "North"}
    assert "North" in found[0]
    assert re.sub("North|South", lambda match: exchanged[match[0]], found[0]) == found[1]
