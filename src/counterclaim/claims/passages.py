"""Where a passage lies that names its place once: headings of items, those who tell, things told of before.

In: the places of a document, and claims told before. Out: places for a claim that names none of its own, each with its
reason. Reads the pack `places.en`.

Examples: "- Oldbridge (north bank), 9 May: two shells landed" lies in Oldbridge; "residents of Oldbridge said that
shells had landed among their houses" too; "the depot burned" lies where "a depot in Oldbridge" was hit.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from counterclaim.claims.nearby import starting_in
from counterclaim.claims.places import PlaceMention, of_talks
from counterclaim.claims.propositions import Proposition
from counterclaim.packs.gazetteer_words import load_place_words
from counterclaim.records.claim import Claim, Place, Reason
from counterclaim.records.document import Document, Sentence
from counterclaim.records.enums import PlacePrecision, Zone

Headings = dict[int, tuple[PlaceMention, ...]]
"""Places named in the heading of a paragraph or item, by its index."""
Scenes = dict[int, tuple[PlaceMention, ...]]
"""Where a paragraph first names each place that may be its scene, by its index."""
_LONGEST = 24
"""Words of a heading at most."""
_ITEM = re.compile(r"[-–—•*·▪]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]")
_DASHES = frozenset(("-", "–", "—", "--"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_FINE = frozenset((None, PlacePrecision.SITE, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT))
_THE = re.compile(r"\b(?:[Tt]he|[Tt]hat|[Tt]his)((?: [a-z]+){1,3})")
_WHERE = frozenset(("in", "near", "off", "over"))
_BESIDE, _BEFORE = 6, 4
"""Words after a place, and before it, in which those who tell are looked for."""
_SEEN = 40
"""Claims before in which a thing is looked for."""


def find_headings(doc: Document, places: Sequence[PlaceMention]) -> Headings:
    """The places of each paragraph that opens with a heading: words without a verb up to a colon or full stop."""
    found: Headings = {}
    by_paragraph: dict[int, list[PlaceMention]] = {}
    for one in places:
        by_paragraph.setdefault(doc.sentences[doc.tokens[one.first].sentence].paragraph, []).append(one)
    for sentence in doc.sentences:
        if sentence.paragraph in by_paragraph and sentence.paragraph not in found:
            end = _heading_end(doc, sentence.first)
            named = [m for m in by_paragraph[sentence.paragraph] if m.last <= end and _heads(m)]
            found[sentence.paragraph] = tuple(named)
    return {n: fine for n, named in found.items() if (fine := _of_one(named))}


def _heads(mention: PlaceMention) -> bool:
    return not mention.is_modifier and not mention.metonym and not mention.adjective and not mention.stand_in


def _of_one(named: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Of what a heading names the places themselves, not how far off another lies."""
    return tuple(
        [m for m in named if m.place.relation == "in" and _is_fine(m)] or [m for m in named[:1] if _is_fine(m)]
    )


def _heading_end(doc: Document, first: int) -> int:
    """Where the heading ends that begins at a word: 0 where the words are no heading."""
    tokens, paragraph = doc.tokens, doc.sentences[doc.tokens[first].sentence].paragraph
    start = doc.paragraphs[paragraph].start if paragraph < len(doc.paragraphs) else tokens[first].start
    item = _ITEM.match(doc.report.text[start : start + 6].lstrip())
    inside = 0
    for token in tokens[first : first + _LONGEST]:
        # "OLDBRIDGE, May 9 —" opens a report.
        dashed = token.text in _DASHES and token.tag != "HYPH" and token.index > first + 1
        if doc.sentences[token.sentence].paragraph != paragraph or token.tag in _FINITE or dashed:
            return 0
        inside += (token.text == "(") - (token.text == ")")
        opens = token.end - start < 6 and item is not None
        if token.text in (":", "):", ").") or (token.text == "." and not inside and not opens):
            return token.index
    return 0


def heading_places(doc: Document, headings: Headings, sentence: int) -> tuple[tuple[Place, ...], Reason | None]:
    """The places of the heading under which a sentence stands."""
    named = headings.get(doc.sentences[sentence].paragraph, ())
    if not named:
        return (), None
    words = ", ".join(f"“{doc.report.text[m.start : m.end]}”" for m in named)
    return tuple({m.place.name: m.place for m in named}.values()), Reason("place", "heading", words)


def telling_places(
    doc: Document, places: Sequence[PlaceMention], frame: Sequence[int]
) -> tuple[tuple[Place, ...], Reason | None]:
    """Where those are who tell it ("residents of X said", "in X, the mayor said"): they tell of what befell them."""
    wanted = set(frame)
    told = [m for m in starting_in(places, wanted) if m.locates and _is_fine(m) and _by_teller(doc, m)]
    if len({m.place.name for m in told}) != 1:
        return (), None
    return (told[0].place,), Reason("place", "place of the teller", f"“{doc.report.text[told[0].start : told[0].end]}”")


def _by_teller(doc: Document, mention: PlaceMention) -> bool:
    """Whether people of a place stand right beside its name: "residents of X", "in X, the mayor"."""
    tokens, sentence = doc.tokens, doc.tokens[mention.first].sentence
    if doc.sentences[sentence].zone is not Zone.BODY:
        return False
    opens = doc.sentences[sentence].first == mention.first - 1
    beside = (
        tokens[mention.last : mention.last + _BESIDE]
        if opens
        else tokens[max(0, mention.first - _BEFORE) : mention.first]
    )
    words = load_place_words().tellers
    return any(t.text.lower() in words for t in beside if t.sentence == sentence)


def scene_places(doc: Document, scenes: Scenes, proposition: Proposition) -> tuple[tuple[Place, ...], Reason | None]:
    """The one place that the paragraph has named so far ("We begin in X. The market was full when shells came")."""
    here = scenes.get(doc.sentences[proposition.sentence].paragraph, ())
    told: list[PlaceMention] = []
    for mention in here:
        if len(told) > 1 or mention.first >= proposition.last:
            break
        if _opens_scene(doc, mention, proposition):
            told.append(mention)
    if len(told) != 1 or doc.sentences[doc.tokens[told[0].first].sentence].zone is not Zone.BODY:
        return (), None
    return (told[0].place,), Reason(
        "place", "scene", f"“{doc.report.text[told[0].start : told[0].end]}”, told just before"
    )


def find_scenes(doc: Document, places: Iterable[PlaceMention]) -> Scenes:
    """Where each paragraph first names each of the places that may be its scene."""
    found: dict[int, dict[str, PlaceMention]] = {}
    for one in places:
        if _is_fine(one) and _heads(one) and not of_talks(doc, one):
            paragraph = doc.sentences[doc.tokens[one.first].sentence].paragraph
            found.setdefault(paragraph, {}).setdefault(one.place.name, one)
    return {number: tuple(named.values()) for number, named in found.items()}


def _opens_scene(doc: Document, mention: PlaceMention, proposition: Proposition) -> bool:
    """Whether a place stands in a sentence before, or at the head of the claim's own ("In X, engineers blamed")."""
    sentence = doc.tokens[mention.first].sentence
    opens = mention.first - doc.sentences[sentence].first <= 1 and mention.last <= proposition.first
    return sentence < proposition.sentence or (sentence == proposition.sentence and opens)


def _is_fine(mention: PlaceMention) -> bool:
    return mention.place.precision in _FINE and mention.place.relation in _WHERE and not mention.is_container


def thing_places(doc: Document, claim: Claim, before: Sequence[Claim]) -> tuple[tuple[Place, ...], Reason | None]:
    """The place of a thing that a claim names as known ("the depot"), where what was told of it before agrees."""
    facilities = load_place_words().facilities
    near = in_body(doc, before[-2 * _SEEN :])[-_SEEN:]
    for match in _THE.finditer(claim.evidence.text):
        thing = next((w for w in reversed(match[1].split()) if w in facilities), None)
        if thing is None:
            continue
        told = [c for c in near if len(_standing(c)) == 1 and _tells_of(c, thing)]
        if told and len({frozenset(p.name for p in _standing(c)) for c in told}) == 1:
            names = ", ".join(p.name for p in _standing(told[-1]))
            return _standing(told[-1]), Reason("place", "same thing", f"“the {thing}” was told of before: {names}")
    return (), None


def in_body(doc: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Claims that the headline does not tell: a headline runs several happenings together."""
    return [c for c in claims if not _in_headline(doc, c.evidence.start)]


def _in_headline(doc: Document, place: int) -> bool:
    number = bisect_right(doc.sentences, place, key=_start) - 1
    sentence = doc.sentences[number] if number >= 0 else None
    return sentence is not None and sentence.zone is Zone.HEADLINE and place < sentence.end


def _start(sentence: Sentence) -> int:
    return sentence.start


def _standing(claim: Claim) -> tuple[Place, ...]:
    return tuple(p for p in claim.places if p.relation in _WHERE)


def _tells_of(claim: Claim, thing: str) -> bool:
    return thing in re.findall(r"[a-z]+", claim.evidence.text.lower())
