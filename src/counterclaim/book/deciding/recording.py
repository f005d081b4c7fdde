"""Ids and words of a person in, decisions out: each anchored to words of reports, and written to the log once.

In: an open ledger, ids as the lists show them (their beginnings are enough), what the person says and why. Out: the
decisions, or an `InputError` that says why they do not fit. Reads event_types.
"""

import difflib
import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from counterclaim.book.deciding.anchoring import anchor_of_claim, anchor_of_part
from counterclaim.book.parts import parts_of
from counterclaim.packs.event_types import load_event_types
from counterclaim.records.book import Anchor, Decision
from counterclaim.records.claim import Claim
from counterclaim.records.correcting import check, print_of
from counterclaim.records.enums import JoinKind
from counterclaim.records.errors import InputError
from counterclaim.records.ledger import Actor, Ceasefire, Incident, Reading
from counterclaim.store import Run, Store, StoredDecision, StoredReport

Verb = Literal["merge", "split", "confirm", "reject", "set", "undo"]
_KINDS = {Actor: JoinKind.ACTOR, Incident: JoinKind.INCIDENT, Ceasefire: JoinKind.CEASEFIRE}
_LONGEST_NAME, _LONGEST_REASON = 200, 2000
_MOST_PARTS = 100
"""A verdict on more parts than this would be a word on thousands of pairs that nobody looked at."""
_MARKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Whole(msgspec.Struct, frozen=True):
    """A thing of the book, and the parts that reports tell of it."""

    kind: JoinKind
    id: str
    parts: tuple[str, ...]


class Said(msgspec.Struct, frozen=True):
    """Who decides, and why."""

    by: str
    reason: str


def said(by: str, reason: str) -> Said:
    """Name and reason, checked: a decision without either is none."""
    by, reason = " ".join(by.split()), " ".join(reason.split())
    if not by or len(by) > _LONGEST_NAME or _MARKS.search(by):
        raise InputError(f"Say who decides with --as NAME, in 1 to {_LONGEST_NAME} characters.")
    if not reason or len(reason) > _LONGEST_REASON or _MARKS.search(reason):
        raise InputError(f"Say why with --reason TEXT, in 1 to {_LONGEST_REASON} characters.")
    return Said(by, reason)


def merging(store: Store, ids: Sequence[str], who: Said) -> tuple[Decision, ...]:
    """Two or more incidents, actors or agreements are one."""
    wholes = list({whole.id: whole for whole in (find_whole(store, one) for one in ids)}.values())
    kinds = {whole.kind for whole in wholes}
    if len(kinds) > 1:
        raise InputError(f"These are not of one kind: {', '.join(sorted(kinds))}. Give incidents or actors or truces.")
    if len(wholes) < 2:
        raise InputError("These are one already. Give two ids that stand apart.")
    anchors = [_anchors(store, whole.kind, whole.parts) for whole in wholes]
    return (_joining("merge", wholes[0].kind, tuple(a for some in anchors for a in some), who),)


def splitting(store: Store, ids: Sequence[str], who: Said) -> tuple[Decision, ...]:
    """What some reports tell is another thing than the rest of its whole: one decision for each part."""
    whole = find_whole(store, ids[0])
    if len(ids) == 2 and (apart := _standing_apart(store, whole, ids[1])) is not None:
        return keeping_apart(store, whole, apart, who)
    if len(whole.parts) < 2:
        raise InputError(f"Only one report tells of {whole.id}: there is nothing to split.")
    named = [one for n, one in enumerate(ids) if n or len(ids) == 1]
    parts = list(dict.fromkeys(part for one in named for part in _parts_named(store, whole, one)))
    if len(parts) > 1 and len(parts) == len(whole.parts) == 2:
        parts = parts[1:]
    rest = [part for part in whole.parts if part not in parts]
    if not parts or not rest:
        told = ", ".join(part.partition("/")[0] for part in whole.parts[:10])
        raise InputError(f"Say which to part from {whole.id}: its id, then a report ({told}) or a claim of it.")
    others = _anchors(store, whole.kind, rest)
    return tuple(_joining("split", whole.kind, (*_anchors(store, whole.kind, [one]), *others), who) for one in parts)


def keeping_apart(store: Store, one: Whole, two: Whole, who: Said) -> tuple[Decision, ...]:
    """Two that stand apart are never to be joined: one decision for each part of the first."""
    others = _anchors(store, two.kind, two.parts)
    return tuple(_joining("split", one.kind, (anchor, *others), who) for anchor in _anchors(store, one.kind, one.parts))


def judging(
    store: Store, verb: Literal["confirm", "reject"], of: str | Claim, who: Said
) -> tuple[Decision, ...]:  # fmt: skip
    """A claim is read rightly (`confirm`) or wrongly (`reject`); what is joined is rightly, or wrongly, one.

    `of`: an id, or a claim as it will stand when what is set beside the verdict is heeded.
    """
    record = store.find(of) if isinstance(of, str) else of
    record_id = of if isinstance(of, str) else of.id
    if isinstance(record, Claim):
        anchor = _claim_anchor(store, record)
        value = print_of(record) if verb == "confirm" else None
        return (_decision(verb, None, (anchor,), who, value=value),)
    whole = find_whole(store, record_id)
    if len(whole.parts) < 2:
        raise InputError(f"Only one report tells of {whole.id}, so nothing was joined. Decide on its claims instead.")
    if len(whole.parts) > _MOST_PARTS:
        raise InputError(f"{whole.id} is joined of {len(whole.parts)} parts, too many to judge. Split it first.")
    return (_joining(verb, whole.kind, _anchors(store, whole.kind, whole.parts), who),)


def setting(store: Store, record_id: str, field: str, value: str, who: Said) -> tuple[Decision, ...]:
    """A field of a claim is as the person says."""
    record = store.find(record_id)
    if not isinstance(record, Claim):
        raise InputError(f"{record_id} is no claim. Only fields of claims are set; what is joined is merged or split.")
    return (setting_of(record, _claim_anchor(store, record), field, value, who),)


def setting_of(claim: Claim, anchor: Anchor, field: str, value: str, who: Said) -> Decision:
    """The same for a claim as it stands, whose anchor is known."""
    kept = check(claim, field, value)
    if field == "type":
        known = load_event_types().types
        kept = kept.casefold().replace(" ", "_")
        if kept not in known:
            near = difflib.get_close_matches(kept, known, n=3)
            advice = f"Did you mean {' or '.join(near)}?" if near else "docs/reference/claims.md lists them."
            raise InputError(f"{kept!r} is no type of happening. {advice}")
    return _decision("set", None, (anchor,), who, field=field, value=kept)


def undoing(store: Store, number: int, who: Said) -> tuple[Decision, ...]:
    """A decision holds no longer. It stays in the log; what it stood in place of holds again."""
    told = {one.seq: one for one in store.decisions()}
    if number not in told:
        raise InputError(f"Log entry {number} is no decision of a person. `counterclaim log` shows the numbers.")
    one = told[number]
    if one.undone_by is not None:
        raise InputError(f"Log entry {number} was undone by entry {one.undone_by} already.")
    earlier = one.decision
    return (_decision("undo", earlier.kind, earlier.anchors, who, field=earlier.field, value=str(number)),)


def write(store: Store, decisions: Sequence[Decision], *, run: Run) -> list[int]:
    """Write decisions to the log and give their numbers; one that holds already is not written again."""
    written = []
    standing = store.decisions()
    for decision in decisions:
        if holds_already(decision, standing):
            continue
        number = store.add_decision(decision, run=run, supersedes=_supersedes(decision, standing))
        standing.append(StoredDecision(seq=number, at="", decision=decision))
        written.append(number)
    return written


def holds_already(decision: Decision, standing: Sequence[StoredDecision]) -> bool:
    """Whether the last word on the same words and field says the same."""
    last = _last(decision, standing)
    if last is None or decision.verb == "undo":
        return False
    one = last.decision
    same = (one.verb, one.field, one.value) == (decision.verb, decision.field, decision.value)
    return same and set(one.anchors) == set(decision.anchors)


def find_whole(store: Store, record_id: str) -> Whole:
    """The thing of the book that an id names; a claim's is the incident that it tells."""
    record = store.find(record_id)
    if isinstance(record, Claim):
        for incident in store.incidents(report=record.report):
            if record.id in incident.claims:
                record = store.find(incident.id)
                break
    kind = _KINDS.get(type(record))
    if kind is None or not isinstance(record, Actor | Incident | Ceasefire):
        raise InputError(f"{record_id} is no incident, actor or agreement.")
    return Whole(kind, record.id, tuple(store.parts_in(record.id, kind)))


def _standing_apart(store: Store, whole: Whole, record_id: str) -> Whole | None:
    """The other thing of the same kind that an id names."""
    if not isinstance(store.find(record_id), Actor | Incident | Ceasefire):
        return None
    other = find_whole(store, record_id)
    return other if other.kind is whole.kind and other.id != whole.id else None


def _parts_named(store: Store, whole: Whole, record_id: str) -> list[str]:
    """The parts of a whole that a report, a claim, or a report's own record names."""
    wanted = record_id.strip().lower()
    own = [part for part in whole.parts if part.partition("/")[2].startswith(wanted)]
    if own and not whole.id.startswith(wanted):
        return own
    if whole.id.startswith(wanted):
        return list(whole.parts) if len(whole.parts) == 2 else []
    record = store.find(record_id)
    if isinstance(record, StoredReport):
        found = [part for part in whole.parts if part.partition("/")[0] == record.report.id]
    elif isinstance(record, Claim):
        told = [part for part in parts_of(store.reading(record.report), whole.kind) if part.id in whole.parts]
        found = [part.id for part in told if any(claim.id == record.id for claim in part.claims)]
    else:
        found = []
    if not found:
        raise InputError(f"{record_id} tells nothing of {whole.id}.")
    return found


def _anchors(store: Store, kind: JoinKind, parts: Sequence[str]) -> tuple[Anchor, ...]:
    """Words that tell each part. Parts that no words tell from others are left out, as long as one is told."""
    readings: dict[str, Reading] = {}
    found = []
    for part in parts:
        report = part.partition("/")[0]
        reading = readings.setdefault(report, store.reading(report)) if report not in readings else readings[report]
        made = next((one for one in parts_of(reading, kind) if one.id == part), None)
        anchor = anchor_of_part(made, reading, kind) if made is not None else None
        if anchor is not None:
            found.append(anchor)
    if not found:
        raise InputError(f"No words of {', '.join(parts[:3])} tell it from others, so that nothing can hold to them.")
    return tuple(found)


def _claim_anchor(store: Store, claim: Claim) -> Anchor:
    reading = store.reading(claim.report)
    read = next((one for one in reading.claims if one.id == claim.id), None)
    anchor = anchor_of_claim(read, reading) if read is not None else None
    if anchor is None:
        raise InputError(f"The words of {claim.id} are another claim's as well, so that nothing can hold to them.")
    return anchor


def _joining(verb: Verb, kind: JoinKind, anchors: tuple[Anchor, ...], who: Said) -> Decision:
    if len(anchors) < 2:
        raise InputError("The words of these do not tell one from another, so that nothing can hold to them.")
    return _decision(verb, kind, anchors, who)


def _decision(
    verb: Verb, kind: JoinKind | None, anchors: tuple[Anchor, ...], who: Said, *, field: str | None = None,
    value: str | None = None,
) -> Decision:  # fmt: skip
    return Decision(verb=verb, kind=kind, anchors=anchors, by=who.by, reason=who.reason, field=field, value=value)


def _supersedes(decision: Decision, standing: Sequence[StoredDecision]) -> int | None:
    if decision.verb == "undo":
        return int(decision.value or 0)
    last = _last(decision, standing)
    return last.seq if last else None


def _last(decision: Decision, standing: Sequence[StoredDecision]) -> StoredDecision | None:
    """The last decision in force that says something of the same words in the same matter."""
    words = set(decision.anchors)
    for one in reversed(standing):
        told = one.decision
        holds = one.undone_by is None and told.verb != "undo"
        if holds and _matter(told) == _matter(decision) and words & set(told.anchors):
            return one
    return None


def _matter(decision: Decision) -> tuple[str | None, str | None]:
    """What a decision is about, beside its words."""
    return (decision.kind, decision.field if decision.verb == "set" else None)
