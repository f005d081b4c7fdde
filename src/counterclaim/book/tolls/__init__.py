"""How many, according to whom, over all reports: series, what stands in place of what, sums with bounds."""
