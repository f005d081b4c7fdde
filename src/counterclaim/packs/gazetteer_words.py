"""The words by which texts place their places, ready for use.

In: nothing. Out: nouns, prepositions and verbs as sets. Reads the pack `places.en`.
"""

from functools import cache

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.records.enums import PlacePrecision


class Noun(msgspec.Struct, frozen=True):
    """A place noun: how fine a place so named is, whether it stays in the name, which gazetteer kinds fit it."""

    precision: PlacePrecision
    keep: bool
    find: frozenset[str]


class PlaceWords(msgspec.Struct, frozen=True):
    """The content of the pack `places.en`, by use."""

    nouns: dict[str, Noun]
    relations: dict[str, str]
    strong: frozenset[str]
    compass: frozenset[str]
    joints: frozenset[str]
    ground: frozenset[str]
    dwelling: frozenset[str]
    actors: frozenset[str]
    speech: frozenset[str]
    bidden: frozenset[str]
    party: frozenset[str]
    befalls: frozenset[str]
    borders: frozenset[str]
    spoken_to: frozenset[str]
    agency: frozenset[str]
    onto: frozenset[str]
    struck: frozenset[str]
    strikes: frozenset[str]
    firing: frozenset[str]
    hit: frozenset[str]
    assaults: frozenset[str]
    forces: frozenset[str]
    seats: frozenset[str]
    tellers: frozenset[str]
    vessels: frozenset[str]
    facilities: frozenset[str]
    positions: frozenset[str]
    moving: frozenset[str]
    heads: frozenset[str]
    adjectival: frozenset[str]
    pronouns: dict[str, frozenset[PlacePrecision]]
    titles: frozenset[str]
    not_places: frozenset[str]


@cache
def load_place_words() -> PlaceWords:
    """The words of the pack, read once."""
    pack = load_pack("places.en")
    nouns: dict[str, Noun] = {}
    for raw in pack["nouns"]:
        noun = Noun(PlacePrecision(raw["precision"]), raw["keep"], frozenset(raw["find"]))
        for word in raw["words"]:
            nouns.setdefault(str(word), noun)
    relations = {str(phrase): relation for relation, phrases in pack["relations"].items() for phrase in phrases}
    stand_ins: dict[str, frozenset[PlacePrecision]] = {}
    for raw in pack["stand_ins"]:
        for word in raw["words"]:
            stand_ins[word] = frozenset(PlacePrecision(p) for p in raw["precision"])
    sets = {
        key: frozenset(map(str, pack[key]))
        for key in (
            "strong",
            "compass",
            "joints",
            "ground",
            "dwelling",
            "actors",
            "speech",
            "bidden",
            "party",
            "befalls",
            "borders",
            "spoken_to",
            "agency",
            "onto",
            "struck",
            "strikes",
            "firing",
            "hit",
            "assaults",
            "forces",
            "seats",
            "tellers",
            "vessels",
            "facilities",
            "positions",
            "moving",
            "heads",
            "adjectival",
            "titles",
            "not_places",
        )
    }
    return PlaceWords(nouns=nouns, relations=relations, pronouns=stand_ins, **sets)
