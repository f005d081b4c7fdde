#!/usr/bin/env python3
"""Measure everything anew and write the figures into docs/benchmarks.md.

    benchmarks/renew.py [NAME ...]

In: names of benchmarks (default: all). Out: the page, in which the lines between `<!-- NAME: begin -->` and
`<!-- NAME: end -->` are what `benchmarks/NAME.py` prints. A benchmark whose texts are not there keeps its old lines.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from rows import ROOT, SKIPPED

NAMES = (
    "speed",
    "claims",
    "attribution",
    "times",
    "places",
    "events",
    "book",
    "scale",
    "exports",
    "incidents",
    "mirror",
    "dossier",
)
PAGE = ROOT / "docs" / "benchmarks.md"


def main(names: list[str]) -> int:
    """Run one benchmark after the other; 1 where one failed."""
    if unknown := set(names) - set(NAMES):
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}", file=sys.stderr)
        return 2
    failed = 0
    for name in names or NAMES:
        print(f"{name} ...", file=sys.stderr, flush=True)
        words = [sys.executable, str(Path(__file__).with_name(f"{name}.py"))]
        done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603
        if done.returncode == 0:
            PAGE.write_text(replaced(PAGE.read_text(encoding="utf-8"), name, done.stdout), encoding="utf-8")
        elif done.returncode != SKIPPED:
            failed = 1
    return failed


def replaced(page: str, name: str, lines: str) -> str:
    """The page with other lines between the marks of a benchmark."""
    marks = re.compile(rf"(<!-- {name}: begin -->\n).*?(<!-- {name}: end -->)", re.DOTALL)
    if not marks.search(page):
        raise SystemExit(f"{PAGE} has no lines for {name}: write <!-- {name}: begin --> and <!-- {name}: end --> there")
    return marks.sub(lambda m: m[1] + "\n" + lines.strip() + "\n\n" + m[2], page)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
