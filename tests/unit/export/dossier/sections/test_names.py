"""Spellings of one name; masks, which tell nobody apart."""

from __future__ import annotations

import pytest

from counterclaim.export.dossier.sections.basis import basis_of
from counterclaim.export.dossier.sections.chronicle import appeals_of
from counterclaim.export.dossier.sections.common_ground import by_voice
from counterclaim.export.dossier.sections.names import folded, name_key, once_each, voice_key

TEXT = "The mill burned, one woman said. The mill burned, another said."


@pytest.mark.parametrize(
    ("one", "two"), [("The Orm Council", "orm council"), ("Élan Brigade", "elan brigade"), ("...", "...")]
)
def test_spellings_of_one_name(one, two):
    assert folded(one) == folded(two) != ""


def test_a_mask_is_one_name_for_one_record_alone():
    assert name_key("███ ████", "a_1") == name_key("███ ████", "a_1") != name_key("███ ████", "a_2")
    assert name_key("The Orm Council", "a_1") == name_key("orm council", "a_2")


def test_two_masked_speakers_are_two(tell):
    words = {"words": "The mill burned"}
    claims, _ = tell(TEXT, *({**words, "by": {"name": "███", "actor": actor}} for actor in ("a_1", "a_2", "a_1")))
    keys = [voice_key(claim) for claim in claims]
    assert keys[0] == keys[2] != keys[1]


def test_the_reports_own_voice_has_no_key(tell):
    (claim,), _ = tell(TEXT, {"words": "The mill burned"})
    assert voice_key(claim) is None


def test_a_name_is_told_in_the_first_of_its_spellings():
    assert once_each(["The Orm Council", "Lenn", "orm council"]) == ("The Orm Council", "Lenn")


MASKED = "The ███ said guns fired. Another ███ denied it. A third ███ urged calm. The ███ urged talks."


def masked(words, actor, **more):
    return {"words": words, "by": {"name": "███", "actor": actor}, **more}


def test_claims_of_two_masked_speakers_stay_apart(bind):
    book = bind(
        MASKED,
        masked("guns fired", "a_1", event="shelling", stance="accuses"),
        masked("denied it", "a_2", event="shelling", stance="denies", answers=[{"claim": "c0", "kind": "denial"}]),
    )
    assert [len(claims) for claims in by_voice(book.claims.values())] == [1, 1]


def test_appeals_of_two_masked_speakers_stand_apart(bind):
    book = bind(
        MASKED,
        masked("guns fired", "a_1", stance="warns"),
        masked("urged calm", "a_2", stance="calls_for"),
        masked("urged talks", "a_1", stance="calls_for"),
    )
    assert [quotation.number for quotation in appeals_of(book)] == [1, 3, 2]


def test_the_bar_counts_two_masked_speakers(bind):
    book = bind(MASKED, masked("guns fired", "a_1"), masked("urged calm", "a_2"), masked("urged talks", "a_1"))
    assert [share.speakers for share in basis_of(book).shares] == [("███", "███")]
