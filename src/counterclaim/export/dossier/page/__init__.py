"""The page: a dossier and the texts of its reports in, HTML out."""
