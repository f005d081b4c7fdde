"""Where persons, bodies and states are named in a row of words, before it is known which names are one actor.

In: the words of a sentence, with what the parser says of them. Out: `Spotted` names with office, nation and
abbreviation. Reads the packs `countries`, `actors.en` and `actors` through `packs/actors.py`.

Example: "Dorand's Ministry of Defence (MoD)" is one body of that state with the abbreviation "MoD".
"""

from collections.abc import Sequence

import msgspec

from counterclaim.packs.actors import ActorWords, Found, Term
from counterclaim.records.document import Token

_BEFORE_NOUN = frozenset(("PROPN", "NOUN", "ADJ", "NUM"))
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_HYPHENS = frozenset("-–‑")
_ABOUT = frozenset(("for", "on", "to", "in", "against", "over", "with", "at", "from"))
_MAX_NAME = 6
_NEAR = 5
_IN_A_NAME = frozenset(("", "ORG", "GPE", "NORP", "FAC"))
_AFTER_TITLE = _IN_A_NAME | {"WORK_OF_ART", "LOC", "EVENT", "PRODUCT", "LAW"}
"""Kinds of entities that the parser takes the rest of a name for, after a title."""
_OF_PLACES = frozenset(("in", "near", "at", "from", "into", "across", "outside", "around", "of", "to"))
_DASHES = frozenset((",", "-", "–", "—"))


class Spotted(msgspec.Struct, frozen=True, kw_only=True):
    """A name at words `first` up to `last`. `parts` are its words; `nations` states or territories it is of."""

    first: int
    last: int
    kind: str
    parts: tuple[str, ...]
    marks: tuple[str, ...] = ()
    """For each part what it is: nation, body, loose (a word for fighters at large), `known:<id>`, or ""."""
    nations: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    abbreviation: str | None = None
    office: str | None = None
    office_terms: tuple[Term, ...] = ()
    past: bool = False
    bodies_at: tuple[int, ...] = ()
    """Places of words for a body that the person speaks for."""
    titled: bool = False

    def term(self, kind: str) -> Term | None:
        """The last term of a kind inside the name."""
        return next((t for t in reversed(self.terms) if t.kind == kind), None)


class _Office(msgspec.Struct):
    """What is read of one office: terms, states, places of its bodies, and whether it lies in the past."""

    terms: list[Term]
    nations: list[str]
    bodies: list[int]
    past: bool = False


class Row(msgspec.Struct, frozen=True, eq=False):
    """Words that are read together, and the terms found among them; indexes count from the row's first word."""

    tokens: tuple[Token, ...]
    words: ActorWords
    at: dict[int, Found]
    capitals: bool
    """The whole text is in capitals, so that capitals tell nothing."""

    def is_name(self, place: int) -> bool:
        """Whether a word looks like part of a name."""
        token = self.tokens[place]
        if not token.text[0].isupper() and token.text[0] != "’" and not token.text[0].isdigit():
            return False
        return token.pos == "PROPN" or (not self.capitals and token.entity in ("PERSON", "ORG", "GPE", "NORP"))

    def owns(self, place: int) -> bool:
        """Whether a word is a possessive ending."""
        token = self.tokens[place]
        return token.tag == "POS" or token.text in ("'s", "’s", "'S", "’S")

    def kind(self, place: int) -> str:
        """The kind of the first term at a word, or ""."""
        found = self.at.get(place)
        return found.terms[0].kind if found else ""

    def text(self, first: int, last: int) -> str:
        """The words as they stand, with the spaces of the report reduced to one."""
        out = ""
        for place in range(first, last):
            token = self.tokens[place]
            gap = place > first and token.start > self.tokens[place - 1].end
            out += (" " if gap else "") + token.text
        return out


def make_row(tokens: Sequence[Token], words: ActorWords, *, capitals: bool = False) -> Row:
    """A row of words with its terms looked up."""
    found = words.scan([t.text for t in tokens], [t.pos == "PROPN" for t in tokens])
    at = {place: f for f in found for place in range(f.first, f.last)}
    return Row(tuple(tokens), words, at, capitals)


def find_persons(row: Row) -> list[Spotted]:
    """Persons by name: entities, and names after a title or office."""
    runs: list[tuple[int, int]] = []
    place = 0
    while place < len(row.tokens):
        run = _person_run(row, place)
        if run:
            runs.append(run)
        place = max(run[1] if run else 0, place + 1)
    taken = frozenset(p for first, last in runs for p in range(first, last))
    return [_describe_person(row, first, last, taken) for first, last in runs]


def _person_run(row: Row, place: int) -> tuple[int, int] | None:
    """A person's name that starts here: an entity, or name words after a title."""
    token = row.tokens[place]
    titled = _after_title(row, place) or (
        token.entity != "PERSON" and row.is_name(place) and (_before_office(row, place) or _told_of(row, place))
    )
    if token.entity != "PERSON" and not (titled or _opens_person(row, place)):
        return None
    if not _may_start(row, place):
        return None
    last = place
    while last < len(row.tokens) and last - place < _MAX_NAME and _goes_on(row, place, last, titled=titled):
        last += 1
    while last > place and not row.is_name(last - 1):
        last -= 1
    if last == place or not any(len(t.text) > 1 and t.text[0].isalpha() for t in row.tokens[place:last]):
        return None
    return (place, last) if _is_person(row, place, last, titled=titled) else None


def sworn_in(row: Row, place: int) -> bool:
    """Whether "swore in" stands before, after which only a person is named."""
    return place > 1 and row.tokens[place - 1].text.lower() == "in" and row.tokens[place - 2].lemma == "swear"


def _after_title(row: Row, place: int) -> bool:
    """A title stands before, perhaps with its state: "Foreign Minister of Dorand"."""
    if sworn_in(row, place):
        return True
    before = row.at.get(place - 1)
    if before and before.last == place and before.term("nation") and before.first > 1:
        of = row.tokens[before.first - 1].text.lower() == "of"
        before = row.at.get(before.first - 2) if of else None
        return bool(before and before.term("office"))
    if before and before.last == place and before.term("body") and before.first > 1:
        return _post(row, before)
    return bool(before and before.last == place and before.terms[0].kind in ("office", "honorific"))


def _post(row: Row, body: Found) -> bool:
    """Whether a body's noun ends an office written with capitals: "Head of Mission"."""
    office = row.at.get(body.first - 2) if row.tokens[body.first - 1].text.lower() == "of" else None
    capitals = office and all(row.tokens[p].text[0].isupper() for p in (office.first, body.first))
    return bool(office and capitals and office.term("office"))


def _before_office(row: Row, place: int) -> bool:
    """Two or more capitalised words beside a comma and an office: a person, whatever the parser made of it."""
    last = place
    while last < len(row.tokens) and row.is_name(last) and not row.at.get(last) and last - place < _MAX_NAME:
        last += 1
    if last - place < 2 or last + 1 >= len(row.tokens) or row.tokens[last].text not in _DASHES:
        return False
    if place and row.is_name(place - 1):
        return False
    if (
        place > 1
        and row.tokens[place - 1].text == ","
        and _phrase_before_comma(row, place - 1, frozenset()) is not None
    ):
        return True
    return row.tokens[last].text == "," and _office_after(row, last, frozenset()) is not None


def _told_of(row: Row, place: int) -> bool:
    """Two or three unlisted words in capitals before ", who": a person, whatever the parser made of them."""
    last = place
    while last < len(row.tokens) and row.is_name(last) and not row.at.get(last) and last - place < _MAX_NAME:
        last += 1
    return last - place > 1 and not (place and row.is_name(place - 1)) and _relative_after(row, place, last)


def _relative_after(row: Row, first: int, last: int) -> bool:
    """Whether ", who" follows a name, or ", whose" one that no word like "in" makes a place."""
    comma, relative, *_ = [*(t.text.lower() for t in row.tokens[last : last + 2]), "", ""]
    before = [t.text.lower() for t in row.tokens[max(0, first - _NEAR) : first]]
    place = before[-1:] != [] and before[-1] in _OF_PLACES and not (before[-1] == "from" and "over" in before)
    return comma == "," and (relative == "who" or (relative == "whose" and not place))


def _opens_person(row: Row, place: int) -> bool:
    """A first name that the parser left out of the person whose surname follows."""
    token, after = row.tokens[place], row.tokens[place + 1 : place + 2]
    joined = bool(after) and after[0].entity == "PERSON" and after[0].entity_start and token.dep == "compound"
    free = token.entity == "" and row.at.get(place) is None and not (place and row.is_name(place - 1))
    return joined and free and row.is_name(place)


def _may_start(row: Row, place: int) -> bool:
    """A name does not start with a title, a nation's adjective or a body."""
    if not row.is_name(place):
        return (
            row.tokens[place].text.lower() in row.words.particles
            and place + 1 < len(row.tokens)
            and (row.tokens[place].entity == "PERSON")
        )
    found = row.at.get(place)
    if not found:
        return True
    term = found.terms[0]
    if term.kind == "nation":
        if place and row.tokens[place - 1].text.lower() == "of":
            return False
        alone = found.last >= len(row.tokens) or row.tokens[found.last].entity != "PERSON"
        return not alone and term.form in ("name", "capital") and not row.tokens[found.last].entity_start
    inside = found.last < len(row.tokens) and row.tokens[found.last].entity == "PERSON"
    starts = inside and not row.tokens[found.last].entity_start and found.last == place + 1
    return term.kind == "people" and starts


def _goes_on(row: Row, first: int, place: int, *, titled: bool) -> bool:
    token = row.tokens[place]
    if place == first:
        return True
    found = row.at.get(place)
    if found and found.first == place and found.terms[0].kind in ("body", "known", "office", "honorific", "document"):
        return found.terms[0].kind == "honorific" and titled and _ends_name(row, place)
    if found and found.terms[0].kind == "nation" and found.terms[0].form == "adjective" and token.entity != "PERSON":
        return False
    if token.text in _HYPHENS or token.text.lower() in row.words.particles:
        following = place + 1 < len(row.tokens) and (row.is_name(place + 1) or row.tokens[place + 1].text in _HYPHENS)
        return (following and token.start == row.tokens[place - 1].end) or (token.text not in _HYPHENS and following)
    if not row.is_name(place) or row.owns(place):
        return False
    if token.entity == "PERSON":
        return not (token.entity_start and row.tokens[place - 1].entity == "PERSON" and token.dep == "conj")
    kinds = _AFTER_TITLE if titled else _IN_A_NAME
    return token.entity in kinds and (titled or not token.entity_start) and not found


def _ends_name(row: Row, place: int) -> bool:
    """Whether a word that is a title elsewhere ends a name here: "Don" in "Commander Ara Don"."""
    alone = place + 1 >= len(row.tokens) or not row.is_name(place + 1)
    return alone and row.is_name(place) and row.is_name(place - 1) and not row.at.get(place - 1)


def _is_person(row: Row, first: int, last: int, *, titled: bool) -> bool:
    """Not a place, body or title that the parser took for a person."""
    if titled:
        return True
    following = row.tokens[last] if last < len(row.tokens) else None
    if following is not None and row.kind(last) == "body" and following.pos in ("NOUN", "PROPN"):
        return False
    if last - first == 1 and row.at.get(first):
        return False
    letters = row.text(first, last)
    return row.capitals or not (letters.isupper() and len(letters) <= 4)


def _describe_person(row: Row, first: int, last: int, taken: frozenset[int]) -> Spotted:
    before, titles = _office_before(row, first, taken)
    after = _office_after(row, last, taken)
    chunks = [c for c in (before, after) if c]
    read = [_read_office(row, start, end) for start, end in chunks]
    now = [o for o in read if not o.past]
    gender = next((t for t in (*titles, *(t for o in read for t in o.terms)) if t.gender), None)
    return Spotted(
        first=first,
        last=last,
        kind="person",
        parts=tuple(t.text for t in row.tokens[first:last]),
        nations=tuple(dict.fromkeys(n for o in now for n in o.nations)),
        terms=(gender,) if gender else (),
        office=", ".join(_without_article(row, *c) for c in chunks) or None,
        office_terms=tuple(t for o in (now or read) for t in o.terms),
        bodies_at=tuple(place for o in now for place in o.bodies),
        past=bool(read) and not now,
        titled=bool(chunks or titles) or _relative_after(row, first, last),
    )


def _office_before(row: Row, first: int, taken: frozenset[int]) -> tuple[tuple[int, int] | None, tuple[Term, ...]]:
    """Words of the office before a name ("Foreign Minister of Dorand"), and the bare titles there."""
    start = _walk_left(row, first, taken)
    found = [f for f in _founds(row, start, first) if f.term("office") or f.term("people")]
    titles = tuple(t for f in _founds(row, start, first) for t in f.terms if t.kind in ("honorific", "office"))
    comma = start - 1
    if start == first or found:
        comma = (_np_start(row, found[0].first, start) if found else first) - 1
    if comma > 0 and row.tokens[comma].text == "," and comma - 1 not in taken:
        longer = _phrase_before_comma(row, comma, taken)
        if longer is not None:
            return (longer, first), titles
    if not found:
        return None, titles
    return (_np_start(row, found[0].first, start), first), titles


def _walk_left(row: Row, first: int, taken: frozenset[int]) -> int:
    start = first
    while start > 0 and start - 1 not in taken:
        token = row.tokens[start - 1]
        lower = token.text.lower()
        if (
            lower in ("of", "for")
            or (lower == "the" and start > 1 and row.tokens[start - 2].text.lower() in ("of", "for"))
            or (lower == "and" and start > 1 and row.kind(start - 2) == "office" and start < first)
            or (
                token.pos in _BEFORE_NOUN
                or row.owns(start - 1)
                or token.text in _HYPHENS
                or row.kind(start - 1) == "office"
            )
        ):
            start -= 1
        elif token.text in _CLOSE and start > 2 and row.tokens[start - 3].text in _OPEN:
            start -= 3
        else:
            break
    while start < first and (row.tokens[start].text.lower() in ("of", "for", "and") or row.owns(start)):
        start += 1
    return start


def _np_start(row: Row, place: int, floor: int) -> int:
    """Left edge of the noun phrase around a word: its adjectives and possessors, not what an "of" joins it to."""
    start = place
    while start > floor:
        token = row.tokens[start - 1]
        if token.pos in _BEFORE_NOUN or row.owns(start - 1) or token.text in _HYPHENS:
            start -= 1
        elif token.text.lower() == "and" and start - 1 > floor and row.kind(start - 2) == "office":
            start = row.at[start - 2].first
        else:
            break
    return _with_owner(row, start)


def _with_owner(row: Row, start: int) -> int:
    """The start with the owner before a possessive that the walk stopped at: "the minister's spokesman"."""
    if not row.owns(start):
        return start
    while start > 0 and row.is_name(start - 1):
        start -= 1
    return start


def _phrase_before_comma(row: Row, comma: int, taken: frozenset[int]) -> int | None:
    """Start of "a ministry spokeswoman" or "the head of the inquiry in Halvern" that ends before a comma."""
    start = comma
    while start > 0 and start - 1 not in taken:
        token = row.tokens[start - 1]
        if token.pos in ("VERB", "AUX", "PUNCT", "CCONJ", "SCONJ") and token.text not in _HYPHENS:
            break
        start -= 1
    offices = [f for f in _founds(row, start, comma) if f.term("office")]
    if not offices or comma - start > 16:
        return None
    head = offices[0]
    start = _np_start(row, head.first, start)
    before = row.tokens[start - 1].text.lower() if start else ""
    opened = before in ("the", "a", "an", "another", "its", "their") or row.owns(start) or start == 0
    owned = any(row.owns(p) for p in range(start, head.first))
    return start if opened or owned or row.kind(start) == "nation" else None


def _office_after(row: Row, last: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """Words of the office after a name: ", Dorand's ombudsman," or ", head of the mission"."""
    if last + 1 >= len(row.tokens) or row.tokens[last].text != ",":
        return None
    start = last + 1
    if row.tokens[start].text.lower() in ("the", "a", "an"):
        start += 1
    end = start
    while end < len(row.tokens) and end - start < 24:
        token = row.tokens[end]
        if token.pos in ("VERB", "AUX", "PRON") and row.kind(end) not in ("office", "body", "known"):
            break
        if token.pos == "PUNCT" and token.text not in _HYPHENS and token.text not in "[]()":
            break
        end += 1
    offices = [f for f in _founds(row, start, end) if f.term("office")]
    if not offices or offices[0].last in taken:
        return None
    lead = range(start, offices[0].first)
    if any(p in taken and not row.owns(p) and not _owned(row, p) for p in lead):
        return None
    if any(row.tokens[p].pos in ("ADP", "SCONJ", "ADV") for p in lead):
        return None
    stop = next((p for p in range(offices[0].last, end) if p in taken and row.kind(p - 1) in ("office", "")), end)
    while (
        stop > start
        and row.tokens[stop - 1].pos in ("ADP", "CCONJ", "DET", "PUNCT")
        and row.tokens[stop - 1].text not in ")]"
    ):
        stop -= 1
    return (start, stop) if stop > start else None


def _owned(row: Row, place: int) -> bool:
    after = place + 1
    while after < len(row.tokens) and row.is_name(after):
        after += 1
    return after < len(row.tokens) and row.owns(after)


def _read_office(row: Row, start: int, end: int) -> _Office:
    """What an office says: "envoy for Dorand" serves no state, a "spokesman for the army" speaks for that body."""
    office = _Office([], [], [])
    own, served, spokes, seen = True, True, False, False
    place = start
    while place < end:
        lower = row.tokens[place].text.lower()
        found = row.at.get(place)
        office.past = office.past or (lower in row.words.past and not seen)
        if seen and lower in _ABOUT:
            own = False
            served = (spokes and lower == "for") or lower in ("at", "in")
        elif lower == "of":
            own = served = True
        if found and found.first == place:
            term = found.term("office")
            seen = seen or term is not None
            spokes = bool(term and term.id.startswith("spokes"))
            _add_office(row, office, found, own=own, served=served)
        place = found.last if found and found.first == place else place + 1
    return office


def _add_office(row: Row, office: _Office, found: Found, *, own: bool, served: bool) -> None:
    office.terms.extend(t for t in found.terms if t.kind == "office" or (served and t.kind in ("known", "body")))
    if served and (found.term("known") or found.term("body")):
        office.bodies.append(found.first)
    if own and is_own(row, found):
        office.nations.extend(n for n in nation_ids(found) if n not in office.nations)


def _founds(row: Row, start: int, end: int) -> list[Found]:
    seen: dict[int, Found] = {}
    for place in range(start, end):
        found = row.at.get(place)
        if found and start <= found.first and found.last <= end:
            seen[found.first] = found
    return list(seen.values())


def nation_ids(found: Found) -> list[str]:
    """States or territories that a found term may mean."""
    return [t.id for t in found.terms if t.kind == "nation"]


def is_own(row: Row, found: Found) -> bool:
    """Whether a nation word says whose a thing is: not "Dorand-backed", "pro-Dorandi" or "Halvern-based"."""
    tokens = row.tokens
    after, before = found.last, found.first - 1
    if after + 1 < len(tokens) and tokens[after].text in _HYPHENS and tokens[after].start == tokens[after - 1].end:
        return False
    joined = before > 0 and tokens[before].text in _HYPHENS and tokens[before].end == tokens[before + 1].start
    return not joined


def _without_article(row: Row, start: int, end: int) -> str:
    while start < end and row.tokens[start].text.lower() in ("the", "a", "an", "its", "their", ","):
        start += 1
    while end > start and (row.tokens[end - 1].text in (",", "-") or row.kind(end - 1) == "honorific"):
        end -= 1
    return row.text(start, end)
