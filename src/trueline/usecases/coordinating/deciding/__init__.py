"""Decisions: taken with the numbers that people saw, put right, looked at again."""
