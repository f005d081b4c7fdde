"""Who brought a truce about, by the words around it: "mediated by X", "the truce that X arranged".

In: a `Mention`. Out: names as written. Reads truce_words.en through `packs`. Who fights is taken out by the caller.
"""

import re
from collections.abc import Iterator
from functools import cache

from counterclaim.ledgers.telling.days import either
from counterclaim.ledgers.telling.mentions import Mention
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import nation_alone, plain_name

_WORD = r"(?!(?:The|A|An)\b)[A-ZÀ-Þ][\w-]*(?:[’']\w{2,})?(?:[’']s?(?=\s[A-ZÀ-Þ]))?"
_NAME = (
    rf"(?:(?:U\.[NSK]|E\.U)\.|{_WORD})(?:\s+(?:of\s+(?:the\s+)?|for\s+)?{_WORD}){{0,6}}(?!\w)(?:\s+\([A-Z]{{2,8}}\))?"
)
_ONE = (
    rf"(?:[Tt]he\s+|both\s+)?(?:[A-Za-z]+\s+(?:agency|charity|group|organisation|organization|king|emirate)\s+)?{_NAME}"
)
_NAMES = rf"{_ONE}(?:(?:,\s*and\s+|,\s*|\s+and\s+){_ONE}){{0,4}}"
_FAR = 160


def find_brokers(mention: Mention) -> tuple[str, ...]:
    """The names of those who brought it about, in the order of the words."""
    found = {name: None for words in _stretches(mention) for name in _split(words)}
    found |= dict.fromkeys(_lower(mention))
    found |= dict.fromkeys(name for words in _talks(mention) for name in _split(words))
    return tuple(found | dict.fromkeys(_peoples(mention)))


def _talks(mention: Mention) -> Iterator[str]:
    """Those told beside the truce or in the next sentence: "with X as mediator", "X brokered the talks"."""
    around = (
        (mention.after, _as_mediators()),
        (f"{mention.before[-_FAR:]}{mention.words}", _proposal()),
        (mention.before[-_FAR:], _whose()),
        (mention.before[-_FAR:], _through()),
        (mention.before[-_FAR:], _accepted_of()),
        (mention.after, _own_head()),
        (mention.after[: 2 * _FAR], _shuttling()),
        (mention.after[:_FAR], _made_through()),
        (mention.after, _plan_of()),
        (f"{mention.before[-_FAR:]}{mention.words} {mention.after[: 2 * _FAR]}", _mediation()),
        (mention.whole[: 4 * _FAR], _which_hosted()),
        (mention.next[: 2 * _FAR], _brought_talks()),
    )
    for words, pattern in around:
        for match in pattern.finditer(words):
            yield next(names for names in match.groupdict().values() if names)


def _lower(mention: Mention) -> Iterator[str]:
    """Those who have no name of their own: "brokered by Ada's bishops"."""
    for match in _by_owned().finditer(mention.after[:_FAR]):
        yield match["names"]


def _peoples(mention: Mention) -> Iterator[str]:
    """A state by its people: "Orrinian mediation", "the Orrinian truce"."""
    for words in (mention.before[-_FAR:], mention.after[:_FAR]):
        for match in _of_people().finditer(words):
            if nation := nation_alone(match["people"]):
                yield nation.title()
    for piece in re.findall(r"[A-ZÀ-Þ][\w.]*(?=[\w-]*)", mention.words):
        if (nation := nation_alone(piece)) and nation != plain_name(piece) and plain_name(piece) not in _cities():
            yield nation.title()


def _stretches(mention: Mention) -> Iterator[str]:
    for match in _by().finditer(f"{mention.words} {mention.after[: 2 * _FAR]}"):
        yield match["names"]
    for match in _by().finditer(mention.before[-_FAR:]):
        yield match["names"]
    for match in re.finditer(rf"(?P<names>{_NAME})-(?i:{_verbs()})\b", mention.before[-80:]):
        yield match["names"]
    relative = re.match(
        rf"(?:\s+of\s+[\w\s,]{{3,25}}?,\s*which)?\s*,?\s*(?:that|which)?\s*(?P<names>{_NAMES})"
        rf"(?:\s*{_heads()}(?:,[^,.;]{{3,40}},)?)?\s+(?:had|has|have)?\s*(?i:{_acts()})\b",
        mention.after,
    )
    if relative:
        yield relative["names"]
    active = re.search(
        rf"(?P<names>{_NAMES})(?:\s*{_heads()})?(?:,?\s+(?:which|who))?\s+(?:had\s+|has\s+|have\s+)?"
        rf"(?i:{_acts()})\s+(?:\w+\s+){{0,5}}$",
        mention.before[-_FAR:],
    )
    # "Elders in Orr brokered a truce": the town did not.
    if active and not _placed().search(mention.before[-_FAR:][: active.start()]):
        yield active["names"]
    if mention.sort == "it" or mention.definite:
        after = re.search(rf"\b(?P<names>{_NAMES})\s+(?i:{_acts()})\s+it\b", mention.after)
        if after:
            yield after["names"]


def _split(names: str) -> Iterator[str]:
    for name in re.split(r",\s*and\s+|,\s*|\s+and\s+", names):
        plain = re.sub(r"\s*\([^)]*\)", "", name).strip()
        plain = re.sub(r"^(?:the|both)\s+", "", plain)
        # "On Monday Orta brokered": the day is no part of the name.
        while " " in plain and plain.split()[0].lower() in _never():
            plain = plain.split(maxsplit=1)[1]
        plain = _without_head(plain)
        match = re.search(rf"{_NAME}$", plain)
        if match and match[0].lower() not in _never() and len(match[0]) > 1:
            yield match[0].rstrip(".") if not re.fullmatch(r"(?:[A-Z]\.)+", match[0]) else match[0]


def _without_head(name: str) -> str:
    """A land by itself: "President Orlo of Lenn" acts for Lenn."""
    head = rf"(?i:{either(load_pack('truce_words.en')['its_heads'])})"
    led = re.fullmatch(rf"{head}(?:\s+{_WORD}){{1,3}}\s+of\s+(?:the\s+)?(?P<land>{_WORD}(?:\s+{_WORD}){{0,3}})", name)
    return led["land"] if led else name


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(rf"\b{either(load_pack('truce_words.en')['placed'])}\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _never() -> frozenset[str]:
    times, words = load_pack("times.en"), load_pack("incident_words.en")
    listed = (*times["weekdays"], *times["months"], *times["short_months"], *words["ordinals"])
    return frozenset((*(str(w).lower() for w in listed), "the", "a", "it", "both", "each", "in", "on", "that", "this"))


@cache
def _cities() -> frozenset[str]:
    """Capitals: a truce may be called by the city in which it was made."""
    return frozenset(
        plain_name(str(c)) for entry in load_pack("countries")["states"] for c in entry.get("capitals", ())
    )


@cache
def _of_people() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<people>[A-ZÀ-Þ]\w+)\s+{either(load_pack('truce_words.en')['mediation'])}\b")


@cache
def _as_mediators() -> re.Pattern[str]:
    helpers = either(load_pack("truce_words.en")["mediators"])
    return re.compile(rf"\b(?i:with)\s+(?P<names>{_NAMES})\s+(?:acting\s+|serving\s+)?(?:as\s+)?(?i:{helpers})\b")


@cache
def _proposal() -> re.Pattern[str]:
    """As in "accepted a Lake Council proposal for a truce"."""
    offer = either(load_pack("truce_words.en")["offers_of"])
    return re.compile(
        rf"\b{either(load_pack('truce_words.en')['accepting'])}\s+(?:an?|the)\s+(?:{offer}\s+(?:by|of|from)\s+"
        rf"(?:the\s+)?(?P<one>{_NAME})|(?P<two>{_NAME}?)(?:[’']s)?\s+{offer}\b)"
    )


@cache
def _accepted_of() -> re.Pattern[str]:
    """As in "accepted the Lake Council's truce plan"."""
    return re.compile(
        rf"\b{either(load_pack('truce_words.en')['accepting'])}\s+(?:the\s+)?(?P<names>{_NAME}?)[’']s\s*$"
    )


@cache
def _through() -> re.Pattern[str]:
    """As in "had agreed, through the Lake Council, to a truce"."""
    made = either(load_pack("truce_words.en")["made_before"])
    return re.compile(rf"\b{made}\b[^.;]{{0,60}}?,\s+(?:through|via)\s+(?:the\s+)?(?P<names>{_NAMES}),")


@cache
def _made_through() -> re.Pattern[str]:
    """As in "was agreed on Monday through the Lake Council"."""
    made = either(load_pack("truce_words.en")["made_after"])
    return re.compile(rf"^[^.;,]{{0,60}}?\b{made}\b[^.;,]{{0,30}}?\s(?:through|via)\s+(?:the\s+)?(?P<names>{_NAMES})")


@cache
def _shuttling() -> re.Pattern[str]:
    """As in "after Orta and the Lake Council had shuttled between them"."""
    verbs = either(load_pack("truce_words.en")["shuttling"])
    return re.compile(rf"\b(?:after|when|once)\s+(?P<names>{_NAMES})\s+(?:had\s+)?{verbs}\b")


@cache
def _whose() -> re.Pattern[str]:
    """As in "an envoy of the Lake Council, whose calls had brought the truce about"."""
    made = either(load_pack("truce_words.en")["brought"])
    return re.compile(
        rf"\b(?:of|from|for)\s+(?:the\s+)?(?P<names>{_NAME}),\s+whose\s+(?:[a-z]+\s+){{1,3}}?"
        rf"(?:had\s+|has\s+|have\s+)?{made}\s+(?:\w+\s+){{0,3}}$"
    )


@cache
def _own_head() -> re.Pattern[str]:
    """As in "the Lake Council said after talks led by its secretary-general"."""
    pack = load_pack("truce_words.en")
    talks, said = either((*pack["talked"], *pack["sounded"])), either(pack["announcing"])
    return re.compile(
        rf"(?P<names>{_NAME})\s+{said}\s+(?:\w+\s+){{0,6}}?{talks}\s+(?:led|chaired|{either(pack['brokering'])})\s+by\s+its\b"
    )


@cache
def _plan_of() -> re.Pattern[str]:
    """After "ceasefire plan": whose it was."""
    return re.compile(
        rf"^\s+(?:of|by|from|drafted\s+by|put\s+forward\s+by|drawn\s+up\s+by)\s+(?:the\s+)?(?P<names>{_NAME})"
    )


@cache
def _mediation() -> re.Pattern[str]:
    """As in "under League mediation"; a people alone may be no name of a body, and is left to its land."""
    help_of = either(load_pack("truce_words.en")["mediation"])
    return re.compile(rf"\b(?:under|through|with|following|after|by)\s+(?P<names>{_NAMES})\s+{help_of}\b")


@cache
def _which_hosted() -> re.Pattern[str]:
    """As in "Orta, which hosted the talks, said"."""
    pack = load_pack("truce_words.en")
    return re.compile(
        rf"(?P<names>{_NAMES}),\s+(?:which|who)\s+(?:had\s+|has\s+)?(?:{either(pack['brokering'])})\s+"
        rf"(?:the|those)\s+(?:\w+\s+)?(?:{either(pack['talked'])})\b"
    )


@cache
def _brought_talks() -> re.Pattern[str]:
    """As in "X brokered the talks", "The talks were hosted by X", "The mediation was led by X", "Mediators from X"."""
    pack = load_pack("truce_words.en")
    talks, verbs = either((*pack["talked"], *pack["dealing"], *pack["sure"])), either(pack["brokering"])
    whole = rf"(?:[Tt]he|[Tt]hose)\s+(?:(?!no\b)[\w-]+\s+){{0,2}}?(?:{talks})"
    return re.compile(
        rf"(?P<one>{_NAMES})\s+(?:had\s+|has\s+)?(?:{verbs})\s+(?:{whole})\b"
        rf"|{whole}\s+(?:was|were|had been|have been)\s+(?:jointly\s+)?"
        rf"(?:{verbs}|led|chaired|convened)\s+by\s+(?P<two>{_NAMES})"
    )


@cache
def _by_owned() -> re.Pattern[str]:
    pack = load_pack("truce_words.en")
    heads = either(pack["its_heads"])
    return re.compile(rf"\b{either(pack['brokering'])}\s+by\s+(?P<names>{_NAME}[’']s\s+(?!{heads}\b)[a-z]+s)\b")


@cache
def _by() -> re.Pattern[str]:
    """As in "brokered over two days by X", "talks under X", "with the mediation of X and Y"."""
    pack = load_pack("truce_words.en")
    heads = rf"(?:[’']s\s+(?:{either(pack['its_heads'])})\b)?"
    between = r"(?:[\w-]+\s+){0,5}?"
    spoken = rf"(?i:{either(pack['brokering'])})\s+{between}(?i:by)\s+"
    talks = rf"(?i:{either(pack['talked'])})\s+{between}(?i:{either((*pack['under'], 'by'))})\s+"
    alone = rf"(?i:{either([w for w in pack['under'] if w != 'under'])})\s+"
    return re.compile(rf"\b(?:{spoken}|{talks}|{alone})(?P<names>{_NAMES})(?:{heads}(?![’']s))")


@cache
def _heads() -> str:
    return rf"(?:(?:[’']s\s+)?(?:{either(load_pack('truce_words.en')['its_heads'])}))"


@cache
def _verbs() -> str:
    return either(load_pack("truce_words.en")["brokering"])


@cache
def _acts() -> str:
    return either(load_pack("truce_words.en")["brokers_it"])
