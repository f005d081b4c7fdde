"""Ids: a type prefix and a content hash, so that the same input has the same id on every machine."""

import hashlib

_LENGTH = 16


def make_id(prefix: str, *parts: str | None) -> str:
    """An id such as `c_9f2c41d07be1a855` from everything that tells the thing apart.

    Parts are length-prefixed, so that no two lists of parts run together; None differs from "".
    """
    digest = hashlib.sha256()
    for part in parts:
        data = b"" if part is None else part.encode("utf-8", "surrogatepass")
        digest.update(b"-" if part is None else str(len(data)).encode() + b":")
        digest.update(data)
    return f"{prefix}_{digest.hexdigest()[:_LENGTH]}"
