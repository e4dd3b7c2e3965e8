"""Readers that several importers of one family of exports share."""
