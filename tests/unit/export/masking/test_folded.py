"""Notes on why things are one quote words as they are compared; names in them are names. All are invented."""

from __future__ import annotations

import pytest

from counterclaim.export.masking.folded import FoldedMask
from counterclaim.export.masking.persons import PrivateNames
from counterclaim.export.masking.withheld import Withheld
from counterclaim.records.claim import Reason
from counterclaim.records.ledger import Actor

NAMES = PrivateNames(
    private=frozenset({("mira", "tadelings"), ("zoran", "hope")}), things=frozenset({("brezna",), ("zoran",)})
)


@pytest.mark.parametrize(
    ("note", "masked"),
    [
        ("same target: mira", "same target: ████"),
        ("sentences alike: brezna, tadel, shel", "sentences alike: brezna, █████, shel"),
        ("same words: hope, zoran", "same words: hope, zoran"),
        ("with r_0123456789mira00", "with r_0123456789mira00"),
    ],
)
def test_words_of_names_are_blanked_whole_or_cut(note: str, masked: str) -> None:
    assert FoldedMask(NAMES).text(note) == masked


def test_a_reason_holds_no_name_in_small_letters() -> None:
    joined = Actor(id="a", name="the mill", reasons=(Reason("book", "why", "sentences alike: mill, mira"),))
    out = Withheld(NAMES, key=b"k").record(joined)
    assert out.reasons == (Reason("book", "why", "sentences alike: mill, ████"),)
