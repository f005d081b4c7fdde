"""How many: numbers in words and figures, and whom they count as harmed. Reads packs numbers.en, tolls.en."""

from counterclaim.claims.tolls.finding import find_tolls

__all__ = ["find_tolls"]
