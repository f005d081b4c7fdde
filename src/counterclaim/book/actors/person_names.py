"""What a person's name and office tell: the words of the name, the offices, the ranks.

In: names and offices as reports write them. Out: words without ranks and titles, ids of offices, ranks written out, and
whether two lists of offices can be one person's. Reads the packs `offices.en`, `spellings` and, through
`packs/actors.py`, `actors.en`.

Example: "Gen. A. Voss" is "a", "voss"; "Maj. Gen." is a major general; a spokesman and a spokeswoman hold one office.
"""

import re
from functools import cache, lru_cache

from counterclaim.book.actors.spelling import plain
from counterclaim.packs.actors import load_actor_words, split_words, word_key
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import plain_name
from counterclaim.records.ledger import Actor

_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_MOST_PARTS = 7
FIRST_AND_LAST = 2


@lru_cache(maxsize=20_000)
def name_parts(name: str) -> tuple[str, ...]:
    """The telling words of a person's name: "Gen. A. Voss" is "a", "voss"; ranks and small words are left out."""
    words = load_actor_words()
    texts = list(split_words(name))[: _MOST_PARTS * 2]
    titles = [f.last for f in words.scan(texts) if f.terms[0].kind in ("office", "honorific", "body")]
    first = max((last for last in titles if last < len(texts)), default=0)
    parts: list[str] = []
    for text in texts[first:]:
        parts += _letters(text) if _INITIALS.fullmatch(text) else [plain(text)]
    suffixes = load_pack("spellings")["suffixes"]
    while len(parts) > 1 and parts[-1] in suffixes:
        parts.pop()
    return tuple(p for p in parts if p and p != "s")[:_MOST_PARTS]


def _letters(text: str) -> list[str]:
    return [plain(letter) for letter in text.split(".") if letter]


def is_nameless(actor: Actor) -> bool:
    """Whether a person goes by an office only: "Foreign Ministry official", "spokesman for the council"."""
    if actor.office and plain_name(actor.name) == plain_name(actor.office):
        return True
    if reads_as_person(actor):
        return False
    particles = load_actor_words().particles
    return any(w[0].islower() and w not in particles for w in split_words(actor.name) if w[0].isalpha() and w != "'s")


def _office_words(office: str) -> tuple[str, ...]:
    return split_words(office[:300].replace(",", " , "))


def reads_as_person(actor: Actor) -> bool:
    """Whether what the reader took for a body is an office and a name: "Head of Mission Oda Berg"."""
    texts = split_words(actor.name)
    opens = next(load_actor_words().scan(texts), None)
    office = opens is not None and opens.first == 0 and opens.term("office") is not None
    return office and actor.name[:1].isupper() and len(name_parts(actor.name)) == FIRST_AND_LAST


@lru_cache(maxsize=20_000)
def office_ids(office: str) -> tuple[str, ...]:
    """The offices that words name, as ids of the pack: "Dorandi army spokesman" is a spokesman."""
    found = {t.id for f in load_actor_words().scan(_office_words(office)) for t in f.terms if t.kind == "office"}
    return tuple(sorted(found))


@lru_cache(maxsize=20_000)
def rank_words(office: str) -> tuple[str, ...]:
    """The military ranks in an office, written out: "Maj. Gen." is a major general."""
    short = {word: rank for rank, words in load_pack("offices.en")["ranks"].items() for word in words}
    told = " ".join(short.get(word_key(w), "") for w in _office_words(office))
    return tuple(sorted({" ".join(run.split()) for run in told.split("  ") if run.strip()}))


@lru_cache(maxsize=20_000)
def compare_offices(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[bool, bool]:
    """Whether two lists of offices can be one person's at one time, and whether they share a telling one."""
    first, second = _telling_offices(one), _telling_offices(two)
    if first & second:
        return True, True
    wide = load_pack("offices.en")["part_of"]
    within = any(b in wide.get(a, ()) or a in wide.get(b, ()) for a in first for b in second)
    return not first or not second or within, within


def _telling_offices(offices: tuple[str, ...]) -> set[str]:
    same = _same_offices()
    return {same.get(o, o) for o in offices} - set(load_pack("offices.en")["open"])


@cache
def _same_offices() -> dict[str, str]:
    return {office: group[0] for group in load_pack("offices.en")["same"] for office in group}
