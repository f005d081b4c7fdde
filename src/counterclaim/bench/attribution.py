"""The attribution benchmark: predict sources, cues and contents for a corpus laid out as PolNeAR.

In: a corpus folder and the name of a split in it (`<corpus>/<split>/text/*.txt`). Out: one JSON object a line, in the
scorer's format: `{"doc": NAME, "attributions": [{"source": [[s, e]], "cue": [...], "content": [...]}]}`.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from counterclaim.records.claim import Span
from counterclaim.records.document import Annotations, Attribution
from counterclaim.records.errors import InputError


def predict(corpus: Path, split: str, out: TextIO, *, annotate: Callable[[str], Annotations]) -> int:
    """Write a line for every text of the split; the number of texts. InputError when there is none."""
    count = 0
    for name, text in read_split(corpus, split):
        attributions = [_as_dict(one) for one in annotate(text).attributions]
        out.write(json.dumps({"doc": name, "attributions": attributions}) + "\n")
        count += 1
    return count


def read_split(corpus: Path, split: str) -> Iterator[tuple[str, str]]:
    """Name and text of every document of the split, by name; line ends as they are."""
    folder = corpus / split / "text"
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise InputError(f"no texts in {folder}: give the folder that holds {split}/text/*.txt")
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            yield path.stem, file.read()


def _as_dict(one: Attribution) -> dict[str, list[list[int]]]:
    return {"source": _pairs(one.source), "cue": _pairs(one.cue), "content": _pairs(one.content)}


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
