#!/usr/bin/env python3
"""What is likely enough: figures of the dev parts for a range of thresholds, so that they can be chosen anew.

    benchmarks/thresholds.py [--weights DIR] [--corpora DIR] [--scorers DIR]

In: weights (default: those installed), the dev parts of MUC-4 and HRDsAttack. Out: Markdown; the largest of each column
is what the constants in `src/counterclaim/bench/roles.py` and `attacks.py` should bring. Run by hand when weights
change; texts are read once, so it takes a minute or two.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from rows import SKIPPED, missing, options, run_script, table

LEANS = (0.5, 1.0, 1.5, 2.0)
SHARES = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
STRENGTHS = (0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)
Rows = Iterable[dict[str, Any]]
Score = Callable[[Rows], dict[str, Any]]


def main() -> int:
    """Read, sweep, print."""
    parser = options(__doc__)
    parser.add_argument("--weights", type=Path, help="folder of weights that are not installed")
    args = parser.parse_args()
    events = args.scorers / "events"
    corpora = {"muc.py": args.corpora / "muc4", "hrds.py": args.corpora / "hrdsattack"}
    if missing(events, *corpora.values()):
        return SKIPPED
    model = load(args.weights)
    with tempfile.TemporaryDirectory() as folder:
        scores = {name: partial(score, events / name, path, Path(folder)) for name, path in corpora.items()}
        sweep_roles(corpora["muc.py"], model, scores["muc.py"])
        sweep_attacks(corpora["hrds.py"], model, scores["hrds.py"])
    return 0


def load(folder: Path | None) -> Any:
    """The reader: of a folder, or as installed."""
    from counterclaim.documents.annotators.model import load_model
    from counterclaim.pipeline import weights_folder

    return load_model(folder or weights_folder())


def score(scorer: Path, corpus: Path, folder: Path, rows: Rows) -> dict[str, Any]:
    """The scorer's figures for rows of the dev part."""
    path = folder / f"{scorer.stem}.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    figures: dict[str, Any] = json.loads(run_script([scorer, corpus, "--split", "dev", "--pred", path, "--json"]))
    return figures


def sweep_roles(corpus: Path, model: Any, scored: Score) -> None:
    """Every role by itself for every lean and strength, the same strength for status; then types by share."""
    from counterclaim.bench.heads import listener
    from counterclaim.bench.muc import message_row, read_messages
    from counterclaim.bench.roles import BARS, ROLES, Bars

    listen = listener(model)
    texts = [(name, listen(text)) for name, text in read_messages(corpus, "dev")]

    def figures(bars: Bars) -> dict[str, Any]:
        return scored(message_row(name, text, bars) for name, text in texts)

    columns = [*(f"roles.lenient.{role}" for role in (*ROLES, "all")), "org_status", "types"]
    rows = []
    for lean in LEANS:
        for strength in STRENGTHS:
            bars = Bars(lean=lean, least=dict.fromkeys(ROLES, strength), least_held=strength, least_type=0.5)
            rows.append((f"lean {lean}, strength {strength}", *_cells(figures(bars), columns)))
    for share in SHARES:
        bars = Bars(lean=BARS.lean, least=BARS.least, least_held=BARS.least_held, least_type=share)
        rows.append((f"as chosen, types from {share}", *_cells(figures(bars), columns)))
    print(table(("MUC-4 dev, F1", *(name.removeprefix("roles.lenient.") for name in columns)), rows))


def sweep_attacks(corpus: Path, model: Any, scored: Score) -> None:
    """Violations and victims for every share."""
    from counterclaim.bench.attacks import MOST_WINDOWS, attack_row, read_articles
    from counterclaim.bench.heads import listener

    listen = listener(model, most_windows=MOST_WINDOWS)
    texts = [(one.id, listen(one.text)) for one in read_articles(corpus, "dev")]
    columns = ("violation_types", "victims.fuzzy")
    rows = []
    for share in SHARES:
        found = scored({"id": name, **attack_row(text, least=share, least_victim=share)} for name, text in texts)
        rows.append((f"share {share}", *_cells(found, columns)))
    print(table(("HRDsAttack dev, F1", *columns), rows))


def _cells(figures: dict[str, Any], columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{figures[name]['f1']:.1f}" for name in columns)


if __name__ == "__main__":
    sys.exit(main())
