"""What each side says of one incident over time, and what it says otherwise than before.

In: a whole incident, and its claims with who speaks in which report. Out: an account per side. Reads
account_words.en through `packs`.

A side that no report quotes on the incident is told as not quoted, never as silent. A change is of one voice: of a
side, or of one speaker of no side; what another newspaper or witness says is no change of mind.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from counterclaim.book.voices import Voice
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Claim
from counterclaim.records.enums import DenialScope, Scope
from counterclaim.records.ledger import Denial, Incident
from counterclaim.records.report import Report
from counterclaim.records.tallies import Tally
from counterclaim.records.wholes import Change, Changed, SideTold, Statement

_LISTS = ("asserts", "blames", "denies", "acknowledges", "other")
_DAY = 10
_LONGEST = 600
_LATER = "9999"


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as it is heard: in which report, by whom, of whom, and whether it is a copy's."""

    claim: Claim
    report: Report
    voice: Voice
    blamed: tuple[str, ...] = ()
    """Whom it names as doers: their sides where known, else their names."""
    repeats: str | None = None


class _Said(msgspec.Struct, frozen=True):
    """A statement with the list that it stands in and the claim itself."""

    list: str
    statement: Statement
    heard: Heard


def accounts_over_time(
    incident: Incident,
    heard: Mapping[str, Heard],
    *,
    known: frozenset[str] = frozenset(),
    tallies: Iterable[Tally] = (),
) -> tuple[SideTold, ...]:
    """An account per side, by the alphabet, third parties and the reports' own voice last.

    Example: "denied shelling Dolna" by Orta on 3 May and "acknowledged that its guns had fired on Dolna" by Orta on
    5 May are one account of Orta with one denial, one acknowledgement, and the change between them. `known`: the sides
    that there are; where none is given, whoever is blamed may be one. `tallies`: tolls of this incident, for those
    that their claimant revised.
    """
    said = sorted(_said(incident, heard), key=_order)
    sides = {one.heard.voice.side for one in said}
    blamed = {name for one in said for name in one.statement.blames if name in known}
    unquoted = {name for name in incident.facets.not_quoted if not known or name in known} | blamed
    named = sorted({side for side in (*sides, *unquoted) if side is not None}, key=lambda s: (s.casefold(), s))
    tolls = tuple(tallies)
    told = [_account(side, said, tolls) for side in named]
    spoken = [one for one in said if one.heard.report.coded is None or one.heard.voice.side is not None]
    if any(one.heard.voice.side is None for one in spoken):
        told.append(_account(None, spoken, tolls))
    return (*told, *_of_sets(said, tolls))


def _of_sets(said: Sequence[_Said], tolls: Sequence[Tally]) -> Iterator[SideTold]:
    """What rows of hand-coded sets tell, an account for each set: theirs is neither a side's word nor a witness's."""
    rows = [one for one in said if one.heard.report.coded is not None and one.heard.voice.side is None]
    for name in sorted({one.heard.report.coded or "" for one in rows}):
        account = _account(None, [one for one in rows if one.heard.report.coded == name], tolls)
        yield msgspec.structs.replace(account, coded=name)


def denying(sides: Iterable[SideTold]) -> tuple[str, ...]:
    """Who denies: sides, and by name those of no side."""
    return _voices((one, one.denies) for one in sides)


def acknowledging(sides: Iterable[SideTold]) -> tuple[str, ...]:
    """Who acknowledges, likewise."""
    return _voices((one, one.acknowledges) for one in sides)


def holding(sides: Iterable[SideTold]) -> tuple[str, ...]:
    """Who holds that it happened, whoever is blamed."""
    return _voices((one, (*one.asserts, *one.blames, *one.acknowledges)) for one in sides)


def _voices(told: Iterable[tuple[SideTold, Sequence[Statement]]]) -> tuple[str, ...]:
    found = [one.side or statement.by for one, statements in told for statement in statements]
    return tuple(dict.fromkeys(name for name in found if name is not None))


# --- statements ------------------------------------------------------------------------------------------------------


def _said(incident: Incident, heard: Mapping[str, Heard]) -> Iterator[_Said]:
    for account in incident.accounts:
        for name in _LISTS:
            for item in getattr(account, name):
                one = heard.get(item.claim if isinstance(item, Denial) else item)
                if one is not None:
                    scope = item.scope if isinstance(item, Denial) else None
                    yield _Said(name, _statement(one, scope, blames=name == "blames"), one)


def _statement(one: Heard, scope: DenialScope | None, *, blames: bool) -> Statement:
    claim = one.claim
    said = claim.said_on.latest if claim.said_on else None
    return Statement(
        claim=claim.id,
        report=claim.report,
        by=one.voice.name,
        day=(said or one.report.published or "")[:_DAY] or None,
        words=claim.evidence.text[:_LONGEST],
        scope=scope,
        blames=one.blamed if blames else (),
        repeats=one.repeats,
    )


def _order(one: _Said) -> tuple[object, ...]:
    claim, report = one.heard.claim, one.heard.report
    return (one.statement.day or _LATER, report.published or _LATER, report.id, claim.evidence.start, claim.id)


def _account(side: str | None, said: Sequence[_Said], tallies: Sequence[Tally]) -> SideTold:
    own = [one for one in said if one.heard.voice.side == side]
    told = SideTold(side=side, quoted=bool(own), changes=tuple(_changes(side, own, tallies)))
    lists = {name: tuple(one.statement for one in own if one.list == name) for name in _LISTS}
    return msgspec.structs.replace(told, **lists)


# --- what changed ----------------------------------------------------------------------------------------------------


def _changes(side: str | None, own: Sequence[_Said], tallies: Sequence[Tally]) -> Iterator[Change]:
    voices: dict[str, list[_Said]] = {}
    for one in own:
        name = side or one.statement.by
        if name is not None and one.statement.repeats is None:
            voices.setdefault(plain_name(name), []).append(one)
    for _, told in sorted(voices.items()):
        yield from _withdrawn(told)
        yield from _other_scope(told)
        yield from _other_doer(told)
    days = {one.statement.claim: one.statement.day for one in own}
    yield from _revised(side, tallies, days)


def _withdrawn(told: Sequence[_Said]) -> Iterator[Change]:
    """A denial, and an acknowledgement after it or before it."""
    denials = [one for one in told if one.list == "denies"]
    for one in told:
        if one.list == "acknowledges":
            before = next((d for d in denials if _earlier(d, one)), None)
            after = next((d for d in denials if _earlier(one, d)), None)
            given_up = _told_withdrawn(one) or (before is not None and _same_act(before, one))
            if before is not None or given_up:
                yield _change("denial_withdrawn" if given_up else "acknowledges_after_denying", before or one, one)
            if after is not None:
                yield _change("denies_after_acknowledging", one, after)
        elif one.list != "denies" and _told_withdrawn(one):
            yield _change("denial_withdrawn", next((d for d in denials if _earlier(d, one)), one), one)


def _same_act(denial: _Said, one: _Said) -> bool:
    """Whether what is acknowledged is what was denied, and not something beside it."""
    first, second = denial.heard.claim.event, one.heard.claim.event
    return first is not None and second is not None and first.type == second.type and not one.heard.claim.negated


def _other_scope(told: Sequence[_Said]) -> Iterator[Change]:
    """A denial of something else than was denied before."""
    denials = [one for one in told if one.list == "denies" and one.statement.scope is not None]
    for earlier, later in pairwise(denials):
        if earlier.statement.scope is not later.statement.scope and _earlier(earlier, later):
            yield _change("denies_otherwise", earlier, later)


def _other_doer(told: Sequence[_Said]) -> Iterator[Change]:
    """Another is blamed than before, and nobody of those blamed before."""
    accusing = [one for one in told if one.list == "blames" and one.statement.blames]
    for earlier, later in pairwise(accusing):
        apart = not set(earlier.statement.blames) & set(later.statement.blames)
        if apart and _earlier(earlier, later):
            yield _change("blames_another", earlier, later)


def _revised(side: str | None, tallies: Sequence[Tally], days: Mapping[str, str | None]) -> Iterator[Change]:
    """A number of this side in place of which its claimant gave another."""
    for tally in tallies:
        figures = {figure.claim: figure for figure in tally.figures}
        for figure in tally.figures:
            by = figures.get(figure.superseded_by or "")
            again = any(reason.rule == "copy" for reason in figure.reasons)
            if by is None or again or tally.scope is not Scope.INCIDENT or tally.side != side or not tally.claimants:
                continue
            told = f"{tally.kind.value} {tally.who or ''}".strip()
            note = f"{told}: “{figure.text or 'a number'}”, then “{by.text or 'a number'}”"
            yield Change(
                kind="toll_revised", by=tally.claimant, day=by.day or days.get(by.claim),
                before=figure.claim, after=by.claim, note=note,
            )  # fmt: skip


def _earlier(one: _Said, two: _Said) -> bool:
    """Whether a statement was made before another: on an earlier day, or above it in one report."""
    first, second = one.statement, two.statement
    if first.report == second.report:
        return one.heard.claim.evidence.start < two.heard.claim.evidence.start
    return bool(first.day and second.day and first.day < second.day)


def _told_withdrawn(one: _Said) -> bool:
    span = one.heard.claim.sentence
    words = one.heard.report.text[span.start : span.end] or one.statement.words
    return tells_withdrawal(words)


def tells_withdrawal(words: str) -> bool:
    """Whether words tell that a denial was given up.

    >>> tells_withdrawal("The ministry withdrew its denial"), tells_withdrawal("The army withdrew")
    (True, False)
    """
    return _withdrawal().search(words[:_LONGEST].replace("’", "'")) is not None


def _change(kind: Changed, before: _Said, after: _Said) -> Change:
    first, second = before.statement, after.statement
    return Change(
        kind=kind, by=second.by, day=second.day, before=first.claim, after=second.claim, note=_note(kind, first, second)
    )  # fmt: skip


def _note(kind: Changed, before: Statement, after: Statement) -> str:
    if before is after:
        return f"“{after.words}”: told as a denial given up"
    one, two = before.day or "no day told", after.day or "no day told"
    return f"{_ACTS[kind][0]} ({one}: “{before.words}”), {_ACTS[kind][1]} ({two}: “{after.words}”)"


_ACTS: Mapping[Changed, tuple[str, str]] = {
    "denial_withdrawn": ("denied it", "then acknowledges it"),
    "acknowledges_after_denying": ("denied", "then acknowledges something of it"),
    "denies_after_acknowledging": ("acknowledged", "then denies"),
    "denies_otherwise": ("denied one thing", "then another"),
    "blames_another": ("blamed one", "then another"),
}


@cache
def _withdrawal() -> re.Pattern[str]:
    phrases = sorted(map(str, load_pack("account_words.en")["denial_withdrawn"]), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases) + r")\b", re.IGNORECASE)
