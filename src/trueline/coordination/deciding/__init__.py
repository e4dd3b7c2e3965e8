"""Decisions and action items: what was decided on what grounds, and who does what by when."""
