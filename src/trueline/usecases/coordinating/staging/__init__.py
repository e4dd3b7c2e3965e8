"""Stages: what each asks and whether it is met, gates, closing and opening again, maturity."""
