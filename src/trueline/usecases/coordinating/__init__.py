"""Coordinate: the books of meetings, decisions and action items, and what is done with them."""
