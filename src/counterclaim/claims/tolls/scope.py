"""Whether a toll is one happening's or a running total, and since when and as of when it runs.

In: a clause and the times of the document. Out: scope, since, as of. Reads the pack `tolls.en`.
"""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from counterclaim.claims.times.finding import TimeMention, day_of
from counterclaim.claims.times.words import any_of
from counterclaim.claims.tolls.words import Cue, find_cues, toll_table
from counterclaim.records.document import Document
from counterclaim.records.enums import Scope, TimePrecision, TollKind, Zone

_TWO = 2
_LONG = frozenset((TimePrecision.MONTH, TimePrecision.YEAR, TimePrecision.RANGE))

_ACT_BESIDE = re.compile(r"\b(?:when|after|as|while|in|at|near|by|during|on)\b", re.IGNORECASE)


class Extent(msgspec.Struct, frozen=True):
    """Scope of a toll, and its first and last day where told."""

    scope: Scope
    since: str | None = None
    as_of: str | None = None


def extent_of(
    doc: Document,
    cue: Cue,
    first: int,
    last: int,
    times: Sequence[TimeMention],
    *,
    none: bool = False,
    given: bool = False,
) -> Extent:
    """The extent of the toll that a cue of the clause `first` to `last` tells.

    `none`: the number is zero. `given`: a verb gives a count its number ("puts civilian deaths at 40").
    """
    text = doc.report.text[doc.tokens[first].start : doc.tokens[last - 1].end]
    sentence = doc.sentences[doc.tokens[first].sentence]
    near = [t for t in times if sentence.first <= t.first < sentence.last and not _tells_how_often(doc, t)]
    inside = [t for t in near if first <= t.first < last]
    since = next((t for t in inside if t.kind == "span_until_now" and t.time.earliest), None)
    period = next(
        (t for t in inside if t.kind == "point" and t.time.precision in _LONG and t.governor != _said(doc, t)), None
    )
    if since is None and period is None and not _is_running(doc, cue, text, (first, last), none=none, given=given):
        told = _told_before(doc, cue, (first, last), times)
        return Extent(Scope.CUMULATIVE, told, _as_of(doc, near)) if told and not none else Extent(Scope.INCIDENT)
    if period is not None and since is None:
        return Extent(Scope.CUMULATIVE, period.time.earliest, period.time.latest)
    start = since.time.earliest if since else None
    whole = doc.report.text[sentence.start : sentence.end]
    if since is None and period is None and _patterns()["onset"].search(whole):
        text = whole
        start = next((t.time.earliest for t in near if t.kind == "span_until_now" and t.time.earliest), None)
    return Extent(Scope.CUMULATIVE, _onset(doc, text, start, times) or start, _as_of(doc, near))


def _tells_how_often(doc: Document, mention: TimeMention) -> bool:
    """Whether a period only counts happenings: "shelled for the fourth time this month"."""
    return mention.first > 0 and doc.tokens[mention.first - 1].text.lower() in toll_table().often


def _told_before(doc: Document, cue: Cue, clause: tuple[int, int], times: Sequence[TimeMention]) -> str | None:
    """The first day of the running total told just before, where these words give a number and no act, day or place.

    Such as "The army puts its dead since May 24 at 64. The rebels acknowledge 59 of their men killed."
    """
    sentence = doc.sentences[doc.tokens[clause[0]].sentence]
    before = doc.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph or cue.form not in ("act", "state", "count", "loss"):
        return None
    words = doc.tokens[sentence.first : sentence.last]
    whole = doc.report.text[sentence.start : sentence.end]
    told = doc.tokens[cue.first].pos != "AUX" and any(t.lemma in toll_table().giving for t in words)
    if not told or _ACT_BESIDE.search(whole) or _patterns()["incident"].search(whole):
        return None
    if any(sentence.first <= t.first < sentence.last and _said(doc, t) is None for t in times):
        return None
    spans = (t for t in times if before.first <= t.first < before.last and t.kind == "span_until_now")
    running = next((t.time.earliest for t in spans if t.time.earliest), None)
    return running if running and next(iter(find_cues(doc, before.first, before.last)), None) else None


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
    """The day that the words give for the count, else the day it was said, else the day of the dispatch."""
    counted = [t.time.latest or t.time.earliest for t in near if _is_day_of_count(doc, t)]
    if counted and counted[0]:
        return counted[0][:10]
    said = next((t for t in near if t.kind == "point" and _said(doc, t) is not None and t.time.latest), None)
    if said is not None and said.time.latest:
        return said.time.latest[:10]
    day = day_of(doc)
    return day.isoformat() if day else None


def _is_day_of_count(doc: Document, mention: TimeMention) -> bool:
    """Whether a day stands after "as of"."""
    words = [t.text.lower() for t in doc.tokens[max(0, mention.first - _TWO) : mention.first + _TWO]]
    return any(words[n : n + _TWO] in (["as", "of"], ["as", "at"]) for n in range(len(words)))


def _said(doc: Document, mention: TimeMention) -> int | None:
    """The verb of saying that a time belongs to, or None."""
    if mention.governor is None or doc.tokens[mention.governor].lemma not in toll_table().said:
        return None
    return mention.governor


def _is_running(doc: Document, cue: Cue, text: str, clause: tuple[int, int], *, none: bool, given: bool) -> bool:
    patterns = _patterns()
    if patterns["cumulative"].search(patterns["often"].sub("", text)) or patterns["onset"].search(text):
        return True
    if none or patterns["incident"].search(text):
        return False
    words = [t.text.lower() for t in doc.tokens[max(clause[0], cue.first - 6) : cue.first]]
    if cue.form == "total" or patterns["standing"].search(text) or _is_stock(cue, words):
        return True
    if given:
        # "The dead" are those of a happening told before, as in a headline; "civilian deaths" are all there have been.
        return words[-1:] != ["the"] and doc.sentences[doc.tokens[cue.first].sentence].zone is not Zone.HEADLINE
    whole = doc.sentences[doc.tokens[cue.first].sentence]
    around = doc.report.text[doc.tokens[whole.first].start : doc.tokens[whole.last - 1].end]
    # "He said 40 had been killed" is "40 have been killed" told later, where no act stands beside it.
    alone = words[-2:] == ["had", "been"] and not _ACT_BESIDE.search(around) and not patterns["incident"].search(around)
    perfect = alone or any(w in toll_table().perfect for w in words) or _counted_so_far(doc, clause[0], text)
    by = any(t.text.lower() == "by" for t in doc.tokens[cue.last : min(clause[1], cue.last + 2)])
    return (perfect and not by) or (cue.kind is TollKind.DISPLACED and cue.form == "count")


def _is_stock(cue: Cue, words: Sequence[str]) -> bool:
    """Whether people are told to be displaced at present: that number runs on."""
    return (
        cue.kind is TollKind.DISPLACED
        and cue.form in ("state", "act")
        and any(w in toll_table().present for w in words)
    )


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
        "often": re.compile(rf"\b{any_of(toll_table().often)}\s+(?:in\s+)?(?:this|the|as many)\s+\w+", re.IGNORECASE),
        "standing": re.compile(rf"\b{any_of(groups['standing'])}\b", re.IGNORECASE),
        "cumulative": re.compile(rf"\b{any_of(groups['cumulative'])}\b", re.IGNORECASE),
        "incident": re.compile(rf"\b{any_of(groups['incident'])}(?:s|es)?\b", re.IGNORECASE),
    }
