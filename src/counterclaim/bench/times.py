"""Write the times found in TimeML news for the public scorer, beside a trivial baseline.

In: the texts that the scorer hands out, or a folder of `.tml` files. Out: a row a document,
`{"doc", "timexes": [{"start", "end", "type", "value"}]}`. Reads no pack.
"""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from counterclaim.bench.rows import Row
from counterclaim.bench.texts import Builder, read_texts
from counterclaim.claims.times import TimeMention, find_times
from counterclaim.records.enums import TimePrecision

_SINCE = re.compile(r"^(?:since|ever since)\s+(?:the\s+)?", re.IGNORECASE)
_LEAD = re.compile(r"^(?:in the|at|on the|during the|around|about|early on|late on)\s+", re.IGNORECASE)
_BASELINE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s+\d{1,2})\b",
    re.IGNORECASE,
)


def read_tml(folder: Path) -> Iterator[tuple[str, str, str | None]]:
    """Name, text and ISO day of writing of each TimeML file in a folder, sorted by name."""
    for path in sorted(p for p in folder.glob("*.tml") if not p.name.startswith("._")):
        root = ET.parse(path).getroot()  # noqa: S314 (a benchmark that the developer chose)
        text = root.find(".//TEXT")
        written = root.find(".//DCT/TIMEX3")
        body = "".join(text.itertext()) if text is not None else ""
        yield path.stem, body, (written.get("value") if written is not None else None)


def predict_times(folder: Path, build: Builder) -> Iterator[str]:
    """A scorer line for each file; `build` makes a document from a text and its ISO day."""
    for name, text, day in read_tml(folder):
        yield json.dumps(times_row(name, text, day[:10] if day else None, build))


def predict(file: Path, build: Builder) -> Iterator[Row]:
    """A row for every text that the scorer handed out."""
    for name, text, day in read_texts(file):
        yield times_row(name, text, day, build)


def times_row(name: str, text: str, day: str | None, build: Builder) -> Row:
    """The times of one text, read as written on that day."""
    found = (_row(mention, text) for mention in find_times(build(text, day)))
    return {"doc": name, "timexes": [row for row in found if row]}


def baseline_times(folder: Path) -> Iterator[str]:
    """The trivial baseline: every weekday and date word means the day of writing."""
    for name, text, day in read_tml(folder):
        rows = [
            {"start": m.start(), "end": m.end(), "type": "DATE", "value": (day or "")[:10]}
            for m in _BASELINE.finditer(text)
        ]
        yield json.dumps({"doc": name, "timexes": rows})


def _row(mention: TimeMention, text: str) -> dict[str, object] | None:
    value, kind = _value(mention)
    if value is None or "so far" in mention.time.text.lower():
        return None
    start, words = mention.start, text[mention.start : mention.end]
    for lead in (_SINCE, _LEAD):
        if found := lead.match(words):
            start, words = start + found.end(), words[found.end() :]
    return {"start": start, "end": mention.end, "type": kind, "value": value}


def _value(mention: TimeMention) -> tuple[str | None, str]:
    time = mention.time
    if mention.kind == "frequency":
        return mention.length, "SET"
    if mention.kind == "duration" or (mention.kind == "span_until_now" and mention.length and " ago" not in time.text):
        return mention.length, "DURATION"
    day = time.earliest or time.latest
    if day is None:
        return None, "DATE"
    if mention.kind == "span_until_now":
        return day, "DATE"
    if time.precision in (TimePrecision.MINUTE, TimePrecision.HOUR):
        return day[:16], "TIME"
    if time.precision is TimePrecision.PART_OF_DAY:
        return day[:10], "DATE"
    if time.precision is TimePrecision.WEEK or " week" in f" {time.text.lower()}":
        year, week, _ = date.fromisoformat(day).isocalendar()
        return f"{year}-W{week:02}", "DATE"
    if time.precision is TimePrecision.RANGE and time.latest:
        return _shared(day, time.latest), "DATE"
    return day, "DATE"


def _shared(first: str, last: str) -> str:
    """The month, year or decade that both ends of a range share."""
    for length in (7, 4):
        if first[:length] == last[:length]:
            return first[:length]
    return f"{first[:3]}X" if first[:3] == last[:3] else first
