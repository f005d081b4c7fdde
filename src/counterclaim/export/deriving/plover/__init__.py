"""What PLOVER asks of a claim: its event, days, actors, place and size, by named rules."""
