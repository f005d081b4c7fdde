"""Which words head a claim and which are its parts, with a stand-in for the model told by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spans import spans_of
from tests.unit.documents.model_by_hand import (
    FLAGS,
    MARKS,
    PIECES,
    ROLES,
    STANCES,
    UNKNOWN,
    Session,
    model_of,
)
from tokenizers import Regex, Tokenizer, models, pre_tokenizers

from counterclaim.documents.annotators.attribution import annotate
from counterclaim.documents.annotators.encoding import WINDOW
from counterclaim.documents.annotators.happenings import find_happenings
from counterclaim.documents.annotators.model import score
from counterclaim.records.document import Paragraph
from counterclaim.records.enums import Zone

SENTENCE = "army shelled the port and bombed a village yesterday"


def read(text, claims, parts=None, owned=None, **options):
    """The annotations of a text of which every word is another one."""
    assert len(set(text.split())) == len(text.split())
    return annotate(text, model_of(Session(claims=claims, parts=parts, owned=owned), text), **options)


def words(text, found):
    return [text[one.span.start : one.span.end] for one in found]


def parts_of(text, found):
    """Role, words and the heads of its claims, of each part."""
    heads = words(text, found.happenings)
    return [
        (part.role, text[part.span.start : part.span.end], [heads[n] for n in part.happenings]) for part in found.parts
    ]


def test_a_head_has_type_stance_and_flags():
    (one,) = read(SENTENCE, {1: "shelling/denies/planned/negated"}).happenings
    assert words(SENTENCE, [one]) == ["shelled"]
    assert (one.type, one.stance, one.flags, one.piece) == ("shelling", "denies", ("planned", "negated"), 1)
    assert min(one.sure, one.share, one.stance_share) > 0.99
    assert max(one.sure, one.share, one.stance_share) <= 1


def test_no_flag_is_held_unless_it_is_told():
    (one,) = read(SENTENCE, {1: "shelling/asserts"}).happenings
    assert one.flags == ()


def test_nothing_told_is_nothing_found():
    found = read(SENTENCE, {})
    assert (found.happenings, found.parts) == ((), ())


@pytest.mark.parametrize(("least", "found"), [(0.5, True), (0.99999, False)])
def test_a_head_must_be_likely_enough(least, found):
    model = model_of(Session(claims={1: "shelling/asserts"}), SENTENCE)
    assert bool(find_happenings(score(SENTENCE, model), model, SENTENCE, least=least)) is found


def test_heads_come_in_the_order_of_the_text():
    found = read(SENTENCE, {5: "air_strike/asserts", 1: "shelling/accuses", 3: "toll/asserts"}).happenings
    assert words(SENTENCE, found) == ["shelled", "port", "bombed"]
    assert [one.type for one in found] == ["shelling", "toll", "air_strike"]


def test_two_pieces_of_one_word_are_one_head():
    text = "army bombarded port"
    halves = Tokenizer(
        models.WordLevel(
            {m: n for n, m in enumerate(MARKS)} | {"army": 4, "bomb": 5, "arded": 6, "port": 7}, unk_token=UNKNOWN
        )
    )
    halves.pre_tokenizer = pre_tokenizers.Split(Regex(r"army|bomb|arded|port"), "isolated")
    session = Session(claims={1: "shelling/accuses", 2: "air_strike/denies"})
    (one,) = annotate(text, model_of(session, text, tokenizer=halves)).happenings
    assert words(text, [one]) == ["bombarded"]
    assert (one.type, one.stance, one.piece) == ("shelling", "accuses", 2)


def test_a_part_is_a_run_of_pieces():
    found = read(SENTENCE, {1: "shelling/asserts"}, {2: "target", 3: "target"}, {2: [1], 3: [1]})
    assert parts_of(SENTENCE, found) == [("target", "the port", ["shelled"])]


def test_a_gap_parts_two_parts():
    found = read(SENTENCE, {1: "shelling/asserts"}, {3: "target", 7: "target"}, {3: [1], 7: [1]})
    assert parts_of(SENTENCE, found) == [("target", "port", ["shelled"]), ("target", "village", ["shelled"])]


def test_a_part_may_belong_to_several_happenings():
    found = read(
        SENTENCE,
        {1: "shelling/asserts", 5: "air_strike/asserts"},
        {0: "agent", 3: "target", 7: "target"},
        {0: [1, 5], 3: [1], 7: [5]},
    )
    assert parts_of(SENTENCE, found) == [
        ("agent", "army", ["shelled", "bombed"]),
        ("target", "port", ["shelled"]),
        ("target", "village", ["bombed"]),
    ]


def test_one_word_may_have_two_roles():
    found = read(SENTENCE, {1: "shelling/asserts"}, {3: "target,place"}, {3: [1]})
    assert parts_of(SENTENCE, found) == [("place", "port", ["shelled"]), ("target", "port", ["shelled"])]


def test_a_part_of_no_happening_is_dropped():
    found = read(SENTENCE, {1: "shelling/asserts"}, {0: "agent", 3: "target"}, {0: [1]})
    assert parts_of(SENTENCE, found) == [("agent", "army", ["shelled"])]


def test_without_a_happening_there_are_no_parts():
    assert read(SENTENCE, {}, {0: "agent", 3: "target"}, {0: [1], 3: [1]}).parts == ()


def test_what_is_no_report_holds_no_happening():
    text = "shelled port\n\narmy bombed village"
    paragraphs = (Paragraph(0, 0, 12, Zone.FURNITURE), Paragraph(1, 14, len(text), Zone.BODY))
    claims = {0: "shelling/asserts", 3: "air_strike/asserts"}
    found = read(text, claims, {1: "target", 4: "target"}, {1: [0], 4: [3]}, paragraphs=paragraphs)
    assert parts_of(text, found) == [("target", "village", ["bombed"])]


LONG = " ".join(f"w{n}" for n in range(1000))


@pytest.mark.parametrize("first", [0, 150, 254, 286, 310, 318, 600, 990])
def test_a_happening_is_found_once_wherever_it_stands_in_a_long_text(first):
    found = read(
        LONG,
        {first + 3: "shelling/accuses"},
        {first: "agent", first + 1: "agent", first + 5: "place"},
        {first: [first + 3], first + 1: [first + 3], first + 5: [first + 3]},
    )
    assert words(LONG, found.happenings) == [f"w{first + 3}"]
    assert parts_of(LONG, found) == [
        ("agent", f"w{first} w{first + 1}", [f"w{first + 3}"]),
        ("place", f"w{first + 5}", [f"w{first + 3}"]),
    ]


def test_a_part_never_belongs_to_a_happening_beyond_its_window():
    far = 2 * WINDOW
    found = read(LONG, {0: "shelling/asserts", far: "shelling/asserts"}, {3: "target"}, {3: [0, far]})
    assert parts_of(LONG, found) == [("target", "w3", ["w0"])]


CLAIM = st.builds(
    lambda kind, stance, flags: "/".join([kind, stance, *flags]),
    st.sampled_from(PIECES["claims"][1:]),
    st.sampled_from(STANCES),
    st.sets(st.sampled_from(FLAGS)),
)
PLACE = st.integers(0, 59)


@given(
    count=st.integers(0, 60),
    claims=st.dictionaries(PLACE, CLAIM, max_size=8),
    parts=st.dictionaries(PLACE, st.sampled_from([*ROLES, "agent,toll"]), max_size=20),
    owned=st.dictionaries(PLACE, st.lists(PLACE, max_size=4), max_size=20),
)
def test_whatever_is_told_parts_belong_and_spans_lie_inside(count, claims, parts, owned):
    text = " ".join(f"w{n}" for n in range(count))
    found = read(text, claims, parts, owned)
    assert len(found.happenings) == sum(place < count for place in claims)
    for span in spans_of(found):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
    for part in found.parts:
        assert part.happenings
        assert set(part.happenings) <= set(range(len(found.happenings)))
        assert sorted(set(part.happenings)) == list(part.happenings)
    starts = [part.span.start for part in found.parts]
    assert starts == sorted(starts)
