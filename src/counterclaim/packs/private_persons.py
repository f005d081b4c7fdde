"""Who is a private person, by the words of a text: offices that make public, and signs that somebody is named.

In: nothing. Out: `PrivateWords` with its patterns compiled, and `describes`, which weighs words such as "the minister's
driver". Reads the packs `private_persons.en` and `countries`, and the word list `lowercase.en.txt`.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.records.errors import PackError

PACK = "private_persons.en"
_GAP = re.compile(r"[^\w']+")
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‐": "-", "‑": "-", "`": "'"})
_SETS = (
    "journalists",
    "opening",
    "given",
    "kunyas",
    "particles",
    "speaking",
    "addressing",
    "prepositions",
    "places",
    "bodies",
    "calendar",
)
_LONGEST_TERM = 5
_END = 40
"""Characters at the end of a phrase that hold its last word."""
_PIECES = re.compile(r",|;|\band\b|\bwho (?:is|was)\b")


class Standing(StrEnum):
    """What words say of a person: public, private, or public if a body is named."""

    PUBLIC = "public"
    PRIVATE = "private"
    WITH_BODY = "with_body"


class Sign(msgspec.Struct, frozen=True, eq=False):
    """Words around a name that tell that a person is named; `opens` is what a list of names follows."""

    id: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    opens: re.Pattern[str] | None
    ends: frozenset[str]
    """Words one of which stands last before the name; empty: any."""
    initials: bool
    full: bool
    """It tells only of names of two words or more."""
    needs: str = ""
    """Small letters without which `before` never fits."""
    never: frozenset[str] = frozenset()
    """Words before a name of one word, behind which `after` tells nothing: "a ... family" bears a people's name."""


class Matched(msgspec.Struct, frozen=True, eq=False):
    """A pattern of contacts or of places kept off the map."""

    id: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...] = ()
    """One of these stands, in lower case, in every text that fits."""


class PrivateWords(msgspec.Struct, frozen=True, eq=False):
    """The pack, ready for use. Terms are rows of words in lower case, each with what it makes of a person."""

    standing: dict[tuple[str, ...], Standing]
    lowly: frozenset[tuple[str, ...]]
    honorifics: frozenset[str]
    signs: tuple[Sign, ...]
    befalls: re.Pattern[str]
    leading: re.Pattern[str]
    contacts: tuple[Matched, ...]
    off_types: frozenset[str]
    off_words: tuple[Matched, ...]
    common: frozenset[str]
    """Words that are written small elsewhere: "will", "hope", "rose"."""
    lands: frozenset[str]
    """States, territories, peoples and capitals, in lower case."""
    given: frozenset[str]
    """Titles that are given names too."""
    kunyas: frozenset[str]
    particles: frozenset[str]
    speaking: frozenset[str]
    addressing: frozenset[str]
    prepositions: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    calendar: frozenset[str]
    opening: frozenset[str]
    """Words one of which stands in every sign that opens a list."""
    title_ends: frozenset[str]
    """The last words of all that can stand before a name as its title."""
    owned: frozenset[str]
    """What a person has: "Oksana's car"."""
    households: frozenset[str]
    """What stands behind the name of those who live there: "the Sol family"."""
    journalists: frozenset[str]
    """What a byline says of authors."""
    before: tuple[Sign, ...]
    """Signs that stand before a name, and ..."""
    after: tuple[Sign, ...]
    """... behind it."""
    endings: frozenset[str]
    """The last words of all terms, in one number and in many."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a phrase in lower case; hyphens part words, an owner's ending is dropped."""
    plain = text.translate(_MARKS).lower()
    return tuple(w for w in (_bare(p) for p in _GAP.split(plain)) if w)


def _bare(word: str) -> str:
    return word.removesuffix("'s").strip("'")


@cache
def load_private_words() -> PrivateWords:
    """The packaged words, compiled once."""
    data = load_pack(PACK)
    try:
        return _compiled(data)
    except (KeyError, TypeError, re.error) as error:
        raise PackError(f"pack {PACK}.yaml: lacks or misspells {error}; see its opening lines") from error


def _compiled(data: dict[str, Any]) -> PrivateWords:
    named = {key: _either(data[key]["terms"]) for key in ("role", "kin", "owned", "households")}
    standing: dict[tuple[str, ...], Standing] = {}
    for group in data["public"]:
        standing |= {words_of(term): Standing.PUBLIC for term in group["terms"]}
    standing |= {words_of(term): Standing.WITH_BODY for term in data["with_body"]["terms"]}
    for key in ("role", "kin"):
        standing |= {words_of(term): Standing.PRIVATE for term in data[key]["terms"]}
    lowly = frozenset(words_of(phrase) for phrase in data["lowly"])
    last = {row[-1] for row in (*standing, *lowly)}
    honorifics = frozenset(words_of(t)[-1] for t in data["honorifics"]["terms"])
    signs = tuple(_sign(raw, named) for raw in data["signs"])
    return PrivateWords(
        standing=standing,
        lowly=lowly,
        owned=frozenset(data["owned"]["terms"]),
        households=frozenset(data["households"]["terms"]),
        title_ends=frozenset(last | {f"{word}s" for word in last} | set(honorifics)),
        endings=frozenset(last | {f"{word}s" for word in last}),
        honorifics=honorifics,
        signs=signs,
        before=tuple(sign for sign in signs if sign.before),
        after=tuple(sign for sign in signs if sign.after and not sign.initials),
        befalls=re.compile(rf"\s+(?:{_either(data['befalls'])})\b"),
        leading=re.compile(rf",\s+who\s+(?:now\s+)?(?:{_either(data['leading'])})\b"),
        contacts=tuple(Matched(raw["id"], re.compile(raw["pattern"]), tuple(raw["needs"])) for raw in data["contacts"]),
        off_types=frozenset(data["off_map"]["types"]),
        off_words=tuple(Matched(r["id"], re.compile(r["pattern"], re.IGNORECASE)) for r in data["off_map"]["words"]),
        common=_common(),
        lands=frozenset(_lands(load_pack("countries"))),
        **{key: frozenset(data[key]) for key in _SETS},
    )


def _sign(raw: dict[str, Any], named: dict[str, str]) -> Sign:
    def compiled(key: str) -> re.Pattern[str] | None:
        if key not in raw:
            return None
        text = raw[key]
        for name, terms in named.items():
            text = text.replace("{" + name + "}", terms)
        return re.compile(text, re.IGNORECASE)

    ends = frozenset(raw.get("ends", ()))
    flags = (bool(raw.get("initials")), bool(raw.get("full")))
    return Sign(
        raw["id"],
        compiled("before"),
        compiled("after"),
        compiled("list"),
        ends,
        *flags,
        raw.get("needs", ""),
        frozenset(raw.get("never", ())),
    )


def _either(terms: Iterable[str]) -> str:
    longest_first = sorted(terms, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in longest_first) + ")"


def _common() -> frozenset[str]:
    text = files("counterclaim.packs").joinpath("data/lowercase.en.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def _lands(countries: dict[str, Any]) -> Iterable[str]:
    for nation in (*countries["states"], *countries["territories"]):
        for key in ("names", "adjectives", "people", "capitals"):
            for name in nation.get(key, []):
                yield " ".join(words_of(name))
                yield from (f"{word}s" for word in words_of(name) if key == "adjectives")


def describes(phrase: str) -> Standing | None:
    """What words beside a name make of a person; None where they tell neither.

    Example: "commander of the Lake Army" is public, "the minister's driver" private, "an analyst" public with a body.
    """
    found = {one for piece in _PIECES.split(phrase) if (one := _piece(words_of(piece))) is not None}
    for standing in (Standing.PUBLIC, Standing.PRIVATE, Standing.WITH_BODY):
        if standing in found:
            return standing
    return None


def stands(phrase: str) -> Standing | None:
    """As `describes`, but only where the phrase ends, or runs into "of" or "in", right after the term.

    Example: "a resident of the valley" is private; "a resident said" tells of somebody else and gives None.
    """
    return _piece(words_of(phrase), strict=True)


def ends_in(phrase: str) -> Standing | None:
    """The standing of a phrase by the term that it ends with: "the army spokesman", "two soldiers"."""
    words = load_private_words()
    last = words_of(phrase.rpartition(" ")[2] if phrase[-1:].isalpha() else phrase[-_END:])
    if last and last[-1] not in words.endings:
        return None
    row = words_of(phrase)[-_LONGEST_TERM:]
    one = (*row[:-1], row[-1].removesuffix("s")) if row else row
    if any(row[n:] in words.lowly for n in range(len(row))):
        return Standing.PRIVATE
    found = (words.standing.get(form[n:]) for form in (row, one) for n in range(len(row)))
    return next((standing for standing in found if standing is not None), None)


def _piece(row: tuple[str, ...], *, strict: bool = False) -> Standing | None:
    """The standing of the last term before the first "of", "in", "who": what the person is, not whose."""
    words = load_private_words()
    if _holds_lowly(row, words):
        return Standing.PRIVATE
    end = next((n for n, w in enumerate(row) if n and w in words.prepositions), len(row))
    spans = [
        (first, last) for last in range(end, end - 1 if strict else 0, -1) for first in range(max(0, last - 4), last)
    ]
    whole = [(n, end + more) for more in (2, 1) for n in range(end)] if end < len(row) else []
    found = (words.standing.get(row[first:last]) for first, last in (*whole, *spans))
    return next((one for one in found if one is not None), None)


def _holds_lowly(row: tuple[str, ...], words: PrivateWords) -> bool:
    return any(row[n : n + size] in words.lowly for n in range(len(row)) for size in (2, 3, 4))
