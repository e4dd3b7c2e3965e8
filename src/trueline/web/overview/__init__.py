"""The blocks of the executive overview, each put into words and drawings."""
