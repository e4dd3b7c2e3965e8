"""Rows to facts: the readers that importers are declared with."""
