"""Tolls of a dossier: a line for each claimant, one axis a group, nothing added up, none told is not zero."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.dossier.book import Book, Records, make_book
from counterclaim.export.dossier.model import TollGroup, TollLine
from counterclaim.export.dossier.sections.tolls import toll_groups
from counterclaim.export.joined import Copy
from counterclaim.export.wording import OWN_VOICE, agree
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Scope, Stance, TollKind, Unit
from counterclaim.records.ledger import TollPoint, TollSeries
from counterclaim.records.report import Report

CONFLICT = Conflict(id="river", name="The river war", sides=(Side(name="Sudmark"), Side(name="Norrland")))
BARE: dict[str, Any] = {"kind": "killed", "who": "villagers", "scope": "cumulative"}


def says(words: str, by: str | None, side: str | None = None, **more: Any) -> dict[str, Any]:
    """A claim with one toll: `low`, `best`, `high`, `text` and other fields of the toll are taken from the keywords."""
    fields = ("kind", "who", "scope", "unit", "low", "best", "high", "text", "since", "as_of", "status", "base")
    toll = {**BARE, **{key: more.pop(key) for key in fields if key in more}}
    return {"words": words, "by": by, "side": side, "tolls": [toll], **more}


def series_of(claims: Any) -> tuple[TollSeries, ...]:
    """A series for each toll of each claim."""
    return tuple(
        TollSeries(
            id=f"t_{claim.id}_{n}", claimant=claim.speaker.name if claim.speaker else None, side=claim.side,
            kind=toll.kind, who=toll.who, unit=toll.unit, scope=toll.scope, points=(point_of(claim, toll),),
        )
        for claim in claims
        for n, toll in enumerate(claim.tolls)
    )  # fmt: skip


def point_of(claim: Claim, toll: Any) -> TollPoint:
    return TollPoint(
        claim=claim.id, low=toll.low, best=toll.best, high=toll.high, text=toll.text, since=toll.since, as_of=toll.as_of
    )


@pytest.fixture(scope="session")
def count(bind: Callable[..., Book], tell: Callable[..., Any]) -> Callable[..., Book]:
    """A book whose toll series are those of its claims."""

    def build(*told: dict[str, Any], **more: Any) -> Book:
        text = more.pop("text", None) or ". ".join(dict.fromkeys(one["words"] for one in told)) + "."
        more.setdefault("published", "2031-05-07")
        tolls = more.pop("tolls", None) or series_of(tell(text, *told)[0])
        return bind(text, *told, tolls=tolls, conflict=more.pop("conflict", CONFLICT), **more)

    return build


NORRLAND = says("12 villagers have been killed", "Norrland Ministry", "Norrland", best=12, text="12")
SUDMARK = says("up to 40 villagers have been killed", "Sudmark Ministry", "Sudmark", high=40, text="up to 40")
NOBODY = says("some 30 villagers have been killed", None, best=30, text="some 30")
MISSION = says("at least 20 villagers have been killed", "Lake Mission", low=20, text="at least 20")


def lines(book: Book) -> list[TollLine]:
    return [line for group in toll_groups(book) for line in group.lines]


def axes(book: Book) -> list[tuple[str, str, str]]:
    return [(group.scope.value, group.kind.value, group.unit.value) for group in toll_groups(book)]


def test_lines_stand_by_side_then_third_parties_then_own_voice(count: Callable[..., Book]) -> None:
    book = count(NORRLAND, NOBODY, MISSION, SUDMARK)
    assert [line.claimant for line in lines(book)] == [
        "Sudmark Ministry",
        "Norrland Ministry",
        "Lake Mission",
        OWN_VOICE,
    ]


def test_a_figure_has_its_words_meaning_and_source(count: Callable[..., Book]) -> None:
    (line,) = lines(count({**SUDMARK, "tolls": [{**BARE, "high": 40, "text": "up to 40", "since": "2031-05-01"}]}))
    (figure,) = line.figures
    assert (figure.words, figure.meaning, figure.number) == ("up to 40", "up to 40", 1)
    assert (figure.low, figure.best, figure.high, figure.since, figure.as_of) == (None, None, 40, "2031-05-01", None)
    assert figure.source == "publisher not told, 2031-05-07"


def test_running_totals_come_first_and_kinds_in_their_order(count: Callable[..., Book]) -> None:
    told = [
        says("one bridge was destroyed", "A", kind="destroyed", who="bridge", scope="incident", best=1),
        says("two villagers were hurt", "A", kind="wounded", scope="incident", best=2),
        says("60 per cent have fled", "A", kind="displaced", unit="percent", best=60),
        says("90 villagers have fled", "A", kind="displaced", best=90),
        NORRLAND,
    ]
    assert axes(count(*told)) == [
        ("cumulative", "killed", "count"),
        ("cumulative", "displaced", "count"),
        ("cumulative", "displaced", "percent"),
        ("incident", "wounded", "count"),
        ("incident", "destroyed", "count"),
    ]


@pytest.mark.parametrize(
    ("largest", "top"),
    [(1, 1), (2, 2), (3, 5), (7, 10), (10, 10), (12, 20), (40, 50), (51, 100), (999, 1000), (1_900_000, 2_000_000)],
)
def test_the_axis_ends_at_a_round_number(count: Callable[..., Book], largest: float, top: float) -> None:
    assert [line.top for line in lines(count(says("villagers died", "A", best=largest)))] == [top]


def test_one_axis_holds_all_lines_of_a_group(count: Callable[..., Book]) -> None:
    assert {line.top for line in lines(count(NORRLAND, SUDMARK, says("9000 have died", "B", low=9000)))} == {10_000}


def test_per_cents_are_of_a_hundred(count: Callable[..., Book]) -> None:
    assert lines(count(says("a tenth fled", "A", kind="displaced", unit="percent", best=10)))[0].top == 100


def test_words_without_a_number_are_a_line_without_a_bar(count: Callable[..., Book]) -> None:
    (line,) = lines(count(says("heavy losses", "A", kind="losses", text="heavy")))
    assert (line.top, line.figures[0].words, line.figures[0].meaning) == (0, "heavy", "number not given")


def test_none_in_the_words_of_the_text_is_a_figure(count: Callable[..., Book]) -> None:
    (line,) = lines(count(says("Nobody was hurt", "A", kind="wounded", best=0, text="Nobody", negated=True)))
    assert (line.figures[0].words, line.figures[0].best, line.top) == ("Nobody", 0, 1)


@pytest.mark.parametrize(
    "more",
    [{"stance": "denies"}, {"stance": "warns"}, {"stance": "doubts"}, {"realis": "hypothetical"}, {"negated": True}],
)
def test_a_number_that_nobody_gives_is_left_out(count: Callable[..., Book], more: dict[str, Any]) -> None:
    (group,) = toll_groups(count({**NORRLAND, **more}, SUDMARK))
    assert [line.claimant for line in group.lines] == ["Sudmark Ministry"]
    assert (group.none_from, group.none_words) == (("Norrland",), "none reported here, not zero")


@pytest.mark.parametrize(
    ("toll", "meaning", "about"),
    [
        ({"best": 70, "text": "about 70"}, "about 70", True),
        ({"best": 120, "text": "Around 120"}, "about 120", True),
        ({"best": 90_000, "text": "an estimated 90,000"}, "about 90,000", True),
        ({"best": 60, "text": "about 60 percent", "unit": "percent"}, "about 60 %", True),
        ({"best": 70, "text": "70"}, "70", False),
        ({"best": 70, "text": "exactly 70"}, "70", False),
        ({"best": 1, "text": "a customs officer"}, "1", False),
        ({"high": 40, "text": "nearly 40"}, "up to 40", False),
        ({"low": 60, "best": 70, "high": 80, "text": "about 70"}, "70 (60 to 80)", False),
        ({"text": "about as many"}, "number not given", False),
        ({"best": 70, "text": None}, "70", False),
    ],
)
def test_a_hedge_leaves_a_number_open(
    count: Callable[..., Book], toll: dict[str, Any], meaning: str, about: bool
) -> None:
    (line,) = lines(count(says("villagers have been killed", "A", **toll)))
    assert (line.figures[0].meaning, line.figures[0].about) == (meaning, about)


def test_the_number_of_an_estimate_is_open(count: Callable[..., Book]) -> None:
    (line,) = lines(count(says("12 have died by one estimate", "A", best=12, text="12", certainty="estimated")))
    assert (line.figures[0].meaning, line.figures[0].about) == ("about 12", True)


def test_which_of_two_numbers_an_estimate_means_is_not_guessed(count: Callable[..., Book]) -> None:
    tolls = [{**BARE, "best": 12, "text": "12"}, {**BARE, "kind": "wounded", "best": 30, "text": "some 30"}]
    told = {"words": "12 were killed and some 30 hurt", "by": "A", "tolls": tolls, "certainty": "estimated"}
    assert [line.figures[0].about for line in lines(count(told))] == [False, True]


@pytest.mark.parametrize("toll", [{"low": 10, "high": 5}, {"low": 10, "best": 7}, {"best": 7, "high": 5}])
def test_numbers_out_of_order_are_words_only(count: Callable[..., Book], toll: dict[str, Any]) -> None:
    (line,) = lines(count(says("so many have been killed", "A", text="10 to 5", **toll)))
    (figure,) = line.figures
    assert (figure.words, figure.meaning) == ("10 to 5", "numbers do not agree")
    assert (figure.low, figure.best, figure.high, figure.about, line.top) == (None, None, None, False, 0)


def test_figures_of_a_series_stand_by_day_and_once(count: Callable[..., Book]) -> None:
    told = [
        says("15 villagers have been killed", "A", best=15, text="15", as_of="2031-05-06"),
        says("12 villagers had been killed", "A", best=12, text="12", as_of="2031-05-04"),
        says("the 12 killed villagers", "A", best=12, text="12", as_of="2031-05-04"),
    ]
    points = tuple(
        TollPoint(claim=f"c{n}", best=float(one["tolls"][0]["best"]), text=one["tolls"][0]["text"], as_of=day)
        for n, (one, day) in enumerate(zip(told, ["2031-05-06", "2031-05-04", "2031-05-04"], strict=True))
    )
    one = TollSeries(id="t_1", claimant="A", side=None, kind=TollKind.KILLED, who="villagers", unit=Unit.COUNT,
                     scope=Scope.CUMULATIVE, points=points)  # fmt: skip
    (line,) = lines(count(*told, tolls=(one,)))
    assert [(figure.number, figure.words) for figure in line.figures] == [(2, "12"), (1, "15")]
    assert line.also_in == 0


def copied(book: Book, *, copies: bool = True, published: str = "2031-05-08") -> Book:
    """The book with a second report that tells all its claims again."""
    (stored,) = book.reports
    other = msgspec.structs.replace(stored, report=Report(id="r_2", text=stored.report.text, published=published))
    again = [msgspec.structs.replace(c, id=f"{c.id}_2", report="r_2") for c in book.claims.values()]
    return make_book(
        Records(
            reports=(stored, other),
            claims=(*book.claims.values(), *again),
            tolls=(*book.tolls, *series_of(again)),
            copies=(Copy("r_2", "r_test", 1.0),) if copies else (),
        )
    )


def test_a_copy_is_told_once_and_counted(count: Callable[..., Book]) -> None:
    book = copied(count(says("two gunners died", "A", scope="incident", who="gunners", best=2)))
    assert [(line.also_in, [figure.number for figure in line.figures]) for line in lines(book)] == [(1, [1])]


def test_the_same_words_of_another_day_are_another_line(count: Callable[..., Book]) -> None:
    book = copied(count(says("two gunners died", "A", scope="incident", who="gunners", best=2)), copies=False)
    assert [line.also_in for line in lines(book)] == [0, 0]


def test_two_tolls_of_one_claim_are_never_one(count: Callable[..., Book]) -> None:
    toll = {"kind": "displaced", "who": "population", "unit": "percent", "scope": "cumulative", "best": 60.0}
    told = {"words": "60 per cent of either population fled", "by": "A", "tolls": [toll, {**toll, "base": "the east"}]}
    assert len(lines(count(told))) == 2
    assert [line.also_in for line in lines(copied(count(told)))] == [1, 1]


NO_TOTAL = "no running total reported here, not zero"
NONE_OF_AN_INCIDENT = "no toll of a single incident reported here, not zero"


def missing(book: Book) -> list[tuple[tuple[str, ...], str]]:
    return [(group.none_from, group.none_words) for group in toll_groups(book)]


def test_a_party_without_any_toll_is_missing_from_each_scope(count: Callable[..., Book]) -> None:
    told = [NORRLAND, says("two villagers died", "A", scope="incident", best=2)]
    assert missing(count(*told)) == [(("Sudmark",), NO_TOTAL), (("Sudmark", "Norrland"), NONE_OF_AN_INCIDENT)]


def test_a_party_that_gives_a_toll_of_the_other_scope_lacks_one_of_this(count: Callable[..., Book]) -> None:
    told = [NORRLAND, says("two villagers died", "Sudmark Ministry", "Sudmark", scope="incident", best=2)]
    assert missing(count(*told)) == [(("Sudmark",), NO_TOTAL), (("Norrland",), NONE_OF_AN_INCIDENT)]


def test_where_all_tolls_are_of_one_scope_none_is_none(count: Callable[..., Book]) -> None:
    assert missing(count(NORRLAND)) == [(("Sudmark",), "none reported here, not zero")]


def test_missing_parties_are_told_once_for_a_kind_and_scope(count: Callable[..., Book]) -> None:
    told = [
        says("60 per cent have fled", "A", kind="displaced", unit="percent", best=60),
        says("90 villagers have fled", "Norrland Ministry", "Norrland", kind="displaced", best=90),
    ]
    assert missing(count(*told)) == [(("Sudmark",), "none reported here, not zero"), ((), "")]


def test_where_every_party_gives_a_toll_nothing_is_said(count: Callable[..., Book]) -> None:
    assert missing(count(NORRLAND, SUDMARK)) == [((), "")]


def test_missing_things_are_no_missing_toll(count: Callable[..., Book]) -> None:
    told = says("one bridge was destroyed", "A", kind="destroyed", who="bridge", best=1)
    assert missing(count(told)) == [((), "")]


def perhaps(book: Book) -> dict[str, tuple[str, ...]]:
    return {line.claimant: line.perhaps_same for line in lines(book)}


def test_two_claimants_totals_of_one_group_are_perhaps_one(count: Callable[..., Book]) -> None:
    assert perhaps(count(NORRLAND, SUDMARK)) == {
        "Sudmark Ministry": ("perhaps one quantity with Norrland Ministry: “12”",),
        "Norrland Ministry": ("perhaps one quantity with Sudmark Ministry: “up to 40”",),
    }


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("villagers", "the villagers", True),
        ("villagers", "people", True),
        ("Brezna villagers", "villagers", True),
        ("soldiers", "people", True),
        ("women", "civilians", True),
        (None, "villagers", True),
        ("villagers", "soldiers", False),
        ("soldiers", "civilians", False),
        ("Sudmark soldiers", "Norrland soldiers", False),
        ("people of Brezna", "people of Elv", False),
    ],
)
def test_who_is_counted_tells_quantities_apart(
    count: Callable[..., Book], one: str | None, two: str | None, *, same: bool
) -> None:
    told = [says("12 have been killed", "A", who=one, best=12), says("12 were lost", "B", who=two, best=12)]
    assert all(bool(others) is same for others in perhaps(count(*told)).values())


def test_a_general_word_and_another_number_are_not_one(count: Callable[..., Book]) -> None:
    told = [says("four children died", "A", who="children", best=4), says("19 people died", "B", who="people", best=19)]
    assert perhaps(count(*told)) == {"A": (), "B": ()}


def test_one_claimants_figures_side_by_side_are_not_one(count: Callable[..., Book]) -> None:
    told = [says("12 villagers died", "A", best=12), says("12 people died", "A", who="people", best=12)]
    assert [line.perhaps_same for line in lines(count(*told))] == [(), ()]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ({"since": "2031-01"}, {"since": "2031-01-04"}, True),
        ({"since": "2031-01-04"}, {"since": "2029"}, False),
        ({"as_of": "2031-05-06"}, {"as_of": "2031-05-01"}, True),
        ({"as_of": "2031-05-06"}, {"as_of": "2025"}, False),
        ({"as_of": "no day"}, {"as_of": "2025"}, True),
    ],
)
def test_totals_since_other_days_are_not_one(
    count: Callable[..., Book], one: dict[str, Any], two: dict[str, Any], *, same: bool
) -> None:
    told = [says("12 villagers died", "A", best=12, **one), says("12 villagers were lost", "B", best=12, **two)]
    assert all(bool(others) is same for others in perhaps(count(*told)).values())


@pytest.mark.parametrize(
    ("one", "two", "best", "same"),
    [
        ({"places": ["Elv"]}, {"places": ["Elv"]}, 2, True),
        ({"places": ["Elv"]}, {"places": ["Brezna"]}, 2, False),
        ({"places": ["Elv"]}, {"places": [{"name": "Elve", "other_names": ["Elv"]}]}, 2, True),
        ({"places": ["Elv"], "time": "2031-05-06"}, {"places": ["Elv"], "time": "2031-05-05"}, 2, False),
        ({"time": "2031-05-06"}, {"time": "2031-05-06"}, 19, True),
        ({"time": "2031-05-06"}, {"time": "2031-05-06"}, 2, False),
        ({}, {}, 2, False),
        ({}, {}, 19, True),
    ],
)
def test_tolls_of_a_happening_are_one_where_place_or_day_are(
    count: Callable[..., Book], one: dict[str, Any], two: dict[str, Any], best: int, *, same: bool
) -> None:
    told = [
        says("so many villagers died", "A", scope="incident", best=best, **one),
        says("so many villagers were lost", "B", scope="incident", best=best, **two),
    ]
    assert all(bool(others) is same for others in perhaps(count(*told)).values())


def test_a_share_and_a_number_in_one_sentence_are_perhaps_one(count: Callable[..., Book]) -> None:
    share = says("60 per cent of the population fled", "A", kind="displaced", who="population", unit="percent",
                 best=60, text="60 per cent")  # fmt: skip
    number = says("an estimated 900 villagers left", "A", kind="displaced", best=900, text="an estimated 900")
    text = "60 per cent of the population fled and an estimated 900 villagers left."
    (group, shares) = toll_groups(count(share, number, text=text))
    assert group.lines[0].perhaps_same == ("perhaps one quantity with A: “60 per cent”",)
    assert shares.lines[0].perhaps_same == ("perhaps one quantity with A: “an estimated 900”",)
    assert {line.perhaps_same for line in lines(count(share, number))} == {()}


def test_many_likenesses_are_counted(count: Callable[..., Book]) -> None:
    told = [says(f"{n} villagers were killed", f"Office {n:02}", best=n, text=str(n)) for n in range(10, 19)]
    first = lines(count(*told))[0].perhaps_same
    assert len(first) == 7
    assert first[-1] == "perhaps one quantity with 2 other lines"


MIXED = (NORRLAND, SUDMARK, NOBODY, MISSION)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_order_of_series_changes_nothing(count: Callable[..., Book], order: tuple[int, ...]) -> None:
    book = count(*MIXED)
    shuffled = msgspec.structs.replace(book, tolls=tuple(book.tolls[n] for n in order))
    assert toll_groups(shuffled) == toll_groups(book)


NUMBERS = st.none() | st.integers(0, 10**7).map(float) | st.floats(0, 1e12)
CLAIMS = st.lists(
    st.fixed_dictionaries(
        {
            "by": st.sampled_from(["Norrland Ministry", "Sudmark Ministry", "Lake Mission", None]),
            "kind": st.sampled_from(["killed", "wounded", "displaced", "destroyed"]),
            "who": st.sampled_from([None, "villagers", "people", "Norrland soldiers", "Sudmark soldiers"]),
            "unit": st.sampled_from(["count", "percent"]),
            "scope": st.sampled_from(["incident", "cumulative"]),
            "low": NUMBERS,
            "best": NUMBERS,
            "high": NUMBERS,
            "text": st.sampled_from([None, "so many", "about so many"]),
            "stance": st.sampled_from(["asserts", "denies"]),
        }
    ),
    max_size=6,
)


def told_by(drawn: list[dict[str, Any]]) -> list[dict[str, Any]]:
    sides = {"Norrland Ministry": "Norrland", "Sudmark Ministry": "Sudmark"}
    return [says(f"sentence {n} of all", side=sides.get(one["by"]), **one) for n, one in enumerate(drawn)]


def numbers(groups: tuple[TollGroup, ...]) -> set[tuple[float | None, float | None, float | None, int]]:
    return {(f.low, f.best, f.high, f.number) for group in groups for line in group.lines for f in line.figures}


@given(CLAIMS)
def test_every_number_stands_in_the_claim_that_it_names(
    count: Callable[..., Book], drawn: list[dict[str, Any]]
) -> None:
    book = count(*told_by(drawn), text=" ".join(f"sentence {n} of all." for n in range(6)))
    told = [(t, book.numbers[c.id]) for c in book.claims.values() for t in c.tolls if c.stance is Stance.ASSERTS]
    given = {
        (t.low, t.best, t.high, number) if agree(t.low, t.best, t.high) else (None, None, None, number)
        for t, number in told
    }
    assert numbers(toll_groups(book)) == given


@given(CLAIMS)
def test_each_party_gives_a_toll_of_a_kind_and_scope_or_is_told_as_missing(
    count: Callable[..., Book], drawn: list[dict[str, Any]]
) -> None:
    groups = toll_groups(count(*told_by(drawn), text=" ".join(f"sentence {n} of all." for n in range(6))))
    for group in groups:
        assert bool(group.none_from) is bool(group.none_words)
        alike = [other for other in groups if (other.kind, other.scope) == (group.kind, group.scope)]
        giving = {line.side for other in alike for line in other.lines if line.side}
        lacking = {side for other in alike for side in other.none_from}
        assert giving.isdisjoint(lacking)
        if group.kind is not TollKind.DESTROYED:
            assert giving | lacking == {"Sudmark", "Norrland"}


@given(CLAIMS)
def test_no_bar_leaves_its_axis(count: Callable[..., Book], drawn: list[dict[str, Any]]) -> None:
    book = count(*told_by(drawn), text=" ".join(f"sentence {n} of all." for n in range(6)))
    for group in toll_groups(book):
        assert len({line.top for line in group.lines}) == 1
        bounds = [b for line in group.lines for f in line.figures for b in (f.low, f.best, f.high) if b is not None]
        assert all(bound <= group.lines[0].top for bound in bounds)
        assert (group.lines[0].top == 0) is (not bounds)


def swapped(value: Any, kind: Any) -> Any:
    """Records with the names of both sides swapped."""
    text = msgspec.json.encode(value).decode()
    for one, two in (("Norrland", "\0"), ("Sudmark", "Norrland"), ("\0", "Sudmark")):
        text = text.replace(one, two)
    return msgspec.json.decode(text, type=kind)


@given(CLAIMS)
def test_swapping_the_sides_mirrors_the_tolls(count: Callable[..., Book], drawn: list[dict[str, Any]]) -> None:
    book = count(*told_by(drawn), text=" ".join(f"sentence {n} of all." for n in range(6)))
    mirror = make_book(
        Records(
            reports=book.reports,
            claims=swapped(tuple(book.claims.values()), tuple[Claim, ...]),
            tolls=swapped(book.tolls, tuple[TollSeries, ...]),
        ),
        conflict=swapped(CONFLICT, Conflict),
    )
    assert toll_groups(mirror) == swapped(toll_groups(book), tuple[TollGroup, ...])


def test_lines_of_a_side_stand_by_the_text_and_a_claimant_together(count: Callable[..., Book]) -> None:
    told = [
        says("12 villagers of Norrland died", "Norrland Police", "Norrland", who="Norrland villagers", best=12),
        says("nine people died", "Norrland Army", "Norrland", who="people", best=9),
        says("three nuns died", "Norrland Police", "Norrland", who="nuns", best=3),
    ]
    assert [line.who for line in lines(count(*told))] == ["Norrland villagers", "nuns", "people"]
