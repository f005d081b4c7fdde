"""Documents to claims: one file or folder per finding step; `reading.py` runs them in order."""
