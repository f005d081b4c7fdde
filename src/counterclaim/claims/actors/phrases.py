"""A noun phrase that may name somebody, taken apart: article, owner, head, names inside, and what it is called by.

In: a document, its cast, and a span. Out: a `Phrase`, and an `Actor` for one that names nobody known. Reads the packs
`countries`, `actors.en` and `actors` through `packs/actors.py`.

Example: "a spokesman for the interior ministry" has the head "spokesman" and, inside, the ministry.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from counterclaim.claims.actors.cast import Cast, Mention
from counterclaim.claims.actors.names import Row, is_own, make_row, nation_ids
from counterclaim.claims.actors.unlisted import look_up
from counterclaim.packs.actors import Found, Term, load_actor_words, word_key
from counterclaim.records.claim import Reason, Span
from counterclaim.records.document import Document, Token
from counterclaim.records.enums import Sector
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Actor

DEFINITE = frozenset(("the", "that", "this", "these", "those", "same"))
ARTICLES = frozenset(("the", "a", "an", "that", "this", "these", "those"))
POSSESSIVES = frozenset(("its", "his", "her", "their", "our", "my"))
_STOPS = frozenset(("WP", "WDT", "WRB", "VBD", "VBZ", "VBP", "MD", "TO", "WP$"))
_BREAKS = frozenset(",;:()[]—–")
_EDGE = frozenset("\"“”‘’'`.,;:!?-–—()[]…_") | {"``", "''", "--"}
_LEAD = frozenset(("CCONJ", "ADV", "SCONJ", "ADP", "PUNCT"))
_FEW = 3


class Phrase(msgspec.Struct, frozen=True, eq=False):
    """Words `first` up to `last` of the document; the core ends before the first preposition or relative clause."""

    first: int
    last: int
    core: int
    tokens: tuple[Token, ...]
    row: Row
    mentions: tuple[Mention, ...]
    article: str
    """The article or possessive that opens it, in lower case, or ""."""
    head: Found | None
    """The term that the core ends with."""
    text: str

    def core_mention(self) -> Mention | None:
        """The name that the core ends with: what the phrase is about."""
        fits = [m for m in self.mentions if m.first < self.core <= m.last]
        return max(fits, key=lambda m: m.last - m.first) if fits else None

    def head_is_loose(self) -> bool:
        """Whether the head alone names nobody in particular ("forces")."""
        term = self.head.term("body") if self.head else None
        return term is None or term.loose

    def owner(self) -> Mention | None:
        """The name whose possessive stands before the head: the group in "the group's leader"."""
        for mention in self.mentions:
            after = mention.last
            if mention.last < self.core and self.row.owns(after - self.first):
                return mention
            if mention.last <= self.core and self.row.owns(mention.last - 1 - self.first):
                return mention
        return None

    def nations(self) -> tuple[str, ...]:
        """States and territories that the core says it belongs to."""
        found: list[str] = []
        place, end = 0, self.core - self.first
        if self.core < self.last and self.tokens[end].text.lower() == "of":
            end = min(len(self.tokens), end + 4)
        while place < end:
            term = self.row.at.get(place)
            if term and term.first == place and term.term("nation") and is_own(self.row, term):
                found += nation_ids(term)
            place = term.last if term and term.first == place else place + 1
        return tuple(dict.fromkeys(found)) or self._seat()

    def _seat(self) -> tuple[str, ...]:
        """The state of "officials in Halvern": only for those who govern there, and only one place."""
        seat = self.row.at.get(self.core - self.first + 1)
        if seat is None or not seat.term("nation") or seat.last != len(self.tokens):
            return ()
        head = " ".join(t.text.lower() for t in self.tokens[: self.core - self.first])
        return tuple(nation_ids(seat)) if head in load_actor_words().seated else ()


def tokens_of(doc: Document, span: Span) -> tuple[int, int]:
    """Indexes of the first word of a span and of the word after its last."""
    first = bisect_right(doc.tokens, span.start, key=lambda t: t.end)
    while first < len(doc.tokens) and doc.tokens[first].end <= span.start:
        first += 1
    last = bisect_left(doc.tokens, span.end, lo=first, key=lambda t: t.start)
    return first, last


def mentions_in(cast: Cast, first: int, last: int, doc: Document) -> tuple[Mention, ...]:
    """Names that overlap words `first` up to `last`, in order."""
    if first >= last:
        return ()
    start, end = doc.tokens[first].start, doc.tokens[last - 1].end
    right = bisect_left(cast.mentions, end, key=lambda m: m.start)
    return tuple([m for m in cast.mentions[max(0, right - 40) : right] if m.end > start and m.kind != "reference"])


def read_phrase(doc: Document, cast: Cast, first: int, last: int) -> Phrase | None:
    """The phrase at words `first` up to `last` without marks at its edges, or None if nothing is left."""
    first, last = _trim(doc, first, last)
    if first >= last:
        return None
    lower = doc.tokens[first].text.lower()
    article = lower if lower in ARTICLES | POSSESSIVES else ""
    start = first + 1 if article and last - first > 1 else first
    tokens = doc.tokens[start:last]
    row = look_up(make_row(tokens, load_actor_words(), capitals=_capitals(doc, start, last)), cast.lands)
    mentions = tuple(m for m in mentions_in(cast, start, last, doc) if m.first >= start - 1 and m.last <= last)
    end = _end(doc, start, last, mentions)
    core = _core(doc, start, end, mentions)
    head = next((f for f in row.at.values() if f.last == core - start), None)
    return Phrase(start, end, core, tokens, row, mentions, article, head, words_text(doc, start, end))


def words_text(doc: Document, first: int, last: int) -> str:
    """Words as they stand, each gap one space."""
    out = ""
    for token in doc.tokens[first:last]:
        gap = out and token.start > doc.tokens[token.index - 1].end
        out += (" " if gap else "") + token.text
    return out.strip(" ,;:-–—")


def _trim(doc: Document, first: int, last: int) -> tuple[int, int]:
    while first < last and (doc.tokens[first].text in _EDGE or doc.tokens[first].pos == "SPACE"):
        first += 1
    while last > first and (doc.tokens[last - 1].text in _EDGE or doc.tokens[last - 1].pos == "SPACE"):
        last -= 1
    while last - first > 1 and doc.tokens[first].pos in _LEAD and doc.tokens[first].text.lower() not in ARTICLES:
        if doc.tokens[first].text[0].isupper() and doc.tokens[first].tag in ("NNP", "NNPS"):
            break
        first += 1
    while last - first > 1 and doc.tokens[last - 1].text in ("'s", "’s"):
        last -= 1
    return first, last


def _capitals(doc: Document, first: int, last: int) -> bool:
    found = False
    for token in doc.tokens[max(0, first - 12) : last + 12]:
        if len(token.text) > 2 and token.text.isalpha():
            if not token.text.isupper():
                return False
            found = True
    return found


def _covered(place: int, mentions: Sequence[Mention]) -> bool:
    return any(m.first <= place < m.last for m in mentions)


def _end(doc: Document, first: int, last: int, mentions: Sequence[Mention]) -> int:
    """Where the phrase ends: before a comma, bracket, verb or "who"."""
    for place in range(first + 1, last):
        token = doc.tokens[place]
        if _covered(place, mentions):
            continue
        if token.text in _BREAKS and not (token.text == "–" and token.start == doc.tokens[place - 1].end):
            return place
        if token.tag in _STOPS and not (place + 1 < last and doc.tokens[place + 1].text == "-"):
            return place
    return last


def _core(doc: Document, first: int, last: int, mentions: Sequence[Mention]) -> int:
    """End of the head noun: before the first preposition that no name covers, or the joint of a list."""
    for place in range(first + 1, last):
        token = doc.tokens[place]
        if not _covered(place, mentions) and token.pos in ("ADP", "SCONJ", "CCONJ") and token.text not in ("'s", "’s"):
            return place
    return last


def segments(doc: Document, cast: Cast, first: int, last: int) -> list[tuple[int, int]]:
    """The parts of a span between its commas, brackets and dashes."""
    mentions = mentions_in(cast, first, last, doc)
    parts: list[tuple[int, int]] = []
    start = first
    for place in range(first, last):
        if doc.tokens[place].text in _BREAKS and not _covered(place, mentions):
            if place > start:
                parts.append((start, place))
            start = place + 1
    if last > start:
        parts.append((start, last))
    return parts


def joints(doc: Document, cast: Cast, first: int, last: int) -> list[int]:
    """Places of "and" between whole phrases: not inside a name, not after a preposition."""
    mentions = mentions_in(cast, first, last, doc)
    found = []
    for place in range(first, last):
        token = doc.tokens[place]
        if _covered(place, mentions):
            continue
        if token.pos in ("ADP", "VERB", "SCONJ") or token.tag in _STOPS:
            break
        if token.pos == "CCONJ" and token.text.lower() in ("and", "or", "&") and place > first:
            found.append(place)
    return found


def described(doc: Document, phrase: Phrase, *, plain: bool = False, body: Actor | None = None) -> Actor:
    """An actor for a phrase that names nobody known. `plain`: say nothing of country or body, they are not certain."""
    words = load_actor_words()
    office = phrase.head.term("office") if phrase.head else None
    people = phrase.head.term("people") if phrase.head else None
    noun = phrase.head.term("body") if phrase.head else None
    term = people or office or noun
    nations = () if plain else phrase.nations()
    nation = nations[0] if len(nations) == 1 else None
    sector = _sector(phrase, term)
    if body and not plain:
        sector = body.sector if body.sector is not Sector.UNKNOWN else sector
        nation = nation or body.nation
    if sector in (Sector.ARMED_GROUP, Sector.INTERNATIONAL_BODY):
        nation = None
    kind = (
        "person"
        if office and not people
        else "group"
        if people or (noun and noun.many)
        else "body"
        if noun
        else "group"
    )
    country = nation if nation and nation.isupper() else None
    note = "which of several is not certain" if plain else "known only by these words"
    return Actor(
        id=make_id("a", doc.report.id, "description", phrase.text.casefold()),
        name=phrase.text,
        kind=kind,
        country=country,
        sector=sector,
        office=phrase.text if office and not people else None,
        nation=nation if nation in words.states or nation in _unlisted(phrase) else None,
        body=body.id if body and not plain else None,
        gender=office.gender if office else None,
        reasons=(Reason("coreference", "description", f"{phrase.text!r}: {note}"),),
    )


def forces_named(doc: Document, phrase: Phrase) -> Actor | None:
    """The forces that fight with what a phrase names: "Dorandi patrol" as told, "Dorandi forces" for "Dorandi shells".

    None without one state's name before the noun, or where the state only made or backs it ("Dorandi-made drones").
    """
    words, noun = load_actor_words(), word_key(phrase.tokens[phrase.core - phrase.first - 1].text)
    if noun not in words.units | words.fire or len(nations := phrase.nations()) != 1:
        return None
    places = [p for p, f in phrase.row.at.items() if f.term("nation") and p < phrase.core - phrase.first]
    last = max(places, default=-1) + 1
    if not places or any(phrase.row.at.get(p) for p in range(places[0]) if p not in places):
        return None
    owner = words_text(doc, phrase.first + places[0], phrase.first + last)
    start = phrase.first + places[0]
    name = words_text(doc, start, phrase.core)
    if noun in words.fire:
        possessive = phrase.row.owns(last)
        name = f"{owner}{phrase.tokens[last].text} forces" if possessive else f"{owner} forces"
    nation = nations[0]
    return Actor(
        id=make_id("a", doc.report.id, "group", name.casefold()),
        name=name,
        kind="group",
        country=nation if nation.isupper() else None,
        sector=Sector.MILITARY,
        nation=nation,
        reasons=(Reason("coreference", "arms", f"{phrase.text!r}: those who fight with it for {owner}"),),
    )


def _unlisted(phrase: Phrase) -> set[str]:
    """Ids of nations in a phrase that no list holds."""
    terms = (t for f in phrase.row.at.values() for t in f.terms)
    return {t.id for t in terms if t.kind == "nation" and t.id not in load_actor_words().states}


def _sector(phrase: Phrase, term: Term | None) -> Sector:
    """By the head; a bare "sources" or "official" is what the word before it says ("police official")."""
    inside = [t for f in dict.fromkeys(phrase.row.at.values()) if f.last <= phrase.core - phrase.first for t in f.terms]
    bodies = [t for t in inside if t.kind in ("body", "known") and t is not term and t.sector is not Sector.UNKNOWN]
    if bodies and (term is None or term.kind in ("office", "people")):
        return bodies[-1].sector
    return term.sector if term else Sector.UNKNOWN


def head_words(phrase: Phrase) -> frozenset[str]:
    """Words of the core that tell bodies apart: neither nation, nor article, nor a word such as "senior"."""
    words = load_actor_words()
    kept = set()
    for place in range(phrase.core - phrase.first):
        found = phrase.row.at.get(place)
        text = word_key(phrase.tokens[place].text)
        joined = place + 1 < len(phrase.tokens) and phrase.tokens[place + 1].text == "-"
        after = place > 0 and phrase.tokens[place - 1].text == "-"
        if joined or after or text == "-" or text in words.qualifiers or (found and found.term("nation")):
            continue
        if text.isalpha():
            kept.add(words.same.get(text, text))
    return frozenset(kept)


def forces_after(doc: Document, cast: Cast, phrase: Phrase) -> Actor | None:
    """Whose fire it is where only the adjective was read: the forces in "killed by | Dorandi | sniper fire"."""
    words, tokens, last = load_actor_words(), doc.tokens, phrase.core
    found = phrase.row.at.get(phrase.core - 1 - phrase.first)
    nation = found.term("nation") if found else None
    if nation is None or nation.form != "adjective":
        return None
    while last < len(tokens) and tokens[last].pos in ("NOUN", "PROPN") and last - phrase.core < _FEW:
        last += 1
    if last == phrase.core or word_key(tokens[last - 1].text) not in words.fire | words.units:
        return None
    whole = read_phrase(doc, cast, phrase.first, last)
    return forces_named(doc, whole) if whole is not None else None
