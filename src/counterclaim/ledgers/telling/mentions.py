"""Where sentences speak of a truce, and by which words: "the second truce", "a 72-hour pause", "it".

In: the text of a report. Out: `Mention` records in text order, each with the words around it that are its own. Reads
truce_words.en, incident_words.en, numbers.en and times.en through `packs`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

import msgspec

from counterclaim.ledgers.telling.days import a_day, either
from counterclaim.ledgers.telling.sentences import find_sentences
from counterclaim.packs.loader import load_pack

_MOST = 12
"""Mentions of one sentence that are looked at."""
_HOURS = 24.0
_REMEMBERED = 2_000  # sentences; a report has some dozens
_BOUND = re.compile(r"[,;:]|\s[–—-]\s|\b(?:and|nor|or|after|while|but|when|since|which|that|as)\b")
_ABOUT = re.compile(r"\s+(?:on|for|to|about|providing\s+for)\s+(?:(?:a|an|the|any)\s+)?(?:[\w-]+\s+){0,3}")
_DEFINITE = frozenset(("the", "this", "that", "its", "their", "our", "his", "her"))
_OPENS = re.compile(r"^[“\"‘']?(?:It|This)\b(?=\s+(?:is|was|took|takes|will|binds|comes|came|has|had|entered|"
                    r"enters|went|goes|ends|expired|expires|collapsed|lasted|covers|lays|provides|"
                    r"applies|obliges)\b)")  # fmt: skip


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A truce spoken of at characters `start` to `end` of a report; `before` and `after` are the words around it."""

    start: int
    end: int
    sentence: tuple[int, int]
    sort: str
    """`sure`, `stopping` ("to halt fire"), `pausing`, `dealing`, `elliptic` ("the second, agreed in ..."), or `it`."""
    before: str = ""
    after: str = ""
    whole: str = ""
    """The sentence."""
    next: str = ""
    """The sentence after it."""
    headline: bool = False
    plural: bool = False
    definite: bool = False
    indefinite: bool = False
    words: str = ""
    """Between its article and it: "second humanitarian"."""
    number: int | None = None
    new: bool = False
    earlier: bool = False
    """Told as one before another: "the previous truce"."""
    hours: float | None = None
    """How long it is to last."""


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Every place where the text speaks of a truce, or of an agreement that may be one."""
    sentences = find_sentences(text)
    following = {one[0]: text[two[0] : two[1]] for one, two in pairwise(sentences)}
    found = []
    for n, (first, last) in enumerate(sentences):
        for one in _in_sentence(text[first:last]):
            start = first + one.start
            moved = msgspec.structs.replace(
                one, start=start, end=first + one.end, sentence=(first + one.sentence[0], last), headline=n == 0,
                next=following.get(_start_of(sentences, start), ""),
            )  # fmt: skip
            found.append(moved)
    return tuple(found)


def speaks_of_any(text: str) -> bool:
    """Whether the text speaks of a truce by more than "it"."""
    return any(m.sort != "it" for first, last in find_sentences(text) for m in _in_sentence(text[first:last]))


def _start_of(sentences: Sequence[tuple[int, int]], at: int) -> int:
    return sentences[bisect_right(sentences, (at, at)) - 1][0]


@lru_cache(maxsize=_REMEMBERED)
def _in_sentence(sentence: str) -> tuple[Mention, ...]:
    """The mentions of one sentence, at characters of it; a report's are asked for beside each of its claims."""
    dateline = _dateline().match(sentence)
    bounds = (dateline.end() if dateline else 0, len(sentence))
    words = sentence[bounds[0] :]
    nouns = (m for m in _nouns().finditer(words) if not _of_a_name(words, m))
    found = [(m.start(), m.end(), str(m.lastgroup)) for m in nouns]
    papers = [(m.start("paper"), m.end("paper"), "dealing") for m in _papers().finditer(words)]
    found = sorted({*found, *(one for one in papers if all(one[0] != other[0] for other in found))})[:_MOST]
    # "A deal to stop firing" is one, and so is "an agreement on a cessation of hostilities".
    ends = {end for _, end, _ in found}
    found = [one for one in found if one[2] != "stopping" or one[0] - len(" to ") not in ends]
    found = [one for one, two in pairwise((*found, None)) if one and not (two and _is_about(words, one, two))]
    opening = _OPENS.search(words)
    if opening and not (found and found[0][0] == 0):
        found.insert(0, (opening.start(), opening.end(), "it"))
    return tuple(_with_words(words, found, bounds))


def _with_words(words: str, found: Sequence[tuple[int, int, str]], bounds: tuple[int, int]) -> Iterator[Mention]:
    """Each mention with the words that are its own, up to the next."""
    cuts = [_cut(words, one[1], two[0]) for one, two in pairwise(found)]
    for n, (start, end, sort) in enumerate(found):
        first = cuts[n - 1][1] if n else 0
        last = cuts[n][0] if n < len(cuts) else len(words)
        yield _mention(bounds, words, (start, end), sort, around=(words[first:start], words[end:last]))


def _is_about(words: str, one: tuple[int, int, str], two: tuple[int, int, str]) -> bool:
    """Whether the first only leads to the second: "no agreement on a truce"."""
    return one[2] == "dealing" and two[2] in ("sure", "pausing") and bool(_ABOUT.fullmatch(words, one[1], two[0]))


def _of_a_name(words: str, noun: re.Match[str]) -> bool:
    """Whether the noun is part of a name ("Orr Truce Monitor"), or only says what another thing is for."""
    named = noun[0][:1].isupper() and re.match(r"\s+[A-ZÀ-Þ]", words[noun.end() :]) and noun.start() > 0
    return bool(named) or bool(_aside().match(words, noun.end()))


def _cut(words: str, one: int, two: int) -> tuple[int, int]:
    """Up to where words between two truces are the first one's, and from where they are the second one's."""
    marks = list(_BOUND.finditer(words, one, two))
    return (marks[-1].start(), marks[-1].start()) if marks else (two, one)


def _mention(
    bounds: tuple[int, int], words: str, at: tuple[int, int], sort: str, *, around: tuple[str, str]
) -> Mention:
    (start, end), (before, after) = at, around
    article, own = _own_words(before)
    if sort == "elliptic":
        # "Signed a second one in Kell" tells of another, "the second, signed in Kell" of one that is known.
        article, own = ("a" if before.endswith(" a ") else "the"), f"{own} {words[start:end]}"
    several = words[start:end].lower().endswith("s") and not words[start:end].lower().endswith("hostilities")
    plural = several and sort != "stopping"
    counted = [n for word, n in _ordinals().items() if re.search(rf"\b{word}\b", own, re.IGNORECASE)]
    return Mention(
        start=bounds[0] + start, end=bounds[0] + end, sentence=bounds, sort=sort, before=before, after=after,
        whole=words, plural=plural, words=own,
        definite=sort == "it" or article in _DEFINITE,
        indefinite=article in ("a", "an", "another") or sort == "stopping",
        number=counted[0] if len(counted) == 1 else None,
        new=article == "another" or (not counted and bool(_new().search(own))),
        earlier=bool(_earlier().search(f"{before[-60:] if article else own}")), hours=_hours(own, after),
    )  # fmt: skip


def _own_words(before: str) -> tuple[str, str]:
    """The article of a noun, and the words between; no article where a preposition or a mark stands nearer."""
    match = _article().search(before)
    if match and not _acts().search(match["own"]):
        return match["article"].lower(), match["own"].strip()
    bare = re.search(r"(?:[\w’'-]+\s+){1,3}$", before)
    return "", bare[0].strip() if bare else ""


def _hours(own: str, after: str) -> float | None:
    for words in (own, after[:40]):
        match = _length().search(words)
        if match and (words is own or re.match(r"\s*(?:of|for|lasting)\s", words)):
            if match["long"]:
                return {"day": 24.0, "week": 168.0, "month": 720.0}.get(match["long"].lower())
            value = small_number(match["number"])
            each = {"hour": 1.0, "day": _HOURS, "week": 7 * _HOURS, "month": 30 * _HOURS}[match["unit"].lower()]
            return value * each if value is not None else None
    return None


@cache
def _dateline() -> re.Pattern[str]:
    """The place, day and agency before a report's first words."""
    return re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’ .-]{2,40}(?:,|\s|\()[^\n]{0,90}?\s*[–—-]\s+")


@cache
def _nouns() -> re.Pattern[str]:
    pack = load_pack("truce_words.en")
    tail = rf"(?:\s+{either(pack['deal_tail'])}s?)?"
    others = "|".join(str(w) for w in pack["other_deals"])
    stopping = rf"{either(pack['stopping'])}\s+(?:\w+\s+){{0,2}}{either(pack['fire'])}"
    ceasing = "(?:suspending|halting|ceasing|pausing|stopping)"
    after_act = "|".join(rf"(?<={re.escape(str(w))} )it" for w in pack["acts_on_it"])
    return re.compile(
        rf"\b(?:(?P<elliptic>(?<=the )(?:{either(tuple(_ordinals()))}|one)(?=,?\s+(?:{either(pack['made_after'])})\b)"
        rf"|that(?=\s+of\s+{a_day().replace('P<day>', ':')})"
        rf"|(?<=the )latest(?=,?\s+(?:{either(pack['made_after'])})\b)"
        rf"|(?<= a )(?:{either(tuple(_ordinals()))}|new)\s+one(?=\s+(?:in|on|at|with|brokered|mediated|for)\b)"
        rf"|(?<=the )one(?=\s+(?:that|which|of)\b))"
        rf"|(?P<stopping>(?<=to )(?:{stopping})"
        rf"|(?:(?<=was )|(?<=were )|(?<=is )){ceasing}\s+(?:\w+\s+){{0,2}}{either(pack['fire'])})"
        rf"|(?P<it>{after_act})"
        rf"|(?P<sure>{either(pack['sure'])}s?{tail})|(?P<pausing>{either(pack['pausing'])}s?)"
        rf"|(?<![\w-])(?!(?:{others})\b)(?P<dealing>{either(pack['dealing'])}s?))\b(?!-)",
        re.IGNORECASE,
    )


@cache
def _papers() -> re.Pattern[str]:
    """A paper that is an agreement where it is signed: "put their names to a statement", "initialled the document"."""
    pack = load_pack("truce_words.en")
    between = r"(?:(?:the|a|an|their|joint|common|[\w-]+-point|[\w-]+-page|short|final|tripartite)\s+){0,4}"
    return re.compile(
        rf"\b{either(pack['signing'])}\s+{between}(?P<paper>{either(pack['papers'])})\b(?!-)", re.IGNORECASE
    )


@cache
def _article() -> re.Pattern[str]:
    ending = "the|a|an|this|that|its|since|of|to|by|in|on|for|with|from|which|and|or|at|after|before|under|as|was|were"
    stop = rf"(?!(?:{ending}|is|are|had|has)\b)"
    return re.compile(
        rf"\b(?P<article>{'|'.join(sorted(_DEFINITE))}|a|an|another)\s+(?P<own>(?:{stop}[\w’'/.-]+,?\s+){{0,6}})$",
        re.IGNORECASE,
    )


@cache
def _acts() -> re.Pattern[str]:
    """A verb where only words that describe should stand: "the mission recorded 14 ceasefire violations"."""
    describing = either(load_pack("truce_words.en")["describing"])
    return re.compile(rf"(?<![\w-])(?!{describing}\b)[a-z]{{3,}}ed\b|\b(?:broke|broken|said|has|have|had|saw|heard)\b")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{either(load_pack('truce_words.en')['for_truces'])})\b", re.IGNORECASE)


@cache
def _ordinals() -> dict[str, int]:
    return {str(w): int(n) for w, n in load_pack("incident_words.en")["ordinals"].items()}


@cache
def _earlier() -> re.Pattern[str]:
    """As in "the previous truce", "the previous one, the truce of the harvest"."""
    words = either(load_pack("truce_words.en")["earlier"])
    return re.compile(rf"\b{words}(?:\s+one,\s+(?:the|a|an))?(?:\s+[\w-]+){{0,3}}\s*$", re.IGNORECASE)


@cache
def _new() -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('incident_words.en')['new_truce'])}\b", re.IGNORECASE)


def small_number(words: str) -> int | None:
    """A whole number in figures or words: "seven" and "7" give 7."""
    plain = words.lower()
    return int(plain) if plain.isdecimal() else load_pack("truce_words.en")["numbers"].get(plain)


@cache
def a_number() -> str:
    """A pattern for such a number."""
    return rf"(?:\d{{1,3}}|{either(tuple(load_pack('truce_words.en')['numbers']))})"


@cache
def _length() -> re.Pattern[str]:
    number = a_number()
    return re.compile(
        rf"\b(?:(?P<number>{number})[\s-](?P<unit>hour|day|week|month)s?|(?P<long>day|week|month)-?long)\b",
        re.IGNORECASE,
    )
