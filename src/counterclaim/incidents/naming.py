"""A disputed place stands under all its names in the name of an incident.

In: incidents with their claims, and the names that stand together, by the id of the place (the conflict file's). Out:
the incidents with those names in title and places. Claims and quotations keep the word of the text. Reads no pack.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from counterclaim.incidents.titles import title_of
from counterclaim.packs.gazetteer import Shown
from counterclaim.packs.gazetteer_names import fold_name
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Claim
from counterclaim.records.ledger import Incident

BETWEEN = "/"
"""Between the names of one place."""


def name_places(
    incidents: Sequence[Incident], claims: Iterable[Claim], *, shown: Mapping[str, Shown]
) -> tuple[Incident, ...]:
    """The incidents with each disputed place under all its names, in the order of the conflict file.

    Example: where the file says that Oldbridge is Altbruck too, "shelling, Altbruck, 3 May 2031" becomes "shelling,
    Altbruck/Oldbridge, 3 May 2031".
    """
    if not shown:
        return tuple(incidents)
    by_id = {claim.id: claim for claim in claims}
    return tuple(_named(one, [by_id[c] for c in one.claims if c in by_id], shown) for one in incidents)


def _named(incident: Incident, claims: Iterable[Claim], shown: Mapping[str, Shown]) -> Incident:
    told = {
        plain_name(place.name): label_of(place.name, shown[place.gazetteer])
        for claim in claims
        for place in claim.places
        if place.gazetteer is not None and place.gazetteer in shown
    }
    places = tuple(dict.fromkeys(told.get(plain_name(name), name) for name in incident.places))
    if places == incident.places:
        return incident
    old, new = (title_of(incident.type, names, incident.time) for names in (incident.places, places))
    return msgspec.structs.replace(incident, places=places, title=incident.title.replace(old, new))


def label_of(name: str, shown: Shown) -> str:
    """All names for one of them; in "village near Oldbridge" only the name is exchanged."""
    label = BETWEEN.join(shown.together)
    known = sorted((*shown.together, *shown.known), key=lambda one: (-len(one), one))
    if fold_name(name) in set(map(fold_name, known)):
        return label
    inside = (re.compile(rf"(?<!\w){re.escape(one)}(?!\w)", re.IGNORECASE) for one in known)
    return next((one.sub(lambda _: label, name, count=1) for one in inside if one.search(name)), name)
