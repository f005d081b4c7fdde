"""The words that name states, bodies, offices and known actors, ready for looking up in a row of words.

In: nothing, or the countries of a conflict file. Out: `ActorWords`, whose `scan` finds the terms in a row of words.
Reads the packs `countries` (states and territories), `actors.en` (nouns for bodies, people, offices, documents) and
`actors` (known bodies with all their names).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.records.enums import Sector
from counterclaim.records.errors import PackError

_PART = re.compile(r"'s\b|-|[^\s'\-]+(?:'(?!s\b)\w[^\s'\-]*)*|'")
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‐": "-", "‑": "-"})
_SHORT_NAME = 5
"""Names in capitals of up to this many letters must stand in capitals in the report."""

_REMEMBERED = 16_000  # words

_ROW_OF_CAPITALS = 4
"""A row of this many words without a small letter is text in capitals; fewer may be a name."""


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """What a word or phrase stands for.

    `kind`: nation, body, people, office, honorific, document, plural or known. `id` is the pack entry; of a nation its
    ISO code, or the id of a territory. `form` of a nation: name, adjective, people or capital.
    """

    kind: str
    id: str
    form: str = ""
    sector: Sector = Sector.UNKNOWN
    country: str | None = None
    many: bool = False
    loose: bool = False
    leader: bool = False
    gender: str | None = None
    name: str = ""
    exact: bool = False
    capital: bool = False


class Found(msgspec.Struct, frozen=True):
    """Terms found at words `first` up to but not including `last` of the row that was scanned."""

    first: int
    last: int
    terms: tuple[Term, ...]

    def term(self, kind: str) -> Term | None:
        """The first term of a kind, if there is one."""
        for term in self.terms:
            if term.kind == kind:
                return term
        return None


class ActorWords(msgspec.Struct, frozen=True, eq=False):
    """All terms by their first word, longest first, and the small word lists."""

    rows: dict[str, tuple[tuple[tuple[str, ...], tuple[Term, ...]], ...]]
    states: dict[str, str]
    """Plain name by ISO code, or by territory id."""
    adjectives: dict[str, str]
    """First adjective by ISO code, or by territory id."""
    bodies: frozenset[str]
    """Last words of terms for bodies."""
    people: frozenset[str]
    """Last words of terms for people and offices."""
    documents: frozenset[str]
    units: frozenset[str]
    """Last words for those who fight and what carries them: "patrol", "jets"."""
    fire: frozenset[str]
    """Last words for what they fire: "shells", "fire"."""
    qualifiers: frozenset[str]
    past: frozenset[str]
    particles: frozenset[str]
    portfolios: frozenset[str]
    expletive: frozenset[str]
    sourced: frozenset[str]
    common: frozenset[str]
    statehood: frozenset[str]
    seated: frozenset[str]
    speaking: frozenset[str]
    accusing: frozenset[str]
    denying: frozenset[str]
    harming: frozenset[str]
    sayings: frozenset[str]
    same: dict[str, str]
    kinds: dict[str, frozenset[str]]
    """Sectors of what a noun can call that was named before."""

    def scan(self, words: Sequence[str], proper: Sequence[bool] | None = None) -> Iterator[Found]:
        """Terms in a row of words, left to right, the longest at each place.

        `proper` says of each word whether the parser takes it for a name; it decides in reports all in capitals.
        """
        keys = [word_key(w) for w in words]
        if len(words) >= _ROW_OF_CAPITALS and all(w.isupper() for w in words if w.isalpha()):
            keys = ["" if w.lower() in self.common else k for w, k in zip(words, keys, strict=True)]
        place = 0
        while place < len(keys):
            found = self._at(keys, words, proper, place) if keys[place] in self.rows else None
            if found:
                yield found
            place = found.last if found else place + 1

    def _at(self, keys: list[str], words: Sequence[str], proper: Sequence[bool] | None, place: int) -> Found | None:
        room = len(keys) - place
        following = keys[place + 1] if room > 1 else ""
        for row, terms in self.rows[keys[place]]:
            length = len(row)
            if length > room or (length > 1 and row[1] != following):
                continue
            last = place + length
            if tuple(keys[place:last]) != row:
                continue
            good = tuple(t for t in terms if _case_fits(t, words, proper, place, last))
            if good:
                return Found(place, last, good)
        return None


@lru_cache(maxsize=_REMEMBERED)
def word_key(word: str) -> str:
    """A word as it is looked up: lower case, plain apostrophe, no dots ("a.m." is "am")."""
    if not word.isascii():
        word = word.translate(_MARKS)
    lower = word.lower()
    return lower.replace(".", "") or lower


@cache
def load_actor_words() -> ActorWords:
    """The packaged words for actors, compiled once."""
    rows: dict[tuple[str, ...], list[Term]] = {}
    nouns = load_pack("actors.en")
    countries = load_pack("countries")
    states = _add_nations(rows, countries)
    nations = [*countries["states"], *countries["territories"]]
    for kind, section in (("body", "bodies"), ("people", "people"), ("office", "offices")):
        for raw in _entries(nouns, "actors.en", section):
            _add_noun(rows, kind, raw)
    for raw in _entries(nouns, "actors.en", "honorifics"):
        for text in raw["terms"]:
            _add(rows, text, Term(kind="honorific", id="honorific", gender=_gender(raw)))
    for kind, section in (("document", "documents"), ("plural", "plurals")):
        for text in nouns[section]:
            _add(rows, text, Term(kind=kind, id=text, many=kind == "plural"))
    for raw in _entries(load_pack("actors"), "actors", "entries"):
        _add_known(rows, raw)
    return ActorWords(
        rows=_by_first(rows),
        states=states,
        adjectives={n.get("iso3") or n["id"]: n["adjectives"][0] for n in nations if n.get("adjectives")},
        bodies=frozenset(row[-1] for row, terms in rows.items() if any(t.kind == "body" for t in terms)),
        people=frozenset(row[-1] for row, terms in rows.items() if any(t.kind in ("people", "office") for t in terms)),
        documents=frozenset(word_key(text) for text in nouns["documents"]),
        units=frozenset(nouns["arms"]["units"]),
        fire=frozenset(nouns["arms"]["fire"]),
        qualifiers=frozenset(nouns["qualifiers"]),
        past=frozenset(nouns["past"]),
        expletive=frozenset(nouns["expletive"]),
        sourced=frozenset(nouns["sourced"]),
        speaking=frozenset(nouns["speaking"]),
        accusing=frozenset(nouns["accusing"]),
        denying=frozenset(nouns["denying"]),
        harming=frozenset(nouns["harming"]),
        sayings=frozenset(nouns["sayings"]),
        statehood=frozenset(nouns["statehood"]),
        seated=frozenset(nouns["seated"]),
        common=frozenset(nouns["common"]),
        portfolios=frozenset(nouns["portfolios"]),
        particles=frozenset(nouns["particles"]),
        same={word: group[0] for group in nouns["same"] for word in group},
        kinds={noun: frozenset(sectors) for noun, sectors in nouns["kinds"].items()},
    )


def split_words(text: str) -> tuple[str, ...]:
    """A name as the words the parser would make of it: hyphens and the possessive stand alone."""
    return tuple(_PART.findall(text.translate(_MARKS)))


def _entries(pack: dict[str, Any], name: str, section: str) -> list[dict[str, Any]]:
    entries = pack.get(section)
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise PackError(f"pack {name}.yaml: `{section}` must be a list of entries, each a mapping")
    return entries


def _add_nations(rows: dict[tuple[str, ...], list[Term]], pack: dict[str, Any]) -> dict[str, str]:
    states: dict[str, str] = {}
    for section, key in (("states", "iso3"), ("territories", "id")):
        for raw in _entries(pack, "countries", section):
            nation, country = raw[key], raw.get("iso3")
            states[nation] = raw["names"][0]
            people = raw.get("people", []) + [
                f"{a}s" for a in raw.get("adjectives", []) if not (a.isupper() or a.endswith(_NO_PLURAL))
            ]
            for form, texts in (
                ("name", raw["names"]),
                ("adjective", raw.get("adjectives", [])),
                ("people", people),
                ("capital", raw.get("capitals", [])),
            ):
                for text in texts:
                    term = Term(
                        kind="nation",
                        id=nation,
                        form=form,
                        country=country,
                        sector=Sector.GOVERNMENT,
                        name=states[nation],
                        many=form == "people",
                        exact=_must_be_capitals(text),
                        capital=text[0].isupper(),
                    )
                    _add(rows, text, term)
    return states


_NO_PLURAL = ("s", "h", "ese", ".", "yz")
"""Endings of adjectives whose noun for the people is not the adjective with an s."""


def _add_noun(rows: dict[tuple[str, ...], list[Term]], kind: str, raw: dict[str, Any]) -> None:
    term = Term(
        kind=kind,
        id=raw["id"],
        sector=Sector(raw.get("sector", "unknown")),
        many=bool(raw.get("many", kind == "people")),
        loose=bool(raw.get("loose", kind == "people")),
        leader=bool(raw.get("leader", False)),
        gender=_gender(raw),
    )
    for text in raw["terms"]:
        _add(rows, text, term)


def _add_known(rows: dict[tuple[str, ...], list[Term]], raw: dict[str, Any]) -> None:
    for text in raw["names"]:
        term = Term(
            kind="known",
            id=raw["id"],
            sector=Sector(raw["sector"]),
            country=raw.get("country"),
            name=raw["names"][0],
            exact=_must_be_capitals(text),
            capital=any(c.isupper() for c in text),
        )
        _add(rows, text, term)


def _gender(raw: dict[str, Any]) -> str | None:
    gender = raw.get("gender")
    return gender if gender in ("male", "female") else None


def _must_be_capitals(text: str) -> bool:
    letters = text.replace(".", "").replace("-", "")
    return letters.isupper() and len(letters) <= _SHORT_NAME


def _add(rows: dict[tuple[str, ...], list[Term]], text: str, term: Term) -> None:
    split = tuple(word_key(w) for w in split_words(text))
    whole = tuple(word_key(w) for w in text.translate(_MARKS).split())
    for row in dict.fromkeys((split, whole)):
        terms = rows.setdefault(row, [])
        if not any(t.kind == term.kind and t.id == term.id and t.form == term.form for t in terms):
            terms.append(term)


def _by_first(
    rows: dict[tuple[str, ...], list[Term]],
) -> dict[str, tuple[tuple[tuple[str, ...], tuple[Term, ...]], ...]]:
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[Term, ...]]]] = {}
    for row, terms in rows.items():
        by_first.setdefault(row[0], []).append((row, tuple(terms)))
    return {first: tuple(sorted(many, key=lambda r: -len(r[0]))) for first, many in by_first.items()}


def _case_fits(term: Term, words: Sequence[str], proper: Sequence[bool] | None, first: int, last: int) -> bool:
    if term.exact:
        if not words[first].replace(".", "").replace("-", "").isupper():
            return False
        return "." in words[first] or proper is None or proper[first]
    return not term.capital or any(w[:1].isupper() for w in words[first:last])
