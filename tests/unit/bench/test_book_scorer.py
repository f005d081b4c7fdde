"""The scorer of the book: three invented reports, and predictions whose figures can be counted by hand."""

from __future__ import annotations

import copy
import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "benchmarks" / "book"
MODULES = ("alike", "gold_set", "measures", "checking", "proving", "score")
MARKET = "Velmari guns fired at a market in Lower Brann"
TEXTS = {
    "r01": (
        "Market hit\n\nSTRELL, March 4, 2031 (Example Wire) — Velmari guns fired at a market in Lower Brann Tuesday, "
        "killing at least 14 civilians, the Dorandi Health Ministry said. General Arlen Voss denied it.\n\n"
        "A drone hit a hospital at dusk. Dorand said that Velmar had broken the truce."
    ),
    "r02": (
        "Fourteen dead\n\nSTRELL, March 4, 2031 — Velmari guns fired at a market in Lower Brann Tuesday, "
        "killing at least 14 civilians, the Dorandi Health Ministry said. General Arlen Voss denied it."
    ),
    "r03": (
        "Toll rises\n\nKESTRIN, March 6, 2031 — Tuesday's strike on the market killed 16 civilians, the Health "
        "Ministry of Dorand said. A. Voss called that false. "
        "Velmar said that its forces kept to the Lenn truce of March 1."
    ),
}
CONFLICT = """
id: tiny
name: A tiny war
sides:
  - {name: Dorand, members: [Dorand, Dorandi, Dorandi Health Ministry]}
  - {name: Velmar, members: [Velmar, Velmari]}
"""
GOLD = f"""
copies:
  - {{origin: Example Wire, reports: [r01, r02], partly: {{r03: [1]}}}}
incidents:
  - id: market
    type: shelling
    day: [2031-03-04, 2031-03-04]
    place: Lower Brann
    told:
      - {{report: r01, at: {MARKET}}}
      - {{report: r02, at: {MARKET}}}
      - {{report: r03, at: "Tuesday's strike on the market"}}
  - id: hospital
    type: air_strike
    place: null
    told: [{{report: r01, at: "A drone hit a hospital at dusk"}}]
actors:
  - id: voss
    name: Arlen Voss
    kind: person
    side: Velmar
    names: [{{report: r01, name: "Arlen Voss"}}, {{report: r02, name: "Arlen Voss"}}, {{report: r03, name: "A. Voss"}}]
  - id: health
    name: Dorandi Health Ministry
    kind: body
    side: Dorand
    names: [{{report: r01, name: Dorandi Health Ministry}}, {{report: r03, name: Health Ministry of Dorand}}]
ceasefires:
  - id: lenn
    agreed_on: 2031-03-01
    effective: null
    ended: null
    brokers: [Lenn]
    parties: [Dorand, Velmar]
    reports: [r01, r03]
    violations:
      - {{report: r01, at: "Velmar had broken the truce", alleged_by: Dorand, party: Velmar, day: null}}
    kept:
      - {{report: r03, at: "its forces kept to the Lenn truce", claimed_by: Velmar, party: Velmar, day: null}}
tolls:
  - id: market-dead
    claimant: Dorandi Health Ministry
    side: Dorand
    kind: killed
    who: civilians
    scope: incident
    incident: market
    points:
      - {{report: r01, at: "at least 14 civilians", low: 14, best: null, high: null, as_of: 2031-03-04}}
      - {{report: r03, at: "16 civilians", low: null, best: 16, high: null, as_of: 2031-03-06}}
"""


@pytest.fixture(scope="module")
def scorer():
    """Imports a script of the folder by its name, as its neighbours do."""
    before = set(sys.modules)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(FOLDER))
        yield importlib.import_module
    for name in set(sys.modules) - before:
        if name in MODULES:
            del sys.modules[name]


@pytest.fixture
def write(tmp_path: Path):
    """Writes a set, and gives its folder."""

    def written(gold: str = GOLD) -> Path:
        rows = [
            {"title": text.partition("\n")[0], "published": "2031-03-06", "publisher": "Example Wire",
             "url": f"https://example.org/tiny/{name}", "text": text}
            for name, text in TEXTS.items()
        ]  # fmt: skip
        (tmp_path / "conflict.yaml").write_text(CONFLICT)
        (tmp_path / "gold.yaml").write_text(gold)
        (tmp_path / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        return tmp_path

    return written


@pytest.fixture
def gold_set(scorer, write):
    return scorer("gold_set").read_gold_set(write())


@pytest.fixture
def figures(scorer, gold_set):
    """Figures of the gold with some of it changed."""

    def scored(change=lambda said: None):
        said = copy.deepcopy(gold_set.gold)
        change(said)
        return scorer("measures").score(gold_set.gold, said, gold_set.known)

    return scored


def spot(report: str, words: str, **more) -> dict:
    start = TEXTS[report].index(words)
    return {"report": report, "start": start, "end": start + len(words), **more}


# --- reading ---------------------------------------------------------------------------------------------------------


def test_words_become_spans(gold_set):
    told = gold_set.gold["incidents"][0]["told"]
    assert [TEXTS[t["report"]][t["start"] : t["end"]] for t in told] == [
        MARKET,
        MARKET,
        "Tuesday's strike on the market",
    ]


def test_days_stay_as_written_and_what_is_left_out_is_there(gold_set):
    truce, hospital = gold_set.gold["ceasefires"][0], gold_set.gold["incidents"][1]
    assert truce["agreed_on"] == "2031-03-01"
    assert (hospital["day"], hospital["overlaps"]) == (None, [])


def test_actors_of_a_side_are_among_its_names(gold_set):
    assert "A. Voss" in gold_set.known.sides["Velmar"]


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("A drone hit a hospital at dusk", "A drone hit a school", r"gold\.yaml:\d+: `at` stands 0 times"),
        ('"16 civilians"', '"the"', r"`at` stands \d+ times"),
        ("claimant:", "speaker:", r"gold\.yaml:\d+: tolls without claimant"),
        ("    kind: killed", "   kind: killed", r"gold\.yaml:\d+: no YAML"),
        ("incidents:", "happenings:\nincidents: none\nothers:", r"wanted are lists"),
    ],
)
def test_gold_that_cannot_be_scored_is_told_by_line(scorer, write, was, now, told):
    with pytest.raises(SystemExit, match=told):
        scorer("gold_set").read_gold_set(write(GOLD.replace(was, now)))


# --- scoring ---------------------------------------------------------------------------------------------------------


def test_the_scorer_stands_its_own_checks(scorer, gold_set):
    assert scorer("proving").self_check(gold_set).startswith("self-check ok: 3 reports, 1 copies, 2 incidents")


def test_a_scorer_that_is_wrong_is_found_out(scorer, gold_set, monkeypatch):
    monkeypatch.setattr(
        scorer("proving"), "score", lambda *_: scorer("measures").score(gold_set.gold, gold_set.gold, gold_set.known)
    )
    with pytest.raises(SystemExit, match="nothing: copies has f1"):
        scorer("proving").self_check(gold_set)


def test_a_telling_belongs_to_the_shortest_span_that_holds_it(figures):
    def change(said):
        said["incidents"].append({"id": "whole report", "told": [{"report": "r01", "start": 0, "end": 300}]})

    assert figures(change)["incidents: B-cubed of all"]["f1"] == 100


def test_a_telling_that_nothing_holds_belongs_to_what_has_most_in_common_with_it(figures):
    def change(said):
        said["incidents"][0]["told"][0]["start"] += 5
        said["incidents"].append({"id": "edge", "told": [spot("r01", "Velmari")]})

    assert figures(change)["incidents: B-cubed of all"]["f1"] == 100


def test_what_was_not_found_counts_among_all_as_a_group_of_its_own(figures):
    def change(said):
        del said["incidents"][0]["told"][2], said["actors"][0]["names"][2]

    found = figures(change)
    assert found["incidents: found"] == {"share": 75, "hit": 3, "gold": 4}
    assert found["incidents: B-cubed of those found"]["f1"] == 100
    # Recall: two tellings of the market have 2 of 3 mates, one has 1 of 3, the hospital all.
    assert found["incidents: B-cubed of all"] == {"p": 100, "r": 66.67, "f1": 80.0, "gold": 4}
    assert found["incidents: pairs of all"] == {"p": 100, "r": 33.33, "f1": 50.0, "hit": 1, "said": 1, "gold": 3}
    assert found["actors: found"]["share"] == 80


def test_two_happenings_in_one_cost_precision(figures):
    def change(said):
        said["incidents"][0]["told"] += said["incidents"].pop()["told"]

    found = figures(change)
    assert found["incidents: B-cubed of all"]["p"] == 62.5
    assert found["incidents: pairs of all"]["p"] == 50
    assert found["incidents: pairs across reports of all"] == {
        "p": 60.0, "r": 100.0, "f1": 75.0, "hit": 3, "said": 5, "gold": 3,
    }  # fmt: skip


def test_joining_what_cannot_be_decided_neither_wins_nor_costs(scorer, gold_set):
    gold = copy.deepcopy(gold_set.gold)
    gold["incidents"][1]["overlaps"] = ["market"]
    joined = copy.deepcopy(gold)
    joined["incidents"][0]["told"] += joined["incidents"].pop()["told"]
    for said in (gold, joined):
        found = scorer("measures").score(gold, said, gold_set.known)
        assert found["incidents: B-cubed of all"]["f1"] == found["incidents: pairs of all"]["f1"] == 100


def test_of_equal_fits_the_one_that_holds_most_of_the_group_is_taken(figures):
    def change(said):
        said["incidents"].insert(0, {"id": "a", "told": [spot("r03", "Tuesday's strike on the market")]})

    assert figures(change)["incidents: B-cubed of all"]["f1"] == 100


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("General Arlen Voss", "A. Voss", True),
        ("Ilya Voss", "A. Voss", False),
        ("Gen. Voss", "Arlen Voss", True),
        ("the Dorandi Health Ministry", "Health Ministry", True),
        ("Health Ministry of Dorand", "dorand health ministry", True),
        ("Élan Vó", "elan vo", True),
        ("Ilya Voss", "Arlen Voss", False),
        ("U.N. mission", "UN mission", True),
        ("The", "the", True),
        (None, None, True),
        (None, "Voss", False),
    ],
)
def test_names_fit_without_articles_ranks_and_accents(scorer, one, two, same):
    assert scorer("alike").alike(one, two) is same
    assert scorer("alike").alike(two, one) is same


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Velmari artillery", "Velmar"),
        ("the Dorandi Health Ministry", "Dorand"),
        ("mission in Velmar", None),
        (None, None),
    ],
)
def test_who_bears_a_side_s_name_stands_for_it(scorer, gold_set, name, side):
    assert scorer("alike").side_of(name, gold_set.known) == side


def test_copies_count_by_pairs_and_paragraphs_by_what_they_repeat(figures):
    def change(said):
        said["copies"] = [
            {"reports": ["r01", "r02", "r03"], "partly": {}},
            {"reports": ["r04"], "partly": {"r03": [1]}},
        ]

    found = figures(change)
    assert found["copies"] == {"p": 33.33, "r": 100.0, "f1": 50.0, "hit": 1, "said": 3, "gold": 1}
    assert found["copies: paragraphs"]["f1"] == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [("agreed_on", "2031-03-02"), ("brokers", []), ("brokers", ["Lenn", "Oss"]), ("parties", ["Velmar"])],
)
def test_a_ceasefire_is_exact_or_not(figures, field, value):
    found = figures(lambda said: said["ceasefires"][0].update({field: value}))
    assert found["ceasefires: found"]["f1"] == 100
    assert found["ceasefires: exact"]["f1"] == 0


def test_a_truce_too_many_costs(figures):
    found = figures(lambda said: said["ceasefires"].append({**said["ceasefires"][0], "id": "x", "agreed_on": None}))
    assert found["ceasefires: exact"]["p"] == 50
    assert found["ceasefires: violations"] == {"p": 50.0, "r": 100.0, "f1": 66.67, "hit": 1, "said": 2, "gold": 1}


def test_a_body_of_a_side_speaks_for_it_and_the_other_side_is_counted(figures):
    def fuller(said):
        said["ceasefires"][0]["violations"][0].update(alleged_by="Dorandi Health Ministry", party="Velmari army")

    def turned(said):
        said["ceasefires"][0]["violations"][0].update(alleged_by="Dorand", party="Dorand")

    assert figures(fuller)["ceasefires: violations"]["f1"] == 100
    assert figures(turned)["ceasefires: violations"]["f1"] == 0
    assert figures(turned)["wrong side"] == {"violations": 1, "tolls": 0}


def test_numbers_count_in_their_series_with_all_bounds(figures):
    def bounds(said):
        said["tolls"][0]["points"][1].update(best=None, low=16)

    def parted(said):
        second = {**said["tolls"][0], "id": "x", "points": said["tolls"][0]["points"][1:]}
        said["tolls"] = [{**said["tolls"][0], "points": said["tolls"][0]["points"][:1]}, second]

    for change in (bounds, parted):
        assert figures(change)["tolls: points"] == {"p": 50.0, "r": 50.0, "f1": 50.0, "hit": 1, "said": 2, "gold": 2}
        assert figures(change)["tolls: whole series"]["f1"] == 0


@pytest.mark.parametrize(("field", "value"), [("kind", "wounded"), ("scope", "cumulative"), ("claimant", "Velmar")])
def test_a_series_of_another_kind_scope_or_claimant_is_another(figures, field, value):
    assert figures(lambda said: said["tolls"][0].update({field: value}))["tolls: points"]["f1"] == 0


def test_a_claimant_may_go_by_any_name_of_its_actor(figures, gold_set):
    gold_set.known.actors.append({"Dorandi Health Ministry", "DHM"})
    assert figures(lambda said: said["tolls"][0].update(claimant="DHM"))["tolls: points"]["f1"] == 100
    assert figures(lambda said: said["tolls"][0].update(claimant="Velmari Health Ministry"))["tolls: points"]["f1"] == 0


def test_numbers_put_on_the_other_side_are_counted(figures):
    assert figures(lambda said: said["tolls"][0].update(side="Velmar"))["wrong side"]["tolls"] == 2


# --- soundness -------------------------------------------------------------------------------------------------------


def test_sound_gold_has_no_faults(scorer, write):
    assert scorer("checking").faults(write()) == []


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("A drone hit a hospital at dusk", "A drone hit a school", "`at` is not there"),
        ('"16 civilians"', '"the"', "`at` stands more than once"),
        ('hospital at dusk"', 'hospital at dusk. Dorand"', "`at` is not within one sentence"),
        ("agreed_on: 2031-03-01", "agreed_on: 2031-02-30", "`agreed_on` is no day"),
        ("[2031-03-04, 2031-03-04]", "[2031-03-04, 2031-03-03]", "`day` is no earliest and latest day"),
        ("id: hospital", "id: market", "an id stands twice"),
        ('name: "A. Voss"', 'name: "Ilya Voss"', "a name that its report does not have"),
        ("reports: [r01, r02]", "reports: [r01, r09]", "copies of a report that is not there"),
        ("{r03: [1]}", "{r03: [2]}", "a paragraph that the report does not have"),
        ("party: Velmar, day", "party: Vellmar, day", "violations: speaker or party is neither side nor actor"),
        ("type: shelling", "type: bombing", "a type that the vocabulary does not have"),
        ("kind: killed", "kind: dead", "tolls: `kind` is none of the list"),
        ("incident: market", "incident: school", "a toll of an incident that is not there"),
        ("low: 14, best: null", "low: null, best: null", "bounds are no numbers, none, or out of order"),
        ("reports: [r01, r03]", "reports: [r03]", "violations: the report is not among the ceasefire's"),
        ("claimant: ", "speaker: ", "tolls without `claimant`"),
    ],
)
def test_unsound_gold_is_told(scorer, write, was, now, kind):
    assert GOLD.replace(was, now) != GOLD
    assert kind in {fault.kind for fault in scorer("checking").faults(write(GOLD.replace(was, now)))}


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("Gen. A. Voss of the U.N. mission spoke", True),
        ("about 3.5 tonnes", True),
        ("fell. The army", False),
        ("said “no.” “Yes", False),
        ("two\n\nparagraphs", False),
    ],
)
def test_where_a_sentence_ends(scorer, words, one):
    assert scorer("checking").one_sentence(words) is one


# --- the command -----------------------------------------------------------------------------------------------------


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, FOLDER / "score.py", *map(str, words)], capture_output=True, text=True, check=False
    )


def test_a_prediction_is_scored(write, tmp_path: Path):
    said = tmp_path / "said.json"
    said.write_text(json.dumps({"incidents": [{"id": "x", "told": [spot("r01", MARKET), spot("r02", MARKET)]}]}))
    done = run(write(), "--pred", said, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["incidents: pairs of all"] == {
        "p": 100.0, "r": 33.33, "f1": 50.0, "hit": 1, "said": 1, "gold": 3,
    }  # fmt: skip
    assert "copies" in run(write(), "--pred", said).stdout


def test_faults_are_told_by_line_or_as_counts_and_never_quoted(write):
    folder = write(GOLD.replace("A drone hit a hospital at dusk", "A drone hit a school"))
    by_line, counts = run(folder, "--check"), run(folder, "--check", "--counts")
    assert (by_line.returncode, counts.returncode) == (1, 1)
    assert by_line.stdout.startswith("gold.yaml:16: `at` is not there (r01)\n")
    assert "drone" not in by_line.stdout
    assert counts.stdout == "   1 `at` is not there\n1 faults\n"


def test_a_sound_set_is_said_to_be(write):
    assert run(write(), "--check").stdout == "the gold is sound\n"
    assert run(write(), "--self-check").stdout.startswith("self-check ok")


@pytest.mark.parametrize(
    ("said", "told"), [("[]", "wanted is one object"), ("{", "no JSON"), ('{"x": []}', "wanted is")]
)
def test_what_is_no_prediction_is_refused(write, tmp_path: Path, said, told):
    (tmp_path / "said.json").write_text(said)
    done = run(write(), "--pred", tmp_path / "said.json")
    assert done.returncode == 1
    assert told in done.stderr
