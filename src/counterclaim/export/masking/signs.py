"""Where a text names a person, and whether the words around the name make that person public or private.

In: a text. Out: `Told` for each name so told of: an age, a trade, a family, a title, an office, a verb of speech. It
finds names that the reader of claims missed. Reads the pack `private_persons.en` through `packs/private_persons.py`.

Example: "a 9-year-old boy, Lin Tark, and Mayor Oda Berg" tells of one private and one public person.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache

import msgspec

from counterclaim.export.masking.words import Unit, is_capital, units
from counterclaim.packs.private_persons import PrivateWords, Standing, ends_in, load_private_words, stands, words_of

_NEAR, _BEFORE = 160, 90
"""Characters after and before a name that are looked at."""
_NEXT = 60
_LONGEST = 6
_SAME_NAME = re.compile(r"[ \t\u00a0]+|[ \t]*\r?\n[ \t]*|[-‐‑–]|[’'`]|\.[ \t]?")
_OPENS = re.compile(r"(?:^|[.!?:;\n“”\"‘(«])\s*[“\"‘'«(]*\s*$")
_CHUNK = re.compile(r"[^,.;:()\n—“”\"]*")
_CLOSED = re.compile(r"\s*(?:[,.;:)—“”\"]|\n|$)")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n[ \t\r]*\n")
_IN_PLACE = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "into",
        "across",
        "inside",
        "outside",
        "around",
        "toward",
        "towards",
        "over",
        "through",
        "between",
    ]
)
_STOPS = re.compile(r"[,.;:()\n—“”\"!?]")
_BEFORE_VERB = re.compile(r"\b(?:said|told|and|by|as|is|was)\s+")
_THE = re.compile(r"\s*the\s", re.IGNORECASE)
_POSSESSED = re.compile(r"\s*(?:an?|another|one|his|her|their|our|my)\s|.*['’]s?\s", re.IGNORECASE)
_AFTER_WORD = frozenset(
    ("in", "at", "near", "from", "into", "to", "of", "on", "by", "with", "across", "outside", "around", "the")
)
_OF_PLACES = frozenset(("who",))
_OPENING_SIGN = frozenset(",('’ \n\t\r\u00a0")
"""What the signs behind a name begin with."""
"""Signs that tell nothing of a single word after "of": the mayor of a town, who ..."""
_AGES = ("age", "year")
"""How the ids of signs begin that are ages."""
_ARTICLES = frozenset(("the", "a", "an"))
_AND = re.compile(r"(?:,\s+\d{1,3})?,?\s+(?:and|und|y|e)\s+")
_MOSTLY = 0.7
_FEW = 4
_SHORT_LINE = 45
"""A line that ends so soon is not broken by its width: a list, a signature."""
_ACRONYM = 6
_TWO_OR_THREE = (2, 3)
_WORD = 32
_COMMA = re.compile(r",\s+(?:who\s+(?:is|was)\s+)?")
_NEXT_WORD = re.compile(r"\s+([a-z]+)")
_WORD_BEFORE = re.compile(r"\b([a-z]+)[ \t]+$")
_LAST_WORD = re.compile(r"(\w+)\s+$")
_SMALL = str.maketrans("", "", "abcdefghijklmnopqrstuvwxyz")
_PLAIN_AFTER = re.compile(r"[’']s\s|\s+[a-z]|[.,;:!?)](?:\s|$)|$")


class Kind(StrEnum):
    """What a place in a text tells of a name: `sign`, `age`: a sign of the pack stands beside it; `person`: less."""

    PUBLIC = "public"
    PRIVATE = "private"
    AGE = "age"
    SIGN = "sign"
    PERSON = "person"


class Told(msgspec.Struct, frozen=True, gc=False):
    """A name as a row of keys, and what is told of it."""

    name: tuple[str, ...]
    kind: Kind


class _Beside(msgspec.Struct, frozen=True, gc=False):
    """What stands left and right of a name; `last` is the word straight before it in small letters, if any."""

    left: str
    right: str
    last: str

    @property
    def placed(self) -> bool:
        """Whether the words before lead to a place."""
        return self.last in _IN_PLACE


class _Run(msgspec.Struct, frozen=True, gc=False):
    """Capitalised words that may be a name; `title` is what stands before them among capitals: "Foreign Minister"."""

    start: int
    end: int
    name: tuple[str, ...]
    title: str
    opens: bool
    initials: bool
    acronym: bool


def told_in(text: str, words: PrivateWords) -> Iterator[Told]:
    """Every name of which a text tells that it is a person's."""
    found = units(text)
    runs = list(_runs(text, found, words))
    lists = not words.opening.isdisjoint(unit.key for unit in found)
    listed = set(_listed(text, runs, words)) if lists else set()
    kinds = [Kind.PRIVATE if n in listed else _kind(text, run, words) for n, run in enumerate(runs)]
    for number, run in enumerate(runs):
        kind = kinds[number] or _beside_another(text, runs, kinds, number, words)
        if kind is not None:
            yield Told(run.name, kind)


def _beside_another(
    text: str, runs: Sequence[_Run], kinds: Sequence[Kind | None], number: int, words: PrivateWords
) -> Kind | None:
    """A name joined by "and" to one that is private or a person's is a person's too."""
    run = runs[number]
    for other in (number - 1, number + 1):
        if not 0 <= other < len(runs) or kinds[other] in (None, Kind.PUBLIC) or run.title:
            continue
        first, second = sorted((run, runs[other]), key=lambda r: r.start)
        if _AND.fullmatch(text[first.end : second.start]) and _alone(run, words) and not run.acronym:
            return Kind.PERSON
    return None


def _only_opens(text: str, run: _Run, words: PrivateWords) -> bool:
    """Whether a small word has its capital from the start of a sentence, and no age is behind it: so do most words."""
    if not run.opens or run.title or len(run.name) > 1 or run.name[0] not in words.common:
        return False
    right = text[run.end : run.end + _WORD]
    return right[:1] == " " and "age" not in right and "year" not in right


def _kind(text: str, run: _Run, words: PrivateWords) -> Kind | None:
    if _only_opens(text, run, words):
        return None
    beside = _beside(text, run)
    left, right = beside.left, beside.right
    if run.initials:
        aged = any(s.after and s.after.match(right) for s in words.signs if s.id.startswith(_AGES))
        return Kind.PRIVATE if aged or _apposed(beside) is Standing.PRIVATE else None
    titled = run.title or beside.last in words.endings
    standing = (_titled(left, run) if titled else None) or _apposed(beside)
    if standing is None and right[:1] == "," and words.leading.match(right):
        return Kind.PUBLIC
    if standing is Standing.PUBLIC:
        return Kind.PRIVATE if _is_given(beside, run, words) else Kind.PUBLIC
    if standing is Standing.PRIVATE:
        return Kind.PRIVATE if _alone(run, words) else None
    sign = _sign(beside, words, full=len(run.name) > 1)
    aged = sign is not None and sign.startswith(_AGES)
    if sign is not None and _alone(run, words, aged=aged):
        return Kind.AGE if aged else Kind.SIGN if sign not in _OF_PLACES else Kind.PERSON
    if standing is Standing.WITH_BODY or (run.title and words_of(run.title)[-1] in words.honorifics):
        return Kind.PERSON
    return Kind.PERSON if _speaks(beside, run, words) or _unknown(beside, run, words) else None


def _beside(text: str, run: _Run) -> _Beside:
    left = text[max(0, run.start - _BEFORE) : run.start]
    last = _LAST_WORD.search(left[-_WORD:]) if left[-1:].isspace() else None
    return _Beside(left, text[run.end : run.end + _NEAR], last[1].lower() if last else "")


def _unknown(beside: _Beside, run: _Run, words: PrivateWords) -> bool:
    """Whether two or three capitalised words that nobody knows stand where no place would: in doubt, a person."""
    if len(run.name) not in _TWO_OR_THREE or run.title or run.acronym or beside.last in _AFTER_WORD:
        return False
    small = any(w in words.common or w in words.lands or w in words.calendar or w in words.places for w in run.name)
    return not small and _alone(run, words) and _PLAIN_AFTER.match(beside.right) is not None


def _is_given(beside: _Beside, run: _Run, words: PrivateWords) -> bool:
    """Whether a title is a given name: an age or a trade, and no other office, stands behind "Prince ..."."""
    if len(words_of(run.title)) != 1 or words_of(run.title)[0] not in words.given:
        return False
    sign = _sign(beside, words, full=True)
    return _apposed(beside) is Standing.PRIVATE or (sign is not None and sign.startswith(_AGES))


def _alone(run: _Run, words: PrivateWords, *, aged: bool = False) -> bool:
    """Whether a run can be a person's name without a title: no land, body, place, or small word with no age."""
    if " ".join(run.name) in words.lands or all(w in words.calendar or w in words.lands for w in run.name):
        return False
    if any(w in words.bodies for w in run.name) or (run.name[-1] in words.places and len(run.name) > 1):
        return False
    return aged or len(run.name) > 1 or run.name[0] not in words.common


def _sign(beside: _Beside, words: PrivateWords, *, full: bool) -> str | None:
    """The sign of the pack that stands beside a name, an age before all; `full`: the name has two words or more."""
    found = [*_signs_after(beside, words, full=full), *_signs_before(beside, words, full=full)]
    return next((sign for sign in found if sign.startswith(_AGES)), found[0] if found else None)


def _signs_after(beside: _Beside, words: PrivateWords, *, full: bool) -> Iterator[str]:
    """The first sign behind a name. No age stands behind a place: "in Brezna, 34" goes on with kilometres."""
    if beside.right[:1] not in _OPENING_SIGN:
        return
    for sign in words.after:
        if (sign.full and not full) or (beside.placed and sign.id.startswith(_AGES)):
            continue
        if not full and ((sign.id in _OF_PLACES and beside.last == "of") or beside.last in sign.never):
            continue
        if sign.after and sign.after.match(beside.right):
            yield sign.id
            return


def _signs_before(beside: _Beside, words: PrivateWords, *, full: bool) -> Iterator[str]:
    if not beside.left[-1:].isspace():
        return
    last = beside.left.rstrip(" .\n\t").rpartition(" ")[2].lower()
    for sign in words.before:
        if (sign.full and not full) or (sign.ends and last not in sign.ends):
            continue
        if beside.placed and sign.id.startswith(_AGES):
            continue
        near = beside.left[-_NEXT:]
        if (not sign.needs or sign.needs in near.lower()) and sign.before and sign.before.search(near):
            yield sign.id
            return


def _speaks(beside: _Beside, run: _Run, words: PrivateWords) -> bool:
    """Whether an unknown name speaks, or suffers what persons suffer."""
    if beside.placed or beside.last == "the" or (len(run.name) == 1 and run.acronym):
        return False
    if any(w in words.common for w in run.name) or not _alone(run, words):
        return False
    first = _NEXT_WORD.match(beside.right)
    last = _WORD_BEFORE.search(beside.left[-24:])
    after = first is not None and first[1] in words.speaking
    told = last is not None and last[1] in words.speaking - words.addressing
    before = told and _CLOSED.match(beside.right) is not None
    return after or before or words.befalls.match(beside.right) is not None


def _titled(left: str, run: _Run) -> Standing | None:
    """What the words straight before a name say: "army spokesman", "the resident", "Foreign Minister of Dorand".

    Of two titles side by side the public one counts: "commander Major".
    """
    before = _STOPS.split(left.rstrip().removesuffix(run.title) if run.title else left)[-1]
    lower = ends_in(before) if before.strip() and before[-1].isspace() else None
    if not run.title:
        return lower
    capital = ends_in(run.title) or stands(run.title)
    return capital if capital is not None and lower is not Standing.PUBLIC else lower


def _apposed(beside: _Beside) -> Standing | None:
    """What stands between commas beside a name: ", a teacher," after it, or "a ministry spokeswoman, " before it."""
    left, right = beside.left, beside.right
    after = _COMMA.match(right) if right[:1] == "," else None
    if after and not beside.placed:
        chunk = _CHUNK.match(right, after.end())
        if chunk and _CLOSED.match(right, chunk.end()) and not _has_verb(chunk[0]):
            opening = words_of(chunk[0])[:1]
            found = None if set(opening) & load_private_words().prepositions else stands(chunk[0])
            if found is not None:
                return found
    if not left.rstrip().endswith(","):
        return None
    closed = re.match(r"\s*[,.;)\n]|$", right)
    before = _BEFORE_VERB.split(_STOPS.split(left.rstrip()[:-1])[-1])[-1]
    found = stands(before)
    opened = _POSSESSED.match(before)
    if found is Standing.PUBLIC:
        return found if closed and not _has_verb(before) else None
    return found if found is Standing.PRIVATE and (opened or (closed and _THE.match(before))) else None


def _has_verb(chunk: str) -> bool:
    words = load_private_words()
    return any(w in words.speaking for w in words_of(chunk)) or bool(words.befalls.search(f" {chunk}"))


def _listed(text: str, runs: Sequence[_Run], words: PrivateWords) -> Iterator[int]:
    """Numbers of the runs in lists of the dead, the wounded and the held."""
    for sign in words.signs:
        for opening in sign.opens.finditer(text) if sign.opens else ():
            end = _SENTENCE_END.search(text, opening.end())
            last = end.start() if end else len(text)
            for number, run in enumerate(runs):
                inside = opening.end() <= run.start < last and not run.title
                if inside and _alone(run, words) and _beside(text, run).last not in _AFTER_WORD:
                    yield number


def _runs(text: str, found: Sequence[Unit], words: PrivateWords) -> Iterator[_Run]:
    """Capitalised words side by side, with particles and initials between them."""
    shouted = _shouted(text)
    run: list[Unit] = []
    for unit in (*found, None):
        if not run and unit is not None and not is_capital(unit.text):
            continue
        if unit is not None and run and _goes_on(text, run, unit, words, shouted):
            run.append(unit)
            continue
        if run:
            yield from _made(text, run, words)
        run = [unit] if unit is not None and _is_name_word(unit, words, shouted) else []


def _shouted(text: str) -> list[tuple[int, int]]:
    """Lines that are all in capitals, where capitals tell nothing."""
    lines = []
    for match in re.finditer(r"[^\n]+", text):
        if len(match[0].translate(_SMALL)) < _MOSTLY * len(match[0]):
            continue
        letters = [c for c in match[0] if c.isalpha()]
        if len(match[0].split()) > _FEW and sum(c.isupper() for c in letters) > _MOSTLY * len(letters):
            lines.append(match.span())
    return lines


def _is_name_word(unit: Unit, words: PrivateWords, shouted: Iterable[tuple[int, int]]) -> bool:
    if not is_capital(unit.text):
        return False
    return not (unit.key in words.common and any(a <= unit.start < b for a, b in shouted))


def _goes_on(text: str, run: list[Unit], unit: Unit, words: PrivateWords, shouted: list[tuple[int, int]]) -> bool:
    gap = text[run[-1].end : unit.start]
    if not _SAME_NAME.fullmatch(gap):
        return False
    if "\n" in gap and len(run) > 1 and run[-1].end - text.rfind("\n", 0, run[-1].end) < _SHORT_LINE:
        return False
    if gap.startswith(".") and not (
        len(run[-1].text) == 1 or run[-1].key in words.honorifics or run[-1].key in _short()
    ):
        return False
    return _is_name_word(unit, words, shouted) or unit.key in words.particles


@cache
def _short() -> frozenset[str]:
    """Last words of terms: "Gen." and "Col." keep their dot."""
    return frozenset(row[-1] for row in load_private_words().standing)


def _made(text: str, run: list[Unit], words: PrivateWords) -> Iterator[_Run]:
    """The name in a run of capitalised words: its titles set aside, small words at its ends let go."""
    while run and not is_capital(run[-1].text):
        run = run[:-1]
    if not run:
        return
    opens = bool(_OPENS.search(text[max(0, run[0].start - 8) : run[0].start]))
    first = _after_titles(run, words)
    while first < len(run) - 1 and (run[first].key in words.particles or run[first].key in words.kunyas):
        if is_capital(run[first].text) and run[first].key != "the":
            break
        first += 1
    kept = run[first:]
    if opens and first == 0 and not (len(kept[0].text) == 1 and text[kept[0].end : kept[0].end + 1] == "."):
        while len(kept) > 1 and _opens_only(kept, words):
            kept = kept[1:]
    while len(kept) > 1 and kept[0].key in words.lands and kept[0].text[-1:] in "ine" and first:
        kept = kept[1:]
    if not kept or len(kept) > _LONGEST:
        return
    title = text[run[0].start : run[first - 1].end] if first else ""
    initials = len(kept) > 1 and all(len(u.text) == 1 for u in kept)
    if all(len(u.key) < 2 for u in kept) and not initials:
        return
    yield _Run(
        kept[0].start,
        kept[-1].end + (text[kept[-1].end : kept[-1].end + 1] == "." if initials else 0),
        tuple(u.key for u in kept),
        title,
        opens and first == 0,
        initials,
        kept[0].text.isupper() and len(kept[0].text) <= _ACRONYM,
    )


def _opens_only(kept: Sequence[Unit], words: PrivateWords) -> bool:
    """Whether the first word has its capital from the start of a sentence; not in a name of small words alone."""
    key = kept[0].key
    if key in words.calendar or key in words.prepositions or key in _ARTICLES:
        return True
    return key in words.common and not all(u.key in words.common for u in kept)


def _after_titles(run: Sequence[Unit], words: PrivateWords) -> int:
    """Place of the first word after the last title or office in a run; 0 where that would leave no name."""
    terms = words.standing
    first = 0
    for last in range(1, len(run)):
        if run[last - 1].key not in words.title_ends:
            continue
        for size in (4, 3, 2, 1):
            row = tuple(u.key for u in run[max(0, last - size) : last])
            if len(row) < size:
                continue
            title = size == 1 and row[0] in words.honorifics - words.kunyas
            if title or row in terms or (*row[:-1], row[-1].removesuffix("s")) in terms:
                first = last
                break
    while first and first < len(run) - 1 and run[first].key == "of":
        first += 1
    return first
