"""Where sentences begin: what form alone can tell, before the parser decides the rest.

In: the plain words of a paragraph. Out: offsets where a sentence begins for certain, and where one may; nowhere else.
Reads the pack `sentences.en`: abbreviations and words that open sentences.
"""

import re

import msgspec

from counterclaim.packs.tables import load_table

_END = re.compile(r"""(?P<mark>[.!?…]+)(?P<closed>["')\]]*)\s+(?=(?P<opened>["'(\[]*)(?P<next>[^\s"'(\[]\S*))""")
_LAST_WORD = re.compile(r"[^\s\"'(\[]+$")
_WORD = re.compile(r"\S+")
_MOST_WORDS = 300
"""Words of one sentence, at most. What is asked of a sentence grows with the square of it, and a longer one is a list
without stops, or made to keep this program busy."""


class SentenceWords(msgspec.Struct, frozen=True, kw_only=True):
    """Abbreviations whose period ends no sentence, those whose period may, and words that open sentences."""

    before_name: frozenset[str]
    either: frozenset[str]
    openers: frozenset[str]


def find_boundaries(words: str) -> tuple[frozenset[int], frozenset[int]]:
    """Offsets where a sentence must begin, and where one may: 15 and none in `Gen. Ade left. He spoke.`

    One without an end is cut, where one may begin or else after 300 words.
    """
    table = load_table("sentences.en", SentenceWords)
    certain: set[int] = set()
    open_: set[int] = set()
    for match in _END.finditer(words):
        verdict = _judge(match, words, table)
        if verdict is not False:
            (certain if verdict else open_).add(match.end())
    certain |= _cuts(words, certain, open_)
    return frozenset(certain), frozenset(open_ - certain)


def _cuts(words: str, certain: set[int], open_: set[int]) -> set[int]:
    """Where sentences of more than `_MOST_WORDS` are cut."""
    cuts: set[int] = set()
    since, after_open = 0, None
    for word in _WORD.finditer(words):
        place = word.start()
        if place in certain:
            since, after_open = 0, None
        elif since >= _MOST_WORDS:
            cut, since = after_open or (place, 0)
            cuts.add(cut)
            after_open = None
        elif place in open_:
            after_open = (place, 0)
        since += 1
        if after_open:
            after_open = (after_open[0], after_open[1] + 1)
    return cuts


def _judge(match: re.Match[str], words: str, table: SentenceWords) -> bool | None:
    """True: a sentence begins here; False: none does; None: the parser decides."""
    following = match["next"]
    if following[0].islower():
        return False
    if not following[0].isalnum():
        return None
    opens = following.rstrip(".,:;!?\"')]").lower() in table.openers
    mark, closed = match["mark"], match["closed"]
    if mark in ("…", "...", ".."):
        return True if opens else None
    if mark != ".":
        return True if opens or '"' not in closed else None
    if closed:
        return True if opens or '"' in closed else None
    return _judge_period(match, words, opens=opens, table=table)


def _judge_period(match: re.Match[str], words: str, *, opens: bool, table: SentenceWords) -> bool | None:
    last = _LAST_WORD.search(words, max(0, match.start() - 40), match.start())
    if last is None:
        return None
    word = last[0].lower()
    if word.isdigit() and last.start() == 0:
        return False
    if word in table.before_name and not (word in ("no", "sat", "sun", "mar") and opens):
        return False
    if word in table.either:
        return True if opens else None
    if (len(word) == 1 and word.isalpha()) or re.fullmatch(r"(?:\w\.)+\w", word):
        return opens
    return True
