"""Every span that a record holds, however deep: what tests of offsets ask for."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from counterclaim.records.claim import Quote, Span


def spans_of(value: object) -> Iterator[Quote | Span]:
    if isinstance(value, Quote | Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans_of(getattr(value, name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from spans_of(each)
