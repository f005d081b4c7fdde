"""PLOVER lines keep the manual's keys and codes, a denial is never an event, and both sides are coded by one rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from counterclaim.export.deriving.plover.codes import coded_as, polarity_of
from counterclaim.export.deriving.plover.days import dated
from counterclaim.export.deriving.plover.sizes import size_of
from counterclaim.export.formats.plover import web_address
from counterclaim.packs.event_types import NOTHING_KNOWN, PloverCode
from counterclaim.records.claim import Agreement, Claim, Event, Quote, Span, TimeRange, Toll
from counterclaim.records.enums import (
    AgreementType,
    Certainty,
    Kind,
    Realis,
    Scope,
    Stance,
    TimeBasis,
    TimePrecision,
    TollKind,
)
from counterclaim.records.report import Report

SCHEMA = json.loads(Path(__file__).with_name("plover_schema.json").read_text(encoding="utf-8"))
CHECK = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
REPORT = Report(id="r_1", text="", published="2031-05-10")
CONFLICT = """\
id: invented
name: An invented war
sides:
  - {name: Varnia, members: [Varnian army]}
  - {name: Lusk, members: [Lusk Front]}
"""
SAYINGS = """Fighting goes on

GENEVA, May 10 (One Wire) - Varnia called for an immediate ceasefire. The Lusk Front vowed to shell Elmar again.
The Lusk Front condemned the shelling of Tarn. The Lusk Front denied all accusations. Varnia called for talks.
The United Nations warned that fighting could displace thousands. The Varnian army said it would not accept a truce.
"""


def a_claim(words: str = "shelled the market", **fields: Any) -> Claim:
    kind = Kind.AGREEMENT if "agreement" in fields else Kind.EVENT
    return Claim(id="c_1", report="r_1", kind=kind, evidence=Quote(0, len(words), words), sentence=Span(0, 9), **fields)


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_line_keeps_the_contract(export) -> None:
    path, manifest = export("plover")
    lines = lines_of(path)
    assert [error.message for line in lines for error in CHECK.iter_errors(line)] == []
    assert len(lines) == manifest.rows["claims"] == len({line["id"] for line in lines}) > 0


def test_a_denial_is_no_event_and_names_the_line_that_it_denies(export) -> None:
    lines = {line["id"]: line for line in lines_of(export("plover")[0])}
    denials = [line for line in lines.values() if line["claim_polarity"] == "denies"]
    assert len(denials) == 3
    for line in denials:
        assert (line["has_event"], line["event"], line["mode"], line["recipient"]) == (False, [], [], [])
        assert line["about"]["event"] == ["ASSAULT"]
        (denied,) = line["denies_claim"]
        assert lines[denied]["link"] == line["link"]


def test_no_denial_is_lost_even_where_it_is_of_nothing_known(exported) -> None:
    path, manifest = exported("plover", {"one": ("2031-05-10", "One Wire", SAYINGS)}, CONFLICT)
    lines = lines_of(path)
    assert not [error.message for line in lines for error in CHECK.iter_errors(line)]
    told = {line["event_text"][0]: (line["event"], line["mode"]) for line in lines}
    assert told["called for an immediate ceasefire"] == (["REQUEST"], ["yield"])
    assert told["called for talks"] == (["REQUEST"], ["meet"])
    assert told["vowed to shell Elmar again"] == (["THREATEN"], ["violence"])
    assert told["condemned the shelling of Tarn"] == (["ACCUSE"], ["disapprove"])
    assert told["denied all accusations"] == ([], [])
    assert {"plover_denial", "plover_not_done"} <= {one.rule for one in manifest.flattened}


def test_an_accusation_is_the_saying_and_holds_the_act_beside_it(export) -> None:
    line = next(line for line in lines_of(export("plover")[0]) if line["event"] == ["ACCUSE"])
    assert (line["actor"][0]["entity_text"], line["recipient"][0]["entity_text"]) == (
        "Varnian Defence Ministry",
        "Lusk Front",
    )
    assert (line["date"], line["about"]["date"]) == ("2031-05-07", "2031-05-06")
    assert (line["about"]["event"], line["about"]["mode"]) == (["ASSAULT"], ["heavy-weapons"])
    assert line["size"] is None


def test_parties_of_an_agreement_stand_together_as_actors(export) -> None:
    line = next(line for line in lines_of(export("plover")[0]) if line["event"] == ["CONCEDE"])
    assert sorted(one["entity_text"] for one in line["actor"]) == ["Lusk Front", "Varnia"]
    assert {one["entity_text"]: one["side"] for one in line["actor"]} == {"Lusk Front": "Lusk", "Varnia": "Varnia"}
    assert line["recipient"] == []


def test_a_place_is_no_finer_than_its_words(export) -> None:
    places = {
        line["event_loc"]["extracted_place"]: line["event_loc"]
        for line in lines_of(export("plover")[0])
        if line["event_loc"]
    }
    assert (places["Elmar"]["resolution"], places["Elmar"]["lat"]) == (4, 10.543)
    assert (places["Elmar market"]["resolution"], places["Elmar market"]["lat"]) == (5, None)


def test_offsets_are_those_of_the_quotation_and_private_names_stay_in(export) -> None:
    text = export("plover")[0].read_text(encoding="utf-8")
    assert "Mira" not in text
    assert "private person" in text
    for line in map(json.loads, text.splitlines()):
        assert line["text_info"]["end"] - line["text_info"]["start"] == len(line["event_text"][0])


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"stance": Stance.ASSERTS}, PloverCode("ASSAULT", "heavy-weapons")),
        ({"stance": Stance.ACKNOWLEDGES}, PloverCode("ASSAULT", "heavy-weapons")),
        ({"stance": Stance.ACCUSES}, PloverCode("ACCUSE", "allege")),
        ({"stance": Stance.CONDEMNS}, PloverCode("ACCUSE", "disapprove")),
        ({"stance": Stance.PLEDGES}, PloverCode("THREATEN", "violence")),
        ({"stance": Stance.DENIES}, None),
        ({"stance": Stance.DOUBTS}, None),
        ({"stance": Stance.WARNS}, None),
        ({"stance": Stance.ASSERTS, "negated": True}, None),
        ({"stance": Stance.PLEDGES, "negated": True}, None),
        ({"certainty": Certainty.EXPECTED}, None),
        *(({"realis": one}, None) for one in (Realis.PLANNED, Realis.CONDITIONAL, Realis.HYPOTHETICAL)),
    ],
)
def test_the_stance_decides(fields: dict[str, Any], code: PloverCode | None) -> None:
    assert coded_as(a_claim(event=Event(type="shelling"), **fields), NOTHING_KNOWN).event == code


@pytest.mark.parametrize("stance", Stance)
@pytest.mark.parametrize("realis", Realis)
def test_nothing_denied_is_ever_an_event(stance: Stance, realis: Realis) -> None:
    claim = a_claim(event=Event(type="ceasefire_violated"), stance=stance, realis=realis)
    code = coded_as(claim, NOTHING_KNOWN)
    assert (polarity_of(claim) == "denies") == (stance is Stance.DENIES)
    assert stance is not Stance.DENIES or code.event is None


def test_a_truce_declared_is_conceding_and_one_in_force_is_retreating() -> None:
    made = a_claim(agreement=Agreement(type=AgreementType.CEASEFIRE))
    holds = a_claim(event=Event(type="ceasefire_in_force"))
    assert coded_as(made, NOTHING_KNOWN).event == PloverCode("CONCEDE")
    assert coded_as(holds, NOTHING_KNOWN).event == PloverCode("RETREAT", "ceasefire")


@pytest.mark.parametrize(
    ("earliest", "latest", "date", "enddate", "precision"),
    [
        ("2031-05-06", "2031-05-06", "2031-05-06", None, "day"),
        ("2031-05-01", "2031-05-10", "2031-05-01", "2031-05-10", "month"),
        ("2031-05", "2031-05", "2031-05-01", "2031-05-31", "month"),
        ("2031-05-01", None, "2031-05-01", None, "since"),
        (None, "2031-05-01", "2031-05-01", None, "by_then"),
        (None, None, "2031-05-10", None, "by_then"),
    ],
)
def test_no_day_is_made_up(earliest, latest, date, enddate, precision) -> None:
    time = TimeRange(
        earliest=earliest, latest=latest, precision=TimePrecision.RANGE, basis=TimeBasis.STATED, text="then"
    )  # fmt: skip
    told = dated(a_claim(event=Event(type="shelling"), time=time), REPORT, act=True)
    assert told is not None
    assert (told.date, told.enddate, told.precision) == (date, enddate, precision)


def test_what_nothing_dates_has_no_line() -> None:
    assert dated(a_claim(event=Event(type="shelling")), Report(id="r_1", text=""), act=True) is None


@pytest.mark.parametrize(
    ("toll", "size"),
    [
        ({"best": 12.0}, {"dead": 12.0, "dead_min": 12.0, "dead_max": 12.0}),
        ({"low": 5.0}, {"dead": None, "dead_min": 5.0, "dead_max": None}),
        ({"high": 40.0}, {"dead": None, "dead_min": None, "dead_max": 40.0}),
        ({"best": 900.0, "scope": Scope.CUMULATIVE}, None),
    ],
)
def test_a_number_that_is_not_told_is_null(toll: dict[str, Any], size: dict[str, Any] | None) -> None:
    assert size_of(a_claim(tolls=(Toll(kind=TollKind.KILLED, who="people", **toll),))) == size


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "", None])
def test_an_address_that_is_none_of_the_web_stays_out(url: str | None) -> None:
    assert web_address(url) is None
