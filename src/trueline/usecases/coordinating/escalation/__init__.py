"""Escalation: paths read, incidents and drills opened, people called, answers kept."""
