"""Who answers for a number, as invented reports tell it: between commas, with the verb left out, by a list."""

from collections.abc import Callable

import pytest

from counterclaim.records.ledger import Reading

LEAD = "Fighting goes on\n\nKARSH, March 21, 2031 (Tarn Wire) — The day was cold.\n\n"
SAID = [
    # words of saying between commas, which nothing else marks
    ("The Norvian Health Ministry put civilian deaths at 73. At least seven of them, it said, died in the strike.",
     "killed 7", "Norvian Health Ministry"),
    ("That makes eight dead, the imam told us.", "killed 8", "imam"),
    ("It happened at first light, three of them told the Herald at the clinic in Orr, and eight people died.",
     "killed 8", "three of them"),
    (("On Sunday shells crashed into the hospital, killing a porter and two patients, its director, Mira Khal, said by "
      "phone. Eleven others were hurt."), "wounded 11", "Mira Khal"),
    (("People from Dorn now bury at night. Their graveyard was shelled last week in the middle of a funeral; four "
      "mourners died, they say, and it was a Wednesday."), "killed 4", "People from Dorn"),
    # after a semicolon, past a word that only names
    (("The Norvian Defence Ministry said guns had shelled Karsh at 8.05, in what it called a flagrant violation; one "
      "man was hurt."), "wounded 1", "Norvian Defence Ministry"),
    # a count with more joined to it
    ("Prosecutors in Karsh now count 60 civilians killed and 270 wounded.", "wounded 270", "Prosecutors in Karsh"),
    (("The Union of Doctors, which keeps a tally of civilian deaths, had registered at least 144 of them by Tuesday, "
      "and more than 1,400 wounded."), "killed 144", "Union of Doctors"),
    (("The Union of Doctors, which keeps a tally of civilian deaths, had registered at least 144 of them by Tuesday, "
      "and more than 1,400 wounded."), "wounded 1400", "Union of Doctors"),
    # whose tally stands somewhere
    ("The Norvian Health Ministry's tally of civilians killed stood at 58 on Sunday.", "killed 58",
     "Norvian Health Ministry"),
    # what takes a toll somewhere speaks for nobody
    (("Two more passengers have died in hospital, which takes the dead of the attack to 13, according to the harbour "
      "master."), "killed 13", "harbour master"),
    (("The Norvian Defence Ministry released the names of 28 more fallen servicemen, which takes the number of its "
      "known dead to 429."), "killed 429", "Norvian Defence Ministry"),
    # a place behind the speaker, and an office with its place
    ("Sunday's attack on Karsh killed two people, an aid worker there said.", "killed 2", "aid worker"),
    ("The nurse on duty at the Norvian hospital read out her list to us: 13 dead, four of them girls.", "killed 13",
     "nurse on duty at the Norvian hospital"),
    # an account, a list
    ("Mr Tarn stood by the Norvian Defence Ministry's account: six dead, on Sunday.", "killed 6",
     "Norvian Defence Ministry"),
    ("The Norvian Defence Ministry in Karsh has 1,119 soldiers on its lists of the fallen.", "killed 1119",
     "Norvian Defence Ministry"),
    # before a colon, in brackets, two sentences back
    ("11:20 - Mayor Yorgos Tarn: four dead so far.", "killed 4", "Yorgos Tarn"),
    ("Norvian Health Ministry: 12 killed and 30 wounded in the strike of Monday.", "wounded 30", "Health Ministry"),
    ("Four rockets hit the power station. One engineer killed, two wounded (station manager).", "wounded 2", "manager"),
    (("Ninety civilians have lost their lives since February 27, the Prosecutor's Office said. One name had been "
      "entered twice. The wounded are 405."), "wounded 405", "Prosecutor's Office"),
    # the verb is left out
    ("The information centre speaks of three wounded journalists, a surgeon in Karsh of two.", "wounded 2",
     "surgeon in Karsh"),
    ("The Norvian Prosecutor's Office has 93 dead civilians, Artak Orr at least 50.", "killed 50", "Artak Orr"),
    ("The office has recorded 24 civilian deaths since February 27. Beglar's count for Orr over the same period is 18.",
     "killed 18", "Beglar"),
    ("Four people were killed, said Hikmet Tarn in Karsh. By dark the schoolteacher had counted five.", "killed 5",
     "schoolteacher"),
    ("* Killed: the Norvian Doctors' Union now has 63 names of civilians on its list.", "killed 63",
     "Norvian Doctors' Union"),
]  # fmt: skip


def numbers(reading: Reading) -> dict[str, str | None]:
    return {
        f"{t.kind.value} {(t.best if t.best is not None else t.low or 0):g}": c.speaker.name if c.speaker else None
        for c in reading.claims
        for t in c.tolls
    }


@pytest.mark.parametrize(("text", "number", "by"), SAID)
def test_who_answers_for_a_number(reading_of: Callable[..., Reading], text: str, number: str, by: str) -> None:
    told = numbers(reading_of(LEAD + text, published="2031-03-21"))
    assert number in told
    assert by.casefold() in (told[number] or "").casefold()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("At least 96 people have been killed in the town, according to information that has reached us.", "killed 96"),
        ("The road, drivers said on Sunday, was shut. Two people were killed.", "killed 2"),
        ("The bridge fell, which takes the dead to 13.", "killed 13"),
        ("Dorn: four killed in the shelling of Monday.", "killed 4"),
        ("Two people were killed in Dorn (population 4,000).", "killed 2"),
    ],
)
def test_nobody_answers_for_what_nobody_said(reading_of: Callable[..., Reading], text: str, number: str) -> None:
    assert numbers(reading_of(LEAD + text, published="2031-03-21")).get(number, "none") in (None, "none", "Tarn Wire")


MISSING = [
    ("Mira Orr says that up to 40,000 people cannot return to their homes near the front.", "displaced"),
    ("Nothing is known of the whereabouts of at least 11 residents of Orr.", "missing"),
    ("Nine fishermen have not been heard from since Monday, the navy said.", "missing"),
    ("Six of the boat's crew are not accounted for, the coastguard said.", "missing"),
    ("Three members of our health team did not come home on Tuesday.", "missing"),
]


@pytest.mark.parametrize(("text", "kind"), MISSING)
def test_a_not_that_is_part_of_the_harm_denies_nothing(
    reading_of: Callable[..., Reading], text: str, kind: str
) -> None:
    tolls = reading_of(LEAD + text, published="2031-03-21").tolls
    assert [s.kind.value for s in tolls if s.points[0].text] == [kind]


def test_a_denied_number_stays_denied(reading_of: Callable[..., Reading]) -> None:
    assert reading_of(LEAD + "The ministry denied that 40 soldiers are missing.", published="2031-03-21").tolls == ()


PEOPLE = [
    ("The farmer driving it was killed.", "killed", 1),
    ("Near Dorn Abba a shepherd was killed by a mine on Sunday.", "killed", 1),
    ("The number of those who lost their lives in the house in Karsh struck by a missile on 11 March has risen to ten.",
     "killed", 10),
    ("Between four and six people had been killed, since not all had been identified, and at least 19 hurt.",
     "wounded", 19),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "number"), PEOPLE)
def test_people_harmed_in_turned_words(reading_of: Callable[..., Reading], text: str, kind: str, number: int) -> None:
    tolls = reading_of(LEAD + text, published="2031-03-21").tolls
    assert number in [p.best or p.low for s in tolls if s.kind.value == kind for p in s.points]


@pytest.mark.parametrize(
    ("text", "number", "who"),
    [
        ("The ministry put at 27 the number of civilians killed since March 3, and five passengers were missing.",
         27, "civilians"),
        ("The office speaks of between 180 and 200 civilians killed, the doctors of 171.", 171, "civilians"),
    ],
)  # fmt: skip
def test_whom_such_a_number_counts(reading_of: Callable[..., Reading], text: str, number: int, who: str) -> None:
    tolls = [t for c in reading_of(LEAD + text, published="2031-03-21").claims for t in c.tolls]
    assert [t.who for t in tolls if t.best == number] == [who]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ninety-one civilians, not 92, have lost their lives since February 27, the office said.", 91),
        ("The mayor corrects himself: seven dead, not four.", 7),
        ("Mira Orr, whose stall was hit, counts six dead and not four, all of them her workers.", 6),
        ("Eight persons were dead on arrival, two of them, both under ten, from Dorn.", 8),
    ],
)
def test_a_number_that_is_not_the_one_is_none(reading_of: Callable[..., Reading], text: str, number: int) -> None:
    tolls = reading_of(LEAD + text, published="2031-03-21").tolls
    found = {p.best if p.best is not None else p.high for s in tolls for p in s.points}
    assert number in found
    assert not found & {92, 4, 10}


SCOPES = [
    ("On Monday both sides fought for the bridge. The army claims to have taken 41 prisoners there.", 41, "incident"),
    ("The hospital was plundered a day later, and two of its guards have been missing since.", 2, "incident"),
    ("Twelve servicemen fell there; 26 are unaccounted for.", 26, "incident"),
    ("The theatre has been closed since the attack, from which the ministry's register now has five deaths.",
     5, "incident"),
    ("The migration agency said that 736,000 were displaced inside Norvia.", 736000, "cumulative"),
    ("Nine fishermen are missing, the navy said.", 9, "cumulative"),
    ("Of the three people wounded in the night, one, a telephone engineer, has died.", 1, "incident"),
    ("The ombudswoman, Sabina Orr, knows of three Norvians in captivity.", 3, "cumulative"),
    ("The prosecutor's office has 93 dead civilians.", 93, "cumulative"),
    ("The Doctors' Union said its own list had reached 79. The Civil Defence Agency reported 47 civilian dead.",
     47, "cumulative"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "scope"), SCOPES)
def test_whether_it_is_one_happenings(reading_of: Callable[..., Reading], text: str, number: int, scope: str) -> None:
    tolls = reading_of(LEAD + text, published="2031-03-21").tolls
    assert [s.scope.value for s in tolls for p in s.points if p.best == number] == [scope]
