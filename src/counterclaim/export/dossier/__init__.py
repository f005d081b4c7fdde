"""The dossier: a ledger in, one self-contained page out, and the same first screen as plain text or Word."""
