"""The parser is given plain marks, and every character knows where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.documents.annotators.wording import reword


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We left,” he said.", '"We left," he said.'),
        ("``We left,'' he said.", '"We left," he said.'),
        ("the army’s ‘truce’", "the army's 'truce'"),
        ("Americans _ staff and families _ left", "Americans -- staff and families -- left"),
        ("snake_case stays", "snake_case stays"),
        ("two\r\n   lines", "two lines"),
        ("a **bold** word", "a bold word"),
        ("the [full report](https://example.org/a) said", "the full report said"),
        ("zero\u200bwidth", "zerowidth"),
    ],
)
def test_plain_words(text: str, words: str) -> None:
    assert reword(text, 0, len(text)).words == words


def test_places_are_those_of_the_text() -> None:
    text = "xx ``We left,'' he said."
    wording = reword(text, 3, len(text))
    at = wording.words.index("left")
    assert text[wording.starts[at] : wording.ends[at + 3]] == "left"
    assert text[wording.starts[0] : wording.ends[0]] == "``"


@given(st.text(alphabet=st.sampled_from("aB ,.\n\r\t“”‘’`'_*[]()\u200b"), max_size=60))
def test_places_never_go_back(text: str) -> None:
    wording = reword(text, 0, len(text))
    assert len(wording.words) == len(wording.starts) == len(wording.ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(wording.starts, wording.ends, strict=True))
    assert wording.starts == sorted(wording.starts)
    assert wording.ends == sorted(wording.ends)
