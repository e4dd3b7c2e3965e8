"""Escalation: how severe something is, who is called, and how fast they answered."""
