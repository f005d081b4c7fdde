"""The page about a record: its sentence with the evidence marked, fields, reasons and links."""

from __future__ import annotations

import pytest
from tests.store.readings import make_reading, make_refusal

from counterclaim.export.cards import card_lines
from counterclaim.export.lines import Line, to_text
from counterclaim.export.tables import LOG, REFUSALS, REPORTS
from counterclaim.store import Store


def card(store: Store, record_id: str) -> str:
    return "\n".join(to_text(line) for line in card_lines(store.find(record_id), store))


def test_a_claim_stands_in_its_sentence(store: Store) -> None:
    text = card(store, make_reading().claims[0].id)
    assert "Defence Ministry ⟦accused Sudmark of shelling the village of Elv on Tuesday⟧, killing two farmers." in text
    assert "Report: Harbour Wire, 2031-05-07, Village shelled" in text
    assert "Side: Norrland" in text
    assert "When: 2031-05-06 (“on Tuesday”), to the day, by the words, counted from the dateline" in text
    assert "Toll (incident): killed farmers: “two” (2)" in text
    assert "Answered by, as denial: “denied shelling Elv”" in text
    assert "Part of: Shelling of Elv" in text
    assert "stance: the cue is 'accused' (cue.accuse)" in text
    assert "machine-read, not checked by a person" in text


def test_a_denial_says_what_it_denies_and_answers(store: Store) -> None:
    text = card(store, make_reading().claims[1].id)
    assert "Stance: denies the act" in text
    assert "Answers, as denial: “accused Sudmark" in text
    assert "When: not fixed" in text


def test_the_reports_own_voice_is_named(store: Store) -> None:
    assert "Speaker: the reports' own voice, or hearsay with no speaker named" in card(
        store, make_reading().claims[2].id
    )


def test_every_kind_of_record_that_one_report_tells_has_a_page(store: Store) -> None:
    reading = make_reading()
    for record, words in (
        (reading.report, "sha256"),
        (reading.ceasefires[0], "Norrland: Sudmark broke it, 2031-05-06"),
        (reading.tolls[0], "Counts: a running total; never added up"),
        (make_refusal(), "What to do: Run it through text recognition first."),
    ):
        assert words in card(store, record.id)


@pytest.mark.parametrize(
    ("view", "stream", "cells"),
    [
        (REPORTS, "reports", ("2031-05-07", "Harbour Wire", "Village shelled", "4", "a.txt")),
        (REFUSALS, "refusals", ("2031-05-08T09:00:00Z", "scan.pdf", "no_text_layer")),
        (LOG, "log", ("1", "2031-05-08T09:00:00Z", "test")),
    ],
)
def test_rows_tell_what_the_columns_say(store: Store, view: object, stream: str, cells: tuple[str, ...]) -> None:
    row = view.row(next(getattr(store, stream)()))
    assert row[: len(cells)] == cells
    assert len(row) == len(view.columns)


def test_a_line_is_safe_to_print() -> None:
    line = Line(text="a\x1b[2Jb\u202e", label="x\ny", id="c_1", marked=(1, 5), indent=1)
    assert to_text(line) == "  x y: a⟦<U+001B>[2J⟧b<U+202E>  [c_1]"
