"""Ongoing support: hours needed and assigned, and what answering in time asks of people."""
