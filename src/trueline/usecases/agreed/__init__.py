"""What people agreed on: the books of meetings, decisions and action items, and their log."""
