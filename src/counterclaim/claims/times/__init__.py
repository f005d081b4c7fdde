"""When: the times a report names, resolved against its day of publication. Reads pack times.en."""

from counterclaim.claims.times.finding import TimeMention, day_of, find_times

__all__ = ["TimeMention", "day_of", "find_times"]
