"""Plain text.

In: a stream of bytes. Out: one extract whose text is the decoded file, or a refusal. No pack is read.
"""

from collections.abc import Iterator
from typing import BinaryIO

from counterclaim.documents.decoding import decode
from counterclaim.documents.extract import Extract, Limits, Reader, Refused, check_text, read_all


def read_plain(stream: BinaryIO, limits: Limits) -> Iterator[Extract | Refused]:
    """The file as it stands: one report."""
    data = read_all(stream, limits)
    text = check_text(decode(data), limits, data=data)
    yield Extract(text, data, "text/plain")


PLAIN = Reader("plain text", (".txt", ".text", ".asc"), lambda _head: True, read_plain)
