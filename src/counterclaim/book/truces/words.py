"""What the words of one report tell a truce by: its names, brokers, days, number, and whether it is told as a new one.

In: a `Part` whose record is a `Ceasefire`. Out: `TruceWords`. Reads truce_words.en, incident_words.en and times.en
through `packs`.

The record of the report comes first; the words fill in what it leaves open. Only a day that the words fix counts.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from counterclaim.ledgers.telling.days import a_day, day_of, either
from counterclaim.ledgers.truces import broker_key
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import nation_alone, plain_name
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.book import Part
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Kind, Realis, Stance
from counterclaim.records.ledger import Ceasefire

_BEFORE = 4
"""Words before a truce in which a phrase speaks of it: "a new six-month bilateral ceasefire"."""
_LONGEST = 600  # characters of one sentence that are looked at
_NAME = r"[A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]*){0,5}(?:\s+\([A-Z]{2,8}\))?"
_NAMES = rf"(?:the\s+)?{_NAME}(?:(?:,\s*and\s+|,\s*|\s+and\s+)(?:the\s+)?{_NAME}){{0,4}}"


class TruceWords(msgspec.Struct, frozen=True, kw_only=True):
    """What a report calls a truce, and what it says of its days."""

    names: tuple[str, ...] = ()
    """What it is called by beside its brokers: the place where it was signed, "the X truce"."""
    brokers: tuple[str, ...] = ()
    """As written, those of the record first."""
    day: str | None = None
    effective: str | None = None
    ended: str | None = None
    number: int | None = None
    new: bool = False
    """Told as one not told before: "a new truce"."""
    some: bool = False
    """Told without "the": "a truce"."""
    said: bool = False
    """Its words themselves name it, by broker, place or number."""


def read_words(part: Part) -> TruceWords:
    """The words of a truce.

    Example: "They signed a ceasefire in Port Ada on Wednesday, mediated by Orta", printed on a Thursday, is called by
    Port Ada and Orta, and its day is the day before the report's.
    """
    record = part.record
    if not isinstance(record, Ceasefire):
        return TruceWords()
    told = {claim.id: claim for claim in part.claims}
    claims = [told[one] for one in record.claims if one in told]
    words = [claim.evidence.text[:_LONGEST] for claim in claims]
    published = part.report.published
    worded = any(reason.rule == "worded" for reason in record.reasons)
    ends = record.ended if worded else _ended(part, claims, record)
    names = {name for text in words for name in called_by(text)} if not worded else set()
    names |= {key for reason in record.reasons if reason.rule == "called" for key in [_key(reason.note)] if key}
    counted = next((int(r.note) for r in record.reasons if r.rule == "number" and r.note.isdecimal()), None)
    number = counted or next((n for text in (*words, *_going_on(part, claims)) for n in [number_of(text)] if n), None)
    return TruceWords(
        names=tuple(sorted(names)),
        brokers=_brokers(record, () if worded else words),
        # "The truce was declared dead on 9 June" tells its end, not its making.
        day=(record.agreed_on if record.agreed_on != ends else None) or (None if worded else _made(claims, published)),
        effective=record.effective or (None if worded else _begun(part, claims)),
        ended=ends,
        number=number,
        said=bool(names or number or any(find_phrase("brokered", text) for text in words)),
        # "The second truce" is known; its number tells which it is.
        new=any(r.rule == "new" for r in record.reasons)
        or any(_stands_before("new_truce", text) for text in words if number_of(text) is None),
        # "After a truce ran out" speaks of the one that was.
        some=any(_stands_before("some_truce", text) and not _any_of("over").search(text) for text in words),
    )


def ending(words: str) -> str | None:
    """The phrase by which words say that a truce is over."""
    found = _any_of("ended").search(words)
    return found[0].lower() if found else find_phrase("truce_ends", words)


def _brokers(record: Ceasefire, words: Sequence[str]) -> tuple[str, ...]:
    """Those of the record, then those that the words name: "hosted by X"."""
    parties = {broker_key(name) for name in record.parties}
    found = {broker_key(name): name for name in record.brokers if any(sign.isalpha() for sign in name)}
    for text in words if not found else ():
        for name in brokers_in(text):
            found.setdefault(broker_key(name), name)
    return tuple(name for key, name in found.items() if key not in parties)


def brokers_in(words: str) -> Iterator[str]:
    """Whom words name as brokers of a truce, as written."""
    for match in _brokered().finditer(words):
        yield from _split(match["names"])


def called_by(words: str) -> Iterator[str]:
    """Names right before a truce, and the place where it was made."""
    for match in _named_truce().finditer(words):
        yield from (key for key in [_key(match["names"])] if key)
    for match in _made_in().finditer(words):
        yield from (key for name in _split(match["names"]) for key in [_key(name)] if key)


def _split(names: str) -> Iterator[str]:
    for name in re.split(r",\s*and\s+|,\s*|\s+and\s+", names):
        plain = re.sub(r"\s*\([^)]*\)", "", name).strip()
        plain = re.sub(r"^the\s+", "", plain)
        if plain and _key(plain):
            yield plain


def _key(name: str) -> str | None:
    """A name for comparing; None for days, months, ordinals and words that only begin a sentence."""
    plain = _any_of("brokering").sub("", re.sub(r"\s*\([^)]*\)", "", name)).strip(" -")
    words = [w for w in plain.split() if plain_name(w) not in _no_names()]
    # "The X-Y ceasefire" names its parties.
    if not words or (len(words) == 1 and "-" in words[0] and all(map(nation_alone, words[0].split("-")))):
        return None
    return broker_key(" ".join(words))


def number_of(words: str) -> int | None:
    """Which truce words mean where they count truces: "the second truce" gives 2."""
    numbers: dict[str, int] = load_pack("incident_words.en")["ordinals"]
    found = {numbers[m["number"].lower()] for m in _counted_truce().finditer(words)}
    return found.pop() if len(found) == 1 else None


def _stands_before(purpose: str, words: str) -> bool:
    """Whether a phrase of a list stands just before a truce."""
    if _nth_day().search(words):
        return False
    truce = find_phrase("truce", words)
    before = " ".join(words.lower().split()).partition(truce)[0] if truce else ""
    # "A breach of the truce" speaks of the truce.
    near = re.split(r"\b(?:the|this|that)\b", " ".join(before.split()[-_BEFORE:]))[-1]
    return find_phrase(purpose, near) is not None


# --- days ------------------------------------------------------------------------------------------------------------


def _made(claims: Sequence[Claim], published: str | None) -> str | None:
    """The day on which a claim tells that it was made: "agreed late on Saturday"."""
    for claim in claims:
        real = claim.realis in (Realis.OCCURRED, Realis.ONGOING) and not claim.negated
        if claim.kind is Kind.AGREEMENT and real and claim.stance is not Stance.DENIES:
            match = _made_on().search(claim.evidence.text[:_LONGEST])
            if match and (day := day_of(match["day"], published)):
                return day
    return None


def _begun(part: Part, claims: Sequence[Claim]) -> str | None:
    """The day on which its sentence, or the next one that goes on with "it", says that it took effect."""
    for claim in claims:
        sentence = part.report.text[claim.sentence.start : claim.sentence.end][:_LONGEST]
        for text in (sentence, *_going_on(part, (claim,))):
            match = _effect().search(text)
            if match is None or (text is sentence and find_phrase("truce", text) is None):
                continue
            coming = _any_of("to_come").search(match[0]) is not None
            if day := day_of(match["day"], part.report.published, coming=coming):
                return day
    return None


def _going_on(part: Part, claims: Sequence[Claim]) -> Iterator[str]:
    """The sentences after an agreement that go on with "it"."""
    for claim in claims:
        if claim.kind is Kind.AGREEMENT:
            after = part.report.text[claim.sentence.end : claim.sentence.end + _LONGEST].lstrip()
            if after.startswith("It "):
                yield re.split(r"(?<=[a-z0-9”\"]{2})[.!?]\s", after)[0]


def _ended(part: Part, claims: Sequence[Claim], record: Ceasefire) -> str | None:
    """The day on which words say that it ended, or until which it held."""
    published = part.report.published
    if record.ended:
        return record.ended
    for claim in claims:
        words = claim.evidence.text[:_LONGEST]
        turned = claim.negated or claim.stance in (Stance.DENIES, Stance.DOUBTS, Stance.WARNS)
        found = ending(words) if not turned else None
        if found:
            match = _day_words().search(words, words.lower().find(found))
            if match and (day := day_of(match["day"], published)):
                return day
        sentence = part.report.text[claim.sentence.start : claim.sentence.end][:_LONGEST]
        only = len(re.findall(_truces(), sentence)) == 1 and claim.kind is Kind.AGREEMENT and not turned
        match = _until().search(sentence) if only else None
        # "Until Friday" of a truce that is in force is its term, and not yet its end.
        if match and (day := day_of(match["day"], published)) and (record.agreed_on or "") < day < (published or ""):
            return day
    return None


# --- patterns --------------------------------------------------------------------------------------------------------


@cache
def _no_names() -> frozenset[str]:
    times, words = load_pack("times.en"), load_pack("incident_words.en")
    listed = (*times["weekdays"], *times["months"], *words["ordinals"], *words["new_truce"], *words["latest"])
    return frozenset((*(plain_name(str(w)) for w in listed), "the", "a", "an", "this", "that", "both", "it", "each"))


def _truces() -> str:
    return rf"(?i:{either(load_pack('incident_words.en')['truce'])})s?"


@cache
def _any_of(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('truce_words.en')[key])}\b", re.IGNORECASE)


@cache
def _brokered() -> re.Pattern[str]:
    verbs = either(load_pack("truce_words.en")["brokering"])
    return re.compile(rf"\b(?i:{verbs})\s+(?:\w+\s+){{0,2}}?by\s+(?P<names>{_NAMES})")


@cache
def _named_truce() -> re.Pattern[str]:
    return re.compile(rf"(?P<names>\b{_NAME})\s+{_truces()}\b")


@cache
def _made_in() -> re.Pattern[str]:
    verbs = either(load_pack("truce_words.en")["making"])
    return re.compile(
        rf"\b(?i:{verbs})\s+(?:(?:a|the)\s+(?:\w+\s+){{0,2}}?{_truces()}\s+)?(?:in|at)\s+(?P<names>{_NAME})"
    )


@cache
def _counted_truce() -> re.Pattern[str]:
    numbers = either(tuple(load_pack("incident_words.en")["ordinals"]))
    between = r"(?:\s+(?!the\b|time\b|times\b|day\b|week\b|violation\b|breach\b)[\w-]+){0,2}"
    return re.compile(rf"\b(?P<number>(?i:{numbers})){between}\s+{_truces()}\b")


@cache
def _nth_day() -> re.Pattern[str]:
    """Words for a day of a truce: "on the third day of a truce" speaks of the one that holds."""
    return re.compile(r"\b(?:day|days|hour|hours|week|weeks|minutes)\s+(?:of|into)\s+an?\b", re.IGNORECASE)


@cache
def _day_words() -> re.Pattern[str]:
    return re.compile(rf"\b{a_day()}")


@cache
def _until() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:until|till)\s+{a_day()}")


@cache
def _made_on() -> re.Pattern[str]:
    verbs = either(load_pack("truce_words.en")["making"])
    return re.compile(rf"\b(?i:{verbs})\b(?:(?!\b(?:from|until|after|since|by)\b)[^.;,]){{0,50}}?\b{a_day()}")


@cache
def _effect() -> re.Pattern[str]:
    words = load_pack("truce_words.en")
    return re.compile(rf"\b(?i:{either((*words['begun'], *words['to_come']))})\b[^.;]{{0,10}}[^;]{{0,30}}?\b{a_day()}")
