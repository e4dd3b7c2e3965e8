"""Adjusted comparisons: who got the tactic is weighed to look like who did not."""
