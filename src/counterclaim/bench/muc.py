"""The MUC-4 benchmark: a message to the row that its scorer reads, for `bench roles` and `bench responsibility` alike.

In: a corpus folder with `data/muc/processed/<split>.json` (a message a line: `docid`, `doctext`). Out: a row a message:
`{"docid", "roles", "types", "org_status", "victims_all"}`. Reads no pack.
"""

from collections.abc import Iterator
from pathlib import Path

from counterclaim.bench.heads import Listen, Scored
from counterclaim.bench.responsibility import held_responsible
from counterclaim.bench.roles import BARS, Bars, find_roles, incident_types
from counterclaim.bench.rows import Row, read_lines, words_of


def predict(corpus: Path, split: str, listen: Listen) -> Iterator[Row]:
    """A row for every message of the split."""
    for name, text in read_messages(corpus, split):
        yield message_row(name, listen(text))


def read_messages(corpus: Path, split: str) -> Iterator[tuple[str, str]]:
    """Name and text of every message of the split. InputError when the file is missing or no such file."""
    path = corpus / "data" / "muc" / "processed" / f"{split}.json"
    for number, record in read_lines(path):
        yield words_of(record, "docid", path, number), words_of(record, "doctext", path, number)


def message_row(name: str, scored: Scored, bars: Bars = BARS) -> Row:
    """All that the scorer asks of one message."""
    roles = find_roles(scored, bars)
    return {
        "docid": name,
        "roles": {role: [list(filler.names) for filler in fillers] for role, fillers in roles.items()},
        "types": incident_types(scored, bars),
        "org_status": held_responsible(scored, [one for one in roles["PerpOrg"] if one.strength >= bars.least_held]),
        "victims_all": [list(filler.names) for filler in roles["Victim"]],
    }
