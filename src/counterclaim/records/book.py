"""What many reports add up to: which parts are told of one thing, what may be one, and what a person decided.

A part is what one report tells of an actor, a happening, an agreement; `part_id` names it. The whole that parts are
joined to bears the id of its first part by day of publication, so that it does not hang on the order of reading.
"""

from typing import Literal

import msgspec

from counterclaim.records.claim import Claim, Reason
from counterclaim.records.enums import JoinKind, Kind
from counterclaim.records.ledger import Actor, Ceasefire, Incident
from counterclaim.records.report import Report


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What one report tells of one thing, with what joining it to other reports' needs."""

    id: str
    report: Report
    record: Actor | Incident | Ceasefire
    claims: tuple[Claim, ...] = ()
    """Those that tell it, in text order; of an actor those that it speaks or is named in."""
    actors: tuple[Actor, ...] = ()
    """All actors of the report."""


class Score(msgspec.Struct, frozen=True):
    """How much speaks for two parts being one, and why in words."""

    points: float
    grounds: tuple[str, ...]


class Join(msgspec.Struct, frozen=True, kw_only=True):
    """A part, and the whole that it is held to belong to."""

    kind: JoinKind
    part: str
    whole: str
    reasons: tuple[Reason, ...] = ()


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """Two wholes that may be one: happenings that may overlap, names that may be one person. Nothing joins them."""

    kind: JoinKind
    one: str
    two: str
    points: float
    reasons: tuple[Reason, ...] = ()


class Repeat(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a report that repeats another report's words, `share` of them; `whole`: it is all of the report."""

    report: str
    start: int
    end: int
    source: str
    source_start: int
    source_end: int
    share: float
    whole: bool = False
    credit: str | None = None
    """Whom the text credits with the words."""
    reasons: tuple[Reason, ...] = ()


class Left(msgspec.Struct, frozen=True, kw_only=True):
    """A report that could not be joined with the others, and where the program failed; no word of a text is in it."""

    report: str
    why: str


class Linking(msgspec.Struct, frozen=True, kw_only=True):
    """What joining newly read reports changed in the book; logged as it is, so that a replay needs no linker."""

    through: int
    """Number of the last log entry that was looked at."""
    joins: tuple[Join, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    looked_at: tuple[str, ...] = ()
    """Reports whose repeats are withdrawn before the new ones stand."""
    undone: tuple[str, ...] = ()
    """Wholes whose doubts are withdrawn before the new ones stand."""
    left: tuple[Left, ...] = ()
    """Reports that were looked at and stay unjoined; the next run tries them again."""
    late: tuple[str, ...] = ()
    """Reports that stayed unjoined before and are joined now."""
    anew: bool = False
    """Whether everything joined before is forgotten first."""


class Anchor(msgspec.Struct, frozen=True):
    """Words of a report that a decision holds to: they last when a new model gives claims new ids."""

    report: str
    start: int
    end: int
    words: str
    kind: Kind | None = None
    """Which sort of claim is meant, where several stand on the same words."""
    speaker: str | None = None
    """Whose claim is meant, likewise."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided, why, and which words it holds to.

    `merge`: the anchors are told of one thing. `split`: the first is told of another thing than the rest. `confirm`,
    `reject`: the claim or join is right, or wrong. `set`: a field of a claim has this value. `undo`: the decision whose
    number in the log is `value` no longer holds; what it stood in place of holds again.
    """

    verb: Literal["merge", "split", "confirm", "reject", "set", "undo"]
    kind: JoinKind | None
    anchors: tuple[Anchor, ...]
    by: str
    reason: str
    field: str | None = None
    value: str | None = None


def part_id(report: str, record: str) -> str:
    """The name of a part in the book."""
    return f"{report}/{record}"
