"""Which truces told by several reports are one, what was said of each, and which was in force when."""
