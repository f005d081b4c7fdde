"""Where: the places a report names, and how each stands to what happened. Reads pack places.en and the gazetteer."""

from counterclaim.claims.places.finding import PlaceMention, find_places
from counterclaim.claims.places.mentions import of_talks

__all__ = ["PlaceMention", "find_places", "of_talks"]
