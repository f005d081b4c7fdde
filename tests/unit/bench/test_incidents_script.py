"""The baselines of the benchmark of incidents: chains of likeness, groups by mean likeness."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
REPORTS = [
    {"id": "a", "seminal": "1", "text": "Gunmen shot the lighthouse keeper. He died."},
    {"id": "b", "seminal": "1", "text": "The lighthouse keeper was shot by gunmen."},
    {"id": "c", "seminal": "2", "text": "A flood swept vineyards, drowning one vintner."},
]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module("incidents")


@pytest.mark.parametrize("link", ["single_link", "average_link"])
def test_reports_in_the_same_words_are_joined(script: ModuleType, link: str) -> None:
    home = getattr(script, link)(script.likenesses(REPORTS), 0.2)
    assert home[0] == home[1] != home[2]
    assert script.documents_f1(REPORTS, home) == 1.0


def test_a_chain_joins_by_single_link_alone(script: ModuleType) -> None:
    chain = script.np.array([[-script.np.inf, 0.9, 0.1], [0.9, -script.np.inf, 0.8], [0.1, 0.8, -script.np.inf]])
    assert len(set(script.single_link(chain, 0.5))) == 1
    assert len(set(script.average_link(chain, 0.5))) == 2


def test_nothing_joined_finds_nothing(script: ModuleType) -> None:
    assert script.documents_f1(REPORTS, [0, 1, 2]) == 0.0


def test_every_sentence_is_labelled_by_its_group(script: ModuleType) -> None:
    rows = script.sentences(REPORTS[:1], [7])
    assert [(row["start"], row["incident"]) for row in rows] == [(0, "7"), (34, "7")]
