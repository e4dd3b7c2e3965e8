"""Trials: chance decided who got the tactic."""
