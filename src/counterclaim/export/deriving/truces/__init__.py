"""What truce data ask of a truce: parts of dates, codes by words, and its evidence with who says so."""
