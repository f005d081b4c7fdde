"""Records of public corpora in, with a clear error where a file is not what it should be; rows of predictions out.

In: the path of a file of JSON, JSON Lines or tab-separated cells. Out: its records with their numbers. Reads no pack.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.records.errors import InputError

Row = dict[str, Any]
"""One line of predictions, as a scorer reads it."""


def read_text(path: Path) -> str:
    """The text of a file of the corpus; InputError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror}): name the corpus folder and the part that lies in it"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}): give the corpus as published") from error


def read_json(path: Path) -> list[tuple[int, dict[str, Any]]]:
    """The records of a JSON list, numbered from 1."""
    try:
        records = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise InputError(f"{path}, line {error.lineno}: {error.msg}; give the corpus as published") from error
    if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
        raise InputError(f"{path} is no list of records: give the corpus as published")
    return list(enumerate(records, 1))


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The records of a file of JSON Lines, numbered by line; empty lines are passed over."""
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path}, line {number}: {error.msg}; give one JSON object a line") from error
        if not isinstance(record, dict):
            raise InputError(f"{path}, line {number} is no JSON object: give one a line")
        yield number, record


def words_of(record: dict[str, Any], key: str, path: Path, number: int) -> str:
    """A text that a record must hold; InputError when it does not."""
    value = record.get(key)
    if not isinstance(value, str):
        raise InputError(f'{path}, record {number} has no text "{key}": give the corpus as published')
    return value
