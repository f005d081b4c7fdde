"""Who alleges breaches of a truce and of whom, in the voices of agencies, missions, ministries and papers.

Each case is read with the sides' names as they stand and exchanged: what is read is exchanged too.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest

from counterclaim.ledgers.ceasefires import tally_ceasefires
from counterclaim.packs.conflict import Conflict, Side

Tell = Callable[..., Any]
WAR = Conflict(
    id="war", name="A war", sides=(Side(name="Dorand", members=("Dorandi",)), Side(name="Velmar", members=("Velmari",)))
)
TRUCE = "Dorand and Velmar signed a truce on Monday."
MADE = {
    "words": "Dorand and Velmar signed a truce on Monday",
    "agreement": {"type": "ceasefire", "parties": ["Dorand", "Velmar"]},
}
D, V, MISSION = "Dorand", "Velmar", "Lake Mission"


def mirrored(words: Any) -> Any:
    """With the names of the sides exchanged, in words and in what is nested in lists and mappings."""
    if isinstance(words, dict):
        return {key: mirrored(value) for key, value in words.items()}
    if isinstance(words, list | tuple):
        return type(words)(mirrored(one) for one in words)
    if not isinstance(words, str):
        return words
    return re.sub("Dorand|Velmar", lambda m: "Velmar" if m[0] == "Dorand" else "Dorand", words)


def read(tell: Tell, sentence: str, claim: dict, published: str = "2031-03-06") -> list[tuple[Any, ...]]:
    claims, report = tell(f"News\n\n{TRUCE} {sentence}", MADE, claim, published=published)
    told = tally_ceasefires(claims, report, conflict=WAR)
    return sorted([(b.alleged_by, b.party, b.kept) for t in told for b in t.breaches], key=str)


def check(tell: Tell, sentence: str, claim: dict, lines: list[tuple[Any, ...]]) -> None:
    assert read(tell, sentence, claim) == sorted(lines, key=str)
    assert read(tell, mirrored(sentence), mirrored(claim)) == sorted(mirrored(lines), key=str)


def act(words: str, by: str | None, agents: list[str], **more: Any) -> dict:
    spoken = {"by": by, **({"side": by} if by in (D, V) else {})} if by else {}
    return {"words": words, "kind": "event", "event": "shelling", "agents": agents, **spoken, **more}


def said(words: str, by: str | None, **more: Any) -> dict:
    spoken = {"by": by, **({"side": by} if by in (D, V) else {})} if by else {}
    return {"words": words, "kind": "position", **spoken, **more}


@pytest.mark.parametrize(
    "sentence",
    [
        "Hours after the ceasefire took effect, Velmari guns shelled Dolna, the ministry said.",
        "Velmari guns shelled Dolna two hours into the truce.",
        "Despite the humanitarian pause, Velmari guns shelled Dolna.",
        "Since the truce came into force, Velmari guns shelled Dolna 14 times.",
        "Notwithstanding the ceasefire Velmari guns shelled Dolna.",
    ],
)
def test_an_act_told_against_a_truce_is_its_doers_breach(tell: Tell, sentence: str) -> None:
    check(tell, sentence, act("Velmari guns shelled Dolna", D, ["Velmar"]), [(D, V, False)])


def test_who_says_it_may_stand_in_the_words_of_the_act(tell: Tell) -> None:
    words = "Velmari guns shelled Dolna, Dorand's defence ministry said"
    check(tell, f"Hours after the truce took effect, {words}.", act(words, None, ["Velmar"]), [(D, V, False)])


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Hours after the ceasefire collapsed, Velmari guns shelled Dolna, the ministry said.", D),
        ("Velmari guns shelled Dolna during the truce talks.", D),
        ("Velmari guns shelled Dolna in response to fire two hours into the truce.", D),
        ("Velmari guns shelled Dolna two hours into the truce.", None),
        ("Velmari guns shelled Dolna on Tuesday.", D),
    ],
)
def test_an_act_that_nobody_sets_against_a_truce_is_no_breach(tell: Tell, sentence: str, by: str | None) -> None:
    check(tell, sentence, act("Velmari guns shelled Dolna", by, ["Velmar"]), [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Both sides accused each other of violating the truce.",
        "Dorand and Velmar traded accusations of violating the truce.",
        "The two sides blamed each other for violating the truce.",
        "Each side accused the other of violating the truce.",
    ],
)
@pytest.mark.parametrize("by", [None, "Both sides", "Dorand and Velmar"])
def test_what_two_say_of_each_other_is_two_lines(tell: Tell, sentence: str, by: str | None) -> None:
    check(tell, sentence, said("violating the truce", by), [(D, V, False), (V, D, False)])


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Dorand's claim that Velmar violated the truce was invented.", "Velmar violated the truce"),
        ("Velmar was planning to violate the truce.", "Velmar was planning to violate the truce"),
        ("The mission falsely alleged that Velmar had broken the truce.", "Velmar had broken the truce"),
        ("That Velmar had broken the truce was reported by mistake.", "Velmar had broken the truce"),
        ("The mission warned against breaking the truce.", "against breaking the truce"),
    ],
)
def test_a_breach_told_as_none_names_nobody(tell: Tell, sentence: str, words: str) -> None:
    check(tell, sentence, said(words, MISSION), [])


@pytest.mark.parametrize(
    ("sentence", "words", "by", "line"),
    [
        ("The truce was broken by Velmar, according to Dorand's ministry.", "truce was broken by Velmar", None, (D, V)),
        (
            "By Dorand's count Velmar had broken the truce 14 times.",
            "Velmar had broken the truce 14 times",
            None,
            (D, V),
        ),
        ("According to Dorandi villagers Velmar had broken the truce.", "Velmar had broken the truce", None, (None, V)),
        (
            "Igor Tal, Dorand's envoy, said Velmar had broken the truce.",
            "Velmar had broken the truce",
            "Igor Tal",
            (D, V),
        ),
        (
            "Igor Tal, a miner in Dorand, said Velmar had broken the truce.",
            "Velmar had broken the truce",
            "Igor Tal",
            ("Igor Tal", V),
        ),
        ("Velmar shot first, countered Igor Tal of the Dorandi ministry.", "Velmar shot first", None, (D, V)),
        ("Velmar shot first, said a priest of Dorand.", "Velmar shot first", None, (None, V)),
        (
            "When Dorand left the talks it said Velmar had broken the truce.",
            "Velmar had broken the truce",
            "it",
            (D, V),
        ),
        (
            "In Orr, where Dorand sat, it said Velmar had broken the truce.",
            "Velmar had broken the truce",
            "it",
            ("it", V),
        ),
    ],
)
def test_who_says_it_is_told_by_the_words(
    tell: Tell, sentence: str, words: str, by: str | None, line: tuple[str | None, str]
) -> None:
    check(tell, sentence, said(words, by), [(*line, False)])


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("The mission attributed the fire, a violation of the truce, to Velmari forces.", [V]),
        ("The rounds, a violation of the truce, originated from positions of the Velmari army.", [V]),
        ("The rounds, a violation of the truce, came from the direction of Velmar.", [None]),
        ("It confirmed 50 violations of the truce: 29 were by Dorand and 21 by Velmar.", [D, V]),
        ("The cell logged 17 breaches of the truce by Dorandi forces and six by Velmari forces.", [D, V]),
        ("General Ord of Dorand handed over a list of the violations of the truce.", [None]),
    ],
)
def test_a_mission_names_only_whom_it_holds_to_have_done_it(
    tell: Tell, sentence: str, parties: list[str | None]
) -> None:
    words = re.sub(r" (?:and 21 by Velmar)?\.$", "", sentence)
    agents = ["Dorand"] if "General" in sentence else []
    claim = act(words, MISSION, agents, event="ceasefire_violated")
    check(tell, sentence, claim, [(MISSION, party, False) for party in parties])


@pytest.mark.parametrize(
    "words",
    [
        "Dorandi guns have not fired once since Tuesday",
        "No Dorandi gun has fired since the truce began",
        "Not a single shot came from Dorand since Tuesday",
    ],
)
def test_a_no_of_all_days_says_that_the_truce_is_kept(tell: Tell, words: str) -> None:
    check(tell, f"{words}.", act(words, D, [], stance="denies", negated=True), [(D, D, True)])


@pytest.mark.parametrize("words", ["Dorand did not fire on the boat", "Dorandi guns have not fired on Orr on Monday"])
def test_the_denial_of_one_act_does_not(tell: Tell, words: str) -> None:
    check(tell, f"{words}.", act(words, D, [], stance="denies", negated=True), [])


@pytest.mark.parametrize(
    ("sentence", "by", "lines"),
    [
        (
            "Both parties assured the mission of their continued compliance with the truce.",
            "Both parties",
            [(D, D), (V, V)],
        ),
        ("Dorand and Velmar each reported full compliance with the truce.", None, [(D, D), (V, V)]),
        (
            "The mission recorded full compliance with the truce by all signatories.",
            MISSION,
            [(MISSION, D), (MISSION, V)],
        ),
    ],
)
def test_what_both_keep_is_a_line_of_each(
    tell: Tell, sentence: str, by: str | None, lines: list[tuple[str, str]]
) -> None:
    words = sentence[sentence.index("compliance") - 5 : -1].strip()
    check(tell, sentence, said(words, by), [(*line, True) for line in lines])


@pytest.mark.parametrize(
    ("sentence", "words", "by", "lines"),
    [
        (
            "Both sides said that unknown gunmen had broken the truce.",
            "unknown gunmen had broken the truce",
            "both sides",
            [],
        ),
        (
            "Each side said the Lake Militia had broken the truce.",
            "the Lake Militia had broken the truce",
            "each side",
            [],
        ),
        ("Dorand and Velmar blamed each other after Kaldor broke the truce.", "Kaldor broke the truce", None, []),
        (
            "After Dorand shelled Orr, he said, the truce was broken by Velmar.",
            "the truce was broken by Velmar",
            "he",
            [V],
        ),
        ("When Dorand shelled Orr, they said, the truce was broken.", "the truce was broken", "they", []),
        (
            "The mission has not attributed the violation of the truce to Dorand.",
            "the violation of the truce",
            MISSION,
            [],
        ),
        (
            "The truce was broken, the mission said, and attributed reports of it to Dorandi newspapers.",
            "The truce was broken",
            MISSION,
            [],
        ),
        (
            "Velmar had broken the truce, the mission said, and attributed a fire to Dorand.",
            "Velmar had broken the truce",
            MISSION,
            [V],
        ),
        (
            "Velmar had broken the truce to take two hills from Dorand.",
            "Velmar had broken the truce to take two hills from Dorand",
            MISSION,
            [V],
        ),
        (
            "Velmar broke the truce and was shelled by Dorand.",
            "Velmar broke the truce and was shelled by Dorand",
            MISSION,
            [V],
        ),
        (
            "Velmar staged a raid in violation of the truce.",
            "Velmar staged a raid in violation of the truce",
            MISSION,
            [V],
        ),
    ],
)
@pytest.mark.parametrize("kind", ["position", "event"])
def test_no_side_is_taken_for_who_did_it_that_only_stands_near(
    tell: Tell, sentence: str, words: str, by: str | None, lines: list[str], kind: str
) -> None:
    typed: dict[str, Any] = {"kind": kind}
    if kind == "event":
        doer = next((name for name in ("Velmar", "Kaldor", "Lake Militia", "unknown gunmen") if name in words), None)
        typed |= {"event": "ceasefire_violated", "agents": [doer] if doer else []}
    expected = [(by, side, False) for side in lines or [None]]
    check(tell, sentence, said(words, by, **typed), expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "Despite calls for a ceasefire, Velmari guns shelled Dolna.",
        "Despite talks on a truce Velmari guns shelled Dolna.",
        "Velmari guns shelled Dolna during the week before the truce.",
        "Hours after Dorand rejected the truce, Velmari guns shelled Dolna.",
    ],
)
def test_a_truce_that_was_only_sought_or_refused_is_broken_by_nobody(tell: Tell, sentence: str) -> None:
    check(tell, sentence, act("Velmari guns shelled Dolna", D, ["Velmar"]), [])


def test_who_says_that_the_other_kept_it_says_nothing_of_himself(tell: Tell) -> None:
    sentence = "Dorand and Velmar each said that the other had kept the truce."
    lines = [("Dorand and Velmar", None, True)]
    assert read(tell, sentence, said("the other had kept the truce", "Dorand and Velmar")) == lines


def test_an_accusation_of_the_same_turns_the_one_before_it_round(tell: Tell) -> None:
    text = f"News\n\n{TRUCE} Dorand accused Velmar of breaking the truce, and Velmar accused Dorand of the same."
    first = act("accused Velmar of breaking the truce", D, [V], event="ceasefire_violated", stance="accuses")
    second = said("accused Dorand of the same", V, stance="accuses")
    claims, report = tell(text, MADE, first, second, published="2031-03-06")
    told = tally_ceasefires(claims, report, conflict=WAR)
    assert [(b.alleged_by, b.party) for t in told for b in t.breaches] == [(D, V), (V, D)]


@pytest.mark.parametrize("lead", ["Violating the truce", "In violation of the truce", "Flouting the truce"])
def test_a_breach_told_ahead_of_its_act_is_of_who_did_the_act(tell: Tell, lead: str) -> None:
    for one, two in ((D, V), (V, D)):
        text = f"News\n\n{TRUCE} {lead}, {two} shelled Orr on Wednesday, {one} said."
        breach = act(lead, None, [], event="ceasefire_violated")
        claims, report = tell(
            text, MADE, breach, act(f"{two} shelled Orr on Wednesday", one, [two]), published="2031-03-06"
        )
        told = tally_ceasefires(claims, report, conflict=WAR)
        assert {(b.alleged_by, b.party) for t in told for b in t.breaches} == {(one, two)}


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("In March the Lake Verification Cell registered 42 violations of the truce.", "Lake Verification Cell"),
        ("In March 42 violations of the truce were registered.", None),
        ("In March Dorandi villagers registered 42 violations of the truce.", None),
    ],
)
def test_a_mission_that_counts_breaches_alleges_them(tell: Tell, sentence: str, voice: str | None) -> None:
    check(tell, sentence, act(sentence[:-1], None, [], event="ceasefire_violated"), [(voice, None, False)])


def test_a_side_that_reports_on_itself_to_a_mission_says_it(tell: Tell) -> None:
    sentence = "Dorand has reported full compliance with the truce on each of these days."
    check(tell, sentence, said("full compliance with the truce", MISSION), [(D, D, True)])


def test_a_claim_within_the_words_of_another_that_says_the_same_is_no_second_line(tell: Tell) -> None:
    sentence = "Velmar broke the truce by shelling Orr."
    whole = act(sentence[:-1], D, [V], event="ceasefire_violated")
    claims, report = tell(
        f"News\n\n{TRUCE} {sentence}", MADE, whole, said("Velmar broke the truce", D), published="2031-03-06"
    )
    told = tally_ceasefires(claims, report, conflict=WAR)
    assert [(b.alleged_by, b.party) for t in told for b in t.breaches] == [(D, V)]


def test_a_breach_called_so_has_the_day_of_its_act(tell: Tell) -> None:
    text = f"News\n\n{TRUCE} Shells hit Orr on Wednesday. Dorand called the shelling a breach of the truce by Velmar."
    shells = act("Shells hit Orr on Wednesday", None, [], time="2031-03-05")
    called = said("called the shelling a breach of the truce by Velmar", D)
    claims, report = tell(text, MADE, shells, called, published="2031-03-06")
    told = tally_ceasefires(claims, report, conflict=WAR)
    assert [(b.party, b.day) for t in told for b in t.breaches] == [(V, "2031-03-05")]
