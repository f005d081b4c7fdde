"""Times of a dispatch: which days its words mean, counted from the dateline or the day of publication.

In: a document. Out: every time told in it, with its range, what fixes it, and the word it belongs to. A weekday is the
nearest such day not after the dispatch (after it, where the verb tells of the future); "in the morning" is on the day
the text speaks of; without a day to count from, only full dates have bounds. Reads the pack `times.en`.

Example: in a dispatch of 2020-10-27, "replaced late on Monday" gives 2020-10-26, 18:00 to 23:59, for "replaced".
"""

import re
from bisect import bisect_left
from datetime import date
from functools import cache

import msgspec

from counterclaim.claims.times.anchor import Anchor, anchor_of, day_of
from counterclaim.claims.times.atoms import find_atoms
from counterclaim.claims.times.resolving import Bounds, Context, on_day, resolve, step
from counterclaim.claims.times.tense import Tense, governor_of, is_of_saying, tense_of
from counterclaim.claims.times.words import Atom, any_of, time_table
from counterclaim.records.claim import Reason, TimeRange
from counterclaim.records.document import Document, Token
from counterclaim.records.enums import TimeBasis, TimePrecision

__all__ = ["TimeMention", "day_of", "find_times"]

_DAYS = frozenset(("date", "weekday", "day", "other_day"))
_PERIODS = frozenset((*_DAYS, "month", "year", "unit", "season"))
_PARTS = frozenset(("part", "clock", "night"))
_VERBS = frozenset(("may", "march"))
"""Names of months that are verbs too; in small letters they are no months."""
_ITEM = re.compile(r"\s*(?:[-–—•*·]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_OWNED = ("'s", "’s")
_MARK, _NEAR_BY = 8, 20  # characters
_NEAR = 7
"""A part of the day is not put on a day further than this from the dispatch."""


class TimeMention(msgspec.Struct, frozen=True, kw_only=True):
    """A time told in the text: characters, tokens `first` to `last`, range, and the word it modifies (`governor`).

    `kind`: point, span_until_now ("since May", "so far"), duration (no bounds), frequency. `length` is the ISO 8601
    length of a duration or the interval of a frequency, where told.
    """

    start: int
    end: int
    first: int
    last: int
    time: TimeRange
    kind: str
    governor: int | None = None
    length: str | None = None
    part: str | None = None
    said: bool = False
    """It tells when somebody spoke, or when a count was given ("rose to 16 on Sunday")."""
    reasons: tuple[Reason, ...] = ()


class _Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Atoms that make one time: a period, a part of the day in it, the end of a range, a relation such as "since"."""

    start: int
    end: int
    atom: Atom
    part: Atom | None = None
    to: Atom | None = None
    length: Atom | None = None
    relation: str = ""


def find_times(doc: Document) -> tuple[TimeMention, ...]:
    """All times of the parsed paragraphs, in order of the text."""
    anchor = anchor_of(doc)
    found: list[TimeMention] = []
    for paragraph in dict.fromkeys(s.paragraph for s in doc.sentences):
        span = doc.paragraphs[paragraph]
        text = doc.report.text[span.start : span.end]
        for piece in _pieces(text):
            mention = _mention(doc, piece, span.start, anchor, found)
            if mention is not None:
                found.append(mention)
    return tuple(found)


# --- pieces ----------------------------------------------------------------------------------------------------------


@cache
def _gaps() -> dict[str, re.Pattern[str]]:
    table = time_table()
    end = r"(?:the\s+)?$"
    return {
        "beside": re.compile(r"^[\s,]*(?:(?:on|at|in|of|the|around|about)\s+)*$", re.IGNORECASE),
        "night": re.compile(r"\b(?:night|overnight)\s+(?:in)?to\s+(?:the\s+)?$", re.IGNORECASE),
        "to": re.compile(r"^(?:['’]s)?\s*(?:to|until|till|through|[-–—])\s*$", re.IGNORECASE),
        "and": re.compile(r"^\s+and\s+$", re.IGNORECASE),
        "between": re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE),
        "before_day": re.compile(r"\b(?P<word>early|late)(?:\s+on)?\s+$", re.IGNORECASE),
        "since": re.compile(rf"\b{any_of(table.since)}\s+(?:(?:early|late)\s+)?(?:on\s+)?{end}", re.IGNORECASE),
        "until": re.compile(rf"(?<![a-z]){any_of(table.until)}\s+(?:(?:early|late)\s+)?{end}", re.IGNORECASE),
        "after": re.compile(rf"\b{any_of(table.after)}\s+{end}", re.IGNORECASE),
        "ended": re.compile(r"\bended\s+(?:on\s+)?(?:the\s+)?$", re.IGNORECASE),
        "born": re.compile(rf"\b{any_of(table.born)}\s+$", re.IGNORECASE),
        "from": re.compile(rf"\b{any_of(table.from_)}\s+(?:on\s+)?{end}", re.IGNORECASE),
        "ending": re.compile(rf"\b{any_of(table.ending)}\s+(?:on\s+)?{end}", re.IGNORECASE),
    }


def _pieces(text: str) -> list[_Piece]:
    """Atoms joined: a day with its part, ranges, lengths that end or begin on a day, and the word before."""
    atoms = find_atoms(text)
    pieces: list[_Piece] = []
    for atom in atoms:
        piece = _Piece(start=atom.start, end=atom.end, atom=atom)
        before = pieces[-1] if pieces else None
        joined = _join(before, piece, text) if before else None
        if joined is not None:
            pieces[-1] = joined
        else:
            pieces.append(_with_relation(_with_early(piece, text), text))
    kept = (_with_length(p, pieces[n - 1] if n else None, text) for n, p in enumerate(pieces))
    return [p for p in kept if not (p.atom.sort == "part" and p.atom.bare and p.part is None)]


def _join(a: _Piece, b: _Piece, text: str) -> _Piece | None:
    gap = text[a.end : b.start]
    gaps = _gaps()
    if (
        a.atom.sort in _PARTS
        and a.part is None
        and b.atom.sort in _DAYS
        and gaps["night"].search(text[a.start : b.start])
    ):
        part = Atom(sort="part", start=a.start, end=b.start, part="night", edge="to")
        return msgspec.structs.replace(b, start=a.start, part=part)
    if gaps["beside"].match(gap):
        whole = _beside(a, b)
        if whole is not None:
            return whole
    same = a.atom.sort in _PERIODS and b.atom.sort in _PERIODS and a.to is None and a.part is None
    between = gaps["and"].match(gap) and gaps["between"].search(text[: a.start])
    if same and (gaps["to"].match(gap) or between) and (a.atom.sort == b.atom.sort or b.atom.sort in _DAYS):
        return msgspec.structs.replace(a, end=b.end, to=b.atom)
    return None


def _beside(a: _Piece, b: _Piece) -> _Piece | None:
    if (
        a.atom.sort in _DAYS
        and b.atom.sort in _PARTS
        and not a.atom.part
        and (a.part is None or b.atom.sort == "clock")
    ):
        return msgspec.structs.replace(a, end=b.end, part=_finer(a.part, b.atom))
    if a.atom.sort in _PARTS and b.atom.sort in _DAYS and a.part is None:
        return msgspec.structs.replace(b, start=a.start, part=a.atom, relation=a.relation)
    if a.atom.sort == "clock" and b.atom.sort == "part" and a.part is None:
        return msgspec.structs.replace(a, end=b.end, atom=_clock_in(a.atom, b.atom))
    if a.atom.sort in ("date", "month") and a.atom.year is None and b.atom.sort == "unit" and b.atom.unit == "year":
        atom = msgspec.structs.replace(a.atom, shift=b.atom.shift, unit="year", end=b.end)
        return msgspec.structs.replace(a, end=b.end, atom=atom)
    if a.atom.sort == "weekday" and b.atom.sort == "date" and b.atom.weekday is None:
        atom = msgspec.structs.replace(b.atom, weekday=a.atom.weekday, start=a.start)
        return msgspec.structs.replace(a, end=b.end, atom=atom)
    return None


def _finer(part: Atom | None, atom: Atom) -> Atom:
    return _clock_in(atom, part) if part is not None and atom.sort == "clock" else atom


def _clock_in(clock: Atom, part: Atom) -> Atom:
    """Such as "4 in the afternoon" is 16:00."""
    first = time_table().parts.get(part.part or "", (0, 0, ""))[0]
    noon = 12
    if clock.hour is not None and first >= noon and clock.hour < noon:
        return msgspec.structs.replace(clock, hour=clock.hour + noon, part=part.part)
    return msgspec.structs.replace(clock, part=part.part)


def _with_early(piece: _Piece, text: str) -> _Piece:
    """Such as "late on Monday": the words before the day are a part of it."""
    found = _gaps()["before_day"].search(text[: piece.start]) if piece.atom.sort in ("date", "weekday", "day") else None
    if found is None or piece.atom.part is not None:
        return piece
    part = Atom(sort="part", start=found.start(), end=piece.start, part=found["word"].lower())
    return msgspec.structs.replace(piece, start=found.start(), part=part)


def _with_relation(piece: _Piece, text: str) -> _Piece:
    if piece.atom.sort in ("duration", "frequency", "so_far", "span"):
        return piece
    before, gaps = text[max(0, piece.start - 40) : piece.start], _gaps()
    for relation in ("since", "ending", "from", "until", "after"):
        found = gaps[relation].search(before)
        if found:
            start = piece.start - len(before) + found.start()
            return msgspec.structs.replace(
                piece, relation=relation, start=start if relation == "since" else piece.start
            )
    return piece


def _with_length(piece: _Piece, before: _Piece | None, text: str) -> _Piece:
    """Keep the length beside the day: "six days ending on Tuesday", "a three-day truce from Friday"."""
    near = 40
    if before is None or before.atom.sort != "duration" or before.atom.low != before.atom.high:
        return piece
    gap = text[before.end : piece.start]
    whole = before.atom.unit in ("day", "week", "month") or (before.atom.unit == "hour" and piece.relation == "from")
    if whole and piece.relation in ("ending", "from") and len(gap) <= near and not re.search(r"[.;:!?]", gap):
        return msgspec.structs.replace(piece, length=before.atom)
    return piece


# --- mentions --------------------------------------------------------------------------------------------------------


def _mention(doc: Document, piece: _Piece, base: int, anchor: Anchor, found: list[TimeMention]) -> TimeMention | None:
    first, last = _token_range(doc, base + piece.start, base + piece.end)
    if first >= last or _is_no_time(doc, piece, first, last):
        return None
    since = None if piece.relation == "since" else _since_before(doc, piece, first)
    governor = governor_of(doc, first if since is None else since, last)
    over = piece.relation == "ending" and _gaps()["ended"].search(doc.report.text[: base + piece.start][-_NEAR_BY:])
    tense = Tense.FUTURE if piece.relation == "ending" and not over else tense_of(doc, governor, first)
    told = _told_day(doc, first, anchor, found, far=piece.atom.edge == "that" or _is_numbered(piece.atom))
    bounds = _bounds(piece, Context(anchor, tense, *told) if told else Context(anchor, tense))
    kind = _kind(piece, since is not None)
    if kind == "span_until_now" and piece.atom.sort not in ("so_far", "span"):
        bounds = _until_now(bounds, anchor)
    start, end = base + piece.start, base + piece.end
    text = doc.report.text[start:end]
    time = TimeRange(
        earliest=bounds.earliest, latest=bounds.latest, precision=bounds.precision, basis=bounds.basis, text=text
    )
    return TimeMention(
        start=start,
        end=end,
        first=first,
        last=last,
        time=time,
        kind=kind,
        governor=governor,
        length=_length(piece.atom),
        part=_part_of(piece),
        said=is_of_saying(doc, governor),
        reasons=(Reason("time", piece.atom.sort, f"{text!r}: {bounds.rule}"),),
    )


def _is_numbered(atom: Atom) -> bool:
    """Whether it is a day without its month ("on the 18th"), which may lie in the month of a day told before."""
    return atom.sort == "date" and atom.month is None


def _part_of(piece: _Piece) -> str | None:
    if piece.part is not None:
        return piece.part.part
    return piece.atom.part if piece.atom.sort in ("part", "day", "night") else None


def _token_range(doc: Document, start: int, end: int) -> tuple[int, int]:
    first = bisect_left(doc.tokens, start, key=lambda t: t.end - 1)
    return first, bisect_left(doc.tokens, end, key=lambda t: t.start)


def _is_no_time(doc: Document, piece: _Piece, first: int, last: int) -> bool:
    """A bare year that counts things ("in 2000 villages"), or "may" and "march" as verbs."""
    tokens, atom = doc.tokens, piece.atom
    start = tokens[first].start
    if atom.sort in ("year", "date") and _gaps()["born"].search(doc.report.text[max(0, start - _NEAR_BY) : start]):
        return True
    if atom.sort == "year" and atom.to_year is None and piece.to is None:
        entity = tokens[last - 1].entity
        after: Token | None = tokens[last] if last < len(tokens) else None
        named = first > 0 and tokens[first - 1].tag in ("DT", "PRP$", "POS")
        if after is not None and after.tag == "NNS" and not named and tokens[last - 1].head == after.index:
            return True
        if entity == "DATE":
            return False
        counted = after is None or after.tag == "NNS" or after.pos in ("NOUN", "ADJ")
        return atom.bare or (entity in ("CARDINAL", "QUANTITY", "MONEY") and counted)
    if atom.sort == "month":
        return any(
            t.text in _VERBS or (t.pos in ("AUX", "VERB") and t.text.lower() in _VERBS) for t in tokens[first:last]
        )
    return False


def _since_before(doc: Document, piece: _Piece, first: int) -> int | None:
    """Index of a "since" that reaches this time over nouns alone ("since the start of the war one month ago")."""
    if piece.atom.sort not in _PERIODS and piece.atom.sort != "ago":
        return None
    reach = 14
    for index in range(first - 1, max(doc.sentences[doc.tokens[first].sentence].first, first - reach) - 1, -1):
        token = doc.tokens[index]
        if token.text.lower() in time_table().since:
            return index
        if token.pos in ("VERB", "AUX", "PRON") or token.text in (",", ";", ":", "-", "—", "–"):
            return None
    return None


def _told_day(
    doc: Document, first: int, anchor: Anchor, found: list[TimeMention], *, far: bool
) -> tuple[date, TimeBasis] | None:
    """The day that the text speaks of just before: in this sentence, paragraph, or the end of the paragraph before.

    A day on which somebody spoke is none, and one that only tells which act is meant ("after Sunday's strike") gives
    way to any other. `far`: the words point back ("that night"), so that it may be long before the dispatch.
    """
    sentence, aside = doc.sentences[doc.tokens[first].sentence], None
    for mention in reversed(found):
        there = doc.sentences[doc.tokens[mention.first].sentence]
        if there.paragraph < sentence.paragraph - 1 or _two_items(doc, there.paragraph, sentence.paragraph):
            break
        bounds = Bounds(mention.time.earliest, mention.time.latest, mention.time.precision, mention.time.basis, "")
        if mention.kind != "point" or bounds.day is None or mention.said:
            continue
        near = far or anchor.day is None or abs((bounds.day - anchor.day).days) <= _NEAR
        if there.index == sentence.index or near:
            if not mention.time.text.endswith(_OWNED):
                return bounds.day, mention.time.basis
            aside = aside or (bounds.day, mention.time.basis)
    return aside


def _two_items(doc: Document, one: int, two: int) -> bool:
    """Whether two paragraphs are items of a list, each of which speaks of its own day."""
    texts = (doc.report.text[doc.paragraphs[n].start : doc.paragraphs[n].start + _MARK] for n in (one, two))
    return one != two and all(_ITEM.match(text) for text in texts)


def _bounds(piece: _Piece, context: Context) -> Bounds:
    bounds = resolve(_in_year(piece.atom, context), context)
    if piece.to is not None:
        return _range(piece, bounds, context)
    if piece.part is not None and bounds.day is not None:
        return on_day(bounds.day, piece.part, bounds.basis)
    if piece.length is not None and bounds.day is not None:
        return _with_days(piece.length, piece.relation, bounds)
    if piece.relation == "until" and bounds.latest is not None:
        # "By 00:12" is the latest hour of that day, and no earlier day.
        first = f"{bounds.day}T00:00" if piece.atom.sort in _PARTS and bounds.day is not None else None
        return msgspec.structs.replace(bounds, earliest=first, rule=f"{bounds.rule}, at the latest")
    if piece.relation == "after" and bounds.earliest is not None:
        return msgspec.structs.replace(bounds, latest=None, rule=f"{bounds.rule}, at the earliest")
    return bounds


def _in_year(atom: Atom, context: Context) -> Atom:
    """A date or month with "last year" beside it has that year."""
    if atom.unit != "year" or atom.sort not in ("date", "month") or context.anchor.day is None:
        return atom
    return msgspec.structs.replace(atom, year=context.anchor.day.year + (atom.shift or 0), shift=None)


def _range(piece: _Piece, first: Bounds, context: Context) -> Bounds:
    last_atom = piece.to or piece.atom
    last = resolve(last_atom, context)
    if piece.atom.year is None and last_atom.year is not None and piece.atom.sort in ("date", "month"):
        first = resolve(msgspec.structs.replace(piece.atom, year=last_atom.year), context)
    if first.earliest is None or last.latest is None:
        return Bounds(first.earliest, last.latest, TimePrecision.RANGE, first.basis, "one end is not fixed")
    if last.latest < first.earliest:
        future = msgspec.structs.replace(context, tense=Tense.FUTURE)
        last = resolve(last_atom, future)
    if (last.latest or "") < first.earliest:
        return first
    return Bounds(first.earliest, last.latest, TimePrecision.RANGE, first.basis, "from the first to the last")


def _with_days(length: Atom, relation: str, bounds: Bounds) -> Bounds:
    day = bounds.day
    if day is None or length.low is None:
        return bounds
    days = abs((step(day, length.unit or "day", length.low) - day).days)
    if relation == "ending":
        other = step(day, "day", -(days - 1)) if days > 1 else day
        return Bounds(
            other.isoformat(), day.isoformat(), TimePrecision.RANGE, bounds.basis, "that long, up to that day"
        )
    other = step(day, "day", days - 1) if days > 1 else day
    return Bounds(day.isoformat(), other.isoformat(), TimePrecision.RANGE, bounds.basis, "that long, from that day on")


def _until_now(bounds: Bounds, anchor: Anchor) -> Bounds:
    now = anchor.day.isoformat() if anchor.day else None
    if now and bounds.earliest and bounds.earliest > now and not bounds.earliest.startswith(now):
        rule = f"{bounds.rule}, which is after the dispatch's day: its end stays open"
        return Bounds(bounds.earliest, None, TimePrecision.RANGE, bounds.basis, rule)
    return Bounds(
        bounds.earliest, now, TimePrecision.RANGE, bounds.basis, f"{bounds.rule}, and on to the dispatch's day"
    )


def _kind(piece: _Piece, since: bool) -> str:  # noqa: FBT001 (a fact, not an option)
    sort = piece.atom.sort
    if sort == "so_far" or (sort == "span" and piece.atom.shift == -1) or piece.relation == "since" or since:
        return "span_until_now"
    if sort in ("duration", "frequency"):
        return sort
    return "point"


def _length(atom: Atom) -> str | None:
    if atom.sort == "frequency":
        return atom.part
    if atom.sort not in ("duration", "span", "shifted", "ago") or atom.low is None:
        return None
    if atom.unit in ("decade", "century"):
        tens = atom.low * (10 if atom.unit == "decade" else 100)
        return f"P{tens:g}Y" if atom.low == atom.high else "PXY"
    letters = {
        "second": "TS",
        "minute": "TM",
        "hour": "TH",
        "day": "D",
        "week": "W",
        "month": "M",
        "year": "Y",
        "weekend": "WE",
        "fortnight": "W",
    }.get(atom.unit or "")
    if letters is None:
        return None
    amount = atom.low * (2 if atom.unit == "fortnight" else 1)
    number = "X" if atom.low != atom.high else f"{amount:g}"
    return f"PT{number}{letters[1]}" if letters[0] == "T" else f"P{number}{letters}"
