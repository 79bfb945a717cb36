"""Tables as files: read, check and type them; no database here."""
