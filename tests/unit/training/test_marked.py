"""Our own marked texts: what the marks say, what is wrong told with its place, names exchanged."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.training.tiny_corpora import write

from marked import Head, Span, main, party_names, read_marked, swap_names, unmark, vocabulary

TYPES = frozenset({"shelling", "toll", "position"})


def read(tmp_path, body, head="one | wire | 2020-05-01", **options):
    write(tmp_path / "x.txt", f"=== {head}\n{body}\n")
    return read_marked(tmp_path / "x.txt", TYPES, **options)


def words(text, spans):
    return {(span.name, span.number): text[span.start : span.end] for span in spans}


def test_marks_are_taken_out_and_lead_to_their_words():
    text, spans, heads = unmark(
        "{s1:Orlan} {c1:said} {t1:{agent2:Breldish guns} {e2/shelling/accuses/planned:shelled} {target2:Dresk}}.", TYPES
    )
    assert text == "Orlan said Breldish guns shelled Dresk."
    assert words(text, spans) == {
        ("source", 1): "Orlan",
        ("cue", 1): "said",
        ("content", 1): "Breldish guns shelled Dresk",
        ("agent", 2): "Breldish guns",
        ("head", 2): "shelled",
        ("target", 2): "Dresk",
    }
    assert heads == {2: Head("shelling", "accuses", ("planned",))}


def test_spans_come_in_order_and_longer_ones_first():
    _, spans, _ = unmark("{t1:{toll1:two} {e1/toll/asserts:died}}", TYPES)
    assert [(span.name, span.start) for span in spans] == [("content", 0), ("toll", 0), ("head", 4)]


def test_several_marks_may_stand_at_once():
    text, spans, _ = unmark("{e1/shelling/asserts:hit} {target1,place1:Dresk}", TYPES)
    assert [span for span in spans if span.number == 1 and span.start] == [
        Span("target", 1, 4, 9),
        Span("place", 1, 4, 9),
    ]
    assert text == "hit Dresk"


def test_one_number_may_mark_several_pieces():
    text, spans, _ = unmark("{t1:so}, {s1:he} {c1:said}, {t1:it is}", TYPES)
    assert [text[span.start : span.end] for span in spans if span.name == "content"] == ["so", "it is"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{e1/shelling/accuses:hit", "never closed"),
        ("hit} there", "too many"),
        ("{1:hit}", "is no mark"),
        ("{boss1:hit}", "is no mark"),
        ("{agent1/planned:hit}", "is no mark"),
        ("{e1/flood/asserts:rose}", "needs a type"),
        ("{e1/shelling/admits:hit}", "needs a type"),
        ("{e1/shelling:hit}", "needs a type"),
        ("{e1/shelling/asserts/soon:hit}", "soon"),
        ("{e1/shelling/asserts:hit} {e1/shelling/asserts:hit}", "two heads"),
        ("{agent1:they} left", "has no e1"),
        ("{s1:he} {c1:said}", "has no t1"),
        ("{e1/shelling/asserts:}", "is empty"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_text(tmp_path, body, told):
    with pytest.raises(ValueError, match=rf"x\.txt, one: .*{told}"):
        read(tmp_path, body)


def test_a_text_needs_name_register_and_day(tmp_path):
    with pytest.raises(ValueError, match="needs a name, a register and a day"):
        read(tmp_path, "It rained.", head="one | wire")


def test_texts_follow_one_another(tmp_path):
    body = "It rained.\n\nIt stopped.\n\n=== two | note | 2020-05-02\n\nDry."
    one, two = read(tmp_path, body)
    assert (one.name, one.register, one.published, one.text) == (
        "one",
        "wire",
        "2020-05-01",
        "It rained.\n\nIt stopped.",
    )
    assert (two.name, two.text) == ("two", "Dry.")


WORDS = st.text(alphabet="abc XY.,\n", min_size=1, max_size=8)


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=8))
def test_what_is_marked_is_what_is_read(parts):
    marked = "".join(f"{{t{n}:{words}}}" if mark else words for n, (words, mark) in enumerate(parts))
    text, spans, _ = unmark(marked, TYPES)
    assert text == "".join(words for words, _ in parts)
    assert {(span.number, text[span.start : span.end]) for span in spans} == {
        (n, words) for n, (words, mark) in enumerate(parts) if mark
    }


# --- exchanged names --------------------------------------------------------------------------------------------------

SIDES = (
    "{s1:Orlan's ministry} {c1:said} {t1:{agent1:Veskan troops} {e1/shelling/accuses:hit} Dresk}. "
    "{agent2:Kelan gunners} {e2/shelling/asserts:fired}. Orlan and the Veskan side."
)


def test_names_of_those_who_act_or_speak_are_found_by_their_ending():
    assert party_names(SIDES) == {"an": ["Kelan", "Orlan", "Veskan"]}


def test_words_that_are_also_written_small_are_no_names():
    assert "Troops" not in str(party_names("{agent1:Troops} {agent2:Hoops} fired on troops and hoops"))


def test_a_name_becomes_the_same_other_everywhere_and_marks_stay():
    for seed in range(8):
        swapped = swap_names(SIDES, party_names(SIDES), random.Random(seed))
        text, spans, heads = unmark(swapped, TYPES)
        plain, *_ = unmark(SIDES, TYPES)
        assert len(spans) == 7
        assert set(heads) == {1, 2}
        pairs = set(zip(plain.replace("'", " ").split(), text.replace("'", " ").split(), strict=True))
        assert len({one for one, _ in pairs}) == len(pairs) == len({other for _, other in pairs})
        assert "Dresk" in text


def test_the_seed_alone_decides(tmp_path):
    one, other = (read(tmp_path, SIDES, swap=random.Random(3)) for _ in range(2))
    assert one == other
    assert any(read(tmp_path, SIDES, swap=random.Random(n)) != read(tmp_path, SIDES) for n in range(5))


# --- the check --------------------------------------------------------------------------------------------------------


def test_the_check_counts_and_says_what_is_never_used(tmp_path, capsys):
    write(tmp_path / "x.txt", "=== one | wire | 2020-05-01\n{e1/shelling/asserts:hit} {place1:Dresk}\n")
    assert main(str(tmp_path / "x.txt")) == 0
    told = capsys.readouterr().out
    assert "1 texts, 2 words, 1 claims" in told
    assert "denies" in told.partition("never used:")[2]


def test_the_check_fails_where_a_file_is_wrong(tmp_path, capsys):
    write(tmp_path / "x.txt", "=== one | wire | 2020-05-01\n{agent1:they} left\n")
    assert main(str(tmp_path / "x.txt")) == 1
    assert "agent1 has no e1" in capsys.readouterr().out


def test_our_texts_are_right():
    from pathlib import Path

    folder = Path(__file__).parents[3] / "training" / "texts"
    texts = [one for path in sorted(folder.glob("*.txt")) for one in read_marked(path, vocabulary())]
    assert len(texts) > 100
    names = [one.name for one in texts]
    assert len(names) == len(set(names))
