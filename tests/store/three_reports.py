"""A small joined ledger for tests: three invented reports of one shelling, a copy, a denial withdrawn, two findings.

Norrland's army says that Sudmark shelled the market of Elv on 6 May; Sudmark first denies and then acknowledges it. One
report tells it of 7 May. A finding of 2 May cannot be of it. Another shelling of that day may be the same.
"""

from __future__ import annotations

from pathlib import Path

from tests.store.readings import make_claim, make_original

from counterclaim.records.book import Doubt, Join, Linking, Repeat, part_id
from counterclaim.records.claim import Agent, Claim, Event, Place, Reason, TimeRange, Toll, Weapon
from counterclaim.records.enums import (
    AgreementType,
    DenialScope,
    Grounds,
    JoinKind,
    Kind,
    Scope,
    Stance,
    TimeBasis,
    TimePrecision,
    TollKind,
    Unit,
)
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import (
    Account,
    Actor,
    Breach,
    Ceasefire,
    Denial,
    Facets,
    Incident,
    Reading,
    TollPoint,
    TollSeries,
)
from counterclaim.records.report import Report
from counterclaim.store import Run, new_run, open_store

ARMY, STAFF, TEAM = "Norrland's army", "Sudmark's General Staff", "Lakes Monitors"
TOLD = {
    "wire": (
        "Harbour Wire",
        "2031-05-07",
        (
            "Norrland's army accused Sudmark of shelling the market of Elv on 6 May. "
            "Norrland's army said three traders were killed at the market. "
            "Sudmark's General Staff denied firing on Elv. "
            "A truce brokered by the Lakes Union was agreed on 3 May. Norrland's army said Sudmark broke it on 6 May."
        ),
    ),
    "daily": (
        "Coast Daily",
        "2031-05-07",
        "Norrland's army accused Sudmark of shelling the market of Elv on 6 May. Harbour Wire reported this.",
    ),
    "lakes": (
        "Lakes Observer",
        "2031-05-09",
        (
            "Shells hit the market of Elv on 7 May. "
            "Sudmark's General Staff withdrew its denial and acknowledged that its guns had fired on Elv. "
            "Norrland's army now counted five traders killed. "
            "Lakes Monitors found shell fragments in the market of Elv on 8 May. "
            "Lakes Monitors photographed a crater in the market of Elv on 2 May. "
            "Shells fell near Elv on 6 May."
        ),
    ),
}


def report_of(name: str) -> Report:
    """One of the reports."""
    publisher, day, text = TOLD[name]
    return Report(
        id=make_id("r", name), text=text, headline=None, publisher=publisher, published=day, language="en", sha256=name
    )


def on(day: str) -> TimeRange:
    """A time that fixes a day."""
    return TimeRange(
        earliest=day, latest=day, precision=TimePrecision.DAY, basis=TimeBasis.STATED, text=f"on {day[-1]} May"
    )


def event(name: str, words: str, speaker: str | None = None, side: str | None = None, **fields: object) -> Claim:
    """A claim of the shelling, or of what is given."""
    told: dict[str, object] = {
        "event": Event(type="shelling", agents=(Agent(name="Sudmark", actor="a_sudmark"),)),
        "places": (Place(name="Elv", other_names=("Elvby",)),),
        **fields,
    }
    return make_claim(report_of(name), words, speaker, side, **told)


def traders(words: str, number: float) -> tuple[Toll, ...]:
    """A toll of killed traders."""
    return (Toll(kind=TollKind.KILLED, who="traders", best=number, text=words),)


def reading_of(name: str, claims: tuple[Claim, ...], **fields: object) -> Reading:
    """A report with its claims, its series made from their tolls."""
    report = report_of(name)
    series = [
        TollSeries(
            id=make_id("t", name, claim.id), claimant=claim.speaker.name if claim.speaker else None, side=claim.side,
            kind=toll.kind, who=toll.who, unit=Unit.COUNT, scope=Scope.INCIDENT,
            points=(TollPoint(claim=claim.id, best=toll.best, text=toll.text),),
        )
        for claim in claims
        for toll in claim.tolls
    ]  # fmt: skip
    original = make_original(report.text.encode(), origin=f"{name}.txt", collected_at="2031-05-10T09:00:00Z")
    return Reading(
        report=report,
        original=original,
        claims=claims,
        actors=(
            Actor(id=make_id("a", name, "army"), name=ARMY, side="Norrland"),
            Actor(id=make_id("a", name, "staff"), name=STAFF, side="Sudmark"),
            Actor(id=make_id("a", name, "sudmark"), name="Sudmark", kind="state", side="Sudmark"),
        ),
        tolls=tuple(series),
        **fields,  # type: ignore[arg-type]
    )


def incident_of(
    name: str, title: str, claims: tuple[Claim, ...], day: str, *accounts: Account, **facets: object
) -> Incident:
    """What one report tells of a happening."""
    return Incident(
        id=make_id("i", name, title), report=report_of(name).id, type="shelling", title=title,
        claims=tuple(claim.id for claim in claims), time=on(day), places=("Elv",), accounts=accounts,
        facets=Facets(**{"contested": False, **facets}),  # type: ignore[arg-type]
    )  # fmt: skip


def wire() -> Reading:
    """The agency's report: accusation, toll, denial, truce and an alleged breach."""
    accusation = event(
        "wire", "accused Sudmark of shelling the market of Elv on 6 May", ARMY, "Norrland", stance=Stance.ACCUSES,
        time=on("2031-05-06"), weapons=(Weapon(name="howitzers", class_="artillery"),),
    )  # fmt: skip
    toll = event(
        "wire", "three traders were killed at the market", ARMY, "Norrland", tolls=traders("three traders", 3.0)
    )
    denial = event("wire", "denied firing on Elv", STAFF, "Sudmark", stance=Stance.DENIES, denial_scope=DenialScope.ACT)
    truce = make_claim(
        report_of("wire"), "A truce brokered by the Lakes Union was agreed on 3 May", None, None, kind=Kind.AGREEMENT
    )
    breach = event("wire", "Sudmark broke it on 6 May", ARMY, "Norrland", time=on("2031-05-06"))
    return reading_of(
        "wire",
        (accusation, toll, denial, truce, breach),
        incidents=(
            incident_of(
                "wire", "shelling, Elv market, 6 May 2031", (accusation, toll, denial), "2031-05-06",
                Account(side="Norrland", asserts=(toll.id,), blames=(accusation.id,)),
                Account(side="Sudmark", denies=(Denial(denial.id, DenialScope.ACT),)),
                contested=True, denied_by=("Sudmark",), origins=2,
            ),
        ),
        ceasefires=(
            Ceasefire(
                id=make_id("cf", "wire", "truce"), type=AgreementType.CEASEFIRE, parties=("Norrland", "Sudmark"),
                brokers=("Lakes Union",), agreed_on="2031-05-03", claims=(truce.id,),
                breaches=(Breach(claim=breach.id, alleged_by="Norrland", party="Sudmark", day="2031-05-06"),),
            ),
        ),
    )  # fmt: skip


def daily() -> Reading:
    """A copy of the agency's first sentence."""
    again = event(
        "daily", "accused Sudmark of shelling the market of Elv on 6 May", ARMY, "Norrland", stance=Stance.ACCUSES,
        time=on("2031-05-06"),
    )  # fmt: skip
    account = Account(side="Norrland", blames=(again.id,))
    return reading_of(
        "daily",
        (again,),
        incidents=(incident_of("daily", "shelling, Elv, 6 May 2031", (again,), "2031-05-06", account),),
    )


def lakes() -> Reading:
    """Another day, a denial withdrawn, a toll revised, a finding that fits and one that does not, another shelling."""
    own = event("lakes", "Shells hit the market of Elv on 7 May", time=on("2031-05-07"))
    withdrawn = event(
        "lakes", "acknowledged that its guns had fired on Elv", STAFF, "Sudmark", stance=Stance.ACKNOWLEDGES
    )
    toll = event("lakes", "five traders killed", ARMY, "Norrland", tolls=traders("five traders", 5.0))
    remnants = event(
        "lakes", "found shell fragments in the market of Elv on 8 May", TEAM, None, grounds=Grounds.REMNANTS,
        time=on("2031-05-08"), event=Event(type="investigation"),
    )  # fmt: skip
    crater = event(
        "lakes", "photographed a crater in the market of Elv on 2 May", TEAM, None, grounds=Grounds.IMAGERY,
        time=on("2031-05-02"), event=Event(type="investigation"),
    )  # fmt: skip
    other = event("lakes", "Shells fell near Elv on 6 May", time=on("2031-05-06"))
    told = (own, withdrawn, toll, remnants, crater)
    return reading_of(
        "lakes",
        (*told, other),
        incidents=(
            incident_of(
                "lakes", "shelling, Elv, 7 May 2031", told, "2031-05-07",
                Account(side="Sudmark", acknowledges=(withdrawn.id,)),
                Account(side="Norrland", asserts=(toll.id,)),
                Account(side=None, asserts=(own.id, remnants.id, crater.id)),
                acknowledged_by=("Sudmark",), field_findings=(remnants.id, crater.id),
            ),
            incident_of("lakes", "shelling near Elv", (other,), "2031-05-06", Account(side=None, asserts=(other.id,))),
        ),
    )  # fmt: skip


def make_book(path: Path, *, run: Run | None = None) -> None:
    """The ledger: three reports, joined as a linker would."""
    run = run or new_run("test")
    readings = (wire(), daily(), lakes())
    whole = readings[0].incidents[0].id
    parts = [part_id(r.report.id, r.incidents[0].id) for r in readings]
    because = (Reason("book", "pair", f"with {parts[0]}: both shelling; same place: Elv (3.20)"),)
    joins = [Join(kind=JoinKind.INCIDENT, part=part, whole=whole, reasons=because) for part in parts]
    for reading in readings:
        for actor in reading.actors:
            name = "a_sudmark" if actor.name == "Sudmark" else make_id("a", actor.name)
            joins.append(Join(kind=JoinKind.ACTOR, part=part_id(reading.report.id, actor.id), whole=name))
    source, copy = readings[0].report, readings[1].report
    end = source.text.index("6 May.") + len("6 May.")
    one, two = sorted((whole, readings[2].incidents[1].id))
    note = f"{parts[0]} with {part_id(readings[2].report.id, readings[2].incidents[1].id)}: both shelling; same day"
    with open_store(path, now=lambda: "2031-05-10T09:00:00Z") as store:
        for reading in readings:
            store.add_reading(reading, run=run)
        with store.linking(run=run) as index:
            index.log(
                Linking(
                    through=3,
                    joins=tuple(joins),
                    doubts=(
                        Doubt(
                            kind=JoinKind.INCIDENT, one=one, two=two, points=2.5,
                            reasons=(Reason("book", "may_be_one", note),),
                        ),
                    ),
                    repeats=(
                        Repeat(
                            report=copy.id, start=0, end=len(copy.text), source=source.id, source_start=0,
                            source_end=end, share=1.0, whole=True, credit="Harbour Wire",
                        ),
                    ),
                    looked_at=(copy.id,),
                )
            )  # fmt: skip
