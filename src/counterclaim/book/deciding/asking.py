"""A ledger in, what most needs a person out: each question with why it is asked, its words, and how to decide it.

First what may be one (by the points of the best pair), then happenings told with several days, then single readings by
the rules of docs/explain/doubts.md. What a person has decided is asked no more. Reads event_families and
event_triggers.en through those rules.
"""

import heapq
from collections.abc import Iterable, Iterator
from typing import Generic, Literal, TypeVar

import msgspec

from counterclaim.book.deciding.decided import decided_of
from counterclaim.book.joining import Decided
from counterclaim.export.dossier.sections.doubts import case_of, weigh
from counterclaim.records.book import Doubt
from counterclaim.records.claim import Claim
from counterclaim.records.correcting import is_rejected
from counterclaim.records.enums import JoinKind
from counterclaim.records.errors import StoreError
from counterclaim.records.ledger import Actor, Ceasefire, Incident
from counterclaim.store import ClaimFilter, Period, Store

About = Literal["may be one", "day disputed", "reading"]
_AS = '--as NAME --reason "..."'


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a person should look at."""

    about: About
    kind: JoinKind | None
    """Of which kind the things are; null: a claim."""
    ids: tuple[str, ...]
    weight: float
    title: str
    why: tuple[str, ...]
    decide: tuple[str, ...]
    """Commands, one for each answer."""


T = TypeVar("T")


class Counted(Generic[T]):
    """Things walked once, with how many there were: to rank them, only the first few are ever held."""

    def __init__(self, things: Iterable[T]) -> None:
        self._things = things
        self.count = 0

    def __iter__(self) -> Iterator[T]:
        for thing in self._things:
            self.count += 1
            yield thing


def questions(store: Store, *, most: int = 20) -> tuple[tuple[Question, ...], dict[About, int]]:
    """At most so many of each sort, the weightiest first, and how many there are of each."""
    told: list[Question] = []
    counted: dict[About, int] = {}
    decided = _decided(store)
    doubts, counted["may be one"] = _open_doubts(store, decided, most)
    told += [made for doubt in doubts if (made := _doubt(store, doubt)) is not None]
    dated = Counted(one for one in store.incidents() if len(one.days) > 1 and not _confirmed(store, one, decided))
    told += map(_dated, heapq.nsmallest(most, dated, key=lambda one: (-len(one.days), one.id)))
    counted["day disputed"] = dated.count
    readings, counted["reading"] = _readings(store, most)
    return (*told, *readings), counted


def _decided(store: Store) -> dict[JoinKind, Decided]:
    standing = [one.decision for one in store.decisions() if one.undone_by is None]
    joining = [one for one in standing if one.kind is not None]
    readings = {anchor.report: store.reading(anchor.report) for one in joining for anchor in one.anchors}
    return decided_of(joining, readings)


def _open_doubts(store: Store, decided: dict[JoinKind, Decided], most: int) -> tuple[list[Doubt], int]:
    """The first doubts but for those between things that a person held apart, and how many there are."""
    held: dict[JoinKind, set[tuple[str, str]]] = {}
    for kind, pairs in decided.items():
        wanted = {part for pair in pairs.parted for part in pair}
        whole = {join.part: join.whole for join in store.joins(kind) if join.part in wanted} if wanted else {}
        for one, two in pairs.parted:
            first, second = sorted((whole.get(one, ""), whole.get(two, "")))
            held.setdefault(kind, set()).add((first, second))
    left = Counted(doubt for doubt in store.doubts() if (doubt.one, doubt.two) not in held.get(doubt.kind, set()))
    kept = [doubt for n, doubt in enumerate(left) if n < most]
    return kept, left.count


def _doubt(store: Store, doubt: Doubt) -> Question | None:
    try:
        names = [_title(store, one) for one in (doubt.one, doubt.two)]
    except StoreError:
        return None  # out of sight, or all that told of it was rejected
    pair = f"{doubt.one} {doubt.two}"
    return Question(
        about="may be one",
        kind=doubt.kind,
        ids=(doubt.one, doubt.two),
        weight=doubt.points,
        title=f"{names[0]} / {names[1]}",
        why=tuple(reason.note for reason in doubt.reasons),
        decide=(f"counterclaim merge {pair} {_AS}", f"counterclaim split {pair} {_AS}"),
    )


def _title(store: Store, record_id: str) -> str:
    record = store.find(record_id)
    if isinstance(record, Incident):
        return record.title
    if isinstance(record, Actor):
        return f"{record.name} ({record.side})" if record.side else record.name
    if isinstance(record, Ceasefire):
        return f"{record.type} of {record.agreed_on or record.effective or 'no day told'}"
    return record_id


def _confirmed(store: Store, incident: Incident, decided: dict[JoinKind, Decided]) -> bool:
    """Whether a person said that all that is told of it is one."""
    together = decided.get(JoinKind.INCIDENT, Decided()).together
    parts = set(store.parts_in(incident.id, JoinKind.INCIDENT)) if together else set()
    return bool(parts) and all(any(part in pair and parts.issuperset(pair) for pair in together) for part in parts)


def _dated(incident: Incident) -> Question:
    return Question(
        about="day disputed",
        kind=JoinKind.INCIDENT,
        ids=(incident.id,),
        weight=float(len(incident.days)),
        title=incident.title,
        why=(f"told to have been on {', '.join(incident.days)}: one happening, or several?",),
        decide=(
            f"counterclaim confirm {incident.id} {_AS}",
            f"counterclaim split {incident.id} REPORT {_AS}",
        ),
    )


def _readings(store: Store, most: int) -> tuple[list[Question], int]:
    """Claims by the weight of what speaks for looking again: walked one by one, and only those to show are kept."""
    everything = Period()
    actors = {one.id: msgspec.structs.replace(one, reasons=()) for one in store.actors(period=everything)}
    incidents, truces = store.incidents(period=everything), store.ceasefires(period=everything)
    case, checked = case_of(_claims(store), incidents, truces, actors), store.checked()
    weighed = Counted(
        (-found[0], number, claim, found[1])
        for number, claim in enumerate(_claims(store))
        if claim.id not in checked and (found := weigh(case, claim))
    )
    first = heapq.nsmallest(most, weighed, key=lambda one: one[:2])
    return [_reading(claim, -weight, why) for weight, _, claim, why in first], weighed.count


def _claims(store: Store) -> Iterator[Claim]:
    return (claim for claim in store.claims(ClaimFilter(period=Period())) if not is_rejected(claim))


def _reading(claim: Claim, weight: float, why: tuple[str, ...]) -> Question:
    return Question(
        about="reading",
        kind=None,
        ids=(claim.id,),
        weight=weight,
        title=claim.evidence.text,
        why=why,
        decide=tuple(_answers(claim.id)),
    )


def _answers(claim_id: str) -> Iterator[str]:
    yield f"counterclaim confirm {claim_id} {_AS}"
    yield f"counterclaim set {claim_id} FIELD VALUE {_AS}"
    yield f"counterclaim reject {claim_id} {_AS}"
