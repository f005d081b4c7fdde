"""Swapping the names of two sides in a text, form for form, and the way back for names and offsets.

In: words that mark sides, and the countries pack. Out: a `Swap` of two sides of one text, or nothing where they cannot
be swapped. A state's name goes with a name, its adjective with an adjective, its people with people, its capital with a
capital; armed groups go word for word, longest with longest. Other words of a side (persons, offices) stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, zip_longest
from typing import Any

NAMES, ADJECTIVES, PEOPLE, CAPITALS = FORMS = ("names", "adjectives", "people", "capitals")
Words = dict[str, tuple[str, ...]]
"""The words of one side by their form, the plain one first."""
_SMALL = {"of", "the", "and", "for", "in", "de", "la", "al"}
_SHORT = 2
"""In a line of capitals, a name of so few letters cannot be told from a word."""


@dataclass(frozen=True)
class Swap:
    """Two sides of one text: for every word of the one its partner, and which words take an article."""

    partner: Mapping[str, str]
    articles: frozenset[str]
    kept: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the words, the longest first, with the article before it."""
        words = [*self.partner, *(w.upper() for w in self.partner), *self.kept]
        return re.compile(rf"(?<!\w)(?:([Aa]n?|AN|[Tt]he|THE)(\s+))?({_any_of(words)})(?!\w)")

    def turned(self, text: str) -> tuple[str, list[int]]:
        """The text with the names swapped, and for every offset of it the offset in the text as it was."""
        parts: list[str] = []
        offsets: list[int] = []
        done = 0
        for match in self.pattern.finditer(text):
            new = self._instead(match, text)
            offsets += range(done, match.start())
            parts += [text[done : match.start()], new]
            head = len(match[0]) - len(match[3])
            lead = len(new) - len(self._word(match[3], text, match.start(3)))
            offsets += [match.start() + min(n, head) for n in range(lead)]
            offsets += [match.start() + head + min(n, len(match[3])) for n in range(len(new) - lead)]
            done = match.end()
        offsets += range(done, len(text) + 1)
        return "".join([*parts, text[done:]]), offsets

    def plain(self, text: str) -> str:
        """Words to be compared: spaces and articles before names fold."""
        bare = self.pattern.sub(lambda m: m[3], text)
        return " ".join(re.sub(r"^(?:an?|the)\s+", "", bare, flags=re.IGNORECASE).split())

    def back(self, text: str) -> str:
        """Words read from the swapped text, as the text itself would have them; to be compared."""
        return self.plain(self.pattern.sub(lambda m: self._word(m[3], text, m.start(3)), text))

    def marks(self, text: str) -> bool:
        """Whether the words name one of the two."""
        return any(_key(match[3]) in self._keys for match in self.pattern.finditer(text))

    @cached_property
    def _keys(self) -> dict[str, str]:
        """Words as they may stand, each to its word."""
        return {word.upper(): word for word in self.partner} | {word: word for word in self.partner}

    def _word(self, found: str, text: str, start: int) -> str:
        """The partner in the case of the word found."""
        word = self._keys.get(_key(found))
        if word is None or _is_shouted_word(found, text, start):
            return found
        new = self.partner[word]
        return new.upper() if _key(found) != word or _in_capitals(text, start) else new

    def _instead(self, match: re.Match[str], text: str) -> str:
        """The partner with the article that it takes."""
        article, gap, found = match[1] or "", match[2] or "", match[3]
        new = self._word(found, text, match.start(3))
        if new == found:
            return match[0]
        old_word = self._keys[_key(found)]
        had, has = old_word in self.articles, self.partner[old_word] in self.articles
        if article.lower() in {"a", "an"}:
            usual = found[0] == "U" or article.lower() == _a_or_an(old_word)
            return (_cased(_a_or_an(self.partner[old_word]), article) if usual else article) + gap + new
        if article and had and not has:
            return new
        if not article and has and not had:
            before = text[: match.start()].rstrip(" \t")
            first = not before or before[-1] in '.!?\n:“"'
            return ("THE " if _in_capitals(text, match.start()) else "The " if first else "the ") + new
        return article + gap + new


def swap_of(sides: tuple[Sequence[str], Sequence[str]], text: str, *, pack: Mapping[str, Any]) -> Swap | None:
    """How two sides of a text are swapped; nothing where a word of one has no partner of its form."""
    entries = [*pack["states"], *pack["territories"]]
    states = [state_of(words, entries) for words in sides]
    if (states[0] is None) != (states[1] is None) or (states[0] is not None and states[0] == states[1]):
        return None
    every = [form for entry in entries for form in chain.from_iterable(forms_of(entry).values())]
    if states[0] is None or states[1] is None:
        one, other = group_words(sides, text, known={*every})
    else:
        one, other = forms_of(states[0]), forms_of(states[1])
    shared = {*chain.from_iterable(one.values())} & {*chain.from_iterable(other.values())}
    one, other = (_without(words, shared) for words in (one, other))
    kept = _longer((*every, *sides[0], *sides[1], *shared), [*chain(*one.values(), *other.values())])
    standing = stands(text, [*chain(*one.values(), *other.values(), kept)])
    if not (standing & {*chain(*one.values())} and standing & {*chain(*other.values())}):
        return None
    partner = partners(one, other, standing)
    if partner is None:
        return None
    names = {a: b for a, b in partner.items() if a in {*one[NAMES], *other[NAMES]}}
    return Swap(partner, articles_of(text, names, standing), tuple(word for word in kept if word not in partner))


def state_of(words: Iterable[str], entries: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The state that a side is: the one entry that has the first of its words that names a state."""
    entries = list(entries)
    for word in words:
        named = [entry for entry in entries if word in entry["names"]]
        if len(named) == 1:
            return named[0]
    return None


def forms_of(entry: Mapping[str, Any]) -> Words:
    """The words of a state by form; people are the adjective with an s where the pack gives none."""
    adjectives = entry.get("adjectives", [])
    people = entry.get("people") or [f"{word}s" for word in adjectives if not word.endswith((".", "s"))]
    known = {**entry, PEOPLE: [word for word in people if word not in adjectives]}
    return {form: tuple(known.get(form, ())) for form in FORMS}


def group_words(sides: tuple[Sequence[str], Sequence[str]], text: str, *, known: set[str]) -> tuple[Words, Words]:
    """The names of two armed groups that stand in the text, longest with longest; those left over stay.

    Common nouns and words of nations are no names. An abbreviation that the text writes out cannot go alone.
    """
    shared = set(sides[0]) & set(sides[1])
    there = [
        sorted(stands(text, (w for w in words if w[:1].isupper() and w not in known | shared)), key=_longest)
        for words in sides
    ]
    if any(written_out(word, text) for word in chain(*there)):
        return {NAMES: ()}, {NAMES: ()}
    count = min(map(len, there))
    return {NAMES: tuple(there[0][:count])}, {NAMES: tuple(there[1][:count])}


def partners(one: Words, other: Words, standing: set[str]) -> dict[str, str] | None:
    """Word for word, both ways; nothing where a word that stands has no partner, or stands for two forms."""
    found: dict[str, str] = {}
    for form in one:
        ours, theirs = (_ordered(words[form], standing) for words in (one, other))
        for a, b in zip_longest(ours, theirs):
            if a is None or b is None or a in found or b in found:
                if {a, b} & standing:
                    return None
                continue
            found |= {a: b, b: a}
    return found


def stands(text: str, words: Iterable[str]) -> set[str]:
    """Which words stand in the text as names, none inside a longer one."""
    words = tuple(words)
    keys = {word.upper(): word for word in words} | {word: word for word in words}
    if not keys:
        return set()
    names = re.compile(rf"(?<!\w)(?:{_any_of(keys)})(?!\w)")
    return {
        keys[_key(match[0])] for match in names.finditer(text) if not _is_shouted_word(match[0], text, match.start())
    }


def articles_of(text: str, partner: Mapping[str, str], standing: set[str]) -> frozenset[str]:
    """Names that more often than not stand after “the”; one that does not stand follows its partner."""
    taking = set()
    for word in standing & set(partner):
        every = rf"(?<!\w){_spaced(word)}(?!\w)"
        after = len(re.findall(rf"\b[Tt](?:he|HE)\s+{every}", text))
        if 2 * after > len(re.findall(every, text)):
            taking.add(word)
    return frozenset(taking | {partner[word] for word in taking if partner[word] not in standing})


def written_out(word: str, text: str) -> bool:
    """Whether the words that an abbreviation is made of stand in the text, so that it cannot go alone."""
    if not re.fullmatch(r"[A-Z]{2,6}", word):
        return False
    if re.search(rf"[(\[]{word}[)\]]", text):
        return True
    small = rf"(?:\s+(?:{'|'.join(sorted(_SMALL))}))*\s+"
    return bool(re.search(r"\b" + small.join(rf"{letter}\w*[a-z]\w*" for letter in word), text))


def _ordered(words: Sequence[str], standing: set[str]) -> list[str]:
    """The plain word, then those that stand, longest first, then the others."""
    return [*words[:1], *sorted(words[1:], key=lambda word: (word not in standing, -len(word)))]


def _longer(words: Iterable[str], names: Sequence[str]) -> tuple[str, ...]:
    """Words that hold one of the names, or are none of them: they stay whole where they stand."""
    if not names:
        return ()
    inside = re.compile(rf"(?<!\w)(?:{_any_of(names)})(?!\w)")
    return tuple(sorted({word for word in words if word not in names and inside.search(word)}))


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def _without(words: Words, shared: set[str]) -> Words:
    return {form: tuple(word for word in known if word not in shared) for form, known in words.items()}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(_spaced(word) for word in sorted(set(words), key=_longest))


def _spaced(word: str) -> str:
    """A pattern for a word of several parts, over line ends too."""
    return r"\s+".join(map(re.escape, word.split()))


def _key(found: str) -> str:
    return " ".join(found.split())


def _a_or_an(word: str) -> str:
    """The article by the letter, or by the name of the letter; U sounds as “you” more often than not."""
    return "an" if word[0] in ("AEFHILMNORSX" if word.isupper() else "AEIO") else "a"


def _cased(word: str, like: str) -> str:
    return word.upper() if like.isupper() and len(like) > 1 else word.capitalize() if like[:1].isupper() else word


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)]


def _in_capitals(text: str, start: int) -> bool:
    """Whether the line has several words and no small letter."""
    line = _line(text, start)
    return len(line.split()) > 3 and not any(letter.islower() for letter in line)


def _is_shouted_word(found: str, text: str, start: int) -> bool:
    return len(found) <= _SHORT and _in_capitals(text, start)
