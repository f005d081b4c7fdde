"""Linking as reports come gives the book that linking all at once would give, whatever their order."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.book.joining import Decided
from counterclaim.book.linker import Linker
from counterclaim.book.linking import link
from counterclaim.records.book import Score, part_id
from counterclaim.records.enums import JoinKind
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Facets, Incident, Reading
from counterclaim.records.report import Original, Report
from counterclaim.store import Store, new_run, open_store


class Traits(msgspec.Struct, frozen=True):
    """Day, place and type of a happening."""

    day: str
    place: str
    type: str


LINKER = Linker(
    kind=JoinKind.INCIDENT,
    traits=lambda part: Traits(part.report.published, part.record.places[0], part.record.type),
    kept_as=Traits,
    keys=lambda t: [t.type],
    score=lambda a, b: Score(3.0 - abs(int(a.day[-2:]) - int(b.day[-2:])), ("days close",)),
    apart=lambda a, b: "elsewhere" if "?" not in (a.place, b.place) and a.place != b.place else None,
    order=lambda t: t.day,
    enough=2.0,
    doubtful=1.0,
)
RUN = new_run("test")


def reading(number: int, *told: tuple[str, str], day: int = 1) -> Reading:
    """A report of a day with one incident for each place and type told."""
    report = Report(id=f"r_{number}", text=f"text {number}", published=f"2031-03-{day:02}")
    incidents = tuple(
        Incident(
            id=make_id("i", str(number), str(n)), report=report.id, type=kind, title="", claims=(),
            places=(place,), facets=Facets(contested=False),
        )
        for n, (place, kind) in enumerate(told)
    )  # fmt: skip
    original = Original(
        data=b"%d" % number,
        sha256=sha256(b"%d" % number).hexdigest(),
        media_type="text/plain",
        origin="-",
        collected_at="",
        collector="",
    )
    return Reading(report=report, original=original, incidents=incidents)


def read(store: Store, readings: Sequence[Reading], *, at_once: int = 1, decided: Decided | None = None) -> None:
    """Store the readings, and join so many at a time."""
    for one in readings:
        store.add_reading(one, run=RUN)
    while True:
        with store.linking(run=RUN) as index:
            if not (new := index.unlinked(at_once)):
                return
            kept = {JoinKind.INCIDENT: decided or Decided()}
            link(index, [index.reading(report) for _, report in new], [LINKER], through=new[-1][0], decided=kept)


def book(store: Store) -> tuple[dict[str, str], set[tuple[str, str, float]]]:
    """Which whole each part stands in, and the doubts."""
    with store.linking(run=RUN) as index:
        parts = [part_id(r.report.id, i.id) for r in store.reports() for i in store.incidents(report=r.report.id)]
        joins = {part: one.whole for part, one in index.joined(JoinKind.INCIDENT, parts).items()}
        doubts = index.doubts_of(JoinKind.INCIDENT, joins.values())
    return joins, {(d.one, d.two, d.points) for d in doubts}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with open_store(tmp_path / "a.db") as opened:
        yield opened


def test_two_reports_of_one_strike_are_one_incident_named_by_the_earlier(store: Store) -> None:
    later, earlier = reading(1, ("Aro", "airstrike"), day=2), reading(2, ("Aro", "airstrike"), day=1)
    read(store, [later, earlier])
    joins, doubts = book(store)
    assert set(joins.values()) == {earlier.incidents[0].id}
    assert not doubts


def test_a_doubt_stands_until_a_report_settles_it(store: Store) -> None:
    first, third = reading(1, ("Aro", "shelling"), day=1), reading(3, ("Aro", "shelling"), day=3)
    read(store, [first, third])
    one, two = sorted((first.incidents[0].id, third.incidents[0].id))
    assert book(store)[1] == {(one, two, 1.0)}
    read(store, [reading(2, ("Aro", "shelling"), day=2)])
    joins, doubts = book(store)
    assert len(set(joins.values())) == 1
    assert not doubts


def test_what_a_person_parted_stays_apart_through_later_reports(store: Store) -> None:
    one, two = reading(1, ("Aro", "airstrike")), reading(2, ("Aro", "airstrike"))
    pair = tuple(sorted(part_id(r.report.id, r.incidents[0].id) for r in (one, two)))
    decided = Decided(parted=frozenset({pair}))
    read(store, [one, two], decided=decided)
    read(store, [reading(3, ("Aro", "airstrike"))], decided=decided)
    joins, doubts = book(store)
    assert joins[pair[0]] != joins[pair[1]]
    assert not {frozenset((one, two)) for one, two, _ in doubts} & {frozenset((joins[pair[0]], joins[pair[1]]))}


def test_nothing_new_is_compared_with_what_shares_no_block(store: Store) -> None:
    read(store, [reading(1, ("Aro", "airstrike")), reading(2, ("Aro", "looting"))])
    assert len(set(book(store)[0].values())) == 2


def test_the_book_is_what_the_log_says(store: Store) -> None:
    read(store, [reading(n, ("Aro", "airstrike"), ("?", "shelling"), day=n) for n in range(1, 6)])
    before = book(store)
    assert not store.verify().problems
    store.replay()
    assert book(store) == before


TOLD = st.lists(st.tuples(st.sampled_from(["Aro", "Bel", "?"]), st.sampled_from(["shelling", "airstrike"])), max_size=3)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TOLD, st.integers(1, 6)), min_size=2, max_size=6), st.randoms(), st.integers(1, 4))
def test_any_order_and_any_batches_give_the_same_book(tmp_path_factory, told, rng, at_once) -> None:
    readings = [reading(n, *parts, day=day) for n, (parts, day) in enumerate(told)]
    shuffled = list(readings)
    rng.shuffle(shuffled)
    folder = tmp_path_factory.mktemp("orders")
    with open_store(folder / "one.db") as one, open_store(folder / "two.db") as two:
        read(one, readings, at_once=100)
        read(two, shuffled, at_once=at_once)
        assert book(one) == book(two)
