"""Where a text speaks of a truce: each sentence is looked at once, and told where it stands in the text at hand."""

import pytest

from counterclaim.ledgers.telling.mentions import find_mentions, speaks_of_any

TEXTS = (
    "Shells fell on the mill.",
    "Ada and Orta agreed a ceasefire on Sunday.",
    "The second truce, agreed in Kell, held. It was broken at dawn, the mission said.",
    "KELL, 3 March (Example Wire) — The parties signed a pause in hostilities. Nobody fired.",
    "It took effect at noon.\nThe lull lasted nine hours.",
    "",
)


@pytest.mark.parametrize("text", TEXTS)
def test_whether_any_is_spoken_of_is_what_the_mentions_tell(text: str) -> None:
    assert speaks_of_any(text) == any(one.sort != "it" for one in find_mentions(text))


def test_a_sentence_told_twice_is_found_at_both_places() -> None:
    text = "The truce held.\nShells fell.\nThe truce held."
    assert [(one.start, text[one.start : one.end], one.sentence) for one in find_mentions(text)] == [
        (4, "truce", (0, 15)),
        (33, "truce", (29, 44)),
    ]


def test_only_the_first_sentence_of_a_text_is_its_headline() -> None:
    assert [one.headline for one in find_mentions("The truce held.\nThe truce held.")] == [True, False]


def test_each_has_the_sentence_after_its_own() -> None:
    text = "On Sunday the truce held. Ada brokered it. On Monday the truce ended. Orta wept."
    followed = [one.next for one in find_mentions(text) if one.sort == "sure"]
    assert followed == ["Ada brokered it.", "Orta wept."]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("before", ["", "Nobody spoke of it.\n", "The army kept its guns silent. "])
def test_a_mention_stands_where_its_words_stand(before: str, text: str) -> None:
    whole = before + text
    for one in find_mentions(whole):
        assert whole[one.sentence[0] : one.sentence[1]] == one.whole
        assert one.sentence[0] <= one.start <= one.end <= one.sentence[1]
