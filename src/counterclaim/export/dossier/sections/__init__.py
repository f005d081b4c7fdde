"""What a dossier tells, a file a section: a book in, records of `model.py` out."""
