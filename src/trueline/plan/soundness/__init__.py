"""Whether a plan document hangs together: its values, its targets and what it refers to."""
