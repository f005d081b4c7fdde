"""The samples are whole: listed, in length, one conflict file each, and mirror pairs that do exchange two sides."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from counterclaim.packs.conflict import load_conflict

SAMPLES = Path(__file__).parents[3] / "samples"
DISPATCHES = sorted(p for p in (SAMPLES / "dispatches").rglob("*") if p.is_file())
MIRROR = yaml.safe_load((SAMPLES / "mirror.yaml").read_text(encoding="utf-8"))


def exchange(text: str, pairs: list[list[str]]) -> str:
    """The text with the names of each pair exchanged."""
    marks = [(one, f"\0{n}\1", two) for n, (one, two) in enumerate(pairs)]
    for one, mark, _ in marks:
        text = text.replace(one, mark)
    for one, _, two in marks:
        text = text.replace(two, one)
    for _, mark, two in marks:
        text = text.replace(mark, two)
    return text


def test_the_list_names_every_dispatch() -> None:
    listed = (SAMPLES / "README.md").read_text(encoding="utf-8")
    missing = [p.name for p in DISPATCHES if f"{p.parent.name}/{p.name}" not in listed]
    assert not missing
    assert len(DISPATCHES) >= 14


@pytest.mark.parametrize("path", [p for p in DISPATCHES if p.suffix in (".txt", ".md") and p.parent.name != "refused"])
def test_a_dispatch_is_short(path: Path) -> None:
    assert 80 <= len(path.read_text(encoding="utf-8").split()) <= 250


@pytest.mark.parametrize("path", sorted((SAMPLES / "conflicts").glob("*.yaml")))
def test_a_conflict_file_loads_with_sides_in_alphabetical_order(path: Path) -> None:
    names = [side.name for side in load_conflict(path).sides]
    assert names == sorted(names)


def test_the_two_ministries_mirror_each_other() -> None:
    texts = [
        (SAMPLES / f"dispatches/border-war/{n}-ministry.txt").read_text(encoding="utf-8") for n in ("velmar", "dorand")
    ]
    own = [["Lower Brann", "Orm Bridge"], ["Arlen Voss", "Ivo Tarn"], ["Voss", "Tarn"]]
    assert exchange(texts[0], MIRROR[0]["pairs"] + own) == texts[1]


@pytest.mark.parametrize("group", MIRROR)
def test_exchanging_twice_gives_the_text_back(group: dict[str, list[str]]) -> None:
    assert all(len(one[0]) >= len(two[0]) or one[0] not in two[0] for one, two in pairwise(group["pairs"]))
    for name in group["dispatches"]:
        text = (SAMPLES / "dispatches" / name).read_text(encoding="utf-8")
        turned = exchange(text, group["pairs"])
        assert turned != text
        assert exchange(turned, group["pairs"]) == text
