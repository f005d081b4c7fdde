"""Text in capitals is recased for the parser: known words small, names with a capital, abbreviations left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.documents.annotators.recase import bracketed, in_capitals, load_lowercase, recase


@pytest.mark.parametrize(
    ("words", "recased"),
    [
        ("THE MAYOR OF ADAVILLE WAS KIDNAPPED.", "The mayor of Adaville was kidnapped."),
        ("HE LEFT. THE ARMY STAYED.", "He left. The army stayed."),
        ("THE COUNTRY'S ARMY", "The country's army"),
        ("ON 5 MAY THE ARMY MAY LEAVE", "On 5 May the army may leave"),
        ("AN M-16 RIFLE WAS SEIZED", "An M-16 rifle was seized"),
        ("THE U.S. ARMY", "The U.S. army"),
        ("JORGE DE ADAVILLE SAID", "Jorge de Adaville said"),
        ("A TNT CHARGE", "A TNT charge"),
    ],
)
def test_recase(words: str, recased: str) -> None:
    assert recase(words) == recased


def test_abbreviations_of_the_report_keep_their_capitals() -> None:
    text = "THE ARMY OF LIBERATION (ELA) SAID THE ELA HAD LEFT"
    assert recase(text, abbreviations=bracketed(text)).endswith("(ELA) said the ELA had left")


def test_only_text_in_capitals_is_recased() -> None:
    assert in_capitals("THE MAYOR OF ADAVILLE")
    assert not in_capitals("The Mayor of Adaville")
    assert not in_capitals("NATO")


def test_word_list_is_bare_words() -> None:
    words = load_lowercase()
    assert len(words) > 15_000
    assert all(word == word.lower() and " " not in word for word in words)


@given(st.text(alphabet=st.sampled_from("ABCÉİß ĲŒ.'-(5"), max_size=60))
def test_length_never_changes(words: str) -> None:
    assert len(recase(words)) == len(words)
