"""Times, places and names of two claims beside each other."""

import pytest

from counterclaim.incidents.comparing import compare_place, compare_times, named_again, shared_words
from counterclaim.records.claim import Place, TimeRange
from counterclaim.records.enums import PlacePrecision, TimeBasis, TimePrecision


def time(low, high=None, precision="day"):
    return TimeRange(
        earliest=low, latest=high or low, precision=TimePrecision(precision), basis=TimeBasis.STATED, text=""
    )


@pytest.mark.parametrize(
    ("first", "second", "nearness"),
    [
        (time("2024-03-04"), time("2024-03-04"), "same"),
        (time("2024-03-04T06:00", "2024-03-04T12:00"), time("2024-03-04"), "same"),
        (time("2024-03-04"), time("2024-03"), "near"),
        (time("2024-03-31"), time("2024-03"), "near"),
        (time("2024-03-04"), time("2024-03-05"), "apart"),
        (time("2024-03-04"), time("2023"), "apart"),
        (time("2024-03-04"), None, "unknown"),
        (time(None, None, "range"), time("2024-03-04"), "unknown"),
    ],
)
def test_times(first, second, nearness):
    assert compare_times(first, second) == nearness
    assert compare_times(second, first) == nearness


def settlement(name, lat=None, lon=None, **more):
    return Place(name=name, lat=lat, lon=lon, precision=PlacePrecision.SETTLEMENT, **more)


@pytest.mark.parametrize(
    ("first", "second", "nearness"),
    [
        (settlement("Brezna"), settlement("Brezna"), "same"),
        (settlement("Brezna"), Place(name="brezna"), "same"),
        (settlement("Brezna"), settlement("Bresna", other_names=("Brezna",)), "same"),
        (settlement("Brezna"), settlement("Dolna"), "apart"),
        (settlement("Brezna", 10.0, 10.0), settlement("Dolna", 10.05, 10.0), "near"),
        (settlement("Brezna", 10.0, 10.0), settlement("Dolna", 11.0, 10.0), "apart"),
        (settlement("Brezna"), settlement("a village near Brezna"), "near"),
        (settlement("Brezna"), settlement("Brezna", relation="near"), "near"),
        (settlement("Brezna", country="AAA"), settlement("Dolna", country="BBB"), "apart"),
        (settlement("Brezna"), Place(name="Orta", precision=PlacePrecision.COUNTRY), "unknown"),
        (Place(name="Brezna"), Place(name="Dolna"), "unknown"),
    ],
)
def test_places(first, second, nearness):
    assert compare_place(first, second) == nearness
    assert compare_place(second, first) == nearness


def test_words_in_common_ignore_endings_and_small_words():
    assert shared_words("the raiders were linked to the Brotherhood", "there is no link to the brotherhood") == {
        "link",
        "brotherhood",
    }
    assert shared_words("they said that this was so", "they said that was more than this") == {"they"}


@pytest.mark.parametrize(
    ("told", "toll", "thing"),
    [
        ("Drones set fire to a fuel depot", "Two men died at the depot", "depot"),
        ("Fighters ambushed a patrol", "Four soldiers died in that ambush", "ambush"),
        ("A drone dived into the grain silos", "Two watchmen died at the silos", "silos"),
        ("Drones set fire to a fuel depot", "Two men died at a depot", None),
        ("Drones set fire to a fuel depot", "Two men died at the market", None),
        ("Shells hit the town", "Two men died in the town", None),
        ("The army shelled a mill", "Two men died, the army said", None),
        ("A mill was shelled hours after the truce", "Two men have died since the truce", None),
    ],
)
def test_a_thing_told_as_known_is_the_one_told_before(tell, told, toll, thing):
    (one, two), _ = tell(f"{told}. {toll}.", {"words": told, "event": "shelling"}, {"words": toll, "tolls": []})
    assert named_again(one, two) == thing
