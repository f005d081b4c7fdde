"""Which truces told by several reports are one: by day, by broker, by name, by number, or by being the one in force.

In: parts whose record is a `Ceasefire` of one report. Out: a `Linker` for them. Reads countries and party_words, and
what `words.py` reads, through `packs`.

`scoring.py` compares two truces, `homes.py` settles what "the truce" alone means, `wholes.py` makes
the whole of its parts.
"""

import msgspec

from counterclaim.book.linker import Linker
from counterclaim.book.truces.homes import settle_truces
from counterclaim.book.truces.scoring import scoring_linker


def truce_linker() -> Linker:
    """How truces of several reports are joined.

    Example: "the truce of 10 May", "the Orta-brokered truce" of a report of 12 May and "the truce" of one of 13 May,
    all between the same parties, are one; a truce of 16 May is another, whoever brokered it.
    """
    return msgspec.structs.replace(scoring_linker(), weigh=settle_truces)
