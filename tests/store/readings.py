"""Invented readings for the tests of ledger, exports and commands: Norrland and Sudmark, and a war that never was."""

from __future__ import annotations

import hashlib
from typing import Any

from counterclaim.records.claim import (
    Agent,
    Answer,
    Claim,
    Event,
    Place,
    Quote,
    Reason,
    Span,
    Speaker,
    Target,
    TimeRange,
    Toll,
)
from counterclaim.records.enums import (
    AgreementType,
    AnswerKind,
    DenialScope,
    Kind,
    Scope,
    Sector,
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
from counterclaim.records.report import Original, Refusal, Report

TEXT = (
    "HOLM (Harbour Wire) - Norrland's Defence Ministry accused Sudmark of shelling the village of Elv on Tuesday, "
    "killing two farmers. Sudmark's General Staff denied shelling Elv. "
    "A truce brokered by the Lakes Union was agreed on 3 May. "
    "Norrland's ombudsman said nearly 40 civilians had been killed since April."
)


def quote(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote(start, start + len(words), words)


def make_claim(report: Report, words: str, speaker: str | None, side: str | None, **fields: Any) -> Claim:
    evidence = quote(report.text, words)
    fields = {"kind": Kind.EVENT, **fields}
    return Claim(
        id=make_id("c", report.id, words, fields["kind"], speaker),
        report=report.id,
        side=side,
        evidence=evidence,
        sentence=Span(evidence.start, evidence.end),
        speaker=Speaker(name=speaker, sector=Sector.GOVERNMENT) if speaker else None,
        **fields,
    )


def _claims(report: Report) -> tuple[Claim, Claim, Claim, Claim]:
    time = TimeRange(
        earliest="2031-05-06",
        latest="2031-05-06",
        precision=TimePrecision.DAY,
        basis=TimeBasis.DATELINE,
        text="on Tuesday",
    )
    event = Event(type="shelling", agents=(Agent(name="Sudmark"),), targets=(Target(name="the village of Elv"),))
    accusation = make_claim(
        report,
        "accused Sudmark of shelling the village of Elv on Tuesday",
        "Norrland's Defence Ministry",
        "Norrland",
        stance=Stance.ACCUSES,
        event=event,
        time=time,
        places=(Place(name="Elv"),),
        tolls=(Toll(kind=TollKind.KILLED, who="farmers", best=2.0, text="two"),),
        reasons=(Reason("stance", "cue.accuse", "the cue is 'accused'"),),
    )
    denial = make_claim(
        report,
        "denied shelling Elv",
        "Sudmark's General Staff",
        "Sudmark",
        stance=Stance.DENIES,
        denial_scope=DenialScope.ACT,
        event=event,
        answers=(Answer(accusation.id, AnswerKind.DENIAL),),
    )
    truce = make_claim(
        report, "A truce brokered by the Lakes Union was agreed on 3 May", None, None, kind=Kind.AGREEMENT
    )
    toll = make_claim(
        report,
        "nearly 40 civilians had been killed since April",
        "Norrland's ombudsman",
        "Norrland",
        kind=Kind.TOLL,
        tolls=(Toll(kind=TollKind.KILLED, who="civilians", high=40.0, scope=Scope.CUMULATIVE, text="nearly 40"),),
    )
    return accusation, denial, truce, toll


def make_original(data: bytes, *, origin: str, collected_at: str = "2031-05-08T09:00:00Z") -> Original:
    """The bytes of a report as a monitor collected them."""
    return Original(
        data=data, sha256=hashlib.sha256(data).hexdigest(), media_type="text/plain", origin=origin,
        collected_at=collected_at, collector="A. Monitor",
    )  # fmt: skip


def make_reading(text: str = TEXT, *, publisher: str | None = "Harbour Wire", published: str | None = "2031-05-07",
                 origin: str = "a.txt", versions: dict[str, str] | None = None) -> Reading:  # fmt: skip
    """A whole reading of one report; another text or publisher makes another report."""
    if not text.startswith(TEXT):
        text = TEXT + " " + text
    data = text.encode("utf-8", "replace")
    report = Report(
        id=make_id("r", text.encode("utf-8", "replace").decode(), publisher, None),
        text=text,
        headline="Village shelled",
        publisher=publisher,
        published=published,
        language="en",
        sha256=hashlib.sha256(data).hexdigest(),
    )
    accusation, denial, truce, toll = _claims(report)
    incident = Incident(
        id=make_id("i", report.id, accusation.id),
        report=report.id,
        type="shelling",
        title="Shelling of Elv",
        claims=(accusation.id, denial.id),
        time=accusation.time,
        places=("Elv",),
        accounts=(
            Account(side="Norrland", asserts=(accusation.id,), blames=(accusation.id,)),
            Account(side="Sudmark", denies=(Denial(denial.id, DenialScope.ACT),)),
        ),
        facets=Facets(contested=True, denied_by=("Sudmark",), origins=2, not_quoted=("Ostmark",)),
    )
    return Reading(
        report=report,
        original=make_original(data, origin=origin),
        claims=(accusation, denial, truce, toll),
        actors=(
            Actor(id=make_id("a", "norrland mod"), name="Norrland's Defence Ministry", side="Norrland", country="NOR"),
            Actor(id=make_id("a", "general staff"), name="Sudmark's General Staff", side="Sudmark"),
        ),
        incidents=(incident,),
        ceasefires=(make_ceasefire((truce.id,), breach=accusation.id),),
        tolls=(make_tolls(toll.id),),
        versions=versions or {"counterclaim": "0.1.0"},
    )


def make_ceasefire(claims: tuple[str, ...], *, breach: str, **fields: Any) -> Ceasefire:
    return Ceasefire(
        id=make_id("f", "truce of 3 May"),
        type=AgreementType.CEASEFIRE,
        parties=("Norrland", "Sudmark"),
        brokers=("Lakes Union",),
        claims=claims,
        breaches=(Breach(claim=breach, alleged_by="Norrland", party="Sudmark", day="2031-05-06"),),
        **{"agreed_on": "2031-05-03", **fields},
    )


def make_tolls(claim: str, **fields: Any) -> TollSeries:
    return TollSeries(
        id=make_id("t", "ombudsman civilians killed"),
        claimant="Norrland's ombudsman",
        side="Norrland",
        kind=TollKind.KILLED,
        who="civilians",
        unit=Unit.COUNT,
        scope=Scope.CUMULATIVE,
        points=(TollPoint(**{"claim": claim, "high": 40.0, "text": "nearly 40", "as_of": "2031-05-07", **fields}),),
    )


def make_refusal(origin: str = "scan.pdf", **fields: Any) -> Refusal:
    return Refusal(
        **{
            "id": make_id("x", origin),
            "origin": origin,
            "reason": "no_text_layer",
            "advice": "Run it through text recognition first.",
            "at": "2031-05-08T09:00:00Z",
            **fields,
        }
    )
