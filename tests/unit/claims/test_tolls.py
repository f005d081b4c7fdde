"""Tolls by example: invented sentences on many conflicts and none, in sentence case, headlines and capitals."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.claims.times import find_times
from counterclaim.claims.tolls import find_tolls
from counterclaim.records.enums import CivilStatus, Scope, TollKind, Unit

TABLE = [
    ("Mortar fire killed 7 people in the old town.", [("killed", None, 7, None, "people")]),
    ("At least 14 villagers were killed in the raid.", [("killed", 14, None, None, "villagers")]),
    ("Nearly 200 soldiers died in the battle for the ridge.", [("killed", None, None, 200, "soldiers")]),
    (
        "About 30 militants were killed and more than 50 wounded.",
        [("killed", None, 30, None, "militants"), ("wounded", 50, None, None, "militants")],
    ),
    ("The blast killed between 10 and 15 guards.", [("killed", 10, None, 15, "guards")]),
    ("Up to 400 fighters were captured near the river.", [("captured", None, None, 400, "fighters")]),
    ("Several nurses were injured when the clinic was hit.", [("wounded", 2, None, None, "nurses")]),
    ("A few shepherds were wounded by the mine.", [("wounded", 2, None, None, "shepherds")]),
    ("Dozens of traders were abducted from the market.", [("abducted", 24, None, None, "traders")]),
    ("Scores of students were hurt in the stampede.", [("wounded", 40, None, None, "students")]),
    ("Hundreds of families fled the valley.", [("displaced", 200, None, None, "families")]),
    (
        "Thousands of residents have been displaced by the floods of shells.",
        [("displaced", 2000, None, None, "residents")],
    ),
    ("A dozen rebels were killed.", [("killed", None, 12, None, "rebels")]),
    ("Two dozen homes were destroyed.", [("destroyed", None, 24, None, "homes")]),
    ("Half the population has fled.", [("displaced", None, 50, None, "population")]),
    ("A third of the houses were damaged.", [("damaged", None, 33.3, None, "houses")]),
    ("No casualties were reported.", [("losses", None, 0, None, None)]),
    ("No one was injured in the drone attack.", [("wounded", None, 0, None, None)]),
    ("None of the passengers were hurt.", [("wounded", None, 0, None, "passengers")]),
    ("A teacher was shot dead outside her school.", [("killed", None, 1, None, "teacher")]),
    ("The driver was killed.", [("killed", None, 1, None, "driver")]),
    (
        "One policeman was killed and three others were injured.",
        [("killed", None, 1, None, "policeman"), ("wounded", None, 3, None, "policeman")],
    ),
    (
        "The shelling killed a mother and wounded her two sons.",
        [("killed", None, 1, None, "mother"), ("wounded", None, 2, None, "sons")],
    ),
    (
        "The army said it killed 25 insurgents and destroyed four pickup trucks.",
        [("killed", None, 25, None, "insurgents"), ("destroyed", None, 4, None, "pickup trucks")],
    ),
    ("The death toll rose to 61.", [("killed", None, 61, None, None)]),
    ("The death toll from the landslide of rockets climbed from 40 to 52.", [("killed", None, 52, None, None)]),
    ("The number of wounded reached 130.", [("wounded", None, 130, None, None)]),
    ("The bombing claimed the lives of 9 worshippers.", [("killed", None, 9, None, "worshippers")]),
    ("The siege has cost 300 lives.", [("killed", None, 300, None, None)]),
    ("The brigade lost 17 soldiers.", [("killed", None, 17, None, "soldiers")]),
    (
        "The fighting left 12 dead and 40 wounded.",
        [("killed", None, 12, None, None), ("wounded", None, 40, None, None)],
    ),
    ("The raid left six farmers dead.", [("killed", None, 6, None, "farmers")]),
    ("Airstrikes killed and wounded 80 people.", [("losses", None, 80, None, "people")]),
    ("Twenty people were killed or injured.", [("losses", None, 20, None, "people")]),
    ("There were 35 casualties among the recruits.", [("losses", None, 35, None, "recruits")]),
    ("The attack caused 11 deaths.", [("killed", None, 11, None, None)]),
    ("Medics counted 23 injuries.", [("wounded", None, 23, None, None)]),
    ("Rescuers found the bodies of five miners.", [("killed", None, 5, None, "miners")]),
    ("Soldiers recovered 8 bodies.", [("killed", None, 8, None, None)]),
    (
        "Eighteen people, including four children, were killed.",
        [("killed", None, 18, None, "people"), ("killed", None, 4, None, "children")],
    ),
    (
        "The rocket killed 21 people, among them 6 women.",
        [("killed", None, 21, None, "people"), ("killed", None, 6, None, "women")],
    ),
    ("Thirty-two refugees drowned.", [("killed", None, 32, None, "refugees")]),
    ("Gunmen kidnapped 40 schoolgirls.", [("abducted", None, 40, None, "schoolgirls")]),
    ("Forty schoolgirls were kidnapped by gunmen.", [("abducted", None, 40, None, "schoolgirls")]),
    ("Fifteen sailors are missing.", [("missing", None, 15, None, "sailors")]),
    ("Three journalists went missing on the road.", [("missing", None, 3, None, "journalists")]),
    ("Nine soldiers were taken prisoner.", [("captured", None, 9, None, "soldiers")]),
    ("The rebels took nine soldiers prisoner.", [("captured", None, 9, None, "soldiers")]),
    ("Troops evacuated 2,500 civilians.", [("displaced", None, 2500, None, "civilians")]),
    ("Some 1.2 million people have fled their homes.", [("displaced", None, 1_200_000, None, "people")]),
    ("The militia burned 70 huts.", [("destroyed", None, 70, None, "huts")]),
    ("Shells damaged six schools and a clinic.", [("damaged", None, 6, None, "schools")]),
    (
        "The strikes destroyed two bridges and five warehouses.",
        [("destroyed", None, 2, None, "bridges"), ("destroyed", None, 5, None, "warehouses")],
    ),
    ("The gunners shot down two helicopters.", [("destroyed", None, 2, None, "helicopters")]),
    ("Police said 3 protesters had been killed.", [("killed", None, 3, None, "protesters")]),
    ("The mortar wounded several border guards.", [("wounded", 2, None, None, "border guards")]),
    ("The attack killed and injured villagers.", [("losses", None, None, None, "villagers")]),
    ("They inflicted heavy losses on the garrison.", [("losses", None, None, None, "garrison")]),
    ("The battalion suffered heavy casualties.", [("losses", None, None, None, "battalion")]),
    ("Fighters wounded civilians at the checkpoint.", [("wounded", None, None, None, "civilians")]),
    (
        "Eleven soldiers were killed, two of them officers.",
        [("killed", None, 11, None, "soldiers"), ("killed", None, 2, None, "officers")],
    ),
    (
        "Ten people died, five of them children.",
        [("killed", None, 10, None, "people"), ("killed", None, 5, None, "children")],
    ),
    (
        "TWELVE GUERRILLAS WERE KILLED AND FOUR OTHERS WERE CAPTURED.",
        [("killed", None, 12, None, "GUERRILLAS"), ("captured", None, 4, None, "GUERRILLAS")],
    ),
    (
        "A PEASANT WAS KILLED AND TWO OTHERS WERE WOUNDED.",
        [("killed", None, 1, None, "PEASANT"), ("wounded", None, 2, None, "PEASANT")],
    ),
    ("THE CLASH RESULTED IN TWO DEAD SOLDIERS.", [("killed", None, 2, None, "SOLDIERS")]),
    ("SIX REBELS WERE WOUNDED DURING THE AMBUSH.", [("wounded", None, 6, None, "REBELS")]),
    ("5 killed, 12 injured in market blast", [("killed", None, 5, None, None), ("wounded", None, 12, None, None)]),
    ("30 dead after strike on convoy", [("killed", None, 30, None, None)]),
    ("Strike kills 4 in border town", [("killed", None, 4, None, None)]),
    ("Between 300 and 400 fighters were killed.", [("killed", 300, None, 400, "fighters")]),
    ("Two to three hundred people fled.", [("displaced", 200, None, 300, "people")]),
    ("As many as 90 miners were killed.", [("killed", None, None, 90, "miners")]),
    ("Fewer than ten soldiers were wounded.", [("wounded", None, None, 10, "soldiers")]),
    ("No fewer than 45 monks were detained and 3 killed.", [("killed", None, 3, None, "monks")]),
    ("More than half of the residents have fled.", [("displaced", 50, None, None, "residents")]),
    ("At least 70 percent of the town's houses were destroyed.", [("destroyed", 70, None, None, "houses")]),
    ("The commander was wounded.", [("wounded", None, 1, None, "commander")]),
    ("She was the third mayor to be killed this year.", [("killed", None, 3, None, "mayor")]),
    ("The mine killed two boys and their father.", [("killed", None, 2, None, "boys")]),
    ("300 000 people have been displaced since May.", [("displaced", None, 300_000, None, "people")]),
    (
        "An estimated 15,000 people crossed the border after being driven out.",
        [("displaced", None, 15_000, None, "people")],
    ),
    ("The army captured two villages.", []),
    ("The patrol found 500 rockets and 20 rifles.", []),
    ("The minister, 45, met 12 ambassadors on 3 May.", []),
    ("There were no immediate reports of casualties.", []),
    ("They advanced 30 km in two days.", []),
    ("The group wants to avoid casualties.", []),
    ("The army killed off the plan in 2015.", []),
    ("Resolution 2328 was adopted by 14 members.", []),
    (
        "On Sunday, drones killed eight conscripts and three medics near the dam.",
        [("killed", None, 8, None, "conscripts"), ("killed", None, 3, None, "medics")],
    ),
    (
        "The governor said 14 bodies were pulled from the rubble and that 60 people were still missing.",
        [("killed", None, 14, None, None), ("missing", None, 60, None, "people")],
    ),
    (
        "Rebel spokesmen claimed to have killed 45 government troops and captured 12.",
        [("killed", None, 45, None, "government troops"), ("captured", None, 12, None, "government troops")],
    ),
    (
        "At least three people were reported killed and 17 injured, most of them women.",
        [("killed", 3, None, None, "people"), ("wounded", None, 17, None, "people")],
    ),
    ("The wounded included nine children.", [("wounded", None, 9, None, "children")]),
    ("Among the dead were two aid workers.", [("killed", None, 2, None, "aid workers")]),
    ("Officials put the death toll at 88.", [("killed", None, 88, None, None)]),
    (
        "The ministry said that its forces had lost 5 men, while the other side lost 40.",
        [("killed", None, 5, None, "men"), ("killed", None, 40, None, "men")],
    ),
    (
        "One civilian died and one was wounded.",
        [("killed", None, 1, None, "civilian"), ("wounded", None, 1, None, "civilian")],
    ),
    ("The monitors recorded 212 civilian deaths in March.", [("killed", None, 212, None, "civilian")]),
    ("Two thousand families were forced from their homes.", [("displaced", None, 2000, None, "families")]),
    ("More than 1,500 houses lie in ruins.", [("destroyed", 1500, None, None, "houses")]),
    ("Five people burned to death in the bus.", [("killed", None, 5, None, "people")]),
    ("A suicide bomber killed himself and 11 worshippers.", [("killed", None, 11, None, "worshippers")]),
    ("Gunmen shot dead four police officers.", [("killed", None, 4, None, "police officers")]),
    ("Four police officers were shot dead by gunmen.", [("killed", None, 4, None, "police officers")]),
    ("A further 30 people remain unaccounted for.", [("missing", None, 30, None, "people")]),
    ("The strike on the school, which killed 19 pupils, was condemned.", [("killed", None, 19, None, "pupils")]),
    (
        "Fighting has displaced over 80,000 people from the northern districts this month.",
        [("displaced", 80_000, None, None, "people")],
    ),
    ("Of the 40 wounded, six are in critical condition.", [("wounded", None, 40, None, None)]),
    ("Two soldiers of the third brigade died of their wounds.", [("killed", None, 2, None, "soldiers")]),
    ("Twenty-three-year-old Amal was killed with her three brothers.", [("killed", None, 3, None, "brothers")]),
    ("The flood of refugees has reached 200,000.", []),
    (
        "A missile hit an apartment block, killing at least 23 people, including a two-year-old girl.",
        [("killed", 23, None, None, "people")],
    ),
    ("The prosecutor said 7 had died and 20 were in hospital.", [("killed", None, 7, None, None)]),
    ("Snipers killed a medic and a photographer.", [("killed", None, 2, None, "medic and a photographer")]),
    ("A nurse, a porter and her son were killed.", [("killed", None, 3, None, "nurse, a porter and her son")]),
    # A number that a verb gives a count.
    ("The ministry put the dead at 40.", [("killed", None, 40, None, None)]),
    ("It put the civilians killed since May at no fewer than 71.", [("killed", 71, None, None, "civilians")]),
    ("The council put civilian deaths in the north at 73.", [("killed", None, 73, None, "civilian")]),
    ("The clinic raised its count of villagers killed to 57.", [("killed", None, 57, None, "villagers")]),
    ("The estimate of civilians killed is between 130 and 145.", [("killed", 130, None, 145, "civilians")]),
    ("The number of people displaced has risen to 61,000.", [("displaced", None, 61_000, None, "people")]),
    ("The army gives the number of its soldiers killed as 81.", [("killed", None, 81, None, "soldiers")]),
    ("The dead of the bus station are now three.", [("killed", None, 3, None, None)]),
    ("The losses stand at about 400 dead.", [("killed", None, 400, None, None)]),
    ("The army puts its own dead since May 24 at 64.", [("killed", None, 64, None, None)]),
    ("The office raised its count of civilians killed since May 24 to 57.", [("killed", None, 57, None, "civilians")]),
    ("The wounded were taken to 3 hospitals.", []),
    ("The killed were 19 and 23.", []),
    # A number that another takes the place of.
    ("Not 14 but 12 guards were killed.", [("killed", None, 12, None, "guards")]),
    # The dead of a side.
    ("The brigade mourns 72 of its own.", [("killed", None, 72, None, None)]),
    ("Eighty-eight soldiers have fallen since March.", [("killed", None, 88, None, "soldiers")]),
    ("Nine soldiers have fallen ill.", []),
    ("Three shells have fallen on the town.", []),
    ("The company lost 3 of its tanks.", []),
    ("The patrol lost nobody.", [("killed", None, 0, None, None)]),
    # Who they are.
    ("Two night watchmen died at the silos.", [("killed", None, 2, None, "night watchmen")]),
    ("A couple died in their bed.", [("killed", None, 2, None, None)]),
    ("A couple of guards died.", [("killed", 2, None, None, "guards")]),
    ("A shepherd was killed by a mine.", [("killed", None, 1, None, "shepherd")]),
    # What befell them in the end.
    ("Two of the people wounded in the blast have died.", [("killed", None, 2, None, "people")]),
    ("A patient hurt in the blast died of her burns.", [("killed", None, 1, None, "patient")]),
    ("The junta burned down 120 houses in two villages.", [("destroyed", None, 120, None, "houses")]),
    ("The paramilitaries executed 16 men and boys.", [("killed", None, 16, None, "men")]),
    ("Guerrillas freed 9 hostages.", []),
    (
        "Israel said it eliminated 30 militants and 4 commanders.",
        [("killed", None, 30, None, "militants"), ("killed", None, 4, None, "commanders")],
    ),
    ("The air force said it destroyed 18 drones overnight.", [("destroyed", None, 18, None, "drones")]),
    ("Twelve of the 30 people on board were killed.", [("killed", None, 12, None, "people")]),
    ("Half of those killed were children.", []),
    ("Nobody was killed but four were hurt.", [("killed", None, 0, None, None), ("wounded", None, 4, None, None)]),
    ("He said not a single civilian was killed.", []),
    (
        "The blast wounded 8, three of them seriously.",
        [("wounded", None, 8, None, None), ("wounded", None, 3, None, None)],
    ),
    ("More than two dozen people have been killed in clashes since Friday.", [("killed", 24, None, None, "people")]),
]


def tolls_of(doc):
    times = find_times(doc)
    return [t for s in doc.sentences for t in find_tolls(doc, first=s.first, last=s.last, times=times)]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0][:50] for row in TABLE])
def test_kind_bounds_and_who(document, text, expected):
    found = [(t.kind.value, t.low, t.best, t.high, t.who) for t in tolls_of(document(text, published="2024-05-20"))]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "status", "sex", "age"),
    [
        ("Shells killed three civilians.", CivilStatus.CIVILIAN, None, None),
        ("Shells killed three soldiers.", CivilStatus.COMBATANT, None, None),
        ("Shells killed three people.", CivilStatus.UNKNOWN, None, None),
        ("Shells killed three women.", CivilStatus.UNKNOWN, "female", None),
        ("Shells killed three boys.", CivilStatus.UNKNOWN, "male", "child"),
        ("Shells killed three children.", CivilStatus.UNKNOWN, None, "child"),
        ("Shells killed two elderly men.", CivilStatus.UNKNOWN, "male", "elderly"),
        ("Shells killed two unarmed men.", CivilStatus.CIVILIAN, "male", None),
        ("Troops killed four armed men.", CivilStatus.COMBATANT, "male", None),
        ("THE ARMY KILLED FOUR GUERRILLAS.", CivilStatus.COMBATANT, None, None),
    ],
)
def test_who_they_are_by_the_words(document, text, status, sex, age):
    (toll,) = tolls_of(document(text))
    assert (toll.status, toll.sex, toll.age) == (status, sex, age)


@pytest.mark.parametrize(
    ("text", "scope", "since", "as_of"),
    [
        ("A strike killed five people on Monday.", Scope.INCIDENT, None, None),
        ("The fighting has killed 300 people so far.", Scope.CUMULATIVE, None, "2024-05-20"),
        ("Since 3 May, 300 people have been killed.", Scope.CUMULATIVE, "2024-05-03", "2024-05-20"),
        (
            "The ministry said on Friday that 40 people have been killed since 3 May.",
            Scope.CUMULATIVE,
            "2024-05-03",
            "2024-05-17",
        ),
        ("In 2021, militias killed 900 people.", Scope.CUMULATIVE, "2021", "2021"),
        ("More than 9,000 people have been displaced.", Scope.CUMULATIVE, None, "2024-05-20"),
        ("The death toll from the attack rose to 9.", Scope.INCIDENT, None, None),
        ("Drones killed 12 people this month.", Scope.CUMULATIVE, "2024-05", "2024-05"),
        ("Shells destroyed two barns for the fourth time this month.", Scope.INCIDENT, None, None),
        (
            "The estimate of civilians killed since 3 May is 40 as of May 17.",
            Scope.CUMULATIVE,
            "2024-05-03",
            "2024-05-17",
        ),
        ("The council put civilian deaths in the north at 73.", Scope.CUMULATIVE, None, "2024-05-20"),
        ("The losses stand at about 400 dead.", Scope.CUMULATIVE, None, "2024-05-20"),
        ("More than 9,000 people are now displaced.", Scope.CUMULATIVE, None, "2024-05-20"),
        ("A doctor put the dead at eight.", Scope.INCIDENT, None, None),
        ("Three men have now died of the fire at the depot.", Scope.INCIDENT, None, None),
        ("He said nobody had been hurt there.", Scope.INCIDENT, None, None),
    ],
)
def test_scope_and_days(document, text, scope, since, as_of):
    (toll,) = tolls_of(document(text, published="2024-05-20"))
    assert (toll.scope, toll.since, toll.as_of) == (scope, since, as_of)


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        (
            "The army puts its dead since 3 May at 64. The rebels acknowledge 59 of their men killed.",
            [(Scope.CUMULATIVE, "2024-05-03"), (Scope.CUMULATIVE, "2024-05-03")],
        ),
        (
            "The army puts its dead since 3 May at 64. The rebels acknowledge 9 of their men killed on Sunday.",
            [(Scope.CUMULATIVE, "2024-05-03"), (Scope.INCIDENT, None)],
        ),
        (
            "The army puts its dead since 3 May at 64.\n\nThe rebels acknowledge 59 of their men killed.",
            [(Scope.CUMULATIVE, "2024-05-03"), (Scope.INCIDENT, None)],
        ),
        ("The army shelled the town. The rebels acknowledge 59 of their men killed.", [(Scope.INCIDENT, None)]),
    ],
)
def test_a_bare_number_after_a_running_total_runs_with_it(document, text, scopes):
    assert [(t.scope, t.since) for t in tolls_of(document(text, published="2024-05-20"))] == scopes


def test_since_the_start_of_the_war_is_the_day_that_the_text_gives_for_it(document):
    text = (
        "Shortly after the outbreak of the war on April 2, envoys met.\n"
        "Nearly 60 percent of the valley's people have fled since the start of the war."
    )
    (toll,) = tolls_of(document(text, published="2024-05-20"))
    assert (toll.unit, toll.high, toll.since, toll.base) == (Unit.PERCENT, 60, "2024-04-02", "valley's people")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("An estimated 90,000 civilians were displaced.", "An estimated 90,000"),
        ("A soldier was wounded.", "A soldier"),
        ("The attack caused no casualties.", "no casualties"),
        ("They inflicted considerable losses on the garrison.", "considerable"),
        ("The attack killed and injured villagers.", "killed and injured"),
    ],
)
def test_words_are_quoted(document, text, quoted):
    (toll,) = tolls_of(document(text))
    assert toll.text == quoted


def test_only_the_clause_asked_for_is_read(document):
    doc = document("Bombs killed 9 farmers and wounded 20.")
    wounded = next(t.index for t in doc.tokens if t.text == "wounded")
    (toll,) = find_tolls(doc, first=wounded, last=len(doc.tokens))
    assert (toll.kind, toll.best, toll.who) == (TollKind.WOUNDED, 20, "farmers")


def test_no_words_no_tolls(document):
    assert find_tolls(document("Envoys met."), first=2, last=2) == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(2, 900), kind=st.sampled_from(["killed", "wounded", "abducted"]))
def test_any_number_is_read_as_it_stands(document, number, kind):
    (toll,) = tolls_of(document(f"Gunmen {kind} {number} villagers."))
    assert (toll.kind.value, toll.low, toll.best, toll.high) == (kind, None, number, None)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "killed",
                "12",
                "people",
                "and",
                "wounded",
                "were",
                "dead",
                "no",
                ",",
                "nearly",
                "of",
                "them",
                "the",
                "toll",
                "to",
                "left",
            ]
        ),
        max_size=14,
    )
)
def test_no_order_of_words_breaks_it_and_unknown_is_never_zero(document, words):
    text = " ".join(["Reports:", *words])
    for toll in tolls_of(document(text)):
        bounds = (toll.low, toll.best, toll.high)
        assert toll.best != 0 or "no" in words
        assert sum(b is not None for b in bounds) <= 2


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The ministry said that at least 40 civilians had been killed in that time.", Scope.CUMULATIVE),
        ("The Front said that more than 1,000 soldiers had been killed.", Scope.CUMULATIVE),
        ("The Front said that three soldiers had been killed when a shell hit their post.", Scope.INCIDENT),
        ("Three soldiers were killed in the ambush.", Scope.INCIDENT),
    ],
)
def test_a_total_beside_no_act_runs_on(document, text, scope):
    doc = document(text)
    assert find_tolls(doc, first=0, last=len(doc.tokens))[0].scope is scope


def test_a_number_in_code_is_no_toll(document):
    doc = document("Rebels shelled the town, killing <script>alert(1)</script> three civilians.")
    assert 1 not in [toll.best for toll in find_tolls(doc, first=0, last=len(doc.tokens))]


def test_a_customs_officer_is_not_called_a_combatant(document):
    doc = document("The bomb killed a customs officer.")
    assert [t.status for t in find_tolls(doc, first=0, last=len(doc.tokens))] == [CivilStatus.UNKNOWN]


@pytest.mark.parametrize(
    "text",
    [
        "Militia guns hit a village and wounded three.",
        "Militia artillery struck a village in violation of the pause and wounded three.",
        "Rebel shells hit a village, wounding three.",
        "Soldier groups opened fire on a village, killing three.",
    ],
)
def test_who_did_it_is_not_among_those_counted(document, text):
    assert [toll.who for toll in tolls_of(document(text))] == [None]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Militia guns killed two villagers and wounded three.", "villagers"),
        ("One soldier was killed and three wounded by militia guns.", "soldier"),
    ],
)
def test_whom_a_number_counts_on_is_those_harmed_before(document, text, who):
    assert [toll.who for toll in tolls_of(document(text))] == [who, who]
