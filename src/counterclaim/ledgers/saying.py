"""What words say of a truce, whatever the type of the happening: broken, kept, prolonged, fallen, young, or nothing.

In: words. Out: whether they say so. Reads truce_words.en and breach_words.en through `packs`.

Example: "no respect for the truce" says that it was broken, and not that it was kept, though "respect" stands in it.
"""

import re
from functools import cache, lru_cache

from counterclaim.ledgers.telling.days import any_of, either
from counterclaim.ledgers.telling.mentions import speaks_of_any
from counterclaim.packs.loader import load_pack
from counterclaim.packs.phrases import find_phrase

_LONGEST = 700


def says_kept(words: str, *, anyhow: bool = False) -> bool:
    """Whether words hold one that says of a truce that it is kept, and not that it is prolonged or over.

    "No respect for the truce" holds one only `anyhow`.
    """
    words = words if anyhow else breaks().sub(" ", words)
    found = keeps_alone().search(words) or keeps().search(words)
    return found is not None and not wanted().search(words[: found.start()][-25:])


def says_prolonged(words: str) -> bool:
    """Whether words say that a truce is prolonged, or that somebody agreed to hold fire: neither is keeping it."""
    return bool(_prolonged().search(words))


def says_broken(words: str) -> bool:
    """Whether words hold one that says that somebody broke something."""
    return breaks().search(words) is not None


def speaks_of_truce(words: str) -> bool:
    """Whether words speak of a truce at all: "had broken open the vaults" does not."""
    return speaks_of_any(words[:_LONGEST]) or bool(_truce_it().search(words))


def stays_committed(words: str) -> bool:
    """Whether words say that somebody goes on to keep to a truce: "we remain committed to the truce"."""
    return _stays().search(words[-_LONGEST:]) is not None


@lru_cache(maxsize=500)
def says_of_it(words: str) -> bool:
    """Whether words say that "it" was broken or kept: "has violated it nine times"."""
    found = [*breaks().finditer(words[:_LONGEST]), *keeps().finditer(words[:_LONGEST])]
    return any(re.match(r"\s+it\b", words[one.end() :]) for one in found)


def says_so(words: str, *, kept: bool, spoken: bool) -> bool:
    """Whether words say that somebody kept it, or broke it: one prolonged is not kept, one that ran out not broken.

    `spoken`: somebody is told to say them, so that "it collapsed" may be a charge.
    """
    over = find_phrase("ran_out", words) or find_phrase("truce_ends", words)
    if kept and says_broken(words) and not says_kept(words):
        return False
    if kept and not says_kept(words) and not speaks_of_truce(words):
        return False
    if kept:
        return says_kept(words) or not (over or says_prolonged(words) or says_kept(words, anyhow=True))
    fell = over or says_fallen(words)
    if not says_broken(words) and not fell and not speaks_of_truce(words):
        return False
    return says_broken(words) or not (says_kept(words) or (fell and not spoken))


def says_unbound(words: str) -> bool:
    """Whether words say that somebody is, or is not, bound by a truce: that is neither keeping nor breaking it."""
    return _bound_by().search(words) is not None


def says_the_same(words: str) -> bool:
    """Whether words turn an accusation round: "accused Ada of the same"."""
    return re.search(rf"\b{either(load_pack('breach_words.en')['of_the_same'])}\b", words, re.IGNORECASE) is not None


def tells_of_breaches(words: str) -> int | None:
    """Where the words end by which somebody hands on, lists or counts the breaches of others; None where none do."""
    found = list(_tells_of().finditer(words))
    return found[-1].end("tells") if found else None


def says_fallen(words: str) -> bool:
    """Whether words say that a truce came to nothing, and not that anybody broke it."""
    return _fallen().search(words) is not None


def told_young(words: str) -> bool:
    """Whether words tell of the first hours of a truce: that is the day on which it took effect."""
    return bool(_at_first().search(words))


def told_stranger(name: str) -> bool:
    """Whether a doer's name tells that nobody knows whose he is, or that he is the speaker's own."""
    return bool(re.search(rf"\b{any_of('strangers')}\b", name, re.IGNORECASE))


@cache
def breaks() -> re.Pattern[str]:
    """A pattern for words that say that somebody broke something."""
    words = either((*load_pack("truce_words.en")["breaks"], *load_pack("breach_words.en")["breaks_alone"]))
    return re.compile(rf"\b{words}\b(?!\s+(?:open|into|out|down|off|through|up)\b)", re.IGNORECASE)


@cache
def _truce_it() -> re.Pattern[str]:
    """A truce by a word that stands for one beside a word of breaking: "violated it", "broke the agreement"."""
    return re.compile(rf"\b{any_of('stands_for_truce', pack='breach_words.en')}\b", re.IGNORECASE)


@cache
def _stays() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('stays', pack='breach_words.en')}\s+(?:\w+ly\s+)?committed\s+to\b", re.IGNORECASE)


@cache
def _bound_by() -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('breach_words.en')['bound_by'])}\b", re.IGNORECASE)


@cache
def _tells_of() -> re.Pattern[str]:
    pack = load_pack("breach_words.en")
    return re.compile(
        rf"\b(?P<tells>{either(pack['tells_of'])})\b[^.;]{{0,80}}?\b(?:violations?|breach|breaches|infringements?)\b",
        re.IGNORECASE,
    )


@cache
def _fallen() -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('breach_words.en')['fallen'])}\b", re.IGNORECASE)


@cache
def _prolonged() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('prolonging')}|to\s+{any_of('stopping')})\b", re.IGNORECASE)


@cache
def keeps() -> re.Pattern[str]:
    """A pattern for words that say of a truce near them that it is kept."""
    return re.compile(rf"\b{any_of('keeps')}\b(?!\s+(?:out|up|away|off|back|down|talks)\b)", re.IGNORECASE)


@cache
def keeps_alone() -> re.Pattern[str]:
    """A pattern for words that say so of nothing but a truce."""
    return re.compile(rf"\b{any_of('keeps_alone')}\b", re.IGNORECASE)


@cache
def wanted() -> re.Pattern[str]:
    """What stands right before a word of keeping that is wanted, and not told."""
    return re.compile(rf"\b{any_of('to_keep')}\s+(?:\w+\s+)?$", re.IGNORECASE)


@cache
def _at_first() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('at_first')}\b", re.IGNORECASE)
