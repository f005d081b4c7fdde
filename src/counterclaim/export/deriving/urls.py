"""Addresses that reports give for themselves: those on the web leave, what a reader would run or open here does not."""

from urllib.parse import urlsplit

from counterclaim.export.plain import plain


def web_address(url: str | None) -> str | None:
    """An address on the web; None for what is none, such as a script or a path."""
    try:
        parts = urlsplit(plain(url or ""))
    except ValueError:
        return None
    return plain(url or "") if parts.scheme in {"http", "https"} and "." in (parts.hostname or "") else None
