#!/usr/bin/env python3
"""Score a book made of many reports against one set of the corpus. Standard library and PyYAML.

    benchmarks/book/score.py HALF --pred PRED.json [--json]
    benchmarks/book/score.py HALF --self-check
    benchmarks/book/score.py HALF --check [--counts]

HALF: a folder with `conflict.yaml`, `reports.jsonl` and `gold.yaml`. A report's id is the end of its address. PRED, one
JSON object; `start` and `end` count characters of the report's `text`, the end is exclusive; a day is an ISO day; what
is not known is null or left out:

    {"copies": [{"reports": [ID, ...], "partly": {ID: [PARAGRAPH, ...]}}],
     "incidents": [{"id", "told": [{"report", "start", "end"}]}],
     "actors": [{"id", "names": [{"report", "name"}]}],
     "ceasefires": [{"id", "agreed_on", "effective", "ended", "brokers": [], "parties": [], "reports": [ID, ...],
                     "violations": [{"report", "start", "end", "alleged_by", "party", "day"}],
                     "kept": [{"report", "start", "end", "claimed_by", "party", "day"}]}],
     "tolls": [{"id", "claimant", "side", "kind", "who", "scope", "incident",
                "points": [{"report", "start", "end", "low", "best", "high", "as_of"}]}]}

Paragraphs of the body count from 1; the headline is none of them. An actor may have several names in one report.

Figures, in per cent; P, R and F1 with their counts:
  copies        pairs of reports that are wholly or mostly one text; (report, paragraph) that repeats one of its group
  incidents     a gold telling belongs to the shortest predicted span that holds it, else to the one with most in common
                with it. B-cubed and pairs over tellings that belong to one ("of those found"), and over all, where each
                that was not found is a group of its own. Pairs of incidents that the gold calls `overlaps` neither win
                nor cost. Predicted tellings that hold nothing of the gold do not count.
  actors        the same over (report, name). Names fit within a report where one's words lie within the other's; case,
                accents, articles and ranks aside
  ceasefires    one to one by day, brokers and reports in common. exact: day of agreement, brokers and parties right; a
                truce missed or one too many costs. Violations and claims of keeping: in the right truce, with the right
                speaker and party (bodies and people of a side stand for it)
  tolls         series one to one by claimant, kind, scope and shared points; points in the right series with low, best
                and high all right
  wrong side    how many violations and numbers were put on another side
Where several predicted groups fit a telling equally well, the one is taken that holds most of its gold group.

--self-check scores books made of the gold itself: as it is, empty, mirrored, shuffled, all in one, every report alone.
--check tells whether the gold is sound, by line and without quoting it; with --counts only how many faults of a kind.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from checking import faults
from gold_set import SECTIONS, read_gold_set
from measures import Figures, score
from proving import self_check


def main() -> int:
    """Score or check, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold_set", type=Path, help="folder of the set")
    parser.add_argument("--pred", type=Path, help="the prediction")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.add_argument("--self-check", action="store_true", help="whether the scorer scores this gold as it should")
    parser.add_argument("--check", action="store_true", help="whether the gold is sound")
    parser.add_argument("--counts", action="store_true", help="with --check: how many faults of each kind, and no more")
    args = parser.parse_args()
    if lacking := [
        name for name in ("conflict.yaml", "reports.jsonl", "gold.yaml") if not (args.gold_set / name).exists()
    ]:
        parser.error(f"{args.gold_set} has no {', '.join(lacking)}: name the folder of a set")
    if args.check:
        return check(args.gold_set, counts=args.counts)
    gold_set = read_gold_set(args.gold_set)
    if args.self_check:
        print(self_check(gold_set))
        return 0
    if args.pred is None:
        parser.error("name the prediction: --pred PRED.json")
    figures = score(gold_set.gold, read_prediction(args.pred), gold_set.known)
    print(json.dumps(figures, indent=1) if args.json else "\n".join(lines(figures)))
    return 0


def check(folder: Path, *, counts: bool) -> int:
    """Print the faults of the gold; 1 where there are some."""
    found = faults(folder)
    if counts:
        print("".join(f"{n:4} {kind}\n" for kind, n in sorted(Counter(one.kind for one in found).items())), end="")
    else:
        print("".join(f"gold.yaml:{one.line}: {one.kind}{one.where}\n" for one in found), end="")
    print(f"{len(found)} faults" if found else "the gold is sound")
    return int(bool(found))


def read_prediction(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The sections of a prediction; one that is left out is empty."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise SystemExit(f"{path}: no JSON: {error}") from None
    if not isinstance(raw, dict) or set(raw) - set(SECTIONS):
        raise SystemExit(f"{path}: wanted is one object with {', '.join(SECTIONS)}, not this")
    return {name: raw.get(name) or [] for name in SECTIONS}


def lines(figures: Figures) -> list[str]:
    """A line for each figure."""
    return [
        f"{name:46} " + "  ".join(f"{key} {value:g}" for key, value in figure.items())
        for name, figure in figures.items()
    ]


if __name__ == "__main__":
    sys.exit(main())
