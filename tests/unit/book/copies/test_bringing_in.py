"""Repeats are found as reports come, and are the same in whatever order they come."""

from itertools import permutations
from pathlib import Path

import pytest

from counterclaim.book.linking import link
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Reading
from counterclaim.records.report import Original, Report
from counterclaim.store import new_run, open_store

RUN = new_run("test")
FIRST = """Shells fell on the old harbour of Temra before dawn and set two grain stores alight, the town council said,
while boats that had waited for the ebb turned back to the northern quay with their lamps put out."""
SECOND = """Nobody was hurt at the quay itself, but four carters who slept under their wagons were taken to the clinic
with burns, and the council asked the garrison commander to keep his guns away from the stores."""
STORY = (FIRST, SECOND)
OWN = """Fishermen in the bay of Orsk mended their nets all week because the price of ice had doubled since the spring,
and none of the three buyers who come from the capital each autumn had been seen on the landing stage."""


def report(number: int, day: int, publisher: str, *paragraphs: str, credit: str = "") -> Reading:
    """A report of a day by a publisher."""
    line = f"TEMRA, March {day}, 2031 ({credit or publisher}) — "
    text = f"Headline {number}\n\n{line}" + "\n\n".join(paragraphs)
    made = Report(
        id=make_id("r", str(number)), text=text, headline=f"Headline {number}", publisher=publisher,
        published=f"2031-03-{day:02}",
    )  # fmt: skip
    original = Original(
        data=text.encode(), sha256=make_id("s", text), media_type="text/plain", origin="-", collected_at="",
        collector="",
    )  # fmt: skip
    return Reading(report=made, original=original)


READINGS = (
    report(1, 3, "Example Wire", *STORY),
    report(2, 3, "Harbour Post", *STORY, credit="Example Wire"),
    report(3, 4, "Bay Herald", *STORY, OWN),
    report(4, 2, "Orsk Daily", OWN),
)


def told(path: Path, readings: tuple[Reading, ...]) -> set[tuple[str, str, bool]]:
    """What repeats what, after linking report by report."""
    with open_store(path) as store:
        for one in readings:
            store.add_reading(one, run=RUN)
            with store.linking(run=RUN) as index:
                ((number, name),) = index.unlinked(2)
                link(index, [index.reading(name)], [], through=number)
        names = {one.report.id: one.report.publisher for one in readings}
        return {(names[one.report], names[one.source], one.whole) for one in store.repeats()}


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_any_order_of_reading_gives_the_same_repeats(tmp_path: Path, order: tuple[int, ...]) -> None:
    found = told(tmp_path / "a.db", tuple(READINGS[n] for n in order))
    assert ("Harbour Post", "Example Wire", True) in found
    assert {source for report, source, _ in found if report == "Bay Herald"} == {"Example Wire", "Orsk Daily"}
    assert not {report for report, _, _ in found} & {"Example Wire", "Orsk Daily"}
