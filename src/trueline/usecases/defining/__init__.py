"""Metrics as an organisation defines them: what is known of each, new versions, and who uses it."""
