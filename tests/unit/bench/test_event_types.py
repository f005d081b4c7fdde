"""A snippet gets its likeliest type."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.bench.heard import heard

from counterclaim.bench.event_types import TABLE, predict
from counterclaim.records.errors import InputError


def table(folder: Path, text: str) -> Path:
    (folder / TABLE).parent.mkdir(parents=True)
    (folder / TABLE).write_text(text, encoding="utf-8")
    return folder


def test_every_snippet_is_predicted_whatever_the_table_says_of_it(tmp_path: Path) -> None:
    corpus = table(tmp_path, "id\tEventSnippet\tSubType\n7 \tJets struck Oldbridge.\tDIPLO\n8\tThey met.\n")
    heard_types = {"Jets struck Oldbridge.": "AIR_STRIKE", "They met.": "DIPLO"}
    rows = list(predict(corpus, lambda text: heard(text, whole={"case": [{heard_types[text]: 2.0}]})))
    assert rows == [{"id": "7", "label": "AIR_STRIKE"}, {"id": "8", "label": "DIPLO"}]


def test_a_table_without_snippets_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no snippets"):
        list(predict(table(tmp_path, "id\tEventSnippet\tSubType\n"), heard))
