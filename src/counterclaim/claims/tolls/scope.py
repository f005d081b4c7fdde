"""Whether a toll is one happening's or a running total, and since when and as of when it runs.

In: a clause and the times of the document. Out: scope, since, as of. Reads the pack `tolls.en`.
"""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from counterclaim.claims.times.finding import TimeMention, day_of
from counterclaim.claims.times.words import any_of
from counterclaim.claims.tolls.words import Cue, toll_table
from counterclaim.records.document import Document
from counterclaim.records.enums import Scope, TimePrecision, TollKind

_TWO = 2
_LONG = frozenset((TimePrecision.MONTH, TimePrecision.YEAR, TimePrecision.RANGE))

_ACT_BESIDE = re.compile(r"\b(?:when|after|as|while|in|at|near|by|during|on)\b", re.IGNORECASE)


class Extent(msgspec.Struct, frozen=True):
    """Scope of a toll, and its first and last day where told."""

    scope: Scope
    since: str | None = None
    as_of: str | None = None


def extent_of(doc: Document, cue: Cue, first: int, last: int, times: Sequence[TimeMention]) -> Extent:
    """The extent of the toll that a cue of the clause `first` to `last` tells."""
    text = doc.report.text[doc.tokens[first].start : doc.tokens[last - 1].end]
    sentence = doc.sentences[doc.tokens[first].sentence]
    near = [t for t in times if sentence.first <= t.first < sentence.last]
    inside = [t for t in near if first <= t.first < last]
    since = next((t for t in inside if t.kind == "span_until_now" and t.time.earliest), None)
    period = next(
        (t for t in inside if t.kind == "point" and t.time.precision in _LONG and t.governor != _said(doc, t)), None
    )
    if since is None and period is None and not _is_running(doc, cue, text, (first, last)):
        return Extent(Scope.INCIDENT)
    if period is not None and since is None:
        return Extent(Scope.CUMULATIVE, period.time.earliest, period.time.latest)
    start = since.time.earliest if since else None
    whole = doc.report.text[sentence.start : sentence.end]
    if since is None and period is None and _patterns()["onset"].search(whole):
        text = whole
        start = next((t.time.earliest for t in near if t.kind == "span_until_now" and t.time.earliest), None)
    return Extent(Scope.CUMULATIVE, _onset(doc, text, start, times) or start, _as_of(doc, near))


def _onset(doc: Document, text: str, start: str | None, times: Sequence[TimeMention]) -> str | None:
    """The day that the text gives for the start of the war that a toll is counted from, where it gives one."""
    patterns = _patterns()
    if not patterns["onset"].search(text) and not (start is None and patterns["war"].search(text)):
        return None
    words = toll_table().onset
    days = {
        t.time.earliest
        for t in times
        if t.governor is not None
        and t.kind == "point"
        and doc.tokens[t.governor].text.lower() in words
        and t.time.precision is TimePrecision.DAY
        and (t.time.earliest or "").startswith(start or "")
    }
    return days.pop() if len(days) == 1 else None


def _as_of(doc: Document, near: Sequence[TimeMention]) -> str | None:
    """The day it was said, else the day of the dispatch."""
    said = next((t for t in near if t.kind == "point" and _said(doc, t) is not None and t.time.latest), None)
    if said is not None and said.time.latest:
        return said.time.latest[:10]
    day = day_of(doc)
    return day.isoformat() if day else None


def _said(doc: Document, mention: TimeMention) -> int | None:
    """The verb of saying that a time belongs to, or None."""
    if mention.governor is None or doc.tokens[mention.governor].lemma not in toll_table().said:
        return None
    return mention.governor


def _is_running(doc: Document, cue: Cue, text: str, clause: tuple[int, int]) -> bool:
    patterns = _patterns()
    if patterns["cumulative"].search(text) or patterns["onset"].search(text):
        return True
    if patterns["incident"].search(text):
        return False
    if cue.form == "total":
        return True
    words = [t.text.lower() for t in doc.tokens[max(clause[0], cue.first - 6) : cue.first]]
    whole = doc.sentences[doc.tokens[cue.first].sentence]
    around = doc.report.text[doc.tokens[whole.first].start : doc.tokens[whole.last - 1].end]
    # "He said 40 had been killed" is "40 have been killed" told later, where no act stands beside it.
    alone = words[-2:] == ["had", "been"] and not _ACT_BESIDE.search(around) and not patterns["incident"].search(around)
    perfect = alone or any(w in toll_table().perfect for w in words) or _counted_so_far(doc, clause[0], text)
    by = any(t.text.lower() == "by" for t in doc.tokens[cue.last : min(clause[1], cue.last + 2)])
    return (perfect and not by) or (cue.kind is TollKind.DISPLACED and cue.form == "count")


def _counted_so_far(doc: Document, first: int, text: str) -> bool:
    """Whether a number is what somebody "has reported" and no act stands beside it: a count that runs on."""
    if _ACT_BESIDE.search(text) or first < _TWO:
        return False
    verb, before = doc.tokens[first - 1], doc.tokens[first - _TWO]
    return verb.lemma in toll_table().said and verb.tag == "VBN" and before.text.lower() in toll_table().perfect


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    groups = toll_table().scope
    return {
        "onset": re.compile(rf"\bsince\b[^.,;]{{0,60}}\b{any_of(toll_table().onset)}\b", re.IGNORECASE),
        "war": re.compile(rf"\b(?:the|this)\s+{any_of(toll_table().war)}\b", re.IGNORECASE),
        "cumulative": re.compile(rf"\b{any_of(groups['cumulative'])}\b", re.IGNORECASE),
        "incident": re.compile(rf"\b{any_of(groups['incident'])}(?:s|es)?\b", re.IGNORECASE),
    }
