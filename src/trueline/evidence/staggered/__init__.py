"""Tactics that units began at different times: group-time effects, their averages, and trends."""
