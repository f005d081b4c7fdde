"""Readings of odd and hostile reports for tests of joining: whatever a text can bring into the records."""

from __future__ import annotations

import hashlib
from typing import Any

from hypothesis import strategies as st
from tests.store.readings import make_original

from counterclaim.records.claim import Agent, Claim, Event, Place, Quote, Span, Speaker, Target, TimeRange, Toll, Weapon
from counterclaim.records.enums import AgreementType, Grounds, Kind, Sector, Stance, TimeBasis, TimePrecision, TollKind
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Account, Actor, Breach, Ceasefire, Denial, Facets, Incident, Reading
from counterclaim.records.report import Report

ODD_WORDS = (
    "", " ", "\t", "the", "of", "and", "'s", "’", "“", "”", ".", "-", "—", "(", ")", "[", "*", "+", "?", "\\", "\\b",
    "|", "^", "$", "{9}", "%s", "{}", "\n", "\n\n", "\u202e", "\u200b", "\u0301", "é", "É", "ß", "İ", "ı", "ﬁ", "中文",
    "العربية", "😀", "123", "1,000,000", "-1", "0", "1e309", "٣", "½", "St.", "Gen.", "Mr", "Minister", "army",
    "ministry", "Norrland", "Norrlandic", "Sudmark", "Harbour Wire", "HW", "ceasefire", "truce", "since", "Monday",
    "30 February", "31 December 9999", "replaced", "by", "killed", "shelling", "said", "denied",
    "near", "market", "10", "violations",
)  # fmt: skip
DAYS = (
    None, "2031-05-06", "2031-05", "2031", "0001-01-01", "9999-12-31", "2031-02-30", "2031-13-45", "2031-05-06T25:61",
    "2031-05-06T06:00", "yesterday", "",
)  # fmt: skip
NUMBERS = (None, 0.0, -1.0, 0.5, 3.0, 40.0, 1e15, 1e308)

odd_text = st.one_of(
    st.lists(st.sampled_from(ODD_WORDS), max_size=12).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=24),
)
odd_day = st.sampled_from(DAYS)
odd_number = st.sampled_from(NUMBERS)
_maybe = st.one_of(st.none(), odd_text)
_names = st.lists(odd_text, max_size=3).map(tuple)


@st.composite
def odd_readings(draw: Any) -> Reading:
    """A reading of one report: sound as a record, and anything else inside."""
    text = " ".join(draw(st.lists(odd_text, min_size=1, max_size=10))) + " end."
    digest = hashlib.sha256(text.encode()).hexdigest()
    publisher = draw(_maybe)
    report = Report(
        id=make_id("r", text, publisher, draw(st.integers(0, 3)).__str__()), text=text, headline=draw(_maybe),
        dateline=draw(_maybe), byline=draw(_maybe), publisher=publisher,
        published=draw(st.sampled_from([None, "2031-05-06", "2031-05-08", "0001-01-01", "9999-12-31"])),
        language="en", sha256=digest,
    )  # fmt: skip
    actors = tuple({one.id: one for one in draw(st.lists(_actors(), max_size=4))}.values())
    claims = tuple({one.id: one for one in draw(st.lists(_claims(report, actors), max_size=5))}.values())
    ids = tuple(claim.id for claim in claims)
    return Reading(
        report=report, original=make_original(text.encode(), origin="odd"), claims=claims, actors=actors,
        incidents=(draw(_incidents(report, ids)),) if claims else (),
        ceasefires=(draw(_ceasefires(ids)),) if claims else (),
    )  # fmt: skip


@st.composite
def _actors(draw: Any) -> Actor:
    name = draw(odd_text)
    return Actor(
        id=make_id("a", name, draw(st.sampled_from("xy"))), name=name,
        kind=draw(st.sampled_from(["person", "body", "state", "group"])), aliases=draw(_names), office=draw(_maybe),
        side=draw(st.sampled_from([None, "Norrland", "Sudmark", ""])), sector=draw(st.sampled_from(list(Sector))),
        country=draw(st.sampled_from([None, "NOR", "ZZZ", ""])),
    )  # fmt: skip


@st.composite
def _times(draw: Any) -> TimeRange:
    return TimeRange(
        earliest=draw(odd_day), latest=draw(odd_day), precision=draw(st.sampled_from(list(TimePrecision))),
        basis=draw(st.sampled_from(list(TimeBasis))), text=draw(odd_text),
    )  # fmt: skip


@st.composite
def _claims(draw: Any, report: Report, actors: tuple[Actor, ...]) -> Claim:
    start = draw(st.integers(0, len(report.text) - 1))
    end = draw(st.integers(start + 1, len(report.text)))
    known = st.sampled_from([None, *(actor.id for actor in actors), "a_unknown"])
    event = Event(
        type=draw(st.sampled_from(["shelling", "air_strike", "fighting", "no_such_type", ""])),
        agents=tuple(Agent(name=name, actor=draw(known)) for name in draw(_names)),
        targets=tuple(Target(name=name) for name in draw(_names)),
    )
    toll = Toll(
        kind=draw(st.sampled_from(list(TollKind))), who=draw(_maybe), low=draw(odd_number), best=draw(odd_number),
        high=draw(odd_number), text=draw(odd_text), since=draw(odd_day), as_of=draw(odd_day),
    )  # fmt: skip
    speaker = draw(_maybe)
    return Claim(
        id=make_id("c", report.id, str(start), str(end)), report=report.id, kind=draw(st.sampled_from(list(Kind))),
        side=draw(st.sampled_from([None, "Norrland", "Sudmark"])), evidence=Quote(start, end, report.text[start:end]),
        sentence=Span(draw(st.integers(0, start)), draw(st.integers(end, len(report.text)))),
        speaker=Speaker(name=speaker, sector=Sector.UNKNOWN, actor=draw(known)) if speaker else None,
        stance=draw(st.sampled_from(list(Stance))), negated=draw(st.booleans()),
        event=draw(st.none() | st.just(event)),
        time=draw(st.none() | _times()), said_on=draw(st.none() | _times()),
        grounds=draw(st.sampled_from(list(Grounds))),
        places=tuple(Place(name=name, other_names=draw(_names)) for name in draw(_names)),
        weapons=tuple(Weapon(name=name, class_="artillery") for name in draw(_names)), tolls=(toll,),
    )  # fmt: skip


@st.composite
def _incidents(draw: Any, report: Report, claims: tuple[str, ...]) -> Incident:
    some = tuple(dict.fromkeys(draw(st.lists(st.sampled_from([*claims, "c_unknown"]), min_size=1, max_size=4))))
    account = Account(side=draw(st.sampled_from([None, "Norrland"])), asserts=some, denies=(Denial(some[0], None),))
    return Incident(
        id=make_id("i", report.id), report=report.id, type=draw(st.sampled_from(["shelling", "no_such_type", ""])),
        title=draw(odd_text), claims=some, time=draw(st.none() | _times()), places=draw(_names), accounts=(account,),
        facets=Facets(contested=draw(st.booleans())),
    )  # fmt: skip


@st.composite
def _ceasefires(draw: Any, claims: tuple[str, ...]) -> Ceasefire:
    return Ceasefire(
        id=make_id("cf", draw(odd_text)), type=draw(st.sampled_from(list(AgreementType))), parties=draw(_names),
        brokers=draw(_names), agreed_on=draw(odd_day), effective=draw(odd_day), ended=draw(odd_day), claims=claims,
        breaches=tuple(
            Breach(claim=one, alleged_by=draw(_maybe), party=draw(_maybe), day=draw(odd_day), kept=draw(st.booleans()))
            for one in claims[:2]
        ),
    )  # fmt: skip
