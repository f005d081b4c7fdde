"""What needs a person, most doubtful first, each with why."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.dossier.sections.doubts import RULES, case_of, doubts_of, weigh
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.ledger import Actor, Facets, Incident

PAGE = Path(__file__).parents[5] / "docs" / "explain" / "doubts.md"
WEIGHTS = {rule.name: rule.weight for rule in RULES}
TEXT = (
    "The Velmari ministry said Dorandi shells fell on Orm on Tuesday. The Dorandi ministry denied that its guns fired. "
    "Lenn brokered a truce last week. It accused the army of burning mills. Many died in the north. Calm."
)


def actor(actor_id: str, name: str, side: str | None = None, **more: Any) -> Actor:
    return Actor(id=actor_id, name=name, side=side, **more)


ACTORS = (
    actor("v", "Velmari ministry", "Velmar", aliases=("VM",), office="press desk"),
    actor("va", "Velmari army", "Velmar"),
    actor("d", "Dorandi ministry", "Dorand"),
    actor("da", "Dorandi army", "Dorand"),
    actor("l", "Lenn", "Lenn", aliases=("Lennish state",)),
    actor("lg", "Lennish guards", "Lenn"),
    actor("g", "guards"),
)
SHELLS: dict[str, Any] = {
    "words": "shells fell on Orm on Tuesday",
    "event": "shelling",
    "by": {"name": "Velmari ministry", "actor": "v", "sector": "government"},
    "side": "Velmar",
    "stance": "accuses",
    "agents": [{"name": "Dorandi army", "actor": "da"}],
    "time": "2031-05-06",
}
DENIAL: dict[str, Any] = {
    "words": "denied that its guns fired",
    "event": "shelling",
    "by": {"name": "Dorandi ministry", "actor": "d", "sector": "government"},
    "side": "Dorand",
    "stance": "denies",
    "denial_scope": "act",
    "agents": [{"name": "Dorandi army", "actor": "da"}],
    "answers": [{"claim": "c0", "kind": "denial"}],
}
BROKERED = {"words": "Lenn brokered a truce last week", "agreement": {"type": "ceasefire", "brokers": ["Lenn"]}}


def agents(name: str, actor_id: str | None = None) -> list[dict[str, Any]]:
    return [{"name": name, "actor": actor_id}]


def reason(step: str, rule: str) -> list[dict[str, str]]:
    return [{"step": step, "rule": rule, "note": "told"}]


def first(bind, *told, **more):
    """The doubt of the first claim, or None."""
    book = bind(TEXT, *told, actors=ACTORS, **more)
    found, _ = doubts_of(book, most=99)
    return next((doubt for doubt in found if doubt.quotation.number == 1), None)


def test_a_plain_claim_has_none(bind):
    assert first(bind, SHELLS) is None
    assert first(bind, DENIAL) is None


CASES: list[tuple[str, dict[str, Any]]] = [
    ("blames its own side", {"agents": agents("Velmari army", "va")}),
    ("doer and harmed of one side", {"targets": [{"name": "Dorandi ministry", "actor": "d"}]}),
    ("blame in the report's own voice", {"by": None, "side": None}),
    (
        "official or fighter of no known side",
        {"by": {"name": "Interior Ministry", "sector": "government"}, "side": None},
    ),
    ("speech carried on", {"reasons": reason("speaker", "speech goes on")}),
    ("speech carried on", {"reasons": reason("attribution", "first person")}),
    ("rumour", {"by": None, "side": None, "agents": [], "stance": "asserts", "certainty": "reported"}),
    ("blame without a doer", {"agents": []}),
    ("an own act told", {"agents": agents("Velmari army", "va"), "stance": "asserts"}),
    ("words passed on", {"via": [{"name": "Lenn Radio"}]}),
    (
        "speaker not known",
        {"by": {"name": "the two of them"}, "side": None, "stance": "asserts", "agents": []},
    ),
    ("doer of no known side", {"agents": agents("guards", "g")}),
    ("doer of no known side", {"agents": agents("gunmen")}),
    ("toll of nobody told", {"tolls": [{"kind": "killed", "who": None, "best": 4}]}),
    ("large toll of one happening", {"tolls": [{"kind": "killed", "who": "people", "low": 900}]}),
    ("toll without a number", {"tolls": [{"kind": "killed", "who": "people"}]}),
    ("place in no list", {"places": ["Upper Orm"]}),
    ("day not fixed", {"time": None}),
    ("day carried over", {"reasons": reason("time", "same passage")}),
    ("place carried over", {"reasons": reason("place", "answered claim")}),
    ("very few words", {"words": "Calm."}),
]


@pytest.mark.parametrize(("rule", "field"), CASES)
def test_each_rule_gives_its_weight_and_a_sentence(bind, rule, field):
    doubt = first(bind, {**SHELLS, **field})
    assert doubt.weight == WEIGHTS[rule]
    assert len(doubt.why) == 1
    assert doubt.why[0][0].islower()


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        ("denial of something negated", {"negated": True}),
        ("open denial", {"denial_scope": None}),
        ("denial of nothing found", {"answers": []}),
        ("official or fighter of no known side", {"side": None}),
    ],
)
def test_rules_of_denials(bind, rule, field):
    assert first(bind, {**DENIAL, **field}).weight == WEIGHTS[rule]


def test_a_denial_that_is_the_negation_itself_is_plain(bind):
    assert first(bind, {**DENIAL, "negated": True, "reasons": reason("stance", "own act negated")}) is None


@pytest.mark.parametrize("field", [
    {"stance": "acknowledges", "agents": agents("Velmari army", "va")},
    {"stance": "calls_for", "agents": agents("Lenn", "l")},
    {"event": "mediation", "agents": agents("Lenn", "l")},
    {"by": {"name": "Rights Group", "sector": "civil_society"}, "side": None},
    {"tolls": [{"kind": "killed", "who": "people", "best": 900, "scope": "cumulative"}]},
    {"tolls": [{"kind": "displaced", "who": "people", "best": 60, "unit": "percent"}]},
    {"reasons": reason("time", "own words")},
    {"reasons": reason("hand_coded", "columns"), "tolls": [{"kind": "killed", "who": None, "best": 900}]},
    {"places": [{"name": "Orm", "gazetteer": "g:1"}]},
])  # fmt: skip
def test_what_is_no_doubt(bind, field):
    assert first(bind, {**SHELLS, **field}, BROKERED) is None


@pytest.mark.parametrize("doer", [agents("Lenn", "l"), agents("Lennish guards", "lg"), agents("the Lenn")])
def test_a_broker_who_is_told_as_doer(bind, doer):
    doubt = first(bind, {**SHELLS, "agents": doer}, BROKERED)
    assert "told elsewhere as the broker" in doubt.why[0]
    assert doubt.weight >= WEIGHTS["the doer is a broker"]


def test_a_doer_outside_the_conflict_file(bind):
    conflict = Conflict(id="w", name="The war", sides=(Side(name="Velmar"), Side(name="Dorand")))
    doubt = first(bind, {**SHELLS, "agents": agents("Lenn", "l")}, conflict=conflict)
    assert doubt.why == ("it puts a harmful act on Lenn, who is of no party to the conflict",)
    assert first(bind, SHELLS, conflict=conflict) is None


@pytest.mark.parametrize(("mention", "doubted"), [
    ("It", True), ("the statement", True), ("The Ministry", False), ("VM", False), ("the press desk", False),
])  # fmt: skip
def test_a_speaker_who_is_not_named_there(bind, mention, doubted):
    speaker = {**SHELLS["by"], "mention": {"start": 0, "end": 2, "text": mention}}
    doubt = first(bind, {**SHELLS, "by": speaker})
    assert (doubt is not None) is doubted
    assert doubt is None or doubt.why == (f"the speaker stands there as “{mention}”, taken to be Velmari ministry",)


@pytest.mark.parametrize(("ids", "contested", "doubted"), [
    (("c0", "c1"), True, True), (("c0", "c1"), False, False), (("c0", "c1", "c2"), True, False),
])  # fmt: skip
def test_a_dispute_that_rests_on_few_claims(bind, ids, contested, doubted):
    told = Incident(
        id="i1", report="r_test", type="shelling", title="t", claims=ids, facets=Facets(contested=contested)
    )
    assert (first(bind, SHELLS, DENIAL, SHELLS, incidents=(told,)) is not None) is doubted


def test_weights_add_up_and_the_heaviest_reason_stands_first(bind):
    doubt = first(
        bind, {**SHELLS, "agents": agents("Velmari army", "va"), "time": None, "via": [{"name": "Lenn Radio"}]}
    )
    assert doubt.weight == 9 + 2 + 1
    assert "own side" in doubt.why[0]
    assert doubt.why[-1] == "its day is not fixed"


def test_most_doubtful_first_ties_by_the_text_and_the_rest_counted(bind):
    small = {**SHELLS, "time": None}
    book = bind(TEXT, small, {**SHELLS, "by": None, "side": None}, SHELLS, small, actors=ACTORS)
    found, total = doubts_of(book)
    assert [doubt.quotation.number for doubt in found] == [2, 1, 4]
    assert total == 3
    assert [doubt.quotation.number for doubt in doubts_of(book, most=1)[0]] == [2]
    assert doubts_of(book, most=0) == ((), 3)


def test_no_sentence_judges_the_speaker(bind):
    judging = {"wrong", "lied", "lie", "false", "admitted", "claimed", "confirmed", "error"}
    told = [{**SHELLS, **field} for _, field in CASES]
    found, _ = doubts_of(bind(TEXT, *told, actors=ACTORS), most=99)
    assert found
    assert not judging & {word for doubt in found for why in doubt.why for word in re.findall(r"\w+", why)}


def test_the_page_tells_every_rule_with_its_weight():
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [(name, int(weight)) for weight, name in rows] == [(rule.name, rule.weight) for rule in RULES]


def test_rules_are_named_once_and_ordered_by_weight():
    assert len(WEIGHTS) == len(RULES)
    assert [rule.weight for rule in RULES] == sorted((rule.weight for rule in RULES), reverse=True)


@given(st.permutations([{**SHELLS, **field} for _, field in CASES[:8]]))
def test_numbers_are_the_book_s_and_weights_never_rise(bind, told):
    found, total = doubts_of(bind(TEXT, *told, actors=ACTORS), most=5)
    order = [(-doubt.weight, doubt.quotation.number) for doubt in found]
    assert order == sorted(order)
    assert len(found) == 5
    assert total == len(told)


def swapped(value: Any) -> Any:
    """The two sides exchanged in every word."""
    if isinstance(value, str):
        return re.sub("Velmar|Dorand", lambda m: "Dorand" if m[0] == "Velmar" else "Velmar", value)
    if isinstance(value, dict):
        return {key: swapped(part) for key, part in value.items()}
    return [swapped(part) for part in value] if isinstance(value, list) else value


def test_exchanged_sides_give_exchanged_doubts(bind):
    told = [*({**SHELLS, **field} for _, field in CASES), DENIAL, {**DENIAL, "answers": []}, BROKERED]
    mirrored = tuple(
        Actor(id=one.id, name=swapped(one.name), side=swapped(one.side), aliases=one.aliases, office=one.office)
        for one in ACTORS
    )
    here, number = doubts_of(bind(TEXT, *told, actors=ACTORS), most=99)
    there, same = doubts_of(bind(swapped(TEXT), *swapped(told), actors=mirrored), most=99)
    assert number == same
    assert [(d.weight, d.quotation.number) for d in here] == [(d.weight, d.quotation.number) for d in there]
    assert [tuple(swapped(list(d.why))) for d in here] == [d.why for d in there]


def test_what_a_person_has_checked_needs_nobody(bind):
    book = bind(TEXT, {**SHELLS, "time": None}, {**DENIAL, "answers": []}, actors=ACTORS)
    assert [doubt.quotation.number for doubt in doubts_of(book)[0]] == [2, 1]
    checked = msgspec.structs.replace(book, checked=1, checked_ids=frozenset({"c1"}))
    found, total = doubts_of(checked)
    assert ([doubt.quotation.number for doubt in found], total) == ([1], 1)


def test_records_walked_once_weigh_as_a_book_does(bind):
    book = bind(TEXT, SHELLS, DENIAL, BROKERED, actors=ACTORS)
    walked = case_of(iter(book.claims.values()), iter(book.incidents), iter(book.truces), book.actors)
    found = {number: told for number, claim in enumerate(book.claims.values(), 1) if (told := weigh(walked, claim))}
    doubts, count = doubts_of(book)
    assert found == {one.quotation.number: (one.weight, one.why) for one in doubts}
    assert count == len(found)
