"""A dossier written by hand for tests of the briefings: two sides, a disputed shelling, a truce, tolls, harm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from counterclaim.export.dossier.model import (
    Allegation,
    Basis,
    Column,
    Counted,
    Dispute,
    Dossier,
    Figure,
    Ground,
    Harm,
    Part,
    Quotation,
    Refused,
    Share,
    Spot,
    TollGroup,
    TollLine,
    Truce,
)
from counterclaim.records.enums import Scope, TollKind, Unit


def said(number: int, speaker: str, act: str, words: str, **more: Any) -> Quotation:
    return Quotation(
        number=number, speaker=speaker, act=act, words=words, source="The Vale Courier, 2031-05-08", **more
    )


SHELLING = said(1, "Ostian Defence Ministry", "accuses", "Kestrian guns fired on Brezna", side="Ostia")
DENIAL = said(2, "Kestrian army", "denies having done it", "our guns were cold", side="Kestria")
FINDING = said(3, "Relief Office", "says", "three women were hurt in Brezna")
EMPTY = (
    Column(side="Kestria", note="no words of it were matched to this"),
    Column(side="Ostia", note="not quoted in the reports read"),
)
PACT = said(4, "the reports' own voice", "says", "the truce that Marrow brokered on 5 May")
BREACH = said(5, "Ostian Defence Ministry", "says", "they broke the truce again", side="Ostia")
TOLL = said(6, "Ostian ombudsman", "says", "nearly 40 civilians", side="Ostia")


def a_basis(**fields: Any) -> Basis:
    told: dict[str, Any] = {
        "reports": 2,
        "copies": 1,
        "undated": 0,
        "first_day": "2031-05-07",
        "last_day": "2031-05-08",
        "publishers": (Counted("The Vale Courier", 1), Counted(None, 1)),
        "languages": (Counted("English", 2),),
        "claims": 6,
        "checked": 0,
        "shares": (
            Share(label="Kestria", kind="side", claims=1, speakers=("Kestrian army",)),
            Share(label="Ostia", kind="side", claims=3, speakers=("Ostian Defence Ministry", "Ostian ombudsman")),
            Share(label="Relief Office", kind="civil_society", claims=1, speakers=("Relief Office",)),
            Share(label="the reports' own voice", kind="own_voice", claims=1),
        ),
        "missing": ("No toll from Kestria in the reports read: its losses are not known to be none.",),
        "headlines": (said(4, "the reports' own voice", "says", "Third truce broken by Kestria"),),
        "filters": ("Only reports published from 2031-05-07: 3 of 5 reports in the ledger are left out.",),
    }
    return Basis(**(told | fields))


def a_dispute(number: int = 3, **fields: Any) -> Dispute:
    told: dict[str, Any] = {
        "number": number,
        "id": f"i_{number}",
        "title": "shelling, Brezna",
        "when": "2031-05-07",
        "where": ("Brezna",),
        "columns": (
            Column(side="Kestria", parts=(Part(heading="denies", quotations=(DENIAL,)),)),
            Column(side="Ostia", parts=(Part(heading="says the other side did", quotations=(SHELLING,)),)),
        ),
        "agreed": ("There was fire near Brezna on 2031-05-07.",),
        "open": ("Who fired.", "How many were hurt."),
        "others": (FINDING,),
        "reports": 2,
    }
    return Dispute(**(told | fields))


def a_truce(number: int = 1, **fields: Any) -> Truce:
    told: dict[str, Any] = {
        "number": number,
        "kind": "ceasefire",
        "parties": ("Kestria", "Ostia"),
        "brokers": ("Marrow",),
        "agreed_on": "2031-05-05",
        "agreed_by": None,
        "effective": "2031-05-06T08:00",
        "ended": None,
        "told": (PACT,),
        "allegations": (
            Allegation(
                by="Ostia",
                by_side="Ostia",
                party="Kestria",
                kept=False,
                days=("2031-05-06", "2031-05-07"),
                undated=1,
                quotations=(BREACH, SHELLING, TOLL),
            ),
            Allegation(
                by="Kestrian army",
                by_side="Kestria",
                party=None,
                kept=True,
                days=(),
                undated=0,
                quotations=(DENIAL,),
            ),
        ),
        "strip": (),
    }
    return Truce(**(told | fields))


def a_figure(number: int = 6, **fields: Any) -> Figure:
    told: dict[str, Any] = {
        "number": number,
        "words": "nearly 40",
        "meaning": "up to 40",
        "low": None,
        "best": None,
        "high": 40.0,
        "since": "2031-04-01",
        "as_of": "2031-05-08",
        "source": "The Vale Courier, 2031-05-08",
    }
    return Figure(**(told | fields))


def a_toll(toll_id: str = "l_1", **fields: Any) -> TollLine:
    told: dict[str, Any] = {
        "id": toll_id,
        "claimant": "Ostian ombudsman",
        "side": "Ostia",
        "kind": TollKind.KILLED,
        "who": "civilians",
        "unit": Unit.COUNT,
        "scope": Scope.CUMULATIVE,
        "figures": (a_figure(),),
        "top": 40.0,
    }
    return TollLine(**(told | fields))


def a_group(*lines: TollLine, **fields: Any) -> TollGroup:
    told: dict[str, Any] = {
        "kind": TollKind.KILLED,
        "unit": Unit.COUNT,
        "scope": Scope.CUMULATIVE,
        "lines": lines or (a_toll(perhaps_same=("perhaps one quantity with the Relief Office's civilians",)),),
        "none_from": ("Kestria",),
        "none_words": "no running total reported here, not zero",
    }
    return TollGroup(**(told | fields))


def a_harm(number: int = 3, **fields: Any) -> Harm:
    told: dict[str, Any] = {
        "number": number,
        "id": f"i_{number}",
        "title": "shelling, Brezna",
        "day": "2031-05-07",
        "when": "2031-05-07",
        "spots": (
            Spot(name="Brezna", other_names=("Bresen",), precision="settlement", lat=None, lon=None, country=None),
        ),
        "tolls": ("wounded women: “three” (3), says Relief Office",),
        "weapons": ("artillery",),
        "grounds": (
            Ground(label="on-site finding", rank=2, quotation=FINDING),
            Ground(label="asserted", rank=0, quotation=SHELLING),
        ),
        "contested": True,
    }
    return Harm(**(told | fields))


def a_dossier(**fields: Any) -> Dossier:
    told: dict[str, Any] = {
        "title": "The vale, May 2031",
        "made": "2031-05-09T07:30:00Z",
        "public": False,
        "sides": ("Kestria", "Ostia"),
        "basis": a_basis(),
        "disputes": (
            a_dispute(),
            a_dispute(4, title="raid, Ilm", columns=EMPTY),
        ),
        "more_disputes": (),
        "truces": (a_truce(),),
        "tolls": (a_group(), a_group(a_toll("l_2", scope=Scope.INCIDENT), scope=Scope.INCIDENT, none_from=())),
        "harm": (a_harm(),),
        "map_svg": "",
        "map_notes": (),
        "days": (),
        "appeals": (),
        "voices": (),
        "weapons": (),
        "doubts": (),
        "doubts_total": 0,
        "refusals": (Refused(origin="scan.pdf", reason="no text", advice="read it by eye"),),
        "versions": (),
        "ledger_state": "5e" * 32,
    }
    return Dossier(**(told | fields))


def nothing_read() -> Dossier:
    empty: dict[str, Any] = dict.fromkeys(("publishers", "languages", "shares", "missing", "headlines", "filters"), ())
    counts: dict[str, Any] = dict.fromkeys(("reports", "copies", "undated", "claims", "checked"), 0)
    sections: dict[str, Any] = dict.fromkeys(("disputes", "truces", "tolls", "harm", "refusals", "sides"), ())
    basis = a_basis(**empty, **counts, first_day=None, last_day=None)
    return a_dossier(basis=basis, ledger_state="", **sections)


@pytest.fixture(scope="session")
def build() -> Callable[..., Any]:
    """Builders by name: `build("truce", ended="2031-05-08")`, `build("dossier")`, `build("nothing_read")`."""
    makers: dict[str, Callable[..., Any]] = {
        "basis": a_basis,
        "dispute": a_dispute,
        "dossier": a_dossier,
        "figure": a_figure,
        "group": a_group,
        "harm": a_harm,
        "nothing_read": nothing_read,
        "quotation": said,
        "toll": a_toll,
        "truce": a_truce,
    }

    def make(kind: str, *args: Any, **fields: Any) -> Any:
        return makers[kind](*args, **fields)

    return make
