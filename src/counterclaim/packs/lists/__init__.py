"""Lists of actors and sources that a desk keeps: rows in, entries of the file of lists beside a conflict file out."""
