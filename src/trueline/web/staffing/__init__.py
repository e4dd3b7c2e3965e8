"""Ongoing support in words and rows for its page."""
