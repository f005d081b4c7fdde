"""Disputes: each side's account in its own words under the same headings, most argued first, whoever argues."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import Column, Dispute
from counterclaim.export.dossier.sections.disputes import disputes_of
from counterclaim.export.dossier.sections.standing import camps_of
from counterclaim.export.dossier.sections.stands import stands_of
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.claim import TimeRange
from counterclaim.records.enums import DenialScope, Sector, Stance, TimeBasis, TimePrecision
from counterclaim.records.ledger import Account, Actor, Facets, Incident

Bind = Callable[..., Book]
TEXT = (
    "Velmar shelled Orm. Dorand did not fire. Dorand answered fire. Two were hurt. A monitor saw it. Fire was heard."
    " Fire was heard again. Ostmark was troubled."
)
ACTORS = tuple(Actor(id=f"a_{name}", name=name, side=name) for name in ("Velmar", "Dorand", "Ostmark"))
MONITOR = {"name": "Lake Monitor", "sector": "civil_society"}


def war(first: str = "Velmar", second: str = "Dorand") -> Conflict:
    return Conflict(id="w", name="War", sides=(Side(name=first), Side(name=second)))


def of(side: str) -> dict[str, str]:
    """A doer of a side."""
    return {"name": f"{side} army", "actor": f"a_{side}"}


def incident(*claims: str, id_: str = "i_1", contested: bool = True, **more: Any) -> Incident:
    facets = Facets(contested=contested, not_quoted=more.pop("not_quoted", ()))
    fields = {"report": "r_test", "type": "shelling", "title": "shelling, Orm", **more}
    return Incident(id=id_, claims=claims, facets=facets, **fields)


def say(words: str, side: str | None = None, by: Any = None, **more: Any) -> dict[str, Any]:
    return {"words": words, "side": side, "by": by or (f"{side} ministry" if side else None), **more}


BLAME = say("Velmar shelled Orm", "Dorand", stance="accuses", event="shelling", agents=[of("Velmar")])
DENIAL = say("Dorand did not fire", "Velmar", stance="denies", denial_scope="act")


@pytest.fixture
def dispute(bind: Bind) -> Callable[..., Dispute]:
    """The one dispute over all the claims told."""

    def build(*claims: dict[str, Any], text: str = TEXT, conflict: Conflict | None = None, **more: Any) -> Dispute:
        ids = more.pop("claims", None) or [claim.get("id", f"c{n}") for n, claim in enumerate(claims)]
        actors = more.pop("actors", ACTORS)
        about = incident(*ids, **more)
        (found,) = disputes_of(bind(text, *claims, actors=actors, incidents=(about,), conflict=conflict or war()))
        return found

    return build


def shape(columns: Sequence[Column]) -> dict[str, dict[str, list[str]]]:
    return {c.side: {p.heading: [q.words for q in p.quotations] for p in c.parts} for c in columns}


def test_accusation_and_denial_stand_side_by_side_in_the_order_of_the_sides(dispute: Callable[..., Dispute]) -> None:
    found = dispute(BLAME, DENIAL)
    assert [column.side for column in found.columns] == ["Velmar", "Dorand"]
    assert shape(found.columns) == {
        "Velmar": {"denies": ["Dorand did not fire"]},
        "Dorand": {"says the other side did": ["Velmar shelled Orm"]},
    }
    assert found.columns[0].parts[0].quotations[0].act == "denies the act"
    assert [q.number for column in found.columns for p in column.parts for q in p.quotations] == [2, 1]
    assert (found.number, found.title, found.when, found.reports) == (1, "Shelling, Orm", "time not fixed", 1)


def test_headings_keep_one_order(dispute: Callable[..., Dispute]) -> None:
    (_, dorand) = dispute(
        say("Two were hurt", "Dorand"),
        say("Dorand did not fire", "Dorand", stance="denies"),
        say("Fire was heard", "Dorand", stance="acknowledges", event="shelling", agents=[of("Dorand")]),
        say("Dorand answered fire", "Dorand", event="shelling", agents=[of("Dorand")]),
        BLAME,
    ).columns
    assert [part.heading for part in dorand.parts] == [
        "says the other side did", "says of its own acts", "acknowledges", "denies", "also says",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({"event": "shelling", "agents": [of("Velmar")]}, "says the other side did"),
        ({"event": "meeting", "agents": [of("Velmar")]}, "also says"),
        ({"event": "shelling", "agents": ["gunmen"]}, "also says"),
        ({"event": "shelling", "agents": ["gunmen"], "stance": "accuses"}, "says others did"),
        ({"event": "shelling", "agents": ["gunmen"], "stance": "condemns"}, "says others did"),
        ({"event": "shelling", "stance": "condemns"}, "also says"),
        ({"stance": "accuses"}, "says others did"),
        ({"event": "shelling", "agents": [of("Dorand"), of("Velmar")]}, "says the other side did"),
        ({"event": "shelling", "agents": [of("Dorand"), "guards"]}, "says of its own acts"),
        ({"event": "shelling", "agents": [of("Dorand")], "stance": "accuses"}, "says of its own acts"),
        ({"event": "shelling", "agents": [of("Dorand")], "stance": "pledges"}, "also says"),
        ({"event": "shelling", "agents": [of("Velmar")], "negated": True}, "also says"),
        ({"event": "shelling", "agents": [of("Velmar")], "realis": "planned"}, "also says"),
        ({"event": "shelling", "agents": ["gunmen", of("Velmar")]}, "says the other side did"),
        ({"event": "shelling", "agents": [of("Ostmark")], "negated": True}, "also says"),
        ({}, "also says"),
    ],
)
def test_a_claim_stands_under_its_heading(
    dispute: Callable[..., Dispute], fields: dict[str, Any], heading: str
) -> None:
    found = dispute(say("Dorand answered fire", "Dorand", **fields), DENIAL)
    assert heading in shape(found.columns)["Dorand"]


def test_a_side_blamed_and_not_quoted_has_an_empty_column(dispute: Callable[..., Dispute]) -> None:
    assert shape(dispute(BLAME).columns)["Velmar"] == {}
    assert shape(dispute(say("Fire was heard", "Dorand"), not_quoted=("Velmar",)).columns)["Velmar"] == {}


def test_a_side_that_only_a_denial_names_is_not_blamed(dispute: Callable[..., Dispute]) -> None:
    denial = {**DENIAL, "event": "shelling", "agents": [of("Velmar")]}
    assert [column.side for column in dispute(denial).columns] == ["Velmar"]


def test_third_parties_and_the_reports_own_voice_stand_apart(dispute: Callable[..., Dispute]) -> None:
    ostmark = {"name": "Ostmark", "sector": "government", "country": "OST"}
    found = dispute(
        BLAME,
        DENIAL,
        say("A monitor saw it", by=MONITOR),
        say("Ostmark was troubled", "Ostmark", by=ostmark, stance="condemns"),
        say("Fire was heard"),
    )
    assert [column.side for column in found.columns] == ["Velmar", "Dorand"]
    assert [line.speaker for line in found.others] == ["Lake Monitor", "Ostmark", "the reports' own voice"]


def test_a_third_state_that_denies_has_its_column(dispute: Callable[..., Dispute]) -> None:
    ostmark = {"name": "Ostmark", "sector": "government", "country": "OST"}
    found = dispute(BLAME, say("Ostmark was troubled", "Ostmark", by=ostmark, stance="denies"))
    assert [column.side for column in found.columns] == ["Velmar", "Dorand", "Ostmark"]


GOVERNOR = say("Fire was heard", by="the governor", stance="accuses", event="shelling", agents=["gunmen"], id="fire")
MINISTRY = say("Dorand did not fire", by="the ministry", stance="denies", id="no")


def test_two_speakers_of_no_side_in_one_report_are_no_opponents(dispute: Callable[..., Dispute]) -> None:
    found = dispute(GOVERNOR, MINISTRY, say("A monitor saw it", by=MONITOR))
    assert shape(found.columns) == {"the ministry": {"denies": ["Dorand did not fire"]}}
    assert [line.speaker for line in found.others] == ["the governor", "Lake Monitor"]
    assert found.unmatched == "No words of another side were matched to this."


def test_they_are_where_one_denies_what_the_other_accuses_of(dispute: Callable[..., Dispute]) -> None:
    answer = {**MINISTRY, "answers": [{"claim": "fire", "kind": "denial"}]}
    assert shape(dispute(GOVERNOR, answer).columns) == {
        "the ministry": {"denies": ["Dorand did not fire"]},
        "the governor": {"says others did": ["Fire was heard"]},
    }
    blaming_nobody = {**GOVERNOR, "stance": "asserts", "agents": []}
    assert [column.side for column in dispute(blaming_nobody, answer).columns] == ["the ministry"]


def test_they_are_where_two_reports_tell_them(bind: Bind) -> None:
    book = bind(TEXT, GOVERNOR, MINISTRY, conflict=war())
    fire, no = book.claims.values()
    apart = [fire, msgspec.structs.replace(no, report="r_2")]
    stands = stands_of(incident("fire", "no"), apart, book, camps_of(book))
    assert [stand.name for stand in stands] == ["the governor", "the ministry"]


def test_two_deniers_of_no_side_in_one_report_stand_with_the_others(dispute: Callable[..., Dispute]) -> None:
    mayor = say("Two were hurt", by="the mayor", stance="denies")
    found = dispute(BLAME, MINISTRY, mayor)
    assert [column.side for column in found.columns] == ["Velmar", "Dorand"]
    assert [line.speaker for line in found.others] == ["the ministry", "the mayor"]
    assert dispute(MINISTRY, mayor).unmatched == "No words of a side were matched to this."


def test_a_side_without_words_here_is_not_told_as_never_quoted(dispute: Callable[..., Dispute]) -> None:
    assert dispute(BLAME).columns[0].note == "not quoted in the reports read"
    told = [BLAME, say("Two were hurt", "Velmar")]
    bound = dispute(*told, claims=("c0",))
    assert [column.note for column in bound.columns] == ["no words of it were matched to this", ""]


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ([DENIAL], "No accusation was matched to this denial."),
        ([DENIAL, say("Fire was heard")], "No words of another side were matched to this."),
        ([say("Two were hurt", "Velmar")], "No answer of another side was matched to this."),
        ([say("A monitor saw it", by=MONITOR)], "No words of a side were matched to this."),
        ([BLAME, DENIAL], ""),
        ([BLAME], ""),
    ],
)
def test_one_account_alone_says_what_was_not_matched(
    dispute: Callable[..., Dispute], claims: list[dict[str, Any]], words: str
) -> None:
    found = dispute(*claims)
    assert found.unmatched == words
    assert "not quoted" not in found.unmatched


def test_only_a_side_has_another_side(dispute: Callable[..., Dispute]) -> None:
    ostmark = {"name": "Ostmark", "sector": "government", "country": "OST"}
    blame = {**BLAME, "by": ostmark, "side": "Ostmark", "stance": "condemns"}
    denies = say("Ostmark was troubled", "Ostmark", by=ostmark, stance="denies")
    (velmar, third) = dispute(blame, denies).columns
    assert (velmar.side, third.side) == ("Velmar", "Ostmark")
    loose = dispute({**BLAME, "by": "the governor", "side": None})
    assert shape(loose.columns)["the governor"] == {"says others did": ["Velmar shelled Orm"]}


def test_a_denier_of_no_side_is_not_told_under_others(dispute: Callable[..., Dispute]) -> None:
    found = dispute(BLAME, say("Dorand did not fire", by="the ministry", stance="denies"))
    assert [column.side for column in found.columns] == ["Velmar", "Dorand", "the ministry"]
    assert [c.side for c in dispute(BLAME, DENIAL, say("Fire was heard", by="the ministry")).columns] == [
        "Velmar",
        "Dorand",
    ]


def test_the_side_that_an_account_gives_a_speaker_holds(dispute: Callable[..., Dispute]) -> None:
    accounts = (Account(side="Velmar", asserts=("c0",)),)
    found = dispute(say("Fire was heard", by="the council"), BLAME, accounts=accounts)
    assert shape(found.columns)["Velmar"] == {"also says": ["Fire was heard"]}


def test_the_same_words_of_one_speaker_are_told_once(dispute: Callable[..., Dispute]) -> None:
    found = dispute(BLAME, {**BLAME, "id": "again"}, DENIAL, say("Fire was heard"), say("Fire was heard"))
    assert shape(found.columns)["Dorand"] == {"says the other side did": ["Velmar shelled Orm"]}
    assert len(found.others) == 1


def test_only_contested_incidents_are_told(bind: Bind) -> None:
    incidents = (incident("c0", "c1"), incident("c0", id_="i_3", contested=False))
    (found,) = disputes_of(bind(TEXT, BLAME, DENIAL, actors=ACTORS, incidents=incidents, conflict=war()))
    assert found.id == "i_1"


def test_the_most_argued_stands_first(bind: Bind) -> None:
    incidents = (
        incident("c1", id_="one_voice"),
        incident("c0", "c1", id_="two_voices"),
        incident("c0", "c1", "c2", id_="more_claims"),
    )
    more = say("Two were hurt", "Dorand")
    book = bind(TEXT, BLAME, DENIAL, more, actors=ACTORS, incidents=incidents, conflict=war())
    assert [found.id for found in disputes_of(book)] == ["more_claims", "two_voices", "one_voice"]


@pytest.mark.parametrize(
    ("title", "earliest", "latest", "words"),
    [
        ("shelling, Orm", "2031-05-06T06:00", "2031-05-06T12:00", "6 May 2031, 06:00 to 12:00"),
        ("shelling, Orm", None, None, "time not fixed"),
        ("shelling, Orm, 6 May 2031 to 7 May 2031", "2031-05-06", "2031-05-07", ""),
        ("shelling, Orm, 6 May 2031 to 7 May 2031", "2031-05-06T18:00", "2031-05-07T06:00", ""),
        ("shelling, Orm, 6 May 2031", "2031-05-06T06:00", "2031-05-06T06:00", "6 May 2031, 06:00"),
    ],
)
def test_the_time_is_told_where_the_title_does_not_tell_it(
    dispute: Callable[..., Dispute], title: str, earliest: str | None, latest: str | None, words: str
) -> None:
    time = TimeRange(earliest=earliest, latest=latest, precision=TimePrecision.DAY, basis=TimeBasis.STATED, text="then")
    assert dispute(BLAME, DENIAL, time=time, title=title).when == words


def swapped(text: str) -> str:
    return text.replace("Velmar", "*").replace("Dorand", "Velmar").replace("*", "Dorand")


def test_the_sides_names_exchanged_give_the_same_exchanged(dispute: Callable[..., Dispute]) -> None:
    claims = [
        {**BLAME, "places": ["Orm"], "tolls": [{"kind": "killed", "who": "residents", "best": 2, "text": "two"}]},
        {**DENIAL, "denial_scope": "authorship"},
        say("Dorand answered fire", "Velmar", stance="accuses", event="shelling", agents=[of("Dorand")]),
        say("A monitor saw it", by=MONITOR),
    ]
    plain = dispute(*claims, places=("Orm",))
    other = msgspec.json.decode(swapped(msgspec.json.encode(claims).decode()))
    mirrored = dispute(*other, text=swapped(TEXT), conflict=war("Dorand", "Velmar"), places=("Orm",))
    assert swapped(msgspec.json.encode(plain).decode()) == msgspec.json.encode(mirrored).decode()


def test_hostile_words_pass_as_they_are(dispute: Callable[..., Dispute]) -> None:
    text = "<b>{x}</b> fell on %s."
    found = dispute(say("<b>{x}</b> fell on %s", "Dorand"), DENIAL | {"words": "%s"}, text=text)
    assert shape(found.columns)["Dorand"] == {"also says": ["<b>{x}</b> fell on %s"]}


tellings = st.fixed_dictionaries(
    {
        "side": st.sampled_from([None, "Velmar", "Dorand", "Ostmark"]),
        "by": st.none() | st.fixed_dictionaries({"name": st.sampled_from("AB"), "sector": st.sampled_from(Sector)}),
        "stance": st.sampled_from(Stance),
        "denial_scope": st.none() | st.sampled_from(DenialScope),
        "negated": st.booleans(),
        "event": st.sampled_from([None, "shelling", "meeting"]),
        "agents": st.lists(st.sampled_from([of("Velmar"), of("Dorand"), {"name": "gunmen"}]), max_size=2),
    }
)


@given(st.lists(tellings, min_size=1, max_size=8), st.booleans())
def test_every_claim_of_a_dispute_is_told_once(bind: Bind, told: list[dict[str, Any]], known: bool) -> None:
    words = [f"word{n}" for n in range(len(told))]
    claims = [{**claim, "words": word} for claim, word in zip(told, words, strict=True)]
    about = incident(*(f"c{n}" for n in range(len(told))))
    book = bind(" ".join(words), *claims, actors=ACTORS, incidents=(about,), conflict=war() if known else None)
    (found,) = disputes_of(book)
    lines = [*found.others, *(q for column in found.columns for part in column.parts for q in part.quotations)]
    assert sorted(line.number for line in lines) == sorted(book.numbers[claim_id] for claim_id in book.claims)
    assert {line.words for line in lines} == set(words)
    assert len({column.side for column in found.columns}) == len(found.columns)
