"""Staffing: how many people answer a queue in time, and what one more or one fewer would bring."""
