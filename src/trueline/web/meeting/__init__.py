"""Meetings, bodies and departments in words and rows for their pages."""
