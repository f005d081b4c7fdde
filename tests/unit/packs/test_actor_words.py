"""The words for actors: packs complete and clear, and looked up as they should be."""

import pycountry
import pytest

from counterclaim.packs.actors import load_actor_words, split_words
from counterclaim.packs.loader import load_pack

WORDS = load_actor_words()


def found(text):
    return [(t.kind, t.id) for f in WORDS.scan(split_words(text)) for t in f.terms]


def test_every_state_code_is_an_iso_code_and_every_name_stands_once():
    states = load_pack("countries")["states"]
    assert len({s["iso3"] for s in states}) == len(states) > 190
    assert all(pycountry.countries.get(alpha_3=s["iso3"]) for s in states)
    plain = [s["names"][0] for s in states]
    assert len(set(plain)) == len(plain)


@pytest.mark.parametrize("state", load_pack("countries")["states"], ids=lambda s: s["iso3"])
def test_a_state_is_found_by_every_word_of_its_entry(state):
    for text in (*state["names"], *state.get("adjectives", ()), *state.get("people", ()), *state.get("capitals", ())):
        assert ("nation", state["iso3"]) in found(text), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. State Department", ("known", "state_department")),
        ("he told us", None),
        ("South Sudanese troops", ("nation", "SSD")),
        ("Equatorial Guinea", ("nation", "GNQ")),
        ("turkey for dinner", None),
        ("Daesh", ("known", "islamic_state")),
        ("People’s Protection Units", ("known", "ypg")),
        ("Latin American", ("nation", "latin_america")),
    ],
)
def test_looked_up(text, expected):
    hits = [h for h in found(text) if h[0] in ("nation", "known")]
    assert hits[:1] == ([expected] if expected else [])


def test_small_words_in_a_text_of_capitals_name_no_state():
    assert [h for h in found("LET US GO HOME") if h[0] == "nation"] == []
    assert ("nation", "USA") in found("THE U.S. ARMY")


def test_known_bodies_are_told_apart_by_their_names():
    entries = load_pack("actors")["entries"]
    names = [n for e in entries for n in e["names"]]
    assert len(set(names)) == len(names)
    assert len({e["id"] for e in entries}) == len(entries)
