"""Find the places that a report names, say which they are, and how each stands in its sentence.

In: a document and a gazetteer. Out: mentions in order of the text, each with a claim's `Place` and the reasons for it.
Reads the pack `places.en`. Nothing is placed finer than the text: "a village near Oldbridge" is near a settlement, a
farm named after a town is not the town, "northern Northland" has no point on the map.

Example: "Shells fell near Oldbridge in Sample province." gives Oldbridge (near) and Sample province, which holds it.
"""

from collections.abc import Sequence

import msgspec

from counterclaim.claims.places.choice import Choice, choose_entries
from counterclaim.claims.places.cues import Candidate
from counterclaim.claims.places.mentions import STEP, PlaceMention, add_seats, find_stand_ins, join_borders
from counterclaim.claims.places.owners import without_strangers
from counterclaim.claims.places.roles import find_relation, is_link, is_metonym, is_modifier
from counterclaim.claims.places.spans import find_candidates
from counterclaim.claims.places.standing import mark_standing
from counterclaim.packs.gazetteer import Entry, Gazetteer
from counterclaim.packs.gazetteer_names import fold_name
from counterclaim.packs.gazetteer_words import PlaceWords, load_place_words
from counterclaim.records.claim import Place, Reason
from counterclaim.records.document import Document
from counterclaim.records.enums import PlacePrecision

__all__ = ["PlaceMention", "find_places"]
_FINENESS = {
    PlacePrecision.SITE: 0,
    PlacePrecision.SETTLEMENT: 1,
    PlacePrecision.NEAR_SETTLEMENT: 1,
    PlacePrecision.DISTRICT: 2,
    PlacePrecision.PROVINCE: 3,
    PlacePrecision.ZONE: 3,
    PlacePrecision.SEA_OR_AIR: 4,
    PlacePrecision.COUNTRY: 4,
}


def find_places(doc: Document, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Every place that the report names, in order of the text."""
    words = load_place_words()
    candidates = without_strangers(doc, gazetteer, find_candidates(doc, gazetteer, words))
    _share_nouns(doc, candidates)
    containers = _containers(doc, words, candidates)
    choices = choose_entries(candidates, containers, _dateline(doc, gazetteer))
    capitals = gazetteer.capitals()
    mentions: list[PlaceMention] = []
    for one, choice in zip(candidates, choices, strict=True):
        before = mentions[-1] if mentions and _listed(doc, mentions[-1], one) else None
        mentions.append(_mention(doc, words, one, choice, before, capital=one.key in capitals))
    for held, holder in containers.items():
        mentions[holder] = _hold(mentions[holder], mentions[held])
    mentions = join_borders(
        doc, words, [m for m in mentions if not (m.is_modifier and m.kind == "informal" and m.adjective)]
    )
    mentions = list(mark_standing(doc, words, add_seats(doc, mentions, gazetteer)))
    mentions.extend(find_stand_ins(doc, words, mentions))
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))


def _dateline(doc: Document, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    place = doc.report.dateline_place
    return gazetteer.lookup(place.split(",")[0].split("/")[0]) if place else ()


def _share_nouns(doc: Document, candidates: Sequence[Candidate]) -> None:
    """In "Upper and Lower Sample departments" the noun goes for both names and is part of neither."""
    for one, following in zip(reversed(candidates[:-1]), reversed(candidates[1:]), strict=True):
        plural = following.noun and following.noun_word.endswith("s") and following.noun_at == following.last
        between = doc.tokens[one.last : following.first]
        if plural and one.noun is None and between and all(is_link(t) for t in between):
            one.noun, one.noun_word = following.noun, following.noun_word


def _containers(doc: Document, words: PlaceWords, candidates: Sequence[Candidate]) -> dict[int, int]:
    """By index of a candidate, that of the place put around it ("Oldbridge, Northland", "Northland's Oldbridge")."""
    found: dict[int, int] = {}
    for n in range(len(candidates) - 1):
        one, following = candidates[n], candidates[n + 1]
        last = max(one.last, (one.noun_at or 0) + 1)
        first = min(following.first, following.compass or following.first)
        if following.noun_at is not None:
            first = min(first, following.noun_at)
        between = [
            t.text.lower() for t in doc.tokens[last:first] if t.tag != "DT" and t.text.lower() not in words.compass
        ]
        if doc.tokens[one.first].sentence != doc.tokens[following.first].sentence:
            continue
        if one.noun is None and between == [] and following.noun_at == one.last and _coarser(one, following):
            found[n + 1] = n
        of_it = between == ["of"] and one.noun_at == one.last
        if (
            (of_it or between in ([","], [",", "in"], ["in"], ["("]))
            and _coarser(following, one)
            and not following.adjective
        ):
            found[n] = n + 1
        elif between in (["'s"], ["’s"], ["'"], ["’"]) and _coarser(one, following):
            found[n + 1] = n
    return found


def _coarser(holder: Candidate, held: Candidate) -> bool:
    return _coarseness(holder) > _coarseness(held) or (
        _coarseness(holder) == _coarseness(held) == 1
        and held.noun is None
        and any(e.kind == "region1" for e in holder.entries)
    )


def _coarseness(one: Candidate) -> int:
    if one.noun and (one.noun.keep or one.noun_at is not None):
        return _FINENESS[one.noun.precision]
    kinds = {e.kind for e in one.entries}
    if "country" in kinds or "sea" in kinds:
        return 4
    if "informal" in kinds or kinds == {"region1"}:
        return 3
    return 1


def _listed(doc: Document, before: PlaceMention, one: Candidate) -> bool:
    """Whether a name goes on a list that the mention before it began."""
    between = doc.tokens[before.last : one.first]
    same = doc.tokens[before.first].sentence == doc.tokens[one.first].sentence
    return same and 0 < len(between) < 4 and all(is_link(t) for t in between)


def _mention(
    doc: Document, words: PlaceWords, one: Candidate, choice: Choice, before: PlaceMention | None, *, capital: bool
) -> PlaceMention:
    first, last = _surface(one)
    relation, at = find_relation(doc, words, first)
    vague = _vague(doc, words, one, relation, at)
    if not relation and before is not None:
        relation = before.place.relation
    modifier = is_modifier(doc, words, one)
    metonym = not modifier and not one.adjective and is_metonym(doc, words, one, choice.entry, capital=capital)
    if relation == "in" and not vague and doc.tokens[one.last : one.last + 1] and _is_air(doc, one):
        relation = "over"
    place, kind = _place(doc, one, choice, first, last, relation or "in")
    if vague is not None:
        first = vague
        place = msgspec.structs.replace(place, name=_text(doc, first, last), precision=PlacePrecision.NEAR_SETTLEMENT)
    reasons = (Reason(STEP, one.label or "gazetteer", one.why), Reason(STEP, "choice", choice.why))
    return PlaceMention(
        start=doc.tokens[first].start,
        end=doc.tokens[last - 1].end,
        first=first,
        last=last,
        place=place,
        kind=kind,
        adjective=one.adjective,
        is_modifier=modifier,
        metonym=metonym,
        reasons=reasons,
    )


def _is_air(doc: Document, one: Candidate) -> bool:
    return doc.tokens[one.last].text.lower() == "airspace"


def _surface(one: Candidate) -> tuple[int, int]:
    """The tokens of the place's name as a reader would quote it: with "province", "northern", without "village"."""
    first, last = one.first, one.last
    if one.compass is not None:
        first = one.compass
    if one.noun and one.noun_at is not None and one.noun.keep:
        if one.noun_at == one.last and not one.noun_word.endswith("s"):
            last = one.last + 1
        elif one.noun_at == one.first - 1:
            first = one.noun_at
    return first, last


def _vague(doc: Document, words: PlaceWords, one: Candidate, relation: str, at: int | None) -> int | None:
    """Where "village near X" begins, when the happening lies at an unnamed place near a named one."""
    if relation != "near" or at is None or at < 1:
        return None
    noun = doc.tokens[at - 1]
    known = words.nouns.get(noun.text.lower())
    if known is None or known.precision != PlacePrecision.SETTLEMENT or noun.pos == "PROPN":
        return None
    return noun.index if noun.sentence == doc.tokens[one.first].sentence else None


def _place(doc: Document, one: Candidate, choice: Choice, first: int, last: int, relation: str) -> tuple[Place, str]:
    entry, noun = choice.entry, one.noun
    name = entry.name if one.adjective and entry else _text(doc, first, last)
    precision = noun.precision if noun else None
    if entry is None:
        return Place(name=name, relation=relation, precision=precision), _unknown_kind(one)
    if noun is None or (noun.precision == PlacePrecision.ZONE and entry.kind != "town"):
        precision = entry.precision
    if entry.kind not in ("town", "user") and noun and not noun.keep:
        precision = entry.precision
    exact = precision == entry.precision
    if one.compass is not None and entry.kind != "town":
        precision, exact = PlacePrecision.ZONE, False
    if relation in ("near", "off") and precision == PlacePrecision.SETTLEMENT:
        precision = PlacePrecision.NEAR_SETTLEMENT
    known = (entry.name, *entry.other_names) if entry.own else entry.other_names
    others = tuple(n for n in dict.fromkeys(known) if fold_name(n) != one.key)
    part = one.compass is not None and entry.kind != "town"
    place = Place(
        name=name,
        relation=relation,
        gazetteer=entry.id if exact else None,
        lat=None if part else entry.lat,
        lon=None if part else entry.lon,
        precision=precision,
        country=entry.country,
        other_names=others,
    )
    return place, entry.kind


def _unknown_kind(one: Candidate) -> str:
    return "site" if one.noun and one.noun.precision == PlacePrecision.SITE else "unknown"


def _text(doc: Document, first: int, last: int) -> str:
    return " ".join(doc.report.text[doc.tokens[first].start : doc.tokens[last - 1].end].split())


def _hold(mention: PlaceMention, held: PlaceMention) -> PlaceMention:
    """Mark a place as one that only tells where another lies; around a site, the town or country stays a place."""
    if held.kind == "site":
        return mention
    return msgspec.structs.replace(mention, is_container=True)
