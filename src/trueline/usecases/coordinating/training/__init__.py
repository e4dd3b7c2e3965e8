"""Training: the register read, and completions kept."""
