"""Where: the places a report names, with their relation to what happened there. Reads packs places.en, regions and the gazetteer."""

from counterclaim.claims.places.finding import PlaceMention, find_places

__all__ = ["PlaceMention", "find_places"]
