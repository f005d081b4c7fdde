"""Every pack is on the page about packs."""

import re
from pathlib import Path

from counterclaim.packs.loader import pack_names

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "src" / "counterclaim" / "packs" / "data"


def test_every_pack_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "packs.md").read_text(encoding="utf-8")
    files = {path.name for path in DATA.rglob("*") if path.is_file() and path.suffix != ".yaml"}
    assert set(
        re.findall(r"^\| `([\w.]+)` \|", page.partition("## The packs")[2].partition("\n## ")[0], re.MULTILINE)
    ) == {
        *pack_names(),
        *files,
    }
