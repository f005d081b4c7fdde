"""Strings changed in records, however deep, and nothing else."""

from __future__ import annotations

from counterclaim.export.masking.rewriting import Rewriter, texts_of
from counterclaim.records.claim import Place, Quote, Reason, Speaker, Toll
from counterclaim.records.enums import Sector, TollKind
from counterclaim.records.ledger import Actor


def test_every_string_is_changed_and_closed_lists_are_not() -> None:
    actor = Actor(id="a", name="b", aliases=("c",), sector=Sector.COURT, reasons=(Reason("d", "e", "f"),))
    assert Rewriter(str.upper).record(actor) == Actor(
        id="A", name="B", aliases=("C",), kind="BODY", sector=Sector.COURT, reasons=(Reason("D", "E", "F"),)
    )


def test_a_mapping_is_changed_in_keys_and_values() -> None:
    assert Rewriter(str.upper).record({"a": ("b", 1), "c": None}) == {"A": ("B", 1), "C": None}


def test_each_string_is_asked_for_once() -> None:
    asked: list[str] = []

    def change(text: str) -> str:
        asked.append(text)
        return text

    Rewriter(change).record((Place(name="x", relation="in"), Place(name="x", relation="in")))
    assert sorted(asked) == ["in", "x"]


def test_what_does_not_change_is_the_same_object() -> None:
    place = Place(name="x", lat=1.0)
    assert Rewriter(str.lower).record(place) is place


def test_a_type_can_be_left_as_it_is() -> None:
    speaker = Speaker(name="a", mention=Quote(0, 1, "a"))
    assert Rewriter(str.upper, but=(Quote,)).record(speaker) == Speaker(name="A", mention=Quote(0, 1, "a"))


def test_numbers_and_closed_lists_hold_no_text() -> None:
    assert "best" not in texts_of(Toll)
    assert "kind" not in texts_of(Toll)
    assert "who" in texts_of(Toll)
    assert Rewriter(str.upper).record(Toll(kind=TollKind.KILLED, who="a")).kind is TollKind.KILLED
