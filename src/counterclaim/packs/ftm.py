"""Countries and territories in FollowTheMoney's codes.

In: a country as in the countries pack, an ISO 3166 alpha-3 code or the id of a territory. Out: FollowTheMoney's code,
or None where it has none. Reads the pack `ftm`.

Example: the alpha-3 code of a state gives its alpha-2 code in small letters.
"""

from collections.abc import Mapping
from functools import cache

import pycountry

from counterclaim.packs.loader import load_pack

_ALPHA_3 = 3


def ftm_country(code: str) -> str | None:
    """FollowTheMoney's code of a country or territory; None where it has none."""
    if len(code) == _ALPHA_3 and code.isupper():
        found = pycountry.countries.get(alpha_3=code)
        return found.alpha_2.lower() if found else None
    return load_territories().get(code)


@cache
def load_territories() -> Mapping[str, str]:
    """The packaged codes of territories, by their ids in the countries pack. Read once."""
    return {str(name): str(code) for name, code in load_pack("ftm")["territories"].items()}
