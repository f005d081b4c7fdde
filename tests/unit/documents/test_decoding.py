"""Encodings are told; what is no text is refused."""

import pytest

from counterclaim.documents.decoding import decode
from counterclaim.documents.extract import Refused

TEXT = "“The truce holds,” he said – at 5 o’clock.\r\nThe café was hit."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_comes_back_with_its_line_ends(encoding: str) -> None:
    text = TEXT.replace("é", "e") if encoding == "cp1252" else TEXT
    assert decode(text.encode(encoding)) == text


def test_accents_of_an_older_encoding() -> None:
    text = "El señor José Núñez, alcalde de la región, dijo que la tregua se mantenía en la montaña. " * 5
    assert "José Núñez" in decode(text.encode("latin-1"))


def test_declared_encoding_is_tried() -> None:
    assert decode("Київ".encode("koi8-u"), declared="koi8-u") == "Київ"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_told_without_a_byte_order_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("last", [b"\xc3", b"\xe2\x80", b"\xf0\x9f\x8f"])
def test_a_character_cut_off_at_the_end_changes_nothing_before_it(last: bytes) -> None:
    assert decode(TEXT.encode() + last) == TEXT


def test_one_odd_byte_at_the_end_of_plain_letters_is_an_accent_of_an_older_encoding() -> None:
    assert decode(b"The guns fell silent at the caf\xe9") == "The guns fell silent at the café"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"a\0b", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 9, "binary"),
        (b"\xff\xfea", "encoding"),
        (b"\xef\xbb\xbf\xff", "encoding"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        decode(data)
    assert caught.value.reason == reason
