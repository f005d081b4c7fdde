"""The trained reader: one pass of the encoder over a text, and what every head says of its pieces.

In: a text and a loaded model. Out: `Scores`. Long texts are read in windows that overlap; of an overlap each gives
its own half, so that every piece is read where it has most context. The weights come from a distribution of their own
(`counterclaim-weights-en`), with the names of the heads' columns; how they were made stands in `training/`.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from tokenizers import Tokenizer

from counterclaim.documents.annotators.encoding import Pieces, encode, piece_id, windows
from counterclaim.documents.annotators.neutral import in_text, neutralise
from counterclaim.records.document import Paragraph
from counterclaim.records.enums import Zone
from counterclaim.records.errors import SettingsError

Array = np.ndarray[Any, np.dtype[Any]]

_BATCH = 8
_UNREAD = frozenset((Zone.FURNITURE, Zone.BYLINE, Zone.DATELINE))
_FILES = ("model.onnx", "tokenizer.json", "heads.json")


class Model(msgspec.Struct, frozen=True):
    """A loaded model: inference session, tokenizer, labels of each head, and the name and hash that a run records.

    `pieces` are the heads asked of every piece, `texts` those asked of a whole window, labels in the order of columns.
    """

    session: Any
    tokenizer: Tokenizer
    pieces: dict[str, tuple[str, ...]]
    texts: dict[str, tuple[str, ...]]
    name: str
    sha256: str


class Scores(msgspec.Struct, frozen=True):
    """What the model says of a text.

    `by_piece[head]` is (pieces, labels); `by_window[head]` (windows, labels); `cues[w]` and `owners[w]` are (pieces of
    w, pieces of w): how much a row's piece belongs to a column's. `owner[i]` is the window that answers for piece i.
    """

    pieces: Pieces
    ranges: list[tuple[int, int]]
    owner: Array
    by_piece: dict[str, Array]
    by_window: dict[str, Array]
    cues: list[Array]
    owners: list[Array]


def load_model(folder: Path, *, threads: int = 1) -> Model:
    """Load the model from a folder; SettingsError when a file is missing or is not the released one."""
    import onnxruntime

    data = {name: _checked(folder, name) for name in _FILES}
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(data["model.onnx"], options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_buffer(data["tokenizer.json"])
    tokenizer.no_padding()
    tokenizer.no_truncation()
    heads = json.loads(data["heads.json"])
    return Model(
        session,
        tokenizer,
        {name: tuple(labels) for name, labels in heads["pieces"].items()},
        {name: tuple(labels) for name, labels in heads["texts"].items()},
        folder.name,
        hashlib.sha256(data["model.onnx"]).hexdigest(),
    )


def _checked(folder: Path, name: str) -> bytes:
    """A file's bytes; SettingsError where it is missing or its sha256 is not the released one."""
    path = folder / name
    if not path.is_file():
        raise SettingsError(f"no {name} of the trained reader at {path}: install the weights with `make setup`")
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    sums = folder / "SHA256SUMS"
    if not sums.is_file():
        raise SettingsError(
            f"no SHA256SUMS beside the trained reader in {folder}: install the weights with `make setup`"
        )
    if f"{digest}  {name}" not in sums.read_text(encoding="utf-8"):
        raise SettingsError(f"{name} in {folder} has sha256 {digest}, not the released one: install the weights anew")
    return data


def readable(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """The text with all but the paragraphs to be read blanked out, as long as before; lines inside one are joined."""
    parts: list[str] = []
    done = 0
    for paragraph in paragraphs:
        if paragraph.zone in _UNREAD:
            continue
        gap = paragraph.start - done
        parts.append("\n" + " " * (gap - 1) if gap > 0 else "")
        parts.append(text[paragraph.start : paragraph.end].replace("\n", " "))
        done = paragraph.end
    return "".join(parts)


def score(text: str, model: Model, *, most_windows: int | None = None) -> Scores:
    """What every head says of the text; with `most_windows` only of its beginning."""
    plain = neutralise(text)
    pieces = in_text(encode(plain.words, model.tokenizer), plain)
    ranges = windows(len(pieces.ids))[:most_windows]
    count = ranges[-1][1] if ranges else 0
    flat = np.zeros((count, sum(map(len, model.pieces.values()))), dtype=np.float32)
    whole = np.zeros((len(ranges), sum(map(len, model.texts.values()))), dtype=np.float32)
    owner = np.zeros(count, dtype=np.int64)
    cues: list[Array] = [np.empty(0)] * len(ranges)
    owners: list[Array] = [np.empty(0)] * len(ranges)
    for numbers in _batches(ranges):
        found = _infer(pieces, [ranges[n] for n in numbers], model)
        for row, n in enumerate(numbers):
            a, b = ranges[n]
            left = 0 if n == 0 else (ranges[n - 1][1] + a) // 2
            right = b if n + 1 == len(ranges) else (b + ranges[n + 1][0]) // 2
            flat[left:right] = found[0][row, left - a + 1 : right - a + 1]
            owner[left:right] = n
            whole[n] = found[1][row]
            cues[n] = found[2][row, 1 : b - a + 1, 1 : b - a + 1]
            owners[n] = found[3][row, 1 : b - a + 1, 1 : b - a + 1]
    return Scores(pieces, ranges, owner, _columns(flat, model.pieces), _columns(whole, model.texts), cues, owners)


def _batches(ranges: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Numbers of windows to be read at once: at most a few, all of one length, for padding costs as much as reading."""
    by_length: dict[int, list[int]] = {}
    for n, (a, b) in enumerate(ranges):
        by_length.setdefault(b - a, []).append(n)
    return [same[i : i + _BATCH] for same in by_length.values() for i in range(0, len(same), _BATCH)]


def _infer(pieces: Pieces, ranges: Sequence[tuple[int, int]], model: Model) -> list[Array]:
    begin, close = piece_id(model.tokenizer, "[CLS]"), piece_id(model.tokenizer, "[SEP]")
    ids = np.array([[begin, *pieces.ids[a:b], close] for a, b in ranges], dtype=np.int64)
    fed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
    found: list[Array] = model.session.run(["pieces", "texts", "cues", "owners"], fed)
    return found


def _columns(scores: Array, heads: dict[str, tuple[str, ...]]) -> dict[str, Array]:
    """The columns of each head."""
    out: dict[str, Array] = {}
    at = 0
    for name, labels in heads.items():
        out[name] = scores[:, at : at + len(labels)]
        at += len(labels)
    return out


def softmax(scores: Array) -> Array:
    """Shares that add up to one along the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Array = shifted / shifted.sum(-1, keepdims=True)
    return shares
