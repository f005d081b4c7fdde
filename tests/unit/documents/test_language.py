"""English is told from other languages; a short text is let be."""

import pytest

from counterclaim.documents.language import detect_language


@pytest.mark.parametrize(
    "text",
    [
        "The army said on Monday that it had left the town after the rebels agreed to the truce.",
        "THE ARMY SAID ON MONDAY THAT IT HAD LEFT THE TOWN AFTER THE REBELS AGREED TO THE TRUCE.",
        "“El pueblo unido,” the crowd sang, and the minister said that the talks would go on in the capital.",
    ],
)
def test_english(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El ministerio de defensa dijo el lunes que las tropas habían dejado la ciudad después de la tregua.", "es"),
        ("Le ministère de la défense a déclaré lundi que les troupes avaient quitté la ville après la trêve.", "fr"),
        ("Министерство обороны заявило в понедельник, что войска покинули город после соглашения о перемирии.", "ru"),
    ],
)
def test_other_languages(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_short_text_is_not_judged() -> None:
    assert detect_language("Alto el fuego") is None
