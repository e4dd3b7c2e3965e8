"""Words that every package shares."""
