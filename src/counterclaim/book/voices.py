"""Whose words a report's own voice are: a ministry's statement speaks for the ministry, a newspaper for nobody.

In: a report with its claims and actors. Out: the body that publishes it, with its side. Reads body_words.en, and
party_words through `packs`.
"""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import Party, Sides, learn_sides, marks, plain_name, same_party, side_of
from counterclaim.records.claim import Claim, Speaker
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

_SPEAKS = frozenset(
    (
        Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT, Sector.ARMED_GROUP,
        Sector.PARTY, Sector.INTERNATIONAL_BODY, Sector.CIVIL_SOCIETY,
    )
)  # fmt: skip

_ORGAN = re.compile(
    r"^(?:(?:media|press|information)\s+(?:office|centre|center|service|bureau|department|wing)\s+of\s+(?:the\s+)?(?P<after>.+)"
    r"|(?P<before>.+?)(?:['’]s)?\s+(?:media|press|information)\s+(?:office|centre|center|service|bureau|department|wing))$",
    re.IGNORECASE,
)
"""A name that only tells through what office a body speaks: "Press Office of the Front", "Front Media Centre"."""
_WE = re.compile(r"\b(?:we|our|ours)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“][^\"“”\n]{0,600}[\"”]")


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers for words."""

    name: str | None = None
    side: str | None = None
    actor: str | None = None
    """Id of the report's actor record."""
    inferred: bool = False
    """The words name nobody; the body that published them speaks."""
    printed: str | None = None
    """The publisher's name, where it is an organ of the body that speaks."""


def publisher_voice(report: Report, actors: Sequence[Actor], claims: Sequence[Claim] = ()) -> Voice | None:
    """The body whose own statement a report is; None where its publisher only reports.

    Example: a text published by "Dorandi Ministry of Defence" speaks for that ministry; one of "Example Wire" does not.
    """
    if not report.publisher:
        return None
    if (office := _office_voice(report.publisher, actors)) is not None:
        return office
    if (bulletin := _bulletin_voice(report, actors)) is not None:
        return bulletin
    named = Party(name=report.publisher)
    key = plain_name(report.publisher)
    own = [a for a in actors if a.kind != "person" and key in (plain_name(n) for n in (a.name, *a.aliases))]
    alike = own or [a for a in actors if a.kind == "body" and same_party(named, Party(name=a.name))]
    bodies = [a for a in alike if a.sector in _SPEAKS]
    speaks = bool(bodies) or marks(report.publisher).state or _is_body(key) or _says_we(report)
    if _is_paper(key) or not speaks:
        return _organ_voice(report, actors)
    found = bodies[0] if len(bodies) == 1 else None
    same = found if found is not None and _is_named_like(key, found) else None
    side = side_of(named, learn_sides(claims, actors)) or (found.side if found else None)
    return Voice(name=report.publisher, side=side, actor=same.id if same else None, inferred=True)


def _bulletin_voice(report: Report, actors: Sequence[Actor]) -> Voice | None:
    """The one body of a report whose own bulletin says "we": the "Nurses' Union Bulletin" is words of the union."""
    name = report.publisher or ""
    words = plain_name(name).split()
    if not words or words[-1] not in load_pack("body_words.en")["bulletins"] or not _says_ours(report):
        return None
    stop = set(load_pack("party_words.en")["stop"])
    own = {_stem(w) for w in words[:-1]} - stop
    bodies = [a for a in actors if a.kind != "person" and own <= {_stem(w) for w in plain_name(a.name).split()}]
    found = [a for a in bodies if a.sector is not Sector.MEDIA and plain_name(a.name) != plain_name(name)]
    if len(found) != 1 or not own:
        return None
    return Voice(name=found[0].name, side=found[0].side, actor=found[0].id, inferred=True, printed=name)


def _stem(word: str) -> str:
    return word.removesuffix("'s").strip("'’").removesuffix("s")


def _is_named_like(publisher: str, body: Actor) -> bool:
    """Whether one of a body's names holds all words of the publisher's, or the other way: a ministry is no army."""
    stop = set(load_pack("party_words.en")["stop"])
    names = [set(plain_name(name).split()) - stop for name in (body.name, *body.aliases, _initials(body.name))]
    own = set(publisher.split()) - stop
    return any(name and (own <= name or name <= own) for name in names)


def _office_voice(publisher: str, actors: Sequence[Actor]) -> Voice | None:
    """The body whose press office a publisher is: what the "Front Media Office" prints are words of the Front."""
    office = _ORGAN.match(publisher)
    of = plain_name(office["after"] or office["before"]) if office is not None else ""
    for body in actors if of else ():
        if body.kind != "person" and of in (plain_name(n) for n in (body.name, *body.aliases, _initials(body.name))):
            return Voice(name=body.name, side=body.side, actor=body.id, inferred=True, printed=publisher)
    return None


def _organ_voice(report: Report, actors: Sequence[Actor]) -> Voice | None:
    """The movement whose radio a publisher is, where it says "our fighters"; None for all other papers.

    Which side a paper stands on is told by the user's file alone; a state's newspapers speak for nobody.
    """
    key, name = plain_name(report.publisher or ""), report.publisher or ""
    printed = next((a for a in actors if a.side and key in (plain_name(n) for n in (a.name, *a.aliases))), None)
    if printed is None or printed.side == printed.name or marks(printed.side or "").state or not _says_ours(report):
        return None
    heads = [a for a in actors if a.name == printed.side and a.kind != "person"]
    if any(a.kind == "state" or a.sector is Sector.GOVERNMENT for a in heads):
        return None
    head = heads[0].id if len(heads) == 1 else None
    return Voice(name=printed.side, side=printed.side, actor=head, inferred=True, printed=name)


def _says_ours(report: Report) -> bool:
    """Whether a text says "we" or "our fighters" outside quotations; "our correspondent" is any newspaper's."""
    return _ours().search(_QUOTED.sub(" ", report.text)) is not None


@cache
def _ours() -> re.Pattern[str]:
    """Such as "our fighters" and "we hold the mill"; not "a commander told us", which any paper writes, nor "US"."""
    pack = load_pack("body_words.en")
    newsroom, reporting = ("|".join(map(re.escape, pack[key])) for key in ("newsroom", "reporting"))
    ours = rf"ours|our(?!\s+(?:\w+\s+)?(?:{newsroom})\b)"
    we = rf"we(?!\s+(?:(?:have|had|also|then|later|last|first)\s+)*(?:{reporting})\b)"
    return re.compile(rf"\b(?:{ours}|{we}|(?<!told )(?<!tell )(?<!tells )(?!(?-i:US)\b)us)\b", re.IGNORECASE)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def _is_body(name: str) -> bool:
    """Whether a name, in plain words, is one of a council, mission or other body that speaks for itself."""
    pack = load_pack("body_words.en")
    return bool({*pack["nouns"], *pack["speaks"]} & set(name.split()))


def _is_paper(name: str) -> bool:
    """Whether a name, in plain words, is one of a newspaper, agency or broadcaster."""
    pack, words = load_pack("body_words.en"), set(name.split())
    return bool(words & set(pack["media"])) and not words & set(pack["bureaus"])


def _says_we(report: Report) -> bool:
    """Whether a publisher says "we" of itself, outside quotations, and stands in its own text."""
    told = _QUOTED.sub(" ", report.text)
    return _WE.search(told) is not None and (report.publisher or "").casefold() in told.casefold()


def voice_of(claim: Claim, own: Voice | None, sides: Sides) -> Voice:
    """Who answers for a claim: its speaker, else the body whose statement the report is, else nobody.

    In a body's own statement "the ministry" and "our teams" are that body.
    """
    if claim.speaker is None:
        return own or Voice(side=claim.side)
    if own is not None and (_is_own(claim.speaker, own, claim.side) or _says_it_as_we(claim, own)):
        return own
    side = claim.side or side_of(Party(name=claim.speaker.name, actor=claim.speaker.actor), sides)
    return Voice(name=claim.speaker.name, side=side, actor=claim.speaker.actor)


def _says_it_as_we(claim: Claim, own: Voice) -> bool:
    """Whether words outside a quotation say "our men" in a body's own text: the body's, whoever spoke before."""
    if claim.side and own.side and claim.side != own.side:
        return False
    return any(reason.step == "attribution" and reason.rule == "first person" for reason in claim.reasons)


def _is_own(speaker: Speaker, own: Voice, side: str | None) -> bool:
    """Whether the words for a speaker are the publisher's for itself: "the Mission", "we", "our members"."""
    if side and own.side and side != own.side:
        return False
    if own.printed and plain_name(speaker.name) == plain_name(own.printed):
        return True
    mention = " ".join((speaker.mention.text if speaker.mention else speaker.name).split())
    words = mention.lower().split()
    if words and words[0] in ("we", "our", "us"):
        return not any(word[:1].isupper() for word in mention.split()[1:])
    name = plain_name(speaker.name).split()
    if own.printed and name and set(name) <= set(load_pack("body_words.en")["heads"]):
        return True  # "the general command announces", in its own organ
    return bool(name) and set(name) <= set(plain_name(own.name or "").split())
