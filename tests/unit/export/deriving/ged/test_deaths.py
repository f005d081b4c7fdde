"""Deaths as UCDP GED gives them, by examples of its codebook in our words."""

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.deriving.camps import Camp
from counterclaim.export.deriving.ged.deaths import deaths_of
from counterclaim.export.deriving.ged.dyads import Dyad
from counterclaim.export.deriving.killed import killed_of
from counterclaim.export.deriving.tolls import Count
from counterclaim.records.enums import CivilStatus

PAIR = Dyad(type=1, a=Camp(names=("Norland army",), side="Norland"), b=Camp(names=("Reed Front",), side="Reed"))
GROUPS = [
    {"best": 3, "who": "soldiers", "status": "combatant"}, {"best": 2, "who": "fighters", "status": "combatant"},
    {"best": 5, "who": "villagers", "status": "civilian"}, {"best": 1, "who": "drivers", "status": "combatant"},
]  # fmt: skip
WHOSE = {"soldiers": "Norland", "fighters": "Reed"}


def test_dead_stand_by_whose_they_are_and_add_up_to_best(told, act) -> None:
    found = deaths_of(killed_of(told(act(by="Norland army", tolls=GROUPS), of=WHOSE)), PAIR)
    assert (found.a, found.b, found.civilians, found.unknown, found.best) == (3, 2, 5, 1, 11)


def test_low_and_high_are_the_lowest_and_highest_and_best_is_low(told, act) -> None:
    one = told(act(by="Norland army", tolls=[{"best": 14}]), act(by="Reed Front", tolls=[{"best": 9}]))
    found = deaths_of(killed_of(one), PAIR)
    assert (found.low, found.best, found.high, found.unknown, found.open) == (9, 9, 14, 9, False)


def test_at_least_leaves_high_open(told, act) -> None:
    found = deaths_of(killed_of(told(act(by="Norland army", tolls=[{"low": 9}]))), PAIR)
    assert (found.low, found.high, found.open) == (9, 9, True)


def test_of_the_same_total_the_claimant_who_tells_whose_they_are_stands(told, act) -> None:
    one = told(act(by="Reed Front", tolls=[{"best": 11}]), act(by="Norland army", tolls=GROUPS), of=WHOSE)
    assert deaths_of(killed_of(one), PAIR).a == 3


def test_no_number_is_no_estimate(told, act) -> None:
    assert deaths_of(killed_of(told(act(tolls=[{"text": "killed", "who": "soldiers"}]))), PAIR) is None
    assert deaths_of(killed_of(told(act())), PAIR) is None


NUMBERS = st.none() | st.integers(0, 500).map(float)
COUNTS = st.builds(
    Count, claimant=st.sampled_from((None, "x", "y")), side=st.none(), low=NUMBERS, best=NUMBERS, high=NUMBERS,
    who=st.sampled_from((None, "soldiers", "people")), of=st.sampled_from((None, "Norland", "Reed", "Hill")),
    status=st.sampled_from(CivilStatus), text=st.none(), claim=st.sampled_from(("c_1", "c_2")),
    sex=st.sampled_from((None, "female")),
)  # fmt: skip


@given(st.lists(COUNTS, max_size=6))
def test_groups_always_add_up_to_best(counts: list[Count]) -> None:
    found = deaths_of(counts, PAIR)
    if found is not None:
        assert found.a + found.b + found.civilians + found.unknown == found.best
        assert min(found.a, found.b, found.civilians, found.unknown) >= 0
        assert found.low <= found.best <= found.high
