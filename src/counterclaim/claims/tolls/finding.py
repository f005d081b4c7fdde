"""Tolls of a clause: who was killed, wounded, displaced, what was destroyed, how many by the words.

In: a document and a clause's tokens. Out: tolls with kind, bounds, who as told, status, sex, age group, scope and days.
An unknown number is null, never 0; "no casualties" is 0. Reads the packs `tolls.en` and `numbers.en`.

Example: "killed 253 people and injured 5,000 others" gives killed 253 people, wounded 5000 people.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

import msgspec

from counterclaim.claims.quantities import Quantity, quantities_in
from counterclaim.claims.times.finding import TimeMention, find_times
from counterclaim.claims.tolls.elliptic import elliptic_toll
from counterclaim.claims.tolls.given import Given, find_given, given_cue, rises_to
from counterclaim.claims.tolls.groups import joined_singles, named_groups
from counterclaim.claims.tolls.linking import is_passive, link_quantity
from counterclaim.claims.tolls.scene import Link, Scene
from counterclaim.claims.tolls.scope import extent_of, tells_happening
from counterclaim.claims.tolls.words import Cue, find_cues, is_person, status_of, toll_table, trait_of
from counterclaim.records.claim import Toll
from counterclaim.records.document import Document, Sentence, Token
from counterclaim.records.enums import CivilStatus, Scope, TollKind, Unit

_MARKUP_BEFORE = re.compile(r"\w\($|[<>={\[]$")
_PEOPLE_ONLY = frozenset((TollKind.CAPTURED, TollKind.ABDUCTED, TollKind.DISPLACED, TollKind.LOSSES))
_BEFORE = 8
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ"))
_OF_THE = 3
_DESCRIBES = frozenset(("compound", "amod", "nmod", "poss"))
_GOES_ON = frozenset(("conj", "advcl", "xcomp", "ccomp"))
"""How a verb stands by the one before it, whose subject it may share."""
_LONGEST = 150
"""Words of a sentence of news; longer ones are lists or noise."""
_NESTED = 12
"""Numbers after one that can belong to its phrase; more are a list."""

_COUNTED_PEOPLE = frozenset((TollKind.DISPLACED, TollKind.ABDUCTED, TollKind.CAPTURED))
"""Kinds whose nouns name people: the who of "12 refugees" is refugees, that of "12 deaths" is not deaths."""


def find_tolls(
    doc: Document,
    *,
    first: int,
    last: int,
    times: Sequence[TimeMention] | None = None,
    speakers: Collection[int] = (),
) -> tuple[Toll, ...]:
    """The tolls told by tokens `first` to `last`; `times` are those of the document, found anew where not given.

    `speakers`: tokens that name who speaks. Whoever gives a number is not whom it counts.
    """
    if first >= last:
        return ()
    sentence = doc.sentences[doc.tokens[first].sentence]
    cues = find_cues(doc, first, last)
    if not cues:
        return elliptic_toll(doc, first, last, lambda one, two: find_tolls(doc, first=one, last=two, times=times))
    scene = Scene(doc, first, last, _numbers(doc, first, last), cues, frozenset(speakers))
    known = find_times(doc) if times is None else times
    tolls: list[tuple[int, Toll]] = []
    used: list[Cue] = []
    links = _links(scene)
    start = max(sentence.first, first - _LONGEST)  # not all of a sentence without end, again for each of its claims
    above = _numbers(doc, start, first) if start < first else ()
    before = (*(q for q in above if not scene.speakers.intersection(range(q.first, q.np_last))), *scene.quantities)
    for quantity, link in links:
        toll = _toll(scene, quantity, link, before, known)
        if toll is not None:
            tolls.append((quantity.first, toll))
        used.append(link.cue)
    groups = ((group.first, _finish(scene, group.toll, group.cue, known)) for group in named_groups(scene, used))
    return tuple(toll for _, toll in sorted((*tolls, *groups), key=lambda told: told[0]))


def numbers_given(doc: Document, sentence: Sentence) -> tuple[int, ...]:
    """The verbs of a sentence that give a count its number ("put" in "put the dead at 40"), in order."""
    return tuple(sorted({given.verb for _, given in _all_given(doc, sentence)}))


def counts_with_numbers(doc: Document, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """First token of each count that a verb gives a number, and the last token of the number."""
    if sentence.last - sentence.first > _LONGEST:
        return ()
    found = ((given.cue.first, quantity.last - 1) for quantity, given in _all_given(doc, sentence))
    return tuple(sorted({pair for pair in found if pair[0] < pair[1]}))


def _all_given(doc: Document, sentence: Sentence) -> Iterator[tuple[Quantity, Given]]:
    first, last = sentence.first, sentence.last
    cues = find_cues(doc, first, last)
    scene = Scene(doc, first, last, _numbers(doc, first, last) if cues else (), cues)
    return ((q, given) for q in scene.quantities if (given := find_given(scene, q)) is not None)


def _numbers(doc: Document, first: int, last: int) -> tuple[Quantity, ...]:
    told = quantities_in(doc, first, last)
    plain = [_without_name(doc, q) for q in told if not _tells_age(doc, q)]
    found = [q for q in plain if (q.measure == "none" or _is_no_hour(doc, q, told)) and not _in_markup(doc, q)]
    nested = {b.first for n, a in enumerate(found) for b in _inside(doc, a, found[n + 1 :][:_NESTED])}
    return tuple(q for q in found if q.first not in nested)


def _tells_age(doc: Document, quantity: Quantity) -> bool:
    """Whether a number tells how old people are: "two of them, both under ten, were hurt"."""
    told = [t.text.lower() for t in doc.tokens[quantity.first : quantity.last]]
    after = doc.tokens[quantity.last].text.lower() if quantity.last < len(doc.tokens) else ""
    before = doc.tokens[quantity.first - 1].text.lower() if quantity.first else ""
    if told == ["both"]:
        return after in ("under", "aged", "over")
    return (
        told[0] in ("under", "over") and before in ("both", "all", "aged", "children", "most") and quantity.noun is None
    )


def _inside(doc: Document, quantity: Quantity, others: Sequence[Quantity]) -> Iterator[Quantity]:
    """Those of the numbers right after one that belong to its phrase."""
    return (b for b in others if quantity.last <= b.first < quantity.np_last or _is_whole(doc, quantity, b))


def _is_no_hour(doc: Document, quantity: Quantity, others: tuple[Quantity, ...]) -> bool:
    """Whether what looks like an hour is a count: "put the dead at eight"."""
    if quantity.measure != "date" or doc.tokens[quantity.last - 1].entity != "TIME":
        return False
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    cues = find_cues(doc, sentence.first, sentence.last)
    plain = tuple(q for q in others if q.measure == "none")
    given = find_given(Scene(doc, sentence.first, sentence.last, plain, cues), quantity)
    return given is not None and given.cue.last <= quantity.first


def _without_name(doc: Document, quantity: Quantity) -> Quantity:
    """The number that "number" gives a count is part of no name: "The wounded number 115"."""
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    before = doc.tokens[max(sentence.first, quantity.first - _BEFORE) : quantity.first]
    if quantity.measure != "name" or not before or before[-1].text.lower() != "number":
        return quantity
    told = bool(find_cues(doc, before[0].index, before[-1].index))
    return msgspec.structs.replace(quantity, measure="none") if told else quantity


def _in_markup(doc: Document, quantity: Quantity) -> bool:
    """Whether a number touches what is code of a page rather than prose: "alert(1)", "<b2>", "width=3"."""
    text = doc.report.text
    return bool(_MARKUP_BEFORE.search(text[max(0, quantity.start - 2) : quantity.start])) or (
        text[quantity.end : quantity.end + 1] in ("<", ">", "=", "}", "]")
    )


def _is_whole(doc: Document, a: Quantity, b: Quantity) -> bool:
    """Such as "12 of the 30 people": the 30 are not harmed."""
    between = [t.text.lower() for t in doc.tokens[a.last : min(b.first, a.last + _OF_THE)]]
    return (
        b.first - a.last < _OF_THE
        and between[:1] == ["of"]
        and len(between) <= 2
        and between[1:] in ([], ["the"], ["its"], ["their"])
    )


def _links(scene: Scene) -> list[tuple[Quantity, Link]]:
    links: list[tuple[Quantity, Link]] = []
    before: Link | None = None
    for quantity in scene.quantities:
        link = link_quantity(scene, quantity, before)
        if link is not None and (_fits(scene, quantity, link) or (before is not None and before.cue == link.cue)):
            links.append((quantity, link))
            before = link
    return links


def _fits(scene: Scene, quantity: Quantity, link: Link) -> bool:
    """Captives, the displaced and losses are people; a number that counts something else is no toll of theirs."""
    if quantity.unit is Unit.PERCENT and quantity.noun is None:
        return False
    only_people = link.kind in _PEOPLE_ONLY or link.cue.form == "loss"
    if quantity.noun is None or quantity.unit is Unit.PERCENT or not only_people:
        return True
    noun = scene.doc.tokens[quantity.noun]
    if link.cue.form == "loss" and not is_person(noun):
        return False
    return (
        is_person(noun)
        or link.cue.first <= quantity.noun < link.cue.last
        or (link.kind is TollKind.LOSSES and link.cue.form != "loss")
    )


def _toll(
    scene: Scene, quantity: Quantity, link: Link, before: Sequence[Quantity], times: Sequence[TimeMention]
) -> Toll | None:
    doc = scene.doc
    words = _who_words(scene, quantity, link, before)
    kind = _kind_of(scene, quantity, link, words)
    who = _text(doc, words) or None
    base = None
    if quantity.unit is Unit.PERCENT and quantity.noun is not None:
        who, base = doc.tokens[quantity.noun].text, quantity.base
    low, best, high = _of_total(scene, quantity, link)
    joined = joined_singles(scene, quantity)
    if joined is not None:
        low, best, high, words = None, joined.people, None, joined.words
        who = _text(doc, words)
    table = toll_table()
    lowered = [t.text for t in words]
    toll = Toll(
        kind=kind,
        who=who,
        status=status_of(lowered),
        sex=trait_of(table.sex, lowered),
        age=_age(lowered),
        unit=quantity.unit,
        base=base,
        low=low,
        best=best,
        high=high,
        text=joined.text if joined is not None else _told(doc, quantity),
    )
    if quantity.partitive and _is_of_one(scene, quantity):
        return msgspec.structs.replace(toll, scope=Scope.INCIDENT)
    return _finish(scene, toll, link.cue, times, given=given_cue(scene, quantity) is not None)


def _kind_of(scene: Scene, quantity: Quantity, link: Link, words: Sequence[Token]) -> TollKind:
    """What befell those counted: "destroyed" people are dead, lost things destroyed, soldiers "seized" prisoners."""
    if quantity.noun is None:
        return link.kind
    person = is_person(scene.doc.tokens[quantity.noun])
    if link.kind is TollKind.DESTROYED and person:
        return TollKind.KILLED
    if link.kind is TollKind.KILLED and link.cue.form == "loss" and not person:
        return TollKind.DESTROYED
    if link.kind is TollKind.ABDUCTED and scene.doc.tokens[link.cue.first].lemma == "seize":
        near = {t.text.lower() for t in scene.doc.tokens[max(scene.first, link.cue.first - _BEFORE) : link.cue.first]}
        forces = near & set(toll_table().forces)
        return TollKind.CAPTURED if forces or status_of(t.text for t in words) is CivilStatus.COMBATANT else link.kind
    return link.kind


def _is_of_one(scene: Scene, quantity: Quantity) -> bool:
    """Whether a part of a total is told of one happening: "41 since May, nine of them in Wednesday's strike"."""
    tokens, end = scene.doc.tokens, quantity.last
    last = scene.doc.sentences[tokens[quantity.first].sentence].last
    while end < last and tokens[end].text not in (",", ";", ":"):
        end += 1
    return tells_happening(scene.doc.report.text[quantity.end : tokens[end - 1].end])


def _told(doc: Document, quantity: Quantity) -> str:
    """The number as quoted; "no casualties" needs its noun."""
    if quantity.best != 0 or quantity.noun is None:
        return quantity.text
    return " ".join(doc.report.text[quantity.start : doc.tokens[quantity.noun].end].split())


def _age(words: list[str]) -> str | None:
    groups = toll_table().age
    return next((age for age in ("child", "elderly") if trait_of({age: groups[age]}, words)), None)


def _finish(scene: Scene, toll: Toll, cue: Cue, times: Sequence[TimeMention], *, given: bool = False) -> Toll:
    extent = extent_of(scene.doc, cue, scene.first, scene.last, times, none=toll.best == 0, given=given)
    scope = Scope.CUMULATIVE if toll.scope is Scope.CUMULATIVE else extent.scope
    return msgspec.structs.replace(toll, scope=scope, since=extent.since, as_of=extent.as_of)


def _of_total(scene: Scene, quantity: Quantity, link: Link) -> tuple[float | None, float | None, float | None]:
    """Such as "rose from 30 to 45" is 45; any other number keeps its bounds. "passed 45" is at least 45."""
    words = [t.text.lower() for t in scene.doc.tokens[max(scene.first, quantity.first - 1) : quantity.first]]
    if quantity.low is not None and quantity.high is not None:
        total = link.cue.form == "total"
        rises = rises_to(scene, quantity) and (total or given_cue(scene, quantity) is not None)
        return (None, quantity.high, None) if rises or (total and words == ["by"]) else _all(quantity)
    if quantity.best is not None and words and words[0] in toll_table().beyond:
        return quantity.best, None, None
    return _all(quantity)


def _all(quantity: Quantity) -> tuple[float | None, float | None, float | None]:
    return quantity.low, quantity.best, quantity.high


def _who_words(scene: Scene, quantity: Quantity, link: Link, before: Sequence[Quantity]) -> list[Token]:
    """The words for those counted; for "30 others" and "30 wounded" those counted before."""
    doc = scene.doc
    if quantity.noun is not None and not quantity.others:
        if scene.cue_at(quantity.noun) is not None and link.cue.form == "count" and link.kind in _COUNTED_PEOPLE:
            return _trim(list(doc.tokens[quantity.np_first : quantity.np_last]))
        words = [
            t
            for t in doc.tokens[quantity.np_first : quantity.np_last]
            if not (link.cue.first <= t.index < link.cue.last) and not _is_mark(scene, t.index)
        ]
        if link.cue.first <= quantity.noun < link.cue.last:
            return _after_count(scene, quantity.np_last) or words
        return _trim(words)
    if (whom := _told_after(scene, quantity, link)) is not None:
        return whom
    for earlier in reversed(before):
        if (
            earlier.noun is not None
            and earlier.end <= quantity.start
            and is_person(doc.tokens[earlier.noun])
            and not earlier.others
        ):
            kept = [t for t in doc.tokens[earlier.np_first : earlier.np_last] if not _is_mark(scene, t.index)]
            if not earlier.partitive and kept:
                return _trim(kept)
    if link.cue.form == "total":
        return []
    return _told_beside(scene, link.cue) or _person_before(scene, quantity, link.cue)


def _told_after(scene: Scene, quantity: Quantity, link: Link) -> list[Token] | None:
    """Whom a number counts that stands before it: "put at 27 the number of civilians killed"."""
    words = scene.doc.tokens[quantity.last : link.cue.last]
    at = next((n for n, t in enumerate(words) if t.text.lower() == "of"), None)
    whom = list(words[at + 1 :]) if at is not None and words[0].tag in ("DT", "PRP$") else []
    whom = list(takewhile(lambda t: t.tag in _NOUNS, whom))
    return whom if whom and is_person(whom[-1]) else None


def _told_beside(scene: Scene, cue: Cue) -> list[Token]:
    """Whom a noun of harm tells itself: the civilians of "put civilian deaths at 73"."""
    first, start = cue.first, min(scene.first, scene.doc.sentences[scene.doc.tokens[cue.first].sentence].first)
    while cue.form == "count" and first > start and _tells_whom(scene.doc.tokens[first - 1]):
        first -= 1
    return list(scene.doc.tokens[first : cue.first])


def _tells_whom(token: Token) -> bool:
    return token.entity == "NORP" or status_of([token.text]) is not CivilStatus.UNKNOWN


def _is_mark(scene: Scene, index: int) -> bool:
    """Whether a word tells what befell people rather than who they are ("wounded soldiers", but "refugees")."""
    cue = scene.cue_at(index)
    return cue is not None and (cue.form != "count" or cue.kind not in _COUNTED_PEOPLE)


def _after_count(scene: Scene, index: int) -> list[Token]:
    """Such as "12 deaths among civilians": those after of, among, to."""
    tokens = scene.doc.tokens
    if index >= scene.last or tokens[index].text.lower() not in ("of", "among", "to", "on"):
        return []
    found = []
    for token in tokens[index + 1 : scene.last]:
        if token.pos not in ("NOUN", "PROPN", "ADJ", "DET", "NUM") or scene.quantity_at(token.index):
            break
        if token.pos != "DET":
            found.append(token)
    return found


def _person_before(scene: Scene, quantity: Quantity, cue: Cue) -> list[Token]:
    """The nearest people named before in the sentence: "one extremist was killed and five others wounded".

    Never those who did it: "militia guns hit a village and wounded three".
    """
    sentence = scene.doc.sentences[scene.doc.tokens[quantity.first].sentence]
    doers = frozenset[int]() if is_passive(scene, cue) else _doers(scene, cue)
    for index in range(quantity.first - 1, sentence.first - 1, -1):
        token = scene.doc.tokens[index]
        if token.text == ":":
            return []
        harmed = any(index < cue.first < quantity.first for cue in scene.cues)
        named = token.pos in ("NOUN", "PROPN") and is_person(token) and index not in scene.speakers
        if harmed and named and index not in doers and scene.cue_at(index) is None:
            first = index
            while first > sentence.first and scene.doc.tokens[first - 1].pos in ("ADJ", "PROPN", "NOUN"):
                first -= 1
            return _trim(list(scene.doc.tokens[first : index + 1]))
    return []


def _doers(scene: Scene, cue: Cue) -> frozenset[int]:
    """The words of the subjects of a verb, and of those that it goes on from: "guns hit a village, wounding three"."""
    tokens, verb, found = scene.doc.tokens, cue.first, set[int]()
    sentence = scene.doc.sentences[tokens[verb].sentence]
    within = range(sentence.first, sentence.last)
    for _ in within:
        heads = {n for n in within if tokens[n].head == verb and tokens[n].dep == "nsubj"}
        found |= heads | {n for n in within if tokens[n].head in heads and tokens[n].dep in _DESCRIBES}
        if tokens[verb].dep not in _GOES_ON or tokens[verb].head == verb:
            break
        verb = tokens[verb].head
    return frozenset(found)


def _trim(words: list[Token]) -> list[Token]:
    while words and words[0].text in ("-", "–", "’s", "'s", ",", "and"):
        words = words[1:]
    return words


def _text(doc: Document, words: list[Token]) -> str:
    if not words:
        return ""
    return " ".join(doc.report.text[words[0].start : words[-1].end].split())
