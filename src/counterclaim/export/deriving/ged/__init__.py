"""House rules of UCDP GED, each a named function: dyads, deaths, precision."""
