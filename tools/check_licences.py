"""Refuse parts whose licence would bind our users: GPL, AGPL, and anything that nobody has looked at.

    python tools/check_licences.py [LOCK...]

In: the locks (default requirements/runtime.txt and requirements/build.txt), what the installed parts say of themselves,
and tools/licences.toml. Out: one line for each refused part, and exit code 1; or a count, and 0.
Of "A or B" the free choice counts; of "A and B" both must do. LGPL needs an entry with a reason.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements/runtime.txt", "requirements/build.txt")

_FREE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|ISCL|MPL|Mozilla Public License|Zlib|CC0|PSF|Python Software Foundation|"
    r"CNRI-Python|Unlicense|HPND|BSL-1\.0|Boost)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"AGPL|Affero|(?<!L)GPL|(?<!Lesser )General Public License", re.IGNORECASE)
_LESSER = re.compile(r"LGPL|Lesser General Public|Library General Public", re.IGNORECASE)
_LINE = re.compile(r"^([A-Za-z0-9][\w.-]*)==\S+(\s*;.*?)?\s*\\?$", re.MULTILINE)
_WORDS_OF_A_NAME = 80
"""A `license` field longer than this holds the whole text, from which no name can be told."""


def judge(licence: str) -> str:
    """`free`, `lesser`, `refused` or `unknown`, for an SPDX expression or a licence's name."""
    choices = [_judge_all(choice) for choice in re.split(r"\s+OR\s+", licence.strip("() "))]
    return next((verdict for verdict in ("free", "lesser", "unknown") if verdict in choices), "refused")


def _judge_all(expression: str) -> str:
    verdicts = [_judge_one(part) for part in re.split(r"\s+AND\s+", expression)]
    return next((v for v in ("refused", "unknown", "lesser") if v in verdicts), "free")


def _judge_one(name: str) -> str:
    if _LESSER.search(name):
        return "lesser"
    if _REFUSED.search(name):
        return "refused"
    return "free" if _FREE.search(name) else "unknown"


def stated_licence(fields: Mapping[str, str | list[str]]) -> str:
    """What a part's metadata say: the SPDX expression, else its classifiers, else a short `license` field."""
    expression = fields.get("license_expression")
    if expression:
        return str(expression)
    classifiers = [c.split("::")[-1].strip() for c in fields.get("classifier", ()) if c.startswith("License ::")]
    named = [c for c in classifiers if c != "OSI Approved"]
    if named:
        return " AND ".join(named)
    lines = str(fields.get("license", "")).strip().splitlines()
    return lines[0].strip() if lines and len(lines[0]) <= _WORDS_OF_A_NAME else ""


def locked_parts(lock: str) -> list[tuple[str, bool]]:
    """Names in a lock, each with whether it is for some platforms only."""
    return [(m[1], bool(m[2])) for m in _LINE.finditer(lock)]


def complaint(name: str, licence: str, listed: Mapping[str, Mapping[str, str]]) -> str | None:
    """Why a part is refused, or None."""
    verdict = judge(licence)
    if verdict == "free":
        return None
    entry = listed.get(name.lower())
    if verdict != "refused" and entry is not None and entry["licence"] == licence and entry["reason"].strip():
        return None
    if verdict == "refused":
        return f"{name}: {licence}: may not be used here; find another part"
    return f"{name}: {licence or 'no licence stated'}: look at it; if it may be used, say why in tools/licences.toml"


def _fields(name: str) -> Mapping[str, str | list[str]] | None:
    try:
        return metadata(name).json
    except PackageNotFoundError:
        return None


def check(locks: Iterable[Path]) -> tuple[int, list[str]]:
    """How many parts were looked at, and what is wrong with them."""
    data = tomllib.loads((ROOT / "tools" / "licences.toml").read_text(encoding="utf-8"))
    listed = {entry["name"]: entry for entry in data["part"]}
    parts = {part for lock in locks for part in locked_parts(lock.read_text(encoding="utf-8"))}
    count = 0
    complaints = []
    for name, only_some in sorted(parts):
        fields = _fields(name)
        if fields is None:
            if not only_some:
                complaints.append(f"{name}: in the lock but not installed; run make setup")
            continue
        count += 1
        found = complaint(name, stated_licence(fields), listed)
        if found:
            complaints.append(found)
    return count, complaints


def main() -> int:
    """Print what is wrong; 1 if anything is."""
    count, complaints = check([Path(path) for path in sys.argv[1:]] or [ROOT / path for path in LOCKS])
    for line in complaints:
        print(line)
    print(f"{count} parts looked at, {len(complaints)} refused")
    return 1 if complaints or not count else 0


if __name__ == "__main__":
    sys.exit(main())
