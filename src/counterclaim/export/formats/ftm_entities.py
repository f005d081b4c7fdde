"""Entities of FollowTheMoney and the parties among them: a schema, an id, and properties that are all lists of strings.

Ids are our own with a hyphen for the underscore, which FollowTheMoney does not take, so the same ledger gives the same
ids. A party is a Person, a PublicBody or an Organization by its kind and sector, and a LegalEntity where the words name
people as a group ("residents"): one rule for all sides. Reads the pack `ftm`.
"""

import hashlib
from typing import Final

import msgspec
import pycountry

from counterclaim.export.plain import plain, shortened
from counterclaim.packs.ftm import ftm_country
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

BY_RULE: Final = "Read by rule; persons check claims, and each link says whether one has."
_PUBLIC: Final = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT))
_LONGEST_NAME: Final = 380
"""FollowTheMoney takes names of 384 characters."""
_LONGEST_TEXT: Final = 60_000
"""FollowTheMoney takes texts of 65,000 characters; longer ones are given in parts."""
_ID: Final = 16


class Entity(msgspec.Struct, frozen=True):
    """One line of the export."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def entity(id: str, schema: str, **properties: str | list[str] | tuple[str, ...] | None) -> Entity:  # noqa: A002
    """An entity with what is known of it; what is unknown is not there."""
    found = {
        name: list(dict.fromkeys(one for one in ([value] if isinstance(value, str) else value or ()) if one))
        for name, value in properties.items()
    }
    return Entity(id, schema, {name: values for name, values in found.items() if values})


def ftm_id(*parts: str) -> str:
    """An id that FollowTheMoney takes: `c_0123` gives `c-0123`, several ids are joined by a full stop."""
    return ".".join(part.replace("_", "-") for part in parts)


def id_of_words(prefix: str, *words: str | None) -> str:
    """An id of something that has none of its own, from its words."""
    told = "\0".join(word or "" for word in words)
    return f"{prefix}-{hashlib.sha256(told.encode()).hexdigest()[:_ID]}"


def name_of(words: str) -> str:
    """A name, one line, no longer than FollowTheMoney takes."""
    return shortened(words, _LONGEST_NAME)


def in_parts(text: str) -> list[str]:
    """A text in parts that FollowTheMoney takes whole."""
    return [text[start : start + _LONGEST_TEXT] for start in range(0, len(text), _LONGEST_TEXT)]


def language_of(code: str | None) -> str | None:
    """A language by its three letters, as FollowTheMoney wants it."""
    found = pycountry.languages.get(alpha_2=code) if code else None
    return found.alpha_3 if found else None


def country_of(*codes: str | None) -> str | None:
    """FollowTheMoney's code of the first country that is told."""
    told = next((code for code in codes if code), None)
    return ftm_country(told) if told else None


def party_named(name: str, *, report: str) -> Entity:
    """A party of which one report tells nothing but the name; "doctors" of two reports are not the same people."""
    return entity(id_of_words("name", report, name), "LegalEntity", name=name_of(name), notes=BY_RULE)


def party(actor: Actor) -> Entity:
    """An actor of the book as reports name it. Its side is the conflict file's word and stands in the notes."""
    side = f"Side, as the conflict file puts it: {actor.side}." if actor.side else None
    schema = schema_of(actor)
    return entity(
        ftm_id(actor.id), schema,
        name=name_of(actor.name),
        alias=[name_of(one) for one in actor.aliases if one != actor.name],
        country=country_of(actor.country, actor.nation),
        position=plain(actor.office) if actor.office and schema == "Person" else None,
        sector=None if actor.sector is Sector.UNKNOWN else str(actor.sector),
        notes=[one for one in (side, BY_RULE) if one],
    )  # fmt: skip


def schema_of(actor: Actor) -> str:
    """Person, PublicBody, Organization, or LegalEntity for people as a group, by kind and sector alone."""
    if actor.kind == "person":
        return "Person"
    if actor.kind == "group":
        return "LegalEntity"
    return "PublicBody" if actor.kind == "state" or actor.sector in _PUBLIC else "Organization"
