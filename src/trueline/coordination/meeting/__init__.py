"""Meetings: the days of a series, what moves them, and whether they were held in time."""
