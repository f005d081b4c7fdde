#!/usr/bin/env python3
"""Places: geoparsing corpora, ours beside a baseline, by one scorer.

    benchmarks/places.py [--corpora DIR] [--scorers DIR]

In: `<corpora>/places/GeoVirus.xml` and `GWN.xml`. Out: Markdown. The baseline takes every place that the recogniser
marks for the most populous town of its name in the same gazetteer.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rows import SKIPPED, measured, missing, options, run_script, table

CORPORA = {"GeoVirus": ("geovirus", "GeoVirus.xml"), "GeoWebNews": ("gwn", "GWN.xml")}
HEAD = ("recognition F1", "acc@161", "acc@25", "median km", "end to end F1 @161", "@25")


def main() -> int:
    """Predict, score, print."""
    args = options(__doc__).parse_args()
    files = {name: (kind, args.corpora / "places" / file) for name, (kind, file) in CORPORA.items()}
    scorer = args.scorers / "place" / "score.py"
    if missing(scorer, *(path for _, path in files.values())):
        return SKIPPED
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (kind, path) in files.items():
            texts = Path(folder) / f"{kind}.jsonl"
            run_script([scorer, kind, path, "--dump-input", texts])
            for way, predicted in predictions(texts, Path(folder)).items():
                figures = json.loads(run_script([scorer, kind, path, "--pred", predicted, "--json"]))
                rows.append((f"{name}, {way}", *_cells(figures)))
    print(measured("benchmarks/places.py"))
    print(table(("places", *HEAD), rows))
    return 0


def predictions(texts: Path, folder: Path) -> dict[str, Path]:
    """A file of predictions for each way of reading; every text is parsed once."""
    from counterclaim.bench.places import predict_baseline, predict_places
    from counterclaim.documents.annotators.parser import load_parser
    from counterclaim.documents.building import build_document
    from counterclaim.packs.gazetteer import open_gazetteer
    from counterclaim.records.document import Annotations
    from counterclaim.records.report import Report

    parser, gazetteer = load_parser(), open_gazetteer(None)
    ours, plain = [], []
    for row in map(json.loads, texts.read_text(encoding="utf-8").splitlines()):
        report = Report(id="r_bench", text=row["text"], language="en", published=row["dct"])
        doc = build_document(report, parser=parser, annotate=lambda _text, _parts: Annotations((), "none", ""))
        ours.append(predict_places(row["doc"], doc, gazetteer))
        plain.append(predict_baseline(row["doc"], doc, gazetteer))
    return {
        "Counterclaim": _write(folder / f"{texts.stem}.ours.jsonl", ours),
        "baseline: most populous of the name": _write(folder / f"{texts.stem}.plain.jsonl", plain),
    }


def _write(path: Path, rows: Iterable[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _cells(figures: dict[str, Any]) -> tuple[str, ...]:
    median = figures["median_km"]
    return (
        f"{100 * figures['recognition']['f1']:.1f}",
        f"{100 * figures['acc@161']:.1f}",
        f"{100 * figures['acc@25']:.1f}",
        "–" if median is None else f"{median:.1f}",
        f"{100 * figures['e2e@161']['f1']:.1f}",
        f"{100 * figures['e2e@25']['f1']:.1f}",
    )


if __name__ == "__main__":
    sys.exit(main())
