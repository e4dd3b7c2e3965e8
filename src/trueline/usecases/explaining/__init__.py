"""Explain a change: which channels, accounts, segments and posts it came from, and what broke."""
