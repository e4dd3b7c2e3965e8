"""Attempts to show that an estimate is wrong."""
