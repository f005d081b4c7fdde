"""Claims of copies beside the claims that they repeat."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim.export.same_story import claims_again
from counterclaim.records.claim import Claim
from counterclaim.store import Copy

FIRST = "TOWN A, 5 May - Sudmark broke the truce, Norrland said. Sudmark denied it."
AGAIN = "Truce in doubt\n\nTOWN A, 5 May - Sudmark  broke the truce, Norrland said. Lom was quiet."


def in_report(claim: Claim, report: str, name: str) -> Claim:
    fields = {f: getattr(claim, f) for f in claim.__struct_fields__}
    return Claim(**{**fields, "report": report, "id": name})


@pytest.mark.parametrize(
    ("words", "event", "again"),
    [
        pytest.param("broke the truce", "ceasefire_violated", True, id="the same sentence"),
        pytest.param("the truce, Norrland said", "ceasefire_violated", True, id="other words of the same sentence"),
        pytest.param("broke the truce", "shelling", False, id="another kind of claim"),
        pytest.param("Lom was quiet", "ceasefire_violated", False, id="a sentence of its own"),
    ],
)
def test_a_claim_of_a_copy_repeats_what_stands_in_the_same_sentence(
    tell: Any, words: str, event: str, again: bool
) -> None:
    (one,), _ = tell(FIRST, {"words": "broke the truce", "event": "ceasefire_violated"})
    (two,), _ = tell(AGAIN, {"words": words, "event": event})
    claims = [in_report(one, "r_1", "c_1"), in_report(two, "r_2", "c_2")]
    texts = {"r_1": FIRST, "r_2": AGAIN}
    assert claims_again([Copy("r_2", "r_1", 1, 1)], claims, texts) == ({"c_2": "c_1"} if again else {})
    assert claims_again([], claims, texts) == {}
