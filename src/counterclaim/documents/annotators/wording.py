"""A paragraph's words as a parser trained on newspapers reads them best, and the way back to the text as stored.

In: a stretch of text. Out: the same words with plain quotation marks, dashes and single spaces, each character with
the place it stands for. No pack is read.
"""

import re
from dataclasses import dataclass

_REWRITTEN = re.compile(
    r"(?P<space> [\s\x00-\x1f\x7f\u2028\u2029]+|(?! )[\s\x00-\x1f\x7f\u2028\u2029]+)"  # a lone space stays
    r"|(?P<double>``|''|‘‘|’’|,,|[“”„‟«»〝〞])"
    r"|(?P<single>[‘’‚‛`´‹›])"
    r"|(?P<dash>(?:(?<=\s)|^)_(?=\s|$))"
    r"|(?P<drop>\*\*|__|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])"
    r"|(?P<link>\[(?=[^\]\n]{1,200}\]\(\S{1,500}\)))"
    r"|(?P<target>\]\((?:https?://|/|www\.|#)[^\s)]{0,500}\))"
)
_PLAIN = {"space": " ", "double": '"', "single": "'", "dash": "--", "drop": "", "link": "", "target": ""}


@dataclass(frozen=True, slots=True)
class Wording:
    """Words for the parser: character `i` of `words` stands for `text[starts[i]:ends[i]]` of the report."""

    words: str
    starts: list[int]
    ends: list[int]


def reword(text: str, start: int, end: int) -> Wording:
    """The words of `text[start:end]`, and where each of their characters stands in the text."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = start
    for match in _REWRITTEN.finditer(text, start, end):
        begin, finish = match.span()
        pieces.append(text[at:begin])
        starts.extend(range(at, begin))
        ends.extend(range(at + 1, begin + 1))
        plain = _PLAIN[match.lastgroup or "space"]
        pieces.append(plain)
        starts.extend([begin] * len(plain))
        ends.extend([finish] * len(plain))
        at = finish
    pieces.append(text[at:end])
    starts.extend(range(at, end))
    ends.extend(range(at + 1, end + 1))
    return Wording("".join(pieces), starts, ends)
