"""A small ledger of our own invention, read once, and exports of it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counterclaim.book.exporting import export_book, material_of
from counterclaim.book.filters import Asked
from counterclaim.export.formats import FORMATS
from counterclaim.export.material import Material, ToldIncident
from counterclaim.pipeline import link_book, read_all
from counterclaim.records.claim import Agent, Claim, Event, Place, Quote, Span, Speaker, TimeRange
from counterclaim.records.enums import Kind, Stance
from counterclaim.records.exporting import Choices, Manifest
from counterclaim.records.ledger import Facets, Reading
from counterclaim.records.settings import Settings
from counterclaim.records.wholes import Sources, WholeIncident
from counterclaim.store import new_run, open_store

CONFLICT = """\
id: invented
name: An invented war
sides:
  - {name: Varnia, members: [Varnian army, Varnian Defence Ministry]}
  - {name: Lusk, members: [Lusk Front]}
ceasefires: []
naming: [Varnia, Lusk]
"""
PLACES = """\
name,lat,lon,precision,country,other_names
Elmar,10.5432,20.1234,settlement,,Elmara
Tarn,10.9,20.7,settlement,,
"""
REPORTS = {
    "first": (
        "2031-05-07",
        "One Wire",
        """Shells hit Elmar market

ELMAR, May 7 (One Wire) - The Varnian Defence Ministry accused the Lusk Front of shelling the market in Elmar on
May 6, killing 12 civilians and wounding 30.

The Lusk Front denied shelling Elmar. "None of our guns fired," its spokesman Brigadier Odo Rell said.

Mira Sol, 34, a nurse in Elmar, said she had counted nine bodies after the shelling of the market on May 6.
""",
    ),
    "second": (
        "2031-05-08",
        "Another Paper",
        """Drone strike kills two soldiers near Tarn

TARN, May 8 (Another Paper) - The Lusk Front said a Varnian drone strike killed two of its fighters in Tarn on May 7.

The Varnian army denied that its drones had struck Tarn.

The Varnian Defence Ministry said 14 civilians had died in the shelling of Elmar market on May 6.
""",
    ),
    "third": (
        "2031-05-10",
        "One Wire",
        """Truce agreed

GENEVA, May 10 (One Wire) - Varnia and the Lusk Front agreed on a ceasefire brokered by the United Nations that took
effect at midnight on May 9.

The Varnian army accused the Lusk Front of violating the ceasefire by shelling Tarn on May 10.
""",
    ),
}


@pytest.fixture(scope="session")
def read_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger, read and joined once."""
    return read_reports(tmp_path_factory.mktemp("export"), REPORTS, CONFLICT)


def read_reports(folder: Path, reports: dict[str, tuple[str, str, str]], conflict: str) -> Path:
    """A ledger in the folder, with its conflict file beside it: day, publisher and text of each report, by its name."""
    (folder / "conflict.yaml").write_text(conflict)
    (folder / "places.csv").write_text(PLACES)
    ledger = folder / "counterclaim.db"
    run = new_run("test")
    with open_store(ledger) as store:
        for name, (day, publisher, text) in reports.items():
            path = folder / f"{name}.txt"
            path.write_text(text)
            settings = Settings(
                ledger=ledger, published=day, publisher=publisher, conflict=folder / "conflict.yaml",
                gazetteer=folder / "places.csv", collector="R. Desk",
            )  # fmt: skip
            for outcome in read_all([str(path)], settings=settings):
                assert isinstance(outcome, Reading), outcome
                store.add_reading(outcome, run=run)
        list(link_book(store, run=run))
    return ledger


@pytest.fixture
def exported(tmp_path: Path) -> Callable[..., tuple[Path, Manifest]]:
    """Read reports and export them: `path, manifest = exported("plover", REPORTS, CONFLICT)`."""

    def run(
        name: str, reports: dict[str, tuple[str, str, str]], conflict: str, **choices: object
    ) -> tuple[Path, Manifest]:
        folder = tmp_path / f"{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        read = read_reports(folder, reports, conflict)
        output = folder / f"out{FORMATS[name].suffix}"
        return output, export_book(
            read, FORMATS[name], output, choices=Choices(**choices), conflict=folder / "conflict.yaml"
        )  # fmt: skip

    return run


@pytest.fixture
def ledger(read_ledger: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copy(read_ledger, tmp_path / "counterclaim.db"))


@pytest.fixture
def export(ledger: Path, tmp_path: Path) -> Callable[..., tuple[Path, Manifest]]:
    """Export the ledger: `path, manifest = export("geojson", with_names=True)`."""

    def run(name: str, *, asked: Asked | None = None, **choices: object) -> tuple[Path, Manifest]:
        chosen = FORMATS[name]
        output = tmp_path / f"out{chosen.suffix}"
        manifest = export_book(
            ledger, chosen, output, choices=Choices(**choices), asked=asked or Asked(),
            conflict=ledger.parent / "conflict.yaml" if (ledger.parent / "conflict.yaml").exists() else None,
        )  # fmt: skip
        return output, manifest

    return run


@pytest.fixture
def material(ledger: Path) -> Iterator[Material]:
    """What formats are given of the ledger."""
    with open_store(ledger) as store, store.still():
        yield material_of(store, Choices(), made="2031-06-01T00:00:00Z")


@pytest.fixture
def told_in() -> Callable[..., ToldIncident]:
    """An incident of one claim by North against South: `told_in("Orsk", words="shells hit Orsk", lat=1.5, lon=2.5)`."""

    def build(
        place: str, *, words: str = "shells hit it", title: str | None = None, stance: Stance = Stance.ACCUSES,
        time: TimeRange | None = None, days: tuple[str, ...] = (), **where: object,
    ) -> ToldIncident:  # fmt: skip
        claim = Claim(
            id="c_0123456789abcdef", report="r_0123456789abcdef", kind=Kind.EVENT, evidence=Quote(0, len(words), words),
            sentence=Span(0, len(words)), speaker=Speaker(name="North"), side="North", stance=stance,
            event=Event(type="shelling", agents=(Agent(name="South"),)), places=(Place(name=place, **where),),
        )  # fmt: skip
        whole = WholeIncident(
            id="i_0123456789abcdef", report=claim.report, type="shelling", title=title or f"shelling, {place}",
            claims=(claim.id,), time=time, days=days, facets=Facets(contested=False),
            sources=Sources(reports=1, origins=1, words="one report"),
        )  # fmt: skip
        return ToldIncident(whole=whole, claims=(claim,))

    return build
