"""States, regions and peoples that no list holds, told by what they have: a government, an army, a president.

In: the rows of a report. Out: the same rows with such names looked up as nations without a country. Reads the nouns of
the pack `actors.en`.

Example: with "Dorand's army" and "the Dorandi Defence Ministry", "Dorand" and "Dorandi" are one nation.
"""

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.claims.actors.names import Row
from counterclaim.packs.actors import Found, Term
from counterclaim.records.enums import Sector

SHORTEST = 4
"""Letters of a word for a land at least."""
_LONGEST_ENDING = 3
_TWO = 2
_ADJECTIVES = {"ian": "ia", "ese": "", "i": ""}
"""Endings of words for what is of a land, and what the land ends in."""
_ARTICLES = frozenset(("the", "a", "an"))
_NAMES = frozenset(("NORP", "ORG", "GPE"))
_BEFORE_NOUN = frozenset(("amod", "compound", "nmod"))


def unlisted_lands(rows: Sequence[Row]) -> dict[str, str]:
    """The words for unlisted nations that the rows of a report hold, each with its land."""
    if not rows or rows[0].capitals:
        return {}
    owned, held = _owners(rows)
    surnames = _surnames(rows)
    names: dict[str, str] = {}
    for base, forms in _families([w for w in owned if w not in surnames]).items():
        kinds = {kind for form in forms for kind in owned[form]}
        land = base if held & set(forms) else _land(rows, base)
        if len(kinds) >= _TWO or held & set(forms) or (land != base and land in _words(rows)):
            names.update(dict.fromkeys(forms, land))
            names.update({w: land for w in _words(rows) if is_form(w, land) and w not in surnames})
    return names


def with_unlisted(rows: Iterable[Row], lands: dict[str, str]) -> list[Row]:
    """Rows in which the words for unlisted nations are found wherever they stand."""
    return [look_up(row, lands) for row in rows] if lands else list(rows)


def _owners(rows: Iterable[Row]) -> tuple[dict[str, set[str]], set[str]]:
    """Capitalised words before nouns of state, with the ids of those nouns; and those that own one ("Lenn's army")."""
    owned: dict[str, set[str]] = {}
    held: set[str] = set()
    for row in rows:
        for found in dict.fromkeys(row.at.values()):
            term = next((t for t in found.terms if t.id in row.words.statehood), None)
            place = _owner_place(row, found.first) if term else None
            if term is None or place is None:
                continue
            word = row.tokens[place].text
            owned.setdefault(word, set()).add(term.id)
            if row.owns(place + 1):
                held.add(word)
    return owned, held


def _owner_place(row: Row, first: int) -> int | None:
    """The word that says whose the noun at `first` is: one capitalised word, not part of a longer name."""
    place = first - 1
    while place >= 0 and (row.tokens[place].text.lower() in row.words.portfolios or row.kind(place) == "body"):
        place -= 1
    if place >= 1 and row.owns(place):
        place -= 1
    if place < 0 or not _may_be_nation(row, place):
        return None
    before = row.tokens[place - 1].text if place else ""
    if place and before.lower() not in _ARTICLES and (row.is_name(place - 1) or before in ("-", "–")):
        return None
    return place


def _may_be_nation(row: Row, place: int) -> bool:
    text = row.tokens[place].text
    if not (text.isalpha() and text[0].isupper() and not text.isupper() and len(text) >= SHORTEST):
        return False
    return (
        row.at.get(place) is None
        and text.lower() not in row.words.qualifiers
        and (
            row.tokens[place].pos == "PROPN"
            or (row.tokens[place].pos in ("ADJ", "NOUN") and (place > 0 or row.tokens[place].entity in _NAMES))
        )
    )


def _surnames(rows: Iterable[Row]) -> frozenset[str]:
    """Last words of names of persons: they own things too, but are no nation."""
    found = set()
    for row in rows:
        for place in range(1, len(row.tokens)):
            before = row.at.get(place - 1)
            titled = before is not None and before.last == place and before.terms[0].kind in ("office", "honorific")
            token, last = row.tokens[place], row.tokens[place - 1]
            if token.entity == "PERSON" and (titled or (last.entity == "PERSON" and not token.entity_start)):
                found.add(token.text)
    return frozenset(found)


def _families(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by the shortest of them that they are a form of."""
    families: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (len(w), w)):
        base = next((b for b in families if is_form(word, b)), word)
        families.setdefault(base, []).append(word)
    return families


def _land(rows: Iterable[Row], word: str) -> str:
    """The land of a word that the report only uses before nouns: "Velmar" of "Velmari"; the word itself if unsure.

    A shorter word of the report that stands by itself ("Velmar said") is the land, whatever the ending makes of it.
    """
    rows = list(rows)
    shorter = [w for w in _words(rows) if w != word and word.startswith(w) and is_form(word, w)]
    alone = [w for w in shorter if any(t.text == w and t.dep not in _BEFORE_NOUN for r in rows for t in r.tokens)]
    if alone:
        return min(alone, key=lambda w: (len(w), w))
    ending = next((e for e in _ADJECTIVES if word.endswith(e) and len(word) - len(e) >= SHORTEST), None)
    if ending is None:
        return word
    places = [(row, n) for row in rows for n, t in enumerate(row.tokens) if t.text == word]
    before = all(row.tokens[n].dep in _BEFORE_NOUN or row.tokens[n].pos == "ADJ" for row, n in places)
    return word[: len(word) - len(ending)] + _ADJECTIVES[ending] if before else word


def is_form(word: str, base: str) -> bool:
    """Whether "Velmari" is a form of "Velmar", as "Zhedian" is of "Zhedia"."""
    stem = base[:-1] if base[-1] in "aei" and len(base) > SHORTEST else base
    return word.startswith(stem) and len(word) - len(stem) <= _LONGEST_ENDING and word[0].isupper()


def _words(rows: Iterable[Row]) -> set[str]:
    return {t.text for row in rows for place, t in enumerate(row.tokens) if _may_be_nation(row, place)}


def look_up(row: Row, names: dict[str, str]) -> Row:
    """A row with these words looked up as nations where the lists hold none."""
    added = {}
    for place, token in enumerate(row.tokens):
        base = names.get(token.text)
        if base and row.at.get(place) is None:
            form = "name" if token.text == base else "adjective"
            term = Term(kind="nation", id=base.lower(), form=form, sector=Sector.GOVERNMENT, name=base)
            added[place] = Found(place, place + 1, (term,))
    return msgspec.structs.replace(row, at=dict(sorted({**row.at, **added}.items()))) if added else row
