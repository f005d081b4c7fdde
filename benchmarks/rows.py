"""What all benchmarks share: where things lie, Markdown tables, the machine in words, scorers.

In: command-line options and figures. Out: Markdown on standard output. A benchmark whose texts are not there says so
and ends with `SKIPPED`, so that `renew.py` keeps its old figures.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PEERS = ROOT / ".venv-bench" / "bin" / "python"
SKIPPED = 3
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
"""Libraries that count take one thread, so that a figure is one core's."""


def options(about: str | None) -> argparse.ArgumentParser:
    """A parser that knows where texts, scorers and peers lie."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=SHARED / "corpora", help="folder of the public corpora")
    parser.add_argument("--scorers", type=Path, default=SHARED / "tools", help="folder of the scorers")
    parser.add_argument("--peers", type=Path, default=PEERS, help="Python that has requirements/bench.txt")
    return parser


def missing(*paths: Path) -> bool:
    """Whether something that a benchmark needs is not there; says so."""
    gone = [path for path in paths if not path.exists()]
    for path in gone:
        print(f"skipped: there is no {path}; name its folder (--help)", file=sys.stderr)
    return bool(gone)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; the first column holds words, the others figures."""
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def measured(command: str) -> str:
    """When, at which state of the project, on what machine and by which command the lines below were made."""
    return f"Measured {datetime.now(UTC):%Y-%m-%d} at {_state()} on {machine()} by `{command}`.\n"


def machine() -> str:
    """The machine in words: cores, what its processor can do, and how busy it is."""
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    best = next((name for name in ("avx512f", "avx2", "sse4_2") if re.search(rf"\b{name}\b", flags)), "no AVX").upper()
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0]
    busy = "loaded by others" if load > 0.25 * cores else "idle beside it"
    return f"{cores} cores ({platform.machine()}, {best}), {busy} (load {load:.1f}), Python {platform.python_version()}"


def _state() -> str:
    done = _git("rev-parse", "--short", "HEAD")
    return (
        f"{done} with changes"
        if done and _git("status", "--porcelain", "--", "src", "weights")
        else done or "no commit"
    )


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603, S607
    return done.stdout.strip()


def run_script(words: Sequence[str | Path], *, python: Path | str = sys.executable) -> str:
    """Run a Python script (a scorer, a peer, our own command) and give what it printed."""
    env = {**os.environ, **ONE_THREAD}
    done = subprocess.run(  # noqa: S603
        [str(python), *map(str, words)], capture_output=True, text=True, check=False, env=env
    )
    if done.returncode:
        raise SystemExit(f"{words[0]} failed ({done.returncode}):\n{done.stderr[-2000:]}")
    return done.stdout
