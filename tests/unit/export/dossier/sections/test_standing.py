"""Whose words a claim is: a side, a third state, an organisation, nobody's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.sections.standing import Standing, camps_of
from counterclaim.packs.conflict import Conflict, Side

Bind = Callable[..., Book]
WAR = Conflict(id="w", name="War", sides=(Side(name="Velmar"), Side(name="Dorand")))
TEXT = "Velmar spoke."


def who(name: str, sector: str = "unknown", country: str | None = None) -> dict[str, Any]:
    return {"name": name, "sector": sector, "country": country}


@pytest.mark.parametrize(
    ("speaker", "side", "standing"),
    [
        (who("Velmari army", "military", "VLM"), "Velmar", Standing.SIDE),
        (who("Velmari League", "civil_society"), "Velmar", Standing.SIDE),
        (who("Ostmark", "government", "OST"), "Ostmark", Standing.THIRD_STATE),
        (who("Ostmark's foreign minister", "government", "OST"), None, Standing.THIRD_STATE),
        (who("Free Valley's ombudsman", "government"), "Free Valley", Standing.SIDE),
        (who("River Brigade", "armed_group"), "River Brigade", Standing.SIDE),
        (who("League of States", "international_body"), "League of States", Standing.INTERNATIONAL_BODY),
        (who("Lake Mission", "international_body"), None, Standing.INTERNATIONAL_BODY),
        (who("Rights Watchers", "civil_society", "OST"), None, Standing.CIVIL_SOCIETY),
        (who("Harbour Radio", "media"), None, Standing.MEDIA),
        (who("defence ministry", "government"), None, Standing.OTHER),
        (who("Ivo Tarn", "unknown", "OST"), None, Standing.OTHER),
        (None, None, Standing.OWN_VOICE),
        (None, "Velmar", Standing.SIDE),
    ],
)
def test_each_speaker_has_one_standing(bind: Bind, speaker: Any, side: str | None, standing: Standing) -> None:
    book = bind(TEXT, {"words": "Velmar spoke", "by": speaker, "side": side}, conflict=WAR)
    assert camps_of(book).standing(book.claims["c0"]) is standing


def test_an_official_of_a_party_whom_nobody_gave_a_side_is_no_third_state(bind: Bind) -> None:
    book = bind(
        "Velmar spoke. An official answered.",
        {"words": "Velmar spoke", "by": who("Velmari army", "military", "VLM"), "side": "Velmar"},
        {"words": "An official answered", "by": who("an official", "government", "VLM")},
        conflict=WAR,
    )
    assert camps_of(book).standing(book.claims["c1"]) is Standing.OTHER


def test_sides_keep_the_order_of_the_conflict_file(bind: Bind) -> None:
    book = bind(TEXT, {"words": "Velmar spoke", "by": who("Free Valley", "government"), "side": "Free Valley"})
    assert camps_of(book).sides == ("Free Valley",)
    assert camps_of(bind(TEXT, conflict=WAR)).sides == ("Velmar", "Dorand")
