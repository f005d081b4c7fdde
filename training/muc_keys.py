"""The raw answer keys of MUC-4: which incidents a message tells of, and how each organisation is held responsible.

In: the archive that holds the keys, the part wanted. Out: `Answers` by message. A key is a table in fixed columns: the
number of the slot, its name, and from `FILLER` on what fills it; a line without a number goes on with the slot above,
one that begins with `;` is a remark, and slot 0 begins a template.
"""

import re
import tarfile
from collections import defaultdict
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from heads import STATUSES

PARTS = {"train": "dev/key-dev-*", "dev": "tst[12]/key-*"}
"""Where in the archive the keys of a part lie: MUC's own parts are named otherwise than ours."""
FILLER = 36
MESSAGE, TEMPLATE, INCIDENT, CONFIDENCE = 0, 1, 4, 11
NO_INCIDENT = ("*", "-", "?", "")


class Answers(NamedTuple):
    """Kinds of incident, one a template, and for each name of an organisation how it is held responsible."""

    incidents: list[str]
    statuses: dict[str, set[str]]


def read_keys(archive: Path, part: str) -> dict[str, Answers]:
    """The answers to every message of a part."""
    found: dict[str, Answers] = defaultdict(lambda: Answers([], {}))
    with tarfile.open(archive, "r:gz") as tar:
        for entry in tar:
            file = tar.extractfile(entry) if PurePosixPath(entry.name).match(PARTS[part]) else None
            if file is None:
                continue
            for template in re.split(r"^(?=0\.)", file.read().decode("latin-1"), flags=re.MULTILINE)[1:]:
                slots = read_slots(template)
                add_answers(found[slots[MESSAGE][0].split()[0]], slots)
    return dict(found)


def read_slots(template: str) -> dict[int, list[str]]:
    """The lines that fill each slot of a template, by its number; a slot that nothing fills has no line."""
    slots: dict[int, list[str]] = defaultdict(list)
    slot = MESSAGE
    for line in template.split("\n"):
        if line.startswith(";"):
            continue
        number, filler = line[:4].strip(" ."), line[FILLER:].strip()
        slot = int(number) if number.isdigit() else slot
        if filler:
            slots[slot].append(filler)
    return slots


def add_answers(answers: Answers, slots: dict[int, list[str]]) -> None:
    """What a template says, unless it is of no incident or of one that may be left out. Of alternatives the first."""
    template, incident = ("".join(slots[slot][:1]) for slot in (TEMPLATE, INCIDENT))
    if template[:1] in NO_INCIDENT or "OPTIONAL" in template.upper() or incident[:1] in NO_INCIDENT:
        return
    answers.incidents.append(incident.split("/")[0].strip())
    for line in slots[CONFIDENCE]:
        how, _, whom = line.partition(":")
        held = {status for status in STATUSES if status in [one.strip(" ?") for one in how.split("/")]}
        for name in re.findall(r'"((?:[^"\\]|\\.)+)"', whom) if held else ():
            answers.statuses.setdefault(name.strip(), set()).update(held)
