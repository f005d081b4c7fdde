"""Text from dispatches in; the same text out, with nothing in it that could drive a terminal or turn the reading order.

Dispatches are hostile input: an escape sequence in a headline could clear a screen, a direction override could show a
sentence backwards. Such characters are written out (`<U+202E>`), so that a reader sees that they stood there.
"""

import re

# Control characters, marks that turn the direction of text, line separators, half characters, what no XML may hold, and
# invisible tags.
_ODD = (
    "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f"
)
_DANGEROUS = re.compile(f"[{_ODD}]")
_SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_ELLIPSIS = "…"


def plain(text: str) -> str:
    """One line: white space becomes single spaces, dangerous characters are written out."""
    if text.isprintable() and "  " not in text:
        return text  # nothing in it is a control, a mark of direction or unassigned: most texts, and a page has many
    return _DANGEROUS.sub(_written, _SPACES.sub(" ", text))


def shortened(text: str, length: int) -> str:
    """One line of at most `length` characters, cut between words where it can be."""
    line = plain(text).strip()
    if len(line) <= length:
        return line
    head = line[: length - len(_ELLIPSIS)]
    cut = head.rfind(" ")
    return (head[:cut] if cut > length // 2 else head).rstrip(" ,;:") + _ELLIPSIS


def harmless_json(text: str) -> str:
    """The same JSON with dangerous characters as escapes: equal to a program, harmless on a terminal."""
    return _DANGEROUS.sub(_escaped, text)


def _written(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
