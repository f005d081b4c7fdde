"""The five measures of a book: gold and prediction in, figures by name out.

In: rows by section, gold and prediction in one form (`score.py` tells it). Out: figures in per cent. Standard library.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from alike import (
    Figure,
    Item,
    Known,
    Span,
    all_same,
    assigned,
    b_cubed,
    name_fit,
    one_to_one,
    other_side,
    pairwise,
    prf,
    same_name,
    same_party,
    share,
    span_fit,
)

Row = Mapping[str, Any]
Rows = Sequence[Row]
Book = Mapping[str, Rows]
Figures = dict[str, Figure]


def score(gold: Book, said: Book, known: Known) -> Figures:
    """All figures of a book."""
    return {
        **copies(gold["copies"], said["copies"]),
        **incidents(gold["incidents"], said["incidents"]),
        **actors(gold["actors"], said["actors"]),
        **ceasefires(gold["ceasefires"], said["ceasefires"], known),
        **tolls(gold["tolls"], said["tolls"], known),
        "wrong side": wrong_sides(gold, said, known),
    }


# --- copies ----------------------------------------------------------------------------------------------------------


def copies(gold: Rows, said: Rows) -> Figures:
    """Pairs of whole copies; and paragraphs that repeat one of a group's reports."""
    due, given = _pairs(gold), _pairs(said)
    asked, told = _repeated(gold), _repeated(said)
    hits = one_to_one(asked, told, lambda one, two: (1,) if one[:2] == two[:2] and one[2] & two[2] else None)
    return {
        "copies": prf(len(due & given), len(given), len(due)),
        "copies: paragraphs": prf(len(hits), len(told), len(asked)),
    }


def _pairs(groups: Rows) -> set[tuple[str, ...]]:
    return {pair for group in groups for pair in combinations(sorted(set(group["reports"])), 2)}


def _repeated(groups: Rows) -> list[tuple[str, int, frozenset[str]]]:
    """Each report and paragraph, with the reports that it repeats."""
    return [
        (report, number, frozenset(group["reports"]))
        for group in groups
        for report, numbers in sorted((group.get("partly") or {}).items())
        for number in sorted(set(numbers))
    ]


# --- incidents and actors --------------------------------------------------------------------------------------------


def incidents(gold: Rows, said: Rows) -> Figures:
    """Tellings in the right group."""
    undecided = {frozenset((row["id"], other)) for row in gold for other in row.get("overlaps") or ()}
    asked, told = ([(_span(t), str(row["id"])) for row in rows for t in row["told"]] for rows in (gold, said))
    return _groups("incidents", asked, assigned(asked, told, span_fit), undecided)


def actors(gold: Rows, said: Rows) -> Figures:
    """Names in the right group."""
    asked, told = (
        [((n["report"], n["name"]), str(row["id"])) for row in rows for n in row["names"]] for rows in (gold, said)
    )
    return _groups("actors", asked, assigned(asked, told, name_fit), ())


def _groups(
    name: str, asked: Sequence[tuple[Any, str]], found: Sequence[str | None], undecided: Collection[frozenset[str]]
) -> Figures:
    """The figures of a grouping over what was found, and over all with each that was not found in a group of its own.

    The first field of what is asked for is its report.
    """
    both = list(zip(asked, found, strict=True))
    there = [Item(thing[0], group, f"={label}") for (thing, group), label in both if label is not None]
    alone = [Item(thing[0], group, f"#{n}") for n, ((thing, group), label) in enumerate(both) if label is None]
    figures = {f"{name}: found": share(len(there), len(both))}
    for of, items in (("of those found", there), ("of all", [*there, *alone])):
        figures[f"{name}: B-cubed {of}"] = b_cubed(items, undecided)
        figures[f"{name}: pairs {of}"] = pairwise(items, undecided)
        figures[f"{name}: pairs across reports {of}"] = pairwise(items, undecided, across=True)
    return figures


# --- ceasefires ------------------------------------------------------------------------------------------------------


def ceasefires(gold: Rows, said: Rows, known: Known) -> Figures:
    """Agreements, and what is said of their keeping."""
    pairs = [(gold[i], said[j]) for i, j in one_to_one(gold, said, lambda g, s: _truce_points(g, s, known))]
    exact = sum(_day(g, "agreed_on") == _day(s, "agreed_on") and _same_names(g, s, known) for g, s in pairs)
    ends = [(_day(g, k), _day(s, k)) for g, s in pairs for k in ("effective", "ended")]
    due, given = ([_day(t, k) for t in rows for k in ("effective", "ended")] for rows in (gold, said))
    violations, kept = (_keeping(pairs, key, known) for key in ("violations", "kept"))
    days = [_day(g, "day") == _day(s, "day") for g, s in violations]
    return {
        "ceasefires: found": prf(len(pairs), len(said), len(gold)),
        "ceasefires: exact": prf(exact, len(said), len(gold)),
        "ceasefires: effect and end": prf(sum(g == s is not None for g, s in ends), _known(given), _known(due)),
        "ceasefires: violations": prf(len(violations), _told(said, "violations"), _told(gold, "violations")),
        "ceasefires: days of right violations": share(sum(days), len(days)),
        "ceasefires: kept": prf(len(kept), _told(said, "kept"), _told(gold, "kept")),
    }


def _truce_points(gold: Row, said: Row, known: Known) -> tuple[float] | None:
    """Day and brokers weigh more than all reports."""
    day = bool(gold["agreed_on"]) and _day(gold, "agreed_on") == _day(said, "agreed_on")
    brokers = any(same_name(one, two, known) for one in _list(gold, "brokers") for two in _list(said, "brokers"))
    one, two = frozenset(gold["reports"]), frozenset(said["reports"])
    points = 2.0 * day + 2.0 * brokers + len(one & two) / max(1, len(one | two))
    return (points,) if points else None


def _same_names(gold: Row, said: Row, known: Known) -> bool:
    brokers, parties = ((_list(gold, key), _list(said, key)) for key in ("brokers", "parties"))
    return all_same(*brokers, same_name, known) and all_same(*parties, same_party, known)


def _keeping(pairs: Iterable[tuple[Row, Row]], key: str, known: Known) -> list[tuple[Row, Row]]:
    """Tellings of one truce that are put to it with the right speaker and party."""

    def right(gold: Row, said: Row) -> bool:
        return _right_parties(gold, said, known)

    return [pair for g, s in pairs for pair in _matched(_list(g, key), _list(s, key), right) if right(*pair)]


def _right_parties(gold: Row, said: Row, known: Known) -> bool:
    named = ((_by(gold), _by(said)), (gold.get("party"), said.get("party")))
    return all(same_party(one, two, known) for one, two in named)


def _by(row: Row) -> str | None:
    """Who alleges a violation, or claims that the truce was kept."""
    return row.get("alleged_by") or row.get("claimed_by")


# --- tolls -----------------------------------------------------------------------------------------------------------


def tolls(gold: Rows, said: Rows, known: Known) -> Figures:
    """Points in the right series with all bounds right, and series that are right as a whole."""
    pairs = [(gold[i], said[j]) for i, j in one_to_one(gold, said, lambda g, s: _series_points(g, s, known))]
    shared = [(g, s, _shared_points(g, s)) for g, s in pairs]
    right = [[(one, two) for one, two in points if _bounds(one) == _bounds(two)] for _, _, points in shared]
    whole = sum(
        len(hits) == len(g["points"]) == len(s["points"]) for (g, s, _), hits in zip(shared, right, strict=True)
    )
    hits = [pair for series in right for pair in series]
    return {
        "tolls: points": prf(len(hits), _told(said, "points"), _told(gold, "points")),
        "tolls: whole series": prf(whole, len(said), len(gold)),
        "tolls: as of, of right points": share(sum(_day(g, "as_of") == _day(s, "as_of") for g, s in hits), len(hits)),
    }


def _series_points(gold: Row, said: Row, known: Known) -> tuple[int, ...] | None:
    """Of series that may be one: how many points are shared with the same bounds, and how many at all."""
    if any(gold[key] != said[key] for key in ("kind", "scope")):
        return None
    if not same_name(gold["claimant"], said["claimant"], known):
        return None
    shared = _shared_points(gold, said)
    return (sum(_bounds(g) == _bounds(s) for g, s in shared), len(shared)) if shared else None


def _shared_points(gold: Row, said: Row) -> list[tuple[Row, Row]]:
    return _matched(_list(gold, "points"), _list(said, "points"), lambda g, s: _bounds(g) == _bounds(s))


def _bounds(point: Row) -> tuple[float | None, ...]:
    return tuple(None if point.get(key) is None else float(point[key]) for key in ("low", "best", "high"))


# --- the wrong side --------------------------------------------------------------------------------------------------


def wrong_sides(gold: Book, said: Book, known: Known) -> Figure:
    """How many violations were put on, or in the mouth of, another side, and how many numbers of a toll.

    Tellings are held against each other by their words alone, in whatever truce or series they stand.
    """

    def turned(one: Row, two: Row) -> bool:
        return other_side(_by(one), _by(two), known) or other_side(one.get("party"), two.get("party"), known)

    def moved(one: Row, two: Row) -> bool:
        return other_side(one["side"], two["side"], known)

    due, given = ([row for t in book["ceasefires"] for row in _list(t, "violations")] for book in (gold, said))
    violations = _matched(due, given, lambda one, two: not turned(one, two))
    counted = []
    for kind in sorted({series["kind"] for series in gold["tolls"]}):
        due, given = (_sided_points(book["tolls"], kind) for book in (gold, said))
        counted += _matched(due, given, lambda one, two: _bounds(one) == _bounds(two) and not moved(one, two))
    return {
        "violations": sum(turned(*pair) for pair in violations),
        "tolls": sum(moved(*pair) for pair in counted),
    }


def _sided_points(rows: Rows, kind: str) -> list[Row]:
    """The points of all series of a kind, each with the side of its series."""
    return [{**point, "side": row.get("side")} for row in rows if row["kind"] == kind for point in _list(row, "points")]


# --- tellings --------------------------------------------------------------------------------------------------------


def _matched(gold: Rows, said: Rows, right: Callable[[Row, Row], bool]) -> list[tuple[Row, Row]]:
    """Tellings that belong together by their words, one to one: what is right goes first, then the better fit."""

    def points(one: Row, two: Row) -> tuple[int, ...] | None:
        fit = span_fit(_span(one), _span(two))
        return None if fit is None else (int(right(one, two)), *(-n for n in fit))

    return [(gold[i], said[j]) for i, j in one_to_one(gold, said, points)]


def _span(row: Row) -> Span:
    return Span(row["report"], row["start"], row["end"])


def _day(row: Row, key: str) -> str | None:
    return str(row[key])[:10] if row.get(key) else None


def _list(row: Row, key: str) -> list[Any]:
    return list(row.get(key) or ())


def _told(rows: Rows, key: str) -> int:
    return sum(len(_list(row, key)) for row in rows)


def _known(days: Iterable[str | None]) -> int:
    return sum(day is not None for day in days)
