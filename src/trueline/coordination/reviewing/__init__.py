"""Review sessions: the agenda, what is said, and what a meeting needs before it may close."""
