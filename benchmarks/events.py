#!/usr/bin/env python3
"""Events: who did what to whom and how it is held, ours beside a baseline and published figures, by public scorers.

    benchmarks/events.py [--corpora DIR] [--scorers DIR]

In: the development parts of MUC-4, HRDsAttack, CASE-2021, PLOVER and re3d. Out: Markdown. Ours is what `counterclaim
bench` writes. Of the last three, most texts of the half that lies here were learned from: only those are scored that
training keeps for its own dev (`training/corpora.py`), so these figures rest on few texts.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from rows import ROOT, SKIPPED, measured, missing, options, run_script, table

HEAD = ("events, dev", "texts", "P", "R", "Counterclaim", "baseline", "beside it")
Rows = list[dict[str, Any]]


class Task(NamedTuple):
    """One benchmark: its command, where its texts lie, what is scored and how, and what anybody would try first."""

    command: str
    corpus: str
    arguments: tuple[str, ...]
    scorer: Path
    figures: dict[str, tuple[str, str, str]]
    """Title to the scorer's name of it, its measure, and what stands beside it."""
    narrowed: Callable[[Path, Path], Path]
    """From the corpus to the one that is scored, made in a folder where it is not whole."""
    baseline: Callable[[Path, Path], Rows]
    """Rows for the corpus that is scored; what it knows it has from the whole one."""


def main() -> int:
    """Predict twice a task, score, print."""
    args = options(__doc__).parse_args()
    tasks = make_tasks(args.scorers)
    if missing(*(args.corpora / task.corpus for task in tasks), *(task.scorer for task in tasks)):
        return SKIPPED
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        for task in tasks:
            rows += task_rows(task, args.corpora / task.corpus, Path(folder))
    print(measured("benchmarks/events.py"))
    print(table(HEAD, rows))
    return 0


def task_rows(task: Task, whole: Path, folder: Path) -> list[tuple[str, ...]]:
    """The lines of one task."""
    corpus = task.narrowed(whole, folder / task.corpus)
    ours, plain = folder / f"{task.command}.ours.jsonl", folder / f"{task.command}.plain.jsonl"
    words = ["-m", "counterclaim", "bench", task.command, "--corpus", corpus, "--predictions", ours]
    run_script([*words, *task.arguments])
    lines = [json.dumps(row) + "\n" for row in task.baseline(whole, corpus)]
    plain.write_text("".join(lines), encoding="utf-8")
    words = [task.scorer, corpus, *task.arguments, "--json", "--pred"]
    scored = json.loads(run_script([*words, ours])), json.loads(run_script([*words, plain]))
    return [_row(title, told, scored, len(lines)) for title, told in task.figures.items()]


def _row(title: str, told: tuple[str, str, str], scored: tuple[Any, Any], texts: int) -> tuple[str, ...]:
    """A line of the table; a figure is a number, or a record of P, R and F1 or of accuracy."""
    name, measure, beside = told
    ours, plain = (figures[name] for figures in scored)
    parts = [_value(ours, part) for part in ("p", "r")]
    return title, str(texts), *parts, _value(ours, measure), _value(plain, measure), beside


def _value(figure: Any, measure: str) -> str:
    value = figure.get(measure) if isinstance(figure, dict) else figure if measure not in ("p", "r") else None
    return "" if value is None else f"{value:.1f}"


def make_tasks(scorers: Path) -> tuple[Task, ...]:
    """The tasks in the order of the page."""
    events = scorers / "events"
    dev = ("--split", "dev")
    muc = {
        "MUC-4 roles, lenient F1": ("roles.lenient.all", "f1", "rules 36, GRIT 59.5"),
        **{f"MUC-4 {role}, lenient F1": (f"roles.lenient.{role}", "f1", "") for role in ROLES},
        "MUC-4 incident types, F1": ("types", "f1", ""),
        "MUC-4 organisation and status, F1": ("org_status", "f1", "rules 31, best of 1992 45.5"),
    }
    hrds = {
        "HRDsAttack violations, F1": ("violation_types", "f1", "rules 65, T5-large 71.4"),
        "HRDsAttack perpetrator, accuracy": ("perpetrator_type", "acc", ""),
        "HRDsAttack victims' names, F1": ("victims.fuzzy", "f1", ""),
        "HRDsAttack country, accuracy": ("country.stated", "acc", ""),
    }
    case = {"CASE-2021 types, weighted F1": ("weighted_f1", "f1", "rules 70, published 77 to 84")}
    plover = {
        "PLOVER event, accuracy": ("event", "acc", ""),
        "PLOVER actors, F1": ("actors", "f1", ""),
    }
    re3d = {"re3d entities, F1": ("overlap", "f1", ""), "re3d entities, exact F1": ("exact", "f1", "")}
    return (
        Task("roles", "muc4", dev, events / "muc.py", muc, _as_it_is, muc_baseline),
        Task("attacks", "hrdsattack", dev, events / "hrds.py", hrds, _as_it_is, hrds_baseline),
        Task("types", "case2021", (), events / "case.py", case, narrowed_case, case_baseline),
        Task("plover", "plover", (), events / "plover.py", plover, narrowed_plover, plover_baseline),
        Task("entities", "re3d", (), ROOT / "benchmarks" / "score_entities.py", re3d, narrowed_re3d, re3d_baseline),
    )


ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")


def in_dev(name: str, *, one_in: int = 10) -> bool:
    """Whether training keeps a text for its own dev: as in `training/corpora.py`."""
    return hashlib.sha256(name.encode()).digest()[0] % one_in == 0


def _as_it_is(whole: Path, _folder: Path) -> Path:
    return whole


def narrowed_case(whole: Path, folder: Path) -> Path:
    """The snippets that training did not learn from, in the same layout."""
    from counterclaim.bench.event_types import TABLE

    head, *lines = (whole / TABLE).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if in_dev(f"case-{line.split(chr(9))[0]}", one_in=5)]
    return _written(folder, TABLE, "\n".join([head, *kept]))


def narrowed_plover(whole: Path, folder: Path) -> Path:
    """The records that training did not learn from, in the same layout."""
    from counterclaim.bench.plover import RECORDS

    records = json.loads((whole / RECORDS).read_text(encoding="utf-8"))
    return _written(folder, RECORDS, json.dumps([one for one in records if in_dev(one["id"])]))


def narrowed_re3d(whole: Path, folder: Path) -> Path:
    """The documents that training did not learn from, in the same layout."""
    for path in sorted(whole.glob("*/*.json")):
        key = {"documents.json": "_id", "entities.json": "documentId"}.get(path.name)
        if key:
            lines = path.read_text(encoding="utf-8").split("\n")
            kept = [line for line in lines if line.strip() and in_dev(json.loads(line)[key])]
            _written(folder, path.relative_to(whole), "\n".join(kept))
    return folder


def _written(folder: Path, name: Path, text: str) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def muc_baseline(whole: Path, corpus: Path) -> Rows:
    """Strings that filled a role in the training part; the commonest type and status."""
    from counterclaim.bench.event_baselines import known_fillers, message_row
    from counterclaim.bench.muc import read_messages

    train = (whole / "data/muc/processed/train.json").read_text(encoding="utf-8")
    known = known_fillers(json.loads(line)["extracts"] for line in train.splitlines())
    commonest = {"kind": "ATTACK", "status": "REPORTED AS FACT"}
    return [message_row(name, text, known, **commonest) for name, text in read_messages(corpus, "dev")]


def hrds_baseline(_whole: Path, corpus: Path) -> Rows:
    """Words for the kinds of violation; the commonest kind of perpetrator; no names, no places."""
    from counterclaim.bench.attacks import read_articles
    from counterclaim.bench.event_baselines import violations

    return [
        {"id": one.id, "violation_types": violations(one.text), "perpetrator_type": "state actor"}
        for one in read_articles(corpus, "dev")
    ]


def case_baseline(whole: Path, corpus: Path) -> Rows:
    """The commonest type."""
    from counterclaim.bench.event_baselines import most_frequent
    from counterclaim.bench.event_types import TABLE, read_snippets

    rows = (line.split("\t") for line in (whole / TABLE).read_text(encoding="utf-8").splitlines()[1:])
    label = most_frequent(cells[2].strip() for cells in rows if len(cells) == 3)
    return [{"id": name, "label": label} for name, _ in read_snippets(corpus)]


def plover_baseline(whole: Path, corpus: Path) -> Rows:
    """The commonest event; the first name acts upon the second."""
    from counterclaim.bench.event_baselines import actors, most_frequent
    from counterclaim.bench.plover import RECORDS, read_records

    records: Iterable[dict[str, Any]] = json.loads((whole / RECORDS).read_text(encoding="utf-8"))
    event = most_frequent(one["event"] for one in records)
    return [{"id": name, "event": event, **actors(text)} for name, text in read_records(corpus)]


def re3d_baseline(_whole: Path, corpus: Path) -> Rows:
    """Every run of capitalised words is an organisation."""
    from counterclaim.bench.entities import read_documents
    from counterclaim.bench.event_baselines import names

    return [
        {"doc": name, "entities": [{"start": a, "end": b, "type": "organisation"} for a, b in names(text)]}
        for name, text in read_documents(corpus)
    ]


if __name__ == "__main__":
    sys.exit(main())
