#!/usr/bin/env python3
"""Incidents across reports: ECB+ on its topics about violence, ours beside a single link over words.

    benchmarks/incidents.py [--corpora DIR] [--scorers DIR] [--topics 3,8,...]

In: `<corpora>/ecbplus/{train,dev}.jsonl`, read into one book. Out: Markdown. The baseline joins reports whose TF-IDF
likeness reaches a threshold chosen on these very reports, by single link, and takes each sentence of a group for one
and the same incident.
"""

from __future__ import annotations

import json
import math
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rows import SKIPPED, measured, missing, options, run_script, table

TOPICS = "3,8,12,16,18,19,21,22,32,33"
FIGURES = (
    ("documents", "p"), ("documents", "f1"), ("documents.confusable", "f1"), ("coverage", "share"),
    ("mentions.pairwise", "f1"), ("mentions.b3", "p"), ("mentions.b3", "r"), ("mentions.b3", "f1"),
)  # fmt: skip
WORD = re.compile(r"\w+")
Report = dict[str, Any]


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
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = _write(folder / "book.jsonl", reports)
        ours = folder / "ours.jsonl"
        words = ["--corpus", folder, "--split", "book", "--predictions", ours]
        run_script(["-m", "counterclaim", "bench", "incidents", *words])
        rows.append(["counterclaim", *_figures(_score(scorer, book, ours))])
        tries = [(t, _write(folder / f"base{t}.jsonl", single_link(reports, t / 100))) for t in range(8, 50, 4)]
        best = max((_score(scorer, book, path)["documents"]["f1"], t, path) for t, path in tries)
        rows.append([f"TF-IDF, single link at {best[1] / 100:.2f}", *_figures(_score(scorer, book, best[2]))])
    print(f"{len(reports)} reports of topics {args.topics}, in per cent:\n")
    print(table(["", *(f"{name} {figure}" for name, figure in FIGURES)], rows))
    return 0


def single_link(reports: Sequence[Report], least: float) -> list[Report]:
    """Every sentence of every report, labelled by the group of the report."""
    words = [Counter(WORD.findall(r["text"].lower())) for r in reports]
    often = Counter(w for one in words for w in one)
    vectors = [{w: (1 + math.log(n)) * math.log(len(reports) / often[w]) for w, n in one.items()} for one in words]
    lengths = [math.sqrt(sum(x * x for x in v.values())) or 1.0 for v in vectors]
    users: dict[str, list[int]] = defaultdict(list)
    alike: dict[tuple[int, int], float] = defaultdict(float)
    for n, vector in enumerate(vectors):
        for word, weight in vector.items():
            for other in users[word]:
                alike[other, n] += weight * vectors[other][word]
            users[word].append(n)
    home = list(range(len(reports)))

    def root(n: int) -> int:
        while home[n] != n:
            n = home[n]
        return n

    for (i, j), value in alike.items():
        if value / (lengths[i] * lengths[j]) >= least:
            home[root(j)] = root(i)
    spans = [(n, m.span()) for n, r in enumerate(reports) for m in re.finditer(r"[^.!?]+[.!?]*", r["text"])]
    return [{"doc": reports[n]["id"], "start": a, "end": b, "incident": str(root(n))} for n, (a, b) in spans]


def _write(path: Path, rows: Sequence[Report]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def _score(scorer: Path, book: Path, said: Path) -> dict[str, dict[str, float]]:
    return dict(json.loads(run_script([scorer, book, "--pred", said, "--json"])))


def _figures(score: dict[str, dict[str, float]]) -> list[float]:
    return [score[name][figure] for name, figure in FIGURES]


if __name__ == "__main__":
    sys.exit(main())
