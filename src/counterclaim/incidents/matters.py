"""Whether what is said in return, in accusing or in denying, is about the very happening that was put before.

In: two claims of different sides. Out: yes or no. Reads event_families, incident_words and party_words through `packs`.

"You stormed the hospital" and "you bombed the suburbs" are two happenings, though the one answers the other; "you
shelled Brezna" and "you yourselves shelled Brezna" are one. Only the claims' own words decide, so that the answer is
the same before and after an answered claim's day and place are carried over.
"""

from counterclaim.incidents.comparing import (
    Nearness,
    compare_places,
    compare_times,
    hours_apart,
    is_fine,
    share_fine_place,
    share_targets,
    share_weapons,
    standing,
    targets_apart,
)
from counterclaim.incidents.scene import Scene
from counterclaim.packs.families import breaks_truce
from counterclaim.packs.parties import is_named, party, plain_name, same_party, with_side
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Stance

_BROKEN = "ceasefire_violated"


def one_matter(counter: Claim, accused: Claim) -> bool:
    """Whether `counter`, told in return for `accused`, tells of the same happening with the doers exchanged.

    Example: "A shelled Brezna on Monday" and "B shelled Brezna on Monday" are one; "A stormed a hospital in Brezna" and
    "B bombed homes" are two.
    """
    if counter.event is None or accused.event is None or _elsewhere(counter, accused):
        return False
    one, two = counter.event.type, accused.event.type
    turned = find_phrase("same_matter", counter.evidence.text) is not None
    if one != two:
        return turned and _BROKEN in (one, two) and breaks_truce(one) and breaks_truce(two)
    if turned:
        return True
    if targets_apart(counter, accused):
        return False
    return share_fine_place(counter, accused) or share_targets(counter, accused) or _bare(counter, accused)


def own_side_harmed(scene: Scene, i: int, j: int) -> bool:
    """Whether claim i is a denial by the side that claim j tells of as hit, and j blames nobody of that side."""
    speaker, told = scene.speakers[i], scene.claims[j]
    if scene.claims[i].stance is not Stance.DENIES or speaker is None or told.event is None or scene.blames(j, speaker):
        return False
    hit = [with_side(party(t), scene.sides) for t in told.event.targets]
    return any(is_named(t) and same_party(t, speaker) for t in hit)


def beside_the_matter(denial: Claim, accusation: Claim) -> bool:
    """Whether a denial denies what the accusation does not put: a place, or a weapon, of which that says nothing.

    Example: "it denied using gas" does not deny the shelling of Brezna, nor does "it denied firing at Dolna".
    """
    fine = [any(is_fine(p) for p in standing(c)) for c in (denial, accusation)]
    place = compare_places(denial, accusation)
    if fine[0] and place in (Nearness.UNKNOWN, Nearness.APART) and (fine[1] or denial.event is None):
        return True
    if not denial.weapons or share_weapons(denial, accusation):
        return False
    return not share_fine_place(denial, accusation) and not share_targets(denial, accusation)


def _elsewhere(first: Claim, second: Claim) -> bool:
    """Whether places, days or hours part two claims; two fine places that do not lie together are two."""
    if compare_times(first.time, second.time) is Nearness.APART or hours_apart(first.time, second.time):
        return True
    place = compare_places(first, second)
    fine = all(any(is_fine(p) for p in standing(c)) for c in (first, second))
    return place is Nearness.APART or (fine and place is Nearness.UNKNOWN)


def _bare(counter: Claim, accused: Claim) -> bool:
    """Whether the claim in return names nothing of its own, as in "each blamed the other for the shelling"."""
    own = {plain_name(p.name) for p in counter.places} - {plain_name(p.name) for p in accused.places}
    told = counter.event is not None and counter.event.targets
    return not (told or counter.weapons or counter.tolls or own)
