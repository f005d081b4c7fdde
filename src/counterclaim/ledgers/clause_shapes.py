"""The shapes of words that count and lay breaches, as patterns over a sentence whose sides are signs.

In: nothing. Out: patterns; a side stands as one sign, filled up to the length of its name. Reads breach_words.en and
truce_words.en through `packs`.
"""

import re
from functools import cache

from counterclaim.ledgers.telling.days import any_of, either
from counterclaim.ledgers.telling.mentions import a_number
from counterclaim.packs.loader import load_pack

FIRST_SIGN, LAST_SIGN, FILL = 0xE000, 0xE0F0, "\ue0ff"
_PACK = "breach_words.en"

_SIGN = f"[{chr(FIRST_SIGN)}-{chr(LAST_SIGN)}]"


@cache
def _tail() -> str:
    """What may stand behind a side's name and is still it: "'s army", "liaison officer"."""
    pack = load_pack(_PACK)
    words = {*pack["speaks"], *pack["between"], *pack["side_parts"]} - {"of", "the", "and", "for", "a", "an"}
    return rf"{FILL}*(?:[’']s?)?(?:\s+{either(words)}(?:[’']s)?){{0,6}}(?!\w)"


@cache
def _head() -> str:
    """What may stand before it: "units of the", "the liaison officer of the"."""
    pack = load_pack(_PACK)
    words = {*pack["speaks"], *pack["between"]} - {"of", "the", "and", "for", "a", "an"}
    office = rf"(?:{either(words)}\s+){{1,3}}(?:of|for|from)\s+"
    return rf"(?:the\s+)?(?:{either(pack['units_of'])}\s+|{office})?(?:the\s+)?"


def side_by_name(key: str) -> str:
    """A side by name, with what belongs to it: "units of the Ada army"."""
    return rf"{_head()}(?P<{key}>{_SIGN}){_tail()}"


def _num(key: str) -> str:
    return rf"(?P<{key}>\d{{1,3}}(?:,\d{{3}})?|{a_number()}(?:-{a_number()})?)"


@cache
def the_enemy() -> str:
    """How one side calls the other: "the adversary's forces"."""
    return rf"(?:the\s+|its\s+|their\s+)?(?P<enemy>{any_of('enemy')})(?:\s+(?:forces|side|army|units))?(?!\w)"


@cache
def a_breach() -> re.Pattern[str]:
    """Nouns of a breach."""
    return re.compile(rf"\b{any_of('breach_nouns', pack=_PACK)}\b", re.IGNORECASE)


@cache
def a_count() -> re.Pattern[str]:
    """A number of breaches: "42 violations", "16 ceasefire violations"."""
    return re.compile(rf"\b{_num('n')}\s+(?:[\w’'-]+\s+){{0,3}}?{any_of('breach_nouns', pack=_PACK)}\b", re.IGNORECASE)


@cache
def an_item() -> re.Pattern[str]:
    """A part of a count: "25 by the army", "two of unknown origin"."""
    pack = load_pack(_PACK)
    laid = either((*pack["counted_to"], *pack["counted_on"]))
    whose = rf"(?P<laid>{laid})\s+(?:{side_by_name('sign')}|{the_enemy()})"
    noun = rf"(?P<noun>(?:\s+(?!(?:\d|{a_number()}\b))[\w’'-]+){{0,8}}?)"
    return re.compile(rf"\b{_num('n')}{noun},?\s+(?:{whose}|{either(pack['of_nobody'])})", re.IGNORECASE)


@cache
def loosely_laid() -> frozenset[str]:
    """Words that lay a count at a door only where "attributed" stands before."""
    return frozenset(str(word) for word in load_pack(_PACK)["counted_on"])


@cache
def beside_counts() -> re.Pattern[str]:
    """Words beside a number that tell nothing of what is counted."""
    return re.compile(rf"\b{any_of('beside_count', pack=_PACK)}\b", re.IGNORECASE)


@cache
def against_another() -> re.Pattern[str]:
    """Two counts of breaches: "six violations, against 31 on Sunday"."""
    done = r"(?:\s+(?:were|was|have\s+been|had\s+been)\s+\w+)?"
    between = rf"{done},?\s+{any_of('counted_against', pack=_PACK)}\s+"
    noun = rf"(?:[\w’'-]+\s+){{0,3}}?{any_of('breach_nouns', pack=_PACK)}"
    return re.compile(rf"\b{_num('n')}\s+{noun}{between}{_num('then')}(?!\s+(?:hours|days|weeks)\b)\b", re.IGNORECASE)


@cache
def none_seen() -> re.Pattern[str]:
    """No breaches counted: "recorded no violations"."""
    noun = rf"(?:[\w’'-]+\s+){{0,3}}?{any_of('breach_nouns', pack=_PACK)}"
    verbs = any_of("none_counted", pack=_PACK)
    return re.compile(
        rf"\b(?:{verbs}\s+(?:no|zero|not\s+(?:one|a\s+single))\s+{noun}"
        rf"|(?:no|zero|not\s+one|not\s+a\s+single)\s+{noun}\s+(?:[\w’'-]+\s+){{0,4}}?"
        rf"(?:was|were|had\s+been|have\s+been|has\s+been)\s+{verbs})\b",
        re.IGNORECASE,
    )


@cache
def charges_of() -> re.Pattern[str]:
    """A side, a verb by which it counts or alleges, and breaches that are another's."""
    pack = load_pack(_PACK)
    verbs = either((*pack["counting"], *pack["charges"], *pack["counts_so"]))
    noun = rf"(?:(?P<theirs>{_SIGN}){FILL}*(?:[’']s?)?\s+)?(?:[a-z’'-]+\s+){{0,3}}?{either(pack['breach_nouns'])}"
    laid = either(pack["counted_to"])
    whose = rf"\s+(?:[\w’'-]+\s+){{0,6}}?{laid}\s+(?:{side_by_name('sign')}|{the_enemy()})"
    amount = r"(?:(?:at\s+least|some|about|more\s+than|as\s+many\s+as|a\s+total\s+of)\s+)?"
    amount = rf"(?:{amount}{_num('n')}|(?:several|repeated|numerous|many|further|new|multiple|serious|dozens\s+of))"
    return re.compile(
        rf"{side_by_name('by')}(?:\s+(?:has|had|have|also|in\s+turn|then))*\s+(?:[^.;,“”]{{0,60}}?\band\s+)?{verbs}\s+"
        rf"{amount}\s+{noun}(?(theirs)|{whose})",
        re.IGNORECASE,
    )


@cache
def puts_number() -> re.Pattern[str]:
    """A side that puts a number to another's: "Bel put the number of Adan breaches at 16"."""
    whose = (
        rf"(?:(?P<theirs>{_SIGN}){FILL}*(?:[’']s?)?\s+(?:[a-z’'-]+\s+){{0,2}}?)?{any_of('breach_nouns', pack=_PACK)}"
    )
    laid = rf"(?:\s+{any_of('counted_to', pack=_PACK)}\s+(?:{side_by_name('sign')}|{the_enemy()}))?"
    return re.compile(
        rf"{side_by_name('by')}\s+(?:has\s+|had\s+)?(?:put|puts)\s+(?:the\s+)?(?:number|count|tally|total)\s+of\s+(?:the\s+)?{whose}{laid}"
        rf"\s+at\s+(?:[a-z]+\s+){{0,3}}?{_num('n')}\b",
        re.IGNORECASE,
    )


@cache
def charge_without_verb() -> re.Pattern[str]:
    """A side and its count without a verb: ", Bel 34 by the other side"."""
    laid = any_of("counted_to", pack=_PACK)
    return re.compile(
        rf"[,;]\s+(?:(?:and|while|but|whereas)\s+)?{side_by_name('by')}\s+(?:(?:has|had)\s+)?"
        rf"(?:{any_of('counting', pack=_PACK)}\s+)?"
        rf"{_num('n')}(?:\s+(?:violations|breaches|infringements|of\s+them))?\s+{laid}\s+(?:{side_by_name('sign')}|{the_enemy()})",
        re.IGNORECASE,
    )


@cache
def the_latest() -> re.Pattern[str]:
    """The last of several breaches, told by itself."""
    return re.compile(
        rf",\s+{any_of('the_latest', pack=_PACK)}\s+(?:(?:being|was|by|when|on|at|in|near|with|early|late)\b|\w+day\b)"
        r"[^.;]{0,160}",
        re.IGNORECASE,
    )


@cache
def blames() -> re.Pattern[str]:
    """A side that blames another beside what was told: "with Ada blaming Bel"."""
    verbs = r"(?:blaming|accusing|pointing\s+(?:a|the)\s+finger\s+at|holding)"
    return re.compile(
        rf"\b(?:with|and)\s+{side_by_name('by')}\s+{verbs}\s+(?:{side_by_name('sign')}|{the_enemy()})", re.IGNORECASE
    )


@cache
def told_by_those() -> re.Pattern[str]:
    """Behind a number of breaches: those named after "by" report them, and did none ("nine were reported by Ada")."""
    done = rf"(?:was|were|been|are)\s+(?:\w+\s+){{0,2}}?{any_of('counting', pack=_PACK)}"
    return re.compile(rf"\b(?:{any_of('reported_by', pack=_PACK)}|{done})\b", re.IGNORECASE)


@cache
def accusing_first() -> re.Pattern[str]:
    """A charge ahead of who makes it: "Accusing Bel of nine violations, Ada recalled its envoy"."""
    return re.compile(
        rf"^[“\"]?(?:After\s+|While\s+)?(?:accusing|blaming|charging)\s+(?:{side_by_name('sign')}|{the_enemy()})"
        rf"(?P<what>[^;]{{3,160}}?),\s+{side_by_name('by')}",
        re.IGNORECASE,
    )


@cache
def complaints_of() -> re.Pattern[str]:
    """Complaints are counted, and not breaches: who is named behind them made them."""
    nouns = r"(?:complaints?|allegations?|accusations?|reports?|claims?|notifications?|protests?|charges?|letters?)"
    return re.compile(rf"\b{nouns}\s+(?:of|about|on|concerning|over|alleging)\b", re.IGNORECASE)


@cache
def laid_before() -> re.Pattern[str]:
    """Ahead of "six to Ada": "the Mission attributed"."""
    return re.compile(rf"\b{either(load_pack('truce_words.en')['laid_to'])}\b", re.IGNORECASE)


@cache
def charges_in_turn() -> re.Pattern[str]:
    """A side that charges another: "Ada accused Bel of 11 violations"."""
    verbs = r"(?:accused|accuses|accusing|blamed|blames|blaming|charged)"
    number = rf"(?:\s+(?:of|for)\s+(?:some\s+|at\s+least\s+)?{_num('n')}(?!\w))?"
    pair = rf"{side_by_name('by')}\s+(?:has\s+|had\s+)?{verbs}\s+{side_by_name('sign')}"
    return re.compile(f"{pair}{number}", re.IGNORECASE)
