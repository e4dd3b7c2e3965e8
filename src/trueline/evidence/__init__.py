"""What was caused: studies, their estimates, what they are worth."""
