"""Who is who in a report: one actor per person or body, and whom each word names.

In: a document. Out: the cast (`find_actors`), and the actor that a span names (`resolve`). Reads packs actors.en,
actors, countries.
"""

from counterclaim.claims.actors.cast import Cast, Mention
from counterclaim.claims.actors.coreference import resolve
from counterclaim.claims.actors.discourse import TURNS
from counterclaim.claims.actors.filed import filed_lands
from counterclaim.claims.actors.finding import find_actors, find_lands

__all__ = ["TURNS", "Cast", "Mention", "filed_lands", "find_actors", "find_lands", "resolve"]
