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
_ASIDE = 80


def says_kept(words: str, *, anyhow: bool = False) -> bool:
    """Whether words hold one that says of a truce that it is kept, and not that it is prolonged or over.

    "No respect for the truce" holds one only `anyhow`.
    """
    words = words if anyhow else breaks().sub(" ", words)
    found = keeps_alone().search(words) or keeps().search(words)
    return found is not None and not wanted().search(words[: found.start()][-25:]) and not told_aside(words, found)


def told_aside(words: str, found: re.Match[str]) -> bool:
    """Whether words only tell when a truce held ("while it held, families fled"), or from when it is to be held."""
    before = words[max(0, found.start() - _ASIDE) : found.start()]
    if _holds().fullmatch(found[0]):
        return _while_it().search(before) is not None
    return bool(_fire_held().fullmatch(found[0]) and _from_now().search(before))


def only_to_come(sentence: str) -> bool:
    """Whether a sentence tells from when fire is to be held: "from noon today our units hold their fire"."""
    return _fire_held().search(sentence[:_LONGEST]) is not None and _from_now().search(sentence[:_LONGEST]) is not None


def denies_breach(words: str) -> bool:
    """Whether words that deny or negate a breach say so of the breach: "no comment on the violation" does not.

    Nor does "dismissed the accusation", which is all that its words tell.
    """
    told = breaks().search(words)
    late = told is not None and _must_not().search(words, told.end()) and not _negation().search(words[: told.end()])
    if _on_breach().search(words) or late:
        return False  # "the violation cannot go unanswered"
    return says_broken(words) or says_kept(words, anyhow=True) or speaks_of_truce(words)


def only_hands_on(words: str) -> bool:
    """Whether words tell of a list of breaches handed on, neither how many nor whose: that alleges none by itself."""
    return _hands_on().search(words[:_LONGEST]) is not None


def tells_of_earlier(words: str) -> bool:
    """Whether words tell of truces before the one that is meant: "had violated two earlier truces"."""
    return _earlier_truces().search(words[:_LONGEST]) is not None


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
    if kept and not says_kept(words) and (not speaks_of_truce(words) or _keeps_other().search(words)):
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
    """A pattern for words that say of a truce near them that it is kept.

    "Kept" alone is of a truce where one follows, or nothing does: "kept the roads open" and "kept out of it" are not.
    """
    pack = load_pack("truce_words.en")
    bare = either(pack["keeping"])
    listed = either(word for word in pack["keeps"] if word not in pack["keeping"])
    truce = either((*pack["sure"], *pack["pausing"], *pack["dealing"], *pack["kept_things"]))
    of_it = rf"\s+(?:[\w’'-]+\s+){{0,4}}?{truce}\b"
    kept = rf"{bare}(?={of_it}|\s*[.,;:”\"]|\s*$|\s+(?:by|since|so\s+far|everywhere|on\s+both)\b)"
    return re.compile(rf"\b(?:{listed}\b(?!\s+(?:out|up|away|off|back|down|talks)\b)|{kept})", re.IGNORECASE)


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


@cache
def _holds() -> re.Pattern[str]:
    """The forms of "hold" of which a truce is the subject."""
    return re.compile(r"(?:(?:is|was|has|had)\s+)?(?:held|holds|holding)", re.IGNORECASE)


@cache
def _while_it() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('while_it', pack='breach_words.en')}\s+(?:[\w’'-]+\s+){{0,4}}$", re.IGNORECASE)


@cache
def _fire_held() -> re.Pattern[str]:
    return re.compile(r"(?:hold|holds|holding)\s+(?:our|their|its)\s+fire", re.IGNORECASE)


@cache
def _from_now() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:from|as\s+of|starting|beginning)\s+(?:noon|midnight|today|tonight|tomorrow|now|dawn|sunrise|\d|\w+day)\b",
        re.IGNORECASE,
    )


@cache
def _keeps_other() -> re.Pattern[str]:
    """Words of keeping and holding that are said of anything, where none of them is of a truce."""
    held = r"(?:hold|holds|holding)\s+(?:our|their|its)\s+fire"
    while_it = rf"{any_of('while_it', pack='breach_words.en')}\s+(?:[\w’'-]+\s+){{0,4}}(?:held|holds)"
    return re.compile(rf"\b(?:{any_of('keeping')}|{held}|{while_it})\b", re.IGNORECASE)


@cache
def _on_breach() -> re.Pattern[str]:
    """A "no" that is of something about a breach: "no comment on the alleged violation"."""
    breach = any_of("breach_nouns", pack="breach_words.en")
    about = r"(?:on|about|for|over|to|into|after|regarding|concerning)"
    silent = r"\b(?:did|does|do|has|have|had)\s+not\s+(?:\w+\s+){0,2}?(?:comment|respond|repl|answer)\w*"
    return re.compile(
        rf"{silent}|\b(?:no|not|never|nobody|neither|declined|refused)\b[^.;]{{0,60}}?\s{about}\s+(?:[\w’'-]+\s+){{0,3}}?{breach}\b",
        re.IGNORECASE,
    )


@cache
def _earlier_truces() -> re.Pattern[str]:
    truces = r"(?:truces|ceasefires|cease-fires|armistices|agreements|pauses|lulls)"
    return re.compile(
        rf"\b(?:earlier|previous|past|former|prior|preceding|older)\s+(?:[\w’'-]+\s+){{0,2}}?{truces}\b", re.IGNORECASE
    )


@cache
def _negation() -> re.Pattern[str]:
    return re.compile(r"\b(?:no|not|never|nobody|none|neither|nor|without|cannot)\b|n[’']t\b", re.IGNORECASE)


@cache
def _must_not() -> re.Pattern[str]:
    return re.compile(r"\b(?:cannot|(?:can|will|must|should|would|shall|may)\s+not|won[’']t)\b", re.IGNORECASE)


@cache
def _hands_on() -> re.Pattern[str]:
    handed = r"(?:handed|handed\s+over|gave|given|submitted|presented|sent|passed)"
    breach = any_of("breach_nouns", pack="breach_words.en")
    what = rf"(?:an?|the|its|their)\s+(?:list|note|catalogue|file|dossier)\s+of\s+(?:the\s+|alleged\s+|its\s+)*{breach}"
    return re.compile(rf"\b{handed}\b[^.;]{{0,80}}?\b{what}\s*(?:[,.;]|$)", re.IGNORECASE)
