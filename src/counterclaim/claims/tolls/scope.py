"""Whether a toll is one happening's or a running total, and since when and as of when it runs.

In: a clause and the times of the document. Out: scope, since, as of. Reads the pack `tolls.en`.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import msgspec

from counterclaim.claims.times.finding import TimeMention, day_of
from counterclaim.claims.times.words import any_of
from counterclaim.claims.tolls.words import Cue, find_cues, toll_table
from counterclaim.records.document import Document, Sentence, Token
from counterclaim.records.enums import Scope, TimePrecision, TollKind, Zone

_TWO = 2
_FEW = 3
_NEAR = 80
"""Characters before "which" in which an attack is named."""
_TAKEN = frozenset((TollKind.CAPTURED, TollKind.MISSING, TollKind.ABDUCTED))
_LONG = frozenset((TimePrecision.MONTH, TimePrecision.YEAR, TimePrecision.RANGE))

_OF_THE_HURT = re.compile(r"\bof (?:the|those) (?:\w+ ){0,3}(?:wounded|injured|hurt)\b", re.IGNORECASE)
"""Such as "of the three people wounded in the night one has died": of those whom one attack hurt."""
_ACT_BESIDE = re.compile(r"\b(?:when|after|as|while|in|at|near|by|during|on)\b", re.IGNORECASE)
_AT_NUMBER = re.compile(
    r"\b(?:at|as)(?= (?:(?:no|at|more|fewer|less|than|least|most|about|some|around|nearly|up|to) )*[\d])", re.IGNORECASE
)
"""A word for a place that only gives a number: "puts the dead at 40"."""
_PRESENT = frozenset(("VBZ", "VBP"))
_NUMBER = re.compile(r"^\W*the \w+(?: \w+)? number \W*(?:[a-z]+ ){0,3}\d", re.IGNORECASE)
"""Such as "The wounded number 115"; parsers take the verb for a noun."""
_SINCE = re.compile(r"\b[Ss]ince\s+(?:\d|[A-Z])")
_RECORD = re.compile(
    r"\b(?:worst|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|(?:dead|bloodi|heavi|bigg|"
    r"larg|great|grav|fierc|high)(?:li)?est)\b(?!\s+of\b)[^.,;:]{0,60}?\b(?:since|this|in)\b[^.,;:]{0,30}",
    re.IGNORECASE,
)
"""What ranks a happening among others; the time in it is none of its own."""


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
    text = _without_records(doc.report.text[doc.tokens[first].start : doc.tokens[last - 1].end])
    sentence = doc.sentences[doc.tokens[first].sentence]
    near = [t for t in times if sentence.first <= t.first < sentence.last and not _tells_how_often(doc, t)]
    inside = [t for t in near if first <= t.first < last or _is_frame(doc, t, sentence)]
    since = next((t for t in inside if t.kind == "span_until_now" and t.time.earliest), None)
    period = next((t for t in inside if _is_period(doc, t) and t.governor != _said(doc, t)), None)
    running = _is_running(doc, cue, text, (first, last), none=none, given=given) or (
        not none and any(_is_last_day(doc, t) for t in near) and not _beside_happening(doc, sentence)
    )
    if since is None and period is None and not running and (none or not _is_tallied(doc, sentence, times)):
        told = None if none else _told_before(doc, cue, (first, last), times)
        if told is None and not none and _stands_beside_running(doc, sentence):
            told = Extent(Scope.CUMULATIVE)
        return msgspec.structs.replace(told, as_of=_as_of(doc, near)) if told else Extent(Scope.INCIDENT)
    if period is not None and since is None:
        return Extent(Scope.CUMULATIVE, period.time.earliest, period.time.latest)
    start = since.time.earliest if since else None
    whole = doc.report.text[sentence.start : sentence.end]
    if since is None and period is None and _patterns()["onset"].search(whole):
        text = whole
        start = next((t.time.earliest for t in near if t.kind == "span_until_now" and t.time.earliest), None)
    return Extent(Scope.CUMULATIVE, _onset(doc, text, start, times) or start, _as_of(doc, near))


def _is_frame(doc: Document, mention: TimeMention, sentence: Sentence) -> bool:
    """Whether a time opens the sentence and holds for all of it: "Since May 4 our members have counted 31 dead"."""
    if mention.kind == "span_until_now" and mention.governor is not None:
        # "gave its losses since May 4 as 112 killed", whatever the words of the clause are.
        counts = toll_table()
        if doc.tokens[mention.governor].text.lower() in {v for verbs in counts.givers.values() for v in verbs}:
            return True
    if mention.first - sentence.first > 1:
        return False
    opens = doc.tokens[sentence.first].text.lower()
    return mention.kind == "span_until_now" or opens in ("from", "between")


def _is_period(doc: Document, mention: TimeMention) -> bool:
    """Whether a time is a stretch of several days over which one counts; a night, or a year of birth, is none."""
    if mention.kind != "point" or mention.time.precision not in _LONG:
        return False
    first, last = mention.time.earliest, mention.time.latest
    if first is None or last is None or (mention.governor and doc.tokens[mention.governor].text.lower() == "born"):
        return False
    return mention.time.precision is not TimePrecision.RANGE or "night" not in (mention.time.text or "").lower()


def _without_records(text: str) -> str:
    """The words without what only ranks a happening: "the deadliest since May", "the third such attack this month"."""
    return _RECORD.sub(" ", text)


def _tells_how_often(doc: Document, mention: TimeMention) -> bool:
    """Whether a period only counts or ranks happenings: "shelled for the fourth time this month"."""
    if mention.first == 0:
        return False
    if doc.tokens[mention.first - 1].text.lower() in toll_table().often:
        return True
    sentence = doc.sentences[doc.tokens[mention.first].sentence]
    end = doc.tokens[min(mention.last, sentence.last) - 1].end
    text = doc.report.text[sentence.start : end]
    return any(found.end() == len(text) for found in _RECORD.finditer(text))


def _told_before(doc: Document, cue: Cue, clause: tuple[int, int], times: Sequence[TimeMention]) -> Extent | None:
    """The extent of the running total told just before, where these words give a number and no act, day or place.

    Such as "The army puts its dead since May 24 at 64. The rebels acknowledge 59 of their men killed."
    """
    sentence = doc.sentences[doc.tokens[clause[0]].sentence]
    before = doc.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.paragraph != sentence.paragraph or cue.form not in ("act", "state", "count", "loss"):
        return None
    words = doc.tokens[sentence.first : sentence.last]
    whole = doc.report.text[sentence.start : sentence.end]
    told = doc.tokens[cue.first].pos != "AUX" and any(t.lemma in toll_table().giving for t in words)
    if not told or _ACT_BESIDE.search(_AT_NUMBER.sub("", whole)) or _patterns()["incident"].search(whole):
        return None
    if any(sentence.first <= t.first < sentence.last and _said(doc, t) is None for t in times):
        return None
    cues = find_cues(doc, before.first, before.last)
    spans = (t for t in times if before.first <= t.first < before.last and t.kind == "span_until_now")
    running = next((t.time.earliest for t in spans if t.time.earliest), None)
    counted = any(t.lemma in toll_table().giving for t in doc.tokens[before.first : before.last])
    above = doc.tokens[before.first : before.last]
    listed = any(t.lemma in toll_table().counts_of for t in above) and any(t.tag == "CD" for t in above)
    total = counted or listed or any(c.form == "total" for c in cues)
    stands = total and not tells_happening(_words_of(doc, before)) and not _follows_happening(doc, sentence)
    return Extent(Scope.CUMULATIVE, running) if (cues or listed) and (running or stands) else None


def _words_of(doc: Document, sentence: Sentence) -> str:
    return doc.report.text[sentence.start : sentence.end]


def _tells_running(doc: Document, sentence: Sentence, words: str) -> bool:
    """Whether a sentence gives a running total: with it, what was told of one attack is over."""
    patterns = _patterns()
    if not (patterns["onset"].search(words) or patterns["cumulative"].search(words)):
        return False
    return bool(find_cues(doc, sentence.first, sentence.last))


def _follows_happening(doc: Document, sentence: Sentence, *, near: bool = False) -> bool:
    """Whether one of the two sentences before, in the same paragraph or the one above, tells of an attack whose toll
    this may be; a running total told between the two parts them. `near`: in the same paragraph alone.
    """
    for before in reversed(doc.sentences[max(0, sentence.index - _TWO) : sentence.index]):
        words = _words_of(doc, before)
        if sentence.paragraph - before.paragraph > (0 if near else 1) or _tells_running(doc, before, words):
            return False
        if tells_happening(words):
            return True
    return False


def tells_happening(text: str) -> bool:
    """Whether words tell of an attack or the like: "in Wednesday's missile strike", "shells fell on the market"."""
    return bool(_patterns()["incident"].search(text) or _patterns()["attacked"].search(text))


def _is_tallied(doc: Document, sentence: Sentence, times: Sequence[TimeMention]) -> bool:
    """Whether somebody keeps a count ("has documented 33 civilian deaths") with no attack and no day beside it."""
    words = doc.tokens[sentence.first : sentence.last]
    if not any(_tallies(t) or _has_counted(doc, t) for t in words) or _follows_happening(doc, sentence, near=True):
        return False
    days = (t for t in times if sentence.first <= t.first < sentence.last and _said(doc, t) is None)
    dated = any(
        t.kind == "point" and t.time.precision is TimePrecision.DAY and not _is_day_of_count(doc, t) for t in days
    )
    return not dated and not _patterns()["incident"].search(_words_of(doc, sentence))


def _tallies(token: Token) -> bool:
    """Whether a word tells that somebody keeps a count: "has documented", "now counts"; not "once gave"."""
    table = toll_table()
    if token.lemma in table.tallying and token.tag.startswith("VB"):
        return True
    return token.lemma in table.counting and token.tag in ("VBZ", "VBP")


def _has_counted(doc: Document, token: Token) -> bool:
    """Whether somebody "has" a number of dead at present: "the prosecutor's office has 93 dead civilians"."""
    after = doc.tokens[token.index + 1 : token.index + _FEW]
    return token.lemma == "have" and token.tag in _PRESENT and token.pos == "VERB" and any(t.tag == "CD" for t in after)


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
    """Whether a day stands after "as of", "by", or "up to" and the like: the last one counted."""
    before = [t.text.lower() for t in doc.tokens[max(0, mention.first - _FEW) : mention.first + 1]]
    if any(before[n : n + _TWO] == ["up", "to"] for n in range(len(before))) or "until" in before:
        return True
    if _is_last_day(doc, mention):
        return True
    words = [t.text.lower() for t in doc.tokens[max(0, mention.first - _TWO) : mention.first + _TWO]]
    return any(words[n : n + _TWO] in (["as", "of"], ["as", "at"]) for n in range(len(words)))


def _is_last_day(doc: Document, mention: TimeMention) -> bool:
    """Whether a count is told up to a day: "had verified 118 deaths by the 16th"; not "killed by Friday's strike"."""
    until = mention.time.earliest is None and mention.time.precision is TimePrecision.DAY
    owned = mention.time.text.endswith(("'s", "’s"))
    return until and not owned and doc.tokens[max(0, mention.first - 1)].text.lower() == "by"


def _beside_happening(doc: Document, sentence: Sentence) -> bool:
    return tells_happening(_words_of(doc, sentence)) or _follows_happening(doc, sentence)


def _said(doc: Document, mention: TimeMention) -> int | None:
    """The verb of saying that a time belongs to, or None."""
    if mention.governor is None or doc.tokens[mention.governor].lemma not in toll_table().said:
        return None
    return mention.governor


def _is_running(doc: Document, cue: Cue, text: str, clause: tuple[int, int], *, none: bool, given: bool) -> bool:
    patterns = _patterns()
    home = doc.sentences[doc.tokens[cue.first].sentence]
    if patterns["cumulative"].search(patterns["often"].sub("", text)) or patterns["onset"].search(text):
        return True
    if patterns["weak"].search(text) and not patterns["incident"].search(text):
        return not _follows_happening(doc, home)  # "four dead so far" right after a strike is the strike's
    if none or patterns["incident"].search(_with_antecedent(doc, clause, home, text)):
        return False
    if _goes_with_running(doc, cue, clause, home) or _are_held(doc, cue, home):
        return True
    words = [t.text.lower() for t in doc.tokens[max(clause[0], cue.first - 6) : cue.first]]
    if cue.form == "total" or patterns["standing"].search(text) or _is_stock(cue, words):
        return True
    kept_away = doc.tokens[cue.first].text.lower() in ("can", "cannot")  # "90,000 cannot return to their homes"
    if cue.kind is TollKind.DISPLACED and (cue.form == "count" or given or kept_away):
        return True
    if given:
        # "The dead" are those of a happening told before, as in a headline; "civilian deaths" are all there have been.
        return words[-1:] != ["the"] and doc.sentences[doc.tokens[cue.first].sentence].zone is not Zone.HEADLINE
    return _is_of_all(doc, cue, words, text, clause[0]) and not any(
        t.text.lower() == "by" for t in doc.tokens[cue.last : min(clause[1], cue.last + 2)]
    )


def _is_of_all(doc: Document, cue: Cue, words: list[str], text: str, first: int) -> bool:
    """Whether a verb's tense tells how many there are by now, and nothing told beside it that one attack did it."""
    home = doc.sentences[doc.tokens[cue.first].sentence]
    around, present = _words_of(doc, home), set(words) & set(toll_table().present)
    beside = _patterns()["incident"].search(around) or _follows_happening(doc, home)
    if _of_which(doc, cue, home) or _OF_THE_HURT.search(around):
        return False
    if cue.kind in _TAKEN and (beside or _points_there(doc, home) or (not present and tells_happening(around))):
        return False
    if cue.kind is TollKind.MISSING and present:
        return True
    # "He said 40 had been killed" is "40 have been killed" told later, where no act stands beside it.
    alone = words[-2:] == ["had", "been"] and not _ACT_BESIDE.search(around) and not beside
    # "The agency said that 736,000 were displaced inside the country" tells how many there are.
    uprooted = cue.kind is TollKind.DISPLACED and cue.form == "act" and words[-1:] == ["were"]
    uprooted = uprooted and not (_ACT_BESIDE.search(text) or beside or tells_happening(around))
    return bool(alone or uprooted or set(words) & set(toll_table().perfect) or _counted_so_far(doc, first, text))


def _points_there(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence tells of losses at a place told before: "Twelve men fell there; 26 are unaccounted for"."""
    words = [t.text.lower() for t in doc.tokens[sentence.first : sentence.last]]
    return any(one == "there" and after in (";", ",", ".", "and") for one, after in pairwise((*words, ".")))


def _of_which(doc: Document, cue: Cue, sentence: Sentence) -> bool:
    """Whether a number is of an attack that the words before name: "the attack, from which the register has five"."""
    before = doc.report.text[sentence.start : doc.tokens[cue.first].start]
    told, which, _ = before.rpartition(" which ")
    return bool(which) and told.endswith((" from", " in", " of")) and tells_happening(told.rpartition(". ")[2][-_NEAR:])


def _with_antecedent(doc: Document, clause: tuple[int, int], sentence: Sentence, text: str) -> str:
    """The words of a clause, with those before it where it tells more of them: "the raid, from which 12 died"."""
    opening = [t.tag for t in doc.tokens[max(sentence.first, clause[0] - 1) : clause[0] + _TWO]]
    relative = "WDT" in opening and clause[0] > sentence.first
    return doc.report.text[sentence.start : doc.tokens[clause[1] - 1].end] if relative else text


def _goes_with_running(doc: Document, cue: Cue, clause: tuple[int, int], sentence: Sentence) -> bool:
    """Whether a clause only adds a number to a running total of its sentence: "459 killed since May, 92 injured"."""
    if clause[0] <= sentence.first or cue.form == "fate":
        return False
    words = doc.tokens[clause[0] : clause[1]]
    if any(t.tag in ("VBD", "VBZ", "VBP", "VBG", "IN") for t in words):
        return False
    before = doc.tokens[sentence.first : clause[0]]
    if before[-1].text.lower() not in ("and", ",", "&", ";") and words[0].text.lower() != "and":
        return False
    above = doc.report.text[sentence.start : before[-1].end]
    told = _patterns()["cumulative"].search(above) or re.search(r"\bsince\b", above)
    return bool(told) and bool(find_cues(doc, sentence.first, clause[0])) and not _patterns()["incident"].search(above)


def _stands_beside_running(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence tells how many there are, with no act or day, after a running total of its paragraph.

    Such as "Since May 459 have been killed. The wounded number 115." or "Deaths stand at 550. Injured: 4,926."
    """
    words = doc.tokens[sentence.first : sentence.last]
    tags = {t.tag for t in words}
    label = any(t.text == ":" for t in words) and not any(t.pos in ("VERB", "AUX") and t.tag != "VBN" for t in words)
    present = tags & _PRESENT or _NUMBER.search(_words_of(doc, sentence))
    if "VBD" in tags or not (label or present) or tells_happening(_words_of(doc, sentence)):
        return False
    if any(t.entity in ("DATE", "TIME") for t in words):
        return False
    for before in reversed(doc.sentences[max(0, sentence.index - _FEW) : sentence.index]):
        if before.paragraph != sentence.paragraph or tells_happening(_words_of(doc, before)):
            return False
        told = _words_of(doc, before)
        running = any(_patterns()[name].search(told) for name in ("onset", "cumulative", "standing"))
        if (running or _SINCE.search(told)) and find_cues(doc, before.first, before.last):
            return True
    return False


def _are_held(doc: Document, cue: Cue, sentence: Sentence) -> bool:
    """Whether people are told to be prisoners at present: "we hold 44 prisoners", "19 are captives in Norrland"."""
    if cue.kind is not TollKind.CAPTURED or _follows_happening(doc, sentence, near=True):
        return False
    words = doc.tokens[sentence.first : sentence.last]
    near = {
        i
        for i in (cue.first, *(t.head for t in doc.tokens[cue.first : cue.last]))
        if sentence.first <= i < sentence.last
    }
    near |= {doc.tokens[i].head for i in near}
    near |= {doc.tokens[i].head for i in near}  # "knows of three farmers in captivity"
    return any(t.lemma in toll_table().holding and t.tag in _PRESENT and t.index in near for t in words)


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
        "weak": re.compile(rf"\b{any_of(groups['weak'])}\b", re.IGNORECASE),
        "attacked": re.compile(rf"\b{any_of(toll_table().attacked)}\b", re.IGNORECASE),
        "standing": re.compile(rf"\b{any_of(groups['standing'])}\b", re.IGNORECASE),
        "cumulative": re.compile(rf"\b{any_of(groups['cumulative'])}\b", re.IGNORECASE),
        "incident": re.compile(rf"\b{any_of(groups['incident'])}(?:s|es)?\b", re.IGNORECASE),
    }
