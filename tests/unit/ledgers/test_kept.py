"""Who says that whom broke or kept a truce, in the words of reports that give it no type of its own."""

from collections.abc import Callable
from typing import Any

import pytest

from counterclaim.ledgers.against import despite_truce
from counterclaim.ledgers.ceasefires import tally_ceasefires
from counterclaim.packs.conflict import Conflict, Side

Tell = Callable[..., Any]
WAR = Conflict(
    id="war", name="A war", sides=(Side(name="Dorand", members=("Dorandi",)), Side(name="Velmar", members=("Velmari",)))
)
WIDER = Conflict(id="wider", name="A wider war", sides=(*WAR.sides, Side(name="Reed Front")))
TRUCE = "Dorand and Velmar signed a truce on Monday."
MADE = {
    "words": "Dorand and Velmar signed a truce on Monday",
    "agreement": {"type": "ceasefire", "parties": ["Dorand", "Velmar"]},
}


def lines(tell: Tell, sentence: str, by: str | None, *, war: Conflict = WAR, **more: Any) -> list[tuple[Any, ...]]:
    """The lines that a sentence makes behind one that tells of a truce: by whom, of whom, whether kept."""
    claim = {"words": sentence.rstrip("."), "kind": "position", **({"by": by, "side": by} if by else {}), **more}
    claims, report = tell(f"News\n\n{TRUCE} {sentence}", MADE, claim, published="2031-03-06")
    told = tally_ceasefires(claims, report, conflict=war)
    return [(b.alleged_by, b.party, b.kept) for truce in told for b in truce.breaches]


@pytest.mark.parametrize(
    "words",
    [
        "Velmar has violated the agreement with that raid.",
        "Velmari guns fired on the port, in contravention of the truce.",
        "Velmar tore up the deal on its first night.",
        "The Velmari side is flouting the ceasefire every day.",
        "There were nine violations of the truce by Velmar.",
        "The enemy has disregarded the truce three times.",
    ],
)
@pytest.mark.parametrize("war", [WAR, WIDER])
def test_a_breach_is_found_in_many_words(tell: Tell, words: str, war: Conflict) -> None:
    if "enemy" in words and war is WIDER:
        return
    assert lines(tell, words, "Dorand", war=war) == [("Dorand", "Velmar", False)]


@pytest.mark.parametrize(
    "words",
    [
        "Our units are complying strictly with the agreement.",
        "Its guns have been silent since the truce began.",
        "We remain committed to the truce.",
        "Dorand has not fired a shot since the truce began.",
        "The Dorandi army abides by the ceasefire.",
        "It has held its fire since Monday.",
    ],
)
def test_keeping_is_found_in_many_words(tell: Tell, words: str) -> None:
    assert lines(tell, words, "Dorand") == [("Dorand", "Dorand", True)]


@pytest.mark.parametrize(
    "words",
    [
        "The talks will go on in Orr.",
        "Velmar should respect the truce.",
        "Velmar violated the airspace of Orta last year.",
        "Both sides agreed to prolong the truce by five days.",
        "The truce was due to lapse on Friday.",
    ],
)
def test_other_words_say_nothing_of_keeping(tell: Tell, words: str) -> None:
    assert lines(tell, words, "Dorand") == []


def test_nobody_is_guessed_among_three(tell: Tell) -> None:
    assert lines(tell, "That was the third violation of the truce.", "Reed Front", war=WIDER) == [
        ("Reed Front", None, False)
    ]


def test_a_count_that_is_parted_makes_a_line_for_each(tell: Tell) -> None:
    words = "The truce saw nine violations, six by Dorand and three by Velmar."
    assert lines(tell, words, None) == [(None, "Dorand", False), (None, "Velmar", False)]


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("Velmar reports two mortar rounds and calls", "Velmar"),
        ("Velmar counted two mortar rounds, the mayor of Orr told us, and it seems that he calls", None),
        ("Two mortar rounds fell on a Velmari post, and the mayor of Orr calls", None),
        ("“Velmar reports two mortar rounds”, and the mayor of Orr calls", None),
    ],
)
def test_who_is_taken_to_speak_against_the_words_of_the_sentence_is_left_open_or_who_they_tell(
    tell: Tell, words: str, voice: str | None
) -> None:
    sentence = f"{words} this a breach of the truce. Dorand denies it."
    who = {"name": "Dorand", "mention": {"start": 121, "end": 127, "text": "Dorand"}}
    claim = {"words": "this a breach of the truce", "kind": "position", "speaker": who, "side": "Dorand"}
    text = f"News\n\n{TRUCE}\n{sentence}"
    at = text.index(words)
    claim["sentence"] = {"start": at, "end": text.index(" Dorand denies")}
    claim["speaker"]["mention"] = {
        "start": text.index("Dorand denies"),
        "end": text.index("Dorand denies") + 6,
        "text": "Dorand",
    }
    claims, report = tell(text, MADE, claim, published="2031-03-06")
    told = tally_ceasefires(claims, report, conflict=WAR)
    assert [b.alleged_by for truce in told for b in truce.breaches] == [voice]


@pytest.mark.parametrize(
    "words",
    [
        "The truce between Dorand and Velmar was broken on Tuesday.",
        "The truce with Velmar was violated within hours.",
        "The ceasefire that Velmar signed was broken within hours.",
        "Fire on three Velmari villages violated the truce.",
        "An attack on the Velmari army broke the truce.",
        "Velmari villages were shelled in violation of the ceasefire.",
        "Velmar lost four men in violation of the ceasefire.",
        "The truce was broken by the shelling of Velmar.",
        "The truce saw nine violations, six on Velmari villages and three on Dorandi posts.",
    ],
)
@pytest.mark.parametrize("mirrored", [False, True])
def test_who_suffers_a_breach_or_has_a_part_in_the_truce_is_not_who_broke_it(
    tell: Tell, words: str, mirrored: bool
) -> None:
    if mirrored:
        words = (
            words.translate(str.maketrans({"D": "V", "V": "D"})).replace("Delmar", "Dorand").replace("Vorand", "Velmar")
        )
    assert [party for _, party, kept in lines(tell, words, None) if not kept] == [None]


@pytest.mark.parametrize(
    ("by", "voice"),
    [
        ("spokesman of the Dorandi army", "Dorand"),
        ("General Staff of Dorand", "Dorand"),
        ("mission in Dorand", "mission in Dorand"),
        ("reporters near Dorand", "reporters near Dorand"),
        ("Dorandi media", "Dorandi media"),
        ("envoys of Dorand and Velmar", "envoys of Dorand and Velmar"),
    ],
)
def test_only_who_speaks_for_a_side_alleges_in_its_name(tell: Tell, by: str, voice: str) -> None:
    claim = {"words": "The Reed Front violated the truce", "kind": "position", "by": by}
    claims, report = tell(f"News\n\n{TRUCE} The Reed Front violated the truce.", MADE, claim, published="2031-03-06")
    told = tally_ceasefires(claims, report, conflict=WIDER)
    assert [b.alleged_by for truce in told for b in truce.breaches] == [voice]


@pytest.mark.parametrize(
    ("agents", "parties"),
    [
        (["unknown gunmen"], [None]),
        (["its own troops"], [None]),
        (["gunmen"], ["Velmar"]),
        (["both sides"], ["Dorand", "Velmar"]),
        (["Velmar", "Dorand"], ["Dorand", "Velmar"]),
    ],
)
def test_the_other_party_is_taken_only_where_nobody_else_is_told(
    tell: Tell, agents: list[str], parties: list[str | None]
) -> None:
    event = {"event": "ceasefire_violated", "agents": agents, "kind": "event"}
    told = lines(tell, f"The truce had been broken by {' and '.join(agents)}.", "Dorand", **event)
    assert sorted((p for _, p, _ in told), key=str) == parties


@pytest.mark.parametrize("turn", [("Dorand", "Velmar"), ("Velmar", "Dorand")])
@pytest.mark.parametrize(
    "words",
    [
        "The truce was shaken: 12 hurt by {one} and 21 who fled from {other}.",
        "The violation of the truce left 9 soldiers taken by {one} and 4 held by {other}.",
        "The breach of the truce left 6 houses burnt by {one} and 30 people driven out by {other}.",
        "The hospital in Orr, near where the truce was broken, has 12 dead from {one} and 3 from {other}.",
    ],
)
def test_a_count_of_people_names_nobody_as_a_breaker(tell: Tell, words: str, turn: tuple[str, str]) -> None:
    one, other = turn
    told = lines(tell, words.format(one=one, other=other), None, event="ceasefire_violated", kind="event")
    assert {party for _, party, kept in told if not kept} != {one, other}


@pytest.mark.parametrize("turn", [("Dorand", "Velmar"), ("Velmar", "Dorand")])
@pytest.mark.parametrize(
    "words",
    [
        "Monitors recorded 17 breaches of the truce by {one} and six by {other}.",
        "The truce saw nine violations, six by {one} and three by {other}.",
        "The post counted four breaches of the truce by {one} and 11 shellings by {other}.",
    ],
)
def test_a_count_of_breaches_names_both(tell: Tell, words: str, turn: tuple[str, str]) -> None:
    one, other = turn
    told = lines(tell, words.format(one=one, other=other), None)
    assert {party for _, party, kept in told if not kept} == {one, other}


@pytest.mark.parametrize(
    ("words", "broken"),
    [
        ("Despite heavy rain Dorandi guns shelled Orr, and a truce was signed on Friday", False),
        ("Notwithstanding its losses Velmar shelled Orr, and the truce talks go on", False),
        ("Dorandi guns shelled Orr, breaking windows, and the truce holds elsewhere", False),
        ("Dorandi guns shelled Orr despite the truce brokered by Lenn", True),
        ("The truce brokered by Lenn was shattered when Velmari guns shelled Orr", True),
        ("Velmari guns broke the two-day truce and shelled Orr", True),
    ],
)
def test_an_act_is_set_against_a_truce_only_by_words_that_hold_it(words: str, broken: bool) -> None:
    assert (despite_truce(words) is not None) is broken
