"""The first screen for a desk that mails: a dossier in, plain text or Word out."""
