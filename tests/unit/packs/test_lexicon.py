"""The lexicon matcher, by example."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.packs.lexicon import Hit, Lexicon, build_lexicon, match_lexicon
from counterclaim.packs.loader import parse_pack
from counterclaim.packs.terms import expand_term
from counterclaim.records.document import Document, Token
from counterclaim.records.errors import PackError

Build = Callable[..., Document]
HEADER = "id: t\nversion: '1'\nlanguage: en\nsource: invented\nlicence: Apache-2.0\nkind: lexicon\nentries:\n"


def lexicon_of(**entries: list[str]) -> Lexicon:
    """A lexicon from entry ids and their terms."""
    data = {"version": "1", "language": "en", "source": "invented", "licence": "Apache-2.0", "kind": "lexicon"}
    return build_lexicon("t", {**data, "entries": [{"id": i, "terms": terms} for i, terms in entries.items()]})


def read_lexicon(text: str) -> Lexicon:
    """A lexicon from its YAML."""
    return build_lexicon("t", parse_pack("t", text), text)


def found(document: Build, text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    """Entry id and words of each hit."""
    doc = document(text)
    return [(hit.entry.id, text[hit.start : hit.end]) for hit in match_lexicon(doc.tokens, lexicon)]


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        ("shell/VERB", "Troops shelled the town.", "shelled"),
        ("open/VERB fire/NOUN", "They opened fire at noon.", "opened fire"),
        ("air-strike", "An air-strike hit the bridge.", "air-strike"),
        ("air-strike", "Three air-strikes hit the bridge.", "air-strikes"),
        ("open * fire", "They opened heavy fire.", "opened heavy fire"),
        ("open *? fire", "They opened fire.", "opened fire"),
        ("(the|a) market", "Shells hit a market.", "a market"),
        ("mortar|artillery shell", "An artillery shell fell there.", "artillery shell"),
        ("wrote on? facebook", "She wrote on Facebook that all was quiet.", "wrote on Facebook"),
        ("didn't fire", "They didn’t fire.", "didn’t fire"),
        ("Grad rocket", "A Grad rocket hit the mill.", "Grad rocket"),
        ("Grad rocket", "A GRAD rocket hit the mill.", "GRAD rocket"),
        ("strike/NOUN", "Drone Strike Hits Depot", "Strike"),
        ("at */NUM o'clock", "It began at six o'clock.", "at six o'clock"),
    ],
)
def test_term_matches(document: Build, term: str, text: str, words: str) -> None:
    assert found(document, text, lexicon_of(it=[term])) == [("it", words)]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("strike/VERB", "The strike killed two people."),
        ("Grad rocket", "The grad rocket club met."),
        ("open fire", "They opened the gates under fire."),
        ("a|the market", "The town has two markets."),
        ("town fell", "They left the town. Fell trees blocked the road."),
    ],
)
def test_term_does_not_match(document: Build, term: str, text: str) -> None:
    assert found(document, text, lexicon_of(it=[term])) == []


def test_longest_wins_at_a_start(document: Build) -> None:
    lexicon = lexicon_of(short=["cluster"], long=["cluster munition rocket"])
    assert found(document, "A cluster munition rocket fell.", lexicon) == [("long", "cluster munition rocket")]


def test_longest_wins_among_overlapping(document: Build) -> None:
    lexicon = lexicon_of(one=["heavy mortar"], two=["mortar fire on"])
    assert found(document, "Witnesses heard heavy mortar fire on Sunday.", lexicon) == [("two", "mortar fire on")]


def test_the_first_entry_wins_a_tie(document: Build) -> None:
    lexicon = lexicon_of(noun=["strike/NOUN"], word=["strike"])
    assert found(document, "The strike ended.", lexicon) == [("noun", "strike")]


@pytest.mark.parametrize("text", ["Two Smerchs fell.", "Two SMERCHS fell.", "One Smerch fell."])
def test_a_name_is_found_in_the_plural(document: Build, text: str) -> None:
    assert [entry for entry, _ in found(document, text, lexicon_of(it=["Smerch"]))] == ["it"]


def test_a_blocking_entry_keeps_shorter_terms_away(document: Build) -> None:
    text = HEADER + "  - {id: name, blocks: true, terms: [liberation front]}\n  - {id: word, terms: [liberation]}"
    lexicon = read_lexicon(text)
    doc = document("The Liberation Front spoke of liberation.")
    assert [hit.entry.id for hit in match_lexicon(doc.tokens, lexicon)] == ["word"]
    assert [hit.entry.id for hit in match_lexicon(doc.tokens, lexicon, blocks=True)] == ["name", "word"]


def test_hits_carry_document_indexes(document: Build) -> None:
    doc = document("All was calm. Then they opened fire.")
    second = doc.words(doc.sentences[1])
    (hit,) = match_lexicon(second, lexicon_of(fire=["open fire"]))
    assert [t.text for t in doc.tokens[hit.first : hit.last]] == ["opened", "fire"]
    assert doc.report.text[hit.start : hit.end] == "opened fire"


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ("  - {id: a, terms: [x y, on]}", "entry a: `terms` holds True"),
        ("  - {id: a, terms: [x]}\n  - {id: a, terms: [y]}", "line 9, entry a: the id is used twice"),
        ("  - {id: a, terms: [x]}\n  - {id: b, terms: [x]}", "entry b: term 'x' stands also in entry 'a'"),
        ("  - {id: a, terms: [x/VRB]}", "unknown part of speech 'VRB'"),
        ("  - {id: a, terms: ['x? y?']}", "could match nothing"),
        ("  - {id: a, terms: ['(x|the y) z']}", "stray parentheses"),
        ("  - {id: a}", "has no terms"),
        ("  - {terms: [x]}", "mapping with an `id`"),
    ],
)
def test_wrong_entry_is_named(entries: str, words: str) -> None:
    with pytest.raises(PackError, match=r"line (8|9)") as caught:
        read_lexicon(HEADER + entries)
    assert words in str(caught.value)


def test_other_keys_become_fields() -> None:
    lexicon = read_lexicon(HEADER + "  - {id: a, terms: [x], class: drone, note: why, example: an x, not: [a y]}")
    entry = lexicon.entry("a")
    assert (entry.fields, entry.note, entry.examples, entry.counter_examples) == (
        {"class": "drone"},
        "why",
        ("an x",),
        ("a y",),
    )


def test_too_many_sequences_are_refused() -> None:
    with pytest.raises(ValueError, match="several terms"):
        expand_term(" ".join(["a|b"] * 13))


def fake_tokens(words: list[str]) -> list[Token]:
    """Tokens of one sentence, each its own lemma."""
    return [Token(n, 10 * n, 10 * n + len(w), w, w, "NOUN", "NN", "dep", n, "", False, 0) for n, w in enumerate(words)]


WORDS = st.lists(st.sampled_from("abcd"), max_size=12)


@given(words=WORDS, terms=st.lists(st.lists(st.sampled_from("abcd*"), min_size=1, max_size=3), min_size=1, max_size=5))
def test_hits_never_overlap_and_stand_in_order(words: list[str], terms: list[list[str]]) -> None:
    lexicon = lexicon_of(it=[" ".join(term) for term in terms])
    hits = match_lexicon(fake_tokens(words), lexicon)
    assert all(one.last <= two.first for one, two in pairwise(hits))
    assert all(_accepts(terms, words[hit.first : hit.last]) for hit in hits)


def _accepts(terms: list[list[str]], words: list[str]) -> bool:
    return any(len(t) == len(words) and all(a in ("*", b) for a, b in zip(t, words, strict=True)) for t in terms)


@given(words=WORDS)
def test_every_single_word_term_is_found(words: list[str]) -> None:
    hits: tuple[Hit, ...] = match_lexicon(fake_tokens(words), lexicon_of(it=["a"]))
    assert [hit.first for hit in hits] == [n for n, w in enumerate(words) if w == "a"]


def test_how_often_a_word_is_looked_at_does_not_grow_with_the_terms() -> None:
    words = [f"w{n % 900}" for n in range(600)]
    told = [f"w{n} w{n + 1}? w{n + 2}|x/NOUN" for n in range(800)]
    strange = [f"w{n} z{n}" for n in range(5000)]
    assert _looks(words, lexicon_of(it=told)) == _looks(words, lexicon_of(it=told, other=strange)) <= 10 * len(words)


def _looks(words: list[str], lexicon: Lexicon) -> int:
    tokens = _Counted(fake_tokens(words))
    match_lexicon(tokens, lexicon)
    return tokens.looks


class _Counted(list[Token]):
    """Tokens that count how often one is asked for by its place."""

    looks = 0

    def __getitem__(self, place: Any) -> Any:
        self.looks += 1
        return super().__getitem__(place)
