"""Rows to observations: panels, members and series, honest about what is missing."""
