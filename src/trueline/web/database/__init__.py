"""SQLite as Django's database, whose failures are sentences that a person can act on."""
