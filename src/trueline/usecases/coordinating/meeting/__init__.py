"""Meetings: a year ahead, moved, cancelled and called, told, and whether they were held."""
