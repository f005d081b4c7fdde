"""Mentions of places, and those that are made of other mentions: borders, capitals, "there" and "the village".

In: a document and the places named in it. Out: further mentions, or mentions joined into one. Reads the
pack `places.en`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.packs.gazetteer import Entry, Gazetteer
from counterclaim.packs.gazetteer_names import fold_name
from counterclaim.packs.gazetteer_words import PlaceWords
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Place, Reason
from counterclaim.records.document import Document, Token
from counterclaim.records.enums import PlacePrecision

STEP = "places"
RECENT = 4
"""Sentences back in which "there" or "the village" looks for its place."""
_HYPHENS = ("-", "–", "‑", "/")
_OWNERS = ("'s", "’s", "'", "’")


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """A place named in the text, at characters `start` to `end`, tokens `first` up to but not including `last`.

    `kind`: country, region1, region2, informal, sea, town, user, site, border or unknown. `is_modifier`: part of an
    actor's name. `metonym`: stands for those who govern there. `is_container`: only tells where the place before it
    lies. `adjective`: "Northlander", a place only before ground ("Northlander territory"). `stand_in`: "there", "the
    village", resolved to a place named before. A happening lies at the rest.
    """

    start: int
    end: int
    first: int
    last: int
    place: Place
    kind: str
    adjective: bool = False
    is_modifier: bool = False
    metonym: bool = False
    is_container: bool = False
    stand_in: bool = False
    reasons: tuple[Reason, ...] = ()

    @property
    def locates(self) -> bool:
        """Whether a happening can lie here."""
        return not (self.is_modifier or self.metonym or self.is_container)


def join_borders(doc: Document, words: PlaceWords, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """One place for "Northland's border with Southland", "the A-B border"; its ends only tell where it runs."""
    joined: list[PlaceMention] = []
    n = 0
    while n < len(mentions):
        one = mentions[n]
        following = mentions[n + 1] if n + 1 < len(mentions) else None
        span = _border(doc, words, one, following)
        if span is None:
            joined.append(one)
            n += 1
            continue
        first, last, both = span
        ends = [one, following] if both and following else [one]
        joined.append(_border_mention(doc, first, last, ends))
        joined.extend(msgspec.structs.replace(m, is_container=True) for m in ends)
        n += len(ends)
    return joined


def _border(
    doc: Document, words: PlaceWords, one: PlaceMention, following: PlaceMention | None
) -> tuple[int, int, bool] | None:
    """Tokens of a border's name and whether both mentions are in it; none in "Northlander border guards"."""
    span = _border_span(doc, words, one, following)
    if span and span[1] < len(doc.tokens) and doc.tokens[span[1]].text.lower() in words.actors:
        return None
    return span


def _border_span(
    doc: Document, words: PlaceWords, one: PlaceMention, following: PlaceMention | None
) -> tuple[int, int, bool] | None:
    tokens = doc.tokens
    after = [t.text.lower() for t in tokens[one.last : one.last + 4]]
    if following is not None and following.first - one.last <= 4:
        between = [t.text.lower() for t in tokens[one.last : following.first] if t.tag != "DT"]
        beyond = tokens[following.last].text.lower() if following.last < len(tokens) else ""
        if len(between) == 1 and between[0] in _HYPHENS and beyond in words.borders:
            return one.first, following.last + 1, True
        if between and between[-1] == "with" and [w for w in between[:-1] if w not in _OWNERS] in _single(words):
            return one.first, following.last, True
        before = [t.text.lower() for t in tokens[max(0, one.first - 2) : one.first]]
        if between == ["and"] and len(before) == 2 and before[1] == "between" and before[0] in words.borders:
            return one.first - 2, following.last, True
    if after and after[0] in words.borders:
        return one.first, one.last + 1, False
    if (
        one.first > 1
        and tokens[one.first - 1].text.lower() == "with"
        and tokens[one.first - 2].text.lower() in words.borders
    ):
        return one.first - 2, one.last, False
    return None


def _single(words: PlaceWords) -> list[list[str]]:
    return [[word] for word in words.borders]


def _border_mention(doc: Document, first: int, last: int, ends: Sequence[PlaceMention]) -> PlaceMention:
    start, end = doc.tokens[first].start, doc.tokens[last - 1].end
    near = any(m.place.relation == "near" for m in ends[:1])
    place = Place(
        name=" ".join(doc.report.text[start:end].split()),
        relation="near" if near else "on_border",
        precision=PlacePrecision.ZONE,
    )
    return PlaceMention(
        start=start,
        end=end,
        first=first,
        last=last,
        place=place,
        kind="border",
        reasons=(Reason(STEP, "border", "a border is a line between the places named, and has no point"),),
    )


def add_seats(doc: Document, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """Add "the Northlander capital", "the capital of Northland" as the seat, by the name the report gives, if any."""
    found: list[PlaceMention] = []
    named = {fold_name(m.place.name): m for m in mentions if m.kind == "town" and not m.is_modifier}
    for one in mentions:
        token = _capital_word(doc, one) if one.kind in ("country", "informal") else None
        if token is None:
            found.append(one)
            continue
        named_beside = any(0 <= m.first - token.index <= 3 and m is not one and m.kind == "town" for m in mentions)
        seat = None if named_beside else _seat(doc, one, token, named, gazetteer)
        found.append(msgspec.structs.replace(one, is_container=True) if seat or named_beside else one)
        if seat:
            found.append(seat)
    return found


def _capital_word(doc: Document, one: PlaceMention) -> Token | None:
    tokens = doc.tokens
    n = one.last
    if n < len(tokens) and tokens[n].text in _OWNERS:
        n += 1
    if n < len(tokens) and tokens[n].text.lower() == "capital":
        return tokens[n]
    if one.first > 1 and tokens[one.first - 1].text.lower() == "of" and tokens[one.first - 2].text.lower() == "capital":
        return tokens[one.first - 2]
    return None


def _seat(
    doc: Document, one: PlaceMention, token: Token, named: dict[str, PlaceMention], gazetteer: Gazetteer
) -> PlaceMention | None:
    holders = [e for e in gazetteer.lookup(doc.report.text[one.start : one.end]) if e.seats]
    seats = [seat for e in holders if e.id == one.place.gazetteer or len(holders) == 1 for seat in e.seats]
    first, last = min(one.first, token.index), max(one.last, token.index + 1)
    start, end = doc.tokens[first].start, doc.tokens[last - 1].end
    why = Reason(STEP, "seat", f"{doc.report.text[start:end]!r} is the seat of {one.place.name!r}")
    for seat in seats:
        if meant := named.get(fold_name(seat)):
            place = msgspec.structs.replace(meant.place, relation=one.place.relation)
            break
    else:
        if len(seats) != 1 or not (town := _town(gazetteer, seats[0], holders[0])):
            return None
        place = Place(
            name=seats[0],
            relation=one.place.relation,
            gazetteer=town.id,
            lat=town.lat,
            lon=town.lon,
            precision=town.precision,
            country=town.country,
            other_names=tuple(n for n in town.other_names if fold_name(n) != fold_name(seats[0])),
        )
    return PlaceMention(
        start=start, end=end, first=first, last=last, place=place, kind="town", stand_in=True, reasons=(why,)
    )


def _town(gazetteer: Gazetteer, name: str, holder: Entry) -> Entry | None:
    towns = [e for e in gazetteer.lookup(name) if e.kind == "town" and set(e.states) & set(holder.states)]
    return towns[0] if towns else None


def find_stand_ins(doc: Document, words: PlaceWords, mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Mentions for "there", "the village", "the same town", pointing to the nearest fitting place named before."""
    taken = {n for m in mentions for n in range(m.first, m.last)}
    for token in doc.tokens:
        text = token.text.lower()
        if text not in words.pronouns or token.index in taken or not _points_back(doc, words, token):
            continue
        fitting = [m for m in mentions if _fits(doc, m, token, words.pronouns[text])]
        if not fitting:
            continue
        if PlacePrecision.ZONE in words.pronouns[text] and text != "there":
            told = Counter(m.place.name for m in mentions if m.last <= token.index)
            yield _stand_in(token, max(fitting, key=lambda m: (told[m.place.name], m.last)))
        else:
            yield _stand_in(token, max(fitting, key=lambda m: m.last))


def _fits(doc: Document, mention: PlaceMention, token: Token, precisions: frozenset[PlacePrecision]) -> bool:
    near = 0 <= token.sentence - doc.tokens[mention.first].sentence <= RECENT and mention.last <= token.index
    left = token.text.lower() == "there" and mention.place.relation == "from"
    return (
        near
        and mention.locates
        and not of_talks(doc, mention)
        and not left
        and (mention.place.precision is None or mention.place.precision in precisions)
    )


def of_talks(doc: Document, mention: PlaceMention) -> bool:
    """Whether talks are called by the place ("the Oldbridge talks"): nothing else happens in it."""
    roles = load_pack("roles.en")
    head = doc.tokens[doc.tokens[mention.last - 1].head]
    return head.index >= mention.last and head.lemma in roles["occasions"]


def _points_back(doc: Document, words: PlaceWords, token: Token) -> bool:
    tokens, text = doc.tokens, token.text.lower()
    if text == "there":
        return token.tag == "RB"
    before = tokens[token.index - 1].text.lower() if token.index else ""
    after = tokens[token.index + 1].text.lower() if token.index + 1 < len(tokens) else ""
    free = after not in ("of", "-", "near") and after not in words.actors
    return before in ("the", "that", "this", "same") and free and token.pos in ("NOUN", "PROPN")


def _stand_in(token: Token, meant: PlaceMention) -> PlaceMention:
    why = Reason(STEP, "stand-in", f"{token.text!r} points back to {meant.place.name!r}")
    return msgspec.structs.replace(
        meant,
        start=token.start,
        end=token.end,
        first=token.index,
        last=token.index + 1,
        stand_in=True,
        reasons=(*meant.reasons, why),
    )
