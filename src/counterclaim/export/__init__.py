"""Records in, text for others out: one file per output format. Reads no pack; imports the store, never the pipeline."""
