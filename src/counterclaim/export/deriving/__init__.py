"""What several formats derive from an incident, by named rules: days, place, parties, tolls, words."""
