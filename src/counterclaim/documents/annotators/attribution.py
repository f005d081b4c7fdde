"""Who says what, by the trained tagger: sources, cues and contents, each content and source with its cue.

In: a text. Out: `Annotations`. The weights come from a distribution of their own (`counterclaim-weights-en`); how
they were trained stands in training/attribution.py, whose label order is repeated here.
"""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from tokenizers import Tokenizer

from counterclaim.documents.annotators.encoding import Pieces, encode, piece_id, windows
from counterclaim.documents.annotators.neutral import Neutral, neutralise
from counterclaim.records.claim import Span
from counterclaim.records.document import Annotations, Attribution, Paragraph
from counterclaim.records.enums import Zone
from counterclaim.records.errors import SettingsError

ROLES = ("source", "cue", "content")
_BATCH = 8
_NO_CUE = -1
_UNREAD = frozenset((Zone.FURNITURE, Zone.BYLINE, Zone.DATELINE))
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+[\"“]?[A-Z]|\n")
# A gap of this many pieces inside one span (a stray comma, a dash) is closed.
_BRIDGE = 1


class Tagger(msgspec.Struct, frozen=True):
    """A loaded model: the inference session, its tokenizer, and the name and hash that a run records."""

    session: Any
    tokenizer: Tokenizer
    name: str
    sha256: str


class _Read(msgspec.Struct, frozen=True):
    """What the model says of the pieces: which begin a cue, whose window each is, the windows' pointers to cues."""

    heads: np.ndarray
    owner: np.ndarray
    ranges: list[tuple[int, int]]
    pointers: list[np.ndarray]


class _Run(msgspec.Struct, frozen=True):
    """A span of pieces of one role and the first piece of the cue it points to."""

    role: str
    first: int
    last: int
    cue: int


def load_tagger(folder: Path, *, threads: int = 1) -> Tagger:
    """Load `model.onnx` and `tokenizer.json` from the folder; SettingsError when they are not there."""
    import onnxruntime

    model = folder / "model.onnx"
    if not model.is_file():
        raise SettingsError(f"no attribution model at {model}: install the weights with `make setup`")
    data = model.read_bytes()
    digest = _checked_digest(data, folder)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Tagger(session, tokenizer, folder.name, digest)


def _checked_digest(data: bytes, folder: Path) -> str:
    """The model's sha256; SettingsError where it is not the one that the weights were released with."""
    digest = hashlib.sha256(data).hexdigest()
    sums = folder / "SHA256SUMS"
    released = sums.read_text(encoding="utf-8") if sums.is_file() else f"{digest}  model.onnx"
    if f"{digest}  model.onnx" not in released:
        raise SettingsError(
            f"the model in {folder} has sha256 {digest}, not the released one: install the weights anew"
        )
    return digest


def annotate(text: str, tagger: Tagger, *, paragraphs: Sequence[Paragraph] | None = None) -> Annotations:
    """The attributions of a text, in the order of their cues.

    With paragraphs, only those to be read are tagged, and line ends inside one count as spaces (hard-wrapped newswire).
    """
    plain = neutralise(text if paragraphs is None else _readable(text, paragraphs))
    pieces = _in_text(encode(plain.words, tagger.tokenizer), plain)
    runs = _find_runs(pieces, tagger) if pieces.ids else []
    return Annotations(_join(runs, pieces, text), tagger.name, tagger.sha256)


def _in_text(pieces: Pieces, plain: Neutral) -> Pieces:
    """The pieces with their places in the text for which neutral words stand."""
    beyond = plain.ends[-1] if plain.ends else 0
    starts = [plain.starts[i] if i < len(plain.starts) else beyond for i in pieces.starts]
    ends = [plain.ends[b - 1] if b > a else at for a, b, at in zip(pieces.starts, pieces.ends, starts, strict=True)]
    return Pieces(pieces.ids, starts, ends)


def _readable(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """The text with all but the paragraphs to be read blanked out, as long as before."""
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


def _find_runs(pieces: Pieces, tagger: Tagger) -> list[_Run]:
    """Tag every window; of an overlap each gives its own half, so that a piece is read where it has most context."""
    ranges = windows(len(pieces.ids))
    labels = np.zeros(len(pieces.ids), dtype=np.int64)
    owner = np.zeros(len(pieces.ids), dtype=np.int64)
    pointers: list[np.ndarray] = []
    for begin in range(0, len(ranges), _BATCH):
        batch = ranges[begin : begin + _BATCH]
        scores, cues = _infer(pieces, batch, tagger)
        for row, (a, b) in enumerate(batch):
            number = begin + row
            left = 0 if number == 0 else (ranges[number - 1][1] + a) // 2
            labels[left:b] = scores[row, left - a + 1 : b - a + 1].argmax(-1)
            owner[left:b] = number
            pointers.append(cues[row, 1 : b - a + 1, 1 : b - a + 1])
    read = _Read(np.flatnonzero(_begins_cue(labels)), owner, ranges, pointers)
    return [_with_cue(role, first, last, read) for role, first, last in _spans(labels)]


def _begins_cue(labels: np.ndarray) -> np.ndarray:
    """Whether a piece begins a cue: a B label, or an I label that goes on nothing."""
    opens = labels == 1 + 2 * ROLES.index("cue")
    goes_on = labels == 2 + 2 * ROLES.index("cue")
    begins: np.ndarray = opens | (goes_on & ~np.roll(opens | goes_on, 1))
    return begins


def _infer(pieces: Pieces, batch: list[tuple[int, int]], tagger: Tagger) -> tuple[np.ndarray, np.ndarray]:
    begin, close = piece_id(tagger.tokenizer, "[CLS]"), piece_id(tagger.tokenizer, "[SEP]")
    longest = max(b - a for a, b in batch) + 2
    ids = np.zeros((len(batch), longest), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, (a, b) in enumerate(batch):
        ids[row, : b - a + 2] = [begin, *pieces.ids[a:b], close]
        mask[row, : b - a + 2] = 1
    scores, cues = tagger.session.run(["labels", "cues"], {"input_ids": ids, "attention_mask": mask})
    return scores, cues


def _spans(labels: np.ndarray) -> list[tuple[str, int, int]]:
    """Runs of one role: a B label opens a new one, an I label goes on or opens."""
    found: list[tuple[str, int, int]] = []
    for i, label in enumerate(labels.tolist()):
        if not label:
            continue
        role, opens = ROLES[(label - 1) // 2], label % 2 == 1
        if found and found[-1][0] == role and i - found[-1][2] <= _BRIDGE and not opens:
            found[-1] = (role, found[-1][1], i + 1)
        else:
            found.append((role, i, i + 1))
    return found


def _with_cue(role: str, first: int, last: int, read: _Read) -> _Run:
    """The run with the cue that its pieces, together, point to most; judged in the window that owns its middle."""
    if role == "cue":
        return _Run(role, first, last, first)
    number = int(read.owner[(first + last) // 2])
    a, b = read.ranges[number]
    heads = read.heads[(read.heads >= a) & (read.heads < b)]
    if not len(heads):
        return _Run(role, first, last, _NO_CUE)
    rows = read.pointers[number][max(first, a) - a : min(last, b) - a]
    columns = rows[:, heads - a]
    columns = columns - np.logaddexp.reduce(columns, axis=1, keepdims=True)
    return _Run(role, first, last, int(heads[columns.sum(0).argmax()]))


def _join(runs: list[_Run], pieces: Pieces, text: str) -> tuple[Attribution, ...]:
    """One attribution per cue that has a content; a content with neither cue nor source is nobody's and dropped."""
    by_cue: dict[int, dict[str, list[Span]]] = {}
    for run in runs:
        span = _widen(pieces.starts[run.first], pieces.ends[run.last - 1], text)
        key = run.cue if run.cue != _NO_CUE else -2 - run.first
        by_cue.setdefault(key, {role: [] for role in ROLES})[run.role].append(span)
    sources = sorted({span for one in by_cue.values() for span in one["source"]}, key=lambda span: span.start)
    found = [
        Attribution(
            tuple(one["source"]) or _shared_source(one["cue"], sources, text), tuple(one["cue"]), tuple(one["content"])
        )
        for one in by_cue.values()
        if one["content"] and (one["cue"] or one["source"])
    ]
    return tuple(sorted(found, key=lambda one: (one.cue or one.content)[0].start))


def _shared_source(cue: Sequence[Span], sources: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The nearest source before the cue in its sentence: "X criticised A, claiming B" names X once for two cues.

    A piece bears one pointer, so the second cue stays without a source; on PolNeAR dev this rule gives 3 points of F1.
    """
    if not cue:
        return ()
    before = [span for span in sources if span.end <= cue[0].start]
    if not before or _SENTENCE_END.search(text, before[-1].end, cue[0].start):
        return ()
    return (before[-1],)


def _widen(start: int, end: int, text: str) -> Span:
    """Whole words: a span never begins or ends inside one."""
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)
