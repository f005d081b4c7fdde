#!/usr/bin/env python3
"""Incidents across reports: ECB+ on its topics about violence, ours beside two links over words.

    benchmarks/incidents.py [--corpora DIR] [--scorers DIR] [--topics 3,8,...]

In: `<corpora>/ecbplus/{train,dev}.jsonl`, read into one book. Out: Markdown. Beside what `bench incidents` writes
stand the incidents of a ledger into which `read` stored the same reports, a claim's words for each telling. The
baselines join reports by TF-IDF likeness, by single link and by average link, each with the threshold that is best on
these very reports, and take each sentence of a group for one and the same incident.
"""

from __future__ import annotations

import json
import math
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rows import SKIPPED, measured, missing, options, run_script, table

TOPICS = "3,8,12,16,18,19,21,22,32,33"
FIGURES = (
    ("documents", "p"), ("documents", "f1"), ("documents.confusable", "f1"), ("coverage", "share"),
    ("mentions.pairwise", "f1"), ("mentions.b3", "p"), ("mentions.b3", "r"), ("mentions.b3", "f1"),
)  # fmt: skip
WORD = re.compile(r"\w+")
TINY = 1e-9
Report = dict[str, Any]
Matrix = NDArray[np.float64]


def main() -> int:
    """Read, score, print."""
    parser = options(__doc__)
    parser.add_argument("--topics", default=TOPICS, help="topics by number")
    args = parser.parse_args()
    parts = [args.corpora / "ecbplus" / f"{name}.jsonl" for name in ("train", "dev")]
    scorer = args.scorers / "incidents" / "ecb.py"
    if missing(scorer, *parts):
        return SKIPPED
    lines = [line for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
    reports = [report for report in map(json.loads, lines) if report["topic"] in args.topics.split(",")]
    print(measured("benchmarks/incidents.py"))
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        book = _write(folder / "book.jsonl", reports)
        ours = folder / "ours.jsonl"
        words = ["--corpus", folder, "--split", "book", "--predictions", ours]
        run_script(["-m", "counterclaim", "bench", "incidents", *words])
        rows.append(["counterclaim bench incidents", *_figures(_score(scorer, book, ours))])
        ledger = _write(folder / "ledger.jsonl", stored(reports, folder))
        rows.append(["counterclaim read: the ledger's incidents", *_figures(_score(scorer, book, ledger))])
        alike = likenesses(reports)
        for name, link in (("single", single_link), ("average", average_link)):
            least = max((x / 100 for x in range(4, 50, 4)), key=lambda t: documents_f1(reports, link(alike, t)))
            said = _write(folder / f"{name}.jsonl", sentences(reports, link(alike, least)))
            rows.append([f"TF-IDF, {name} link at {least:.2f}", *_figures(_score(scorer, book, said))])
    print(f"{len(reports)} reports of topics {args.topics}, in per cent:\n")
    print(table(["", *(f"{name} {figure}" for name, figure in FIGURES)], rows))
    return 0


def stored(reports: Sequence[Report], folder: Path) -> list[Report]:
    """What `read` joins of the same reports: every claim's words, labelled by the incident that it stands in."""
    from counterclaim.bench.book import book_row, joined, readings_of
    from counterclaim.store import open_store

    told = [{"url": f"https://example.org/{r['id']}", "text": r["text"]} for r in reports]
    path = folder / "ledger.db"
    run_script(["-m", "counterclaim", "read", _write(folder / "told.jsonl", told), "--ledger", path, "--quiet"])
    with open_store(path, create=False) as store:
        incidents = book_row(readings_of(store), joined(store))["incidents"]
    return [
        {"doc": at["report"], "start": at["start"], "end": at["end"], "incident": one["id"]}
        for one in incidents
        for at in one["told"]
    ]


def likenesses(reports: Sequence[Report]) -> Matrix:
    """TF-IDF likeness of each two reports."""
    words = [Counter(WORD.findall(r["text"].lower())) for r in reports]
    often = Counter(w for one in words for w in one)
    place = {word: n for n, word in enumerate(sorted(often))}
    weights = np.zeros((len(reports), len(place)))
    for n, one in enumerate(words):
        for word, count in one.items():
            weights[n, place[word]] = (1 + math.log(count)) * math.log(len(reports) / often[word])
    weights /= np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), TINY)
    alike: Matrix = weights @ weights.T
    np.fill_diagonal(alike, -np.inf)
    return alike


def single_link(alike: Matrix, least: float) -> list[int]:
    """Reports hang together by chains of likeness."""
    return _linked(alike, least, np.maximum)


def average_link(alike: Matrix, least: float) -> list[int]:
    """Groups become one by the mean likeness of their reports."""
    return _linked(alike, least, None)


def _linked(alike: Matrix, least: float, nearer: np.ufunc | None) -> list[int]:
    near, home, size = alike.copy(), list(range(len(alike))), np.ones(len(alike))
    while len(near):
        i, j = (int(n) for n in np.unravel_index(np.argmax(near), near.shape))
        if near[i, j] < least:
            break
        both = nearer(near[i], near[j]) if nearer else (near[i] * size[i] + near[j] * size[j]) / (size[i] + size[j])
        near[i, :] = near[:, i] = both
        near[j, :] = near[:, j] = near[i, i] = -np.inf
        size[i] += size[j]
        home = [i if n == j else n for n in home]
    return home


def documents_f1(reports: Sequence[Report], home: Sequence[int]) -> float:
    """F1 over pairs of reports of one event, as the scorer counts it."""
    said, gold, both = (
        Counter(home),
        Counter(r["seminal"] for r in reports),
        Counter((n, r["seminal"]) for n, r in zip(home, reports, strict=True)),
    )
    told, asked, right = (sum(n * (n - 1) for n in one.values()) for one in (said, gold, both))
    return 2 * right / max(1, told + asked)


def sentences(reports: Sequence[Report], home: Sequence[int]) -> list[Report]:
    """Every sentence of every report, labelled by the group of the report."""
    spans = [(n, m.span()) for n, r in enumerate(reports) for m in re.finditer(r"[^.!?]+[.!?]*", r["text"])]
    return [{"doc": reports[n]["id"], "start": a, "end": b, "incident": str(home[n])} for n, (a, b) in spans]


def _write(path: Path, rows: Sequence[Report]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def _score(scorer: Path, book: Path, said: Path) -> dict[str, dict[str, float]]:
    return dict(json.loads(run_script([scorer, book, "--pred", said, "--json"])))


def _figures(score: dict[str, dict[str, float]]) -> list[float]:
    return [score[name][figure] for name, figure in FIGURES]


if __name__ == "__main__":
    sys.exit(main())
