"""Words of time in a stretch of text, before anything is counted from a day.

In: characters of a paragraph. Out: atoms ("October 27", "Tuesday", "in the morning", "three days ago"), none of which
overlap. Reads the packs `times.en` and `numbers.en`.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from re import Match, Pattern

import msgspec

from counterclaim.claims.amounts import amount_pattern, number_table, parse_amount
from counterclaim.claims.times.words import Atom, TimeTable, any_of, time_table

_BEFORE, _AFTER = 90, 60
"""Characters around a key word in which its patterns are tried."""
_REMEMBERED = 500  # paragraphs; a report has some dozens, each asked about by several steps
_JOINED = re.compile(r"^(?:early|late|later)\s+(?:in|on)\b", re.IGNORECASE)
_PIVOT = 30
"""Two figures of a year below this are of the 21st century ("3 JAN 90" is 1990)."""


@lru_cache(maxsize=_REMEMBERED)
def find_atoms(text: str) -> tuple[Atom, ...]:
    """Atoms of a text in order; of two that overlap the longer stays."""
    found: list[Atom] = []
    for key, patterns in _patterns():
        for start, end in _windows(key, text):
            for pattern, build in patterns:
                found.extend(atom for m in pattern.finditer(text, start, end) if (atom := build(m)) is not None)
    kept: list[Atom] = []
    for atom in sorted(found, key=lambda a: (a.start - a.end, a.start)):
        if all(atom.end <= other.start or atom.start >= other.end for other in kept):
            kept.append(atom)
    return tuple(sorted(kept, key=lambda a: a.start))


def _windows(key: Pattern[str], text: str) -> list[tuple[int, int]]:
    """Stretches around the words that the patterns of a group cannot do without: the rest need not be tried."""
    windows: list[tuple[int, int]] = []
    for hit in key.finditer(text):
        start, end = max(0, hit.start() - _BEFORE), hit.end() + _AFTER
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


_Build = Callable[[Match[str]], Atom | None]


@cache
def _patterns() -> tuple[tuple[Pattern[str], tuple[tuple[Pattern[str], _Build], ...]], ...]:
    """Groups of patterns, each with the words that all of the group need."""
    table = time_table()
    months = any_of({m[:3] for m in table.months})
    units = any_of({u[:5] for u in (*table.units, *table.seasons, "quarter")})
    weekdays = any_of(table.weekdays)
    words = any_of([*table.days, *table.other_days, *table.nights, *table.tonight])
    parts = any_of(w for w in table.parts if w not in ("early", "late"))
    groups = (
        (rf"\b{months}", _date_patterns(table)),
        (r"\d\d\d\d|\d[./]\d", _year_patterns(table)),
        (r"\bthe\s+[0-3]?\d(?:st|nd|rd|th)\b", _numbered_day_patterns(table)),
        (rf"\b{weekdays}", _weekday_patterns(table)),
        (rf"\b{words}", _day_patterns(table)),
        (parts, _part_patterns(table)),
        (r"\d[:.]?\d\d|\d\s*(?:[ap]\.?m|o['’]clock)|\d\s+(?:in|on)\s+the", _clock_patterns(table)),
        (rf"\b{units}", [*_period_patterns(table), *_amount_patterns(table)]),
        (rf"\b{any_of([*table.so_far, *table.frequency])}\b", _fixed_patterns(table)),
    )
    return tuple(
        (re.compile(key, re.IGNORECASE), tuple((re.compile(pattern, re.IGNORECASE), build) for pattern, build in rows))
        for key, rows in groups
    )


def _edge(table: TimeTable) -> str:
    return (
        rf"(?:(?:(?P<early>{any_of(table.early)})|(?P<middle>{any_of(table.middle)})|(?P<late>{any_of(table.late)})"
        rf"|(?P<earlier>{any_of(table.earlier)})|(?P<later>{any_of(table.later)}))[\s-]*(?:in\s+)?)?"
    )


_Rows = list[tuple[str, _Build]]


def _date_patterns(table: TimeTable) -> _Rows:
    month = rf"(?P<month>{any_of(table.months)}|(?P<short>{any_of(table.short_months)})\.?)(?![a-z])"
    weekday = rf"(?:\b(?P<weekday>{any_of([*table.weekdays, *table.short_weekdays])})\.?,?\s+(?:the\s+)?)?"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    to_day = r"(?:(?:\s?[-–—]\s?|\s+(?:to|through|until|till)\s+)(?P<to_day>[0-3]?\d)(?:st|nd|rd|th)?(?![\w:%]|,\d))?"
    and_day = r"\s+and\s+(?P<to_day>[0-3]?\d)(?:st|nd|rd|th)?"
    year = r"(?:,?\s+(?P<year>(?:1[6-9]|20)\d\d)(?![\d,]*\d))?"
    years = r"(?:,?\s+(?:of\s+)?(?P<year>(?:1[6-9]|20)\d\d|(?<=[a-z.]\s)\d\d(?=\W|$))(?![\d,]*\d))?"
    lead, edge = _lead(table), _edge(table)
    return [
        (rf"{weekday}\b{month}\s+(?:the\s+)?{day}(?!\d|:\d|\s*%){to_day}{year}", _date),
        (rf"{weekday}(?<![\d,.:$])\b{day}{to_day}(?:\s+of)?[\s-]+{month}{years}", _date),
        (rf"(?<![\d,.:$])\b{day}{and_day}(?:\s+of)?\s+{month}{year}", _two_days),
        (rf"\b{month}\s+{day}{and_day}(?!\d){year}{_ends_there(table)}", _two_days),
        (rf"(?<=between\s)(?<![\d])\b{day}{and_day}(?:\s+of)?\s+{month}{year}", _date),
        (rf"(?<=between\s)\b{month}\s+{day}{and_day}(?!\d){year}", _date),
        (rf"\b{edge}{month},?\s+(?:of\s+)?(?P<year>(?:1[6-9]|20)\d\d)(?![\d,]*\d)", _month),
        (
            rf"{lead}(?P<span>{edge}(?P<month>{any_of(table.months)}|{any_of(table.short_months)}\.)(?!\s+\d)(?![a-z]))",
            _month,
        ),
        (rf"\b(?P<edge_only>){edge}(?P<relative>{any_of([*table.last, *table.this, *table.next])})\s+{month}", _month),
    ]


def _numbered_day_patterns(table: TimeTable) -> _Rows:
    """Days told by number alone: "on the 18th", "from the 3rd to the 5th"; not "on the 18th floor", "the 14th Army"."""
    number = r"[0-3]?\d(?:st|nd|rd|th)\b"
    ends = rf"(?!\s*(?:,|and\b|or\b|to\b)\s*(?:the\s+)?{number}){_ends_there(table)}"
    to_day = r"(?:\s+(?P<joined>and|to|until|or|[-–—])\s+(?:the\s+)?(?P<to_day>[0-3]?\d)(?:st|nd|rd|th)\b)?"
    pattern = (
        rf"\b(?P<lead>{any_of(table.day_leads)})\s+(?P<span>the\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b{to_day}){ends}"
    )
    return [(pattern, _numbered_day)]


def _ends_there(table: TimeTable) -> str:
    """What follows shows that a number was the day's, and does not count or name what comes after it."""
    return rf"(?=\s*(?:$|[,.;:!?)\]”\"’–—])|\s+{any_of(table.day_follows)}\b)"


def _year_patterns(table: TimeTable) -> _Rows:
    lead, edge = _lead(table), _edge(table)
    return [
        (r"\b(?P<year>(?:1[6-9]|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b", _date),
        (r"\b(?P<day>[0-3]?\d)\.(?P<number>[01]?\d)\.(?P<year>(?:1[6-9]|20)\d\d)\b", _date),
        (r"\b(?P<day>[0-3]?\d)/(?P<number>[0-3]?\d)/(?P<year>(?:1[6-9]|20)\d\d)\b", _slashed),
        (r"(?<![\d/.-])\b(?P<year>(?:1[89]|20)\d\d)\s?[-–—/]\s?(?P<to>(?:1[89]|20)?\d\d)\b(?![-/]\d)", _years),
        (r"\b(?:the\s+)?(?P<decade>(?:1[89]|20)\d0)['’]?s\b", _decade),
        (rf"{lead}(?P<span>{edge}(?P<year>(?:1[89]|20)\d\d))\b(?![-,.]\d|\s*%|['’]?s\b)", _year),
        (r"(?<=\()(?P<span>(?P<year>(?:1[89]|20)\d\d))(?=\))", _year),
        (r"(?<![\w$€£.,:/-])(?P<bare>)(?P<year>(?:1[89]|20)\d\d)(?![\w%-]|[.,:]\d|['’]?s\b)", _year),
        (rf"\b{edge}(?P<season>{any_of(table.seasons)})\s+(?:of\s+)?(?P<year>(?:1[89]|20)\d\d)\b", _season),
    ]


def _lead(table: TimeTable) -> str:
    return rf"(?:(?<![a-z])(?:{any_of(table.leads)})[\s-]+(?:the\s+month\s+of\s+)?)"


def _weekday_patterns(table: TimeTable) -> _Rows:
    relative = any_of([*table.last, *table.this, *table.next])
    pattern = (
        rf"(?<![a-z-])(?:(?P<relative>{relative})\s+)?(?P<weekday>{any_of(table.weekdays)})(?:['’]s)?(?![a-z])"
        rf"(?:\s+(?:of\s+)?(?P<week>{relative})\s+week)?"
    )
    return [
        (pattern, _weekday),
    ]


def _day_patterns(table: TimeTable) -> _Rows:
    return [
        (rf"\b(?P<word>{any_of(table.days)})(?:['’]s)?\b", _day),
        (rf"\b(?P<word>{any_of(table.other_days)})\b", _other_day),
        (rf"\b(?P<word>{any_of(table.nights)})\b", _night),
        (rf"\b(?P<word>{any_of(table.tonight)})(?:['’]s)?\b", _tonight),
    ]


def _part_patterns(table: TimeTable) -> _Rows:
    edge = r"(?:(?P<when>early|late|late|later|mid)[\s-]+(?:on\s+|in\s+)?)?"
    pattern = (
        rf"\b{edge}(?P<lead>in\s+the\s+|on\s+the\s+|during\s+the\s+|at\s+|at\s+about\s+|around\s+|about\s+|this\s+|by\s+"
        rf"|that\s+|since\s+the\s+|until\s+the\s+|the\s+)?(?P<inner>early\s+|late\s+)?(?P<word>{_part_words(table)})\b"
    )
    return [
        (pattern, _part),
    ]


def _part_words(table: TimeTable) -> str:
    return any_of(w for w in table.parts if w not in ("early", "late"))


def _clock_patterns(table: TimeTable) -> _Rows:
    pattern = (
        r"\b(?P<lead>(?:at|around|about)\s+)*"
        r"(?P<hour>[0-2]?\d)(?::|\.|(?<=\d\d))(?P<minute>[0-5]\d)"
        r"(?!\d|\.\d|:\d\d\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?\s?m\b\.?|hours|hrs|h\b)?(?P<zone>\s*(?:local\s+time|gmt|utc))?"
    )
    return [
        (pattern, _clock),
        (r"\b(?:at\s+|around\s+|about\s+)*(?P<hour>1?\d)\s*(?P<half>[ap]\.\s?m\.?|[ap]m\b|o['’]clock)", _clock),
        (
            rf"\b(?:at\s+|around\s+|about\s+)+(?P<hour>1?\d)(?P<half>)(?=\s+(?:in|on)\s+the\s+{_part_words(table)})",
            _clock,
        ),
    ]


def _period_patterns(table: TimeTable) -> _Rows:
    relative = rf"(?P<relative>{any_of([*table.last, *table.this, *table.next])})"
    units = any_of([*table.units, *table.seasons, "quarter"])
    edge = _edge(table)
    return [
        (rf"(?<!\bthe\s)(?<!\ba\s)\b{edge}{relative}\s+(?P<unit>{units})(?:['’]s)?\b(?!\s+ago)", _relative_unit),
        (rf"\b(?P<the>the\s+){relative}\s+(?P<unit>{units})\b", _relative_unit),
    ]


def _fixed_patterns(table: TimeTable) -> _Rows:
    return [
        (rf"\b(?P<so_far>{any_of(table.so_far)})\b", _so_far),
        (rf"\b(?P<word>{any_of(table.frequency)})\b", _frequency),
    ]


def _amount_patterns(table: TimeTable) -> _Rows:
    units = rf"(?P<unit>{any_of(table.units)})s?"
    numbers = number_table()
    hedge = "|".join(any_of(words) for words in numbers.hedges.values())
    vague = any_of([w for w in table.vague_amounts if w] + ["several"])
    amount = rf"(?:(?:{hedge})\s+)?(?:(?P<number>{amount_pattern()})|(?P<one>an?|one)(?:\s+half)?|(?P<vague>{vague}))"
    back = any_of([*table.ago])
    shifted = any_of([*table.shifted])
    period = any_of(table.period)
    return [
        (rf"\b(?:{amount}[\s-]+)?(?:full\s+)?{units}\s+(?P<ago>{back})\b", _ago),
        (rf"\b{amount}\s+{units}\s+(?P<shifted>{shifted})\b(?P<of>(?=\s+[\w“\"‘']))?", _shifted),
        (rf"\b(?:the\s+|these\s+)?(?P<last>{period}|next|coming|first)\s+(?:{amount})\s+{units}\b", _span),
        (
            rf"\b{amount}[\s-]+(?:straight\s+|consecutive\s+|whole\s+|full\s+)?{units}(?:-long)?\b(?!-old|\s+old|\s+of\s+age)",
            _duration,
        ),
        (rf"\b(?<=for\s)(?P<vague>){units}\b", _duration),
    ]


def _span_of(m: Match[str]) -> tuple[int, int]:
    group = "span" if "span" in m.re.groupindex else 0
    start, end = m.span(group)
    text = m.string[start:end]
    return start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))


def _get(m: Match[str], name: str) -> str | None:
    value = m.group(name) if name in m.re.groupindex else None
    return " ".join(value.split()).lower() if value else None


def _int(m: Match[str], name: str) -> int | None:
    value = _get(m, name)
    return int(value) if value else None


def _edge_of(m: Match[str]) -> str | None:
    return next((e for e in ("early", "middle", "late", "earlier", "later") if _get(m, e)), None)


def _relative_of(m: Match[str], name: str = "relative") -> int | None:
    word, table = _get(m, name), time_table()
    if word is None:
        return None
    return -1 if word in table.last else 1 if word in table.next else 0


def _month_of(m: Match[str]) -> int | None:
    table, word = time_table(), (_get(m, "month") or "").rstrip(".")
    return table.months.get(word) or table.short_months.get(word)


def _date(m: Match[str]) -> Atom | None:
    table, (start, end) = time_table(), _span_of(m)
    month, day, year = _int(m, "number") or _month_of(m), _int(m, "day"), _int(m, "year")
    if month is None or day is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    word = (_get(m, "weekday") or "").rstrip(".")
    weekday = table.weekdays.get(word, table.short_weekdays.get(word))
    if year is not None and year < 100:
        if not _get(m, "short"):
            year, end = None, m.end("month")
        else:
            year += 2000 if year < _PIVOT else 1900
    return Atom(
        sort="date", start=start, end=end, year=year, month=month, day=day, to_day=_int(m, "to_day"), weekday=weekday
    )


def _two_days(m: Match[str]) -> Atom | None:
    """A day and the next ("14 and 15 August"); others ("3 and 9 August") are no stretch, and stay unread."""
    return _date(m) if _int(m, "to_day") == int(m["day"]) + 1 else None


def _numbered_day(m: Match[str]) -> Atom | None:
    """A day of a month that is not named. "On the 9th and the 20th" is no stretch: only the first is told."""
    (start, end), day, to_day = _span_of(m), int(m["day"]), _int(m, "to_day")
    if not 1 <= day <= 31:
        return None
    apart = m["joined"] in ("and", "or") and _get(m, "lead") != "between"
    if to_day is not None and apart and to_day != day + 1:
        to_day, end = None, m.end("day") + 2
    return Atom(sort="date", start=start, end=end, day=day, to_day=to_day)


def _slashed(m: Match[str]) -> Atom | None:
    """12/25/1998 and 25/12/1998 tell their order; 05/06/1998 does not, and stays unread."""
    (start, end), a, b = _span_of(m), int(m["day"]), int(m["number"])
    if (a > 12) == (b > 12) and a != b:
        return None
    month, day = (b, a) if a > 12 else (a, b)
    return Atom(sort="date", start=start, end=end, year=int(m["year"]), month=month, day=day)


def _month(m: Match[str]) -> Atom | None:
    start, end = _span_of(m)
    return Atom(
        sort="month",
        start=start,
        end=end,
        year=_int(m, "year"),
        month=_month_of(m),
        edge=_edge_of(m),
        shift=_relative_of(m),
    )


def _years(m: Match[str]) -> Atom | None:
    (start, end), first, to = _span_of(m), int(m["year"]), m["to"]
    last = int(to) if len(to) > 2 else first - first % 100 + int(to)
    return Atom(sort="year", start=start, end=end, year=first, to_year=last) if last > first else None


def _decade(m: Match[str]) -> Atom | None:
    start, end = _span_of(m)
    return Atom(sort="decade", start=start, end=end, year=int(m["decade"]))


def _year(m: Match[str]) -> Atom | None:
    start, end = _span_of(m)
    bare = "bare" in m.re.groupindex
    return Atom(sort="year", start=start, end=end, year=int(m["year"]), edge=_edge_of(m), bare=bare)


def _season(m: Match[str]) -> Atom | None:
    start, end = _span_of(m)
    return Atom(sort="season", start=start, end=end, year=_int(m, "year"), part=_get(m, "season"))


def _weekday(m: Match[str]) -> Atom | None:
    start, end = _span_of(m)
    return Atom(
        sort="weekday",
        start=start,
        end=end,
        weekday=time_table().weekdays[m["weekday"].lower()],
        shift=_relative_of(m),
        week=_relative_of(m, "week"),
    )


def _day(m: Match[str]) -> Atom | None:
    start, end = _span_of(m)
    return Atom(sort="day", start=start, end=end, shift=time_table().days[_get(m, "word") or ""])


def _other_day(m: Match[str]) -> Atom | None:
    start, end = _span_of(m)
    return Atom(sort="other_day", start=start, end=end, shift=time_table().other_days[_get(m, "word") or ""])


def _night(m: Match[str]) -> Atom | None:
    start, end = _span_of(m)
    return Atom(sort="night", start=start, end=end, part=_get(m, "word"))


def _tonight(m: Match[str]) -> Atom | None:
    start, end = _span_of(m)
    return Atom(sort="day", start=start, end=end, shift=0, part="evening")


def _part(m: Match[str]) -> Atom | None:
    (start, end), lead = _span_of(m), _get(m, "lead") or ""
    word = _get(m, "word") or ""
    early = (_get(m, "when") or _get(m, "inner") or "").strip()
    sort = "day" if lead == "this" else "part"
    bare = (not lead or lead == "the") and _JOINED.search(m[0]) is None and " " not in word
    part = "early" if early == "early" and word == "night" else word
    shift = 0 if sort == "day" else None
    return Atom(
        sort=sort, start=start, end=end, part=part, bare=bare, shift=shift, edge="that" if lead == "that" else None
    )


def _clock(m: Match[str]) -> Atom | None:
    start, end = _span_of(m)
    hour, minute, half = int(m["hour"]), _int(m, "minute"), (_get(m, "half") or "").replace(".", "").replace(" ", "")
    joined = m.string[m.end("hour") : m.end("hour") + 1] not in (":", ".")
    told = half or _get(m, "zone")
    if minute is not None and not told and not _get(m, "lead") and (joined or m.string[m.end("hour")] == "."):
        return None
    if half in ("am", "pm") and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return Atom(sort="clock", start=start, end=end, hour=hour, minute=minute) if hour < 24 else None


def _unit_of(m: Match[str]) -> str:
    word, table = _get(m, "unit") or "", time_table()
    return table.units.get(word) or ("season" if word in table.seasons else word)


def _relative_unit(m: Match[str]) -> Atom | None:
    start, end = _span_of(m)
    shift, unit = _relative_of(m), _unit_of(m)
    if unit in ("second", "minute", "hour", "day") or (_get(m, "the") and shift == 1):
        return None
    season = _get(m, "unit") if unit == "season" else None
    if shift == -1 and (_get(m, "the") or _get(m, "relative") == "past"):
        return Atom(sort="span", start=start, end=end, unit=unit, low=1, high=1, shift=-1, part=season)
    return Atom(sort="unit", start=start, end=end, shift=shift, unit=unit, edge=_edge_of(m), part=season)


def _so_far(m: Match[str]) -> Atom | None:
    start, end = _span_of(m)
    return Atom(sort="so_far", start=start, end=end)


def _frequency(m: Match[str]) -> Atom | None:
    start, end = _span_of(m)
    return Atom(sort="frequency", start=start, end=end, part=time_table().frequency[_get(m, "word") or ""])


def _amount_of(m: Match[str]) -> tuple[float | None, float | None]:
    number, vague = _get(m, "number"), _get(m, "vague")
    if number:
        value = parse_amount(number)
        return value, value
    if _get(m, "one"):
        return 1, 1
    low, high = time_table().vague_amounts.get(vague or "", (2, 30))
    return low, high


def _amount_atom(m: Match[str], sort: str, shift: int | None = None) -> Atom | None:
    start, end = _span_of(m)
    low, high = _amount_of(m)
    return Atom(sort=sort, start=start, end=end, unit=_unit_of(m), low=low, high=high, shift=shift)


def _ago(m: Match[str]) -> Atom | None:
    return _amount_atom(m, "ago", -1)


def _shifted(m: Match[str]) -> Atom | None:
    word = _get(m, "shifted") or ""
    atom = _amount_atom(m, "shifted", -1 if word in ("earlier", "before", "prior") else 1)
    # "two days after the landing" is counted from the landing, whatever day was told before.
    named = word in ("after", "before", "prior") and m["of"] is not None
    return msgspec.structs.replace(atom, edge="of") if atom and named else atom


def _span(m: Match[str]) -> Atom | None:
    word = _get(m, "last") or ""
    if word == "first":
        return _amount_atom(m, "duration")
    return _amount_atom(m, "span", -1 if word in time_table().period else 1)


def _duration(m: Match[str]) -> Atom | None:
    return _amount_atom(m, "duration")
