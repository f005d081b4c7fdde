"""What a person says of one field of a claim in; the claim with that field as the person says, out.

`FIELDS` is the closed list of what can be set. A value is text as it is typed on a command line or in a sheet; `none`
or `-` says that nothing is known. Several names are parted by semicolons.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

import msgspec

from counterclaim.records.claim import Agent, Claim, Place, Reason, Speaker, Target, TimeRange
from counterclaim.records.enums import (
    Certainty,
    Channel,
    DenialScope,
    Grounds,
    Realis,
    Stance,
    TimeBasis,
    TimePrecision,
)
from counterclaim.records.errors import InputError
from counterclaim.records.ids import make_id

STEP = "decision"
"""The step that a reason names where a person decided."""
CONFIRMED = "confirm"
"""The rule of such a reason where a person said that the reading is right as it now stands."""
REJECTED = "reject"
_LONGEST = 200
_MOST = 20
_LARGEST = 1e9
_NOTHING = frozenset(("none", "-", "null"))
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS = {"yes": True, "no": False, "true": True, "false": False}


class Field(msgspec.Struct, frozen=True):
    """One field that can be set: how its text is read, how it is told, and how it is put into a claim."""

    name: str
    means: str
    read: Callable[[str], Any]
    """The value, None for nothing; InputError where the text does not fit."""
    told: Callable[[Claim], Any]
    put: Callable[[Claim, Any], Claim]
    fits: Callable[[Claim], str | None] = lambda _claim: None
    """Why a claim has no such field, or None."""


def corrected(claim: Claim, name: str, value: str) -> Claim:
    """The claim with the field set. Unchanged where the field is not one of this claim's, or the value of no list."""
    field = FIELDS.get(name)
    if field is None or field.fits(claim) is not None:
        return claim
    try:
        return field.put(claim, field.read(value))
    except InputError:
        return claim


def check(claim: Claim, name: str, value: str) -> str:
    """The value as it will be kept; InputError says why it does not fit and what would."""
    field = FIELDS.get(name)
    if field is None:
        raise InputError(f"{_shown(name)} is no field that can be set. There are: {', '.join(FIELDS)}.")
    if (why := field.fits(claim)) is not None:
        raise InputError(f"{name} cannot be set: {why}.")
    made = field.put(claim, field.read(value))
    for toll in made.tolls if made.tolls != claim.tolls else ():
        given = [number for number in (toll.low, toll.best, toll.high) if number is not None]
        if given != sorted(given):
            raise InputError(f"{name} {_shown(value)} does not go with the claim's other numbers ({_bounds(claim)}).")
    return " ".join(value.split())


def _bounds(claim: Claim) -> str:
    return ", ".join(f"{name} {value_of(claim, name) or 'none'}" for name in ("low", "best", "high"))


def value_of(claim: Claim, name: str) -> str:
    """A field in the words in which it could be set; empty where nothing is known."""
    field = FIELDS[name]
    return "" if field.fits(claim) is not None else _written(field.told(claim))


def print_of(claim: Claim) -> str:
    """The same for readings of a claim that agree in every field that can be set."""
    return make_id("p", str(claim.kind), *(value_of(claim, name) for name in FIELDS))


def is_rejected(claim: Claim) -> bool:
    """Whether a person held that the claim does not stand in the report as it was read."""
    return any(reason.step == STEP and reason.rule == REJECTED for reason in claim.reasons)


def decided_by(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """What persons decided, in the words of the reasons."""
    return tuple(reason.note for reason in reasons if reason.step == STEP)


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _shown(text: str) -> str:
    return repr(text[:_LONGEST])


# --- reading what was typed


def _name(text: str) -> str | None:
    value = " ".join(text.split())
    if not value:
        raise InputError("Nothing is given. Write a value, or none where nothing is known.")
    if len(value) > _LONGEST or _ODD.search(text):
        raise InputError(f"{_shown(value)} is longer than {_LONGEST} characters, or holds marks that cannot be seen.")
    return None if value.casefold() in _NOTHING else value


def _names(text: str) -> tuple[str, ...]:
    given = [name for part in text.split(";") if part.strip() and (name := _name(part)) is not None]
    if len(given) > _MOST:
        raise InputError(f"{len(given)} names are too many. Give {_MOST} at most.")
    if not given and _name(text) is not None:
        raise InputError(f"{_shown(text)} names nothing. Write names parted by semicolons, or none.")
    return tuple(dict.fromkeys(given))


def _one_of(values: type[StrEnum], *, nothing: bool = False) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        value = _name(text)
        if value is None and nothing:
            return None
        wanted = (value or text.strip()).casefold().replace(" ", "_")
        if wanted not in set(values):
            raise InputError(f"{_shown(text)} is not in the list: {', '.join(values)}.")
        return values(wanted)

    return read


def _yes_or_no(text: str) -> bool:
    value = text.strip().casefold()
    if value not in _WORDS:
        raise InputError(f"{_shown(text)} is neither yes nor no.")
    return _WORDS[value]


def _days(text: str) -> tuple[str, str] | None:
    value = _name(text)
    if value is None:
        return None
    first, _, last = value.partition("/")
    days = first.strip(), (last or first).strip()
    for day in days:
        try:
            fits = _DAY.fullmatch(day) and dt.date.fromisoformat(day)
        except ValueError:
            fits = None
        if not fits:
            raise InputError(f"{_shown(text)} is no day. Write 2024-05-01, or 2024-05-01/2024-05-03 for some days.")
    if days[0] > days[1]:
        raise InputError(f"{_shown(text)} ends before it begins.")
    return days


def _number(text: str) -> float | None:
    value = _name(text)
    if value is None:
        return None
    if not re.fullmatch(r"\d{1,10}(\.\d{1,6})?", value) or float(value) > _LARGEST:
        raise InputError(f"{_shown(text)} is no number. Write digits alone, such as 12, or none.")
    return float(value)


# --- putting it into a claim


def _plainly(name: str) -> tuple[Callable[[Claim], Any], Callable[[Claim, Any], Claim]]:
    return (
        lambda claim: getattr(claim, name),
        lambda claim, value: msgspec.structs.replace(claim, **{name: value}),
    )


def _speaker(claim: Claim, name: str | None) -> Claim:
    before = claim.speaker
    if name is None or (before is not None and before.name == name):
        return claim if name is not None else msgspec.structs.replace(claim, speaker=None)
    return msgspec.structs.replace(claim, speaker=Speaker(name=name, mention=before.mention if before else None))


def _with_event(claim: Claim, **fields: Any) -> Claim:
    if claim.event is None:
        return claim
    return msgspec.structs.replace(claim, event=msgspec.structs.replace(claim.event, **fields))


def _type(text: str) -> str:
    value = _name(text)
    if value is None or not re.fullmatch(r"[a-z][a-z_]*", value.casefold().replace(" ", "_")):
        raise InputError(f"{_shown(text)} is no type of happening, such as shelling or airstrike.")
    return value.casefold().replace(" ", "_")


def _doers(claim: Claim, names: tuple[str, ...]) -> Claim:
    known = {one.name: one for one in claim.event.agents} if claim.event else {}
    return _with_event(claim, agents=tuple(known.get(name, Agent(name=name)) for name in names))


def _harmed(claim: Claim, names: tuple[str, ...]) -> Claim:
    known = {one.name: one for one in claim.event.targets} if claim.event else {}
    return _with_event(claim, targets=tuple(known.get(name, Target(name=name)) for name in names))


def _day(claim: Claim, days: tuple[str, str] | None) -> Claim:
    if days is None:
        return msgspec.structs.replace(claim, time=None)
    precision = TimePrecision.DAY if days[0] == days[1] else TimePrecision.RANGE
    text = claim.time.text if claim.time else ""
    time = TimeRange(earliest=days[0], latest=days[1], precision=precision, basis=TimeBasis.STATED, text=text)
    return msgspec.structs.replace(claim, time=time)


def _told_day(claim: Claim) -> str | None:
    time = claim.time
    if time is None or time.earliest is None:
        return None
    first, last = time.earliest[:10], (time.latest or time.earliest)[:10]
    return first if first == last else f"{first}/{last}"


def _places(claim: Claim, names: tuple[str, ...]) -> Claim:
    known = {place.name: place for place in claim.places}
    return msgspec.structs.replace(claim, places=tuple(known.get(name, Place(name=name)) for name in names))


def _only_toll(name: str) -> tuple[Callable[[Claim], Any], Callable[[Claim, Any], Claim]]:
    def put(claim: Claim, value: Any) -> Claim:
        return msgspec.structs.replace(claim, tolls=(msgspec.structs.replace(claim.tolls[0], **{name: value}),))

    return (lambda claim: getattr(claim.tolls[0], name), put)


def _has_one_toll(claim: Claim) -> str | None:
    if len(claim.tolls) == 1:
        return None
    return f"the claim tells {len(claim.tolls) or 'no'} tolls, and only a single one can be set"


def _has_event(claim: Claim) -> str | None:
    return None if claim.event is not None else "the claim tells no happening"


def _event_names(part: str) -> Callable[[Claim], Any]:
    return lambda claim: tuple(one.name for one in getattr(claim.event, part)) if claim.event else ()


def _tolls() -> tuple[Field, ...]:
    means = {
        "low": "no fewer than so many, in the words of the claim",
        "best": "the number that the claim gives",
        "high": "no more than so many",
    }
    numbers = (Field(name, told, _number, *_only_toll(name), _has_one_toll) for name, told in means.items())
    return (Field("who", "who or what is counted", _name, *_only_toll("who"), _has_one_toll), *numbers)


_ALL = (
    Field("speaker", "who answers for the words", _name, lambda c: c.speaker.name if c.speaker else None, _speaker),
    Field("side", "the side that the speaker speaks for", _name, *_plainly("side")),
    Field("stance", "how the speaker stands to it", _one_of(Stance), *_plainly("stance")),
    Field(
        "denial_scope", "what a denial rejects", _one_of(DenialScope, nothing=True), *_plainly("denial_scope"),
        lambda c: None if c.stance is Stance.DENIES else "the claim denies nothing",
    ),
    Field("negated", "whether it is said not to have happened", _yes_or_no, *_plainly("negated")),
    Field("realis", "whether it is told as real", _one_of(Realis), *_plainly("realis")),
    Field("certainty", "how sure the words are", _one_of(Certainty), *_plainly("certainty")),
    Field("grounds", "what the speaker says it rests on", _one_of(Grounds), *_plainly("grounds")),
    Field("channel", "by what channel it was said", _one_of(Channel), *_plainly("channel")),
    Field(
        "type", "the type of happening", _type, lambda c: c.event.type if c.event else None,
        lambda c, value: _with_event(c, type=value), _has_event,
    ),
    Field("agents", "who did it, as the claim says", _names, _event_names("agents"), _doers, _has_event),
    Field("targets", "who or what was hit", _names, _event_names("targets"), _harmed, _has_event),
    Field("day", "on which day it was", _days, _told_day, _day),
    Field("places", "where it was", _names, lambda c: tuple(place.name for place in c.places), _places),
    *_tolls(),
)  # fmt: skip
FIELDS = {field.name: field for field in _ALL}
"""Everything of a claim that a person can set, by name, in the order of a sheet."""
