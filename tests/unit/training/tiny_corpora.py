"""Tiny invented corpora, each laid out and written as the real one is."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Mapping
from pathlib import Path

SPOKEN = "The mayor of Dresk said on Monday that Orlan guns hit the quay, he added.\nThe river rose.\n"
ONE = """T1\tSource 0 18\tThe mayor of Dresk
T2\tCue 19 23\tsaid
T3\tContent 34 63;64 72\tthat Orlan guns hit the quay,
T4\tSource 64 66\the
T5\tCue 67 72\tadded
T6\tAttribution 19 23\tsaid
T7\tAttribution 67 72\tadded
E1\tAttribution:T6 Cue:T2 Source:T1 Content:T3
E2\tAttribution:T7 Cue:T5 Source:T4 Content2:T3
"""
SLOTS = {
    0: "MESSAGE: ID",
    1: "MESSAGE: TEMPLATE",
    2: "INCIDENT: DATE",
    4: "INCIDENT: TYPE",
    10: "PERP: ORGANIZATION ID",
    11: "PERP: ORGANIZATION CONFIDENCE",
    19: "HUM TGT: DESCRIPTION",
}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def write_json(path: Path, value: object) -> None:
    write(path, json.dumps(value))


def write_lines(path: Path, *records: object) -> None:
    write(path, "".join(json.dumps(record) + "\n" for record in records))


def name_for(*, dev: bool, one_in: int = 10, stem: str = "name") -> str:
    """A name that falls into dev, or does not."""
    return next(
        f"{stem}{n}" for n in range(1000) if (hashlib.sha256(f"{stem}{n}".encode()).digest()[0] % one_in == 0) == dev
    )


def template(**filled: str) -> str:
    """A template of an answer key: `s11="..."` fills slot 11, further lines of it are parted by line ends."""
    lines = []
    for number, name in SLOTS.items():
        first, *more = filled.get(f"s{number}", "-").split("\n")
        lines.append(f"{f'{number}.':<4}{name:<32}{first}")
        lines += [" " * 36 + line for line in more]
    return "\n".join(lines) + "\n\n"


def write_keys(archive: Path, files: Mapping[str, str]) -> None:
    """The archive of answer keys: name of a file in it to what it holds."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive, "w:gz") as tar:
        for name, text in files.items():
            data = text.encode("latin-1")
            entry = tarfile.TarInfo(f"./muc34/TASK/CORPORA/{name}")
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))


def write_polnear(folder: Path) -> None:
    write(folder / "text" / "gazette_dresk.txt", SPOKEN)
    write(folder / "attributions" / "gazette_dresk_a1.ann", ONE)
    write(folder / "attributions" / "gazette_dresk_b2.ann", "")


def write_muc(folder: Path, part: str) -> None:
    told = {"PerpOrg": [[["red axe", 4], ["axe men", 40]]], "Victim": [[["ilo marn", 20]]], "Weapon": []}
    none = {"PerpOrg": [], "Victim": [], "Weapon": []}
    write_lines(
        folder / f"data/muc/processed/{part}.json",
        {"docid": "M-1", "doctext": "the red axe killed ilo marn. axe men fled; red axes did not.", "extracts": told},
        {"docid": name_for(dev=True, one_in=3, stem="Q"), "doctext": "nothing happened.", "extracts": none},
        {"docid": name_for(dev=False, one_in=3, stem="Q"), "doctext": "all was well.", "extracts": none},
    )
    key = template(
        s0="M-1 (X)", s1="1", s4="ATTACK / BOMBING", s11='REPORTED AS FACT / POSSIBLE: "RED AXE" / "AXE MEN"'
    )
    name = "dev/key-dev-0001" if part == "train" else "tst1/key-tst1"
    write_keys(folder / "data/muc/raw_files/muc34.tar.gz", {name: key})


def write_defenders(path: Path) -> None:
    def record(title, body, perpetrator, kinds, *names):
        sample = {"Input.GLOBALEVENTID": title, "Input.title": title, "Input.article_interface": body}
        gold = {
            "violation_types": kinds,
            "perpetrator_type": perpetrator,
            "victims": [{"victim_name": n} for n in names],
        }
        return {"sample": sample, "merged_sample": gold}

    write_json(
        path,
        [
            record(
                "Lawyer held",
                "<p>Ana Prell &amp; a clerk were held.</p>",
                "State  Actor",
                ["killing", "unknown"],
                "Ana Prell",
                None,
            ),
            record("Quiet", "<p>Nobody was.</p>", None, ["unknown"]),
            record("Odd", "<p>Who?</p>", "martians", []),
        ],
    )


def write_tables(folder: Path, part: str) -> None:
    write(
        folder / "IndiaPoliceEvents_sents" / f"{part}.tsv",
        "Police fired.\t1\t0\t0\t0\t1\n" + "It rained.\t0\t0\t0\t0\t0\n" * 60,
    )
    write(folder / "satp_relevant" / f"{part}.tsv", "A mine went off.\t0\t1\t0\t0\n" + f"{'long ' * 400}\t0\t0\t0\t0\n")
    write(folder / "insightCrime" / f"{part}.tsv", "A clan sold guns.\t0\t0\t0\t0\t0\t0\t1\n")


def write_halves(corpora: Path, own: Path) -> None:
    ids = [name_for(dev=dev, one_in=5, stem="case-").removeprefix("case-") for dev in (False, True)]
    rows = [f"{ids[0]}\tTroops clashed.\tARMED_CLASH", f"{ids[1]}\tA bus burned. \tATTACK ", "a line that is no row"]
    table = corpora / "case2021/task2/test_dataset/test_set_final_release_with_labels.tsv"
    write(table, "\r\n".join(["id\tEventSnippet\tSubType", *rows]) + "\r\n")
    write(own / "types.tsv", "# a remark\n\nAGREEMENT\tBoth sides signed.\n")
    train, dev, other = (name_for(dev=dev, stem=stem) for dev, stem in ((False, "P"), (True, "P"), (False, "D")))
    sides = {"source": [{"actorText": "Orlan"}, {"actorText": " "}], "target": [{"actorText": "Breld"}, "nobody"]}
    write_json(
        corpora / "plover/gold_standard_records/PLOVER_GSR_CAMEO.txt",
        [
            {"id": other, "event": "DOCUMENT", "text": "About this file."},
            {"id": train, "event": "AID", "text": "Orlan sent Breld bread, Orlan said.", **sides},
            {"id": dev, "event": "FIGHT", "text": "They fought.", "source": None},
        ],
    )


def write_entities(folder: Path) -> None:
    train, dev = name_for(dev=False, stem="E"), name_for(dev=True, stem="E")

    def entity(document, kind, begin, value):
        return {"documentId": document, "type": kind, "begin": begin, "end": begin + len(value), "value": value}

    write_lines(
        folder / "Gazette" / "documents.json",
        {"_id": train, "text": "Marshal Ilo Marn of Dresk harbour left."},
        {"_id": dev, "text": "Dresk."},
    )
    write_lines(
        folder / "Gazette" / "entities.json",
        entity(train, "Location", 20, "Dresk"),
        entity(train, "Location", 20, "Dresk harbour"),
        entity(train, "Person", 8, "Ilo Marn"),
        entity(train, "Person", 9, "Ilo Marn"),
        entity(train, "Temporal", 0, "Marshal"),
        entity(dev, "Location", 0, "Dresk"),
    )
    write(folder / "README.md", "no folder of a source")


MARKED = (
    "=== {name} | wire | 2020-05-01\n"
    "{{s1:The Orlan army}} {{c1:said}} "
    "{{t1:{{agent1:Breldish guns}} {{e1/shelling/accuses/planned:shelled}} {{target1,place1:Dresk}}}}.\n"
)
OTHER = """
=== other-1 | wire | 2020-05-02
{agent1:Sarvan troops} {e1/shelling/asserts:fired}; {s2:a Kelan mayor} {c2:said} {t2:so}.
"""


def write_own(folder: Path) -> None:
    write(folder / "one.txt", MARKED.format(name=name_for(dev=False, stem="own-")) + OTHER)
    write(folder / "two.txt", MARKED.format(name=name_for(dev=True, stem="own-")))


def write_corpora(corpora: Path, own: Path) -> None:
    """All of them, both parts."""
    for part in ("train", "dev"):
        write_polnear(corpora / "polnear" / part)
        write_muc(corpora / "muc4", part)
        write_defenders(corpora / "hrdsattack" / "data" / f"{part}.json")
        write_tables(corpora / "conflibert", part)
    write_keys(
        corpora / "muc4/data/muc/raw_files/muc34.tar.gz",
        {"dev/key-dev-0001": template(s0="M-1 (X)", s1="1", s4="ATTACK"), "tst1/key-tst1": template(s0="M-1", s1="*")},
    )
    write_halves(corpora, own)
    write_entities(corpora / "re3d")
    write_own(own)
