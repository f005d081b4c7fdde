"""Names of private persons blanked at equal length, in any text and in any record.

In: the names to mask and those that stay. Out: `Mask`, whose `text` gives a text of the same length, so that every
offset into it holds, and `masked`, which passes every string of a record through it. Reads the pack
`private_persons.en` through `packs/private_persons.py`.

Example: "Mira Sol, a nurse" becomes "████ ███, a nurse".
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar
from urllib.parse import unquote

from counterclaim.export.masking.persons import Name, PrivateNames
from counterclaim.export.masking.rewriting import Rewriter
from counterclaim.export.masking.words import Unit, is_capital, key_set, units
from counterclaim.packs.private_persons import PrivateWords, load_private_words

BLOCK: Final = "█"
_ID: Final = re.compile(r"[a-z]{1,3}_[0-9a-f]{6,}(?:#\w+)?|[0-9a-f]{32,}")
_JOINED: Final = re.compile(r"[ \t\u00a0]*(?:\r?\n[ \t]*)?|[-‐‑–_.’'`]+|\.[ \t\u00a0]*(?:\r?\n[ \t]*)?|,[ \t]+")
_LINKED: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_OPENS: Final = re.compile(r"(?:^|[.!?:\n“”\"])\s*[“\"‘'«(]*\s*$")
_DIGIT_OR_AT: Final = re.compile(r"[@\d]")
_BLANK_LINE: Final = re.compile(r"(\n[ \t\r]*\n)")
_SHORTEST: Final = 3
_MANY: Final = 1000
"""Words of names from which nearly every text holds one, so that asking first whether it does gains nothing."""
_TELLING: Final = 5
"""Letters that a name needs to be seen inside another word."""
_RECORD = TypeVar("_RECORD")


class Mask:
    """Blanks the names of private persons, and what a person can be reached or found by."""

    def __init__(self, names: PrivateNames) -> None:
        """Sort the names by their first word. A name of one small word ("Hope") is masked where it stands as a name."""
        self._words: PrivateWords = load_private_words()
        self._hidden = _by_first(names.private)
        self._kept = _by_first(name for name in (*names.public, *names.things) if len(name) > 1)
        self._parts = frozenset(part for name in names.private for part in _telling(name, self._words))
        self._openers = self._parts | {f"{part}s" for part in self._parts} | self._hidden.keys()
        self._starts = self._openers | self._kept.keys()
        self._needs = re.compile("|".join(re.escape(n) for contact in self._words.contacts for n in contact.needs))
        self._inside, self._sizes = _inside(names.private, self._parts, self._words)
        self._public = names.public
        self._around = frozenset(part for name in (*names.public, *names.things) for part in name)
        self._surnames = frozenset(name[-1] for name in names.public)
        self._places = frozenset(name[0] for name in names.things if len(name) == 1) | self._words.lands
        self._known: dict[str, str] = {}

    def text(self, text: str) -> str:
        """The text with every character of a private person's name, but for spaces, as a block."""
        if text not in self._known:
            self._known[text] = "".join(self._paragraph(part) for part in _BLANK_LINE.split(text))
        return self._known[text]

    def _paragraph(self, text: str) -> str:
        """No name goes on over a blank line, and many reports share paragraphs."""
        if text not in self._known:
            spans = [*self._names_in(text), *self._contacts_in(text), *self._links_in(text)]
            self._known[text] = blanked(text, spans)
        return self._known[text]

    def address(self, url: str) -> str:
        """An address with the words of private names blanked, however they are written."""
        return blanked(url, self._in_address(url, 0))

    def _names_in(self, text: str) -> list[tuple[int, int]]:
        if not self._openers or (len(self._openers) < _MANY and self._openers.isdisjoint(key_set(text))):
            return []
        found = units(text)
        hits: list[tuple[int, int]] = []
        after = 0
        for place in [n for n, unit in enumerate(found) if unit.key in self._starts]:
            if place < after:
                continue
            hidden, kept = _longest(text, found, place, self._hidden), _longest(text, found, place, self._kept)
            whole = found[place : place + hidden]
            if hidden > 1 and hidden >= kept and self._named(whole) and not self._of_office(found, place, whole):
                hits.append((place, place + hidden))
            elif kept:
                hidden = kept
            elif self._stands(text, found, place):
                hidden = 1
                hits.append((place, place + 1))
            else:
                hidden = 1
            after = place + max(hidden, 1)
        return _with_neighbours(text, found, [self._widened(text, found, hit) for hit in hits], self._words)

    def _widened(self, text: str, found: list[Unit], hit: tuple[int, int]) -> tuple[int, int]:
        """A single word with the unknown capitalised words beside it: a given name, a second surname."""
        first, last = hit
        if last - first > 1:
            return hit
        if first and self._unknown(text, found[first - 1], found[first], found[first - 1]):
            first -= 1
        if last < len(found) and self._unknown(text, found[last - 1], found[last], found[last]):
            last += 1
        return first, last

    def _unknown(self, text: str, before: Unit, after: Unit, unit: Unit) -> bool:
        """Whether a word beside a name can only be more of it."""
        words, key = self._words, unit.key
        if text[before.end : after.start] not in (" ", "\n") or not is_capital(unit.text) or len(unit.text) < _SHORTEST:
            return False
        if (key,) in words.standing or key in self._places or key in self._around:
            return False
        lists = (words.common, words.calendar, words.prepositions, words.honorifics, words.places, words.bodies)
        return not any(key in listed for listed in lists)

    def _named(self, name: Iterable[Unit]) -> bool:
        """Whether a whole name is meant: in any case of letters, unless all its words are small words too."""
        return any(unit.key not in self._words.common for unit in name) or all(is_capital(u.text) for u in name)

    def _stands(self, text: str, found: list[Unit], place: int) -> bool:
        """Whether a single word stands for a private person."""
        unit = found[place]
        key = unit.key
        if key not in self._parts:
            key = (
                key.removesuffix("s") if key.endswith("s") and key[:-1] in self._parts and len(key) > _SHORTEST else ""
            )
        if not key or not is_capital(unit.text):
            return False
        beside = self._beside(text, found, place)
        if key in self._surnames and self._after_office(found, place):
            return False
        if key in self._places or key in self._words.calendar:
            return beside
        if key in self._words.common and _OPENS.search(text[max(0, unit.start - 8) : unit.start]):
            after = found[place + 1] if place + 1 < len(found) else None
            return beside or after is None or after.key in self._words.speaking or text[unit.end : unit.end + 1] in "’'"
        return True

    def _beside(self, text: str, found: list[Unit], place: int) -> bool:
        """Whether another word of a private name, or a title, stands beside."""
        for other in (place - 1, place + 1):
            if not 0 <= other < len(found):
                continue
            gap = text[min(found[place].end, found[other].end) : max(found[place].start, found[other].start)]
            named = found[other].key in self._parts and found[other].key not in self._places
            titled = other < place and found[other].key in self._words.honorifics
            if (named or titled) and _JOINED.fullmatch(gap) and "," not in gap:
                return True
        return False

    def _of_office(self, found: list[Unit], place: int, whole: Iterable[Unit]) -> bool:
        """Whether a name that a public person shares stands behind an office."""
        return tuple(unit.key for unit in whole) in self._public and self._after_office(found, place)

    def _after_office(self, found: list[Unit], place: int) -> bool:
        row = tuple(unit.key for unit in found[max(0, place - 4) : place])
        return any(self._words.standing.get(row[n:]) == "public" for n in range(len(row)))

    def _contacts_in(self, text: str) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        if not _DIGIT_OR_AT.search(text):
            return spans
        lower = text.lower()
        if not self._needs.search(lower):
            return spans
        for contact in self._words.contacts:
            if not any(needed in lower for needed in contact.needs):
                continue
            group = "mask" if "mask" in contact.pattern.groupindex else 0
            spans += [match.span(group) for match in contact.pattern.finditer(text)]
        return spans

    def _links_in(self, text: str) -> list[tuple[int, int]]:
        if "://" not in text and "www." not in text.lower():
            return []
        return [span for m in _LINKED.finditer(text) for span in self._in_address(m[0], m.start())]

    def _in_address(self, url: str, offset: int) -> list[tuple[int, int]]:
        """Words of names in a link; the whole path, where they are hidden by its way of writing letters."""
        spans = [(offset + u.start, offset + u.end) for u in units(url) if self._in_slug(u.key)]
        plain = unquote(url)
        if plain != url and any(self._in_slug(unit.key) for unit in units(plain)):
            path = url.find("/", url.find("://") + 3) + 1
            spans.append((offset + path, offset + len(url)))
        return spans

    def _in_slug(self, key: str) -> bool:
        """Whether a word of an address leads to a person: a name, or names run together in it."""
        if key in self._words.common or key in self._places or key in self._words.calendar:
            return False
        if len(key) >= _SHORTEST and key in self._parts:
            return True
        return any(key[n : n + size] in self._inside for size in self._sizes for n in range(len(key) - size + 1))


def _inside(names: Iterable[Name], parts: Iterable[str], words: PrivateWords) -> tuple[frozenset[str], tuple[int, ...]]:
    """What tells of a person inside another word, "mirasol71" and "rektomas", and how long each may be."""
    found = {part for part in parts if part not in words.common}
    for name in names:
        if len(name) > 1:
            found |= {"".join(name), "".join(reversed(name)), name[0] + name[-1], name[-1] + name[0]}
    long = frozenset(one for one in found if len(one) >= _TELLING)
    return long, tuple(sorted({len(one) for one in long}))


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with everything in these spans but spaces as blocks: as many characters as before."""
    out, last = [], 0
    for start, end in sorted(spans):
        begin = max(start, last)
        if begin >= end:
            continue
        out += [text[last:begin], *(c if c.isspace() else BLOCK for c in text[begin:end])]
        last = end
    return "".join([*out, text[last:]]) if out else text


def masked(record: _RECORD, mask: Mask) -> _RECORD:
    """A record with every string in it masked, however deep; ids, hashes and closed lists stay as they are."""
    return Rewriter(lambda text: text if _ID.fullmatch(text) else mask.text(text)).record(record)


def _by_first(names: Iterable[Name]) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        found.setdefault(name[0], []).append(name)
    return found


def _telling(name: Name, words: PrivateWords) -> Iterable[str]:
    """The words of a name that lead to the person by themselves."""
    if len(name) == 1:
        return name
    return (part for part in name if len(part) > 1 and part not in words.particles and part not in words.honorifics)


def _longest(text: str, found: list[Unit], place: int, names: Mapping[str, list[Name]]) -> int:
    """How many words the longest of these names that starts here has; 0 where none does."""
    for name in names.get(found[place].key, ()):
        last = place + len(name)
        if tuple(unit.key for unit in found[place:last]) == name and _is_joined(text, found[place:last]):
            return len(name)
    return 0


def _is_joined(text: str, name: list[Unit]) -> bool:
    return all(
        _JOINED.fullmatch(text[name[n].end : name[n + 1].start]) and "," not in text[name[n].end : name[n + 1].start]
        for n in range(len(name) - 1)
    )


def _with_neighbours(
    text: str, found: list[Unit], hits: list[tuple[int, int]], words: PrivateWords
) -> list[tuple[int, int]]:
    """Spans of characters of what was hit, with initials and hyphenated particles beside it."""
    spans = []
    for hit in hits:
        first, last = hit
        while first and _belongs(text, found[first - 1], found[first], words):
            first -= 1
        while last < len(found) and _initial(text, found[last - 1], found[last]):
            last += 1
        end = found[last - 1].end
        if len(found[last - 1].text) == 1 and text[end : end + 1] == ".":
            end += 1
        spans.append((found[first].start, end))
    return spans


def _belongs(text: str, unit: Unit, after: Unit, words: PrivateWords) -> bool:
    gap = text[unit.end : after.start]
    initial = len(unit.text) == 1 and is_capital(unit.text) and re.fullmatch(r"\.[ \t]?", gap) is not None
    kunya = unit.key in words.kunyas and gap.isspace() and is_capital(unit.text)
    return initial or kunya or (unit.key in words.particles and gap in ("-", "‑", "‐"))


def _initial(text: str, before: Unit, unit: Unit) -> bool:
    gap = text[before.end : unit.start]
    return len(unit.text) == 1 and is_capital(unit.text) and gap.isspace() and text[unit.end : unit.end + 1] == "."
