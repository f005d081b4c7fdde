"""One side's account of an incident in, what a short page quotes of it out: a few statements, and how many more.

What copies tell again is quoted once. No pack is read.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from counterclaim.export.wording import OWN_VOICE, THIRD_PARTIES, denial_words
from counterclaim.records.wholes import SideTold, Statement

QUOTED: Final = 3
"""Statements of one voice that are quoted; as many of each."""
_ACTS: Final = (
    ("acknowledges", "acknowledges"), ("denies", "denies"), ("blames", "accuses"), ("asserts", "says"),
    ("other", "speaks of it"),
)  # fmt: skip
"""The lists of an account, and what one does who stands in it. Each has its first statement quoted before any has a
second, so that a denial is never left out for many assertions."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One claim inside an account: what its speaker does, and the words it rests on."""

    claim: str
    speaker: str | None
    act: str
    words: str


class SideAccount(msgspec.Struct, frozen=True, kw_only=True):
    """What one side says of an incident; `side` null: nobody's side, `voice` tells whose."""

    side: str | None
    voice: str
    said: tuple[Said, ...]
    more: int = 0
    """Statements that are not quoted here; copies are not counted."""


def account_of(side: SideTold, *, most: int = QUOTED) -> Iterator[SideAccount]:
    """The account of a side; of nobody's side one of third parties and one of the reports' own voice."""
    told = [(key, one) for key, _ in _ACTS for one in getattr(side, key) if not _told_before(one, side)]
    if side.side is not None:
        yield _account(side.side, side.side, told, most)
        return
    for voice, spoken in ((THIRD_PARTIES, True), (OWN_VOICE, False)):
        yield from (
            [_account(None, voice, part, most)]
            if (part := [pair for pair in told if (pair[1].by is not None) is spoken])
            else []
        )


def _told_before(one: Statement, side: SideTold) -> bool:
    """Whether a statement is a copy's, and stands in the account in the words of its source as well."""
    if one.repeats is None:
        return False
    return any(other.claim == one.repeats for key, _ in _ACTS for other in getattr(side, key))


def _account(side: str | None, voice: str, told: Sequence[tuple[str, Statement]], most: int) -> SideAccount:
    once: dict[str, tuple[str, Statement]] = {}
    for key, one in told:
        once.setdefault(one.claim, (key, one))
    firsts = {key: claim for claim, (key, _) in reversed(once.items())}
    first = [pair for pair in once.values() if firsts[pair[0]] == pair[1].claim]
    rest = [pair for pair in once.values() if firsts[pair[0]] != pair[1].claim]
    kept = sorted([*first, *rest][:most], key=lambda pair: pair[1].day or "9999")
    return SideAccount(
        side=side, voice=voice, said=tuple(_said(key, one) for key, one in kept), more=len(once) - len(kept)
    )


def _said(key: str, one: Statement) -> Said:
    act = denial_words(one.scope, one.words) if key == "denies" else dict(_ACTS)[key]
    return Said(claim=one.claim, speaker=one.by, act=act, words=one.words)
