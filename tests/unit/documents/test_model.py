"""Loading the reader and reading in windows, with a stand-in for the model told by hand."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents.model_by_hand import LABELS, OUTPUTS, PIECES, SURE, TEXTS, Session, model_of

from counterclaim.documents.annotators import model as module
from counterclaim.documents.annotators.encoding import WINDOW, windows
from counterclaim.documents.annotators.model import load_model, score, softmax
from counterclaim.records.errors import SettingsError

FILES = ("model.onnx", "tokenizer.json", "heads.json")
LONG = [f"w{n}" for n in range(1500)]


def line(data, name):
    return f"{hashlib.sha256(data).hexdigest()}  {name}\n"


def lay(folder, but=None):
    """The three files with their sums; of `but` another sum than its own."""
    for name in FILES:
        (folder / name).write_bytes(b"bytes of " + name.encode())
    sums = [line(b"others" if name == but else b"bytes of " + name.encode(), name) for name in FILES]
    (folder / "SHA256SUMS").write_text("".join(sums))


# --- loading ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_told_with_what_to_do(tmp_path, name):
    lay(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(SettingsError, match=rf"no {name} .*make setup"):
        load_model(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_not_released_is_not_loaded(tmp_path, name):
    lay(tmp_path, but=name)
    with pytest.raises(SettingsError, match=rf"{name} in .* not the released one"):
        load_model(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_file_without_a_sum_is_not_loaded(tmp_path, name):
    lay(tmp_path)
    sums = [each for each in (tmp_path / "SHA256SUMS").read_text().splitlines() if not each.endswith(name)]
    (tmp_path / "SHA256SUMS").write_text("\n".join(sums))
    with pytest.raises(SettingsError, match=rf"{name} in .* not the released one"):
        load_model(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_one_byte_more_is_another_file(tmp_path, name):
    lay(tmp_path)
    with (tmp_path / name).open("ab") as file:
        file.write(b"\n")
    with pytest.raises(SettingsError, match="not the released one"):
        load_model(tmp_path)


# --- windows and batches ----------------------------------------------------------------------------------------------


def test_batches_are_of_one_length_and_few_windows():
    ranges = [*[(n, n + 10) for n in range(11)], (0, 4), (30, 40), (7, 11)]
    batches = module._batches(ranges)
    assert sorted(n for batch in batches for n in batch) == list(range(len(ranges)))
    assert max(map(len, batches)) <= 8
    for batch in batches:
        assert len({ranges[n][1] - ranges[n][0] for n in batch}) == 1


@pytest.mark.parametrize("count", [1, 10, 317, 318, 319, 700, 1500])
def test_nothing_is_padded(count):
    text = " ".join(LONG[:count])
    session = Session()
    score(text, model_of(session, text))
    assert all(mask.all() for mask in session.masks)
    assert sum(rows for rows, _ in session.batches) == len(windows(count))
    assert max(size for _, size in session.batches) <= WINDOW


def test_the_model_gets_few_windows_at_a_time_and_none_too_long():
    text = " ".join(LONG * 3)
    session = Session()
    score(text, model_of(session, text))
    assert len(session.batches) > 1
    assert max(rows for rows, _ in session.batches) <= 8
    assert max(size for _, size in session.batches) <= WINDOW


@pytest.mark.parametrize("count", [5, 400, 1500])
def test_every_piece_is_read_once_and_where_it_has_most_context(count):
    text = " ".join(LONG[:count])
    scores = score(text, model_of(Session([LABELS[n % len(LABELS)] for n in range(count)]), text))
    assert scores.by_piece["attribution"].argmax(-1).tolist() == [n % len(LABELS) for n in range(count)]
    for n, window in enumerate(scores.owner.tolist()):
        context = [min(n - a, b - 1 - n) if a <= n < b else -1 for a, b in scores.ranges]
        at_the_end = n < scores.ranges[0][1] // 2 or n >= (scores.ranges[-1][0] + scores.ranges[-1][1]) // 2
        assert at_the_end or context[window] >= max(context) - 1


def test_each_head_has_its_own_columns():
    text = "army shelled port"
    scores = score(text, model_of(Session(claims={1: "shelling/denies/negated"}, parts={2: "target"}), text))
    assert {name: found.shape for name, found in scores.by_piece.items()} == {
        name: (3, len(labels)) for name, labels in PIECES.items()
    }
    assert PIECES["claims"][scores.by_piece["claims"][1].argmax()] == "shelling"
    assert PIECES["stance"][scores.by_piece["stance"][1].argmax()] == "denies"
    assert [PIECES["flags"][n] for n in np.flatnonzero(scores.by_piece["flags"][1] > 0)] == ["negated"]
    assert [PIECES["parts"][n] for n in np.flatnonzero(scores.by_piece["parts"][2] > 0)] == ["target"]


def test_the_whole_is_judged_window_by_window_in_order():
    text = " ".join(LONG)
    scores = score(text, model_of(Session(), text))
    assert {name: found.shape for name, found in scores.by_window.items()} == {
        name: (len(scores.ranges), len(labels)) for name, labels in TEXTS.items()
    }
    assert scores.by_window["case"][:, 0].tolist() == [a for a, _ in scores.ranges]


def test_pointers_count_from_the_beginning_of_their_window():
    text = " ".join(LONG)
    model = model_of(Session(points={400: 402}, owned={401: [402]}), text)
    scores = score(text, model)
    for (a, b), cues, owners in zip(scores.ranges, scores.cues, scores.owners, strict=True):
        assert cues.shape == owners.shape == (b - a, b - a)
        if a <= 400 and b > 402:
            assert cues[400 - a, 402 - a] == owners[401 - a, 402 - a] == SURE


def test_of_a_long_text_the_beginning_may_do():
    text = " ".join(LONG)
    session = Session()
    scores = score(text, model_of(session, text), most_windows=2)
    assert scores.ranges == windows(len(LONG))[:2]
    assert len(scores.by_piece["claims"]) == len(scores.owner) == scores.ranges[-1][1]
    assert sum(rows for rows, _ in session.batches) == 2


def test_the_model_is_asked_for_all_heads_at_once():
    asked = []

    class Noted(Session):
        def run(self, outputs, inputs):
            asked.append(outputs)
            return super().run(outputs, inputs)

    score("army fled", model_of(Noted(), "army fled"))
    assert asked == [OUTPUTS]


# --- numbers to spans and shares --------------------------------------------------------------------------------------


@given(st.lists(st.lists(st.floats(-500, 500), min_size=3, max_size=3), min_size=1, max_size=5))
def test_shares_add_up_and_keep_the_order(rows):
    scores = np.array(rows)
    shares = softmax(scores)
    assert np.allclose(shares.sum(-1), 1)
    assert (shares[np.arange(len(rows)), scores.argmax(-1)] == shares.max(-1)).all()
