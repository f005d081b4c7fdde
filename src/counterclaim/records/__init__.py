"""Records that pass between the stages, and what they share: enums, ids, errors, settings. Imports nothing of ours."""
