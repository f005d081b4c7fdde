"""Corpora to labelled texts, on tiny invented ones laid out as the real ones are."""

from __future__ import annotations

import pytest
from tests.unit.training.tiny_corpora import MARKED, SPOKEN, name_for, write, write_corpora, write_muc

from corpora import Labelled, Mark, excerpts, in_dev, label_own, read_all, read_brat
from heads import CASE, PERPETRATORS, PLOVER, VIOLATIONS, piece_heads, text_heads
from marked import read_marked, vocabulary


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    """The labelled texts of both parts, by part and corpus."""
    folder = tmp_path_factory.mktemp("corpora")
    write_corpora(folder / "corpora", folder / "own")
    found = {}
    for part in ("train", "dev"):
        for one in read_all(folder / "corpora", folder / "own", part):
            found.setdefault((part, one.corpus), []).append(one)
    return found


def words(one: Labelled, head: str) -> list[tuple[str, str]]:
    return [(mark.label, one.text[mark.start : mark.end]) for mark in one.marks[head]]


def test_every_corpus_is_read_in_both_parts(texts):
    shared = {
        "polnear",
        "muc",
        "hrds",
        "police",
        "terrorism",
        "crime",
        "case",
        "plover",
        "re3d",
        "own",
        "polnear_short",
        "own_short",
    }
    assert {corpus for part, corpus in texts if part == "train"} == {*shared, "snippets"}
    assert {corpus for part, corpus in texts if part == "dev"} == shared


def test_marks_lie_in_their_texts_and_bear_labels_of_their_heads(texts):
    pieces_of, texts_of = piece_heads(tuple(sorted(vocabulary()))), text_heads()
    for one in (one for found in texts.values() for one in found):
        for name, marks in one.marks.items():
            known = {label.split("-", 1)[-1] if name != "claims" else label for label in pieces_of[name].labels}
            for mark in marks:
                assert 0 <= mark.start < mark.end <= len(one.text)
                assert set(filter(None, mark.label.split("|"))) <= known
        for name, held in one.whole.items():
            assert set(held) <= set(texts_of[name].labels)


def test_no_text_is_in_both_parts(texts):
    shared = ("case", "plover", "re3d", "own")
    both = [{one.name for one in texts[part, corpus]} for corpus in shared for part in ("train", "dev")]
    assert all(not train & dev for train, dev in zip(both[::2], both[1::2], strict=True))


def test_dev_is_chosen_by_name_alone():
    assert [in_dev(name_for(dev=dev)) for dev in (True, False)] == [True, False]
    share = sum(in_dev(f"text {n}", one_in=5) for n in range(2000)) / 2000
    assert 0.15 < share < 0.25


# --- each corpus ------------------------------------------------------------------------------------------------------


def test_polnear_takes_the_first_annotator_and_keeps_pieces_together(texts):
    (one,) = texts["train", "polnear"]
    assert one.text == SPOKEN
    assert words(one, "attribution")[:4] == [
        ("cue", "said"),
        ("source", "The mayor of Dresk"),
        ("content", "that Orlan guns hit the quay,"),
        ("content", "he added"),
    ]
    assert [mark.owner for mark in one.marks["attribution"]] == [0, 0, 0, 0, 1, 1, 1, 1]


def test_brat_lines_that_say_nothing_of_roles_are_passed_over(tmp_path):
    write(tmp_path / "x.ann", "T1\tCue 0 4\tsaid\nA1\tNested T1\nE1\tAttribution:T9 Cue:T1 Topic:T1\n#1\tnote\n")
    assert read_brat(tmp_path / "x.ann") == [Mark("cue", 0, 4, 0)]


def test_muc_marks_every_mention_as_a_whole_word(tmp_path):
    from corpora import read_muc

    write_muc(tmp_path, "train")
    one, *_ = read_muc(tmp_path, "train")
    assert sorted(words(one, "fillers")) == [("PerpOrg", "axe men"), ("PerpOrg", "red axe"), ("Victim", "ilo marn")]
    assert words(one, "status") == [("POSSIBLE|REPORTED AS FACT", "red axe"), ("POSSIBLE|REPORTED AS FACT", "axe men")]
    assert one.whole == {"incidents": ("ATTACK",)}


def test_muc_keeps_texts_without_incident(texts):
    assert len(texts["train", "muc"]) == 3
    assert len(texts["dev", "muc"]) == 3
    assert [one.whole["incidents"] for one in texts["dev", "muc"]] == [(), (), ()]


def test_muc_puts_longer_mentions_first(texts):
    for one in texts["train", "muc"]:
        lengths = [mark.end - mark.start for mark in one.marks["fillers"]]
        assert lengths == sorted(lengths, reverse=True)


def test_defenders(texts):
    held, quiet, odd = texts["train", "hrds"]
    assert held.text == "Lawyer held\nAna Prell & a clerk were held."
    assert words(held, "victims") == [("victim", "Ana Prell")]
    assert held.whole == {"violations": ("killing",), "perpetrator": ("state actor",)}
    assert quiet.whole == {"violations": ("unknown",), "perpetrator": ("none",)}
    assert odd.whole == {"violations": ()}


def test_tables_keep_few_sentences_of_which_nothing_holds(texts):
    told, *rest = texts["train", "police"]
    assert told.whole == {"police": ("police0", "police4")}
    assert all(one.whole == {"police": ()} for one in rest)
    assert len(rest) < 20


def test_tables_of_other_corpora_are_read_whole_and_long_texts_cut(texts):
    mine, long = texts["train", "terrorism"]
    assert mine.whole == {"terrorism": ("terrorism1",)}
    assert (long.whole, len(long.text)) == ({"terrorism": ()}, 1200)
    assert texts["train", "crime"][0].whole == {"crime": ("crime6",)}


def test_halves_are_parted_by_name(texts):
    assert [one.whole for one in texts["train", "case"]] == [{"case": ("ARMED_CLASH",)}]
    assert [one.whole for one in texts["dev", "case"]] == [{"case": ("ATTACK",)}]
    assert [(one.text, one.whole) for one in texts["train", "snippets"]] == [
        ("Both sides signed.", {"case": ("AGREEMENT",)})
    ]


def test_plover_marks_its_actors_and_leaves_out_what_is_no_event(texts):
    (one,) = texts["train", "plover"]
    assert words(one, "actors") == [("source", "Orlan"), ("source", "Orlan"), ("target", "Breld")]
    assert one.whole == {"plover": ("AID",)}
    assert [other.marks for other in texts["dev", "plover"]] == [{"actors": []}]


def test_entities_stand_where_their_words_do_and_longer_ones_first(texts):
    (one,) = texts["train", "re3d"]
    assert words(one, "entities") == [("place", "Dresk harbour"), ("person", "Ilo Marn"), ("place", "Dresk")]


def test_our_own_texts_come_twice_to_learn_from(texts):
    plain, other, swapped, _ = texts["train", "own"]
    assert plain.text == "The Orlan army said Breldish guns shelled Dresk.\n".strip()
    assert words(plain, "claims") == [("shelling", "shelled")]
    assert words(plain, "stance") == [("accuses", "shelled")]
    assert words(plain, "flags") == [("planned", "shelled")]
    assert words(plain, "parts") == [("agent", "Breldish guns"), ("target", "Dresk"), ("place", "Dresk")]
    assert [mark.label for mark in swapped.marks["parts"]] == [mark.label for mark in plain.marks["parts"]]
    assert swapped.text != plain.text
    assert "Dresk" in swapped.text
    assert words(other, "flags") == [("", "fired")]
    assert len(texts["dev", "own"]) == 1


def test_parts_and_heads_share_the_number_of_their_claim(tmp_path):
    write(tmp_path / "x.txt", MARKED.format(name="x"))
    (one,) = (label_own(text) for text in read_marked(tmp_path / "x.txt", vocabulary()))
    assert {mark.owner for mark in (*one.marks["claims"], *one.marks["parts"])} == {1}
    assert {mark.owner for mark in one.marks["attribution"]} == {1}


# --- what the heads are asked -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("labels", [CASE, PLOVER, VIOLATIONS, PERPETRATORS])
def test_labels_are_sorted_and_told_once(labels):
    assert list(labels) == sorted(set(labels))


def test_a_head_of_spans_begins_with_nothing():
    for name in ("attribution", "entities", "claims", "fillers", "victims", "actors"):
        assert piece_heads(tuple(sorted(vocabulary())))[name].labels[0] == "O"


def test_excerpts_are_whole_paragraphs_or_sentences_with_what_stands_in_them() -> None:
    text = "Rain fell.\nThe mayor said that guns fired. Nobody answered.\n\nTrucks left."
    marks = [Mark("source", 11, 20, 0), Mark("cue", 21, 25, 0), Mark("content", 26, 42, 0)]
    one = Labelled("polnear", "a", text, {"attribution": marks}, {"case": ("OTHER",)})
    found = list(excerpts(one, number=20))
    assert {e.corpus for e in found} == {"polnear_short"}
    assert {e.whole == {} for e in found} == {True}
    whole = "The mayor said that guns fired. Nobody answered."
    assert {e.text.strip() for e in found} <= {
        "Rain fell.",
        whole,
        "The mayor said that guns fired.",
        "Nobody answered.",
        "Trucks left.",
    }
    told = [e for e in found if e.text.startswith("The mayor")]
    assert told
    for e in told:
        assert [e.text[m.start : m.end] for m in e.marks["attribution"]] == ["The mayor", "said", "that guns fired."]
    assert list(excerpts(one, number=20)) == found


def test_no_excerpts_of_an_empty_text() -> None:
    assert list(excerpts(Labelled("polnear", "a", " \n", {"attribution": []}, {}))) == []
