"""The tables of `speed.py`: rates beside the baseline, what each stage takes, memory along the run."""

from __future__ import annotations

from typing import Any

from rows import table

WORDS = 600
BUSY = 1.15
"""Wall time over CPU time from which a run counts as disturbed."""


def rates(ours: dict[str, Any], plain: dict[str, Any]) -> str:
    """Dispatches and words a second, ours beside the baseline."""
    rows = []
    for label, got in (("Counterclaim, read and stored", ours), ("baseline: every sentence a claim", plain)):
        count = got["count"]
        rows.append(
            (
                label,
                f"{count / got['cpu']:,.1f}",
                f"{count / got['wall']:,.1f}",
                f"{WORDS * count / got['cpu']:,.0f}",
                f"{1000 * got['median']:.1f}",
                f"{1000 * got['slowest']:.1f}",
                f"{got['claims'] / count:.1f}",
                f"{got['peak']:.0f}",
            )
        )
    head = (
        f"{ours['count']} dispatches of {WORDS} words, one core",
        "a second of CPU",
        "a second of wall time",
        "words a second of CPU",
        "median ms",
        "slowest ms",
        "claims each",
        "peak MB",
    )
    disturbed = ours["wall"] > BUSY * ours["cpu"]
    note = f"\nThe core was shared: wall time {ours['wall'] / ours['cpu']:.2f} times CPU time.\n" if disturbed else ""
    return table(head, rows) + note


def shares(ours: dict[str, Any]) -> str:
    """What each stage takes of a dispatch; attribution is timed apart from the parse around it."""
    stages = dict(ours["stages"])
    stages["opening, decoding, cutting, the rest"] = ours["cpu"] - sum(stages.values())
    rows = [
        (stage, f"{1000 * seconds / ours['count']:.1f}", f"{100 * seconds / ours['cpu']:.0f} %")
        for stage, seconds in stages.items()
    ]
    return table(("stage", "CPU ms a dispatch", "share"), rows)


def memory(ours: dict[str, Any]) -> str:
    """Memory in use along the run."""
    kept = ours["resident"]
    picked = [kept[0], kept[len(kept) // 2], kept[-1]] if len(kept) > 2 else kept
    head = ("memory in use", *(f"after {n}" for n, _ in picked), "peak")
    return table(head, [("MB", *(f"{mb:.0f}" for _, mb in picked), f"{ours['peak']:.0f}")])
