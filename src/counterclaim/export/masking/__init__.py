"""Names of private persons in records and texts: found by a written rule, masked at equal length."""
