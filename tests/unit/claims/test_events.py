"""Which type an act without a plain name has: by weapon, by target, by what is left."""

import pytest

from counterclaim.packs.event_types import load_event_types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # the weapon decides an open word
        ("Rebels attacked the base with mortars, the army said.", "shelling"),
        ("Rebels attacked the base with drones, the army said.", "air_strike"),
        ("A missile strike on Dnipro killed four people, the mayor said.", "shelling"),
        ("A drone strike on Dnipro killed four people, the mayor said.", "air_strike"),
        ("The army attacked the camp with helicopters, the rebels said.", "air_strike"),
        # then the target
        ("Gunmen attacked a clinic in Goma, the mayor said.", "attack_on_civilians"),
        ("Gunmen attacked villagers near Goma, the mayor said.", "attack_on_civilians"),
        ("Militants attacked a mosque in Goma, the mayor said.", "attack_on_civilians"),
        # then what is left
        ("Gunmen attacked an army patrol near Goma, the mayor said.", "armed_clash"),
        ("Rebels ambushed a convoy of soldiers, the army said.", "armed_clash"),
        # killing with a doer
        ("Militiamen killed nine villagers in Goma, the mayor said.", "attack_on_civilians"),
        ("Rebels killed two soldiers near Goma, the army said.", "armed_clash"),
        ("Rebels executed two captured soldiers near Goma, the army said.", "ill_treatment"),
        # nothing named
        ("Nine people were found dead in Goma, the mayor said.", None),
    ],
)
def test_types(claim_on, text, kind):
    claim = claim_on(text)
    assert (claim.event.type if claim.event else None) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shelling of the port killed two dockers, the mayor said.", "shelling"),
        ("The army shelled Goma, wounding nine people, the mayor said.", "shelling"),
        ("Two women died when jets bombed the market, doctors said.", "air_strike"),
        ("A mine killed two children near Malakal, doctors said.", "remote_explosive"),
    ],
)
def test_the_act_outweighs_its_harm(claim_on, text, kind):
    claim = claim_on(text)
    assert (claim.kind, claim.event and claim.event.type, len(claim.tolls)) == ("event", kind, 1)


EXAMPLES = [(text, name) for name, kind in load_event_types().types.items() for text in kind.examples]
OTHERS = [kind.counter_example for kind in load_event_types().types.values()]


@pytest.mark.parametrize(("text", "kind"), EXAMPLES)
def test_the_examples_of_the_vocabulary_are_read_as_it_says(claims_of, text, kind):
    assert [c.event.type for c in claims_of(text) if c.event] == [kind]


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_what_the_vocabulary_sets_apart_is_read_apart(claims_of, text, kind):
    assert [c.event.type for c in claims_of(text) if c.event] == ([kind] if kind else [])
