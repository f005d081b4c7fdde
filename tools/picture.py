#!/usr/bin/env python3
"""Draw the picture of the dossier in README.md anew: the first screen of one sample conflict, in a real Chromium.

    tools/picture.py [FILE.png]

In: the samples of one war with their conflict file. Out: docs/images/dossier.png. Needs what `make browser` installs,
and a Chromium (`COUNTERCLAIM_CHROMIUM` names it where it is not `chromium` on the path).
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
COUNTERCLAIM = Path(sys.executable).with_name("counterclaim")
WIDTH, HEIGHT = 1200, 1500


def main(picture: Path) -> int:
    """Make the page of the samples and take its picture."""
    browser = os.environ.get("COUNTERCLAIM_CHROMIUM") or shutil.which("chromium")
    if browser is None:
        print("no Chromium on the path: install it, or name it in COUNTERCLAIM_CHROMIUM", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        page = _page(Path(folder))
        picture.parent.mkdir(parents=True, exist_ok=True)
        with sync_playwright() as driver:
            opened = driver.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
            tab = opened.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            tab.goto(page.as_uri())
            tab.screenshot(path=picture)
            opened.close()
    return 0


def _page(folder: Path) -> Path:
    ledger, page = folder / "ledger.db", folder / "dossier.html"
    conflict = ROOT / "samples" / "conflicts" / "karabakh.yaml"
    texts = ROOT / "samples" / "dispatches" / "karabakh-2020"
    for words in (["read", texts, "--quiet"], ["dossier", "-o", page]):
        command = [COUNTERCLAIM, *words, "--ledger", ledger, "--conflict", conflict]
        subprocess.run([str(word) for word in command], check=True)  # noqa: S603 - our own command
    return page


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images" / "dossier.png"))
