#!/usr/bin/env python3
"""Size and speed of the dossier: the samples, ten reports and two hundred, made on one core and drawn by a browser.

    benchmarks/dossier.py [--reports 10 200] [--browser PATH]

In: the samples, whose sentences are cycled into as many different dispatches of 600 words as asked for, read into a
throwaway ledger first (not timed). Out: Markdown. Making is the command as a whole process, start-up included, median
of three runs; drawing is the time until a browser has laid the page out and answers a question about it, in a fresh
process without anything else, where Playwright and a browser are there (`make browser`). The baseline is the same
ledger as bare JSON: every claim, nothing laid out (`counterclaim incidents` and its like would be slower).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rows import ONE_THREAD, ROOT, measured, table
from speed import write_dispatches

RUNS = 3
COUNTERCLAIM = Path(sys.executable).with_name("counterclaim")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[10, 200], help="sizes of the ledgers")
    parser.add_argument("--browser", default=shutil.which("chromium"), help="a Chromium to draw the page with")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            _row(f"{count} dispatches of 600 words", _cycled_ledger(Path(folder), count), args.browser)
            for count in args.reports
        ]
    print(measured("benchmarks/dossier.py"))
    head = ["ledger", "claims", "page", "page, public", "bare JSON", "made in", "public in", "bare JSON in", "drawn in"]
    print(table(head, rows))
    return 0


def _cycled_ledger(folder: Path, count: int) -> Path:
    texts, ledger = folder / f"texts-{count}", folder / f"{count}.db"
    texts.mkdir()
    write_dispatches(texts, count)
    _run("read", texts, "--ledger", ledger, "--published", "2031-03-07", "--quiet")
    return ledger


def _row(name: str, ledger: Path, browser: str | None) -> list[str]:
    page, public, bare = (ledger.with_suffix(end) for end in (".html", ".public.html", ".json"))
    made = _timed("dossier", "--ledger", ledger, "-o", page)
    masked = _timed("dossier", "--ledger", ledger, "--public", "-o", public)
    start = time.perf_counter()
    bare.write_bytes(_bare_json(ledger))
    plain = time.perf_counter() - start
    sizes = [f"{path.stat().st_size / 1e6:.2f} MB" for path in (page, public, bare)]
    drawn = f"{_drawn(page, browser):.2f} s" if browser else "not measured"
    return [name, str(_claims(ledger)), *sizes, f"{made:.1f} s", f"{masked:.1f} s", f"{plain:.1f} s", drawn]


def _run(*words: object) -> None:
    env = {**os.environ, **ONE_THREAD}
    command = [str(COUNTERCLAIM), *map(str, words)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=env)  # noqa: S603 - our own command


def _timed(*words: object) -> float:
    spent = []
    for _ in range(RUNS):
        start = time.perf_counter()
        _run(*words)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def _claims(ledger: Path) -> int:
    from counterclaim.store import open_store

    with open_store(ledger, create=False) as store:
        return store.counts().claims


def _bare_json(ledger: Path) -> bytes:
    """Every claim of the ledger as a JSON line: the least that a page could hold."""
    script = (
        "import sys, pathlib; from counterclaim.store import open_store\n"
        "from counterclaim.export.json_records import to_json\n"
        "with open_store(pathlib.Path(sys.argv[1]), create=False) as store:\n"
        "    for claim in store.claims(): print(to_json(claim))"
    )
    env = {**os.environ, **ONE_THREAD}
    done = subprocess.run([sys.executable, "-c", script, str(ledger)], capture_output=True, check=True, env=env)  # noqa: S603
    return done.stdout


def _drawn(page: Path, browser: str) -> float:
    """Seconds from asking for the page to the end of its first layout, median of three."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise SystemExit("drawing needs Playwright: run `make browser` once, or give --browser ''") from None
    spent = []
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(RUNS):
            tab = opened.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
            start = time.perf_counter()
            tab.goto(page.as_uri())
            tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            spent.append(time.perf_counter() - start)
            tab.close()
        opened.close()
    return statistics.median(spent)


if __name__ == "__main__":
    sys.exit(main())
