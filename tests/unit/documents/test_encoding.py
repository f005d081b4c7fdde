"""Word pieces: offsets stay true, windows cover everything."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.documents.annotators.encoding import encode, plain_quotes, windows
from counterclaim.pipeline import weights_folder


@pytest.fixture(scope="module")
def tokenizer():
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(weights_folder() / "tokenizer.json"))


def test_pieces_stand_where_they_say(tokenizer) -> None:
    text = "“We fired,” he said.\n\nNobody — not the army’s men — replied."
    pieces = encode(text, tokenizer)
    words = [text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)]
    assert words[:4] == ["“", "We", "fired", ","]
    assert "army" in words


def test_a_line_break_is_one_piece_of_no_width(tokenizer) -> None:
    pieces = encode("One.\n\n\nTwo.", tokenizer)
    breaks = [i for i, (a, b) in enumerate(zip(pieces.starts, pieces.ends, strict=True)) if a == b]
    assert len(breaks) == 1


def test_wire_quotes_become_plain_without_moving_anything() -> None:
    text = "``No,'' she said, “never”."
    assert len(plain_quotes(text)) == len(text)
    assert "''" not in plain_quotes(text)


@given(st.integers(0, 3000), st.integers(0, 100))
def test_windows_cover_every_piece_and_overlap(count: int, overlap: int) -> None:
    ranges = windows(count, overlap=overlap)
    covered = {i for a, b in ranges for i in range(a, b)}
    assert covered == set(range(count))
    assert all(later[0] <= earlier[1] - overlap for earlier, later in pairwise(ranges))
    assert all(b - a <= 318 for a, b in ranges)
