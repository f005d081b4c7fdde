"""Places found in news, in the form that the public geoparsing scorer reads.

In: the texts that the scorer hands out, or documents, and a gazetteer. Out: one record a document with the character
span and coordinates of each place. Reads the packs that `claims.places` reads. The trivial baseline beside it takes
every recognised place for the most populous of its name.
"""

from collections.abc import Iterator
from pathlib import Path

from counterclaim.bench.texts import Builder, read_texts
from counterclaim.claims.places import find_places
from counterclaim.packs.gazetteer import Gazetteer
from counterclaim.records.document import Document

_LABELS = frozenset(("GPE", "LOC", "FAC"))
PlaceRow = dict[str, int | float | None]


def predict(file: Path, build: Builder, gazetteer: Gazetteer) -> Iterator[dict[str, object]]:
    """A row for every text that the scorer handed out."""
    for name, text, day in read_texts(file):
        yield predict_places(name, build(text, day), gazetteer)


def predict_places(name: str, doc: Document, gazetteer: Gazetteer) -> dict[str, object]:
    """One line of the scorer's predictions; stand-ins ("there"), borders and adjectives are no toponyms there."""
    rows: list[PlaceRow] = []
    for mention in find_places(doc, gazetteer):
        if not (mention.stand_in or mention.kind == "border" or mention.adjective):
            place = mention.place
            rows.append({"start": mention.start, "end": mention.end, "lat": place.lat, "lon": place.lon})
    return {"doc": name, "places": rows}


def predict_baseline(name: str, doc: Document, gazetteer: Gazetteer) -> dict[str, object]:
    """The same with every recognised place taken for the most populous town, country or region of its name."""
    rows: list[PlaceRow] = []
    for start, end in _recognised(doc):
        text = doc.report.text[start:end]
        entries = gazetteer.lookup(text.removeprefix("the ").removeprefix("The "))
        best = max(entries, key=lambda e: (e.rank == 0, e.population), default=None)
        rows.append({"start": start, "end": end, "lat": best.lat if best else None, "lon": best.lon if best else None})
    return {"doc": name, "places": rows}


def _recognised(doc: Document) -> Iterator[tuple[int, int]]:
    start = end = -1
    for token in doc.tokens:
        inside = token.entity in _LABELS
        if start >= 0 and (not inside or token.entity_start):
            yield start, end
            start = -1
        if inside:
            start, end = (token.start if start < 0 else start), token.end
    if start >= 0:
        yield start, end
