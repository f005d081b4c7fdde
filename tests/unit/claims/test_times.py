"""Times by example, counted from a dispatch of Monday 2024-05-20 where nothing else is said."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.claims.times import day_of, find_times
from counterclaim.claims.times.atoms import find_atoms
from counterclaim.records.enums import TimeBasis, TimePrecision

DAY = "2024-05-20"


def ranges(doc):
    return [(t.time.earliest, t.time.latest) for t in find_times(doc)]


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("Shells fell on Monday.", DAY, DAY, "day"),
        ("Shells fell on Friday.", "2024-05-17", "2024-05-17", "day"),
        ("Envoys will meet on Friday.", "2024-05-24", "2024-05-24", "day"),
        ("Talks are scheduled for Thursday.", "2024-05-23", "2024-05-23", "day"),
        ("Shells fell last Monday.", "2024-05-13", "2024-05-13", "day"),
        ("Shells fell on Tuesday last week.", "2024-05-14", "2024-05-14", "day"),
        ("Shells fell today.", DAY, DAY, "day"),
        ("Shells fell yesterday.", "2024-05-19", "2024-05-19", "day"),
        ("Talks start tomorrow.", "2024-05-21", "2024-05-21", "day"),
        ("Shells fell three days ago.", "2024-05-17", "2024-05-17", "day"),
        ("Shells fell a few days ago.", "2024-05-13", "2024-05-18", "range"),
        ("The bridge fell a month ago.", "2024-04", "2024-04", "month"),
        ("The bridge fell two weeks ago.", "2024-05-06", "2024-05-12", "week"),
        ("The bridge fell two years ago.", "2022", "2022", "year"),
        ("The bridge fell last week.", "2024-05-13", "2024-05-19", "week"),
        ("The bridge fell last month.", "2024-04", "2024-04", "month"),
        ("The bridge fell last year.", "2023", "2023", "year"),
        ("The bridge fell earlier this month.", "2024-05-01", DAY, "range"),
        ("The bridge fell this month.", "2024-05", "2024-05", "month"),
        ("The bridge fell on 3 May.", "2024-05-03", "2024-05-03", "day"),
        ("The bridge fell on Dec. 10.", "2023-12-10", "2023-12-10", "day"),
        ("Voters will choose on June 2.", "2024-06-02", "2024-06-02", "day"),
        ("The bridge fell on 4 July 2021.", "2021-07-04", "2021-07-04", "day"),
        ("The bridge fell on Tuesday, May 14, in the rain.", "2024-05-14", "2024-05-14", "day"),
        ("The bridge fell in March.", "2024-03", "2024-03", "month"),
        ("The bridge fell in October.", "2023-10", "2023-10", "month"),
        ("The bridge fell in October 2017.", "2017-10", "2017-10", "month"),
        ("The bridge fell in late April.", "2024-04-21", "2024-04-30", "range"),
        ("The guns came in 2008–2009.", "2008", "2009", "range"),
        ("The guns came between 2008 and 2011.", "2008", "2011", "range"),
        ("The guns came from 3 May to 9 May.", "2024-05-03", "2024-05-09", "range"),
        ("The mill burned on the 14th.", "2024-05-14", "2024-05-14", "day"),
        ("The mill burned on the 28th, when nobody was in.", "2024-04-28", "2024-04-28", "day"),
        ("The truce will begin on the 28th.", "2024-05-28", "2024-05-28", "day"),
        ("In the night of the 7th a mill burned.", "2024-05-07T18:00", "2024-05-07T23:59", "part_of_day"),
        ("The town was shelled from the 3rd to the 5th.", "2024-05-03", "2024-05-05", "range"),
        ("The town was shelled between the 3rd and the 5th.", "2024-05-03", "2024-05-05", "range"),
        ("The town was shelled on the 18th and 19th.", "2024-05-18", "2024-05-19", "range"),
        ("The town was shelled on 14 and 15 May.", "2024-05-14", "2024-05-15", "range"),
        ("Homes burned on May 14 and 15.", "2024-05-14", "2024-05-15", "range"),
        ("On May 14 and 15 people died.", "2024-05-14", "2024-05-14", "day"),
        ("The guns fired between 1 and 5 May.", "2024-05-01", "2024-05-05", "range"),
        ("The guns came in the 1990s.", "1990", "1999", "range"),
        ("The pause lasts six days ending on Friday.", "2024-05-19", "2024-05-24", "range"),
        ("Shells fell on 2024-05-11.", "2024-05-11", "2024-05-11", "day"),
        ("Shells fell on 25/12/2023.", "2023-12-25", "2023-12-25", "day"),
        ("The bridge fell in the summer of 2022.", "2022", "2022", "range"),
    ],
)
def test_days_weeks_months_years(document, text, earliest, latest, precision):
    (found,) = [t for t in find_times(document(text, published=DAY)) if t.kind == "point"]
    assert (found.time.earliest, found.time.latest, found.time.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("Shells fell late on Friday.", "2024-05-17T18:00", "2024-05-17T23:59", "part_of_day"),
        ("Shells fell on Friday morning.", "2024-05-17T06:00", "2024-05-17T12:00", "part_of_day"),
        ("Shells fell in the morning.", "2024-05-20T06:00", "2024-05-20T12:00", "part_of_day"),
        ("Shells fell this afternoon.", "2024-05-20T12:00", "2024-05-20T18:00", "part_of_day"),
        ("Shells fell yesterday evening.", "2024-05-19T18:00", "2024-05-19T23:59", "part_of_day"),
        ("Shells fell overnight.", "2024-05-19T18:00", "2024-05-20T06:00", "part_of_day"),
        ("Shells fell at 10:30 a.m. on Friday.", "2024-05-17T10:30", "2024-05-17T10:30", "minute"),
        ("Shells fell at 7 p.m.", "2024-05-20T19:00", "2024-05-20T19:00", "hour"),
        ("SHELLS FELL YESTERDAY AFTERNOON.", "2024-05-19T12:00", "2024-05-19T18:00", "part_of_day"),
    ],
)
def test_parts_of_the_day(document, text, earliest, latest, precision):
    (found,) = find_times(document(text, published=DAY))
    assert (found.time.earliest, found.time.latest, found.time.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "kind", "earliest", "latest"),
    [
        ("Thousands have fled since 3 May.", "span_until_now", "2024-05-03", DAY),
        ("Attacks have spread since October 2017.", "span_until_now", "2017-10", DAY),
        ("Ten died in the last 24 hours.", "span_until_now", "2024-05-19", DAY),
        ("Trade grew over the past decade.", "span_until_now", "2014-05-20", DAY),
        ("Ten have died so far.", "span_until_now", None, DAY),
        ("The fight lasted three hours.", "duration", None, None),
        ("Shells fall every day.", "frequency", None, None),
    ],
)
def test_spans_lengths_and_rhythms(document, text, kind, earliest, latest):
    (found,) = find_times(document(text, published=DAY))
    assert (found.kind, found.time.earliest, found.time.latest) == (kind, earliest, latest)


def test_a_december_day_told_in_january_is_of_the_year_before(document):
    doc = document("THE RAID TOOK PLACE ON 30 DECEMBER.", published="1990-01-03")
    assert ranges(doc) == [("1989-12-30", "1989-12-30")]


@pytest.mark.parametrize(
    "text",
    [
        "A man died on the 18th floor.",
        "Shells fell on the 3rd Army.",
        "The raid was led by the 14th and 15th brigades.",
        "An attack on the 14th, 15th and 30th brigades failed.",
        "He opposed the 5th article.",
        "It fired on the 31st-century keep.",
    ],
)
def test_what_is_numbered_and_no_day(document, text):
    assert ranges(document(text, published=DAY)) == []


def test_a_numbered_day_is_of_the_month_told_before(document):
    text = "The mill burned on March 3. The barn was hit on the 5th."
    assert ranges(document(text, published=DAY)) == [("2024-03-03", "2024-03-03"), ("2024-03-05", "2024-03-05")]


@pytest.mark.parametrize("text", ["Shells fell on Monday.", "Shells fell on October 10.", "Shells fell last week."])
def test_without_a_day_to_count_from_only_full_dates_are_fixed(document, text):
    assert ranges(document(text)) == [(None, None)]
    assert ranges(document("Shells fell on October 10, 2020.")) == [("2020-10-10", "2020-10-10")]


def test_two_full_dates_of_one_year_give_the_year_to_the_others(document):
    doc = document("A truce of 4 May 2021 failed on 6 May 2021.\nShells fell on 9 May.")
    assert ranges(doc)[-1] == ("2021-05-09", "2021-05-09")
    assert find_times(doc)[-1].time.basis is TimeBasis.STATED
    assert ranges(document("A pact of 4 May 2011 stands.\nShells fell on 9 May."))[-1] == (None, None)


def test_the_dateline_counts_before_the_day_of_publication(document):
    doc = document("Shells fell yesterday.", published="1990-01-05", dateline="BOGOTA, 3 JAN 90 --")
    assert str(day_of(doc)) == "1990-01-03"
    (found,) = find_times(doc)
    assert (found.time.earliest, found.time.basis) == ("1990-01-02", TimeBasis.DATELINE)


def test_a_dateline_without_a_year_takes_it_from_publication(document):
    doc = document("Shells fell.", published="2024-01-02", dateline="PORT SUDAN, December 31 (Agency)")
    assert str(day_of(doc)) == "2023-12-31"


def test_no_day_without_dateline_or_publication(document):
    assert day_of(document("Shells fell.")) is None
    assert day_of(document("Shells fell.", published="yesterday")) is None


@pytest.mark.parametrize(
    ("text", "words", "governor"),
    [
        ("The mayor said on Friday that shells fell on Thursday.", "Friday", "said"),
        ("The mayor said on Friday that shells fell on Thursday.", "Thursday", "fell"),
        ("The union accused the army on Friday, May 17, of looting.", "Friday, May 17", "accused"),
        ("The commander was replaced late on Friday.", "late on Friday", "replaced"),
    ],
)
def test_a_time_belongs_to_its_verb(document, text, words, governor):
    doc = document(text, published=DAY)
    (found,) = [t for t in find_times(doc) if t.time.text == words]
    assert doc.tokens[found.governor].text == governor


@pytest.mark.parametrize(
    "text",
    ["They may march on.", "In 2000 villages there is no water.", "Room 2012 is empty.", "A 34-year-old man wept."],
)
def test_what_is_no_time(document, text):
    assert [t for t in find_times(document(text, published=DAY)) if t.time.earliest] == []


def test_every_time_says_why(document):
    (found,) = find_times(document("Shells fell on Friday.", published=DAY))
    assert found.reasons[0].step == "time"
    assert found.reasons[0].note


WORDS = [
    "on",
    "in",
    "since",
    "until",
    "the",
    "last",
    "Friday",
    "3",
    "May",
    "2021",
    "morning",
    "of",
    "late",
    "ago",
    "two",
    "days",
    "week",
    "10:30",
    "to",
    "between",
    "and",
    ",",
    "31",
    "June",
    "99",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_atoms_never_overlap_and_stay_in_the_text(words):
    text = " ".join(words)
    end = 0
    for atom in find_atoms(text):
        assert end <= atom.start < atom.end <= len(text)
        end = atom.end


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=12), st.dates())
def test_no_words_break_it_and_ranges_run_forward(document, words, day):
    for found in find_times(document("Shells fell " + " ".join(words), published=day.isoformat())):
        early, late = found.time.earliest, found.time.latest
        assert found.first < found.last
        assert isinstance(found.time.precision, TimePrecision)
        if early and late:
            assert early <= late or late.startswith(early) or early.startswith(late)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("In the night to Friday drones fell on the depot.", "2024-05-16T18:00", "2024-05-17T06:00"),
        ("In the night to 14 May drones fell on the depot.", "2024-05-13T18:00", "2024-05-14T06:00"),
        ("Drones fell on the depot overnight into Friday.", "2024-05-16T18:00", "2024-05-17T06:00"),
        ("The change came two days after the landing in the delta.", None, None),
        ("It ended three weeks before the harvest.", None, None),
        ("Shells fell that night.", None, None),
    ],
)
def test_a_night_that_ends_on_a_day_and_what_is_counted_from_no_day(document, text, earliest, latest):
    assert ranges(document(text, published=DAY))[-1] == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "A pensioner, born in 1951, was killed.",
        "The shell killed a woman born in 1962 and her son.",
        "Ilan Merro, born on 3 May 1990, was wounded.",
    ],
)
def test_the_year_of_a_birth_is_no_time_of_anything_told(document, text):
    assert ranges(document(text, published=DAY)) == []


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        (
            "The village was shelled on Friday. The army said on Sunday that it had not fired. Two died that night.",
            "17",
        ),
        ("A depot burned on Friday after Sunday's strike. Shells fell on the road that night.", "17"),
        ("The inquiry looked into the events of 3 May. Jets were over the town that afternoon.", "03"),
        ("Residents fled on Saturday, a spokesman told reporters on Sunday. In the evening shells fell.", "18"),
    ],
)
def test_a_day_of_speech_or_of_another_act_is_not_the_one_pointed_back_to(document, text, earliest):
    last = find_times(document(text, published=DAY))[-1]
    assert (last.time.earliest or "")[:10] == f"2024-05-{earliest}"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Covering 18 May, the second day of the pause.", "2024-05-18"),
        ("Daily report for 19 May 2024.", "2024-05-19"),
        ("Reporting period: 19 May.", "2024-05-19"),
        ("Covering 3 May 2021, a reader asks.", DAY),
    ],
)
def test_hours_of_a_daily_report_are_of_the_day_that_it_covers(document, head, day):
    doc = document(
        f"{head}\n- The mission visited two villages.\n- Bridge: at 11:30 a tractor struck a mine.", published=DAY
    )
    assert find_times(doc)[-1].time.earliest == f"{day}T11:30"


def test_an_item_of_a_list_does_not_take_the_day_of_the_item_before(document):
    doc = document(
        "- Ford: six impacts of 17 May were seen.\n- Bridge: at 11:30 a tractor struck a mine.", published=DAY
    )
    assert find_times(doc)[-1].time.earliest == f"{DAY}T11:30"
