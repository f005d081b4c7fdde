"""What the user gives, one report at a time: files, folders, standard input.

In: paths and settings. Out: a source (a report and its original bytes) or a refusal with its reason, one by one, so
that a corpus of any size takes the memory of one report. The run never stops at an input it cannot read. Reads
`furniture.en`.
"""

import getpass
import hashlib
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec

from counterclaim.documents.dates import iso_day
from counterclaim.documents.extract import Extract, Limits, Reader, Refused
from counterclaim.documents.folders import Missed, walk
from counterclaim.documents.joined_stream import Joined
from counterclaim.documents.language import ENGLISH, detect_language
from counterclaim.documents.readers import reader_for, sniff
from counterclaim.documents.segmentation import outline
from counterclaim.records.enums import Zone
from counterclaim.records.ids import make_id
from counterclaim.records.report import Original, Refusal, Report
from counterclaim.records.settings import Settings

STDIN = "-"
_HEAD = 4_096
_KINDS = "plain text, Markdown, HTML, JSON Lines, PDF"

Clock = Callable[[], datetime]


class Source(msgspec.Struct, frozen=True):
    """A report, and the bytes it was read from."""

    report: Report
    original: Original


def utc_now() -> datetime:
    """The present moment: it dates the collecting, never a report."""
    return datetime.now(UTC)


def read_inputs(
    paths: Iterable[Path | str], *, settings: Settings, stdin: bytes | None = None, clock: Clock = utc_now
) -> Iterator[Source | Refusal]:
    """Every report in files, folders (in sorted order) and standard input (`-`), or why it cannot be read."""
    for path in paths:
        if str(path) == STDIN:
            given = sys.stdin.buffer if stdin is None else BytesIO(stdin)
            head = given.read(_HEAD)
            stream = BufferedReader(Joined(head, given))
            yield from _read_stream(stream, STDIN, sniff(head), settings, clock)
        elif Path(path).is_dir():
            yield from _read_folder(Path(path), settings, clock)
        else:
            yield from _read_file(Path(path), settings, clock, inside=False)


def _read_folder(folder: Path, settings: Settings, clock: Clock) -> Iterator[Source | Refusal]:
    for found in walk(folder):
        if isinstance(found, Missed):
            yield _refuse(str(found.path), Refused(found.reason, found.advice), clock)
        else:
            yield from _read_file(found, settings, clock, inside=True)


def _read_file(path: Path, settings: Settings, clock: Clock, *, inside: bool) -> Iterator[Source | Refusal]:
    """Reports of one file; `inside` a folder, only regular files of known kinds are read."""
    origin = str(path)
    try:
        if inside and not stat.S_ISREG(path.stat().st_mode):
            yield _refuse(origin, Refused("not_a_file", "This is a device, pipe or socket. Give a file."), clock)
            return
        with path.open("rb") as stream:
            head = stream.peek(_HEAD)[:_HEAD]
            reader = _choose_reader(path, head, inside=inside)
            yield from _read_stream(stream, origin, reader, settings, clock)
    except Refused as refused:
        yield _refuse(origin, refused, clock)
    except FileNotFoundError:
        yield _refuse(origin, Refused("missing", "There is no such file. Check the path."), clock)
    except (OSError, ValueError) as error:
        words = getattr(error, "strerror", None) or str(error)
        yield _refuse(origin, Refused("unreadable", f"The file cannot be opened ({words}). Check its rights."), clock)


def _choose_reader(path: Path, head: bytes, *, inside: bool) -> Reader:
    """The reader for a file; one of an unknown kind is read as what it looks like, if the user named it."""
    reader = reader_for(path.name, head)
    if reader is None and inside:
        advice = f"Files of the kind {path.suffix!r} are not read ({_KINDS}). Convert it, or name it alone."
        raise Refused("unknown_kind", advice)
    return reader or sniff(head)


def _read_stream(
    stream: BinaryIO, origin: str, reader: Reader, settings: Settings, clock: Clock
) -> Iterator[Source | Refusal]:
    limits = Limits(settings.max_bytes, settings.max_chars)
    try:
        for extract in reader.read(stream, limits):
            if isinstance(extract, Refused):
                yield _refuse(origin, extract, clock)
            else:
                yield _accept(extract, origin, settings, clock)
    except Refused as refused:
        yield _refuse(origin, refused, clock)


def _accept(extract: Extract, origin: str, settings: Settings, clock: Clock) -> Source | Refusal:
    """The report of an extract with what its head tells, or a refusal for its language."""
    language = detect_language(_language_sample(extract))
    if language not in (None, ENGLISH):
        advice = f"The text seems to be in another language ({language}); English is read. Give a translation."
        return _refuse(origin, Refused("language", advice, data=extract.data, record=extract.record), clock)
    digest = hashlib.sha256(extract.data).hexdigest()
    report = _report(extract, settings, language, digest)
    original = Original(
        data=extract.data,
        sha256=digest,
        media_type=extract.media_type,
        origin=origin + extract.record,
        collected_at=_stamp(clock),
        collector=settings.collector or _user_name(),
    )
    return Source(report, original)


def _report(extract: Extract, settings: Settings, language: str | None, digest: str) -> Report:
    """What the file tells comes first, then the text's own head; the user's settings fill what both leave open."""
    _, header = outline(extract.text, marks=extract.marks, title=extract.title)
    dateline = header.dateline
    publisher = _clean(extract.publisher) or settings.publisher or header.publisher
    url = _clean(extract.url)
    return Report(
        id=make_id("r", extract.text, publisher, url),
        text=extract.text,
        headline=header.headline or _clean(extract.title),
        dateline=dateline.words if dateline else None,
        dateline_place=dateline.place if dateline else None,
        byline=header.byline or _clean(extract.byline),
        publisher=publisher,
        published=iso_day(extract.published or "") or header.published or settings.published,
        url=url,
        language=language,
        sha256=digest,
        marks=extract.marks,
    )


def _language_sample(extract: Extract) -> str:
    """The text without what the file marks as furniture: menus say little of a report's language."""
    pieces: list[str] = []
    at = 0
    for mark in extract.marks:
        if mark.zone is Zone.FURNITURE:
            pieces.append(extract.text[at : mark.start])
            at = mark.end
    pieces.append(extract.text[at:])
    return "".join(pieces)


def _refuse(origin: str, refused: Refused, clock: Clock) -> Refusal:
    place = origin + refused.record
    digest = hashlib.sha256(refused.data).hexdigest() if refused.data is not None else None
    return Refusal(
        id=make_id("x", place, refused.reason, digest),
        origin=place,
        reason=refused.reason,
        advice=refused.advice,
        sha256=digest,
        at=_stamp(clock),
    )


def _stamp(clock: Clock) -> str:
    return clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _clean(words: str | None) -> str | None:
    return (words or "").strip() or None
