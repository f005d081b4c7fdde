"""Whether a party's words make a truce: they announce, accept, sign or declare it as its own act on that day.

The ETH/PRIO ceasefire data date a ceasefire by each actor's own declaration of it. Words that only mention a truce, or
look back on one, declare nothing, whoever says them. In doubt they declare nothing.
Reads the pack `ceasefire_codes.en`.

Example: "announced a truce" declares one; "a truce that Lenn had brokered four days earlier" does not.
"""

import re

from counterclaim.packs.ceasefire_codes import Declaring, load_ceasefire_codes
from counterclaim.records.tallies import Declaration


def declares(one: Declaration, cue: str | None = None) -> bool:
    """Whether a party's words declare a truce; `cue` is the verb that gives them: "announced" that a truce begins."""
    known = load_ceasefire_codes().declaring
    if one.denies or known.looking_back.search(one.words):
        return False
    if cue is not None and known.acts.fullmatch(cue.strip()):
        return True
    names = [re.escape(name) for name in (one.side, one.by) if name]
    return any(_its_own(one.words[: act.start()], names, known) for act in known.acts.finditer(one.words))


def _its_own(before: str, names: list[str], known: Declaring) -> bool:
    """Whether the party itself acts: nothing, a pronoun, its name or "both sides" opens the words before the verb."""
    left = " ".join(known.fillers.sub(" ", before).replace(",", " ").split())
    if not left or known.subjects.fullmatch(left):
        return True
    return any(re.fullmatch(rf"(?:the\s+)?{name}", left, re.IGNORECASE) for name in names)
