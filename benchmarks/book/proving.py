"""Whether the scorer scores a set as it should: books made of the gold, each with what must come out.

In: a set. Out: words that all is well; SystemExit with the figures that are wrong. Standard library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from alike import side_of
from gold_set import GoldSet, Row
from measures import Figures, score

Book = dict[str, list[Row]]
_SPEAKERS = ("alleged_by", "claimed_by", "party", "side")


def self_check(gold_set: GoldSet) -> str:
    """Score the gold against books made of it."""
    made: tuple[tuple[str, Callable[[GoldSet], Book], Callable[[GoldSet, Figures], Iterator[str]]], ...] = (
        ("the gold itself", lambda h: h.gold, _perfect),
        ("the gold shuffled, under other names", _shuffled, _perfect),
        ("nothing", lambda h: {name: [] for name in h.gold}, _nothing),
        ("the sides exchanged", _mirrored, _turned),
        ("all in one", _all_in_one, _recalled),
        ("every report alone", _alone, _precise),
    )
    wrong = [
        f"{name}: {fault}"
        for name, make, judge in made
        for fault in judge(gold_set, score(gold_set.gold, make(gold_set), gold_set.known))
    ]
    if wrong:
        raise SystemExit("self-check failed:\n" + "\n".join(wrong))
    counts = ", ".join(f"{len(rows)} {name}" for name, rows in gold_set.gold.items())
    return f"self-check ok: {len(gold_set.reports)} reports, {counts}"


# --- books -----------------------------------------------------------------------------------------------------------


def _shuffled(gold_set: GoldSet) -> Book:
    """Every list from its end, and ids that sort otherwise."""

    def turned(value: Any) -> Any:
        if isinstance(value, list):
            return [turned(one) for one in reversed(value)]
        if isinstance(value, dict):
            return {k: f"other-{v[::-1]}" if k == "id" else turned(v) for k, v in value.items()}
        return value

    return {name: turned(rows) for name, rows in gold_set.gold.items()}


def _mirrored(gold_set: GoldSet) -> Book:
    """The first two sides exchanged, as speakers, as parties and as those who count."""
    first, second = sorted(gold_set.known.sides)[:2]
    other = {first: second, second: first}

    def turned(value: Any) -> Any:
        if isinstance(value, list):
            return [turned(one) for one in value]
        if isinstance(value, dict):
            return {
                k: other.get(side_of(v, gold_set.known) or "", v) if k in _SPEAKERS else turned(v)
                for k, v in value.items()
            }
        return value

    return {name: turned(rows) for name, rows in gold_set.gold.items()}


def _all_in_one(gold_set: GoldSet) -> Book:
    """All tellings in one incident, all names in one actor, all reports copies of one."""
    gold = gold_set.gold
    return {
        **{name: [] for name in gold},
        "copies": [{"reports": list(gold_set.reports)}],
        "incidents": [{"id": "one", "told": [told for row in gold["incidents"] for told in row["told"]]}],
        "actors": [{"id": "one", "names": [name for row in gold["actors"] for name in row["names"]]}],
    }


def _alone(gold_set: GoldSet) -> Book:
    """Incidents and actors as the gold has them within each report, none across reports."""

    def parts(section: str, key: str) -> list[Row]:
        return [
            {"id": f"{row['id']} in {report}", key: [one for one in row[key] if one["report"] == report]}
            for row in gold_set.gold[section]
            for report in sorted({one["report"] for one in row[key]})
        ]

    return {
        **{name: [] for name in gold_set.gold},
        "incidents": parts("incidents", "told"),
        "actors": parts("actors", "names"),
    }


# --- what must come out ----------------------------------------------------------------------------------------------


def _expect(
    figures: Figures, value: float, key: str, *, starting: tuple[str, ...], but: str = "no such"
) -> Iterator[str]:
    for name, figure in figures.items():
        if name.startswith(starting) and but not in name and key in figure and figure["gold"] and figure[key] != value:
            yield f"{name} has {key} {figure[key]} where {value} is due"


def _perfect(_gold_set: GoldSet, figures: Figures) -> Iterator[str]:
    for key in ("f1", "share"):
        yield from _expect(figures, 100, key, starting=("",))
    if any(figures["wrong side"].values()):
        yield f"something is on the wrong side: {figures['wrong side']}"


def _nothing(_gold_set: GoldSet, figures: Figures) -> Iterator[str]:
    """An item that is not found is a group of its own among all: right for what is told once."""
    for key in ("f1", "share"):
        yield from _expect(figures, 0, key, starting=("",), but="B-cubed of all")
    for name in ("incidents", "actors"):
        yield from _expect(figures, 100, "p", starting=(f"{name}: B-cubed of all",))


def _turned(gold_set: GoldSet, figures: Figures) -> Iterator[str]:
    """Every violation and number of these two sides is on the wrong side, and nothing else has changed."""
    pair = set(sorted(gold_set.known.sides)[:2])
    violations = [row for truce in gold_set.gold["ceasefires"] for row in truce["violations"]]
    named = sum(
        bool({side_of(row.get(key), gold_set.known) for key in ("alleged_by", "party")} & pair) for row in violations
    )
    counted = sum(len(row["points"]) for row in gold_set.gold["tolls"] if side_of(row["side"], gold_set.known) in pair)
    if figures["wrong side"] != {"violations": named, "tolls": counted}:
        yield f"{figures['wrong side']} on the wrong side where {named} violations and {counted} numbers are due"
    if figures["ceasefires: violations"]["hit"] != len(violations) - named:
        yield f"{figures['ceasefires: violations']['hit']:g} right violations where {len(violations) - named} are due"
    yield from _expect(figures, 100, "f1", starting=("copies", "incidents", "actors", "tolls"))


def _recalled(_gold_set: GoldSet, figures: Figures) -> Iterator[str]:
    yield from _expect(figures, 100, "r", starting=("copies", "incidents", "actors"), but="paragraphs")


def _precise(_gold_set: GoldSet, figures: Figures) -> Iterator[str]:
    yield from _expect(figures, 100, "p", starting=("incidents: B-cubed", "actors: B-cubed"))
    yield from _expect(figures, 0, "f1", starting=("incidents: pairs across", "actors: pairs across"))
