"""Who is who over many reports: persons, bodies, forces and states, and the offices they held."""
