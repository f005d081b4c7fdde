"""Numbers by the number table of the coding rules, what they count, and what they measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.amounts import parse_amount
from counterclaim.claims.quantities import quantities_in
from counterclaim.records.enums import Unit


def numbers_of(doc):
    """The numbers of all its sentences."""
    return tuple(q for s in doc.sentences for q in quantities_in(doc, s.first, s.last))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7", 7),
        ("90,000", 90_000),
        ("300 000", 300_000),
        ("1.5 million", 1_500_000),
        ("half a million", 500_000),
        ("twenty-four", 24),
        ("two hundred and fifty thousand", 250_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a hundred", 100),
        ("one thousand two hundred", 1200),
    ],
)
def test_amounts(words, value):
    assert parse_amount(words) == value


@given(st.integers(0, 10**9))
def test_figures_are_read_with_and_without_separators(number):
    assert parse_amount(str(number)) == number
    assert parse_amount(f"{number:,}") == number
    assert parse_amount(f"{number:,}".replace(",", " ")) == number


@pytest.mark.parametrize(
    ("text", "low", "best", "high"),
    [
        ("7 guards stood there.", None, 7, None),
        ("About 7 guards stood there.", None, 7, None),
        ("Some 70 guards stood there.", None, 70, None),
        ("An estimated 70 guards stood there.", None, 70, None),
        ("Roughly seventy guards stood there.", None, 70, None),
        ("Nearly 70 guards stood there.", None, None, 70),
        ("Almost 70 guards stood there.", None, None, 70),
        ("Up to 5,000 guards stood there.", None, None, 5000),
        ("As many as 70 guards stood there.", None, None, 70),
        ("Fewer than 70 guards stood there.", None, None, 70),
        ("More than 70 guards stood there.", 70, None, None),
        ("Over 70 guards stood there.", 70, None, None),
        ("At least 70 guards stood there.", 70, None, None),
        ("No fewer than 70 guards stood there.", 70, None, None),
        ("70 or more guards stood there.", 70, None, None),
        ("Between 60 and 70 guards stood there.", 60, None, 70),
        ("60 to 70 guards stood there.", 60, None, 70),
        ("60-70 guards stood there.", 60, None, 70),
        ("Two to three million guards stood there.", 2_000_000, None, 3_000_000),
        ("Several guards stood there.", 2, None, None),
        ("A few guards stood there.", 2, None, None),
        ("A couple of guards stood there.", 2, None, None),
        ("A number of guards stood there.", 2, None, None),
        ("A dozen guards stood there.", None, 12, None),
        ("Dozens of guards stood there.", 24, None, None),
        ("Scores of guards stood there.", 40, None, None),
        ("Hundreds of guards stood there.", 200, None, None),
        ("Several hundred guards stood there.", 200, None, None),
        ("Thousands of guards stood there.", 2000, None, None),
        ("Tens of thousands of guards stood there.", 20_000, None, None),
        ("No guards stood there.", None, 0, None),
        ("None of the guards stood there.", None, 0, None),
        ("MORE THAN SEVENTY GUARDS STOOD THERE.", 70, None, None),
    ],
)
def test_the_number_table(document, text, low, best, high):
    doc = document(text)
    (found,) = numbers_of(doc)
    assert (found.low, found.best, found.high, found.unit) == (low, best, high, Unit.COUNT)
    assert doc.tokens[found.noun].text.lower() == "guards"


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Half of the guards left.", 50),
        ("A third of the guards left.", 33.3),
        ("Two thirds of the guards left.", 66.7),
        ("One in ten guards left.", 10),
        ("Three out of four guards left.", 75),
        ("60 percent of the guards left.", 60),
        ("60% of the guards left.", 60),
        ("60 per cent of the guards left.", 60),
    ],
)
def test_shares_are_percentages_of_a_base(document, text, percent):
    (found,) = numbers_of(document(text))
    assert (found.unit, found.best, found.base) == (Unit.PERCENT, percent, "guards")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("They paid $40 billion.", "money"),
        ("They paid 40 billion euros.", "money"),
        ("They walked 30 km.", "length"),
        ("A 122 mm shell fell.", "length"),
        ("They sent 12 tons.", "weight"),
        ("A man, aged 34, wept.", "age"),
        ("A 34-year-old man wept.", "age"),
        ("They waited 12 hours.", "time"),
        ("They came on 5 May.", "date"),
        ("They came in 2019.", "date"),
        ("They stayed from May 24 to 28.", "date"),
        ("Resolution 2328 was read.", "name"),
    ],
)
def test_what_is_measured_is_not_counted(document, text, measure):
    (found,) = numbers_of(document(text))
    assert found.measure == measure


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The clinic raised its count of the dead since May 24 to 57.", [57]),
        ("The clinic raised its count of the dead since May 24 to 28.", [28]),
        ("The guards are 24 to 57.", [24]),
    ],
)
def test_a_day_before_a_number_is_no_range(document, text, numbers):
    assert [q.best or q.low for q in numbers_of(document(text))] == numbers


def test_a_word_of_time_may_be_part_of_who_is_counted(document):
    (found,) = numbers_of(document("Two night watchmen slept."))
    assert found.measure == "none"


@pytest.mark.parametrize(
    "text", ["An M-16 was seized.", "They spoke to one another.", "This one is open.", "It came 5th."]
)
def test_words_and_names_that_count_nothing(document, text):
    assert numbers_of(document(text)) == ()


def test_the_number_is_quoted_with_its_hedge(document):
    (found,) = numbers_of(document("An\nestimated 90,000 nuns left.".replace("\n", " ")))
    assert found.text == "An estimated 90,000"


def test_parts_and_others_are_marked(document):
    ten, five, two = numbers_of(document("Ten men came, five of them guards, and two others."))
    assert (ten.partitive, five.partitive, two.others) == (False, True, True)
