"""Class and purpose of a truce by the words of those who tell of it, as the ETH/PRIO ceasefire data code them.

In: words of terms and of sentences. Out: codes; none where no word tells. Reads the pack `ceasefire_codes.en`.

Example: `load_ceasefire_codes().class_of("a truce monitored by observers")` gives 2.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.packs.plover import any_of

_ARRANGED = 2


class Declaring(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The words by which a party makes a truce itself, and those that look back on one."""

    acts: re.Pattern[str]
    fillers: re.Pattern[str]
    subjects: re.Pattern[str]
    """Pronouns, and words for all parties together."""
    looking_back: re.Pattern[str]


class CeasefireCodes(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The codes with the words that tell them."""

    classes: tuple[tuple[int, re.Pattern[str]], ...]
    purposes: tuple[tuple[str, re.Pattern[str]], ...]
    declaring: Declaring

    def class_of(self, words: str) -> int | None:
        """1 to 3; None where no word tells it."""
        return next((code for code, known in self.classes if known.search(words)), None)

    def arranged(self, words: str) -> bool:
        """Whether arrangements for the truce's keeping are told."""
        return any(known.search(words) for code, known in self.classes if code == _ARRANGED)

    def purposes_of(self, words: str) -> tuple[str, ...]:
        """The purposes that are told, in the order of the columns."""
        return tuple(name for name, known in self.purposes if known.search(words))


@cache
def load_ceasefire_codes() -> CeasefireCodes:
    """The packaged codes. Read once."""
    return read_ceasefire_codes(load_pack("ceasefire_codes.en"))


def read_ceasefire_codes(data: Mapping[str, Any]) -> CeasefireCodes:
    """Turn the content of the pack into records."""
    declaring = data["declaring"]
    return CeasefireCodes(
        classes=tuple((int(raw["code"]), any_of(raw["words"])) for raw in data["classes"]),
        purposes=tuple((str(raw["code"]), any_of(raw["words"])) for raw in data["purposes"]),
        declaring=Declaring(
            acts=any_of(declaring["acts"]),
            fillers=any_of(declaring["fillers"]),
            subjects=any_of([*declaring["subjects"], *declaring["of_both"]]),
            looking_back=any_of(declaring["looking_back"]),
        ),
    )
