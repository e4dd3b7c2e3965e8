"""Whether a target can be reached, as the plan's own guesses have it."""
