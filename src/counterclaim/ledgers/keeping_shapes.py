"""The shapes of words that tell who kept a truce, as patterns over a sentence whose sides are signs.

In: nothing. Out: patterns, as in `clause_shapes.py`. Reads breach_words.en and truce_words.en through `packs`.
"""

import re
from functools import cache

from counterclaim.ledgers.clause_shapes import side_by_name, the_enemy
from counterclaim.ledgers.telling.days import any_of, either
from counterclaim.packs.loader import load_pack

_PACK = "breach_words.en"


@cache
def each_said() -> re.Pattern[str]:
    """Both, or two by name, that say something."""
    both = rf"(?P<both>{either((*load_pack('truce_words.en')['together'], *load_pack(_PACK)['both_of_them']))})"
    two = rf"{side_by_name('one')}(?:\s+[\w’'-]+){{0,3}}?\s+and\s+(?:(?:also|by)\s+)?{side_by_name('two')}"
    return re.compile(
        rf"(?<!\w)(?:{both}|{two})(?:\s+in\s+[\w’'-]+)?(?:,?\s+(?:each|both|also|alike|have|had|has|again|all)\b)*"
        rf"\s+{_says()}\b(?P<what>[^.;]{{3,160}})",
        re.IGNORECASE,
    )


@cache
def of_keeping() -> re.Pattern[str]:
    """What each says of itself: a noun of keeping, or its troops and a verb of keeping."""
    keeps = either(
        (
            *load_pack("truce_words.en")["keeps"],
            *load_pack("truce_words.en")["keeps_alone"],
            *load_pack(_PACK)["keeps_fire"],
        )
    )
    own = r"(?:it|they|we|them|(?:its|their|our)\s+(?:own\s+)?(?:[\w’'-]+\s+){0,2}[\w’'-]+)"
    helping = (
        r"(?:(?:is|was|are|were|has|have|had|been|still|fully|strictly|being|also|all|scrupulously|remain|remains|remained"
        r"|firmly|continue\s+to|continues\s+to|continued\s+to)\s+){0,4}"
    )
    return re.compile(rf"\b(?:{any_of('keeping_nouns', pack=_PACK)}|{own}\s+{helping}{keeps})\b", re.IGNORECASE)


@cache
def own_report() -> re.Pattern[str]:
    """A side that reports its own compliance."""
    pack = load_pack(_PACK)
    nouns = either(pack["keeping_nouns"])
    own = r"(?:its|their|his|her|our)\s+(?:own\s+)?[\w’'-]+"
    return re.compile(
        rf"{side_by_name('by')}(?:\s+(?:has|had|have|also|again))*\s+{either(pack['reports_own'])}\s+"
        rf"(?:(?:full|complete|continued|strict|total|its|their|of|general)\s+){{0,3}}{nouns}"
        rf"(?:\s+(?:by|of|among|on\s+the\s+part\s+of)\s+{own}|\s+on\s+(?:its|their)\s+(?:own\s+)?side)",
        re.IGNORECASE,
    )


@cache
def who_says() -> re.Pattern[str]:
    """A side with a relative clause that says something of itself."""
    return re.compile(
        rf"{side_by_name('by')},?\s+(?:which|who)\s+{_says()}\s+(?:that\s+)?(?P<what>(?:it|they|its|their)\b[^,;.]{{3,90}})",
        re.IGNORECASE,
    )


@cache
def says_itself() -> re.Pattern[str]:
    """A side that says something of itself: "the Front insists that its guns have been silent"."""
    return re.compile(
        rf"{side_by_name('by')}\s+(?:has\s+|had\s+|also\s+)?{_says()}(?:\s+(?:at|on|late|early|in)\s[^,;.]{{2,30}}?(?=\s+that\b))?\s+(?:that\s+)?(?P<what>(?:it|they|its|their)\b[^,;.]{{3,90}})",
        re.IGNORECASE,
    )


@cache
def does_the_same() -> re.Pattern[str]:
    """As in "And so does Bel".."""
    return re.compile(rf"\b{any_of('does_same', pack=_PACK)}\s+{side_by_name('by')}\s*(?=[.,;:”\"]|$)", re.IGNORECASE)


@cache
def says_no_less() -> re.Pattern[str]:
    """As in "Bel says no less".."""
    says = rf"(?:{_says()}|does|did)"
    same = rf"{any_of('says_same', pack=_PACK)}\s*(?=[.,;:”\"]|$)"
    return re.compile(rf"{side_by_name('by')}(?:,[^.;]{{2,80}},)?\s+(?:also\s+)?{says}\s+{same}", re.IGNORECASE)


@cache
def turned_round() -> re.Pattern[str]:
    """As in "The same with the names exchanged".."""
    return re.compile(
        rf"\bthe\s+same\s+(?:[\w’'-]+\s+){{0,3}}?with\s+the\s+(?:names|roles|sides|parties)\s+"
        rf"{any_of('exchanged', pack=_PACK)}\b",
        re.IGNORECASE,
    )


@cache
def the_other() -> re.Pattern[str]:
    """What each says of the other."""
    return re.compile(rf"\b{any_of('the_other', pack=_PACK)}\b", re.IGNORECASE)


@cache
def not_yet() -> re.Pattern[str]:
    """What is only to be: "they would respect it"."""
    words = either(set(load_pack("truce_words.en")["to_keep"]) - {"to"})
    return re.compile(rf"\b{words}\b", re.IGNORECASE)


@cache
def second_of_two() -> re.Pattern[str]:
    """What joins two clauses of which the second tells of another: ", while the Front"."""
    words = any_of("while", pack=_PACK)
    return re.compile(rf"[,;]\s+{words}\s+(?:that\s+)?{side_by_name('by')}\s+(?P<what>[^;.]{{3,160}})", re.IGNORECASE)


@cache
def of_oneself() -> re.Pattern[str]:
    """A clause that tells of who says it: "our units observe the truce"."""
    return re.compile(r"^[“\"]?(?:we|our)\b", re.IGNORECASE)


@cache
def keeping_alone() -> re.Pattern[str]:
    """A verb of keeping right behind who keeps: "abides by it", "strictly observes the ceasefire"."""
    pack = load_pack("truce_words.en")
    helping = r"(?:(?:is|was|are|were|has|have|had|been|still|fully|strictly|also)\s+){0,3}"
    return re.compile(rf"^{helping}{either((*pack['keeps'], *pack['keeps_alone']))}\b", re.IGNORECASE)


@cache
def not_so() -> re.Pattern[str]:
    """A side that did not do what was told just before."""
    did = r"(?:did|does|do|has|have|had)(?:\s+not|n[’']t)(?:\s+(?:do|done))?\s+(?:so|likewise|the\s+same|as\s+much)"
    isnt = r"(?:was|is|were|are|did|does|do|had|has)\s+not\s*(?=[.,;”\"]|$)"
    return re.compile(rf"(?:{side_by_name('sign')}|{the_enemy()})\s+(?:{did}\b|{isnt})", re.IGNORECASE)


@cache
def _says() -> str:
    pack = load_pack(_PACK)
    return either({*pack["says"], *pack["reports_own"], *pack["said_behind"]} - {"pledged"})


@cache
def of_one_day() -> re.Pattern[str]:
    """Guns that were silent on one day or night alone."""
    return re.compile(
        r"\b(?:silent|quiet)\s+(?:all\s+(?:day|night|morning|afternoon|evening)|that\s+(?:day|night|evening)|at\s+the\s+time"
        r"|on\s+\w+day)\b",
        re.IGNORECASE,
    )
