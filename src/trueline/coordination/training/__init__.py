"""Training: who needs which course, who has taken it, and whose is overdue."""
