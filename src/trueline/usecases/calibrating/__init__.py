"""Guesses of the plan, tested on their day, and how good they turned out to be."""
