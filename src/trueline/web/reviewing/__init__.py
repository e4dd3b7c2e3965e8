"""A meeting as its page shows it: agenda, minutes, attendance, decisions, and what is missing."""
