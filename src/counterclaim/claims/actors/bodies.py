"""Where bodies, groups and states are named in a row of words.

In: a row of words and the places already taken by persons. Out: `Spotted` names with nation and abbreviation. Reads
the packs `countries`, `actors.en` and `actors` through `packs/actors.py`.

Example: "the Dorand-led coalition" is a body without a nation; "Velmar's Defence Army" is one of that territory.
"""

from collections.abc import Iterable

from counterclaim.claims.actors.names import Row, Spotted, is_own, nation_ids
from counterclaim.packs.actors import Found, Term
from counterclaim.records.enums import Sector

_MODIFIERS = frozenset(("PROPN", "NOUN", "ADJ", "NUM"))
_HYPHENS = frozenset("-–‑")
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_JOINS = frozenset(("of", "for", "on"))
_ON = frozenset(("commission",))
_PLACE_BEFORE = frozenset(
    (
        "in",
        "at",
        "near",
        "from",
        "to",
        "into",
        "across",
        "inside",
        "outside",
        "of",
        "over",
        "towards",
        "through",
        "around",
    )
)
_ARTICLES = frozenset(("the", "a", "an"))
_FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))
_FIGHTERS = frozenset(("rebels", "forces", "group", "movement", "armed_group", "unit"))
_MAX_BODY = 14
_OF_STATE = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT))
_ABOUT = frozenset(("for", "on", "against", "to", "in"))


def find_bodies(row: Row, taken: set[int]) -> list[Spotted]:
    """Bodies and groups: known names, noun phrases with a word for a body, and other names of organisations."""
    bodies: list[Spotted] = []
    place = 0
    while place < len(row.tokens):
        spotted = None if place in taken else _body_at(row, place, taken)
        if spotted:
            bodies.append(spotted)
            taken.update(range(spotted.first, spotted.last))
        place = max(spotted.last if spotted else 0, place + 1)
    return sorted(bodies, key=lambda b: b.first)


def find_states(row: Row, taken: set[int]) -> list[Spotted]:
    """States named by themselves where they can act: not in "in Dorand", "Dorand's" or a list of places."""
    states = []
    for found in _each(row):
        if any(p in taken for p in range(found.first, found.last)):
            continue
        if any(t.kind == "nation" and t.form in ("name", "capital") for t in found.terms) and _acts(row, found):
            states.append(state_at(row, found))
    return states


def state_at(row: Row, found: Found) -> Spotted:
    """The state that a found name stands for."""
    return Spotted(
        first=found.first,
        last=found.last,
        kind="state",
        parts=tuple(t.text for t in row.tokens[found.first : found.last]),
        nations=tuple(dict.fromkeys(nation_ids(found))),
        terms=found.terms,
    )


def _acts(row: Row, found: Found) -> bool:
    tokens = row.tokens
    if found.last < len(tokens) and (row.owns(found.last) or tokens[found.last].text in _HYPHENS):
        return False
    if tokens[found.last - 1].dep == "appos" and tokens[found.first - 1].text == ",":
        return False
    before = found.first - 1
    if before >= 0 and tokens[before].text.lower() == "the":
        before -= 1
    if before >= 0 and (tokens[before].text.lower() in _PLACE_BEFORE or tokens[before].text in _HYPHENS):
        return False
    if found.term("nation") and all(t.form == "capital" for t in found.terms if t.kind == "nation"):
        return _before_verb(row, found.last)
    return found.last == len(tokens) or tokens[found.last].pos not in ("NOUN", "PROPN")


def _before_verb(row: Row, place: int) -> bool:
    """Whether a verb follows whose doer stands before it: a town that "was shelled" does nothing."""
    if place >= len(row.tokens) or row.tokens[place].tag not in _FINITE:
        return False
    after = place
    while after < len(row.tokens) and row.tokens[after].pos in ("AUX", "ADV", "PART"):
        after += 1
    helped = after > place and after < len(row.tokens) and row.tokens[after].tag == "VBN"
    return not (helped and any(t.lemma == "be" for t in row.tokens[place:after]))


def _each(row: Row) -> Iterable[Found]:
    place = -1
    for found in row.at.values():
        if found.first > place:
            place = found.first
            yield found


def _body_at(row: Row, place: int, taken: set[int]) -> Spotted | None:
    found = row.at.get(place)
    if found and found.first == place and found.term("known"):
        return _known_body(row, found, taken)
    if found and found.first == place and found.term("body"):
        return _described_body(row, found, taken)
    token = row.tokens[place]
    if token.entity == "ORG" and not found and row.is_name(place):
        return _other_organisation(row, place, taken)
    return None


def _known_body(row: Row, found: Found, taken: set[int]) -> Spotted | None:
    """A listed body; with a noun after it that makes it another body, that one ("Lake League mission")."""
    known = found.term("known")
    after = _next_body(row, found.last, taken)
    body = after.term("body") if after else None
    if body and after and known and not _same_group(known, body):
        return _described_body(row, after, taken)
    last = after.last if after and body else _with_abbreviation(row, found.last)[0]
    return _spotted(row, found.first, last, found.last)


def _next_body(row: Row, place: int, taken: set[int]) -> Found | None:
    """The noun for a body that ends the phrase which goes on here, if there is one."""
    end = place
    while end < len(row.tokens) and end - place < 4 and end not in taken:
        found = row.at.get(end)
        if found and found.term("body"):
            return found if found.last >= len(row.tokens) or not _modifies(row, found.last) else None
        if row.tokens[end].pos not in _MODIFIERS or (found and not found.term("nation")):
            return None
        end += 1
    return None


def _modifies(row: Row, place: int) -> bool:
    """Whether what stands before is only an adjunct: "army base", "military-technical support"."""
    token = row.tokens[place]
    if token.entity in ("DATE", "TIME") or _is_number(row, place):
        return False
    if token.text in _HYPHENS and token.start == row.tokens[place - 1].end:
        return True
    return token.pos in ("NOUN", "PROPN") and row.kind(place) not in ("office", "people", "known", "body", "honorific")


def _same_group(known: Term, body: Term) -> bool:
    """Whether the noun after a listed name adds nothing: guerrillas of a guerrilla group."""
    return known.sector == body.sector or (known.sector == "armed_group" and body.id in _FIGHTERS)


def _described_body(row: Row, found: Found, taken: set[int]) -> Spotted | None:
    following = row.at.get(found.last)
    goes_on = following and following.first == found.last and following.term("body")
    found_last = following if following and goes_on else found
    if found_last.last < len(row.tokens) and _modifies(row, found_last.last):
        return None
    if row.tokens[found_last.last - 1].pos not in ("NOUN", "PROPN") and not row.capitals:
        return None
    body = found_last.term("body")
    if body and body.id == "state_word" and row.tokens[found.first].text[0].isupper() and not row.capitals:
        return None
    first = _left_edge(row, found.first, taken)
    last, core = _right_edge(row, found_last, taken)
    named = found_last.last if first == found.first and row.tokens[first].text.islower() else last
    if body and body.id in ("ministry", "government", "authorities", "army"):
        named = last
    return _spotted(row, first, last, core) if _is_named(row, first, named) else None


def _is_number(row: Row, place: int) -> bool:
    """The number of a unit: "No. 4", "NO.4", "7"."""
    text = row.tokens[place].text
    return text.isdigit() or text.lower().startswith("no.")


def _is_named(row: Row, first: int, last: int) -> bool:
    """Whether a phrase tells which body is meant: it names a state, a listed body, or has a name of its own."""
    for place in range(first, last):
        found = row.at.get(place)
        if found and (found.term("known") or (found.term("nation") and is_own(row, found))):
            return True
        joined = place + 1 < len(row.tokens) and row.tokens[place + 1].text in _HYPHENS
        if (
            row.kind(last - 1) == "body"
            and row.tokens[place].text[0].isdigit()
            and row.tokens[place].text[-1].isalpha()
        ):
            return True
        named = row.is_name(place) and row.tokens[place].text.lower() not in row.words.qualifiers
        if not found and named and not joined and row.tokens[place].text not in _HYPHENS:
            return True
    kinds = [row.kind(p) for p in range(first, last)]
    capital = all(row.is_name(p) for p in range(first, last) if row.tokens[p].pos != "ADP")
    return capital and kinds.count("body") > 1 and not row.capitals


def _left_edge(row: Row, first: int, taken: set[int]) -> int:
    start = first
    while start > 0 and first - start < _MAX_BODY:
        token = row.tokens[start - 1]
        owner = row.owns(start - 1)
        if start - 1 in taken:
            if not (start < first and row.owns(start)):
                break
            while start > 0 and start - 1 in taken and not row.owns(start - 1):
                start -= 1
            break
        found = row.at.get(start - 1)
        backed = start > 1 and row.tokens[start - 2].text in _HYPHENS and token.tag in ("VBN", "VBG", "JJ")
        if found and found.terms[0].kind == "document" and not owner:
            break
        if token.pos in _MODIFIERS or owner or token.text in _HYPHENS or backed or token.tag in ("NNP", "NNPS"):
            start -= 1
        else:
            break
    while start < first and (row.owns(start) or row.tokens[start].text in _HYPHENS):
        start += 1
    return _from_first_name(row, start, first)


def _from_first_name(row: Row, start: int, first: int) -> int:
    """Skip "some 1,000 well-armed" before the first word that is a name."""
    for place in range(start, first):
        found = row.at.get(place)
        if (found and (found.term("nation") or found.term("known"))) or row.is_name(place):
            start = place if row.tokens[place].tag != "DT" else place + 1
            break
    while start < first and row.tokens[start].text.lower() in _ARTICLES | row.words.qualifiers:
        if row.tokens[start].text[0].isupper() and row.is_name(start) and not row.capitals and start > 0:
            break
        start += 1
    return start


def _right_edge(row: Row, found: Found, taken: set[int]) -> tuple[int, int]:
    """End of the phrase with "of ..." and "for ..." names after it, and the end of its core before a bracket."""
    last, core = _with_abbreviation(row, found.last)
    while last + 1 < len(row.tokens) and last - found.first < _MAX_BODY:
        if _is_number(row, last):
            last = core = last + 1
            continue
        joins = row.tokens[last].text.lower()
        body = found.term("body")
        if _seat(row, found, last):
            last = core = row.at[last + 1].last
            break
        step = last if joins == "on" and not (body and body.id in _ON) else _complement(row, last, taken)
        if step == last:
            break
        last, core = _with_abbreviation(row, step)
    return last, core


def _seat(row: Row, found: Found, place: int) -> bool:
    """Whether "in" and a capital or state follow a ministry or government that names no other state."""
    seat = row.at.get(place + 1)
    if row.tokens[place].text.lower() != "in" or seat is None or seat.first != place + 1 or not seat.term("nation"):
        return False
    more = seat.last < len(row.tokens) and row.tokens[seat.last].text.lower() in ("and", ",")
    body = found.term("body")
    return bool(body and body.id in ("ministry", "government", "authorities")) and not more and place == found.last


def _complement(row: Row, place: int, taken: set[int]) -> int:
    """End of "of Foreign Affairs" or "for Human Rights" that starts here; `place` itself if none does."""
    if row.tokens[place].text.lower() not in _JOINS:
        return place
    end = place + 1
    if row.tokens[end].text.lower() in ("the", "its", "their") and end + 1 < len(row.tokens):
        end += 1
    start = end
    while end < len(row.tokens) and end not in taken and _in_complement(row, end):
        end += 1
    while end > start and row.tokens[end - 1].pos in ("CCONJ", "PUNCT") and row.tokens[end - 1].text not in _CLOSE:
        end -= 1
    return end if end > start else place


def _in_complement(row: Row, place: int) -> bool:
    token = row.tokens[place]
    found = row.at.get(place)
    if row.is_name(place) or (found and (found.term("nation") or found.term("known"))):
        return True
    if token.text.lower() in ("and", "&") or token.text in _HYPHENS:
        return place + 1 < len(row.tokens) and row.is_name(place + 1) and place > 0 and row.is_name(place - 1)
    return row.kind(place) == "body" or token.text.lower() in row.words.portfolios


def _with_abbreviation(row: Row, last: int) -> tuple[int, int]:
    """End after a bracketed abbreviation, if one follows, and the end before it."""
    tokens = row.tokens
    if last + 2 < len(tokens) and tokens[last].text in _OPEN and tokens[last + 2].text in _CLOSE:
        inside = tokens[last + 1].text
        if 2 <= len(inside) <= 10 and sum(c.isupper() for c in inside) >= 2 and row.kind(last + 1) != "nation":
            return last + 3, last
    return last, last


def _other_organisation(row: Row, place: int, taken: set[int]) -> Spotted | None:
    if row.tokens[place].text.lower() in _ARTICLES:
        place += 1
    last = place
    while last < len(row.tokens) and last not in taken and row.tokens[last].entity == "ORG":
        if last > place and row.tokens[last].entity_start:
            break
        if row.kind(last) not in ("", "nation", "people"):
            return None
        last += 1
    while last > place and not row.is_name(last - 1):
        last -= 1
    if last == place or row.owns(last - 1) or _is_whose(row, last):
        return None
    end, core = _with_abbreviation(row, last)
    return _spotted(row, place, end, core)


def _is_whose(row: Row, last: int) -> bool:
    """Whether a name only says whose body the noun after it is: a tagger cuts "Dorandi | army" in two as it likes."""
    found = row.at.get(last)
    body = found.term("body") if found and found.first == last else None
    return body is not None and not body.loose and body.sector in _OF_STATE


def _spotted(row: Row, first: int, last: int, core: int) -> Spotted:
    terms: list[Term] = []
    nations: list[str] = []
    place, about = first, False
    while place < last:
        found = row.at.get(place)
        about = about or (row.tokens[place].text.lower() in _ABOUT and place > first)
        if found and found.first == place:
            terms += found.terms
            if is_own(row, found) and not about:
                nations += nation_ids(found)
        place = found.last if found and found.first == place else place + 1
    fighters = any(t.kind == "known" and t.sector == "armed_group" for t in terms)
    if not nations and terms and (seat := row.at.get(last - 1)) and row.tokens[seat.first - 1].text.lower() == "in":
        nations = nation_ids(seat)
    bracket = core + 1 if core < last and row.tokens[core].text in _OPEN else None
    return Spotted(
        first=first,
        last=last,
        kind="group" if any(t.many for t in terms if t.kind == "body") else "body",
        parts=tuple(t.text for t in row.tokens[first:last]),
        marks=tuple(_mark(row, p, fighters=fighters) for p in range(first, last)),
        nations=tuple(dict.fromkeys(nations)),
        terms=tuple(terms),
        abbreviation=row.tokens[bracket].text if bracket is not None else _inner_abbreviation(row, first, last),
    )


def _mark(row: Row, place: int, *, fighters: bool) -> str:
    found = row.at.get(place)
    if not found:
        return ""
    known, body = found.term("known"), found.term("body")
    if known:
        return f"known:{known.id}"
    if body:
        return "loose" if body.loose or (fighters and body.id in _FIGHTERS) else "body"
    return "nation" if found.term("nation") else ""


def _inner_abbreviation(row: Row, first: int, last: int) -> str | None:
    for place in range(first + 1, last - 1):
        if row.tokens[place - 1].text in _OPEN and row.tokens[place + 1].text in _CLOSE:
            return row.tokens[place].text
    return None
