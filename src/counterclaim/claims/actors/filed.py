"""States and lands that the user's conflict file names, where no list holds them.

In: the conflict file. Out: their words (the name and its adjective), each with its land. Reads the nouns of the pack
`actors.en`.

Example: a side "Velmar" with the members "Velmari" and "Velmari Defence Ministry" makes "Velmar" and "Velmari" words
for one land in every report, also in one that tells of no body of its.
"""

from counterclaim.claims.actors.unlisted import SHORTEST, is_form
from counterclaim.packs.actors import ActorWords, load_actor_words, split_words
from counterclaim.packs.conflict import Conflict, Side


def filed_lands(conflict: Conflict | None) -> dict[str, str]:
    """The words for lands of a conflict file, each with its land; a side without a body of a state is none."""
    words = load_actor_words()
    return {word: land for side in (conflict.sides if conflict else ()) for word, land in _of(side, words).items()}


def _of(side: Side, words: ActorWords) -> dict[str, str]:
    land = side.name
    if not _may_be(land) or next(words.scan([land]), None) is not None:
        return {}
    named = [split_words(member) for member in side.members]
    firsts = {name[0] for name in named if name and _may_be(name[0]) and is_form(name[0], land)}
    bodies = [name[1:] for name in named if len(name) > 1 and name[0] in firsts | {land}]
    owns = any(term.id in words.statehood for body in bodies for found in words.scan(body) for term in found.terms)
    return dict.fromkeys(sorted({land, *firsts}), land) if owns else {}


def _may_be(word: str) -> bool:
    return word.isalpha() and word[0].isupper() and not word.isupper() and len(word) >= SHORTEST
