"""Truces told in other voices: who brought them about, by one side alone, extended, named by time, or never made."""

import pytest

from counterclaim.ledgers.telling.groups import ToldTruce, find_told
from counterclaim.ledgers.telling.same import same_name
from counterclaim.ledgers.telling.side_names import learn_side_names
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.report import Report

WAR = Conflict(
    id="war",
    name="A war",
    sides=(Side(name="Dorand", members=("Dorandi",)), Side(name="Velmar", members=("Velmari",))),
)
THREE = Conflict(
    id="three",
    name="A war of three",
    sides=(*WAR.sides, Side(name="River Front", members=("Front",))),
)


def told(text: str, *, published: str = "2031-03-06", war: Conflict = WAR) -> tuple[ToldTruce, ...]:
    """The truces of a report of a Thursday."""
    return find_told(Report(id="r", text=f"News\n\n{text}", published=published), learn_side_names((), war))


@pytest.mark.parametrize(
    ("text", "brokers"),
    [
        ("Dorand and Velmar reached a truce on Monday. Orta brokered the talks.", {"Orta"}),
        ("Dorand and Velmar reached a truce on Monday. The talks were hosted by Orta.", {"Orta"}),
        ("Dorand and Velmar signed a truce on Monday. The mediation was led by the Lake Council.", {"Lake Council"}),
        ("A truce was clinched on Sunday, with Orta and the Lake Council as mediators.", {"Lake Council", "Orta"}),
        ("The Lake Council persuaded the two armies to hold their fire for 48 hours.", {"Lake Council"}),
        ("Dorand and Velmar accepted a Lake Council proposal for a truce.", {"Lake Council"}),
        ("Dorand and Velmar accepted a proposal by Orta for a truce.", {"Orta"}),
        ("The two sides agreed to a truce, the Lake Council said after three rounds of talks led by its president.",
         {"Lake Council"}),
        ("Ada Lorn, of the Lake Council, whose calls had brought the ceasefire about, is to fly in.", {"Lake Council"}),
        ("Orta, which mediated the accord of 2029, urged the two sides to prolong the truce of March 1.", set()),
        ("The truce of March 1, which Orta mediated, is in force.", {"Orta"}),
        ("A truce put together over the telephone by Orta took effect on Monday.", {"Orta"}),
        ("The truce sponsored by Orta took effect. The Ortan truce is holding.", {"Orta"}),
        ("The Lake Council, which hosted the talks, said Dorand and Velmar had agreed to a truce.", {"Lake Council"}),
        ("The truce that Orta's foreign minister, Ada Lorn, brokered is in force.", {"Orta"}),
        ("Dorand and Velmar accepted the ceasefire plan of the Lake Council.", {"Lake Council"}),
        ("A truce was agreed on Monday under Lake Council mediation.", {"Lake Council"}),
        ("Under the auspices of Orta, a truce was signed on Monday.", {"Orta"}),
    ],
)  # fmt: skip
def test_who_brought_it_about_may_be_told_beside_the_truce(text: str, brokers: set[str]) -> None:
    assert set(told(text)[-1].brokers) == brokers


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The River Front declared a unilateral truce on Monday.", ("River Front",)),
        ("Dorand declared an indefinite humanitarian truce on Monday.", ("Dorand",)),
        ("A holiday ceasefire was declared unilaterally by Velmar.", ("Velmar",)),
        ("Velmari drones flew in spite of the 72-hour truce that it had declared itself.", ("Velmar",)),
        ("Dorand declared a truce with Velmar on Monday.", ("Dorand", "Velmar")),
        ("Dorand and the River Front declared a truce on Monday.", ("Dorand", "River Front")),
        ("The River Front announced that it was suspending all military operations.", ("River Front",)),
        ("Velmar said it would observe a unilateral truce.", ("Velmar",)),
        ("The truce was signed by Ada Lorn for Dorand and by Kel Dan for Velmar.", ("Dorand", "Velmar")),
        ("A truce, helped along by the Red Crescent, was agreed between Dorand and the River Front.",
         ("Dorand", "River Front")),
        ("A local truce between the River Front and Velmar was concluded on Monday.", ("River Front", "Velmar")),
        ("Elders got Velmar and the River Front to sign a local non-aggression pact.", ("River Front", "Velmar")),
    ],
)  # fmt: skip
def test_a_truce_binds_those_who_made_it_and_no_others(text: str, parties: tuple[str, ...]) -> None:
    (truce,) = told(text, war=THREE)
    assert truce.parties == parties


@pytest.mark.parametrize(
    ("text", "agreed", "effective"),
    [
        ("Dorand and Velmar agreed on Wednesday to a truce from 00:01 on March 9.", "2031-03-05", "2031-03-09"),
        ("Late on Tuesday, the presidents of Dorand and Velmar signed a truce.", "2031-03-04", None),
        ("Orta announced on Monday that a ceasefire between Dorand and Velmar would start on Saturday.", "2031-03-03",
         "2031-03-08"),
        ("Dorand and Velmar agreed on Wednesday to lay down their arms from midnight tonight.", "2031-03-05",
         "2031-03-07"),
        ("Dorand and Velmar announced on March 2 a ceasefire from 3 to 20 March.", "2031-03-02", "2031-03-03"),
        ("Dorand and Velmar have committed themselves to cease fire from Sunday. They signed the text on Wednesday.",
         "2031-03-05", "2031-03-09"),
        ("Dorand and Velmar concluded an agreement on a cessation of hostilities on 4 March.", "2031-03-04", None),
        ("A truce, helped along by the bishops, was agreed on Tuesday.", "2031-03-04", None),
        ("Shops reopened after Monday's ceasefire.", "2031-03-03", None),
        ("Under a deal signed on Saturday in Orr, Dorand and Velmar stopped firing at noon.", "2031-03-01", None),
        ("The truce of February has collapsed.", "2031-02", None),
        ("The truce of December has collapsed.", "2030-12", None),
        ("The truce has been in place since March 1.", None, "2031-03-01"),
        ("On Monday, Dorand and Velmar put their names to a statement under which all shooting stops.", "2031-03-03",
         None),
    ],
)  # fmt: skip
def test_days_to_come_and_days_told_at_the_beginning(text: str, agreed: str | None, effective: str | None) -> None:
    (truce,) = told(text)
    assert (truce.agreed_on, truce.effective) == (agreed, effective)


@pytest.mark.parametrize(
    "text",
    [
        "Dorand accepted a proposal by Orta for a truce. Velmar has not answered.",
        "Orta persuaded nobody: no truce was reached.",
        "The Lake Council put forward a proposal for a truce of three days.",
        "Dorand said in a statement that shooting went on.",
        "Velmar signed a document on the fishing rights.",
        "Talks on a truce, chaired by Orta, were continuing.",
        "The two sides are to sign a truce if Orta vouches for it.",
        "The Lake Council hopes that a truce can be signed by Friday.",
        "No agreement on a ceasefire was reached in Orr on Tuesday.",
        "Dorand denied that any truce had been agreed with Velmar.",
        "Negotiators failed to agree on a truce in Orr on Tuesday.",
        "The two sides are close to a truce, Orta said on Monday.",
        "A draft ceasefire agreement was presented on Monday.",
        "Calls by the Lake Council for an armistice went unheard.",
    ],
)
def test_what_was_never_made_is_no_truce(text: str) -> None:
    assert told(text) == ()


def test_a_house_that_collapsed_ends_no_truce() -> None:
    text = (
        "A day after Dorand and Velmar agreed on Monday to stop shooting, men dug in a house that collapsed. "
        "The truce covers a house that collapsed on Sunday."
    )
    assert [truce.ended for truce in told(text)] == [None]


def test_beside_each_other_two_names_tell_of_one_truce() -> None:
    text = (
        "Dorand and Velmar agreed on Saturday to a week-long pause. The pause, the second truce of the month, holds. "
        "Unlike the deal reached in Orr it covers ships."
    )
    pause = told(text)[0]
    assert (pause.agreed_on, pause.number) == ("2031-03-01", 2)
    assert "Orr" not in pause.names


def test_neither_this_nor_that_speaks_of_two() -> None:
    text = "Neither the truce brokered by Orta on March 1 nor the one that followed Ardian mediation had lasted."
    assert set(told(text)[0].brokers) == {"Orta"}


def test_the_one_before_is_not_the_last_told() -> None:
    text = (
        "A third truce within a month was signed in Orr on Tuesday. The previous one, the 48-hour burial truce, held."
    )
    assert (told(text)[0].number, told(text)[0].hours) == (3, None)


def test_a_headline_may_call_it_otherwise_than_the_text() -> None:
    text = "Rivals break Kell deal\n\nDorand broke the Orr truce on Monday."
    assert len(find_told(Report(id="r", text=text, published="2031-03-06"), learn_side_names((), WAR))) == 1


def test_a_month_is_no_name() -> None:
    (truce,) = told("A truce arranged by Orta in November 2030 collapsed last year.")
    assert (truce.agreed_on, truce.names) == ("2030-11", ())


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("orrinia", "orrinian", True),
        ("lake council", "council", True),
        ("lc", "lake council", True),
        ("ls", "league of states", True),
        ("orta", "ardia", False),
        ("lc", "league of harbours", False),
    ],
)
def test_a_land_is_its_people_and_a_body_its_letters(one: str, two: str, *, same: bool) -> None:
    assert (same_name(one, two), same_name(two, one)) == (same, same)


@pytest.mark.parametrize(
    ("text", "brokers"),
    [
        ("Dorand and Velmar agreed to stop shooting, Orta and the Lake Council, which co-hosted the talks, announced.",
         {"Orta", "Lake Council"}),
        ("A ceasefire negotiated by Orta with help from the Lake Council came into force on Wednesday.",
         {"Orta", "Lake Council"}),
        ("Dorand and Velmar initialled a truce on 3 March after Orta and the Reed League had shuttled between them.",
         {"Orta", "Reed League"}),
        ("A pause of six hours in the town of Dorn was agreed on Monday through the Lake Council.", {"Lake Council"}),
        ("Thanks to the efforts of President Lorn of Orta, Dorand and Velmar reached a truce on Sunday.", {"Orta"}),
        ("Elders in Dorn arranged a truce between Dorand and Velmar on Sunday.", set()),
        ("Priests near Orr brokered a ceasefire between Dorand and Velmar.", set()),
    ],
)  # fmt: skip
def test_who_brought_it_about_in_further_voices(text: str, brokers: set[str]) -> None:
    assert set(told(text)[-1].brokers) == brokers


@pytest.mark.parametrize(
    ("text", "day", "parties"),
    [
        ("Officers of Dorand and Velmar met in Orr on Monday and, before witnesses, agreed to cease fire.",
         "2031-03-03", ("Dorand", "Velmar")),
        ("Dorand and Velmar extended their truce by five days. It was agreed on 27 February.",
         "2031-02-27", ("Dorand", "Velmar")),
        ("The war began when Dorand seized a Velmari boat. A truce signed in Orr on 11 May 2029 had kept the peace.",
         "2029-05-11", ("Dorand", "Velmar")),
        ("Fighting between Dorand and Velmar resumed. The ceasefire of 12 April 2030, mediated by Orta, had held.",
         "2030-04-12", ("Dorand", "Velmar")),
        ("The Front took a Dorandi post from Velmar. A truce signed in Orr on 11 May 2029 had kept the peace.",
         "2029-05-11", ()),
        ("Dorand seized a Velmari boat. A truce signed in Orr on 1 March has kept the peace.", "2031-03-01", ()),
        ("Dorand seized a Velmari boat.\n\nA truce signed in Orr on 11 May 2029 had kept the peace.", "2029-05-11", ()),
    ],
)  # fmt: skip
def test_day_and_parties_may_be_told_beside_the_truce(text: str, day: str, parties: tuple[str, ...]) -> None:
    (one,) = told(text, war=THREE)
    assert (one.agreed_on, one.parties) == (day, parties)


def test_a_second_one_is_another_truce() -> None:
    text = "The first truce ran out on 20 February. The two sides signed a second one in Orr on 1 March."
    assert [(one.agreed_on, one.ended) for one in told(text)] == [(None, "2031-02-20"), ("2031-03-01", None)]


def test_a_body_that_shares_a_common_noun_with_a_side_is_no_party() -> None:
    sides = (*WAR.sides, Side(name="Hill Council", members=("Council",)))
    (one,) = told(
        "A truce mediated by the Lake Council was announced on Monday by Dorand and Velmar.",
        war=Conflict(id="hills", name="A war of hills", sides=sides),
    )
    assert one.parties == ("Dorand", "Velmar")
