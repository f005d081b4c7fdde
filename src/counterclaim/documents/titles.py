"""The look of a line: title, sentence, description of a picture.

In: a line. Out: what its shape says; no list of names, no pack. Newsrooms set titles without a final period, in
capitals or with capital initials; a caption without one describes ("a soldier", "near the bridge") and does not report.
"""

import re

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_END_MARKS = ".!?…:;,"
_CLOSERS = "\"'”’»)]"
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|said|says|will|would|can|could|did|does|do|told|went|came|took|made|met|fled|fell"
    r"|(?:[A-Z][\w'’-]*|he|she|it|they|who|which|that) (?:also |then |had )?\w{2,}ed)\b"
    r"|\s\w{3,}ed (?:the|an?|his|her|its|their|that) "
)
_DESCRIBES = re.compile(
    r"(?:\b(?:an?|two|three|several) [a-z]|\b(?:in|at|near|outside|on|from|to|of|after|during) (?:the )?[A-Z])"
)
_BULLET = re.compile(r"^(?:[-–—•*▪◦·]\s*[^\W_]|\(?\d{1,2}[.)]\s+\S)")
_SECOND_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?][\"'”’)]*\s+[\"'“‘(]*[A-Z]")
_COUNT = re.compile(r":\s*\d")
_TITLE_SHARE = 0.75
TITLE_WORDS = 25
"""Words of the longest title."""
_TITLE_CHARS = 200
HEADING_WORDS = 12
"""Words of the longest section heading."""


def ends_open(line: str) -> bool:
    """Whether the line ends without a mark that closes a sentence or opens a list; `?` and `!` close titles too."""
    line = line.rstrip().rstrip(_CLOSERS)
    return bool(line) and line[-1] not in ".…:;,"


def ends_closed(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    line = line.rstrip().rstrip(_CLOSERS)
    return bool(line) and line[-1] in _END_MARKS


def is_bullet(line: str) -> bool:
    """Whether the line is an item of a list, or names whose words stand above it: "— A. Witness"."""
    return bool(_BULLET.match(line))


def is_capitals(line: str) -> bool:
    """Whether the letters of the line are capitals, but for a few."""
    letters = [char for char in line if char.isalpha()]
    return len(letters) >= 3 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def is_title_case(line: str) -> bool:
    """Whether the words that carry meaning have capital initials: "Third Truce Broken as Toll Mounts"."""
    return capital_share(line) >= _TITLE_SHARE


def capital_share(line: str) -> float:
    """Share of words that carry meaning with a capital initial; 0 for a line of fewer than two."""
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    return sum(word[0].isupper() for word in words) / len(words) if len(words) >= 2 else 0.0


def is_short_title(line: str) -> bool:
    """Whether the line is short enough for a title and ends open."""
    words = line.split()
    fits = 2 <= len(words) <= TITLE_WORDS and len(line) <= _TITLE_CHARS
    return fits and ends_open(line) and not (is_bullet(line) or _SECOND_SENTENCE.search(line) or _COUNT.search(line))


def is_sentence(line: str) -> bool:
    """Whether the line, though without its period, says something with a verb: "The minister expressed his regret"."""
    return bool(_FINITE.search(line)) and not is_title_case(line)


def describes_picture(line: str) -> bool:
    """Whether the line reads as a caption: "Destroyed buildings in Northtown", "The president visits a soldier"."""
    return not is_title_case(line) and not is_capitals(line) and bool(_DESCRIBES.search(line))
