"""Tolls as invented reports of many wars tell them: how a number is given, who gives it, whether it runs on."""

from collections.abc import Callable

import pytest
from tests.work import calls_of

from counterclaim.records.ledger import Reading

LEAD = "Fighting goes on\n\nKARSH, March 21, 2031 (Tarn Wire) — The day was cold.\n\n"
RUNS, ONCE = "cumulative", "incident"
TOLDS = [
    # bounds and rare ways of telling a number
    ("No more than five men died in the raid, a Norvian officer said.", [("killed", None, None, 5, ONCE, "officer")]),
    ("A quarter of a million people have been uprooted by the war, the Coast Relief Council said.",
     [("displaced", None, 250000, None, RUNS, "Coast Relief Council")]),
    ("Enemy losses exceed 900 killed, the defence ministry said.", [("killed", 900, None, None, RUNS, "ministry")]),
    ("The strike left 12 people dead and 30 with injuries, the hospital said.",
     [("killed", None, 12, None, ONCE, "hospital"), ("wounded", None, 30, None, ONCE, "hospital")]),
    ("Among the 12 dead were three children, the governor said.",
     [("killed", None, 12, None, ONCE, "governor"), ("killed", None, 3, None, ONCE, "governor")]),
    ("Near Dorn Abba a shepherd was killed by a mine on Sunday.", [("killed", None, 1, None, ONCE, None)]),
    # what befell people
    ("Two dozen villagers were taken away by gunmen on Sunday, relatives said.",
     [("abducted", None, 24, None, ONCE, "relatives")]),
    ("Twelve rebels surrendered in the raid on Tuesday, the army said.", [("captured", None, 12, None, ONCE, "army")]),
    ("Thirty people were treated for burns after the strike, the hospital said.",
     [("wounded", None, 30, None, ONCE, "hospital")]),
    ("Sixty-four soldiers have given their lives since 3 March, the army said.",
     [("killed", None, 64, None, RUNS, "army")]),
    ("The fire gutted 14 shops, the mayor said.", [("destroyed", None, 14, None, ONCE, "mayor")]),
    # a count and the number it is given
    ("The ministry raised the toll of the strike from 19 to 23.", [("killed", None, 23, None, ONCE, "ministry")]),
    ("The ministry put at 27 the number of civilians killed in the country since March 3.",
     [("killed", None, 27, None, RUNS, "ministry")]),
    ("Norvia's General Staff gave its military losses since Feb. 20 as 112 killed.",
     [("killed", None, 112, None, RUNS, "General Staff")]),
    ("The Coast Relief Council now puts the number of the displaced at 310,000.",
     [("displaced", None, 310000, None, RUNS, "Coast Relief Council")]),
    # what goes on for the speaker before
    ("A drone hit a bus, killing six, the governor said. Another 14 passengers were wounded.",
     [("killed", None, 6, None, ONCE, "governor"), ("wounded", None, 14, None, ONCE, "governor")]),
    ("The health ministry spoke on Friday of 12 dead. By Sunday the count stood at 14.",
     [("killed", None, 12, None, ONCE, "ministry"), ("killed", None, 14, None, ONCE, "ministry")]),
    ("The Defence Ministry said artillery had shelled Karsh at 8.05; one man was hurt.",
     [("wounded", None, 1, None, ONCE, "Defence Ministry")]),
    # running totals
    ("At least 459 people have been killed since March 3, the health office said, and 72 injured.",
     [("killed", 459, None, None, RUNS, "office"), ("wounded", None, 72, None, RUNS, None)]),
    ("The union has documented the deaths of 822 civilians as of Wednesday.",
     [("killed", None, 822, None, RUNS, "union")]),
    ("The doctors' committee counts 487 civilians killed in the country up to Monday.",
     [("killed", None, 487, None, RUNS, "committee")]),
    ("A shell hit the market. Four people have died so far, the mayor said.",
     [("killed", None, 4, None, ONCE, "mayor")]),
    ("Since September 14 the clinic has recorded 131 dead civilians and 340 wounded ones.",
     [("killed", None, 131, None, RUNS, "clinic"), ("wounded", None, 340, None, RUNS, "clinic")]),
    ("Between 14 February and 17 March the UN office verified that at least 117 civilians were killed.",
     [("killed", 117, None, None, RUNS, "UN office")]),
    ("The office had verified at least 118 civilian deaths by the 16th, the ministry said.",
     [("killed", 118, None, None, RUNS, None)]),
    ("By 3 May the clinic had counted 31 dead, the mayor said.", [("killed", None, 31, None, RUNS, "clinic")]),
    ("Ten people were killed by Friday's strike, the mayor said.", [("killed", None, 10, None, ONCE, "mayor")]),
    ("Nineteen people are missing, the ombudsman said.", [("missing", None, 19, None, RUNS, "ombudsman")]),
    ("The council put civilian deaths at 73. The rebels' health office reported 47 civilian dead.",
     [("killed", None, 73, None, RUNS, "council"), ("killed", None, 47, None, RUNS, "office")]),
    # numbers of one happening, whatever else the sentence ranks or counts
    ("The strike, the deadliest since the war began, killed 12 people, the mayor said.",
     [("killed", None, 12, None, ONCE, "mayor")]),
    ("It was the deadliest attack since January: 12 people were killed, the mayor said.",
     [("killed", None, 12, None, ONCE, "mayor")]),
    ("Three pupils were killed on Sunday, in the fourth such attack on Karsh this month, the mayor said.",
     [("killed", None, 3, None, ONCE, "mayor")]),
    ("The market was bombed on Friday. The union said 33 people had been treated for shrapnel wounds.",
     [("wounded", None, 33, None, ONCE, "union")]),
    ("The ministry says 41 civilians have died since January 20, nine of them in Wednesday's strike on the market.",
     [("killed", None, 41, None, RUNS, "ministry"), ("killed", None, 9, None, ONCE, "ministry")]),
    ("A pensioner, born in 1951, was killed, the army said.", [("killed", None, 1, None, ONCE, "army")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLDS)
def test_numbers_as_reports_tell_them(
    reading_of: Callable[..., Reading], text: str, told: list[tuple[object, ...]]
) -> None:
    found = [
        (s.kind.value, p.low, p.best, p.high, s.scope.value, s.claimant)
        for s in reading_of(LEAD + text, published="2031-03-21").tolls
        for p in s.points
        if (p.low, p.best, p.high) != (None, None, None)
    ]
    assert len(found) == len(told)
    for kind, low, best, high, scope, by in told:
        alike = [one for one in found if one[:5] == (kind, low, best, high, scope)]
        assert alike, found
        assert by is None or any(str(by) in (one[5] or "") for one in alike)


AGAINST = [
    ("The army said four soldiers died in the ambush. The rebels spoke of 30.", (4, "army", 30, "rebels", ONCE)),
    ("The army gave a figure of 12 dead for the ambush; the rebels spoke of 30.", (12, "army", 30, "rebels", ONCE)),
    ("The army said four soldiers died in the ambush. The rebels put it at nine.", (4, "army", 9, "rebels", ONCE)),
    ("The Norvian Health Ministry says 41 civilians have been killed since January 20. The Doctors' Union counts 52.",
     (41, "Health Ministry", 52, "Union", RUNS)),
    ("The Health Ministry cut its civilian death toll to 61. The Doctors' Union said its own list had reached 79.",
     (61, "Health Ministry", 79, "Union", RUNS)),
    ("The Health Ministry put civilians killed since January at 69. The Ombudsman's list had grown to 61 names.",
     (69, "Health Ministry", 61, "Ombudsman", RUNS)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), AGAINST)
def test_a_bare_number_set_against_another(
    reading_of: Callable[..., Reading], text: str, told: tuple[int, str, int, str, str]
) -> None:
    tolls = reading_of(LEAD + text, published="2031-03-21").tolls
    found = {p.best: (s.claimant or "", s.kind.value, s.scope.value) for s in tolls for p in s.points}
    first, by, second, against, scope = told
    assert set(found) == {first, second}
    assert by in found[first][0]
    assert against in found[second][0]
    assert {one[1:] for one in found.values()} == {("killed", scope)}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said six people died. Residents counted 12 shells.",
        "The mayor said six people died. He said it was the ninth raid.",
        "The mayor said six people died. The council did not speak of nine.",
    ],
)
def test_other_numbers_are_not_set_against_a_toll(reading_of: Callable[..., Reading], text: str) -> None:
    tolls = reading_of(LEAD + text, published="2031-03-21").tolls
    assert [p.best for s in tolls for p in s.points if p.best is not None] == [6]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A rocket killed a farmer and his two sons near Dorn, police said.", [("killed", 3)]),
        ("A missile killed two schoolgirls and an oarsman, an official said.", [("killed", 3)]),
        ("Rockets killed a couple and their lodger, the mayor said.", [("killed", 3)]),
        ("Howitzers killed a mother and her two children, the rebels said.", [("killed", 3)]),
        ("The mine killed two soldiers and a nurse, the mayor said.", [("killed", 2)]),
        (
            "The enemy has lost 210 servicemen, two corvettes and 14 aircraft since March 3, the staff said.",
            [("killed", 210), ("destroyed", 2), ("destroyed", 14)],
        ),
        ("A third driver was wounded in the arm, the agency said.", [("wounded", 1)]),
        ("Two of our men fell in front of the mill, the rebels said.", [("killed", 2)]),
        ("Gunmen seized four aid workers from a clinic in Dorn, the agency said.", [("abducted", 4)]),
        ("The navy seized nine fishermen off Karsh, the ministry said.", [("captured", 9)]),
        ("The troops seized three villages on Monday, the ministry said.", []),
        ("Mortars hit the village, taking the life of a boy of nine, the army said.", [("killed", 1)]),
        ("A stoker was killed and six of his mates were injured, the ministry said.", [("killed", 1), ("wounded", 6)]),
    ],
)
def test_who_is_counted_and_what_befell_them(
    reading_of: Callable[..., Reading], text: str, told: list[tuple[str, int]]
) -> None:
    tolls = reading_of(LEAD + text, published="2031-03-21").tolls
    assert sorted((s.kind.value, p.best) for s in tolls for p in s.points if p.best is not None) == sorted(told)


@pytest.mark.parametrize(
    "unit", ["12 soldiers died, the rebels speak of nine, ", "12 of 13 of 14 dead and ", "he said it killed nine; "]
)
def test_a_sentence_of_nothing_but_numbers_takes_no_long(reading_of: Callable[..., Reading], unit: str) -> None:
    text = LEAD + unit * (6000 // len(unit))
    assert calls_of(lambda: reading_of(text, published="2031-03-21")) < 40_000_000


NUMBERS = [
    # labels and lists
    ("Killed: 14. Injured: 31.", ["killed 14", "wounded 31"]),
    ("Civilians killed: 14. Civilians injured: at least 31.", ["killed 14", "wounded 31-"]),
    ("Dead: none.", ["killed 0"]),
    ("The shelling killed 12 in Tarn, five in Sorva and one in Mell on Sunday.", ["killed 12", "killed 5", "killed 1"]),
    ("Four died at the scene and another two on the way to hospital.", ["killed 4", "killed 2"]),
    ("Of the nine killed, three were children.", ["killed 9", "killed 3"]),
    # what befell people
    ("Another four people were pulled dead from the rubble, rescuers said.", ["killed 4"]),
    ("Eleven villagers were laid to rest on Monday, the council said.", ["killed 11"]),
    ("Three firefighters were overcome by smoke, the mayor said.", ["wounded 3"]),
    ("Six people were cut by flying glass, the mayor said.", ["wounded 6"]),
    ("The clinic treated 22 people for shrapnel wounds, its director said.", ["wounded 22"]),
    ("Doctors treated 30 children for measles.", []),
    ("Four of the injured have since died, the hospital said.", ["killed 4"]),
    ("Six missing sailors are presumed dead, the navy said.", ["missing 6"]),
    ("Seven soldiers are out of contact, the army said.", ["missing 7"]),
    ("The town now mourns seven, the mayor said.", ["killed 7"]),
    ("The enemy has buried more than 350, the spokesman said.", ["killed 350-"]),
    ("The workers buried 40 mines along the road.", []),
    # captives and those who left
    ("Rebels hold 14 soldiers, the ministry said.", ["captured 14"]),
    ("We hold forty-four prisoners, the commander said.", ["captured 44"]),
    ("Nineteen servicemen are prisoners in the south, the ombudsman said.", ["captured 19"]),
    ("The army held 14 meetings with elders.", []),
    ("Rebels held 12 villages, the ministry said.", []),
    ("About 37,000 people have left Karsh since 15 March, chiefly for Kass.", ["displaced 37000"]),
    ("Fourteen observers left Karsh on Tuesday, the mission said.", []),
    # who is one person, and who are two
    ("A father of three was killed on his doorstep, his sister said.", ["killed 1"]),
    ("Four people, a girl of two among them, were killed, the mayor said.", ["killed 4"]),
    ("An elderly couple suffered burns, the mayor said.", ["wounded 2"]),
    ("The driver and his mate were slightly hurt, the agency said.", ["wounded 2"]),
    ("A loader was killed and four of his mates were wounded, the doctor said.", ["killed 1", "wounded 4"]),
    ("A sixth person has died of burns, the doctors said.", ["killed 6"]),
    # the number that a count is given
    ("The wounded number 115, the ombudsman said.", ["wounded 115"]),
    ("The enemy's dead are estimated at 560, the ministry said.", ["killed 560"]),
    ("Its tally of civilians killed since the war began has reached 41.", ["killed 41"]),
    ("The Health Ministry lowered its count of civilians killed since mid-February from 74 to 69.", ["killed 69"]),
    # numbers set against others
    ("The mayor said five died. For the same attack the army gives twelve.", ["killed 5", "killed 12"]),
    ("The mayor said five died. The army gives twelve reasons.", ["killed 5"]),
    ("The dead will not be agreed upon. The UN Human Rights Office speaks of between 180 and 200 civilians.",
     ["killed 180-200"]),
    ("The mayor said six people died. The council speaks of 300 people without water.", ["killed 6"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), NUMBERS)
def test_numbers_are_found_with_their_kind(reading_of: Callable[..., Reading], text: str, told: list[str]) -> None:
    points = [(s.kind.value, p) for s in reading_of(LEAD + text, published="2031-03-21").tolls for p in s.points]
    found = {
        f"{kind} {p.best:g}" if p.best is not None else f"{kind} {p.low or 0:g}-{'' if p.high is None else int(p.high)}"
        for kind, p in points
        if (p.low, p.best, p.high) != (None, None, None)
    }
    assert found == set(told)


STANDING = [
    # How many there are, after a running total of the same paragraph.
    ("Since March 3, 36 civilians have been killed, the ombudsman said. The wounded number 115.", 115, RUNS),
    ("Thirty-six civilians have been killed to date. Some 90,000 people live away from their homes.", 90000, RUNS),
    ("Deaths reported by all hospitals stand at 550. Injured: 4,926.", 4926, RUNS),
    ("Since May 4 the clinic has counted 131 dead. The injured are 405.", 405, RUNS),
    # Those held are told as they are now.
    ("Nineteen servicemen are prisoners in Norvia, the ombudsman said.", 19, RUNS),
    ("The rebels hold 14 soldiers prisoner, their spokesman said.", 14, RUNS),
    # What follows an attack is the attack's.
    ("Shells fell on the market at noon. The wounded number 12.", 12, ONCE),
    ("The army raided Tarn on Sunday. It holds nine prisoners, it said.", 9, ONCE),
    ("Since March 3, 36 civilians have been killed. On Sunday a shell wounded four.", 4, ONCE),
]


@pytest.mark.parametrize(("text", "best", "scope"), STANDING)
def test_what_stands_beside_a_running_total_runs(
    reading_of: Callable[..., Reading], text: str, best: int, scope: str
) -> None:
    tolls = reading_of(LEAD + text, published="2031-03-21").tolls
    assert [s.scope.value for s in tolls for p in s.points if p.best == best] == [scope]


GOING_ON = [
    ("Seven people died, the Prosecutor's Office said. Its tally of civilians killed since March 3 has reached 41.",
     41, "Prosecutor's Office"),
    ("The health ministry reported six dead. Its count of those killed since March 3 now stands at 52.",
     52, "health ministry"),
    ("Dan Orr, an aide to the president, puts the displaced at 40,000. In both we reckon with 120,000 displaced.",
     120000, "Lake Relief"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "best", "by"), GOING_ON)
def test_whose_its_tally_and_our_count_are(
    reading_of: Callable[..., Reading], text: str, best: int, by: str | None
) -> None:
    # "We" is who writes the report, where the report tells who that is.
    claims = reading_of(LEAD + text, published="2031-03-21", publisher="Lake Relief").claims
    told = [c.speaker.name if c.speaker else None for c in claims if any(t.best == best for t in c.tolls)]
    assert told == [by]
