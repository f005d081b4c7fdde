"""What a speaker holds to be so, apart from what is denied, wished for or feared."""

from __future__ import annotations

import pytest

from counterclaim.export.dossier.sections.holding import holds, tells

TEXT = "The Velmari ministry said shells fell on Orm."


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


def test_who_says_that_nobody_was_hurt_tells_it_and_holds_no_harm(tell):
    (claim,), _ = tell(TEXT, {"words": "shells fell on Orm", "event": "shelling", "negated": True})
    assert tells(claim)
    assert not holds(claim)
