"""Who does what to whom in a sentence: the PLOVER gold standard records, `bench plover`.

In: a corpus folder with `gold_standard_records/PLOVER_GSR_CAMEO.txt` (a JSON list of records with `id`, `event`,
`text`). Out: a row a record, `{"id", "event", "source", "target"}`. Of `event` only the mark of a record that documents
the file itself is read. Reads no pack.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from counterclaim.bench.heads import Listen, Scored, best, mentions
from counterclaim.bench.rows import Row, read_json, words_of

RECORDS = Path("gold_standard_records", "PLOVER_GSR_CAMEO.txt")
# Of 15 sentences kept for dev nothing can be chosen: somewhat more is marked than is likely, as actors are many.
LEAN = 1.0
LEAST = 0.3


def predict(corpus: Path, listen: Listen) -> Iterator[Row]:
    """A row for every record."""
    for name, text in read_records(corpus):
        yield {"id": name, **event_row(listen(text))}


def read_records(corpus: Path) -> Iterator[tuple[str, str]]:
    """Id and text of every record; the one that documents the file is passed over, an id seen before gets "#2"."""
    path = corpus / RECORDS
    seen: Counter[str] = Counter()
    for number, record in read_json(path):
        if record.get("event") == "DOCUMENT":
            continue
        name = words_of(record, "id", path, number)
        seen[name] += 1
        yield (f"{name}#{seen[name]}" if seen[name] > 1 else name), words_of(record, "text", path, number)


def event_row(scored: Scored) -> Row:
    """The event of a sentence, and the names of those who act and those acted upon."""
    found = [m for m in mentions(scored, "actors", lean=LEAN) if m.share >= LEAST]
    sides = {
        side: list(dict.fromkeys(scored.text[m.start : m.end] for m in found if m.label == side))
        for side in ("source", "target")
    }
    return {"event": best(scored, "plover"), **sides}
