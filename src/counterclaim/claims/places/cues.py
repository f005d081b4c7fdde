"""What in a text speaks for or against a name being a place: the words before and after it, its entity, its capitals.

In: a document on its way through the search, and the tokens of a name. Out: yes or no, or the gazetteer's entries.
Reads the pack `places.en`.
"""

import msgspec

from counterclaim.packs.gazetteer import Entry, Gazetteer
from counterclaim.packs.gazetteer_names import fold_name
from counterclaim.packs.gazetteer_words import Noun, PlaceWords
from counterclaim.records.document import Document

LONGEST = 7
"""Words in the longest name that is looked up."""
KNOWN_TOWN = 150_000
"""People from which a town's name alone, with nothing beside it, is taken for the town (GeoWebNews, development)."""


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
        """Whether the word is here the adjective of a place ("Northlander")."""
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
    acting: frozenset[str]
    """Names that say or do something in the report, as bodies and governments do."""
    found: list[Candidate]
    taken: set[int]
    places: set[int]
    """Tokens that belong to places found, their nouns included."""


def key_of(runs: Runs, first: int, last: int) -> str:
    """The gazetteer key of the tokens as they stand in the text."""
    tokens = runs.doc.tokens
    return fold_name(runs.doc.report.text[tokens[first].start : tokens[last - 1].end])


def is_ordinary(runs: Runs, first: int, last: int) -> bool:
    """Whether a capitalised word may well be no name: the report writes it small too, or puts an article before it."""
    tokens = runs.doc.tokens
    small = last - first == 1 and tokens[first].text.lower() in runs.lower
    return small or (first > 0 and tokens[first - 1].text.lower() in ("the", "a", "an") and not tokens[first].entity)


def is_known(entries: tuple[Entry, ...]) -> bool:
    """Whether a name is known enough to be a place with nothing beside it."""
    return any(
        e.own
        or e.kind in ("country", "informal", "sea")
        or (e.rank == 0 and e.kind == "region1" and e.population > KNOWN_TOWN)
        or (e.rank == 0 and e.population >= KNOWN_TOWN)
        for e in entries
    )


def is_whole_entity(runs: Runs, first: int, last: int) -> bool:
    """Whether the tokens are all of an entity, and not a part such as a person's first name."""
    tokens = runs.doc.tokens
    ends = last >= len(tokens) or not tokens[last].entity or tokens[last].entity_start or tokens[last].tag == "POS"
    return starts_entity(runs, first) and ends


def starts_entity(runs: Runs, first: int) -> bool:
    """Whether an entity begins here, an article before it aside."""
    tokens = runs.doc.tokens
    return tokens[first].entity_start or (
        first > 0 and tokens[first - 1].entity_start and tokens[first - 1].text.lower() == "the"
    )


def is_title_free(runs: Runs, first: int) -> bool:
    """Whether no title ("Gen.", "Mr.") stands before the name."""
    return first == 0 or runs.doc.tokens[first - 1].text.lower() not in runs.words.titles


def word_before(runs: Runs, first: int) -> str:
    """The word before a name, without the article, adjectives of the compass and "city of"."""
    tokens, n = runs.doc.tokens, first - 1
    while n >= 0 and (tokens[n].text.lower() in ("the", "nearby") or tokens[n].text.lower() in runs.words.compass):
        n -= 1
    return tokens[n].text.lower() if n >= 0 and tokens[n].sentence == tokens[first].sentence else ""


def leads_to_place(runs: Runs, first: int) -> bool:
    """Whether the words before a name lead to a place: "in", "north of", "on the way to", "the outskirts of"."""
    tokens, words = runs.doc.tokens, runs.words
    if word_before(runs, first) in words.strong:
        return True
    before = [t.text.lower() for t in tokens[max(0, first - 4) : first] if t.sentence == tokens[first].sentence]
    if len(before) > 1 and before[-1] == "of" and (before[-2] in words.dwelling or before[-2] in words.heads):
        return True
    if is_ground_of_verb(runs, first):
        return True
    return any(" ".join(before[-n:]) in words.relations for n in (2, 3, 4) if len(before) >= n)


def is_ground_of_verb(runs: Runs, first: int) -> bool:
    """Whether a name is what was "shelled", or where somebody "fled to"."""
    tokens, words = runs.doc.tokens, runs.words
    span = tokens[first : first + LONGEST]
    head = next((t for t in span if not first <= t.head < t.index and t.dep != "compound"), tokens[first])
    above = tokens[head.head]
    if head.dep in ("dobj", "pobj") and above.lemma in words.onto:
        return True
    leads = above.text.lower() in ("to", "on", "upon", "into") and tokens[above.head].lemma in words.moving
    return head.dep == "pobj" and leads


def stands_in_list(runs: Runs, first: int, last: int) -> bool:
    """Whether a place stands right before or after, with only a comma between ("Oldbridge, Sample department")."""
    tokens = runs.doc.tokens
    for comma, place in ((last, last + 1), (first - 1, first - 2)):
        if 0 <= place < len(tokens) and tokens[comma].text == "," and place in runs.places:
            return tokens[place].sentence == tokens[first].sentence
    return False


def noun_at(runs: Runs, n: int) -> Noun | None:
    """The place noun at a token, if it is one."""
    tokens = runs.doc.tokens
    return runs.words.nouns.get(tokens[n].text.lower()) if 0 <= n < len(tokens) else None


def only_describes(runs: Runs, first: int, last: int) -> bool:
    """Whether a place noun after the name is the next name's: "the Samplean port of Oldbridge"."""
    tokens, n = runs.doc.tokens, last
    while n < len(tokens) and noun_at(runs, n):
        n += 1
    beyond = [t for t in tokens[n : n + 2] if t.sentence == tokens[first].sentence]
    article = first > 0 and tokens[first - 1].text.lower() == "the"
    return article and n > last and len(beyond) > 1 and beyond[0].text == "of" and beyond[1].text[:1].isupper()


def noun_beside(runs: Runs, first: int, last: int) -> bool:
    """Whether a place noun follows ("X village") or leads up to the name ("the village of X")."""
    tokens = runs.doc.tokens
    if last < len(tokens) and tokens[last].sentence == tokens[first].sentence and noun_at(runs, last):
        return not only_describes(runs, first, last)
    return first > 1 and tokens[first - 1].text.lower() == "of" and noun_at(runs, first - 2) is not None


def look_up(runs: Runs, first: int, last: int) -> tuple[Entry, ...]:
    """The entries of the tokens' name that its spelling allows: for an abbreviation no town of that name."""
    key = key_of(runs, first, last)
    if not key or (len(key) < 3 and not runs.doc.tokens[first].text.isupper()) or key in runs.words.not_places:
        return ()
    entries = runs.gazetteer.lookup_key(key)
    if entries and is_shouted(runs, first, last):
        return tuple(e for e in entries if e.own or e.kind in ("country", "informal"))
    adjectives = tuple(e for e in entries if e.rank == 2)
    if adjectives and len(adjectives) < len(entries) and not any(e.rank == 0 and e.kind == "country" for e in entries):
        return adjectives
    return entries


def is_shouted(runs: Runs, first: int, last: int) -> bool:
    """Whether a name is an abbreviation rather than a place: short, in capitals, not opening a line as datelines do."""
    tokens = runs.doc.tokens
    token = tokens[first]
    capitals = sum(c.isupper() for c in token.text)
    if last - first > 1 or capitals < 2 or len(token.text) > 5 or token.sentence in runs.capitals:
        return False
    following = tokens[last].text if last < len(tokens) else ""
    return runs.doc.sentences[token.sentence].first != first or following not in ("(", ",", "-", "–", "—", "/", "--")
