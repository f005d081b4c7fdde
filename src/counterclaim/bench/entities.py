"""Which persons, bodies, forces, places and arms a text names: re3d and corpora laid out as it, `bench entities`.

In: a corpus folder with a folder for each source, in it `documents.json` (a document a line: `_id`, `text`). Out: a row
a document, `{"doc", "entities": [{"start", "end", "type"}]}`; offsets count characters, the end is exclusive. Reads no
pack.
"""

from collections.abc import Iterator
from pathlib import Path

from counterclaim.bench.heads import Listen, Scored, mentions
from counterclaim.bench.rows import Row, read_lines, words_of
from counterclaim.records.errors import InputError

DOCUMENTS = "documents.json"


def predict(corpus: Path, listen: Listen) -> Iterator[Row]:
    """A row for every document of every source."""
    for name, text in read_documents(corpus):
        yield {"doc": name, "entities": entity_rows(listen(text))}


def read_documents(corpus: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every document, source by source. InputError when there is none."""
    paths = sorted(corpus.glob(f"*/{DOCUMENTS}"))
    if not paths:
        raise InputError(f"no {DOCUMENTS} in any folder of {corpus}: give the folder that holds a folder a source")
    for path in paths:
        for number, record in read_lines(path):
            yield words_of(record, "_id", path, number), words_of(record, "text", path, number)


def entity_rows(scored: Scored) -> list[Row]:
    """The entities of a text in its order."""
    return [{"start": m.start, "end": m.end, "type": m.label} for m in mentions(scored, "entities")]
