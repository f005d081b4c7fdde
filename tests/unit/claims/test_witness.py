"""What the trained reader is believed of happenings, and the reasons that say so."""

import msgspec
import pytest

from counterclaim.claims.syntax import build_tree
from counterclaim.claims.witness import heard_finding, part_heads, place_happenings
from counterclaim.records.claim import Span
from counterclaim.records.document import Annotations, Happening, Part

TEXT = "Trucks brought flour to the old camp."


def happening(word: str, **fields) -> Happening:
    start = TEXT.index(word)
    given = {"type": "relief", "share": 0.9, "sure": 0.99, "stance": "asserts", "stance_share": 0.9, "flags": ()}
    return Happening(span=Span(start, start + len(word)), piece=0, **(given | fields))


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.fixture
def doc(document):
    def build(*happenings: Happening, parts: tuple[Part, ...] = ()):
        return msgspec.structs.replace(document(TEXT), annotations=Annotations((), "m", "", happenings, parts))

    return build


def test_a_happening_stands_at_the_word_that_heads_it(doc):
    assert list(place_happenings(doc(happening("brought")))) == [1]


def test_a_sure_happening_is_heard_and_says_how_sure(doc):
    found = heard_finding(place_happenings(doc(happening("brought"))), range(7), 1, narrated=True)
    assert (found.type, found.trigger.anchor, found.reason.rule) == ("relief", 1, "model")
    assert "0.99" in found.reason.note


@pytest.mark.parametrize(
    ("fields", "narrated"),
    [
        ({"sure": 0.9}, False),
        ({"share": 0.3}, False),
        ({"share": 0.5}, True),
        ({"type": "position"}, False),
        ({"type": "toll"}, False),
    ],
)
def test_what_is_unsure_or_no_event_is_not_heard(doc, fields, narrated):
    assert heard_finding(place_happenings(doc(happening("brought", **fields))), range(7), 1, narrated=narrated) is None


def test_words_of_another_proposition_are_not_heard(doc):
    assert heard_finding(place_happenings(doc(happening("brought"))), (4, 5, 6), 6, narrated=False) is None


def test_parts_give_their_governing_words(doc):
    one = happening("brought")
    parts = (Part("target", span("the old camp"), 0.8, (0,)), Part("agent", span("Trucks"), 0.8, (0,)))
    read = doc(one, parts=parts)
    tree = build_tree(read)
    assert [read.tokens[i].text for i in part_heads(read, tree, one, "target", "victim")] == ["camp"]
    assert part_heads(read, tree, None, "target") == []


def test_weak_parts_and_those_of_other_happenings_are_left(doc):
    one, other = happening("brought"), happening("flour")
    read = doc(one, other, parts=(Part("target", span("camp"), 0.5, (0,)), Part("target", span("flour"), 0.9, (1,))))
    assert part_heads(read, build_tree(read), one, "target") == []


def test_the_reason_names_the_model_and_no_entry_of_a_pack(claims_of):
    (claim,) = [c for c in claims_of("Two rebel factions merged under one name.") if c.event]
    assert {r.rule for r in claim.reasons if r.step in ("event", "agents")} == {"model"}
