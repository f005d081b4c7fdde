"""Who repeats whom: paragraphs of reports that stand in earlier ones, and how many origins are left."""
