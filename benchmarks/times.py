#!/usr/bin/env python3
"""Times: TimeML news, ours beside a baseline and a peer, by one scorer.

    benchmarks/times.py [--folder DIR] [--corpora DIR] [--scorers DIR] [--peers PYTHON]

In: `<corpora>/timex/AQUAINT/*.tml`. Out: Markdown. Documents are built as reports are, with the day of writing as the
day of publication. The peer is dateparser's search in running text, with that day as its base.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rows import ROOT, SKIPPED, measured, missing, options, run_script, table

FIGURES = ("strict", "relaxed", "value", "value~", "day")
HEAD = ("span, exact", "span, overlap", "value", "value, notation folded", "calendar day")
TYPES = "DATE,TIME,DURATION"


def main() -> int:
    """Predict three times, score, print."""
    parser = options(__doc__)
    parser.add_argument("--folder", type=Path, help="folder of .tml files (default: AQUAINT of the corpora)")
    args = parser.parse_args()
    folder, scorer = args.folder or args.corpora / "timex" / "AQUAINT", args.scorers / "time" / "score.py"
    if missing(folder, scorer):
        return SKIPPED
    with tempfile.TemporaryDirectory() as out:
        scored = {
            name: json.loads(run_script([scorer, folder, "--pred", path, "--types", TYPES, "--json"]))[TYPES]
            for name, path in predictions(folder, Path(out), peers=args.peers).items()
        }
    print(measured("benchmarks/times.py"))
    print(table((f"TimeML {folder.name}, F1", *HEAD), map(_row, scored.items())))
    return 0


def predictions(folder: Path, out: Path, *, peers: Path) -> dict[str, Path]:
    """A file of predictions for each way of reading."""
    from counterclaim.bench.texts import builder
    from counterclaim.bench.times import baseline_times, predict_times, read_tml

    found = {
        "Counterclaim": _write(out / "ours.jsonl", predict_times(folder, builder())),
        "baseline: date words mean the day of writing": _write(out / "baseline.jsonl", baseline_times(folder)),
    }
    if peers.exists():
        rows = (json.dumps({"doc": n, "text": text, "day": day and day[:10]}) for n, text, day in read_tml(folder))
        texts, path = _write(out / "texts.jsonl", rows), out / "peer.jsonl"
        run_script([ROOT / "benchmarks" / "peers" / "dateparser_dates.py", texts, path], python=peers)
        found["peer: dateparser 1.5, search"] = path
    return found


def _write(path: Path, lines: Iterable[str]) -> Path:
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def _row(item: tuple[str, dict[str, Any]]) -> tuple[str, ...]:
    name, figures = item
    return name, *(f"{100 * figures[key]['f1']:.1f}" for key in FIGURES)


if __name__ == "__main__":
    sys.exit(main())
