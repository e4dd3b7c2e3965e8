"""Who steers: bodies and their meetings, who answers for what, escalation and training."""
