"""What several reports tell of one happening is joined; what happened on another day or elsewhere is not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.book.incidents.apart import apart
from counterclaim.book.incidents.blocks import keys
from counterclaim.book.incidents.linker import incident_linker, order, score
from counterclaim.book.incidents.tellings import Telling
from counterclaim.records.claim import Place, TimeRange
from counterclaim.records.enums import PlacePrecision, TimeBasis, TimePrecision

LINKER = incident_linker()


def day(text: str, last: str | None = None) -> tuple[TimeRange, ...]:
    precision = TimePrecision.RANGE if last else TimePrecision.DAY
    return (TimeRange(earliest=text, latest=last or text, precision=precision, basis=TimeBasis.STATED, text=text),)


def town(name: str, *others: str, precision: PlacePrecision = PlacePrecision.SETTLEMENT) -> Place:
    return Place(name=name, precision=precision, other_names=others)


def telling(report: str = "r1", **fields: Any) -> Telling:
    told: dict[str, Any] = {
        "published": "2031-03-06",
        "types": ("shelling",),
        "times": day("2031-03-04"),
        "places": (town("Brezna"),),
    }
    return Telling(report=report, **{**told, **fields})


def points(one: Telling, two: Telling) -> float:
    found = score(one, two)
    return found.points if found else 0.0


def test_one_town_one_day_one_type_are_one() -> None:
    assert points(telling("r1"), telling("r2")) >= LINKER.enough


def test_the_grounds_are_told_in_words() -> None:
    found = score(telling("r1", hit=frozenset({"mill"})), telling("r2", hit=frozenset({"mill"})))
    assert found is not None
    assert {"same place: Brezna", "same day", "same target: mill"} <= set(found.grounds)


def test_a_village_shelled_on_two_days_has_two_incidents() -> None:
    assert points(telling("r1"), telling("r2", times=day("2031-03-05"))) < LINKER.enough
    assert apart(telling("r1"), telling("r2", times=day("2031-03-06"))) == "different days"


def test_five_days_are_five() -> None:
    days = [telling(f"r{n}", times=day(f"2031-03-0{n}"), published="2031-03-09") for n in range(1, 6)]
    assert all(points(a, b) < LINKER.enough for a in days for b in days if a is not b)


def test_one_strike_told_with_two_dates_is_one() -> None:
    told = {"hit": frozenset({"market"}), "tolls": frozenset({("killed", 9.0)})}
    assert points(telling("r1", **told), telling("r2", times=day("2031-03-05"), **told)) >= LINKER.enough


def test_market_and_hospital_on_one_day_in_one_town_are_not_joined() -> None:
    one = telling("r1", hit=frozenset({"market"}), weapons=frozenset({"rocket"}))
    two = telling("r2", hit=frozenset({"hospital"}), weapons=frozenset({"drone"}))
    assert points(one, two) < LINKER.enough


def test_two_towns_are_two() -> None:
    assert apart(telling("r1"), telling("r2", places=(town("Dolna"),))) == "different places"


def test_a_disputed_place_is_one_under_both_names() -> None:
    assert points(telling("r1", places=(town("Brezna", "Breznik"),)), telling("r2", places=(town("Breznik"),))) >= 3


def test_a_battle_of_last_year_is_another() -> None:
    assert apart(telling("r1"), telling("r2", times=day("2030-03-04"))) == "different days"


def test_again_keeps_a_vague_telling_apart() -> None:
    vague = day("2031-03-01", "2031-03-31")
    assert points(telling("r1"), telling("r2", times=vague, another=True)) < LINKER.doubtful


def test_last_weeks_bombing_of_the_market_joins_the_earlier() -> None:
    one = telling("r1", hit=frozenset({"market"}))
    two = telling("r2", times=day("2031-03-02", "2031-03-08"), hit=frozenset({"market"}), published="2031-03-11")
    assert points(one, two) >= LINKER.enough


def test_a_report_cannot_tell_what_had_not_happened() -> None:
    assert apart(telling("r1"), telling("r2", times=(), published="2031-03-01")) == "told before it happened"


def test_kinds_that_are_never_one() -> None:
    assert apart(telling("r1"), telling("r2", types=("meeting",))) == "types that are never one happening"


def test_reports_without_any_day_meet_by_their_story() -> None:
    story = (("brezna", 0.6), ("depot", 0.5), ("mill", 0.4), ("orlu", 0.3), ("road", 0.2))
    undated = {"times": (), "published": None, "story": story, "hit": frozenset({"depot"})}
    one, two = telling("r1", **undated), telling("r2", **undated)
    assert set(keys(one)) & set(keys(two))
    assert points(one, two) >= LINKER.enough
    assert points(one, telling("r3", **{**undated, "places": (), "hit": frozenset(), "story": ()})) < LINKER.enough


def test_those_who_came_to_look_tell_of_the_strike() -> None:
    looked = telling("r2", types=("investigation",), hit=frozenset({"market"}))
    assert points(telling("r1", types=("air_strike",), hit=frozenset({"market"})), looked) >= LINKER.enough
    assert (
        points(telling("r1", types=("air_strike",)), telling("r2", types=("investigation",), times=())) < LINKER.enough
    )


def test_type_and_doer_alone_join_nothing() -> None:
    bare = {"times": (), "places": (), "published": None}
    assert (
        points(telling("r1", doers=frozenset({"army"}), **bare), telling("r2", doers=frozenset({"army"}), **bare)) < 2
    )


def test_two_lines_of_one_report_stay_two() -> None:
    one = telling(hit=frozenset({"mill"}), first=10)
    assert apart(one, telling(hit=frozenset({"dam"}), first=900)) == "one report tells them as two"


@pytest.mark.parametrize(
    "further",
    [
        {"times": (), "types": ("investigation",)},
        {"places": (), "types": ("casualties",)},
        {"types": ("property_destruction",), "hit": frozenset({"mill"})},
        {"times": (), "places": (town("Brezna mill", precision=PlacePrecision.SITE),)},
    ],
    ids=["who came to look", "the dead told later", "what it burnt", "the site by itself"],
)
def test_what_one_report_tells_further_down_may_be_the_same(further: dict[str, Any]) -> None:
    assert apart(telling(hit=frozenset({"mill"}), first=10), telling(first=900, **further)) is None


@pytest.mark.parametrize(
    "other",
    [
        {"times": day("2031-03-05")},
        {"places": (town("Dolna"),)},
        {"types": ("casualties",), "hit": frozenset({"dam"})},
        {"times": (), "another": True},
    ],
    ids=["the next day", "in another village", "another target", "a further one"],
)
def test_what_one_report_sets_beside_it_is_another(other: dict[str, Any]) -> None:
    assert apart(telling(hit=frozenset({"mill"}), first=10), telling(first=900, **other)) is not None


def test_a_bare_line_goes_on_about_what_stands_beside_it() -> None:
    bare = telling(times=(), places=(), first=120, last=160)
    assert points(telling(first=10, last=100), bare) >= LINKER.enough
    assert points(telling(first=10, last=100), telling(times=(), places=(), first=5000, last=5040)) == 0


def test_days_no_calendar_has_end_nothing() -> None:
    odd = telling("r2", times=day("2031-02-31"), published="soon")
    assert list(keys(odd)) is not None
    assert points(telling("r1"), odd) < LINKER.enough


@pytest.mark.parametrize(
    ("told", "looked_back"),
    [
        ("2031-03-04", "2031-03-30"),
        ("2031-03-30", "2031-04-12"),
        ("2031-03-30", "2031-04-30"),
    ],
    ids=["weeks later", "over the month's end", "a month later"],
)
def test_a_look_back_without_day_or_place_is_looked_for_by_its_words(told: str, looked_back: str) -> None:
    words = (("depot", 0.7), ("furniture", 0.6), ("planes", 0.4))
    back = telling("r2", times=(), places=(), published=looked_back, words=(("depot", 0.7), ("furniture", 0.7)))
    assert set(keys(telling("r1", times=day(told), words=words))) & set(keys(back))


def test_one_word_in_common_is_no_reason_to_look() -> None:
    one = telling("r1", words=(("depot", 0.7), ("furniture", 0.7)))
    two = telling("r2", times=(), places=(), published="2031-03-30", words=(("depot", 0.7), ("drones", 0.7)))
    assert not set(keys(one)) & set(keys(two))


def test_sentences_about_one_thing_speak_for_it() -> None:
    said = (("brezna", 0.6), ("flour", 0.4), ("mill", 0.7))
    one, two = telling("r1", sentences=said), telling("r2", times=(), sentences=said)
    assert points(one, two) > points(one, telling("r2", times=()))
    found = score(one, two)
    assert found is not None
    assert "sentences alike: mill, brezna, flour" in found.grounds


def test_people_hit_and_what_they_were_hit_in_are_no_two_targets() -> None:
    market = telling("r1", hit=frozenset({"market"}), weapons=frozenset({"rocket"}))
    traders = telling("r2", hit=frozenset({"trader"}), people=frozenset({"trader"}), times=())
    soldiers = telling("r3", hit=frozenset({"barrack"}), times=())
    assert points(market, traders) > points(market, soldiers)


def test_a_target_that_the_others_sentence_names_is_no_other_target() -> None:
    ferry = telling("r1", hit=frozenset({"ferry"}), sentences=(("ferry", 0.8), ("strait", 0.6)))
    cabin = telling("r2", hit=frozenset({"cabin"}), sentences=(("cabin", 0.8), ("ferry", 0.6)))
    found = score(ferry, cabin)
    assert found is not None
    assert "other targets" not in found.grounds


def test_a_report_without_a_day_of_publication_leaves_open_what_is_one() -> None:
    one = telling(published=None, hit=frozenset({"mill"}), first=10)
    assert apart(one, telling(published=None, times=(), types=("casualties",), first=900)) is not None
    assert apart(one, telling(published=None, first=900)) is None


def test_an_open_time_has_few_keys() -> None:
    since = TimeRange(earliest="1999", latest=None, precision=TimePrecision.RANGE, basis=TimeBasis.STATED, text="since")
    assert len(list(keys(telling(times=(since,))))) < 100


def test_the_first_published_is_first() -> None:
    assert order(telling("r9", published="2031-03-05")) < order(telling("r1", published="2031-03-06"))


WORDS = st.frozensets(st.sampled_from(("mill", "market", "hospital", "army")), max_size=2)
TELLINGS = st.builds(
    telling,
    st.sampled_from(("r1", "r2", "r3")),
    published=st.sampled_from((None, "2031-03-04", "2031-03-06")),
    types=st.sampled_from((("shelling",), ("air_strike", "casualties"), ("meeting",), ("armed_clash",))),
    times=st.sampled_from(((), day("2031-03-04"), day("2031-03-05"), day("2031-03-01", "2031-03-31"))),
    places=st.sampled_from(((), (town("Brezna"),), (town("Dolna"), town("Brezna District")))),
    hit=WORDS,
    doers=WORDS,
    weapons=WORDS,
    names=WORDS,
    around=WORDS,
    another=st.booleans(),
    first=st.integers(0, 900),
    last=st.integers(900, 1800),
    tolls=st.frozensets(st.tuples(st.just("killed"), st.sampled_from((2.0, 3.0)))),
)


@given(TELLINGS, TELLINGS)
def test_the_score_is_the_same_both_ways(one: Telling, two: Telling) -> None:
    first, second = score(one, two), score(two, one)
    assert apart(one, two) == apart(two, one)
    assert (first and first.points) == (second and second.points)


@given(TELLINGS, TELLINGS)
def test_what_joins_outright_shares_a_block(one: Telling, two: Telling) -> None:
    found = score(one, two)
    if found and found.points >= LINKER.enough and "same day" in found.grounds and one.places and two.places:
        assert set(keys(one)) & set(keys(two))


@given(TELLINGS, TELLINGS)
def test_exchanging_the_sides_changes_nothing(one: Telling, two: Telling) -> None:
    def mirrored(t: Telling) -> Telling:
        other = {"army": "militia"}
        fields = {n: frozenset(other.get(w, w) for w in getattr(t, n)) for n in ("doers", "hit", "names", "around")}
        return telling(**{**{n: getattr(t, n) for n in t.__struct_fields__}, **fields})

    straight, turned = score(one, two), score(mirrored(one), mirrored(two))
    assert (straight and straight.points) == (turned and turned.points)


@pytest.mark.parametrize("text", ["", "x" * 10_000])
def test_long_and_empty_names_are_bounded(text: str) -> None:
    assert len(list(keys(telling(names=frozenset({text}))))) < 100


def share_a_block(one: Telling, two: Telling) -> bool:
    return bool(set(keys(one)) & set(keys(two)))


def test_news_of_two_days_on_one_thing_share_a_block() -> None:
    fixed = telling(hit=frozenset({"hospital"}))
    loose = telling("r2", times=(), places=(), published="2031-03-06", hit=frozenset({"hospital"}))
    assert share_a_block(fixed, loose)
    assert not share_a_block(fixed, telling("r2", times=(), places=(), published="2031-03-26", hit=loose.hit))


def test_a_bare_line_is_looked_for_by_its_story_and_kind() -> None:
    story = (("brezna", 0.9), ("ferry", 0.4))
    one = telling(story=story, published="2031-03-05")
    assert share_a_block(one, telling("r2", times=(), places=(), published="2031-03-05", story=story))


def test_what_is_told_of_a_month_is_no_news() -> None:
    month = telling("r2", times=day("2031-03-01", "2031-03-31"), published="2031-03-30")
    assert not share_a_block(telling(times=day("2031-03-29"), places=(town("Odrava"),)), month)


@pytest.mark.parametrize("published", [None, "0001-01-01", "9999-12-31", "2031-02-30", "soon"])
def test_days_that_no_calendar_has_break_no_block(published: str | None) -> None:
    assert len(list(keys(telling(published=published, times=())))) < 200


@pytest.mark.parametrize(
    ("kind", "shared"),
    [
        ("arrest", {"hit": frozenset({"suspect"}), "doers": frozenset({"police"})}),
        ("abduction", {"words": (("kidnap", 1.0),)}),
        ("arrest", {"hit": frozenset({"activist"}), "words": (("bail", 0.8), ("judge", 0.6))}),
        ("shelling", {"hit": frozenset({"house"}), "weapons": frozenset({"mortar"}), "doers": frozenset({"army"})}),
    ],
)
def test_what_is_told_of_many_in_any_two_days_joins_nothing(kind: str, shared: dict[str, Any]) -> None:
    one = telling("r1", types=(kind,), times=(), places=(), **shared)
    two = telling("r2", types=(kind,), times=(), places=(), published="2031-03-07", **shared)
    assert LINKER.doubtful <= points(one, two) < LINKER.enough


@pytest.mark.parametrize(
    "named",
    [
        {"names": frozenset({"orvan"})},
        {"around": frozenset({"orvan"})},
        {"tolls": frozenset({("killed", 9.0)})},
        {"story": (("depot", 0.6), ("orvan", 0.8))},
        {"places": (town("Brezna"),)},
    ],
)
def test_a_name_a_number_a_place_or_one_story_tells_which(named: dict[str, Any]) -> None:
    told = {"times": (), "places": (), "hit": frozenset({"suspect"}), "words": (("bail", 0.8), ("judge", 0.6)), **named}
    assert points(telling("r1", **told), telling("r2", published="2031-03-07", **told)) >= LINKER.enough


def test_a_word_that_leaves_open_what_exploded_is_no_other_weapon() -> None:
    jets, bombs = telling(weapons=frozenset(("aircraft",))), telling("r2", weapons=frozenset(("bomb",)))
    guns = telling("r2", weapons=frozenset(("mortar",)))
    assert points(jets, bombs) > points(jets, guns)


def test_two_rows_of_one_hand_coded_set_are_apart_and_two_versions_of_one_row_are_not() -> None:
    one, two = telling("r1", row=("ACLED", "event 1")), telling("r2", row=("ACLED", "event 2"))
    assert apart(one, two) == "two rows of one hand-coded set"
    assert apart(one, telling("r2", row=("ACLED", "event 1"))) is None
    assert apart(one, telling("r2", row=("UCDP GED", "event 2"))) is None
    assert points(one, telling("r2")) >= LINKER.enough


def test_rows_of_hand_coded_sets_come_last_so_that_no_incident_bears_their_id() -> None:
    assert order(telling("r1", row=("ACLED", "event 1"), published=None)) > order(telling("r2", published=None))
