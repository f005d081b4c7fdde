"""The user's own places: a list as CSV or workbook, or a dump of GeoNames.

In: a file. Out: entries for the gazetteer, or an index of them on disk, and what was refused with line and reason.
"""
