"""What is told already is not told again: by a copy, or by one speaker in the same words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from counterclaim.export.dossier.sections.told_once import each_once, incidents_once, stories_of, unrepeated
from counterclaim.export.joined import Copy
from counterclaim.records.ledger import Facets, Incident

TEXT = "The Velmari ministry said shells fell on Orm. Later it said two mills burned."


def incident(number: int, *claims: str, report: str = "r_test", **more: Any) -> Incident:
    return Incident(
        id=f"i{number}", report=report, type="shelling", title="shelling", claims=claims,
        facets=Facets(contested=False), **more,
    )  # fmt: skip


def with_copy(book):
    """The book with a second report that prints the first sentence again and adds one of its own."""
    first, second = book.claims.values()
    again = msgspec.structs.replace(first, id="k0", report="r_copy")
    own = msgspec.structs.replace(
        second, id="k1", report="r_copy", evidence=msgspec.structs.replace(second.evidence, text="Three mills burned")
    )
    return msgspec.structs.replace(
        book,
        claims={**book.claims, "k0": again, "k1": own},
        numbers={**book.numbers, "k0": 3, "k1": 4},
        sources={**book.sources, "r_copy": "Second Paper, day not told"},
        again={"k0": "c0"},
        copies=(Copy("r_copy", "r_test", 0.9),),
    )


@pytest.fixture
def book(bind):
    told = bind(
        TEXT,
        {"words": "shells fell on Orm", "event": "shelling"},
        {"words": "two mills burned", "event": "property_destruction"},
        incidents=(incident(1, "c0", "c1", "k0", "k1"),),
    )
    return with_copy(told)


def test_a_copy_tells_only_what_it_adds(book):
    assert [claim.id for claim in unrepeated(book)] == ["c0", "c1", "k1"]


def test_an_incident_tells_what_a_copy_adds_and_nothing_again(book):
    ((told, claims),) = incidents_once(book)
    assert told.id == "i1"
    assert [claim.id for claim in claims] == ["c0", "c1", "k1"]


def test_of_some_claims_only_those_are_compared(book):
    assert [claim.id for claim in unrepeated(book, [book.claims["k0"]])] == ["k0"]


def test_of_two_copies_of_a_story_that_is_not_there_one_stands(book):
    another = msgspec.structs.replace(book.claims["k0"], id="k9", report="r_third")
    book = msgspec.structs.replace(book, again={"k0": "c_elsewhere", "k9": "c_elsewhere"})
    assert [claim.id for claim in unrepeated(book, [book.claims["k0"], another])] == ["k0"]


def once(book):
    return [
        [claim.id for claim in told] for told in each_once(book.claims.values(), book=book, stories=stories_of(book))
    ]


FIRE = "The mill burned, a woman said. The mill burned, a man said."


def test_one_speaker_is_told_once_and_two_are_two(bind):
    said = [{"words": "The mill burned", "by": name} for name in ("a woman", "The woman", "a man")]
    assert once(bind(FIRE, *said)) == [["c0", "c1"], ["c2"]]


def test_two_masked_speakers_of_one_length_are_two(bind):
    said = [{"words": "The mill burned", "by": {"name": "███", "actor": actor}} for actor in ("a_1", "a_2", "a_1")]
    assert once(bind(FIRE, *said)) == [["c0", "c2"], ["c1"]]


def test_a_masked_speaker_is_one_in_a_copy_and_another_in_a_report_of_its_own(bind):
    book = bind(FIRE, {"words": "The mill burned", "by": {"name": "███", "actor": "a_1"}}, published="2031-05-07")
    (stored,), (claim,) = book.reports, book.claims.values()
    speaker = msgspec.structs.replace(claim.speaker, actor="a_9")
    other = msgspec.structs.replace(stored, report=msgspec.structs.replace(stored.report, id="r_copy"))
    book = msgspec.structs.replace(
        book,
        reports=(stored, other),
        claims={**book.claims, "k0": msgspec.structs.replace(claim, id="k0", report="r_copy", speaker=speaker)},
        numbers={**book.numbers, "k0": 2},
    )
    assert once(book) == [["c0"], ["k0"]]
    copied = msgspec.structs.replace(book, copies=(Copy("r_copy", "r_test", 0.9),))
    assert once(copied) == [["c0", "k0"]]
