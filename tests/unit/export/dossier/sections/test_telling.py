"""Each claim once; what is held to be so apart from the rest."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from counterclaim.export.dossier.sections.telling import folded, holds, stories, unrepeated
from counterclaim.records.ledger import Facets, Incident
from counterclaim.store import Copy

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
        numbers={**book.numbers, "k0": 3, "k1": 4, "i9": 2},
        sources={**book.sources, "r_copy": "Second Paper, day not told"},
        incidents=(*book.incidents, incident(9, "k0", "k1", report="r_copy")),
        again={"i9": "i1"},
        copies=(Copy("r_copy", "r_test", 1, 2),),
    )


@pytest.fixture
def book(bind):
    told = bind(
        TEXT,
        {"words": "shells fell on Orm", "event": "shelling"},
        {"words": "two mills burned", "event": "property_destruction"},
        incidents=(incident(1, "c0", "c1"),),
    )
    return with_copy(told)


@pytest.mark.parametrize("stance", ["asserts", "accuses", "condemns", "confirms", "acknowledges"])
def test_what_a_speaker_holds(tell, stance):
    (claim,), _ = tell(TEXT, {"words": "shells fell on Orm", "event": "shelling", "stance": stance})
    assert holds(claim)


@pytest.mark.parametrize(
    "field",
    [
        {"stance": "denies"}, {"stance": "calls_for"}, {"stance": "warns"}, {"stance": "doubts"}, {"negated": True},
        {"realis": "planned"}, {"realis": "hypothetical"}, {"realis": "conditional"},
    ],
)  # fmt: skip
def test_what_a_speaker_does_not_hold(tell, field):
    (claim,), _ = tell(TEXT, {"words": "shells fell on Orm", "event": "shelling", **field})
    assert not holds(claim)


def test_a_copy_tells_only_what_it_adds(book):
    assert [claim.id for claim in unrepeated(book)] == ["c0", "c1", "k1"]


def test_an_incident_keeps_what_its_copy_adds(book):
    ((told, claims),) = stories(book)
    assert told.id == "i1"
    assert [claim.id for claim in claims] == ["c0", "c1", "k1"]


@pytest.mark.parametrize(
    ("one", "two"), [("The Orm Council", "orm council"), ("Élan Brigade", "elan brigade"), ("...", "...")]
)
def test_spellings_of_one_name(one, two):
    assert folded(one) == folded(two) != ""
