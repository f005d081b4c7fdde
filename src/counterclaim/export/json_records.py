"""Records in, JSON out: keys in the order of the record, nulls included, whole numbers without a fraction."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from counterclaim.export.plain import harmless_json


def to_json(record: Any) -> str:
    """One record as one line of JSON that is safe to print."""
    return harmless_json(msgspec.json.encode(_whole(msgspec.to_builtins(record))).decode())


def to_json_array(records: Iterable[Any]) -> Iterator[str]:
    """The lines of a JSON array, one record a line; each is made as it is asked for."""
    before = "["
    for record in records:
        yield f"{before}\n{to_json(record)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _whole(value: Any) -> Any:
    """Tolls are kept as fractions, because some are percentages; 40.0 people are written as 40."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _whole(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_whole(part) for part in value]
    return value
