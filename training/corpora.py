"""Corpora to labelled texts: what each says of characters, and of the whole text.

In: a folder laid out as the shared corpora, the part wanted (`train` or `dev`), our own marked texts. Out: `Labelled`
texts. A head that a corpus says nothing of is absent from its texts, and nothing is learned about it from them. Traps
of each corpus are told where it is read.
"""

import hashlib
import html
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import heads
from marked import ROLES, Marked, read_marked, vocabulary
from muc_keys import Answers, read_keys

SENTENCES = 0.5
"""Share of the excerpts that are one sentence of their paragraph."""
SENTENCE = re.compile(r"[.!?][\"'”’]?\s+(?=[\"'“‘]?[A-Z])")


class Mark(NamedTuple):
    """Characters `start` to `end` bear a label; `owner` is a number shared with the mark that they belong to."""

    label: str
    start: int
    end: int
    owner: int = -1


class Labelled(NamedTuple):
    """A text; its marks by head, and what is held of the whole by head. Several labels of a mark are parted by `|`."""

    corpus: str
    name: str
    text: str
    marks: dict[str, list[Mark]]
    whole: dict[str, tuple[str, ...]]


def read_all(corpora: Path, own: Path, part: str) -> Iterator[Labelled]:
    """Every corpus's texts of a part, one corpus after another."""
    for text in (*read_polnear(corpora / "polnear" / part), *read_own(own, part)):
        yield text
        yield from excerpts(text)
    yield from read_muc(corpora / "muc4", part)
    yield from read_defenders(corpora / "hrdsattack" / "data" / f"{part}.json")
    yield from read_tables(corpora / "conflibert", part)
    yield from read_halves(corpora, own, part)
    yield from read_entities(corpora / "re3d", part)


def in_dev(name: str, *, one_in: int = 10) -> bool:
    """Whether a text without a part of its own is kept for dev; decided by its name, so that it never moves."""
    return hashlib.sha256(name.encode()).digest()[0] % one_in == 0


def read_polnear(folder: Path) -> Iterator[Labelled]:
    """PolNeAR: attributions. Of several annotators the first by name is taken, as its scorer does."""
    first: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    for name, path in first.items():
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield Labelled("polnear", name, text, {"attribution": read_brat(path)}, {})


def read_brat(path: Path) -> list[Mark]:
    """The attributions of a brat file; pieces of one attribution share its number."""
    spans: dict[str, list[tuple[int, int]]] = {}
    marks: list[Mark] = []
    number = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if match := re.match(r"(T\d+)\t\S+ (\d[\d ;]*)\t", line):
            pairs = [part.split() for part in match[2].split(";")]
            spans[match[1]] = [(int(start), int(end)) for start, end in pairs]
        elif match := re.match(r"E\d+\t(\S.*)", line):
            for argument in match[1].split()[1:]:
                role, target = argument.split(":")
                role = re.sub(r"\d+$", "", role).lower()
                if role in ("source", "cue", "content"):
                    marks += [Mark(role, start, end, number) for start, end in spans.get(target, [])]
            number += 1
    return marks


def read_muc(folder: Path, part: str) -> Iterator[Labelled]:
    """MUC-4: role fillers at every mention of their strings; incident types and statuses from the raw keys.

    Traps: the keys of GRIT's parts lie in differently named files; alternatives ("ATTACK / BOMBING") are all accepted;
    optional templates are left out. Texts without any incident, nearly half, teach what is none.
    """
    keys = read_keys(folder / "data/muc/raw_files/muc34.tar.gz", part)
    lines = (folder / f"data/muc/processed/{part}.json").read_text(encoding="utf-8").splitlines()
    for line in lines:
        record = json.loads(line)
        text, name = record["doctext"], record["docid"]
        types, statuses = keys.get(name, Answers([], {}))
        fillers, status = [], []
        for role, entities in record["extracts"].items():
            for mention in (mention[0] for entity in entities for mention in entity):
                for match in re.finditer(rf"(?<!\w){re.escape(mention)}(?!\w)", text):
                    fillers.append(Mark(role, *match.span()))
                    held = statuses.get(mention.upper())
                    if role == "PerpOrg" and held:
                        status.append(Mark("|".join(sorted(held)), *match.span()))
        fillers.sort(key=lambda mark: mark.start - mark.end)
        yield Labelled("muc", name, text, {"fillers": fillers, "status": status}, {"incidents": tuple(types)})


def read_defenders(path: Path) -> Iterator[Labelled]:
    """HRDsAttack: kinds of violation, kind of perpetrator, victims' names. "unknown" beside another kind is dropped."""
    for record in json.loads(path.read_text(encoding="utf-8")):
        gold, source = record["merged_sample"], record["sample"]
        body = html.unescape(re.sub(r"<[^>]+>", "\n", source["Input.article_interface"])).strip()
        text = f"{source['Input.title'] or ''}\n{body}"
        kinds = sorted(set(gold["violation_types"]))
        perpetrator = " ".join(str(gold["perpetrator_type"] or "none").lower().split())
        names = [v["victim_name"] for v in gold["victims"] if v["victim_name"]]
        victims = [
            Mark("victim", *match.span())
            for name in names
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        ]
        whole = {"violations": tuple(k for k in kinds if k != "unknown" or len(kinds) == 1)}
        if perpetrator in heads.PERPETRATORS:
            whole["perpetrator"] = (perpetrator,)
        yield Labelled("hrds", str(source["Input.GLOBALEVENTID"]), text, {"victims": victims}, whole)


def read_tables(folder: Path, part: str) -> Iterator[Labelled]:
    """IndiaPoliceEvents, SATP and InsightCrime: tab-separated texts with columns of 0 and 1.

    Sentences of IndiaPoliceEvents without any event are ten times as many as the rest: one in ten is kept.
    """
    sources = (("IndiaPoliceEvents_sents", "police"), ("satp_relevant", "terrorism"), ("insightCrime", "crime"))
    for name, head in sources:
        for number, line in enumerate((folder / name / f"{part}.tsv").read_text(encoding="utf-8").splitlines()):
            text, *cells = line.rstrip("\n").split("\t")
            held = tuple(f"{head}{i}" for i, cell in enumerate(cells) if cell == "1")
            if head == "police" and not held and not in_dev(f"{number}"):
                continue
            yield Labelled(head, f"{name}-{number}", text[:1200], {}, {head: held})


def read_halves(corpora: Path, own: Path, part: str) -> Iterator[Labelled]:
    """CASE-2021 and PLOVER, of which only the half meant for development is here, and our own typed snippets."""
    table = corpora / "case2021/task2/test_dataset/test_set_final_release_with_labels.tsv"
    for line in table.read_text(encoding="utf-8").splitlines()[1:]:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) == 3 and in_dev(f"case-{cells[0]}", one_in=5) == (part == "dev"):
            yield Labelled("case", cells[0], cells[1], {}, {"case": (cells[2].strip(),)})
    if part == "train" and (own / "types.tsv").is_file():
        for number, line in enumerate((own / "types.tsv").read_text(encoding="utf-8").splitlines()):
            if line and not line.startswith("#"):
                label, text = line.split("\t")
                yield Labelled("snippets", f"types-{number}", text, {}, {"case": (label,)})
    records = json.loads((corpora / "plover/gold_standard_records/PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8"))
    for record in records:
        if record["event"] in heads.PLOVER and in_dev(record["id"]) == (part == "dev"):
            marks = [
                Mark(side, *match.span())
                for side in ("source", "target")
                for actor in record.get(side) or ()
                if isinstance(actor, dict) and actor.get("actorText", "").strip()
                for match in re.finditer(re.escape(actor["actorText"].strip()), record["text"])
            ]
            yield Labelled("plover", record["id"], record["text"], {"actors": marks}, {"plover": (record["event"],)})


RE3D = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Weapon": "weapon",
    "MilitaryPlatform": "platform",
    "Nationality": "nationality",
    "Quantity": "quantity",
}


def read_entities(folder: Path, part: str) -> Iterator[Labelled]:
    """re3d: entities. Its offsets miss their words in places: a mark is kept where the words stand."""
    for source in sorted(path for path in folder.iterdir() if path.is_dir()):
        marks: dict[str, list[Mark]] = defaultdict(list)
        texts = {one["_id"]: one["text"] for one in json_lines(source / "documents.json")}
        for one in json_lines(source / "entities.json"):
            text, label = texts.get(one["documentId"], ""), RE3D.get(one["type"])
            if label and text[one["begin"] : one["end"]] == one["value"]:
                marks[one["documentId"]].append(Mark(label, one["begin"], one["end"]))
        for name, text in texts.items():
            if in_dev(name) == (part == "dev"):
                longest_first = sorted(marks[name], key=lambda mark: mark.start - mark.end)
                yield Labelled("re3d", name, text, {"entities": longest_first}, {})


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def read_own(folder: Path, part: str) -> Iterator[Labelled]:
    """Our own marked texts; for training each again with the parties' names exchanged, so that no side is learned."""
    types = vocabulary()
    for path in sorted(folder.glob("*.txt")):
        copies = [read_marked(path, types)]
        if part == "train":
            copies.append(read_marked(path, types, swap=random.Random(path.name)))
        for one in (one for copy in copies for one in copy):
            if in_dev(one.name) == (part == "dev"):
                yield label_own(one)


def label_own(one: Marked) -> Labelled:
    """A marked text's claims with stance, flags and parts; its attributions, of nested ones the outer."""
    marks: dict[str, list[Mark]] = {name: [] for name in ("claims", "stance", "flags", "parts", "attribution")}
    for span in one.spans:
        if span.name == "head":
            head = one.heads[span.number]
            marks["claims"].append(Mark(head.type, span.start, span.end, span.number))
            marks["stance"].append(Mark(head.stance, span.start, span.end))
            marks["flags"].append(Mark("|".join(head.flags), span.start, span.end))
        elif span.name in ROLES:
            marks["parts"].append(Mark(span.name, span.start, span.end, span.number))
        else:
            marks["attribution"].append(Mark(span.name, span.start, span.end, span.number))
    return Labelled("own", one.name, one.text, marks, {})


def excerpts(text: Labelled, *, number: int = 2) -> Iterator[Labelled]:
    """Short pieces of an attributed text, a paragraph or a sentence each: reports may be as short as that.

    Without them all that speaks would be learned from long windows only, and short texts from judgements of the whole.
    """
    rng = random.Random(text.name)
    lines = [match.span() for match in re.finditer(r"[^\n]+", text.text) if match[0].strip()]
    for n in range(number if lines else 0):
        start, end = rng.choice(lines)
        if rng.random() < SENTENCES:
            ends = [start + match.end() for match in SENTENCE.finditer(text.text[start:end])]
            start, end = rng.choice(list(zip([start, *ends], [*ends, end], strict=True)))
        marks = {
            head: [
                Mark(m.label, m.start - start, m.end - start, m.owner) for m in found if start <= m.start < m.end <= end
            ]
            for head, found in text.marks.items()
        }
        if text.text[start:end].strip():
            yield Labelled(f"{text.corpus}_short", f"{text.name}-{n}", text.text[start:end], marks, {})
