"""What a dossier rests on: whose words, what is missing, which headlines blame; every claim counted once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.dossier.book import Book, Records, make_book
from counterclaim.export.dossier.model import Basis
from counterclaim.export.dossier.sections.basis import basis_of
from counterclaim.export.joined import Copy
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.claim import Claim, Quote, Span, Speaker
from counterclaim.records.enums import Kind, Scope, Sector, TollKind, Unit
from counterclaim.records.ledger import Facets, Incident, TollPoint, TollSeries
from counterclaim.records.report import Refusal, Report
from counterclaim.store import StoredReport

Bind = Callable[..., Book]
WAR = Conflict(id="w", name="War", sides=(Side(name="Velmar"), Side(name="Dorand")))
TEXT = "Velmar shells Orm.\n\nVelmar spoke. Dorand spoke. A monitor spoke. Fire was heard."
MONITOR = {"name": "Lake Monitor", "sector": "civil_society"}


def told(words: str, by: Any = None, side: str | None = None, **more: Any) -> dict[str, Any]:
    return {"words": words, "by": by, "side": side, **more}


def toll(side: str) -> TollSeries:
    point = TollPoint(claim="c0", best=2)
    return TollSeries(
        id=f"t_{side}", claimant=side, side=side, kind=TollKind.KILLED, who=None, unit=Unit.COUNT,
        scope=Scope.INCIDENT, points=(point,),
    )  # fmt: skip


def unheard(*sides: str, id_: str = "i_1") -> Incident:
    facets = Facets(contested=True, not_quoted=sides)
    return Incident(id=id_, report="r_test", type="shelling", title="shelling", claims=(), facets=facets)


def stored(report: Report) -> StoredReport:
    return StoredReport(
        report=report, origin="-", collected_at="", collector="", media_type="", bytes=0, claims=0, versions={}, log=1
    )


@pytest.fixture
def basis(bind: Bind) -> Callable[..., Basis]:
    def build(*claims: Any, **more: Any) -> Basis:
        return basis_of(bind(more.pop("text", TEXT), *claims, **{"conflict": WAR, **more}))

    return build


def shares(basis: Basis) -> list[tuple[str, str, int]]:
    return [(share.kind, share.label, share.claims) for share in basis.shares]


def test_the_bar_has_the_sides_first_and_the_reports_own_voice_last(basis: Callable[..., Basis]) -> None:
    found = basis(
        told("Fire was heard"), told("A monitor spoke", MONITOR), told("Dorand spoke", "Dorand", "Dorand"),
        told("Velmar spoke", "Velmar", "Velmar"),
    )  # fmt: skip
    assert shares(found) == [
        ("side", "Velmar", 1),
        ("side", "Dorand", 1),
        ("civil_society", "Civil society organisations", 1),
        ("own_voice", "The reports' own voice", 1),
    ]


def test_a_party_without_a_claim_has_its_place_in_the_bar(basis: Callable[..., Basis]) -> None:
    assert shares(basis())[:2] == [("side", "Velmar", 0), ("side", "Dorand", 0)]


def test_speakers_stand_by_how_often_they_speak(basis: Callable[..., Basis]) -> None:
    names = [f"office {n}" for n in range(8)] + ["office 7"]
    (share, _) = basis(*(told("Velmar spoke", name, "Velmar") for name in names)).shares
    assert share.speakers == ("office 7", "office 0", "office 1", "office 2", "office 3", "office 4")


def test_reports_are_counted_with_day_publisher_and_language(basis: Callable[..., Basis]) -> None:
    found = basis(publisher="Harbour Wire", published="2031-05-07", language="en")
    assert (found.reports, found.first_day, found.last_day, found.undated) == (1, "2031-05-07", "2031-05-07", 0)
    assert [(c.name, c.number) for c in (*found.publishers, *found.languages)] == [("Harbour Wire", 1), ("English", 1)]


def test_what_is_not_told_is_null(basis: Callable[..., Basis]) -> None:
    found = basis()
    assert (found.first_day, found.publishers[0].name, found.languages[0].name) == (None, None, None)
    assert "1 report gives no day of publication." in found.missing


def test_parties_that_nobody_quotes_are_told(basis: Callable[..., Basis]) -> None:
    one = basis(told("Velmar spoke", "Velmar", "Velmar")).missing
    assert one[0] == "Dorand is not quoted in the reports read."
    assert basis().missing[0] == "Velmar and Dorand are not quoted in the reports read."


def test_a_party_quoted_seldom_is_told_in_numbers(basis: Callable[..., Basis]) -> None:
    claims = [told("Velmar spoke", "Velmar", "Velmar")] * 11
    often = [{**claim, "id": f"v{n}"} for n, claim in enumerate(claims)]
    seldom = [told("Dorand spoke", "Dorand", "Dorand", id=f"d{n}") for n in range(3)]
    assert "Dorand speaks in 2 of 13 claims." in basis(*often, *seldom[:2]).missing
    assert not any("speaks in" in line for line in basis(*often, *seldom).missing)


def test_a_party_blamed_and_not_heard_is_told_with_the_number(basis: Callable[..., Basis]) -> None:
    one = basis(incidents=(unheard("Dorand"), unheard("Dorand", "Ostmark", id_="i_2"))).missing
    assert "Dorand is blamed for 2 incidents in reports that do not quote it." in one
    assert not any("Ostmark" in line for line in one)
    both = basis(incidents=(unheard("Dorand"), unheard("Velmar", id_="i_2"))).missing
    assert "In reports that do not quote them, Velmar is blamed for 1 incident and Dorand for 1." in both


def test_a_missing_toll_is_not_none(basis: Callable[..., Basis]) -> None:
    one = "No toll from Dorand in the reports read: its losses are not known to be none."
    both = "No toll from Velmar or Dorand in the reports read: their losses are not known to be none."
    assert one in basis(tolls=(toll("Velmar"),)).missing
    assert both in basis().missing
    assert not any("toll" in line for line in basis(tolls=(toll("Velmar"), toll("Dorand"))).missing)


def test_nobody_asks_a_third_state_for_its_toll(basis: Callable[..., Basis]) -> None:
    ostmark = {"name": "Ostmark", "sector": "government", "country": "OST"}
    assert not any("Ostmark" in line for line in basis(told("Velmar spoke", ostmark, "Ostmark")).missing)


def test_days_that_nothing_fixes_and_inputs_not_read_are_told(basis: Callable[..., Basis]) -> None:
    found = basis(
        told("Fire was heard", event="shelling"),
        told("Velmar spoke", event="meeting", time="2031-05-06"),
        refusals=(Refusal(id="x", origin="x.pdf", reason="empty", advice=""),),
    )
    assert "1 of 2 claims of happenings: nothing in the text fixes their day." in found.missing
    assert "1 input could not be read." in found.missing


def test_copies_are_no_further_sources(bind: Bind) -> None:
    book = bind(TEXT, conflict=WAR)
    found = basis_of(msgspec.structs.replace(book, copies=(Copy("r_2", "r_1", 1.0),)))
    assert found.copies == 1
    assert found.missing[-1] == "1 report tells another's story in its words: it is no further source."


def test_it_stays_short_and_never_calls_anybody_silent(basis: Callable[..., Basis]) -> None:
    incidents = (unheard("Dorand"), unheard("Velmar", id_="i_2"))
    missing = basis(told("Fire was heard", event="shelling"), incidents=incidents).missing
    assert len(missing) <= 8
    assert "silent" not in " ".join(missing)


MANY = Conflict(id="w", name="Wars", sides=tuple(Side(name=f"Land {n}") for n in range(9)))


def test_many_names_are_told_by_number_and_the_first_few(basis: Callable[..., Basis]) -> None:
    missing = basis(conflict=MANY).missing
    assert missing[0] == "9 parties are not quoted in the reports read: Land 0, Land 1, Land 2 and 6 more."
    shown = "(Land 0, Land 1, Land 2 and 6 more): their losses are not known to be none."
    assert f"No toll from 9 parties in the reports read {shown}" in missing


def test_those_blamed_most_often_stand_first(basis: Callable[..., Basis]) -> None:
    blamed = [unheard(f"Land {n}", id_=f"i_{n}") for n in range(8)] + [unheard("Land 7", id_="i_x")]
    words = "Land 7 for 2 incidents, Land 0 for 1, Land 1 for 1 and 5 more."
    missing = basis(conflict=MANY, incidents=tuple(blamed)).missing
    assert f"8 parties are blamed in reports that do not quote them: {words}" in missing


def test_those_quoted_least_stand_first(basis: Callable[..., Basis]) -> None:
    often = [told("Velmar spoke", "x", "Land 0", id=f"o{n}") for n in range(11)]
    seldom = [told("Dorand spoke", "y", f"Land {n}", id=f"s{n}") for n in range(1, 9)]
    twice = told("Fire was heard", "y", "Land 1", id="again")
    words = "8 parties speak in few of 20 claims: Land 2 in 1, Land 3 in 1, Land 4 in 1 and 5 more."
    assert words in basis(*often, *seldom, twice, conflict=MANY).missing


def test_six_names_are_told_in_full(basis: Callable[..., Basis]) -> None:
    six = Conflict(id="w", name="Wars", sides=MANY.sides[:6])
    assert "Land 0, Land 1, Land 2, Land 3, Land 4 and Land 5 are not quoted" in basis(conflict=six).missing[0]


HEADLINE = told("Velmar shells Orm", event="shelling", agents=["Velmar"], stance="accuses")


def test_a_headline_that_blames_is_the_publishers_own_voice(basis: Callable[..., Basis]) -> None:
    (line,) = basis(HEADLINE, headline="Velmar shells Orm.").headlines
    assert (line.words, line.speaker, line.number) == ("Velmar shells Orm", "the reports' own voice", 1)
    assert basis({**HEADLINE, "stance": "asserts"}, headline="Velmar shells Orm.").headlines


@pytest.mark.parametrize(
    "change",
    [
        {"by": "Dorand"},
        {"negated": True},
        {"stance": "asserts", "agents": []},
        {"stance": "asserts", "event": "meeting"},
        {"words": "Velmar spoke"},
    ],
)
def test_other_claims_are_no_blaming_headline(basis: Callable[..., Basis], change: dict[str, Any]) -> None:
    assert basis({**HEADLINE, **change}, headline="Velmar shells Orm.").headlines == ()


@pytest.mark.parametrize("headline", [None, "", "Orm is calm", "e"])
def test_a_headline_that_is_not_in_the_text_holds_nothing(basis: Callable[..., Basis], headline: str | None) -> None:
    assert basis(HEADLINE, headline=headline).headlines == ()


def swapped(text: str) -> str:
    return text.replace("Velmar", "*").replace("Dorand", "Velmar").replace("*", "Dorand")


def test_the_sides_names_exchanged_give_the_same_exchanged(basis: Callable[..., Basis]) -> None:
    def build(name: Callable[[str], str]) -> Basis:
        velmar, dorand = name("Velmar"), name("Dorand")
        return basis(
            told(f"{velmar} spoke", velmar, velmar),
            {**HEADLINE, "words": f"{velmar} shells Orm", "agents": [velmar]},
            text=name(TEXT),
            conflict=Conflict(id="w", name="War", sides=(Side(name=velmar), Side(name=dorand))),
            incidents=(unheard(dorand),),
            headline=name("Velmar shells Orm."),
        )

    plain, mirrored = build(str), build(swapped)
    assert swapped(msgspec.json.encode(plain).decode()) == msgspec.json.encode(mirrored).decode()


def claim(n: int, side: str | None, speaker: Speaker | None) -> Claim:
    return Claim(
        id=f"c{n}", report="r", kind=Kind.POSITION, side=side, evidence=Quote(0, 1, "x"), sentence=Span(0, 1),
        speaker=speaker,
    )  # fmt: skip


speakers = st.builds(
    Speaker,
    name=st.sampled_from(["A", "B", "officials"]),
    sector=st.sampled_from(Sector),
    country=st.sampled_from([None, "AAA", "BBB"]),
)
voices = st.tuples(st.sampled_from([None, "Velmar", "Dorand", "Ostmark", "Valley"]), st.none() | speakers)


@given(st.lists(voices, max_size=30), st.sampled_from([None, WAR]))
def test_every_claim_is_counted_once(told: list[tuple[str | None, Speaker | None]], conflict: Conflict | None) -> None:
    claims = tuple(claim(n, *voice) for n, voice in enumerate(told))
    book = make_book(Records(reports=(stored(Report(id="r", text="x")),), claims=claims), conflict=conflict)
    found = basis_of(book)
    assert sum(share.claims for share in found.shares) == found.claims == len(claims)
    assert len(found.missing) <= 8
