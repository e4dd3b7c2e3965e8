"""Rows to records and back: the border of the application database."""
