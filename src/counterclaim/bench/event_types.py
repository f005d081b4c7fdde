"""Which type of event a snippet tells: the CASE-2021 benchmark (30 fine-grained types), `bench types`.

In: a corpus folder with the table `task2/test_dataset/test_set_final_release_with_labels.tsv` (id, text, type; first a
line of heads). Out: a row a snippet, `{"id", "label"}`. The table's types are not read. Reads no pack.
"""

from collections.abc import Iterator
from pathlib import Path

from counterclaim.bench.heads import Listen, best
from counterclaim.bench.rows import Row, read_text
from counterclaim.records.errors import InputError

TABLE = Path("task2", "test_dataset", "test_set_final_release_with_labels.tsv")


def predict(corpus: Path, listen: Listen) -> Iterator[Row]:
    """A row for every snippet of the table."""
    for name, text in read_snippets(corpus):
        yield {"id": name, "label": best(listen(text), "case")}


def read_snippets(corpus: Path) -> Iterator[tuple[str, str]]:
    """Id and text of every snippet. InputError when the table is missing or holds none."""
    path = corpus / TABLE
    rows = [line.split("\t") for line in read_text(path).splitlines()[1:]]
    snippets = [(cells[0].strip(), cells[1].strip()) for cells in rows if len(cells) > 1]
    if not snippets:
        raise InputError(f"{path} holds no snippets: give a table of id, text and type parted by tabs, heads first")
    yield from snippets
