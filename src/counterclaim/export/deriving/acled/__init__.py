"""House rules of ACLED, each a named function: days, deaths, types, actors."""
