"""Who answers for a number, as the book joins bodies and persons: one key for one claimant over all reports.

In: the voice of a claim with the actors of its report. Out: keys, and the names that a series bears. Reads
party_words.en and toll_groups.en.
"""

from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.book.voices import Voice
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import plain_name
from counterclaim.records.book import part_id
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

_STEM = 4


class Claimant(msgspec.Struct, frozen=True):
    """Who answers: the whole or a key made of the name and side, and the name to show."""

    key: str
    name: str | None
    joined: bool = False


def claimant_of(voice: Voice, report: Report, actors: Mapping[str, Actor], wholes: Mapping[str, str]) -> Claimant:
    """Who answers for a number: the body that a person speaks for, as the book joined it, else by its name.

    `actors` of the report by id, `wholes` by part. Example: what a spokeswoman of the ministry says is the ministry's.
    """
    actor, name = actors.get(voice.actor or ""), voice.name
    if actor is not None and actor.body in actors:
        person, actor = actor, actors[actor.body or ""]
        name = actor.name if _only_speaks(person) else name
    if actor is not None and (whole := wholes.get(part_id(report.id, actor.id))):
        return Claimant(whole, name, joined=True)
    known = actor.name if actor is not None else voice.name
    return Claimant(body_key(known, voice.side), name) if known is not None else Claimant("", name)


def body_key(name: str, side: str | None) -> str:
    """A body by its side and the words of its name that the side does not give.

    Example: "Health Ministry of X" and "X's Health Ministry" are one.
    """
    stop = load_pack("party_words.en")["stop"]
    stem = plain_name(side or "").rstrip("aeiou")
    words = [w for w in plain_name(name).split() if w not in stop]
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


def _only_speaks(person: Actor) -> bool:
    """Whether a person is told as the voice of a body and nothing else: a spokeswoman, "an official of the agency"."""
    return bool(set(load_pack("toll_groups.en")["voices"]) & set(plain_name(person.office or "").split()))
