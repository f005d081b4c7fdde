"""Paragraphs to prints: what is kept of a report so that others that repeat it are found among very many.

In: a report. Out: a `Print` for each paragraph of its body, and the keys under which paragraphs of like words meet.
Only the reporter's own words count: not headlines, datelines, credit lines, quotations or stock sentences. Reads the
pack `credits.en` (stock sentences).

A print is a minhash over runs of three words: 72 hashes in 24 bands of three. Paragraphs that share the part J of all
their runs meet under a key with probability 1 - (1 - J^3)^24: J 0.6: 99.7 %, 0.5: 96 %, 0.4: 80 %, 0.33: 59 %,
0.2: 17 %, 0.1: 2 %, 0.05: 0.3 %. A paragraph cut to half has J 0.5, and so has one with each eighth word changed. Bands
of two find more of the lesser likenesses, and six times as many pairs of reports (606 against 96 among 398 reports of
many conflicts) for the same copies. What meets is then compared word by word (`repeats.py`).
"""

import hashlib
import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from counterclaim.documents.segmentation import segment
from counterclaim.packs.loader import load_pack
from counterclaim.records.enums import Zone
from counterclaim.records.report import Report

SHINGLE = 3
"""Words in a run."""
_BANDS = 24
_ROWS = 3
_HASHES = _BANDS * _ROWS
_STORED = np.dtype("<u2")
"""Of each hash sixteen bits are kept: two of different runs are equal once in 65,000 times."""
_FEWEST = 12
"""Own words of the shortest paragraph that is looked up: a stock sentence is shorter."""
_LONGEST = 80
"""Words from which a paragraph is cut at ends of sentences: three that a desk made one are still known."""
_PIECE = 40
"""Words after which it is cut."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s")
_QUOTED = re.compile(
    r"“[^”]{1,4000}(?:”|\Z)|«[^»]{1,4000}(?:»|\Z)|\"[^\"]{1,4000}(?:\"|\Z)"
    r"|(?<!\w)‘(?:[^’]|(?<=\w)’(?=\w)){10,4000}’(?!\w)|(?<!\w)'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){10,4000}'(?!\w)"
)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
"""Multipliers of splitmix64, which spreads the bits of a number."""


class Print(msgspec.Struct, frozen=True):
    """A paragraph's stretch, how many words of its own it has, and its minhash; empty where it has too few words."""

    start: int
    end: int
    words: int
    signature: bytes = b""


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word as it is compared, where it stands, and whether it is the reporter's own: not quoted, no stock phrase."""

    text: str
    start: int
    end: int
    own: bool


def prints_of(report: Report) -> tuple[Print, ...]:
    """A print for each paragraph of the body, long ones in pieces: `prints_of(report)[0].words` is 31.

    Headline, dateline, byline and what stands on the page around the report count for nothing, so that the same words
    under another headline and dateline have the same prints.
    """
    return tuple(_print(report.text, start, end) for start, end in body_of(report))


def keys_of(made: Print) -> tuple[str, ...]:
    """Names of the blocks in which a paragraph meets those of like words, such as `0a4be17f2c9d`."""
    if not made.signature:
        return ()
    rows = np.frombuffer(made.signature, dtype=_STORED).astype(np.uint64).reshape(_BANDS, _ROWS)
    joined = (rows[:, 0] << np.uint64(32)) | (rows[:, 1] << np.uint64(16)) | rows[:, 2]
    mixed = _spread(joined + np.uint64(1)) >> np.uint64(24)
    return tuple(f"{band:02x}{value:010x}" for band, value in enumerate(mixed.tolist()))


def likeness(prints: Sequence[Print], others: Sequence[Print]) -> float:
    """How much of their runs of words the two likest paragraphs share, by prints alone: an estimate from 0 to 1."""
    one, two = _table(prints), _table(others)
    if not (len(one) and len(two)):
        return 0.0
    return float(max((row == two).mean(axis=1).max() for row in one))


def body_of(report: Report) -> Iterator[tuple[int, int]]:
    """Stretches of the paragraphs of the body, long ones in pieces."""
    for paragraph in segment(report):
        if paragraph.zone is Zone.BODY:
            yield from _pieces(report.text, paragraph.start, paragraph.end)


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of a stretch: capitals, accents and signs count for nothing."""
    others = _not_own(text, start, end)
    words, place = [], 0
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        while place < len(others) and others[place][1] <= first:
            place += 1
        own = place == len(others) or others[place][0] >= last
        words.append(Word(_plain(match[0]), first, last, own))
    return tuple(words)


def _print(text: str, start: int, end: int) -> Print:
    codes = [_code(word.text) for word in words_of(text, start, end) if word.own]
    return Print(start, end, len(codes), _signature(codes) if len(codes) >= _FEWEST else b"")


def _not_own(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of quotations and stock phrases, by where they begin."""
    return sorted(match.span() for pattern in (_QUOTED, _stock()) for match in pattern.finditer(text, start, end))


def _table(prints: Sequence[Print]) -> NDArray[np.uint16]:
    """The hashes of the prints that have any, a row each."""
    return np.frombuffer(b"".join(made.signature for made in prints), dtype=_STORED).reshape(-1, _HASHES)


def _signature(words: Sequence[int]) -> bytes:
    """Of each hash the least value that a run of words has: the same in all runs for equal sets of runs."""
    codes = np.array(words, dtype=np.uint64)
    factors, shifts = _constants()
    runs = np.unique(_spread(codes[:-2] * _MIX[0] + codes[1:-1] * _MIX[1] + codes[2:]))
    least = np.full(_HASHES, np.iinfo(np.uint64).max, dtype=np.uint64)
    for at in range(0, len(runs), 4096):  # so that a very long paragraph takes no more memory than a long one
        hashed = factors[:, None] * runs[None, at : at + 4096] + shifts[:, None]
        least = np.minimum(least, hashed.min(axis=1))
    return (least >> np.uint64(32)).astype(_STORED).tobytes()


def _spread(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers whose bits all hang on all bits of those given."""
    mixed = (numbers ^ (numbers >> np.uint64(30))) * _MIX[0]
    mixed = (mixed ^ (mixed >> np.uint64(27))) * _MIX[1]
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))


@cache
def _constants() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Odd factors and shifts of the hashes, from a seed: the same on every machine and in every version."""
    seed = b"counterclaim prints 1"
    data = b"".join(hashlib.sha256(seed + n.to_bytes(2, "big")).digest()[:16] for n in range(_HASHES))
    numbers = np.frombuffer(data, dtype="<u8").reshape(_HASHES, 2)
    return numbers[:, 0] | np.uint64(1), numbers[:, 1].copy()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph, or a very long one cut where a sentence ends after so many words."""
    if len(text[start:end].split()) <= _LONGEST:
        yield start, end
        return
    first = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if len(text[first : match.end()].split()) >= _PIECE:
            yield first, match.end() - 1
            first = match.end()
    if first < end:
        yield first, end


@cache
def _stock() -> re.Pattern[str]:
    """Phrases that every desk writes."""
    return re.compile("|".join(f"(?:{phrase})" for phrase in load_pack("credits.en")["stock"]))


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> str:
    word = word.replace("’", "'").casefold()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word.removesuffix("'s")


@lru_cache(maxsize=1 << 16)
def _code(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))
