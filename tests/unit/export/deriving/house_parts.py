"""Incidents of our own invention, told by a few claims, and a material that knows who the actors in them are."""

from collections.abc import Iterable
from typing import Any

import msgspec

from counterclaim.export.material import Material, ToldIncident
from counterclaim.records.claim import Agent, Claim, Event, Place, Quote, Span, Speaker, Target, TimeRange, Toll
from counterclaim.records.enums import Kind, PlacePrecision, Sector, Stance, TollKind
from counterclaim.records.exporting import Choices, Ledgered
from counterclaim.records.ledger import Actor, Facets
from counterclaim.records.report import Report
from counterclaim.records.tallies import Figure, Tally
from counterclaim.records.wholes import DayTold, Sources, WholeIncident

BOOK = {
    "Norland army": {"sector": Sector.MILITARY, "side": "Norland", "nation": "norland"},
    "Norland ministry": {"sector": Sector.GOVERNMENT, "side": "Norland", "nation": "norland"},
    "Sudmark army": {"sector": Sector.MILITARY, "side": "Sudmark", "nation": "sudmark"},
    "Reed Front": {"side": "Reed"},
    "Hill Band": {"sector": Sector.ARMED_GROUP, "side": "Hill"},
    "River Union": {"sector": Sector.CIVIL_SOCIETY},
    "Lake Mission": {"sector": Sector.INTERNATIONAL_BODY},
    "Some Body": {},
}


def known_material(book: dict[str, dict[str, Any]], told: Iterable[ToldIncident] = ()) -> Material:
    actors = {actor_id(name): Actor(id=actor_id(name), name=name, **fields) for name, fields in book.items()}
    report = Report(id="r_1", text="", publisher="One Wire", published="2031-05-07", headline="=Shells; fall")
    incidents = tuple(told)
    return Material(
        choices=Choices(), ledger=Ledgered(head=None, state="s", reports=1, claims=0), made="2031-06-01T00:00:00Z",
        incidents=lambda: iter(incidents), claims=lambda: (c for one in incidents for c in one.claims),
        ceasefires=lambda: iter(()), tolls=lambda: iter(()), actors=lambda: iter(()), sources=lambda: iter(()),
        reports=lambda: iter((report,)), report=lambda one: report if one == "r_1" else None, actor=actors.get,
        claim=lambda _: None, checked=lambda _: False, reviewers=lambda _: (), logged=lambda: iter(()),
    )  # fmt: skip


def actor_id(name: str) -> str:
    return f"a_{name}"


def make_act(
    event: str = "shelling", *, by: str | None = None, agents: Iterable[str] = (), targets: Iterable[str] = (),
    civilians: bool = False, tolls: Iterable[dict[str, Any]] = (), words: str = "shells fell",
    place: str | None = "Elmar", book: dict[str, dict[str, Any]] = BOOK, **fields: Any,
) -> Claim:  # fmt: skip
    hit = [Target(name=name, actor=actor_id(name)) for name in targets]
    if civilians:
        hit.append(Target(name="villagers", protected="civilian"))
    fields.setdefault("stance", Stance.ASSERTS)
    places = (Place(name=place, gazetteer="own:elmar", lat=10.5, lon=20.1, precision=PlacePrecision.SETTLEMENT),)
    return Claim(
        id=f"c_{event}_{by}_{words}", report="r_1", kind=Kind.EVENT, side=book[by].get("side") if by else None,
        evidence=Quote(0, len(words), words), sentence=Span(0, len(words)),
        speaker=Speaker(name=by, actor=actor_id(by)) if by else None,
        event=Event(
            type=event, targets=tuple(hit),
            agents=tuple(
                Agent(name=n, actor=actor_id(n), sector=book[n].get("sector", Sector.UNKNOWN)) for n in agents
            ),
        ),
        places=fields.pop("places", places if place else ()),
        tolls=tuple(
            msgspec.convert({"kind": TollKind.KILLED, "who": None} | toll, Toll, strict=False) for toll in tolls
        ), **fields,
    )  # fmt: skip


def make_told(
    *claims: Claim, days: Iterable[str] = ("2031-05-06",), time: TimeRange | None = None,
    of: dict[str, str] | None = None, checked: int = 0, name: str = "i_1", **facets: Any,
) -> ToldIncident:  # fmt: skip
    counted = {
        (claim.speaker.name if claim.speaker else claim.id, toll.who, toll.kind): (claim, toll)
        for claim in claims for toll in claim.tolls if toll.scope == "incident"
    }  # fmt: skip
    return ToldIncident(
        whole=WholeIncident(
            id=name, report="r_1", type=claims[0].event.type if claims and claims[0].event else "other",
            title="shelling", claims=tuple(claim.id for claim in claims), time=time, checked=checked,
            facets=Facets(contested=bool(facets), **facets), sources=Sources(reports=1, origins=1, words="1 report"),
            told_on=tuple(DayTold(day=day, reports=("r_1",), claims=()) for day in days),
        ),
        claims=claims,
        tallies=tuple(
            Tally(
                id=f"t_{n}", claimant=claim.speaker.name if claim.speaker else None, side=claim.side, kind=toll.kind,
                who=toll.who, scope=toll.scope, of=(of or {}).get(toll.who or ""), figures=(
                    Figure(
                        claim=claim.id, report="r_1", low=toll.low, best=toll.best, high=toll.high, text=toll.text
                    ),
                ),
            )
            for n, (claim, toll) in enumerate(counted.values())
        ),
    )  # fmt: skip
