"""Find where a text names a place, before it is asked which place that is.

In: a document and a gazetteer. Out: candidates, each with the name, the place noun beside it and what speaks for it.
Reads the pack `places.en`.
"""

from collections.abc import Iterator

import msgspec

from counterclaim.packs.gazetteer import Entry, Gazetteer
from counterclaim.packs.gazetteer_names import fold_name
from counterclaim.packs.gazetteer_words import Noun, PlaceWords
from counterclaim.records.document import Document, Token

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
NAME_LABELS = frozenset(("PERSON", "ORG"))
NO_NAME_LABELS = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"))
LONGEST = 7
KNOWN_TOWN = 150_000
"""People from which a town's name alone, with nothing beside it, is taken for the town (GeoWebNews development part)."""


class Candidate(msgspec.Struct, kw_only=True):
    """A name that may be a place's: tokens `first` to `last` (exclusive), the place noun beside it, and its entries."""

    first: int
    last: int
    key: str
    entries: tuple[Entry, ...] = ()
    noun: Noun | None = None
    noun_at: int | None = None
    noun_word: str = ""
    compass: int | None = None
    label: str = ""
    inside_name: bool = False
    why: str = ""

    @property
    def adjective(self) -> bool:
        """Whether the word is here the adjective of a place ("Armenian")."""
        return bool(self.entries) and all(entry.rank == 2 for entry in self.entries)


class Runs(msgspec.Struct):
    """A document on its way through the search: its tokens, and which of them are taken."""

    doc: Document
    gazetteer: Gazetteer
    words: PlaceWords
    capitals: frozenset[int]
    """Sentences printed in capitals, where capitals say nothing."""
    persons: frozenset[str]
    lower: frozenset[str]
    """Words that the report also writes small."""
    found: list[Candidate]
    taken: set[int]
    places: set[int]
    """Tokens that belong to places found, their nouns included."""


def find_candidates(doc: Document, gazetteer: Gazetteer, words: PlaceWords) -> list[Candidate]:
    """Every name in the text that may be a place's, in order of the text."""
    capitals = _in_capitals(doc)
    lower = frozenset(t.text for t in doc.tokens if t.text.islower() and len(t.text) > 2)
    runs = Runs(doc, gazetteer, words, capitals, _person_keys(doc, words), lower, [], set(), set())
    for first, last, label in _entities(doc):
        if label in PLACE_LABELS or label == "NORP":
            _from_entity(runs, first, last, label)
    for first, last in list(_name_runs(runs)):
        _from_run(runs, first, last)
    _repeat(runs)
    return sorted(runs.found, key=lambda c: c.first)


def _in_capitals(doc: Document) -> frozenset[int]:
    found = set()
    for sentence in doc.sentences:
        text = doc.report.text[sentence.start : sentence.end]
        upper = sum(c.isupper() for c in text)
        if upper > 2 * sum(c.islower() for c in text):
            found.add(sentence.index)
    return frozenset(found)


def _entities(doc: Document) -> Iterator[tuple[int, int, str]]:
    first = None
    for token in doc.tokens:
        if first is not None and (
            token.entity_start or not token.entity or token.sentence != doc.tokens[first].sentence
        ):
            yield first, token.index, doc.tokens[first].entity
            first = None
        if token.entity and first is None:
            first = token.index
    if first is not None:
        yield first, len(doc.tokens), doc.tokens[first].entity


def _person_keys(doc: Document, words: PlaceWords) -> frozenset[str]:
    """Single words that stand in the report's longer names of persons, or that speak: "Sarkissian" is no town here."""
    keys: set[str] = set()
    for first, last, label in _entities(doc):
        if label == "PERSON" and last - first > 1:
            keys.update(fold_name(token.text) for token in doc.tokens[first:last])
    for token in doc.tokens:
        speaks = token.dep == "nsubj" and doc.tokens[token.head].lemma in ("say", "add", "note", "tell")
        if (
            speaks or (token.index and doc.tokens[token.index - 1].text.lower() in words.titles)
        ) and token.pos == "PROPN":
            keys.add(fold_name(token.text))
    return frozenset(keys)


def _key(runs: Runs, first: int, last: int) -> str:
    tokens = runs.doc.tokens
    return fold_name(runs.doc.report.text[tokens[first].start : tokens[last - 1].end])


def _is_name(runs: Runs, token: Token) -> bool:
    if token.entity in NO_NAME_LABELS or not token.text[:1].isalpha():
        return False
    if token.sentence in runs.capitals:
        return token.pos == "PROPN" or token.entity in PLACE_LABELS
    if not token.text[0].isupper():
        return False
    starts = token.index == 0 or runs.doc.tokens[token.index - 1].sentence != token.sentence
    return token.pos in ("PROPN", "ADJ") or (not starts and token.pos in ("NOUN", "VERB", "X"))


def _name_runs(runs: Runs) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words with the small words inside them, free of what is taken already."""
    tokens, words = runs.doc.tokens, runs.words
    n = 0
    while n < len(tokens):
        if n in runs.taken or not _is_name(runs, tokens[n]):
            n += 1
            continue
        first = last = n
        while n < len(tokens) and n not in runs.taken and tokens[n].sentence == tokens[first].sentence:
            if _is_name(runs, tokens[n]):
                last = n
            elif tokens[n].text.lower() not in words.joints or n - last > 2:
                break
            n += 1
        yield first, last + 1
        n = last + 1


def _from_entity(runs: Runs, first: int, last: int, label: str) -> None:
    tokens, words = runs.doc.tokens, runs.words
    while first < last and (tokens[first].text.lower() in ("the", "a", "an") or not tokens[first].text[:1].isalnum()):
        first += 1
    while (
        first < last
        and (tokens[last - 1].tag == "POS" or not tokens[last - 1].text[-1:].isalnum())
        and "." not in tokens[last - 1].text
    ):
        last -= 1
    if first >= last:
        return
    whole = _lookup(runs, first, last)
    if label == "NORP":
        for start, end in ((first, last),) if whole else ((n, n + 1) for n in range(first, last)):
            entries = tuple(e for e in _lookup(runs, start, end) if e.rank == 2 or e.kind == "country")
            if entries:
                _add(runs, start, end, entries, label, "the recogniser takes it for a people's or state's adjective")
        return
    head, tail = first, last
    if not whole:
        while head < tail - 1 and tokens[head].text.lower() in words.compass:
            head += 1
        if _noun_at(runs, tail - 1) and tail - head > 1:
            tail -= 1
        whole = _lookup(runs, head, tail)
    key = _key(runs, head, tail)
    if key in runs.persons and not _known(whole) and not _leads_to_place(runs, head):
        return
    if whole:
        _add(runs, head, tail, whole, label, "the recogniser takes it for a place")
    elif not _from_parts(runs, first, last, label) and _text_says_place(runs, head, tail, last):
        _add(runs, head, tail, (), label, "the text speaks of it as a place")


def _from_parts(runs: Runs, first: int, last: int, label: str) -> bool:
    """An entity that runs several places together ("Nairobi and Dar es Salaam", "Goma, Congo")."""
    tokens = runs.doc.tokens
    cuts = [n for n in range(first, last) if tokens[n].text in (",", "and", "&", "/", "AND")]
    if not cuts:
        return False
    start = first
    for cut in [*cuts, last]:
        if start < cut and (entries := _lookup(runs, start, cut)):
            _add(runs, start, cut, entries, label, "the recogniser takes it for part of a place")
        start = cut + 1
    return True


def _from_run(runs: Runs, first: int, last: int) -> None:
    n = first
    while n < last:
        end = min(last, n + LONGEST)
        while end > n and not _try(runs, n, end, last):
            end -= 1
        n = max(n + 1, end)


def _try(runs: Runs, first: int, last: int, run_end: int) -> bool:
    tokens, words = runs.doc.tokens, runs.words
    if tokens[last - 1].text.lower() in words.joints or tokens[first].text.lower() in words.not_places:
        return False
    label = tokens[first].entity
    part_of_name = label in NAME_LABELS and not _whole_entity(runs, first, last)
    entries = _lookup(runs, first, last)
    strong = _leads_to_place(runs, first) or _noun_beside(runs, first, last)
    strong = strong or (_in_list(runs, first, last) and _key(runs, first, last) not in runs.persons)
    if part_of_name:
        if not (label == "ORG" and entries and _known(entries) and _starts_entity(runs, first)):
            return False
        _add(runs, first, last, entries, label, "it opens a body's name", inside=True)
        return True
    governs = (
        any(e.kind in ("country", "informal") for e in entries) or _key(runs, first, last) in runs.gazetteer.capitals()
    )
    if label in NAME_LABELS and not ((strong or governs) and _title_free(runs, first)):
        return False
    if not entries:
        whole_run = last == run_end and (first == 0 or not _is_name(runs, tokens[first - 1]))
        if whole_run and _text_says_place(runs, first, last, last) and label in ("", "ORG", "PERSON", "PRODUCT"):
            return _add(runs, first, last, (), label, "the text speaks of it as a place")
        return False
    if _key(runs, first, last) in runs.persons and not strong and not governs:
        return False
    adjective = all(e.rank == 2 for e in entries)
    if not strong and not adjective and not governs and _ordinary(runs, first, last):
        return False
    if strong or adjective or _known(entries):
        alone = first == 0 or tokens[first - 1].entity != "PERSON"
        return alone and _add(runs, first, last, entries, label, "the gazetteer knows the name and the words fit")
    return False


def _ordinary(runs: Runs, first: int, last: int) -> bool:
    """Whether a capitalised word may well be no name: the report writes it small too, or puts an article before it."""
    tokens = runs.doc.tokens
    small = last - first == 1 and tokens[first].text.lower() in runs.lower
    return small or (first > 0 and tokens[first - 1].text.lower() in ("the", "a", "an") and not tokens[first].entity)


def _known(entries: tuple[Entry, ...]) -> bool:
    """Whether a name is known enough to be a place with nothing beside it."""
    return any(
        e.kind in ("country", "informal", "sea", "user")
        or (e.rank == 0 and e.kind == "region1" and e.population > KNOWN_TOWN)
        or (e.rank == 0 and e.population >= KNOWN_TOWN)
        for e in entries
    )


def _whole_entity(runs: Runs, first: int, last: int) -> bool:
    tokens = runs.doc.tokens
    ends = last >= len(tokens) or not tokens[last].entity or tokens[last].entity_start or tokens[last].tag == "POS"
    return _starts_entity(runs, first) and ends


def _starts_entity(runs: Runs, first: int) -> bool:
    tokens = runs.doc.tokens
    return tokens[first].entity_start or (
        first > 0 and tokens[first - 1].entity_start and tokens[first - 1].text.lower() == "the"
    )


def _title_free(runs: Runs, first: int) -> bool:
    return first == 0 or runs.doc.tokens[first - 1].text.lower() not in runs.words.titles


def _before(runs: Runs, first: int) -> str:
    """The word before a name, without the article, adjectives of the compass and "city of"."""
    tokens, n = runs.doc.tokens, first - 1
    while n >= 0 and (tokens[n].text.lower() in ("the", "nearby") or tokens[n].text.lower() in runs.words.compass):
        n -= 1
    return tokens[n].text.lower() if n >= 0 and tokens[n].sentence == tokens[first].sentence else ""


def _leads_to_place(runs: Runs, first: int) -> bool:
    """Whether the words before a name lead to a place: "in", "north of", "on the way to", "the outskirts of"."""
    tokens, words = runs.doc.tokens, runs.words
    if _before(runs, first) in words.strong:
        return True
    before = [t.text.lower() for t in tokens[max(0, first - 4) : first] if t.sentence == tokens[first].sentence]
    if len(before) > 1 and before[-1] == "of" and (before[-2] in words.dwelling or before[-2] in words.heads):
        return True
    return any(" ".join(before[-n:]) in words.relations for n in (2, 3, 4) if len(before) >= n)


def _in_list(runs: Runs, first: int, last: int) -> bool:
    """Whether a place stands right before or after, with only a comma between ("San Carlos, Morazan department")."""
    tokens = runs.doc.tokens
    for comma, place in ((last, last + 1), (first - 1, first - 2)):
        if 0 <= place < len(tokens) and tokens[comma].text == "," and place in runs.places:
            return tokens[place].sentence == tokens[first].sentence
    return False


def _noun_at(runs: Runs, n: int) -> Noun | None:
    tokens = runs.doc.tokens
    return runs.words.nouns.get(tokens[n].text.lower()) if 0 <= n < len(tokens) else None


def _noun_beside(runs: Runs, first: int, last: int) -> bool:
    """Whether a place noun follows ("X village") or leads up to the name ("the village of X")."""
    tokens = runs.doc.tokens
    if last < len(tokens) and tokens[last].sentence == tokens[first].sentence and _noun_at(runs, last):
        return True
    return first > 1 and tokens[first - 1].text.lower() == "of" and _noun_at(runs, first - 2) is not None


def _text_says_place(runs: Runs, first: int, last: int, end: int) -> bool:
    """Whether the words around a name that no gazetteer knows speak of it as of a place."""
    tokens = runs.doc.tokens
    text = tokens[first].text
    if (
        _key(runs, first, last) in runs.persons
        or text.lower() in runs.words.not_places
        or len(text) < 3
        and last - first == 1
    ):
        return False
    if _shouted(runs, first, last) or any(c.isdigit() for t in tokens[first:last] for c in t.text):
        return False
    if _noun_beside(runs, first, last) or (end > last and _noun_at(runs, end - 1)):
        return True
    return _before(runs, first) in ("in", "near", "inside", "outside") and _title_free(runs, first)


def _lookup(runs: Runs, first: int, last: int) -> tuple[Entry, ...]:
    key = _key(runs, first, last)
    if not key or (len(key) < 3 and not runs.doc.tokens[first].text.isupper()) or key in runs.words.not_places:
        return ()
    entries = runs.gazetteer.lookup_key(key)
    if entries and _shouted(runs, first, last):
        return tuple(e for e in entries if e.kind in ("country", "informal", "user"))
    adjectives = tuple(e for e in entries if e.rank == 2)
    if adjectives and len(adjectives) < len(entries) and not any(e.rank == 0 and e.kind == "country" for e in entries):
        return adjectives
    return entries


def _shouted(runs: Runs, first: int, last: int) -> bool:
    """Whether a name is an abbreviation rather than a place: short, in capitals, not opening a line as datelines do."""
    tokens = runs.doc.tokens
    token = tokens[first]
    if last - first > 1 or not token.text.isupper() or len(token.text) > 5 or token.sentence in runs.capitals:
        return False
    following = tokens[last].text if last < len(tokens) else ""
    return runs.doc.sentences[token.sentence].first != first or following not in ("(", ",", "-", "–", "—", "/", "--")


def _add(
    runs: Runs, first: int, last: int, entries: tuple[Entry, ...], label: str, why: str, *, inside: bool = False
) -> bool:
    tokens = runs.doc.tokens
    if not runs.taken.isdisjoint(range(first, last)):
        return False
    runs.taken.update(range(first, last))
    one = Candidate(first=first, last=last, key=_key(runs, first, last), entries=entries, label=label, why=why)
    one.inside_name = inside
    sentence = tokens[first].sentence
    if (
        last < len(tokens)
        and tokens[last].sentence == sentence
        and (noun := _noun_at(runs, last))
        and not one.adjective
    ):
        one.noun, one.noun_at, one.noun_word = noun, last, tokens[last].text.lower()
        runs.taken.add(last)
    elif first > 1 and tokens[first - 1].text.lower() == "of" and (noun := _noun_at(runs, first - 2)):
        one.noun, one.noun_at, one.noun_word = noun, first - 2, tokens[first - 2].text.lower()
    elif first > 0 and tokens[first - 1].text.istitle() and (noun := _noun_at(runs, first - 1)) and not entries:
        one.noun, one.noun_at, one.noun_word = noun, first - 1, tokens[first - 1].text.lower()
    if first > 0 and tokens[first - 1].text.lower() in runs.words.compass and tokens[first - 1].sentence == sentence:
        one.compass = first - 1
    runs.found.append(one)
    if not one.adjective and not inside:
        runs.places.update(range(first, last if one.noun_at is None else max(last, one.noun_at + 1)))
    return True


def _repeat(runs: Runs) -> None:
    """A name taken for a place once is one wherever it stands alone in the report."""
    sure = {c.key: c for c in runs.found if not c.adjective and not c.inside_name and c.noun_at is None or c.entries}
    for n, token in enumerate(runs.doc.tokens):
        if n in runs.taken or not token.text[:1].isupper() or not token.text.isalpha():
            continue
        known = sure.get(fold_name(token.text))
        if known and not known.adjective and known.key not in runs.persons and _stands_alone(runs, n):
            _add(runs, n, n + 1, known.entries, token.entity, "the report names it as a place elsewhere")


def _stands_alone(runs: Runs, n: int) -> bool:
    tokens = runs.doc.tokens
    if tokens[n].entity in NAME_LABELS and not _whole_entity(runs, n, n + 1):
        return False
    before = (
        n > 0
        and n - 1 not in runs.taken
        and tokens[n - 1].pos == "PROPN"
        and tokens[n - 1].sentence == tokens[n].sentence
    )
    after = (
        n + 1 < len(tokens)
        and n + 1 not in runs.taken
        and tokens[n + 1].pos == "PROPN"
        and _noun_at(runs, n + 1) is None
    )
    return not before and not after
