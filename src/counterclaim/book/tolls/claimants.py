"""Who answers for a number, as the book joins bodies and persons: one key for one claimant over all reports.

In: the voice of a claim with the actors of its report. Out: keys, and the names that a series bears. Reads
party_words.en and toll_groups.en.
"""

from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.book.tolls.groups import is_of_side
from counterclaim.book.tolls.speaking import holder_of, only_speaks
from counterclaim.book.voices import Voice
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import nation_alone, plain_name
from counterclaim.records.book import part_id
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

_STEM = 4


class Claimant(msgspec.Struct, frozen=True):
    """Who answers: the whole or a key made of the name and side, and the name to show."""

    key: str
    name: str | None
    joined: bool = False
    personal: bool = False
    """Somebody in charge of a body, shown by name: only a body's bare voice goes under the body's name."""


def claimant_of(voice: Voice, report: Report, actors: Mapping[str, Actor], wholes: Mapping[str, str]) -> Claimant:
    """Who answers for a number: the body that a person speaks for, as the book joined it, else by its name.

    `actors` of the report by id, `wholes` by part. Example: what a spokeswoman of the ministry says is the ministry's.
    """
    actor, name, personal = actors.get(voice.actor or ""), voice.name, False
    if (head := _side_of_command(voice, actors)) is not None:
        actor, name = head, head.name
    named = actor.name if actor is not None else voice.name
    if (holder := holder_of(named, actors, issues=voice.inferred)) is not None:
        actor = holder
    if actor is not None and actor.body in actors:
        person, actor = actor, actors[actor.body or ""]
        personal = not only_speaks(person)
        name = name if personal else actor.name
    if actor is not None and (whole := wholes.get(part_id(report.id, actor.id))):
        return Claimant(whole, name, joined=True, personal=personal)
    if (
        actor is None
        and (body := _only_body(voice, actors)) is not None
        and (whole := wholes.get(part_id(report.id, body.id)))
    ):
        return Claimant(whole, body.name, joined=True)
    if actor is None and voice.side is not None and _commands_movement(voice):
        return Claimant(body_key(voice.side, voice.side), voice.side)
    if actor is None and voice.side is not None and is_of_side(plain_name(voice.name or ""), voice.side):
        return Claimant(body_key(voice.side, voice.side), voice.side)
    known = actor.name if actor is not None else voice.name
    return Claimant(body_key(known, voice.side), name) if known is not None else Claimant("", name)


def body_key(name: str, side: str | None) -> str:
    """A body by its side and the words of its name that the side does not give.

    Example: "Health Ministry of X" and "X's Health Ministry" are one.
    """
    stop = load_pack("party_words.en")["stop"]
    stem = plain_name(side or "").rstrip("aeiou")
    words = [(nation_alone(w) or w).casefold() for w in plain_name(name).split() if w not in stop]
    own = [w for w in words if not (len(stem) >= _STEM and w.startswith(stem))]
    return f"{side or ''}|{' '.join(sorted(own or words))}"


def named_wholes(report: Report, actors: Sequence[Actor], wholes: Mapping[str, str]) -> dict[str, set[str]]:
    """The joined bodies of a report by the keys of their names, for those who are met by name alone elsewhere."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        whole = wholes.get(part_id(report.id, actor.id))
        if whole is not None and actor.kind != "person":
            for name in (actor.name, *actor.aliases):
                found.setdefault(body_key(name, actor.side), set()).add(whole)
    return found


def _side_of_command(voice: Voice, actors: Mapping[str, Actor]) -> Actor | None:
    """The movement itself, where its command or leadership speaks: "the Movement's command" of the River Movement."""
    whose, _, rest = plain_name(voice.name or "").replace("’", "'").rpartition("'s ")
    own = set(plain_name(voice.side or "").split())
    words = set(rest.split() if whose else ())
    if not whose:
        said = plain_name(voice.name or "").split()
        words, whose = {w for w in said if w not in own}, " ".join(w for w in said if w in own)
    if not voice.side or not whose or not set(whose.split()) <= own or not words:
        return None
    if not words <= {*load_pack("body_words.en")["heads"], "s", "of", "the"}:
        return None
    heads = [a for a in actors.values() if a.name == voice.side and a.kind == "body"]
    return heads[0] if len(heads) == 1 else None


def _commands_movement(voice: Voice) -> bool:
    """Whether a command is of a movement by the last words of the side's name: "the Front's command" of the X Front.

    Where the report names the movement nowhere else. A state's command is a body of its own.
    """
    own, heads = plain_name(voice.side or "").split(), set(load_pack("body_words.en")["heads"])
    said = plain_name(voice.name or "").split()
    whose = [word for word in said if word in own]
    rest = [word for word in said if word not in own]
    ends = 0 < len(whose) < len(own) and own[-len(whose) :] == whose
    return ends and said == whose + rest and bool(rest) and set(rest) <= heads


def _only_body(voice: Voice, actors: Mapping[str, Actor]) -> Actor | None:
    """The one body of the report of which a short name can be: "the doctors' union" beside the Union of River Doctors.

    Only where both stand on one side or on none: whose ministry a bare "ministry" is stays open.
    """
    said = _stems(voice.name or "")
    if not said:
        return None
    bodies = [a for a in actors.values() if a.kind == "body" and a.sector is not Sector.MEDIA]
    found = [a for a in bodies if said < _stems(a.name)]
    return found[0] if len(found) == 1 and found[0].side == voice.side else None


def _stems(name: str) -> set[str]:
    stop = load_pack("party_words.en")["stop"]
    words = (word.removesuffix("'s").strip("'’") for word in plain_name(name).split())
    return {word.removesuffix("s") for word in words if word and word not in stop}
